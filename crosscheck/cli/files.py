"""Finds the file behind an article's path: results name it relative to the PATH given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path


def file_of(article: str, paths: Sequence[str]) -> Path:
    """The file of an article's path, which is relative to the working folder or to a PATH given."""
    name = article.partition("#")[0]
    # Where two folders hold a file of one name, results put the folder's own name in front.
    beside = [place for path in paths for place in (Path(path) / name, Path(path).parent / name)]
    places = [Path(name), *beside]
    return next((place for place in places if place.is_file()), places[0])


def files_from_here(articles: Iterable[str], paths: Sequence[str]) -> dict[str, str]:
    """Each article's path as one would type it in the working folder, where the two differ."""
    here = Path.cwd()
    found = {}
    for article in sorted(set(articles)):
        file = file_of(article, paths).absolute()
        shown = (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()
        if file.is_file() and shown != article:
            found[article] = shown
    return found
