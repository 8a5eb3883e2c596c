"""What would go out, before it does: how many of each thing, how many stay, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factional import ask
from factional.ask import ClaimRow
from factional.exporting.choice import Choice
from factional.exporting.excerpt import Excerpt
from factional.exporting.naming import SourceName
from factional.exporting.selecting import Reason
from factional.model import TLP, EntityType
from factional.store import Store

_SHOWN = 5
_SCENERY = (EntityType.PLACE, EntityType.EVENT)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """How many of one kind of thing go out, of how many that the case holds."""

    what: str
    out: int
    of: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What would go out, for the analyst who chooses.

    Attributes:
        things: How many documents, claims, quotations, texts and so on.
        left: How many claims stay, by reason.
        withheld: How many documents stay for their handling labels.
        handling: The strictest handling label among those that go out.
        sources: Who the sources are, with what each goes by: never part of a file.
        claims: The first claims as they would go out.
    """

    things: tuple[Outgoing, ...]
    left: Mapping[Reason, int]
    withheld: int
    handling: TLP
    sources: tuple[SourceName, ...]
    claims: tuple[ClaimRow, ...]


def preview(store: Store, choice: Choice) -> Preview:
    """Count what a choice lets out, and show how it would look.

    Raises:
        NotFound: the filter names an actor or document that is not there.
        Ambiguous: it names several.
        InvalidQuery: there is no such relation or family.
        InvalidTime: a time in it is not EDTF.
    """
    excerpt = Excerpt(store, choice)
    return Preview(
        things=counted(store, excerpt, choice),
        left=dict(excerpt.selection.left),
        withheld=excerpt.selection.withheld,
        handling=handling(excerpt),
        sources=excerpt.voices,
        claims=ask.claims(excerpt, limit=_SHOWN).items,
    )


def counted(store: Store, excerpt: Excerpt, choice: Choice) -> tuple[Outgoing, ...]:
    """How many of each kind of thing an excerpt holds of those in the case."""
    chosen, everybody = excerpt.selection, store.entities()
    claims, documents = len(store.claims()), len(store.documents())
    texts = len(chosen.documents) if choice.quotes and choice.texts else 0
    actors = [sum(e.type not in _SCENERY for e in them) for them in (excerpt.entities(), everybody)]
    places = [sum(e.type in _SCENERY for e in them) for them in (excerpt.entities(), everybody)]
    notes = len(store.decisions())
    return (
        Outgoing("documents", len(chosen.documents), documents),
        Outgoing("claims", len(chosen.claims), claims),
        Outgoing("quotations", len(chosen.claims) if choice.quotes else 0, claims),
        Outgoing("texts", texts, documents),
        Outgoing("actors", actors[0], actors[1]),
        Outgoing("places", places[0], places[1]),
        Outgoing("sources", sum(v.alias is None for v in excerpt.voices), len(excerpt.voices)),
        Outgoing("notes", len(excerpt.decisions()) if choice.notes else 0, notes),
    )


def handling(excerpt: Excerpt) -> TLP:
    """The handling label that binds all of it: the strictest of its documents."""
    labels = [document.tlp for document in excerpt.documents()]
    return min(labels, key=list(TLP).index, default=TLP.CLEAR)
