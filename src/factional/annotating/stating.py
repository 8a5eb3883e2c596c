"""A line of a person's claims as a claim of the case, and which claim of the case it is already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from factional.annotating.casting import shapes
from factional.annotating.lines import Record, text, words
from factional.errors import AnnotationError, VocabularyError
from factional.model import (
    AUTHOR,
    Certainty,
    Claim,
    Document,
    Evidence,
    Hop,
    Polarity,
    Quantity,
    Review,
    SpeakerRole,
    Value,
    is_edtf,
)
from factional.succession import overlap, says_same
from factional.vocabulary import Relation, Vocabulary

Choice = TypeVar("Choice", bound=StrEnum)

_OWN_VOICES = frozenset({SpeakerRole.AUTHOR, SpeakerRole.PUBLISHER, SpeakerRole.INTERVIEWER})
_EDITED = ("subject", "object", "value", "role", "certainty", "kind", "time", "place")
_KEPT = frozenset({Review.ACCEPTED, Review.EDITED})


def stated(
    record: Record, document: Document, of: Mapping[str, str], vocabulary: Vocabulary
) -> Claim:
    """The claim of a line, with no id yet.

    Args:
        record: The line.
        document: The document that it is of.
        of: Referent id by entity id.
        vocabulary: The relations that there are.

    Raises:
        AnnotationError: the line does not fit, and what to do.
    """
    try:
        relation = vocabulary[words(record, "relation")]
    except VocabularyError as error:
        raise AnnotationError(str(error)) from error
    evidence = _evidence(record, document)
    object = _party(record, "object", of)
    if relation.object and object is None:
        raise AnnotationError(f"{relation.name} is of two. Name the other one as object.")
    time = text(record, "time")
    if time is not None and not is_edtf(time):
        raise AnnotationError(f"{time!r} is not an EDTF date. Write 2016, 2016-05 or 2018-08/..")
    subject = _party(record, "subject", of)
    if subject is None:
        raise AnnotationError("There is no subject. Name an entity.")
    core = record.get("core", True)
    if not isinstance(core, bool):
        raise AnnotationError(f"The core is {core!r}. Write true or false.")
    return Claim(
        id="",
        document=document.id,
        subject=subject,
        relation=relation.name,
        evidence=evidence,
        attribution=_voices(record, of),
        object=object,
        value=_value(record, relation),
        role=text(record, "role"),
        polarity=_choice(record, "polarity", Polarity.AFFIRMED),
        certainty=_choice(record, "certainty", Certainty.CERTAIN),
        kind=_choice(record, "kind", relation.kind),
        time=time,
        place=_party(record, "place", of),
        core=core,
    )


def _evidence(record: Record, document: Document) -> Evidence:
    start, end = record.get("start"), record.get("end")
    quote = words(record, "evidence")
    if type(start) is not int or type(end) is not int:
        raise AnnotationError("Start and end are no whole numbers. Give both in code points.")
    if 0 <= start < end and document.text[start:end] == quote:
        return Evidence(quote, start, end)
    places = _found(document.text, quote)
    if not places:
        raise AnnotationError(
            f"The evidence stands nowhere in {document.name}: {quote!r}. Quote it as the text of "
            "the case has it; `factional show` prints that."
        )
    where = ", ".join(f"{place} to {place + len(quote)}" for place in places)
    raise AnnotationError(
        f"The evidence does not stand at {start} to {end} but at {where}. Put that as start and "
        "end; they count code points."
    )


def _found(text: str, quote: str) -> list[int]:
    """The first few places of a quotation."""
    places: list[int] = []
    at = text.find(quote)
    while at >= 0 and len(places) < 3:
        places.append(at)
        at = text.find(quote, at + 1)
    return places


def _party(record: Record, field: str, of: Mapping[str, str]) -> str | None:
    id = text(record, field)
    if id is not None and id not in of:
        raise AnnotationError(
            f"The {field} {id!r} is no entity of this document. Add it to the entities, or "
            "use the id of one."
        )
    return of[id] if id is not None else None


def _voices(record: Record, of: Mapping[str, str]) -> tuple[Hop, ...]:
    """The chain, innermost first; the author's own where none is given."""
    chain = record.get("attribution") or [AUTHOR]
    if not isinstance(chain, list) or not all(isinstance(w, str) and w.strip() for w in chain):
        raise AnnotationError(
            f'The attribution is no list of names. Write ["local sources", "{AUTHOR}"].'
        )
    return tuple(Hop(of.get(who, who)) for who in chain)


def _choice(record: Record, field: str, otherwise: Choice) -> Choice:
    given = text(record, field)
    kind = type(otherwise)
    try:
        return otherwise if given is None else kind(given)
    except ValueError as error:
        known = ", ".join(kind)
        raise AnnotationError(f"{field} is never {given!r}. Use one of: {known}.") from error


def _value(record: Record, relation: Relation) -> Value | None:
    given = record.get("value")
    if relation.value == "quantity":
        return _quantity(given, relation)
    value = text(record, "value")
    if relation.value and value is None:
        raise AnnotationError(f"{relation.name} needs words. Give them as value.")
    return value


def _quantity(given: object, relation: Relation) -> Quantity:
    numbers = given if isinstance(given, dict) else {}
    bounds = [numbers.get("min"), numbers.get("max")]
    said = [number for number in bounds if number is not None]
    approx, unit = numbers.get("approx", False), numbers.get("unit") or "members"
    whole = all(type(number) is int and number >= 0 for number in said)
    if not said or not whole or not isinstance(approx, bool) or not isinstance(unit, str):
        raise AnnotationError(
            f"{relation.name} needs a number, and the value is {given!r}. Write "
            '{"min": 250, "max": 300, "approx": false, "unit": "fighters"}.'
        )
    if len(said) == 2 and said[0] > said[1]:
        raise AnnotationError(f"{said[0]} is greater than {said[1]}. Swap min and max.")
    return Quantity(bounds[0], bounds[1], approx, unit)


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is whom of those that a document lets speak.

    Attributes:
        document: The document.
        forms: Surface forms by referent id.
    """

    document: Document
    forms: Mapping[str, frozenset[str]]

    def same(self, claim: Claim, other: Claim) -> bool:
        """Whether two claims are the words of one."""
        if not claim.attribution or not other.attribution:
            return claim.attribution == other.attribution
        first, second = claim.attribution[0].who, other.attribution[0].who
        return first == second or bool(self._of(first) & self._of(second))

    def _of(self, who: str) -> frozenset[str]:
        own = self._own()
        forms = own if who == AUTHOR else self.forms.get(who) or shapes([who])
        return forms | own if forms & own else forms

    def _own(self) -> frozenset[str]:
        head = self.document.metadata
        speakers = [s.name for s in self.document.speakers if s.role in _OWN_VOICES]
        return shapes([AUTHOR, *head.authors, head.publisher or "", *speakers])


def known_already(
    drafts: Sequence[Claim],
    held: Sequence[Claim],
    vocabulary: Vocabulary,
    same_voice: Callable[[Claim, Claim], bool],
    twins: Mapping[str, str],
) -> dict[int, Claim]:
    """Which of some claims a case has: of the same actors, saying the same, in overlapping words.

    Those are one to one, the closest first. What a person decided about already is another claim
    unless all its fields are the same.

    Args:
        drafts: The claims.
        held: The claims of the case in the same document.
        vocabulary: The relations that there are.
        same_voice: Whether two claims are the words of one.
        twins: Referents that stand for others, with these.

    Returns:
        Claims of the case by the number of the draft.
    """

    def key(claim: Claim) -> tuple[str, tuple[str | None, ...]]:
        object = twins.get(claim.object, claim.object) if claim.object is not None else None
        sides = (twins.get(claim.subject, claim.subject), object)
        turned = vocabulary.relations[claim.relation].symmetric and claim.object is not None
        return claim.relation, tuple(sorted(sides, key=str)) if turned else sides

    by_key: defaultdict[object, list[Claim]] = defaultdict(list)
    for claim in held:
        if claim.relation in vocabulary.relations:
            by_key[key(claim)].append(claim)
    pairs = []
    for number, draft in enumerate(drafts):
        for claim in by_key.get(key(draft), ()):
            shared = overlap(draft.evidence, claim.evidence)
            equal = not differences(draft, claim, vocabulary)
            fits = shared and says_same(draft, claim) and same_voice(draft, claim)
            if fits and (equal or not claim.review.settled):
                chain = [hop.who for hop in draft.attribution]
                exact = chain == [hop.who for hop in claim.attribution] and draft.core == claim.core
                rank = (equal, shared == 1, exact, shared, draft.time == claim.time)
                pairs.append((tuple(-part for part in rank), number, claim.id, claim))
    known: dict[int, Claim] = {}
    taken: set[str] = set()
    for _, number, id, claim in sorted(pairs, key=lambda pair: pair[:3]):
        if number not in known and id not in taken:
            known[number] = claim
            taken.add(id)
    return known


def differences(draft: Claim, claim: Claim, vocabulary: Vocabulary) -> dict[str, str]:
    """What is to be put right in a claim so that it reads as a draft, by field.

    What has no direction is not turned round, and words of the document are not edited.
    """
    symmetric = vocabulary.relations[draft.relation].symmetric
    turned = symmetric and (draft.subject, draft.object) == (claim.object, claim.subject)
    fields = [f for f in _EDITED if not (turned and f in ("subject", "object"))]
    return {
        field: str(getattr(draft, field) or "")
        for field in fields
        if getattr(draft, field) != getattr(claim, field)
    }


def accepted(claim: Claim) -> bool:
    """Whether somebody holds a claim to be read right."""
    return claim.review in _KEPT
