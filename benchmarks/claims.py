"""Synthetic claims spread over days, for matching at sizes that no example has."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from random import Random

from crosscheck.records import Claim
from crosscheck.sharing import Shared

FIRST_DAY = date(2020, 1, 1)
A_DAY = 50  # claims: few enough that a tenth of them outlasts the days within which claims meet
A_STORY = 4  # claims that are about one thing on one day
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo")


def synthetic(count: int, seed: int = 1) -> list[Claim]:
    """`count` claims, A_DAY a day; each story has a few outlets, whose figures may differ.

    The words are made up, so that a block holds what a rare word of the news would.
    """
    random = Random(seed)  # noqa: S311 - no secret
    words = ["".join(parts) + "n" for parts in product(_SYLLABLES, repeat=4)]
    claims: list[Claim] = []
    shared = Shared()
    for nth in range(count):
        story, teller = divmod(nth, A_STORY)
        if teller == 0:
            thing, event = random.sample(words, 2)
            place = random.choice(words).title()
            value = random.randint(20, 90_000)
        day = FIRST_DAY + timedelta(days=nth // A_DAY)
        told = value if random.random() < 0.7 else round(value * random.uniform(0.5, 1.5))
        number = f"{told:,}"
        claims.append(
            Claim(
                id=f"c{nth:016x}", article=f"{story // 2:07}-{teller}", source=f"Outlet {teller}",
                published=day, quote=f"In {place}, {number} {thing} {event} that day.",
                number=number, start=0, end=len(number), value=told, low=told, high=told,
                hedge="exact", unit="count", per=None, kind="level", direction=None,
                topic=f"{thing} {event}", qualifiers=None, base=None, place=place,
                period_start=day, period_end=day, attributed_to=None, thing=thing, event=event,
            )
        )  # fmt: skip
        shared.share(claims[-1:])  # as claims are when they are read from files
    return claims
