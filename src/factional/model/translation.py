"""Translations: a document whose original stands beside it in the case."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """A stretch of a translation and the stretch of the original that it translates.

    Attributes:
        translation: Start and end in the translation's text.
        original: Start and end in the original's.
    """

    translation: tuple[int, int]
    original: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation with its original: the one is read, the other is shown and cited.

    Attributes:
        document: Id of the translation.
        original: Id of the original.
        translator: Who translated it, where that is known.
        translated: EDTF date of the translation, where that is known.
        pairs: What translates what, in the order of the translation; what has no counterpart
            is in no pair.
    """

    document: str
    original: str
    translator: str | None = None
    translated: str | None = None
    pairs: tuple[Pair, ...] = ()

    def of(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the original that a stretch of the translation goes back to, or None."""
        met = [
            p.original for p in self.pairs if p.translation[0] < end and start < p.translation[1]
        ]
        return (min(s for s, _ in met), max(e for _, e in met)) if met else None
