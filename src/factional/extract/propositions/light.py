"""Light verbs: what verbs that say little make of a noun, and whose help something is done with.

"X launched an attack on Y", "X and Y signed a truce", "X took the hill with the backing of Y".
"""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Party
from factional.extract.propositions.sides import LIGHT, NOUN, Sides, owners, typed
from factional.vocabulary.lexicon import NounFrame, frames, words

_GIVEN = frozenset({"supports", "trains", "condemned"})
LENT = frozenset({"supports", "trains"})
WITH_HELP = frozenset({"with", "under", "through", "thanks to", "thanks"})


def with_help(parties: Parties, matcher: Matcher, word: int, frame: NounFrame) -> Iterator[Sides]:
    """Who does something with whose help: "X took the hill with the backing of Y"."""
    tree, clauses = matcher.tree, matcher.clauses
    head = tree.head(tree.first_conjunct(word))
    if head is None:
        return
    taker = tree.tag(head) in ("NOUN", "PROPN") and tree.is_(word, "nmod")  # "X, with aid from Y"
    if not taker and tree.tag(head) not in ("VERB", "AUX"):
        return
    backing = tree.lemma(word) in words("control.en")["backing"]  # not "with the horses of Y"
    said = ("of", "from", "by") if backing else ("from", "by")
    given = [o.word for o in clauses.obliques(word) if o.preposition in said]
    for other in tree.conjuncts(word):  # "with funds and training from Y"
        given += [o.word for o in clauses.obliques(other) if o.preposition in ("from", "by")]
    last = tree.conjuncts(tree.first_conjunct(word))[-1] + 1
    if last < len(tree.words) and tree.lower(last) == "from":  # what a parse hung on the verb
        given += [o.word for o in clauses.obliques(head) if o.preposition == "from"]
    if not given and backing:
        given = owners(matcher, word)
    givers = typed(parties, given, frame.subject_types)
    takers = typed(parties, [head] if taker else clauses.deep_subjects(head), frame.object_types)
    yield Sides(givers, takers, matcher.clauses.governing(word) if taker else head, LIGHT)


def by_light_verb(
    parties: Parties,
    matcher: Matcher,
    word: int,
    frame: NounFrame,
    objects: tuple[Party, ...],
    *,
    denied: bool,
) -> Iterator[Sides]:
    """The subject of a verb that lends a noun its clause: "X launched an attack on Y"."""
    tree, clauses = matcher.tree, matcher.clauses
    head = tree.head(tree.first_conjunct(word))
    if head is None or tree.tag(head) not in ("VERB", "AUX"):
        return
    if tree.lemma(head) not in frames().light and not _met(matcher, word, frame):
        return
    if tree.is_(tree.first_conjunct(word), "nsubj") and not clauses.passive(head):
        return
    if frame.own == "object":
        return
    if frame.relation == "attacked" and tree.lemma(head) in words("control.en")["ending"]:
        return  # "broke the siege of Y"
    got = tree.lemma(head) in words("control.en")["receiving"]
    if got and frame.relation in _GIVEN and "of" in frame.object:
        return  # "X has the support of Y" is no support of X's
    subjects = typed(parties, clauses.deep_subjects(head), frame.subject_types)
    if not subjects and _met(matcher, word, frame):
        subjects = typed(parties, clauses.subjects(head), frame.subject_types)
    yield Sides(subjects, objects, head, LIGHT, denied)


def _met(matcher: Matcher, word: int, frame: NounFrame) -> bool:
    """Whether one is said to do something in an encounter: "X lost ten men in clashes with Y"."""
    tree = matcher.tree
    if frame.relation == "met_with" and tree.preposition(word) == "for":
        return True  # "flew to X for talks with Y"
    if tree.preposition(word) not in _DURING:
        return False
    head = tree.head(tree.first_conjunct(word))
    deeds = frames().verbs.get(tree.lemma(head), ()) if head is not None else ()
    if frame.between or head is None or matcher.clauses.passive(head):
        return frame.between
    return frame.relation == "attacked" and any(deed.relation in _VIOLENT for deed in deeds)


_VIOLENT = frozenset({"attacked", "killed", "detained"})
_DURING = frozenset({"in", "during", "after", "including", "following", "through", "despite"})


def together(
    parties: Parties, matcher: Matcher, word: int, frame: NounFrame, denied: bool
) -> Iterator[Sides]:
    """What coordinated subjects have with each other: "X and Y signed a truce"."""
    tree, clauses = matcher.tree, matcher.clauses
    head = tree.head(tree.first_conjunct(word))
    if head is None or tree.lemma(head) not in frames().light:
        return
    if frame.relation == "attacked" and tree.lemma(head) not in words("control.en")["fought"]:
        return  # "X and Y began a campaign" is against others
    found = typed(parties, clauses.deep_subjects(head), frame.subject_types)
    for i, one in enumerate(found):
        for other in found[i + 1 :]:
            yield Sides((one,), (other,), head, NOUN, denied)
