"""Clausal: what the clause of a noun tells of the noun's sides.

"The base of X is in Y", "its rifles came from X", "X was formed by the merger of Y and Z".
"""

from __future__ import annotations

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Party
from factional.model import EntityType
from factional.vocabulary.lexicon import NounFrame, frames, words

_BODY = frozenset({EntityType.ORGANIZATION})


def said_where(matcher: Matcher, word: int, frame: NounFrame) -> list[int]:
    """What a noun's own clause says of it: "the base of X is in Y", "aid from X flows to Y"."""
    tree, clauses = matcher.tree, matcher.clauses
    head = tree.head(word)
    if head is None or not tree.is_(word, "nsubj", "nsubj:pass"):
        return []
    if tree.child(head, "cop") is not None:
        return [head] if tree.preposition(head) in frame.object - {"of", "with"} else []
    lemma, lexicon = tree.lemma(head), words("control.en")
    if lemma in lexicon["lying"]:
        wanted = frame.object & {"in", "at", "near", "on", "outside", "inside"}
        return [o.word for o in clauses.obliques(head) if o.preposition in wanted]
    if "from" not in frame.subject or "to" not in frame.object:
        return []
    if lemma == "reach":
        return list(clauses.objects(head))
    if lemma not in lexicon["coming"]:
        return []
    return [o.word for o in clauses.obliques(head) if o.preposition == "to"]


def whence(matcher: Matcher, word: int) -> list[int]:
    """Where something is said to come from: "its rifles came from X"."""
    tree, clauses = matcher.tree, matcher.clauses
    top = tree.first_conjunct(word)
    above = tree.head(top)
    if above is not None and tree.lemma(above) in words("roles.en")["partitives"]:
        top = above  # "most of its rifles"
    head = tree.head(top)
    if head is None or not tree.is_(top, "nsubj"):
        return []
    if tree.lemma(head) not in words("control.en")["coming"]:
        return []
    return [o.word for o in clauses.obliques(head) if o.preposition == "from"]


def made_of(parties: Parties, matcher: Matcher, word: int) -> tuple[Party, ...]:
    """What a union makes, where that is a third body: "formed by the merger of A and B"."""
    tree = matcher.tree
    head = tree.head(word)
    verbs = frames().verbs.get(tree.lemma(head), ()) if head is not None else ()
    if head is None or not any(f.relation == "formed" for f in verbs):
        return ()
    if tree.preposition(word) not in ("by", "from", "through", "out of", "after", "in", "with"):
        return ()
    return tuple(p for p in parties.each(matcher.clauses.subjects(head), _BODY) if p.type in _BODY)
