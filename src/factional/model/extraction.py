"""What an extractor returns for one document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factional.model.claim import Claim, Drop, Gap
from factional.model.document import Document
from factional.model.entity import Referent


@dataclass(frozen=True, slots=True)
class Extraction:
    """The claims of one document, the referents they hold, and what was left out and why."""

    claims: tuple[Claim, ...] = ()
    referents: tuple[Referent, ...] = ()
    gaps: tuple[Gap, ...] = ()
    drops: tuple[Drop, ...] = ()


Extractor = Callable[[Document], Extraction]
"""`extract(document) -> claims`: a pure function of the document, found by name."""
