"""Relations: frames of verbs and adjectives, matched against the clauses of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factional.extract.clauses import Clauses, Names
from factional.extract.items import LOOSE, Item, Tag
from factional.extract.phrases import Kind, Phrase
from factional.extract.reading import Reading
from factional.model import EntityType
from factional.vocabulary import Vocabulary
from factional.vocabulary.lexicon import Adjective, VerbFrame, frames, plural, words

_VOCABULARY = Vocabulary.load()
_VERB = 0.7
_PASSIVE = 0.7
_ADJECTIVE = 0.7
_COMPOUND = 0.65


def verb_readings(clauses: Clauses) -> Iterator[Reading]:
    """What the verbs of a sentence state, each conjunct of subject and object by itself."""
    for verb in clauses.verbs():
        for frame in frames().verbs.get(verb.main.lemma, ()):
            found = list(_match(clauses, verb, frame))
            yield from found
            if found:
                taken = {r.relation for r in found}
                for other in frames().verbs[verb.main.lemma]:
                    if other.relation not in taken and len(other.words) == len(frame.words):
                        yield from _match(clauses, verb, other)
                break


def _match(clauses: Clauses, verb: Phrase, frame: VerbFrame) -> Iterator[Reading]:
    passive = verb.passive or clauses.reduced(verb)
    if frame.voice == "passive" and not passive:
        return
    at, end = _literals(clauses, verb, frame.words)
    if at < 0:
        return
    subjects = clauses.subject(verb)
    prepositional = bool(frame.words) and frame.words[-1] & _PREPOSITIONS
    if frame.slot.side == "none":
        for name in subjects:
            if clauses.fits(name, frame.other):
                yield _reading(clauses, frame.relation, name, None, verb, end, _VERB)
        return
    if passive and not prepositional:
        agents = _agents(clauses, verb)
        if len(frame.after) > 1 and frame.slot.side == "subject":
            yield from _two_slots(clauses, verb, frame, subjects)
            return
        if frame.slot.side == "object":
            yield from _pairs(clauses, frame, agents, subjects, verb, end, _PASSIVE)
        else:
            yield from _pairs(clauses, frame, subjects, agents, verb, end, _PASSIVE)
        return
    slot = clauses.objects(at)
    if not slot and not frame.words:
        slot = _gap(clauses, verb) or _shared(clauses, at)
    if not slot and frame.relation == "attacked" and not frame.words:
        slot = _whereabouts(clauses, at)
    if frame.after:
        if len(frame.after) > 1 and frame.slot.side == "subject":
            yield from _two_slots(clauses, verb, frame, slot)
            return
        if not _later(clauses, at, frame.after):
            return
    if frame.slot.side == "object":
        yield from _pairs(clauses, frame, subjects, slot, verb, end, _VERB)
    else:
        yield from _pairs(clauses, frame, slot, subjects, verb, end, _VERB)


_PREPOSITIONS = frozenset(
    ["with", "to", "in", "on", "of", "from", "against", "for", "by", "at", "into", "under", "as",
     "near", "over", "alongside", "across", "around", "inside", "towards", "toward"]
)  # fmt: skip


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


def reciprocal_readings(clauses: Clauses) -> Iterator[Reading]:
    """Plural subjects that do something to each other: "A and B clashed", "A and B met"."""
    for verb in clauses.verbs():
        if verb.passive or not clauses.finite(verb):
            continue
        subjects = clauses.subject(verb)
        if len(subjects) < 2 or clauses.objects(verb.index + 1):
            continue
        for frame in frames().verbs.get(verb.main.lemma, ()):
            relation = _VOCABULARY[frame.relation]
            joint = relation.symmetric or (frame.relation == "attacked" and frame.words)
            if (
                not joint
                or len(frame.words) > 1
                or not (not frame.words or frame.words[-1] & {"with", "against"})
            ):
                continue
            if frame.words and clauses.after_preposition(verb.index + 1, frame.words[-1])[0] >= 0:
                continue
            for i, a in enumerate(subjects):
                for b in subjects[i + 1 :]:
                    if clauses.fits(a, frame.other) and clauses.fits(b, frame.slot.types):
                        yield _reading(clauses, frame.relation, a, b, verb, verb.end, 0.6)
            break


_MUTUAL = {"ally": "allied_with", "partner": "allied_with", "enemy": "hostile_to",
           "rival": "hostile_to", "foe": "hostile_to"}  # fmt: skip


def mutual_readings(clauses: Clauses) -> Iterator[Reading]:
    """What several are to each other: "A and B are allies"."""
    for verb in clauses.verbs():
        if verb.main.lemma not in ("be", "become", "remain"):
            continue
        after = clauses.at(clauses.skip(verb.index + 1))
        if after is None or after.kind is not Kind.NOUN or after.main.mention is not None:
            continue
        relation = next((r for n, r in _MUTUAL.items() if after.main.lower == plural(n)), None)
        subjects = clauses.subject(verb)
        if relation is None or clauses.after_preposition(after.index + 1, {"of"}, 2)[0] >= 0:
            continue
        for i, a in enumerate(subjects):
            for b in subjects[i + 1 :]:
                yield _reading(clauses, relation, a, b, verb, after.end, 0.6)


def presence_readings(clauses: Clauses) -> Iterator[Reading]:
    """People under arms who are named with a place: "X fighters in Y" are there."""
    armed = words("roles.en")["armed"]
    for phrase in clauses.phrases:
        if phrase.kind is not Kind.NOUN or phrase.head is None:
            continue
        last = phrase.main.lower.split()[-1]
        if last.rstrip("s") not in armed or clauses.type(phrase.head) not in _ARMED:
            continue
        link = clauses.at(phrase.index + 1)
        if link is None or link.lower != "in":
            continue
        for place in clauses.objects(link.index + 1):
            if clauses.type(place) is EntityType.PLACE:
                yield Reading(
                    "active_in", phrase.head, place, phrase.main.start, link.end, "noun", "in", 0.45
                )


_ARMED = {EntityType.ORGANIZATION, EntityType.GROUP, EntityType.STATE}


def attendance_readings(clauses: Clauses) -> Iterator[Reading]:
    """Those who attend one meeting have met: "A, B and C attended a summit"."""
    for verb in clauses.verbs():
        at = clauses.skip(verb.index + 1)
        phrase = clauses.at(at)
        if verb.main.lemma == "participate" and phrase is not None and phrase.lower == "in":
            phrase = clauses.at(clauses.skip(at + 1))
        elif verb.main.lemma not in ("attend", "hold"):
            continue
        if phrase is None or phrase.kind is not Kind.NOUN or phrase.head is not None:
            continue
        if not any(f.relation == "met_with" for f in frames().nouns.get(phrase.main.lower, ())):
            continue
        if clauses.after_preposition(phrase.index + 1, {"with"}, 4)[0] >= 0:
            continue
        subjects = clauses.subject(verb)
        for i, a in enumerate(subjects):
            for b in subjects[i + 1 :]:
                if clauses.fits(a, _VOCABULARY["met_with"].subject) and clauses.fits(
                    b, _VOCABULARY["met_with"].object
                ):
                    yield _reading(clauses, "met_with", a, b, verb, phrase.end, 0.6)


def _two_slots(
    clauses: Clauses, verb: Phrase, frame: VerbFrame, subjects: Names
) -> Iterator[Reading]:
    """ "brought X to Y": what was moved is the subject, where to the object."""
    _, objects = clauses.after_preposition(verb.index + 1, frame.after[0], reach=8)
    for subject in subjects:
        for name in objects:
            if clauses.fits(subject, frame.slot.types) and clauses.fits(name, _PLACE):
                yield _reading(clauses, frame.relation, subject, name, verb, verb.end, _VERB)


_PLACE = frozenset({EntityType.PLACE, EntityType.STATE})


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
    for literal in literals:
        found = _literal(clauses, at, literal, first=end == verb.end)
        if found is None:
            return -1, end
        at, end = found.index + 1, found.end
    return at, end


def _literal(clauses: Clauses, at: int, literal: frozenset[str], *, first: bool) -> Phrase | None:
    reach = 7 if literal & _PREPOSITIONS else 5
    for k in range(at, min(len(clauses.phrases), at + reach)):
        phrase = clauses.phrases[k]
        if phrase.kind is Kind.NOUN:
            if phrase.main.lower in literal or (
                phrase.items[0].lower in literal and len(phrase.items) == 1
            ):
                return phrase
            placed = k > at and clauses.phrases[k - 1].kind is Kind.PREPOSITION
            if any(i.mention and not i.possessive for i in phrase.items) and first and not placed:
                return None
            continue
        if phrase.lower in literal:
            return phrase
        if phrase.kind in (Kind.VERB, Kind.RELATIVE, Kind.STOP, Kind.SUBORDINATOR):
            if phrase.kind is Kind.VERB and phrase.main.lower in literal:
                return phrase
            return None
        if phrase.kind is Kind.COORDINATOR and clauses.begins_clause(clauses.skip(k + 1)):
            return None
        if phrase.kind is Kind.COMMA and not first:
            return None
    return None


def _agents(clauses: Clauses, verb: Phrase) -> Names:
    _, names = clauses.after_preposition(verb.index + 1, {"by"}, reach=8)
    if names:
        return names
    return []


def _pairs(
    clauses: Clauses,
    frame: VerbFrame,
    subjects: Names,
    objects: Names,
    verb: Phrase,
    end: int,
    confidence: float,
) -> Iterator[Reading]:
    if not _VOCABULARY[frame.relation].object:
        for subject in subjects:
            if clauses.fits(subject, frame.slot.types) and subject.tag is Tag.NAME:
                yield _reading(clauses, frame.relation, subject, None, verb, end, confidence)
        return
    subject_types = frame.other if frame.slot.side == "object" else frame.slot.types
    object_types = frame.slot.types if frame.slot.side == "object" else frame.other
    for subject in subjects:
        for name in objects:
            if clauses.fits(subject, subject_types) and clauses.fits(name, object_types):
                yield _reading(clauses, frame.relation, subject, name, verb, end, confidence)


def _reading(
    clauses: Clauses,
    relation: str,
    subject: Item,
    name: Item | None,
    verb: Phrase,
    end: int,
    confidence: float,
) -> Reading:
    return Reading(
        relation=relation,
        subject=subject,
        object=name,
        start=verb.start,
        end=max(end, verb.end),
        rule="verb",
        cue=verb.main.lemma,
        confidence=confidence,
        verb=verb,
    )


def adjective_readings(clauses: Clauses) -> Iterator[Reading]:
    """Participles and adjectives: "X is loyal to Y", "X, affiliated with Y", "the Y-backed X"."""
    for phrase in clauses.phrases:
        if phrase.kind is Kind.ADJECTIVE:
            for frame in frames().adjectives.get(phrase.lower, ()):
                found = list(_adjective(clauses, phrase, frame))
                yield from found
                if found:
                    break
        elif phrase.kind is Kind.NOUN:
            yield from _compounds(clauses, phrase)


def _outside(clauses: Clauses, k: int) -> int:
    """The phrase that a second participle is said of: "a band loyal to X led by Y" is the band."""
    link = clauses.at(clauses.skip(k - 1, -1))
    if link is None or link.kind is not Kind.PREPOSITION:
        return k
    first = clauses.at(clauses.skip(link.index - 1, -1))
    if first is None or first.kind is not Kind.ADJECTIVE:
        return k
    bearer = clauses.at(clauses.skip(first.index - 1, -1))
    return bearer.index if bearer is not None and bearer.kind is Kind.NOUN else k


def _after_words(clauses: Clauses, phrase: Phrase, frame: Adjective) -> tuple[int, int]:
    """Index of the phrase after a frame's literal words and where they end; -1 if they fail."""
    at = clauses.items.index(phrase.items[0]) + 1
    end = phrase.end
    for literal in frame.words:
        while at < len(clauses.items) and clauses.items[at].lower in LOOSE:
            at += 1
        if at >= len(clauses.items) or clauses.items[at].lower not in literal:
            return -1, end
        end = clauses.items[at].end
        at += 1
    following = next((p.index for p in clauses.phrases if p.start >= end), len(clauses.phrases))
    return following, end


def _adjective(clauses: Clauses, phrase: Phrase, frame: Adjective) -> Iterator[Reading]:
    at, end = _after_words(clauses, phrase, frame)
    if at < 0:
        return
    objects = clauses.objects(at)
    verb: Phrase | None = None
    k = clauses.skip(phrase.index - 1, -1)
    before = clauses.at(k)
    subjects: Names = []
    if before is not None and before.kind is Kind.COORDINATOR:
        k = clauses.skip(k - 1, -1)
        before = clauses.at(k)
    if before is None:
        return
    if before.kind is Kind.VERB and before.main.lemma in (
        "be",
        "become",
        "remain",
        "stay",
        "consider",
    ):
        verb = before
        subjects = clauses.subject(before)
    elif before.kind is Kind.VERB and before.passive:
        verb = before
        subjects = clauses.subject(before)
    elif before.kind is Kind.NOUN:
        subjects = clauses.nearest(_outside(clauses, k))
    elif before.kind is Kind.RELATIVE:
        subjects = clauses.antecedent(k)
    elif before.kind in (Kind.COMMA, Kind.OPEN):
        other = clauses.at(clauses.skip(k - 1, -1))
        if other is not None and other.kind is Kind.NOUN:
            subjects = clauses.nearest(other.index)
    if frame.slot.side == "subject":
        subjects, objects = objects, subjects
    subject_types = frame.other if frame.slot.side == "object" else frame.slot.types
    object_types = frame.slot.types if frame.slot.side == "object" else frame.other
    past = phrase.lower in ("formerly", "previously", "originally")
    for subject in subjects:
        for name in objects:
            if clauses.fits(subject, subject_types) and clauses.fits(name, object_types):
                yield Reading(
                    relation=frame.relation,
                    subject=subject,
                    object=name,
                    start=phrase.start,
                    end=end,
                    rule="adjective",
                    cue=phrase.lower,
                    confidence=_ADJECTIVE,
                    verb=verb,
                    past=past and frame.relation != "succeeds",
                )


def _compounds(clauses: Clauses, phrase: Phrase) -> Iterator[Reading]:
    """ "Karvia-backed X", "al-Qaeda affiliated X": the name before the participle acts on the head."""
    parts = phrase.items
    for i, item in enumerate(parts[:-1]):
        if item.mention is None or item.possessive:
            continue
        word = parts[i + 1].lower.lstrip("-‑")
        joined = parts[i + 1].lower in ("-", "‑") and i + 2 < len(parts)
        if joined:
            word = parts[i + 2].lower
        relation = frames().compounds.get(word) or (
            "part_of" if word in ("affiliated", "linked", "affiliate") else None
        )
        if relation is None or parts[i + 1].mention is not None:
            continue
        head = next((x for x in reversed(parts[i + 1 :]) if x.mention is not None), None)
        if head is None or head is not phrase.head:
            continue
        subject, name = (head, item) if relation in ("part_of", "based_in") else (item, head)
        known = _VOCABULARY[relation]
        wanted = (
            set(known.subject),
            set(known.object) | ({EntityType.STATE} if relation == "based_in" else set()),
        )
        if clauses.type(subject) in wanted[0] and clauses.type(name) in wanted[1]:
            yield Reading(
                relation=relation,
                subject=subject,
                object=name,
                start=parts[i + 1].start,
                end=parts[i + 1].end,
                rule="compound",
                cue=word,
                confidence=_COMPOUND,
            )


def nearest_before(names: Sequence[Item], position: int) -> Item | None:
    """The last name that ends before a position."""
    return next((n for n in reversed(names) if n.end <= position), None)


def is_pronoun(item: Item) -> bool:
    """Whether a name is a pronoun."""
    return item.tag is Tag.PRONOUN
