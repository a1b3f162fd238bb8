"""What an editor sees in the terminal."""

from __future__ import annotations

import re
from dataclasses import replace

from crosscheck.records import Result
from crosscheck.report import RenderOptions, render
from tests.made import decision
from tests.made_results import everything, hostile, small

ANSI = re.compile("\x1b\\[[0-9;]*m")


def told(result: Result, colour: bool = False, verbose: bool = False) -> str:
    return render(result, "text", RenderOptions(colour=colour, verbose=verbose))


def test_an_open_conflict_has_both_quotes_the_reason_the_line_and_the_command() -> None:
    lines = told(small()).splitlines()
    assert lines[0] == "conflict (value): landings per day, Reed Harbour, week of 2024-03-04"
    assert "archive/reed-courier.md:1" in lines[1]
    assert "The Reed Courier, 2024-03-11, citing port authority" in lines[1]
    assert lines[2].startswith("    They logged «8,000» landings in one day")
    assert lines[4].startswith("    Landings have surged, topping «8,600» in")
    assert lines[5].startswith("  why: 8,000 is at most 8,500")
    assert lines[6] == "  unreviewed cc1-1111111111111111, severity high"
    assert lines[7] == "  decide: crosscheck review cc1-1111111111111111"


def test_the_figure_itself_is_marked_not_an_equal_number_before_it() -> None:
    base = small()
    text = "Of 12 boats, 12 sank."
    twice = replace(base.articles[0], path="twice.md", text=text)
    first = replace(
        base.claims[0], article="twice.md", quote=text, number="12", start=13, end=15, line=1
    )
    result = replace(base, articles=(twice, *base.articles), claims=(first, *base.claims[1:]))
    assert "Of 12 boats, «12» sank." in told(result)


def test_reviewed_conflicts_and_updates_are_counted_and_shown_on_demand() -> None:
    short, long = told(small()), told(small(), verbose=True)
    assert "2 conflicts (1 unreviewed, 1 reviewed)" in short
    assert "1 update" in short
    assert "people held at the quay" not in short
    assert "explained by Ana Ruiz <ana@example.org> on 2024-03-13" in long
    assert "update: deaths in the storm" in long
    assert "left out '12' in archive/reed-courier.md: a duration" in long


def test_decisions_that_match_nothing_are_always_named() -> None:
    short = told(small())
    assert "decision matches nothing any more: cc1-9999999999999999" in short


def test_a_reopened_finding_says_how_many_figures_are_new() -> None:
    assert "reopened cc1-5555555555555555 (1 figure new or changed), confirmed by" in told(
        everything()
    )


def test_many_figures_are_cut_with_their_number() -> None:
    lines = told(everything()).splitlines()
    assert sum(line.startswith("  also 1") for line in lines) == 4
    assert "  and 1 more figure" in lines


def test_colour_adds_codes_and_changes_no_word() -> None:
    plain, coloured = told(everything()), told(everything(), colour=True)
    assert "\x1b[1;4m8,600\x1b[0m" in coloured
    assert ANSI.sub("", coloured) == plain.replace("«", "").replace("»", "")


def test_no_escape_of_an_article_reaches_the_terminal() -> None:
    for colour in (False, True):
        text = told(hostile(), colour=colour, verbose=True)
        rest = ANSI.sub("", text) if colour else text
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rest)
        assert "\\x1b[31mred" in rest


def test_an_empty_result_says_what_was_read() -> None:
    assert told(Result((), (), (), (), (), ())).startswith("0 articles, 0 claims: 0 conflicts\n")


def test_a_terminal_line_is_no_longer_than_its_longest_word_needs() -> None:
    quotes = [line for line in told(small()).splitlines() if line.startswith("    ")]
    assert quotes
    assert all(len(line) <= 98 for line in quotes)


def test_quiet_text_is_the_counts_alone() -> None:
    shown = render(small(), "text", RenderOptions(quiet=True))
    assert shown.startswith("4 articles, 7 claims: 2 conflicts")
    assert "Harbour" not in shown
    assert "matches nothing" not in shown


def test_of_many_decisions_that_match_nothing_some_are_named_and_the_rest_counted() -> None:
    lost = tuple(decision(f"cc1-{n:016d}") for n in range(40))
    result = replace(small(), unmatched_decisions=lost)
    short = told(result)
    named = short.count("decision matches nothing any more: ")
    assert 0 < named < 40
    assert f"and {40 - named} more decisions that match nothing" in short
    assert told(result, verbose=True).count("decision matches nothing any more: ") == 40
