"""Succession: posts in a body that only the story so far tells.

"His deputy, X", "he was succeeded as chairman by X", "X took over the command", "she appointed X
chief of operations": whoever he or she is belongs to a body, and X to the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Party, Reading
from factional.model import EntityType
from factional.vocabulary.lexicon import words

_PERSON = frozenset({EntityType.PERSON})
_BODIES = (EntityType.ORGANIZATION, EntityType.GROUP)
_IMPLIED = 0.65


def implied(parties: Parties, matcher: Matcher, post: int) -> list[Party]:
    """The body of a post without one: that of his whose deputy it is, or of who gives it away."""
    tree, clauses = matcher.tree, matcher.clauses
    owners = [w for c in tree.children(post, "nmod:poss") for w in tree.conjuncts(c)]
    if owners and tree.lemma(post) in words("roles.en")["personal"]:
        return []
    if not owners:
        giver = tree.head(tree.first_conjunct(post))
        if giver is None or tree.lemma(giver) not in words("control.en")["appointing"]:
            return []
        owners = list(clauses.deep_subjects(giver))
        bodies = [p for p in parties.each(owners) if p.type in _BODIES and p.named]
        if bodies:
            return bodies
    homes = (parties.home(p, post) for p in parties.each(owners) if p.type is EntityType.PERSON)
    return [home for home in homes if home is not None]


def succession_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """Who comes to lead what another led, by a verb."""
    tree, clauses = matcher.tree, matcher.clauses
    if tree.tag(word) != "VERB":
        return
    lemma, lexicon = tree.lemma(word), words("control.en")
    if lemma in lexicon["succeeding"]:
        heirs = _persons(parties, clauses.deep_subjects(word))
        before = _persons(parties, clauses.deep_objects(word))
        for heir in heirs:
            for other in before:
                yield from _from_one_to_other(parties, matcher, heir, other, word)
    elif lemma in lexicon["assuming"]:
        rule = [o for o in clauses.objects(word) if tree.lemma(o) in lexicon["leadership"]]
        bare = [o for o in rule if not clauses.obliques(o) and not tree.children(o, "nmod:poss")]
        over = any(tree.lower(c) == "over" for c in tree.children(word, "compound:prt", "advmod"))
        if not bare and not (over and not clauses.objects(word) and not clauses.obliques(word)):
            return
        for heir in _persons(parties, clauses.subjects(word)):
            home = parties.home(heir, word) or _owner(parties, matcher, word)
            if home is not None:
                yield _leads(heir, home, word, lemma)


def _from_one_to_other(
    parties: Parties, matcher: Matcher, heir: Party, other: Party, verb: int
) -> Iterator[Reading]:
    """What both held, of whichever the story has not told it."""
    theirs, his = parties.home(other, verb), parties.home(heir, verb)
    cue = matcher.tree.lemma(verb)
    if theirs is not None and (parties.leads(other) or _as_leader(matcher, verb)):
        yield _leads(heir, theirs, verb, cue)
    elif theirs is None and his is not None and parties.leads(heir):
        yield replace(_leads(other, his, verb, cue), past=True)


def _as_leader(matcher: Matcher, verb: int) -> bool:
    """Whether somebody was followed in a leading post: "was succeeded as chairman"."""
    leading = words("roles.en")["leading"]
    below = matcher.tree.children(verb, "xcomp", "obl", "advcl")
    return any(matcher.tree.lemma(c) in leading for c in below)


def _owner(parties: Parties, matcher: Matcher, verb: int) -> Party | None:
    """The body of whoever the subject is somebody's: "his cousin took over"."""
    tree = matcher.tree
    for subject in matcher.clauses.subjects(verb):
        for noun in (subject, *tree.children(subject, "nmod:desc", "appos")):
            for owner in parties.each(tree.children(noun, "nmod:poss"), _PERSON):
                home = parties.home(owner, verb)
                if home is not None:
                    return home
    return None


def _persons(parties: Parties, found: tuple[int, ...]) -> list[Party]:
    """Those of some words who are people with names."""
    known = parties.layers.referents
    return [
        p
        for p in parties.each(found, _PERSON)
        if p.type is EntityType.PERSON and not known[p.referent].placeholder
    ]


def _leads(heir: Party, home: Party, verb: int, cue: str) -> Reading:
    return Reading(
        relation="leads",
        subject=heir,
        object=home,
        trigger=verb,
        words=(verb,),
        rule="post",
        cue=cue,
        confidence=_IMPLIED,
        clause=verb,
    )
