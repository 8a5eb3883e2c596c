"""Gold claims as they are weighed: with their documents' heads, and with actors that are one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from factional import sample
from factional.model import (
    Certainty,
    Claim,
    ClaimKind,
    Derivation,
    Document,
    Entity,
    EntityType,
    Evidence,
    Genre,
    Hop,
    Likeness,
    Metadata,
    Name,
    NameKind,
    Polarity,
    Quantity,
    Speaker,
    SpeakerRole,
    Turn,
    TurnKind,
)
from factional.read import likeness, read
from factional.resolve import fold

PAIRS = Path(__file__).with_name("pairs")
SHARED = Path(__file__).parents[3] / "shared" / "gold"
"""Gold of the real documents, which lies beside a checkout and not in it."""

REAL = ("000", "002", "004", "D02", "D04")

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Annotated:
    """Gold claims of some documents, ready to be weighed."""

    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    of: Mapping[tuple[str, str], str]
    entities: Sequence[Entity]
    likenesses: Sequence[Likeness] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """Two claims, by their ids, with the verdict of a reader."""

    first: str
    second: str
    verdict: str


def pairs(half: str, part: str) -> list[Judged]:
    """The pairs of a half (`tune`, `report`) and a part (`real`, `sample`)."""
    data = yaml.safe_load((PAIRS / f"{half}.yaml").read_text("utf-8"))
    return [Judged(*map(str, entry)) for entry in data[part]]


def annotated(part: str) -> Annotated | None:
    """The gold of a part; None where it is not there."""
    if part == "sample":
        stems = [path.stem for path in sample.documents()]
        found = _annotated(sample.gold(), stems, part)
        return replace(found, likenesses=_shared())
    if not SHARED.is_dir():
        return None
    return _annotated(SHARED, [stem for stem in REAL if (SHARED / stem).is_dir()], part)


def _annotated(folder: Path, stems: Iterable[str], part: str) -> Annotated:
    one = _same(part)
    claims: dict[str, Claim] = {}
    documents: dict[str, Document] = {}
    of: dict[tuple[str, str], str] = {}
    entities: dict[str, Entity] = {}
    for stem in stems:
        base = folder / stem
        documents[stem] = _document(stem, json.loads((base / f"{stem}.meta.json").read_text()))
        for record in _lines(base / f"{stem}.entities.jsonl"):
            entity = _entity(stem, record, one)
            of[stem, record["id"]] = entity.id
            known = entities.get(entity.id)
            names = (*known.names, *entity.names) if known else entity.names
            entities[entity.id] = Entity(
                entity.id, (known or entity).name, entity.type, names, entity.placeholder
            )
        for record in _lines(base / f"{stem}.claims.jsonl"):
            claims[record["id"]] = _claim(stem, record)
    return Annotated(claims, documents, of, list(entities.values()))


def _shared() -> list[Likeness]:
    """What the documents of the sample share, as a case would find it."""
    bodies = [
        (path.stem, likeness.body(read(path.read_bytes(), str(path))))
        for path in sample.documents()
    ]
    found = (
        likeness.likeness(*sorted(pair, key=lambda body: body[0]))
        for pair in combinations(bodies, 2)
    )
    return [like for like in found if like]


def _same(part: str) -> dict[str, str]:
    data = yaml.safe_load((PAIRS / "actors.yaml").read_text("utf-8"))
    return {member: group[0] for group in data[part] for member in group}


def _lines(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _entity(stem: str, record: Record, one: Mapping[str, str]) -> Entity:
    name = record["name"]
    unnamed = name[:1].islower() and (" of " not in name or name.split()[0] in ("a", "an", "two"))
    alone = unnamed and record["type"] in ("Group", "Person", "Organization")
    id = one.get(f"{stem}:{record['id']}") or (f"{stem}:{record['id']}" if alone else fold(name))
    names = tuple(
        Name(text, NameKind.ALIAS, stem) for text in dict.fromkeys([name, *record["mentions"]])
    )
    return Entity(id, name, EntityType(record["type"]), names[:1], placeholder=alone)


def _document(stem: str, meta: Record) -> Document:
    return Document(
        id=stem,
        sha256=stem,
        name=stem,
        media_type="text/plain",
        text="",
        blocks=(),
        body=(0, 0),
        metadata=Metadata(
            title=meta["title"],
            publisher=meta["publisher"],
            authors=tuple(meta["authors"]),
            published=meta["published"],
            genre=Genre(meta["genre"]),
        ),
        turns=tuple(
            Turn(TurnKind(t["kind"]), t["speaker"], t["start"], t["end"])
            for t in meta.get("turns") or ()
        ),
        speakers=tuple(
            Speaker(s["name"], SpeakerRole(s["role"]), s["affiliation"])
            for s in meta.get("speakers") or ()
        ),
        derivations=_derivations(stem),
    )


def _derivations(stem: str) -> tuple[Derivation, ...]:
    return tuple(
        Derivation(entry["kind"], of="Ozhgar Telegraph Agency", by=entry["by"])
        for entry in sample.planted()["circular"]
        if entry["copy"] == stem
    )


def _claim(stem: str, record: Record) -> Claim:
    value = record["value"]
    return Claim(
        id=record["id"],
        document=stem,
        subject=record["subject"],
        relation=record["relation"],
        evidence=Evidence(record["evidence"], record["start"], record["end"]),
        attribution=tuple(Hop(who) for who in record["attribution"]),
        object=record["object"],
        value=Quantity(**value) if isinstance(value, dict) else value,
        role=record["role"],
        polarity=Polarity(record["polarity"]),
        certainty=Certainty(record["certainty"]),
        kind=ClaimKind(record["kind"]),
        time=record["time"],
        place=record["place"],
        core=record["core"],
    )
