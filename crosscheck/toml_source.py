"""Reads TOML so that an error can name the line, and writes values always the same way."""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from crosscheck.errors import CrosscheckError

_HEADER: Final = re.compile(r"^[ \t]*\[\[?[ \t]*([^\]\n]{1,200}?)[ \t]*\]")
_KEY: Final = re.compile(r"^[ \t]*(\"[^\"\n]{1,200}\"|'[^'\n]{1,200}'|[\w.-]{1,200})[ \t]*=")
_PARSER_LINE: Final = re.compile(r"\(at line (\d+), column \d+\)")
_MARKERS: Final = ("<<<<<<< ", "||||||| ", ">>>>>>> ")
# A string (to the line's end where it is not closed, which keeps the scan linear) or a comment.
_PROSE: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"?|\'[^\'\n]*\'?|#[^\n]*')
_MOST_DOTS: Final = 100  # in one line, outside strings: tomllib's time grows with their square
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class TomlSource:
    """A TOML file's values with its text, from which a key's line is found again."""

    path: str
    text: str
    values: Mapping[str, Any]

    def line_of(self, table: str = "", key: str = "", nth: int = 0) -> int:
        """The 1-based line of `key` in the `nth` occurrence of `[table]`, or of the table's header.

        The header's line stands in for a key that is not there; 0 where neither is found.
        """
        seen, inside, header_line, quoted = -1, not table, 0, False
        for number, line in enumerate(self.text.split("\n"), start=1):
            was_quoted, quoted = quoted, quoted ^ (line.count('"""') % 2 == 1)
            if was_quoted:
                continue
            if header := _HEADER.match(line):
                seen += header[1] == table
                inside = header[1] == table and seen == nth
                header_line = number if inside else header_line
            elif inside and (found := _KEY.match(line)) and found[1].strip("\"'") == key:
                return number
        return header_line

    def locate(self, table: str, key: str) -> int:
        """The line of `key`, written as a table or inside of one, else of what is around it."""
        line = self.line_of(f"{table}.{key}" if table else key) or self.line_of(table, key)
        if line or not table:
            return line
        outer, _, name = table.rpartition(".")
        return self.locate(outer, name)


def read_toml(path: Path, error: type[CrosscheckError], limit: int) -> TomlSource:
    """The values of a TOML file of at most `limit` bytes.

    Raises `error`, naming the file and (where there is one) the line: for what is no regular file,
    too large, not UTF-8, left with merge markers, or not TOML (a key given twice included).
    """
    raw = _read_bytes(path, error, limit)
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise error("is not UTF-8", str(path), line, "save it as UTF-8") from None
    for number, line_text in enumerate(text.split("\n"), start=1):
        if line_text.startswith(_MARKERS):
            what = f"holds the merge marker {line_text[:7]}"
            hint = "keep what both sides wrote and delete the marker lines"
            raise error(what, str(path), number, hint)
    return TomlSource(str(path), text, parse_toml(text, str(path), error))


def parse_toml(text: str, path: str, error: type[CrosscheckError]) -> dict[str, Any]:
    """The values of TOML text. Raises `error` with the line where the text is not TOML."""
    for number, code in enumerate(_PROSE.sub("", text).split("\n"), start=1):
        if code.count(".") > _MOST_DOTS:
            raise error(f"has more than {_MOST_DOTS} dots in one line", path, number)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise error("is nested too deeply", path) from None
    except ValueError as problem:  # tomllib's own error, and integers of too many digits
        found = _PARSER_LINE.search(str(problem))
        what = _PARSER_LINE.sub("", str(problem)).strip().rstrip(".")
        line = int(found[1]) if found else 0
        raise error(f"is not valid TOML: {what}", path, line) from None


def toml_value(value: object) -> str:
    """One value as TOML on one line: strings in double quotes, control characters escaped."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{"".join(map(_escaped, value))}"'
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Mapping):
        inner = ", ".join(f"{toml_value(str(k))} = {toml_value(v)}" for k, v in value.items())
        return f"{{ {inner} }}"
    if isinstance(value, Sequence):
        return f"[{', '.join(map(toml_value, value))}]"
    raise TypeError(f"no TOML for {type(value).__name__}")


def toml_lines(values: Mapping[str, object]) -> str:
    """`key = value` lines in the order given; what is None is left out."""
    return "".join(f"{k} = {toml_value(v)}\n" for k, v in values.items() if v is not None)


def _read_bytes(path: Path, error: type[CrosscheckError], limit: int) -> bytes:
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise error("is not a regular file", str(path), hint="links and devices are not read")
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except OSError as problem:
        raise error(f"cannot be read: {problem.strerror or problem}", str(path)) from None
    if len(raw) > limit:
        raise error(f"is larger than {limit:,} bytes", str(path))
    return raw


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return "\\uFFFD"
    if code < 0x20 or 0x7F <= code < 0xA0 or character in _INVISIBLE:
        return f"\\u{code:04X}"
    return character


# Marks that turn the direction of what follows, or break lines in some editors: a pull request
# must show a decision as it is.
_INVISIBLE: Final = frozenset(
    "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
