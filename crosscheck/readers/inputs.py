"""Finds the files that the paths name; opens nothing but ordinary files of bounded size."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from crosscheck.errors import CrosscheckError, UnreadableError
from crosscheck.readers.characters import visible
from crosscheck.readers.limits import MEGABYTE
from crosscheck.records import Problem

STANDARD_INPUT = "-"
METADATA_FILE = "articles.csv"
SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "plain",
    ".html": "web page",
    ".htm": "web page",
    ".docx": "word",
    ".pdf": "pdf",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".warc": "web archive",
    ".warc.gz": "web archive",
    ".csv": "table",
    ".jsonl": "table",
    ".parquet": "table",
}
_LEFT_OUT = ("decisions",)


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read: where it is, its format (a value of SUFFIXES), its name in all results.

    `given` is the PATH that it was found under; `link`: it is a link to a file.
    """

    file: Path
    form: str
    name: str
    given: str = ""
    link: bool = False


def find_inputs(paths: Sequence[str]) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """The files that the paths name, each once, sorted by name; and what of them cannot be read."""
    candidates: list[Found] = []
    problems: set[tuple[str, str]] = set()
    for given in sorted(set(paths)):
        if given == STANDARD_INPUT:
            candidates.append(Found(Path(given), "standard input", STANDARD_INPUT))
            continue
        try:
            candidates.extend(_under(given))
        except CrosscheckError as error:
            problems.add((error.path, error.what))
        except (OSError, ValueError) as error:
            problems.add((visible(given), _plain(error)))
    kept: list[Found] = []
    for found in _once(candidates):
        if found.form.startswith("!"):
            problems.add((found.name, found.form[1:]))
        else:
            kept.append(found)
    return tuple(kept), tuple(Problem(*problem) for problem in sorted(problems))


def form_of(name: str) -> str | None:
    """The format that a file's name promises, or None."""
    lowered = name.lower()
    if lowered.endswith(".warc.gz"):
        return SUFFIXES[".warc.gz"]
    return SUFFIXES.get(os.path.splitext(lowered)[1])  # noqa: PTH122 - Path refuses no name, but is slow


def read_bytes(file: Path, limit: int) -> bytes:
    """The file's bytes. UnreadableError for what is no ordinary file, or larger than `limit`."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise UnreadableError("is no ordinary file")
        descriptor = os.open(file, flags)  # O_NONBLOCK: a pipe put in its place must not block
    except OSError as error:
        raise UnreadableError(_plain(error)) from error
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise UnreadableError("is no ordinary file")
        try:
            data = stream.read(limit + 1)
        except OSError as error:
            raise UnreadableError(_plain(error)) from error
    if len(data) > limit:
        raise UnreadableError(f"is larger than {limit // MEGABYTE} MB")
    return data


def _under(given: str) -> list[Found]:
    path = Path(given)
    shown = visible(given)
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        found = list(_in_folder(path))
        if not found:
            raise UnreadableError("holds no article and no claim table", shown)
        return found
    if not stat.S_ISREG(mode):
        raise UnreadableError("is no ordinary file", shown)
    form = form_of(path.name)
    if path.name == METADATA_FILE:
        raise UnreadableError("describes the articles beside it; name those or the folder", shown)
    if form is None:
        kinds = " ".join(SUFFIXES)
        raise UnreadableError(f"is of a kind that is not read (known: {kinds})", shown)
    return [Found(path, form, visible(_from_here(path)), given, path.is_symlink())]


def _from_here(path: Path) -> str:
    """The path as given, relative to the working folder where it lies inside."""
    absolute = _absolute(path)
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else path).as_posix()


def _absolute(path: Path) -> Path:
    """Without `..`, and with links as they are."""
    return Path(os.path.normpath(path.absolute()))


def _in_folder(folder: Path) -> Iterator[Found]:
    root = os.path.realpath(folder)
    failures: list[OSError] = []
    for parent, folders, files in _walk(folder, failures):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _LEFT_OUT)
        for name in [f for f in folders if Path(parent, f).is_symlink()]:
            if not _inside(Path(parent, name), root):
                yield _refused(folder, parent, name, "is a link that leads out of the folder")
        within = Path(parent).relative_to(folder).as_posix()
        for name, what in sorted(files.items()):
            form = form_of(name)
            if form is None or name.startswith(".") or name == METADATA_FILE:
                continue
            file, link = Path(parent, name), what == "link"
            if what == "file" or not (why := _why_not(file, root, link)):
                shown = visible(name if within == "." else f"{within}/{name}")
                yield Found(file, form, shown, str(folder), link)
            else:
                yield _refused(folder, parent, name, why)
    for error in failures:
        name = os.path.relpath(error.filename, folder)
        yield _refused(folder, str(folder), name, _plain(error))


def _walk(folder: Path, failures: list[OSError]) -> Iterator[tuple[str, list[str], dict[str, str]]]:
    """Each folder under one, with its folders (those left in the list are gone into) and what else
    is there: "file", "link" or "other", by name. The folder's list tells that, no file is asked.

    Python 3.11's own calls itself for each folder within a folder, and ends at a thousand.
    """
    waiting = [str(folder)]
    while waiting:
        parent = waiting.pop()
        folders: list[str] = []
        files: dict[str, str] = {}
        try:
            with os.scandir(parent) as entries:
                for entry in entries:
                    if _is_folder(entry):
                        folders.append(entry.name)
                    else:
                        plain = "file" if entry.is_file(follow_symlinks=False) else "other"
                        files[entry.name] = "link" if entry.is_symlink() else plain
        except OSError as error:
            failures.append(error)
            continue
        yield parent, folders, files
        within = (os.path.join(parent, name) for name in reversed(folders))  # noqa: PTH118
        waiting += [path for path in within if not os.path.islink(path)]  # noqa: PTH114


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder or a link to one; a link that leads to itself is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _why_not(file: Path, root: str, link: bool) -> str:
    """Why a link of a folder, or what is no file, is not read; "" where it is."""
    if not link:
        return "is no ordinary file"
    if not file.exists():
        return "is a link that leads nowhere"
    if not _inside(file, root):
        return "is a link that leads out of the folder"
    return "" if file.is_file() else "is no ordinary file"


def real_path(found: Found, folders: dict[Path, str]) -> str:
    """The file's path without links; `folders` remembers those of folders, which take longest."""
    file = found.file
    parent = file.parent
    if parent not in folders:
        folders[parent] = os.path.realpath(parent)
    path = os.path.join(folders[parent], file.name)  # noqa: PTH118 - a thousand times a second
    plain = file.name not in ("", "..") and not found.link
    return path if plain else os.path.realpath(path)


def leads_inside(file: Path, folder: Path) -> bool:
    """Whether a file of a folder is there itself, or a link to what is."""
    return not file.is_symlink() or _inside(file, os.path.realpath(folder))


def _inside(file: Path, root: str) -> bool:
    real = os.path.realpath(file)
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)


def _refused(folder: Path, parent: str, name: str, why: str) -> Found:
    file = Path(parent, name)
    shown = visible(file.relative_to(folder).as_posix())
    return Found(file, f"!{why}", shown, str(folder))


def _once(candidates: list[Found]) -> list[Found]:
    """Each file under one name, and each name for one file."""
    by_file: dict[str, Found] = {}
    folders: dict[Path, str] = {}
    for found in sorted(candidates, key=_preference):
        key = found.name if found.form == "standard input" else real_path(found, folders)
        if found.form.startswith("!"):
            key = str(_absolute(found.file))
        by_file.setdefault(key, found)
    distinct = list(by_file.values())
    times = Counter(found.name for found in distinct)
    named = [_prefixed(found) if times[found.name] > 1 else found for found in distinct]
    times = Counter(found.name for found in named)
    full = [
        replace(f, name=visible(_absolute(f.file).as_posix())) if times[f.name] > 1 else f
        for f in named
    ]
    return sorted(full, key=lambda found: found.name)


def _preference(found: Found) -> tuple[bool, int, str, str]:
    """The file itself before a link to it, then the shortest name."""
    return (found.link, len(found.name), found.name, found.given)


def renamed(found: Found, taken: Container[str]) -> Found:
    """A file whose name is taken by another input, with its PATH in front, or its whole path."""
    if found.name not in taken or found.form == "standard input":
        return found
    named = _prefixed(found)
    if named.name not in taken:
        return named
    return replace(found, name=visible(_absolute(found.file).as_posix()))


def _prefixed(found: Found) -> Found:
    """The name with the PATH in front that it was found under."""
    return replace(found, name=visible(_from_here(found.file)))


def _plain(error: OSError | ValueError) -> str:
    """The error in words: of an OSError without its number and file."""
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read (permission denied)"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "has a name that no file can have"
