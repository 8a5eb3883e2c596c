"""Jointly: what several do to each other, and where people under arms are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factional.extract.clauses import Clauses
from factional.extract.phrases import Kind, Phrase
from factional.extract.reading import Reading, Trigger, verbal
from factional.model import EntityType
from factional.vocabulary import Vocabulary
from factional.vocabulary.lexicon import VerbFrame, frames, plural, words

_VOCABULARY = Vocabulary.load()
_JOINT = 0.6
_PRESENT = 0.45
_ARMED = {EntityType.ORGANIZATION, EntityType.GROUP, EntityType.STATE}
_MUTUAL = {"ally": "allied_with", "partner": "allied_with", "enemy": "hostile_to",
           "rival": "hostile_to", "foe": "hostile_to"}  # fmt: skip


def joint_readings(clauses: Clauses) -> Iterator[Reading]:
    """What a sentence says of several together, and of people with a place."""
    for verb in clauses.verbs():
        yield from _reciprocal(clauses, verb)
        yield from _mutual(clauses, verb)
        yield from _attendance(clauses, verb)
    yield from _presence(clauses)


def _reciprocal(clauses: Clauses, verb: Phrase) -> Iterator[Reading]:
    """Plural subjects that do something to each other: "A and B clashed", "A and B met"."""
    if verb.passive or not clauses.finite(verb):
        return
    subjects = clauses.subject(verb)
    if len(subjects) < 2 or clauses.objects(verb.index + 1):
        return
    for frame in frames().verbs.get(verb.main.lemma, ()):
        if not _joint(frame):
            continue
        if frame.words and clauses.after_preposition(verb.index + 1, frame.words[-1])[0] >= 0:
            continue
        for a, b in combinations(subjects, 2):
            if clauses.fits(a, frame.other) and clauses.fits(b, frame.slot.types):
                yield verbal(verb, verb.end, _JOINT).reads(frame.relation, a, b)
        return


def _joint(frame: VerbFrame) -> bool:
    """Whether a frame says of two what it would say of either with the other."""
    if frame.words and (len(frame.words) > 1 or not frame.words[-1] & {"with", "against"}):
        return False
    fought = frame.relation == "attacked" and bool(frame.words)
    return fought or _VOCABULARY[frame.relation].symmetric


def _mutual(clauses: Clauses, verb: Phrase) -> Iterator[Reading]:
    """What several are to each other: "A and B are allies"."""
    after = clauses.at(clauses.skip(verb.index + 1))
    if verb.main.lemma not in ("be", "become", "remain") or after is None:
        return
    at = after.kind is Kind.PREPOSITION and after.lower in ("at", "in")
    terms = clauses.at(clauses.skip(after.index + 1)) if at else after
    related = _terms(terms) if terms is not None else None
    if terms is not None and related is not None:
        partner = {"with", "to", "towards", "toward", "against"}
        if clauses.after_preposition(terms.index + 1, partner, 3)[0] < 0:
            for a, b in combinations(clauses.subject(verb), 2):
                yield verbal(verb, terms.end, _JOINT).reads(related, a, b)
        return
    if after.kind is not Kind.NOUN or after.main.mention is not None:
        return
    relation = next((r for n, r in _MUTUAL.items() if after.main.lower == plural(n)), None)
    if relation is None or clauses.after_preposition(after.index + 1, {"of"}, 2)[0] >= 0:
        return
    for a, b in combinations(clauses.subject(verb), 2):
        yield verbal(verb, after.end, _JOINT).reads(relation, a, b)


def _terms(phrase: Phrase) -> str | None:
    """The relation of those who are "hostile", "at odds", "in league"."""
    if len(phrase.items) == 1:
        for name, relation in (("quarrelling", "hostile_to"), ("siding", "allied_with")):
            if phrase.main.lower in words("roles.en")[name]:
                return relation
    return None


def _attendance(clauses: Clauses, verb: Phrase) -> Iterator[Reading]:
    """Those who attend one meeting have met: "A, B and C attended a summit"."""
    phrase = clauses.at(clauses.skip(verb.index + 1))
    if verb.main.lemma == "participate" and phrase is not None and phrase.lower == "in":
        phrase = clauses.at(clauses.skip(phrase.index + 1))
    elif verb.main.lemma not in ("attend", "hold"):
        return
    if phrase is None or phrase.kind is not Kind.NOUN or phrase.head is not None:
        return
    if not any(f.relation == "met_with" for f in frames().nouns.get(phrase.main.lower, ())):
        return
    if clauses.after_preposition(phrase.index + 1, {"with"}, 4)[0] >= 0:
        return
    actors = _VOCABULARY["met_with"].subject
    for a, b in combinations(clauses.subject(verb), 2):
        if clauses.fits(a, actors) and clauses.fits(b, actors):
            yield verbal(verb, phrase.end, _JOINT).reads("met_with", a, b)


def _presence(clauses: Clauses) -> Iterator[Reading]:
    """People under arms who are named with a place: "X fighters in Y" are there."""
    armed = words("roles.en")["armed"]
    for phrase in clauses.phrases:
        if phrase.kind is not Kind.NOUN or phrase.head is None:
            continue
        last = phrase.main.lower.split()[-1]
        link = clauses.at(phrase.index + 1)
        if last.rstrip("s") not in armed or link is None or link.lower != "in":
            continue
        trigger = Trigger(phrase.main.start, link.end, "noun", "in", _PRESENT)
        for place in clauses.objects(link.index + 1):
            if clauses.type(phrase.head) in _ARMED and clauses.type(place) is EntityType.PLACE:
                yield trigger.reads("active_in", phrase.head, place)
