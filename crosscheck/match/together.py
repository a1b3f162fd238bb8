"""Which figures are set against each other because their articles tell one story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, combinations

from crosscheck.match.digits import digits_alike, is_telling
from crosscheck.match.speakers import relate_speakers
from crosscheck.match.stories import Stories
from crosscheck.match.subjects import Subject
from crosscheck.records import Claim, is_currency
from crosscheck.vocabulary import Vocabulary

DAYS = 31  # between publications within which outlets tell one story in their own words
AROUND = (-1, 0, 1)  # as many times DAYS: where those are that are near
MARKS = 2  # names or figures that such articles have in common at least
PLAIN = ("count", "percent")  # units that figures of anything have


def pairs_of_stories(
    subjects: Mapping[int, Subject],
    stories: Stories,
    vocabulary: Vocabulary,
    focus: Collection[int] | None = None,
    known: Container[tuple[int, int]] = (),
) -> Iterator[tuple[int, int]]:
    """Index pairs of one unit family in two articles of one story, with a hint that they are one.

    Two outlets seldom use the same words: here a word of both sentences, a speaker, a rare unit,
    a rate or like digits suffice. One number of two families may be a slip: pounds for dollars, a
    count for a share. The smaller id comes first; with `focus`, only the pairs that hold one of
    these indices, and none that is `known`.
    """
    members: dict[str, dict[str, list[Subject]]] = defaultdict(lambda: defaultdict(list))
    for subject in subjects.values():
        members[subject.claim.article][subject.family].append(subject)
    asked = None if focus is None else {subjects[nth].claim.article for nth in focus}
    for one, other in couples(sorted(members), stories, asked):
        found = (
            (a, b, False)
            for family in sorted(members[one].keys() & members[other].keys())
            for a in members[one][family]
            for b in members[other][family]
        )
        slips = ((a, b, True) for a, b in _slips(members[one], members[other]))
        for a, b, told in chain(found, slips):
            if focus is not None and a.index not in focus and b.index not in focus:
                continue
            ordered = (a.claim.id, a.index) < (b.claim.id, b.index)
            pair = (a.index, b.index) if ordered else (b.index, a.index)
            if pair not in known and (told or hinted(a, b, vocabulary)):
                yield pair


def _slips(
    ones: Mapping[str, Sequence[Subject]], others: Mapping[str, Sequence[Subject]]
) -> Iterator[tuple[Subject, Subject]]:
    """The figures of one number in families that are mixed up: two currencies, count and share."""
    if len(ones.keys() | others.keys()) == 1:
        return
    numbers: dict[tuple[str, float | None], list[Subject]] = defaultdict(list)
    for family in sorted(others):
        for subject in others[family]:
            if is_telling(subject.claim.number, subject.claim.value):
                numbers[_mixed(family), subject.claim.value].append(subject)
    for family in sorted(ones):
        for a in ones[family]:
            for b in numbers.get((_mixed(family), a.claim.value), ()):
                shared = is_currency(a.family) or not a.context.keys().isdisjoint(b.context)
                if a.family != b.family and shared:
                    yield a, b


def _mixed(family: str) -> str:
    """One name for the families that a slip of the pen mixes up."""
    return "money" if is_currency(family) else "plain" if family in ("count", "share") else family


def couples(
    articles: list[str], stories: Stories, asked: Collection[str] | None = None
) -> Iterator[tuple[str, str]]:
    """The pairs of articles (paths, in order) that surely tell one story about one time.

    With `asked`, only the pairs that hold one of these.
    """
    days = {article: stories.published(article) for article in articles}
    times = {days[one] // DAYS + step for one in asked or () for step in AROUND}
    near = [one for one in articles if asked is None or days[one] // DAYS in times]
    marks = {article: stories.marks(article) for article in near}
    marked: dict[str, dict[int, list[str]]] = {}
    for other in near:
        for mark in marks[other]:
            marked.setdefault(mark, {}).setdefault(days[other] // DAYS, []).append(other)
    for article in near:
        if asked is not None and article not in asked:
            continue
        common: Counter[str] = Counter()
        for mark in marks[article]:
            found = marked[mark]
            if len(found) > 1 or len(found[days[article] // DAYS]) > 1:
                for step in AROUND:
                    common.update(found.get(days[article] // DAYS + step, ()))
        for other in sorted(other for other, shared in common.items() if shared >= MARKS):
            first = article < other or (asked is not None and other not in asked)
            at_once = abs(days[other] - days[article]) <= DAYS
            if first and at_once and other != article and stories.one(article, other):
                yield min(article, other), max(article, other)


def articles_of_story(
    claims: Sequence[Claim], focus: Collection[int], stories: Stories
) -> frozenset[str]:
    """The articles (paths) whose figures those of `focus` (by index) meet for their story."""
    asked = {claims[nth].article for nth in focus}
    days = {claims[nth].published for nth in focus}
    near = {
        claim.article
        for claim in claims
        if claim.article in asked or any(_near(claim.published, day) for day in days)
    }
    pairs = couples(sorted(near), stories, asked)
    return frozenset(article for pair in pairs for article in pair)


def _near(one: date | None, other: date | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs((one - other).days) <= DAYS


def story_keys(claims: Sequence[Claim], vocabulary: Vocabulary) -> Iterator[tuple[str, bool]]:
    """The blocks that an article is in (True) and those that it is looked up in, as text.

    What `couples` goes by, for those who spread the blocks over machines. `claims` are all of one
    article, the incidental ones too.
    """
    if not claims:
        return
    article = claims[0].article
    stories = Stories(claims, vocabulary)
    bucket = stories.published(article) // DAYS
    for marks in combinations(stories.marks(article), MARKS):
        name = "|".join(marks)
        yield f"story|{name}|{bucket}", True
        yield from ((f"story|{name}|{other}", False) for other in (bucket - 1, bucket + 1))


def hinted(a: Subject, b: Subject, vocabulary: Vocabulary) -> bool:
    """Whether something beside the story and the unit says that two figures may be one."""
    one, other = a.claim, b.claim
    measure = one.unit not in PLAIN and not is_currency(one.unit)
    return (
        measure
        or (one.per is not None and one.per == other.per)
        or not a.context.keys().isdisjoint(b.context)
        or digits_alike(one.number, other.number) > 0
        or relate_speakers(one.attributed_to, other.attributed_to, vocabulary) == "same"
    )
