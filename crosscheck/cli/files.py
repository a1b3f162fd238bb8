"""Finds the file behind an article's path: results name it relative to the PATH given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path


def file_of(article: str, paths: Sequence[str]) -> Path:
    """The file of an article's path, which is relative to the working folder or to a PATH given."""
    name = article.partition("#")[0]
    places = [Path(name), *(Path(path) / name for path in paths)]
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
