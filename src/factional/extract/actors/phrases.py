"""Phrases: what stands before a cue, be it a name, a description or a pronoun."""

from __future__ import annotations

import re

from factional.extract.actors.masking import NAMES, Masked, Slot
from factional.extract.language import Analysis, NameType, Sentence, Span

_LEFT = {
    "det",
    "amod",
    "compound",
    "nummod",
    "nmod:poss",
    "det:poss",
    "advmod",
    "flat",
    "nmod:unmarked",
}
_UP = {"compound", "nmod", "flat", "amod", "nmod:poss", "nummod", "obl"}
_RELATIVE = ("which", "who", "that", "whom")
_NOMINAL = {"NOUN", "PROPN", "PRON"}


class Phrases:
    """The noun phrases of one sentence, asked for by where they end."""

    def __init__(self, text: str, analysis: Analysis, sentence: Sentence, masked: Masked) -> None:
        self.text = text
        self.words = analysis.words
        self.sentence = sentence
        self.masked = masked
        self._at = {self.words[i].start: i for i in range(sentence.first, sentence.last)}

    def _outside(self, at: int) -> int:
        """Where what is said of a thing begins: before its brackets, age and commas."""
        masked = self.masked.text
        depth = masked[:at].rfind("(")
        if depth > masked[:at].rfind(")") and "(" not in masked[at : at + 1]:
            at = depth
        while True:
            head = masked[:at].rstrip(' ,;:—–"”’»\n')
            closed = re.search(r"\s?[(\[][^()\[\]]*[)\]]$", head)
            age = re.search(r",?\s(?:aged\s)?\d{1,3}$", head)
            if closed:
                at = closed.start()
            elif age and head[: age.start()] and head[: age.start()][-1] in self.masked.slots:
                at = age.start()
            else:
                return len(head)

    def before(self, at: int) -> Slot | None:
        """The name that ends before a place of the masked sentence, unless it owns what follows."""
        said = self.masked.text
        if re.match(r"['’]s?\b", said[at : at + 3]):
            owner = re.search(rf",\s(?:the\s)?[{NAMES}]$", said[:at])
            at = owner.start() if owner else 0
        return self.masked.slot(self._outside(at) - 1)

    def subject(self, start: int, end: int) -> tuple[Span, Slot | None] | None:
        """The subject of the verb that a stretch of the masked sentence begins with, if it has one.

        Relative pronouns are none: what they stand for is what stands before.
        """
        first, last = self.masked.origin(start), self.masked.origin(end)
        inside = sorted(i for at, i in self._at.items() if first <= at < last)
        for i in inside:
            verb: int | None = i
            while verb is not None and self.words[verb].relation == "conj":
                found = self._nominal_subject(verb)
                if found is not None:
                    break
                verb = self.words[verb].head
            found = self._nominal_subject(verb) if verb is not None else None
            if found is None or self.words[found].start >= first:
                continue
            word = self.words[found]
            if (
                word.features.get("PronType") == "Rel"
                or self.text[word.start : word.end] in _RELATIVE
            ):
                return None
            return self._whole(found)
        return None

    def _nominal_subject(self, verb: int) -> int | None:
        for i in range(self.sentence.first, self.sentence.last):
            word = self.words[i]
            if word.head == verb and word.relation.partition(":")[0] == "nsubj":
                return i
        return None

    def _whole(self, head: int) -> tuple[Span, Slot | None] | None:
        """The name that a word is part of, or the description that it heads."""
        word = self.words[head]
        for slot in self.masked.slots.values():
            if slot.start <= word.start < slot.end:
                return Span(slot.start, slot.end), slot
        if word.tag not in _NOMINAL:
            return None
        first = self._first(head)
        return Span(self.words[first].start, word.end), None

    def place_inside(self, slot: Slot, other: Slot) -> bool:
        """Whether a place before a cue only says where what has the other name is."""
        if slot.type not in (NameType.PLACE, NameType.STATE):
            return False
        if other.type in (NameType.PLACE, NameType.STATE) or other.foreign:
            return False
        before = self.text[self.sentence.start : slot.start]
        return bool(re.search(r"\b(?:of|in|from|at|near|around)\s(?:the\s)?$", before))

    def description(self, at: int, *, near: bool = False) -> Span | None:
        """The description or pronoun that ends before a place of the masked sentence.

        Args:
            at: The place.
            near: Whether what follows hangs on the last noun ("part of a group called ...").
        """
        end = self.masked.origin(self._outside(at))
        last = max((i for i in self._at.values() if self.words[i].end <= end), default=None)
        if last is None or end - self.words[last].end > 2:
            return None
        head = last
        while not (near and self.words[head].tag == "NOUN"):
            up = self.words[head].head
            if up is None or up >= head or up < self.sentence.first:
                break
            if self.words[head].relation.partition(":")[0] not in _UP or (
                self.words[up].tag not in _NOMINAL
            ):
                break
            head = up
        if self.words[head].tag not in _NOMINAL:
            return None
        return Span(self.words[self._first(head)].start, self.words[last].end)

    def _first(self, head: int) -> int:
        """The first of the words before a head that modify it."""
        first = head
        for i in range(head - 1, self.sentence.first - 1, -1):
            if self._under(i, head):
                first = i
            elif self.words[i].relation != "punct":
                break
        return first

    def _under(self, i: int, head: int) -> bool:
        """Whether a word before a head is one of its modifiers, or of those of one."""
        while i != head:
            word = self.words[i]
            if word.head is None or word.relation not in _LEFT | {"case", "punct"}:
                return False
            if word.relation == "case" and word.head == head:
                return False
            i = word.head
            if i > head:
                return False
        return True

    def named(self, phrase: Span) -> Slot | None:
        """The name that a description stands beside in apposition ("X, an Uzbek born ...")."""
        inside = [i for start, i in self._at.items() if phrase.start <= start < phrase.end]
        for i in inside:
            word = self.words[i]
            if word.relation == "appos" and word.head is not None and word.head not in inside:
                head = self.words[word.head]
                for slot in self.masked.slots.values():
                    if slot.start <= head.start < slot.end and slot.end <= phrase.start:
                        return slot
        return None
