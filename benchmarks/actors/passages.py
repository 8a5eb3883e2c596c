"""Passages: whom every mention of a text means, in conflicts that nothing was tuned on.

    python -m benchmarks.actors.passages            # all sets
    python -m benchmarks.actors.passages --list     # what is wrong in the tuning set

`passages.yaml` says how mentions are marked. A mention is found where one of the layers ends with
it; its type is that of its referent. It means the right one when its referent was last pointed at
by a mention of the same thing, or by none where the thing is new. Not actors: named mentions of
organisations, states, persons and groups where the labels have nobody.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from factional.extract.annotate import annotate
from factional.model import EntityType, Mention
from factional.read import read

CASES = Path(__file__).with_name("passages.yaml")
_TYPES = {
    "O": EntityType.ORGANIZATION,
    "S": EntityType.STATE,
    "P": EntityType.PERSON,
    "G": EntityType.GROUP,
    "L": EntityType.PLACE,
    "E": EntityType.EVENT,
}
_NOBODY = "-"
_MARK = re.compile(r"\[|\|(?:([OSPGLE])\.(\w+)|(-))\]")


@dataclass(frozen=True, slots=True)
class Label:
    """A stretch of a passage and whom it means."""

    start: int
    end: int
    type: str
    key: str


@dataclass
class Tally:
    """Counts over some passages."""

    labels: int = 0
    found: int = 0
    typed: int = 0
    meant: int = 0
    right: int = 0
    invented: int = 0

    def add(self, other: Tally) -> None:
        """Add the counts of another passage."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def line(self) -> str:
        """The counts as one row."""
        cells = (("found", self.found), ("type", self.typed), ("meant", self.meant))
        shares = "  ".join(f"{k} {n / max(1, self.labels):.3f}" for k, n in cells)
        right = f"all three {self.right}/{self.labels} = {self.right / max(1, self.labels):.3f}"
        return f"{shares}  {right}  not actors {self.invented}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--list", action="store_true", help="show the tuning set's errors")
    options = parser.parse_args()
    totals: dict[str, Tally] = {}
    for case in yaml.safe_load(CASES.read_text(encoding="utf-8")):
        tally = score(case, show=options.list and case["set"] == "tune")
        totals.setdefault(case["set"], Tally()).add(tally)
        print(f"{case['name']:20}", tally.line)
    for name, total in totals.items():
        print(f"{name:20}", total.line)


def unmarked(text: str) -> tuple[str, list[Label]]:
    """A passage without its marks, and what they say, in text order."""
    plain: list[str] = []
    labels: list[Label] = []
    opened: list[int] = []
    at = length = 0
    for match in _MARK.finditer(text):
        plain.append(text[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match[0] == "[":
            opened.append(length)
        else:
            labels.append(Label(opened.pop(), length, match[1] or "", match[2] or _NOBODY))
    plain.append(text[at:])
    return "".join(plain), sorted(labels, key=lambda s: (s.start, -s.end))


def score(case: dict[str, Any], *, show: bool = False) -> Tally:
    """Hold the mentions of one passage against its labels."""
    text, labels = unmarked(case["text"])
    layers = annotate(read(text.encode(), f"{case['name']}.txt", name=case["name"]))
    mentions = sorted(
        (m for r in layers.referents.values() for m in r.mentions), key=lambda m: m.start
    )
    tally = Tally(labels=sum(s.key != _NOBODY for s in labels))
    last: dict[str, str] = {}
    seen: set[str] = set()
    for label in labels:
        hit = _hit(label, mentions)
        if label.key == _NOBODY:
            continue
        new = label.key not in seen
        seen.add(label.key)
        kind = layers.referents[hit.referent].type if hit else None
        typed = kind is _TYPES[label.type]
        held = last.get(hit.referent) if hit else None
        meant = hit is not None and held == (None if new else label.key)
        tally.found += hit is not None
        tally.typed += typed
        tally.meant += meant
        tally.right += typed and meant
        if hit:
            last[hit.referent] = label.key
        if show and not (typed and meant):
            said = " ".join(text[label.start : label.end].split())
            told = f"{hit.text!r} {hit.referent} {kind}, last {held}" if hit else "not found"
            print(f"   {said!r} {label.type}.{label.key}: {told}")
    for mention in mentions:
        kind = layers.referents[mention.referent].type
        acts = mention.named and kind not in (EntityType.PLACE, EntityType.EVENT)
        over = [s for s in labels if s.start < mention.end and mention.start < s.end]
        if acts and all(s.key == _NOBODY for s in over):
            tally.invented += 1
            if show:
                print(f"   not an actor: {mention.text!r} {mention.referent} {kind}")
    return tally


def _hit(label: Label, mentions: list[Mention]) -> Mention | None:
    """The mention that a label is of: one that ends with it, the nearest to it in length."""
    ending = [m for m in mentions if m.end == label.end]
    return min(ending, key=lambda m: abs(m.start - label.start), default=None)


if __name__ == "__main__":
    main()
