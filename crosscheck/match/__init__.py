"""Finds which claims answer the same question."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.match.blocks import pairs
from crosscheck.match.candidates import Candidate, weigh
from crosscheck.match.subjects import read_subjects
from crosscheck.match.topics import topic_likeness
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

__all__ = ["Candidate", "match_claims"]

LEAST = 0.45  # likeness of topics below which two claims are about different things


def match_claims(claims: Sequence[Claim], vocabulary: Vocabulary) -> list[Candidate]:
    """The pairs of claims that may answer one question, in the order of the claims."""
    subjects = read_subjects(claims, vocabulary)
    found = []
    for a, b in pairs(subjects):
        topic = topic_likeness(subjects[a], subjects[b])
        if topic >= LEAST:
            found.append(weigh(subjects[a], subjects[b], topic, vocabulary))
    return found
