"""UD English EWT, with PropBank's frames (attribution) and UDS factuality over its sentences."""

from __future__ import annotations

import dataclasses
import gzip
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from training.passages import Passage, Span
from training.sources import conllu, speech

_UNER = {"PER": "Person", "ORG": "Organization|State", "LOC": "State|Place"}


def passages(data: Path, split: str) -> Iterator[Passage]:
    """The documents of a split (`train`, `dev`): trees, attribution, factuality; dev has names."""
    values = _factuality(data / "uds_factuality" / f"UDS_IH2_{split}.jsonl.gz")
    names = _names(data / "ud_ewt" / f"en_ewt-ud-{split}.iob2") if split == "dev" else {}
    with TemporaryDirectory() as room:
        _unpack(data / "propbank_ewt" / "ewt_gold_skel_prop.tar.xz", Path(room))
        frames = Path(room) / "data" / "google" / "ewt"
        for document in conllu.documents(data / "ud_ewt" / f"en_ewt-ud-{split}.conllu.gz"):
            yield _passage(document, values, names, frames)


def _unpack(source: Path, room: Path) -> None:
    """The files of an archive, none outside the room; Python 3.11.2 has no `filter` for that."""
    with tarfile.open(source) as archive:
        for member in archive:
            target = (room / member.name).resolve()
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is not None and target.is_relative_to(room.resolve()):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(stream.read())


def _passage(
    document: conllu.Document,
    values: dict[str, list[tuple[int, float]]],
    names: dict[str, list[Span]],
    frames: Path,
) -> Passage:
    passage = conllu.passage(document, "ewt")
    factuality, spans, at = list[tuple[int, float]](), list[Span](), 0
    for sentence in document.sentences:
        text = " ".join(row.form for row in sentence.rows)
        factuality += [(at + i, value) for i, value in values.get(text, ())]
        spans += [Span(at + s.start, at + s.end, s.type) for s in names.get(sentence.name, ())]
        at += len(sentence.rows)
    return dataclasses.replace(
        passage,
        factuality=tuple(factuality),
        attributions=speech.by_frames(passage, document, frames),
        spans=tuple(spans) if names else None,
        known=("Organization", "State", "Person", "Place") if names else (),
    )


def _factuality(path: Path) -> dict[str, list[tuple[int, float]]]:
    """Values by a sentence's words; -3 to 3, of the first word of each predicate."""
    found: dict[str, list[tuple[int, float]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found[row["text"]] = [(t["span1"][0], float(t["label"])) for t in row["targets"]]
    return found


def _names(path: Path) -> dict[str, list[Span]]:
    """UNER's names by sentence id."""
    found: dict[str, list[Span]] = {}
    held: list[Span] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# sent_id"):
            held = found.setdefault(line.partition("=")[2].strip(), [])
        elif line and not line.startswith("#"):
            number, _, label = line.split("\t")[:3]
            at = int(number) - 1
            if label.startswith("B-"):
                held.append(Span(at, at + 1, _UNER[label[2:]]))
            elif label.startswith("I-") and held:
                held[-1] = dataclasses.replace(held[-1], end=at + 1)
    return found
