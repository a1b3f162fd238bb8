"""Reads the figures of one sentence: number, hedge, unit and adjacent rate."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.document import Figure, LeftOut
from crosscheck.extract.numbers.amount import Amount
from crosscheck.extract.numbers.amounts import read_amount
from crosscheck.extract.numbers.echoes import echo_hedges, echo_measures
from crosscheck.extract.numbers.hedges import interval, read_hedge
from crosscheck.extract.numbers.letter_signs import lexicon_with
from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.measures import settle_metre
from crosscheck.extract.numbers.names import find_names
from crosscheck.extract.numbers.nofigure import LABEL, NoFigure
from crosscheck.extract.numbers.oddities import is_odd_numeral
from crosscheck.extract.numbers.races import ends_phrase
from crosscheck.extract.numbers.ranges import extend_range
from crosscheck.extract.numbers.rate_words import rate_at, rate_spans
from crosscheck.extract.numbers.rejects import AGE, reject
from crosscheck.extract.numbers.tokens import Token, holds_any, openings, tokens_of
from crosscheck.vocabulary import Vocabulary

LARGEST_IN_ROW = 120  # an age, or the number of a chapter


def read_figures(
    text: str, offset: int, vocabulary: Vocabulary, letters: frozenset[str] = frozenset()
) -> tuple[tuple[Figure, ...], list[LeftOut]]:
    """The figures of a sentence, and what looks like one and is none; `offset` is where it starts.

    `letters` are currency signs wherever digits follow them ("R21.40"): see `trusted_letters`.
    Every run of digits and every number word ends up in exactly one figure (in its `span`) or in
    one LeftOut, which says why it is none.
    """
    lex = lexicon_with(vocabulary, letters)
    if not holds_any(text, lex.numbers):
        return (), []
    tokens = tokens_of(text)
    if not any(_is_number(token, lex) for token in tokens):
        return (), []
    starts = openings(tokens, lex.openers)
    nothing = find_names(text, tokens, starts, lex)
    for first, last in rate_spans(tokens, lex):
        if not any(n in nothing for n in range(first, last)):
            nothing[first] = NoFigure(first, last, "the denominator of a rate")
    reader = _Reader(text, offset, tokens, lex, nothing)
    reader.read(starts)
    figures = echo_hedges(text, offset, reader.figures, reader.amounts)
    figures = echo_measures(tokens, figures, reader.amounts, lex)
    return tuple(figures), sorted(reader.left_out, key=lambda item: item.start)


def _is_number(token: Token, lex: Lexicon) -> bool:
    if token.kind == "word":
        low = token.low
        known = low in lex.small or low in lex.scales or low in lex.ordinals or low in lex.counting
        return known or is_odd_numeral(token)
    return token.kind != "mark" or token.text.isdigit()


class _Reader:
    """Walks through a sentence's tokens once and collects figures and what is none."""

    def __init__(
        self,
        text: str,
        offset: int,
        tokens: Sequence[Token],
        lex: Lexicon,
        nothing: dict[int, NoFigure],
    ) -> None:
        self.text, self.offset, self.tokens, self.lex = text, offset, tokens, lex
        self.nothing = nothing
        self.blocked = frozenset(
            n for item in nothing.values() for n in range(item.first, item.last)
        )
        self.figures: list[Figure] = []
        self.amounts: list[Amount] = []
        self.left_out: list[LeftOut] = []

    def read(self, starts: Sequence[int]) -> None:
        """Reads the tokens that an amount may begin with; none is looked at by two figures."""
        behind = 0
        for i in sorted({*starts, *self.nothing}):
            if i < behind:
                continue
            if i in self.nothing:
                item = self.nothing[i]
                self._leave_out(item.first, item.last, item.reason)
                behind = item.last
                continue
            amount = read_amount(self.tokens, i, self.lex)
            if amount is None or any(n in self.blocked for n in range(amount.first, amount.last)):
                if _is_number(self.tokens[i], self.lex) and self._is_leftover(i):
                    self._leave_out(i, i + 1, "a number word or digits that read as no figure")
                continue
            behind = self._take(amount)

    def _is_leftover(self, i: int) -> bool:
        low = self.tokens[i].low
        return self.tokens[i].kind != "word" or low in self.lex.small or low in self.lex.scales

    def _take(self, amount: Amount) -> int:
        tokens, lex = self.tokens, self.lex
        if amount.form == "malformed":
            reason = "digits whose separators fit no way of writing numbers"
            self._leave_out(amount.first, amount.last, reason)
            return amount.last
        amount = settle_metre(tokens, amount, lex)
        amount = extend_range(tokens, amount, lex, self.blocked)
        reason = reject(tokens, amount, lex) or self._repeats(amount) or self._goes_on(amount)
        if reason:
            self._leave_out(amount.first, amount.last, reason)
            return amount.last
        hedged = read_hedge(tokens, amount, lex)
        low, high = interval(amount, hedged.hedge)
        rate = rate_at(tokens, hedged.end, lex, money=amount.dimension == "money")
        end = rate[0] if rate else hedged.end
        start, stop = tokens[amount.first].start, tokens[amount.last - 1].end
        floor = self.figures[-1].span[1] - self.offset if self.figures else 0
        span = (max(floor, tokens[hedged.first].start), tokens[end - 1].end)
        self.amounts.append(amount)
        self.figures.append(
            Figure(
                start=self.offset + start,
                end=self.offset + stop,
                text=self.text[start:stop],
                value=amount.value,
                low=low,
                high=high,
                hedge=hedged.hedge,
                unit=amount.unit,
                per=amount.per or (rate[1] if rate else None),
                span=(self.offset + span[0], self.offset + span[1]),
            )
        )
        return max(end, amount.last)

    def _goes_on(self, amount: Amount) -> str:
        """ "aged 40 and 52", "at number seven or eight": a bare number in a row is the same."""
        last = self.left_out[-1] if self.left_out else None
        joint = self.tokens[amount.first - 1].low if amount.first > 1 else ""
        if last is None or joint not in ("and", "or", ",", "to") or not amount.bare:
            return ""
        small = 0 < (amount.value or 0) < LARGEST_IN_ROW
        alone = joint != "," and ends_phrase(self.tokens, amount.end, self.lex)
        if not (small or (alone and last.reason == LABEL and amount.form == "digits")):
            return ""
        near = self.tokens[amount.first - 2].end + self.offset == last.end
        return last.reason if near and last.reason in (AGE, LABEL) else ""

    def _repeats(self, amount: Amount) -> str:
        """ "forty-five (45)": the number once more in brackets."""
        before = self.amounts[-1] if self.amounts else None
        if before is None or amount.value != before.value or not amount.bare or amount.first < 1:
            return ""
        bracket = amount.first - before.end == 1 and self.tokens[amount.first - 1].text == "("
        return "the number before, once more in brackets" if bracket else ""

    def _leave_out(self, first: int, last: int, reason: str) -> None:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        self.left_out.append(
            LeftOut(self.offset + start, self.offset + end, self.text[start:end], reason)
        )
