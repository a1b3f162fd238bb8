"""Two claims before the judge, and how sure one may be that they answer one question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.compare import conversions, series, wording
from crosscheck.compare.conversions import Common
from crosscheck.compare.intervals import meet
from crosscheck.compare.likelihood import Standing, features, likelihoods
from crosscheck.compare.rivals import are_rivals
from crosscheck.compare.series import Course
from crosscheck.config import Tolerances
from crosscheck.match.candidates import Candidate
from crosscheck.match.digits import significant
from crosscheck.match.once import Once
from crosscheck.match.speakers import of_one_source
from crosscheck.records import Claim, ConflictClass, Verdict, is_currency
from crosscheck.vocabulary import Vocabulary

LIKELY = 0.35  # likelihood (0-1) from which figures that differ are set against each other
UNLIKELY = 0.1  # and below which they are not; between the two, the parts of the match decide
# Likeness of topics (0-1) that a conflict needs, set on labelled pairs so that a false alarm is
# rarer than a miss.
TOPIC = 0.64
LEEWAY = 0.06  # less for each other thing that supports the match
LEAST = 0.48  # at the very least
MORE = 0.08  # more for each cause of doubt
TOPIC_APART = 0.75  # where two different named sources speak
TOPIC_WITHIN = 0.8  # inside one article
SURE = 0.9  # where the figures are too far apart to be rivals
FAR = 20.0  # figures this many times each other are seldom answers to one question
REPEATED = 0.6  # likeness of two sentences of one article that may say the same twice
SMALL = 10  # counts below this are often of a few of many


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with its class, its reason in a sentence, and the gap between the figures."""

    verdict: Verdict
    conflict_class: ConflictClass | None
    reason: str
    gap: float = 0.0


@dataclass(frozen=True, eq=False)
class Case:
    """Two claims before the judge: how they match, and by which tolerances they are compared.

    A case is itself alone, and what was found out about it is kept with it.

    `standing` is known where all of both articles' candidates are.
    """

    a: Claim
    b: Claim
    match: Candidate
    tolerances: Tolerances
    vocabulary: Vocabulary
    standing: Standing | None = None

    @property
    def within(self) -> bool:
        """Whether both figures stand in one article."""
        return self.a.article == self.b.article

    @property
    def figures(self) -> str:
        """Both figures with their sources, for reasons."""
        return f"{wording.side(self.a)} and {wording.side(self.b)}"

    @property
    def placed(self) -> bool:
        """Whether both are known to be of one place, or neither names any."""
        return self.match.place == "same" or not (self.a.place or self.b.place)

    @property
    def support(self) -> int:
        """How many things besides the topic say that the question is one."""
        match, a, b = self.match, self.a, self.b
        rare = a.unit not in ("count", "percent") and not is_currency(a.unit)
        return (
            (match.place == "same")
            + (match.period == "same")
            + (match.speaker == "same")
            + (rare and a.per == b.per is not None)
        )

    @Once
    def common(self) -> Common | None:
        """Both figures in one unit and rate; None where no conversion is known."""
        return conversions.in_common(self.a, self.b, self.tolerances)

    @Once
    def course(self) -> Course:
        """How the two times stand to each other."""
        return series.course(self.a, self.b, self.match, self.vocabulary)

    @Once
    def features(self) -> list[float]:
        """What the trees go by: `likelihood.features`."""
        figures = (self.common.a, self.common.b) if self.common else None
        return features(self.a, self.b, self.match, self.standing or Standing(), figures)

    @Once
    def likelihood(self) -> float:
        """How likely the two answer one question (0-1), as like as they are to labelled pairs."""
        return likelihoods([self.features])[0]


def estimate(cases: Sequence[Case]) -> None:
    """Works out the likelihood of all cases at once that are asked for it one by one."""
    asked = [case for case in cases if not case.within and is_told(case) and differs(case)]
    for case, found in zip(asked, likelihoods([case.features for case in asked]), strict=True):
        vars(case)["likelihood"] = found


def in_common(case: Case) -> Common | None:
    """Both figures in one unit and rate; None where no conversion is known."""
    return case.common


def differs(case: Case) -> bool:
    """Whether the figures, converted where they must be, cannot both be true."""
    return case.common is not None and meet(case.common.a, case.common.b) == "conflict"


def agrees(case: Case) -> bool:
    """Whether the figures, converted where they must be, fit together."""
    common = in_common(case)
    return common is not None and meet(common.a, common.b) == "agree"


def one_source(case: Case) -> bool:
    """Whether one named source is given both figures, perhaps by itself in a release of its own."""
    return case.match.speaker == "same" or of_one_source(case.a, case.b, case.vocabulary)


def is_told(case: Case) -> bool:
    """Whether both figures stand in texts whose other candidates are known."""
    in_text = case.a.end > case.a.start and case.b.end > case.b.start
    return in_text and case.standing is not None


def likely(case: Case) -> float | None:
    """How likely the two answer one question (0-1), as like as they are to labelled pairs.

    None where the articles' other candidates are unknown, or where one stands in no text: a row of
    a claim table is like no pair of sentences.
    """
    return case.likelihood if is_told(case) else None


def one_question(case: Case) -> bool | None:
    """Whether two figures of two articles that differ likely answer one question.

    None where likeness to labelled pairs does not tell: inside one article, for figures that do not
    convert, where the other candidates of the articles are unknown, and between the two bounds.
    """
    if case.within or not differs(case):
        return None
    sure = likely(case)
    return None if sure is None or UNLIKELY <= sure < LIKELY else sure >= LIKELY


def certain(case: Case) -> bool:
    """Whether enough is known of both claims to call a difference a contradiction."""
    match, a, b = case.match, case.a, case.b
    kinds = {a.kind, b.kind}
    if "forecast" in kinds and match.speaker == "apart":
        return False
    one = one_question(case)
    if one is not None:
        return one
    if "limit" in kinds and match.speaker == "apart":
        return False
    unplaced = not case.within and not case.placed and is_told(case)
    unclear = (
        unplaced
        or (match.place == "unknown" and a.place and b.place and not match.setting)
        or (case.within and not (_surely_repeated(case) or are_rivals(a, b, match)))
        or (kinds == {"change"} and match.base == "unknown" and match.period != "same")
        or (_far_apart(a, b) and match.topic < SURE)
        or (
            match.former
            and match.period != "apart"
            and significant(a.number) != significant(b.number)
        )
    )
    if unclear:
        return False
    least = max(LEAST, TOPIC - LEEWAY * case.support + MORE * _doubts(case))
    if match.speaker == "apart":
        least = max(least, TOPIC_APART)
    return match.topic >= (TOPIC_WITHIN if case.within else least)


def _doubts(case: Case) -> int:
    """How many reasons there are to think that the figures may be about different things."""
    match, a, b = case.match, case.a, case.b
    few = a.unit == "count" and min(abs(a.value or 0), abs(b.value or 0)) < SMALL
    varied = is_currency(a.unit) or a.unit == "percent" or few
    assumed = match.place == "unknown" and bool(a.place and b.place)
    return varied + (case.support == 0) + (match.owners == "apart") + assumed


def _surely_repeated(case: Case) -> bool:
    """Whether an article speaks of one thing twice, rather than of two things in like words."""
    match, a, b = case.match, case.a, case.b
    one = match.population in ("same", "unknown") and match.speaker != "apart"
    apart = a.quote != b.quote and a.kind != "change" and a.per == b.per
    placed = not match.setting if a.place or b.place else True
    alike = match.period == "same" and match.likeness >= REPEATED
    return case.placed and placed and one and apart and alike


def _far_apart(a: Claim, b: Claim) -> bool:
    """Figures so unlike that another thing is counted, if no slip of the digits explains them."""
    if not a.value or not b.value or significant(a.number) == significant(b.number):
        return False
    small, large = sorted((abs(a.value), abs(b.value)))
    return a.per == b.per and a.unit == b.unit and large > FAR * small
