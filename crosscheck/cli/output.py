"""Where results go: standard output, or files that are written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.atomic_write import write_atomically
from crosscheck.errors import UsageError

if TYPE_CHECKING:
    from crosscheck.config import Config


@dataclass(frozen=True, slots=True)
class Target:
    """One result to write: a format's name, and a path (None is standard output)."""

    format: str
    path: Path | None


def parse_targets(
    chosen: str | None, outputs: Sequence[str], formats: tuple[str, ...]
) -> list[Target]:
    """What `--format F` and `--output PATH` or `--output FORMAT=PATH` ask for together.

    A bare path takes the chosen format, or the one that its suffix names. Raises UsageError.
    """
    if chosen is not None and chosen not in formats:
        raise UsageError(f"no format {chosen!r}", hint=f"one of: {', '.join(formats)}")
    targets = [_target(output, chosen, formats) for output in outputs]
    twice = [name for name, times in Counter(t.format for t in targets).items() if times > 1]
    if twice:
        what = f"two files for one format: {twice[0]}"
        raise UsageError(what, hint="write --output FORMAT=PATH, once a format")
    bare = any(output.partition("=")[0] not in formats for output in outputs)
    if not bare and (chosen is not None or not any(t.format == "text" for t in targets)):
        targets.append(Target(chosen or "text", None))
    return targets


def _target(output: str, chosen: str | None, formats: tuple[str, ...]) -> Target:
    """What one `--output` asks for. Raises UsageError for what looks like a format and is none."""
    name, mark, path = output.partition("=")
    if mark and name in formats:
        return Target(name, Path(path))
    if mark and name.isalnum():
        hint = f"one of: {', '.join(formats)}; or ./{output} for a file of that name"
        raise UsageError(f"--output {output}: no format {name!r}", hint=hint)
    if output in formats:
        hint = f"{output}=FILE; ./{output} is a file of that name"
        raise UsageError(f"--output {output} names no file", hint=hint)
    return Target(chosen or _format_of(Path(output), formats), Path(output))


def _format_of(path: Path, formats: tuple[str, ...]) -> str:
    """The format that a file's suffix names; text where it names none."""
    suffix = path.suffix[1:]
    name = {"md": "markdown", "txt": "text"}.get(suffix, suffix)
    return name if name in formats else "text"


def spare_inputs(targets: Sequence[Target], paths: Sequence[str], config: Config) -> None:
    """Raises UsageError where a result would be written over what is to be read, or a decision."""
    # Of a name that is too long os.path says that there is no such file; Path raises.
    written = [t.path for t in targets if t.path and os.path.isfile(t.path)]  # noqa: PTH113
    for path in written:
        if path.resolve().is_relative_to(config.decisions.resolve()):
            raise UsageError(
                "lies among the decisions: nothing is written over it",
                path=str(path),
                hint="choose another --output",
            )
        if any(_is_read(path, Path(given), config.reports) for given in paths):
            raise UsageError(
                "is to be read: nothing is written over it",
                path=str(path),
                hint="choose another --output, outside of the folders that are read",
            )


def _is_read(path: Path, given: Path, reports: Path) -> bool:
    """Whether the file is an input: the PATH given, or in that folder and of a kind that is read.

    Files in a hidden folder and earlier reports are none.
    """
    from crosscheck.readers.inputs import form_of

    if given.is_file():
        return path.samefile(given)
    file, folder, ours = path.resolve(), given.resolve(), reports.resolve()
    if not file.is_relative_to(folder) or form_of(file.name) is None:
        return False
    if file.is_relative_to(ours) and not folder.is_relative_to(ours):
        return False
    return not any(part.startswith(".") for part in file.relative_to(folder).parts)


def show(line: str) -> None:
    """One line on standard output, without what acts on a terminal. Raises UsageError."""
    from crosscheck.report.plain import visible

    write_result(f"{visible(line)}\n", None)


def close_output() -> None:
    """Lets what is left to write go nowhere, or it would fail again at the end of the process."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_result(content: str | bytes | Iterator[str], path: Path | None) -> None:
    """Writes to standard output, or atomically to the path and its folders. Raises UsageError.

    Pieces of a text are written as they come. What is no ordinary file (`/dev/stdout`, a pipe) is
    written to, and stays what it is.
    """
    pieces = iter((content,)) if isinstance(content, str | bytes) else content
    data = (p if isinstance(p, bytes) else p.encode("utf-8", "backslashreplace") for p in pieces)
    if path is None:
        try:
            sys.stdout.buffer.writelines(data)
            sys.stdout.buffer.flush()
        except OSError as error:
            close_output()
            # The reader went away (`| head`): nobody is left to tell, but the exit code counts.
            if not isinstance(error, BrokenPipeError):
                what = f"standard output cannot be written: {error.strerror or error}"
                raise UsageError(what) from error
        return
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                file.writelines(data)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    except OSError as error:
        raise UsageError(
            f"cannot write: {error.strerror or error}",
            path=str(path),
            hint="choose another --output",
        ) from error
