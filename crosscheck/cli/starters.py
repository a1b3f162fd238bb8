"""The files that `crosscheck init` begins with."""

from __future__ import annotations

from typing import Final

CONFIGURATION: Final = """\
# What crosscheck goes by; every value here is the default. Remove the "# " before a line to
# change it.

# Folders, relative to this file.
# decisions = "claims/decisions"
# reports = "reports"

# Verdicts that end a run with 1 while unreviewed: "conflict", "diverge".
# fail_on = ["conflict"]

# The language of the word lists.
# language = "en"

# Keep what was extracted from an article for the next run.
# cache = true

# How far words of approximation reach, as shares of the value; rounding in steps of the last
# digit that a figure shows.
# [tolerances]
# about = 0.1
# nearly = 0.1
# rounding = 0.5

# Outlets and their other names.
# [sources]
# "Coast Wire" = ["The Coast Wire", "coastwire.example"]

# Words that stand for one thing, and words that must not be taken for one another.
# [[vocabulary.synonyms]]
# words = ["ferry", "crossing vessel"]
# [[vocabulary.contrasts]]
# sides = [["berth", "mooring"], ["dry dock"]]
"""

WORKFLOW: Final = """\
name: figures
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  crosscheck:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install crosscheck-news
      - run: crosscheck check claims --format github --output markdown=summary.md
      - if: always()
        run: test ! -f summary.md || cat summary.md >> "$GITHUB_STEP_SUMMARY"
"""
