"""Bearers: who a noun that says what somebody is belongs to.

"X, the leader of Y", "the leader of Y, X", "Y leader X", "X is the leader of Y", "X serves as
leader of Y"; where nobody is named, the description stands for itself.
"""

from __future__ import annotations

from factional.extract.lexicon import data
from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Party
from factional.vocabulary.lexicon import words


def bearers(parties: Parties, matcher: Matcher, word: int) -> tuple[Party, ...]:
    """Whom a noun is said of."""
    tree, clauses = matcher.tree, matcher.clauses
    first = tree.first_conjunct(word)
    said = clauses.copular_subjects(word) or (
        clauses.copular_subjects(first) if first != word else ()
    )
    said = said or _of_many(matcher, first)
    if said:
        found = tuple(p for p in parties.each(said))
        if found:
            return found
    turned = _turned(matcher, first)
    if turned:
        found = tuple(parties.each(turned))
        if found:
            return found
    counted = _counted(matcher, word)
    if counted:
        return tuple(p for p in parties.each(counted) if p.named)
    beside = [
        w
        for noun in dict.fromkeys((word, first, *tree.conjuncts(first)))
        for c in tree.children(noun, "appos")
        for w in tree.conjuncts(c)
    ]
    found = tuple(p for p in parties.each(beside) if p.named)
    if found:
        return found
    found = _hung_below(parties, matcher, word)
    if found:
        return found
    head = tree.head(first)
    before = head is not None and word < head and not tree.preposition(first)
    titled = before and tree.is_(first, "nmod:desc", "compound", "flat", "nmod")
    if head is not None and (tree.is_(first, "appos") or titled):
        tops = tree.conjuncts(head)
        if not _plural(matcher, word):
            nearest = [w for w in tops if w < first] if tree.is_(first, "appos") else []
            tops = nearest[-1:] or [head]
        found = tuple(p for p in parties.each(tops))
        if found:
            return found
    for child in tree.children(word, "flat", "nmod:desc"):
        found = tuple(p for p in parties.at(child) if p.named)
        if found:
            return found
    mention = parties.mention(word)
    return parties.at(word) if mention is not None else ()


def namesake(matcher: Matcher, bearer: Party, word: int, relation: str) -> bool:
    """Whether a bearer is but the body that a noun is of: "the X group", "members of X and Y".

    Where nobody else is the group, it is no other than X, and "the X base" is a place without a
    name.
    """
    if bearer.through == word and bearer.via == "part":
        return True
    if bearer.word != word or relation not in ("part_of", "based_in"):
        return False
    owned = bool(matcher.tree.children(word, "nmod:poss"))
    after = any(o.preposition == "of" for o in matcher.clauses.obliques(word))
    return not after and (relation == "based_in" or not owned)


def _of_many(matcher: Matcher, word: int) -> tuple[int, ...]:
    """Who is one of several, or nothing but one: "X is one of Y's branches", "no more than"."""
    tree = matcher.tree
    head = tree.head(word)
    if head is None or not tree.is_(word, "nmod"):
        return ()
    if tree.tag(head) != "NUM" and tree.lemma(head) not in words("roles.en")["among"]:
        return ()
    host = tree.head(head)
    if tree.is_(head, "appos") and host is not None:
        return (host,)
    return matcher.clauses.copular_subjects(head)


def _hung_below(parties: Parties, matcher: Matcher, word: int) -> tuple[Party, ...]:
    """An apposition that a parse hung on the nearer noun: "the leader of the X, [Y], said".

    Only where it cannot be one of that noun: a person is no other name of a body.
    """
    tree = matcher.tree
    below = [o.word for o in matcher.clauses.obliques(word)]
    below += [w for o in below for w in tree.children(o, "nmod:poss", "nmod")]
    for noun in below:
        types = {p.type for p in parties.at(noun)}
        beside = [w for c in tree.children(noun, "appos") for w in tree.conjuncts(c)]
        found = tuple(p for p in parties.each(beside) if p.named and p.type not in types)
        if found:
            return found
    return ()


def _plural(matcher: Matcher, word: int) -> bool:
    tree = matcher.tree
    return tree.feature(word, "Number") == "Plur" or tree.lower(word) != tree.lemma(word)


def _turned(matcher: Matcher, word: int) -> list[int]:
    """Who somebody is said to be: "the head of X is Y", "with Y as its head"."""
    tree = matcher.tree
    head = tree.head(word)
    if head is None:
        return []
    named = tree.child(head, "cop") is not None and tree.tag(head) == "PROPN"
    if tree.is_(word, "nsubj") and named:
        return tree.conjuncts(head)
    as_ = tree.preposition(word) == "as" and tree.is_(word, "nmod", "obl", "acl")
    if as_ and tree.tag(head) in ("PROPN", "NOUN") and tree.preposition(head) == "with":
        return tree.conjuncts(head)
    return []


def _counted(matcher: Matcher, word: int) -> list[int]:
    """Names that a parse took for further conjuncts: "three officials of X, A, B and C"."""
    tree = matcher.tree
    if not _plural(matcher, word):
        return []
    body = next((o.word for o in matcher.clauses.obliques(word) if o.preposition == "of"), word)
    first = word if tree.children(word, "conj") else body
    rest = [w for w in tree.conjuncts(first) if w != first]
    names = [w for w in rest if tree.tag(w) == "PROPN"]
    number = next((tree.lower(c) for c in tree.children(word, "nummod")), "")
    told = int(number) if number.isdigit() else data("time")["numbers"].get(number, 0)
    return names if len(names) > 1 and told == len(names) == len(rest) else []
