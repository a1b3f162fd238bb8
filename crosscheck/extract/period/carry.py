"""What decides how a time is read: the country's fiscal year, changes, running totals."""

from __future__ import annotations

import re

from crosscheck.extract.document import Document, Mention
from crosscheck.extract.period.clock import Clock

_CHANGE = re.compile(
    r"\b(?:rose|rise[sn]?|rising|fell|fall(?:s|en|ing)?|grew|grow[ns]?|growth|growing|increas\w+|decreas\w+|"
    r"declin\w+|dropp\w+|drops?|gain\w*|up|down|inflation|climb\w*|jump\w*|slow\w*|shr[aiu]nk\w*|lower|higher|fewer|more)\b"
)
_TOTAL = re.compile(r"\b(?:had|has|have|been|total|so far)\b")


def fiscal_clock(document: Document) -> Clock:
    """The clock of an article: fiscal years run from October in the United States, else from April."""
    text = document.article.text[:4000]
    american = len(re.findall(r"\bU\.?S\.?\b|\bAmerican?\b|\bfederal\b", text))
    return Clock(
        document.article.published,
        fiscal=10 if american or "£" not in text else 4,
        month_first=american > 1,
    )


def is_change(mention: Mention) -> bool:
    """Does the sentence speak of a rise or fall, so that the period is the one that changed?"""
    return _CHANGE.search(mention.sentence.text.lower()) is not None


def is_total(mention: Mention) -> bool:
    """Does the sentence speak of what has added up until then?"""
    return _TOTAL.search(mention.sentence.text.lower()) is not None
