"""Six hundred articles of mixed quality, one in twenty broken: nothing lost, memory bounded."""

from __future__ import annotations

from pathlib import Path

from tools.long_run import BROKEN, BROKEN_EVERY, check, make_articles

FILES = 600
MOST_MEMORY = 2_000_000_000  # bytes, all processes: each loads the model; ten thousand need no more


def test_all_sound_articles_are_read_and_each_broken_one_is_named(tmp_path: Path) -> None:
    good, bad = make_articles(tmp_path / "articles", FILES)
    assert len(bad) == FILES // BROKEN_EVERY
    assert len(bad) >= len(BROKEN), "each way of being broken is among them"
    outcome = check(tmp_path / "articles", tmp_path)
    assert good <= outcome.read
    assert outcome.named == bad
    assert not outcome.traceback
    assert 0 < outcome.peak < MOST_MEMORY
