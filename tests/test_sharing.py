"""Claims that say the same hold it once, and say what they said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import msgpack

from crosscheck.config import Config
from crosscheck.gather import gather
from crosscheck.records import Claim
from crosscheck.sharing import COMMON, NEARBY, Shared
from tests.claims import claim

DAY = date(2031, 5, 6)


def decoded(article: str, number: str = "12") -> Claim:
    """A claim with objects of its own, as one that comes from a cache."""
    made = claim(
        article=article, quote="In Sandby 12 to 14 boats sank.", source="Coastal Post", value=12.0,
        number=number, place="Sandby", published=DAY, period_start=DAY, period_end=DAY,
    )  # fmt: skip
    return msgpack.decode(msgpack.encode(made), type=Claim)


def test_what_is_shared_is_equal() -> None:
    for one in (decoded("a.md"), claim(low=None, high=12.0, value=None), claim(low=3.0, value=5.0)):
        before = repr(one)
        Shared().share([one])
        assert repr(one) == before


def test_claims_of_one_file_hold_their_sentence_once() -> None:
    one, other = decoded("a.md"), decoded("a.md", number="14")
    assert one.quote is not other.quote
    Shared().share([one, other])
    said = {"article", "quote", *COMMON} - {"number"}
    assert all(getattr(one, name) is getattr(other, name) for name in said)
    assert (one.number, other.number) == ("12", "14")


def test_files_share_places_days_and_figures_but_no_sentences() -> None:
    one, other = decoded("a.md"), decoded("b.md")
    shared = Shared()
    shared.share([one])
    shared.share([other])
    assert one.place is other.place
    assert one.published is other.period_end
    assert one.number is other.number
    assert one.topic is other.topic
    assert one.quote is not other.quote


def test_every_field_of_text_is_shared_but_the_id() -> None:
    fields = Claim.__dataclass_fields__.values()
    texts = {f.name for f in fields if f.type in ("str", "str | None", "date | None")}
    assert texts - {*COMMON, *NEARBY} == {"id"}


def test_what_is_gathered_is_shared(tmp_path: Path) -> None:
    for name in ("a", "b"):
        head = "---\nsource: Coastal Post\npublished: 2031-05-06\n---\n"
        (tmp_path / f"{name}.md").write_text(f"{head}The storm in Lyon killed 12 people, 30 fled.")
    claims = gather([str(tmp_path)], Config(cache=False)).claims
    assert len(claims) > 2
    assert len({id(claim.source) for claim in claims}) == 1
    assert len({id(claim.quote) for claim in claims}) == 2
