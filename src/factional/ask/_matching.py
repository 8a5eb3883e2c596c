"""Which predicted claim is which gold claim of one document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from factional.ask._alignment import Annotated, Record, align, form, holds
from factional.vocabulary import Vocabulary

WINDOW = 250
"""How far apart, in code points, the evidence of one claim may lie in two annotations."""

LONGEST = 400
"""Evidence longer than this matches nothing."""

OPEN_VALUED = frozenset({"described_as", "aims_to"})
"""Relations whose values are put too differently to be compared."""

_QUALIFIERS = re.compile(r"[~?%]")


@dataclass(frozen=True)
class Matched:
    """One document's claims sorted out.

    Attributes:
        pairs: Core gold claims with the predictions that match them.
        missed: Core gold claims that nothing matches.
        false: Predictions that match nothing.
        side: Number of predictions that match a gold claim that is not core.
        unsound: Number of predictions whose evidence is too long or not in the text.
        predicted: Number of predictions that are scored.
    """

    pairs: list[tuple[Record, Record]]
    missed: list[Record]
    false: list[Record]
    side: int
    unsound: int
    predicted: int


class Match:
    """Gold and prediction of one document, held against each other."""

    def __init__(self, gold: Annotated, predicted: Annotated) -> None:
        self.gold = gold
        self.predicted = predicted
        self.aligned: Mapping[str, str] = align(gold, predicted)
        relations = Vocabulary.load().relations.values()
        self._symmetric = {relation.name for relation in relations if relation.symmetric}

    @cached_property
    def scored(self) -> list[Record]:
        """The predicted claims that count, right or wrong."""
        return [
            c
            for c in self.predicted.claims
            if c["relation"] not in OPEN_VALUED and not self._restates(c)
        ]

    @cached_property
    def claims(self) -> Matched:
        """The claims matched one to one, core claims before all others."""
        gold = [c for c in self.gold.claims if c["relation"] not in OPEN_VALUED]
        core = sorted((c for c in gold if c["core"]), key=lambda c: c["end"] - c["start"])
        predicted = self.scored
        sound = [self.sound(c) for c in predicted]
        left = dict.fromkeys(i for i, ok in enumerate(sound) if ok)
        pairs, missed = [], []
        for claim in core:
            fits = [i for i in left if self._same(claim, predicted[i])]
            if not fits:
                missed.append(claim)
                continue
            best = min(fits, key=lambda i: self._distance(claim, predicted[i]))
            del left[best]
            pairs.append((claim, predicted[best]))
        side = 0
        for claim in (c for c in gold if not c["core"]):
            fit = next((i for i in left if self._same(claim, predicted[i])), None)
            if fit is not None:
                del left[fit]
                side += 1
        false = [c for i, c in enumerate(predicted) if i in left or not sound[i]]
        return Matched(pairs, missed, false, side, sound.count(False), len(predicted))

    def _restates(self, claim: Record) -> bool:
        """Whether a claim is between two predicted entities that are one in gold."""
        if not claim.get("object"):
            return False
        subject = self.aligned.get(claim["subject"])
        return subject is not None and subject == self.aligned.get(claim["object"])

    def sound(self, claim: Record) -> bool:
        """Whether the evidence of a predicted claim is short enough, and in the text."""
        start, end = claim["start"], claim["end"]
        if not 0 < end - start <= LONGEST:
            return False
        text = self.predicted.text
        return text is None or text[start:end] == claim.get("evidence")

    def symmetric(self, claim: Record) -> bool:
        """Whether the relation of a claim is the same either way round."""
        return claim["relation"] in self._symmetric

    def _same(self, gold: Record, claim: Record) -> bool:
        return near(gold, claim) and self.says(gold, claim)

    def says(self, gold: Record, claim: Record) -> bool:
        """Whether a predicted claim says what a gold one says, wherever its evidence stands."""
        if gold["relation"] != claim["relation"] or gold["polarity"] != claim["polarity"]:
            return False
        subject = self.aligned.get(claim["subject"])
        if gold.get("object") is None:
            return subject == gold["subject"] and same_value(gold, claim)
        sides = (subject, self.aligned.get(claim.get("object") or ""))
        wanted = (gold["subject"], gold["object"])
        return sides == wanted or (self.symmetric(gold) and sides[::-1] == wanted)

    def _distance(self, gold: Record, claim: Record) -> tuple[bool, bool, int]:
        away = abs(claim["start"] - gold["start"])
        return not self.same_speaker(gold, claim), not same_time(gold, claim), away

    def same_speaker(self, gold: Record, claim: Record) -> bool:
        """Whether both are in the words of one: the document's own voice, or one entity or name."""
        if not gold.get("attribution") or not claim.get("attribution"):
            return False
        theirs, ours = gold["attribution"][0], claim["attribution"][0]
        wanted, found = self.gold.forms(theirs), self.predicted.forms(ours)
        own = self.gold.own_voice()
        if wanted & own:
            return bool(found & (own | self.predicted.own_voice()))
        if self.aligned.get(ours) == theirs or wanted & found:
            return True
        return any(holds(a, b) for a in wanted for b in found)

    def same_chain(self, gold: Record, claim: Record) -> bool:
        """Whether the speaker is right and the chain has the right number of voices."""
        lengths = {len(c.get("attribution") or ()) for c in (gold, claim)}
        return len(lengths) == 1 and self.same_speaker(gold, claim)

    @cached_property
    def wanted_entities(self) -> set[str]:
        """Gold entities that core claims are about."""
        core = [c for c in self.gold.claims if c["core"] and c["relation"] not in OPEN_VALUED]
        objects = {c["object"] for c in core if c.get("object")}
        return {c["subject"] for c in core} | objects

    @property
    def found_entities(self) -> int:
        """How many of those some predicted entity is aligned with."""
        return len(self.wanted_entities & set(self.aligned.values()))

    @property
    def split_entities(self) -> int:
        """How many predicted entities more than one are aligned with one of those."""
        counts = Counter(id for id in self.aligned.values() if id in self.wanted_entities)
        return sum(count - 1 for count in counts.values())


def near(one: Record, other: Record) -> bool:
    """Whether the evidence of two claims lies within `WINDOW` of each other."""
    return bool(one["start"] <= other["end"] + WINDOW and other["start"] <= one["end"] + WINDOW)


def same_value(gold: Record, claim: Record) -> bool:
    """Whether a predicted value is a gold one: the same bounds, or half of its words."""
    wanted, found = gold.get("value"), claim.get("value")
    if wanted is None:
        return True
    if gold["relation"] == "strength":
        if not isinstance(wanted, dict) or not isinstance(found, dict):
            return False
        return all(_number(wanted.get(k)) == _number(found.get(k)) for k in ("min", "max"))
    ours, theirs = set(form(str(found or "")).split()), set(form(str(wanted)).split())
    common = ours & theirs
    return bool(common) and 2 * len(common) >= min(len(ours), len(theirs))


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def same_time(gold: Record, claim: Record) -> bool:
    """Whether two EDTF times are one: equal but for `~?%`, or intervals with the same known end.

    Of an interval with a start the starts are compared, of one without the ends.
    """
    if not gold.get("time") or not claim.get("time"):
        return not gold.get("time") and not claim.get("time")
    wanted, found = (_QUALIFIERS.sub("", c["time"]) for c in (gold, claim))
    if wanted == found:
        return True
    (start, _, end), (other_start, _, other_end) = wanted.partition("/"), found.partition("/")
    return bool(end == other_end if start in ("", "..") else start == other_start)
