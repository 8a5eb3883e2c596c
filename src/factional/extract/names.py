"""Names: where they begin and end.

What they name is decided afterwards (`kinds.py`), from all places of the document at once. In
running text a name is a chain of capitalised words, with particles and some prepositions inside; in
a text that is capitals throughout it is what no dictionary holds, or a known pattern around the
head of an organisation's name ("POPULAR LIBERATION ARMY").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from factional.extract.capitals import (
    MONTHS,
    PARTICLES,
    is_common,
    leading,
    longest_known,
    patterns,
)
from factional.extract.gazetteer import gazetteer, is_weak_place
from factional.extract.lexicon import ordinary, words
from factional.extract.spans import (
    Form,
    Line,
    Shape,
    Span,
    function_words,
    initial_positions,
    is_capital,
)
from factional.extract.spelling import fold

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$", re.IGNORECASE)
_ROMAN = re.compile(r"[ivxlc]+$")


class NameFinder:
    """Finds names in the lines of one document; knows which words it writes with a capital."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.abbreviations = {
            b.text
            for line in lines
            for a, b, c in zip(line.tokens, line.tokens[1:], line.tokens[2:], strict=False)
            if a.text == "(" and c.text == ")" and b.text.isupper() and 1 < len(b.text) < 7
        }
        self.raised: Counter[str] = Counter()
        self.lowered: Counter[str] = Counter()
        for line in lines:
            if line.shape is not Shape.NORMAL:
                continue
            initial = initial_positions(line)
            for i, token in enumerate(line.tokens):
                if token.text[0].islower():
                    self.lowered[line.folded[i]] += 1
                elif i not in initial and is_capital(token.text):
                    self.raised[line.folded[i]] += 1

    def find(self, line: Line) -> list[Span]:
        """The names of a sentence, in order, none inside another."""
        strong = self._strong(line)
        found: list[Span] = []
        taken = 0
        if line.shape is Shape.UPPER:
            for first, last in patterns(line, strong):
                found.append(line.span(first, last, Form.NAME))
        covered = {i for s in found for i in range(s.first, s.last)}
        i = 0
        while i < len(line.tokens):
            opens = (strong[i] or self._opens(line, i)) and not is_day(line, i)
            if i in covered or i < taken or not opens:
                i += 1
                continue
            last = self._chain(line, i, strong, covered)
            while self._titled(line, i, taken, covered):
                i -= 1
            for first, end in self._cut(line, i, last, strong):
                span = line.span(first, end, Form.NAME)
                if self._is_name(line, span):
                    found.append(span)
            taken = i = max(last, i + 1)
        found.extend(self._in_compounds(line, found))
        return sorted(found, key=lambda s: s.first)

    def _strong(self, line: Line) -> list[bool]:
        """For every token, whether it is written as a name."""
        common, titles = ordinary(), words("names", "titles")
        names, functions = words("names", "given_names", "kunyas"), function_words()
        if line.shape is Shape.UPPER:
            return [
                t.text[0].isalpha()
                and (
                    (not is_common(w) and w not in functions and len(w) > 1 and w not in titles)
                    or (w in names and not is_common(w))
                )
                and "'" not in t.text[:1]
                for t, w in zip(line.tokens, line.folded, strict=True)
            ]
        initial = initial_positions(line)
        marks = []
        for i, token in enumerate(line.tokens):
            word, strong = line.folded[i], is_capital(token.text)
            mixed = re.match(r"[A-Z]+[a-z]+[A-Z]", token.text) and len(token.text) < 8
            if mixed or token.text in self.abbreviations:
                marks.append(True)
                continue
            if strong and word in common and word not in names:
                if line.shape is Shape.TITLE:
                    strong = self.raised[word] > self.lowered[word]
                elif i in initial:
                    strong = self.raised[word] > self.lowered[word] and word not in functions
            if strong and i in initial and word in functions and not token.text.isupper():
                strong = False
            if (
                strong
                and token.text.isupper()
                and len(word) > 1
                and (word in functions or word in common)
            ):
                if word not in gazetteer().bodies or _shouted(line, i):
                    strong = word in names
            elif word in functions:
                strong = strong and word in names
            marks.append(strong)
        return marks

    def _titled(self, line: Line, i: int, taken: int, covered: set[int]) -> bool:
        """Whether the word before a name is a title that goes with it."""
        before = i - 1
        if before < taken or before in covered or line.word(before) in _ALSO_COMMON:
            return False
        return line.folded[before] in words("names", "titles") and line.raw(before)[0].isupper()

    def _opens(self, line: Line, i: int) -> bool:
        """Whether an ordinal or an ordinary first word opens a name: "13th Division"."""
        word, after = line.word(i), line.word(i + 1)
        if not after or not is_capital(line.raw(i + 1)):
            return False
        if line.raw(i) in ("al", "el", "Al", "El") and line.shape is not Shape.UPPER:
            return True
        heads = words("names", "heads")
        if _ORDINAL.match(word):
            return after in heads or (line.word(i + 2) in heads and is_capital(line.raw(i + 2)))
        if word.isdigit():
            return line.word(i + 2) in heads and after in MONTHS
        if not is_capital(line.raw(i)) or word in function_words() or line.shape is Shape.UPPER:
            return False
        # "Free Idlib Army", "Mountain Hawks Brigade" at the start of a sentence; "Olive Branch"
        last = i
        while is_capital(line.raw(last)) and line.word(last) not in function_words():
            last += 1
        folded = " ".join(line.folded[i:last])
        if gazetteer().organisation(folded) or folded in gazetteer().states:
            return True
        if line.shape is Shape.TITLE and not any(
            w not in ordinary() or self.raised[w] > self.lowered[w] for w in line.folded[i:last]
        ):
            return False
        events = words("names", "event_heads")
        whole = line.folded[last - 1] in heads | events or word in leading() | events
        return last - i >= 2 and whole and word not in words("names", "titles")

    def _chain(self, line: Line, i: int, strong: Sequence[bool], covered: set[int]) -> int:
        """One past the last token of the chain that begins at `i`."""
        n = len(line.tokens)
        upper = line.shape is Shape.UPPER
        known = longest_known(line, i)
        j = max(i + 1, known)
        if known <= i and line.raw(i) in self.abbreviations and _before_somebody(line, i + 1):
            return j
        while j < n and j not in covered:
            if strong[j] or (
                not upper
                and j > i
                and is_capital(line.raw(j))
                and (line.shape is Shape.NORMAL or _to_head(line, j))
                and line.folded[j] not in function_words()
                and not (_shouted(line, j) and (known > i or _is_known(line, i, j)))
            ):
                j += 1
                continue
            follows = self._joins(line, i, j, strong)
            if follows:
                j = follows
                continue
            if (
                line.folded[j].isdigit()
                and line.folded[j - 1] in words("names", "heads")
                and (len(line.folded[j]) <= 4 and not upper)
            ):
                j += 1
            break
        return j

    def _joins(self, line: Line, i: int, j: int, strong: Sequence[bool]) -> int:
        """Where a chain goes on after a word in lower case, or 0."""
        word = line.folded[j]
        following = j + 1
        if word in PARTICLES:
            while line.word(following) in PARTICLES:
                following += 1
            return following if following < len(strong) and strong[following] else 0
        upper = line.shape is Shape.UPPER
        if word in ("of", "for", "in", "and", "&"):
            if line.word(following) == "the":
                following += 1
            if following >= len(strong) or not (strong[following] or _is_cap(line, following)):
                return 0
            known = longest_known(line, i)
            if known > following:
                return known
            left = line.folded[i:j]
            if word in ("of", "for"):
                right = line.folded[following]
                if not upper and (
                    (line.raw(following).isupper() and len(right) < 7)
                    or right in gazetteer().bodies
                    or (right in gazetteer().adjectives and line.raw(following + 1)[:1].islower())
                ):
                    return 0  # "the Task Force of the Nigerian state"
                anchors = words("names", "heads", "event_heads") | leading() | _OF_ANCHORS
                whole = "for" in left and any(w in anchors for w in left)
                body = len(left) > 1 and left[-1] not in words("names", "event_heads")
                if right in leading() or (body and _of_person(line, j + 1)):
                    return 0
                if left[-1] in anchors or whole:
                    return following + 1
                return 0
            if word in ("and", "&") and not upper:
                return self._joint(line, i, j, following)
        return 0

    def _joint(self, line: Line, i: int, j: int, following: int) -> int:
        """The end of "Justice and Development Party": the head is on the right side only."""
        last = following
        while _is_cap(line, last):
            last += 1
        heads = words("names", "heads")
        left = line.folded[i:j]
        if last - following >= 2 and line.folded[last - 1] in heads and len(left) <= 4:
            plain = all(w in ordinary() for w in (*left, line.folded[following]))
            if plain and not any(w in heads for w in left):
                return last
        return 0

    def _cut(
        self, line: Line, first: int, last: int, strong: Sequence[bool]
    ) -> Iterable[tuple[int, int]]:
        """The names that a chain holds, once titles, demonyms and openers are taken off."""
        gaz, heads = gazetteer(), words("names", "heads")
        while first < last and line.folded[first] in _OPENERS:
            first += 1
        while last > first and line.folded[last - 1] in PARTICLES | {"of", "for", "and"}:
            last -= 1
        if first >= last:
            return
        folded = " ".join(line.folded[first:last])
        if gaz.organisation(folded) or folded in gaz.states or folded in gaz.regions:
            yield first, last
            return
        organisation = line.folded[last - 1] in heads or line.folded[first] in leading()
        title = _last_title(line, first, last)
        if title is not None and not organisation:
            start = title
            while start > first and (
                line.folded[start - 1] in words("names", "titles")
                or (line.folded[start] in _MINISTERS and line.folded[start - 1] in _PORTFOLIOS)
            ):
                start -= 1
            if start > first:
                yield from self._cut(line, first, start, strong)
            yield start, last
            return
        if (
            line.folded[first] in gaz.adjectives
            and last - first > 1
            and (line.raw(first + 1)[:1].isupper())
        ):
            rest = " ".join(line.folded[first + 1 : last])
            opens = line.folded[first + 1] in leading()
            place = gaz.place(rest) is not None and not is_weak_place(rest)
            known = gaz.organisation(rest) or place
            if rest in ordinary() and line.word(first - 1) == "the":  # "the Irish Ledger"
                yield first, last
                return
            if opens or known or not (organisation or _is_event(line, first, last)):
                yield from self._cut(line, first + 1, last, strong)
                return
        ends = longest_known(line, first)
        if first < ends < last and not organisation:
            joined = line.folded[ends] in PARTICLES or line.folded[ends] in ("of", "in", "for")
            if not joined:
                yield first, ends
                yield from self._cut(line, ends, last, strong)
                return
        yield first, last

    def _is_name(self, line: Line, span: Span) -> bool:
        """Whether what is left of a chain names anything."""
        gaz = gazetteer()
        inside = line.folded[span.first : span.last]
        folded = " ".join(inside)
        if len(inside) > 1:
            crowd = inside[-1] in words("people", "groups") and line.shape is not Shape.UPPER
            if crowd and all(w in ordinary() for w in inside):
                return False
            return not all(
                w in words("names", "not_names", "titles", "portfolios") or w in MONTHS
                for w in inside
            )
        word, text = folded, span.text
        if gaz.organisation(word) or word in gaz.states or word in gaz.capitals:
            return True
        if word in words("names", "not_names") or word in words("names", "titles", "kunyas"):
            return False
        if word in gaz.adjectives or word in gaz.people or f"{word}s" in gaz.people:
            return False
        parts = word.split("-")
        countries = all(p in gaz.adjectives or p in gaz.states for p in parts)
        if len(word) < 2 or countries or word.endswith("ism"):
            return False
        if word in words("names", "not_actors") or (
            _ROMAN.match(word) and text.isupper() and len(text) < 4
        ):
            return False
        if word in words("people", "modifiers") and not text.isupper():
            return False
        if line.shape is not Shape.UPPER:
            if text.isupper() and len(text) > 6 and word in ordinary():
                return False
            if word in words("people", "groups", "persons", "organizations", "states"):
                return False
            if word in words("names", "heads") | words("names", "event_heads"):
                return False
        return True

    def _in_compounds(self, line: Line, found: Sequence[Span]) -> list[Span]:
        """Names at the edge of a compound: "FSA-affiliated", "pro-ISIL", "CIA-run"."""
        covered = {i for s in found for i in range(s.first, s.last)}
        inner: list[Span] = []
        for i, token in enumerate(line.tokens):
            if i in covered or "-" not in token.text or line.shape is Shape.UPPER:
                continue
            for part in re.finditer(r"[^-–]+(?:-[^\W\d_]+(?=-))?", token.text):
                word = fold(part[0])
                actor = (
                    word in gazetteer().bodies
                    or word in gazetteer().states
                    or (
                        part[0].isupper()
                        and len(part[0]) > 2
                        and word not in words("names", "not_actors")
                    )
                )
                if part[0][0].isupper() and actor and word not in ordinary():
                    start = token.start + part.start()
                    inner.append(
                        Span(line.index, i, i + 1, start, start + len(part[0]), part[0], Form.NAME)
                    )
        return inner


_MINISTERS = words("signs", "ministers")
_PORTFOLIOS = words("names", "portfolios")
_ALSO_COMMON = words("signs", "loose_titles")


def _of_person(line: Line, first: int) -> bool:
    """Whether a body is said to be somebody's: "the Falcon Detachment of Ilmar Dosk"."""
    last = first
    while _is_cap(line, last):
        last += 1
    inside = line.folded[first:last]
    known = words("names", "heads", "compass") | gazetteer().adjectives.keys() | ordinary()
    place = gazetteer().place(" ".join(inside)) is not None or longest_known(line, first) > first
    return len(inside) in (2, 3) and not place and not any(w in known for w in inside)


def is_day(line: Line, i: int) -> bool:
    """Whether a word says when, though a name comes next: "on Friday Ana Orsk left"."""
    dated = line.word(i) in _DAYS and line.word(i - 1) in _WHEN
    return dated and longest_known(line, i) == i and not line.raw(i + 1).isdigit()


def _before_somebody(line: Line, first: int) -> bool:
    """Whether two words that are no part of a body's name come next: "of BSF Gwahram Jan"."""
    heads = words("names", "heads", "modifiers", "event_heads", "titles", "portfolios")
    return all(
        _is_cap(line, i) and line.folded[i] not in heads | ordinary() for i in (first, first + 1)
    )


def _shouted(line: Line, i: int) -> bool:
    """Whether a word is in capitals because its neighbours are: "ROJO CAME out of the war"."""
    if not line.raw(i).isupper() or len(line.raw(i)) < 2:
        return False
    around = (line.raw(i - 1) if i else "", line.raw(i + 1))
    return any(t.isupper() and len(t) > 3 for t in around)


def _to_head(line: Line, i: int) -> bool:
    """Whether an ordinary word of a headline leads to the head of a name: "Operations Room"."""
    heads = words("names", "heads")
    return line.folded[i] in heads or (line.word(i + 1) in heads and is_capital(line.raw(i + 1)))


def _is_known(line: Line, first: int, last: int) -> bool:
    folded = " ".join(line.folded[first:last])
    return gazetteer().organisation(folded) or folded in gazetteer().states


_OPENERS = frozenset({"the", "a", "an", "this", "that", "its", "his", "their", "our"})
_DAYS = MONTHS | words("time", "days")
_WHEN = frozenset(
    {"on", "in", "since", "by", "until", "last", "next", "this", "from", "late", "early"}
)
_OF_ANCHORS = words("signs", "anchors")


def _is_cap(line: Line, i: int) -> bool:
    if line.shape is Shape.UPPER or i >= len(line.tokens):
        return False
    return is_capital(line.raw(i)) and line.folded[i] not in function_words()


def _is_event(line: Line, first: int, last: int) -> bool:
    events = words("names", "event_heads")
    return line.folded[first] in events or line.folded[last - 1] in events


def _last_title(line: Line, first: int, last: int) -> int | None:
    """Index of the last title in a chain that has a name after it, or None."""
    titles = words("names", "titles")
    for i in range(last - 2, first - 1, -1):
        if line.folded[i] in titles and line.folded[i + 1] not in words("names", "heads"):
            return i
    return None
