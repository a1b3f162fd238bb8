"""The command line: registers the commands, and gives every way a run can end its exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from crosscheck import __version__
from crosscheck.cli.check import check
from crosscheck.cli.compare import compare
from crosscheck.cli.explain import explain
from crosscheck.cli.extract import extract
from crosscheck.cli.init import init
from crosscheck.cli.ledger import app as ledger
from crosscheck.cli.review import review
from crosscheck.errors import INTERNAL, OK, USAGE, CrosscheckError

# The class of all that typer raises for bad usage; typer exports only this subclass of it.
BadUsage: type[Exception] = typer.BadParameter.__mro__[1]

app = typer.Typer(
    name="crosscheck",
    help="Find the figures in news articles, and where they contradict each other.",
    epilog="Start with: crosscheck check draft.md archive/",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (check, extract, compare, review, explain, init):
    app.command()(command)
app.add_typer(ledger, name="ledger")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"crosscheck {__version__}")
        raise typer.Exit(OK)


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Find the figures in news articles, and where they contradict each other."""


def run(arguments: Sequence[str]) -> int:
    """Runs one command; returns the exit code of docs/reference/exit-codes.md, raises nothing."""
    try:
        code = app(list(arguments), standalone_mode=False)
    except CrosscheckError as error:
        return _complain(str(error), error.exit_code)
    except BadUsage as error:
        return _correct(str(getattr(error, "format_message", error.__str__)()))
    except (typer.Abort, KeyboardInterrupt):
        return _complain("stopped", 130)
    except SystemExit:
        # What typer makes of a reader of our output that went away (`| head`).
        return OK
    except Exception as error:
        return _fail(error)
    return code if isinstance(code, int) else OK


def main() -> NoReturn:
    """The `crosscheck` command."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by who started us: `crosscheck ... <&- >&-`
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    sys.exit(run(sys.argv[1:]))


def _correct(message: str) -> int:
    """Says what is wrong with a command line; a command alone is answered with its help."""
    if message.startswith("Usage: "):
        typer.echo(message, err=True)
        return USAGE
    return _complain(f"{' '.join(message.split())} (crosscheck --help shows what there is)", USAGE)


def _complain(message: str, code: int) -> int:
    from crosscheck.report.plain import one_line

    typer.echo(f"crosscheck: {one_line(message)}", err=True)
    return code


def _fail(error: Exception) -> int:
    """An error of our own; but a full disk under standard output, as with --help, is the user's."""
    from crosscheck.cli.output import close_output

    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        close_output()
        return _complain(f"standard output cannot be written: {error.strerror}", USAGE)
    return _complain(_record_details(error), INTERNAL)


def _record_details(error: Exception) -> str:
    """Keeps the traceback in a file, where a bug report can take it from."""
    import tempfile
    import traceback

    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="crosscheck-error-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(f"crosscheck {__version__}\n" + "".join(traceback.format_exception(error)))
        where = f"details are in {file.name}"
    except OSError:
        where = "details could not be written"
    return f"internal error: {type(error).__name__} ({where}; please report it)"
