"""Decisions on record: one TOML file a finding, read, joined to findings, written safely."""

from crosscheck.ledger.decide import decide
from crosscheck.ledger.files import read_decision, read_decisions
from crosscheck.ledger.record import record_review, remove_decisions

__all__ = ["decide", "read_decision", "read_decisions", "record_review", "remove_decisions"]
