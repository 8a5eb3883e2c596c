"""Claims, documents and actors written short: a referent's id is its entity's id."""

from __future__ import annotations

import itertools
from typing import Any

from factional.model import (
    AUTHOR,
    Claim,
    ClaimKind,
    Derivation,
    Document,
    DocumentStatus,
    Entity,
    EntityType,
    Evidence,
    Hop,
    Metadata,
    Polarity,
    Tie,
)
from factional.vocabulary import Vocabulary
from factional.weigh import weigh

VOCABULARY = Vocabulary.load()
ENTITIES = [
    Entity("front", "Qasr Front", EntityType.ORGANIZATION),
    Entity("lions", "Lions of the Valley", EntityType.ORGANIZATION),
    Entity("tesh", "Imran Tesh", EntityType.PERSON),
    Entity("karim", "Karim Haddad", EntityType.PERSON),
    Entity("salim", "سليم نادر", EntityType.PERSON),
    Entity("post", "Harbour Post", EntityType.ORGANIZATION),
    Entity("locals", "local sources", EntityType.GROUP, placeholder=True),
]
ACTORS = {entity.id for entity in ENTITIES}


def document(
    id: str,
    published: str | None = "2019-02-21",
    *,
    publisher: str | None = None,
    authors: tuple[str, ...] = (),
    title: str | None = None,
    derived: str | None = None,
    status: DocumentStatus = DocumentStatus.CURRENT,
) -> Document:
    return Document(
        id=id,
        sha256=id,
        name=id,
        media_type="text/plain",
        text="",
        blocks=(),
        body=(0, 0),
        metadata=Metadata(title, publisher, authors, published),
        derivations=(Derivation("translation", derived),) if derived else (),
        status=status,
    )


_numbers = itertools.count(1)


def claim(
    relation: str,
    subject: str = "front",
    object: str | None = "lions",
    *,
    doc: str = "d1",
    by: tuple[str, ...] = (AUTHOR,),
    denied: bool = False,
    kind: ClaimKind | None = None,
    id: str | None = None,
    **fields: Any,
) -> Claim:
    if "value" in fields:
        object = None
    return Claim(
        id=id or f"{doc}-{next(_numbers):04}",
        document=doc,
        subject=subject,
        relation=relation,
        evidence=Evidence("…", 0, 1),
        attribution=tuple(map(Hop, by)),
        object=object,
        polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
        kind=kind or VOCABULARY[relation].kind,
        **fields,
    )


def weighed(claims: list[Claim], documents: list[Document] | None = None) -> dict[str, Tie]:
    """Ties by id; documents that are not given were published on one day."""
    known = {d.id: d for d in documents or []}
    known |= {c.document: document(c.document) for c in claims if c.document not in known}
    of = {(d, actor): actor for d in known for actor in ACTORS}
    ties = weigh(claims, of=of, documents=known, vocabulary=VOCABULARY, entities=ENTITIES)
    return {tie.id: tie for tie in ties}


def one(claims: list[Claim], documents: list[Document] | None = None) -> Tie:
    """The only tie of some claims."""
    (tie,) = weighed(claims, documents).values()
    return tie
