"""Mending: what a small parser gets wrong again and again, put right by rules.

A rule moves one word under another head and leaves the rest of the tree as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from factional.extract.language import Name, NameType, Sentence, Word
from factional.extract.syntax.moving import Moving
from factional.extract.syntax.rejoining import rejoined
from factional.vocabulary.lexicon import words

_NOMINAL = ("NOUN", "PROPN")
_ROLES = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "appos", "conj")
_WHO = frozenset({"who", "whom"})
_BESIDE = frozenset(",(:–—")
_NO_NAMES = (NameType.DATE, NameType.QUANTITY)
_CLAUSAL = ("nsubj", "nsubj:pass", "cop", "aux", "aux:pass", "mark", "csubj", "obj")


def mended(
    text: str, parsed: Sequence[Word], sentences: Sequence[Sentence], names: Sequence[Name] = ()
) -> tuple[Word, ...]:
    """The words with heads put right, sentence by sentence."""
    made = _Mending(text, parsed)
    starts = [name.start for name in names]
    for sentence in sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        for name in names[first:last]:
            made.whole(name, sentence)
            made.who(name, sentence)
        made.rooted(sentence)
        for i in range(sentence.first, sentence.last):
            made.raised(i)
        for i in range(sentence.first, sentence.last):
            made.coordinated(i, sentence)
            made.before_bracket(i, sentence)
            made.set_beside(i, sentence)
            made.after_comma(i, sentence)
            made.after_of(i, sentence)
            made.second_subject(i, sentence)
            made.called(i, sentence)
            made.what_it_is(i, sentence)
            made.listed(i, sentence)
            rejoined(made, i, sentence)
        made.rooted(sentence)
    return tuple(made.words)


class _Mending(Moving):
    def whole(self, name: Name, sentence: Sentence) -> None:
        """A name whose words were hung up one by one: "trained [Nur] [Brigade]".

        The first keeps its place, and what hung on the others hangs on it.
        """
        if name.type in _NO_NAMES:
            return
        every = range(sentence.first, sentence.last)
        inside = [i for i in every if name.start <= self.words[i].start < name.end]
        hung: dict[tuple[int, str], list[int]] = {}
        for i in inside:
            if self.head(i) not in inside and self.words[i].relation in _ROLES:
                hung.setdefault((self.head(i), self.words[i].relation), []).append(i)
        for first, *others in hung.values():
            for other in others:
                self.move(other, first, "flat")
                for i in self.children(other, sentence):
                    if i not in inside:
                        self.move(i, first, self.words[i].relation)

    def who(self, name: Name, sentence: Sentence) -> None:
        """A clause about the person right before it, hung elsewhere: "a band of [A], who left"."""
        if name.type is not NameType.PERSON:
            return
        inside = [
            i
            for i in range(sentence.first, sentence.last)
            if name.start <= self.words[i].start < name.end
        ]
        at = inside[-1] + 1 if inside else sentence.last
        if at < sentence.last and self.form(at) == ",":
            at += 1
        if at >= sentence.last or self.form(at).lower() not in _WHO:
            return
        clause = self.head(at)
        head = self.head(clause) if clause > at else -1
        if head < 0 or head in inside or not self.words[clause].relation.startswith("acl"):
            return
        top = next((i for i in inside if self.head(i) not in inside), inside[0])
        if not self.under(top, clause):
            self.move(clause, top, self.words[clause].relation)

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

    def set_beside(self, i: int, sentence: Sentence) -> None:
        """A name beside a noun, taken for one that a preposition ties: "two units, [A], left"."""
        head = self.head(i)
        if self.words[i].relation != "nmod" or not 0 <= head < i or self.words[i].tag != "PROPN":
            return
        own = self.children(i, sentence)
        start = min([i, *(c for c in own if self.words[c].relation != "punct")])
        if any(self.words[c].relation == "case" for c in own) or start <= head + 1:
            return
        if self.form(start - 1) in _BESIDE:
            self.move(i, head, "appos")

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
            if k < i and self.words[k].relation == word.relation
            if self.words[k].tag in _NOMINAL
            or self.form(k - 1).lower() == "the"  # "the largest"
            or self.form(k).lower() == "we"
        ]
        if len(first) != 1:
            return
        start = self.first_of(i, sentence)
        if start <= first[0] or self.form(start - 1) != ",":
            return
        if self.words[first[0]].tag in ("PROPN", "PRON"):  # "we, the [A], announce"
            joined = any(self.words[c].relation == "cc" for c in self.children(i, sentence))
            self.move(i, first[0], "conj" if joined else "appos")
        elif word.tag == "PROPN":
            self.move(first[0], i, "appos")

    def called(self, i: int, sentence: Sentence) -> None:
        """A name right after whose kin it is, taken for one more: "my uncle [A] left".

        And one set beside a word for one of several: "the oldest of them, [A], left".
        """
        word, head = self.words[i], self.head(i)
        if word.tag != "PROPN" or word.relation not in ("nsubj", "nsubj:pass", "obj", "obl"):
            return
        own = self.children(i, sentence)
        if any(self.words[c].relation in ("case", "det") for c in own if c < i - 3):
            return
        start = min([i, *(c for c in own if self.words[c].relation != "punct")])
        if 0 <= head < start and self.words[head].tag in ("ADJ", "NUM", "DET", "PRON"):
            copied = any(self.words[c].relation == "cop" for c in self.children(head, sentence))
            if self.form(start - 1) == "," and not copied:
                self.move(i, head, "appos")
            return
        noun = self.words[start - 1] if start > sentence.first else word
        if noun.tag != "NOUN" or noun.head != head or noun.relation not in (word.relation, "obj"):
            return
        kin = self.children(start - 1, sentence)
        if any(self.words[c].relation == "nmod:poss" for c in kin) and not self._cased(i, sentence):
            self.move(i, start - 1, "appos")

    def what_it_is(self, i: int, sentence: Sentence) -> None:
        """What a name is, taken for its head or one more: "with [A], a band", "met [A], a band"."""
        word = self.words[i]
        opens = [c for c in self.children(i, sentence) if self.form(c).lower() in ("a", "an")]
        if word.tag != "NOUN" or len(opens) != 1 or opens[0] < sentence.first + 2:
            return
        name = self._before_brackets(opens[0] - 2, sentence)
        if self.form(opens[0] - 1) != "," or self.words[name].tag != "PROPN":
            return
        while self.words[name].relation in ("flat", "compound") and 0 <= self.head(name) < opens[0]:
            name = self.head(name)
        beside = self.head(name) == self.head(i) < i
        if self.head(name) == i and self.words[name].relation in ("nmod", "compound", "nsubj"):
            self.move(name, self.head(i), "obl" if self._cased(name, sentence) else word.relation)
        elif not beside or word.relation not in (self.words[name].relation, "nsubj", "nsubj:pass"):
            return
        if self.head(name) >= 0 and not self.under(name, i):
            self.move(i, name, "appos")

    def _before_brackets(self, i: int, sentence: Sentence) -> int:
        """A word, or the last one before the brackets that end at it: "[Front] (F), a band"."""
        if self.form(i) != ")":
            return i
        opened = [k for k in range(sentence.first + 1, i) if self.form(k) == "("]
        return opened[-1] - 1 if opened else i

    def _cased(self, i: int, sentence: Sentence) -> bool:
        return any(self.words[c].relation == "case" for c in self.children(i, sentence))

    def listed(self, i: int, sentence: Sentence) -> None:
        """A name in a list taken for an apposition of the one before it: "[A], [B] and [C]"."""
        head = self.head(i)
        if self.words[i].relation != "appos" or head < 0:
            return
        later = [k for k in self._joined_on(head, sentence) if k > i]
        later = later or self._joined_on(i, sentence)  # "[A], the [B] and the [C]"
        names = all(self.words[k].tag == "PROPN" for k in (head, i))
        if later and names and self.form(self.first_of(i, sentence) - 1) == ",":
            self.move(i, head, "conj")

    def _joined_on(self, i: int, sentence: Sentence) -> list[int]:
        """What "and" joins to a word."""
        return [
            k
            for k in self.children(i, sentence)
            if self.words[k].relation == "conj"
            and any(self.words[c].relation == "cc" for c in self.children(k, sentence))
        ]

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
