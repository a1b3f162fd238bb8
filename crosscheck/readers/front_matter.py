"""Reads the YAML block at the head of a Markdown or text file: plain values, nothing clever."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

import yaml

from crosscheck.errors import UnreadableError
from crosscheck.readers.characters import clean_text, squeeze
from crosscheck.readers.dates import read_date
from crosscheck.readers.limits import FRONT_MATTER_CHARACTERS
from crosscheck.readers.pieces import Metadata

_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"[\"']?[A-Za-z_][\w .-]{0,40}[\"']?[ \t]*:(?:[ \t]|$)")
# Other names of the same fields, as site generators write them.
_NAMES = {
    "source": ("source", "outlet", "publisher", "publication"),
    "published": ("published", "date", "pubdate", "published_at", "publishdate"),
    "title": ("title", "headline"),
    "url": ("url", "link", "canonical", "canonical_url"),
    "author": ("author", "authors", "byline"),
}


class _PlainLoader(yaml.SafeLoader):
    """YAML without aliases (they can blow up) and with every key once."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.events.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(
                problem=f"YAML alias *{event.anchor} is refused", problem_mark=event.start_mark
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value.__hash__ is None or (str(key.value) in seen):
                raise yaml.MarkedYAMLError(
                    problem=f"key {str(key.value)!r:.60} stands twice", problem_mark=key.start_mark
                )
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def split_front_matter(text: str) -> tuple[str | None, str]:
    """The YAML between the first two `---` lines and the text after them; None where there is none.

    Raises UnreadableError where a block begins like front matter and does not end.
    """
    if not re.match(r"---[ \t]*\n", text):
        return None, text
    start = text.index("\n") + 1
    end = _END.search(text, start)
    first = text[start : text.find("\n", start)].strip() if start < len(text) else ""
    if end is None:
        if _KEY.match(first):
            raise UnreadableError("front matter has no closing ---", line=1)
        return None, text
    if first and not _KEY.match(first) and not first.startswith(("#", "%", "&", "!", "{")):
        return None, text  # a thematic break above the text, not metadata
    return text[start : end.start()], text[end.end() :].lstrip("\n")


def read_front_matter(block: str) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata in a YAML block, and warnings on values that cannot be used.

    Raises UnreadableError, with the line, for broken YAML, aliases, tags and double keys.
    """
    if len(block) > FRONT_MATTER_CHARACTERS:
        raise UnreadableError(f"front matter is longer than {FRONT_MATTER_CHARACTERS} characters")
    try:
        values = yaml.load(block, Loader=_PlainLoader)  # noqa: S506 - a SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 0
        raise UnreadableError(f"broken front matter: {_said(error)}", line=line) from error
    except (yaml.YAMLError, RecursionError, ValueError, TypeError, OverflowError) as error:
        first = " ".join(str(error).split())[:120]
        raise UnreadableError(f"broken front matter: {first}") from error
    if values is None:
        return Metadata(), ()
    if not isinstance(values, dict):
        raise UnreadableError("broken front matter: not `key: value` lines", line=2)
    return metadata_from(values)


def metadata_from(values: Mapping[Any, Any]) -> tuple[Metadata, tuple[str, ...]]:
    """Metadata from a mapping with the usual key names, and warnings on unusable values."""
    lowered = {str(key).strip().lower(): value for key, value in values.items()}

    def text(field: str) -> str:
        value = next((lowered[n] for n in _NAMES[field] if lowered.get(n) not in (None, "")), "")
        if isinstance(value, list):
            value = ", ".join(str(item) for item in value if not isinstance(item, dict | list))
        return "" if isinstance(value, dict) else squeeze(clean_text(_shown(value)))[:2000]

    said = text("published")
    published: date | None = read_date(said) if said else None
    warnings = () if published or not said else (f"published: {said[:40]!r} is no date",)
    return Metadata(text("source"), published, text("title"), text("url"), text("author")), warnings


def _shown(value: object) -> str:
    try:
        return str(value)
    except ValueError as error:  # Python writes out no number of more than 4,300 digits
        raise UnreadableError("broken front matter: a number of thousands of digits") from error


def _said(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or error.context or "not YAML"
    tag = re.search(r"tag '([^']{1,80})'", problem)
    return f"YAML tag {tag.group(1)} is refused" if tag else problem[:160]
