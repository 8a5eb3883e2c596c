"""Finders: the words that stand for a pattern are in whatever it matches."""

import pytest

from factional.read import cues
from factional.read.finders import finder

LINES = [
    "We use cookies. All rights reserved.",
    "Opinions expressed here are those of the author, not of the Post.",
    "An interview with Ada Lock", "Q&A: the weir", "Q & A", "In conversation with Tom Reed",
    "STATEMENT No. 4", "Communiqué from the wardens", "Заявление совета", "بيان صادر عن المجلس",
    "Conclusion", "In my view, this paper argues nothing.", "I think so.", "An op-ed",
    "(AFP)", "Photo: (AP)", "(Getty Images)", "Category: Rivers", "History [edit]",
    "From Uplandia, the free almanac", "References", "Translated by Ada Lock",
    "This article appeared in The Quay Review.", "Source: The Quay Review",
]  # fmt: skip
PATHS = [
    "furniture.anywhere", "caption.anywhere", "caption.ending", "genre.interview",
    "genre.statement", "genre.analysis", "genre.reference", "genre.encyclopaedia", "genre.study",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_the_quick_way_finds_what_the_pattern_finds(path):
    found = cues.anywhere(path)

    for line in LINES:
        for text in (line, line.upper(), line.lower()):
            assert bool(found.search(text)) == bool(found.pattern.search(text)), text
            assert bool(found.match(text)) == bool(found.pattern.match(text)), text


@pytest.mark.parametrize("kind", ["translation", "repost", "reprint", "summary"])
def test_templates_too(kind):
    for found in cues.templates(f"derivation.{kind}"):
        for line in LINES:
            assert bool(found.search(line)) == bool(found.pattern.search(line))


@pytest.mark.parametrize(
    ("entry", "hints"),
    [
        ("share on facebook", ("share on facebook",)),
        (r"\binterviews?\b", ("interview",)),
        ("(views|opinions) held", ("views", "opinions")),
        ("(views|opinions)", ("views", "opinions")),
        ("(optional )?words", ("words",)),
        (r"a[bcd]e?f", None),
        ("one|three", ("one", "three")),
        ("x|three", None),
        (r"[ab|cd] seen", ("seen",)),
    ],
)
def test_what_an_entry_requires(entry, hints):
    assert finder(entry, [entry]).hints == hints
