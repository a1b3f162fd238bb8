"""Where the figures of table rows and list items hold: labels, columns and captions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crosscheck.extract.place import find_places
from crosscheck.records import Block, Cell
from tests.made_document import made_article, made_document


def test_a_table_row_takes_the_captions_place() -> None:
    article = made_article(
        "Rain fell on the islands.", "Area burnt 47,500", title="Fires in Europe"
    )
    row = replace(article.blocks[1], kind="row", caption="Fires in Greece in 2025")
    document = made_document(replace(article, blocks=(article.blocks[0], row)))
    assert find_places(document) == ["Greece"]


@pytest.mark.parametrize(
    ("caption", "place"),
    [
        ("Ostrelle, ships built a year", "Ostrelle, United Kingdom"),
        ("Norvane, ships built a year", "Leeds, England"),
    ],
)
def test_a_caption_may_open_with_a_name_that_the_text_shows_to_be_a_place(
    caption: str, place: str
) -> None:
    told = "Rain fell on Leeds and Leeds. Ships are built in Ostrelle by Norvane."
    article = made_article(told, "Ships 47,500", title="Rain in Leeds")
    row = replace(article.blocks[1], kind="row", caption=caption)
    document = made_document(replace(article, blocks=(article.blocks[0], row)))
    assert find_places(document) == [place]


def test_rows_items_and_columns_hold_for_the_places_that_label_them() -> None:
    text = "Fires by county:\n\nOstrelle: 66\n\nNorvane: 12"
    blocks = (Block(0, 16), Block(18, 30, "item"), Block(32, 43, "item"))
    items = replace(made_article(""), text=text, blocks=blocks)
    assert find_places(made_document(items)) == ["Ostrelle", "Norvane"]
    cells = (Cell(0, 8, "County"), Cell(11, 13, "Fires"))
    table = replace(
        made_article(""), text="Ostrelle | 66", blocks=(Block(0, 13, "row", "", cells),)
    )
    assert find_places(made_document(table)) == ["Ostrelle"]
    cells = (Cell(0, 12, "Sector"), Cell(15, 17, "Families"))
    table = replace(
        made_article(""), text="Shelter kits | 66", blocks=(Block(0, 17, "row", "", cells),)
    )
    assert find_places(made_document(table)) == [None]
    cells = (Cell(0, 5, "Year"), Cell(8, 10, "Leeds"))
    table = replace(made_article(""), text="Fires | 66", blocks=(Block(0, 10, "row", "", cells),))
    assert find_places(made_document(table)) == ["Leeds, England"]


def test_a_caption_tells_where_its_rows_hold_and_an_article_is_set() -> None:
    cells = (Cell(0, 5, "What"), Cell(8, 10, "Number"))
    row = Block(0, 10, "row", "Prisons of Ghana", cells)
    text = "Cells | 66\n\nGuards cost 900 dollars."
    article = replace(made_article(""), text=text, blocks=(row, Block(12, len(text))))
    assert find_places(made_document(article)) == ["Ghana", "Ghana"]


@pytest.mark.parametrize(
    ("row", "heading", "wanted"),
    [
        ("Ostrelle | 66", "Port", "Ostrelle"),
        ("Ostrelle | 66", "Camp", "Ostrelle"),
        ("Ostrelle | 66", "River", "Ostrelle"),
        ("Ostrelle | 66", "Owner", "Norway"),
        ("Dead, Ostrelle district | 66", "What", "Ostrelle district"),
        ("Dead, all districts | 66", "What", "Norway"),
    ],
)
def test_a_rows_label_tells_where_its_figures_hold(row: str, heading: str, wanted: str) -> None:
    cells = (Cell(0, len(row) - 5, heading), Cell(len(row) - 2, len(row), "Number"))
    block = Block(0, len(row), kind="row", caption="The flood in Norway", cells=cells)
    document = made_document(replace(made_article(row), blocks=(block,)))
    (place,) = find_places(document)
    assert (place or "").startswith(wanted)


def test_storms_in_a_column_are_not_the_places_of_their_names() -> None:
    article = made_article("Rain fell in Mozambique.", "Gombe, 2022 | 63", title="Mozambique")
    cells = (Cell(26, 37, "Storm"), Cell(40, 42, "Deaths"))
    row = replace(article.blocks[1], kind="row", caption="Storms in Mozambique", cells=cells)
    document = made_document(replace(article, blocks=(article.blocks[0], row)))
    assert find_places(document)[-1] == "Mozambique"
