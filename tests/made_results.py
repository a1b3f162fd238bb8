"""Made-up results that show all that can be shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from crosscheck.records import (
    Article,
    Block,
    Cell,
    Claim,
    Finding,
    Hedge,
    Pair,
    Problem,
    Result,
    Review,
    Skipped,
)
from tests.made import article, claim, decision, finding

_HEDGES: tuple[Hedge, ...] = (
    "exact", "at_least", "at_most", "about", "range", "less_than", "vague"
)  # fmt: skip
REED_COURIER = (
    "Harbour agents counted the week's arrivals on Friday. They logged 8,000 landings in one day"
    " last week, the port authority said. Most came by ferry.\n\nFishing was closed for 12 days."
)
REED_COMET = (
    "Landings have surged, topping 8,600 in a 24-hour period, according to the port authority."
    " The mayor called it a breaking point.\n\nThe quay holds about 6,500 people."
)


COURIER = article(
    "archive/reed-courier.md",
    REED_COURIER,
    "The Reed Courier",
    date(2024, 3, 11),
    title="Landings at the harbour",
    url="https://courier.example/landings",
)
COMET = article("archive/comet.md", REED_COMET, "Evening Comet", date(2024, 3, 12))
MIRROR = article(
    "archive/mirror.md",
    "The storm has killed 12 people so far. Another 40 were hurt.",
    "Mirror of the South",
    date(2024, 3, 13),
)
HERALD = article(
    "archive/herald.md",
    "Rescuers said 17 people had died in the storm by Thursday. The quay holds 7,900 people.",
    "Herald",
    date(2024, 3, 14),
)


def small() -> Result:
    """Two articles, one open conflict, one reviewed one, an update, a figure alone, problems."""
    parts = (("thing", 1.0), ("event", 0.9), ("place", 1.0), ("period", 0.5), ("speaker", 1.0))
    return Result(
        articles=(COURIER, COMET, MIRROR, HERALD),
        claims=_small_claims(),
        pairs=(
            Pair("c1", "c2", "conflict", "value", "8,000 is below 8,600.", 0.92, 0.012, parts),
            Pair("c3", "c6", "conflict", "value", "6,500 is not 7,900.", 0.81, 0.19, parts),
            Pair("c4", "c5", "update", None, "The toll rose from 12 to 17.", 0.88, 0.29, parts),
        ),
        findings=_small_findings(),
        skipped=(
            Skipped(
                "archive/reed-courier.md",
                "12",
                "Fishing was closed for 12 days.",
                "a duration",
                REED_COURIER.index("12 days"),
            ),
        ),
        problems=(Problem("archive/broken.html", "holds no text"),),
        warnings=("archive/herald.md: the date was guessed",),
        unmatched_decisions=(decision("cc1-9999999999999999", question="boats in the bay"),),
        broken_decisions=(Problem("claims/decisions/cc1-4.toml:3", "merge marker"),),
    )


def _small_claims() -> tuple[Claim, ...]:
    per_day: dict[str, Any] = {"per": "day"}
    dead: dict[str, Any] = {
        "topic": "person kill",
        "per": None,
        "place": None,
        "period_start": date(2024, 3, 9),
    }
    return (
        claim(COURIER, "8,000", "c1", low=7500.0, high=8500.0, **per_day),
        claim(COMET, "8,600", "c2", low=8600.0, high=None, hedge="more_than", **per_day),
        claim(COMET, "6,500", "c3", topic="person hold", hedge="about", attributed_to=None),
        claim(MIRROR, "12", "c4", **{**dead, "period_end": date(2024, 3, 13)}),
        claim(HERALD, "17", "c5", **{**dead, "period_end": date(2024, 3, 14)}),
        claim(HERALD, "7,900", "c6", topic="person hold", attributed_to=None),
        claim(MIRROR, "40", "c7", topic="person hurt", attributed_to=None),
    )


def _small_findings() -> tuple[Finding, ...]:
    return (
        finding("cc1-1111111111111111", ["c1", "c2"]),
        finding(
            "cc1-2222222222222222",
            ["c3", "c6"],
            topic="person hold",
            question="people held at the quay",
            reason="About 6,500 and 7,900 are too far apart to be the same count rounded.",
            severity=0.4,
            status="reviewed",
            decision=decision("cc1-2222222222222222"),
        ),
        finding(
            "cc1-3333333333333333",
            ["c4", "c5"],
            "update",
            topic="person kill",
            question="deaths in the storm",
            reason="The toll rose from 12 to 17 in a day.",
            severity=0.1,
        ),
    )


def many(amount: int) -> Result:
    """`amount` findings of two figures each, in `amount` / 5 articles; every figure differs."""
    outlets = ("Reed Courier", "Evening Comet", "Herald", "Mirror of the South", "Quay Radio")
    articles, claims, pairs, findings = [], [], [], []
    for block in range(0, amount, 10):
        sides = []
        for side in (0, 1):
            sentences = [
                f"The {_noun(n)} of district {n} counted {_visitors(n, side)} visitors a day."
                for n in range(block, min(block + 10, amount))
            ]
            sides.append(
                article(
                    f"archive/{block:06d}-{side}.md",
                    "\n\n".join(sentences),
                    outlets[(block // 10 + side) % len(outlets)],
                    date(2024, 1 + block // 10 % 12, 1 + side),
                )
            )
        articles += sides
        for n in range(block, min(block + 10, amount)):
            keys = [f"c{n:06d}{side}" for side in (0, 1)]
            for side, key in enumerate(keys):
                topic = f"{_noun(n)} visitor"
                at = f"district {n} counted"
                claims.append(
                    claim(sides[side], _visitors(n, side), key, at, topic=topic, per="day")
                )
            pairs.append(Pair(keys[0], keys[1], "conflict", "value", "They differ.", 0.8, 0.05))
            findings.append(
                finding(
                    f"cc1-{n:016x}",
                    keys,
                    topic=f"{_noun(n)} visitor",
                    question=f"visitors a day, {_noun(n)} of district {n}",
                    severity=n % 100 / 100,
                )
            )
    return Result(tuple(articles), tuple(claims), tuple(pairs), tuple(findings), (), ())


def _noun(n: int) -> str:
    return ("harbour", "museum", "market", "station", "library")[n % 5]


def _visitors(n: int, side: int) -> str:
    return f"{1000 + n * 7 + side * 90:,}"


HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> </noscript></style></script>"
    "<svg onload=alert(3)> javascript:alert(4) \"' onmouseover='alert(5) {{ 7 * 7 }} {% raw %}"
    " \x1b[31mred\x1b]0;title\x07 \u202egnp.exe \u2066 \x00 ::error::x %0A [x](javascript:alert(6))"
    " =cmd|'/c calc'!A1 ]]> &lt;b&gt; \ue000 @someone https://evil.example/ ![i](https://evil.example/)"
)


def hostile() -> Result:
    """An open conflict whose every text tries to break out of where it is shown."""
    bad = HOSTILE
    texts = (f"{bad} They counted 8,000 of {bad}.", f"{bad} They counted 9,000 of {bad}.")
    articles = tuple(
        article(
            f"a<script>alert({n})</script>\n{n},:%.md",
            text,
            f"{n} {bad}",
            date(2024, 3, 11 + n),
            title=bad,
            url=url,
            author=bad,
        )
        for n, (text, url) in enumerate(
            zip(texts, ("javascript:alert(7)", "https://a.example/?\"'><script>"), strict=True)
        )
    )
    words: dict[str, Any] = {"topic": bad, "place": bad, "attributed_to": bad, "qualifiers": bad}
    claims = (
        claim(articles[0], "8,000", "c1", **words),
        claim(articles[1], "9,000", "c2", unit=bad, per=bad, **words),
    )
    return Result(
        articles=articles,
        claims=claims,
        pairs=(Pair("c1", "c2", "conflict", "value", bad, 0.9, 0.1, ((bad, 0.5),)),),
        findings=(
            finding("cc1-1111111111111111", ["c1", "c2"], topic=bad, question=bad, reason=bad),
            finding(
                "cc1-2222222222222222",
                ["c1"],
                "diverge",
                topic=bad,
                status="reviewed",
                decision=decision(
                    "cc1-2222222222222222",
                    question=bad,
                    reviews=(Review("explained", bad, bad, bad, bad),),
                ),
            ),
        ),
        skipped=(Skipped(articles[0].path, "alert", bad, bad, articles[0].text.index("alert")),),
        problems=(Problem(bad, bad),),
        warnings=(bad,),
        unmatched_decisions=(decision("cc1-9999999999999999", question=bad),),
        broken_decisions=(Problem(f"{bad}:3", bad),),
    )


def everything() -> Result:
    """`small`, and each other verdict, status, kind of block and number of figures."""
    base = small()
    likeness = (("thing", 0.8),)
    wire = article(
        "archive/wire.md",
        "The spill let out 1.4 million litres.\n\nThe fund holds $3 million.",
        "Coastal Wire Service of the Northern Provinces",
        date(2024, 3, 15),
    )
    wire = replace(wire, blocks=(Block(0, 37, "heading"), *wire.blocks[1:]))
    table = Article(
        "archive/table.html",
        "Month | Landings\nMarch | 9,100",
        (
            Block(0, 16, "row"),
            Block(17, 30, "row", "Landings", (Cell(17, 22, "Month"), Cell(25, 30, "Landings"))),
        ),
        source="Port Authority",
    )
    litres: dict[str, Any] = {"topic": "spill let", "unit": "litre", "per": None, "value": 1.4e6}
    extra = (
        claim(wire, "1.4 million", "d1", **litres, low=1.35e6, high=1.45e6),
        claim(wire, "3 million", "d2", topic="fund hold", unit="USD", value=3e6, low=3e6, high=3e6),
        replace(claim(table, "9,100", "d3", per="month"), quote="March | 9,100", published=None),
        *_by_outlets(),
    )
    toll = extra[3:]
    pairs = tuple(
        Pair(a.id, b.id, "conflict", "cumulative", "The total went down.", 0.7, 0.2, likeness)
        for n, a in enumerate(toll)
        for b in toll[n + 1 :]
    )
    return replace(
        base,
        articles=(*base.articles, wire, table),
        claims=(*base.claims, *extra),
        pairs=(*base.pairs, *pairs),
        findings=(*base.findings, *_of_each_status([c.id for c in toll])),
    )


def _of_each_status(toll: list[str]) -> tuple[Finding, ...]:
    """An expired finding, a reopened one of the running total, and two that gate nothing."""
    return (
        finding(
            "cc1-4444444444444444",
            ["c2", "d3"],
            "diverge",
            status="expired",
            decision=decision("cc1-4444444444444444"),
            severity=0.5,
        ),
        finding(
            "cc1-5555555555555555",
            toll,
            severity=0.9,
            status="reopened",
            conflict_class="cumulative",
            question="dead in the flood",
            changed=("e6",),
            decision=decision("cc1-5555555555555555", "confirmed"),
        ),
        finding("cc1-6666666666666666", ["c1", "c6"], "agree", severity=0.0, question=""),
        finding("cc1-7777777777777777", ["c2", "c3"], "scope", severity=0.0),
    )


def _by_outlets() -> tuple[Claim, ...]:
    """Seven figures of one running total, of a claim table's rows: no article holds them."""
    made = []
    for n, hedge in enumerate(_HEDGES):
        value = 150.0 - 10 * n
        low = None if hedge in ("at_most", "less_than") else value
        high = None if hedge == "at_least" else value + (10 if hedge == "range" else 0)
        row = article(
            "official/toll.csv", f"{value:.0f} dead", f"Outlet {n}", date(2024, 3, 10 + n)
        )
        one = claim(row, f"{value:.0f}", f"e{n}", hedge=hedge, low=low, high=high, line=n + 2)
        made.append(replace(one, value=None if hedge == "vague" else value))
    return tuple(made)
