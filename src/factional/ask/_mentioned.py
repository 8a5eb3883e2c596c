"""Whom and what a document speaks of, mention by mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from factional.ask._build import entity_ref
from factional.ask._snapshot import Snapshot
from factional.ask.rows import Mentioned, MentionRow
from factional.model import EntityType, MentionKind, Referent
from factional.vocabulary.mentions import mention_kind
from factional.weigh import entity_id

_SCENERY = (EntityType.PLACE, EntityType.EVENT)
_ORDER = list(MentionKind)


def mentioned(snap: Snapshot, document_id: str) -> tuple[Mentioned, ...]:
    """The entities that a document mentions: those who act first, by how often, then by name.

    Referents that the case holds for one entity are one here, too. Where a mention stands inside
    another of the same entity ("the emir Abu Salim") the two are one, of the more telling kind: a
    name before a description before a pronoun.
    """
    found: defaultdict[str, dict[tuple[int, int], MentionKind]] = defaultdict(dict)
    named: dict[str, bool] = {}
    made_of: defaultdict[str, list[Referent]] = defaultdict(list)
    for (document, id), referent in snap.referents.items():
        if document != document_id or not referent.mentions:
            continue
        entity = entity_id(snap.of, document, id)
        made_of[entity].append(snap.referents[document, id])
        named[entity] = named.get(entity, False) or not referent.placeholder
        for mention in referent.mentions:
            stretch, kind = (
                (mention.start, mention.end),
                mention_kind(mention, unnamed=referent.placeholder),
            )
            known = found[entity].get(stretch, kind)
            found[entity][stretch] = _surer(known, kind)
    rows = [
        Mentioned(
            entity_ref(snap, id),
            not named[id],
            tuple(_outermost(spans)),
            tuple(r.id for r in sorted(made_of[id], key=lambda r: (-len(r.mentions), r.id))),
        )
        for id, spans in found.items()
    ]
    rows.sort(
        key=lambda r: (r.entity.type in _SCENERY, -len(r.mentions), r.entity.name, r.entity.id)
    )
    return tuple(rows)


def _outermost(spans: Mapping[tuple[int, int], MentionKind]) -> list[MentionRow]:
    """Stretches in text order, those inside another taken into it."""
    rows: list[MentionRow] = []
    for start, end in sorted(spans, key=lambda stretch: (stretch[0], -stretch[1])):
        kind = spans[start, end]
        if rows and end <= rows[-1].end:
            rows[-1] = replace(rows[-1], kind=_surer(rows[-1].kind, kind))
        else:
            rows.append(MentionRow(start, end, kind))
    return rows


def _surer(one: MentionKind, other: MentionKind) -> MentionKind:
    return min(one, other, key=_ORDER.index)
