"""Reading everything: how far it has come is told, and outlets go by the names one gives them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from crosscheck.config import Config
from crosscheck.extract import Extraction
from crosscheck.gather import Gathered, gather
from crosscheck.records import Article
from crosscheck.vocabulary import Vocabulary

HEAD = "---\nsource: The Coast Wire\n---\n"


def outlets(found: Gathered) -> set[str]:
    assert found.articles
    assert found.claims
    return {a.source for a in found.articles} | {c.source for c in found.claims}


def test_how_far_it_has_come_is_told_chunk_by_chunk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crosscheck.gather.CHUNK", 2)
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"The fire killed {n + 20} people in Ohio on Monday.\n")
    told: list[tuple[int, int]] = []
    found = gather(
        [str(tmp_path)], Config(cache=False), progress=lambda done, of: told.append((done, of))
    )
    assert told == [(2, 5), (4, 5), (5, 5)]
    assert [claim.number for claim in found.claims] == ["20", "21", "22", "23", "24"]


def test_articles_and_claims_carry_the_outlets_name_of_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"{HEAD}The fire killed 43 people in Ohio on Monday.\n")
    (tmp_path / "b.csv").write_text("source,topic,value\nThe Coast Wire,dead,43\n")
    sources = (("Coast Wire", ("The Coast Wire",)),)
    found = gather([str(tmp_path)], Config(cache=False, sources=sources))
    assert outlets(found) == {"Coast Wire"}
    plain = gather([str(tmp_path)], Config(cache=False))
    assert outlets(plain) == {"The Coast Wire"}


def test_an_article_that_trips_over_an_error_of_ours_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crosscheck import extract as extraction

    real = extraction.extract

    def trips(articles: Sequence[Article], vocabulary: Vocabulary) -> Extraction:
        if any("21 people" in article.text for article in articles):
            raise OverflowError("date value out of range")
        return real(articles, vocabulary)

    monkeypatch.setattr(extraction, "extract", trips)
    for n in (20, 21, 22):
        (tmp_path / f"{n}.txt").write_text(f"The fire killed {n} people in Ohio on Monday.\n")
    found = gather([str(tmp_path)], Config(cache=False))
    assert [claim.number for claim in found.claims] == ["20", "22"]
    assert [(problem.path, problem.error) for problem in found.problems] == [
        ("21.txt", "could not be understood (OverflowError): please report it, with the file")
    ]
