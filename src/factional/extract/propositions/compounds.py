"""Compounds: "Karvia-backed rebels", "the X-held town", "X-affiliated", "pro-X fighters"."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Party, Reading
from factional.model import EntityType
from factional.vocabulary.lexicon import frames

_COMPOUND = 0.75
_ACTORS = frozenset(EntityType) - {EntityType.PLACE, EntityType.EVENT}


def compound_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """What a participle that a name is tied to by a hyphen says of the noun after it."""
    tree = matcher.tree
    yield from _prefixed(parties, matcher, word)
    turned = frames().turned_compounds.get(tree.lower(word))
    relation = turned or frames().compounds.get(tree.lower(word))
    if relation is None or word < 1:
        return
    maker_word = _maker(matcher, word)
    makers = parties.at(maker_word, _ACTORS) if maker_word is not None else ()
    if maker_word is not None and not makers and tree.form(word - 1) != tree.form(maker_word):
        makers = parties.within(maker_word)
    first = tree.first_conjunct(word)  # "X-trained and X-armed"
    head = tree.head(first)
    while head is not None and head > word and tree.is_(head, "amod", "compound"):
        head = tree.head(head)
    if tree.child(word, "cop") is not None:  # "the rebels are X-backed"
        head = next(iter(matcher.clauses.subjects(word)), None)
    elif head is not None and head < word and not tree.is_(first, "amod", "acl", "appos"):
        return
    if head is None or not makers:
        return
    for maker in makers:
        for held in parties.each(tree.conjuncts(head)):
            if held.referent == maker.referent:
                continue
            subject, object = (held, maker) if turned else _sides(relation, maker, held)
            if subject is None or object is None:
                continue
            yield Reading(
                relation=relation,
                subject=subject,
                object=object,
                trigger=word,
                words=tuple(range(maker_word or word, word + 1)),
                rule="compound",
                cue=tree.lower(word),
                confidence=_COMPOUND,
            )


def _maker(matcher: Matcher, word: int) -> int | None:
    """The name before a participle, with a hyphen or without: "X-backed", "the X affiliated Y"."""
    tree = matcher.tree
    if tree.form(word - 1) in ("-", "–", "‑", "—"):
        glued = word > 1 and tree.words[word - 2].end == tree.words[word - 1].start
        return word - 2 if glued else None
    if tree.lower(word) == "armed":  # "the Karvian armed forces"
        return None
    demonym = tree.tag(word - 1) == "ADJ" and tree.form(word - 1)[:1].isupper()
    beside = tree.is_(word, "amod") and (tree.tag(word - 1) == "PROPN" or demonym)
    if beside and demonym and tree.head(word - 1) == tree.head(word):  # "Karvian backed rebels"
        return word - 1
    hangs = tree.is_(word - 1, "compound", "obl", "obl:unmarked", "nmod:unmarked", "advmod", "flat")
    return word - 1 if beside and hangs else None


def _prefixed(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """What a prefix before a name says of the noun that both stand before: "pro-X fighters"."""
    tree = matcher.tree
    prefix = tree.form(word).partition("-")[0].lower()
    relation, whom = frames().prefixes.get(prefix), parties.prefixed(word)
    if relation is None or whom is None:
        return
    head = tree.head(word)
    noun = head if head is not None and head > word else word + 1
    for held in parties.each(tree.conjuncts(noun) if noun < len(tree.words) else ()):
        if held.referent != whom.referent:
            yield Reading(
                relation=relation,
                subject=held,
                object=whom,
                trigger=word,
                words=(word,),
                rule="compound",
                cue=prefix,
                confidence=_COMPOUND,
            )


def _sides(relation: str, maker: Party, held: Party) -> tuple[Party | None, Party | None]:
    place = maker.type is EntityType.PLACE
    if relation == "based_in":
        placed = place or maker.type is EntityType.STATE
        return (held, maker) if placed else (None, None)
    return (None, None) if place else (maker, held)
