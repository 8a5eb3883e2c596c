"""Nominals: what nouns state with their prepositions, possessors and light verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factional.extract.clauses import Clauses, Names
from factional.extract.items import Item, Tag
from factional.extract.phrases import Kind, Phrase
from factional.extract.reading import Reading
from factional.vocabulary.lexicon import NounFrame, frames, words

_NOUN = 0.6
_EXISTENTIAL = (
    "be",
    "exist",
    "erupt",
    "break",
    "emerge",
    "begin",
    "start",
    "occur",
    "grow",
    "remain",
)


def noun_readings(clauses: Clauses) -> Iterator[Reading]:
    """What the nouns of a sentence state: "training of X by Y", "talks between A and B"."""
    for phrase in clauses.phrases:
        if phrase.kind is not Kind.NOUN:
            continue
        if phrase.main.tag is not Tag.NOUN:
            yield from _appended(clauses, phrase)
            continue
        for frame in frames().nouns.get(phrase.main.lower, ()):
            if frame.post:
                yield from _post(clauses, phrase, frame)
            elif frame.relation == "allied_with" and _strained(clauses, phrase):
                for reading in _act(clauses, phrase, frame):
                    yield replace(reading, relation="hostile_to")
            else:
                yield from _act(clauses, phrase, frame)


def _strained(clauses: Clauses, phrase: Phrase) -> bool:
    """Whether relations are said to be bad: "strained relations", "relations became tense"."""
    strained = words("roles.en")["strained"]
    if strained & set(phrase.nouns()):
        return True
    for other in clauses.phrases[phrase.index + 1 :]:
        if other.kind in (Kind.STOP, Kind.SUBORDINATOR, Kind.RELATIVE):
            return False
        if other.kind is Kind.VERB:
            after = clauses.at(clauses.skip(other.index + 1))
            return bool(
                {i.lower for i in other.items} & strained
                or (after is not None and {i.lower for i in after.items} & strained)
            )
    return False


def _appended(clauses: Clauses, phrase: Phrase) -> Iterator[Reading]:
    """A name, what it is, and whose: "the X branch Y", "X's ally Y" in one noun phrase."""
    names = [i for i in phrase.items if i.mention is not None and not i.possessive]
    for owner, bearer in zip(names, names[1:], strict=False):
        if bearer is not phrase.head or owner.tag is Tag.PRONOUN:
            continue
        between = [
            i for i in phrase.items if owner.end <= i.start < bearer.start and i.tag is Tag.NOUN
        ]
        if not between:
            continue
        noun = between[-1]
        for frame in frames().nouns.get(noun.lower, ()):
            if (
                frame.post
                and clauses.fits(bearer, frame.subject_types)
                and clauses.fits(owner, frame.object_types)
            ):
                yield Reading(
                    frame.relation, bearer, owner, noun.start, noun.end, "noun", frame.noun, 0.6
                )


def _light(clauses: Clauses, phrase: Phrase) -> Phrase | None:
    """The light verb that a noun is the object of, or None."""
    before = clauses.at(clauses.skip(phrase.index - 1, -1))
    if before is not None and before.kind is Kind.PREPOSITION and before.lower in ("out", "up"):
        before = clauses.at(clauses.skip(before.index - 1, -1))
    if before is None or before.kind is not Kind.VERB:
        return None
    if before.main.lemma in frames().light or before.main.lower in ("'ve", "’ve"):
        return before
    return None


def _engaged(clauses: Clauses, phrase: Phrase, frame: NounFrame) -> Phrase | None:
    """The active verb whose subject is engaged in what a noun names: "took part in a raid on"."""
    if frame.relation != "attacked":
        return None
    before = clauses.at(clauses.skip(phrase.index - 1, -1))
    if before is None or before.lower != "in":
        return None
    for k in range(before.index - 1, max(-1, before.index - 7), -1):
        other = clauses.phrases[k]
        if other.kind is Kind.VERB:
            return None if other.passive else other
        if other.kind in (Kind.COMMA, Kind.STOP, Kind.RELATIVE, Kind.SUBORDINATOR):
            return None
    return None


def _owner(clauses: Clauses, phrase: Phrase) -> Names:
    """The possessor or modifier of a noun: "X's ties", "their ties", "X ties"."""
    for item in phrase.items[:-1]:
        if item.mention is not None:
            return [item]
    return []


def _act(clauses: Clauses, phrase: Phrase, frame: NounFrame) -> Iterator[Reading]:
    if frame.between:
        j, names = clauses.after_preposition(phrase.index + 1, {"between", "among"}, reach=10)
        if j >= 0 and len(names) >= 2 and _own_between(clauses, phrase, j):
            verb = _any_verb(clauses, phrase, clauses.at(j))
            for i, a in enumerate(names):
                for b in names[i + 1 :]:
                    if clauses.fits(a, frame.subject_types) and clauses.fits(b, frame.object_types):
                        yield _reading(frame, a, b, phrase, verb, 0.65)
            return
    verb = _light(clauses, phrase) or _engaged(clauses, phrase, frame)
    owner = _owner(clauses, phrase)
    if not owner and verb is not None:
        owner = clauses.subject(verb)
    subjects: Names = []
    objects: Names = []
    if frame.subject:
        subjects = clauses.after_preposition(phrase.index + 1, frame.subject, reach=8)[1]
    if frame.object:
        objects = clauses.after_preposition(phrase.index + 1, frame.object, reach=5)[1]
    if frame.own == "subject":
        subjects = owner or subjects
        if frame.need == "object" and not objects and verb is None:
            objects, subjects = owner, [s for s in subjects if s not in owner]
    else:
        objects = objects or owner
    if verb is None:
        verb = _governing(clauses, phrase)
    if frame.between and not objects and len(owner) > 1:
        for i, a in enumerate(owner):
            for b in owner[i + 1 :]:
                if clauses.fits(a, frame.subject_types) and clauses.fits(b, frame.object_types):
                    yield _reading(frame, a, b, phrase, verb, 0.55)
        return
    if not frame.object and not frame.between:
        for a in subjects:
            if clauses.fits(a, frame.subject_types) and a.tag is not Tag.PRONOUN:
                yield _reading(frame, a, None, phrase, None, 0.5)
        return
    for a in subjects:
        for b in objects:
            if clauses.fits(a, frame.subject_types) and clauses.fits(b, frame.object_types):
                yield _reading(frame, a, b, phrase, verb, _NOUN)


def _own_between(clauses: Clauses, phrase: Phrase, j: int) -> bool:
    """Whether "between" at an index goes with this noun, not with another one nearer to it."""
    nearer = clauses.at(clauses.skip(j - 1, -1))
    if nearer is None or nearer is phrase or nearer.kind is not Kind.NOUN:
        return True
    return not any(f.between for f in frames().nouns.get(nearer.main.lower, ()))


def _any_verb(clauses: Clauses, phrase: Phrase, preposition: Phrase | None) -> Phrase | None:
    """The verb that says that the thing is there, or is not: "there is no truce between ..."."""
    before = clauses.at(clauses.skip(phrase.index - 1, -1))
    if before is not None and before.kind is Kind.VERB:
        return before
    if preposition is not None:
        for k in range(preposition.index + 1, len(clauses.phrases)):
            other = clauses.phrases[k]
            if other.kind is Kind.VERB and other.main.lemma in (*_EXISTENTIAL, "occur", "take"):
                return other
            if other.kind in (Kind.STOP, Kind.RELATIVE, Kind.SUBORDINATOR, Kind.COMMA):
                break
    return None


def _governing(clauses: Clauses, phrase: Phrase) -> Phrase | None:
    before = clauses.at(clauses.skip(phrase.index - 1, -1))
    return before if before is not None and before.kind is Kind.VERB else None


def one_of(clauses: Clauses, phrase: Phrase) -> int:
    """Index of "one" in "one of the leaders", else of the phrase itself."""
    link = clauses.at(clauses.skip(phrase.index - 1, -1))
    if link is None or link.lower != "of":
        return phrase.index
    one = clauses.at(clauses.skip(link.index - 1, -1))
    if one is not None and one.kind is Kind.NOUN and one.main.lower in ("one", "some", "two"):
        return one.index
    return phrase.index


def _post(clauses: Clauses, phrase: Phrase, frame: NounFrame) -> Iterator[Reading]:
    """What a name is said to be: "X is an ally of Y", "X, the armed wing of Y", "Y's ally X"."""
    verb: Phrase | None = None
    objects = _owner(clauses, phrase)
    if not objects:
        objects = clauses.after_preposition(phrase.index + 1, {"of", "to", "for"}, reach=2)[1]
    bearers: Names = []
    before = clauses.at(clauses.skip(one_of(clauses, phrase) - 1, -1))
    if (
        before is not None
        and before.kind is Kind.VERB
        and before.main.lemma in ("be", "become", "remain")
    ):
        verb = before
        bearers = clauses.subject(before)
    elif before is not None and before.kind is Kind.COMMA:
        other = clauses.at(clauses.skip(before.index - 1, -1))
        if other is not None and other.head is not None:
            bearers = [other.head]
    elif before is not None and before.kind is Kind.OPEN:
        other = clauses.at(before.index - 1)
        if other is not None and other.head is not None:
            bearers = [other.head]
    if not bearers:
        bearers = _apposed(clauses, phrase)
    for a in bearers:
        for b in objects:
            if (
                a.mention != b.mention
                and clauses.fits(a, frame.subject_types)
                and clauses.fits(b, frame.object_types)
            ):
                yield _reading(frame, a, b, phrase, verb, _NOUN)


def _apposed(clauses: Clauses, phrase: Phrase) -> Names:
    """The name right after a description: "the armed wing of Y, X"."""
    k = clauses.skip(phrase.index + 1)
    for _ in range(3):
        link = clauses.at(k)
        if link is None or link.kind is not Kind.PREPOSITION or link.lower not in ("of", "in"):
            break
        k = clauses.skip(clauses.skip(k + 1) + 1)
    comma = clauses.at(k)
    if comma is None or comma.kind is not Kind.COMMA:
        return []
    named = clauses.at(clauses.skip(k + 1))
    if named is None or named.kind is not Kind.NOUN or named.head is None:
        return []
    after = clauses.at(clauses.skip(named.index + 1))
    closed = after is None or after.kind in (Kind.COMMA, Kind.STOP, Kind.VERB)
    return [named.head] if closed and named.items[-1] is named.head else []


def _reading(
    frame: NounFrame,
    a: Item,
    b: Item | None,
    phrase: Phrase,
    verb: Phrase | None,
    confidence: float,
) -> Reading:
    return Reading(
        relation=frame.relation,
        subject=a,
        object=b,
        start=phrase.main.start,
        end=phrase.main.end,
        rule="noun",
        cue=frame.noun,
        confidence=confidence,
        verb=verb,
        denied=phrase.negated(),
    )
