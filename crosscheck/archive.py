"""Reads of an archive what a draft could meet: the other articles are known by their outlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Final, NamedTuple

from crosscheck.cache import fingerprint, key_of
from crosscheck.compare.derived import derive
from crosscheck.config import Config
from crosscheck.entries import Entries, Extract
from crosscheck.gather import (
    CHUNK,
    Gathered,
    Progress,
    batches,
    decoded,
    in_chunks,
    join,
    opened,
    read_listed,
    with_outlet_names,
)
from crosscheck.match.nearby import Nearby
from crosscheck.match.outline import Outline, outlines_of
from crosscheck.match.stories import Tellings
from crosscheck.readers import Source
from crosscheck.records import Claim, Problem

# The parts of this package that an outline depends on, besides what is extracted.
DECIDING: Final = ("match", "compare", "gazetteer", "vocabulary", "archive.py", "records.py")
_ID: Final = 8  # bytes of a claim's id

Files = Mapping[bytes, Source]


class Contents(NamedTuple):
    """A file's articles in outline, the ids of all its claims, and what a user should know."""

    outlines: tuple[Outline, ...]
    ids: bytes
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]


def gather_near(
    paths: Sequence[str],
    config: Config,
    draft: Gathered,
    progress: Progress | None = None,
    extract_on: Extract | None = None,
) -> tuple[Gathered, Mapping[str, Tellings]]:
    """Like `gather`, without the articles that no claim of the draft is judged beside.

    Also what those that are read tell, by path.

    Claims keep the ids that they have among all of the archive's: an article that shares one with
    an article which is read is read too. One that shares an id with the draft is another version of
    it, and what that meets is read as well.
    """
    with opened(paths, config, None, extract_on, names_in(draft)) as (sources, entries):
        parts = [Gathered(problems=sources.problems, warnings=sources.warnings)]
        files: dict[bytes, Source] = {}
        for listed in in_chunks(sources, entries, CHUNK, progress):
            parts += read_listed(listed, config.vocabulary)
            files |= listed.files
        shelf = _Shelf(entries, config, files)
        shelf.search(_outlines(draft, config))
        versions = shelf.sharing(_ids(draft.claims))
        shelf.search(_outlines(_others(draft, shelf.read(versions), config), config))
        given = [claim for part in parts for claim in part.claims]
        same = shelf.sharing(_ids([*draft.claims, *given]) | shelf.ids_found())
        parts += shelf.read(dict.fromkeys([*shelf.found, *same]))
    return with_outlet_names(join([*parts, shelf.told()]), config), shelf.tellings


def names_in(draft: Gathered) -> frozenset[str]:
    """The names of the files that a draft consists of, which no file of an archive may have."""
    places = (*(a.path for a in draft.articles), *(claim.article for claim in draft.claims))
    return frozenset(place.partition("#")[0] for place in places)


class _Shelf:
    """The files of an archive by their contents, as far as a draft has been held against them."""

    def __init__(self, entries: Entries, config: Config, files: Files) -> None:
        self._entries, self._config, self._files = entries, config, files
        outlining = fingerprint(config.vocabulary, DECIDING)
        how = (b"outline", outlining, repr(config.tolerances).encode())
        self._keys = {key: key_of((*how, key)) for key in files}
        self._ids: dict[bytes, bytes] = {}
        self._problems: set[Problem] = set()
        self._warnings: set[str] = set()
        self.found: dict[bytes, None] = {}
        self.tellings: dict[str, Tellings] = {}

    def search(self, draft: Sequence[Outline]) -> None:
        """Finds the files with an article that one of these meets."""
        if not draft:
            return
        nearby = Nearby(draft, self._config.vocabulary)
        for some in batches([key for key in self._files if key not in self.found], CHUNK):
            for key, contents in self._contents(some):
                self._ids[key] = contents.ids
                self._problems.update(contents.problems)
                self._warnings.update(contents.warnings)
                if any(map(nearby.meets, contents.outlines)):
                    self.found[key] = None
                    self.tellings |= {o.article: o.tellings for o in contents.outlines}

    def sharing(self, ids: frozenset[bytes]) -> list[bytes]:
        """The files that hold a claim of one of these ids."""
        return [key for key, own in self._ids.items() if not ids.isdisjoint(_parted(own))]

    def ids_found(self) -> frozenset[bytes]:
        """The ids of all claims in the files found."""
        return frozenset(name for key in self.found for name in _parted(self._ids[key]))

    def read(self, keys: Iterable[bytes]) -> list[Gathered]:
        """What the files hold."""
        wanted = {key: self._files[key] for key in keys}
        some = batches(list(wanted), CHUNK)
        return [part for c in some for part in decoded(self._entries, {k: wanted[k] for k in c})]

    def told(self) -> Gathered:
        """What a user should know of the files, those that were not read among them."""
        return Gathered(problems=tuple(self._problems), warnings=tuple(self._warnings))

    def _contents(self, keys: Sequence[bytes]) -> Iterator[tuple[bytes, Contents]]:
        from msgspec import msgpack

        decoder = msgpack.Decoder(Contents)
        known = self._entries.cache.get([self._keys[key] for key in keys])
        missing = [key for key in keys if self._keys[key] not in known]
        values, problems = self._entries.values({key: self._files[key] for key in missing})
        self._problems.update(problems)
        gathered = msgpack.Decoder(Gathered)
        new = {
            self._keys[key]: msgpack.encode(_contents(gathered.decode(value), self._config))
            for key, value in values.items()
        }
        self._entries.cache.put(new)
        for key in keys:
            value = known.get(self._keys[key]) or new.get(self._keys[key])
            if value:
                yield key, decoder.decode(value)


def _contents(gathered: Gathered, config: Config) -> Contents:
    ids = b"".join(_id(claim) for claim in gathered.claims)
    outlines = tuple(_outlines(gathered, config))
    return Contents(outlines, ids, gathered.problems, gathered.warnings)


def _outlines(gathered: Gathered, config: Config) -> list[Outline]:
    kept = [claim for claim in gathered.claims if not claim.incidental]
    derived = [item.claim for item in derive(kept, config.vocabulary, config.tolerances)]
    return list(outlines_of(gathered.claims, derived, config.vocabulary))


def _others(draft: Gathered, versions: Sequence[Gathered], config: Config) -> Gathered:
    """The versions of a draft in an archive, without those that are the draft itself."""
    found = with_outlet_names(join(versions), config)
    own = {(a.source, a.published, a.title, a.text) for a in draft.articles}
    same = {a.path for a in found.articles if (a.source, a.published, a.title, a.text) in own}
    return Gathered(claims=tuple(claim for claim in found.claims if claim.article not in same))


def _ids(claims: Iterable[Claim]) -> frozenset[bytes]:
    return frozenset(_id(claim) for claim in claims)


def _id(claim: Claim) -> bytes:
    """The part of a claim's id that copies of one article share, in _ID bytes."""
    return blake2b(claim.id.partition("-")[0].encode(), digest_size=_ID).digest()


def _parted(ids: bytes) -> Iterator[bytes]:
    return (ids[at : at + _ID] for at in range(0, len(ids), _ID))
