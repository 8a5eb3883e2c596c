"""Which referents are one: names in, clusters out, with what may not be joined kept apart.

Everything is read in the order of document and referent ids, so that the order in which documents
came makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factional.model import EntityType, Referent
from factional.resolve._known import kind_of
from factional.resolve.names import Spelling, fold, is_abbreviation, is_name, script

Key = tuple[str, str]
"""Document id and referent id."""

_ENOUGH = 5
"""Consonants that the distinctive words of a name need before a vowel may differ."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A referent with what is looked up often."""

    key: Key
    referent: Referent
    kind: str
    name: str

    @classmethod
    def of(cls, document: str, referent: Referent) -> _Item:
        return cls((document, referent.id), referent, kind_of(referent.type), fold(referent.name))

    @property
    def bound(self) -> bool:
        """Whether it is tied to its document, because no name says what it is elsewhere."""
        return self.referent.placeholder or not is_name(self.referent.name, self.referent.type)


class _Clusters:
    """Sets of referents that grow by merging and refuse a merge that joins what is apart."""

    def __init__(self, items: Mapping[Key, _Item], apart: Iterable[tuple[Key, Key]]) -> None:
        self._root = {key: key for key in items}
        self._members = {key: [key] for key in items}
        self._names = {key: {key[0]: item.name} for key, item in items.items()}
        self._apart = [pair for pair in apart if set(pair) <= items.keys()]

    def root(self, key: Key) -> Key:
        """The referent that stands for a cluster."""
        return self._root[key]

    def sets(self) -> list[list[Key]]:
        """All clusters, in order."""
        return sorted(sorted(members) for members in self._members.values())

    def merge(self, keys: Iterable[Key]) -> bool:
        """Make one of the clusters of some referents; of none where any two are apart."""
        roots = sorted({self._root[key] for key in keys}, key=lambda r: (-len(self._members[r]), r))
        if len(roots) < 2:
            return True
        if self._conflict(roots):
            return False
        for root in roots[1:]:
            for key in self._members[root]:
                self._root[key] = roots[0]
            self._members[roots[0]].extend(self._members.pop(root))
            self._names[roots[0]].update(self._names.pop(root))
        return True

    def _conflict(self, roots: list[Key]) -> bool:
        """Two names of one document are two things; so is what was said to be different."""
        largest, added = self._names[roots[0]], dict[str, str]()
        for root in roots[1:]:
            for document, name in self._names[root].items():
                other = largest.get(document) or added.setdefault(document, name)
                if other != name:
                    return True
        together = set(roots)
        return any({self._root[a], self._root[b]} <= together for a, b in self._apart)


def cluster(
    referents: Iterable[tuple[str, Referent]],
    apart: Iterable[tuple[Key, Key]],
    known: Iterable[Sequence[tuple[str, str]]] = (),
) -> list[list[Key]]:
    """The referents that are one, as sorted lists of keys, surest merges first.

    In turn: the same name; a name in another script that a document gives beside its own; a
    person's shorter name; an abbreviation that one document gives for a full name; a spelling of
    another school; names that a list gives to one actor (`known`). What would join two names of
    one document is not done at all.
    """
    items = {i.key: i for i in sorted((_Item.of(d, r) for d, r in referents), key=lambda i: i.key)}
    clusters = _Clusters(items, apart)
    free = [item for item in items.values() if not item.bound]
    given = _given_abbreviations(free)
    bare = [item for item in free if (item.kind, item.name) in given]
    full = [item for item in free if (item.kind, item.name) not in given]
    named = _by_name(full)
    for group in named.values():
        clusters.merge(group)
    _merge_beside(clusters, full, named)
    _merge_spellings(clusters, full)
    _merge_abbreviations(clusters, bare, given)
    _merge_known(clusters, items.values(), known, given)
    return clusters.sets()


def _by_name(items: Iterable[_Item]) -> dict[tuple[str, str], list[Key]]:
    groups: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for item in items:
        groups[item.kind, item.name].append(item.key)
    return dict(sorted(groups.items()))


def _merge_beside(
    clusters: _Clusters, items: list[_Item], named: Mapping[tuple[str, str], list[Key]]
) -> None:
    """Merge by second names of a referent: its name in another script, a person's shorter name."""
    foreign: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    shorter: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for item in items:
        for form in _second_names(item):
            other = script(form) != script(item.referent.name)
            (foreign if other else shorter)[item.kind, fold(form)].append(item.key)
    for name, keys in sorted(foreign.items()):
        clusters.merge([*keys, *named.get(name, [])])
    for name, keys in sorted(shorter.items()):
        if name in named and len({clusters.root(key) for key in keys}) == 1:
            clusters.merge([*keys, *named[name]])


def _second_names(item: _Item) -> list[str]:
    kind, words = item.referent.type, item.name.split()
    found = []
    for form in item.referent.forms():
        folded = fold(form)
        if folded == item.name or not is_name(form, kind):
            continue
        person = kind is EntityType.PERSON and _within(folded.split(), words)
        if person or script(form) != script(item.referent.name):
            found.append(form)
    return found


def _within(short: list[str], long: list[str]) -> bool:
    """Whether the words of one name stand in another in the same order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _given_abbreviations(items: Iterable[_Item]) -> dict[tuple[str, str], list[Key]]:
    """Abbreviations with the referents whose full name a document gives them for."""
    given: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for item in items:
        if item.referent.type is EntityType.PERSON or len(item.name.split()) < 2:
            continue
        for form in item.referent.forms():
            if is_abbreviation(form) and (
                is_abbreviation(form, item.referent.name) or _in_brackets(item.referent, form)
            ):
                given[item.kind, fold(form)].append(item.key)
    return dict(sorted(given.items()))


def _in_brackets(referent: Referent, form: str) -> bool:
    """Whether a form once stands right behind the full name, as far from it as " (" is long."""
    ends = {m.end for m in referent.mentions if fold(m.text) == fold(referent.name)}
    return any(m.text == form and m.start - 2 in ends for m in referent.mentions)


def _merge_abbreviations(
    clusters: _Clusters, bare: Iterable[_Item], given: Mapping[tuple[str, str], list[Key]]
) -> None:
    for item in bare:
        meanings = given[item.kind, item.name]
        if len({clusters.root(key) for key in meanings}) == 1:
            clusters.merge([item.key, meanings[0]])


def _merge_known(
    clusters: _Clusters,
    items: Iterable[_Item],
    known: Iterable[Sequence[tuple[str, str]]],
    given: Mapping[tuple[str, str], list[Key]],
) -> None:
    """Merge names that a list gives to one actor; an abbreviation not where documents explain it.

    A person's single name is the person's here: the list says so.
    """
    named = _by_name(item for item in items if not item.referent.placeholder)
    for names in known:
        groups = [named[name] for name in names if name in named and name not in given]
        for group in groups[1:]:
            clusters.merge([*groups[0], *group])


def _merge_spellings(clusters: _Clusters, items: list[_Item]) -> None:
    """Merge names that differ by spelling school, where all that look alike can be one name.

    "Selim" goes with "Salim" and with "Selem", and those two do not go together: then none do.
    """
    alike: defaultdict[tuple[str, str], dict[str, tuple[Spelling, list[Key]]]] = defaultdict(dict)
    for item in items:
        spelling = Spelling.of(item.referent.name, item.referent.type)
        if spelling.weight >= _ENOUGH:
            names = alike[item.kind, spelling.skeleton]
            names.setdefault(item.name, (spelling, []))[1].append(item.key)
    for _, names in sorted(alike.items()):
        for group in _cliques([names[name][0] for name in sorted(names)]):
            clusters.merge([key for i in group for key in names[sorted(names)[i]][1]])


def _cliques(spellings: list[Spelling]) -> list[list[int]]:
    """Connected spellings in which each matches each."""
    left, out = set(range(len(spellings))), []
    while left:
        group, border = set[int](), {min(left)}
        while border:
            group |= border
            border = {j for i in border for j in left - group if spellings[i].matches(spellings[j])}
        left -= group
        if all(spellings[i].matches(spellings[j]) for i in group for j in group):
            out.append(sorted(group))
    return out
