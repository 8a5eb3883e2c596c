"""Our own labelled sentences and paragraphs (`training/field`), brought to words."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training import field
from training.field import Labelled
from training.names.sentences import generate
from training.passages import ENTITIES, Passage, Span, Stretch
from training.passages import Attribution as Said
from training.words import covering, paragraphs, words


def named(file: str) -> Iterator[Passage]:
    """The texts of a file of `training/field` that labels names."""
    for row in field.load(file):
        yield passage(row, named_=True, source="field")


def attributed(split: str) -> Iterator[Passage]:
    """The paragraphs of `attribution.yaml` in a split: names are not labelled there."""
    for row in field.load("attribution.yaml", split):
        yield passage(row, named_=False, source="attribution")


def generated(seed: int, count: int) -> Iterator[Passage]:
    """Texts of the field that chance puts together from templates, with their names."""
    for row in generate(random.Random(seed), count):
        yield passage(row, named_=True, source="generated")


def passage(row: Labelled, named_: bool, source: str) -> Passage:
    """One labelled text.

    Args:
        row: The text with what it has.
        named_: Whether its names are labelled; if not, its attributions are, all of them.
        source: What the passage is said to be from.
    """
    text = row["text"]
    offsets = words(text)
    spans = [
        Span(*stretch, kind)
        for start, end, kind in row["entities"]
        if (stretch := covering(offsets, start, end))
    ]
    return Passage(
        source,
        str(row["id"]),
        tuple(text[a:b] for a, b in offsets),
        paragraphs(text, offsets),
        spans=tuple(dict.fromkeys(spans)) if named_ else None,
        known=ENTITIES if named_ else (),
        attributions=(
            tuple(
                Said(
                    _stretch(offsets, one["source"]),
                    _stretch(offsets, one["cue"]),
                    tuple(c for part in one["content"] if (c := _stretch(offsets, part))),
                )
                for one in row["attributions"]
            )
            if not named_ or row["attributions"]
            else None
        ),
    )


def _stretch(offsets: list[Stretch], edges: Stretch | None) -> Stretch | None:
    return covering(offsets, *edges) if edges else None
