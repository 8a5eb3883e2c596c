"""What holds for every document that is read, and how real ones fare."""

import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.errors import EmptyDocument
from factional.model import AUTHOR, BlockKind, is_edtf
from factional.read import read, stem

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
DOCUMENTS = Path(__file__).parent / "documents"

LINES = st.sampled_from(
    [
        "Home", "• About us", "Share on Facebook", "By Jane Roe", "3 May 2017", "Q: Who?", "A: We.",
        "Interview with Jane Roe, leader of the Front", "Related posts", "> A quotation.", "---",
        "{{infobox | name = Dawn Front | size = 40 }}", "HADAR, 3 MAY 89 (AAA) -- [TEXT] WE LEFT.",
        "The Dawn Front left Hadar in May, as two officials said, and it has not come back since.",
        "قالت مصادر محلية إن كتيبة النخيل انسحبت من القرى الثلاث قرب النهر يوم أمس.", "[1]", "***",
        "“We left,” he said. 😀", "title: a", "© 2020 The Post", "\ufeff", "**Why?**", ""
    ]
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=30).map("\n".join) | st.text(max_size=200)
MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "</div>", "<b>Why?</b>", "<br><br>", "<nav>", "</nav>", "<h2>",
         "<script>x</script>", "&nbsp;", "<blockquote>", "Some text of it.", "كتيبة", "<a>", "<li>"]
    ),
    max_size=30,
).map(lambda parts: "<!DOCTYPE html><html><body>" + " ".join(parts))  # fmt: skip


def check(document):
    text = document.text
    previous = 0
    for block in document.blocks:
        assert previous <= block.start < block.end <= len(text)
        stretch = text[block.start : block.end]
        assert stretch == stretch.strip()
        assert not any(c.isalnum() for c in text[previous : block.start])
        previous = block.end
    assert not any(c.isalnum() for c in text[previous:])
    assert 0 <= document.body[0] < document.body[1] <= len(text)
    names = {s.name for s in document.speakers} | {AUTHOR}
    for turn in document.turns:
        assert turn.start < turn.end
        assert turn.speaker in names
    assert {b.speaker for b in document.blocks} <= names
    assert [t.start for t in document.turns] == sorted(t.start for t in document.turns)
    for derivation in document.derivations:
        assert text[derivation.start : derivation.end].strip()
    data = document.metadata
    assert data.published is None or is_edtf(data.published)
    for field in ("title", "publisher", "authors", "published", "language", "url"):
        assert bool(getattr(data, field)) == (field in data.found_in)


@given(TEXTS)
def test_blocks_hold_all_of_a_text_in_order(text):
    data = text.encode("utf-8", "replace")
    try:
        document = read(data, "note.txt")
    except EmptyDocument:
        assert not any(c.isalnum() for c in text) or "\0" in text
        return
    except ValueError:  # null bytes
        assert "\0" in text
        return
    if document.media_type == "text/plain" and "\0" not in text:
        assert document.text == data.decode()
    check(document)
    assert document == read(data, "note.txt")


@given(MARKUP)
def test_blocks_hold_all_visible_text_of_a_page(source):
    try:
        document = read(source.encode(), "page.html")
    except EmptyDocument:
        return
    check(document)
    assert "<" not in document.text
    assert document.text.count("Some text of it.") == source.count("Some text of it.")


@pytest.mark.parametrize(
    "path", [p for p in sorted(DOCUMENTS.iterdir()) if p.suffix != ".yaml"], ids=lambda p: p.name
)
def test_fictional_documents_keep_the_rules(path):
    check(read(path.read_bytes(), str(path)))


def test_the_same_bytes_are_the_same_document_wherever_they_are_from():
    data = (DOCUMENTS / "agency.txt").read_bytes()
    here, there = read(data, "agency.txt"), read(data, "https://example.org/news/42")

    assert (here.id, here.sha256, here.text, here.blocks) == (
        there.id, there.sha256, there.text, there.blocks
    )  # fmt: skip
    assert here.id == here.sha256[:16]
    assert (here.name, there.name) == ("agency", "42")
    assert here.metadata.url is None
    assert there.metadata.url == "https://example.org/news/42"


def test_front_matter_that_is_none_is_text():
    document = read(b"---\nA line: that: is no YAML\n---\n\nThe Dawn Front left.", "note.md")

    assert document.text.startswith("---")
    assert document.metadata.title != "A line"


def test_captions_in_the_way_of_agencies_are_no_claims_of_the_author():
    text = (
        "Ferrymen take up arms\n\nJane Roe – June 2, 2018\n\nA report from the delta:\n\n"
        "Masked ferrymen of the Lantern Guard wave flags at a rally in Ostrel, eastern Marania, "
        "02 June 2011. The rally was held against the toll.\n\n"
        "The Lantern Guard was founded in Ostrel, on 3 May 2009, and it has about 60 members now."
    )
    kinds = [b.kind for b in read(text.encode(), "note.txt").blocks]

    assert kinds[3:] == [BlockKind.CAPTION, BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("000.txt", "000"),
        ("folder/يوم.html", "يوم"),
        ("C:\\texts\\one.two.txt", "one.two"),
        ("https://example.org/a/b.html?x=1#y", "b"),
        ("https://example.org/%D9%8A%D9%88%D9%85/", "يوم"),
        ("https://example.org/", "example.org"),
    ],
)
def test_stems(place, name):
    assert stem(place) == name


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="needs the shared documents")
def test_real_documents_are_read_as_people_read_them():
    """Bodies nearly exact, dates and authors exact, nine turns in ten: measured on real texts."""
    score = runpy.run_path(str(ROOT / "benchmarks" / "read.py"))
    seen = 0
    for _, gold, document in score["documents"](SHARED):
        seen += 1
        check(document)
        assert score["body_f1"](gold, document) >= 0.97
        same = score["agreement"](gold, document)
        assert same["published"]
        assert same["authors"]
        found, turns, own = score["turn_score"](gold, document)
        assert found >= 0.9 * turns
        assert own <= 1.1 * turns + 1
        voices, wanted = score["voice_score"](gold, document)
        assert voices == wanted
    assert seen == len(list((SHARED / "gold").glob("*/*.meta.json")))
