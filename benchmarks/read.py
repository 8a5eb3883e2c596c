"""How well reading does on documents with hand-made gold.

    python benchmarks/read.py                the bundled sample
    python benchmarks/read.py ../shared      a folder with samples/ and gold/

Prints, for each document of `<folder>/gold` whose text is in `<folder>/samples`, or for each of the
sample:

- F1 of the body over code points;
- whether title, publisher, authors, date and genre agree;
- turns found, of all in gold, and how many were read: same kind and speaker, and spans that
  overlap by 0.9 of their union;
- voices found by name and role, without those that are only cited in the text, which reading leaves
  to extraction.

Where gold has a placeholder for a speaker without a name ("interviewee", "a member of the Dawn
Guard"), any placeholder that is no name is the same.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factional import sample
from factional.model import Document
from factional.read import read

WIDTH = 20
PLACEHOLDERS = ("a ", "an ", "the ")
FIELDS = ("title", "publisher", "authors", "published", "genre")


def main() -> None:
    """Score every document that has gold, and print a table."""
    parser = argparse.ArgumentParser(description="Scores of reading against gold.")
    parser.add_argument(
        "folder", type=Path, nargs="?", help="folder with samples/ and gold/; default: the sample"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed")
    options = parser.parse_args()
    print(f"{'doc':{WIDTH}} {'body F1':>8}  {'  '.join(FIELDS)}  {'turns':>11}  {'voices':>7}")
    for name, gold, document in documents(options.folder) if options.folder else bundled():
        print(row(name, gold, document))
        if options.verbose:
            for line in missed(gold, document):
                print(f"       {line}")


def bundled() -> Iterator[tuple[str, dict[str, Any], Document]]:
    """Name, gold and document as read, for each document of the sample."""
    for path in sample.documents():
        meta = sample.gold() / path.stem / f"{path.stem}.meta.json"
        gold = json.loads(meta.read_text(encoding="utf-8"))
        yield path.stem, gold, read(path.read_bytes(), str(path))


def documents(folder: Path) -> Iterator[tuple[str, dict[str, Any], Document]]:
    """Name, gold and document as read, for each text that has gold."""
    for meta in sorted((folder / "gold").glob("*/*.meta.json")):
        name = meta.parent.name
        text = folder / "samples" / f"{name}.txt"
        if text.exists():
            gold = json.loads(meta.read_text(encoding="utf-8"))
            yield name, gold, read(text.read_bytes(), str(text))


def row(name: str, gold: dict[str, Any], document: Document) -> str:
    """One line of the table."""
    same = agreement(gold, document)
    marks = "  ".join(("yes" if same[f] else "NO").center(len(f)) for f in FIELDS)
    found, turns, own = turn_score(gold, document)
    spoken, voices = voice_score(gold, document)
    score = body_f1(gold, document)
    turned, heard = f"{found}/{turns} of {own}", f"{spoken}/{voices}"
    return f"{name:{WIDTH}} {score:8.4f}  {marks}  {turned:>11}  {heard:>7}"


def body_f1(gold: dict[str, Any], document: Document) -> float:
    """F1 over the code points of the body."""
    a, b = map(int, gold["body"])
    c, d = document.body
    shared = max(0, min(b, d) - max(a, c))
    return 2 * shared / ((b - a) + (d - c))


def agreement(gold: dict[str, Any], document: Document) -> dict[str, bool]:
    """Whether each field of the metadata is what gold says."""
    own = document.metadata
    values = {**{f: getattr(own, f) for f in FIELDS}, "authors": list(own.authors)}
    return {f: " ".join(str(values[f]).split()) == " ".join(str(gold[f]).split()) for f in FIELDS}


def same_speaker(gold: str, own: str) -> bool:
    """Whether two names are one; a placeholder in gold takes any placeholder."""
    unnamed = gold == "interviewee" or gold.startswith(PLACEHOLDERS)
    return gold == own or (unnamed and own.startswith(PLACEHOLDERS))


def overlap(a: dict[str, Any], start: int, end: int) -> float:
    """Intersection over union of two spans."""
    first, last = int(a["start"]), int(a["end"])
    shared = max(0, min(last, end) - max(first, start))
    return shared / (max(last, end) - min(first, start))


def turn_score(gold: dict[str, Any], document: Document) -> tuple[int, int, int]:
    """Turns of gold that were found, turns of gold, turns as read."""
    turns = gold.get("turns") or []
    found = sum(_turn_found(turn, document) for turn in turns)
    return found, len(turns), len(document.turns)


def _turn_found(turn: dict[str, Any], document: Document) -> bool:
    return any(
        t.kind == turn["kind"]
        and same_speaker(turn["speaker"], t.speaker)
        and overlap(turn, t.start, t.end) >= 0.9
        for t in document.turns
    )


def _voice_found(voice: dict[str, Any], document: Document) -> bool:
    return any(
        s.role == voice["role"] and same_speaker(voice["name"], s.name) for s in document.speakers
    )


def _voices(gold: dict[str, Any]) -> list[dict[str, Any]]:
    return [s for s in gold["speakers"] if s["role"] != "cited"]


def voice_score(gold: dict[str, Any], document: Document) -> tuple[int, int]:
    """Voices of gold found by name and role, and all of them but the cited."""
    voices = _voices(gold)
    return sum(_voice_found(v, document) for v in voices), len(voices)


def missed(gold: dict[str, Any], document: Document) -> Iterator[str]:
    """What differs, a line each."""
    for name, same in agreement(gold, document).items():
        if not same:
            yield f"{name}: {getattr(document.metadata, name)!r}, gold has {gold[name]!r}"
    if body_f1(gold, document) < 1:
        yield f"body: {document.body}, gold has {gold['body']}"
    for turn in gold.get("turns") or []:
        if not _turn_found(turn, document):
            yield f"turn not found: {turn}"
    for voice in _voices(gold):
        if not _voice_found(voice, document):
            yield f"voice not found: {voice['name']} ({voice['role']})"


if __name__ == "__main__":
    main()
