"""Figures whose clause leaves words out, points of a share, ranks and ages in a row."""

from __future__ import annotations

import pytest

from crosscheck.extract import extract
from crosscheck.records import Article, Block, Claim
from crosscheck.vocabulary import Vocabulary


def claims(text: str) -> dict[str, Claim]:
    """The claims of a text of one paragraph, by the figure's words."""
    article = Article("a.md", text, (Block(0, len(text)),))
    return {claim.number: claim for claim in extract([article], Vocabulary()).claims}


@pytest.mark.parametrize(
    ("text", "number", "topic", "qualifiers"),
    [
        ("Ms Garcia won 52.1% of the vote, her rival 44.9%.", "44.9%", "vote win", "rival"),
        ("Labour won 34% of the vote, the Tories 28%.", "28%", "vote win", "Tories"),
        ("It employs 4,000 people in Spain, its rival 3,200.", "3,200", "people employ", "rival"),
        ("BP fell 3%, Shell 2%.", "2%", "shell fall", None),
        ("Deaths so far: Luzon 12, Samar 17 and Leyte 41.", "41", "death", "Leyte"),
        # must not: a noun, a verb or another sort of figure stands there
        ("It sold 4,000 cars, the vans and 40 bikes.", "40", "bike sell", None),
        ("The company made $40m in May, a loss of $3m.", "$3m", "loss", None),
        ("The toll is 40, officials said, up from 12.", "12", "toll", None),
    ],
)
def test_a_figure_behind_a_name_counts_what_the_clause_before_tells(
    text: str, number: str, topic: str, qualifiers: str | None
) -> None:
    claim = claims(text)[number]
    assert (claim.topic, claim.qualifiers) == (topic, qualifiers)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("His approval dropped by 31 points to 40%.", "31 points", "percentage point"),
        ("Support for the party was up three points.", "three points", "percentage point"),
        ("A turnout 12 points lower was feared.", "12 points", "percentage point"),
        ("The gap is wide. In the north it is 17.2 points.", "17.2 points", "percentage point"),
        ("The gap is 17.2 points. In May it was 16.9.", "16.9", "percentage point"),
        ("The side were 17 points clear.", "17", "count"),
        ("She scored 17.2 points a game.", "17.2", "count"),
        ("The Dow fell 312 points.", "312", "count"),
        ("The Lakers won by 12 points.", "12", "count"),
    ],
)
def test_points_of_a_share_are_percentage_points(text: str, number: str, unit: str) -> None:
    assert claims(text)[number].unit == unit


@pytest.mark.parametrize(
    ("text", "number", "per"),
    [
        ("The tax adds 12 cents to the price of a gallon of petrol.", "12 cents", "gallon"),
        ("The levy would add 3p to a litre of diesel.", "3p", "litre"),
        ("He put 4p on a bottle of wine.", "4p", "bottle"),
        ("It cost £143,000 per successful asylum seeker.", "£143,000", "asylum seeker"),
        ("It adds $12m to the budget of a month.", "$12m", None),
        ("Hourly workers will get a 5% rise.", "5%", None),
    ],
)
def test_what_a_price_is_per_is_read_from_what_it_is_added_to(
    text: str, number: str, per: str | None
) -> None:
    assert claims(text)[number].per == per


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two men were held and a third was hurt.", ["Two"]),
        ("He served two terms and may seek a third.", ["two"]),
        ("The law covers 16 and 17-year-olds.", []),
        ("Carol Walker, BBC News 24 political correspondent, spoke.", []),
        # must not
        ("The two banks cut jobs by a third.", ["two", "a third"]),
        ("Two in five agreed and a third of them voted.", ["Two in five", "a third"]),
        ("The law covers 16 and 17 towns.", ["16", "17"]),
        ("In the UK 300 staff left.", ["300"]),
    ],
)
def test_ranks_ages_and_names_are_no_figures(text: str, found: list[str]) -> None:
    assert list(claims(text)) == found


def test_people_by_their_age_are_people() -> None:
    claim = claims("Just 17% of 18 to 24 year olds vote.")["17%"]
    assert (claim.thing, claim.qualifiers) == ("people", "18 to 24 year olds")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("It was translated from the French and sold 2 million copies.", None),
        ("In Anna Ostrell's government 40 ministers resigned.", None),
        ("The Director of the Ostrelle Research Centre lost 40 staff.", None),
        ("Imports from the French rose by 40 tonnes.", "France"),
    ],
)
def test_languages_people_and_offices_are_no_places(text: str, place: str | None) -> None:
    assert [claim.place for claim in claims(text).values()] == [place]
