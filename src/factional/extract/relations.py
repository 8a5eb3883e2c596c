"""Relations: frames of verbs, matched against the clauses of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.clauses import Clauses, Names
from factional.extract.phrases import Kind, Phrase
from factional.extract.reading import Reading, Trigger, verbal
from factional.extract.tags import Tag
from factional.model import EntityType
from factional.vocabulary import Vocabulary
from factional.vocabulary.lexicon import VerbFrame, frames

_VOCABULARY = Vocabulary.load()
_SURE = 0.7
_PLACE = frozenset({EntityType.PLACE, EntityType.STATE})
_PREPOSITIONS = frozenset(
    ["with", "to", "in", "on", "of", "from", "against", "for", "by", "at", "into", "under", "as",
     "near", "over", "alongside", "across", "around", "inside", "towards", "toward"]
)  # fmt: skip
_WALLS = (Kind.RELATIVE, Kind.STOP, Kind.SUBORDINATOR)


def verb_readings(clauses: Clauses) -> Iterator[Reading]:
    """What the verbs of a sentence state, each conjunct of subject and object by itself.

    Of the frames of a verb those with the most literal words go first; others of the same length
    may state something else with the same words.
    """
    for verb in clauses.verbs():
        length: int | None = None
        taken: set[str] = set()
        for frame in frames().verbs.get(verb.main.lemma, ()):
            if length is not None and (frame.length != length or frame.relation in taken):
                continue
            for reading in _match(clauses, verb, frame):
                length = frame.length
                taken.add(frame.relation)
                yield reading


def _match(clauses: Clauses, verb: Phrase, frame: VerbFrame) -> Iterator[Reading]:
    passive = verb.passive or clauses.reduced(verb)
    if frame.voice == "passive" and not passive:
        return
    at, end = _literals(clauses, verb, frame.words)
    if at < 0:
        return
    trigger = verbal(verb, end, _SURE)
    subjects = clauses.subject(verb)
    if frame.slot.side == "none":
        if not (passive or frame.words) and _has_object(clauses, verb):
            return
        for name in subjects:
            if clauses.fits(name, frame.other):
                yield trigger.reads(frame.relation, name)
        return
    prepositional = bool(frame.words) and bool(frame.words[-1] & _PREPOSITIONS)
    turned = passive and not prepositional
    slot = subjects if turned else _slot(clauses, verb, frame, at)
    if len(frame.after) > 1 and frame.slot.side == "subject":
        yield from _brought(clauses, frame, slot, trigger)
    elif frame.after and not _later(clauses, at, frame.after):
        return
    elif turned:
        agents = clauses.after_preposition(verb.index + 1, {"by"}, reach=8)[1]
        yield from _pairs(clauses, frame, slot, agents, trigger)
    else:
        yield from _pairs(clauses, frame, slot, subjects, trigger)


def _has_object(clauses: Clauses, verb: Phrase) -> bool:
    """Whether something is done to somebody: "disbanded the X" says nothing of who did it."""
    after = clauses.at(clauses.skip(verb.index + 1))
    return after is not None and after.kind is Kind.NOUN


def _slot(clauses: Clauses, verb: Phrase, frame: VerbFrame, at: int) -> Names:
    """The names that stand in the slot of an active frame."""
    slot = clauses.objects(at)
    if slot or frame.words:
        return slot
    slot = _gap(clauses, verb) or _shared(clauses, at)
    if not slot and frame.relation == "attacked":
        slot = _whereabouts(clauses, at)
    return slot


def _gap(clauses: Clauses, verb: Phrase) -> Names:
    """What an object relative clause is about: "the town, which X controls"."""
    k = clauses.skip(verb.index - 1, -1)
    subject = clauses.at(k)
    if subject is None or subject.kind is not Kind.NOUN:
        return []
    marker = clauses.at(clauses.skip(k - 1, -1))
    if marker is None or marker.kind is not Kind.RELATIVE or marker.lower in ("whose", "where"):
        return []
    return clauses.antecedent(marker.index)


def _shared(clauses: Clauses, at: int) -> Names:
    """The object of the verb that follows with "and": "arms and trains X"."""
    link = clauses.at(at)
    if link is None or link.kind is not Kind.COORDINATOR or link.lower not in ("and", "or"):
        return []
    second = clauses.at(clauses.skip(at + 1))
    if second is None or second.kind is not Kind.VERB or second.passive:
        return []
    return clauses.objects(second.index + 1)


def _whereabouts(clauses: Clauses, at: int) -> Names:
    """The place that stands for a nameless target: "raided houses in Y"."""
    phrase = clauses.at(clauses.skip(at))
    if phrase is None or phrase.kind is not Kind.NOUN or any(i.mention for i in phrase.items):
        return []
    link = clauses.at(phrase.index + 1)
    if link is None or link.lower not in ("in", "near", "throughout", "at", "across"):
        return []
    return [n for n in clauses.objects(link.index + 1) if clauses.type(n) is EntityType.PLACE]


def _brought(
    clauses: Clauses, frame: VerbFrame, moved: Names, trigger: Trigger
) -> Iterator[Reading]:
    """Who was moved where: "brought X to Y"."""
    assert trigger.verb is not None
    at = trigger.verb.index + 1
    places = clauses.after_preposition(at, frame.after[0], reach=8)[1]
    for name in moved:
        for place in places:
            if clauses.fits(name, frame.slot.types) and clauses.fits(place, _PLACE):
                yield trigger.reads(frame.relation, name, place)


def _later(clauses: Clauses, at: int, after: tuple[frozenset[str], ...]) -> bool:
    text = [i.lower for p in clauses.phrases[at : at + 12] for i in p.items]
    at_word = 0
    for literal in after:
        at_word = next((k + 1 for k in range(at_word, len(text)) if text[k] in literal), -1)
        if at_word < 0:
            return False
    return True


def _literals(
    clauses: Clauses, verb: Phrase, literals: tuple[frozenset[str], ...]
) -> tuple[int, int]:
    """Index after the literal words of a frame, and the end of the trigger; -1 where they fail."""
    at, end = clauses.skip(verb.index + 1), verb.end
    after = clauses.at(at)
    if verb.main.lemma == "be" and literals and (after is None or not _says(after, literals[0])):
        return -1, end  # "is in X", but not "is a village in X"
    for literal in literals:
        found = _literal(clauses, at, literal, first=end == verb.end)
        if found is None:
            return -1, end
        at, end = found.index + 1, found.end
    return at, end


def _literal(clauses: Clauses, at: int, literal: frozenset[str], *, first: bool) -> Phrase | None:
    reach = 7 if literal & _PREPOSITIONS else 5
    for phrase in clauses.phrases[at : at + reach]:
        if _says(phrase, literal):
            return phrase
        if _blocks(clauses, phrase, at, first=first):
            return None
    return None


def _says(phrase: Phrase, literal: frozenset[str]) -> bool:
    if phrase.kind is Kind.NOUN:
        alone = len(phrase.items) == 1 and phrase.lower in literal
        return alone or phrase.main.lower in literal
    return phrase.lower in literal or (phrase.kind is Kind.VERB and phrase.main.lower in literal)


def _blocks(clauses: Clauses, phrase: Phrase, at: int, *, first: bool) -> bool:
    """Whether a literal word can no longer come after a phrase."""
    if phrase.kind is Kind.NOUN:
        before = clauses.at(phrase.index - 1)
        placed = phrase.index > at and before is not None and before.kind is Kind.PREPOSITION
        named = any(i.mention and not i.possessive for i in phrase.items)
        return named and first and not placed
    if phrase.kind is Kind.COORDINATOR:
        return clauses.begins_clause(clauses.skip(phrase.index + 1))
    if phrase.kind is Kind.COMMA:
        return not first
    return phrase.kind is Kind.VERB or phrase.kind in _WALLS


def _pairs(
    clauses: Clauses, frame: VerbFrame, slot: Names, others: Names, trigger: Trigger
) -> Iterator[Reading]:
    """Each name of the slot with each of the other side, the way round that the frame says."""
    for name in slot:
        if not clauses.fits(name, frame.slot.types):
            continue
        if not _VOCABULARY[frame.relation].object:
            if name.tag is Tag.NAME:
                yield trigger.reads(frame.relation, name)
            continue
        for other in others:
            if clauses.fits(other, frame.other):
                pair = (other, name) if frame.slot.side == "object" else (name, other)
                yield trigger.reads(frame.relation, *pair)
