"""Annotated documents as they are scored, and which entity of one is which of another."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from factional.errors import AnnotationError

Record = Mapping[str, Any]
"""One line of an annotation file."""

_APOSTROPHES = "’‘'`ʿʾʻ"
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s?\b")
_MARKS = re.compile(rf"[{_APOSTROPHES}]")
_ARTICLE = re.compile(r"^(?:the|an?) ")
_SHORTEST_PART = 5
_OWN_VOICES = frozenset({"author", "publisher", "interviewer"})


@lru_cache(maxsize=65536)
def form(text: str) -> str:
    """A surface form as annotations are compared: no case, diacritics, marks, English article."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    if plain.endswith(("'s", "’s")):
        plain = _POSSESSIVE.sub("", plain)
    words = re.sub(r"[^\w]+", " ", _MARKS.sub("", plain)).strip()
    return _ARTICLE.sub("", words)


@dataclass(frozen=True)
class Annotated:
    """The annotation of one document.

    Attributes:
        name: Stem of its files.
        claims: Its claims, as in the file.
        entities: Its entities by id.
        meta: Its metadata.
        text: The text that evidence is checked against; None where it is not at hand.
    """

    name: str
    claims: list[Record]
    entities: dict[str, Record]
    meta: Record = field(default_factory=dict)
    text: str | None = None

    @classmethod
    def load(cls, root: Path, name: str, texts: Path | None = None) -> Annotated:
        """Read the annotation of a document; files that are not there are empty.

        Raises:
            AnnotationError: a file is not JSON, or the text is asked for and not there.
        """
        folder = root / name
        meta = folder / f"{name}.meta.json"
        text = None
        if texts is not None:
            try:
                text = (texts / f"{name}.txt").read_bytes().decode("utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise AnnotationError(
                    f"No text {name}.txt can be read in {texts}. Put it there, or leave texts out."
                ) from error
        return cls(
            name,
            _lines(folder / f"{name}.claims.jsonl"),
            {entity["id"]: entity for entity in _lines(folder / f"{name}.entities.jsonl")},
            _json(meta.read_text(encoding="utf-8"), meta) if meta.exists() else {},
            text,
        )

    def forms(self, who: str | None) -> frozenset[str]:
        """All forms of an entity, or the one of a name that is no entity's id."""
        if who is None:
            return frozenset()
        entity = self.entities.get(who)
        if entity is None:
            names = [who]
        else:
            names = [entity.get("name") or "", *(entity.get("mentions") or ())]
        return frozenset(folded for name in names if name and (folded := form(name)))

    def own_voice(self) -> frozenset[str]:
        """Forms that stand for the document's own voice: its authors, publisher, interviewer."""
        authors = self.meta.get("authors") or []
        speakers = self.meta.get("speakers") or []
        names = [*authors, self.meta.get("publisher") or ""]
        names += [s["name"] for s in speakers if s.get("role") in _OWN_VOICES]
        found = {form(name) for name in names if name}
        return frozenset(found.union({"author"}, *map(self.forms, authors)))


def annotated_documents(root: Path) -> list[str]:
    """Names of the documents that a folder holds claims of, sorted.

    Raises:
        AnnotationError: there are none.
    """
    folders = sorted(root.iterdir()) if root.is_dir() else []
    names = [f.name for f in folders if (f / f"{f.name}.claims.jsonl").exists()]
    if not names:
        raise AnnotationError(
            f"{root} holds no annotated documents. Name a folder of <stem>/<stem>.claims.jsonl."
        )
    return names


def _lines(path: Path) -> list[Record]:
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_json(line, path) for line in lines if line.strip()]


def _json(text: str, path: Path) -> Record:
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        raise AnnotationError(
            f"{path} holds what is not JSON ({error}). Mend that line."
        ) from error
    if not isinstance(record, dict):
        raise AnnotationError(f"{path} holds something else than JSON objects. Mend that line.")
    return record


def align(gold: Annotated, predicted: Annotated) -> dict[str, str]:
    """Gold entity id by predicted entity id: that with which it shares most of all their forms.

    Where none is shared, a form that holds another as whole words counts for half a shared one.
    Of equal fits, the same name and then the same type decide.
    """
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for id in gold.entities:
        for shape in gold.forms(id):
            holders[shape].add(id)
    aligned = {}
    for id, entity in predicted.entities.items():
        mine = predicted.forms(id)
        shared = _shared(mine, holders) or _contained(mine, holders)
        if shared:
            aligned[id] = max(sorted(shared), key=_fitting(gold, entity, mine, shared))
    return aligned


def _fitting(
    gold: Annotated, entity: Record, mine: frozenset[str], shared: Mapping[str, float]
) -> Callable[[str], tuple[float, bool, bool]]:
    def fit(id: str) -> tuple[float, bool, bool]:
        other = gold.entities[id]
        return (
            shared[id] / len(mine | gold.forms(id)),
            form(other["name"]) == form(entity.get("name") or ""),
            other["type"] == entity.get("type"),
        )

    return fit


def _shared(mine: frozenset[str], holders: Mapping[str, set[str]]) -> dict[str, float]:
    votes: defaultdict[str, float] = defaultdict(float)
    for shape in mine:
        for id in holders.get(shape, ()):
            votes[id] += 1
    return votes


def _contained(mine: frozenset[str], holders: Mapping[str, set[str]]) -> dict[str, float]:
    votes: defaultdict[str, float] = defaultdict(float)
    for shape in mine:
        for other, ids in holders.items():
            if holds(shape, other):
                for id in ids:
                    votes[id] += 0.5
    return votes


def holds(one: str, other: str) -> bool:
    """Whether one of two forms, neither very short, holds the other as whole words."""
    if min(len(one), len(other)) < _SHORTEST_PART:
        return False
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "
