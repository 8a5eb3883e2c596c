"""Attributes: everything that a sentence gives a name as a value."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.bodies import composition_readings, strength_readings
from factional.extract.clauses import Clauses
from factional.extract.conditions import ideology_readings, status_readings
from factional.extract.phrases import Kind, Phrase
from factional.extract.reading import Reading
from factional.extract.tags import Item
from factional.extract.values import ACTORS, first_name, listed, valued, worded


def attribute_readings(clauses: Clauses) -> Iterator[Reading]:
    """All values that a sentence gives to a name."""
    yield from strength_readings(clauses)
    yield from composition_readings(clauses)
    yield from ideology_readings(clauses)
    yield from status_readings(clauses)
    yield from _descriptions(clauses)
    yield from _aims(clauses)


def _descriptions(clauses: Clauses) -> Iterator[Reading]:
    for verb in clauses.verbs():
        if verb.main.lemma == "be" and clauses.finite(verb):
            yield from _predicated(clauses, verb)
        elif verb.main.lemma in listed("described_as", "verbs"):
            yield from _called(clauses, verb)


def _predicated(clauses: Clauses, verb: Phrase) -> Iterator[Reading]:
    """What "X is a ..." says of a name."""
    after = clauses.at(clauses.skip(verb.index + 1))
    if after is None or after.kind is not Kind.NOUN or len(after.items) < 2:
        return
    if after.head is not None or after.items[0].lower not in ("a", "an", "the", "one"):
        return
    if after.main.lower in listed("described_as", "empty"):
        return
    for subject in clauses.subject(verb)[:1]:
        if clauses.type(subject) in ACTORS and subject.mention and subject.mention.named:
            yield _description(clauses, subject, after, verb, cue="be")


def _called(clauses: Clauses, verb: Phrase) -> Iterator[Reading]:
    """What "Y called X ..." and "X was dubbed ..." say of a name."""
    named = clauses.subject(verb) if verb.passive else clauses.objects(verb.index + 1)[:1]
    if not named or clauses.type(named[0]) not in ACTORS:
        return
    k = clauses.skip(verb.index + 1)
    if not verb.passive:
        while (p := clauses.at(k)) is not None and p.start <= named[0].start:
            k = clauses.skip(k + 1)
    phrase = clauses.at(k)
    if phrase is not None and phrase.lower == "as":
        phrase = clauses.at(clauses.skip(k + 1))
    if phrase is None or phrase.kind is not Kind.NOUN:
        return
    if not named[0].start <= phrase.start < named[0].end:
        yield _description(clauses, named[0], phrase, verb, cue=verb.main.lemma)


def _description(
    clauses: Clauses, subject: Item, phrase: Phrase, verb: Phrase, *, cue: str
) -> Reading:
    span = (phrase.start, _phrase_end(clauses, phrase.index))
    text = worded(clauses, span).strip('“”"«» ')
    return valued("described_as", subject, text, span, cue=cue, confidence=0.6, verb=verb)


def _phrase_end(clauses: Clauses, k: int) -> int:
    """The end of a noun phrase with the "of" phrases attached to it."""
    end = clauses.phrases[k].end
    while (link := clauses.at(k + 1)) is not None and link.lower in ("of", "in", "for"):
        inner = clauses.at(k + 2)
        if inner is None or inner.kind is not Kind.NOUN:
            break
        k, end = inner.index, inner.end
    return end


def _aims(clauses: Clauses) -> Iterator[Reading]:
    """Goals: "X aims to ...", "the goal of X is to ..."."""
    for verb in clauses.verbs():
        governor = verb.governor
        if governor is None or not verb.infinitive or verb.passive:
            continue
        subject = _aiming(clauses, verb, governor)
        if subject is None or clauses.type(subject) not in ACTORS:
            continue
        start = verb.items[1].start if len(verb.items) > 1 else verb.start
        span = (start, _clause_end(clauses, verb))
        wanting = governor.main.lemma != "be"
        yield valued(
            "aims_to",
            subject,
            worded(clauses, span),
            span,
            cue=governor.main.lemma,
            confidence=0.6,
            verb=governor if wanting else None,
        )


def _aiming(clauses: Clauses, verb: Phrase, governor: Phrase) -> Item | None:
    lemma = governor.main.lemma
    if lemma in listed("aims_to", "verbs") and governor.index == clauses.skip(verb.index - 1, -1):
        return next(iter(clauses.subject(governor)), None)
    if lemma == "be":
        naming = listed("aims_to", "nouns")
        for phrase in clauses.phrases[max(0, governor.index - 4) : governor.index]:
            if naming & set(phrase.nouns()):
                return first_name(clauses, phrase.index, governor.index)
    return None


def _clause_end(clauses: Clauses, verb: Phrase) -> int:
    end = verb.end
    for phrase in clauses.phrases[verb.index + 1 :]:
        if phrase.kind in (Kind.STOP, Kind.COMMA, Kind.RELATIVE, Kind.SUBORDINATOR, Kind.QUOTE):
            break
        if phrase.kind is Kind.VERB and not phrase.bare and not phrase.infinitive:
            break
        end = phrase.end
    return end
