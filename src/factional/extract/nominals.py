"""Nominals: what nouns state with their prepositions, possessors and light verbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise, product

from factional.extract.clauses import Clauses, Names
from factional.extract.phrases import Kind, Phrase
from factional.extract.reading import Reading, Trigger
from factional.extract.tags import Item, Tag
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
            found = _post(clauses, phrase, frame) if frame.post else _act(clauses, phrase, frame)
            strained = frame.relation == "allied_with" and _strained(clauses, phrase)
            relation = "hostile_to" if strained else frame.relation
            for reading in found:
                yield replace(reading, relation=relation, denied=phrase.negated())


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
    for owner, bearer in pairwise(names):
        if bearer is not phrase.head or owner.tag is Tag.PRONOUN:
            continue
        between = [
            i for i in phrase.items if owner.end <= i.start < bearer.start and i.tag is Tag.NOUN
        ]
        if not between:
            continue
        noun = between[-1]
        for frame in frames().nouns.get(noun.lower, ()):
            if frame.post:
                trigger = Trigger(noun.start, noun.end, "noun", frame.noun, _NOUN)
                yield from _each(clauses, frame, [(bearer, owner)], trigger)


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
            lone = len(other.items) == 1 and other.main.kinds >= {"past", "participle"}
            fate = lone and k + 1 == before.index  # "X killed in a raid on Y"
            return None if other.passive or fate else other
        if other.kind in (Kind.COMMA, Kind.STOP, Kind.RELATIVE, Kind.SUBORDINATOR):
            return None
    return None


def _owner(phrase: Phrase) -> Names:
    """The possessor or modifier of a noun: "X's ties", "their ties", "X ties"."""
    for item in phrase.items[:-1]:
        if item.mention is not None:
            return [item]
    return []


def _act(clauses: Clauses, phrase: Phrase, frame: NounFrame) -> Iterator[Reading]:
    """Whom an act or state joins that a noun names: "X's attack on Y", "talks between A and B"."""
    if frame.between:
        j, names = clauses.after_preposition(phrase.index + 1, {"between", "among"}, reach=10)
        if j >= 0 and len(names) >= 2 and _own_between(clauses, phrase, j):
            verb = _existing(clauses, phrase, clauses.at(j))
            yield from _each(clauses, frame, combinations(names, 2), _trigger(phrase, frame, verb))
            return
    verb = _light(clauses, phrase) or _engaged(clauses, phrase, frame)
    subjects, objects, owner = _sides(clauses, phrase, frame, verb)
    trigger = _trigger(phrase, frame, verb or _governing(clauses, phrase))
    if frame.between and not objects and len(owner) > 1:
        yield from _each(clauses, frame, combinations(owner, 2), trigger)
    elif frame.object or frame.between:
        yield from _each(clauses, frame, product(subjects, objects), trigger)
    else:
        for name in subjects:
            if clauses.fits(name, frame.subject_types) and name.tag is not Tag.PRONOUN:
                yield _trigger(phrase, frame, None).reads(frame.relation, name)


def _sides(
    clauses: Clauses, phrase: Phrase, frame: NounFrame, verb: Phrase | None
) -> tuple[Names, Names, Names]:
    """The subjects and objects of a noun, and its owner: a possessor or a light verb's subject."""
    owner = _owner(phrase) or (clauses.subject(verb) if verb is not None else [])
    after = phrase.index + 1
    subjects = clauses.after_preposition(after, frame.subject, reach=8)[1] if frame.subject else []
    if frame.near and owner and owner[0].tag is Tag.PRONOUN:
        return [], [], owner
    reach = 1 if frame.near else 5
    objects = clauses.after_preposition(after, frame.object, reach)[1] if frame.object else []
    if frame.own != "subject":
        return subjects, objects or owner, owner
    if owner and subjects and not objects and verb is None and "from" in frame.subject:
        given = clauses.after_preposition(after, {"from", "by"}, reach=8)[1]
        return (given, owner, owner) if given else (owner, subjects, owner)
    if frame.need == "object" and not objects and verb is None:
        return [s for s in subjects if s not in owner], owner, owner
    return owner or subjects, objects, owner


def _each(
    clauses: Clauses, frame: NounFrame, pairs: Iterable[tuple[Item, Item]], trigger: Trigger
) -> Iterator[Reading]:
    for a, b in pairs:
        if clauses.fits(a, frame.subject_types) and clauses.fits(b, frame.object_types):
            yield trigger.reads(frame.relation, a, b)


def _trigger(phrase: Phrase, frame: NounFrame, verb: Phrase | None) -> Trigger:
    return Trigger(phrase.main.start, phrase.main.end, "noun", frame.noun, _NOUN, verb)


def _own_between(clauses: Clauses, phrase: Phrase, j: int) -> bool:
    """Whether "between" at an index goes with this noun, not with another one nearer to it."""
    nearer = clauses.at(clauses.skip(j - 1, -1))
    if nearer is None or nearer is phrase or nearer.kind is not Kind.NOUN:
        return True
    return not any(f.between for f in frames().nouns.get(nearer.main.lower, ()))


def _existing(clauses: Clauses, phrase: Phrase, preposition: Phrase | None) -> Phrase | None:
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
    objects = _owner(phrase)
    if not objects:
        objects = clauses.after_preposition(phrase.index + 1, {"of", "to", "for"}, reach=2)[1]
    bearers, verb = _borne(clauses, phrase)
    pairs = [(a, b) for a, b in product(bearers, objects) if a.mention != b.mention]
    if frame.turned:
        pairs = [(b, a) for a, b in pairs]
    yield from _each(clauses, frame, pairs, _trigger(phrase, frame, verb))


def _borne(clauses: Clauses, phrase: Phrase) -> tuple[Names, Phrase | None]:
    """Who a description is said of, and the copula that says it."""
    before = clauses.at(clauses.skip(one_of(clauses, phrase) - 1, -1))
    if before is not None and before.kind is Kind.VERB:
        if before.main.lemma in ("be", "become", "remain"):
            return clauses.subject(before), before
    elif before is not None and before.kind in (Kind.COMMA, Kind.OPEN):
        other = clauses.at(clauses.skip(before.index - 1, -1))
        if other is not None and other.head is not None:
            return [other.head], None
    return _apposed(clauses, phrase), None


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
