"""States: where a country, its capital or its people stands for its government.

"Ankara denied", "the Turks sent", "backed by Iran": what acts, or is dealt with as somebody who
acts, is the state; what things happen in is the place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from factional.extract.coreference import Thing
from factional.extract.gazetteer import gazetteer
from factional.extract.lexicon import data, words
from factional.extract.spans import Span
from factional.extract.spelling import fold
from factional.extract.syntax import Clauses
from factional.model import EntityType

STATE, PLACE = EntityType.STATE, EntityType.PLACE
_OPEN = (STATE, PLACE)
_NAMES = "|".join(name for names in data("time")["months"].values() for name in names)
_MONTH = re.compile(rf",?\s+(?:\d{{1,2}}\s+)?(?:{_NAMES})\b", re.IGNORECASE)
_ALWAYS = "US"  # nearly always spoken of as one who acts


def acts(clauses: Clauses, word: int) -> bool:
    """Whether a country's name acts here, or is dealt with as one who does.

    Args:
        clauses: The predicates of the document.
        word: Head word of the name.
    """
    tree = clauses.tree
    first = tree.first_conjunct(word)
    head = tree.head(first)
    if head is None:
        return False
    lemma = tree.lemma(head)
    if tree.is_(first, "nsubj"):
        if tree.tag(head) != "VERB":
            return (
                tree.child(head, "cop") is not None
                and tree.tag(head) == "NOUN"
                and bool(words("actors", "parties") & {lemma})
            )
        if clauses.passive(head):
            return lemma in words("actors", "dealt_with")
        return lemma not in words("actors", "lies")
    if tree.is_(first, "obl:agent"):
        return tree.tag(head) == "VERB" and lemma not in words("actors", "bounded")
    if tree.is_(first, "obj", "iobj", "obl:arg"):
        return lemma in words("actors", "dealt_with")
    preposition = tree.preposition(word)
    if tree.is_(first, "nmod:poss"):
        return lemma in words("actors", "owned")
    if preposition in ("by", "against", "with", "between"):
        near = lemma in words("actors", "shared")
        return not (preposition == "with" and near)
    if preposition == "from":
        return lemma in words("actors", "given")
    if preposition in ("to", "of", "for"):
        return lemma in words("actors", "borne")
    return False


def settle(clauses: Clauses, spans: Sequence[Span]) -> None:
    """Type the names of countries and capitals: a country throughout, a capital place by place."""
    gaz = gazetteer()
    heads = {id(s): clauses.tree.head_of(s.start, s.end) for s in spans if s.type in _OPEN}
    tally: dict[str, Counter[bool]] = defaultdict(Counter)
    for span in spans:
        head = heads.get(id(span))
        code = gaz.states.get(fold(span.text))
        if head is not None and code:
            tally[code][acts(clauses, head) and not _dates(clauses, span)] += 1
    for span in spans:
        head = heads.get(id(span))
        if head is None:
            continue
        folded = fold(span.text)
        if code := gaz.states.get(folded):
            said = tally[code]
            # what acts once and is a scene ten times is a scene
            acting = said[True] and said[True] * 4 >= said[False]
            span.type = STATE if acting or code == _ALWAYS else PLACE
        elif folded in gaz.capitals:
            span.type = STATE if acts(clauses, head) else PLACE


def _dates(clauses: Clauses, span: Span) -> bool:
    """Whether it only says where a report was sent from: "KORA, Colombia, March 12 -"."""
    return bool(_MONTH.match(clauses.tree.text[span.end : span.end + 16]))


def join_capitals(spans: Sequence[Span], things: dict[str, Thing]) -> None:
    """Let a capital that acts stand for its state, where the text names that too."""
    gaz = gazetteer()
    states: dict[str, Thing] = {}
    for thing in things.values():
        code = next((c for n in thing.names if (c := gaz.states.get(fold(n)))), None)
        if thing.type in _OPEN and code:
            states.setdefault(code, thing)
    for span in spans:
        code = gaz.capitals.get(fold(span.text))
        if span.type is not STATE or code is None or fold(span.text) in gaz.states:
            continue
        state = states.get(code)
        if state is None or span.referent in (None, state.id):
            continue
        old = things[span.referent or ""]
        state.names[span.text] += 1
        old.names[span.text] -= 1
        state.type = STATE
        span.referent = state.id
        if not +old.names:
            del things[old.id]
