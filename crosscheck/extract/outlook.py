"""Tells forecasts and plans from what is or was."""

from __future__ import annotations

from crosscheck.extract.frame import Frame
from crosscheck.extract.grammar import (
    SUBJECTS,
    VERBAL,
    ancestors,
    complement,
    direct_object,
    is_passive,
    subject,
)
from crosscheck.extract.parse import lemma
from crosscheck.extract.tree import Token
from crosscheck.extract.words import grammar_words, mapping, words
from crosscheck.vocabulary import Vocabulary


def is_forecast(frame: Frame, vocabulary: Vocabulary) -> bool:
    """Is the figure expected, planned or projected, not yet there?"""
    nouns = words(vocabulary, "forecast_words", "word", "noun")
    what = _revised(frame)
    what = what if frame.link in {"to", "at", "from"} else None  # "cut its forecast to 4% from 5%"
    was = what is not None and lemma(what) in nouns
    if frame.first.i and frame.first.nbor(-1).lower_ == "from" and not was:
        return False
    if _is_whole(frame, vocabulary) or _is_there(frame, vocabulary):
        return False
    modifiers = words(vocabulary, "forecast_words", "word", "modifier")
    chain = verbs_above(frame)
    if any(_verb_foresees(verb, frame, vocabulary) for verb in chain) or _will_be(
        frame, vocabulary
    ):
        return True
    who = subject(frame.verb) if frame.verb is not None and frame.link != "subject" else None
    told = subject(chain[-1]) if chain and lemma(chain[-1]) == "have" else None
    about = [noun for noun in (frame.noun, frame.holder, who, what, told) if noun is not None]
    if chain and chain[-1].dep_ == "acl":  # "a plan to build 400 flats"
        about.append(chain[-1].head)
    if any(lemma(noun) in nouns or _is_to_be(noun) for noun in about):
        return True
    verbs = words(vocabulary, "forecast_words", "word", "verb")
    clauses = frame.root.rights if frame.noun is None else ()
    if any(c.dep_ in {"acl", "relcl"} and c.tag_ == "VBN" and lemma(c) in verbs for c in clauses):
        return True  # "the 15 billion envisaged in July", "the 9 million that it had forecast"
    described = [noun for noun in (frame.noun, frame.holder, frame.top, who) if noun is not None]
    return any(
        c.dep_ in {"amod", "compound"} and c.lower_ in modifiers
        for noun in described
        for c in noun.lefts
    )


def _revised(frame: Frame) -> Token | None:
    """What a figure alone is the old or the new value of: "cut its forecast", "guidance is cut"."""
    if frame.verb is None or frame.noun is not None:
        return None
    return subject(frame.verb) if is_passive(frame.verb) else direct_object(frame.verb)


def _is_to_be(noun: Token) -> bool:
    """ "The number of posts to be cut", "40 homes to be built"."""
    inner = complement(noun, "of") or noun
    ends = [c for c in inner.rights if c.dep_ in {"acl", "relcl"} and c.tag_ == "VBN"]
    return any(
        [a.lower_ for a in c.lefts if a.dep_ in {"aux", "auxpass"}] == ["to", "be"] for c in ends
    )


def _will_be(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "There are 236 teachers who would lose their posts"."""
    noun = frame.noun
    if noun is None or frame.link != "be":
        return False
    future = grammar_words(vocabulary, "future")
    clauses = (c for c in noun.rights if c.dep_ == "relcl")
    return any(a.tag_ == "MD" and a.lower_ in future for c in clauses for a in c.lefts)


def _is_there(frame: Frame, vocabulary: Vocabulary) -> bool:
    """The 700 of "will repay 700 members who did not get in", by the past tense told of them."""
    counted = frame.noun if frame.noun is not None else frame.root
    foreseen = words(vocabulary, "forecast_words", "word", "verb")
    clauses = (c for c in counted.rights if c.dep_ == "relcl" and lemma(c) not in foreseen)
    for clause in clauses:  # not "the 4% it projected"
        helpers = [c for c in clause.children if c.dep_ in {"aux", "auxpass"}]
        if (helpers[0] if helpers else clause).tag_ == "VBD":
            return True
    return False


def _is_whole(frame: Frame, vocabulary: Vocabulary) -> bool:
    """The 270 of "will close 33 of its 270 stores" are there already."""
    before = frame.first.nbor(-1) if frame.first.i else None
    definite = before is not None and before.dep_ in {"det", "poss"} and before.i > 1
    if before is None or not definite or before.nbor(-1).lower_ != "of":
        return False
    return before.nbor(-2).pos_ == "NUM" or before.nbor(-2).lower_ in grammar_words(
        vocabulary, "part"
    )


def is_decided(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "Will cut its staff by 400": what somebody is about to do, and nobody expects."""
    verb = frame.verb
    if verb is None or frame.link != "by" or direct_object(verb) is None:
        return False
    foreseen = words(vocabulary, "forecast_words", "word", "verb")
    wills = any(c.dep_ == "aux" and c.lower_ in {"will", "'ll", "’ll"} for c in verb.children)
    return wills and not any(lemma(v) in foreseen for v in verbs_above(frame))


def is_answer(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "Seven in ten would scrap it": what people say that they would do."""
    return frame.link == "subject" and is_hypothetical(frame, vocabulary)


def is_hypothetical(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "The offer would lift pay by 8%" tells of the offer, not of the future."""
    return frame.verb is not None and any(
        c.dep_ == "aux" and c.lower_ in grammar_words(vocabulary, "hypothetical")
        for c in frame.verb.children
    )


def verbs_above(frame: Frame) -> list[Token]:
    """The verb that governs the figure and those above it whose tense or meaning it shares."""
    if frame.verb is None:
        return []
    chain = [frame.verb]
    for head in ancestors(frame.verb):
        below = chain[-1]
        own = any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in below.children)
        shares = below.dep_ in {"xcomp", "ccomp", "auxpass", "aux"} or (
            below.dep_ in {"conj", "pcomp"} and not own
        )
        shares = shares or (below.i > head.i and _goes_with(below))
        if not shares or head.pos_ not in VERBAL | {"ADJ"} or _tells_past(below):
            break
        if below.dep_ == "ccomp" and any(t.text == ";" for t in head.doc[below.i : head.i]):
            break  # "One is paid 40 now; that would be 900"
        chain.append(head)
    return chain


def _goes_with(verb: Token) -> bool:
    """ "Will pay 4 dollars, rising to 6", "plans to close homes to save 6"."""
    if verb.dep_ != "advcl" or any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    helpers = [c.lower_ for c in verb.children if c.dep_ == "aux"]
    return helpers == (["to"] if verb.tag_ == "VB" else []) and verb.tag_ in {"VB", "VBG"}


def _tells_past(verb: Token) -> bool:
    """A clause in the past tense with a subject of its own: "forty were hurt, so it will pay"."""
    if verb.dep_ != "ccomp" or not any(c.dep_ in SUBJECTS | {"expl"} for c in verb.children):
        return False
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return (helpers[0] if helpers else verb).tag_ == "VBD"


def _is_to(verb: Token) -> bool:
    """ "Some 400 engineers are to be hired", "it is going to cost 400"."""
    going = verb.lower_ == "going" and any(c.dep_ == "aux" for c in verb.lefts)
    if not going and (lemma(verb) != "be" or verb.tag_ not in {"VBZ", "VBP"}):
        return False
    inner = next((c for c in verb.rights if c.dep_ == "xcomp"), None)
    return inner is not None and any(c.tag_ == "TO" for c in inner.lefts)


def _should_move(verb: Token, vocabulary: Vocabulary) -> bool:
    """ "The heat should ease to 44 degrees", "the levy should yield 9 million": of what moves or
    yields by itself it is what is expected."""
    ought = grammar_words(vocabulary, "ought") & grammar_words(vocabulary, "permitting")
    moves = mapping(vocabulary, "change_verbs", "verb", "takes").get(lemma(verb), "object") == ""
    says = any(c.dep_ == "aux" and c.lower_ in ought and c.lower_ != "must" for c in verb.lefts)
    yields = lemma(verb) in words(vocabulary, "forecast_words", "word", "yield")
    return (moves or yields) and says and not is_passive(verb)


def _sees(verb: Token, frame: Frame, governs: bool) -> bool:
    """ "Sees sales of $8bn", "sees the crop at 57m tonnes", "sees eggs going up 20%"."""
    sum_or_share = frame.money or frame.unit == "percent"
    apart = sum_or_share or (frame.noun is None and frame.holder_link == "of")
    linked = not governs or frame.link == "at" or (apart and frame.link == "object")
    bare = verb.tag_ == "VB" and not any(c.dep_ == "aux" for c in verb.children)
    return linked and (bare or verb.tag_ in {"VBZ", "VBP"})


def _verb_foresees(verb: Token, frame: Frame, vocabulary: Vocabulary) -> bool:
    adjectives = words(vocabulary, "forecast_words", "word", "adjective")
    word = lemma(verb)
    governs = frame.verb is not None and verb.i == frame.verb.i
    own_subject = governs and frame.link == "subject" and not is_passive(verb)
    if word in words(vocabulary, "forecast_words", "word", "verb") and not own_subject:
        return True
    moves = governs and _should_move(verb, vocabulary)
    if (word in adjectives and verb.pos_ == "ADJ") or _is_to(verb) or moves:
        return True
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)
    if word in words(vocabulary, "forecast_words", "word", "present") and not modal:
        return _sees(verb, frame, governs)
    if governs and _counts_on(word, frame, vocabulary):
        return True
    if word in words(vocabulary, "forecast_words", "word", "to"):
        share = own_subject and frame.unit == "percent"  # "a quarter of firms mean to raise pay"
        return not share and any(c.dep_ == "xcomp" for c in verb.rights)
    ways = words(vocabulary, "forecast_words", "word", "way")
    near = verb.doc[max(0, verb.i - 3) : verb.i]  # "on course to sell 5 million"
    on_way = verb.dep_ in {"acl", "xcomp"} and any(t.lower_ in ways for t in near)
    future = grammar_words(vocabulary, "future")
    return on_way or any(
        (c.dep_ == "aux" and c.tag_ == "MD" and c.lower_ in future and not is_past(verb, c))
        or (c.dep_ == "acomp" and c.lower_ in adjectives and not frame.comparative)
        for c in verb.children
    )


def _counts_on(word: str, frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "Look for 255,000", "counts on 165 million"; not "look for 40 men"."""
    bare = frame.noun is None or frame.noun.i < frame.first.i
    return bare and f"{word} {frame.link}" in words(vocabulary, "forecast_words", "word", "bare")


def is_past(verb: Token, modal: Token) -> bool:
    """ "could have been": what did not happen, or is guessed of the past."""
    return any(c.dep_ == "aux" and c.lower_ == "have" and c.i > modal.i for c in verb.children)
