"""What a cluster of referents is called: its preferred name and all its names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
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


def describe(
    entity_id: str,
    members: Sequence[tuple[str, Referent]],
    former: Collection[str] = frozenset(),
) -> Entity:
    """The entity that some referents, each with its document's id, are held to be.

    Args:
        entity_id: Its id.
        members: The referents.
        former: Names that it gave up, folded, see `given_up`.
    """
    kind = kind_of_all(members)
    name = preferred(members, former)
    return Entity(
        id=entity_id,
        name=name,
        type=kind,
        names=_names(members, name, kind, [Spelling.of(each, kind) for each in sorted(former)]),
        placeholder=all(referent.placeholder for _, referent in members),
    )


def kind_of_all(members: Sequence[tuple[str, Referent]]) -> EntityType:
    """What most of some referents are."""
    votes = Counter(referent.type for _, referent in members)
    return max(votes, key=lambda kind: (votes[kind], -_TYPES.index(kind)))


def preferred(
    members: Iterable[tuple[str, Referent]], former: Collection[str] = frozenset()
) -> str:
    """The most widely used of the names that documents give in full.

    Abbreviations come after all others, and what was given up after these.
    """
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
            f not in former,
            not any(is_abbreviation(text) for text in spellings[f]),
            len(documents[f]),
            len(f.split()),
            len(f),
            f,
        ),
    )
    variants = spellings[widest]
    return max(variants, key=lambda text: (text != text.upper(), variants[text], text))


def given_up(pairs: Iterable[tuple[Referent, Referent]]) -> frozenset[str]:
    """Names that an actor gave up, folded.

    Args:
        pairs: Two of its referents each, of which a document says that the first is the successor
            of the second: what it calls the second, and not the first, is a former name.
    """
    now, before = set[str](), set[str]()
    for later, earlier in pairs:
        now |= _called(later)
        before |= _called(earlier)
    return frozenset(before - now)


def _called(referent: Referent) -> set[str]:
    return {fold(text) for text in (referent.name, *referent.forms())}


def _names(
    members: Iterable[tuple[str, Referent]],
    primary: str,
    kind: EntityType,
    former: Sequence[Spelling],
) -> tuple[Name, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for document, referent in members:
        counts[tidy(referent.name), document] += 0
        for mention in referent.mentions:
            if mention.named and _says_who(mention.text, kind):
                counts[tidy(mention.text), document] += 1
    names = [
        Name(text, _name_kind(text, primary, kind, former), document, max(count, 1))
        for (text, document), count in counts.items()
        if text
    ]
    return tuple(sorted(names, key=Name.place))


@lru_cache(maxsize=1 << 16)
def _says_who(text: str, kind: EntityType) -> bool:
    """Whether a form is a name beyond its document: "Qasr Front" is, "the Front" is not."""
    described = text == text.lower() != text.upper()
    return not described and bool(distinctive(text, kind))


def _name_kind(text: str, primary: str, kind: EntityType, former: Sequence[Spelling]) -> NameKind:
    if text.casefold() == primary.casefold():
        return NameKind.PRIMARY
    spelling = Spelling.of(text, kind)
    if any(spelling.matches(name) for name in former):
        return NameKind.FORMER
    if is_abbreviation(text) and kind is not EntityType.PERSON and len(text) < len(primary):
        return NameKind.ABBREVIATION
    if script(text) != script(primary):
        return NameKind.OTHER_SCRIPT
    if fold(text) == fold(primary) or spelling.matches(Spelling.of(primary, kind)):
        return NameKind.TRANSLITERATION
    return NameKind.ALIAS
