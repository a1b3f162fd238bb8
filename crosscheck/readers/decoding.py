"""Turns a file's bytes into text: by its mark, its declaration, as UTF-8, or else by a guess."""

from __future__ import annotations

import codecs

from crosscheck.errors import UnreadableError
from crosscheck.readers.limits import ENCODING_SAMPLE

_MARKS = (  # the longer ones first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The web's reading of these names, https://encoding.spec.whatwg.org/#names-and-labels
_ON_THE_WEB = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
# Never met in news files, and so close to others that a guess lands on them.
_UNLIKELY = ["cp037", "cp500", "cp273", "cp1140", "mac_cyrillic", "mac_greek", "mac_iceland"]
_UNLIKELY += ["mac_latin2", "mac_roman", "mac_turkish"]
_ASCII = bytes(range(0x20, 0x5B))
_TEXT_CODECS_ONLY = ("utf", "iso", "cp", "koi8", "mac", "gb", "big5", "euc", "shift_jis", "tis")


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text, and a warning where its encoding was guessed or bytes were broken.

    Raises UnreadableError for binary data.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], name)
    wide = _wide(data)
    if wide:
        return _replacing(data, wide)
    if b"\0" in data[:ENCODING_SAMPLE]:
        raise UnreadableError("holds binary data, not text")
    codec = _known(declared)
    if codec and codec != "utf-8":
        return _replacing(data, codec)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        cut_off = error.end == len(data) and error.reason == "unexpected end of data"
        return _replacing(data, "utf-8") if cut_off else _guessed(data)


def _replacing(data: bytes, name: str) -> tuple[str, str | None]:
    text = data.decode(name, errors="replace")
    broken = text.count("\ufffd")
    return text, f"{broken} broken characters (read as {name})" if broken else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of mostly Latin text is zero."""
    sample = data[:4096]
    if len(sample) < 8 or len(data) % 2:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _known(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError, UnicodeError):
        return None
    if not name.startswith(_TEXT_CODECS_ONLY) or name.startswith(("utf-16", "utf-32", "utf-7")):
        return None  # the declaration itself was read as ASCII, so it cannot be true
    if _ASCII.decode(name, errors="replace") != _ASCII.decode("ascii"):
        return None  # EBCDIC, for the same reason
    return _ON_THE_WEB.get(name, name)


def _guessed(data: bytes) -> tuple[str, str]:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for c in text[:ENCODING_SAMPLE] if ord(c) > 0x7F) - broken
    if sound > 0 and broken <= sound:
        return text, f"{broken} broken characters (read as utf-8)"
    name = _best_guess(data) or "cp1252"
    return (
        data.decode(name, errors="replace"),
        f"does not say its encoding: read as {name}, save it as UTF-8 to be sure",
    )


def _best_guess(data: bytes) -> str | None:
    """Windows-1252 where that is as likely as the best: most legacy English text is in it."""
    from charset_normalizer import from_bytes

    matches = from_bytes(data[:ENCODING_SAMPLE], threshold=0.3, cp_exclusion=_UNLIKELY)
    best = matches.best()
    if best is None:
        return None
    western = next((m for m in matches if m.encoding == "cp1252"), None)
    if western is not None and western.chaos <= best.chaos + 0.02:
        return "cp1252"
    return best.encoding
