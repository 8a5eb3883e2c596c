"""Referents as the clustering sees them: folded names, and the keys under which they are found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from factional.model import EntityType, Referent
from factional.resolve._known import kind_of
from factional.resolve.names import Spelling, fold, is_abbreviation, is_name, script, tidy

Key = tuple[str, str]
"""Document id and referent id."""

Named = tuple[str, str]
"""What a name is of ("actor", "Person") and the name, folded."""

Way = tuple[Named, bool, frozenset[tuple[str, str]], frozenset[str]]
"""How a referent is called: its name, whether that is tied to its document, and its other forms."""

ENOUGH = 5
"""Consonants that the distinctive words of a name need before a vowel may differ."""


@dataclass(frozen=True, slots=True)
class Item:
    """A referent with what is looked up often."""

    key: Key
    referent: Referent
    kind: str
    name: str

    @classmethod
    def of(cls, document: str, referent: Referent) -> Item:
        """The item of a referent of a document."""
        return cls((document, referent.id), referent, kind_of(referent.type), fold(referent.name))

    @property
    def named(self) -> Named:
        """Its kind and its folded name."""
        return self.kind, self.name

    @property
    def bound(self) -> bool:
        """Whether it is tied to its document, because no name says what it is elsewhere."""
        return self.referent.placeholder or not is_name(self.referent.name, self.referent.type)

    def second_names(self) -> Iterator[str]:
        """Its name in another script; a person's shorter name."""
        kind, words = self.referent.type, self.name.split()
        for form in self.referent.forms():
            folded = fold(form)
            if folded == self.name or not is_name(form, kind):
                continue
            person = kind is EntityType.PERSON and _within(folded.split(), words)
            if person or script(form) != script(self.referent.name):
                yield form

    def abbreviations(self) -> Iterator[str]:
        """The abbreviations that its document gives for its full name."""
        if self.referent.type is EntityType.PERSON or len(self.name.split()) < 2:
            return
        for form in self.referent.forms():
            if is_abbreviation(form) and (
                is_abbreviation(form, self.referent.name) or _in_brackets(self.referent, form)
            ):
                yield form

    def says(self) -> frozenset[tuple[str, str]]:
        """What its forms tell of other names, folded, each with what it is to its own name."""
        own = script(self.referent.name)
        found = {("short" if script(f) == own else "script", fold(f)) for f in self.second_names()}
        return frozenset(found | {("letters", fold(form)) for form in self.abbreviations()})

    def way(self) -> Way:
        """The way in which it is called: two of one actor that are called alike tell no more."""
        texts = frozenset(tidy(form) for form in (self.referent.name, *self.referent.forms()))
        return self.named, self.bound, self.says(), texts

    def spelling(self) -> Spelling | None:
        """Its consonants, where they are enough to tell it by."""
        spelling = _spelling(self.referent.name, self.referent.type)
        return spelling if spelling.weight >= ENOUGH else None


def reach(document: str, referent: Referent, listed: Mapping[Named, str]) -> frozenset[str]:
    """The keys of a referent: two that could be merged by themselves have one in common.

    What is tied to its document has none, unless a list knows the name.

    Args:
        document: Id of the document.
        referent: One of its referents.
        listed: For each name of an imported list that is one actor's, what stands for the actor.
    """
    item = Item.of(document, referent)
    names = [] if item.bound else [item.name]
    keys = set[str]()
    if item.named in listed and not referent.placeholder:
        names = [item.name]
        keys.add(f"{item.kind}#{listed[item.named]}")
    if not item.bound:
        names += [fold(form) for form in (*item.second_names(), *item.abbreviations())]
        if spelling := item.spelling():
            keys.add(f"{item.kind}~{spelling.skeleton}")
    return frozenset(keys.union(name_key(item.kind, name) for name in names))


def name_key(kind: str, name: str) -> str:
    """The key that everything of a folded name has."""
    return f"{kind}={name}"


# the names of a few actors are asked for again and again
_spelling = lru_cache(maxsize=1 << 16)(Spelling.of)


def _within(short: list[str], long: list[str]) -> bool:
    """Whether the words of one name stand in another in the same order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _in_brackets(referent: Referent, form: str) -> bool:
    """Whether a form once stands right behind the full name, as far from it as " (" is long."""
    ends = {m.end for m in referent.mentions if fold(m.text) == fold(referent.name)}
    return any(m.text == form and m.start - 2 in ends for m in referent.mentions)
