"""What the gazetteers know: that a name can be a state, an organisation, a place.

They never say that two names are one thing, save for the names of one state and the lines of
`organisations.yaml`.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml

from factional.extract.lexicon import data, ordinary, words
from factional.extract.spelling import fold

FOLDER = resources.files("factional.vocabulary").joinpath("gazetteer")
_ARTICLE = re.compile(r"\b(al|el|ad|an|ar|as|at|az|ash|esh|the)[- ]")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names by their folded form.

    Attributes:
        states: Name of a state, to its code.
        capitals: Capital, to the code of its state.
        adjectives: "syrian" to the code of the state; "" for peoples without one.
        people: Plural of a people ("syrians", "uzbeks") to its adjective, "" for those without one.
        groups: Plural of a people that is no state's ("hazaras", "druze", "hawiye") to what it is:
            ethnic, religious, clan, region, territory, movement.
        singles: One of a people, where that is not the adjective ("dane", "spaniard", "frenchman"),
            to the adjective.
        bodies: Names of `organisations.yaml` to the fullest name of the line.
        armed: Names of organised armed actors.
        outlets: Names of those bodies that publish.
        places: Places to thousands of inhabitants, under `place_key`.
        regions: Large regions, folded.
        longest: Most words that a name of states, bodies or armed actors has.
    """

    states: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    singles: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    armed: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    places: dict[str, int] = field(default_factory=dict)
    regions: frozenset[str] = frozenset()
    longest: int = 8

    def organisation(self, folded: str) -> bool:
        """Whether a folded name is a known body or armed actor."""
        return folded in self.bodies or folded in self.armed

    def place(self, name: str) -> int | None:
        """Thousands of inhabitants of the largest place of a name, or None."""
        return self.places.get(place_key(name))


def place_key(name: str) -> str:
    """A place name without articles, spaces and diacritics, as the gazetteer is looked up by."""
    folded = _ARTICLE.sub("", fold(name))
    return "".join(c for c in folded if c.isalnum())


@cache
def gazetteer() -> Gazetteer:
    """The built-in gazetteers, read once."""
    states: dict[str, str] = {}
    capitals: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    people: dict[str, str] = {}
    singles: dict[str, str] = {}
    for entry in _entries("states.yaml"):
        code = entry["code"]
        states.update((fold(name), code) for name in entry["names"])
        capitals.update((fold(name), code) for name in entry["capitals"])
        adjectives.update((fold(name), code) for name in entry["of"])
        first = fold(entry["of"][0]) if entry["of"] else ""
        people.update((fold(name), first) for name in entry["people"])
        singles.update((fold(name), first) for name in entry.get("one", ()))
    groups: dict[str, str] = {}
    for entry in _entries("peoples.yaml"):
        first = fold(entry["of"][0]) if entry["of"] else ""
        for name in map(fold, entry["people"]):
            people.setdefault(name, first)
            groups[name] = entry["kind"]
        for name in map(fold, entry["of"]):
            adjectives.setdefault(name, "")
    bodies: dict[str, str] = {}
    listed = yaml.safe_load(FOLDER.joinpath("organisations.yaml").read_text(encoding="utf-8"))
    for line in (line for group in listed.values() for line in group):
        bodies.update((fold(name), line[0]) for name in line)
    return Gazetteer(
        states=states,
        capitals=capitals,
        adjectives=adjectives,
        people=people,
        groups=groups,
        singles=singles,
        bodies=bodies,
        outlets=frozenset(fold(name) for line in listed["outlets"] for name in line),
        armed=_armed() - states.keys() - people.keys() - capitals.keys(),
        places=_places(),
        regions=frozenset(fold(r) for r in data("names")["regions"].split(",") if r.strip()),
    )


def _entries(name: str) -> list[dict[str, Any]]:
    """The entries of a gazetteer that is written as YAML."""
    text = FOLDER.joinpath(name).read_text(encoding="utf-8")
    # the C loader, where libyaml is there, is ten times as fast
    found: list[dict[str, Any]] = yaml.load(
        text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return found


def _lines(name: str) -> list[list[str]]:
    text = gzip.decompress(FOLDER.joinpath(name).read_bytes()).decode("utf-8")
    return [line.split("\t") for line in text.splitlines() if line[:1] != "#"]


def _armed() -> frozenset[str]:
    common = ordinary()
    names = {fold(name) for line in _lines("actors.tsv.gz") for name in line[0].split("|")}
    return frozenset(
        n
        for n in names
        if len(n) > 2 and any(w not in common for w in n.split()) and n not in _VAGUE
    )


_VAGUE = frozenset({"mas", "pac", "afl", "uno", "ali"})


def _places() -> dict[str, int]:
    found: dict[str, int] = {}
    for names, _country, thousands in _lines("places.tsv.gz"):
        size = int(thousands)
        for name in names.split("|"):
            at = place_key(unicodedata.normalize("NFC", name))
            if len(at) > 2 and size >= found.get(at, 0):
                found[at] = size
    return found


@cache
def is_weak_place(word: str) -> bool:
    """Whether a place's name is an ordinary word or a person's name too, so that it needs proof."""
    return word in ordinary() or word in words("names", "given_names", "titles") or len(word) < 4
