"""Areas: places that are told by a place and a direction or a kind of ground.

"Northern Hama", "the western countryside of Idlib", "southern suburbs of Beirut": none is the place
that it is told by, so each is a place of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from factional.extract.gazetteer import gazetteer
from factional.extract.lexicon import words
from factional.extract.spans import Form, Line, Span
from factional.model import EntityType

GROUND = words("signs", "ground")
_DIRECTIONS = words("signs", "directions")
_SITES = words("signs", "sites")
_BEFORE_SITE = words("signs", "before_site")


def find_areas(line: Line, names: Sequence[Span]) -> list[Span]:
    """The areas of a sentence, in order. An area around a name keeps it as `inner`."""
    compass = words("names", "compass") - {"inner", "outer", "rural", "mid", "central"}
    found: list[Span] = []
    for name in names:
        area = _around(line, name, compass)
        if area is not None:
            found.append(area)
    found.extend(_sites(line, names))
    for i, word in enumerate(line.folded):
        alone = line.word(i + 1) not in ("of", "-", "–") and not line.raw(i + 1)[:1].isupper()
        if word not in _DIRECTIONS or line.word(i - 1) != "the" or not alone:
            continue
        if not any(s.first <= i < s.last for s in names):
            span = line.span(i - 1, i + 1, Form.NAME)
            span.type = EntityType.PLACE
            found.append(span)
    return found


def _around(line: Line, name: Span, compass: frozenset[str]) -> Span | None:
    """The area that is told by a name, or None."""
    first, last = name.first, name.last
    after = line.word(last)
    if name.type in (EntityType.ORGANIZATION, EntityType.EVENT):
        return (
            _area(line, first, last + 1, name)
            if after in ("area", "areas", "zone", "territory")
            else None
        )
    if name.type not in (EntityType.PLACE, EntityType.STATE):
        return None
    if after in GROUND:
        return _area(line, _compass_before(line, first, compass), last + 1, name)
    if line.word(first - 1) in compass and (
        line.word(first - 1).endswith("ern")
        or line.word(first - 2) in ("in", "of", "near", "from", "into")
    ):
        if {"provinces", "governorates", "districts"} & set(line.folded[last : last + 8]):
            return None
        span = _area(line, _compass_before(line, first, compass), last, name)
        span.inner = ()
        return span
    at = first - 1
    for _ in range(4):
        if line.word(at) in GROUND:
            start = _compass_before(line, at, compass)
            if line.word(at) == "fronts" and start == at:
                return None
            return _area(line, start, last, name) if line.word(at + 1) == "of" else None
        if line.word(at) not in ("of", "the", "province", "governorate", "city"):
            return None
        at -= 1
    return None


def _sites(line: Line, names: Sequence[Span]) -> list[Span]:
    """Sites told by whose they are: "the Lurian embassy", "Kesh airport", "Varna military base"."""
    adjectives = gazetteer().adjectives
    ends = {n.last: n for n in names}
    found: list[Span] = []
    for i, word in enumerate(line.folded):
        if word not in _SITES or any(n.first <= i < n.last for n in names):
            continue
        at = i
        while line.word(at - 1) in _BEFORE_SITE:
            at -= 1
        name = ends.get(at)
        if name is not None or line.word(at - 1) in adjectives:
            first = name.first if name is not None else at - 1
            span = line.span(first, i + 1, Form.NAME)
            span.type = EntityType.PLACE
            span.inner = (name,) if name is not None else ()
            found.append(span)
    return found


def _compass_before(line: Line, first: int, compass: frozenset[str]) -> int:
    start = first
    while line.word(start - 1) in compass or (
        line.word(start - 1) == "and" and line.word(start - 2) in compass and start < first
    ):
        start -= 1
    return start


def _area(line: Line, first: int, last: int, name: Span) -> Span:
    span = line.span(first, last, Form.NAME)
    span.type, span.inner = EntityType.PLACE, (name,)
    return span
