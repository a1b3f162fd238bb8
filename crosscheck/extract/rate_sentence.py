"""One sentence while the rates of its figures are being found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crosscheck.extract.document import Figure, Sentence
from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.tokens import Token, tokens_of
from crosscheck.extract.rate_vocabulary import RateWords
from crosscheck.extract.tree import Token as ParsedToken

TIMES = frozenset(
    {
        "second",
        "minute",
        "hour",
        "day",
        "night",
        "week",
        "fortnight",
        "month",
        "quarter",
        "year",
        "decade",
        "century",
    }
)


@dataclass(slots=True)
class RateSentence:
    """A sentence's tokens and figures; `places` are the figures' first token and the one behind."""

    sentence: Sentence
    tokens: Sequence[Token]
    figures: list[Figure]
    places: list[tuple[int, int]]
    lex: Lexicon
    words: RateWords

    @classmethod
    def of(cls, sentence: Sentence, lex: Lexicon, words: RateWords) -> RateSentence:
        """The sentence, cut into tokens, with its figures as they are."""
        tokens = tokens_of(sentence.text)
        starts = {token.start: n for n, token in enumerate(tokens)}
        ends = {token.end: n + 1 for n, token in enumerate(tokens)}
        base = sentence.start
        places = [
            (starts.get(f.start - base, 0), ends.get(f.span[1] - base, ends.get(f.end - base, 0)))
            for f in sentence.figures
        ]
        return cls(sentence, tokens, list(sentence.figures), places, lex, words)

    def set_rate(self, n: int, per: str) -> None:
        """Gives figure `n` its denominator, unless it has one or measures that very thing."""
        figure = self.figures[n]
        if figure.per is None and figure.unit not in ("percentage point", per):
            self.figures[n] = replace(figure, per=per)

    def parsed(self, i: int) -> ParsedToken | None:
        """The parse's token at token `i`; None where there is no parse."""
        return self._first(self.tokens[i].start, self.tokens[i].end)

    def root(self, n: int) -> ParsedToken | None:
        """The head of figure `n` in the parse."""
        figure, base = self.figures[n], self.sentence.start
        if self.sentence.doc is None:
            return None
        span = self.sentence.doc.char_span(figure.start - base, figure.end - base)
        return span.root if span is not None else None

    def _first(self, start: int, end: int) -> ParsedToken | None:
        if self.sentence.doc is None:
            return None
        span = self.sentence.doc.char_span(start, end)
        return span[0] if span is not None else None
