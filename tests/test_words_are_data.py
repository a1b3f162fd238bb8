"""English words are rows of the vocabulary, with examples; code lists none but a few by name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from crosscheck.vocabulary import Vocabulary

ROOT = Path(__file__).parent.parent
STAGES = ("extract", "match", "gazetteer", "compare")
MODULES = [file for stage in STAGES for file in sorted((ROOT / "crosscheck" / stage).rglob("*.py"))]
# So many words side by side are a list of words.
FEWEST = 3
WORD = re.compile(r"[A-Za-z][A-Za-z'’ .-]*")
# Columns of the vocabulary that say what a row is for: their values are no language.
CATEGORIES = (
    "role", "part", "sort", "kind", "hedge", "unit", "dimension", "per", "takes", "direction",
    "group", "rule", "frame",
)  # fmt: skip
# Lists that stay in code, by module: how many of them, and why.
ALLOWED = {
    "extract/model.py": (1, "where the parser's lemmas are wrong"),
    "extract/numbers/oddities.py": (1, "Unicode categories"),
    "extract/numbers/measures.py": (1, "letters of units"),
    "extract/numbers/money.py": (1, "letters of scales"),
    "extract/numbers/calendar.py": (1, "reasons shown to the user"),
    "extract/rate_each.py": (1, "endings of words"),
    "extract/place/countries.py": (1, "codes of currencies"),
    "extract/place/resolve.py": (1, "codes of countries"),
    "extract/period/answers.py": (1, "groups of a pattern"),
    "extract/period/around_events.py": (1, "groups of a pattern"),
    "extract/period/attach.py": (1, "names of rules"),
    "extract/period/cues.py": (1, "groups of a pattern"),
    "extract/period/ellipsis.py": (1, "quarters, by their number"),
    "extract/period/expressions.py": (4, "groups of a pattern, and months that are words too"),
    "extract/period/frames.py": (1, "names of rules"),
    "extract/period/story.py": (1, "auxiliaries beside the parse's own tags"),
    "extract/period/units.py": (1, "groups of a pattern"),
    "match/candidates.py": (2, "parts of a score"),
    "match/units.py": (1, "names of units"),
    "match/words.py": (2, "endings of words"),
    "gazetteer/__init__.py": (1, "names that the package gives out"),
    "gazetteer/places.py": (2, "columns of a table"),
    "compare/likelihood.py": (5, "parts of a score"),
    "compare/second_look.py": (1, "parts of a score"),
}


@lru_cache(maxsize=1)
def symbols() -> frozenset[str]:
    """Labels of the parser, values of the code's own types, and categories of the vocabulary."""
    from spacy.glossary import GLOSSARY

    found = {*GLOSSARY, *(label.lower() for label in GLOSSARY)}
    found |= {"obj", "oprd", "csubj", "csubjpass", "nsubjpass", "auxpass", "quantmod", "npadvmod"}
    for file in (ROOT / "crosscheck").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            literal = isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name)
            if literal and ast.unparse(node).startswith("Literal["):
                found |= set(_strings(ast.walk(node)))
    for file in (ROOT / "crosscheck" / "vocabulary" / "en").glob("*.toml"):
        for row in Vocabulary().rows(file.stem):
            found |= {row[key] for key in CATEGORIES if isinstance(row.get(key), str)}
    return frozenset(found)


def _strings(nodes: Iterator[ast.AST]) -> list[str]:
    constants = (node for node in nodes if isinstance(node, ast.Constant))
    return [node.value for node in constants if isinstance(node.value, str)]


def lists_of_words(source: str) -> list[list[str]]:
    """The words of every set, tuple, list and mapping of the source that holds enough of them."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Set, ast.Tuple, ast.List)):
            elements = node.elts
        elif isinstance(node, ast.Dict):
            elements = [key for key in node.keys if key is not None]
        else:
            continue
        words = [w for w in _strings(iter(elements)) if WORD.fullmatch(w) and w not in symbols()]
        if len(words) >= FEWEST:
            found.append(words)
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT / "crosscheck")))
def test_code_lists_no_words_of_a_language(module: Path) -> None:
    name = module.relative_to(ROOT / "crosscheck").as_posix()
    found = lists_of_words(module.read_text(encoding="utf-8"))
    assert len(found) <= ALLOWED.get(name, (0, ""))[0], found


def test_a_list_of_words_is_seen_however_it_is_written() -> None:
    for source in (
        'SAD = frozenset({"grim", "bleak", "dire"})',
        'if word in ("grim", "bleak", "dire"): pass',
        'SAD = {"grim": 1, "bleak": 2, "dire": 3}',
    ):
        assert lists_of_words(source) == [["grim", "bleak", "dire"]]


def test_labels_of_the_parser_are_no_words() -> None:
    assert lists_of_words('OBJECTS = frozenset({"dobj", "attr", "oprd", "NOUN"})') == []


# Patterns that stay in code, by module: how many hold words that a list would, and why.
ALLOWED_PATTERNS = {
    "extract/change.py": (3, "what a change is set against: to be read from the calendar's rows"),
    "extract/numbers/names.py": (1, "parts of web addresses"),
    "extract/numbers/tokens.py": (1, "months, where text is cut before any vocabulary is read"),
    "extract/parse.py": (1, "what points back, where a sentence is chosen for the parser"),
    "extract/period/cells.py": (1, "units of time"),
    "extract/period/events.py": (1, "ends of a clause"),
    "extract/period/spoken.py": (1, "that data came out on a day"),
    "extract/period/expressions.py": (3, "time zones, and what a month's number counts"),
    "extract/period/counted_from.py": (2, "units of time"),
    "extract/speaker/names.py": (1, "small words inside names"),
}
ALTERNATIVES = re.compile(r"\((?:\?:|\?P<\w+>)?[^()]*\|")
NO_WORDS = re.compile(r"\?P<\w+>|\\[a-zA-Z]|\[[^\]]*\]")
LONG_WORD = re.compile(r"[A-Za-z]{3,}")


def patterns_of_words(source: str) -> list[list[str]]:
    """The words, but for the commonest of the language, of every pattern that chooses from many."""
    from spacy.lang.en.stop_words import STOP_WORDS

    texts = [t for t in _strings(ast.walk(ast.parse(source))) if ALTERNATIVES.search(t)]
    words = (LONG_WORD.findall(NO_WORDS.sub(" ", text)) for text in texts)
    telling = ([w for w in found if w.lower() not in STOP_WORDS] for found in words)
    return [found for found in telling if len(found) >= FEWEST]


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT / "crosscheck")))
def test_patterns_in_code_list_no_words_of_a_language(module: Path) -> None:
    name = module.relative_to(ROOT / "crosscheck").as_posix()
    found = patterns_of_words(module.read_text(encoding="utf-8"))
    assert len(found) <= ALLOWED_PATTERNS.get(name, (0, ""))[0], found


def test_words_in_a_pattern_are_seen() -> None:
    assert patterns_of_words('SAD = r"\\b(?:grim|bleak|dire)\\b"') == [["grim", "bleak", "dire"]]
    assert patterns_of_words('WHOSE = r"\\b(?:of|the|those|whom)\\b"') == []


def test_what_is_allowed_is_still_there() -> None:
    for name in (*ALLOWED, *ALLOWED_PATTERNS):
        assert (ROOT / "crosscheck" / name).is_file(), name
