"""Numbers that name, call, rank or rule are no figures; beside each class, what looks alike."""

from __future__ import annotations

import pytest

from crosscheck.extract import extract
from crosscheck.records import Article, Block
from crosscheck.vocabulary import Vocabulary


def numbers(text: str) -> list[str]:
    """The numbers of the text's claims, the incidental too."""
    article = Article("a.md", text, (Block(0, len(text)),))
    return [claim.number for claim in extract([article], Vocabulary()).claims]


NONE = {
    "emergency numbers": [
        "Emergency numbers are police 100, ambulance 102 and fire 101.",
        "Emergency: Police 100, Fire 101, Ambulance 108.",
        "Anyone with information should call 112 or 999.",
        "Contact police on 101 quoting reference 4521.",
        "The helpline on 116 123 is free.",
        "Text HELP to 60777.",
        "A 999 call was made at 3am.",
    ],
    "lengths of races": [
        "She is the 800m record holder.",
        "He won the 1500m final in Zurich.",
        "Athletes will compete over 5,000m and 10,000m.",
        "She signed up for a 10k run in the park.",
        "Jamaica took the 4x100m relay.",
        "The 4 x 400 metres relay was won by Poland.",
        "She came second in the 200 metres backstroke.",
        "The 100m and 200m champion is hurt.",
        "The men's 5,000 metres and women's 800 metres are tomorrow.",
        "The 13-mile race was won by Kenya.",
        "It was good fun to watch her 1500m and it was nice.",
        "Starting in the 10,000m as she did was unwise.",
        "He had added the 5,000m crown.",
        "He will defend his 200m title in May.",
        "She was chosen for both the 800m and 1500m at the European Championships.",
        "60m: Ana Ruiz (Leeds), May Low (Bath).",
    ],
    "rules of length": [
        "Letters should be not more than 250 words.",
        "Essays must be no longer than 1,500 words.",
        "Please keep it under 200 words and add an address.",
    ],
    "makes and models": [
        "The Nokia 6600 sold well.",
        "The BMW 320 and the Porsche 911 were stolen.",
        "The Falcon 9 rocket and the Voyager 2 probe flew.",
        "A 4x4 vehicle and a 2x4 plank were found.",
        "He had a 9mm pistol and a .45 calibre handgun.",
        "Phones run iOS 17.4, Android 14 or Windows 11.",
        "Shops sell 4K televisions.",
        "A PC with an Athlon XP 2500 processor was sold.",
        "Members of the 29A group were held.",
        "Halo 2 has broken records.",
        "Tony Hawk's Underground 2 held its own.",
        "The P7131 radio set is out.",
        "New episodes of 24 and Six Feet Under were shown.",
        "The game has an 18 certificate.",
    ],
    "buses, roads, seats, sizes": [
        "The 36 bus was hit by a lorry.",
        "Take bus 36, 42 or 73.",
        "The crash shut Highway 101, the 405 freeway and US 101.",
        "The 7.30 train to Leeds was cancelled.",
        "Row 12, seat 34 was empty.",
        "She wears a size 12 dress.",
        "Ward 7, bed 12, was shut.",
    ],
    "years and idioms": [
        "The 1924-5 tour and the 1963-4 tour were lost.",
        "The shop is open 24 hours a day, seven days a week.",
    ],
    "codes": [
        "The serial number was 4432.",
        "He shared a cell with prisoner 24601.",
        "The page gave a 404 error.",
        "The winning numbers were 4, 8, 15, 16, 23 and 42.",
    ],
    "scores": [
        "England reached 312 for 6 at stumps.",
        "Australia made 250 all out.",
        "They could not leave their own half.",
        "Haas beat Max Mirnyi 6-7 (2-7) 7-6 (7-3) 6-2.",
        "She lay on 12 under par.",
        "The magazine gave it 10 out of 10.",
    ],
    "issues, lines and blocks": [
        "Members' bulletin 31/2025 is out.",
        "The lot has the date 06/2027.",
        "Media release 26-118 is out.",
        "Call for help on line 143.",
        "Green line: 82 14 14.",
        "A boy was shot in the 2400 block of Hadley Street.",
        "6 In May the office closed.",
        "3 The office closed.",
    ],
    "days and times": [
        "The port was shut on 12, 13 and 14 December.",
        "At 4.40 this morning they signed.",
        "An engineer of 36, a pilot of about 51 and a nurse of 40, waited.",
    ],
    "places on the map": ["The ship was at 51.5 degrees north, 12 degrees west."],
}
SOME = {
    "of emergencies": [
        ("Killed: police 100, army 57, civilians 320.", ["100", "57", "320"]),
        ("Police 312, fire 88 and ambulance 120 were cut.", ["312", "88", "120"]),
        ("They will call 12 witnesses.", ["12"]),
        ("The firm will phone 200 clients.", ["200"]),
        ("The 311 service took 4,000 calls.", ["4,000"]),
    ],
    "lengths": [
        ("He ran 800 metres further than planned.", ["800"]),
        ("The dam wall is 100m high.", ["100"]),
        ("They walked 20km to the border.", ["20"]),
        ("He scored with a 40m penalty.", ["40"]),
        ("Half of them sold their own homes.", ["Half"]),
        ("The 10km queue at the border moved.", ["10"]),
        ("A 400m loan was agreed.", ["400m"]),
        ("Profits at the 800m business rose.", ["800m"]),
        ("He paid 500 crowns.", ["500 crowns"]),
        ("Some 10k runners came.", ["10k"]),
        ("A 5k rise in homes was reported.", ["5k"]),
    ],
    "words and pages": [
        ("Some 250 words were cut from the speech.", ["250"]),
        ("A post may hold up to 280 characters.", ["280"]),
        ("The firm must publish 400 pages.", ["400"]),
    ],
    "lists and paragraphs": [
        ("They counted 12, 13 and 14 boats.", ["12", "13", "14"]),
        ("They rose by 4.40 this year.", ["4.40"]),
        ("3 A total of 382 boats sank.", ["382"]),
        ("12 Boats sank off Leyte.", ["12"]),
        ("They crossed the line 40 times in May.", ["40"]),
        ("A mother of 5 children left a crew of 36.", ["5", "36"]),
        ("It sent 1 820 140 cards.", ["1 820 140"]),
    ],
    "beside names": [
        ("In the UK 250 died.", ["250"]),
        ("In the Netherlands 300 were hurt.", ["300"]),
        ("Deaths so far: Luzon 12, Samar 17 and Leyte 41.", ["12", "17", "41"]),
        ("Medals: China 40, New Zealand 38, Japan 27.", ["40", "38", "27"]),
        ("The camp can house 300 refugees.", ["300"]),
        ("The camp was built to house 300.", ["300"]),
        ("They book 40 rooms a night.", ["40"]),
        ("The 36 bus drivers left.", ["36"]),
        ("Some 36 buses were hit.", ["36"]),
        ("The hall can seat 300.", ["300"]),
        ("They bought 12 mortars and 40 pistols.", ["12", "40"]),
    ],
    "numbers told": [
        ("The number was 4,432 in May.", ["4,432"]),
        ("The number of calls was 4432.", ["4432"]),
        ("It paid 312 for 60 boats.", ["312", "60"]),
        ("It was 51.5 degrees in the north.", ["51.5"]),
        ("The set costs P5,000.", ["P5,000"]),
        ("Nine out of ten agreed.", ["Nine out of ten"]),
        ("The train was cancelled 41 times last month.", ["41"]),
        ("It costs 41 times as much.", []),
    ],
}


@pytest.mark.parametrize("text", [text for texts in NONE.values() for text in texts])
def test_a_number_that_names_or_calls_is_no_claim(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(("text", "found"), [row for rows in SOME.values() for row in rows])
def test_a_figure_that_looks_like_a_name_stays_a_claim(text: str, found: list[str]) -> None:
    assert numbers(text) == found
