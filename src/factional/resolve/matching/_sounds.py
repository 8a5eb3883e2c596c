"""Words as sounds, and how alike two of them are.

"Basayev", "Bassajew" and "Басаев" are one name as three schools write it. A word is read as a
string of signs, one a sound, and two strings are aligned from end to end with a table that says,
for every two signs, how much oftener they stand for each other in spellings of one name than by
chance (`sounds.tsv`; `tools.matching.sounds` learns it from public pairs). It is how proteins have
been compared since Needleman & Wunsch (1970); the tables are made as Henikoff & Henikoff (1992)
made theirs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from factional.vocabulary.files import parsed

GAP = "-"
_ENDING = re.compile(r"(?<=[ae])h$")
_UNKNOWN = -4.0
"""What two signs that were never seen to stand for each other cost, in nats."""
_MOST = 4.0
"""What a sign says by standing for itself, at most, however rare it is."""

_START, _BY_NATS, _BY_SHARE = 6.3, 0.1, 11.5
"""How what an alignment says, and what share that is of all it could, make two words one: half
where it says 10 nats, 46 of 100 that it could. There words of aliases that are alike are as many as
words of look-alikes, in the tuning half of the UN list and the OFAC list."""


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters are heard, see `letters.yaml`."""

    groups: re.Pattern[str]
    signs: Mapping[str, str]
    arabic: Mapping[str, str]
    others: Mapping[int, str]
    classes: Mapping[str, str]


@cache
def letters() -> Letters:
    """The letters that are known."""
    path = resources.files("factional.vocabulary.names").joinpath("letters.yaml")
    data = parsed(path.read_text(encoding="utf-8"))
    where = dict.fromkeys(data["glides"], "(?![aeiou])") | dict.fromkeys(data["soft"], "(?=[ei])")
    groups = [
        group + where.get(group, "") for group in sorted(data["groups"], key=len, reverse=True)
    ]
    return Letters(
        groups=re.compile("|".join(groups)),
        signs=data["groups"],
        arabic=data["arabic"],
        others={ord(letter): latin for letter, latin in data["others"].items()},
        classes=data["classes"],
    )


def in_latin(word: str) -> str:
    """A folded word in Latin letters where its script has them by rule; Arabic stays as it is."""
    return word if word.isascii() else word.translate(letters().others)


def is_arabic(word: str) -> bool:
    """Whether a word is in Arabic script, so that it has no short vowels."""
    return not word.isascii() and any(char in letters().arabic for char in word)


@lru_cache(maxsize=1 << 16)
def sounds(word: str) -> str:
    """A folded word as signs, doubled ones taken as one: "khattab" is "xatab"."""
    table = letters()
    if is_arabic(word):
        signs = "".join(table.arabic.get(char, char) for char in word)
        signs = re.sub(r"(?<=..)H$", "T", signs)  # folding writes ta marbuta as ha
    else:
        latin = re.sub(r"([^aeiou])\1+", r"\1", in_latin(word))
        latin = _ENDING.sub("", latin) if len(latin) > 2 else latin
        signs = table.groups.sub(lambda found: table.signs[found.group()], latin)
    return re.sub(r"(.)\1+", r"\1", signs)


@dataclass(frozen=True, slots=True)
class Table:
    """How much two signs say for one word, in nats over chance; `GAP` for a sign left out.

    Attributes:
        pairs: By two signs.
        best: The most that a sign can say, standing for whatever.
    """

    pairs: Mapping[tuple[str, str], float]
    best: Mapping[str, float]

    @classmethod
    def of(cls, pairs: Mapping[tuple[str, str], float]) -> Table:
        """A table with what can be reckoned from it."""
        pairs = {pair: min(nats, _MOST) for pair, nats in pairs.items()}
        best: dict[str, float] = {}
        for (sign, other), nats in pairs.items():
            if GAP not in (sign, other):
                best[sign] = max(best.get(sign, 0.0), nats)
        return cls(pairs, best)

    def aligned(self, a: str, b: str) -> float:
        """Nats that two strings of signs say for one word, in their best alignment."""
        pairs = self.pairs
        gaps = [pairs.get((GAP, y), _UNKNOWN) for y in b]
        row = [0.0]
        for gap in gaps:
            row.append(row[-1] + gap)
        for x in a:
            left = pairs.get((x, GAP), _UNKNOWN)
            above, last = row, row[0] + left
            row = [last]
            for i, y in enumerate(b):
                both = pairs.get((x, y))
                if both is None:
                    both = 2.0 if x == y else _UNKNOWN
                last = max(above[i] + both, above[i + 1] + left, last + gaps[i])
                row.append(last)
        return row[-1]


@cache
def tables() -> Mapping[str, Table]:
    """`latin`, for two Latin spellings, and `arabic`, for an Arabic one and a Latin one."""
    path = resources.files("factional.vocabulary.names").joinpath("sounds.tsv")
    found: dict[str, dict[tuple[str, str], float]] = {"latin": {}, "arabic": {}}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, a, b, nats = line.split("\t")
        found[name][a, b] = float(nats)
        if name == "latin":
            found[name][b, a] = float(nats)
    return {name: Table.of(pairs) for name, pairs in found.items()}


@lru_cache(maxsize=1 << 17)
def alike(a: str, b: str) -> float:
    """How far two folded words are one word spelt twice, 0 to 1; 1 for the same sounds."""
    first, second = sounds(a), sounds(b)
    if first == second:
        return 1.0
    if not first or not second or any(char.isdecimal() for char in a + b):
        return 0.0
    arabic = is_arabic(a), is_arabic(b)
    if arabic == (False, True):
        return alike(b, a)
    if arabic == (False, False) and (_SOMALI.search(a) or _SOMALI.search(b)):
        return max(_aligned(first, second, across=False), _somali(a, b))
    return _aligned(first, second, across=arabic == (True, False))


_SOMALI = re.compile(r"x|c(?=[aeiou])")


def _somali(a: str, b: str) -> float:
    """The same with x and c as Somali writes ħ and ʿayn: "Xasan", "Cali"."""
    plain = [
        sounds(_SOMALI.sub(lambda found: "h" if found.group() == "x" else "", w)) for w in (a, b)
    ]
    return _aligned(plain[0], plain[1], across=False) if all(plain) else 0.0


def _aligned(first: str, second: str, *, across: bool) -> float:
    """How far two strings of signs are one word; the first Arabic if across scripts."""
    if first == second:
        return 1.0
    table = tables()["arabic" if across else "latin"]
    most = sum(table.best.get(x, 2.0) for x in first)
    if not across:
        most = (most + sum(table.best.get(y, 2.0) for y in second)) / 2
    nats = table.aligned(first, second)
    return 1 / (1 + math.exp(_START - _BY_NATS * nats - _BY_SHARE * nats / max(most, 1.0)))
