"""Whom a figure comes from where no verb of saying has it for its object."""

from __future__ import annotations

import pytest

from tests.test_speaker_reach import speaker


@pytest.mark.parametrize(
    ("text", "number", "who"),
    [
        # Before a colon: a name with its office, a count with its owner, whoever holds a tally.
        ("Harbour spokeswoman Ana Ruiz: the port has lost 40 cranes.", "40", "Ana Ruiz"),
        ("14:20 Harbour spokeswoman Ana Ruiz: the port has lost 40 cranes.", "40", "Ana Ruiz"),
        ("Ruiz, the harbour chief, at his briefing: 40 cranes fell.", "40", "Ruiz"),
        ("A new count from Nordkraft's grid desk: 40 masts have fallen.", "40", "Nordkraft"),
        ("The Seed Office has a darker tally: 40 barns were lost.", "40", "Seed Office"),
        # A poll that nobody is said to have made, and for whom it was.
        ("In a poll last month, 62% of voters backed the bridge.", "62%", "poll"),
        ("In a poll for the Coast Herald that came out in May, 62% backed it.", "62%", "poll"),
        # Whose instrument it is, behind "according to" and in front of the verb.
        ("It rained, according to the weather office, whose gauge at Mill Hall caught 80 "
         "millimetres.", "80", "weather office"),
        ("By the weather office's own gauge, 80 millimetres fell.", "80", "weather office"),
        ("The engineers' soundings, taken in May, show 900 tonnes.", "900", "engineers"),
        ("Some 412 were treated, according to figures the hospital released to us.",
         "412", "hospital"),
        # The verb before "as", also in the passive and in a relative clause.
        ("The attendance was given as 4,310 by the Harbour League, which runs the cup.",
         "4,310", "Harbour League"),
        ("The mayor praised the drop, which she described as nearly 30 per cent.",
         "30 per cent", "mayor"),
        # A name beside an office that the verb follows, and what stands farther off.
        ("The gale has killed at least 12 people near the port of Wexmoor, the head of the rescue "
         "institute, RIWX, said on Friday.", "12", "RIWX"),
        ("The club wants the return of the money of 700 members who stayed out, its president, "
         "Ana Ruiz, said.", "700", "Ana Ruiz"),
        # A verb that looks like a noun; one behind what it tells.
        ("The crop experts of the GXC count 11,000 acres of rot, and the mayor tells us that "
         "160 farms are shut.", "11,000", "GXC"),
        ("Some 31,000 pilgrims crossed the pass, informs the directorate of roads.",
         "31,000", "directorate of roads"),
        # Who was mentioned last, whatever its part in the sentence; what was named before.
        ("Let us be fair to the company for once. It says that 400 trains ran.",
         "400", "company"),
        ("Jobs grew by 800, the Labour Office said. Vacancies fell to 350, according to the same "
         "figures.", "350", "Labour Office"),
    ],
)  # fmt: skip
def test_a_figure_is_credited_to_whoever_stands_beside_it(text: str, number: str, who: str) -> None:
    assert who in speaker(text, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Sailors on the Harbour Wage Model now start at 1,900 euros.", "1,900"),
        ("The widow was given 40 euros by the bank.", "40"),
        ("It was colder than you would think: 47 barges froze in.", "47"),
        ("The verdict: 40 cranes fell.", "40"),
        ("Wexmoor: 40 cranes fell.", "40"),
        ("Mayor Ana Ruiz: 40 years in office", "40"),
        ("It is talking to the bank about a loan of 40 million euros.", "40"),
    ],
)
def test_what_only_looks_like_an_attribution_is_none(text: str, number: str) -> None:
    assert speaker(text, number) == ""
