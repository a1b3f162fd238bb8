"""What figures count: through passives, clauses, ellipsis, pronouns, shares, money and tables."""

from __future__ import annotations

import pytest

from crosscheck.extract import extract
from crosscheck.records import Article, Block, BlockKind, Cell, Claim
from crosscheck.vocabulary import Vocabulary


def claims_of(*blocks: str, kind: BlockKind = "paragraph") -> dict[str, Claim]:
    """The claims of an article of these blocks, by the figure's words; the last of equal words."""
    text, placed = "", []
    for block in blocks:
        placed.append(Block(len(text), len(text) + len(block), kind))
        text += f"{block}\n\n"
    article = Article("article.md", text, tuple(placed))
    return {claim.number: claim for claim in extract([article], Vocabulary()).claims}


TOPICS = [
    # the number stands before its noun
    ("Crews cleared 600 cargo ships.", "600", "cargo ship clear"),
    ("Some 1.4 million ballots were counted again.", "1.4 million", "ballot"),
    ("Between 600 and 800 pregnant and nursing women were seen.", "600 and 800", "woman see"),
    ("The 900 trucks offloaded at the pier carried flour.", "900", "truck offload"),
    ("Divers found 40 boats abandoned on the reef.", "40", "boat abandon"),
    ("The film took £788,439 in its first days on release.", "£788,439", "film"),
    ("If there was to be a cap, it should be £10,000.", "£10,000", "cap"),
    ("It had $68m in donations to clubs, with $12m of them from gifts.", "$12m", "donation"),
    ("The train was cancelled 41 times last month.", "41", "train cancel"),
    ("Some 90 aftershocks, the largest of magnitude 5.6, shook it.", "5.6", "aftershock shake"),
    ("A quake of magnitude 4.5 struck.", "4.5", "quake strike"),
    ("It saw 40 patients in 14 towns; 61% of those given it left.", "61%", "patient give"),
    ("The judge fined the firm $4.2m.", "$4.2m", "firm fine"),
    ("Police have caught 43 of the 58 who fled.", "58", "people flee"),
    ("Shops sold 412 kites, the guild says, up by a fifth on May.", "a fifth", "kite sell"),
    (
        "Drains spilled 1,207 litres in May, by its own data, 12% more than in April.",
        "12%",
        "drain spill",
    ),
    # a label that says where, and one that says what
    ("Some 31,200 calves were fed. Our province. In Wexmoor it is 5,100.", "5,100", "calf feed"),
    ("Rotterdam. Some 40 men were held on Friday, which takes the total to 53.", "53", "man hold"),
    ("Hens averaged $4.95 a kilo in northern cities.", "$4.95", "hen"),
    ("The dead. The figure was put at 540 by the mayor.", "540", "dead"),
    # looking through light nouns
    ("A total of 3,100 ewes died.", "3,100", "ewe die"),
    ("The number of vacant shops fell to 212.", "212", "shop fall"),
    ("The number of people held in cells reached 512.", "512", "people hold cell"),
    ("The number waiting over a year rose to 4,000.", "4,000", "people wait rise"),
    # the subject has the figure
    ("The unemployment rate was 4.7%.", "4.7%", "unemployment rate"),
    ("Ticket sales came to 41,000.", "41,000", "ticket sale"),
    ("Officials put the average at 459 a day in the port's grain deliveries.", "459", "average"),
    ("A slick about 3.7 kilometres long reached the bay.", "3.7", "slick"),
    ("The wildfire is 15% contained.", "15%", "wildfire contain"),
    ("The burnt area is put by the Wexmoor service at 5,900 hectares.", "5,900", "area"),
    ("This is a town where rents rose by 94%.", "94%", "rent rise"),
    ("The party won 14 seats and was ahead in 13.", "13", "seat"),
    ("Parks get $61m of it.", "$61m", "park"),
    ("It hit 33.8 C on Friday.", "33.8", "temperature"),
    ("Some 28 people are known to have died.", "28", "people die"),
    # nouns of change and limit tell of another thing
    ("There was a 25% rise in burglaries.", "25%", "burglary rise"),
    ("Visitors fell by 8,000 in May.", "8,000", "visitor fall"),
    ("The city set a cap of 400 for street stalls.", "400", "street stall cap"),
    ("Ministers missed the 80% recycling target.", "80%", "recycling target"),
    # the noun is left out
    ("The fire killed 12 people and injured 30.", "30", "people injure"),
    ("In the crash 53 were injured.", "53", "people injure"),
    ("Exports rose to 900 tonnes, up from 700 in April.", "700", "export rise"),
    ("Cars account for 60% of the claims and homes for 31%.", "31%", "home account"),
    ("The blast left 40 dead and 53 injured.", "53", "people injure"),
    ("Of the 468 accused, a lawyer saw few.", "468", "people accuse"),
    ("In a poll in August, 85% approved of the law.", "85%", "people approve law"),
    ("Drivers pay a toll of $4.50 on the bridge.", "$4.50", "toll pay"),
    ("The phone is popular, with 50,000 sold in a week.", "50,000", "phone sell"),
    ("He must cut the deficit, which he said would be 4.5%.", "4.5%", "deficit"),
    ("He has to trim the deficit by 0.3% each year.", "0.3%", "deficit trim"),
    ("Shares fell to 325p in early trade.", "325p", "share fall"),
    ("Labour took 38 of the 63 seats, up 12.", "12", "seat"),
    ("Hoteliers say room nights were up by 11%.", "11%", "room night"),
    ("Rent is 900 euros, Kapel reported, 4% above last year's.", "4%", "rent"),
    ("The works were priced by Ola at $212 million in a study.", "$212 million", "work"),
    ("Nurses gave 2,350 doses of vaccine.", "2,350", "dose"),
    # shares
    ("Seventy percent of the trucks were carrying flour.", "Seventy percent", "truck carry flour"),
    ("One in five of the airline's customers fly at night.", "One in five", "customer fly"),
    ("The wage bill was 68% of turnover.", "68%", "wage bill turnover"),
    ("More than half (52%) of the tenants object.", "52%", "tenant object"),
    # money
    ("The state approved a relief package of 10.6bn euros.", "10.6bn euros", "relief package"),
    ("The trust spent £1.1 million on steel props.", "£1.1 million", "steel prop spend"),
    ("The regulator fined the broker $12 million.", "$12 million", "broker fine"),
    ("The jury awarded her $2.1 million in damages.", "$2.1 million", "damage award"),
    ("The strike is costing the port $75m a day.", "$75m", "strike cost"),
    # two measures of one thing
    ("Crews reopened 232 kilometres (144 miles) of road.", "232", "road reopen"),
    ("Crews reopened 232 kilometres (144 miles) of road.", "144", "road reopen"),
    ("Ticket sales reached the £3m mark in May.", "£3m", "ticket sale"),
    ("Ministers welcomed a $2bn donors' aid package.", "$2bn", "aid package welcome"),
    ("Of all tenants, 70% said they would be certain to vote.", "70%", "certain vote"),
    ("A total of 3,028 adults aged 18 or over were interviewed.", "3,028", "adult interview"),
    # the noun that the figure's clause hangs on, or that is brought to it
    ("Ferry sailings, of which it counted 31 in May, are few.", "31", "ferry sailing"),
    ("Renters, of whom it has 5,600, pay less.", "5,600", "renter"),
    ("That brings to 25 the number of those who have drowned.", "25", "people drown"),
    ("That takes the number of confirmed dead to 27, they say.", "27", "dead"),
    ("The gift takes the total raised since its founding to $4.1bn.", "$4.1bn", "total raise"),
    ("Asylum pleas now pending number 3.4 million, it says.", "3.4 million", "asylum plea pending"),
    ("Some 155 ewes died, which makes for a drop of 25%.", "25%", "ewe die"),
    # what the parser took into the phrase before
    ("It came to 182, and on Monday attendance fell by 61%.", "61%", "attendance fall"),
    ("Under the town rules compensation for it is $250.", "$250", "compensation"),
    ("At the end of August 3,432 cases were pending.", "3,432", "case pending"),
    ("Its sales were $3bn and bread growth slowed to 2.4%.", "$3bn", "sale"),
    ("Its profit before tax fell 8% to £2m in May.", "8%", "profit fall"),
    ("The A to C rate was 78.4%.", "78.4%", "rate"),
    ("Some 27 people lost their lives at sea.", "27", "people die"),
    ("Kapel, which made £148 million in May, hopes so.", "£148 million", "kapel make"),
    ("Kapel took £148 million in May.", "£148 million", "kapel take"),
    ("Kapel took in £148 million in May.", "£148 million", "kapel take in"),
    # what a pronoun stands for
    ("It opens a shop a week and wants 1,500 of them.", "1,500", "shop want"),
    ("It had 165 thefts in a city of 640,000. That is 26 per 100,000 people.", "26", "theft"),
    ("More rain is forecast: the service expects 60 millimetres.", "60", "rain"),
    ("It won 340 seats. That is a rise of 4%. In Kent it was 160.", "160", "seat win"),
    ("Goods to the value of £395 million pass it.", "£395 million", "goods pass"),
    # what follows a preposition
    ("The storm knocked out power to 900 farms.", "900", "farm knock out power"),
    ("Power was out for 900 farms.", "900", "farm power"),
]


@pytest.mark.parametrize(("text", "number", "topic"), TOPICS)
def test_topic_names_the_thing_and_what_happened_to_it(text: str, number: str, topic: str) -> None:
    assert set(topic.split()) <= set(claims_of(text)[number].topic.split())


def test_a_share_of_a_whole_that_leads_in_is_of_that_whole() -> None:
    text = "Turnout was 71%. Of the 1,412 nurses who voted, nine in ten were against."
    assert claims_of(text)["nine in ten"].thing == "nurse"
    text = "Turnout was 71%. Of the 1,412 nurses who voted, 40 surgeons were against."
    assert claims_of(text)["40"].thing != "nurse"


def test_we_are_people_and_not_what_was_counted_before() -> None:
    text = "Some 900 passengers were on board. On Friday 4,000 of us marched."
    assert claims_of(text)["4,000"].topic == "people march"
    assert claims_of(text.replace("us", "them"))["4,000"].thing == "passenger"


SAID_BEFORE = [
    (
        "Some 33,410 cases were on the list.",
        "Of those, 54% had been waiting a year.",
        "54%",
        "case",
    ),
    ("The hotel has 300 guests.", "Most are fine but 40 of them fell ill.", "40", "guest"),
    ("The unemployment rate was 4%.", "In the north the rate was 6%.", "6%", "unemployment rate"),
    ("Turnout was 71%.", "In Wexmoor, where the folk who moan live, it was 51%.", "51%", "turnout"),
    ("Turnout was 71%.", "The union counts 94%.", "94%", "turnout"),
    ("Turnout was 71%.", "The union puts it at 94%.", "94%", "turnout"),
    ("Nonfatal shootings have come down.", "There had been 413 by Monday.", "413", "shooting"),
    ("Thieves took cars.", "The police found bikes and returned 70 of them.", "70", "bike"),
    ("Start with the cranes.", "The port had sold 44 of them by May.", "44", "crane"),
    ("I do feel for the pilots.", "There were 290 of them.", "290", "pilot"),
    ("Lambs live in pens.", "There were 290 of them in May.", "290", "lamb"),
    ("Arrests rose to 900 in May.", "That was 10% more than in April.", "10%", "arrest"),
]


@pytest.mark.parametrize(("first", "second", "number", "thing"), SAID_BEFORE)
def test_pronouns_and_bare_nouns_point_to_what_was_said_before(
    first: str, second: str, number: str, thing: str
) -> None:
    claim = claims_of(f"{first} {second}")[number]
    assert claim.thing == thing


LABELLED = [
    ("The toll.", "It stood at 171 on Friday.", "171", "toll"),
    ("17:40 — Injured.", "The ministry puts them at 1,340.", "1,340", "injured"),
    ("The bill.", "$104 million, and that is before the paint.", "$104 million", "bill"),
    ("The toll.", "Some 171 boats sank.", "171", "boat"),
    ("Police left.", "It was 171 by noon.", "171", "police"),
]


@pytest.mark.parametrize(("label", "sentence", "number", "thing"), LABELLED)
def test_the_label_of_a_paragraph_says_what_it_leaves_out(
    label: str, sentence: str, number: str, thing: str
) -> None:
    before = "Turnout was 71%."
    text = f"{before}\n\n{label} {sentence}"
    blocks = (Block(0, len(before)), Block(len(before) + 2, len(text)))
    claims = extract([Article("live.md", text, blocks)], Vocabulary()).claims
    assert next(c for c in claims if c.number == number).thing == thing


QUALIFIERS = [
    ("Police counted 300 foreign students.", "300", "foreign"),
    ("Agents made 128 arrests between ports of entry.", "128", "between ports of entry"),
    ("Regular pay in the private sector rose 4.7%.", "4.7%", "private sector"),
    ("About 900 pupils aged 11 to 14 were tested.", "900", "aged 11 to 14"),
    ("Norvane Bank cut 400 jobs.", "400", "Norvane Bank"),
    ("Norvane's 400 branches stay open.", "400", "Norvane"),
]


@pytest.mark.parametrize(("text", "number", "qualifier"), QUALIFIERS)
def test_qualifiers_narrow_the_population_or_say_whose_it_is(
    text: str, number: str, qualifier: str
) -> None:
    assert qualifier in (claims_of(text)[number].qualifiers or "").split(", ")


def test_a_list_counts_what_its_lead_in_says() -> None:
    text = "Removals by country:\n\nKenya: 4,100\n\nPeru: 1,200"
    blocks = (Block(0, 20, "paragraph"), Block(22, 34, "item"), Block(36, 47, "item"))
    claims = extract([Article("list.md", text, blocks)], Vocabulary()).claims
    assert [(c.thing, c.qualifiers) for c in claims] == [("removal", "Kenya"), ("removal", "Peru")]


def table(caption: str, *rows: tuple[str, ...]) -> list[Claim]:
    """The claims of a table; its first row holds the headings."""
    text, blocks = "", []
    for row in rows[1:]:
        start, cells = len(text), []
        for heading, cell in zip(rows[0], row, strict=True):
            cells.append(Cell(len(text), len(text) + len(cell), heading))
            text += f"{cell} | "
        blocks.append(Block(start, len(text) - 3, "row", caption, tuple(cells)))
        text += "\n"
    return list(extract([Article("t.html", text, tuple(blocks))], Vocabulary()).claims)


def test_a_label_that_is_a_thing_is_counted() -> None:
    claims = table("State of play", ("What", "Figure"), ("Empty homes", "4,100"))
    assert [c.topic for c in claims] == ["empty home"]


def test_under_a_label_that_is_a_name_the_heading_is_counted() -> None:
    claims = table("", ("Port", "Passengers", "Lorries"), ("Dover", "12,000", "800"))
    assert [(c.topic, c.qualifiers) for c in claims] == [
        ("passenger", "Dover"),
        ("lorry", "Dover"),
    ]


def test_a_heading_that_only_measures_is_of_what_the_caption_says() -> None:
    [claim] = table(
        "Grain exports from 1 July, by port", ("Port", "Volume"), ("Dover", "900 tonnes")
    )
    assert claim.topic == "volume grain export"
    [claim] = table(
        "Grain exports from 1 July, by port", ("Port", "Losses"), ("Dover", "900 tonnes")
    )
    assert claim.topic == "loss"


def test_gross_is_no_plural() -> None:
    [claim] = table("", ("Film", "Gross"), ("The Pier", "$900 million"))
    assert claim.topic == "gross"


def test_years_as_labels_leave_the_heading_to_be_counted() -> None:
    claims = table("", ("Year", "Homicides"), ("2021", "338"))
    assert claims[-1].topic == "homicide"


def test_of_whom_goes_on_with_the_row_before() -> None:
    claims = table("", ("What", "Figure"), ("Dead", "219"), ("of whom in the valley", "211"))
    assert claims[1].thing == claims[0].thing == "dead"
    assert claims[1].qualifiers == "in the valley"


def test_a_topic_is_never_longer_than_twelve_words() -> None:
    text = "The long grey steel coastal cargo ship crew union strike ballot paper count was 900."
    assert all(len(c.topic.split()) <= 12 for c in claims_of(text).values())


def test_a_figure_with_no_noun_about_it_is_still_a_claim() -> None:
    texts = ["900!", "And 900.", "It was 900 then."]
    articles = [Article(f"{i}", t, (Block(0, len(t)),)) for i, t in enumerate(texts)]
    claims = extract(articles, Vocabulary()).claims
    assert [c.number for c in claims] == ["900", "900", "900"]


def test_headings_that_only_say_which_year_leave_the_caption_to_say_what_is_counted() -> None:
    headings = ("Town", "This year", "Last year", "2019, before the flood")
    claims = table("Letters by post", headings, ("Upper Post", "412", "390", "377"))
    assert [c.topic for c in claims] == ["letter by post"] * 3
    assert {c.qualifiers for c in claims} == {"Upper Post"}


def test_the_head_of_the_heading_over_the_labels_says_what_they_are() -> None:
    claims = table("What the bank sees", ("Average for the year", "2031"), ("Egg prices", "3.8%"))
    assert [c.topic for c in claims] == ["egg price"]


def test_the_comma_of_a_number_ends_no_label() -> None:
    [claim] = table("Crime", ("", "2031"), ("Thefts per 100,000 residents", "39.1"))
    assert claim.topic == "theft per resident"
