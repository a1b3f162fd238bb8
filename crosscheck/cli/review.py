"""`crosscheck review`: decisions on conflicts, one after the other or from a script."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli.files import DEFAULT_PATHS
from crosscheck.cli.parameters import ConfigFile, words
from crosscheck.cli.walk import DECISION_KEYS
from crosscheck.errors import OK, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from crosscheck.cli.walk import Terminal
    from crosscheck.config import Config
    from crosscheck.records import DecisionWord, Finding, Result, Review
    from crosscheck.report import RenderOptions

_ID_START = "cc1-"


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody decided: the word for it, why, and until when it holds."""

    decision: DecisionWord
    note: str
    expires: str | None


Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID|PATH",
        hidden=True,
        help="A finding's id or its beginning; the files and folders (default: claims).",
    ),
]
DecisionOption = Annotated[
    str | None,
    typer.Option(
        metavar="WORD",
        help="confirmed, explained, corrected, false-match or needs-work.",
        autocompletion=words(*DECISION_KEYS.values()),
    ),
]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="Why, for whoever reads it next.")]
By = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who decides (default: git's user.name).")
]
Expires = Annotated[
    str | None, typer.Option(metavar="DAY", help="The last day on which it holds: 2027-02-21.")
]
Against = Annotated[
    list[str] | None,
    typer.Option(metavar="PATH", help="As in check: what PATH... is set against."),
]


def review(
    targets: Targets = None,
    decision: DecisionOption = None,
    note: Note = None,
    by: By = None,
    expires: Expires = None,
    against: Against = None,
    config: ConfigFile = None,
) -> None:
    """Decide on conflicts, one after the other or one by its id.

    ID is a finding's id or its beginning; PATH names what was checked (without it: claims). Each
    decision is a file of its own in the decisions folder, saved at once.

    Examples:

      crosscheck review articles/

      crosscheck review cc1-c7f3 articles/

      crosscheck review cc1-c7f3 articles/ --decision explained --note "Two days."
    """
    from crosscheck.cli.author import author
    from crosscheck.cli.problems import tell_problems
    from crosscheck.cli.render_options import render_options
    from crosscheck.config import load_config
    from crosscheck.pipeline import check_paths

    decided = _decided(decision, note, expires)
    finding_id, paths = _split(targets or [], needs_id=decided is not None)
    settings = load_config(Path(), config)
    who = author(by)
    result = check_paths(paths, settings, against or ())
    tell_problems(result)
    if decided is not None:
        finding = find(result.findings, finding_id)
        typer.echo(_save(settings, result, finding, _review(decided, who)))
    else:
        options = render_options(result, settings, paths, against or (), config)
        _walk(settings, result, finding_id, who, options)
    raise typer.Exit(OK)


def find(findings: Sequence[Finding], beginning: str) -> Finding:
    """The finding whose id is, or alone begins with, the text. Raises UsageError naming others."""
    from crosscheck.nearest import nearest

    found = [f for f in findings if f.id == beginning]
    found = found or [f for f in findings if beginning and f.id.startswith(beginning)]
    if len({f.id for f in found}) == 1:
        return found[0]
    if found:
        some = ", ".join(sorted({f.id for f in found})[:5])
        raise UsageError(f"'{beginning}' begins several ids", hint=f"among them {some}")
    near = nearest(beginning, (f.id for f in findings))
    hint = f"the nearest is {near}" if near else "name the files that were checked: review ID PATH"
    raise UsageError(f"no finding '{beginning}' among {len(findings)}", hint=hint)


def _decided(decision: str | None, note: str | None, expires: str | None) -> Decided | None:
    """What a script decides, None where it is left to a person. Raises UsageError."""
    from crosscheck.nearest import did_you_mean

    if decision is None:
        if note is not None or expires is not None:
            given = "--note" if note is not None else "--expires"
            raise UsageError(f"{given} without --decision", hint="say ID --decision D --note N")
        return None
    word = next((word for word in DECISION_KEYS.values() if word == decision), None)
    if word is None:
        hint = did_you_mean(decision, DECISION_KEYS.values())
        raise UsageError(f"no decision '{decision}'", hint=hint)
    if note is None or not note.strip():
        raise UsageError("a decision needs a reason", hint='add --note "..."')
    return Decided(word, note.strip(), _day(expires) if expires is not None else None)


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--expires {text} is no date", hint="write 2027-02-21") from None
    if day < datetime.now(UTC).date():
        raise UsageError(f"--expires {text} is past", hint="name a day that is to come")
    return day.isoformat()


def _split(targets: list[str], *, needs_id: bool) -> tuple[str, list[str]]:
    """The id (or nothing) and the paths of the command line."""
    first_is_id = bool(targets) and (
        needs_id or (targets[0].startswith(_ID_START) and not Path(targets[0]).exists())
    )
    if needs_id and not first_is_id:
        raise UsageError("--decision without an id", hint="say review ID --decision D --note N")
    paths = targets[1:] if first_is_id else targets
    if not paths and not Path(DEFAULT_PATHS[0]).exists():
        what = f"there is no folder {DEFAULT_PATHS[0]}"
        raise UsageError(what, hint="name the files that were checked: crosscheck review PATH...")
    return targets[0] if first_is_id else "", paths or list(DEFAULT_PATHS)


def _review(decided: Decided, who: str) -> Review:
    from crosscheck.records import Review

    at = datetime.now(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    return Review(decided.decision, who, at, decided.note, decided.expires)


def _save(settings: Config, result: Result, finding: Finding, review: Review) -> str:
    from crosscheck.ledger import record_review
    from crosscheck.report.plain import one_line

    path = record_review(settings.decisions, finding, result.claims, review)
    return one_line(f"{finding.id}: {review.decision} by {review.by}, in {path.as_posix()}")


def _walk(settings: Config, result: Result, start: str, who: str, options: RenderOptions) -> None:
    from crosscheck.cli.finding_text import finding_lines
    from crosscheck.cli.walk import Actions, walk
    from crosscheck.report.index import in_order, index_of, is_open

    findings = [f for f in in_order(result.findings) if is_open(f)]
    if start:
        chosen = find(result.findings, start)
        findings = [chosen, *(f for f in findings if f.id != chosen.id)]
    if not findings:
        typer.echo("nothing is open: no conflict waits for a decision")
        return

    def save(finding: Finding, word: DecisionWord, note: str) -> str:
        return _save(settings, result, finding, _review(Decided(word, note, None), who))

    def open_report(finding: Finding) -> str:
        return _open_report(settings, result, finding, options)

    index = index_of(result)

    def tell(finding: Finding) -> Iterable[str]:
        return finding_lines(finding, index, options)

    walk(findings, _terminal(), Actions(tell, save, open_report))


def _terminal() -> Terminal:
    from crosscheck.cli.walk import Terminal

    def line(question: str) -> str | None:
        typer.echo(question, nl=False)
        try:
            answer = sys.stdin.readline()
        except KeyboardInterrupt:
            typer.echo("")
            return None
        return answer.rstrip("\n") if answer else None

    def key() -> str:
        if not sys.stdin.isatty():
            return sys.stdin.readline()[:1]
        try:
            pressed = typer.getchar()
        except (KeyboardInterrupt, EOFError):
            return "q"
        typer.echo(pressed if pressed.isprintable() else "")
        return pressed

    return Terminal(key, line, typer.echo)


def _open_report(settings: Config, result: Result, finding: Finding, options: RenderOptions) -> str:
    import webbrowser

    from crosscheck.cli.output import write_result
    from crosscheck.report import render

    path = settings.reports / "report.html"
    try:
        write_result(render(result, "html", options), path)
    except UsageError as error:
        return f"no report: {error}"
    webbrowser.open(f"{path.resolve().as_uri()}#{finding.id}")
    return f"the report is {path.as_posix()}, at #{finding.id}"
