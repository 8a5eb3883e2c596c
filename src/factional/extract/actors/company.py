"""Company: what the words that a name keeps in the tree say of its kind.

"A man called X" is a person, "the X chairman" chairs a body, "the town of X" is a place, "the X
clan" a people. The rules for words side by side (`witnesses`) see no further than their neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factional.extract.actors.states import acts
from factional.extract.gazetteer import gazetteer
from factional.extract.lexicon import words
from factional.extract.nouns import nouns
from factional.extract.spans import Span
from factional.extract.spelling import fold, key
from factional.extract.syntax import Clauses
from factional.extract.witnesses import Votes
from factional.model import EntityType

ORG, PERSON, PLACE = EntityType.ORGANIZATION, EntityType.PERSON, EntityType.PLACE
GROUP, STATE = EntityType.GROUP, EntityType.STATE
_BESIDE = 2.5
_ACTS = 0.8
_SIDE = ("appos", "flat", "nmod:desc", "compound")


def beside(clauses: Clauses, span: Span) -> Votes:
    """What the nouns and verbs that a name depends on say of its kind."""
    votes: Votes = defaultdict(float)
    head = clauses.tree.head_of(span.start, span.end)
    if head is None:
        return votes
    for noun, holds in _company(clauses, head, span):
        lemma = clauses.tree.lemma(noun)
        if holds:  # "the X chairman": whoever he is, X is what he chairs
            if lemma in words("people", "posts"):
                votes[ORG] += _BESIDE
            elif lemma in words("actors", "of_a_ruler"):
                votes[PERSON] += _ACTS * 2
            continue
        kinds = nouns().one.get(lemma, ())
        if len(kinds) == 1 and kinds[0] in (ORG, PERSON, PLACE):
            votes[kinds[0]] += _BESIDE
    if acts(clauses, head):
        votes[ORG] += _ACTS
        votes[PERSON] += _ACTS
    return votes


def _company(clauses: Clauses, head: int, span: Span) -> Iterator[tuple[int, bool]]:
    """Common nouns that a name stands beside, each with whether the name only modifies it."""
    tree = clauses.tree
    top = tree.first_conjunct(head)
    above = tree.head(top)
    if above is not None and tree.tag(above) == "NOUN" and tree.is_(top, *_SIDE):
        before = tree.words[above].start >= span.end
        yield above, before and tree.is_(top, "compound")
    if above is not None and tree.is_(top, "xcomp", "obl", "obj") and tree.is_(above, "acl"):
        noun = tree.head(above) if tree.lemma(above) in words("actors", "called") else None
        if noun is not None:
            yield noun, False
    grounds = words("names", "place_before")
    if above is not None and tree.preposition(top) == "of" and tree.lemma(above) in grounds:
        yield above, False
    for child in tree.children(head, *_SIDE):
        inside = span.start <= tree.words[child].start < span.end
        if tree.tag(child) == "NOUN" and not inside:
            yield child, False


def as_peoples(clauses: Clauses, spans: Sequence[Span]) -> None:
    """Make Groups of the names of tribes and clans, wherever they stand."""
    tree = clauses.tree
    found: set[tuple[str, ...]] = set()
    for span in spans:
        head = tree.head_of(span.start, span.end)
        if head is None or span.type not in (ORG, PLACE, PERSON):
            continue
        if fold(span.text) in gazetteer().groups:
            found.add(key(span.text))
            continue
        first = fold(span.text).split()[0]
        company = {tree.lemma(n) for n, _ in _company(clauses, head, span)}
        top = tree.first_conjunct(head)
        above = tree.head(top)
        if above is not None and tree.is_(top, "appos", "compound", "amod", "nmod"):
            company |= {tree.lemma(above)} if not tree.preposition(top) else set()
        if first in words("actors", "tribal_heads") or company & words("actors", "tribes"):
            found.add(key(span.text))
    for span in spans:
        if span.type in (ORG, PLACE, PERSON) and key(span.text) in found:
            span.type = GROUP
