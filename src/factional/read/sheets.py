"""Fact sheets in plain lines: headings with what stands under them, as infoboxes are copied.

    Leaders: Ada Venn              Active regions<tab>Northern Keld
    Tomas Reek                     Southern Varnland

Known headings are those of `fields.en.yaml`. Lines that stand together, two of whose headings are
known, are a sheet; others between them belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from factional.vocabulary.lexicon import load, words

_LINE = re.compile(
    r"^[ \t]*(?:[-*•][ \t]+)?(?:\*\*|__)?([^\W\d_a-z][\w()/&’' -]{1,50}?)(?:\*\*|__)?"
    r"(?:[ \t]*:(?:\*\*|__)?[ \t]*\n?[ \t]*|[ ]*\t[ \t]*)(?=\S)",
    re.MULTILINE,
)
_LONG = 100  # code points of a line that is a sentence rather than an item


@dataclass(frozen=True, slots=True)
class Field:
    """A heading with what stands under it, by the offsets of the heading, the words, the end."""

    key: str
    start: int
    value: int
    end: int


@cache
def keys() -> Mapping[str, Mapping[str, Any]]:
    """What each heading states, in lower case."""
    return {key: entry for entry in load("fields.en")["fields"] for key in entry["keys"]}


def keyed(heading: str) -> str:
    """A heading as `keys` has it: "Leader(s)" is "leader", "area_of_operations" its words."""
    return " ".join(heading.lower().replace("(s)", "").replace("_", " ").split())


def sheets(text: str) -> Iterator[list[Field]]:
    """The sheets of a text, each from its first known heading to its last."""
    yield from _runs(_lines(text), text)


def _lines(text: str) -> list[Field]:
    """Every line with a heading, down to where its list ends.

    A heading that nobody knows and that has a line to itself parts the list above it.
    """
    found = [m for m in _LINE.finditer(text) if "\n" not in m.group() or _known(keyed(m.group(1)))]
    starts = [*(m.start() for m in found), len(text)]
    return [
        Field(keyed(m.group(1)), m.start(1), m.end(), _ends(text, m.end(), following))
        for m, (_, following) in zip(found, pairwise(starts), strict=True)
        if m.end() < following
    ]


def _ends(text: str, start: int, following: int) -> int:
    """Where the list under a heading ends: with a blank line, a sentence or the next heading."""
    at = stop = min(_line_end(text, start), following)
    while at < following and text[at : at + 1] == "\n":
        at = min(_line_end(text, at + 1), following)
        line = text[stop + 1 : at].strip()
        if not line or len(line) > _LONG or line.endswith((".", "?", "!")):
            break
        stop = at
    return stop


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return found if found >= 0 else len(text)


def _known(key: str) -> bool:
    return key in keys() or key in words("fields.en")["name"]


def _runs(fields: Sequence[Field], text: str) -> Iterator[list[Field]]:
    """Headed lines that stand together, two whose headings are known at least."""
    run: list[Field] = []
    for field in [*fields, None]:
        if run and (field is None or text[run[-1].end : field.start].strip(" \t\n-*•_")):
            known = [i for i, one in enumerate(run) if _known(one.key)]
            if len(known) > 1:
                yield run[known[0] : known[-1] + 1]
            run = []
        if field is not None:
            run.append(field)
