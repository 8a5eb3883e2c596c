"""What a document's head says: filled in by whoever finds it, the first to find a field stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from factional.read import dates
from factional.read.furniture import Layout
from factional.read.mastheads import Masthead
from factional.read.orders import Order


@dataclass(slots=True)
class Head:
    """What a document's head says, and which pieces say it.

    Attributes:
        lead: Index of the first piece of running text.
        headings: Indices of title and subtitles.
        bylines: Indices of by-lines and date lines.
        wired: Whether the text opens as a wire report does.
        label: Bracketed label of a monitored broadcast, such as "INTERVIEW WITH ...".
        masthead: What stands above the headline, or None.
        issuer: The body on whose letterhead the text is written.
        signed_for: The body that the author signed for.
        modified: When the text was last changed, as EDTF.
        section: Part of the outlet that it stands in.
        dateline: Place that it was sent from.
        outlet: Index of a line above the headline that names the outlet, or None.
        headline: Index of the headline, or of the first of the head's lines.
        decided: In which order its dates of numbers have day and month; None where that is open.
    """

    lead: int
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    found_in: dict[str, str] = field(default_factory=dict)
    headings: list[int] = field(default_factory=list)
    bylines: list[int] = field(default_factory=list)
    wired: bool = False
    label: str = ""
    masthead: Masthead | None = None
    issuer: str | None = None
    signed_for: str | None = None
    modified: str | None = None
    section: str | None = None
    dateline: str | None = None
    outlet: int | None = None
    headline: int = 0
    decided: Order | None = None

    @property
    def order(self) -> str | None:
        """The order of day and month, for `dates.find`."""
        return self.decided.value if self.decided else None

    def told(self, found: dates.Found) -> str:
        """How a date of numbers came to be of one day, or that it did not."""
        if len(found.days) > 1:
            return "day and month may be the other way round"
        if found.weekday:
            return f"{found.readings[0][0]} by its weekday"
        if len(found.readings) > 1 and self.decided:
            return f"{self.decided.value} by {self.decided.why}"
        return found.readings[0][0]

    def settled(self, layout: Layout) -> Layout:
        """The layout of the page with the masthead off the article, and all below it in."""
        if self.masthead is None:
            return layout
        first = self.masthead.first
        own = layout.furniture
        between = (False,) * max(0, layout.first - first)
        own = (True,) * first + between + own[max(first, layout.first) :]
        return replace(layout, first=first, furniture=own)

    def put(self, name: str, value: object, where: str) -> None:
        """Set a field that is not set yet, and say where its value was found."""
        if value and not getattr(self, name):
            setattr(self, name, value)
            self.found_in[name] = where
