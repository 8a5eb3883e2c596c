"""Quantities: how many, with what is known of the bounds, and of whom or of what.

"About 500 militants", "between 250 and 300 fighters", "thousands of members", "its number does not
exceed 300". Counts of people are one layer; weapons, vehicles, money, distances, shares, villages,
attacks and whatever else is counted are another, so that twelve tanks are never twelve men. Years,
dates, ages, ordinals and the numbers of articles, brigades and roads count nothing. A number
without a noun counts people only where the sentence speaks of strength or membership; its unit is
then empty. Words and rules are data: `vocabulary/lexicon/quantities.en.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from factional.extract.atoms import Atoms, atoms
from factional.extract.chart import Chart, Node, Rules
from factional.extract.gazetteer import gazetteer
from factional.extract.layers import Amount, AmountKind, QuantityExpression
from factional.extract.lexicon import data, words
from factional.extract.numbers import Number, number_at
from factional.extract.spans import Line
from factional.extract.spelling import fold
from factional.model import Quantity

_BETWEEN = frozenset("()-\"“”‘’'–‑")
_FARTHEST = 6

_Bounds = tuple[float | None, float | None, bool]
"""Lower and upper bound, None where open, and whether they are rough."""


def find_quantities(
    line: Line, text: str, taken: Sequence[tuple[int, int]]
) -> tuple[QuantityExpression, ...]:
    """The counts of people of one sentence, outside the stretches that are dates."""
    return find_counts(line, text, taken)[0]


def find_counts(
    line: Line, text: str, taken: Sequence[tuple[int, int]]
) -> tuple[tuple[QuantityExpression, ...], tuple[Amount, ...]]:
    """Counts of people, and amounts of everything else, of one sentence in text order.

    Args:
        line: The sentence.
        text: The document's text.
        taken: Stretches that speak of time and count nothing.
    """
    row = atoms(text, line.start, line.end)
    if not any(w.isdecimal() for w in row.words) and _triggers().isdisjoint(row.words):
        return (), ()
    people: list[QuantityExpression] = []
    amounts: list[Amount] = []
    for found in _Sentence(row, text, taken).read():
        if isinstance(found, Amount):
            amounts.append(found)
        else:
            people.append(found)
    return tuple(people), tuple(amounts)


def headcount(text: str, start: int, end: int) -> QuantityExpression | None:
    """The first number of a stretch that tells how many people there are: "maybe four hundred"."""
    found = _Sentence(atoms(text, start, end), text, (), asked=True).read()
    return next((q for q in found if isinstance(q, QuantityExpression)), None)


class _Sentence:
    """One sentence in which quantities are looked for."""

    def __init__(
        self, row: Atoms, text: str, taken: Sequence[tuple[int, int]], *, asked: bool = False
    ) -> None:
        self.row = row
        self.text = text
        self.taken = taken
        self.asked = asked
        self.counting = asked or not words("quantities", "counting_contexts").isdisjoint(row.words)

    def read(self) -> Iterator[QuantityExpression | Amount]:
        """Quantities from the left, the longest at each place."""
        chart = _chart(self.row)
        _rules().run(self.row, chart)
        at = 0
        while at < len(self.row):
            nodes = [n for label in _FOUND for n in chart[at].get(label, ())]
            node = max(nodes, key=lambda n: n.last, default=None)
            if node is None or self._is_taken(node) or self._is_no_count(node):
                at += 1
                continue
            found = self._money(node) if node.label == "MONEY" else self._counted(node)
            if found is None:
                at = node.last
                continue
            yield found
            while at < len(self.row) and self.row.starts[at] < found.end:
                at += 1

    def _is_taken(self, node: Node) -> bool:
        start, end = self.row.starts[node.first], self.row.ends[node.last - 1]
        return any(start < e and s < end for s, e in self.taken)

    def _is_no_count(self, node: Node) -> bool:
        """Whether the number is the half of a name or sign: M4, T-72, 13th, 16:30, 3-1, [12]."""
        row, number = self.row, node.parts.get("n")
        if number is None:
            return False
        first, last = number.first, max(number.last, node.last)
        if first and row.glued[first] and first == node.first:
            before = row.texts[first - 1]
            if before not in "(\"“‘'«[–—*=|>~":
                return True
            if before == "[" and row.texts[last : last + 1] == ["]"]:
                return True
        after = row.words[last] if last < len(row) and row.glued[last] else ""
        joined = last + 1 < len(row) and row.glued[last + 1] and row.words[last + 1].isdecimal()
        if after in (":", "/", ".", ",", "-"):
            return joined
        return after == "°" or (after.isalpha() and after not in _nouns() and after != "strong")

    def _money(self, node: Node) -> Amount:
        unit = self.row.texts[node.parts["c"].first]
        return self._amount(node, node.last, AmountKind.MONEY, _bounds(node), unit)

    def _amount(
        self, node: Node, last: int, kind: AmountKind, bounds: _Bounds, unit: str
    ) -> Amount:
        start, end = self.row.starts[node.first], self.row.ends[last - 1]
        return Amount(start, end, self.text[start:end], *bounds, unit, kind)

    def _counted(self, node: Node) -> QuantityExpression | Amount | None:
        """A number with the noun that it counts, or one that needs none."""
        bounds = _bounds(node)
        if bounds[:2] == (None, None):
            return None
        rule = node.rule.name if node.rule is not None else ""
        if self._headcount(node):
            return self._people(node, node.last, bounds, "")
        if rule == "number" and self._of_them(node.last) and bounds[:2] != (1, 1):
            return self._people(node, node.last + 2, bounds, "")
        owned = node.last
        while (
            rule == "share"
            and self.row.words[owned : owned + 1] != []
            and (self.row.words[owned] in _OWNERS)
        ):
            owned += 1
        last, kind, unit = self._noun(owned)
        if rule == "share":
            if kind is None or kind == "time":
                return None
            part = _share(node)
            return self._amount(node, last, AmountKind.SHARE, (part, part, bounds[2]), unit)
        if rule == "strong":
            return self._people(node, node.last, bounds, "")
        if kind == "people":
            return self._people(node, last, bounds, unit)
        if kind == "time":
            return None
        if kind is not None:
            return self._amount(node, last, AmountKind(kind), bounds, unit)
        if (self.counting or rule == "force-of") and self._bare(node):
            return self._people(node, node.last, bounds, "")
        if owned < len(self.row) and self._is_people(owned):
            name = self.row.texts[owned]
            return self._amount(node, owned + 1, AmountKind.PEOPLES, bounds, name)
        return None

    def _is_people(self, i: int) -> bool:
        """Whether a word names the members of a people: "Chechens", but not "Chechen"."""
        gaz, said = gazetteer(), fold(self.row.texts[i])
        named = said in gaz.people and said not in gaz.adjectives
        return named and self.row.texts[i][:1].isupper()

    def _people(
        self, node: Node, last: int, bounds: _Bounds, unit: str
    ) -> QuantityExpression | None:
        low, high = _whole(bounds[0]), _whole(bounds[1])
        one = node.rule is not None and node.rule.name == "number" and "h" not in node.parts
        if (low, high) == (None, None) or (one and low == high == 1 and not _figures(node)):
            return None
        start, end = self.row.starts[node.first], self.row.ends[last - 1]
        quantity = Quantity(low, high, bounds[2], unit)
        return QuantityExpression(start, end, self.text[start:end], quantity)

    def _noun(self, first: int) -> tuple[int, str | None, str]:
        """One past the noun that is counted, its kind and the noun; the kind is None for none.

        It stands within a few words after the number, of which none ends a noun phrase.
        """
        row, nouns, stops = self.row, _nouns(), words("signs", "number_stops")
        i, steps = first, 0
        while i < len(row) and steps < _FARTHEST:
            word = row.words[i]
            kind = nouns.get(word)
            if kind is not None and not (kind in _SHORT and i != first):
                return self._longest(i, kind)
            letter = row.words[i - 1]
            initial = word == "." and row.glued[i] and len(letter) == 1 and letter.isalpha()
            if word in stops or not (word[:1].isalnum() or word in _BETWEEN or initial):
                break
            steps += not (row.glued[i] and i > first)
            i += 1
        if first < len(row) and row.words[first] in words("quantities", "fates"):
            return first + 1, "people", row.words[first]
        return first, None, ""

    def _longest(self, i: int, kind: str) -> tuple[int, str, str]:
        """The last of nouns in a row names what is counted: "mortar shells", "rebel positions"."""
        row, nouns = self.row, _nouns()
        first = i
        while i + 1 < len(row) and nouns.get(row.words[i + 1]) and not row.glued[i + 1]:
            if nouns[row.words[i + 1]] in _SHORT:
                break
            i += 1
            kind = nouns[row.words[i]]
        if (
            kind == "people"
            and i > first
            and all(nouns[row.words[j]] == "people" for j in range(first, i + 1))
        ):
            return i + 1, kind, row.texts[i].lower()
        return i + 1, kind, row.texts[i] if kind == "share" else row.words[i]

    def _of_them(self, at: int) -> bool:
        return self.row.words[at : at + 2] in (["of", "them"], ["of", "whom"], ["of", "us"])

    def _headcount(self, node: Node) -> bool:
        """Whether it says how many people are: "we were maybe four hundred"."""
        before = self.row.words[max(0, node.first - 3) : node.first]
        people = any(who == "we" and verb in _BEING for who, verb in pairwise(before))
        low, high, _ = _bounds(node)
        following = self.row.words[node.last : node.last + 1]
        ends = not following or not following[0].isalpha()
        ends = ends or following[0] in words("signs", "number_stops")
        ends = ends or following[0] in words("quantities", "nowadays")
        return people and ends and max(low or 0, high or 0) >= _CROWD

    def _bare(self, node: Node) -> bool:
        """Whether a number without a noun counts members, where the sentence speaks of strength."""
        number = node.parts.get("n")
        if number is None or self._is_year(node, number):
            return False
        if self.asked:
            return True
        if not (_figures(node) or "h" in node.parts):
            return False
        row, stops = self.row, words("signs", "number_stops")
        following = row.words[node.last] if node.last < len(row) else ""
        if following in _nouns() or following in ("%", "$", "€"):
            return False
        if following.isalpha() and following not in stops and following.endswith("s"):
            return False
        near = row.words[max(0, node.first - 7) : node.first]
        contexts = words("quantities", "counting_contexts")
        lead = row.words[node.first - 1] if node.first else ""
        told = lead in words("quantities", "counting_lead") | contexts or "h" in node.parts
        return told or not contexts.isdisjoint(near)

    def _is_year(self, node: Node, number: Node) -> bool:
        value: Number = number.value
        if not (value.plain and 1800 <= value.value <= 2099) or node.first != number.first:
            return False
        lead = self.row.words[node.first - 1] if node.first else ""
        return lead in ("in", "since", "of", "by")


_BEING = frozenset(["are", "were", "'re", "number", "numbered"])
_CROWD = 20
"""From how many on a bare number after "we were" is a headcount and no age."""
_OWNERS = frozenset(["the", "its", "his", "her", "their", "our", "all", "these", "those"])
_FOUND = ("AMOUNT", "MONEY", "SHARE")
_SHORT = frozenset({"distance", "money", "share", "area", "weight"})
"""Kinds whose units stand right after the number."""


def _figures(node: Node) -> bool:
    number = node.parts.get("n")
    return number is not None and isinstance(number.value, Number) and number.value.figures


def _share(node: Node) -> float:
    part = float(node.parts["p"].value) if "p" in node.parts else 0.5
    count = node.parts["n"].value.value if "n" in node.parts else 1
    return round({0.333: 1 / 3}.get(part, part) * count, 3)


def _bounds(node: Node) -> _Bounds:
    """Lower and upper bound of an amount, None where open, and whether it is rough."""
    name = node.rule.name if node.rule is not None else ""
    hedges = [node.parts[k].value for k in ("h", "h2") if k in node.parts]
    about = "about" in hedges
    if name == "about-vague":
        low = float(node.parts["v"].value)
        return (None, low, True) if "most" in hedges else (low, None, True)
    if name == "round":
        value = float(node.parts["r"].value)
        return value, value, True
    if "n" not in node.parts:
        return 0.0, 1.0, about
    first = float(node.parts["n"].value.value)
    if "n2" in node.parts:
        last = node.parts["n2"].value
        first = _scaled(node.parts["n"].value, last)
        return (first, last.value, about) if first < last.value else (None, None, about)
    if "least" in hedges or name == "or-more":
        return first, None, False
    if "most" in hedges:
        return None, first, False
    return first, first, about or name == "or-so"


def _scaled(first: Number, last: Number) -> float:
    """The first number of a range, with the multiplier of the last: "three to four thousand"."""
    if last.plain or first.value >= 100 or last.value < 100 * max(first.value, 1):
        return first.value
    for factor in (1_000_000, 1000, 100):
        if last.value % factor == 0 and first.value < last.value / factor < 1000:
            return first.value * factor
    return first.value


def _whole(value: float | None) -> int | None:
    """A bound as a whole number of people; 1.500 is written so for 1,500 in half of Europe."""
    if value is None:
        return None
    if value != int(value):
        value = round(value * 1000, 6)
        if value != int(value):
            return None
    return int(value)


@cache
def _rules() -> Rules:
    return Rules(data("quantities")["levels"])


@cache
def _nouns() -> Mapping[str, str]:
    """Nouns that are counted, to their kind."""
    found = dict.fromkeys(words("quantities", "people"), "people")
    for kind, nouns in data("quantities")["things"].items():
        found |= dict.fromkeys(map(str, nouns), str(kind))
    return found


@cache
def _lexicon() -> Mapping[str, tuple[tuple[str, Any], ...]]:
    found: dict[str, list[tuple[str, Any]]] = {}
    for label, table in data("quantities")["words"].items():
        for word, value in table.items():
            found.setdefault(str(word), []).append((label, value))
    return {word: tuple(labels) for word, labels in found.items()}


@cache
def _triggers() -> frozenset[str]:
    """Words without one of which, or a digit, a sentence counts nothing."""
    time = data("time")
    vague = _rules().words("VAGUE", "ROUND") - {"a", "of", "few", "several", "couple"}
    return frozenset(vague | time["numbers"].keys() | time["multipliers"].keys() | {"half"}) | (
        frozenset(data("quantities")["words"]["PART"])
    )


def _chart(row: Atoms) -> Chart:
    lexicon = _lexicon()
    chart: Chart = []
    for i, word in enumerate(row.words):
        here = {label: [Node(label, i, i + 1, value)] for label, value in lexicon.get(word, ())}
        number = number_at(row, i)
        if number is not None:
            here["NUM"] = [Node("NUM", i, number.last, number)]
        chart.append(here)
    return chart
