"""Areas: places that are told by a place and a direction or a kind of ground.

"Northern Hama", "the western countryside of Idlib", "southern suburbs of Beirut": none is the place
that it is told by, so each is a place of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from factional.extract.lexicon import words
from factional.extract.spans import Form, Line, Span
from factional.model import EntityType

_GROUND = frozenset(
    "countryside outskirts suburbs slums desert badia fronts front coast mountains border borders axis hinterland riverbank".split()
)


def find_areas(line: Line, names: Sequence[Span]) -> list[Span]:
    """The areas of a sentence, in order. An area around a name keeps it as `inner`."""
    compass = words("names", "compass") - {"inner", "outer", "rural", "mid", "central"}
    found: list[Span] = []
    for name in names:
        if name.type not in (EntityType.PLACE, EntityType.STATE):
            continue
        first, last = name.first, name.last
        if line.word(last) in _GROUND and line.word(last) not in ("front", "border", "borders"):
            first = _compass_before(line, first, compass)
            found.append(_area(line, first, last + 1, name))
        elif line.word(first - 1) in compass and (
            line.word(first - 1).endswith("ern")
            or line.word(first - 2) in ("in", "of", "near", "from", "into")
        ):
            span = _area(line, _compass_before(line, first, compass), last, name)
            span.inner = ()
            found.append(span)
        else:
            at = first - 1
            for _ in range(4):
                if line.word(at) in _GROUND:
                    break
                if line.word(at) not in ("of", "the", "province", "governorate", "city"):
                    at = -1
                    break
                at -= 1
            if at >= 0 and line.word(at) in _GROUND and line.word(at + 1) == "of":
                start = _compass_before(line, at, compass)
                found.append(_area(line, start, last, name))
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
