"""The answers that the pages ask for, as the data of a page that asks no server."""

from __future__ import annotations

from collections.abc import Mapping

from factional import __version__, ask
from factional.exporting.excerpt import Excerpt
from factional.model import Entity, EntityType

CLAIM = "$claim"
"""Key of an object that stands for a claim of the list, by its id: claims are written once."""

Object = dict[str, object]


def packed(excerpt: Excerpt) -> Object:
    """What the views show of an excerpt, as JSON values."""
    rows, sources = ask.claims(excerpt).items, ask.sources(excerpt)
    answers: Mapping[str, object] = {
        "actors": ask.actors(excerpt).items,
        "actorDetails": {e.id: ask.actor(excerpt, e.id) for e in excerpt.entities()},
        "claimDetails": {row.id: ask.claim(excerpt, row.id) for row in rows},
        "whys": {row.id: ask.why(excerpt, row.id) for row in rows},
        "documents": ask.documents(excerpt),
        "documentDetails": {d.id: ask.document(excerpt, d.id) for d in excerpt.documents()},
        "dossiers": {e.id: ask.dossier(excerpt, e.id) for e in excerpt.entities() if acts(e)},
        "graph": ask.graph(excerpt),
        "lineage": ask.lineage(excerpt),
        "map": ask.place_map(excerpt),
        "sources": sources,
        "sourceDetails": {row.id: ask.source(excerpt, row.id) for row in sources},
        "board": [each for each in ask.board(excerpt) if len(each.positions) > 1],
        "vocabulary": excerpt.vocabulary,
    }
    claims = {row.id: _object(row) for row in rows}
    return {
        "summary": _object(ask.summary(excerpt))
        | {"version": __version__, "analyst": "", "weighed": True},
        "claims": list(claims.values()),
        **{name: _short(ask.to_json(answer), claims) for name, answer in answers.items()},
    }


def acts(entity: Entity) -> bool:
    """Whether an entity is an actor, no place and no event."""
    return entity.type not in (EntityType.PLACE, EntityType.EVENT)


def _short(value: object, claims: Mapping[str, Object]) -> object:
    """JSON with what is a claim of the list told by its id."""
    if isinstance(value, list):
        return [_short(item, claims) for item in value]
    if not isinstance(value, dict):
        return value
    id = value.get("id")
    if isinstance(id, str) and claims.get(id) == value:
        return {CLAIM: id}
    return {key: _short(item, claims) for key, item in value.items()}


def _object(value: object) -> Object:
    made = ask.to_json(value)
    assert isinstance(made, dict)
    return made
