"""Which articles of an archive a draft meets, by their outlines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from crosscheck.match.candidates import relate_named_places
from crosscheck.match.outline import Glance, Outline
from crosscheck.match.periods import relate_periods
from crosscheck.match.speakers import relate_speakers
from crosscheck.match.stories import LASTING, alike, days_apart, marks_of
from crosscheck.match.times import Bucket, around
from crosscheck.match.together import DAYS, MARKS, PLAIN
from crosscheck.records import is_currency
from crosscheck.vocabulary import Vocabulary

ENOUGH = 2  # things in common without which figures of two stories are never judged

Asked = tuple[int, Glance]  # the number of a draft's article, and one of its claims
Key = tuple[str, str]  # unit group and concept


class Nearby:
    """A draft's claims by what others must share with them: unit group, concept and time.

    The articles found may be too many, and never too few: what is matched and judged decides.
    """

    def __init__(self, draft: Sequence[Outline], vocabulary: Vocabulary) -> None:
        self._draft, self._vocabulary = draft, vocabulary
        self._told: dict[Key, list[int]] = defaultdict(list)
        self._heard: dict[Key, list[int]] = defaultdict(list)
        self._asked: list[Asked] = []
        self._times: list[frozenset[Bucket]] = []
        for number, article in enumerate(draft):
            for glance in article.glances:
                self._add(number, glance)
        self._groups = {glance.group for _, glance in self._asked}
        self._near = frozenset(bucket for times in self._times for bucket in times)
        self._marks = [frozenset(marks_of(article.tellings)) for article in draft]

    def _add(self, number: int, glance: Glance) -> None:
        nth = len(self._asked)
        self._asked.append((number, glance))
        self._times.append(frozenset(b for bucket in glance.times for b in around(bucket)))
        for concept in glance.told:
            self._told[glance.group, concept].append(nth)
            self._heard[glance.group, concept].append(nth)
        for concept in glance.heard:
            self._heard[glance.group, concept].append(nth)

    def meets(self, other: Outline) -> bool:
        """Whether a claim of the article may be judged beside one of the draft's."""
        stories: dict[int, bool] = {}
        for glance in other.glances:
            if glance.group not in self._groups or self._near.isdisjoint(glance.times):
                continue
            for nth in self._sharing(glance):
                number, asked = self._asked[nth]
                if self._times[nth].isdisjoint(glance.times):
                    continue
                if number not in stories:
                    stories[number] = self._of_one_story(number, other)
                if stories[number] or self._judged(asked, glance):
                    return True
        return any(self._together(number, other) for number in range(len(self._draft)))

    def _sharing(self, glance: Glance) -> set[int]:
        """The draft's claims that share unit group and concept; one of the two topics tells it."""
        group = glance.group
        met: set[int] = set()
        for concept in glance.told:
            met.update(self._heard.get((group, concept), ()))
        for concept in glance.heard:
            met.update(self._told.get((group, concept), ()))
        return met

    def _of_one_story(self, number: int, other: Outline) -> bool:
        own = self._draft[number]
        apart = days_apart(own.published, other.published)
        if apart is not None and apart > LASTING:
            return False
        return alike(own.tellings, other.tellings, apart)

    def _judged(self, a: Glance, b: Glance) -> bool:
        """Whether enough is alike for two claims of different stories; a derived one is judged by
        what its articles tell without their incidental figures, which is not known here."""
        if a.derived or b.derived:
            return True
        place = relate_named_places(a.place, b.place) == "same"
        period = relate_periods(a.days, b.days)
        if place and period in ("inside", "contains"):
            return True
        rate = a.per == b.per is not None and (_is_rare(a.unit) or _is_rare(b.unit))
        known = place + (period == "same") + rate
        if known >= ENOUGH or known + 1 < ENOUGH:
            return known >= ENOUGH
        return relate_speakers(a.speaker, b.speaker, self._vocabulary) == "same"

    def _together(self, number: int, other: Outline) -> bool:
        """Whether figures of one unit group meet because both articles surely tell one story."""
        own = self._draft[number]
        return (
            abs(own.published - other.published) <= DAYS
            and not {g.group for g in own.glances}.isdisjoint(g.group for g in other.glances)
            and len(self._marks[number].intersection(marks_of(other.tellings))) >= MARKS
            and self._of_one_story(number, other)
        )


def _is_rare(unit: str) -> bool:
    return unit not in PLAIN and not is_currency(unit)
