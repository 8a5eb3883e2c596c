"""Glosses: what stands in brackets, commas or quotation marks after a name with no word to say why.

A short form whose letters the name has, the name in another script, or a name of English words
beside one of none. Anything else ("(Labour)", "(2016)", "(pictured)", "a Kurdish-majority group",
the group of somebody) describes and is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factional.extract.actors.initials import abbreviates, is_short
from factional.extract.actors.masking import GLOSSES, NAMES, Masked, Slot
from factional.extract.actors.patterns import Naming
from factional.extract.gazetteer import gazetteer
from factional.extract.language import NameType
from factional.extract.lexicon import ordinary, words
from factional.extract.spelling import fold

Gloss = tuple[Slot, Slot, Naming, int, int]

_SLOT = f"[{NAMES}{GLOSSES}]"
_QUOTE = "[“”\"‘’'«»„]?"
_BRACKET = re.compile(rf"(?P<A>[{NAMES}]){_QUOTE}\s?[(\[](?P<in>[^()\[\]]+)[)\]]")
_LATE = re.compile(r"[(\[](?P<in>[^()\[\]]+)[)\]]")
_PART = re.compile(
    rf"(?P<also>(?:(?:and|or|{'|'.join(sorted(words('signs', 'otherwise')))})\s)*)"
    rf"(?:(?:the|“the)\s)?{_QUOTE}(?:the\s)?(?P<B>{_SLOT}){_QUOTE}"
)
_COMMA = re.compile(
    rf"(?P<A>[{NAMES}]){_QUOTE}(?P<gap>,\s|\s[—–-]\s)(?P<or>or\s)?(?P<the>the\s)?"
    rf"(?P<q>{_QUOTE})(?:the\s)?(?P<B>{_SLOT}){_QUOTE}(?P<end>[,.;:)—–]|\s[—–-]|$)"
)
_OR = re.compile(rf"(?P<A>[{NAMES}]){_QUOTE}\sor\s(?:the\s)?{_QUOTE}(?P<B>{_SLOT}){_QUOTE}")
_ADJACENT = re.compile(rf"(?P<A>[{NAMES}])\s(?P<B>{_SLOT})")
_PARTED = re.compile(rf"(?P<A>[{NAMES}])\s[“\"‘'«](?P<B>{_SLOT})[”\"’'»]\s(?P<C>[{NAMES}])")
_INSIDE = re.compile(r"\w[^“\"‘«]*\s[“\"‘«'](?:the\s)?(?P<nick>[^”\"’»]+)[”\"’»']\s\w.*")
_LIST = re.compile(rf"\s(?:and|or)\s(?:the\s)?{_SLOT}|\s(?:the\s)?{_SLOT},?\s(?:and|or)\s")
_HEADLESS = (NameType.PERSON, NameType.PLACE, NameType.STATE)


def bare(text: str, masked: Masked) -> Iterator[Gloss]:
    """Names that a bracket, a comma or a mere space sets beside another.

    Yields:
        The name, its other name, how that stands to it, and where both begin and end.
    """
    said = masked.text
    for match in _BRACKET.finditer(said):
        name = masked.slots[match["A"]]
        parts = re.split(r"\s?[,;/]\s?", match["in"])
        for number, part in enumerate(parts):
            inner = _PART.fullmatch(part.strip())
            other = masked.slots.get(inner["B"]) if inner else None
            if other is None:
                continue
            first = number == 0 or bool(inner and inner["also"])
            kind = _bracketed(text, masked, name, other, only=len(parts) == 1, first=first)
            if kind is not None:
                yield name, other, kind, name.start, other.end
    yield from _nicknames(text, masked)
    yield from _slashed(text, masked)
    for pattern, judge in ((_COMMA, _in_commas), (_OR, _with_or), (_ADJACENT, _beside)):
        for match in pattern.finditer(said):
            name, other = masked.slots[match["A"]], masked.slots[match["B"]]
            kind = judge(text, masked, name, other, match)
            if kind is not None:
                yield name, other, kind, name.start, other.end


def _nicknames(text: str, masked: Masked) -> Iterator[Gloss]:
    """What stands in quotation marks inside a person's name, be that read as one or as two."""
    for match in _PARTED.finditer(masked.text):
        first, nick, last = (masked.slots[match[k]] for k in "ABC")
        if {first.type, last.type} <= {None, NameType.PERSON}:
            whole = Slot(first.start, last.end, NameType.PERSON)
            yield whole, nick, Naming.ALIAS, whole.start, whole.end
    for slot in masked.slots.values():
        inside = _INSIDE.fullmatch(_of(text, slot)) if slot.type is NameType.PERSON else None
        if inside is not None:
            start, end = (slot.start + at for at in inside.span("nick"))
            yield slot, Slot(start, end, quoted=True), Naming.ALIAS, slot.start, slot.end


def _of(text: str, slot: Slot) -> str:
    return text[slot.start : slot.end]


def _short_of(text: str, name: Slot, other: Slot) -> bool:
    """Whether one is short for the other, by its letters."""
    long, short = _of(text, name), _of(text, other)
    return (is_short(short) and abbreviates(short, long)) or (
        is_short(long) and abbreviates(long, short)
    )


def _bracketed(
    text: str, masked: Masked, name: Slot, other: Slot, *, only: bool, first: bool
) -> Naming | None:
    """What a name in brackets after another is to it."""
    if other.foreign or name.foreign:
        return Naming.SCRIPT
    person = name.type is NameType.PERSON and not _bodily(text, name)
    personal = person and _personal(text, name)
    if _short_of(text, name, other) and not personal:
        return Naming.ABBREVIATION
    if personal or (person and _english(text, name) < 2):
        return Naming.ALIAS if other.quoted and first else None
    if name.type in (NameType.PLACE, NameType.STATE):
        return None
    if not (only or first or other.quoted):
        return None
    short = _of(text, other)
    if is_short(short) and short.isupper() and not is_short(_of(text, name)):
        return Naming.ABBREVIATION if _own(text, masked, name, other) and only else None
    doubtful = other.type is NameType.PLACE and may_be_body(text, other)
    if other.type in (NameType.PLACE, NameType.STATE) and not doubtful:
        return None
    if other.type is NameType.PERSON and not only:
        return None
    if other.quoted or _glosses(text, name, other):
        return Naming.TRANSLATION
    return None


def _bodily(text: str, slot: Slot) -> bool:
    """Whether a name opens as those of bodies do in its language: Liwa, Jabhat, Frente."""
    opener = fold(_of(text, slot)).split()[0]
    return opener in words("names", "leading_heads")


def _personal(text: str, slot: Slot) -> bool:
    """Whether a word of a name is a title or a given name."""
    known = words("names", "titles", "given_names", "kunyas")
    return any(w in known for w in fold(_of(text, slot)).split())


def may_be_body(text: str, slot: Slot) -> bool:
    """Whether a name that was taken for a place's or a person's may be a body's all the same.

    Names in languages that the model knows little of come out as places: of one with two words
    that no gazetteer has for a place, the type says nothing.
    """
    parts = fold(_of(text, slot)).split()
    known = gazetteer().places
    return len(parts) > 1 and " ".join(parts) not in known and not any(p in known for p in parts)


def _own(text: str, masked: Masked, name: Slot, other: Slot) -> bool:
    """Whether a short form of other letters is no known body's, nor that of a name near by."""
    short = _of(text, other)
    if " " not in _of(text, name).strip():
        return False
    if _of(text, name).split()[-1].islower():
        return True  # "the Congolese army (FARDC)"
    known = gazetteer().bodies.get(fold(short))
    if known is not None:
        own = _of(text, name)
        return gazetteer().bodies.get(fold(own), own) == known or fold(own) in fold(known)
    others = (s for s in masked.slots.values() if s is not name and s is not other)
    return not any(abbreviates(short, _of(text, s)) for s in others)


def _english(text: str, slot: Slot) -> int:
    """How many words of a name are English ones."""
    heads = words("names", "heads")
    parts = re.split(r"[\s-]+", fold(_of(text, slot)))
    small = {"of", "the", "and", "for", "in"}
    return sum((w in ordinary() or w in heads) and w not in small and len(w) > 2 for w in parts)


def _glosses(text: str, name: Slot, other: Slot) -> bool:
    """Whether one is made of English words, two at least, and the other of hardly any."""
    mine, its = _english(text, name), _english(text, other)
    sizes = [len(re.split(r"[\s-]+", _of(text, s).strip())) for s in (name, other)]
    if other.lower and not other.quoted:
        return False
    if min(sizes) < 2 and not (sizes[0] == 1 and its >= 2):
        return False
    if _of(text, name).isupper() and _of(text, other).isupper():
        return False
    low, high = sorted((mine, its))
    size, slot = (sizes[0], name) if mine < its else (sizes[1], other)
    share = 3 if _of(text, slot).isascii() else 2
    return high >= 2 and low * share <= size and mine != its


def _slashed(text: str, masked: Masked) -> Iterator[Gloss]:
    """Short forms in one bracket for several names before it: "A and its wing, B (AA/BB)"."""
    for match in _LATE.finditer(masked.text):
        parts = re.split(r"\s?[/,;]\s?|\sand\s", match["in"].strip())
        slots = [masked.slots.get(p) for p in parts]
        if len(slots) < 2 and parts and "/" not in match["in"]:
            joined = masked.slots.get(match["in"].strip())
            slots = [joined]
        before = [masked.slots[c] for c in masked.text[: match.start()] if c in masked.slots]
        for slot in slots:
            if slot is None:
                continue
            for piece in _cut(text, slot):
                short = _of(text, piece)
                near = [n for n in reversed(before) if abbreviates(short, _of(text, n))]
                near = [n for n in near if n.type is not NameType.PERSON or not _personal(text, n)]
                if is_short(short) and near:
                    yield near[0], piece, Naming.ABBREVIATION, near[0].start, piece.end


def _cut(text: str, slot: Slot) -> list[Slot]:
    """A slot, or its parts where a stroke divides it."""
    found, at = [], slot.start
    for part in _of(text, slot).split("/"):
        found.append(Slot(at, at + len(part), slot.type))
        at += len(part) + 1
    return found


def _in_commas(
    text: str, masked: Masked, name: Slot, other: Slot, match: re.Match[str]
) -> Naming | None:
    """What a name between commas after another is to it."""
    listed = _LIST.match(masked.text, match.end()) or (
        match["end"] == "," and re.match(rf"\s(?:the\s)?{_SLOT}", masked.text[match.end() :])
    )
    if _short_of(text, name, other) and not listed:
        return Naming.ABBREVIATION
    if other.foreign:
        return Naming.SCRIPT
    if match["or"] and match["end"] == "," and not listed and name.type is NameType.ORGANIZATION:
        short = _of(text, other)
        if is_short(short) and short.isupper() and _own(text, masked, name, other):
            return Naming.ABBREVIATION
    no_body = listed or name.type in _HEADLESS or other.type in _HEADLESS
    if no_body and (listed or not other.quoted or name.type is NameType.PERSON):
        return None
    if match["or"] and _glosses(text, name, other):
        return Naming.TRANSLATION
    if other.quoted and match["q"]:
        return Naming.TRANSLATION if _english(text, name) < 2 else None
    if match["the"] and _english(text, name) == 0 and _glosses(text, name, other):
        many = len(_of(text, other).split()) >= 3
        closed = match["end"].strip() in (",", ")", match["gap"].strip())
        return Naming.TRANSLATION if many and closed else None
    return None


def _with_or(
    text: str, masked: Masked, name: Slot, other: Slot, match: re.Match[str]
) -> Naming | None:
    """What "A or B" makes of two names: one thing only where B is short for A."""
    if "," in masked.text[match.start() : match.end()]:
        return None
    return Naming.ABBREVIATION if _short_of(text, name, other) else None


def _beside(
    text: str, masked: Masked, name: Slot, other: Slot, match: re.Match[str]
) -> Naming | None:
    """A name followed by its original script."""
    return Naming.SCRIPT if other.foreign and not name.foreign else None
