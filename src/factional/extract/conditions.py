"""Conditions: what a name believes in, and how it fares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factional.extract.clauses import Clauses
from factional.extract.phrases import Kind, Phrase
from factional.extract.reading import Reading
from factional.extract.tags import Item
from factional.extract.values import ACTORS, first_name, listed, valued
from factional.model import ClaimKind, EntityType

_COPULAS = ("be", "become", "remain")
_ENDS = (Kind.COMMA, Kind.CLOSE, Kind.RELATIVE, Kind.STOP)
_MORTALS = (EntityType.PERSON, EntityType.GROUP)
_WORD = re.compile(r"[\w’'-]+")


def ideology_readings(clauses: Clauses) -> Iterator[Reading]:
    """Beliefs: "a Marxist group", "X is royalist", "the ideology of X is royalist"."""
    known = listed("ideology", "words")
    for phrase in clauses.phrases:
        if phrase.kind is not Kind.NOUN:
            continue
        for item in phrase.items:
            if item.mention is None and item.lower in known:
                subject, verb = _believer(clauses, phrase, item)
                if subject is not None and clauses.type(subject) in ACTORS:
                    yield _belief(item.text, subject, (item.start, item.end), verb)
            elif item.mention is not None and not item.mention.named:
                yield from _in_description(clauses, phrase, item)


def _belief(word: str, subject: Item, span: tuple[int, int], verb: Phrase | None) -> Reading:
    return valued("ideology", subject, word, span, cue=word.lower(), confidence=0.6, verb=verb)


def _in_description(clauses: Clauses, phrase: Phrase, item: Item) -> Iterator[Reading]:
    """A belief within a description that stands for a body: "the two Marxist groups"."""
    for word in _WORD.finditer(item.text):
        if word.group().lower() not in listed("ideology", "words"):
            continue
        if clauses.type(item) not in ACTORS:
            continue
        before = clauses.at(clauses.skip(phrase.index - 1, -1))
        subject, verb = item, None
        if before is not None and before.kind is Kind.VERB and before.main.lemma == "be":
            named = clauses.subject(before)
            if named:
                subject, verb = named[0], before
        span = (item.start + word.start(), item.start + word.end())
        yield _belief(word.group(), subject, span, verb)


def _believer(clauses: Clauses, phrase: Phrase, item: Item) -> tuple[Item | None, Phrase | None]:
    """Who a word of belief is said of: a name in its phrase, beside it, or before a copula."""
    names = [i for i in phrase.items if i.mention is not None]
    if names:
        after = next((n for n in names if n.start > item.end), None)
        return (after if after is phrase.head else None), None
    before = clauses.at(clauses.skip(phrase.index - 1, -1))
    if before is None:
        return None, None
    if before.kind is Kind.VERB and before.main.lemma in _COPULAS:
        subjects = clauses.subject(before)
        return (subjects[0] if subjects else _named_ideology(clauses, before)), before
    if before.kind in (Kind.COMMA, Kind.OPEN):
        beside = clauses.at(clauses.skip(before.index - 1, -1))
        following = clauses.at(phrase.index + 1)
        if beside is not None and (following is None or following.kind in _ENDS):
            return beside.head, None
    return None, None


def _named_ideology(clauses: Clauses, verb: Phrase) -> Item | None:
    """The body in "the ideology of X is"."""
    naming = listed("ideology", "nouns")
    for other in clauses.phrases[max(0, verb.index - 4) : verb.index]:
        if naming & set(other.nouns()):
            return first_name(clauses, other.index, verb.index)
    return None


def status_readings(clauses: Clauses) -> Iterator[Reading]:
    """How people fare: "was killed", "is alive", "Commander killed in raid"."""
    for verb in clauses.verbs():
        yield from _fallen(clauses, verb)
        fates = [f for f in (_fate(clauses, verb), _second_fate(clauses, verb)) if f is not None]
        if not fates:
            continue
        kind = None if verb.main.lemma == "be" else ClaimKind.EVENT
        for person in clauses.subject(verb):
            if clauses.type(person) not in _MORTALS:
                continue
            for fate in fates:
                yield valued(
                    "status",
                    person,
                    fate.lower,
                    (fate.start, fate.end),
                    cue=fate.lower,
                    confidence=0.65,
                    verb=verb,
                    kind=kind,
                )


def _fallen(clauses: Clauses, verb: Phrase) -> Iterator[Reading]:
    """Whom a thing without a name killed or wounded: "a mine killed X"."""
    harmed = verb.main.lemma in ("kill", "wound", "injure", "murder") and not verb.passive
    if not harmed or clauses.reduced(verb):
        return
    before = clauses.at(clauses.skip(verb.index - 1, -1))
    if before is None or before.kind is not Kind.NOUN or clauses.subject(verb):
        return
    fate = verb.main.lemma + ("d" if verb.main.lemma.endswith("e") else "ed")
    for person in clauses.objects(verb.index + 1):
        if clauses.type(person) is EntityType.PERSON:
            span = (verb.main.start, verb.main.end)
            yield valued(
                "status", person, fate, span, cue=fate, confidence=0.55, verb=verb,
                kind=ClaimKind.EVENT,
            )  # fmt: skip


def _fate(clauses: Clauses, verb: Phrase) -> Item | None:
    """The word for what befell a verb's subject; None where it is said who did it."""
    known = listed("status", "words")
    if verb.passive:
        doer = clauses.after_preposition(verb.index + 1, {"by"}, 6)[1]
        return verb.main if verb.main.lower in known and not doer else None
    if verb.main.lemma in listed("status", "verbs") and clauses.finite(verb):
        return verb.main
    if verb.main.lower in known and len(verb.items) == 1 and _headline(clauses, verb):
        return verb.main
    if verb.main.lemma == "be":
        after = clauses.at(clauses.skip(verb.index + 1))
        if after is not None and after.lower == "among":
            among = clauses.at(clauses.skip(after.index + 1))
            listed_with = among is not None and among.lower == "the" and len(among.items) == 2
            return among.main if among and listed_with and among.main.lower in known else None
        if after is not None and after.kind is Kind.NOUN and len(after.items) == 1:
            return after.main if after.main.lower in known else None
    return None


def _second_fate(clauses: Clauses, verb: Phrase) -> Item | None:
    """The second participle of "was shot and killed"."""
    link = clauses.at(clauses.skip(verb.index + 1))
    if not verb.passive or link is None or link.lower != "and":
        return None
    second = clauses.at(clauses.skip(link.index + 1))
    if second is None or second.kind is not Kind.VERB or len(second.items) != 1:
        return None
    doer = clauses.after_preposition(second.index + 1, {"by"}, 6)[1]
    known = second.main.lower in listed("status", "words")
    return second.main if known and not doer else None


def _headline(clauses: Clauses, verb: Phrase) -> bool:
    """Whether a lone participle says what befell the name before it."""
    before = clauses.at(verb.index - 1)
    after = clauses.at(verb.index + 1)
    if "participle" not in verb.main.kinds or before is None or before.kind is not Kind.NOUN:
        return False
    return after is None or after.kind is Kind.TIME or (
        after.kind is Kind.PREPOSITION and after.lower in ("in", "near", "during", "at", "since")
    )  # fmt: skip
