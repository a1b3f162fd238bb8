"""An offline gazetteer: which place a name means, and how two places lie to each other."""

from crosscheck.gazetteer.places import Place, choose, country_name, demonyms, fold, lookup
from crosscheck.gazetteer.relations import Relation, relation
from crosscheck.gazetteer.spans import Span, find

__all__ = [
    "Place",
    "Relation",
    "Span",
    "choose",
    "country_name",
    "demonyms",
    "find",
    "fold",
    "lookup",
    "relation",
]
