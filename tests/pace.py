"""Tells how slow this machine is just now, so that a bound in seconds means the same everywhere."""

from __future__ import annotations

import time

# What `_work` took, the best of ten, where the bounds in seconds were set: two cores of a server.
_REFERENCE_SECONDS = 0.09


def pace() -> float:
    """How many times as long as on the reference machine plain Python takes; never under 1."""
    return max(1.0, min(_work() for _ in range(5)) / _REFERENCE_SECONDS)


def _work() -> float:
    started = time.process_time()
    words: dict[str, int] = {}
    for number in range(160_000):
        word = f"{number % 9973:,}"
        words[word] = words.get(word, 0) + len(word.replace(",", ""))
    ",".join(sorted(words))
    return time.process_time() - started
