"""Turns the hand-made annotations of the sample into gold with offsets.

`annotations/<stem>.yaml` holds what a person wrote: entities, claims with the words that state
them, gaps, the head of the document. `gold/<stem>/` holds the same in the layout that annotations
are exchanged in, where every quotation has its place in the text. Places are found, never typed, so
that the gold can be made again when a document or the reading of it changes:

    python -m factional.sample.anchor            write the gold
    python -m factional.sample.anchor --check    exit 1 where it is out of date

A claim is `[subject, relation, object or value, quotation, {whatever else}]` below the `voice` that
says it. Whatever else: time, place, role, certainty, kind, `denied: true`, `core: false`, and
`nth: 2` where the quotation stands in the text more than once.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from factional.errors import AnnotationError
from factional.vocabulary.relations import Relation, Vocabulary

HERE = Path(__file__).parent
_EXTRAS = {"time", "place", "role", "certainty", "kind", "denied", "core", "nth"}

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one document in the layout that they are exchanged in."""

    stem: str
    meta: Record
    entities: list[Record]
    claims: list[Record]
    gaps: list[Record]

    def files(self) -> dict[str, str]:
        """Content of every file, by name."""
        return {
            f"{self.stem}.meta.json": json.dumps(self.meta, ensure_ascii=False, indent=1) + "\n",
            f"{self.stem}.entities.jsonl": _lines(self.entities),
            f"{self.stem}.claims.jsonl": _lines(self.claims),
            f"{self.stem}.gaps.jsonl": _lines(self.gaps),
        }


def anchor(stem: str, annotation: Mapping[str, Any], text: str) -> Gold:
    """Find every quotation of an annotation in the text.

    Args:
        stem: Name of the document, from which claims take their ids.
        annotation: What the YAML file holds.
        text: The text that offsets are to count in.

    Raises:
        AnnotationError: a quotation or mention is not in the text, stands there more than once, or
            a claim names an entity or relation that there is none of.
    """
    page = _Page(stem, text)
    vocabulary = Vocabulary.load()
    entities = {name: _entity(page, name, *entry) for name, entry in annotation["entities"].items()}
    claims = [
        _claim(page, entities, vocabulary[entry[1]], group["voice"], entry)
        for group in annotation["claims"]
        for entry in group["says"]
    ]
    claims.sort(key=lambda claim: (claim["start"], claim["end"]))
    for number, claim in enumerate(claims, 1):
        claim["id"] = f"{stem}-{number:03}"
    gaps = [_gap(page, entities, entry) for entry in annotation["gaps"]]
    meta = _meta(page, annotation["meta"])
    return Gold(stem, meta, list(entities.values()), claims, gaps)


def document_text(path: Path) -> str:
    """The text that offsets of a document count in: the file's own, or what reading it gives."""
    if path.suffix == ".txt":
        return path.read_bytes().decode("utf-8")
    from factional.read import read  # noqa: PLC0415  # plain text needs none of it

    return read(path.read_bytes(), path.name).text


def made(folder: Path = HERE) -> Iterator[tuple[Path, str]]:
    """Every file that the gold should hold, with its content."""
    for path in sorted((folder / "documents").iterdir()):
        source = folder / "annotations" / f"{path.stem}.yaml"
        annotation = yaml.safe_load(source.read_text(encoding="utf-8"))
        text = document_text(path)
        target = folder / "gold" / path.stem
        for name, content in anchor(path.stem, annotation, text).files().items():
            yield target / name, content
        if path.suffix != ".txt":
            yield target / f"{path.stem}.txt", text


def main(arguments: Sequence[str]) -> int:
    """Write the gold, or with `--check` say what is out of date."""
    return brought_up(made(), HERE, check="--check" in arguments)


def brought_up(files: Iterable[tuple[Path, str]], root: Path, *, check: bool) -> int:
    """Write files where they differ, or only say which do.

    Args:
        files: Each file with what should stand in it.
        root: What their printed paths count from.
        check: Whether nothing is written.

    Returns:
        The exit status: 1 where a check found something out of date.
    """
    stale = []
    for path, content in files:
        data = content.encode("utf-8")
        if path.exists() and path.read_bytes() == data:
            continue
        stale.append(path)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    for path in stale:
        print(path.relative_to(root))
    return 1 if stale and check else 0


class _Page:
    """A text to find quotations in."""

    def __init__(self, stem: str, text: str) -> None:
        self.stem = stem
        self.text = text

    def find(self, quotation: str, *, nth: int | None = None) -> tuple[int, int]:
        spans = self.spans(quotation)
        if not spans or (nth is not None and nth > len(spans)):
            raise AnnotationError(
                f"{self.stem}: {quotation!r} is not in the text{f' {nth} times' if nth else ''}. "
                "Quote it exactly, whole words."
            )
        if nth is None and len(spans) > 1:
            raise AnnotationError(
                f"{self.stem}: {quotation!r} stands in the text {len(spans)} times. "
                "Say which with nth, or quote more."
            )
        return spans[(nth or 1) - 1]

    def spans(self, quotation: str) -> list[tuple[int, int]]:
        whole = re.compile(rf"(?<!\w){re.escape(quotation)}(?!\w)")
        return [match.span() for match in whole.finditer(self.text)]

    def stretch(self, first: str, last: str, after: int = 0) -> tuple[int, int]:
        """From where the first words begin to where the last words end."""
        start = self.text.find(first, after)
        end = self.text.find(last, max(start, 0))
        if start < 0 or end < 0:
            raise AnnotationError(
                f"{self.stem}: nothing runs from {first!r} to {last!r}. Quote both ends exactly."
            )
        return start, end + len(last)


def _entity(page: _Page, name: str, title: str, kind: str, mentions: Sequence[str]) -> Record:
    for mention in mentions:
        if not page.spans(mention):
            raise AnnotationError(
                f"{page.stem}: {mention!r} ({name}) is not in the text. Quote it exactly."
            )
    return {"id": name, "name": title, "type": kind, "mentions": list(mentions)}


def _claim(
    page: _Page,
    entities: Mapping[str, Record],
    relation: Relation,
    voice: Sequence[str],
    entry: Sequence[Any],
) -> Record:
    subject, _, other, quotation = entry[:4]
    extra: Mapping[str, Any] = entry[4] if len(entry) > 4 else {}
    if unknown := set(extra) - _EXTRAS:
        raise AnnotationError(f"{page.stem}: {quotation!r} has {sorted(unknown)}. Mend the name.")
    named = None if relation.value else other
    for one in (subject, named, extra.get("place"), *voice):
        if one is not None and one not in entities and one != "<author>":
            raise AnnotationError(f"{page.stem}: no entity {one!r}. Add it, or mend the spelling.")
    start, end = page.find(quotation, nth=extra.get("nth"))
    return {
        "id": "",
        "subject": subject,
        "relation": relation.name,
        "object": named,
        "value": _value(other) if relation.value else None,
        "role": extra.get("role"),
        "polarity": "denied" if extra.get("denied") else "affirmed",
        "certainty": extra.get("certainty", "certain"),
        "kind": extra.get("kind", relation.kind.value),
        "time": str(extra["time"]) if "time" in extra else None,
        "place": extra.get("place"),
        "attribution": list(voice),
        "evidence": page.text[start:end],
        "start": start,
        "end": end,
        "core": extra.get("core", True),
    }


def _value(value: str | Mapping[str, Any]) -> str | Record:
    if isinstance(value, str):
        return value
    return {"min": None, "max": None, "approx": False, "unit": "members", **value}


def _gap(page: _Page, entities: Mapping[str, Record], entry: Mapping[str, Any]) -> Record:
    if missing := set(entry["about"]) - set(entities):
        raise AnnotationError(f"{page.stem}: no entity {sorted(missing)}. Mend the spelling.")
    start, end = page.find(entry["quote"])
    return {
        "speaker": entry["speaker"],
        "about": list(entry["about"]),
        "topic": entry["topic"],
        "reason": entry["reason"],
        "start": start,
        "end": end,
    }


def _meta(page: _Page, entry: Mapping[str, Any]) -> Record:
    meta: Record = {
        key: entry[key] for key in ("title", "publisher", "authors", "published", "genre")
    }
    meta["speakers"] = [
        {
            "name": speaker["name"],
            "role": speaker["role"],
            "affiliation": speaker.get("affiliation"),
        }
        for speaker in entry["speakers"]
    ]
    body = page.stretch(*entry["body"])
    meta["body"] = list(body)
    if "turns" in entry:
        meta["turns"] = []
        after = body[0]
        for kind, speaker, first, last in entry["turns"]:
            start, after = page.stretch(first, last, after)
            meta["turns"].append({"kind": kind, "speaker": speaker, "start": start, "end": after})
    return meta


def _lines(records: Sequence[Record]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
