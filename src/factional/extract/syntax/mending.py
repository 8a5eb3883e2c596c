"""Mending: what a small parser gets wrong again and again, put right by rules.

A rule moves one word under another head and leaves the rest of the tree as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factional.extract.language import Sentence, Word
from factional.vocabulary.lexicon import words

_NOMINAL = ("NOUN", "PROPN")
_CLAUSAL = ("nsubj", "nsubj:pass", "cop", "aux", "aux:pass", "mark", "csubj", "obj")


def mended(text: str, parsed: Sequence[Word], sentences: Sequence[Sentence]) -> tuple[Word, ...]:
    """The words with heads put right, sentence by sentence."""
    made = _Mending(text, parsed)
    for sentence in sentences:
        made.rooted(sentence)
        for i in range(sentence.first, sentence.last):
            made.raised(i)
        for i in range(sentence.first, sentence.last):
            made.coordinated(i, sentence)
            made.before_bracket(i, sentence)
            made.after_comma(i, sentence)
            made.after_of(i, sentence)
            made.second_subject(i, sentence)
            made.listed(i, sentence)
        made.rooted(sentence)
    return tuple(made.words)


class _Mending:
    def __init__(self, text: str, parsed: Sequence[Word]) -> None:
        self.text = text
        self.words = list(parsed)

    def form(self, i: int) -> str:
        return self.text[self.words[i].start : self.words[i].end]

    def head(self, i: int) -> int:
        found = self.words[i].head
        return -1 if found is None else found

    def move(self, i: int, head: int, relation: str) -> None:
        self.words[i] = replace(self.words[i], head=head, relation=relation)

    def rooted(self, sentence: Sentence) -> None:
        """Words that hang on each other in a ring, where windows meet, put under the root."""
        inside = range(sentence.first, sentence.last)
        root = next((i for i in inside if self.words[i].head is None), sentence.first)
        for i in inside:
            seen = {i}
            at = self.words[i].head
            while at is not None and at not in seen and at in inside:
                seen.add(at)
                at = self.words[at].head
            if at is not None and i != root:
                self.move(i, root, "dep")
            elif at is not None:
                self.words[i] = replace(self.words[i], head=None, relation="root")

    def children(self, i: int, sentence: Sentence) -> list[int]:
        return [k for k in range(sentence.first, sentence.last) if self.words[k].head == i]

    def under(self, i: int, other: int) -> bool:
        steps = 0
        while i != other and i >= 0 and steps < 100:
            i, steps = self.head(i), steps + 1
        return i == other

    def raised(self, i: int) -> None:
        """A preposition or article hung on a word inside the noun phrase that it opens."""
        word = self.words[i]
        if word.relation not in ("case", "det"):
            return
        head = self.head(i)
        while (
            head > i
            and self.words[head].relation in ("compound", "amod", "nummod", "nmod:desc")
            and self.head(head) > head
            and self.words[self.head(head)].tag in _NOMINAL
        ):
            head = self.head(head)
        if head != self.head(i):
            self.move(i, head, word.relation)

    def coordinated(self, i: int, sentence: Sentence) -> None:
        """A name hung on the verb as if it were a clause: "[A] and [B] have accused"."""
        word = self.words[i]
        head = self.head(i)
        if word.relation != "conj" or word.tag not in _NOMINAL or head < 0:
            return
        if self.words[head].tag not in ("VERB", "AUX"):
            return
        own = self.children(i, sentence)
        if any(self.words[c].relation in _CLAUSAL for c in own):
            return
        links = [c for c in own if self.words[c].relation == "cc" and c < i]
        if not links:
            return
        before = links[0] - 1
        while before > sentence.first and self.words[before].tag == "PUNCT":
            before -= 1
        if before < sentence.first or before == head:
            return
        while self.words[before].tag not in _NOMINAL or self.words[before].relation in (
            "flat", "compound",
        ):  # fmt: skip
            before = self.head(before)
            if before < 0 or before == head or before >= i:
                return
        if not self.under(before, i):
            self.move(i, before, "conj")

    def before_bracket(self, i: int, sentence: Sentence) -> None:
        """A name with its abbreviation before a noun: "[Front] (F) fighters"."""
        word = self.words[i]
        if word.tag != "PROPN" or not word.relation.startswith(("obl", "dep", "nmod", "obj")):
            return
        if any(self.words[c].relation == "case" for c in self.children(i, sentence)):
            return
        close = i + 3
        if close + 1 >= sentence.last or self.form(i + 1) != "(" or self.form(close) != ")":
            return
        noun = self.words[close + 1]
        if noun.tag == "NOUN" and noun.head != i and self.form(close + 1).islower():
            self.move(i, close + 1, "compound")

    def after_comma(self, i: int, sentence: Sentence) -> None:
        """A participle hung on a noun further off than the name it follows: "[A], formed"."""
        word = self.words[i]
        head = self.head(i)
        if word.relation != "acl" or word.tag != "VERB" or i < sentence.first + 2:
            return
        if self.form(i - 1) != "," or self.words[i - 2].tag != "PROPN":
            return
        near = i - 2
        while self.words[near].relation in ("flat", "compound", "appos") and self.head(near) >= 0:
            near = self.head(near)
        if near != head and near < i and not self.under(near, head) and not self.under(head, near):
            self.move(i, near, "acl")

    def second_subject(self, i: int, sentence: Sentence) -> None:
        """An apposition taken for a subject of its own.

        "[Keld], a stronghold of [A], fell"; "A critic of [A], [B] fell".
        """
        word = self.words[i]
        if word.tag not in _NOMINAL or not word.relation.startswith("nsubj"):
            return
        first = [
            k
            for k in self.children(self.head(i), sentence)
            if k < i and self.words[k].relation == word.relation and self.words[k].tag in _NOMINAL
        ]
        if len(first) != 1:
            return
        start = min([i, *self.children(i, sentence)])
        if start <= first[0] or self.form(start - 1) != ",":
            return
        if self.words[first[0]].tag == "PROPN":
            self.move(i, first[0], "appos")
        elif self.words[first[0]].tag == "NOUN" and word.tag == "PROPN":
            self.move(first[0], i, "appos")

    def listed(self, i: int, sentence: Sentence) -> None:
        """A name in a list taken for an apposition of the one before it: "[A], [B] and [C]"."""
        head = self.head(i)
        if self.words[i].relation != "appos" or head < 0:
            return
        later = [
            k
            for k in self.children(head, sentence)
            if k > i
            and self.words[k].relation == "conj"
            and any(self.words[c].relation == "cc" for c in self.children(k, sentence))
        ]
        own = [k for k in self.children(i, sentence) if self.words[k].relation != "punct"]
        start = min([i, *own])
        names = all(self.words[k].tag == "PROPN" for k in (head, i, *later))
        if later and names and self.form(start - 1) == ",":
            self.move(i, head, "conj")

    def after_of(self, i: int, sentence: Sentence) -> None:
        """What "of" ties to the noun right before it, hung on the verb: "killed members of [A]"."""
        word = self.words[i]
        head = self.head(i)
        if word.relation not in ("obl", "obl:agent") or head < 0:
            return
        after_verb = head < i
        if after_verb and self.words[head].lemma.lower() in words("control.en")["of"]:
            return
        cases = [c for c in self.children(i, sentence) if self.words[c].relation == "case"]
        if len(cases) != 1 or self.form(cases[0]).lower() != "of":
            return
        before = cases[0] - 1
        if before < sentence.first or (after_verb and before <= head):
            return
        if self.words[before].tag not in ("NOUN", "PROPN"):
            return
        while self.words[before].relation in ("flat", "compound") and (
            self.head(before) > head if after_verb else 0 <= self.head(before) < i
        ):
            before = self.head(before)
        if not self.under(before, i):
            self.move(i, before, "nmod")
