"""Tells by how much something changed from how much there is, and against what."""

from __future__ import annotations

import re
from typing import Literal, cast

from crosscheck.extract.document import Mention
from crosscheck.extract.frame import Frame
from crosscheck.extract.grammar import (
    after_brackets,
    direct_object,
    is_passive,
    subject,
    verb_lemma,
)
from crosscheck.extract.misread import FINITE
from crosscheck.extract.parse import lemma
from crosscheck.extract.tree import Token
from crosscheck.extract.words import grammar_words, mapping, words
from crosscheck.records import Direction
from crosscheck.vocabulary import Vocabulary

SHARES = frozenset({"percent", "percentage point"})
POINTS = frozenset({"basis point"})
CLAUSE_ENDS = frozenset({",", ";", ".", ":", "(", "—", "–"})
NORM_REACH = 6  # tokens from "above" to the "normal" that it is set against
REACH = 14  # tokens from "more" to its "than"

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# "than in April", "compared with a year earlier", "from the month before", "on a year ago".
_BASE = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|against|relative to|since|from|on|over)\s+"
    r"(?:(?:they|it|he|she|we) (?:did|had|was|were) )?(?:in |for |at |during )?"
    r"((?:[\w'’-]+ ){0,4}?"
    r"(?:(?:year|month|week|quarter|decade|day)s? (?:earlier|before|ago|previously)"
    r"|(?:previous|prior|last) \w+|pre-\w+ levels?|(?:19|20)\d\d|the (?:day|week|month|year) before"
    r"|(?:" + _MONTHS + r")(?: (?:19|20)\d\d)?|(?:a|the) year\b(?! (?:earlier|before|ago))))",
    re.IGNORECASE,
)
_BASE_BARE = re.compile(
    r"\b((?:a|one|the) (?:year|month|week|quarter|day) (?:earlier|before|ago)"
    r"|(year|month|quarter|week)[- ](?:on|over)[- ]\2"
    r"|(?:(?<=in the )|(?<=over the ))(?:year|month|quarter|week|(?:12|twelve) months) to \w+)",
    re.IGNORECASE,
)


def find_direction(
    mention: Mention, frame: Frame, vocabulary: Vocabulary
) -> Direction | Literal[""] | None:
    """The direction of a change, "" where none is said; None where the figure is no change."""
    found = _by_comparative(mention, frame, vocabulary)
    if found is None:
        found = _by_noun(frame, vocabulary)
    if found is None:
        found = _by_particle(mention, frame, vocabulary)
    if found is None and _is_bid(mention, frame, vocabulary):
        found = "up"
    if found is None and frame.verb is not None:
        found = _by_verb(mention, frame, frame.verb, vocabulary)
    if found is None:
        found = _of_lost_members(frame, vocabulary)
    return cast('Direction | Literal[""] | None', found)


def _by_comparative(mention: Mention, frame: Frame, vocabulary: Vocabulary) -> str | None:
    """ "10,000 fewer than", "30% lower", "4% up on the year"."""
    word = frame.comparative
    share = mention.figure.unit in SHARES
    if not word or (
        frame.noun is not None
        and word in grammar_words(vocabulary, "adding")
        and not (share or _is_set(frame))
    ):
        return None
    if word in {"up", "down"} and not share:
        return None
    if word in grammar_words(vocabulary, "adding") and _is_another(frame) and not share:
        return None
    if _is_position(mention, frame, vocabulary):
        return None
    return mapping(vocabulary, "comparatives", "word", "direction")[word]


def _is_position(mention: Mention, frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "400 metres above the square", but "4 metres above normal"."""
    unit, word = mention.figure.unit, frame.comparative
    measured = unit not in SHARES | {"count"} and not frame.money and not unit.startswith("degree")
    if not measured or word not in grammar_words(vocabulary, "position"):
        return False
    behind = frame.last.doc[frame.last.i + 2 : frame.last.i + NORM_REACH]
    return not any(t.lower_ in grammar_words(vocabulary, "norm") for t in behind)


def _is_another(frame: Frame) -> bool:
    """ "Nine more died in the south", "with 13 more in doubt": others, not by how much it rose."""
    behind = frame.last.doc[frame.last.i + 2 : frame.last.i + REACH]
    apart = all(t.lower_ != "than" for t in behind)  # not "nine more died in May than in April"
    before = _before(frame)
    beside = before is not None and before.lower_ == "with"
    return frame.noun is None and (frame.link == "subject" or beside) and apart


def _is_set(frame: Frame) -> bool:
    """ "11,400 more doses in April than in May": the two are set against each other."""
    behind = frame.last.doc[frame.last.i + 2 : frame.last.i + REACH]
    ends = (t.i for t in behind if t.lower_ in CLAUSE_ENDS or t.tag_ in FINITE)
    end = next(ends, len(frame.last.doc))
    return any(t.lower_ == "than" and t.i < end for t in behind)


def _by_noun(frame: Frame, vocabulary: Vocabulary) -> str | None:
    """ "a 25% rise", "an increase of 300", "the fall was 12%"."""
    nouns = mapping(vocabulary, "change_nouns", "noun", "direction")
    for noun, link in ((frame.noun, frame.joint), (frame.holder, frame.holder_link)):
        tally = frame.tally and noun is frame.noun
        if noun is not None and not tally and link in {"", "of"} and lemma(noun) in nouns:
            return nouns[lemma(noun)]
    over = _over(frame)
    if over is not None and lemma(over) in nouns and frame.unit in SHARES:
        return nouns[lemma(over)]
    pace = _by_pace(frame, vocabulary) if frame.unit in SHARES else None
    if pace is not None:
        return pace
    whole = frame.noun.head if frame.noun is not None and not frame.joint else None
    if whole is not None and whole.lower_ == "of" and whole.head.tag_ == "NN":
        return nouns.get(lemma(whole.head))  # "an increase of 700 daily arrivals"
    if frame.verb is None or frame.noun is not None or frame.link in {"subject", "object"}:
        return None
    put = frame.verb.dep_ == "relcl" and frame.link in {"as", "at"} and frame.unit in SHARES
    who = frame.verb.head if put else subject(frame.verb)  # "the fall, which it puts at 4%"
    changes = verb_lemma(frame.verb, vocabulary) in mapping(
        vocabulary, "change_verbs", "verb", "direction"
    )
    return nouns.get(lemma(who)) if who is not None and not changes else None


def _by_pace(frame: Frame, vocabulary: Vocabulary) -> str | None:
    """ "grew at a rate of 30% a month": the verb tells the direction."""
    if frame.holder is None or frame.verb is None:
        return None
    if lemma(frame.holder) not in grammar_words(vocabulary, "pace"):
        return None
    return mapping(vocabulary, "change_verbs", "verb", "direction").get(lemma(frame.verb))


def _over(frame: Frame) -> Token | None:
    """`rise` in "a rise in pay of 2%"."""
    holder = frame.holder
    if holder is None or frame.holder_link != "of" or holder.head.lower_ != "in":
        return None
    return holder.head.head


def _by_particle(mention: Mention, frame: Frame, vocabulary: Vocabulary) -> str | None:
    """ "up 5%", "down by 127,000"; not "picked up 1,300 people", "up to 500"."""
    before = _before(frame)
    if before is None or mention.figure.hedge == "at_most":
        return None
    if _is_off(mention, frame):
        return "down"
    if before.lower_ == "by" and before.i:
        before = before.nbor(-1)
    if before.lower_ not in {"up", "down"}:
        return None
    if before.dep_ == "prt":  # "picked up 1,300 people", "makes up 40%"
        tells = words(vocabulary, "light_verbs", "verb") | words(vocabulary, "share_verbs", "verb")
        return None if frame.noun is not None or lemma(before.head) in tells else before.lower_
    return before.lower_


def _is_bid(mention: Mention, frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "Asked for 36%", "the offer was worth 4%": a percentage of nothing else is a raise."""
    verb = frame.verb
    bidding = grammar_words(vocabulary, "bidding")
    if mention.figure.unit != "percent" or frame.noun is not None:
        offer = frame.noun is not None and not frame.joint and lemma(frame.noun) in bidding
        return offer and mention.figure.unit == "percent"  # "a 6% offer"
    holder = frame.holder
    if holder is not None and frame.holder_link == "of" and lemma(holder) in bidding:
        return True  # "an offer of 4%"
    if verb is None:
        return False
    if frame.link == "to":
        what = direct_object(verb)
        return what is not None and lemma(what) in bidding  # "raised its offer to 6%"
    if holder is not None or frame.link not in {"object", "for", "be"} or is_passive(verb):
        return False
    who = subject(verb)
    gives = bidding | grammar_words(vocabulary, "awarding")
    offered = who is not None and frame.link != "for" and lemma(who) in gives
    return lemma(verb) in bidding or offered


def _is_off(mention: Mention, frame: Frame) -> bool:
    """ "Knocked a quarter off the price", "took $3 off the bill"; not "4% off-peak"."""
    after = frame.last.nbor(1) if frame.last.i + 1 < len(frame.last.doc) else None
    share = mention.figure.unit in SHARES | POINTS or frame.money
    if after is None or after.lower_ != "off" or after.dep_ != "prep" or not share:
        return False
    return frame.link == "object" and frame.noun is None


def _by_verb(mention: Mention, frame: Frame, verb: Token, vocabulary: Vocabulary) -> str | None:
    """ "fell by 8,000", "rose 3%"; not "fell to 8,000", nor "lost 900,000 litres"."""
    verbs = mapping(vocabulary, "change_verbs", "verb", "direction")
    word = verb_lemma(verb, vocabulary) if verb_lemma(verb, vocabulary) in verbs else lemma(verb)
    if word not in verbs:
        return None
    bounding = frame.first.tag_ == "VBG" or frame.first.dep_ == "advcl"  # "surged, topping 8,600"
    before = _before(frame)
    # "The tally has gone up on the board: 54,310".
    label = before is not None and before.text == ":" and mention.figure.unit not in SHARES
    if (
        bounding
        or label
        or frame.first.lower_ in grammar_words(vocabulary, "standing")
        or (frame.first.i and frame.first.nbor(-1).lower_ in grammar_words(vocabulary, "standing"))
    ):
        return None
    after = frame.last.nbor(1) if frame.last.i + 1 < len(frame.last.doc) else None
    measure = mention.figure.unit not in SHARES | {"count"} and not frame.money
    if (
        measure
        and after is not None
        and after_brackets(after).lower_ in grammar_words(vocabulary, "away")
    ):
        return None
    if frame.link == "by" or (before is not None and before.lower_ == "by"):
        return verbs[word]
    takes = mapping(vocabulary, "change_verbs", "verb", "takes")[word]
    added = verbs[word] == "up" and _goes_to(frame, after)
    added = added or (takes != "" and _is_of_price(frame, verb, vocabulary))
    if added or _is_of_members(frame, takes, vocabulary):
        return verbs[word]
    loose = takes == ""
    part = frame.joint == "of" and mention.figure.unit in SHARES
    alone = frame.link == "object" and (frame.noun is None or part)
    return verbs[word] if alone and (loose or mention.figure.unit in SHARES) else None


def _is_of_price(frame: Frame, verb: Token, vocabulary: Vocabulary) -> bool:
    """ "Norvane's shares lost 37 pesos": of what has a price it is by how much that changed."""
    if not frame.money or frame.link != "object" or frame.noun is not None:
        return False
    who = subject(verb)
    return who is not None and lemma(who) in grammar_words(vocabulary, "quoted")


def _goes_to(frame: Frame, after: Token | None) -> bool:
    """ "adds 12 cents ($0.02) to the price of a gallon"."""
    if not frame.money or frame.link != "object" or after is None:
        return False
    to = after_brackets(after)
    return to.lower_ == "to" and (to.i > after.i or to.dep_ in {"prep", "dative"})


def _is_of_members(frame: Frame, takes: str, vocabulary: Vocabulary) -> bool:
    """ "Lost 900 customers", "shed 300 staff": the body has so many fewer; not "lost 3 games"."""
    noun = frame.noun
    if frame.link != "object" or noun is None or frame.joint or frame.unit != "count":
        return False
    members = grammar_words(vocabulary, "members")
    return takes == "any" or (takes == "members" and lemma(noun) in members)


def _of_lost_members(frame: Frame, vocabulary: Vocabulary) -> str | None:
    """ "The 900 jobs that were added", "900 customers were lost"."""
    noun, verbs = frame.noun, mapping(vocabulary, "change_verbs", "verb", "direction")
    if noun is None or not frame.tally or lemma(noun) not in grammar_words(vocabulary, "members"):
        return None
    clauses = [c for c in noun.rights if c.dep_ in {"relcl", "acl"} and c.tag_ == "VBN"]
    if frame.verb is not None and frame.link == "subject":
        clauses.append(frame.verb)
    takes = mapping(vocabulary, "change_verbs", "verb", "takes")
    for verb in clauses:
        if takes.get(lemma(verb)) in {"any", "members"} and is_passive(verb):
            return verbs[lemma(verb)]
    return None


def _before(frame: Frame) -> Token | None:
    return frame.first.nbor(-1) if frame.first.i else None


def find_base(mention: Mention) -> str | None:
    """What a change is measured against, in the text's words."""
    text = mention.sentence.text
    after = text[mention.figure.end - mention.sentence.start :]
    for part in (after, text):
        found = _BASE.search(part) or _BASE_BARE.search(part)
        if found is not None:
            return found[1].strip()
    return None
