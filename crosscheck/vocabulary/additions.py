"""Checks the rows that a user adds to the word lists against the rows that are shipped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

from crosscheck.errors import ConfigError
from crosscheck.nearest import did_you_mean
from crosscheck.toml_source import TomlSource, toml_lines
from crosscheck.vocabulary import Row, Vocabulary

# Keys whose values code asks for by name: a row with another value would do nothing, or harm.
NAMED: Final = (
    "direction", "hedge", "kind", "means", "name", "part", "role", "sort", "takes"
)  # fmt: skip
# What stands in patterns of times for the words of a list: "{month}", "{which2}".
_SLOT = re.compile(r"\{([a-zA-Z]+)\d?\}")


def languages() -> tuple[str, ...]:
    """The languages that word lists are shipped for."""
    folders = files("crosscheck.vocabulary").iterdir()
    return tuple(sorted(f.name for f in folders if f.is_dir() and not f.name.startswith("_")))


def tables(language: str) -> tuple[str, ...]:
    """The names of a language's word lists."""
    entries = (files("crosscheck.vocabulary") / language).iterdir()
    names = (entry.name for entry in entries)
    return tuple(sorted(n.removesuffix(".toml") for n in names if n.endswith(".toml")))


def read_additions(
    source: TomlSource, name: str, given: Mapping[str, Any], language: str
) -> tuple[tuple[str, str], ...]:
    """The (table, row as TOML text) pairs of `[[<name>.<table>]]` in a configuration file.

    A row has the shape of the shipped rows of its table: no key that none of them has, each key
    that all of them have (its `example` may be left out), values of the same types, no empty words,
    and for the NAMED keys one of the same values.
    Raises ConfigError with the row's line.
    """
    additions: list[tuple[str, str]] = []
    for table, rows in given.items():
        if table not in tables(language):
            line = source.locate(name, table)
            hint = did_you_mean(table, tables(language))
            raise ConfigError(f"unknown word list '{table}'", source.path, line, hint)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            what = f"the word list '{table}' must be rows, each under [[{name}.{table}]]"
            raise ConfigError(what, source.path, source.locate(name, table))
        shipped = Vocabulary(language).rows(table)
        for nth, row in enumerate(rows):
            if fault := _fault(row, shipped):
                key, what, hint = fault
                line = source.line_of(f"{name}.{table}", key, nth)
                raise ConfigError(f"{table}: {what}", source.path, line, hint)
            additions.append((table, toml_lines(row)))
    return tuple(additions)


def _fault(row: Row, shipped: tuple[Row, ...]) -> tuple[str, str, str] | None:
    """(key, what is wrong, what to do) of a row that does not look like the shipped ones."""
    known = {key for other in shipped for key in other} | {"example"}
    for key, value in row.items():
        if key not in known:
            return key, f"unknown key '{key}'", did_you_mean(key, known)
        given = [other[key] for other in shipped if key in other] or [""]
        if mistake := _fault_of_value(key, value, given):
            return key, *mistake
    everywhere = set.intersection(*(set(other) for other in shipped)) if shipped else set()
    for key in sorted(everywhere - {"example"} - set(row)):
        return "", f"a row without '{key}'", f"each row needs {', '.join(sorted(everywhere))}"
    return None


def _fault_of_value(key: str, value: object, shipped: list[Any]) -> tuple[str, str] | None:
    """(what is wrong, what to do) of a value beside those that the shipped rows have there."""
    types = {_type(other) for other in shipped}
    if _type(value) not in types:
        return f"'{key}' must be: {' or '.join(sorted(types))}", ""
    if key != "example" and _is_blank(value) and not any(map(_is_blank, shipped)):
        return f"'{key}' is empty or holds an empty word", ""
    names = {str(other) for other in shipped}
    if key in NAMED and isinstance(value, str) and value not in names:
        return f"unknown {key} '{value}'", did_you_mean(value, names - {""})
    return _fault_of_pattern(str(value), shipped) if key == "pattern" else None


def _is_blank(value: object) -> bool:
    """Is it text without a letter or sign, or a list that holds such a text?"""
    texts = value if isinstance(value, list) else (value,)
    return any(isinstance(text, str) and not text.strip() for text in texts)


def _fault_of_pattern(pattern: str, shipped: list[Any]) -> tuple[str, str] | None:
    """(what is wrong, what to do) where it is no pattern or has a slot that no shipped one has."""
    try:
        re.compile(pattern)
    except re.error as error:
        return f"'pattern' is no regular expression: {error}", ""
    slots = {slot for other in shipped for slot in _SLOT.findall(str(other))}
    odd = next((slot for slot in _SLOT.findall(pattern) if slot not in slots), None)
    return (f"unknown slot '{{{odd}}}'", did_you_mean(odd, slots)) if odd else None


def _type(value: object) -> str:
    """`text`, `number`, `true or false`, `table`, or lists of these: `list of list of text`."""
    if isinstance(value, list):
        inner = sorted({_type(item) for item in value})
        return f"list of {inner[0]}" if len(inner) == 1 else "list"
    names = {bool: "true or false", str: "text", int: "number", float: "number"}
    return names.get(type(value), "table")
