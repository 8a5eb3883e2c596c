"""Claims in, ties out: who agrees, who disputes, how many independent origins.

`docs/weighing.md` says in plain words, with examples, how each status follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factional.model import Claim, Document, Entity, Likeness, Tie, Translation
from factional.resolve import Key
from factional.vocabulary import Vocabulary
from factional.weigh._bearing import Bearing, bearings
from factional.weigh._changes import Change, Chronicle, Turn, changes
from factional.weigh._credibility import Credibility, credibility
from factional.weigh._origins import Origin, independent
from factional.weigh._outcomes import Fate, Prediction, Told, predictions
from factional.weigh._places import Places
from factional.weigh._posts import spokesman
from factional.weigh._reading import (
    bounds,
    entity_id,
    foretold,
    lasting,
    question,
    said,
    seen_as,
    tie_id,
)
from factional.weigh._relays import printed_in_both
from factional.weigh._rules import rules
from factional.weigh._stance import Stances
from factional.weigh._truth import METHODS, Method, Observations, believed
from factional.weigh._ways import Questions, Sought
from factional.weigh._weighing import Weighing
from factional.weigh._words import amount, stated

__all__ = [
    "METHODS",
    "Bearing",
    "Change",
    "Chronicle",
    "Credibility",
    "Fate",
    "Method",
    "Observations",
    "Origin",
    "Places",
    "Prediction",
    "Questions",
    "Sought",
    "Stances",
    "Told",
    "Turn",
    "Weighing",
    "amount",
    "bearings",
    "believed",
    "bounds",
    "changes",
    "credibility",
    "entity_id",
    "foretold",
    "independent",
    "lasting",
    "predictions",
    "printed_in_both",
    "question",
    "rules",
    "said",
    "seen_as",
    "spokesman",
    "stated",
    "tie_id",
    "weigh",
]


def weigh(
    claims: Iterable[Claim],
    *,
    of: Mapping[Key, str],
    documents: Mapping[str, Document],
    vocabulary: Vocabulary,
    entities: Iterable[Entity] = (),
    likenesses: Iterable[Likeness] = (),
    translations: Iterable[Translation] = (),
) -> list[Tie]:
    """Gather claims by the question they answer, and say how those of each stand to each other.

    Claims that are rejected or low, and claims of documents that were withdrawn or replaced, belong
    to no tie.

    Args:
        claims: Claims of all documents, in any order.
        of: Entity id by document id and referent id.
        documents: Documents by id; heads without text will do.
        vocabulary: The relations of the case.
        entities: The entities of the case: their names are used in the reasons, to know an outlet
            that is quoted here and publishes there, and to tell the unnamed.
        likenesses: Text that documents share: reprints and passages passed on are one origin.
        translations: Translations with their originals: both are one origin.

    Returns:
        Ties in the order of their ids.

    Raises:
        VocabularyError: a claim has a relation that the vocabulary does not know.
        InvalidTime: a claim or a document has a date that is not EDTF.
    """
    weighing = Weighing(vocabulary)
    weighing.change(
        claims=claims,
        documents=documents.values(),
        of=of,
        entities=entities,
        likenesses=likenesses,
        translations=translations,
    )
    return sorted(weighing.ties.values(), key=lambda tie: tie.id)
