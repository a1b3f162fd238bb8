"""A draft against an archive gives the pairs that all against all give."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from benchmarks.articles import generated, write
from crosscheck.compare import compare_candidates
from crosscheck.config import Config, Tolerances
from crosscheck.gather import gather
from crosscheck.match import match_claims
from crosscheck.pipeline import check_paths
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

ROOT = Path(__file__).parents[1]
VOCABULARY = Vocabulary()


def kept(claims: tuple[Claim, ...]) -> list[Claim]:
    return [claim for claim in claims if not claim.incidental]


def test_a_draft_meets_what_it_meets_when_all_meet_all(tmp_path: Path) -> None:
    write(islice(generated(24, days=90), 24), tmp_path / "news")
    paths = [str(ROOT / "claims"), str(tmp_path / "news")]
    claims = kept(gather(paths, Config(cache=False)).claims)
    everything = compare_candidates(
        claims, match_claims(claims, VOCABULARY), VOCABULARY, Tolerances()
    )
    assert any(pair.verdict == "conflict" for pair in everything)
    for draft in sorted({claim.article for claim in claims})[::4]:
        focus = frozenset(n for n, claim in enumerate(claims) if claim.article == draft)
        ids = {claims[n].id for n in focus}
        candidates = match_claims(claims, VOCABULARY, focus=focus)
        pairs = compare_candidates(claims, candidates, VOCABULARY, Tolerances(), focus)
        assert [p for p in pairs if {p.a, p.b} & ids] == [
            p for p in everything if {p.a, p.b} & ids
        ], draft


DRAFTS = sorted(path.name for path in (ROOT / "claims" / "articles").glob("*.md"))[:3]


@pytest.mark.parametrize("draft", DRAFTS)
def test_checking_a_draft_shows_the_pairs_that_checking_the_folder_shows(draft: str) -> None:
    config = Config(cache=False)
    whole = check_paths([str(ROOT / "claims")], config)
    alone = check_paths([str(ROOT / "claims" / "articles" / draft)], config, [str(ROOT / "claims")])
    ids = {claim.id for claim in whole.claims if Path(claim.article).name == draft}
    assert ids
    assert alone.pairs == tuple(p for p in whole.pairs if {p.a, p.b} & ids)
