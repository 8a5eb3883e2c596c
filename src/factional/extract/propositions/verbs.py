"""Verbs and adjectives: what frames with a verb, participle or adjective at their head state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, permutations

from factional.extract.propositions.doers import (
    alike,
    blamed,
    doers,
    in_the_course,
    places_hit,
)
from factional.extract.propositions.negation import negated
from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Match, Matcher, is_preposition
from factional.extract.propositions.reading import Party, Reading
from factional.vocabulary import Vocabulary
from factional.vocabulary.lexicon import PLAIN, Adjective, VerbFrame, frames, words

_VERB = 0.8
_ADJECTIVE = 0.7
_MUTUAL = 0.7
_VOCABULARY = Vocabulary.load()
_SAME, _IDENTITY = ("succeeds", "also_known_as"), "identity"  # a former name is no other name
_TOGETHER = frozenset({"with", "between", "among"})


def verb_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """What a verb states by its frames; the longest that fits comes first and silences others."""
    tree = matcher.tree
    name = tree.tag(word) == "PROPN" and tree.child(word, "cop") is not None  # "was in Keld"
    beside = tree.tag(word) == "ADV" and tree.is_(word, "advmod")  # "stands close to X"
    if tree.tag(word) not in ("VERB", "AUX", "ADJ", "NOUN") and not name and not beside:
        return
    if tree.tag(word) == "AUX" and tree.head(word) is not None and not tree.children(word, "nsubj"):
        return
    done: set[tuple[str, str, str]] = set()
    lemma = tree.lemma(word)
    copula = tree.child(word, "cop") is not None
    if tree.tag(word) in ("VERB", "AUX") and not copula:
        for frame in frames().verbs.get(lemma, ()):
            for reading in _by_frame(parties, matcher, word, frame):
                yield from _meant(matcher, reading, frame, done)
    elif copula or tree.is_(word, "root"):
        for frame in frames().verbs.get("be", ()):
            if copula and frame.slot.side != "none":
                for reading in _placed(parties, matcher, word, frame):
                    yield replace(reading, frame=frame.text)
    for key in dict.fromkeys((tree.lower(word), lemma)):
        for adjective in frames().adjectives.get(key, ()):
            for reading in _by_adjective(parties, matcher, word, adjective, adjective.words):
                yield from _meant(matcher, reading, adjective, done)
    for adjective in frames().adjectives.get(tree.preposition(word).partition(" ")[0], ()):
        if adjective.words and {tree.lower(word), lemma} & adjective.words[0]:
            for reading in _by_adjective(parties, matcher, word, adjective, adjective.words[1:]):
                yield from _meant(matcher, reading, adjective, done)


def _meant(
    matcher: Matcher,
    reading: Reading,
    frame: VerbFrame | Adjective,
    done: set[tuple[str, str, str]],
) -> Iterator[Reading]:
    """A reading with what the words of its frame say beyond its relation."""
    reading, sense = replace(reading, frame=frame.text), frame.sense
    if sense is PLAIN:
        yield from _fresh(reading, done)
        return
    if any(sense.unless & _beside(matcher, word) for word in reading.words):
        return
    if sense.negation:
        denied = negated(matcher.clauses, reading, reading.trigger)
        if denied is not (sense.negation == "needed"):
            return
    # a negation that is needed is turned back by the clause that has it
    meant = sense.denied or sense.negation == "needed"
    yield from _fresh(
        replace(reading, denied=meant, kind=sense.kind, certainty=sense.certainty), done
    )


def _beside(matcher: Matcher, head: int) -> set[str]:
    """The words tied to a head, and the prepositions before them: "banned X from the fair"."""
    tree = matcher.tree
    beside = {form for c in tree.children(head) for form in (tree.lemma(c), tree.lower(c))}
    return beside | {o.preposition for o in matcher.clauses.obliques(head)}


def _fresh(reading: Reading, done: set[tuple[str, str, str]]) -> Iterator[Reading]:
    key = (
        _IDENTITY if reading.relation in _SAME else reading.relation,
        reading.subject.referent,
        reading.object.referent if reading.object else "",
    )
    if key not in done:
        done.add(key)
        yield reading


def _by_frame(parties: Parties, matcher: Matcher, word: int, frame: VerbFrame) -> Iterator[Reading]:
    clauses = matcher.clauses
    passive = clauses.passive(word)
    if frame.voice == "passive" and not passive:
        return
    if frame.voice == "alone" and (passive or clauses.objects(word)):
        return
    slot = frame.slot
    for match in matcher.match(word, frame.words, frame.after, slot=slot.side != "none"):
        if passive and frame.relation in _DEEDS and _stranded(match, frame):
            continue
        others = _others(matcher, word, match, frame)
        if slot.side == "none":
            if matcher.tree.children(word, "xcomp"):  # "X appears to be", "X emerged stronger"
                continue
            whole = clauses.subjects(word)
            for party in parties.each(whole, frame.other):
                if party.type in frame.other:
                    yield _reading(
                        frame.relation,
                        party,
                        None,
                        word,
                        match=match,
                        rule="verb",
                        confidence=_VERB,
                    )
            continue
        fillers = [p for p in parties.each(match.fillers, slot.types) if p.type in slot.types]
        if frame.relation in _SAME:  # "calls itself our friend" is no name
            fillers = [p for p in fillers if p.named]
        if match.direct:
            fillers = alike(parties, matcher.tree, match.fillers, fillers, frame.relation)
        if not _VOCABULARY[frame.relation].object:  # "X dissolved Y" says nothing of X
            for filler in (p for p in fillers if p.via != "part"):
                yield _reading(
                    frame.relation, filler, None, word, match=match, rule="verb", confidence=_VERB
                )
            continue
        if match.direct and frame.relation == "attacked":  # "repelled X's attack"
            fillers = [p for p in fillers if not _deed(matcher, p)]
        if match.direct and frame.relation == "attacked" and not any(p.named for p in fillers):
            fillers = list(places_hit(parties, clauses, match.fillers, word)) or fillers
        if match.direct and frame.relation == "condemned" and not fillers:
            fillers = list(blamed(parties, clauses, match.fillers))
        sides = doers(parties, clauses, word, others, frame.other) if fillers else ()
        if fillers and not sides and passive and match.direct and frame.relation in _IN_RAIDS:
            sides = in_the_course(parties, clauses, word, frame.other)
        for filler in fillers:
            for side in sides:
                if filler.referent == side.referent:
                    continue
                subject, object = (side, filler) if slot.side == "object" else (filler, side)
                if frame.relation in _BODILY and subject.via == "part":
                    continue  # fighters of X who join Y are not X
                yield _reading(
                    frame.relation,
                    subject,
                    object,
                    word,
                    match=match,
                    rule="verb",
                    confidence=_VERB,
                )
        if match.direct:
            yield from _one_another(parties, matcher, word, match, frame)
    literal = len(frame.words) > 1  # "X and Y fought side by side"
    sided = matcher.tree.lemma(word) in words("control.en")["sided"] and not literal
    if frame.words and (_VOCABULARY[frame.relation].symmetric or _clash(frame)) and not sided:
        yield from _mutual(parties, matcher, word, frame)


def _deed(matcher: Matcher, party: Party) -> bool:
    """Whether somebody is named only as who did what a word says: "X's attack"."""
    through = party.through
    if through is None or party.via != "part":
        return False
    return matcher.tree.lemma(through) in words("control.en")["assaults"]


def _clash(frame: VerbFrame) -> bool:
    """Whether a frame of an attack takes two sides: "X and Y clashed"."""
    alone = len(frame.words) == 1 or bool(frame.words[0] & words("control.en")["traded"])
    return frame.relation == "attacked" and "with" in frame.words[-1] and alone


def _others(matcher: Matcher, word: int, match: Match, frame: VerbFrame) -> tuple[int, ...]:
    """The words on the side of a frame that is not its slot.

    "X was moved to Y" and "X is affiliated with Y" say something of the grammatical subject, since
    nothing in the pattern is the object; "allegiance was pledged to Y by X" of the agent.
    """
    clauses = matcher.clauses
    if not clauses.passive(word):
        subjects = clauses.subjects(word)
        if match.direct or match.object_taken or frame.slot.side == "none":
            return subjects
        moved = [o for o in clauses.objects(word) if o not in match.used]
        joins = matcher.tree.lemma(word) in words("control.en")["joining"]
        given = frame.relation == "controls" and frame.slot.side == "subject"  # "ceded Y to X"
        themes = (frame.relation in _MOVING or joins or given) and moved
        return tuple(moved) if themes else subjects
    if match.direct or match.object_taken:
        agents = clauses.agents(word)
        if agents or frame.relation not in _GIVEN:
            return agents
        # "arms from X were sent to Y"
        return tuple(
            o.word for w in match.used for o in clauses.obliques(w) if o.preposition == "from"
        )
    return clauses.subjects(word)


_DEEDS = frozenset({"attacked", "condemned", "killed", "hostile_to", "met_with"})


def _stranded(match: Match, frame: VerbFrame) -> bool:
    """Whether what follows a passive's preposition is no object: "was shot at the bridge"."""
    away = frame.slot.side == "object" and not match.direct and not match.object_taken
    return away and frame.voice != "passive" and not frame.after


_GIVEN = frozenset({"supports", "trains"})
_BODILY = frozenset({"merged_into", "split_from", "succeeds"})
_IN_RAIDS = frozenset({"killed", "detained", "attacked"})
_MOVING = frozenset(
    {"moved_to", "withdrew_from", "merged_into", "joined", "based_in", "part_of", "located_in"}
)


def _mutual(parties: Parties, matcher: Matcher, word: int, frame: VerbFrame) -> Iterator[Reading]:
    """Two coordinated subjects that do something with each other: "X and Y clashed"."""
    if frame.after or not frame.words or not frame.words[-1] & _TOGETHER:
        return
    if any(True for _ in matcher.match(word, frame.words)):  # "X and Y rose against Z"
        return
    literals = frame.words[:-1]
    for match in matcher.match(word, literals, slot=False):
        if matcher.clauses.passive(word) and not match.object_taken:
            continue
        subjects = matcher.clauses.deep_subjects(word)
        if not literals and matcher.clauses.objects(word):
            objects = {matcher.tree.lower(o) for o in matcher.clauses.objects(word)}
            if not objects & {"other", "another"}:
                continue
        yield from _each_other(parties, frame, subjects, word, match)


def _one_another(
    parties: Parties, matcher: Matcher, word: int, match: Match, frame: VerbFrame
) -> Iterator[Reading]:
    """What several do to each other: "X and Y loathe one another"."""
    forms = {matcher.tree.lower(filler) for filler in match.fillers}
    if forms & words("control.en")["each_other"]:
        subjects = matcher.clauses.deep_subjects(word)
        both = not _VOCABULARY[frame.relation].symmetric
        yield from _each_other(parties, frame, subjects, word, match, both=both)


def _each_other(
    parties: Parties,
    frame: VerbFrame | Adjective,
    subjects: tuple[int, ...],
    word: int,
    match: Match,
    *,
    both: bool = False,
) -> Iterator[Reading]:
    sides = [p for p in parties.each(subjects, frame.other) if p.type in frame.other]
    ways = permutations if both else combinations
    for one, other in ways(sides, 2):
        if one.referent != other.referent:
            yield _reading(
                frame.relation, one, other, word, match=match, rule="mutual", confidence=_MUTUAL
            )


def _placed(parties: Parties, matcher: Matcher, word: int, frame: VerbFrame) -> Iterator[Reading]:
    """What "to be" with a preposition states: "X is in Y", where Y carries the copula."""
    tree = matcher.tree
    said = tree.preposition(word)
    if len(frame.words) != 1 or not is_preposition(frame.words[0]) or said not in frame.words[0]:
        return
    subjects = matcher.clauses.subjects(word)
    for filler in parties.at(word, frame.slot.types):
        for side in parties.each(subjects, frame.other):
            if filler.type in frame.slot.types and side.type in frame.other:
                match = Match((word,), (word,), direct=False, object_taken=False)
                turned = frame.slot.side == "subject"  # "the brigade is under X"
                ends = (filler, side) if turned else (side, filler)
                yield _reading(
                    frame.relation, *ends, word, match=match, rule="verb", confidence=_ADJECTIVE
                )


def _by_adjective(
    parties: Parties,
    matcher: Matcher,
    word: int,
    frame: Adjective,
    literals: tuple[frozenset[str], ...],
) -> Iterator[Reading]:
    names = matcher.tree.lemma(word) in words("control.en")["naming"]
    if not literals and names and not matcher.clauses.passive(word):
        return  # who calls somebody something is not called so
    for match in matcher.match(word, literals, slot=frame.slot.side != "none"):
        subjects = _said_of(matcher, word)
        sides = [p for p in parties.each(subjects, frame.other) if p.type in frame.other]
        if frame.slot.side == "none":  # "the defunct X"
            for side in sides:
                yield _reading(
                    frame.relation,
                    side,
                    None,
                    word,
                    match=match,
                    rule="adjective",
                    confidence=_ADJECTIVE,
                )
            continue
        types = frame.slot.types
        found = match.fillers if literals else _named_as(matcher, word) or match.fillers
        fillers = [p for p in parties.each(found, types) if p.type in types]
        for filler in fillers:
            for side in sides:
                if filler.referent != side.referent:
                    subject, object = (
                        (side, filler) if frame.slot.side == "object" else (filler, side)
                    )
                    yield _reading(
                        frame.relation,
                        subject,
                        object,
                        word,
                        match=match,
                        rule="adjective",
                        confidence=_ADJECTIVE,
                    )
    both = _said_of(matcher, word)
    together = literals and literals[-1] & (_TOGETHER | {"to", "from"})
    before = matcher.tree.is_(word, "amod")  # "X-aligned Y and Z"
    before = before or bool(matcher.tree.children(word, "obj"))  # "X and Y opposed a plan"
    if len(both) < 2 or before or not together or not _VOCABULARY[frame.relation].symmetric:
        return
    if any(True for _ in matcher.match(word, literals)):
        return
    for match in matcher.match(word, literals[:-1], slot=False):  # "X and Y are at odds"
        yield from _each_other(parties, frame, both, word, match)


_STANDING = frozenset({"stand", "sit", "lie", "draw", "stay", "remain", "feel", "grow", "move"})


def _named_as(matcher: Matcher, word: int) -> tuple[int, ...]:
    """What somebody is called: "is nicknamed X"."""
    tree = matcher.tree
    if tree.tag(word) != "VERB" or not matcher.clauses.passive(word):
        return ()
    return tuple(c for c in tree.children(word, "xcomp", "obj") if tree.tag(c) == "PROPN")


def _said_of(matcher: Matcher, word: int) -> tuple[int, ...]:
    """What an adjective, or a noun after a preposition, is said of: "rebels at odds with Y"."""
    clauses, tree = matcher.clauses, matcher.tree
    found = clauses.subjects(word) or clauses.copular_subjects(word)
    head = tree.head(word)
    together = tree.lower(word) == "together"
    if (
        head is not None
        and tree.is_(word, "advmod")
        and (tree.lemma(head) in _STANDING or (together and tree.tag(head) == "VERB"))
    ):
        return clauses.subjects(head)
    if found or head is None or not tree.preposition(word):
        return found
    if tree.tag(head) in ("VERB", "AUX"):
        beside = _right_before(matcher, word)
        return beside if beside else clauses.subjects(head)
    return tuple(tree.conjuncts(head)) if tree.is_(word, "nmod", "acl") else ()


def _right_before(matcher: Matcher, word: int) -> tuple[int, ...]:
    """The noun that a phrase of control follows at once: "left the villages under X's rule"."""
    tree = matcher.tree
    case = next((c for c in tree.children(word, "case") if c < word), None)
    if case is None or case == 0 or tree.lemma(word) not in words("control.en")["held"]:
        return ()
    before = case - 1
    return (before,) if tree.tag(before) in ("NOUN", "PROPN", "NUM") else ()


def _reading(
    relation: str,
    subject: Party,
    object: Party | None,
    word: int,
    *,
    match: Match,
    rule: str,
    confidence: float,
) -> Reading:
    return Reading(
        relation=relation,
        subject=subject,
        object=object,
        trigger=word,
        words=match.used,
        rule=rule,
        cue="",
        confidence=confidence,
        clause=word,
    )
