"""Referents written short."""

from __future__ import annotations

from factional.model import Acquisition, EntityType, Extraction, Mention, Metadata, Referent
from tests.store import build

ORG = EntityType.ORGANIZATION
PERSON = EntityType.PERSON


def referent(
    *forms: str,
    id: str | None = None,
    type: EntityType = ORG,
    placeholder: bool = False,
    described: tuple[str, ...] = (),
) -> Referent:
    """A referent named by its first form; each next form stands as far behind as " (" is long."""
    name = forms[0]
    own = id or name.casefold().replace(" ", "_")
    mentions, at = [], 0
    for form in forms:
        mentions.append(Mention(own, form, at, at + len(form)))
        at += len(form) + 2
    for form in described:
        mentions.append(Mention(own, form, at, at + len(form), named=False))
        at += len(form) + 20
    return Referent(own, name, type, tuple(mentions), placeholder)


def add(case, text, *names, type=ORG, published=None):
    """Put a document into a case that names some actors and claims nothing; returns its id."""
    made = []
    for name in names:
        start = text.index(name)
        id = name.lower().replace(" ", "_")
        made.append(Referent(id, name, type, (Mention(id, name, start, start + len(name)),)))
    document = build.document(text, metadata=Metadata(published=published))
    case.store.put(
        document,
        Extraction(referents=tuple(made)),
        text.encode(),
        Acquisition(f"/in/{document.id}", "2024-05-01T08:00:00Z", "more"),
    )
    case.refresh()
    return document.id
