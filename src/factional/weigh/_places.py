"""Which place lies in which: by the gazetteer of places, and by names that hold one another.

"Jisr al-Shughur" lies in "Idlib" because the gazetteer has the town in the province, and "northern
countryside of Hama" in "Hama" because nothing but words for a part stands beside the name. Of
several towns of one name any may be meant; a place that the case does not name is never asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from factional.extract.atlas import place_key, towns
from factional.extract.gazetteer_files import entries
from factional.model import Entity, EntityType
from factional.weigh._lexicon import words

_ASIDE = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LEVELS = frozenset({EntityType.PLACE, EntityType.STATE})


class Places:
    """The places of a case, with what each of them lies in.

    Whether one lies in another follows from the names of the two alone, so that no third place
    that comes into the case changes it.
    """

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self._keys: dict[str, frozenset[str]] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._above: dict[str, frozenset[str]] = {}
        for entity in entities:
            self.put(entity)

    def put(self, entity: Entity) -> None:
        """Take in an entity, in the place of what was known of it; one that is no place is none."""
        self.drop(entity.id)
        if entity.type in _LEVELS and not entity.placeholder:
            self._names[entity.id] = _names(entity)
            self._keys[entity.id] = frozenset(map(place_key, self._names[entity.id])) - {""}

    def drop(self, entity_id: str) -> None:
        """Forget an entity."""
        for known in (self._names, self._keys, self._above):
            known.pop(entity_id, None)

    def __contains__(self, entity_id: object) -> bool:
        return entity_id in self._names

    def lies_in(self, place: str, other: str) -> bool:
        """Whether a place is the other, or lies in it, by entity ids."""
        if place == other:
            return True
        if place not in self._names or other not in self._names:
            return False
        if place not in self._above:
            self._above[place] = _above(self._names[place])
        return not self._above[place].isdisjoint(self._keys[other])

    def held_by_name(self, place: str) -> frozenset[str]:
        """What else the names of a place name: "the western districts of Ludrek" name Ludrek."""
        names = self._names.get(place, frozenset())
        return frozenset(wider for name in names for wider in _by_name(name))

    def apart(self, place: str, other: str) -> bool:
        """Whether two are places of which neither lies in the other, or is named by it.

        "Camps near Ludrek" and "the Ludrek road" are not Ludrek, and not elsewhere either.
        """
        if place not in self._names or other not in self._names:
            return False
        if self.lies_in(place, other) or self.lies_in(other, place):
            return False
        ours, theirs = self._names[place], self._names[other]
        return not any(_holds(a, b) or _holds(b, a) for a in ours for b in theirs)


def _holds(name: str, other: str) -> bool:
    return bool(re.search(rf"\b{re.escape(other.casefold())}\b", name.casefold()))


def _above(names: frozenset[str]) -> frozenset[str]:
    """Keys of all that a place of these names lies in, by however many steps."""
    seen, border = set(names), set(names)
    while border:
        border = {wider for name in border for wider in _wider(name)} - seen
        seen |= border
    forms = {f"{name} {wider}" for name in seen for wider in words().whole_of_place}
    return frozenset(map(place_key, (seen - names) | forms)) - {""}


def _names(entity: Entity) -> frozenset[str]:
    texts = {entity.name, *(name.text for name in entity.names)}
    return frozenset(_ASIDE.sub(" ", text).strip() or text for text in texts)


@lru_cache(maxsize=16384)
def _wider(name: str) -> frozenset[str]:
    """Names of what a place of a name lies in, one step up."""
    return frozenset((*_by_gazetteer(name), *_by_name(name))) - {name, ""}


def _by_gazetteer(name: str) -> set[str]:
    """The provinces and countries that towns of a name are in; of "Idlib province" the country."""
    found = set()
    for town in towns(name):
        found |= {town.province, *_state(town.country)}
    province, _, level = name.rpartition(" ")
    if level.casefold() in words().whole_of_place:
        for town in towns(province):
            found |= set(_state(town.country))
    return found


@cache
def _state(code: str) -> tuple[str, ...]:
    for entry in entries("states.yaml"):
        if str(entry["code"]).casefold() == code.casefold():
            return tuple(map(str, entry["names"]))
    return ()


def _by_name(name: str) -> set[str]:
    """The names that a name holds beside nothing but words for a part."""
    known = words()
    tokens = _WORD.findall(name)
    folded = [t.casefold() for t in tokens]
    found = set()
    for first in range(len(tokens)):
        for last in range(first + 1, len(tokens) + 1):
            beside = {*folded[:first], *folded[last:]}
            inner = set(folded[first:last])
            if not beside or not beside <= known.part_of_place or inner <= known.part_of_place:
                continue
            if not beside <= known.whole_of_place:  # "Idlib province" holds Idlib
                found.add(" ".join(tokens[first:last]))
    return found
