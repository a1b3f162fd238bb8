"""Walks a person through open findings, one after the other, saving after each decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crosscheck.errors import LedgerError
from crosscheck.records import DecisionWord, Finding
from crosscheck.report.plain import one_line
from crosscheck.report.wording import count

DECISION_KEYS: Final[Mapping[str, DecisionWord]] = {
    "c": "confirmed",
    "e": "explained",
    "r": "corrected",
    "f": "false-match",
    "w": "needs-work",
}
MENU: Final = (
    "[c]onfirmed  [e]xplained  co[r]rected  [f]alse-match  needs-[w]ork\n"
    "[n]ext  [b]ack  [o]pen in the report  [q]uit"
)


@dataclass(frozen=True, slots=True)
class Terminal:
    """How the walk talks to the person: one key, one line of text (None: given up), lines out."""

    key: Callable[[], str]
    line: Callable[[str], str | None]
    show: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Actions:
    """What the walk can do: tell a finding, put a decision on record (returns where), open the
    report."""

    tell: Callable[[Finding], Iterable[str]]
    save: Callable[[Finding, DecisionWord, str], str]
    open_report: Callable[[Finding], str]


def walk(findings: Sequence[Finding], terminal: Terminal, actions: Actions) -> int:
    """Shows each finding and takes decisions until the person leaves; how many were decided.

    A decision that cannot be saved is said and asked again; nothing is kept for later.
    """
    decided: dict[str, DecisionWord] = {}
    at = 0
    while at < len(findings):
        finding = findings[at]
        now = f"  decided just now: {decided[finding.id]}" if finding.id in decided else ""
        terminal.show("")
        terminal.show(f"--- {at + 1} of {len(findings)}  {one_line(finding.id)}{now}")
        for line in actions.tell(finding):
            terminal.show(line)
        step = _ask(finding, terminal, actions, decided)
        if step is None:
            break
        at = max(0, at + step)
    left = len(findings) - len(decided)
    terminal.show(f"{count(len(decided), 'finding')} decided, {left} left as before")
    return len(decided)


def _ask(
    finding: Finding, terminal: Terminal, actions: Actions, decided: dict[str, DecisionWord]
) -> int | None:
    """How far to go on: 1, -1, or None to leave."""
    while True:
        terminal.show("")
        terminal.show(MENU)
        key = terminal.key().lower()
        if key in ("q", "", "\x03", "\x04", "\x1b"):
            return None
        if key in ("n", "\r", "\n", " "):
            return 1
        if key == "b":
            return -1
        if key == "o":
            terminal.show(actions.open_report(finding))
        elif key in DECISION_KEYS:
            if _decide(finding, DECISION_KEYS[key], terminal, actions):
                decided[finding.id] = DECISION_KEYS[key]
                return 1
        else:
            terminal.show(f"no such key: {one_line(key)}")


def _decide(finding: Finding, word: DecisionWord, terminal: Terminal, actions: Actions) -> bool:
    note = terminal.line(f"{word}: why? (empty: not decided) ")
    if note is None or not note.strip():
        terminal.show("not decided")
        return False
    try:
        terminal.show(f"on record: {actions.save(finding, word, note.strip())}")
    except LedgerError as error:
        terminal.show(f"not saved: {one_line(str(error))}")
        return False
    return True
