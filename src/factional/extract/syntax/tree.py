"""Trees: the words of a document with who depends on whom, in Universal Dependencies 2.

A word is its index into `Analysis.words`; offsets are code points of the document's text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from factional.extract.language import Analysis, Sentence, Word
from factional.extract.syntax.bases import base, singular
from factional.extract.syntax.mending import mended

_LOOSE = ("conj", "cc", "punct", "parataxis", "appos", "list", "dep")
_HAS_PREPOSITION = ("case", "mark")


class Tree:
    """The words of one document as trees, one a sentence.

    Attributes:
        text: The document's text.
        words: All words, in text order.
        sentences: All sentences, in text order.
    """

    def __init__(self, text: str, analysis: Analysis) -> None:
        self.text = text
        self.words: tuple[Word, ...] = mended(
            text, analysis.words, analysis.sentences, analysis.names
        )
        self.sentences: tuple[Sentence, ...] = analysis.sentences
        self._starts = [w.start for w in self.words]
        self._firsts = [s.first for s in self.sentences]
        self._children: list[list[int]] = [[] for _ in self.words]
        for i, word in enumerate(self.words):
            if word.head is not None:
                self._children[word.head].append(i)

    def form(self, i: int) -> str:
        """The word as it stands."""
        word = self.words[i]
        return self.text[word.start : word.end]

    def lower(self, i: int) -> str:
        """The word in lower case, with straight apostrophes."""
        return self.form(i).lower().replace("’", "'")

    def lemma(self, i: int) -> str:
        """Dictionary form in lower case."""
        word = self.words[i]
        if word.tag == "VERB":
            return base(self.form(i), word.lemma)
        if word.tag == "NOUN":
            return singular(self.form(i), word.lemma)
        return word.lemma.lower().replace("’", "'")

    def tag(self, i: int) -> str:
        """Universal part of speech."""
        return self.words[i].tag

    def head(self, i: int) -> int | None:
        """The word it depends on; None for the root of a sentence."""
        return self.words[i].head

    def relation(self, i: int) -> str:
        """How it depends on its head, without the subtype: `nsubj:pass` is `nsubj`."""
        return self.words[i].relation.partition(":")[0]

    def is_(self, i: int, *relations: str) -> bool:
        """Whether it depends in one of these ways; `nsubj` covers its subtypes."""
        full = self.words[i].relation
        return full in relations or full.partition(":")[0] in relations

    def feature(self, i: int, name: str) -> str | None:
        """A universal feature, such as `Number`."""
        return self.words[i].features.get(name)

    def children(self, i: int, *relations: str) -> list[int]:
        """The words that depend on one, all or those in some relations, in text order."""
        if not relations:
            return self._children[i]
        return [c for c in self._children[i] if self.is_(c, *relations)]

    def child(self, i: int, *relations: str) -> int | None:
        """The first dependent in one of some relations."""
        return next((c for c in self._children[i] if self.is_(c, *relations)), None)

    def ancestors(self, i: int) -> Iterator[int]:
        """The words above one, from its head up to the root."""
        seen = {i}
        head = self.words[i].head
        while head is not None and head not in seen:
            seen.add(head)
            yield head
            head = self.words[head].head

    def joined(self, one: int, other: int) -> int:
        """The word that two words of a sentence hang together by; the first where none is."""
        above = [other, *self.ancestors(other)]
        return next((w for w in (one, *self.ancestors(one)) if w in above), one)

    def under(self, i: int, other: int) -> bool:
        """Whether one word is another or depends on it, however far down."""
        return i == other or other in self.ancestors(i)

    def subtree(self, i: int, *, loose: bool = True) -> list[int]:
        """A word and all that depends on it, in text order.

        Args:
            i: The word.
            loose: Also what is only strung on to the word itself: conjuncts, appositions, asides.
        """
        found, todo = [i], list(self.children(i) if loose else self._close(i))
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self._children[at])
        return sorted(found)

    def _close(self, i: int) -> list[int]:
        return [c for c in self._children[i] if not self.is_(c, *_LOOSE)]

    def span(self, i: int, *, loose: bool = True) -> tuple[int, int]:
        """First code point and one past the last of a word with all that depends on it."""
        words = self.subtree(i, loose=loose)
        return self.words[words[0]].start, self.words[words[-1]].end

    def conjuncts(self, i: int) -> list[int]:
        """A word and those that are coordinated with it further on: "A, B and C" from A."""
        found = [i]
        for at in found:
            joined = (c for c in self.children(at, "conj") if c not in found)
            found.extend(c for c in joined if not self._in_brackets(c, at))
        return sorted(found)

    def _in_brackets(self, conjunct: int, first: int) -> bool:
        """Whether a bracket that opens after the first word holds a conjunct: "X (or Y) was"."""
        between = [self.form(w) for w in range(first + 1, conjunct) if self.tag(w) == "PUNCT"]
        return between.count("(") > between.count(")")

    def first_conjunct(self, i: int) -> int:
        """The word that a coordination begins with."""
        while self.is_(i, "conj") and (head := self.words[i].head) is not None:
            i = head
        return i

    def joined_by(self, i: int) -> str:
        """The conjunction before a conjunct ("and", "or", "but"), "" where there is none."""
        cc = self.child(i, "cc")
        return self.lower(cc) if cc is not None else ""

    def preposition(self, i: int) -> str:
        """What a nominal or a clause is introduced by: "in", "because of", "in front of", or "".

        A conjunct without its own takes that of the first conjunct.
        """
        own = self._preposition(i)
        first = self.first_conjunct(i)
        return own or (self._preposition(first) if first != i else "")

    def _preposition(self, i: int) -> str:
        found = [c for c in self.children(i, *_HAS_PREPOSITION) if self.lower(c) not in ("'s", "'")]
        if not found:
            return ""
        words = [found[-1], *self.children(found[-1], "fixed")]
        if len(found) > 1 and found[-1] == found[-2] + 1:
            words = [found[-2], *self.children(found[-2], "fixed"), *words]
        return " ".join(self.lower(w) for w in sorted(set(words)))

    def at(self, start: int) -> int | None:
        """The word that holds a code point, or the next one in the same gap; None past the end."""
        i = bisect_right(self._starts, start) - 1
        if i >= 0 and start < self.words[i].end:
            return i
        return i + 1 if i + 1 < len(self.words) else None

    def within(self, start: int, end: int) -> list[int]:
        """The words that lie in a stretch."""
        first = bisect_right(self._starts, start - 1)
        found = []
        for i in range(first, len(self.words)):
            if self.words[i].start >= end:
                break
            found.append(i)
        return found

    def head_of(self, start: int, end: int) -> int | None:
        """The head word of a stretch: the first whose own head lies outside it."""
        inside = self.within(start, end)
        held = set(inside)
        tops = [i for i in inside if self.words[i].head not in held and self.tag(i) != "PUNCT"]
        tops = [i for i in tops if not self.is_(i, "case", "det", "cc")] or tops
        return tops[0] if tops else None

    def sentence(self, i: int) -> int:
        """Index of the sentence that a word stands in."""
        return bisect_right(self._firsts, i) - 1

    def root(self, sentence: int) -> int | None:
        """The root of a sentence."""
        found = self.sentences[sentence]
        return next((i for i in range(found.first, found.last) if self.words[i].head is None), None)
