"""The labelled news that development looks at: every labelled figure is read, once."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from crosscheck.readers import read_paths

NEWS = Path(__file__).parent / "gold" / "news"
# The other clusters are kept aside, unread.
DEVELOPMENT = (
    *("air-canada-strike", "baltimore-crime", "border-spring-2024", "gaza-aid-trucks"),
    *("nhs-waiting-list", "terra-nova-spill", "uk-jobs-and-pay", "valencia-floods"),
)
_MARKDOWN = re.compile(r"\*\*|(?m:^- )")
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


def plain(text: str) -> str:
    return " ".join(_MARKDOWN.sub("", text).translate(_QUOTES).split())


@pytest.mark.parametrize("cluster", DEVELOPMENT)
def test_each_labelled_snippet_stands_in_one_block(cluster: str) -> None:
    reading = read_paths([str(NEWS / cluster / "articles")])
    assert (reading.problems, reading.warnings) == ((), ())
    blocks = {
        article.path: [plain(article.text[b.start : b.end]) for b in article.blocks]
        for article in reading.articles
    }
    lines = (NEWS / cluster / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    claims = [claim for claim in map(json.loads, lines) if claim["required"]]
    elsewhere = [
        claim["key"]
        for claim in claims
        if sum(plain(claim["snippet"]) in block for block in blocks[claim["article"]]) != 1
    ]
    assert elsewhere == []
    assert len(claims) > 20
    assert all(article.source and article.published for article in reading.articles)


SEEDS = Path(__file__).parents[1].parent / "shared" / "seeds"


def test_real_articles_are_read_without_their_comment_sections() -> None:
    if not SEEDS.exists():
        pytest.skip("the example articles are not here: ../shared/seeds")
    reading = read_paths([str(SEEDS)])
    assert (len(reading.articles), reading.problems, reading.warnings) == (5, (), ())
    assert all(article.source and article.published for article in reading.articles)
    text = "\n".join(article.text for article in reading.articles)
    left = ("JohnDoe", "Leave a Comment", "hoodwink", "$2000", "You may also like", "Credit:")
    assert [words for words in left if words in text] == []
    kept = ("8,000 border apprehensions", "topping 8,600", "about 11%", "242,000", "less than 200")
    assert [words for words in kept if words not in text] == []
