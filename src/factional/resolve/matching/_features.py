"""What is measured on two names that are laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factional.model import EntityType
from factional.resolve.matching._acronyms import spells, translated
from factional.resolve.matching._align import Pairing, align
from factional.resolve.matching._words import Reading, Role, Word, read

_SCALE = 10.0
"""Bits that make one of a feature that counts them."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A feature before it is weighed."""

    value: float
    words: tuple[str, ...] = ()


Measures = dict[str, Measure]


def measure(a: str, b: str, kind: EntityType | None) -> Measures:
    """The features of two names of one kind; what is nought is left out.

    A name without a letter or digit has nothing to be measured by, and no features.
    """
    first, second = read(a, kind), read(b, kind)
    if not first.words or not second.words:
        return {}
    pairings = align(first, second)
    side = _Sides(first, second, pairings)
    found = _of_persons(side) if kind is EntityType.PERSON else _of_bodies(side)
    return {name: m for name, m in found.items() if m.value}


class _Sides:
    """Two names, what their words have in common, and what is left on either side."""

    def __init__(self, a: Reading, b: Reading, pairings: Sequence[Pairing]) -> None:
        self.a, self.b, self.pairings = a, b, pairings
        self.left = _rest(a.words, {i for p in pairings for i in p.left})
        self.right = _rest(b.words, {j for p in pairings for j in p.right})
        self.shared = sum(p.degree * p.bits for p in pairings)
        self.lost = tuple(
            sum(word.bits for word in rest) + sum((1 - p.degree) * p.bits for p in pairings) / 2
            for rest in (self.left, self.right)
        )

    def told(self, pairings: Iterable[Pairing]) -> tuple[str, ...]:
        """Pairings as people read them."""
        found = []
        for p in pairings:
            one = " ".join(self.a.words[i].text for i in p.left)
            two = " ".join(self.b.words[j].text for j in p.right)
            found.append(one if one == two else f"{one} ~ {two}")
        return tuple(found)

    @property
    def dice(self) -> float:
        """Share of the bits of both names that they have in common, 0 to 1."""
        return 2 * self.shared / max(2 * self.shared + sum(self.lost), 1e-9)

    @property
    def said(self) -> float:
        """How much what they have in common says, 0 to 2: twenty bits tell a person from all."""
        return min(self.shared / _SCALE, 2.0)

    @property
    def agreeing(self) -> float:
        """How far most of two names agrees, 0 to 1, so that what differs tells them apart."""
        return min(1.0, max(0.0, self.dice - 0.4) * 2.5)

    def overall(self) -> Measures:
        """How much the names have in common, and how much not."""
        less = min(self.lost)
        within = self.shared / max(self.shared + less, 1e-9)
        return {
            "words in common": Measure(self.dice * self.said, self.told(self.pairings)),
            "nearly all in common": Measure(max(0.0, self.dice - 0.8) * 5),
            "all in common": Measure(max(0.0, self.dice - 0.95) * 20),
            "one name within the other": Measure(max(0.0, within - 0.7) / 0.3 * self.said),
            "both have words of their own": Measure(
                min(less / _SCALE, 2.0), _texts((*self.left, *self.right))
            ),
        }


def _rest(words: Sequence[Word], taken: set[int]) -> tuple[Word, ...]:
    return tuple(word for i, word in enumerate(words) if i not in taken)


def _texts(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.text for word in words)


def _yes(condition: object, words: tuple[str, ...] = ()) -> Measure:
    return Measure(1.0 if condition else 0.0, words)


def _of_persons(side: _Sides) -> Measures:
    a, b = _named(side.a.words), _named(side.b.words)
    left, right = side.a.words, side.b.words
    paired = [p for p in side.pairings if left[p.left[0]].role is Role.NAME]
    firsts = [(left[p.left[0]], right[p.right[0]]) for p in paired]
    unlike = bool(a and b) and {a[0], b[0]} <= {*side.left, *side.right}
    father = _father(a, b, firsts) or _father(b, a, [(v, w) for w, v in firsts])
    in_order = _in_order(paired)
    return side.overall() | {
        "first names differ, the rest does not": Measure(
            side.agreeing * side.said if unlike else 0.0, _texts((a[0], b[0])) if unlike else ()
        ),
        "kunyas agree": _yes(any(left[p.left[0]].role is Role.KUNYA for p in side.pairings)),
        "three names agree": _yes(len(paired) > 2),
        "in order": _yes(len(paired) > 1 and in_order),
        "in another order": _yes(len(paired) > 1 and not in_order),
        "one may be the other's father": Measure(side.said if father else 0.0),
    }


def _named(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(word for word in words if word.role is not Role.TITLE)


def _father(
    child: Sequence[Word], father: Sequence[Word], firsts: Sequence[tuple[Word, Word]]
) -> bool:
    """Whether a name is another with a given name more before it: "Ali Saddam Hussein"."""
    return (
        len(child) > len(father) > 1
        and all(w is not child[0] for w, _ in firsts)
        and any(w is child[1] and v is father[0] for w, v in firsts)
    )


def _in_order(pairings: Sequence[Pairing]) -> bool:
    places = [p.right for p in sorted(pairings, key=lambda p: p.left)]
    return places == sorted(places)


def _of_bodies(side: _Sides) -> Measures:
    short = _initials(side.a, side.b)
    if short is not None:
        return short
    words = side.a.words
    names = [p for p in side.pairings if words[p.left[0]].role is not Role.HEAD]
    heads = [p for p in side.pairings if words[p.left[0]].role is Role.HEAD]
    own = [
        sum(word.bits for word in rest if word.role is not Role.HEAD)
        for rest in (side.left, side.right)
    ]
    kinds = _both(side, Role.HEAD)
    places = _both(side, Role.PLACE)
    sides = _both(side, Role.SIDE, Role.NUMBER)
    one_place = any(word.role is Role.PLACE for word in (*side.left, *side.right)) and not places
    part = any(
        word.text in reading.part
        for reading, rest in ((side.a, side.left), (side.b, side.right))
        for word in rest
    )
    return side.overall() | {
        "names in common": Measure(
            min(sum(p.degree * p.bits for p in names) / _SCALE, 3.0), side.told(names)
        ),
        "only what kind of body": _yes(heads and not names, side.told(heads)),
        "another kind of body": _yes(kinds, kinds),
        "names of their own": Measure(
            min(min(own) / _SCALE, 2.0),
            _texts(w for w in (*side.left, *side.right) if w.role is not Role.HEAD),
        ),
        "another place": _yes(places, places),
        "another side or number": _yes(sides, sides),
        "another part": _yes(part),
        "the rest agrees, a name differs": Measure(side.agreeing if min(own) > 0 else 0.0),
        "the rest agrees, another place": Measure(side.agreeing if places else 0.0, places),
        "the rest agrees, a place more": Measure(side.agreeing if one_place else 0.0),
        "the rest agrees, a side or number differs": Measure(
            side.agreeing if sides else 0.0, sides
        ),
    }


def _both(side: _Sides, *roles: Role) -> tuple[str, ...]:
    """Words of some roles that are left on both sides; none where one side has none."""
    found = [[w for w in rest if w.role in roles] for rest in (side.left, side.right)]
    return _texts(w for rest in found for w in rest) if all(found) else ()


def _initials(a: Reading, b: Reading) -> Measures | None:
    """What an abbreviation says against another, or against a name; None where none is.

    An abbreviation that one name gives beside its words ("X (ABC)") is the other's, or is not.
    """
    if a.initials and b.initials:
        same = a.initials == b.initials
        return {
            "the same abbreviation": _yes(same, (a.initials,)),
            "another abbreviation": _yes(not same, (a.initials, b.initials)),
        }
    if not a.initials and not b.initials:
        return None
    letters, full = (a.initials, b) if a.initials else (b.initials, a)
    if len(full.words) < 2:
        return None
    if letters in full.given:
        return {"abbreviation given": _yes(True, (letters,))}
    how = max(spells(letters, full.spelt), _through(letters, full))
    said = (letters, " ".join(full.spelt))
    return {
        "initials": _yes(how == 1.0, said),
        "initials of more letters": Measure(len(letters) - 3.0 if how == 1.0 else 0.0),
        "initials, loosely": Measure(how if how < 1.0 else 0.0, said),
        "initials of a translation": _yes(not how and translated(letters, full.spelt), said),
    }


def _through(letters: str, full: Reading) -> float:
    """How well letters spell a name of which one word is the beginning of them: "FARC-EP"."""
    first = full.words[0].text if full.words else ""
    return 0.6 if len(first) > 2 and letters.startswith(first) else 0.0
