"""Whose data a figure comes from, and bodies that speak of themselves in their own releases."""

from __future__ import annotations

import pytest

from crosscheck.extract import extract
from crosscheck.vocabulary import Vocabulary
from tests.made import article
from tests.test_speaker_reach import speaker


@pytest.mark.parametrize(
    ("text", "number", "who"),
    [
        # A place that has offices keeps data.
        ("Goods worth 40 million euros pass the quay each week, port figures show.", "40", "port"),
        ("The port's own numbers show that 40 cranes fell.", "40", "port"),
        # Data that are known by a name.
        ("Thefts fell by 20%, according to the Coastal Crime Index.", "20%", "Coastal Crime Index"),
        ("Only 61% of the thefts were solved, the police summary shows.", "61%", "police"),
        ("On the ministry's own showing, 40 schools are closed.", "40", "ministry"),
        # Whoever has told it.
        ("Some 60 men were aboard, according to what the survivors have told the guards.",
         "60", "survivors"),
        ("Some 60 men were aboard, according to what the skipper said.", "60", "skipper"),
        ("The harbour office expects between 40 and 60 millimetres by Tuesday.",
         "40 and 60", "harbour office"),
        ("The prefecture was asked. It said that 40 roads were shut.", "40", "prefecture"),
    ],
)  # fmt: skip
def test_data_come_from_whoever_keeps_them(text: str, number: str, who: str) -> None:
    assert who in speaker(text, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # Whatever is told of a place, nobody there has counted it.
        ("China's figures show that 40 schools are closed.", "40"),
        ("Market data show that 40 firms closed.", "40"),
        ("Some 900 people have come, of whom, on the ministry's showing, 40 left.", "900"),
        ("Nationwide the banks lost 40 million euros.", "40"),
        ("It rained, the harbour office said. The gauge at the pier showed 13.6 metres.", "13.6"),
        ("Some 26 deaths have been confirmed by our teams in Rimmel.", "26"),
    ],
)  # fmt: skip
def test_nobody_is_credited_with_what_nobody_counted(text: str, number: str) -> None:
    assert speaker(text, number) == ""


@pytest.mark.parametrize(
    ("outlet", "text", "who"),
    [
        ("Ports Division of Norland", "The Division recorded 118 thefts.", None),
        ("Norvane plc", "The Board expects sales of 40 million euros.", None),
        # A paper has such a word in its name, and speaks of another body.
        ("The Union Tribune", "The Union said that 118 men were idle.", "Union"),
        ("Wexmoor Post", "The Board expects sales of 40 million euros.", "Board"),
    ],
)
def test_a_part_of_the_body_that_publishes_is_the_body(
    outlet: str, text: str, who: str | None
) -> None:
    claims = extract([article("a.md", text, outlet, None)], Vocabulary()).claims
    assert [c.attributed_to for c in claims] == [who]
