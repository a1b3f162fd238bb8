"""Finds the file behind an article's path: results name it relative to the PATH given."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path

DEFAULT_PATHS = ("claims",)  # what `review` and `ledger prune` read where no path is given
_LONGEST = 240  # characters of a command that one still copies; beyond it, PATH... stands in


def file_of(article: str, paths: Sequence[str]) -> Path:
    """The file of an article's path, which is relative to the working folder or to a PATH given."""
    name = article.partition("#")[0]
    # Where two folders hold a file of one name, results put the folder's own name in front.
    beside = [place for path in paths for place in (Path(path) / name, Path(path).parent / name)]
    places = [Path(name), *beside]
    return next((place for place in places if place.is_file()), places[0])


def from_here(path: Path) -> str:
    """The path as one would type it in the working folder, so that outputs name no machine."""
    absolute, here = path.absolute(), Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else path).as_posix()


def files_from_here(articles: Iterable[str], paths: Sequence[str]) -> dict[str, str]:
    """Each article's path as one would type it in the working folder, where the two differ."""
    found = {}
    for article in sorted(set(articles)):
        file = file_of(article, paths).absolute()
        shown = from_here(file)
        if file.is_file() and shown != article:
            found[article] = shown
    return found


def own_articles(articles: Iterable[str], asked: Sequence[str], paths: Sequence[str]) -> set[str]:
    """Those of the articles' paths that lie in what was `asked` about, of all `paths` read."""
    places = [Path(path).resolve() for path in asked]
    return {
        article
        for article in articles
        if article in asked
        or any(file_of(article, paths).resolve().is_relative_to(place) for place in places)
    }


def again(paths: Sequence[str], against: Sequence[str], config: Path | None) -> str:
    """What `crosscheck review ID` needs to read the same inputs, sorted and quoted for a shell.

    FILE stands for what came in on standard input: it has to be saved before it is decided on.
    """
    default = tuple(paths) == DEFAULT_PATHS and not against
    named = [] if default else sorted({*map(_shown, paths)})
    words = [shlex.quote(name) for name in named]
    words += [f"--against {shlex.quote(name)}" for name in sorted({*map(_shown, against)})]
    words += [f"--config {shlex.quote(str(config))}"] if config else []
    told = " ".join(words)
    return told if len(told) <= _LONGEST else "PATH..."


def _shown(path: str) -> str:
    if path == "-":
        return "FILE"
    return f"./{path}" if path.startswith("-") else path
