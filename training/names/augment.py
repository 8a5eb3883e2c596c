"""Other names in the same sentence: what a labelled text says, of other people in other places."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from training.field.markup import Entity
from training.names import places
from training.names.generator import Name, Namer
from training.names.grammar import symbols, table

SWAPPED = frozenset({"Person", "Organization", "Place", "State", "Group"})
_ARTICLE = re.compile(r"\b([Aa])n?( +)$")
_VOWEL = re.compile(r"[AEIOaeioÁÉÍÓáéíó]|U(?![snk]|\b)|[FLMNRSX][A-Z]|8|11|18")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9/.\-]{1,7}")
_FAMILIES = {
    "bodies": re.compile(
        r"Ministry|ministry|\b[aA]rmy$|[pP]olice|[aA]rmed [fF]orces|[aA]ir [fF]orce"
    ),
    "courts": re.compile(r"Court|Chamber|Tribunal"),
    "media": re.compile(r"News|Times|Radio|\bTV\b|Press|Agency|Daily|Post$|Channel|Media"),
    "relief": re.compile(r"Human Rights|Observatory|Watch$|Foundation|Institute|Network"),
    "firms": re.compile(r"Company|Ltd|LLC|FZE|Holding|University|Bank\b|SARL"),
}


def swap(
    text: str, entities: Sequence[Entity], rng: random.Random, rate: float = 1.0
) -> tuple[str, list[Entity]]:
    """Give the persons, organisations, places, states and peoples of a text other names.

    One name is replaced by one name all through the text; a surname, kunya or acronym by that of
    the new bearer; `Syrian` by an adjective, `Syrians` by a plural. Upper case stays upper case,
    `a` and `an` fit what follows. Events, documents, dates and quantities keep their words, and
    names inside them are swapped. What stands outside the spans, possessives included, stays.

    Args:
        text: A text.
        entities: Its entities, nested or apart: start, end, type.
        rng: Where chance comes from; the same seed gives the same text.
        rate: The odds for each name of being swapped at all.

    Returns:
        The new text, and its entities in order. A swapped name brings its own nested names.
    """
    actors = _Actors(rng, rate, [text[s:e] for s, e, _ in entities])
    out: list[str] = []
    found: list[Entity] = []
    length = 0

    def put(piece: str) -> None:
        nonlocal length
        out.append(piece)
        length += len(piece)

    def write(start: int, end: int, within: list[Entity]) -> None:
        at = start
        while within:
            first = within[0]
            inner = [e for e in within[1:] if e[0] < first[1]]
            within = [e for e in within[1:] if e[0] >= first[1]]
            put(text[at : first[0]])
            at = first[1]
            old = text[first[0] : at]
            new = actors.replaced(old, first[2], any(e[:2] == first[:2] for e in inner))
            if new is None:
                begun = length
                write(first[0], at, inner)
                found.append((begun, length, first[2]))
                continue
            if out and (match := _ARTICLE.search(out[-1])):
                refit(match, new.text)
            found.append((length, length + len(new.text), first[2]))
            found.extend((length + s, length + e, kind) for s, e, kind in new.inner)
            put(new.text)
        put(text[at:end])

    def refit(match: re.Match[str], following: str) -> None:
        nonlocal length
        length -= len(out[-1])
        article = match[1] + ("n" if _VOWEL.match(following) else "")
        put(out.pop()[: match.start()] + article + match[2])

    write(0, len(text), _nesting(entities))
    return "".join(out), sorted(set(found), key=lambda e: (e[0], -e[1], e[2]))


def _nesting(entities: Sequence[Entity]) -> list[Entity]:
    """The entities, outer before inner; those that cross an earlier one are left out."""
    kept: list[Entity] = []
    for one in sorted(set(entities), key=lambda e: (e[0], -e[1], e[2])):
        if not any(e[0] < one[0] < e[1] < one[1] for e in kept):
            kept.append(one)
    return kept


class _Actors:
    """Who is called what from now on, in one text."""

    def __init__(self, rng: random.Random, rate: float, names: Sequence[str]) -> None:
        self._rng = rng
        self._rate = rate
        self._namer = Namer(rng)
        self._new: dict[tuple[str, str], Name | None] = {}
        self._taken = {name.lower() for name in names}
        self._make: dict[str, Callable[[str], Name | None]] = {
            "Person": self._person,
            "Organization": self._organisation,
            "Place": self._place,
            "State": self._state,
            "Group": self._group,
        }

    def replaced(self, old: str, kind: str, doubled: bool) -> Name | None:
        """The new name of one that was called `old`; None keeps it.

        Args:
            old: The words of the text.
            kind: Their type.
            doubled: The same words carry another type as well, so they stay.
        """
        if kind not in SWAPPED or doubled:
            return None
        key = (kind, old.casefold())
        if key not in self._new:
            new = self._make[kind](old) if self._rng.random() < self._rate else None
            self._new[key] = new
        new = self._new[key]
        if new is not None and old.isupper() and len(old) > 1:
            upper = "".join(c.upper() if len(c.upper()) == 1 else c for c in new.text)
            return Name(upper, new.kind, new.culture, new.inner)
        return new

    def _fresh(self, make: Callable[[], Name]) -> Name:
        """A name that nothing in the text is called."""
        for _ in range(20):
            name = make()
            if name.text.lower() not in self._taken:
                break
        self._taken.add(name.text.lower())
        return name

    def _person(self, old: str) -> Name | None:
        words = old.casefold().split()
        for (kind, whole), new in self._new.items():
            if kind == "Person" and len(whole.split()) > len(words):
                if new is None and set(words) <= set(whole.split()):
                    return None
                if new is not None and set(words) <= set(whole.split()):
                    return Name(new.short or new.text, "Person", new.culture)
        if len(words) == 1:
            name = self._fresh(self._namer.person)
            return Name(name.short or name.text, "Person", name.culture)
        return self._fresh(self._namer.person)

    def _organisation(self, old: str) -> Name | None:
        if _ACRONYM.fullmatch(old):
            for (kind, whole), new in self._new.items():
                if kind == "Organization" and new and new.short and _spells(old, whole):
                    return Name(new.short, "Organization", new.culture)
            name = self._fresh(self._acronym)
            return Name(name.short, "Organization", name.culture)
        family = next((f for f, words in _FAMILIES.items() if words.search(old)), None)
        return self._fresh(lambda: self._namer.organisation(family))

    def _acronym(self) -> Name:
        while True:
            name = self._namer.organisation()
            if name.short:
                return name

    def _place(self, old: str) -> Name | None:
        known = symbols(table("words"))
        kind = next((k for k in known["place_kind"] if old.endswith(f" {k}")), "")
        direction = next((d for d in known["direction"] if old.lower().startswith(f"{d} ")), "")
        if old in places.forms():
            name = self._fresh(self._namer.state)
            return Name(name.text, "Place", name.culture)
        if kind or direction:
            town = self._namer.town()
            text = f"{old[: len(direction)]} {town} {kind}".strip()
            return Name(text, "Place", self._namer.theatre)
        return self._fresh(self._namer.place)

    def _state(self, old: str) -> Name | None:
        code, form = places.forms().get(old.title() if old.isupper() else old, ("", ""))
        name = self._one_state(code, form)
        return name if form else None

    def _group(self, old: str) -> Name | None:
        code, form = places.forms().get(old.title() if old.isupper() else old, ("", ""))
        if form:
            return self._one_state(code, form, "Group")
        name = self._fresh(self._namer.group)
        text = name.plural if old.endswith("s") else name.adjective
        return Name(text or name.text, "Group", name.culture)

    def _one_state(self, code: str, form: str, kind: str = "State") -> Name | None:
        """The state that stands for another, in the form that is asked for."""
        key = ("=", code)
        if key not in self._new:
            self._new[key] = self._fresh(self._namer.state)
        name = self._new[key]
        if name is None or not form:
            return None
        text = {"name": name.text, "adjective": name.adjective, "plural": name.plural}[form]
        return Name(text, kind, name.culture) if text else None


def _spells(acronym: str, whole: str) -> bool:
    """Whether an acronym can be that of a name: its letters begin words of it, in order."""
    letters = iter(w[0] for w in re.findall(r"[^\W\d_]+", whole))
    return all(letter in letters for letter in acronym.lower() if letter.isalpha())
