"""Takes out of a text what no reader of it would see, and nothing that changes a figure."""

from __future__ import annotations

import re

# Terminal sequences go as a whole: of "ESC[31m" the rest would read as a figure.
_TERMINAL = re.compile(
    r"\x1b(?:\[[0-9;:?]{0,40}[ -/]{0,4}[@-~]|\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)?)"
)
_BLANKS = re.compile(r"[ \t\n\f\v\r]+")
_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029\v\f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")

_CONTROLS = [c for c in (*range(0x20), *range(0x7F, 0xA0)) if c not in (0x09, 0x0A)]
_BIDIRECTIONAL = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
# Zero-width space, word joiner and its invisible kin, soft hyphen, byte order mark, Unicode tags.
_INVISIBLE = [0x00AD, 0x200B, *range(0x2060, 0x2065), 0xFEFF, *range(0xE0000, 0xE0080)]
_DROPPED = dict.fromkeys((*_CONTROLS, *_BIDIRECTIONAL, *_INVISIBLE))

SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
SUBSCRIPTS = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


def clean_text(text: str) -> str:
    """The text with `\\n` line ends and without control, bidirectional and invisible characters.

    Digits, spaces of any width and quotes stay as they are; a lone surrogate becomes U+FFFD.
    """
    if "\x1b" in text:
        text = _TERMINAL.sub("", text)
    text = _LINE_ENDS.sub("\n", text).translate(_DROPPED)
    return _SURROGATES.sub("\ufffd", text)


def squeeze(text: str) -> str:
    """On one line, single spaces; no-break and thin spaces stay, since figures hold them."""
    return _BLANKS.sub(" ", text).strip()


def visible(name: str) -> str:
    """A file's name for messages and results: what would break a line or hide is escaped."""
    return "".join(
        c
        if c.isprintable() and not 0xD800 <= ord(c) <= 0xDFFF
        else c.encode("unicode_escape").decode()
        for c in name
    )
