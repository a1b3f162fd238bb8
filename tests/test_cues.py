"""What spares work in extraction spares no result: each quick look agrees with the full one."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.extract.numbers.lexicon import lexicon
from crosscheck.extract.numbers.tokens import holds_any, tokenize
from crosscheck.extract.period.cues import Need, cues_of, needs, tokens_of
from crosscheck.extract.period.expressions import _grammar
from crosscheck.vocabulary import Vocabulary

VOCABULARY = Vocabulary()
WORDS = ("the", "half", "dozen", "two-thirds", "3.5", "½", "²", "①", "’", "£", "Twenty", "seven")


def test_no_rule_of_times_is_spared_where_it_would_match() -> None:
    grammar = _grammar(VOCABULARY)
    tables = ("periods", "period_words", "calendar", "number_dates", "running")
    rows = [row for table in tables for row in VOCABULARY.rows(table)]
    examples = [str(row["example"]).lower() for row in rows if "example" in row]
    patterns = [row for row in VOCABULARY.rows("periods") if row["role"] == "point"]
    tried = 0
    for text in examples:
        cues = cues_of(text, tokens_of(text), grammar.cues)
        for row, rule in zip(patterns, grammar.points, strict=True) if cues else ():
            if rule.pattern.search(text):
                tried += 1
                met = [need.met_by(cues) for need in needs(row["pattern"])]
                assert any(met), (text, rule.means)
    assert tried > 100


def test_a_rule_needs_the_words_that_must_be_there_and_no_others() -> None:
    assert needs("(?:the )?{unit} ago") == (Need(frozenset({"{unit}", "ago"})),)
    assert needs("so far|until (?:just )?now") == (
        Need(frozenset({"so", "far"})),
        Need(frozenset({"until", "now"})),
    )
    assert needs("full[- ]year") == (Need(frozenset({"full", "year"})),)
    assert needs("years? {year}") == (Need(frozenset({"number", "{year}"})),)
    assert needs("{q}(?= ?[,.;)]| and)") == (Need(frozenset({"number"})),)
    assert needs("(?<=had )since(?= ?[,.]| then)") == (Need(frozenset({"since"})),)
    assert needs("{n} quarter(?:,? (?:of |in )?{year})?") == (Need(frozenset({"quarter"})),)


def test_digits_of_a_pattern_are_needed_and_letters_beside_them_are_words() -> None:
    assert needs("fy ?[’']?{yy}") == (Need(frozenset({"number", "fy"})),)
    endings = frozenset({frozenset({"st", "nd"})})
    assert needs(r"the (?P<day>\d{1,2}(?:st|nd))") == (Need(frozenset({"number", "the"}), endings),)
    assert needs(r"at \d{0,2}") == needs(r"at \d?") == (Need(frozenset({"at"})),)
    assert needs("half ?time") == (Need(frozenset()),)


def test_of_several_ways_one_must_be_there() -> None:
    early = frozenset({"early", "late"})
    assert needs("(?:early|late) {month}") == (Need(frozenset({"{month}"}), frozenset({early})),)
    (need,) = needs("(?:at (?:a|the)|during each) (?:week|month)s? end")
    assert need == Need(frozenset({"end"}), frozenset({frozenset({"at", "during"})}))
    assert need.met_by({"end", "during", "may"})
    assert not need.met_by({"end", "may"})
    assert needs("(?:early |(?:mid|late)-?){month}") == (Need(frozenset({"{month}"})),)


@settings(max_examples=200)
@given(st.text(st.sampled_from("ab'9 .,0_-x\x1f\t1"), max_size=20))
def test_plain_text_is_cut_as_any_other(text: str) -> None:
    behind = len("… ")
    moved = [t._replace(start=t.start + behind, end=t.end + behind) for t in tokenize(text)]
    assert tokenize(f"… {text}")[1:] == moved


@settings(max_examples=200, deadline=None)  # the first one compiles the lexicon
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=8))
def test_no_sentence_with_a_number_is_passed_over(parts: list[str]) -> None:
    text = " ".join(parts)
    lex = lexicon(VOCABULARY)
    numbers = [t for t in tokenize(text) if t.low in lex.numbers or re.search(r"\d", t.text)]
    signs = [t for t in tokenize(text) if t.kind in ("fraction", "raised") or t.text.isdigit()]
    assert holds_any(text, lex.numbers) or not (numbers or signs)
