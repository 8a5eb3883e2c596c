"""The gold of the sample as the tests look at it."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from factional import sample
from factional.sample import anchor

Record = dict[str, Any]
STEMS = [path.stem for path in sample.documents()]


@dataclass(frozen=True)
class Annotated:
    """One document of the sample with its gold."""

    stem: str
    text: str
    meta: Record
    entities: dict[str, Record]
    claims: dict[str, Record]
    gaps: list[Record]

    def name(self, entity):
        """Name of an entity by its id; names of voices stand for themselves."""
        return self.entities[entity]["name"] if entity in self.entities else entity

    def forms(self):
        """Every name and mention of every entity, as (entity id, form)."""
        for entity in self.entities.values():
            for form in [entity["name"], *entity["mentions"]]:
                yield entity["id"], form


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@cache
def annotated(stem):
    folder = sample.gold() / stem
    exported = folder / f"{stem}.txt"
    path = next(p for p in sample.documents() if p.stem == stem)
    text = exported.read_bytes().decode() if exported.exists() else anchor.document_text(path)
    return Annotated(
        stem,
        text,
        json.loads((folder / f"{stem}.meta.json").read_text("utf-8")),
        {e["id"]: e for e in lines(folder / f"{stem}.entities.jsonl")},
        {c["id"]: c for c in lines(folder / f"{stem}.claims.jsonl")},
        lines(folder / f"{stem}.gaps.jsonl"),
    )


def everything():
    return [annotated(stem) for stem in STEMS]


def find(claim_id):
    """A claim of the gold and the document that it is of."""
    document = annotated(claim_id.rpartition("-")[0])
    return document, document.claims[claim_id]
