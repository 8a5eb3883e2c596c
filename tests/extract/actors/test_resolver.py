"""Who is meant: pronouns, descriptions and kinds of names in invented passages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from factional.extract.annotate import annotate_parsed
from factional.extract.language import analyse
from factional.extract.layers import Layers
from factional.model import EntityType
from tests.extract.documents import article

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("passages.yaml").read_text(encoding="utf-8")
)
_ARTICLE = re.compile(r"^(?:the|a|an|some) ", re.IGNORECASE)


@cache
def layers(text: str) -> Layers:
    """The layers of a passage, read once."""
    document = article(text)
    return annotate_parsed(document, analyse(text, [(0, len(text))]))


def place(text: str, phrase: str) -> tuple[int, int]:
    """Where a phrase stands; `it#2` is the second "it"."""
    words, _, number = phrase.partition("#")
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return found[int(number or 1) - 1]


def meant(made: Layers, span: tuple[int, int]) -> set[str]:
    """The names of what the mentions that end where a stretch does point at."""
    found = [
        m for s in made.sentences for m in s.mentions
        if m.end == span[1] and m.start >= span[0] - 4
    ]  # fmt: skip
    return {_ARTICLE.sub("", made.referents[m.referent].name) for m in found}


HARD = pytest.mark.xfail(strict=True, reason="only knowledge of the world tells")
POINTED = [
    pytest.param(
        case["text"],
        phrase,
        wanted,
        id=f"{phrase}: {case['text'][:50]}",
        marks=[HARD] if case.get("hard") and phrase.lower() != "its" else [],
    )
    for case in CASES
    for phrase, wanted in case.get("means", {}).items()
]
TYPED = [
    pytest.param(case["text"], name, kind, id=f"{name}: {case['text'][:50]}")
    for case in CASES
    for name, kind in case.get("types", {}).items()
]


@pytest.mark.parametrize(("text", "phrase", "wanted"), POINTED)
def test_means(text: str, phrase: str, wanted: str | list[str] | None) -> None:
    names = [wanted] if isinstance(wanted, str) else wanted or []
    expected = {_ARTICLE.sub("", n) for n in names}
    assert meant(layers(text), place(text, phrase)) == expected


@pytest.mark.parametrize(("text", "name", "kind"), TYPED)
def test_is(text: str, name: str, kind: str) -> None:
    made = layers(text)
    span = place(text, name)
    kinds = {
        made.referents[m.referent].type
        for s in made.sentences
        for m in s.mentions
        if m.start <= span[0] and m.end >= span[1] and m.text.endswith(name)
    }
    assert kinds == {EntityType(kind)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Leaders of the Velm Column met elders from Dorma.", "Leaders of the Velm Column"),
        ("Mercenaries from Dorma joined the Velm Column.", "Mercenaries from Dorma"),
        ("The allies of the Velm Column, who had fled, came back.", "allies of the Velm Column"),
    ],
)
def test_who_has_no_name_is_called_by_whose_he_is(text, name):
    assert name in {referent.name for referent in layers(text).referents.values()}


def test_an_agency_is_not_what_is_led():
    text = (
        "The Velm Column lost its leader in May. The Ostra Telegraph Agency named Omar Said as his "
        "successor. Members of the group insist that Ana Orsk leads it."
    )
    assert meant(layers(text), place(text, "the group")) == {"Velm Column"}
