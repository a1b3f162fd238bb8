"""An offline gazetteer: which place a name means, and how two places lie to each other."""

from crosscheck.gazetteer.places import (
    Place,
    capital_of,
    choose,
    country_name,
    demonyms,
    fold,
    lookup,
)
from crosscheck.gazetteer.relations import Relation, country_of, marks_of, relation
from crosscheck.gazetteer.spans import Span, find, is_small_town

__all__ = [
    "Place",
    "Relation",
    "Span",
    "capital_of",
    "choose",
    "country_name",
    "country_of",
    "demonyms",
    "find",
    "fold",
    "is_small_town",
    "lookup",
    "marks_of",
    "relation",
]
