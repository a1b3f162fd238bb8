"""Articles to measure on: generated ones, always the same, or real ones by path."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path
from random import Random

from crosscheck.records import Article, Block

FIRST_DAY = date(2024, 1, 1)
Count = tuple[str, str, int, int]
Share = tuple[str, str, str]
_SYLLABLES = ("ba", "ke", "di", "fo", "gu", "la", "me", "ri", "to", "vu")
_TOWNS = (
    "Leeds", "Lyon", "Turin", "Porto", "Ghent", "Malmo", "Graz", "Brno", "Gdansk", "Cork",
    "Bergen", "Tampere", "Seville", "Bari", "Bremen", "Lille", "Austin", "Denver", "Tucson",
    "Omaha", "Fresno", "Calgary", "Halifax", "Perth", "Hobart", "Nagoya", "Busan", "Pune",
    "Lima", "Quito", "Cordoba", "Accra", "Kumasi", "Mombasa", "Durban", "Tunis",
)  # fmt: skip
_BODIES = (
    "the transport ministry", "the fire service", "the statistics office", "the central bank",
    "the health agency", "the water board", "the harbour authority", "the education department",
    "the farmers' union", "the city council", "the rail operator", "the grid operator",
)  # fmt: skip
_NAMES = ("Ruiz", "Novak", "Larsen", "Okafor", "Tanaka", "Moreau", "Haas", "Petrov", "Silva")
_OUTLETS = tuple(
    f"{one} {other}"
    for one in ("Morning", "Evening", "Coastal", "Northern", "Union", "Valley")
    for other in ("Courier", "Gazette", "Herald", "Ledger", "Observer", "Post", "Tribune")
)
# Thing counted and what happens to it, with the sizes it comes in.
_COUNTS = (
    ("passengers", "used the airport", 2_000, 900_000),
    ("homes", "were left without power", 300, 80_000),
    ("patients", "were waiting for surgery", 900, 60_000),
    ("people", "were evacuated after the flood", 20, 9_000),
    ("workers", "walked out over pay", 40, 20_000),
    ("trees", "were planted along the river", 500, 40_000),
    ("visitors", "came to the book fair", 3_000, 300_000),
    ("jobs", "were cut at the steel works", 60, 6_000),
    ("cases of measles", "were confirmed", 30, 4_000),
    ("tonnes of grain", "left the port", 5_000, 900_000),
    ("pupils", "missed lessons", 200, 30_000),
    ("flights", "were cancelled", 12, 2_500),
    ("cyclists", "were injured", 11, 900),
    ("cars", "were recalled", 900, 700_000),
    ("vessels", "passed the lock", 40, 7_000),
    ("firefighters", "fought the blaze", 20, 1_500),
    ("complaints", "were filed about late buses", 30, 12_000),
    ("flats", "were finished", 40, 9_000),
    ("voters", "signed the petition", 700, 150_000),
    ("cattle", "were culled", 60, 40_000),
)
_SHARES = (
    ("Unemployment in {town}", "rose", "fell"),
    ("Rents in {town}", "climbed", "dropped"),
    ("The occupancy of hotels in {town}", "grew", "shrank"),
    ("Turnout in {town}", "increased", "declined"),
    ("Output of the {town} refinery", "rose", "fell"),
)
_PLAIN = (
    "Officials in {town} said that the work would go on as planned.",
    "Many who live there had waited for an answer since the spring.",
    '"We are doing what can be done," {name} told reporters outside the town hall.',
    "Critics called the plan vague and asked for a public hearing.",
    "The council is due to meet again after the holidays.",
    "Neither side would say when the talks might resume.",
    "Rain had delayed the inspection, and the road stayed shut.",
    "Similar disputes have troubled the neighbouring districts for years.",
    "The report was praised by campaigners, who want it put into law.",
    "It was not clear who would pay for the repairs.",
)
_WHEN = (
    "on {weekday}", "last week", "last month", "in {month}", "since the start of the year",
    "in the year to {month}", "over the weekend", "in {year}",
)  # fmt: skip
_HEDGES = ("", "", "", "about ", "more than ", "nearly ", "at least ", "up to ", "some ")


@dataclass(frozen=True, slots=True)
class Things:
    """What articles tell figures of, and in what share of their paragraphs."""

    counts: tuple[Count, ...]
    shares: tuple[Share, ...]
    told: float


def generated(
    count: int,
    seed: int = 1,
    days: int = 0,
    made_up: int = 0,
    paragraphs: int = 9,
    told: float = 1,
) -> Iterator[Article]:
    """`count` articles, published over `days` days (one day for 40 where it is 0).

    They have some `paragraphs`, nine for 2-3 KB, the share `told` of them with figures, and count
    twenty things and as many `made_up` ones as are asked for. The same arguments give the same
    articles on every machine.
    """
    span = days or max(1, count // 40)
    shares = (*_SHARES, *_made_up_shares(made_up // 4))
    things = Things((*_COUNTS, *_made_up(made_up)), shares, told)
    for nth in range(count):
        random = Random(f"{seed}/{nth}")  # noqa: S311 - no secret
        day = FIRST_DAY + timedelta(days=nth * span // count)
        yield _article(nth, random, day, things, paragraphs)


def _made_up(count: int) -> Iterator[Count]:
    """Things that are counted, and what happens to them, in words that no two of them share."""
    words = ("".join(parts) for parts in product(_SYLLABLES, repeat=3))
    for nth, word in enumerate(islice(words, count)):
        yield f"{word}ns", f"were {word[::-1]}red", 20 + nth, (20 + nth) * 100


def _made_up_shares(count: int) -> Iterator[Share]:
    words = ("".join(parts) for parts in product(reversed(_SYLLABLES), repeat=4))
    return ((f"The {word}lage of {{town}}", "rose", "fell") for word in islice(words, count))


def real(path: Path) -> Iterator[Article]:
    """The articles of a `.jsonl` file (`text`; `title`, `source`, `published`) or a folder."""
    if path.suffix == ".jsonl":
        for nth, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            published = date.fromisoformat(row["published"]) if row.get("published") else FIRST_DAY
            yield _of_text(
                f"{nth:06}", row["text"], row.get("title", ""), row.get("source", ""), published
            )
        return
    for nth, file in enumerate(sorted(p for p in path.rglob("*") if p.suffix in (".txt", ".md"))):
        yield _of_text(
            f"{nth:06}", file.read_text(encoding="utf-8", errors="replace"), "", "", FIRST_DAY
        )


def write(articles: Iterator[Article], folder: Path) -> int:
    """Writes articles as Markdown with front matter, a thousand to a folder; returns how many."""
    number = 0
    for number, one in enumerate(articles, 1):
        place = folder / f"{(number - 1) // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        day = one.published.isoformat() if one.published else ""
        head = f"title: {json.dumps(one.title)}\nsource: {json.dumps(one.source)}\npublished: {day}"
        text = f"---\n{head}\n---\n\n{one.text}\n"
        (place / f"{number:07}.md").write_text(text, encoding="utf-8")
    return number


def _article(nth: int, random: Random, day: date, things: Things, length: int) -> Article:
    town = random.choice(_TOWNS)
    paragraphs = []
    for _ in range(random.randint(length - 1, length + 1)):
        if things.told < 1 and random.random() >= things.told:
            paragraphs.append(" ".join(_plain(random, town) for _ in range(4)))
            continue
        sentences = [
            _figure(random, town, day, things.counts),
            _plain(random, town),
            _plain(random, town),
        ]
        sentences.append(
            _share(random, town, day, things.shares)
            if random.random() < 0.2
            else _plain(random, town)
        )
        paragraphs.append(" ".join(sentences))
    title = f"{random.choice(things.counts)[0].capitalize()} and the future of {town}"
    return _of_text(f"{nth:06}", "\n\n".join(paragraphs), title, random.choice(_OUTLETS), day)


def _plain(random: Random, town: str) -> str:
    return random.choice(_PLAIN).format(town=town, name=random.choice(_NAMES))


def _figure(random: Random, town: str, day: date, counts: Sequence[Count]) -> str:
    thing, event, low, high = random.choice(counts)
    size = round(low * (high / low) ** random.random())
    number = f"{round(size, -1) if size > 100 else size:,}"
    when = _when(random, day)
    said = random.choice(
        ("", "", f", {random.choice(_BODIES)} said", f", according to {random.choice(_BODIES)}")
    )
    hedge = random.choice(_HEDGES)
    if random.random() < 0.5:
        lead = f"{hedge}{number}"
        return f"{lead[:1].upper()}{lead[1:]} {thing} {event} in {town} {when}{said}."
    return f"In {town}, {hedge}{number} {thing} {event} {when}{said}."


def _share(random: Random, town: str, day: date, shares: Sequence[Share]) -> str:
    subject, up, down = random.choice(shares)
    verb = random.choice((up, down))
    first, last = sorted((round(random.uniform(1, 40), 1), round(random.uniform(1, 40), 1)))
    head = f"{subject.format(town=town)} {verb}"
    when = _when(random, day)
    if random.random() < 0.5:
        return f"{head} by {first}% {when}, {random.choice(_NAMES)} said."
    cost = random.randint(2, 900)
    return f"{head} to {last}% {when}, and repairs cost €{cost} million."


def _when(random: Random, day: date) -> str:
    earlier = day - timedelta(days=random.randint(30, 300))
    return random.choice(_WHEN).format(
        weekday=(day - timedelta(days=random.randint(1, 5))).strftime("%A"),
        month=earlier.strftime("%B"),
        year=earlier.year - random.randint(0, 2),
    )


def _of_text(name: str, text: str, title: str, source: str, day: date) -> Article:
    blocks, at = [], 0
    for paragraph in text.split("\n"):
        if paragraph.strip():
            blocks.append(Block(at, at + len(paragraph)))
        at += len(paragraph) + 1
    return Article(f"{name}.md", text, tuple(blocks), source or "Example", day, title)
