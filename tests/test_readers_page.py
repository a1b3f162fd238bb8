"""Web pages: the article's words as the page has them, its tables, and what it says of itself."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.readers.html_blocks import html_pieces
from crosscheck.readers.web_page import read_page

OPENING = "Some 400 people were hurt when the dam broke, police said in the town on Monday."
CLOSING = "Water rose by 3.4 metres in the night, the office of the mayor said in a statement."


def page(body: str, head: str = "", around: str = "{}") -> bytes:
    article = f"<article><h1>Dam bursts</h1><p>{OPENING}</p>{body}<p>{CLOSING}</p></article>"
    return (
        f"<!doctype html><html><head><title>Dam - Wire</title>{head}</head><body>"
        f"{around.format(article)}</body></html>"
    ).encode()


def between(body: str, around: str = "{}") -> list[str]:
    """The texts that stand between the opening and the closing paragraph."""
    texts = [piece.text for piece in read_page(page(body, around=around)).pieces]
    assert texts[:2] == ["Dam bursts", OPENING]
    assert texts[-1] == CLOSING
    return texts[2:-1]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Some <b>8,600</b> people, <a href='/x'>he</a> said.", "Some 8,600 people, he said."),
        ("It’s &ldquo;ruin&rdquo; &mdash; all of it.", "It’s “ruin” — all of it."),
        ("1&nbsp;234 and 5&#8239;678&thinsp;901", "1\u00a0234 and 5\u202f678\u2009901"),
        ("<span>5</span><span>00</span> cows, <b>a</b>,<i>b</i>.", "500 cows, a,b."),
        ("He said<sup>1</sup> so.", "He said¹ so."),
        ("He said<sup><a href='#n1'>1</a></sup> so<sup>[2]</sup>.", "He said so."),
        ("On 12 km<sup>2</sup> and 10<sup>6</sup> acres.", "On 12 km² and 10⁶ acres."),
        ("It was <del>400</del> <ins>300</ins> people.", "It was 300 people."),
        ("One line<br>goes on.", "One line goes on."),
        ("Wrapped\n   in the source.", "Wrapped in the source."),
    ],
)
def test_words_are_the_pages_own(markup: str, text: str) -> None:
    assert between(f"<p>{markup}</p>") == [text]


@pytest.mark.parametrize(
    "extra",
    [
        "<figure><img src=a alt='30 cows'><figcaption>Photo: 30 cows</figcaption></figure>",
        "<aside class='related'><h2>Read more</h2><ul><li><a href=a>7 dams</a></li></ul></aside>",
        "<div class='newsletter'><p>Join 48,000 readers of our mail.</p><input></div>",
        "<script>var x = 48000;</script><style>p{top:5px}</style>",
        "<p>Read more: <a href=a>Why seven dams are at risk</a></p>",
    ],
)
def test_what_is_no_article_in_the_middle_goes(extra: str) -> None:
    from crosscheck.readers.boilerplate import without_boilerplate
    from crosscheck.vocabulary import Vocabulary

    pieces = read_page(page(extra)).pieces
    kept, _ = without_boilerplate(pieces, "", Vocabulary())
    assert [piece.text for piece in kept] == ["Dam bursts", OPENING, CLOSING]


@pytest.mark.parametrize(
    "around",
    [
        "<nav><ul><li><a href=a>Rovers 3, City 2</a></li></ul></nav>{}<footer>© 2031</footer>",
        "{}<section id=comments><h2>Comments (2)</h2><p>I counted 900 there.</p></section>",
        "{}<div><div><h3>2 Comments</h3></div><div><b>ann</b><p>I counted 900.</p></div></div>",
        "{}<ol><li><p>ann 2 hours ago</p><p>I counted 900 people there, not 400.</p></li></ol>",
        "{}<div class=x><p>ann77 March 3, 2031 - 9:08 am</p><p>I counted 900 there.</p></div>",
        "<header><time datetime='2031-03-03'>3 March</time></header>{}",
        "{}<section><h3>2 Comments</h3></section><div><b>ann</b><p>I counted 900 there.</p></div>",
    ],
)
def test_what_stands_around_the_article_goes(around: str) -> None:
    assert between("", around) == []


def test_lists_quotes_and_headings_stay() -> None:
    document = read_page(
        page(
            "<h2>In figures</h2><ul><li>12 <i>dead</i><ul><li>two children</li></ul></li>"
            "<li>30 missing</li></ul><blockquote><p>“We lost 5 cows.”</p></blockquote>"
        )
    )
    assert [(piece.kind, piece.text) for piece in document.pieces[2:-1]] == [
        ("heading", "In figures"),
        ("item", "12 dead"),
        ("item", "two children"),
        ("item", "30 missing"),
        ("paragraph", "“We lost 5 cows.”"),
    ]


def test_tables_keep_caption_headings_and_spans() -> None:
    table = (
        "<table><caption>By town</caption><thead><tr><th rowspan=2>Town</th><th colspan=2>2031"
        "</th></tr><tr><th>Dead</th><th>Hurt</th></tr></thead><tbody><tr><th scope=row>North</th>"
        "<td>7</td><td><b>2</b>00</td></tr><tr><td rowspan=2>South</td><td>5</td><td>60</td></tr>"
        "<tr><td>1</td><td></td></tr></tbody></table>"
    )
    rows = [piece for piece in read_page(page(table)).pieces if piece.kind == "row"]
    assert [row.text for row in rows] == ["North | 7 | 200", "South | 5 | 60", "South | 1"]
    assert {row.caption for row in rows} == {"By town"}
    assert rows[0].cells == (("North", "Town"), ("7", "2031 Dead"), ("200", "2031 Hurt"))


def test_a_figure_that_spans_rows_is_counted_once() -> None:
    table = "<table><tr><td>Town</td><td>Dead</td></tr><tr><td>North</td><td rowspan=2>7</td></tr>"
    rows = [p.text for p in read_page(page(f"{table}<tr><td>South</td></tr></table>")).pieces]
    assert rows[2:-1] == ["North | 7", "South"]


def test_a_table_without_caption_takes_the_heading_above_it() -> None:
    table = (
        "<h2>By town</h2><table><tr><td>Town</td><td>Dead</td></tr><tr><td>N</td><td>7</td></tr>"
    )
    row = next(p for p in read_page(page(f"{table}</table>")).pieces if p.kind == "row")
    assert (row.caption, row.cells) == ("By town", (("N", "Town"), ("7", "Dead")))


def test_paragraphs_parted_by_breaks_or_boxes_are_seen() -> None:
    body = (
        "<div><h1>Dam</h1><div class=s>One 5 cows.<br><br>Two 6 cows.<br/> <br/>Three.</div></div>"
    )
    pieces = read_page(f"<html><body>{body}</body></html>".encode()).pieces
    assert [p.text for p in pieces] == ["Dam", "One 5 cows.", "Two 6 cows.", "Three."]
    divs = "<main><h1>Dam</h1><div>One 5 cows.</div><div>Two 6 cows.</div></main>"
    pieces = read_page(f"<html><body>{divs}</body></html>".encode()).pieces
    assert [p.text for p in pieces] == ["Dam", "One 5 cows.", "Two 6 cows."]


def test_a_very_short_article_is_read_without_what_frames_it() -> None:
    around = (
        "<div role=dialog><p>We and our 843 partners use cookies.</p></div><nav>5</nav>{}"
        "<div><a href=a>7 dams at risk</a></div><footer><p>Call 555-0199.</p></footer>"
    )
    for article in (
        "<article><h1>Dam</h1><p>Some 400 died.</p></article>",
        "<main><h1>Dam</h1><div>Some 400 died.</div></main>",
        "<div><h1>Dam</h1><div>Some 400 died.<br><br></div></div>",
    ):
        document = read_page(f"<html><body>{around.format(article)}</body></html>".encode())
        assert [piece.text for piece in document.pieces] == ["Dam", "Some 400 died."]


def test_json_ld_comes_before_meta_tags_before_the_page() -> None:
    tags = (
        "<meta property='og:site_name' content='Meta Wire'>"
        "<meta property='og:title' content='Meta title'>"
        "<meta property='article:published_time' content='2031-03-05T06:00:00Z'>"
        "<link rel=canonical href='https://wire.example/1'>"
    )
    linked = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "no"},'
        '{"@type": ["NewsArticle"], "datePublished": "2031-03-03T01:00:00+09:00",'
        '"headline": "Dam &amp; town", "publisher": {"name": "The Wire"},'
        '"author": [{"name": "Jo Marsh"}, {"name": "Lee Ortega"}]}]}</script>'
    )
    said = read_page(page("", tags)).metadata
    assert (said.source, said.title, said.published, said.url) == (
        "Meta Wire",
        "Meta title",
        date(2031, 3, 5),
        "https://wire.example/1",
    )
    said = read_page(page("", tags + linked)).metadata
    assert (said.source, said.title, said.published, said.author) == (
        "The Wire",
        "Dam & town",
        date(2031, 3, 3),
        "Jo Marsh, Lee Ortega",
    )


def test_the_one_time_element_dates_a_page_and_several_do_not() -> None:
    one = "<p><time datetime='2031-03-03T09:00'>3 March</time></p>"
    assert read_page(page(one)).metadata.published == date(2031, 3, 3)
    two = "<p><time datetime='2031-03-04'>4 March</time></p>"
    assert read_page(page(one + two)).metadata.published is None


def test_only_web_addresses_are_addresses() -> None:
    head = "<meta property='og:url' content='javascript:alert(1)'>"
    assert read_page(page("", head)).metadata.url == ""


def test_prose_in_a_layout_table_is_a_paragraph_and_a_heading_alone_is_a_caption() -> None:
    prose = "word " * 45
    table = f"<table><tr><td>{prose}</td></tr><tr><td>A</td></tr></table>"
    assert [p.kind for p in html_pieces(table)] == ["paragraph", "row"]
    titled = (
        "<table><tr><th colspan=2>By town</th></tr><tr><th>Town</th><th>Dead</th></tr>"
        "<tr><td>N</td><td>7</td></tr></table>"
    )
    (row,) = html_pieces(titled)
    assert (row.caption, row.cells) == ("By town", (("N", "Town"), ("7", "Dead")))


def test_paragraphs_inside_list_items_stay() -> None:
    item = "<ul><li><p>In the north 12 died.</p><p>In the south 13.</p></li><li>All told</li></ul>"
    assert between(item) == ["In the north 12 died. In the south 13.", "All told"]


def test_what_trafilatura_stumbles_over_is_read_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def stumbles(*_: object, **__: object) -> None:
        raise AttributeError("append")

    monkeypatch.setattr(trafilatura, "bare_extraction", stumbles)
    links = "<div><a href=a>Seven dams at risk</a> <a href=b>Nine bridges</a></div>"
    assert between(links, "<nav>5</nav>{}<footer>6</footer>") == []


def test_html_without_a_page_around_it_is_read_block_by_block() -> None:
    markup = "Loose <b>5</b> words<p><strong>In figures</strong></p><ul><li>12 dead</li></ul>end"
    assert [(p.kind, p.text) for p in html_pieces(markup)] == [
        ("paragraph", "Loose 5 words"),
        ("heading", "In figures"),
        ("item", "12 dead"),
        ("paragraph", "end"),
    ]


BY_TOWN = "<table><tr><td>Town</td><td>Dead</td></tr><tr><td>7</td><td>12</td></tr></table>"


@pytest.mark.parametrize(
    "around",
    [
        "<ul><li>By town:{}</li></ul>",
        "<blockquote>By town:{}</blockquote>",
        "<dl><dt>By town:</dt><dd>{}</dd></dl>",
        "<p>By town:{}</p>",
    ],
)
def test_the_cells_of_a_table_inside_other_blocks_never_run_together(around: str) -> None:
    assert between(around.format(BY_TOWN)) == ["By town:", "7 | 12"]


def test_a_table_that_others_are_laid_out_in_keeps_its_own_words() -> None:
    layout = f"<table><tr><td>Some 30 farms</td><td>and 5 mills{BY_TOWN}</td></tr></table>"
    assert between(layout) == ["Some 30 farms | and 5 mills", "7 | 12"]


def test_a_heading_is_repeated_in_each_of_the_rows_it_spans() -> None:
    table = (
        "<table><tr><th rowspan=3>North</th><td>7</td></tr><tr><td>8</td></tr><tr><td>9</td></tr>"
    )
    assert between(f"{table}</table>") == ["North | 7", "North | 8", "North | 9"]


@pytest.mark.parametrize(
    "nothing", ["<table></table>", "<table><tr></tr></table>", "<?php echo 5 ?>", "<!-- 5 cows -->"]
)
def test_tables_without_cells_comments_and_instructions_are_no_text(nothing: str) -> None:
    assert between(f"<p>Some 30 farms</p>{nothing}") == ["Some 30 farms"]
    assert [piece.text for piece in html_pieces(f"<p>30 farms</p>{nothing}")] == ["30 farms"]


def test_a_dialog_that_holds_the_article_itself_stays() -> None:
    assert between("<p>Some 30 farms</p>", "<div role=dialog>{}</div>") == ["Some 30 farms"]


def test_what_stands_inside_a_very_short_article_and_is_none_of_it_goes() -> None:
    inside = "<aside>7 dams at risk</aside><button>Join 48,000</button><footer>5</footer>"
    article = f"<article><h1>Dam</h1><p>Some 400 died.</p>{inside}</article>"
    pieces = read_page(f"<html><body>{article}</body></html>".encode()).pieces
    assert [piece.text for piece in pieces] == ["Dam", "Some 400 died."]


def test_the_time_that_is_marked_as_the_publications_comes_before_others() -> None:
    times = (
        "<p><time datetime='2031-03-09'>9 March</time></p>"
        "<p><time itemprop=datePublished datetime='2031-03-03'>3 March</time></p>"
    )
    assert read_page(page(times)).metadata.published == date(2031, 3, 3)


def test_an_escape_that_a_reference_names_is_cleaned_out_behind_an_element_too() -> None:
    assert between("<p>Some <b>30</b> &#7;farms&#x1b;[31m burnt</p>") == ["Some 30 farms burnt"]
