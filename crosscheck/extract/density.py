"""Tells a heap of numbers from prose, so that none costs time or memory without end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crosscheck.extract.document import LeftOut, Sentence
from crosscheck.extract.numbers.lexicon import lexicon
from crosscheck.records import Article, Block
from crosscheck.vocabulary import Vocabulary

LONGEST_PROSE = 2_000  # characters of a block or sentence; shorter ones cost little
FEWEST_CHARACTERS = 10  # to a number, in a block; the densest prose has one in some 25
FEWEST_IN_A_HEAP = 12  # numbers of a shorter block, which is a heap where they stand as densely
MOST_IN_A_SENTENCE = 60  # numbers; a sentence with more is not understood
MOST_IN_AN_ARTICLE = 5_000  # numbers; the longest reports have some hundreds
LONGEST_LABEL = 400  # characters of a caption, heading or first cell that are read, for every row
LONGEST_TITLE = 1_000  # characters of a title or byline
MOST_CELLS = 200  # of a row; the widest tables have some dozens
_FRACTIONS = "¼-¾⅐-⅞"
_WORD = re.compile(rf"\d+|[{_FRACTIONS}]|[^\W\d_{_FRACTIONS}]+")


def with_short_labels(article: Article) -> Article:
    """The article with title, byline, captions and headings no longer, and rows no wider, than news
    has them.

    What labels a table is read again for each of its figures: the rest says nothing of them.
    """
    blocks = tuple(_shortened(block) if block.kind == "row" else block for block in article.blocks)
    title, author = article.title[:LONGEST_TITLE], article.author[:LONGEST_TITLE]
    return replace(article, blocks=blocks, title=title, author=author)


def _shortened(block: Block) -> Block:
    cells = block.cells[:MOST_CELLS]
    if any(len(cell.heading) > LONGEST_LABEL for cell in cells):
        cells = tuple(replace(cell, heading=cell.heading[:LONGEST_LABEL]) for cell in cells)
    if cells == block.cells and len(block.caption) <= LONGEST_LABEL:
        return block
    return replace(block, caption=block.caption[:LONGEST_LABEL], cells=cells)


def find_heaps(
    article: Article, sentences: Sequence[Sentence], vocabulary: Vocabulary
) -> tuple[frozenset[int], list[LeftOut]]:
    """The sentences that are no prose but part of a heap of numbers, by index.

    Each heap is listed once, at its first sentence, with how many numbers are in it.
    """
    longest = max((block.end - block.start for block in article.blocks), default=0)
    if longest <= LONGEST_PROSE and len(article.text) <= 2 * MOST_IN_AN_ARTICLE:
        return frozenset(), []
    heaps: set[int] = set()
    left_out: list[LeftOut] = []
    dense = _dense_blocks(article, vocabulary)
    listed: set[int] = set()
    seen = 0
    for sentence in sentences:
        block = sentence.block_index
        numbers = count_numbers(sentence.text, vocabulary)
        if block in dense:
            if block not in listed:
                listed.add(block)
                left_out.append(_left_out(sentence, "a heap of {} numbers, no prose", dense[block]))
        elif numbers >= FEWEST_IN_A_HEAP and _is_heap(sentence, numbers):
            left_out.append(_left_out(sentence, "a heap of {} numbers, no prose", numbers))
        elif numbers > MOST_IN_A_SENTENCE:
            left_out.append(_left_out(sentence, "{} numbers without a full stop", numbers))
        elif seen + numbers > MOST_IN_AN_ARTICLE:
            rest = count_numbers(article.text[sentence.start :], vocabulary)
            reason = f"the article's {{}} numbers beyond the first {seen:,}"
            left_out.append(_left_out(sentence, reason, rest))
            heaps.update(s.index for s in sentences if s.index >= sentence.index)
            break
        else:
            seen += numbers
            continue
        heaps.add(sentence.index)
    return frozenset(heaps), left_out


def _is_heap(sentence: Sentence, numbers: int) -> bool:
    """Do numbers stand more densely than in prose, or in more cells than a table's row has?"""
    if sentence.block.kind == "row":
        return numbers > MOST_IN_A_SENTENCE
    return numbers * FEWEST_CHARACTERS > len(sentence.text)


def count_numbers(text: str, vocabulary: Vocabulary) -> int:
    """How many runs of digits, fractions and number words a text holds, roughly and quickly."""
    lex = lexicon(vocabulary)
    words = _WORD.findall(text.lower())
    known = (lex.small, lex.scales, lex.parts)
    return sum(not w.isalpha() or any(w in table for table in known) for w in words)


def _dense_blocks(article: Article, vocabulary: Vocabulary) -> dict[int, int]:
    """The blocks that hold more numbers than prose can, with how many."""
    counted = {
        index: count_numbers(article.text[block.start : block.end], vocabulary)
        for index, block in enumerate(article.blocks)
        if block.end - block.start > LONGEST_PROSE
    }
    blocks = article.blocks
    return {
        index: numbers
        for index, numbers in counted.items()
        if numbers * FEWEST_CHARACTERS > blocks[index].end - blocks[index].start
    }


def _left_out(sentence: Sentence, reason: str, numbers: int) -> LeftOut:
    return LeftOut(sentence.start, sentence.end, sentence.text, reason.format(f"{numbers:,}"))
