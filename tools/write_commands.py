"""Writes docs/reference/commands.md from the commands: `python -m tools.write_commands`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import typer

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "commands.md"
HEAD = """# Commands

Written by `python -m tools.write_commands` from the commands' own help; a test compares the two.
"""


def page() -> str:
    """The whole page, as Markdown."""
    from crosscheck.cli import app

    return HEAD + "".join(_sections(typer.main.get_command(app), "crosscheck"))


def _sections(command: Any, name: str) -> list[str]:
    """One section a command; a group's commands follow it."""
    own = _section(command, name)
    inner = getattr(command, "commands", {})
    return own + [part for key in inner for part in _sections(inner[key], f"{name} {key}")]


def _section(command: Any, name: str) -> list[str]:
    lines = [f"\n## `{name}`\n\n", f"{_indented_examples(command.help or '')}\n"]
    rows = [_row(p) for p in command.params if p.name != "help"]
    if rows:
        lines += ["\n| option | meaning | default |\n|---|---|---|\n", *rows]
    return lines


def _indented_examples(text: str) -> str:
    """The help text, with its examples as code."""
    body, mark, examples = text.partition("Examples:")
    if not mark:
        body, mark, examples = text.partition("Example:")
    lines = [line.strip() for line in examples.splitlines() if line.strip()]
    return body.strip() + ("\n\n" + "\n".join(f"    {line}" for line in lines) if lines else "")


def _row(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        shown = parameter.name.upper() + ("..." if parameter.nargs == -1 else "")
    else:
        shown = ", ".join((*parameter.opts, *parameter.secondary_opts))
    meaning = " ".join((getattr(parameter, "help", "") or "").split()).replace("|", "\\|")
    default = parameter.default
    plain = default is None or callable(default) or default in (False, (), "")
    return f"| `{shown}` | {meaning} | {'' if plain or parameter.required else f'`{default}`'} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
