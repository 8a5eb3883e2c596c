"""What imported lists say of names: which are one actor's, and nobody else's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factional.model import EntityType, Known, NameKind
from factional.resolve.names import fold

ACTORS = frozenset({EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP})


KINDS = ("actor", *(type.value for type in EntityType if type not in ACTORS))
"""Within what names are one: actors, persons, places, events."""


def kind_of(type: EntityType) -> str:
    """Within what a name is one: actors with actors, persons with persons, and so on."""
    return "actor" if type in ACTORS else type.value


def known_names(entries: Iterable[Known]) -> list[list[tuple[str, str]]]:
    """The names of each actor that lists know, as kind and folded name, where there are several.

    Entries of two lists are of one actor where they have one id. Former names are left out, for
    what was called so may live on beside its successor; so are weak ones, and names of two actors.
    """
    names: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    bearers: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in entries:
        kind = kind_of(entry.type)
        for name in entry.names:
            folded = fold(name.text)
            if not folded:
                continue
            # a name that is weak or was given up still says that it is not another's alone
            bearers[kind, folded].add(entry.id)
            if not name.weak and name.kind is not NameKind.FORMER:
                names[kind, entry.id].add(folded)
    found = []
    for (kind, _), folded_names in sorted(names.items()):
        own = [(kind, name) for name in sorted(folded_names) if len(bearers[kind, name]) == 1]
        if len(own) > 1:
            found.append(own)
    return found


def listed(groups: Iterable[list[tuple[str, str]]]) -> dict[tuple[str, str], str]:
    """For each name of `known_names`, the first name of its actor: what stands for the actor."""
    return {name: group[0][1] for group in groups for name in group}
