"""What the gazetteers know: that a name can be a state, an organisation, a place.

They never say that two names are one thing, save for the names of one state and the lines of
`organisations.yaml`. A case may know more (`factional import actors`): within `knowing`, its
entries are in the gazetteer too. People are proposed by `lookup`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from factional.extract.atlas import place_key, sizes
from factional.extract.gazetteer_files import FOLDER, entries, lines, sections
from factional.extract.lexicon import data, ordinary, words
from factional.extract.register import Register, unpack
from factional.extract.spelling import fold
from factional.model import EntityType

__all__ = ["FOLDER", "Gazetteer", "gazetteer", "is_weak_place", "knowing", "place_key"]

_NOTHING = b""
_knowing: ContextVar[bytes] = ContextVar("knowing", default=_NOTHING)


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


@contextmanager
def knowing(packed: bytes) -> Iterator[None]:
    """Let what a case knows be in the gazetteer for as long as the `with` lasts.

    What is extracted within is a function of the document and of these bytes, so that it is the
    same in a worker, and on another machine.

    Args:
        packed: Entries as `register.pack` gives them; none where empty.
    """
    before = _knowing.set(packed)
    try:
        yield
    finally:
        _knowing.reset(before)


def gazetteer() -> Gazetteer:
    """The gazetteer: the built-in lists, and what the case at hand knows."""
    packed = _knowing.get()
    return _with(packed) if packed else built_in()


def register() -> Register:
    """What the case at hand knows; empty where no case is."""
    return _register(_knowing.get())


@lru_cache(maxsize=2)
def _register(packed: bytes) -> Register:
    return unpack(packed)


@lru_cache(maxsize=2)
def _with(packed: bytes) -> Gazetteer:
    """The built-in gazetteer with the entries of a case, which come first."""
    own, known = built_in(), _register(packed)
    of = known.names
    organisations = of[EntityType.ORGANIZATION]
    return replace(
        own,
        states={**own.states, **of[EntityType.STATE]},
        bodies={**own.bodies, **organisations},
        people={**own.people, **dict.fromkeys(of[EntityType.GROUP], "")},
        groups={**own.groups, **dict.fromkeys(of[EntityType.GROUP], "ethnic")},
        places={**own.places, **{place_key(n): own.place(n) or 0 for n in of[EntityType.PLACE]}},
        longest=max([own.longest, *(len(n.split()) for n in organisations)]),
    )


@cache
def built_in() -> Gazetteer:
    """The built-in gazetteers, read once."""
    states: dict[str, str] = {}
    capitals: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    people: dict[str, str] = {}
    singles: dict[str, str] = {}
    for entry in entries("states.yaml"):
        code = entry["code"]
        states.update((fold(name), code) for name in entry["names"])
        capitals.update((fold(name), code) for name in entry["capitals"])
        adjectives.update((fold(name), code) for name in entry["of"])
        first = fold(entry["of"][0]) if entry["of"] else ""
        people.update((fold(name), first) for name in entry["people"])
        singles.update((fold(name), first) for name in entry.get("one", ()))
    groups: dict[str, str] = {}
    for entry in entries("peoples.yaml"):
        first = fold(entry["of"][0]) if entry["of"] else ""
        for name in map(fold, entry["people"]):
            people.setdefault(name, first)
            groups[name] = entry["kind"]
        for name in map(fold, entry["of"]):
            adjectives.setdefault(name, "")
    bodies: dict[str, str] = {}
    listed = sections("organisations.yaml")
    for line in (line for group in listed.values() for line in group):
        for name in line:
            # an abbreviation of two bodies says which of them only together with its text
            alone = bodies.get(fold(name), line[0]) == line[0]
            bodies[fold(name)] = line[0] if alone else name
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
        places=sizes(),
        regions=frozenset(fold(r) for r in data("names")["regions"].split(",") if r.strip()),
    )


def _armed() -> frozenset[str]:
    common = ordinary()
    surnames = {fold(line[0]).split()[-1] for line in entries("leaders.yaml")}
    names = {fold(name) for line in lines("actors.tsv.gz") for name in line[0].split("|")}
    return frozenset(
        n
        for n in names
        if len(n) > 2 and any(w not in common for w in n.split()) and n not in _VAGUE | surnames
    )


_VAGUE = frozenset({"mas", "pac", "afl", "uno", "ali"})


@cache
def state_name(code: str) -> str:
    """The usual name of a state, by its code."""
    return next(str(entry["names"][0]) for entry in entries("states.yaml") if entry["code"] == code)


@cache
def is_weak_place(word: str) -> bool:
    """Whether a place's name is an ordinary word or a person's name too, so that it needs proof."""
    return word in ordinary() or word in words("names", "given_names", "titles") or len(word) < 4
