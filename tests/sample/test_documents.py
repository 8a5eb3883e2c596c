"""The documents are ours, invented, and of the lengths and layouts that they are to show."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from factional import sample
from factional.sample import anchor
from tests.sample.gold import STEMS, annotated

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "samples"
RUN = 7


def words(text):
    return re.findall(r"\w+", text.lower())


def runs(text):
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the third-party texts are not here")
@pytest.mark.parametrize("stem", STEMS)
def test_no_sentence_is_taken_from_a_real_document(stem):
    ours = annotated(stem)
    start, end = ours.meta["body"]
    for path in SHARED.glob("*.txt"):
        assert not runs(ours.text[start:end]) & runs(path.read_text("utf-8"))


def test_they_are_of_readable_length():
    lengths = {stem: len(words(annotated(stem).text)) for stem in STEMS}
    assert all(150 <= length <= 900 for length in lengths.values())
    assert sum(length >= 350 for length in lengths.values()) >= 7


def test_the_repost_is_another_translation_and_no_copy():
    ours, theirs = (runs(annotated(stem).text) for stem in ("agency-irtam", "repost-irtam"))
    shared = len(ours & theirs) / len(theirs)
    assert 0 < shared < 0.3


def test_the_reprint_is_nearly_the_same_words():
    ours, theirs = (runs(annotated(stem).text) for stem in ("ledger-truce", "courier-truce"))
    assert 0.7 < len(ours & theirs) / len(theirs) < 1


def test_one_page_says_that_it_is_utf8_and_is_not():
    page = next(path for path in sample.documents() if path.stem == "observer-sulmati")
    data = page.read_bytes()
    assert b"charset=utf-8" in data
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert "أبو تميم السلمتي" in annotated("observer-sulmati").text


def test_links_lead_nowhere():
    for path in sample.documents():
        hosts = re.findall(r"https?://([^/\s\"]+)", path.read_text("latin-1"))
        assert all(host.endswith(".example") or host == "schema.org" for host in hosts)


@pytest.mark.parametrize("page", [anchor.HERE / "README.md", ROOT / "docs" / "sample-case.md"])
def test_the_pages_name_every_document(page):
    text = page.read_text("utf-8")
    assert all(f"`{path.name}`" in text for path in sample.documents())


def test_the_page_names_every_planted_question():
    text = (ROOT / "docs" / "sample-case.md").read_text("utf-8")
    for section in ("disputes", "predictions", "corroborations"):
        assert all(f"`{name}`" in text for name in sample.planted()[section])


def test_the_timeline_of_the_authors_runs_forward():
    text = (ROOT / "docs" / "sample-case.md").read_text("utf-8")
    dates = re.findall(r"^\| (20\d\d(?:-\d\d){0,2}) \|", text, flags=re.MULTILINE)
    assert len(dates) >= 15
    assert all(a[: len(b)] <= b[: len(a)] for a, b in pairwise(dates))
