"""Writes decisions: under a lock, atomically, only ever adding to a file's history."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Final

from crosscheck.atomic_write import remove_temporaries, sync_folder, write_atomically
from crosscheck.errors import LedgerError
from crosscheck.identity import figure_of
from crosscheck.ledger.coverage import kept_quote, same_wording
from crosscheck.ledger.files import CLAIM_KEYS, LARGEST_FILE, SCHEMA, parse_decision
from crosscheck.records import Claim, DecidedClaim, Decision, Finding, Review
from crosscheck.toml_source import read_toml, toml_lines

LOCK_NAME: Final = ".lock"
LOCK_SECONDS: Final = 30
IGNORED: Final = f"# What crosscheck needs here only while it writes.\n/{LOCK_NAME}\n/.*.tmp\n"
_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,79}")


def record_review(folder: Path, finding: Finding, claims: Sequence[Claim], review: Review) -> Path:
    """Adds a review to the finding's decision file, or begins one; returns the file's path.

    Of `claims`, the finding's own are written down as what was on the table. When this returns, the
    review is on the disk. What a file holds is never rewritten, comments included.
    Raises LedgerError where the folder cannot be written, another process holds the lock for 30
    seconds, the present file is broken, or the review is not a valid one.
    """
    if not _ID.fullmatch(finding.id):
        raise LedgerError(f"'{finding.id}' cannot be the name of a file", str(folder))
    path = folder / f"{finding.id}.toml"
    figures = _figures(finding, claims)
    with _locked(folder):
        text = (
            _extended(path, figures, review) if path.exists() else _begun(finding, figures, review)
        )
        parse_decision(text, path)
        write_atomically(path, text.encode("utf-8"))
    return path


def remove_decisions(folder: Path, decisions: Sequence[Decision]) -> tuple[Path, ...]:
    """Deletes the files of these decisions, as far as they still hold what was read.

    Raises LedgerError where the folder cannot be written; a decision that somebody added to since
    is kept. Returns what was deleted.
    """
    removed: list[Path] = []
    with _locked(folder):
        for decision in decisions:
            path = folder / f"{decision.id}.toml"
            if path.exists() and _read(path) == decision:
                path.unlink()
                removed.append(path)
        sync_folder(folder)
    return tuple(removed)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / LOCK_NAME, timeout=LOCK_SECONDS):
            remove_temporaries(folder)
            if not (folder / ".gitignore").exists():
                write_atomically(folder / ".gitignore", IGNORED.encode())
            yield
    except Timeout:
        what = f"another process has been writing for {LOCK_SECONDS} seconds"
        raise LedgerError(what, str(folder), hint="try again when it is done") from None
    except OSError as problem:
        what = f"cannot be written: {problem.strerror or problem}"
        raise LedgerError(
            what, str(folder), hint="see its permissions and the free space"
        ) from None


def _read(path: Path) -> Decision:
    return parse_decision(read_toml(path, LedgerError, LARGEST_FILE).text, path)


def _begun(finding: Finding, figures: Sequence[DecidedClaim], review: Review) -> str:
    head = {"schema": SCHEMA, "id": finding.id, "question": finding.question}
    return toml_lines(head) + "".join(map(_claim_lines, figures)) + _review_lines(review)


def _extended(path: Path, figures: Sequence[DecidedClaim], review: Review) -> str:
    """The file's text with the review, and the figures as far as their wording is not in it yet."""
    text = read_toml(path, LedgerError, LARGEST_FILE).text
    known = parse_decision(text, path).claims
    new = [
        figure
        for figure in figures
        if not any(
            (figure.source, figure.published, figure.number) == (k.source, k.published, k.number)
            and same_wording(figure.quote, k.quote)
            for k in known
        )
    ]
    kept = text if text.endswith("\n") else text + "\n"
    return kept + "".join(map(_claim_lines, new)) + _review_lines(review)


def _figures(finding: Finding, claims: Sequence[Claim]) -> list[DecidedClaim]:
    """The finding's figures, each wording once, in an order that depends on nothing else."""
    members = set(finding.claims)
    figures = {_decided(claim) for claim in claims if claim.id in members}
    return sorted(figures, key=astuple)


def _decided(claim: Claim) -> DecidedClaim:
    figure = figure_of(claim)
    return DecidedClaim(
        source=claim.source,
        published=figure.published,
        number=claim.number,
        quote=kept_quote(claim.quote),
        value=figure.value,
        hedge=figure.hedge,
        unit=figure.unit,
        topic=claim.topic,
    )


def _claim_lines(claim: DecidedClaim) -> str:
    values = asdict(claim)
    return "\n[[claim]]\n" + toml_lines({key: values[key] or None for key in CLAIM_KEYS})


def _review_lines(review: Review) -> str:
    return "\n[[review]]\n" + toml_lines(asdict(review))
