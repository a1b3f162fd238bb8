"""Reads the label that opens a block and names its subject: "The toll. It stood at 171"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosscheck.extract.document import Counted, Sentence
from crosscheck.extract.naming import says_where
from crosscheck.extract.parse import lemma_of
from crosscheck.gazetteer import lookup
from crosscheck.vocabulary import Vocabulary

# "17:40 — The toll.", "Injured.", "The wheat harvest:"; two bare words may be a subject and a verb.
_LABEL = re.compile(
    r"(?:\d{1,2}[:.]\d\d(?: ?[ap]m)?)?[\s*_•–—#>|-]*"
    r"(?:(?:The|A|An|Our|Their) ([a-z-]{3,20}(?: [a-z-]{3,20})?)|([A-Z][a-z-]{2,20}))[.:?][*_]{0,3}"
)


def label_before(
    sentence: Sentence, sentences: Sequence[Sentence], vocabulary: Vocabulary
) -> Counted | None:
    """What the label counts that stands right before the sentence and opens its block.

    "Our province." and "Rotterdam." say where, and count nothing.
    """
    if not sentence.index:
        return None
    label = sentences[sentence.index - 1]
    if label.block_index != sentence.block_index or label.figures:
        return None
    first = sentence.index < 2 or sentences[sentence.index - 2].block_index != label.block_index
    found = _LABEL.fullmatch(label.text.strip()) if first else None
    if found is None:
        return None
    told = [lemma_of(word) for word in (found[1] or found[2]).lower().split()]
    where = says_where(told[-1], vocabulary) or (found[2] and lookup(found[2], vocabulary))
    return None if where else Counted(" ".join(told))
