"""Fictional documents of many layouts, each with what reading should make of it.

`documents/<name>.txt` has its expectations beside it in `<name>.yaml`: fields of the metadata, the
first and last words of the body, lines that are boilerplate, headings or by-lines, turns, speakers,
quotations with their speakers, what is the author's own again, derivations. What the file leaves
out is not tested.
"""

from pathlib import Path

import pytest
import yaml

from factional.model import AUTHOR, BlockKind
from factional.read import read

FOLDER = Path(__file__).parent / "documents"
FIELDS = (
    "title", "publisher", "authors", "published", "genre", "language", "section", "modified",
    "dateline",
)  # fmt: skip
CASES = [p for p in sorted(FOLDER.iterdir()) if p.suffix != ".yaml"]


@pytest.fixture(scope="module", params=CASES, ids=lambda p: p.name)
def case(request):
    expected = yaml.safe_load(request.param.with_suffix(".yaml").read_text(encoding="utf-8"))
    return read(request.param.read_bytes(), str(request.param)), expected


def of_kind(document, kind):
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is kind]


def block_of(document, begins):
    """The one block that opens with some words."""
    (block,) = (
        b for b in document.blocks if document.text[b.start : b.end].lstrip("> ").startswith(begins)
    )
    return block


def test_metadata(case):
    document, expected = case
    for field in FIELDS:
        if field not in expected:
            continue
        value = expected[field]
        value = tuple(value) if isinstance(value, list) else value and str(value)
        assert getattr(document.metadata, field) == value, field
        assert not value or document.metadata.found_in[field]
    if "hints" in expected:
        found = [[h.field, h.value] for h in document.metadata.hints]
        assert found == expected["hints"]


def test_body(case):
    document, expected = case
    body = document.text[slice(*document.body)]
    assert body.startswith(expected.get("begins", ""))
    assert body.endswith(expected.get("ends", ""))


def test_labels(case):
    document, expected = case
    assert set(expected.get("boilerplate", [])) <= set(of_kind(document, BlockKind.BOILERPLATE))
    assert set(expected.get("headings", [])) <= set(of_kind(document, BlockKind.HEADING))
    assert set(expected.get("bylines", [])) <= set(of_kind(document, BlockKind.BYLINE))


def test_turns(case):
    document, expected = case
    if "turns" not in expected:
        return
    found = [(t.kind, t.speaker, document.text[t.start : t.end]) for t in document.turns]
    wanted = [tuple(turn) for turn in expected["turns"]]
    assert [(k, s, t[: len(w[2])]) for (k, s, t), w in zip(found, wanted, strict=True)] == wanted


def test_voices(case):
    document, expected = case
    spoken = {(s.name, s.role, s.affiliation) for s in document.speakers}
    assert {tuple(s) for s in expected.get("speakers", [])} <= spoken
    derived = [[d.kind, d.of, d.by] for d in document.derivations]
    if "derivations" in expected:
        assert derived == expected["derivations"]
    for begins, speaker in expected.get("quotations", {}).items():
        block = block_of(document, begins)
        assert (block.kind, block.speaker) == (BlockKind.QUOTATION, speaker)
    for begins in expected.get("own", []):
        assert block_of(document, begins).speaker == AUTHOR
