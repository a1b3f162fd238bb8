"""`crosscheck ledger`: lists, checks and tidies the decisions on record."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli.output import show
from crosscheck.cli.parameters import ConfigFile, format_option
from crosscheck.errors import OK, USAGE, UnreadableError, UsageError
from crosscheck.report.plain import json_escaped
from crosscheck.report.wording import count

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.errors import LedgerError
    from crosscheck.records import Decision, Result

app = typer.Typer(
    help="List, check and tidy the decisions on record.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH", hidden=True, help="Articles and tables to hold the decisions against."
    ),
]
FORMATS = ("text", "json")
_NOTHING = "matches nothing"


@app.command("list")
def list_decisions(
    paths: Paths = None,
    format_name: Annotated[str, format_option(FORMATS)] = "text",
    config: ConfigFile = None,
) -> None:
    """List the decisions on record.

    With PATH..., also what each of them covers there. Ends with 2 where a file is broken; the
    others are listed all the same.

    Examples:

      crosscheck ledger list

      crosscheck ledger list articles/ --format json
    """
    if format_name not in FORMATS:
        raise UsageError(f"no format {format_name!r}", hint=f"one of: {', '.join(FORMATS)}")
    decisions, errors, result = _read(paths, config)
    states = {decision.id: _state(decision, result) for decision in decisions}
    if format_name == "json":
        rows = [{**asdict(decision), "state": states[decision.id]} for decision in decisions]
        document = json.dumps({"schema": 1, "decisions": rows}, ensure_ascii=False, indent=2)
        show(json_escaped(document))
    else:
        for decision in decisions:
            show(_line(decision, states[decision.id]))
        show(f"{count(len(decisions), 'decision')} on record")
    raise typer.Exit(_complain(errors))


@app.command()
def verify(paths: Paths = None, config: ConfigFile = None) -> None:
    """Check that every decision file is whole.

    With PATH..., also name what matches nothing there. Ends with 2 where a file is broken. Those
    that expired or match nothing are only named.

    Examples:

      crosscheck ledger verify

      crosscheck ledger verify articles/
    """
    decisions, errors, result = _read(paths, config)
    for decision in decisions:
        if (state := _state(decision, result)) in ("expired", _NOTHING):
            show(_line(decision, state))
    whole = count(len(decisions), "decision file is whole", "decision files are whole")
    show(f"{whole}, {len(errors)} broken")
    raise typer.Exit(_complain(errors))


@app.command()
def prune(
    paths: Paths = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be removed.")
    ] = False,
    config: ConfigFile = None,
) -> None:
    """Remove the decisions that match nothing any more.

    Reads PATH... (default: claims). Name all the articles that decisions were taken on: what is not
    read matches nothing. Nothing is removed (exit code 3) while an input cannot be read.

    Examples:

      crosscheck ledger prune articles/ --dry-run

      crosscheck ledger prune articles/
    """
    from crosscheck.cli.files import DEFAULT_PATHS
    from crosscheck.config import load_config
    from crosscheck.ledger import remove_decisions

    _, errors, result = _read(paths or list(DEFAULT_PATHS), config)
    if result is None or result.problems:
        problem = result.problems[0] if result else None
        what = f"{problem.error}; nothing was removed" if problem else "nothing was read"
        hint = "decisions on what it holds would be lost: mend it or leave its path out"
        raise UnreadableError(what, problem.path if problem else "", hint=hint)
    unmatched = result.unmatched_decisions
    for decision in unmatched:
        show(_line(decision, _NOTHING))
    if dry_run:
        show(f"{count(len(unmatched), 'decision')} would be removed")
    else:
        folder = load_config(Path(), config).decisions
        removed = remove_decisions(folder, unmatched) if unmatched else ()
        show(f"{count(len(removed), 'decision')} removed")
    raise typer.Exit(_complain(errors))


def _read(
    paths: list[str] | None, config: Path | None
) -> tuple[Sequence[Decision], Sequence[LedgerError], Result | None]:
    """The folder's decisions and broken files, and the run over the paths where there are any."""
    from crosscheck.config import load_config
    from crosscheck.ledger import read_decisions
    from crosscheck.pipeline import check_paths

    settings: Config = load_config(Path(), config)
    result = check_paths(paths, settings) if paths else None
    decisions, errors = read_decisions(settings.decisions)
    return decisions, errors, result


def _state(decision: Decision, result: Result | None) -> str:
    """What the decision does: by its file alone, or in the run."""
    from crosscheck.ledger.decide import is_expired

    if result is None:
        return "expired" if is_expired(decision, date.today()) else "on record"
    if any(unmatched.id == decision.id for unmatched in result.unmatched_decisions):
        return _NOTHING
    shown = {f.status for f in result.findings if f.decision and f.decision.id == decision.id}
    return ", ".join(sorted(shown)) or "another decision counts"


def _line(decision: Decision, state: str) -> str:
    from crosscheck.cli.finding_text import review_line
    from crosscheck.report.plain import one_line

    question = f"  [{decision.question}]" if decision.question else ""
    return one_line(f"{decision.id}  {state}: {review_line(decision.reviews[-1])}{question}")


def _complain(errors: Sequence[LedgerError]) -> int:
    from crosscheck.report.plain import one_line

    for error in errors:
        typer.echo(one_line(f"crosscheck: {error}"), err=True)
    return USAGE if errors else OK
