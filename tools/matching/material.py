"""The pairs that the matcher is fitted on, and those that are kept for its figures.

Lists of sanctions hold the same people, so that no name of a half kept for figures may come in
through another list: entries of the OFAC and UCDP lists that look like one of its names in any way
are left out before anything is counted or fitted.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from factional.model import EntityType
from factional.resolve.names import fold

GROUPS = Path(__file__).parents[2] / "benchmarks/names/groups.csv"
KINDS = {"person": EntityType.PERSON, "organisation": EntityType.ORGANIZATION}
_TOO_NEAR = 85.0
_ONE = 97.0
_MANY = 2500
"""Names from which a trigram says nothing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names and whether they are one actor's.

    Attributes:
        a: A name.
        b: Another.
        kind: Of both.
        same: Whether they are one.
        entry: Of which list entry, so that halves and folds part entries.
        what: What makes the pair hard, or where it is from.
        shares: Whether the names have a word in common, as the list says.
        tier: Who can tell, 1 to 3; 0 where nobody said.
    """

    a: str
    b: str
    kind: EntityType
    same: bool
    entry: str
    what: str = ""
    shares: bool = True
    tier: int = 0


def half(entry: str) -> str:
    """In which half an entry of the UN list lies: by its id, and so for good."""
    return "tune" if hashlib.sha256(f"names:{entry}".encode()).digest()[0] % 2 == 0 else "report"


def united_nations(data: Path, wanted: str) -> list[Pair]:
    """Pairs of one half of the UN list.

    The tuning half has pairs both of whose entries lie in it; the half for figures has all pairs
    of its entries, their look-alikes in the other half too.
    """
    found = []
    with (data / "names_un_pairs/dev.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            halves = half(row["id1"]), half(row["id2"])
            if halves[0] != wanted or (wanted == "tune" and halves[1] != wanted):
                continue
            found.append(
                Pair(
                    row["name1"],
                    row["name2"],
                    KINDS[row["kind"]],
                    row["is_match"] == "true",
                    row["id1"],
                    "un",
                    row["string_related"] == "yes",
                )
            )
    return found


def groups(wanted: str) -> list[Pair]:
    """Pairs of one half of the set of armed groups."""
    with GROUPS.open(encoding="utf-8") as lines:
        return [
            Pair(
                row["a"],
                row["b"],
                KINDS[row["kind"]],
                row["same"] == "yes",
                row["conflict"],
                row["what"],
                bool(set(fold(row["a"]).split()) & set(fold(row["b"]).split())),
                int(row["tier"]),
            )
            for row in csv.DictReader(lines)
            if row["half"] == wanted
        ]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list: all names of one person or body, the usual one first."""

    id: str
    kind: EntityType
    names: tuple[str, ...]


def entries(data: Path) -> list[Entry]:
    """Entries of the OFAC and UCDP lists that look like nothing of the halves kept for figures."""
    kept = [p for p in united_nations(data, "report") if p.same] + groups("report")
    near = _Near(name for pair in kept for name in (pair.a, pair.b))
    found = [*_ofac(data / "names_ofac"), *_ucdp(data / "ucdp_actor")]
    return [entry for entry in found if not any(near.to(name) for name in entry.names)]


def _ofac(folder: Path) -> Iterator[Entry]:
    others: defaultdict[str, list[str]] = defaultdict(list)
    with gzip.open(folder / "alt.csv.gz", "rt", encoding="utf-8", errors="replace") as lines:
        for row in csv.reader(lines):
            if len(row) > 3:
                others[row[0]].append(row[3])
    with gzip.open(folder / "sdn.csv.gz", "rt", encoding="utf-8", errors="replace") as lines:
        for row in csv.reader(lines):
            if len(row) < 3 or row[2].strip() not in ("individual", "-0-"):
                continue
            person = row[2].strip() == "individual"
            kind = EntityType.PERSON if person else EntityType.ORGANIZATION
            yield Entry(f"ofac-{row[0]}", kind, (row[1], *others[row[0]]))


def _ucdp(folder: Path) -> Iterator[Entry]:
    with (folder / "ucdp-actor-221.csv").open(encoding="utf-8-sig") as lines:
        for row in csv.DictReader(lines):
            columns = ("NameData", "NameOrigFull", "NameOrigFullEng")
            own = dict.fromkeys(row[c].strip() for c in columns)
            names = tuple(n for n in own if n and n.lower() != "n/a" and len(n) < 120)
            if names and not names[0].startswith("Government of"):
                yield Entry(f"ucdp-{row['ActorId']}", EntityType.ORGANIZATION, names)


class _Near:
    """Tells whether a name looks like one of some others."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {fold(name) for name in names}
        self._by_word: defaultdict[str, set[str]] = defaultdict(set)
        for name in self._names:
            for word in name.split():
                self._by_word[word].add(name)

    def to(self, name: str) -> bool:
        folded = fold(name)
        others = {o for word in folded.split() for o in self._by_word.get(word, ())}
        return folded in self._names or any(
            fuzz.token_sort_ratio(folded, other) >= _TOO_NEAR
            or (
                min(folded.count(" "), other.count(" "))
                and fuzz.token_set_ratio(folded, other) > 95
            )
            for other in others
        )


def pairs_of(found: list[Entry], *, look_alikes: int = 4) -> list[Pair]:
    """Pairs of entries as the UN list is paired.

    Each entry's first name comes with its others, and with the names of other entries of its kind
    and list that are most like it by trigrams (Dice). Entries that have a name in common, or nearly
    one, may well be one, and are no look-alikes.
    """
    out: list[Pair] = []
    for kind in KINDS.values():
        for source in ("ofac", "ucdp"):
            own = [e for e in found if e.kind is kind and e.id.startswith(source)]
            near = _Trigrams([(e.id, name) for e in own for name in e.names])
            folded = {e.id: {fold(name) for name in e.names} for e in own}
            for entry in own:
                first = entry.names[0]
                others = [b for b in entry.names[1:5] if fold(b) != fold(first)]
                out += [Pair(first, b, kind, True, entry.id) for b in others]
                if len(entry.names) < 2:
                    continue
                alike = near.to(first, entry.id, 3 * look_alikes)
                apart = [(i, b) for i, b in alike if not _may_be_one(folded[entry.id], folded[i])]
                out += [Pair(first, b, kind, False, entry.id) for _, b in apart[:look_alikes]]
    return out


def _may_be_one(a: set[str], b: set[str]) -> bool:
    return bool(a & b) or any(fuzz.token_sort_ratio(x, y) > _ONE for x in a for y in b)


class _Trigrams:
    """Names by their trigrams."""

    def __init__(self, names: list[tuple[str, str]]) -> None:
        self._names = names
        self._grams = [_trigrams(name) for _, name in names]
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for i, grams in enumerate(self._grams):
            for gram in grams:
                self._holders[gram].append(i)

    def to(self, name: str, own: str, count: int) -> list[tuple[str, str]]:
        """The most similar name of each other entry, with its id, the most similar first."""
        mine = _trigrams(name)
        shared: defaultdict[int, int] = defaultdict(int)
        for gram in mine:
            if len(self._holders[gram]) < _MANY:
                for i in self._holders[gram]:
                    shared[i] += 1
        best: dict[str, tuple[float, int]] = {}
        for i, both in shared.items():
            other = self._names[i][0]
            dice = 2 * both / (len(mine) + len(self._grams[i]))
            if other != own and (other not in best or dice > best[other][0]):
                best[other] = (dice, i)
        return [self._names[i] for _, i in sorted(best.values(), reverse=True)[:count]]


def _trigrams(name: str) -> frozenset[str]:
    padded = f"  {fold(name)} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))


def all_names(data: Path) -> Iterator[tuple[str, EntityType]]:
    """Every name that may be counted, with its kind, once an entry."""
    for entry in entries(data):
        for name in dict.fromkeys(entry.names):
            yield name, entry.kind
    for pair in united_nations(data, "tune"):
        if pair.same:
            yield pair.b, pair.kind
