"""Names for claims and findings that are the same on every machine and in every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from hashlib import sha256
from unicodedata import normalize

from crosscheck.records import Article, Claim


def claim_id(outlet: tuple[str, str, str], number: str, quote: str, nth: int) -> str:
    """`c` and 16 hex digits. `outlet` is source, publication date and title of the article.

    The path takes no part: moving or renaming an article changes no id. `nth` (1-based) tells equal
    numbers in one sentence apart.
    """
    return "c" + sha256("\x1f".join((*outlet, number, quote, str(nth))).encode()).hexdigest()[:16]


def outlet_of(item: Article | Claim) -> tuple[str, str, str]:
    """What tells one article from another, wherever its file lies."""
    published = item.published.isoformat() if item.published else ""
    return (item.source, published, item.title if isinstance(item, Article) else "")


def with_unique_ids(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, where copies of one article (same outlet, date, title) keep ids of their own."""
    if len({claim.id for claim in claims}) == len(claims):
        return tuple(claims)
    seen: Counter[str] = Counter()
    unique = []
    for claim in claims:
        seen[claim.id] += 1
        nth = seen[claim.id]
        unique.append(claim if nth == 1 else replace(claim, id=f"{claim.id}-{nth}"))
    return tuple(unique)


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """What makes a figure the same figure, wherever it stands and however its sentence is worded.

    `value` is text: the number as `number_text` writes it, `low..high` for a range, the words where
    there is no value ("dozens"). `unit` carries the denominator of a rate: `count/day`.
    """

    source: str
    published: str
    value: str
    hedge: str
    unit: str
    topic: str


def figure_of(claim: Claim) -> Figure:
    """The figure that a claim holds; letter case and white space do not matter in it."""
    return Figure(
        source=plain(claim.source),
        published=claim.published.isoformat() if claim.published else "",
        value=_value(claim),
        hedge=claim.hedge,
        unit=f"{claim.unit}/{claim.per}" if claim.per else claim.unit,
        topic=plain(claim.topic),
    )


def finding_id(claims: Iterable[Claim]) -> str:
    """`cc1-` and 16 hex digits of the SHA-256 of the claims' figures.

    The figures count as a set: a second copy of an article, another path, another order or another
    wording leave the id as it is.
    """
    figures = sorted({figure_of(claim) for claim in claims})
    text = "\x1e".join("\x1f".join(astuple(figure)) for figure in figures)
    return "cc1-" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def plain(text: str) -> str:
    """Text without differences that carry no meaning: Unicode form, letter case, white space."""
    return " ".join(normalize("NFKC", text).casefold().split())


def number_text(number: float) -> str:
    """A whole number as it is, else to 12 significant digits: float noise makes no other figure."""
    rounded = float(f"{number:.12g}")
    for exact in (number, rounded):
        if abs(exact) < 1e15 and exact == int(exact):
            return str(int(exact))
    return f"{number:.12g}"


def _value(claim: Claim) -> str:
    if claim.value is None:
        return plain(claim.number)
    if claim.hedge == "range" and claim.low is not None and claim.high is not None:
        return f"{number_text(claim.low)}..{number_text(claim.high)}"
    return number_text(claim.value)
