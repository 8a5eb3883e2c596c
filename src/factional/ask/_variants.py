"""Other spellings and other names of what is searched for, from the names that the case knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from weakref import WeakKeyDictionary

from factional.ask._snapshot import Snapshot
from factional.ask._wording import Term
from factional.resolve import fold
from factional.resolve.matching import compare
from factional.store.finding import folded

_LONGEST = 6
"""Words that a name is sought in, at most."""
_LIKE = 0.9
"""Score from which a name as typed is taken for a name of the case."""
_SHORT = 4
"""Letters below which a word is not compared with others: too much is like it."""
_NEAR = 8
_MOST = 12
_CLOSE = 0.75
"""Share of letters in common from which two words are worth a comparison."""

_kept: WeakKeyDictionary[Snapshot, dict[str, str]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing that is searched for.

    Attributes:
        typed: The words as they were typed.
        exact: Whether they stood between quotation marks.
        also: Other spellings and names that are searched for as well.
        entities: Ids of the entities that it names.
    """

    typed: str
    exact: bool
    also: tuple[str, ...] = ()
    entities: frozenset[str] = frozenset()


def sought(snap: Snapshot, terms: Sequence[Term], *, variants: bool = True) -> list[Sought]:
    """What some terms stand for: names of several words are one thing, all else word by word.

    Args:
        snap: The case.
        terms: What was typed, in order.
        variants: Whether other spellings and names are sought.
    """
    found: list[Sought] = []
    at = 0
    while at < len(terms):
        term = terms[at]
        if term.exact or not variants:
            found.append(Sought(term.text, term.exact))
            at += 1
            continue
        length, named = _named(snap, terms[at : at + _LONGEST])
        found.append(named)
        at += length
    return [each for each in found if folded(each.typed)]


def _named(snap: Snapshot, terms: Sequence[Term]) -> tuple[int, Sought]:
    """The longest name that some terms begin with, and how many of them it is."""
    free = next((i for i, term in enumerate(terms) if term.exact), len(terms))
    for length in range(free, 0, -1):
        typed = " ".join(term.text for term in terms[:length])
        entities = _called(snap, typed)
        if entities:
            return length, Sought(typed, False, _names(snap, typed, entities), entities)
    typed = terms[0].text
    return 1, Sought(typed, False, tuple(_spellings(snap, typed)))


def _called(snap: Snapshot, typed: str) -> frozenset[str]:
    """Entities of which it is a name, or near enough to one."""
    own = snap.names.get(fold(typed), frozenset())
    own = frozenset(id for id in own if not snap.entities[id].placeholder)
    if len(folded(typed)) < _SHORT:
        return own
    near = snap.index.near(typed, limit=_NEAR)
    return own | frozenset(
        candidate.key
        for candidate in near
        if compare(typed, candidate.name, snap.entities[candidate.key].type).score >= _LIKE
        and _as_long(typed, candidate.name)
    )


def _as_long(typed: str, name: str) -> bool:
    """Whether a name has as many words: "Front" alone is no name, and a name and more is none."""
    return len(fold(typed).split()) == len(fold(name).split())


def _names(snap: Snapshot, typed: str, entities: frozenset[str]) -> tuple[str, ...]:
    """The names of some entities besides the one typed, the commonest first."""
    seen, found = {folded(typed)}, []
    names = [name for id in sorted(entities) for name in snap.entities[id].names]
    for text in [
        *(snap.entities[id].name for id in sorted(entities)),
        *(name.text for name in sorted(names, key=lambda name: -name.count)),
    ]:
        if folded(text) not in seen:
            seen.add(folded(text))
            found.append(text)
    return tuple(found[:_MOST])


def _spellings(snap: Snapshot, word: str) -> Iterator[str]:
    """Words of names that are spelt otherwise and sound like it: "Velmekh" for "Velmek"."""
    own = folded(word)
    if len(own) < _SHORT:
        return
    words = _words(snap)
    for spelt in get_close_matches(own, words, n=_NEAR, cutoff=_CLOSE):
        if not spelt.startswith(own) and compare(word, words[spelt]).score >= _LIKE:
            yield words[spelt]


def _words(snap: Snapshot) -> dict[str, str]:
    """The words of all names by how they are searched, each as it is spelt first."""
    known = _kept.get(snap)
    if known is None:
        known = _kept[snap] = {}
        for entity in snap.entities.values():
            for name in entity.names if not entity.placeholder else ():
                for word in name.text.split():
                    if len(spelt := folded(word)) >= _SHORT and " " not in spelt:
                        known.setdefault(spelt, word)
    return known
