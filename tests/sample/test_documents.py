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
    assert lengths.pop("communique-irtam") < 300
    assert all(350 <= length <= 900 for length in lengths.values())


def test_the_repost_is_another_translation_and_no_copy():
    ours, theirs = (runs(annotated(stem).text) for stem in ("agency-irtam", "repost-irtam"))
    shared = len(ours & theirs) / len(theirs)
    assert 0 < shared < 0.3


def test_links_lead_nowhere():
    for path in sample.documents():
        hosts = re.findall(r"https?://([^/\s\"]+)", path.read_text("utf-8"))
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
