"""A sentence's parse in plain Python: what rules ask of its tokens, read off the parser's once.

The parser's own tokens are made anew whenever one is asked for, and look up each of their words in
a table: rules ask hundreds of times a sentence, which took a third of their time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc as ParserDoc
    from spacy.tokens import Token as ParserToken


class Word(NamedTuple):
    """What a token is without its place: its text, and what the parser calls it."""

    text: str
    lower: str
    tag: str
    dependency: str
    part_of_speech: str


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A word or mark of a parsed sentence, with the names that spaCy's tokens have.

    `children` are `lefts` and `rights`, in the order of the text; `head` of a root is itself.
    """

    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    tag_: str
    dep_: str
    pos_: str
    head: Token = field(init=False)
    children: list[Token] = field(init=False)
    lefts: list[Token] = field(init=False)
    rights: list[Token] = field(init=False)
    lemma: str | None = None  # kept by those who work it out

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def _own(self) -> ParserToken:
        """The parser's own token, asked for what is rarely wanted."""
        return self.doc.parsed[self.i]

    def nbor(self, steps: int = 1) -> Token:
        """The token so many places behind; raises IndexError outside the sentence."""
        if self.i + steps < 0:
            raise IndexError(steps)
        return self.doc[self.i + steps]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The heads, nearest first."""
        token = self
        for _ in range(len(self.doc)):
            if token.head is token:
                return
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all that hangs on it, in the order of the text."""
        return (self.doc[t.i] for t in self._own.subtree)

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The tokens that are coordinated with this one."""
        return tuple(self.doc[t.i] for t in self._own.conjuncts)

    @property
    def sent(self) -> list[Token]:
        """The part of the text that the parser takes for the token's sentence."""
        own = self._own.sent
        return self.doc[own.start : own.end]

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return self.doc[self._own.left_edge.i]

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        return self.doc[self._own.right_edge.i]

    @property
    def whitespace_(self) -> str:
        """The space behind, or ""."""
        return self._own.whitespace_

    @property
    def like_num(self) -> bool:
        """Is it a number in digits or words?"""
        return self._own.like_num

    @property
    def is_alpha(self) -> bool:
        """Is it of letters alone?"""
        return self.text.isalpha()

    @property
    def is_lower(self) -> bool:
        """Has it small letters and no capitals?"""
        return self.text.islower()

    @property
    def is_upper(self) -> bool:
        """Has it capitals and no small letters?"""
        return self.text.isupper()

    @property
    def is_space(self) -> bool:
        """Is it of blanks alone?"""
        return self.text.isspace()


_NONE: list[Token] = []  # children of most tokens; lists of their own are made for the others


class Span(list[Token]):
    """Some tokens in a row: those from `start` to before `end`."""

    __slots__ = ("doc", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        super().__init__(doc[start:end])
        self.doc, self.start = doc, start

    @property
    def end(self) -> int:
        """The index of the token behind."""
        return self.start + len(self)

    @property
    def start_char(self) -> int:
        """Where the first token begins in the sentence."""
        return self[0].idx

    @property
    def end_char(self) -> int:
        """Where the last token ends in the sentence."""
        return self[-1].idx + len(self[-1].text)

    @property
    def root(self) -> Token:
        """The token that is nearest to the sentence's root, the first of several."""
        return self.doc[self.doc.parsed[self.start : self.end].root.i]


class Doc(list[Token]):
    """The tokens of a parsed sentence; `text` is as the parser saw it, `parsed` what it made.

    `user_data` holds what rules have found of the sentence, for others that ask.
    """

    __slots__ = ("parsed", "text", "user_data")

    # As a part of records it is one parse, not what is in it.
    __eq__ = object.__eq__
    __hash__ = object.__hash__  # type: ignore[assignment]

    def __init__(self, parsed: ParserDoc, words: Sequence[tuple[Word, int, int]]) -> None:
        """For each token what it is, how many places behind its head stands, and its blanks."""
        super().__init__()
        self.parsed, self.text = parsed, parsed.text
        self.user_data: dict[Any, Any] = parsed.user_data
        at = 0
        for i, (word, _, blanks) in enumerate(words):
            token = Token(self, i, at, *word)
            token.head, token.children, token.lefts, token.rights = token, _NONE, _NONE, _NONE
            self.append(token)
            at += len(word.text) + blanks
        for token, (_, steps, _) in zip(self, words, strict=True):
            if steps:
                head = token.head = self[token.i + steps]
                if not head.children:
                    head.children, head.lefts, head.rights = [], [], []
                head.children.append(token)
                (head.lefts if steps > 0 else head.rights).append(token)

    def forget(self) -> None:
        """Parts the tokens, which is needed for their memory to be freed by counting alone."""
        for token in self:
            del token.head
        self.clear()

    def char_span(self, start: int, end: int) -> Span | None:
        """The tokens of which at least some is inside these characters."""
        span = self.parsed.char_span(start, end, alignment_mode="expand")
        return None if span is None else Span(self, span.start, span.end)

    def span(self, start: int, end: int) -> Span:
        """The tokens from `start` to before `end`."""
        return Span(self, start, end)
