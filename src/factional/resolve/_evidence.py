"""What makes two names one actor's without asking anybody, surest first.

Everything is read in the order of document and referent ids, so that the order in which documents
came makes no difference. Whatever is merged shares a key of `reach`, so that the referents of a
few actors can be clustered without all others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from factional.resolve._clusters import Clusters, Ground
from factional.resolve._items import Item, Key, Named
from factional.resolve.names import Spelling, fold, script


class Evidence:
    """The names of some referents, and who gives which to whom.

    Args:
        items: The referents in the order of their keys.
        alone: Those that a person took off their actor, and that no name brings back.
    """

    def __init__(self, items: Iterable[Item], alone: Container[Key]) -> None:
        self._items = [item for item in items if item.key not in alone]
        free = [item for item in self._items if not item.bound]
        self._given = _given_abbreviations(free)
        self._bare = [item for item in free if item.named in self._given]
        self._full = [item for item in free if item.named not in self._given]
        self._named = _by_name(self._full)

    def merge_namesakes(self, clusters: Clusters) -> None:
        """Merge what has the same name; unexplained abbreviations count as names."""
        for group in self._named.values():
            namesakes = set(group)
            fit = [key for key in group if not clusters.disputed(key, namesakes)]
            clusters.merge(fit, Ground.SAME_NAME)

    def merge_rest(self, clusters: Clusters, known: Iterable[Sequence[Named]]) -> None:
        """Merge by all else, in turn.

        A name in another script that a document gives beside its own; a person's shorter name; a
        spelling of another school; an abbreviation that one document gives for a full name; names
        that a list gives to one actor.
        """
        self._merge_beside(clusters)
        self._merge_spellings(clusters)
        self._merge_abbreviations(clusters)
        self._merge_known(clusters, known)

    def _merge_beside(self, clusters: Clusters) -> None:
        """Merge by second names of a referent: its name in another script, a shorter one."""
        foreign: defaultdict[Named, list[Key]] = defaultdict(list)
        shorter: defaultdict[Named, list[Key]] = defaultdict(list)
        for item in self._full:
            for form in item.second_names():
                other = script(form) != script(item.referent.name)
                (foreign if other else shorter)[item.kind, fold(form)].append(item.key)
        for name, keys in sorted(foreign.items()):
            clusters.merge([*keys, *self._named.get(name, [])], Ground.OTHER_SCRIPT)
        for name, keys in sorted(shorter.items()):
            if name in self._named and len({clusters.root(key) for key in keys}) == 1:
                clusters.merge([*keys, *self._named[name]], Ground.SHORTER_NAME)

    def _merge_abbreviations(self, clusters: Clusters) -> None:
        """Merge abbreviations with the one actor that they stand for.

        What a person joined one to is what it stands for, whatever documents say.
        """
        for name, keys in _by_name(self._bare).items():
            judged = [key for key in keys if clusters.decided(key)]
            meanings = judged or self._given[name]
            if len({clusters.root(key) for key in meanings}) == 1:
                for key in keys:
                    clusters.merge([key, meanings[0]], Ground.ABBREVIATION)

    def _merge_known(self, clusters: Clusters, known: Iterable[Sequence[Named]]) -> None:
        """Merge names that a list gives to one actor; an abbreviation not where it is explained.

        A person's single name is the person's here: the list says so.
        """
        named = _by_name(item for item in self._items if not item.referent.placeholder)
        for names in known:
            groups = [named[name] for name in names if name in named and name not in self._given]
            for group in groups[1:]:
                clusters.merge([*groups[0], *group], Ground.LISTED)

    def _merge_spellings(self, clusters: Clusters) -> None:
        """Merge names that differ by spelling school, where all that look alike can be one name.

        "Selim" goes with "Salim" and with "Selem", and those two do not go together: then none do.
        """
        alike: defaultdict[Named, dict[str, tuple[Spelling, list[Key]]]] = defaultdict(dict)
        for item in self._full:
            if spelling := item.spelling():
                names = alike[item.kind, spelling.skeleton]
                names.setdefault(item.name, (spelling, []))[1].append(item.key)
        for _, names in sorted(alike.items()):
            for group in _cliques([names[name][0] for name in sorted(names)]):
                keys = [key for i in group for key in names[sorted(names)[i]][1]]
                clusters.merge(keys, Ground.SPELLING)


def _by_name(items: Iterable[Item]) -> Mapping[Named, list[Key]]:
    groups: defaultdict[Named, list[Key]] = defaultdict(list)
    for item in items:
        groups[item.named].append(item.key)
    return dict(sorted(groups.items()))


def _given_abbreviations(items: Iterable[Item]) -> Mapping[Named, list[Key]]:
    """Abbreviations with the referents whose full name a document gives them for."""
    given: defaultdict[Named, list[Key]] = defaultdict(list)
    for item in items:
        for form in item.abbreviations():
            given[item.kind, fold(form)].append(item.key)
    return dict(sorted(given.items()))


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
