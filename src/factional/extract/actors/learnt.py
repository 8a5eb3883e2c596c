"""Learnt: names that a text taught, put to use in the rest of it.

What stands in brackets or after "also known as" is a name from then on, whatever the name finder
makes of it elsewhere: a translation, a nickname, "the Command".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from factional.extract.actors.aliases import Stated
from factional.extract.actors.patterns import Naming
from factional.extract.coreference import Link
from factional.extract.language import Span as Stretch
from factional.extract.layers import Alias
from factional.extract.lexicon import ordinary, words
from factional.extract.spans import Form, Line, Span, is_capital
from factional.extract.spelling import fold
from factional.model import EntityType, Mention

_FORMS = {Naming.ABBREVIATION, Naming.TRANSLATION, Naming.SCRIPT}
_LOOSE = {EntityType.ORGANIZATION, EntityType.GROUP}


def taught(
    stated: Sequence[Stated], lines: Sequence[Line], names: Sequence[Span], text: str
) -> list[Span]:
    """Mentions of learnt names that no name covers: where they are taught, and wherever else.

    Args:
        stated: What the text says of names, in text order.
        lines: The sentences of the document.
        names: The names that were found without it.
        text: The document's text.
    """
    taken = sorted((n.start, n.end) for n in names)
    found: list[Span] = []
    for pair in stated:
        kind = _type_of(pair, names, text)
        if kind is None or pair.described:
            continue
        for place in [pair.name, pair.other, *_elsewhere(text, pair)]:
            if any(a < place.end and place.start < b for a, b in taken):
                continue
            span = _span(lines, place, kind)
            if span is not None:
                taken.append((span.start, span.end))
                found.append(span)
    return found


def links_of(
    stated: Sequence[Stated], names: Sequence[Span], *, merge_stated: bool = False
) -> list[Link]:
    """What the text says of names, as links between the mentions of them.

    Args:
        stated: What the text says of names.
        names: The mentions, those that `taught` adds among them.
        merge_stated: Whether names that words tie together ("also known as") become one, too; if
            not, they stay two with a claim, which shows who says so.
    """
    found = []
    for pair in stated:
        first, second = _covering(names, pair.name), _covering(names, pair.other)
        if first is None or second is None or first is second:
            continue
        if first.type is not second.type and not {first.type, second.type} <= _LOOSE:
            if not pair.same or pair.kind is Naming.NOM_DE_GUERRE:
                continue
            second.type = first.type
        found.append(
            Link(
                first,
                second,
                pair.start,
                pair.end,
                same=pair.same and (merge_stated or pair.kind in _FORMS or pair.cue is None),
                former=pair.relation == "succeeds",
                denied=pair.denied,
                hedged=pair.hedged,
            )
        )
    return found


def aliases_of(stated: Sequence[Stated], mentions: Sequence[Mention]) -> tuple[Alias, ...]:
    """What the text says of names, once it is known what all mentions point at.

    Descriptions count here ("the militia, better known as ..."), as do pronouns.

    Args:
        stated: What the text says of names.
        mentions: All mentions of the document.
    """
    found = []
    for pair in stated:
        first, second = _pointing(mentions, pair.name), _pointing(mentions, pair.other)
        if first is None or second is None:
            continue
        one = first.referent == second.referent or (pair.same and pair.kind in _FORMS)
        other = None if one else second.referent
        former = pair.relation == "succeeds"
        found.append(
            Alias(first.referent, other, pair.start, pair.end, former, pair.denied, pair.hedged)
        )
    return tuple(found)


def _pointing(mentions: Sequence[Mention], place: Stretch) -> Mention | None:
    """The mention that ends where a stretch does, or the longest that lies in it."""
    inside = [m for m in mentions if place.start <= m.start and m.end <= place.end]
    around = [m for m in mentions if m.start <= place.start and place.end <= m.end]
    ending = [m for m in inside if m.end == place.end]
    best = ending or around or inside
    return max(best, key=lambda m: m.end - m.start, default=None)


def _covering(names: Sequence[Span], place: Stretch) -> Span | None:
    """The mention that is a stretch, or the longest inside it, or the one around it."""
    over = [n for n in names if n.start < place.end and place.start < n.end]
    return max(
        over, key=lambda n: (n.start == place.start, n.end == place.end, -len(n.text)), default=None
    )


def _type_of(pair: Stated, names: Sequence[Span], text: str) -> EntityType | None:
    for place in (pair.name, pair.other):
        span = _covering(names, place)
        if span is not None and span.type is not None:
            return span.type
    return None if pair.described else _by_words(text, pair)


def _by_words(text: str, pair: Stated) -> EntityType:
    """The type of what no name finder saw: by its words, else an organisation."""
    parts = {
        word
        for place in (pair.name, pair.other)
        for word in fold(text[place.start : place.end]).split()
    }
    if parts & words("names", "event_heads"):
        return EntityType.EVENT
    personal = words("names", "titles", "given_names", "kunyas")
    return EntityType.PERSON if parts & personal else EntityType.ORGANIZATION


def _elsewhere(text: str, pair: Stated) -> list[Stretch]:
    """Where a learnt name stands after it was taught, as a whole name.

    An abbreviation counts before it, too: headlines use it first. One ordinary word ("the Command")
    counts only after "the".
    """
    said = text[pair.other.start : pair.other.end]
    if pair.denied or pair.kind is Naming.SUCCEEDS or not is_capital(said):
        return []
    common = " " not in said and fold(said) in ordinary()
    begin = 0 if pair.kind is Naming.ABBREVIATION and not common else pair.end
    found = []
    for match in re.finditer(rf"(?<![\w-]){re.escape(said)}(?![\w-])", text[begin:]):
        start, end = begin + match.start(), begin + match.end()
        before, after = text[max(0, start - 30) : start], text[end : end + 30]
        if pair.other.start <= start < pair.other.end:
            continue
        if common and not re.search(r"\bthe\s$", before):
            continue
        if re.match(r"\s[A-Z]", after) or re.search(r"[A-Z][\w'’-]*\s$", before):
            longer = re.search(r"(?:^|[.!?]\s)(?:The|A|In|On|But|And)\s$", before)
            if common or not longer:
                continue
        found.append(Stretch(start, end))
    return found


def _span(lines: Sequence[Line], place: Stretch, kind: EntityType) -> Span | None:
    """The tokens of a stretch as a mention; None where it does not keep to them."""
    at = bisect_right([line.start for line in lines], place.start) - 1
    if at < 0:
        return None
    line = lines[at]
    inside = [i for i, t in enumerate(line.tokens) if t.start >= place.start and t.end <= place.end]
    if not inside:
        return None
    return line.span(inside[0], inside[-1] + 1, Form.NAME, type=kind)
