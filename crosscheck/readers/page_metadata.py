"""Reads what a web page says about itself: JSON-LD, then meta tags, then what readers see."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from html import unescape
from typing import Any

from crosscheck.readers.characters import clean_text, squeeze
from crosscheck.readers.dates import read_date
from crosscheck.readers.pieces import Metadata

# https://schema.org/NewsArticle and its kin
_ARTICLE_TYPES = ("article", "blogposting", "report", "liveblogposting", "reportagenewsarticle")
_META = {
    "source": ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dc.date",
        "dcterms.created",
        "publish-date",
        "pubdate",
        "date",
    ),
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title"),
    "url": ("og:url",),
    "author": ("author", "article:author", "dc.creator", "parsely-author"),
}
_LONGEST = 2000


def page_metadata(root: Any) -> Metadata:
    """The page's metadata, each field from the first of these that has it."""
    return _from_json_ld(root).or_else(_from_meta(root)).or_else(_from_elements(root))


def _from_json_ld(root: Any) -> Metadata:
    for script in root.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _articles(data):
            metadata = Metadata(
                source=_name(item.get("publisher")) or _name(item.get("isPartOf")),
                published=read_date(_text(item.get("datePublished"))),
                title=_text(item.get("headline")) or _text(item.get("name")),
                url=_address(_text(item.get("url")) or _text(item.get("mainEntityOfPage"))),
                author=_name(item.get("author")),
            )
            if metadata != Metadata():
                return metadata
    return Metadata()


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    """The items of a JSON-LD document that are articles, from its first three levels."""
    level: list[Any] = [data]
    for _ in range(4):
        following: list[Any] = []
        for item in level[:200]:
            if isinstance(item, list):
                following.extend(item)
            elif isinstance(item, dict):
                kinds = item.get("@type")
                names = kinds if isinstance(kinds, list) else [kinds]
                if any(str(name).lower().endswith(_ARTICLE_TYPES) for name in names):
                    yield item
                following.extend(item.get(key) for key in ("@graph", "mainEntity"))
        level = following


def _from_meta(root: Any) -> Metadata:
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _text(element.get("content"))
        if content:
            said.setdefault(name.strip().lower(), content)

    def first(field: str) -> str:
        return next((said[name] for name in _META[field] if name in said), "")

    author = first("author")
    return Metadata(
        first("source").removeprefix("@"),
        read_date(first("published")),
        first("title"),
        _address(first("url")),
        "" if author.startswith(("http:", "https:")) else author,
    )


def _from_elements(root: Any) -> Metadata:
    link = root.xpath("string(//link[@rel='canonical']/@href)")
    heading = _text(root.xpath("string((//h1)[1])")) or _text(root.xpath("string(//title)"))
    return Metadata("", _shown_time(root), heading, _address(_text(link)))


def _shown_time(root: Any) -> date | None:
    """The page's one time element, or its header's; comments and related links have theirs."""
    marked: Sequence[Any] = root.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    times = marked or root.xpath("//article//header//time/@datetime")
    if not times:
        times = root.xpath("//time/@datetime[not(ancestor::*[contains(@class, 'comment')])]")
        times = times if len(set(times)) == 1 else []
    return read_date(times[0]) if times else None


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("@value")
    # Unescaped once more: publishers escape what they put into JSON-LD.
    return squeeze(clean_text(unescape(value)))[:_LONGEST] if isinstance(value, str) else ""


def _name(value: Any) -> str:
    """The name of a schema.org person or organisation, or of several."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(item) for item in value[:10])))
    if isinstance(value, dict):
        return _text(value.get("name"))
    text = _text(value)
    return "" if text.startswith(("http:", "https:")) else text


def _address(text: str) -> str:
    """Only web addresses; anything else (`javascript:`) is no address of an article."""
    return text if text.lower().startswith(("http://", "https://")) else ""
