"""What is told of somebody in open words: how one is described, and what one is out for."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.posts import post
from factional.extract.propositions.reading import Reading
from factional.extract.propositions.values import ACTORS, listed, valued, worded
from factional.extract.syntax import Tree

_CALLED = 0.7
_IS = 0.5
_AIM = 0.7
_LONGEST = 200
_OUTSIDE = ("nsubj", "cop", "aux", "mark", "punct", "cc", "discourse", "advcl", "parataxis", "expl",
            "conj", "advmod", "vocative", "csubj", "ccomp", "case")  # fmt: skip


def described_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """What somebody is called: "X is a small band of goatherds", "called X 'a club of widows'"."""
    tree, clauses = matcher.tree, matcher.clauses
    if tree.tag(word) == "VERB" and tree.lemma(word) in listed("described_as", "verbs"):
        named = clauses.deep_objects(word)
        for value in tree.children(word, "xcomp", "obl", "advcl", "obj", "iobj"):
            as_ = tree.preposition(value) == "as"
            if value in named and not (tree.is_(value, "obj") and tree.children(word, "iobj")):
                continue
            if tree.tag(value) in ("NOUN", "ADJ", "PROPN", "NUM") and (
                as_ or (tree.is_(value, "xcomp", "obj") and not tree.preposition(value))
            ):
                who = [n for n in named if n != value]
                yield from _said(parties, tree, who, value, verb=word, confidence=_CALLED)
    elif tree.tag(word) == "NOUN" and tree.child(word, "cop") is not None:
        if tree.preposition(word) or post(matcher, word) is not None:
            return
        if tree.lemma(word) in listed("described_as", "empty") or tree.children(word, "nmod:poss"):
            return
        if tree.children(word, "amod", "nmod", "compound", "acl"):
            who = list(clauses.subjects(word))
            yield from _said(parties, tree, who, word, verb=word, confidence=_IS)


def _said(
    parties: Parties, tree: Tree, who: list[int], value: int, *, verb: int, confidence: float
) -> Iterator[Reading]:
    span = _stretch(tree, value)
    if span is None:
        return
    for party in parties.each(who):
        if party.type in ACTORS and party.via == "mention":
            yield valued(
                "described_as", party, _trimmed(worded(tree, span)), span,
                trigger=verb, cue=tree.lemma(verb), confidence=confidence, clause=verb,
            )  # fmt: skip


def _stretch(tree: Tree, word: int) -> tuple[int, int] | None:
    """The words of a predicate without its subject and what else hangs on the clause."""
    held = [word]
    for child in tree.children(word):
        inside = child > word or not tree.is_(child, *_OUTSIDE)
        if inside and not tree.is_(child, "conj", "parataxis", "advcl", "punct", "appos", "cc"):
            held.extend(tree.subtree(child))
    # one stretch without holes around the word
    first = last = word
    kept = set(held)
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    start, end = tree.words[first].start, tree.words[last].end
    return (start, end) if end - start <= _LONGEST else None


def _trimmed(text: str) -> str:
    opener, _, rest = text.partition(" ")
    return rest if rest and opener.lower() in ("a", "an", "the") else text


def aim_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """What somebody is out for: "X aims to free the valley", "its goal is to reopen the pass"."""
    tree, clauses = matcher.tree, matcher.clauses
    if tree.tag(word) == "VERB" and tree.lemma(word) in listed("aims_to", "verbs"):
        for aim in tree.children(word, "xcomp"):
            own = not tree.children(word, "obj") and not tree.children(aim, "nsubj")
            if _infinitive(tree, aim) and own:
                yield from _aimed(parties, matcher, clauses.subjects(word), aim, word)
    elif tree.tag(word) == "NOUN" and tree.lemma(word) in listed("aims_to", "nouns"):
        owners = [o.word for o in clauses.obliques(word) if o.preposition == "of"]
        owners += tree.children(word, "nmod:poss")
        head = tree.head(word)
        aims = [c for c in tree.children(word, "acl") if _infinitive(tree, c)]
        if head is not None and tree.is_(word, "nsubj"):
            aims += [head] if _infinitive(tree, head) else []
            aims += [c for c in tree.children(head, "xcomp", "ccomp") if _infinitive(tree, c)]
            copula = tree.child(head, "cop") is not None and tree.tag(head) == "NOUN"
            aims += [head] if copula and not tree.preposition(head) else []
        for aim in aims:
            yield from _aimed(parties, matcher, tuple(owners), aim, word)


def _infinitive(tree: Tree, verb: int) -> bool:
    return tree.tag(verb) in ("VERB", "AUX") and any(
        tree.lower(m) == "to" for m in tree.children(verb, "mark")
    )


def _aimed(
    parties: Parties, matcher: Matcher, who: tuple[int, ...], aim: int, word: int
) -> Iterator[Reading]:
    tree = matcher.tree
    thing = tree.tag(aim) == "NOUN"  # "our goal is a federal union"
    at = aim if thing else word
    span = _stretch(tree, aim) if thing else (tree.words[aim].start, tree.span(aim, loose=False)[1])
    if span is None or span[1] - span[0] > _LONGEST:
        return
    for party in parties.each(who):
        if party.type in ACTORS:
            yield valued(
                "aims_to", party, _trimmed(worded(tree, span)), span,
                trigger=at, cue=tree.lemma(word), confidence=_AIM, clause=at,
            )  # fmt: skip
