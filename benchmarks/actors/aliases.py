"""Aliases: how many of the other names that a sentence gives are found, and how many are wrong.

    python -m benchmarks.actors.aliases            # both sets
    python -m benchmarks.actors.aliases --misses   # what is missed or false in the tuning set

`aliases.yaml` says what the labels mean. A pair is found when both names agree, leaving articles,
quotation marks and titles out of account, in this order for `former` and `succeeds`; a name that
the sentence gives as another form of the right one counts as it. Of pairs found, how often the
kind, denial, doubt and speaker are right. What is labelled optional counts for nothing.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from factional.extract.actors.aliases import Stated, find_aliases
from factional.extract.language import analyse
from factional.extract.lexicon import words
from factional.extract.spelling import fold

CASES = Path(__file__).with_name("aliases.yaml")
_ORDERED = ("former", "succeeds")
_ARTICLES = ("the", "a", "an", "its", "his", "her", "their", "old", "some")


@dataclass
class Tally:
    """Counts over one set."""

    sentences: int = 0
    gold: int = 0
    found: int = 0
    false: int = 0
    kinds: int = 0
    moods: int = 0
    speakers: int = 0
    quiet: int = 0
    silent: int = 0

    @property
    def line(self) -> str:
        """The counts as one row."""
        precision = self.found / max(1, self.found + self.false)
        recall = self.found / max(1, self.gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        share = max(1, self.found)
        return (
            f"{self.sentences:9} {self.gold:6} {self.found:6} {self.false:6} {precision:10.3f}"
            f" {recall:7.3f} {f1:6.3f} {self.kinds / share:6.3f} {self.moods / share:6.3f}"
            f" {self.speakers / share:8.3f}   {self.quiet} of {self.silent}"
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="show the tuning set's errors")
    options = parser.parse_args()
    cases = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    tallies = {"tune": Tally(), "held": Tally()}
    for case in cases:
        shown = options.misses and case["set"] == "tune"
        count(case, tallies[case["set"]], show=shown)
    print(
        "set   sentences  pairs  found  false  precision  recall     F1   kind   mood  speaker   "
    )
    for name, tally in tallies.items():
        print(f"{name:5}{tally.line} sentences without a pair left alone")


def count(case: dict[str, Any], tally: Tally, *, show: bool = False) -> None:
    """Hold what is found in one sentence against its labels."""
    text = case["text"]
    found = list(find_aliases(text, analyse(text)))
    forms = _forms(case["pairs"])
    tally.sentences += 1
    missing = []
    for pair in case["pairs"]:
        hit = next((f for f in found if _agrees(pair, f, text, forms)), None)
        if hit is not None:
            found.remove(hit)
        if pair.get("optional"):
            continue
        tally.gold += 1
        if hit is None:
            missing.append(pair)
            continue
        tally.found += 1
        mood = bool(pair.get("denied")) == hit.denied and bool(pair.get("hedged")) == hit.hedged
        said = text[hit.speaker.start : hit.speaker.end] if hit.speaker else ""
        speaker = plain(said) == plain(pair.get("by", ""))
        tally.kinds += pair["kind"] == hit.kind
        tally.moods += mood
        tally.speakers += speaker
        if show and not (pair["kind"] == hit.kind and mood and speaker):
            print("FIELDS", text, "\n      ", pair, hit.kind, hit.denied, hit.hedged, repr(said))
    tally.false += len(found)
    if not case["pairs"]:
        tally.silent += 1
        tally.quiet += not found
    if show:
        for pair in missing:
            print("MISSED", text, "\n      ", pair)
        for stated in found:
            a, b = (text[s.start : s.end] for s in (stated.name, stated.other))
            print("FALSE ", text, "\n      ", a, "|", b, "|", stated.kind.value)


def plain(name: str) -> str:
    """A name as it is compared: folded, without article, title or quotation marks."""
    parts = re.sub(r"[“”\"«»„]", "", fold(name)).split()
    while len(parts) > 1 and (parts[0] in _ARTICLES or parts[0] in words("names", "titles")):
        parts = parts[1:]
    return " ".join(parts)


def _forms(pairs: list[dict[str, Any]]) -> dict[str, set[str]]:
    """Other forms of each name in the same sentence."""
    found: dict[str, set[str]] = {}
    for pair in pairs:
        if pair["kind"] not in _ORDERED and not pair.get("denied"):
            a, b = plain(pair["name"]), plain(pair["other"])
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return found


def _agrees(pair: dict[str, Any], stated: Stated, text: str, forms: dict[str, set[str]]) -> bool:
    said = [plain(text[s.start : s.end]) for s in (stated.name, stated.other)]
    gold = [plain(pair["name"]), plain(pair["other"])]
    ways = [said] if pair["kind"] in _ORDERED else [said, said[::-1]]
    return any(
        b == gold[1] and (a == gold[0] or (a != b and a in forms.get(gold[0], set())))
        for a, b in ways
    )


if __name__ == "__main__":
    main()
