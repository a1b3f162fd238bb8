"""Finds the noun that a figure counts or measures, by how the figure stands in its sentence."""

from __future__ import annotations

from crosscheck.extract.by_verb import POINTING, noun_by_verb
from crosscheck.extract.frame import Frame
from crosscheck.extract.grammar import NOMINAL, VERBAL, after_brackets, child, complement
from crosscheck.extract.naming import is_light, is_thing, is_time, look_through, says_where
from crosscheck.extract.parse import lemma
from crosscheck.extract.tree import Token
from crosscheck.extract.words import grammar_words, limit_nouns, mapping, words
from crosscheck.vocabulary import Vocabulary


def counted_noun(frame: Frame, vocabulary: Vocabulary) -> Token | None:
    """The noun counted; a pronoun where the text points back; None where it leaves the noun out."""
    noun = frame.noun
    if noun is not None and not (frame.joint == "of" and is_time(noun, vocabulary)):
        return _behind(noun, frame, vocabulary)
    near = _after(frame, vocabulary) if noun is None else None
    near = near or _sized(frame, vocabulary) or _gap(frame)
    if near is not None:
        return near
    holder = _holder(frame, vocabulary)
    if holder is not None:
        if is_sum(holder, frame, vocabulary):
            return holder
        if is_difference(holder, vocabulary):
            return _of_difference(holder, frame, vocabulary)
        through = look_through(holder, vocabulary)
        if not points_back(through, vocabulary) and through.text[0].isalpha():
            return through
    return _by_verb(frame, vocabulary)


def _behind(noun: Token, frame: Frame, vocabulary: Vocabulary) -> Token | None:
    """What a figure counts that has a noun behind it: that noun, or what the noun tells of."""
    whole = frame.joint == "of" and lemma(noun) in limit_nouns(vocabulary)
    if is_difference(noun, vocabulary) and not frame.tally and not whole:
        return _of_difference(noun, frame, vocabulary)
    through = look_through(noun, vocabulary)
    if is_tallied(noun, frame, vocabulary) and through.i == noun.i:
        return noun
    others = noun.lower_ in grammar_words(vocabulary, "others")
    if others or frame.joint or frame.link == "subject" or not points_back(through, vocabulary):
        return through
    return _by_verb(frame, vocabulary) or through  # "sales reached the 3m mark"


def is_difference(noun: Token, vocabulary: Vocabulary) -> bool:
    """Is this a noun of change or limit, which tells of another thing: a rise in prices?"""
    word = lemma(noun)
    changes = mapping(vocabulary, "change_nouns", "noun", "direction")
    return word in changes or word in words(vocabulary, "limit_words", "word", "noun")


def is_sum(noun: Token, frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "A toll of 4 dollars" is what is paid; a toll of 40 people is how many they are."""
    return frame.money and lemma(noun) in words(vocabulary, "light_nouns", "noun", "count")


def is_tallied(noun: Token, frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "2.6 billion records": things of their own where they are counted one by one."""
    own = frame.noun is not None and noun.i == frame.noun.i
    return own and frame.tally and lemma(noun) in words(vocabulary, "light_nouns", "noun", "thing")


def points_back(noun: Token, vocabulary: Vocabulary) -> bool:
    """Does this noun only point back: "them", "the figure", "that rate", "the December average"?"""
    if noun.pos_ in POINTING or noun.lower_ in grammar_words(vocabulary, "others"):
        return True
    if is_time(noun, vocabulary):
        return True
    if not is_light(noun, vocabulary):
        return False
    light = words(vocabulary, "light_adjectives", "word")
    if lemma(noun) not in words(vocabulary, "light_nouns", "noun", "thing"):
        light |= grammar_words(vocabulary, "wider")  # "the national figure"
    return not any(
        c.dep_ in {"compound", "nmod", "amod", "acl", "relcl"}
        and not is_time(c, vocabulary)
        and lemma(c) not in light
        for c in noun.children
    )


def _after(frame: Frame, vocabulary: Vocabulary) -> Token | None:
    """The noun of a phrase right after the figure: "$3m in damages", "5% off the price"."""
    after = frame.last.nbor(1) if frame.last.i + 1 < len(frame.last.doc) else None
    if after is None or after.lower_ not in (
        grammar_words(vocabulary, "money_of") if frame.money else {"off"}
    ):
        return None
    inner = child(after, "pobj")
    if inner is None or inner.pos_ != "NOUN" or not is_thing(inner, frame, vocabulary):
        return None
    if after.lower_ == "in" and _names_no_sum(inner, vocabulary):
        return None
    return look_through(inner, vocabulary)


def _names_no_sum(inner: Token, vocabulary: Vocabulary) -> bool:
    """ "$3m in a study", "90 francs in order that": not what the money is, as "in damages" is."""
    determined = any(c.dep_ in {"det", "poss"} for c in inner.lefts)
    determined = determined or says_where(lemma(inner), vocabulary)  # "$4 a kilo in our cities"
    return determined or lemma(inner) in words(vocabulary, "fixed_phrases", "noun", "in")


def _sized(frame: Frame, vocabulary: Vocabulary) -> Token | None:
    """What is so long or wide: "a slick about 3.7 kilometres (2.3 miles) long"."""
    doc, at = frame.first.doc, frame.first.i
    if frame.money or frame.noun is not None or not at or frame.last.i + 1 >= len(doc):
        return None
    before = doc[at - 1]
    if before.lower_ in {"(", "-"}:
        near = reversed(doc[max(0, at - 8) : at - 1])
        before = next((t for t in near if t.pos_ == "NOUN"), before)
    long = after_brackets(frame.last.nbor(1)).lower_ in grammar_words(vocabulary, "dimension")
    return before if long and before.pos_ == "NOUN" else None


def _gap(frame: Frame) -> Token | None:
    """The noun of a clause whose verb is left out: "cars account for 60% and homes for 31%"."""
    at, doc = frame.first.i, frame.first.doc
    if at < 4 or doc[at - 1].pos_ != "ADP" or doc[at - 2].pos_ not in NOMINAL:
        return None
    noun, before = doc[at - 2], doc[at - 3]
    if before.pos_ in NOMINAL | {"ADJ"}:
        before = doc[at - 4]
    alone = before.lower_ == ";" or before.pos_ in {"CCONJ", "SCONJ"}
    return noun if alone and noun.dep_ not in {"pobj", "nsubj"} else None


def _whole_phrase(noun: Token, frame: Frame, vocabulary: Vocabulary) -> Token | None:
    """The head of the phrase that a noun ends: `coal` of "Coal in stock at power stations: 40",
    `loss` of "a loss before tax of $8m"."""
    before = frame.first.nbor(-1) if frame.first.i else None
    if before is None or before.text != ":" or noun.i > before.i:
        apart = noun.head.lower_ in grammar_words(vocabulary, "aside") and noun.head.i > 0
        apart = apart or (noun.head.lower_ == "to" and is_light(noun, vocabulary) and frame.money)
        whole = noun.head.nbor(-1) if apart else noun
        return whole if apart and whole.pos_ == "NOUN" and frame.holder_link == "of" else None
    label = noun.doc[: before.i]
    if any(t.pos_ in VERBAL for t in label):
        return None
    first = next((t.i for t in label if t.pos_ == "ADP"), before.i)
    return next((t for t in reversed(label[:first]) if t.pos_ in NOMINAL), None)


def _holder(frame: Frame, vocabulary: Vocabulary) -> Token | None:
    """The noun that the figure hangs on, where that is what it is a figure of."""
    holder = frame.holder
    if holder is None or frame.holder_link not in grammar_words(vocabulary, "holding"):
        return None
    whole = _whole_phrase(holder, frame, vocabulary)
    if whole is not None:
        return whole
    if frame.holder_link == "at" and holder.head.dep_ == "agent":
        return None  # "is put by the service at 5,900"
    if holder.pos_ == "PROPN":
        over = holder.head
        if not frame.holder_link and over.pos_ != "ADP":
            return None
        if over.pos_ == "ADP" and over.head.pos_ == "NOUN":
            return over.head  # "shares in Acme, up 6%"
    return holder


def _of_difference(noun: Token, frame: Frame, vocabulary: Vocabulary) -> Token | None:
    """What rose, fell or is limited: the complement, the noun before, else by the clause's verb."""
    part = _part(noun, frame, vocabulary)
    if part is not None:
        return part
    if lemma(noun) not in limit_nouns(vocabulary):
        return _by_verb(frame, vocabulary)
    top = frame.top
    return top if top is not None and top.i < noun.i and top.pos_ == "NOUN" else None


def _part(noun: Token, frame: Frame, vocabulary: Vocabulary) -> Token | None:
    """What a noun of change or limit tells of: its complement, or the noun that it is made with.

    "A cap of 400 for stalls" may hang "for stalls" on the figure or on the verb.
    """
    for preposition in ("in", "of", "for", "on", "to"):
        inner = complement(noun, preposition)
        if preposition == "for" and inner is None:
            heads = [head for head in (frame.root, frame.verb) if head is not None]
            inner = next(filter(None, (complement(head, "for") for head in heads)), None)
        if inner is None or any(t.pos_ == "NUM" for t in inner.lefts):
            continue
        if is_thing(inner, frame, vocabulary):
            return look_through(inner, vocabulary)
    before = (c for c in noun.lefts if c.dep_ in {"compound", "amod", "poss"} and c.pos_ == "NOUN")
    return next((c for c in before if is_thing(c, frame, vocabulary)), None)


def _by_verb(frame: Frame, vocabulary: Vocabulary) -> Token | None:
    found = noun_by_verb(frame, vocabulary)
    if found is None or found.pos_ not in NOMINAL:
        return found
    if is_difference(found, vocabulary) and frame.link != "object":
        return _part(found, frame, vocabulary)
    return look_through(found, vocabulary)
