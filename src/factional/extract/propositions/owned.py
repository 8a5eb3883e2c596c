"""Owned bodies: "the Ibex Guard's Storm Brigade", "the Division of the Guard", "X's militia"."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.posts import post
from factional.extract.propositions.reading import Party, Reading
from factional.model import EntityType
from factional.vocabulary.lexicon import words

_OWNED = 0.55
_LED = 0.5


def owned_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """What a possessor, or "of" behind it, says of a body: whose part it is, or whose to lead."""
    for relation, owner, body in (
        *_parts(parties, matcher, word),
        *_led(parties, matcher, word),
    ):
        subject, object = (body, owner) if relation == "part_of" else (owner, body)
        yield Reading(
            relation=relation,
            subject=subject,
            object=object,
            trigger=word,
            words=(word,),
            rule="owned" if relation == "part_of" else "post",
            cue="'s",
            confidence=_OWNED if relation == "part_of" else _LED,
        )


def _parts(parties: Parties, matcher: Matcher, word: int) -> Iterator[tuple[str, Party, Party]]:
    """Whose part a body with a name is.

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
    owners += [
        o.word
        for o in matcher.clauses.obliques(word)
        if o.preposition == "of" and tree.words[o.word].start >= mention.end
    ]
    held = [p for p in parties.at(word) if p.type is EntityType.ORGANIZATION and p.named]
    for owner in parties.each(owners):
        for body in held:
            if owner.type is EntityType.ORGANIZATION and owner.referent != body.referent:
                yield "part_of", owner, body


def _led(parties: Parties, matcher: Matcher, word: int) -> Iterator[tuple[str, Party, Party]]:
    """Who leads a body that is said to be his: "X's militia", "the government of President Y"."""
    tree = matcher.tree
    named = parties.mention(word) is not None or bool(tree.children(word, "appos"))
    if not named or tree.lemma(word) in words("roles.en")["others_own"] or post(matcher, word):
        return
    if word + 1 < len(tree.words) and tree.form(word + 1) == ":":  # a book: "X's Y: A Life"
        return
    owners = tree.children(word, "nmod:poss")
    owners += [o.word for o in matcher.clauses.obliques(word) if o.preposition in ("of", "under")]
    for body in parties.at(word):
        beside = body.word == word or body.via == "apposition"
        if not beside or body.type not in (EntityType.ORGANIZATION, EntityType.STATE):
            continue
        for owner in parties.each(owners):
            if owner.type is EntityType.PERSON and owner.named and owner.via == "mention":
                yield "leads", owner, body
