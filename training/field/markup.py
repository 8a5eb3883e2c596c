"""The notation in which labelled text is written by hand, so that nobody counts offsets.

    The {s1 spokesman of the [Ministry of Defence of [Ukraine|State]|Org]} {c1 said} {q1 ...}.

`[words|Type]` is an entity; entities nest. `{s1 words}` is the source of attribution 1, `{c1 ...}`
its cue, `{q1 ...}` a piece of its content, of which there may be several; the number tells the
attributions of one text apart, may be left out where there is one, and may be several where they
share words: `{s1,2 He} {c1 denied} {q1 the first} and {c2 admitted} {q2 the second}`. A backslash
takes the next character as it stands.

Types are shortened by the table `TYPES`. Offsets count Unicode code points of the text without
the marks, end exclusive.
"""

from __future__ import annotations

import re
from typing import TypedDict

from factional.errors import AnnotationError

TYPES = {
    "Org": "Organization",
    "State": "State",
    "Per": "Person",
    "Group": "Group",
    "Place": "Place",
    "Event": "Event",
    "Doc": "Document",
    "Date": "Date",
    "Num": "Quantity",
}
SHORT = {full: short for short, full in TYPES.items()}

Entity = tuple[int, int, str]
Span = tuple[int, int]
_CLOSING = re.compile(r"\|([A-Za-z]+)\]")
_ROLE = re.compile(r"\{([scq])(\d*(?:,\d+)*) ")


class Attribution(TypedDict):
    """Who said what, and by which word: spans of one text; content may come in pieces."""

    source: Span | None
    cue: Span | None
    content: list[Span]


class Labelled(TypedDict):
    """A text with its entities and attributions."""

    id: str
    text: str
    entities: list[Entity]
    attributions: list[Attribution]


def parse(marked: str, name: str = "") -> Labelled:
    """Take the marks out of a text and keep what they say.

    Args:
        marked: Text in the notation of this module.
        name: Id that the labelled text gets; used in messages, too.

    Raises:
        AnnotationError: Marks that do not close, cross, or enclose nothing; unknown types; an
            attribution without content or with two sources.
    """
    out: list[str] = []
    entities: list[Entity] = []
    roles: list[tuple[str, str, Span]] = []
    open_marks: list[tuple[str, str, int]] = []
    at = 0

    def close(kind: str) -> tuple[str, Span]:
        if not open_marks or open_marks[-1][0] != kind:
            raise _broken(name, marked, at, "closes a mark that is not open")
        _, number, start = open_marks.pop()
        inside = "".join(out[start:])
        if not inside or inside != inside.strip():
            raise _broken(name, marked, at, "encloses nothing, or a space at its edge")
        return number, (start, len(out))

    while at < len(marked):
        char = marked[at]
        if char == "\\" and at + 1 < len(marked):
            out.append(marked[at + 1])
            at += 2
        elif char == "[":
            open_marks.append(("[", "", len(out)))
            at += 1
        elif char == "|" and (found := _CLOSING.match(marked, at)):
            if found[1] not in TYPES:
                raise _broken(name, marked, at, f"has the unknown type {found[1]}")
            _, (start, end) = close("[")
            entities.append((start, end, TYPES[found[1]]))
            at = found.end()
        elif char == "{" and (found := _ROLE.match(marked, at)):
            open_marks.append((found[1], found[2] or "1", len(out)))
            at = found.end()
        elif char == "}":
            role = open_marks[-1][0] if open_marks else ""
            number, span = close(role)
            roles += [(one, role, span) for one in number.split(",")]
            at += 1
        elif char in "]{":
            raise _broken(name, marked, at, f"is a bare {char}")
        else:
            out.append(char)
            at += 1
    if open_marks:
        raise _broken(name, marked, len(marked), "leaves a mark open")
    entities.sort(key=lambda e: (e[0], -e[1]))
    if len(set(entities)) != len(entities):
        raise _broken(name, marked, 0, "labels one span twice with one type")
    return {
        "id": name,
        "text": "".join(out),
        "entities": entities,
        "attributions": _gathered(roles, name, marked),
    }


def mark(text: str, entities: list[Entity]) -> str:
    """Write a text with nested entities in the notation: what `parse` undoes."""
    opening: dict[int, int] = {}
    closing: dict[int, list[Entity]] = {}
    for entity in entities:
        opening[entity[0]] = opening.get(entity[0], 0) + 1
        closing.setdefault(entity[1], []).append(entity)
    out: list[str] = []
    for at in range(len(text) + 1):
        for _, _, kind in sorted(closing.get(at, []), key=lambda e: -e[0]):
            out.append(f"|{SHORT[kind]}]")
        out.append("[" * opening.get(at, 0))
        if at < len(text):
            out.append("\\" + text[at] if text[at] in "[]{}|\\" else text[at])
    return "".join(out)


def _gathered(roles: list[tuple[str, str, Span]], name: str, marked: str) -> list[Attribution]:
    found: dict[str, Attribution] = {}
    for number, role, span in sorted(roles, key=lambda r: (int(r[0]), r[2])):
        one = found.setdefault(number, {"source": None, "cue": None, "content": []})
        if role == "q":
            one["content"].append(span)
        elif role == "s" and one["source"] is None:
            one["source"] = span
        elif role == "c" and one["cue"] is None:
            one["cue"] = span
        else:
            raise _broken(name, marked, 0, f"gives attribution {number} two sources or cues")
    for number, one in found.items():
        if not one["content"]:
            raise _broken(name, marked, 0, f"gives attribution {number} no content")
    return list(found.values())


def _broken(name: str, marked: str, at: int, what: str) -> AnnotationError:
    near = marked[max(0, at - 30) : at + 15]
    return AnnotationError(f"{name or 'text'} {what}. See its marks near: {near!r}.")
