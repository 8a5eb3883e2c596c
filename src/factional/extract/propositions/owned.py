"""Owned bodies: "the Ibex Guard's Storm Brigade", "the 13th Division of the Ibex Guard"."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Reading
from factional.model import EntityType

_OWNED = 0.55


def owned_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """What a possessor, or "of" behind a name, says of a body with a name.

    Only of bodies with a name of their own, and of no states, whose every party and paper is
    called theirs.
    """
    tree = matcher.tree
    mention = parties.mention(word)
    if mention is None or not mention.named or tree.tag(word) != "PROPN":
        return
    owners = [
        w
        for child in tree.children(word, "nmod:poss")
        if tree.words[child].end <= mention.start
        for w in tree.conjuncts(child)
    ]
    bodies = {EntityType.ORGANIZATION}
    owners += [
        o.word
        for o in matcher.clauses.obliques(word)
        if o.preposition == "of" and tree.words[o.word].start >= mention.end
    ]
    held = [p for p in parties.at(word) if p.type in bodies and p.named]
    for owner in parties.each(owners):
        for body in held:
            if owner.type in bodies and owner.referent != body.referent:
                yield Reading(
                    relation="part_of",
                    subject=body,
                    object=owner,
                    trigger=word,
                    words=(word,),
                    rule="owned",
                    cue="'s",
                    confidence=_OWNED,
                )
