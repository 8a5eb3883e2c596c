"""What a cluster of referents is called: its preferred name and all its names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from factional.model import Entity, EntityType, Name, NameKind, Referent
from factional.resolve.names import (
    Spelling,
    distinctive,
    fold,
    is_abbreviation,
    script,
    tidy,
)

_TYPES = list(EntityType)


def describe(entity_id: str, members: Sequence[tuple[str, Referent]]) -> Entity:
    """The entity that some referents, each with its document's id, are held to be."""
    kind = kind_of_all(members)
    name = preferred(members)
    return Entity(
        id=entity_id,
        name=name,
        type=kind,
        names=_names(members, name, kind),
        placeholder=all(referent.placeholder for _, referent in members),
    )


def kind_of_all(members: Sequence[tuple[str, Referent]]) -> EntityType:
    """What most of some referents are."""
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
    return tuple(sorted(names, key=Name.place))


@lru_cache(maxsize=1 << 16)
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
