"""Coreference: which mentions of a document point at one thing.

Names come first and without regard to order: equal, spelt by another school, abbreviated, or a part
of a fuller name that only one thing here bears. Then, in text order, descriptions ("the group") and
pronouns take up what was spoken of last and fits. A false merge is worse than a miss: names that
share no more than a head stay apart, and so do a name and its former name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from factional.extract.gazetteer import gazetteer, state_name
from factional.extract.kinds import untitled
from factional.extract.lexicon import ordinary, words
from factional.extract.places import GROUND
from factional.extract.spans import Span
from factional.extract.spelling import (
    Key,
    abbreviates,
    alike,
    fold,
    initials,
    key,
    skeleton,
    sound,
    words_of,
)
from factional.model import EntityType

ORG, STATE, PERSON = EntityType.ORGANIZATION, EntityType.STATE, EntityType.PERSON
PLACE = EntityType.PLACE
_SUFFIXES = words("signs", "place_suffixes")
_BODY = words("signs", "bodies")
_SMALL = frozenset({"of", "the", "and", "for"})
_LONG = 6  # letters of a word in which one may be wrong
_HER = "<she>"  # sets a woman's name apart from a man's that is the same


@dataclass(frozen=True, slots=True)
class Link:
    """Two names that the text ties together; `same` where both are names of one thing.

    Attributes:
        former: Whether the other name is said to be an earlier one.
        denied: Whether it is said not to be so.
        hedged: Whether it is only believed, rumoured or alleged.
    """

    name: Span
    other: Span
    start: int
    end: int
    same: bool
    former: bool = False
    denied: bool = False
    hedged: bool = False


@dataclass(slots=True)
class Thing:
    """One referent in the making."""

    id: str
    type: EntityType
    names: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    signatures: set[tuple[str, ...]] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    placeholder: bool = False
    plural: bool = False
    counted: bool = False
    described: str = ""

    @property
    def name(self) -> str:
        """The first name that is spelt out, or a fuller one; a person's without rank.

        A state that the text has but an adjective of is called by its usual name, and what has
        none as it was first described, with whose or of whom it is.
        """
        if self.placeholder and self.described:
            return self.described
        spelt = [n for n in self.names if not (n.isupper() and " " not in n and len(n) < 7)]
        if self.type is ORG:  # "the Dawn Organization" where "the Dawn" is found too
            spelt = [n for n in spelt if not any(_spells_out(n, o) for o in spelt)]
        best = ""
        for name in spelt or list(self.names):
            mine, its = set(words_of(untitled(name))), set(words_of(untitled(best)))
            fuller = mine > its and self.type is not EntityType.PLACE
            if not best or fuller or (mine == its and self.names[name] > self.names[best]):
                best = name
        if self.type is STATE:  # "Kenyan" of a text that never says Kenya
            code = gazetteer().adjectives.get(fold(best))
            return state_name(code) if code else best
        return untitled(best) if self.type is PERSON else best


def _spells_out(long: str, short: str) -> bool:
    """Whether a name adds nothing to another but that it is an organisation."""
    said, other = words_of(long), words_of(short)
    return said[:-1] == other and said[-1] in ("organization", "organisation")


def name_key(text: str, kind: EntityType | None) -> Key:
    """The key of a name without titles (persons) or kinds of place (places)."""
    if kind is PERSON:
        text = untitled(text)
    parts = key(text)
    if kind is PLACE and set(parts) & GROUND:
        return tuple(sorted(set(parts) - {"of", "and"} - _SUFFIXES))
    if kind is PLACE and len(parts) > 1:
        parts = tuple(p for p in parts if p not in _SUFFIXES) or parts
    if kind is ORG and len(parts) > 1:
        said = words_of(text)
        if said[-1] in _BODY:
            parts = name_key(" ".join(said[:-1]), ORG)
        elif said[0] in ("tanzim", "tandhim"):
            parts = name_key(" ".join(said[1:]), ORG)
    return parts


Node = tuple[EntityType, Key]


class Names:
    """The names of a document, gathered into things."""

    def __init__(self, spans: Sequence[Span], links: Sequence[Link]) -> None:
        self.root: dict[Node, Node] = {}
        self.texts: dict[Node, Counter[str]] = defaultdict(Counter)
        self.couples = _couples(spans)
        for span in spans:
            self.texts[self.node(span)][" ".join(span.text.split())] += 1
        for node in self.texts:
            self.root.setdefault(node, node)
        self.apart = {
            frozenset({self.node(link.name), self.node(link.other)})
            for link in links
            if not link.same
        }
        self.apart |= {frozenset({(PERSON, k), (PERSON, (*k, _HER))}) for k in self.couples}
        for link in links:
            if link.same:
                self._join(self.node(link.name), self.node(link.other))
        self._known_names()
        self._spellings()
        self._turned()
        self._slips()
        self._abbreviations()
        self._shorter()

    def node(self, span: Span) -> Node:
        """What a name is gathered by: its key and its type."""
        kind = span.type or ORG
        parts = name_key(span.text, kind)
        if kind is PERSON and parts in self.couples and _titled(span, "women_titles"):
            parts = (*parts, _HER)
        return kind, parts

    def find(self, node: Node) -> Node:
        """The node that stands for all that were joined with this one."""
        while self.root[node] != node:
            node = self.root[node]
        return node

    def _join(self, a: Node, b: Node) -> None:
        if frozenset({a, b}) in self.apart:
            return
        first, second = self.find(a), self.find(b)
        if first == second:
            return
        clash = (
            any(
                {self.find(x), self.find(y)} == {first, second}
                for x, y in map(tuple, self.apart)
                if x != y
            )
            if self.apart
            else False
        )
        if clash:
            return
        self.root[second] = first

    def _known_names(self) -> None:
        """Names of one line of the organisations, and of one state."""
        gaz = gazetteer()
        seen: dict[str, Node] = {}
        for node, texts in list(self.texts.items()):
            folded = fold(max(texts, key=len))
            folded = folded.removeprefix("the ")
            kind = node[0]
            line = gaz.bodies.get(folded) or _headless(folded) if kind is ORG else None
            if line is None and kind in (STATE, PLACE):
                line = gaz.states.get(folded)
            if line is not None:
                slot = f"{kind}:{line}"
                if slot in seen:
                    self._join(seen[slot], node)
                seen.setdefault(slot, node)

    def _spellings(self) -> None:
        """Join what sounds alike; only names of the same consonants are compared."""
        buckets: dict[tuple[EntityType, str], list[Node]] = defaultdict(list)
        for node in sorted(self.texts, key=lambda n: (-sum(self.texts[n].values()), n[1])):
            text = max(self.texts[node], key=len)
            for bones in {skeleton(node[1]), skeleton(words_of(text))}:
                buckets[node[0], bones].append(node)
        for bucket in buckets.values():
            for i, a in enumerate(bucket):
                for b in bucket[i + 1 :]:
                    if a[0] is not STATE and self._alike(a, b):
                        self._join(a, b)

    def _alike(self, a: Node, b: Node) -> bool:
        """Whether two nodes are spellings of one name, with heads translated or as they stand."""
        if alike(a[1], b[1]):
            return True
        if a[0] is not ORG or len(a[1]) < 2 or len(a[1]) != len(b[1]) or a[1][1:] != b[1][1:]:
            return False
        plain = [words_of(max(self.texts[n], key=len)) for n in (a, b)]
        return alike(*plain)

    def _turned(self) -> None:
        """Join what only "of" turns round: "Commission of Notables", "Notables Commission"."""
        turned: dict[tuple[str, ...], Node] = {}
        for node, texts in self.texts.items():
            said = words_of(max(texts, key=len))
            parts = [w for w in said if w not in _SMALL]
            if node[0] is not ORG or len(parts) < 2:
                continue
            if "of" in said:
                at = said.index("of")
                parts = [w for w in (*said[at + 1 :], *said[:at]) if w not in _SMALL]
            other = turned.setdefault(tuple(parts), node)
            if other != node:
                self._join(other, node)

    def _slips(self) -> None:
        """Join long names that one letter tells apart: a slip of the pen, in a name of three."""
        long = [n for n in self.texts if n[0] in (PERSON, ORG) and len(n[1]) > 2]
        for i, a in enumerate(long):
            for b in long[i + 1 :]:
                if a[0] is b[0] and _slip(a[1], b[1]):
                    self._join(a, b)

    def _abbreviations(self) -> None:
        """Join an abbreviation with the one name here that has its initials."""
        nodes = [n for n in self.texts if n[0] is ORG]
        for short in nodes:
            text = max(self.texts[short], key=len)
            capitals = sum(c.isupper() for c in text)
            if len(short[1]) != 1 or capitals < 2 or len(text) > 8:
                continue
            known = gazetteer().bodies.get(fold(text), text)
            full = [n for n in nodes if known != text and n != short and self._line(n) == known]
            if not full:  # what a gazetteer has it for gives way to what the text spells out
                fits = abbreviates if known == text and len(text) > 2 else _spelt
                full = [
                    n
                    for n in nodes
                    if n != short and len(n[1]) > 1 and any(fits(text, t) for t in self.texts[n])
                ]
            if len({self.find(n) for n in full}) == 1:
                self._join(full[0], short)

    def _line(self, node: Node) -> str | None:
        return next(
            (
                gazetteer().bodies[fold(t)]
                for t in self.texts[node]
                if fold(t) in gazetteer().bodies
            ),
            None,
        )

    def _shorter(self) -> None:
        """A part of a fuller name that only one thing bears: a surname, "Quintin Lame"."""
        by_word: dict[tuple[EntityType, str], list[Node]] = defaultdict(list)
        for node in self.texts:
            for word in set(map(sound, node[1])):
                by_word[node[0], word].append(node)
        for node in sorted(self.texts, key=lambda n: -len(n[1])):
            kind, parts = node
            if kind not in (PERSON, ORG):
                continue
            if kind is ORG and any(gazetteer().organisation(fold(t)) for t in self.texts[node]):
                continue
            part_of = _part_of_person if kind is PERSON else _part_of_organisation
            fuller = [n for n in by_word[kind, sound(parts[0])] if part_of(parts, n[1])]
            roots = {self.find(n) for n in fuller} - {self.find(node)}
            if len(roots) == 1:
                self._join(next(iter(roots)), node)


def _headless(folded: str) -> str | None:
    """The known body that a name is all of but its head: "Rapid Support" of its forces."""
    if " " not in folded:
        return None
    known = gazetteer().bodies
    lines = {line for h in words("names", "heads") if (line := known.get(f"{folded} {h}"))}
    return lines.pop() if len(lines) == 1 else None


def _slip(a: Key, b: Key) -> bool:
    """Whether two keys differ in one letter of one long word that is no number or ordinary one."""
    differing = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    if len(a) != len(b) or len(differing) != 1:
        return False
    x, y = differing[0]
    if min(len(x), len(y)) < _LONG or not (x + y).isalpha() or {x, y} <= ordinary():
        return False
    if len(x) == len(y):
        return sum(p != q for p, q in zip(x, y, strict=True)) == 1
    longer, shorter = sorted((x, y), key=len, reverse=True)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _titled(span: Span, titles: str) -> bool:
    first = fold(span.text).partition(" ")[0].rstrip(".")
    return not words("actors", titles).isdisjoint([*span.title.split(), first])


def _couples(spans: Iterable[Span]) -> set[Key]:
    """Names that a man and a woman of the text bear, by their titles: "Mr Varga, Mrs Varga"."""
    persons = [s for s in spans if s.type is PERSON]
    men, women = (
        {name_key(s.text, PERSON) for s in persons if _titled(s, titles)}
        for titles in ("men_titles", "women_titles")
    )
    return men & women


def _spelt(short: str, name: str) -> bool:
    """Whether a short form is no more and no less than the first letters of a name."""
    return fold(short) in initials(name)


def _near(a: str, b: str) -> bool:
    return a == b or sound(a) == sound(b)


def _part_of_person(short: Key, full: Key) -> bool:
    """Whether a shorter name is the last words of a fuller one, its first, or some in order."""
    if len(short) >= len(full):
        return False
    if len(short) == 1:
        only = short[0]
        return len(only) > 2 and any(_near(only, w) for w in full) and only not in ("abu", "bin")
    at = 0
    for word in full:
        if at < len(short) and _near(short[at], word):
            at += 1
    return at == len(short)


def _part_of_organisation(short: Key, full: Key) -> bool:
    """Whether a fuller name adds nothing but heads and ordinary words to a shorter one."""
    demonyms = gazetteer().adjectives.keys()
    generic = words("names", "heads", "modifiers") | demonyms
    if len(short) >= len(full):
        return False
    if all(w in ordinary() or w in generic for w in short):  # "the Communist Party" of Colombia
        return len(short) > 1 and tuple(w for w in full if w not in demonyms) == short
    added = list(full)
    for word in short:
        same = next((w for w in added if _near(w, word)), None)
        if same is None:
            return False
        added.remove(same)
    heads = words("names", "heads", "modifiers") | words("names", "leading_heads")
    return bool(added) and all(
        w in heads or w in ("arabic", "english", "news", "online", "magazine") for w in added
    )


def slug(name: str, taken: Iterable[str]) -> str:
    """A readable id for a name, unlike those that are taken."""
    base = (
        re.sub(r"\W+", "_", re.sub(r"['’‘ʿʾ`]", "_", _ascii(name)).lower()).strip("_")[:60]
        or "actor"
    )
    used = set(taken)
    candidate, number = base, 2
    while candidate in used:
        candidate, number = f"{base}_{number}", number + 1
    return candidate


def _ascii(name: str) -> str:
    folded = fold(re.sub(r"(?<=\w)['’‘ʿʾ`](?=\w)", " ", name))
    return folded if re.search(r"\w", folded) else name


def things_of(spans: Sequence[Span], names: Names) -> dict[str, Thing]:
    """The things that names make, each span's `referent` set; ids come from the fullest name."""
    groups: dict[Node, list[Span]] = defaultdict(list)
    for span in spans:
        groups[names.find(names.node(span))].append(span)
    things: dict[str, Thing] = {}
    for (kind, _key), members in groups.items():
        thing = Thing("", kind)
        for span in members:
            thing.names[" ".join(span.text.split())] += 1
            if span.title:
                thing.titles.update(span.title.split())
        thing.id = slug(thing.name, things)
        things[thing.id] = thing
        for span in members:
            span.referent = thing.id
    return things
