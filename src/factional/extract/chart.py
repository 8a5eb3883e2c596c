"""Charts: rules written as data, run over the atoms of a sentence, level by level.

The rules of a lexicon file stand in levels. A rule matches a row of words and labels and makes a
node with a label of its own, which the rules of later levels can use: "3" and "May" make a date,
"from", a date, "to" and a date make a range. All rules of a level are folded into one tree by their
first words, so that what is looked at in a place depends on what stands there and not on how many
rules there are; the time is linear in the sentence. This is a cascade of finite automata in the
manner of FASTUS (Hobbs et al. 1997), with a chart (Kay 1980) instead of rewriting, so that a number
can be a day for one rule and a year for another.

What a pattern may say:

    in|on           one of these words
    MONTH           something with this label
    m:MONTH         the same, to be found in the node as "m"
    ~th             touching what stands before it
    ,?  (the day)?  may be missing
    (a b | c)       one of these rows
    @in             has to stand there, and is no part of the node (at the ends only)
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from factional.errors import VocabularyError
from factional.extract.atoms import Atoms


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the lexicon gives it.

    Attributes:
        name: What an expression that it made says of itself.
        make: Label of the node.
        how: Name of the function that gives it a meaning; "" where the label says it all.
        more: What the function is told besides the node.
        order: Place in the file; of equally long matches the first rule wins.
    """

    name: str
    make: str
    how: str
    more: Mapping[str, Any]
    order: int


@dataclass(slots=True)
class Node:
    """Something found: atoms `first` to `last`, exclusive, under a label.

    Attributes:
        value: What a word of the lexicon stands for; None for what a rule with parts made.
        parts: The named parts of a rule's match.
    """

    label: str
    first: int
    last: int
    value: Any = None
    rule: Rule | None = None
    parts: Mapping[str, Node] = field(default_factory=dict)


Chart = list[dict[str, list[Node]]]
"""For each atom, by label, the nodes that begin there."""


@dataclass(frozen=True, slots=True)
class _Step:
    symbol: str
    name: str | None = None
    glued: bool = False
    outside: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """One way through a pattern: which steps bear names, and how many at its ends are outside."""

    rule: Rule
    names: tuple[str | None, ...]
    before: int
    after: int


@dataclass(slots=True)
class _State:
    rows: list[_Row] = field(default_factory=list)
    words: dict[str, _State] = field(default_factory=dict)
    touching: dict[str, _State] = field(default_factory=dict)
    labels: dict[str, _State] = field(default_factory=dict)
    touching_labels: dict[str, _State] = field(default_factory=dict)

    def follow(self, step: _Step) -> _State:
        if step.symbol.isupper():
            table = self.touching_labels if step.glued else self.labels
        else:
            table = self.touching if step.glued else self.words
        return table.setdefault(step.symbol, _State())


class Rules:
    """The rules of one lexicon file, ready to run."""

    def __init__(self, levels: Sequence[Sequence[Mapping[str, Any]]]) -> None:
        self._levels: list[_State] = []
        self._asked: set[tuple[str, str]] = set()
        count = itertools.count()
        for level in levels:
            root = _State()
            for entry in level:
                for step in _plant(root, entry, next(count)):
                    if not step.symbol.isupper():
                        self._asked.add((step.symbol, str(entry["make"])))
            self._levels.append(root)

    def words(self, *labels: str) -> frozenset[str]:
        """All words that rules for some labels ask for by themselves."""
        return frozenset(w for w, make in self._asked if make in labels)

    def run(self, atoms: Atoms, chart: Chart) -> None:
        """Add to a chart, which holds what the lexicon knows of single words, all that is found.

        Of one label the longest match at each place is kept.
        """
        for root in self._levels:
            walk = _Walk(atoms, chart)
            for start, word in enumerate(atoms.words[: len(atoms)]):
                if chart[start] or word in root.words or word in root.touching:
                    walk.go(root, start, ())
            for (start, label), node in walk.found.items():
                nodes = chart[start].setdefault(label, [])
                if all(n.last != node.last for n in nodes):
                    nodes.append(node)


@dataclass(slots=True)
class _Walk:
    """All ways through the tree of one level, from one atom after the other."""

    atoms: Atoms
    chart: Chart
    found: dict[tuple[int, str], Node] = field(default_factory=dict)

    def go(self, state: _State, at: int, path: tuple[Node, ...]) -> None:
        """Go on from a state of the tree at an atom; what was found on the way is kept."""
        for row in state.rows:
            _keep(row, path, self.found)
        if at >= len(self.chart):
            return
        word, touches = self.atoms.words[at], self.atoms.glued[at]
        for table in (state.words, state.touching) if touches else (state.words,):
            after = table.get(word)
            if after is not None:
                self.go(after, at + 1, (*path, Node("", at, at + 1, word)))
        labels, touching = state.labels, state.touching_labels
        if not labels and not touching:
            return
        for label, nodes in self.chart[at].items():
            for after in (labels.get(label), touching.get(label) if touches else None):
                if after is not None:
                    for node in nodes:
                        self.go(after, node.last, (*path, node))


def _keep(row: _Row, path: tuple[Node, ...], found: dict[tuple[int, str], Node]) -> None:
    rule = row.rule
    inner = path[row.before : len(path) - row.after]
    first, last = inner[0].first, inner[-1].last
    old = found.get((first, rule.make))
    if old is not None and old.rule is not None:
        longer = old.last > last
        if longer or (old.last == last and old.rule.order <= rule.order):
            return
    parts = {name: node for name, node in zip(row.names, path, strict=True) if name}
    value = rule.more.get("value")
    if "take" in rule.more:
        taken = parts.get(rule.more["take"])
        value = taken.value if taken is not None else None
    found[first, rule.make] = Node(rule.make, first, last, value, rule, parts)


def _plant(root: _State, entry: Mapping[str, Any], order: int) -> Iterator[_Step]:
    """Put all rows of a rule into the tree of its level; gives their steps."""
    patterns = entry["match"]
    rest = {k: v for k, v in entry.items() if k not in ("name", "make", "as", "match")}
    make = str(entry["make"])
    rule = Rule(str(entry.get("name", make.lower())), make, str(entry.get("as", "")), rest, order)
    for pattern in [patterns] if isinstance(patterns, str) else patterns:
        for steps in _rows(str(pattern)):
            outside = [s.outside for s in steps]
            if not steps or all(outside):
                raise VocabularyError(
                    f"The pattern {pattern!r} of {rule.name!r} can match nothing. Ask for a word."
                )
            before = outside.index(False)
            after = outside[::-1].index(False)
            state = root
            for step in steps:
                state = state.follow(step)
                yield step
            state.rows.append(_Row(rule, tuple(s.name for s in steps), before, after))


def pattern_rows(pattern: str) -> list[tuple[tuple[str, bool], ...]]:
    """All rows of words and labels that a pattern stands for, each with whether it is glued.

    Raises:
        VocabularyError: the pattern has a bracket too many or too few.
    """
    return [tuple((step.symbol, step.glued) for step in row) for row in _rows(pattern)]


_LEXEME = re.compile(r"\(|\)\??|\|(?=\s)|[^\s()]+")


def _rows(pattern: str) -> list[tuple[_Step, ...]]:
    """All rows of steps that a pattern stands for."""
    lexemes = _LEXEME.findall(pattern)
    rows, at = _alternatives(lexemes, 0)
    if at != len(lexemes):
        raise VocabularyError(f"The pattern {pattern!r} has a bracket too many. Take it out.")
    return list(dict.fromkeys(rows))


def _alternatives(lexemes: Sequence[str], at: int) -> tuple[list[tuple[_Step, ...]], int]:
    every: list[tuple[_Step, ...]] = []
    rows: list[tuple[_Step, ...]] = [()]
    while at < len(lexemes) and not lexemes[at].startswith(")"):
        lexeme = lexemes[at]
        if lexeme == "|":
            every, rows, at = [*every, *rows], [()], at + 1
            continue
        if lexeme == "(":
            inner, at = _alternatives(lexemes, at + 1)
            if at >= len(lexemes):
                raise VocabularyError(f"{' '.join(lexemes)!r} lacks a bracket. Close it.")
            options: Iterable[tuple[_Step, ...]] = [*inner, ()] if lexemes[at] == ")?" else inner
        else:
            options = [(step,) for step in _steps(lexeme.removesuffix("?"))]
            if lexeme.endswith("?") and lexeme != "?":
                options = [*options, ()]
        rows = [(*row, *option) for row, option in itertools.product(rows, options)]
        at += 1
    return [*every, *rows], at


def _steps(lexeme: str) -> Iterable[_Step]:
    outside = lexeme.startswith("@")
    lexeme = lexeme.removeprefix("@")
    touching = lexeme.startswith("~") and len(lexeme) > 1
    lexeme = lexeme[touching:]
    name, colon, rest = lexeme.partition(":")
    if not colon or not rest:
        name, rest = "", lexeme
    for choice in rest.split("|"):
        glued = choice.startswith("~") and len(choice) > 1
        yield _Step(choice[glued:], name or None, touching or glued, outside)
