"""Who the sources of an export are, and what they go by in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factional.exporting.choice import Choice, Identities
from factional.exporting.masking import Mask, forms, ids
from factional.exporting.selecting import Selection
from factional.model import AUTHOR, Document, Entity, EntityType, Hop, Referent, SpeakerRole
from factional.resolve import fold

ANYBODY = "a source"
"""What a source goes by that is not to be told from others."""


_PERSONS = (SpeakerRole.AUTHOR, SpeakerRole.INTERVIEWER, SpeakerRole.INTERVIEWEE)
"""Parts that only persons play; a translator can be a machine, and who is cited an outlet."""


@dataclass(frozen=True, slots=True)
class SourceName:
    """A source of an export.

    Attributes:
        name: What it is called in the case.
        alias: What it goes by in the export; None where it keeps its name.
        claims: How many claims that go out are in its words.
        actor: Whether claims that go out are about it, so that it keeps its name.
    """

    name: str
    alias: str | None
    claims: int
    actor: bool


@dataclass(slots=True)
class _Voice:
    """What is known of a source: its names, and whether it is a person's."""

    name: str
    names: set[str]
    person: bool
    entity: str | None = None
    claims: int = 0
    kept: bool = False


def sources(
    selection: Selection, referents: Mapping[tuple[str, str], Referent], choice: Choice
) -> tuple[tuple[SourceName, ...], Mask, frozenset[str]]:
    """The sources of a selection, those with most claims first, and what hides some of them.

    The mask replaces their names and whatever else they could be told by; the third are the ids of
    their entities.

    Sources are who speaks in a claim, and the authors, publishers, translators and interlocutors
    of a document. Who is unnamed ("two former trainers") has no name to hide. An organisation,
    state or group that claims are about keeps its name; a person never.
    """
    voices = _Voices(selection, referents).found
    ranked = sorted(voices.values(), key=lambda v: (-v.claims, v.name))
    masked: list[_Voice] = []
    rows: list[SourceName] = []
    wanted = {fold(name) for name in choice.named}
    for voice in ranked:
        kept = voice.kept or bool(wanted & {fold(name) for name in voice.names})
        hidden = choice.sources is not Identities.KEEP and not kept
        if hidden:
            masked.append(voice)
        alias = None
        if hidden:
            alias = f"Source {len(masked)}" if choice.sources is Identities.ALIAS else ANYBODY
        rows.append(SourceName(voice.name, alias, voice.claims, voice.kept))
    mask = _mask(selection, masked, choice) if masked else Mask({})
    return tuple(rows), mask, frozenset(voice.entity for voice in masked if voice.entity)


class _Voices:
    """Gathers who speaks in the claims and documents of a selection."""

    def __init__(self, selection: Selection, referents: Mapping[tuple[str, str], Referent]) -> None:
        self.found: dict[str, _Voice] = {}
        self._selection = selection
        self._referents = referents
        self._entities = {entity.id: entity for entity in selection.entities}
        self._by_name: defaultdict[str, set[str]] = defaultdict(set)
        for entity in selection.entities:
            for name in (entity.name, *(name.text for name in entity.names)):
                self._by_name[fold(name)].add(entity.id)
        self._spoken_of = selection.spoken_of()
        own = {document.id: self._of_document(document) for document in selection.documents}
        for claim in selection.claims:
            voices = [
                own[claim.document] if hop.who == AUTHOR else self._of_hop(claim.document, hop.who)
                for hop in claim.attribution or (Hop(AUTHOR),)
            ]
            for voice in voices[0]:
                voice.claims += 1

    def _of_document(self, document: Document) -> list[_Voice]:
        """Whose the own words of a document are; all that it names as its voices are gathered."""
        head = document.metadata
        for speaker in document.speakers:
            if speaker.name != AUTHOR and not _unnamed(speaker.name):
                self._add(speaker.name, person=speaker.role in _PERSONS)
        authors = [self._add(name, person=True) for name in head.authors]
        publisher = [self._add(head.publisher, person=False)] if head.publisher else []
        return authors or publisher

    def _of_hop(self, document: str, who: str) -> list[_Voice]:
        """A voice of a chain; none where it is unnamed."""
        referent = self._referents.get((document, who))
        known = self._entities.get(self._selection.of.get((document, who), ""))
        if (referent and referent.placeholder) or (known and known.placeholder):
            return []
        name = known.name if known else referent.name if referent else who
        if _unnamed(name):
            return []
        voice = self._add(name, person=False, entity=known)
        if referent:
            told = (referent.name, *referent.forms())
            voice.names |= {name for name in told if not _unnamed(name)}
        return [voice]

    def _add(self, name: str, *, person: bool, entity: Entity | None = None) -> _Voice:
        if entity is None:
            called = self._by_name.get(fold(name), set())
            entity = self._entities[min(called)] if len(called) == 1 else None
        if entity and not entity.placeholder:
            person = entity.type is EntityType.PERSON
        shown = entity.name if entity else name
        voice = self.found.setdefault(
            entity.id if entity else fold(name), _Voice(shown, set(), person)
        )
        voice.names.add(name)
        if entity:
            voice.entity = entity.id
            voice.names |= {entity.name, *(each.text for each in entity.names)}
            voice.kept = not person and entity.id in self._spoken_of
        return voice


def _unnamed(name: str) -> bool:
    """Whether it is a description ("two of its members") and no name."""
    return not any(word[:1].isupper() or word.lower() == word.upper() for word in name.split())


def _mask(selection: Selection, hidden: Iterable[_Voice], choice: Choice) -> Mask:
    """What hides some sources: their names, titles and addresses that give them away, and ids."""
    instead: dict[str, str] = {}
    shared: Counter[str] = Counter()
    entities: dict[str, str] = {}
    for number, voice in enumerate(hidden, 1):
        alias = f"Source {number}" if choice.sources is Identities.ALIAS else ANYBODY
        told = forms(voice.names, person=voice.person)
        shared.update(told)
        for text in told:
            instead[text] = alias if shared[text] == 1 else ANYBODY
        for id in ids(voice.names):
            instead.setdefault(id, f"source-{number}")
        if voice.entity:
            entities[voice.entity] = f"source-{number}"
    for number, document in enumerate(selection.documents, 1):
        head = document.metadata
        hashes = (document.id, document.id[:8], document.sha256)
        instead |= dict.fromkeys(hashes, f"document-{number}")
        given = (head.title or "", head.url or "", document.name)
        instead |= dict.fromkeys(given, f"Document {number}")
    rough = Mask(instead)
    changed = (entity.id for entity in selection.entities if rough.left(entity.id))
    others = {id: f"actor-{number}" for number, id in enumerate(changed, 1)}
    return Mask(instead, others | entities)
