"""Names for claims that are the same on every machine and in every run."""

from __future__ import annotations

from hashlib import sha256


def claim_id(article: str, number: str, quote: str, nth: int) -> str:
    """`c` and 16 hex digits; `nth` (1-based) tells equal numbers in one sentence apart."""
    return "c" + sha256("\x1f".join((article, number, quote, str(nth))).encode()).hexdigest()[:16]
