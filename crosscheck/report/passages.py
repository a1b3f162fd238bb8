"""Finds a claim's sentence in its article, with a sentence around it, and the figure inside."""

from __future__ import annotations

import re
from typing import NamedTuple

from crosscheck.records import Article, Claim

_SENTENCE_END = re.compile("[.!?…][\"'”’)\\]]?\\s+(?=[\"'“‘(\\[]?[A-Z0-9])")
_AROUND = 400  # characters looked at on each side; a longer neighbour is cut


class Passage(NamedTuple):
    """A quote cut at its figure; `before` and `after` are the sentences around it."""

    before: str
    lead: str
    figure: str
    rest: str
    after: str


def passage(claim: Claim, article: Article | None) -> Passage:
    """The claim's quote, with its neighbours where the article's text is at hand."""
    begin = _quote_start(claim, article)
    if article is None or begin is None:
        lead, figure, rest = _cut(claim.quote, claim.number)
        return Passage("", lead, figure, rest, "")
    end = begin + len(claim.quote)
    text = article.text
    first, last = _block_around(article, claim.start, begin, end)
    return Passage(
        before=_last_sentence(text[max(first, begin - _AROUND) : begin]),
        lead=text[begin : claim.start],
        figure=text[claim.start : claim.end],
        rest=text[claim.end : end],
        after=_first_sentence(text[end : min(last, end + _AROUND)]),
    )


def _quote_start(claim: Claim, article: Article | None) -> int | None:
    """Where the quote stands in the text so that it covers the figure; None where it does not."""
    if article is None or article.text[claim.start : claim.end] != claim.number:
        return None
    begin = article.text.rfind(claim.quote, 0, claim.start + len(claim.quote))
    covers = begin >= 0 and begin <= claim.start and claim.end <= begin + len(claim.quote)
    return begin if covers and claim.quote else None


def _cut(quote: str, number: str) -> tuple[str, str, str]:
    at = quote.find(number)
    if at < 0 or not number:
        return (f"{quote} " if quote else "", number, "")
    return quote[:at], number, quote[at + len(number) :]


def _block_around(article: Article, figure: int, begin: int, end: int) -> tuple[int, int]:
    for block in article.blocks:
        if block.start <= figure < block.end:
            return min(block.start, begin), max(block.end, end)
    return begin, end


def _last_sentence(text: str) -> str:
    stripped = text.rstrip()
    ends = [match.end() for match in _SENTENCE_END.finditer(stripped)]
    return stripped[ends[-1] if ends else 0 :].strip()


def _first_sentence(text: str) -> str:
    stripped = text.lstrip()
    found = _SENTENCE_END.search(stripped)
    return stripped[: found.end() if found else len(stripped)].strip()
