"""Finds what a figure counts whose noun is left out, points back, or is told elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosscheck.extract.antecedent import MOST_FIGURES, Seen, antecedent, in_sentence, of_whole
from crosscheck.extract.block_label import label_before
from crosscheck.extract.by_verb import POINTING
from crosscheck.extract.document import Counted, Sentence
from crosscheck.extract.events import event_of, told
from crosscheck.extract.frame import Frame
from crosscheck.extract.grammar import (
    NOMINAL,
    SUBJECTS,
    VERBAL,
    child,
    complement,
    is_passive,
    subject,
)
from crosscheck.extract.naming import look_through, named, says_where, shortened
from crosscheck.extract.parse import lemma
from crosscheck.extract.pronouns import it_before, plural_before, plural_of, subject_before
from crosscheck.extract.reading import PEOPLE, Reading
from crosscheck.extract.referent import is_difference, points_back
from crosscheck.extract.tree import Token
from crosscheck.extract.words import grammar_words, words
from crosscheck.vocabulary import Vocabulary

LONGEST_ASIDE = 24  # characters before a figure that say that it is set beside another
_UP_OR_DOWN = re.compile(r", (?:up|down)(?: by)? $")


def by_share(reading: Reading) -> Counted | None:
    """A share told of its part: "the wage bill was 68% of turnover", "that is 77% of them"."""
    frame, whole, vocabulary = reading.frame, reading.noun, reading.vocabulary
    if frame.joint != "of" or frame.verb is None or frame.link == "subject":
        return None
    who = subject(frame.verb)
    if who is None or who.i > frame.first.i:
        return None
    if who.pos_ in POINTING:
        return antecedent(reading.mention, reading.seen) if frame.link == "be" else None
    telling = words(vocabulary, "measure_verbs", "verb") | words(vocabulary, "share_verbs", "verb")
    if lemma(frame.verb) not in telling or who.pos_ not in NOMINAL or whole is None:
        return None
    if points_back(who, vocabulary) or points_back(whole, vocabulary):
        return None
    part = named(look_through(who, vocabulary), vocabulary)
    return Counted(part.thing, shortened(part.thing, lemma(whole)), part.qualifiers)


def by_comment(reading: Reading) -> Counted | None:
    """ ", which is 58 per cent fewer than last year": a comment on the figure before."""
    verb, before = reading.frame.verb, reading.frame.first
    if verb is None or verb.dep_ not in {"relcl", "advcl"} or verb.i >= before.i:
        return None
    if lemma(verb) != "be" and not _amounts_to_change(verb, reading):
        return None
    who = next((c for c in verb.lefts if c.lower_ == "which"), None)
    aside = who is not None and who.i > 0 and who.nbor(-1).text == ","
    noun = reading.frame.noun is None or reading.frame.joint == "of"
    if not aside or not (noun or reading.frame.comparative):
        return None
    seen = [s for s in reading.seen if s.mention.sentence.index == reading.mention.sentence.index]
    return seen[-1].counted if seen and seen[-1].counted.thing else None


def _amounts_to_change(verb: Token, reading: Reading) -> bool:
    """ ", which makes for a drop of 25%", but not ", which makes 25 cars"."""
    holder, vocabulary = reading.frame.holder, reading.vocabulary
    changes = holder is not None and is_difference(holder, vocabulary)
    return changes and lemma(verb) in grammar_words(vocabulary, "commenting")


def by_aside(reading: Reading) -> Counted | None:
    """ "Shops sold 412, the guild says, up by a fifth": a share that is set beside a count."""
    frame, sentence = reading.frame, reading.mention.sentence
    if frame.unit != "percent" or (frame.noun is not None and not frame.comparative):
        return None
    figure = reading.mention.figure
    start = min(figure.start, figure.span[0] or figure.start) - sentence.start
    before = sentence.text[max(0, start - LONGEST_ASIDE) : start]
    aside = _UP_OR_DOWN.search(before) or (frame.comparative and before.endswith(", "))
    seen = [s for s in reading.seen if s.mention.sentence.index == sentence.index]
    return seen[-1].counted if aside and seen and seen[-1].counted.thing else None


def by_who(reading: Reading) -> Counted | None:
    """ "43 of the 58 who fled": people, by what they did."""
    frame, vocabulary = reading.frame, reading.vocabulary
    after = frame.last.nbor(1) if frame.last.i + 1 < len(frame.last.doc) else None
    if frame.noun is not None or frame.unit != "count" or after is None or after.lower_ != "who":
        return None
    event = event_of(after.head, vocabulary) if after.head.pos_ in VERBAL else ""
    return Counted(PEOPLE, event) if event else None


def by_getting(reading: Reading) -> Counted | None:
    """ "Parks get $9m of it": money is told of whoever gets it, not of "it"."""
    frame, whole, vocabulary = reading.frame, reading.noun, reading.vocabulary
    if not frame.money or frame.joint != "of" or frame.link != "object" or frame.verb is None:
        return None
    who = subject(frame.verb)
    light = lemma(frame.verb) in words(vocabulary, "light_verbs", "verb")
    if who is None or who.pos_ not in NOMINAL or whole is None or whole.pos_ not in POINTING:
        return None
    part = named(look_through(who, vocabulary), vocabulary)
    return Counted(part.thing, reading.event, part.qualifiers) if light else None


def by_frequency(reading: Reading) -> Counted | None:
    """ "The train was cancelled 41 times": how often it happened to the verb's subject."""
    frame, doc = reading.frame, reading.frame.last.doc
    after = doc[frame.last.i + 1] if frame.last.i + 1 < len(doc) else None
    if after is None or after.lower_ != "times" or after.head.pos_ != "VERB":
        return None
    who, vocabulary = subject(after.head), reading.vocabulary
    if who is None or who.pos_ not in NOMINAL or points_back(who, vocabulary):
        return None
    part = named(look_through(who, vocabulary), vocabulary)
    return Counted(
        part.thing, shortened(part.thing, event_of(after.head, vocabulary)), part.qualifiers
    )


def by_list(reading: Reading) -> Counted | None:
    """ "Removals by country:" then "Kenya: 400": a list's figures count what its lead-in says."""
    mention, sentences = reading.mention, reading.document.sentences
    sentence = mention.sentence
    if sentence.block.kind != "item" or sentence.figures[0].start != mention.figure.start:
        return None
    before = sentence.text[: mention.figure.start - sentence.start].strip()
    label = before.rstrip(":–—- ")
    if label in {"", before}:
        return None
    index = sentence.index
    while index > 0 and sentences[index].block.kind == "item":
        index -= 1
    named_by = reading.noun is None or reading.noun.pos_ == "PROPN"
    if not named_by and " by " not in sentences[index].text:  # "Cases by county:"
        return None
    lead = _topic(sentences[index], reading.vocabulary)
    return Counted(lead.thing, lead.event, label) if lead is not None else None


def by_participle(reading: Reading) -> Counted | None:
    """ "Of the 468 accused", "85% approved of it": by what is said of them."""
    frame = reading.frame
    after = frame.last.nbor(1) if frame.last.i + 1 < len(frame.last.doc) else None
    if after is None or frame.unit not in {"count", "percent"}:
        return None
    bare = frame.noun is None or frame.noun.i == after.i
    if bare and after.lower_ in words(reading.vocabulary, "people_events", "verb", "state"):
        return Counted(PEOPLE, lemma(after))  # "left 40 dead", "the 412 missing"
    if frame.noun is not None or after.tag_ not in {"VBN", "VBD"} or after.dep_ != "acl":
        return None
    event = told(after, frame, reading.vocabulary)
    if lemma(after) not in words(reading.vocabulary, "people_events", "verb"):
        last = antecedent(reading.mention, reading.seen)
        thing = last.thing if last is not None else _about(after, reading.vocabulary)
        return Counted(thing, shortened(thing, event)) if thing else None
    return Counted(PEOPLE, event)


def _about(token: Token, vocabulary: Vocabulary) -> str:
    """What the sentence is about, by its main clause: "The phone is popular, with 50,000 sold"."""
    root = next((t for t in token.sent if t.dep_ == "ROOT"), token)
    who = subject(root)
    plain = who is not None and who.pos_ in NOMINAL and not points_back(who, vocabulary)
    return named(look_through(who, vocabulary), vocabulary).thing if plain and who else ""


def by_whole(reading: Reading) -> Counted | None:
    """ "Of the deaths, 21 were in Kent": what the sentence opens with and no figure counts."""
    doc, frame = reading.frame.first.doc, reading.frame
    if frame.noun is not None or frame.unit not in {"count", "percent"} or doc[0].lower_ != "of":
        return None
    whole = child(doc[0], "pobj")
    if whole is None or whole.tag_ != "NNS" or points_back(whole, reading.vocabulary):
        return None
    plain = all(t.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PART"} for t in doc[1 : whole.i])
    comma = whole.i + 1 < frame.first.i and whole.nbor(1).text == ","
    if not plain or not comma or doc[whole.i + 2].i != frame.first.i:
        return None
    counted = named(look_through(whole, reading.vocabulary), reading.vocabulary)
    return Counted(counted.thing, shortened(counted.thing, reading.event), counted.qualifiers)


def by_number(reading: Reading) -> Counted | None:
    """ "the number waiting a year", "the number whose flights were cancelled": by what they do."""
    noun = reading.noun
    if noun is None or noun.lower_ != "number":
        return None
    clause = child(noun, "acl", "relcl")
    if clause is None and _is_participle(noun.head, reading.frame):
        clause = noun.head
    if clause is None:
        return None
    who = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
    if who is not None and who.pos_ == "NOUN" and who.i != noun.i:
        thing, event = named(who, reading.vocabulary).thing, event_of(clause, reading.vocabulary)
    else:
        thing, event = PEOPLE, told(clause, reading.frame, reading.vocabulary)
    return Counted(thing, shortened(thing, f"{event} {reading.event}"))


def _is_participle(verb: Token, frame: Frame) -> bool:
    """Did the parser make a clause of "waiting" in "the number waiting over a year has risen"?"""
    if frame.verb is not None and verb.i == frame.verb.i:
        return False
    auxiliary = any(c.dep_.startswith("aux") for c in verb.children)
    return verb.tag_ in {"VBG", "VBN"} and not auxiliary


def by_what_was_said(reading: Reading) -> Counted:
    """What a figure counts whose noun is left out or points back, by what stands before it."""
    noun, event, vocabulary = reading.noun, reading.event, reading.vocabulary
    if noun is not None and noun.lower_ in grammar_words(vocabulary, "ourselves"):
        return Counted(PEOPLE, event)  # "4,000 of us"
    people = event.split(" ")[0] in words(vocabulary, "people_events", "verb")
    people = people and not _pays(reading.frame)
    if noun is None and people:
        here = in_sentence(reading.mention, reading.seen)
        goes_on = reading.frame.first.i > 0 and reading.frame.first.nbor(
            -1
        ).lower_ in grammar_words(vocabulary, "going_on")
        last = here if here is not None and (goes_on or event in here.event) else None
    else:
        last = _said_before(reading)
    if last is not None:
        return Counted(last.thing, shortened(last.thing, event) or last.event, last.qualifiers)
    word = lemma(noun) if noun is not None and noun.pos_ == "NOUN" else ""
    return Counted(PEOPLE if people else word or _nearest(reading.frame, vocabulary), event)


def _pays(frame: Frame) -> bool:
    """ "It spent 8 million euros" tells of money; "he was fined $300" of him."""
    return frame.money and frame.verb is not None and not is_passive(frame.verb)


def _said_before(reading: Reading) -> Counted | None:
    here = _said_in_sentence(reading)
    if here is not None:
        return here
    mention, noun, vocabulary = reading.mention, reading.noun, reading.vocabulary
    word = lemma(noun) if noun is not None and noun.pos_ == "NOUN" else ""
    labelled = label_before(mention.sentence, reading.document.sentences, vocabulary)
    if labelled is not None and word in {"", *grammar_words(vocabulary, "of_label")}:
        return labelled
    first = subject_before(reading)
    last = first or antecedent(mention, _but_places(reading), word)
    if first is not None or (last is not None and word and word in last.thing.split()):
        return last
    if word in grammar_words(vocabulary, "own_tale"):
        return None  # "By the time the lamps went out the toll stood at 58"
    return _of_sentence_before(reading) or last


def _of_sentence_before(reading: Reading) -> Counted | None:
    index = reading.mention.sentence.index
    before = reading.document.sentences[index - 1] if index else None
    if before is None:
        return None
    return plural_of(before, reading) or _topic(before, reading.vocabulary)


def _but_places(reading: Reading) -> Sequence[Seen]:
    """The figures before that something may point to: not the 900,000 of "in a city of 900,000"."""
    near = reading.seen[-MOST_FIGURES:]
    return [s for s in near if not says_where(s.counted.thing, reading.vocabulary)]


def _said_in_sentence(reading: Reading) -> Counted | None:
    """What stands before the figure in its own sentence, by what its noun is."""
    mention, noun = reading.mention, reading.noun
    if noun is None:
        here = in_sentence(mention, reading.seen) or of_whole(mention, reading.seen)
        return here or _before_colon(reading)
    if noun.pos_ not in POINTING:
        return None
    if reading.frame.joint == "of":
        here = in_sentence(mention, reading.seen) if reading.frame.money else None
        return here or plural_before(reading.frame, reading.vocabulary)
    # "41% run without it; another puts it at 12%"
    here = in_sentence(mention, reading.seen)
    return here or it_before(reading.frame, noun, reading.vocabulary)


def _before_colon(reading: Reading) -> Counted | None:
    """ "More rain is forecast: the service expects 60 mm": what the clause before a colon tells."""
    doc, vocabulary = reading.frame.first.doc, reading.vocabulary
    before = doc[: reading.frame.first.i]
    colon = next((t.i for t in reversed(before) if t.text == ":"), 0)
    verb = next((t for t in doc[:colon] if t.dep_ == "ccomp" and t.head.i > colon), None)
    who = subject(verb) if verb is not None else None
    if verb is None or who is None or who.pos_ != "NOUN" or points_back(who, vocabulary):
        return None
    part = named(look_through(who, vocabulary), vocabulary)
    return Counted(part.thing, shortened(part.thing, event_of(verb, vocabulary)), part.qualifiers)


def _topic(sentence: Sentence, vocabulary: Vocabulary) -> Counted | None:
    """What a sentence without figures is about: its main clause's subject, and what that did."""
    if sentence.doc is None or sentence.figures:
        return None
    root = next((t for t in sentence.doc if t.dep_ == "ROOT"), None)
    if root is None:
        return None
    asked = _asked(sentence, vocabulary)
    if asked is not None:
        return asked
    about = root if root.pos_ in NOMINAL else subject(root)
    if about is not None and about.pos_ in {"ADJ", "DET", "PRON"}:  # "most of the survivors"
        about = complement(about, "of")
    if about is None or about.pos_ != "NOUN":
        return None
    about = look_through(about, vocabulary)
    where = about.i == root.i and says_where(lemma(about), vocabulary)  # "Our province."
    if points_back(about, vocabulary) or where:
        return None
    topic = named(about, vocabulary)
    event = event_of(root, vocabulary) if root.i != about.i else ""
    return Counted(topic.thing, shortened(topic.thing, event), topic.qualifiers)


def _asked(sentence: Sentence, vocabulary: Vocabulary) -> Counted | None:
    """What a question asks for: "How many were hurt?", "How many pupils are there?"."""
    if sentence.doc is None or not sentence.text.rstrip(" *_").endswith("?"):
        return None
    how = next((t for t in sentence.doc if t.lower_ in {"many", "much"} and t.i), None)
    if how is None or how.nbor(-1).lower_ != "how":
        return _earned(sentence, vocabulary)
    noun = how.head if how.head.pos_ in NOMINAL and how.head.i == how.i + 1 else None
    verb = next((t for t in sentence.doc[how.i :] if t.pos_ == "VERB"), None)
    event = event_of(verb, vocabulary) if verb is not None else ""
    thing = named(noun, vocabulary).thing if noun is not None else PEOPLE
    return Counted(thing, shortened(thing, event)) if noun is not None or event else None


def _earned(sentence: Sentence, vocabulary: Vocabulary) -> Counted | None:
    """ "What do the pilots earn?": them, and what they do."""
    verb = next((t for t in sentence.doc or () if t.dep_ == "ROOT" and t.pos_ == "VERB"), None)
    who = subject(verb) if verb is not None else None
    if verb is None or who is None or sentence.doc is None or sentence.doc[0].lower_ != "what":
        return None
    plain = who.pos_ in NOMINAL and not points_back(who, vocabulary)
    thing = named(look_through(who, vocabulary), vocabulary).thing if plain else PEOPLE
    return Counted(thing, shortened(thing, lemma(verb)))


def _nearest(frame: Frame, vocabulary: Vocabulary) -> str:
    """A last resort, by surface order: the noun that the figure hangs on, or the nearest to it."""
    doc = frame.first.doc
    around = (*reversed(doc[: frame.first.i]), *doc[frame.last.i + 1 :])
    nouns = [t for t in (frame.holder, *around) if t is not None and t.pos_ in NOMINAL]
    telling = (t for t in nouns if t.text[0].isalpha() and not points_back(t, vocabulary))
    noun = next(telling, None)
    return lemma(noun) if noun is not None else ""
