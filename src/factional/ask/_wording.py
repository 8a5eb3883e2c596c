"""What stands in a search box: words, words in a row between quotation marks, and operators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from factional.errors import InvalidQuery

_PIECE = re.compile(
    r"""(?P<name>[A-Za-z]+):(?:["“”«](?P<quoted>[^"“”»]*)["“”»]|(?P<value>[^\s"“”«]+))?"""
    r"""|["“”«](?P<row>[^"“”»]*)["“”»]?|(?P<word>\S+)"""
)


class Operator(StrEnum):
    """What restricts a search, by the word before its colon."""

    TYPE = "type"
    STATE = "state"
    SOURCE = "source"
    ABOUT = "about"
    BEFORE = "before"
    AFTER = "after"


SAYS: Final = {
    Operator.TYPE: "an organisation, a person, a place …, or a relation or family of them",
    Operator.STATE: "how the claims on one question stand to each other",
    Operator.SOURCE: "who says it, or who publishes it",
    Operator.ABOUT: "an actor that it is about",
    Operator.BEFORE: "published before this time",
    Operator.AFTER: "published after this time",
}
"""What may stand after each operator, or what it does, in words."""


@dataclass(frozen=True, slots=True)
class Restricted:
    """An operator with its value.

    Attributes:
        operator: Which.
        value: What stands after the colon, without quotation marks.
        text: The whole of it as it was typed.
    """

    operator: Operator
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word to find, or words in a row.

    Attributes:
        text: As typed, without quotation marks.
        exact: Whether it stood between quotation marks: it is found as it is, and nothing like it.
    """

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """What somebody searches for."""

    terms: tuple[Term, ...]
    restrictions: tuple[Restricted, ...]

    def given(self, operator: Operator) -> list[str]:
        """The values of an operator, in order."""
        return [each.value for each in self.restrictions if each.operator is operator]


def understood(text: str) -> Wording:
    """Read what stands in a search box. What looks like no operator that there is, is a word.

    Raises:
        InvalidQuery: an operator has no value.
    """
    terms: list[Term] = []
    restrictions: list[Restricted] = []
    known = {operator.value for operator in Operator}
    for found in _PIECE.finditer(text):
        name = (found["name"] or "").lower()
        value = (found["quoted"] or found["value"] or "").strip()
        if name in known:
            if not value:
                operator = Operator(name)
                raise InvalidQuery(f"Nothing stands after {name}:. Name {SAYS[operator]}.")
            restrictions.append(Restricted(Operator(name), value, found[0]))
        elif found["row"] is not None:
            if found["row"].strip():
                terms.append(Term(found["row"].strip(), exact=True))
        else:
            terms.append(Term(found[0]))
    return Wording(tuple(terms), tuple(restrictions))
