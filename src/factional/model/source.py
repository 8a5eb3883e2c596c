"""Sources: whoever says things."""

from __future__ import annotations

from enum import StrEnum


class SourceKind(StrEnum):
    """What a source is."""

    PERSON = "person"
    OUTLET = "outlet"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"


class Reliability(StrEnum):
    """NATO Admiralty reliability of a source; F is "cannot be judged", not a middle value."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Stance(StrEnum):
    """How a speaker stands to the subject of a claim; computed, never guessed at."""

    SELF = "self"
    ALLY = "ally"
    ADVERSARY = "adversary"
    THIRD_PARTY = "third_party"
    UNKNOWN = "unknown"
