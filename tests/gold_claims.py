"""Perfect claims from the labelled news, and the same claims slightly wrong."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

from crosscheck.records import Claim, Direction

NEWS = Path(__file__).parent / "gold" / "news"
HELD_OUT = ("hurricane-beryl", "ice-removals", "santander-tsb", "wembley-final")
DEV = tuple(
    sorted(p.parent.name for p in NEWS.glob("*/claims.jsonl") if p.parent.name not in HELD_OUT)
)
_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z0-9“\"])|\n\s*\n|\n[-#|*]")
_UP = re.compile(r"\b(rise|rose|up|gr[eo]w|gone up|went up|increase|higher)\b")
_DOWN = re.compile(r"\b(fell|fallen|falling|down|cut|fewer|lower|shr[au]nk|smaller|tumbled|dip)\b")
_BASE = re.compile(
    r"\b(?:(?:compared with|lower than|fewer than|higher than|more than|smaller than|down from|up "
    r"from|from|since|than in|than)\s+)((?:the |a )?(?:same |previous |prior )?(?:three months|"
    r"year|month|quarter|week|January|February|March|April|May|June|July|August|September|October|"
    r"November|December)(?: ago| earlier| before)?(?: \d{4})?)"
)


def gold_claims(cluster: str) -> tuple[Claim, ...]:
    """The cluster's labelled claims, the optional ones too, as if extracted without fault."""
    folder = next(NEWS.parent.glob(f"*/{cluster}"))
    texts = {p.name: _plain(p) for p in sorted((folder / "articles").iterdir())}
    heads = {name: _head(folder, name) for name in texts if name != "articles.csv"}
    rows = [json.loads(line) for line in (folder / "claims.jsonl").read_text("utf-8").splitlines()]
    return tuple(_claim(cluster, row, texts[row["article"]], heads[row["article"]]) for row in rows)


def noisy(claims: tuple[Claim, ...], share: float = 0.3, seed: int = 1) -> tuple[Claim, ...]:
    """The claims, of which a share has one field slightly wrong."""
    chance = random.Random(seed)  # noqa: S311
    return tuple(_spoil(c, chance) if chance.random() < share else c for c in claims)


def _spoil(claim: Claim, chance: random.Random) -> Claim:
    field = chance.choice(("place", "period", "attributed_to", "topic", "hedge", "base"))
    if field == "topic":
        words = claim.topic.split()
        return replace(claim, topic=" ".join(words[1:]) or "number")
    if field == "period":
        return replace(claim, period_start=None, period_end=claim.published)
    if field == "hedge":
        return replace(claim, hedge="exact", low=claim.value, high=claim.value)
    if field == "place":
        return replace(claim, place=None)
    if field == "base":
        return replace(claim, base=None)
    return replace(claim, attributed_to=None)


def _claim(cluster: str, row: dict[str, Any], text: str, head: dict[str, Any]) -> Claim:
    quote = _sentence(text, " ".join(row["snippet"].split()))
    start, end = (date.fromisoformat(d) if d else None for d in row["period"])
    low, high = row["low"], row["high"]
    return Claim(
        id=f"{cluster}:{row['key']}",
        article=f"{cluster}/{row['article']}",
        source=head.get("source", ""),
        published=date.fromisoformat(head["published"]) if head.get("published") else None,
        quote=quote,
        number=row["number"],
        start=max(text.find(row["snippet"]), 0),
        end=max(text.find(row["snippet"]), 0) + len(row["number"]),
        value=row["value"],
        low=low,
        high=high,
        hedge=row["hedge"],
        unit=row["unit"],
        per=row["per"],
        kind=row["kind"],
        direction=_direction(quote, row["number"]) if row["kind"] == "change" else None,
        topic=_topic(row["topic"], quote),
        qualifiers=None,
        base=_base(quote, row["number"]) if row["kind"] == "change" else None,
        place=_spoken(row["place"], quote),
        period_start=start,
        period_end=end,
        attributed_to=_spoken(row["attributed_to"], quote),
        incidental=not row.get("required", True),
    )


def _topic(stems: list[str], quote: str) -> str:
    """The words of the sentence that begin with the accepted stems; the stems where none does."""
    found = []
    for stem in stems:
        hit = re.search(rf"\b{re.escape(stem)}\w*", quote, re.IGNORECASE)
        if hit:
            found.append(hit.group().lower())
    return " ".join(found or stems)


def _spoken(names: list[str], quote: str) -> str | None:
    return next((n for n in names if n.lower() in quote.lower()), names[0] if names else None)


def _base(quote: str, number: str) -> str | None:
    hit = _BASE.search(quote, max(quote.find(number), 0)) or _BASE.search(quote)
    return hit.group(1) if hit else None


def _direction(quote: str, number: str) -> Direction | None:
    """Up or down by the word nearest to the figure that says so."""
    at = quote.find(number)
    hits = [(abs(m.start() - at), "up") for m in _UP.finditer(quote)]
    hits += [(abs(m.start() - at), "down") for m in _DOWN.finditer(quote)]
    return ("up" if min(hits)[1] == "up" else "down") if hits else None


def _sentence(text: str, snippet: str) -> str:
    at = text.find(snippet)
    if at < 0:
        return snippet
    before = [m.end() for m in _SENTENCE_END.finditer(text, 0, at)]
    after = _SENTENCE_END.search(text, at + len(snippet))
    begin = before[-1] if before else 0
    return " ".join(text[begin : after.start() if after else len(text)].split())


def _plain(path: Path) -> str:
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        text = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", text)
        text = re.sub(r"</(p|h\d|li|div|tr)>", "\n\n", text)
        text = unescape(re.sub(r"<[^>]+>", " ", text).replace("\r", ""))
        return re.sub(r"[ \t]+", " ", text)
    text = re.sub(r"(?s)^---.*?---\n", "", text).replace("**", "")
    return re.sub(r"(?<=\S)\n(?=[^\s\-#|*])", " ", text)


def _head(folder: Path, name: str) -> dict[str, Any]:
    text = (folder / "articles" / name).read_text("utf-8")
    if name.endswith(".html"):
        published = re.search(r"article:published_time[^>]*?(\d{4}-\d\d-\d\d)", text) or re.search(
            r"(\d{4}-\d\d-\d\d)[^>]*article:published_time", text
        )
        published = published or re.search(r'"datePublished":\s*"(\d{4}-\d\d-\d\d)', text)
        site = re.search(r'og:site_name"\s+content="([^"]+)"', text) or re.search(
            r'content="([^"]+)"\s+property="og:site_name"', text
        )
        return {
            "published": published.group(1) if published else None,
            "source": site.group(1) if site else name,
        }
    front = re.match(r"(?s)---\n(.*?)\n---", text)
    if front:
        pairs = (line.partition(":")[::2] for line in front.group(1).splitlines())
        return {key.strip(): value.strip().strip('"') for key, value in pairs}
    import csv

    listed = folder / "articles" / "articles.csv"
    if not listed.is_file():  # a plain text that nothing dates
        return {}
    with listed.open(encoding="utf-8") as file:
        return next(dict(row) for row in csv.DictReader(file) if row["file"] == name)
