"""Adjectives: participles and adjectives that relate two names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factional.extract.clauses import Clauses, Names
from factional.extract.phrases import Kind, Phrase
from factional.extract.reading import Reading, Trigger
from factional.extract.tags import LOOSE
from factional.model import EntityType
from factional.vocabulary import Vocabulary
from factional.vocabulary.lexicon import Adjective, frames, words

_VOCABULARY = Vocabulary.load()
_SURE = 0.7
_COMPOUND = 0.65
_COPULAS = ("be", "become", "remain", "stay", "consider")
_AFFILIATED = ("affiliated", "linked", "affiliate")


def adjective_readings(clauses: Clauses) -> Iterator[Reading]:
    """What is said as in "X is loyal to Y", "X, affiliated with Y", "the Y-backed X"."""
    for phrase in clauses.phrases:
        if phrase.kind is Kind.NOUN:
            yield from _compounds(clauses, phrase)
        elif phrase.kind is Kind.ADJECTIVE:
            for frame in frames().adjectives.get(phrase.lower, ()):
                found = list(_adjective(clauses, phrase, frame))
                yield from found
                if found:
                    break


def _adjective(clauses: Clauses, phrase: Phrase, frame: Adjective) -> Iterator[Reading]:
    at, end = _after_words(clauses, phrase, frame)
    if at < 0:
        return
    bearers, verb = _bearers(clauses, phrase)
    trigger = Trigger(phrase.start, end, "adjective", phrase.lower, _SURE, verb)
    former = phrase.lower in words("polarity.en")["former"] and frame.relation != "succeeds"
    for bearer in bearers:
        for name in clauses.objects(at):
            if clauses.fits(bearer, frame.other) and clauses.fits(name, frame.slot.types):
                pair = (bearer, name) if frame.slot.side == "object" else (name, bearer)
                yield replace(trigger.reads(frame.relation, *pair), past=former)


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


def _bearers(clauses: Clauses, phrase: Phrase) -> tuple[Names, Phrase | None]:
    """Who an adjective is said of, and the copula that says it."""
    k = clauses.skip(phrase.index - 1, -1)
    before = clauses.at(k)
    if before is not None and before.kind is Kind.COORDINATOR:
        k = clauses.skip(k - 1, -1)
        before = clauses.at(k)
    if before is None:
        return [], None
    if before.kind is Kind.VERB and (before.passive or before.main.lemma in _COPULAS):
        return clauses.subject(before), before
    if before.kind is Kind.NOUN:
        return clauses.nearest(_outside(clauses, k)), None
    if before.kind is Kind.RELATIVE:
        return clauses.antecedent(k), None
    if before.kind in (Kind.COMMA, Kind.OPEN):
        other = clauses.at(clauses.skip(k - 1, -1))
        if other is not None and other.kind is Kind.NOUN:
            return clauses.nearest(other.index), None
    return [], None


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


def _compounds(clauses: Clauses, phrase: Phrase) -> Iterator[Reading]:
    """The name before a participle acts on the head: "Karvia-backed X", "al-Qaeda affiliated X"."""
    parts = phrase.items
    for i, item in enumerate(parts[:-1]):
        marker = parts[i + 1]
        if item.mention is None or item.possessive or marker.mention is not None:
            continue
        word = marker.lower.lstrip("-‑–") or (parts[i + 2].lower if i + 2 < len(parts) else "")
        relation = "part_of" if word in _AFFILIATED else frames().compounds.get(word)
        following = [x for x in parts[i + 1 :] if x.mention is not None]
        if relation is None or not following or following[-1] is not phrase.head:
            continue
        bearer = relation in ("part_of", "based_in")
        pair = (following[-1], item) if bearer else (item, following[-1])
        known = _VOCABULARY[relation]
        objects = {*known.object, EntityType.STATE} if relation == "based_in" else {*known.object}
        if clauses.type(pair[0]) in known.subject and clauses.type(pair[1]) in objects:
            trigger = Trigger(marker.start, marker.end, "compound", word, _COMPOUND)
            yield trigger.reads(relation, *pair)
