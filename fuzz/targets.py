"""What is fuzzed: each reader, the grammar of numbers, the configuration and decision files."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from crosscheck.config import load_config
from crosscheck.errors import ConfigError, LedgerError, UnreadableError
from crosscheck.extract.figures import read_figures
from crosscheck.ledger.files import parse_decision
from crosscheck.readers.characters import clean_text
from crosscheck.readers.decoding import decode
from crosscheck.readers.feed import read_feed
from crosscheck.readers.formats import read_here
from crosscheck.readers.pieces import Document
from crosscheck.readers.tables import read_table
from crosscheck.readers.web_archive import read_web_archive
from crosscheck.vocabulary import Vocabulary

Target = Callable[[bytes], None]
WORDS = Vocabulary()
HERE = Path(__file__).parent
HOSTILE = HERE.parent / "tests" / "hostile" / "files"


def _check(document: Document | UnreadableError) -> None:
    if isinstance(document, Document):
        for piece in document.pieces:
            assert piece.text == clean_text(piece.text), "an invisible character is left in a text"


def read_one(form: str, data: bytes) -> None:
    """Any bytes are a document or unreadable, and nothing else."""
    with contextlib.suppress(UnreadableError):
        _check(read_here(form, data))


def read_several(form: str, data: bytes) -> None:
    """The same for feeds and web archives, which hold several documents."""
    with contextlib.suppress(UnreadableError):
        entries = (
            read_feed(data)
            if form == "feed"
            else read_web_archive(data, partial(read_here, "web page"))
        )
        for _, document in entries:
            _check(document)


def read_rows(suffix: str, data: bytes) -> None:
    """A table's rows are claims with bounds in order, or listed, or the table is unreadable."""
    with contextlib.suppress(UnreadableError):
        for claim in read_table("a", suffix, data).claims:
            assert claim.low is None or claim.high is None or claim.low <= claim.high


def read_numbers(data: bytes) -> None:
    """Figures stand where they say, hold their value, do not overlap, and are no part of others."""
    text = clean_text(decode_or_nothing(data))[:2_000]
    figures, left_out = read_figures(text, 0, WORDS)
    spans = sorted([(f.start, f.end) for f in figures] + [(o.start, o.end) for o in left_out])
    assert all(a[1] <= b[0] for a, b in pairwise(spans)), "figures overlap"
    for figure in figures:
        assert text[figure.start : figure.end] == figure.text
        low, high, value = figure.low, figure.high, figure.value
        assert value is None or low is None or low <= value
        assert value is None or high is None or value <= high


def read_configuration(data: bytes) -> None:
    """Any text is a configuration, or one line says what is wrong."""
    with TemporaryDirectory(prefix="crosscheck-fuzz-") as folder:
        file = Path(folder) / "crosscheck.toml"
        file.write_bytes(data)
        try:
            load_config(Path(), file)
        except ConfigError as error:
            assert len(str(error).splitlines()) == 1


def read_decision_file(data: bytes) -> None:
    """Any text is a decision, or one line says what is wrong."""
    try:
        parse_decision(decode_or_nothing(data), Path("cc1-0123456789abcdef.toml"))
    except LedgerError as error:
        assert len(str(error).splitlines()) == 1


def decode_or_nothing(data: bytes) -> str:
    try:
        return decode(data)[0]
    except UnreadableError:
        return ""


TARGETS: dict[str, tuple[Target, Path]] = {
    **{
        form.replace(" ", "-"): (partial(read_one, form), HOSTILE)
        for form in ("markdown", "plain", "web page", "standard input", "word", "pdf")
    },
    "feed": (partial(read_several, "feed"), HOSTILE),
    "web-archive": (partial(read_several, "web archive"), HOSTILE),
    **{
        f"table-{suffix}": (partial(read_rows, f".{suffix}"), HOSTILE)
        for suffix in ("csv", "jsonl", "parquet")
    },
    "numbers": (read_numbers, HERE / "corpus" / "numbers"),
    "configuration": (read_configuration, HERE / "corpus" / "configuration"),
    "decisions": (read_decision_file, HERE / "corpus" / "decisions"),
}
