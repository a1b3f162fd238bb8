"""Makes text from articles safe to print: no control character reaches a terminal or a log."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# C0 and C1 controls, changes of direction, and the two characters that `text` marks figures with.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000\ue001\ud800-\udfff\ufffe\uffff]"
)
_SPACES = re.compile("[\\s\u2028\u2029]+")


def visible(text: str) -> str:
    """The text with every control character and change of direction written out, as in `\\x1b`."""
    return _HIDDEN.sub(_written_out, text)


def json_escaped(document: str) -> str:
    """A JSON text with the same characters as JSON escapes; what it says stays the same."""
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", document)


def one_line(text: str) -> str:
    """`visible` text with all runs of white space made one space."""
    return _SPACES.sub(" ", visible(text)).strip()


def web_link(url: str) -> str:
    """The URL if it is a plain http(s) address, else nothing: other schemes never become links."""
    if _HIDDEN.search(url) or _SPACES.search(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def path_and_line(place: str) -> tuple[str, int]:
    """`decisions/x.toml:3` as its path and line; the line is 0 where none is given."""
    path, colon, line = place.rpartition(":")
    return (path, int(line)) if colon and line.isascii() and line.isdigit() else (place, 0)


def _written_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
