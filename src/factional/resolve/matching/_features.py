"""What is measured on two names that are laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from factional.model import EntityType
from factional.resolve.matching._acronyms import spells, translated
from factional.resolve.matching._align import Pairing, align
from factional.resolve.matching._sounds import is_arabic, sounds
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
    """The features of two names of one kind; what is nought is left out."""
    first, second = read(a, kind), read(b, kind)
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

    def overall(self) -> Measures:
        """How much of both names is common, in bits, and as one string of sounds."""
        less, more = sorted(self.lost)
        said = min(self.shared / _SCALE, 2.0)
        whole = max(self.shared, 1e-9)
        dice = 2 * whole / (2 * whole + less + more)
        within = whole / (whole + less)
        return {
            "words in common": Measure(dice, self.told(self.pairings)),
            "nearly all in common": Measure(max(0.0, dice - 0.8) * 5),
            "all in common": Measure(max(0.0, dice - 0.95) * 20),
            "one within the other": Measure(within),
            "wholly within": Measure(max(0.0, within - 0.85) / 0.15),
            "how much that says": Measure(said),
            "wholly within, and rare": Measure(max(0.0, within - 0.7) / 0.3 * said),
            "in common, and rare": Measure(dice * said),
            "both have words of their own": Measure(
                min(less / _SCALE, 2.0), _texts((*self.left, *self.right))
            ),
            "one has more words": Measure(min((more - less) / _SCALE, 3.0)),
            "letters in common": Measure(self._letters()),
        }

    def _letters(self) -> float:
        """How far all sounds, in order of the words, are the same; across scripts bones only."""
        one, two = (
            [word.key if across else sounds(word.text) for word in reading.words]
            for reading in (self.a, self.b)
            for across in [self.across()]
        )
        plain = JaroWinkler.similarity("".join(one), "".join(two))
        ordered = fuzz.ratio("".join(sorted(one)), "".join(sorted(two))) / 100
        return max(plain, ordered)

    def across(self) -> bool:
        """Whether one name is in Arabic script and the other is not."""
        return any(is_arabic(w.text) for w in self.a.words) != any(
            is_arabic(w.text) for w in self.b.words
        )


def _rest(words: Sequence[Word], taken: set[int]) -> tuple[Word, ...]:
    return tuple(word for i, word in enumerate(words) if i not in taken)


def _texts(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.text for word in words)


def _yes(condition: object, words: tuple[str, ...] = ()) -> Measure:
    return Measure(1.0 if condition else 0.0, words)


def _of_persons(side: _Sides) -> Measures:
    a, b = _named(side.a.words), _named(side.b.words)
    found = side.overall()
    first_two = bool(a and b) and {a[0], b[0]} <= {*side.left, *side.right}
    kunyas = [[w for w in words if w.role is Role.KUNYA] for words in (a, b)]
    one, two = side.a.words, side.b.words
    paired = [p for p in side.pairings if one[p.left[0]].role is Role.NAME]
    ends = [(one[p.left[0]], two[p.right[0]], one[p.left[-1]], two[p.right[-1]]) for p in paired]
    first = any(w is a[0] and v is b[0] for w, v, _, _ in ends)
    last = any(w is a[-1] and v is b[-1] for _, _, w, v in ends)
    alone = bool(a and b) and min(len(a), len(b)) == 1
    found |= {
        "first names agree": _yes(first),
        "last names agree": _yes(last),
        "first names differ": _yes(first_two),
        "first names differ, the rest does not": Measure(
            _agreeing(found) * found["how much that says"].value if first_two else 0.0
        ),
        "last names differ": _yes(a and b and {a[-1], b[-1]} <= {*side.left, *side.right}),
        "kunyas agree": _yes(any(one[p.left[0]].role is Role.KUNYA for p in side.pairings)),
        "kunyas differ": _yes(
            all(
                any(w in rest for w in own)
                for own, rest in zip(kunyas, (side.left, side.right), strict=True)
            )
        ),
        "one name only": _yes(alone),
        "three names agree": _yes(len(paired) > 2, side.told(paired) if len(paired) > 2 else ()),
        "nothing in common": _yes(not side.pairings),
        "in order": _yes(len(paired) > 1 and _in_order(paired)),
    }
    return found


def _agreeing(found: Measures) -> float:
    """How far the rest of two names agrees, so that what differs tells them apart."""
    return min(1.0, max(0.0, found["words in common"].value - 0.4) * 2.5)


def _named(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(word for word in words if word.role is not Role.TITLE)


def _in_order(pairings: Sequence[Pairing]) -> bool:
    places = [p.right for p in sorted(pairings, key=lambda p: p.left)]
    return places == sorted(places)


def _of_bodies(side: _Sides) -> Measures:
    a, b = side.a, side.b
    short = _initials(a, b)
    if short is not None:
        return short
    found = side.overall()
    names = [p for p in side.pairings if a.words[p.left[0]].role is not Role.HEAD]
    heads = [p for p in side.pairings if a.words[p.left[0]].role is Role.HEAD]
    said = sum(p.degree * p.bits for p in names)
    alone = [[w for w in rest if w.role is Role.HEAD] for rest in (side.left, side.right)]
    sides = [
        [w for w in rest if w.role in (Role.SIDE, Role.NUMBER)] for rest in (side.left, side.right)
    ]
    own = [sum(w.bits for w in rest if w.role is not Role.HEAD) for rest in (side.left, side.right)]
    places = [[w for w in rest if w.role is Role.PLACE] for rest in (side.left, side.right)]
    agreeing = _agreeing(found)
    parts = [
        bool(r.part) and any(w.text in r.part for w in rest)
        for r, rest in ((a, side.left), (b, side.right))
    ]
    translated_bits = sum(p.bits for p in side.pairings if p.translated)
    found |= {
        "names in common": Measure(min(said / _SCALE, 3.0), side.told(names)),
        "only what kind of body": _yes(heads and not names, side.told(heads)),
        "nothing in common": _yes(not side.pairings),
        "same kind of body": _yes(heads, side.told(heads)),
        "another kind of body": _yes(all(alone), _texts((*alone[0], *alone[1]))),
        "a kind of body on one side": _yes(bool(alone[0]) != bool(alone[1])),
        "names of their own": Measure(
            min(min(own) / _SCALE, 2.0),
            _texts(w for w in (*side.left, *side.right) if w.role is not Role.HEAD),
        ),
        "another place": _yes(all(places), _texts((*places[0], *places[1]))),
        "a place more": _yes(bool(places[0]) != bool(places[1])),
        "another part": _yes(any(parts)),
        "the rest agrees, a name differs": Measure(agreeing if min(own) > 0 else 0.0),
        "the rest agrees, the kind of body differs": Measure(agreeing if all(alone) else 0.0),
        "the rest agrees, a side or number differs": Measure(agreeing if all(sides) else 0.0),
        "a name more": _yes(max(own) > 0 and min(own) == 0),
        "another side or number": _yes(all(sides), _texts((*sides[0], *sides[1]))),
        "a side or number more": _yes(bool(sides[0]) != bool(sides[1])),
        "translated": Measure(
            translated_bits / max(1e-9, sum(p.bits for p in side.pairings)),
            side.told(p for p in side.pairings if p.translated),
        ),
        "one word": _yes(min(len(a.words), len(b.words)) == 1),
    }
    return found


def _initials(a: Reading, b: Reading) -> Measures | None:
    """What an abbreviation says against another, or against a name; None where none is.

    An abbreviation that one name gives beside its words ("X (ABC)") is the other's, or is not.
    """
    if a.initials and b.initials:
        return {
            "the same abbreviation": _yes(a.initials == b.initials, (a.initials,)),
            "another abbreviation": _yes(a.initials != b.initials, (a.initials, b.initials)),
            "one abbreviation within the other": _yes(
                a.initials != b.initials
                and (a.initials.startswith(b.initials) or b.initials.startswith(a.initials))
            ),
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
        "other initials": _yes(not how and not translated(letters, full.spelt), said),
    }


def _through(letters: str, full: Reading) -> float:
    """How well letters spell a name of which one word is the beginning of them: "FARC-EP"."""
    first = full.words[0].text if full.words else ""
    return 0.6 if len(first) > 2 and letters.startswith(first) else 0.0
