# Every target sets up what it needs in .venv; `make demo` is the place to start.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check lint types score bench clean

.venv/.demo: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("crosscheck needs Python 3.11 or newer: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/.dev: pyproject.toml .venv/.demo
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,browser]'
	touch $@

demo: .venv/.demo  ## check the example articles in claims/ and write reports/report.html
	$(BIN)/crosscheck check claims --exit-zero

test: .venv/.dev  ## all tests, and the branches of the package that they take
	$(BIN)/python -m slipcover --branch --source crosscheck --json --out .coverage.json -m pytest
	$(BIN)/python -m tools.branches .coverage.json --least 95

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/mypy

check: lint types test  ## what CI runs

score: .venv/.dev  ## accuracy on the labelled news in tests/gold
	$(BIN)/python -m tests.scoring $(SCORE)

.venv/.bench: pyproject.toml .venv/.demo
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench,spark]'
	touch $@

bench: .venv/.bench  ## measure speed beside other tools; BENCH="--articles PATH" takes real articles
	$(BIN)/python -m benchmarks $(BENCH)

clean:
	rm -rf .venv .score build dist
