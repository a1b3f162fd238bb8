"""Words that a user adds to any list are taken as they are written, whatever marks they hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crosscheck.config import load_config
from crosscheck.extract.place.spots import find_spots
from crosscheck.gazetteer import relation
from crosscheck.pipeline import check_paths
from crosscheck.toml_source import toml_lines
from crosscheck.vocabulary import Row, Vocabulary
from crosscheck.vocabulary.additions import NAMED, tables

ARTICLES = Path(__file__).parent.parent / "claims" / "articles"
ONE_WORD = ("noun", "verb", "word")


def added(row: Row, word: str) -> dict[str, Any]:
    """The row with this for each of its words."""
    found = {key: value for key, value in row.items() if key != "example"}
    for key, value in found.items():
        if key in ONE_WORD:
            found[key] = word
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            found[key] = [word]
    return found


@pytest.mark.parametrize("word", ["zorb (1", "*", "Zorb [of", "the"])
def test_a_word_with_marks_in_any_list_breaks_nothing(tmp_path: Path, word: str) -> None:
    lines = []
    for table in tables("en"):
        sorts = {}
        for row in Vocabulary().rows(table):
            sorts[tuple(str(row.get(key)) for key in NAMED), *row] = row
        for row in sorts.values():
            lines += [f"[[vocabulary.{table}]]", toml_lines(added(row, word)), ""]
    assert len(lines) > 500
    file = tmp_path / "crosscheck.toml"
    file.write_text("cache = false\n\n" + "\n".join(lines), encoding="utf-8")
    result = check_paths([str(ARTICLES)], replace(load_config(tmp_path), jobs=1))
    assert len(result.claims) > 20
    assert result.problems == ()


def test_areas_that_a_user_puts_into_each_other_have_an_end(tmp_path: Path) -> None:
    row = (
        '[[vocabulary.place_areas]]\nplace = "{0}"\nwords = ["{0}"]\nnear = []\ninside = ["{1}"]\n'
    )
    file = tmp_path / "crosscheck.toml"
    file.write_text(row.format("Zorb", "Blim") + row.format("Blim", "Zorb"), encoding="utf-8")
    vocabulary = load_config(tmp_path).vocabulary
    assert relation("Zorb", "Blim", vocabulary) == "inside"


def test_a_noun_that_a_user_puts_before_names_makes_places_of_them(tmp_path: Path) -> None:
    file = tmp_path / "crosscheck.toml"
    row = '[[vocabulary.place_nouns]]\nrole = "feature"\nwords = ["blim"]\nfront = ["zorb"]\n'
    file.write_text(row, encoding="utf-8")
    vocabulary = load_config(tmp_path).vocabulary
    (spot,) = find_spots("Some 40 people were hurt at Zorb Ostrelle.", 0, vocabulary)
    assert (spot.name, spot.kind) == ("Zorb Ostrelle", "feature")
