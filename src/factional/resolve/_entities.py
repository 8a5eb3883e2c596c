"""What a cluster of referents is called: its preferred name, all its names, its id."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from factional.model import Entity, EntityType, Name, NameKind, Referent
from factional.resolve._cluster import Key
from factional.resolve.names import (
    Spelling,
    distinctive,
    fold,
    is_abbreviation,
    is_name,
    script,
    slug,
)

_TYPES = list(EntityType)


def describe(entity_id: str, members: Sequence[tuple[str, Referent]]) -> Entity:
    """The entity that some referents, each with its document's id, are held to be."""
    kind = _kind(members)
    name = preferred(members)
    return Entity(
        id=entity_id,
        name=name,
        type=kind,
        names=_names(members, name, kind),
        placeholder=all(referent.placeholder for _, referent in members),
    )


def _kind(members: Sequence[tuple[str, Referent]]) -> EntityType:
    votes = Counter(referent.type for _, referent in members)
    return max(votes, key=lambda kind: (votes[kind], -_TYPES.index(kind)))


def preferred(members: Iterable[tuple[str, Referent]]) -> str:
    """The most widely used of the names that documents give in full; abbreviations come last."""
    documents: defaultdict[str, set[str]] = defaultdict(set)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document, referent in members:
        text = tidy(referent.name)
        folded = fold(text)
        documents[folded].add(document)
        spellings[folded][text] += 1 + sum(tidy(m.text) == text for m in referent.mentions)
    widest = max(
        documents,
        key=lambda f: (
            not any(is_abbreviation(text) for text in spellings[f]),
            len(documents[f]),
            len(f.split()),
            len(f),
            f,
        ),
    )
    variants = spellings[widest]
    return max(variants, key=lambda text: (text != text.upper(), variants[text], text))


def tidy(text: str) -> str:
    """A name on one line, without a leading "the" or a closing "'s"."""
    line = re.sub(r"['’]s$", "", " ".join(text.split()))
    return re.sub(r"^[Tt][Hh][Ee] (?=\S)", "", line)


def _names(
    members: Iterable[tuple[str, Referent]], primary: str, kind: EntityType
) -> tuple[Name, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for document, referent in members:
        counts[tidy(referent.name), document] += 0
        for mention in referent.mentions:
            if mention.named and _says_who(mention.text, kind):
                counts[tidy(mention.text), document] += 1
    names = [
        Name(text, _name_kind(text, primary, kind), document, max(count, 1))
        for (text, document), count in counts.items()
        if text
    ]
    order = list(NameKind)
    return tuple(sorted(names, key=lambda n: (order.index(n.kind), n.text, n.document)))


def _says_who(text: str, kind: EntityType) -> bool:
    """Whether a form is a name beyond its document: "Qasr Front" is, "the Front" is not."""
    described = text == text.lower() != text.upper()
    return not described and bool(distinctive(text, kind))


def _name_kind(text: str, primary: str, kind: EntityType) -> NameKind:
    if text.casefold() == primary.casefold():
        return NameKind.PRIMARY
    if is_abbreviation(text) and kind is not EntityType.PERSON and len(text) < len(primary):
        return NameKind.ABBREVIATION
    if script(text) != script(primary):
        return NameKind.OTHER_SCRIPT
    if fold(text) == fold(primary):
        return NameKind.TRANSLITERATION
    if Spelling.of(text, kind).matches(Spelling.of(primary, kind)):
        return NameKind.TRANSLITERATION
    return NameKind.ALIAS


def identify(
    clusters: Sequence[Sequence[Key]],
    referents: Mapping[Key, Referent],
    previous: Mapping[Key, str],
) -> list[str]:
    """An id for each cluster: the one that most of its members had, or a new readable one.

    An id that was ever given is not given to something else.
    """
    ids: dict[int, str] = {}
    votes = [
        (-count, entity, i)
        for i, cluster in enumerate(clusters)
        for entity, count in Counter(previous[k] for k in cluster if k in previous).items()
    ]
    kept: set[str] = set()
    for _, entity, i in sorted(votes):
        if i not in ids and entity not in kept:
            ids[i] = entity
            kept.add(entity)
    taken = set(previous.values())
    for i, cluster in enumerate(clusters):
        if i not in ids:
            members = [(key[0], referents[key]) for key in cluster]
            ids[i] = _new_id(members, cluster[0], taken)
            taken.add(ids[i])
    return [ids[i] for i in range(len(clusters))]


def _new_id(members: Sequence[tuple[str, Referent]], first: Key, taken: set[str]) -> str:
    kind = _kind(members).value.lower()
    readable = slug(preferred(members)) or kind
    by_kind, by_document = f"{readable}-{kind}", f"{readable}-{first[0][:8]}"
    candidates = [readable, by_kind, by_document]
    if all(referent.placeholder for _, referent in members):
        candidates = [by_document]
    elif not any(is_name(referent.name, referent.type) for _, referent in members):
        candidates = [readable, by_document]
    free = next((c for c in candidates if c not in taken), None)
    number = 2
    while free is None:
        candidate = f"{candidates[-1]}-{number}"
        free = candidate if candidate not in taken else None
        number += 1
    return free
