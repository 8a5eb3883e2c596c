"""Aliases: identities that the text states.

An abbreviation or a gloss in brackets is another name of one thing. A former name and an identity
that somebody might contest are two things with the words that link them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factional.extract.lexicon import ordinary, words
from factional.extract.spans import Line, Span
from factional.extract.spelling import abbreviates, fold, key
from factional.model import EntityType

ORG = EntityType.ORGANIZATION


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


_FORMER = re.compile(
    r"(?:formerly|previously|originally|once|earlier|at first|until recently)"
    r"\s+(?:known|called|named|operating|styled)?\s*(?:as|under the name(?: of)?)?"
    r"|(?:used|had used) to (?:go by|be (?:known|called)|call (?:itself|"
    r"themselves))(?:\s+as)?(?:\s+the\s+name)?(?:\s+of)?"
    r"|(?:formerly|previously|ex-?)|former(?:ly)? name(?:d)?(?:\s+(?:is|"
    r"was))?|(?:which|who) (?:was|were|had been) (?:then|previously|"
    r"formerly|originally) (?:known as|called|named)"
    r"|(?:was|were) renamed from|(?:the )?successor (?:to|of)|born as|"
    r"rebranded from|(?:the )?renamed",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?:later|now|subsequently|today|since|recently|has been|was|were|which was|then)?\s*"
    r"(?:renamed|rebranded|re-branded)(?:\s+(?:itself|themselves))?(?:\s+(?:as|to|into))?"
    r"|(?:(?:is|are|was|later|now|today|subsequently|which is|changed its name)"
    r"\s+)+(?:now\s+)?(?:known as|called|named|to|goes by(?:\s+the\s+name)?(?:\s+of)?)"
    r"|(?:is|are) (?:known as )?(?:the )?new name (?:of|for|taken by)",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"also (?:known|called|referred to|spelled|spelt|written|named)(?:\s+as|"
    r"\s+to as)?|a\.?k\.?a\.?|alias|also|better known(?:\s+as)?|known (?:locally|"
    r"simply|collectively)? ?as"
    r"|(?:whose )?nom de guerre|(?:or )?simply|abbreviated(?:\s+(?:as|to))?|or",
    re.IGNORECASE,
)
_FILL = (
    r"[\s,(\[“\"‘':;–—-]*(?:(?:which|who|is|are|was|were|the|has been|had been|then|"
    r"organi[sz]ation|group|movement|militants of)\s+)*"
)
_TAIL = r"\s*(?:the|as|by)?[\s“\"‘'(\[]*(?:the\s+)?"


def find_links(lines: Sequence[Line], names: Sequence[Span], text: str) -> list[Link]:
    """Every identity stated between two names of one sentence."""
    found: list[Link] = []
    by_line: dict[int, list[Span]] = {}
    for span in names:
        by_line.setdefault(span.sentence, []).append(span)
    for index, spans in by_line.items():
        spans.sort(key=lambda s: s.start)
        for first, second in itertools.pairwise(spans):
            if second.start <= first.end:
                continue
            line = lines[index]
            said = _beyond_owner(line, second, spans)
            link = _between(text, line, first, second, said) if said else None
            if link:
                found.append(link)
        found.extend(_trailing(text, spans))
        found.extend(_new_names(text, spans))
    glosses = {fold(link.other.text) for link in found if link.other.type is ORG}
    for span in names:
        if span.type is EntityType.PERSON and fold(span.text) in glosses:
            span.type = ORG
    return found


def _beyond_owner(line: Line, name: Span, spans: Sequence[Span]) -> Span | None:
    """The name that is meant: of "Y's branch in Z, W" it is W, and nobody without a W."""
    if line.raw(name.last) not in ("'s", "’s") and not name.text.endswith(("s'", "s’")):
        return name
    after = [
        s
        for s in spans
        if s.first > name.last and s.type is name.type and line.raw(s.first - 1) == ","
    ]
    stops = [i for i in range(name.last, len(line.tokens)) if line.raw(i) in ",;:)"]
    return next((s for s in after if stops and s.first - 1 == stops[0]), None)


def _between(text: str, line: Line, first: Span, second: Span, said: Span) -> Link | None:
    between = text[first.end : second.start]
    if len(between) > 90 or key(first.text) == key(second.text):
        return None
    stretch = (first.start, said.end)
    after = text[second.end : second.end + 1]
    if re.fullmatch(_FILL + f"(?:{_FORMER.pattern})" + _TAIL, between, re.IGNORECASE) and _kin(
        first, said
    ):
        return Link(first, said, *stretch, same=False, former=True)
    if re.fullmatch(_FILL + f"(?:{_LATER.pattern})" + _TAIL, between, re.IGNORECASE) and _kin(
        first, said
    ):
        new_of = re.search(r"new name", between, re.IGNORECASE)
        return Link(
            *((first, said) if new_of else (said, first)), *stretch, same=False, former=True
        )
    if re.fullmatch(_FILL + f"(?:{_ALSO.pattern})" + _TAIL, between, re.IGNORECASE) and _kin(
        first, said
    ):
        simple = re.fullmatch(r"[\s,]*or[\s“\"]*(?:the\s+)?", between, re.IGNORECASE)
        if not simple:
            return Link(first, said, *stretch, same=first.type is not EntityType.PERSON)
        if abbreviates(second.text, first.text):
            return Link(first, second, *stretch, same=True)
        return None
    if said is not second:
        return None
    if re.fullmatch(r"\s?[\"”’]?\s?[(\[]\s?[“\"‘']?(?:the |or |also )?", between) or (
        re.fullmatch(r"[\"”’]?,\s?(?:or\s)?(?:the\s)?", between) and _short(second)
    ):
        closed = after in ")],;.:/=" or text[second.end : second.end + 2] in (
            "’)",
            "”)",
            '")',
            "')",
        )
        if closed and _means_same(first, second, "," in between):
            return Link(first, second, first.start, second.end, same=True)
    return None


def _short(span: Span) -> bool:
    return span.text.isupper() and span.text.isalpha() and len(span.text) <= 8


def _kin(first: Span, second: Span) -> bool:
    """Whether two names can be of one thing: no place for a party, no person for a state."""
    loose = {ORG, EntityType.GROUP}
    return first.type is second.type or {first.type, second.type} <= loose


def _means_same(first: Span, second: Span, comma: bool) -> bool:
    """Whether what stands in brackets after a name is that name in short, or in other words."""
    if abbreviates(second.text, first.text) or abbreviates(first.text, second.text):
        return True
    if comma:
        return False
    if first.type is ORG and second.type is EntityType.PERSON:
        opener = fold(second.text).split()[0]
        known = words("names", "given_names", "kunyas", "titles")
        if _english(first) >= 2 and _english(second) == 0 and opener not in known:
            second.type = ORG  # "the Dawn Watch (Hirasat al-Fajr)"
            return True
    organisations = first.type is second.type is ORG
    if organisations and _short(second) and len(first.text) > len(second.text):
        return True
    if organisations and not _short(second):
        if _english(second) >= 2 or _short(first):
            return True
        return _english(first) >= 2 and _english(second) == 0
    return False


def _english(span: Span) -> int:
    """How many words of a name are English ones: a gloss has several."""
    heads = words("names", "heads")
    return sum(w in ordinary() or w in heads for w in fold(span.text).split())


def _trailing(text: str, spans: Sequence[Span]) -> Iterator[Link]:
    """The second of two in one pair of brackets: "Name (Gloss, ABC)"."""
    for a, b, c in zip(spans, spans[1:], spans[2:], strict=False):
        opened = re.fullmatch(r"\s?[(\[]\s?", text[a.end : b.start])
        if (
            opened
            and re.fullmatch(r"\s?[,;/]\s?", text[b.end : c.start])
            and text[c.end : c.end + 1] in ")]"
        ) and (abbreviates(c.text, b.text) or abbreviates(c.text, a.text)):
            yield Link(b, c, b.start, c.end, same=True)
            if a.type is ORG:
                yield Link(a, b, a.start, c.end, same=True)


def _new_names(text: str, spans: Sequence[Span]) -> Iterator[Link]:
    """A name said to be the new one "taken by the militants of the Y organisation"."""
    for first, second in itertools.pairwise(spans):
        between = text[first.end : second.start]
        if (
            len(between) < 90
            and re.search(r"\bnew name\b", between, re.IGNORECASE)
            and _kin(first, second)
        ) and not re.search(r"[.;]", between):
            yield Link(first, second, first.start, second.end, same=False, former=True)
