"""Elided clauses: what a verb before says of a second one, too: "X trusted Y, Z did not"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Reading
from factional.model import EntityType

_STANDING = frozenset({"do", "have", "will", "would", "can", "could"})
_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP})
_FULL = ("obj", "iobj", "xcomp", "ccomp", "obl", "cop", "compound:prt")


def elided_readings(
    parties: Parties, matcher: Matcher, first: int, last: int, made: Sequence[Reading]
) -> Iterator[Reading]:
    """What a bare auxiliary takes up of the readings of its sentence.

    Args:
        parties: Whom the words stand for.
        matcher: The patterns over the trees.
        first: First word of the sentence.
        last: One past its last word.
        made: What the sentence states otherwise.
    """
    tree = matcher.tree
    for word in range(first, last):
        head = tree.head(word)
        if tree.lemma(word) not in _STANDING or head is None or head > word:
            continue
        if not tree.is_(word, "conj", "parataxis", "advcl"):
            continue
        own = _subjects(matcher, word)
        before = matcher.clauses.subjects(head)
        for reading in made:
            if reading.trigger != head or reading.subject.word not in before:
                continue
            person = reading.subject.type is EntityType.PERSON
            types = {EntityType.PERSON} if person else _BODIES
            for subject in parties.each(own, types):
                other = reading.object.referent if reading.object else None
                if subject.type in types and subject.referent != other:
                    yield replace(
                        reading, subject=subject, trigger=word, words=(word,), clause=word
                    )


def _subjects(matcher: Matcher, word: int) -> list[int]:
    """Who does it, too, where an auxiliary stands alone: "Z did not", "as did Z"."""
    tree = matcher.tree
    hosts = [word] if (head := tree.head(word)) is None else [word, head]
    after = [
        c
        for host in hosts
        for c in tree.children(host, "nsubj", "obj", "obl")
        if c > word and not tree.preposition(c)
    ]
    turned = {tree.lower(c) for c in tree.children(word, "mark", "advmod")} & {"as", "so"}
    if turned and len(after) == 1 and not tree.children(word, "xcomp", "ccomp", "cop"):
        return tree.conjuncts(after[0])
    if tree.children(word, *_FULL):
        return []
    return [w for c in tree.children(word, "nsubj") for w in tree.conjuncts(c)]
