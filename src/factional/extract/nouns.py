"""What a common noun stands for: "priests", "the junta", "a village".

A noun proposes a type, as a gazetteer does; the sentence decides. The words stand in the singular
in `vocabulary/lexicon/nouns.en.yaml`, and their plurals are made here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from factional.extract.lexicon import data, words
from factional.model import EntityType
from factional.vocabulary.lexicon import plural

_ONE = {
    "persons": EntityType.PERSON,
    "organizations": EntityType.ORGANIZATION,
    "collectives": EntityType.GROUP,
    "places": EntityType.PLACE,
}


@dataclass(frozen=True, slots=True)
class Nouns:
    """Common nouns by their form in lower case.

    Attributes:
        one: A noun in the singular, to what one such can be, likeliest first.
        many: A noun in the plural, to what several such can be, likeliest first: of persons and of
            bodies a Group, of bodies also several organisations.
        events: What happens or is agreed, one or several: "truce", "clashes".
    """

    one: dict[str, tuple[EntityType, ...]]
    many: dict[str, tuple[EntityType, ...]]
    events: frozenset[str]

    def types(self, noun: str) -> tuple[EntityType, ...]:
        """What a noun in lower case can stand for; nothing where it is none of these."""
        return tuple(dict.fromkeys([*self.one.get(noun, ()), *self.many.get(noun, ())]))

    def is_plural(self, noun: str) -> bool:
        """Whether a noun can mean several: "militias", "the wounded"."""
        return noun in self.many


@cache
def nouns(language: str = "en") -> Nouns:
    """The common nouns of a language, read once."""
    irregular: dict[str, str] = data("nouns", language)["plurals"]
    uncounted = words("nouns", "uncounted", language=language)
    one: dict[str, list[EntityType]] = defaultdict(list)
    many: dict[str, list[EntityType]] = defaultdict(list)
    for key, kind in _ONE.items():
        for noun in words("nouns", key, language=language):
            one[noun].append(kind)
            if noun not in uncounted:
                several = many[irregular.get(noun) or plural(noun)]
                several += [kind] if kind is EntityType.PLACE else [EntityType.GROUP]
                several += [kind] if kind is EntityType.ORGANIZATION else []
    for noun in words("nouns", "crowds", language=language):
        many[noun].append(EntityType.GROUP)
    events = words("nouns", "events", language=language)
    return Nouns(
        one={noun: tuple(dict.fromkeys(kinds)) for noun, kinds in one.items()},
        many={noun: tuple(dict.fromkeys(kinds)) for noun, kinds in many.items()},
        events=events | {plural(noun) for noun in events},
    )
