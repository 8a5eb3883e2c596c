"""An excerpt as FollowTheMoney entities, one JSON object a line: for OpenAleph, Aleph and others.

https://followthemoney.tech; schemata and properties as of version 4. That model holds facts, and a
case holds claims: so each tie goes out as one link that says in its description how sources stand
to it and in whose words it is, with the documents as its proof. What is denied or only predicted
makes no link, for there it would read as a fact; nor do claims of a number or a status.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any

import yaml

from factional import ask
from factional.ask import ClaimRow
from factional.exporting.excerpt import Excerpt
from factional.model import Document, Entity, EntityType, NameKind, TieStatus

Record = dict[str, Any]

_UNSAID = (TieStatus.DENIED, TieStatus.PREDICTED)
_DATE = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
_ACTORS = (EntityType.ORGANIZATION, EntityType.STATE, EntityType.PERSON, EntityType.GROUP)


def followthemoney(excerpt: Excerpt) -> str:
    """The actors, documents and ties as JSON lines.

    Raises:
        ExportError: a name that was to be masked is still there.
    """
    lines = [json.dumps(entity, ensure_ascii=False) for entity in _entities(excerpt)]
    return excerpt.sealed("".join(f"{line}\n" for line in lines))


def _entities(excerpt: Excerpt) -> Iterator[Record]:
    actors = {entity.id: entity for entity in excerpt.entities() if entity.type in _ACTORS}
    for entity in actors.values():
        yield _actor(entity)
    for document in excerpt.documents():
        yield _document(document)
    ties: defaultdict[str, list[ClaimRow]] = defaultdict(list)
    for row in ask.claims(excerpt).items:
        sides = {row.subject.id, row.object.id if row.object else ""}
        stated = row.status not in _UNSAID and row.polarity == "affirmed"
        if row.tie and stated and sides <= actors.keys() and len(sides) == 2:
            ties[row.tie].append(row)
    for tie, rows in ties.items():
        yield _link(tie, rows)


def _actor(entity: Entity) -> Record:
    properties: defaultdict[str, list[str]] = defaultdict(list)
    properties["name"].append(entity.name)
    for name in entity.names:
        called = properties[_rules()["names"].get(name.kind.value, "alias")]
        if name.text not in called and name.text != entity.name:
            called.append(name.text)
    return _entity(entity.id, _rules()["schemata"][entity.type.value], properties)


def _document(document: Document) -> Record:
    head = document.metadata
    given: dict[str, list[str | None]] = {
        "title": [head.title or document.name],
        "author": [*head.authors],
        "publisher": [head.publisher],
        "date": [*_dates(head.published)[:1]],
        "language": [head.language],
        "sourceUrl": [head.url],
    }
    return _entity(document.id, "Document", {k: [v for v in vs if v] for k, vs in given.items()})


def _link(tie: str, rows: Sequence[ClaimRow]) -> Record:
    """A tie of two actors: what it is, when, who says so and where."""
    first = rows[0]
    rule = _rules()["links"].get(first.relation, _rules()["links"]["others"])
    assert first.object is not None
    said = [f"{row.speaker}: “{row.evidence.quote}”" for row in rows if row.evidence.quote]
    times = [row.time for row in rows if row.time]
    properties: dict[str, list[str]] = {
        rule["subject"]: [first.subject.id],
        rule["object"]: [first.object.id],
        "description": [f"{first.status}, {first.origins} independent of each other", *said],
        "proof": list(dict.fromkeys(row.document.id for row in rows)),
    }
    if rule.get("role"):
        properties[rule["role"]] = [" ".join(filter(None, (first.relation_label, first.role)))]
    for time in times:
        _at(properties, time)
    return _entity(tie, rule["schema"], properties)


def _at(properties: dict[str, list[str]], time: str) -> None:
    """Add when a tie is told of; the model has no word for a date that is not sure."""
    start, slash, end = time.partition("/")
    told = (("startDate", start), ("endDate", end)) if slash else (("date", time),)
    for name, text in told:
        for day in _dates(text)[:1]:
            if day not in properties.setdefault(name, []):
                properties[name].append(day)


def _dates(time: str | None) -> list[str]:
    """The dates that an EDTF time names, as far as the model can write them: year, month, day."""
    return _DATE.findall(time or "")


def _entity(id: str, schema: str, properties: dict[str, list[str]]) -> Record:
    given = {name: values for name, values in properties.items() if values}
    return {"id": id, "schema": schema, "properties": given}


@cache
def _rules() -> dict[str, Any]:
    path = resources.files("factional").joinpath("vocabulary", "followthemoney.yaml")
    rules: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(rules["names"]) <= {kind.value for kind in NameKind}
    return rules
