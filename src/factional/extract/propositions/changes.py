"""Changes: which word of a sentence decided how a claim is said, for explaining."""

from __future__ import annotations

from dataclasses import dataclass, field

from factional.extract.propositions.said import Said

_ASPECTS = ("denied", "certainty", "kind", "past", "unreal")


@dataclass(frozen=True, slots=True)
class Change:
    """That one aspect of a mood turned out otherwise at a word.

    Attributes:
        aspect: `denied`, `certainty`, `kind`, `past` or `unreal`.
        by: What decided it: a link of the scope, `side`, `hedge`, `past` or `model`.
        word: The predicate, noun or governor at which it did; what it did it with stands beside.
    """

    aspect: str
    by: str
    word: int


@dataclass
class Watch:
    """Looks on as a mood is gathered, and keeps what changed it.

    Attributes:
        made: The changes so far.
    """

    said: Said
    made: list[Change] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._held = self._state()

    def note(self, by: str, word: int) -> None:
        """Keep what has changed since the last time."""
        now = self._state()
        for aspect in _ASPECTS:
            if now[aspect] != self._held[aspect]:
                self.made.append(Change(aspect, by, word))
        self._held = now

    def _state(self) -> dict[str, object]:
        return {aspect: getattr(self.said, aspect) for aspect in _ASPECTS}
