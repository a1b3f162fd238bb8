"""Levels, changes, limits, forecasts and ratios, direction and base."""

from __future__ import annotations

import pytest

from crosscheck.extract import extract
from crosscheck.records import Article, Block, Cell, Claim
from crosscheck.vocabulary import Vocabulary


def claims_of(text: str) -> dict[str, Claim]:
    """The claims of a text of one paragraph, by the figure's words."""
    article = Article("article.md", text, (Block(0, len(text)),))
    return {claim.number: claim for claim in extract([article], Vocabulary()).claims}


KINDS = [
    ("Ministers spent the £20 million they promised in May.", "£20 million", "limit"),
    ("Doctors saw 40 cases that required surgery.", "40", "level"),
    ("So far 22% of it has been pledged.", "22%", "ratio"),
    ("They plan to shut 38 of their 496 shops, 29 of them in Kent.", "29", "forecast"),
    ("They shut 38 of their 496 shops, 29 of them in Kent.", "29", "level"),
    ("Its sales were $3bn and bread growth slowed to 2.4%.", "$3bn", "level"),
    ("The chain wants 1,500 shops by 2031.", "1,500", "limit"),
    ("She wants the town to build 900 homes a year.", "900", "limit"),
    ("He wants the town to be putting up 900 homes a year.", "900", "limit"),
    ("He wants fewer than 500,000 children missed in it.", "500,000", "limit"),
    ("I never want it to be a $50m film.", "$50m", "level"),
    ("The camp is designed to hold up to 5,000 people.", "5,000", "limit"),
    ("The camp was designed to save 5,000 people.", "5,000", "level"),
    ("By Monday we'd had 15 storms.", "15", "level"),
    ("By Monday we'd have 15 storms.", "15", "forecast"),
    ("The least they pay is 250 euros; that would be 6 million euros.", "250 euros", "level"),
    ("In the towns the rates were 77.2% and 75.3%.", "77.2%", "ratio"),
    # by how much, and where it stands now
    ("Sales fell by 8,000 to 900,000.", "8,000", "change"),
    ("The stock slipped back 7% on Monday.", "7%", "change"),
    ("Sales fell by 8,000 to 900,000.", "900,000", "level"),
    ("Exports grew 4% to $210bn.", "4%", "change"),
    ("Exports grew 4% to $210bn.", "$210bn", "level"),
    ("The toll was up from 180 a week earlier.", "180", "level"),
    ("Vacancies were 10,000 fewer than in May.", "10,000", "change"),
    ("There was a 6% dip in thefts.", "6%", "change"),
    ("July's fall was revised to 6,000.", "6,000", "change"),
    ("The ship lost 900,000 litres of oil.", "900,000", "level"),
    ("The fund has raised $3m.", "$3m", "level"),
    ("Agents were picking up 1,300 people a day.", "1,300", "level"),
    ("Some 3.1 million more visits have been made.", "3.1 million", "level"),
    ("The council made 40 cuts.", "40", "level"),
    ("The barge sank 3.6 miles off the coast.", "3.6", "level"),
    ("The share price rose above 40 euros.", "40 euros", "level"),
    ("The strike knocked a quarter off the fares.", "a quarter", "change"),
    ("The trams carried a fifth more people than usual.", "a fifth", "change"),
    ("It means a rise in base pay of 2.4%.", "2.4%", "change"),
    ("The union asked for a raise of 150 euros.", "150 euros", "change"),
    ("There was an increase of about 700 daily arrivals.", "700", "change"),
    ("Clinics gave 11,400 more doses in April than in May.", "11,400", "change"),
    ("Arrivals surged, topping 1,900 in a day.", "1,900", "level"),
    ("The drone was 400 metres above the square when it fell.", "400", "level"),
    ("The river stood 3 metres above normal.", "3", "change"),
    ("Takings were 6.5% ahead of 2019.", "6.5%", "change"),
    ("The paper lost 38,000 subscribers last spring.", "38,000", "change"),
    ("The team lost 12 games.", "12", "level"),
    ("The works has shed 430 smiths.", "430", "change"),
    ("The works employs 430 smiths.", "430", "level"),
    ("The union came in asking for 36%.", "36%", "change"),
    ("The tally has gone up on the board: 54,310.", "54,310", "level"),
    ("Of the 300 jobs that were added in May, most went to men.", "300", "change"),
    ("Some 300 jobs were lost in May.", "300", "change"),
    ("Some 300 jobs were advertised in May.", "300", "level"),
    ("Nine more died in the north.", "Nine", "level"),
    ("The toll stands at 58, with 13 more in doubt.", "13", "level"),
    ("Guidance is reduced to 48,000 tonnes of zinc, from 61,000 tonnes.", "61,000", "forecast"),
    ("The fee is reduced to 48 euros, from 61 euros.", "61 euros", "level"),
    ("Nine more died in May than in April.", "Nine", "change"),
    ("He noted the decline, which he described as nearly 30%.", "30%", "change"),
    ("He noted the turnout, which he described as nearly 30%.", "30%", "ratio"),
    ("The contract gives the pilots 5.4% a year.", "5.4%", "change"),
    ("Pay was up 3.1%, compared with 2.8% in May.", "2.8%", "change"),
    ("Turnout was 61%, compared with 58% in May.", "58%", "ratio"),
    ("Employment grew by 900 in May. That was up from 700 in April.", "700", "change"),
    ("Some 900 people came in May. That was up from 700 in April.", "700", "level"),
    # what may be, and what only has to be said or done
    ("Nobody may carry more than 13 bags.", "13", "limit"),
    ("Each of the clubs was allotted 17,500 tickets.", "17,500", "limit"),
    ("To these must be added 850 stewards.", "850", "level"),
    ("Only the 680 trawlers have been promised money.", "680", "level"),
    ("Some 680 homes have been promised.", "680", "limit"),
    ("The agency launched an appeal for $48m.", "$48m", "limit"),
    # those of whom something was told are there, whatever will come of them
    ("The club will repay at least 700 members who did not get in.", "700", "level"),
    ("The club will repay at least 700 members.", "700", "forecast"),
    ("Growth will be below the 4% that the bank projected.", "4%", "forecast"),
    ("A quarter of firms mean to raise wages.", "A quarter", "ratio"),
    ("The union demands 12% of the seats.", "12%", "ratio"),
    ("Voting on the 6% offer ends today.", "6%", "change"),
    ("The college raised its offer to 6% for May.", "6%", "change"),
    ("Nurses settled for 5.5%.", "5.5%", "change"),
    ("The bank took 50 basis points off its repo rate.", "50 basis points", "change"),
    ("Norvane's shares lost 37.50 pesos.", "37.50 pesos", "change"),
    ("Norvane lost 37.50 million pesos.", "37.50 million pesos", "level"),
    ("The decree adds 2,000 pesos ($0.48) to the price of a gallon.", "2,000 pesos", "change"),
    ("The works will cut its staff by 2,400.", "2,400", "change"),
    ("Starts were up 9% from May (246,300 homes).", "246,300", "level"),
    ("The trend edged up to 271,905.", "271,905", "level"),
    ("The mill is proposing 9%.", "9%", "change"),
    ("We could see 400 cases a week.", "400", "forecast"),
    ("We see 400 cases a week.", "400", "level"),
    ("The tax should generate 9 million euros.", "9 million euros", "forecast"),
    ("The tax generates 9 million euros.", "9 million euros", "level"),
    ("The owner should pay 9 million euros.", "9 million euros", "level"),
    ("The offer was worth 25% over four years.", "25%", "change"),
    ("The offer was worth $25m.", "$25m", "level"),
    # settled by what the percentage is of
    ("Inflation came in at 1.7%.", "1.7%", "change"),
    ("Annual growth in pay slowed to 4.8%.", "4.8%", "change"),
    ("The unemployment rate was 4.7%.", "4.7%", "ratio"),
    ("Turnout was 61%.", "61%", "ratio"),
    ("The bank's own rate has been 2.5%.", "2.5%", "level"),
    ("The bank cut its main rate to 4%.", "4%", "level"),
    ("The loan carries interest of 9.9%.", "9.9%", "level"),
    ("Some 59% of patients were seen.", "59%", "ratio"),
    ("One in five adults skip meals.", "One in five", "ratio"),
    # limits
    ("Inflation is double its 2% target.", "2%", "limit"),
    ("The permit allows 40 flights a day.", "40", "limit"),
    ("The truce promised 600 trucks a day.", "600", "limit"),
    ("He promised to cut delays by 15% a year.", "15%", "limit"),
    ("The agency has a goal of 3,000 arrests a day.", "3,000", "limit"),
    ("By now there should have been 33,600.", "33,600", "limit"),
    ("The stadium has a capacity of 60,000.", "60,000", "limit"),
    ("The striker scored 12 goals.", "12", "level"),
    ("The lake holds 62% of its capacity.", "62%", "ratio"),
    ("The ferry is licensed to carry 400 people.", "400", "limit"),
    ("That is within the 400 people that the ferry is licensed to carry.", "400", "limit"),
    ("Parties may spend no more than $900.", "$900", "limit"),
    ("The fire may have cost no more than $900.", "$900", "level"),
    ("The barn can take 90 cows.", "90", "limit"),
    ("The licence is for 430 passengers.", "430", "limit"),
    ("The jail, built for 620 men, now holds 1,104.", "1,104", "level"),
    ("The ward has a recommended maximum of 30.", "30", "limit"),
    ("It remains committed to invest 90 million euros.", "90 million euros", "limit"),
    ("The bridge was built for 90 million euros.", "90 million euros", "level"),
    ("The line cancelled 466 trains, or 39% of the timetable.", "39%", "ratio"),
    ("The town will spend up to $9 million to fell trees.", "$9 million", "limit"),
    ("Officers may sign contracts of up to $9 million.", "$9 million", "limit"),
    ("Repairs are expected to cost up to $9 million.", "$9 million", "forecast"),
    ("The fire did damage of up to $9 million.", "$9 million", "level"),
    ("The round is to reach 400,000 children.", "400,000", "limit"),
    ("The number of cadets is to rise to 7,500.", "7,500", "limit"),
    ("The pier is to cost $9 million.", "$9 million", "forecast"),
    ("The mayor has a target: 65,000 homes.", "65,000", "limit"),
    ("Goals: 65 were scored.", "65", "level"),
    ("The force has 990 of a planned 2,500.", "2,500", "limit"),
    ("Built for 13,200 men, the jails held 19,800.", "19,800", "level"),
    ("The jails, made for 13,200 men, hold 19,800.", "19,800", "level"),
    ("They live on an allowance of $90 a month.", "$90", "level"),
    ("The town has committed $90 million since May.", "$90 million", "level"),
    ("The benchmark stood at $687,600.", "$687,600", "level"),
    # forecasts
    ("The farm office sees eggs going up by 20%.", "20%", "forecast"),
    ("The bank sees it averaging 3.3% this year.", "3.3%", "forecast"),
    ("The bank's May outlook has Brent averaging $62.", "$62", "forecast"),
    ("Brokers had been looking for 255,000.", "255,000", "forecast"),
    ("The police are looking for 40 men.", "40", "level"),
    ("Some 450 smiths are to be hired.", "450", "forecast"),
    ("Spending was below the $15bn envisaged in July.", "$15bn", "forecast"),
    ("There were fourteen of these, so the firm will pay.", "fourteen", "level"),
    ("Of the 1,180 trains scheduled for the day few ran.", "1,180", "level"),
    ("It will build ships in a contract worth $90m.", "$90m", "level"),
    ("Debt could reach $4bn.", "$4bn", "forecast"),
    ("The council plans to shut homes to save $4m.", "$4m", "forecast"),
    ("The council shut homes to save $4m.", "$4m", "level"),
    ("It will shut 33 of its 270 stores.", "33", "forecast"),
    ("It will shut 33 of its 270 stores.", "270", "level"),
    ("It fell short of the 9 million that the state had forecast.", "9 million", "forecast"),
    ("They will pay $4, rising to $6 later.", "$6", "forecast"),
    ("Prices are expected to rise 3%.", "3%", "forecast"),
    ("The number is projected to drop to 1,900.", "1,900", "forecast"),
    ("The works will take 10 days.", "10", "forecast"),
    ("Inflation is set to peak at 4%.", "4%", "forecast"),
    ("Ministers plan to build 400 flats.", "400", "forecast"),
    ("The offer would lift pay by 8%.", "8%", "change"),
    ("The crowd could have been 900.", "900", "level"),
    ("The studio will make a $50m film.", "$50m", "level"),
    ("Officers set aside $284 million.", "$284 million", "level"),
    ("The town wants to shut 40 pools.", "40", "forecast"),
    ("The town wanted 40 pools.", "40", "level"),
    ("There are 236 nurses who would lose their posts.", "236", "forecast"),
    ("There are 236 nurses who lost their posts.", "236", "level"),
    ("The office sees the crop at 57 million tonnes.", "57 million", "forecast"),
    ("The park sees 57,000 visitors at weekends.", "57,000", "level"),
    ("Judges may impose a fine of up to $9,000.", "$9,000", "limit"),
    # one verb for two figures
    ("The target is 65% by March 2026 and 92% by March 2029.", "92%", "limit"),
    ("Jobs were down by 127,000, or 0.4%.", "0.4%", "change"),
]


@pytest.mark.parametrize(("text", "number", "kind"), KINDS)
def test_kind(text: str, number: str, kind: str) -> None:
    assert claims_of(text)[number].kind == kind


DIRECTIONS = [
    ("Sales fell by 8,000.", "8,000", "down", None),
    ("Shares were up 6% at noon.", "6%", "up", None),
    ("Rents were 8% higher than in May.", "8%", "up", "May"),
    ("Prices rose 3% compared with a year earlier.", "3%", "up", "a year earlier"),
    ("Thefts fell 12% from the month before.", "12%", "down", "the month before"),
    ("Visits were up by 10% on 2019.", "10%", "up", "2019"),
    ("Arrests were 15 percent lower than in April 2023.", "15 percent", "down", "April 2023"),
    ("Orders fell 4% from the previous quarter.", "4%", "down", "the previous quarter"),
    ("Compared with May 2023, rents are up by 3%.", "3%", "up", "May 2023"),
    ("Rents rose by 4.1% in the year to May.", "4.1%", "up", "year to May"),
    ("Rents fell 2% month-on-month.", "2%", "down", "month-on-month"),
]


@pytest.mark.parametrize(("text", "number", "direction", "base"), DIRECTIONS)
def test_a_change_has_a_direction_and_a_base(
    text: str, number: str, direction: str, base: str | None
) -> None:
    claim = claims_of(text)[number]
    assert (claim.kind, claim.direction, claim.base) == ("change", direction, base)


def test_the_value_of_a_fall_stays_positive() -> None:
    claim = claims_of("Sales fell by 8,000.")["8,000"]
    assert (claim.value, claim.direction) == (8000, "down")


def test_a_minus_sign_says_that_a_change_goes_down() -> None:
    (claim,) = claims_of("Sales changed by -44% in May.").values()
    assert (claim.value, claim.low, claim.high) == (44, 44, 44)
    assert (claim.kind, claim.direction) == ("change", "down")


def test_only_changes_and_forecasts_of_changes_have_a_direction() -> None:
    text = "Sales fell to 900. The cap is 40. Some 59% of patients left. Prices will rise 3%."
    found = {c.kind: c.direction for c in claims_of(text).values()}
    assert found == {"level": None, "limit": None, "ratio": None, "forecast": "up"}


def kinds_of_row(*cells: str) -> list[str]:
    """The kinds of the figures of a table's row under the headings "Item" and "Figure"."""
    text = " | ".join(cells)
    placed: list[Cell] = []
    for cell in cells:
        start = text.index(cell)
        placed.append(Cell(start, start + len(cell), "Item" if not placed else "Figure"))
    article = Article("a.md", text, (Block(0, len(text), "row", "", tuple(placed)),))
    return [claim.kind for claim in extract([article], Vocabulary()).claims]


@pytest.mark.parametrize(
    ("label", "figure", "kind"),
    [
        ("Pay rise demanded", "€150", "change"),
        ("Visitors expected", "4,000", "forecast"),
        ("Target for treatment", "92%", "limit"),
        ("Capacity of the hall", "4,000", "limit"),
        ("Share of target met", "92%", "ratio"),
        ("Visitors", "4,000", "level"),
    ],
)
def test_a_rows_label_tells_the_kind_of_its_figures(label: str, figure: str, kind: str) -> None:
    assert kinds_of_row(label, figure) == [kind]


def test_a_caption_that_tells_of_expectations_makes_its_figures_forecasts() -> None:
    text = "Inflation | 3.8%"
    cells = (Cell(0, 9, "Average"), Cell(12, 16, "2026"))
    for caption, kind in (("What the bank expects", "forecast"), ("What the bank saw", "ratio")):
        block = Block(0, len(text), "row", caption, cells)
        claims = extract([Article("a.md", text, (block,))], Vocabulary()).claims
        assert [claim.kind for claim in claims] == [kind]
