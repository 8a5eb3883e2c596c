"""A smaller case made of a case: what goes out and nothing else, to be asked as any case is.

Every answer of `ask` can be had of it, and none can tell what it does not hold: that is how an
export keeps what was left out from coming back in a count, a context or a comparison.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from factional.errors import ExportError, NotFound
from factional.exporting.choice import Choice, Identities
from factional.exporting.masking import Mask
from factional.exporting.naming import ANYBODY, SourceName, sources
from factional.exporting.selecting import Selection, selected
from factional.exporting.shortening import ANALYST, Shortened, shortened
from factional.model import (
    Acquisition,
    Claim,
    Decision,
    DecisionKind,
    Document,
    Drop,
    Entity,
    Gap,
    Judgement,
    Known,
    Likeness,
    Passage,
    Referent,
    Tie,
    Translation,
)
from factional.resolve import fold
from factional.store import Store

WITHHELD = "an unnamed source"
"""What speaks in a claim where the names of sources are dropped."""

_NOTES = frozenset({
    DecisionKind.ACCEPTED, DecisionKind.EDITED, DecisionKind.REJECTED, DecisionKind.SET_ASIDE,
    DecisionKind.MADE, DecisionKind.CONCLUDED, DecisionKind.ESTIMATED, DecisionKind.GRADED,
})  # fmt: skip
"""What people decided that goes out with their notes. What a source belongs to goes out without,
for it tells how a speaker stands to others; who said so does not."""


Key = tuple[str, str]
"""Document and referent."""


class Excerpt(Store):
    """What a choice lets out of a case: a case to read from, that lies in memory alone.

    What it is not asked for here it cannot answer: it has no database.

    Args:
        store: The case.
        choice: What goes out of it.

    Attributes:
        selection: What was selected, as it stands in the case.
        voices: Who the sources are, with what they go by here: for the analyst, not for the file.
        mask: What hides them.

    Raises:
        NotFound: the filter names an actor or document that is not there.
        Ambiguous: it names several.
        InvalidQuery: there is no such relation or family.
        InvalidTime: a time in it is not EDTF.
    """

    def __init__(self, store: Store, choice: Choice) -> None:
        self.folder = Path()
        self.selection = selected(store, choice)
        found = {(document, r.id): r for document, r in store.referents()}
        self.voices: tuple[SourceName, ...]
        self.mask: Mask
        self.voices, self.mask, self._hidden = sources(self.selection, found, choice)
        self.name = self.mask.text(store.name)
        self.vocabulary = store.vocabulary
        self._revision = store.revision
        self._fill(store, choice, self.selection, found)

    def _fill(
        self,
        store: Store,
        choice: Choice,
        chosen: Selection,
        referents: dict[Key, Referent],
    ) -> None:
        over = self.mask.over
        claims: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in chosen.claims:
            claims[claim.document].append(self._voiced(claim, chosen, choice))
        of = chosen.of
        if self.mask:
            chosen = replace(chosen, ties=tuple(_unnamed(chosen.ties)))
            of = self._spoken_of(chosen) if choice.sources is Identities.DROP else of
            of, claims, referents = _numbered(of, claims, referents)
        present: defaultdict[str, list[Referent]] = defaultdict(list)
        for document, referent in of:
            present[document].append(referents[document, referent])
        short: dict[str, Shortened] = {}
        for head in chosen.documents:
            whole = store.document(head.id)
            short[head.id] = shortened(whole, claims[head.id], present[head.id], choice, self.mask)
        entities = set(of.values())
        self._documents = {
            d.id: d for s in short.values() for d in [self._closed(over(s.document), choice)]
        }
        self._claims = [over(claim) for s in short.values() for claim in s.claims]
        self._referents = [(over(id), over(r)) for id, s in short.items() for r in s.referents]
        self._of = {over(key): over(id) for key, id in of.items()}
        self._entities = [over(e) for e in chosen.entities if e.id in entities or of is chosen.of]
        self._ties = [over(tie) for tie in chosen.ties]
        self._likenesses = [over(_shared(like, short)) for like in chosen.likenesses]
        self._translations = [
            over(replace(t, pairs=()))
            for t in store.translations()
            if {t.document, t.original} <= short.keys()
        ]
        told = {fold(voice.name) for voice in self.voices}
        told |= {fold(name.text) for entity in chosen.entities for name in entity.names}
        self._decisions = [over(d) for d in _decisions(store, chosen, choice, told)]

    def _voiced(self, claim: Claim, chosen: Selection, choice: Choice) -> Claim:
        """A claim whose voices cannot be told apart, where their names are dropped."""
        if choice.sources is not Identities.DROP:
            return claim
        hops = []
        for hop in claim.attribution:
            entity = chosen.of.get((claim.document, hop.who))
            hidden = entity in self._hidden if entity else self.mask.left(hop.who) is not None
            hops.append(replace(hop, who=WITHHELD) if hidden else hop)
        return replace(claim, attribution=tuple(hops))

    def _spoken_of(self, chosen: Selection) -> dict[Key, str]:
        """Who has an entity where sources are dropped: whom claims are about, and who is named."""
        sides = (
            (c.document, side) for c in chosen.claims for side in (c.subject, c.object) if side
        )
        about = {chosen.of[key] for key in sides if key in chosen.of}
        return {k: id for k, id in chosen.of.items() if id in about or id not in self._hidden}

    def _closed(self, document: Document, choice: Choice) -> Document:
        """A document that does not tell which it is, or whose, where sources are masked."""
        if not self.mask:
            return document
        document = replace(document, sha256="", name=document.id)
        if choice.sources is not Identities.DROP:
            return document
        head = document.metadata
        return replace(
            document,
            metadata=replace(
                head,
                authors=tuple(_withheld(name) for name in head.authors),
                publisher=head.publisher and _withheld(head.publisher),
            ),
            speakers=tuple(replace(s, name=_withheld(s.name)) for s in document.speakers),
        )

    def sealed(self, text: str) -> str:
        """A text of a file, once it is sure that it names nobody who is masked.

        Raises:
            ExportError: it does.
        """
        if left := self.mask.left(text):
            raise ExportError(
                f"{left!r} would still be in the file, and its source is not to be named. "
                "Nothing was written. Report this with the words around it."
            )
        return text

    @property
    def revision(self) -> int:
        """That of the case, which never changes here."""
        return self._revision

    def documents(self) -> list[Document]:
        """All documents."""
        return list(self._documents.values())

    def document(self, id: str) -> Document:
        """One document with the text that goes out.

        Raises:
            NotFound: it does not go out.
        """
        if id not in self._documents:
            raise NotFound(f"The document {id!r} does not go out. Choose more.")
        return self._documents[id]

    def acquisitions(self, id: str) -> list[Acquisition]:
        """None: where a file lay is nobody's business."""
        return []

    def referents(self, document_id: str | None = None) -> list[tuple[str, Referent]]:
        """Whom the claims point at; of a whole case everybody."""
        return [(id, r) for id, r in self._referents if document_id in (None, id)]

    def claims(self, document_id: str | None = None) -> list[Claim]:
        """The claims that go out."""
        return [c for c in self._claims if document_id in (None, c.document)]

    def claim(self, id: str) -> Claim:
        """One of them.

        Raises:
            NotFound: it does not go out.
        """
        found = next((c for c in self._claims if c.id == id), None)
        if found is None:
            raise NotFound(f"The claim {id!r} does not go out. Choose more.")
        return found

    def gaps(self, document_id: str | None = None) -> list[Gap]:
        """None: what somebody would not say is no claim."""
        return []

    def drops(self, document_id: str | None = None) -> list[Drop]:
        """None."""
        return []

    def entities(self) -> list[Entity]:
        """Whom and what the claims name; of a whole case everybody."""
        return self._entities

    def entity_of(self) -> dict[Key, str]:
        """Entity id by document id and referent id."""
        return self._of

    def ties(self) -> list[Tie]:
        """The ties of the claims, with the status that the whole case gives them."""
        return self._ties

    def decisions(self) -> list[Decision]:
        """What people decided, as far as that goes out."""
        return self._decisions

    def orphaned(self) -> list[Decision]:
        """None."""
        return []

    def judgements(self) -> list[Judgement]:
        """None: who was held to be who shows in the actors."""
        return []

    def known(self) -> list[Known]:
        """None: a list that was imported is for those who have it."""
        return []

    def likenesses(self) -> list[Likeness]:
        """What the documents share."""
        return self._likenesses

    def translations(self) -> list[Translation]:
        """Which document translates which."""
        return self._translations


def _numbered(
    of: dict[Key, str], claims: dict[str, list[Claim]], referents: dict[Key, Referent]
) -> tuple[dict[Key, str], defaultdict[str, list[Claim]], dict[Key, Referent]]:
    """Referents by numbers, since their ids are made of names; what points at them follows."""
    ids = {key: f"r{number}" for number, key in enumerate(sorted(of), 1)}

    def called(document: str, referent: str) -> str:
        return ids.get((document, referent), referent)

    renamed: defaultdict[str, list[Claim]] = defaultdict(list)
    for document, found in claims.items():
        renamed[document] = [
            replace(
                claim,
                subject=called(document, claim.subject),
                object=claim.object and called(document, claim.object),
                place=claim.place and called(document, claim.place),
                attribution=tuple(
                    replace(hop, who=called(document, hop.who)) for hop in claim.attribution
                ),
            )
            for claim in found
        ]
    made = {
        (document, ids[document, id]): replace(
            referents[document, id],
            id=ids[document, id],
            mentions=tuple(
                replace(m, referent=ids[document, id]) for m in referents[document, id].mentions
            ),
        )
        for document, id in ids
    }
    return {(d, ids[d, id]): entity for (d, id), entity in of.items()}, renamed, made


def _unnamed(ties: Iterable[Tie]) -> Iterator[Tie]:
    """Ties, those of two names of one actor by numbers, since their ids are made of the names."""
    for number, tie in enumerate(ties, 1):
        asked = tie.question
        if asked.of_names:
            id = f"{asked.subject}.{asked.relation}.n{number}"
            yield replace(tie, id=id, question=replace(asked, value=None))
        else:
            yield tie


def _withheld(name: str) -> str:
    """What is shown of a name; that of a masked source could be the name of somebody spoken of."""
    return WITHHELD if name == ANYBODY else name


def _shared(like: Likeness, short: dict[str, Shortened]) -> Likeness:
    """What two documents share, as far as it stands in what goes out of both."""
    passages = []
    for passage in like.passages:
        first = short[like.first].cut.span(*passage.first)
        second = short[like.second].cut.span(*passage.second)
        if first and second:
            passages.append(Passage(first, second, passage.words))
    return replace(like, passages=tuple(passages))


def _decisions(
    store: Store, chosen: Selection, choice: Choice, told: set[str]
) -> Iterator[Decision]:
    """Decisions about what goes out; `told` are names that do, folded."""
    targets = {claim.id for claim in chosen.claims} | {tie.id for tie in chosen.ties}
    for made in store.decisions():
        of_source = fold(made.target) in told
        if made.kind is DecisionKind.LOCATED:
            here = {name: at for name, at in made.details.items() if fold(name) in told}
            yield replace(
                made,
                details=here,
                by=made.by if choice.notes else ANALYST,
                note=made.note if choice.notes else "",
            )
        elif made.kind is DecisionKind.AFFILIATED:
            if of_source and fold(made.details.get("to", "")) in told:
                yield made if choice.notes else replace(made, by=ANALYST, note="")
        elif choice.notes and made.kind in _NOTES and (of_source or made.target in targets):
            yield made
