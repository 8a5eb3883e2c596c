"""Polarity, certainty and kind: what the words around a verb do to its claim."""

from __future__ import annotations

from dataclasses import dataclass

from factional.extract.clauses import Clauses
from factional.extract.items import Tag
from factional.extract.phrases import Kind, Phrase
from factional.extract.reading import Reading
from factional.model import Certainty, ClaimKind, Polarity, Quantity
from factional.vocabulary import Relation
from factional.vocabulary.lexicon import load, words


@dataclass(frozen=True, slots=True)
class Mood:
    """How a claim is said.

    Attributes:
        past: Said to be over ("used to", "no longer" is a denial instead).
        unreal: What was only asked for, tried, or would have been: no claim is made of it.
    """

    polarity: Polarity
    certainty: Certainty
    kind: ClaimKind
    past: bool = False
    unreal: bool = False


def _governors() -> dict[str, str]:
    return {
        lemma: effect
        for effect, lemmas in load("polarity.en")["governors"].items()
        for lemma in lemmas
    }


_EFFECTS = _governors()
_ORDER = [Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE]


def mood(clauses: Clauses, reading: Reading, relation: Relation) -> Mood:
    """Polarity, certainty and kind of what was read."""
    lexicon = words("polarity.en")
    denied = reading.denied
    certainty = Certainty.PROBABLE if reading.probable else Certainty.CERTAIN
    kind = reading.kind or relation.kind
    past = reading.past
    unreal = False
    verb = reading.verb
    seen: set[int] = set()
    first = True
    inner = verb
    while verb is not None and verb.index not in seen:
        seen.add(verb.index)
        if (verb.negated() or _bare_negation(clauses, verb)) and not _ceiling(reading):
            denied = not denied
        modal = _modal(verb)
        if modal in lexicon["modal_possible"] and not (modal == "could" and verb.negated()):
            certainty = _weaker(certainty, Certainty.POSSIBLE)
        elif modal in lexicon["modal_future"]:
            kind = ClaimKind.INTENTION if _own_voice(clauses, verb) else ClaimKind.PREDICTION
        elif modal in lexicon["modal_unreal"]:
            if _perfect(verb):
                unreal = True
            elif kind is not ClaimKind.INTENTION:
                kind = ClaimKind.PREDICTION
        if not first and inner is not None:
            effect = _EFFECTS.get(verb.main.lemma, "")
            if effect == "denies":
                denied = not denied
            elif effect == "intends" and relation.name != "aims_to":
                kind = ClaimKind.INTENTION
            elif effect == "foretells":
                kind = ClaimKind.PREDICTION
            elif effect in ("probable", "possible") and (
                effect == "possible"
                or verb.passive
                or verb.main.lemma in ("appear", "seem", "tend")
            ):
                certainty = _weaker(certainty, Certainty(effect))
            elif effect == "unreal":
                unreal = True
            elif verb.main.lemma == "go" and "ing" in verb.main.kinds:
                kind = ClaimKind.PREDICTION
            elif verb.main.lemma == "use":
                past = True
            elif not effect and inner.infinitive and kind in (ClaimKind.STATE, ClaimKind.EVENT):
                kind = ClaimKind.INTENTION
        first = False
        inner = verb
        past = past or any(i.lower in _PAST for i in verb.items)
        unreal = unreal or _talked_of(clauses, verb)
        verb = verb.governor
    if inner is not None:
        thought = _own_thought(clauses, inner)
        if thought is not None:
            certainty = _weaker(certainty, Certainty.PROBABLE)
            denied = denied != thought.negated()
    certainty = _weaker(certainty, _hedges(clauses, reading))
    if reading.verb is not None and _conditional(clauses, reading.verb):
        if _inside_condition(clauses, reading.verb):
            unreal = True
        elif kind in (ClaimKind.STATE, ClaimKind.EVENT):
            kind = ClaimKind.PREDICTION
    if _plain_no(clauses, reading):
        denied = not denied
    polarity = Polarity.DENIED if denied else Polarity.AFFIRMED
    return Mood(polarity, certainty, kind, past, unreal)


_PAST = {"previously", "formerly", "once", "originally"}


def _talked_of(clauses: Clauses, verb: Phrase) -> bool:
    """Whether a gerund is only talked or thought about: "is talking about entering"."""
    before = clauses.at(clauses.skip(verb.index - 1, -1))
    return verb.bare and before is not None and before.lower == "about"


def _own_thought(clauses: Clauses, verb: Phrase) -> Phrase | None:
    """The "I think" that a clause hangs on, or None."""
    before = clauses.before(verb)
    if before is None or before.main.lemma not in words("attribution.en")["believing"]:
        return None
    subject = clauses.at(clauses.skip(before.index - 1, -1))
    if subject is None or subject.lower not in ("i", "we"):
        return None
    between = clauses.phrases[before.index + 1 : verb.index]
    plain = all(p.kind in (Kind.NOUN, Kind.SUBORDINATOR, Kind.PREPOSITION, Kind.ADVERB,
                           Kind.COORDINATOR, Kind.TIME) for p in between)  # fmt: skip
    return before if plain else None


def _ceiling(reading: Reading) -> bool:
    """Whether a negation only bounds a number: "does not exceed 300"."""
    return isinstance(reading.value, Quantity) and reading.value.min is None


def _weaker(a: Certainty, b: Certainty) -> Certainty:
    return max(a, b, key=_ORDER.index)


def _modal(verb: Phrase) -> str:
    return next(
        (
            i.lower
            for i in verb.items
            if i.tag is Tag.AUXILIARY and i.lemma not in ("be", "have", "do")
        ),
        "",
    )


def _perfect(verb: Phrase) -> bool:
    return any(i.tag is Tag.AUXILIARY and i.lower == "have" for i in verb.items[:-1])


def _own_voice(clauses: Clauses, verb: Phrase) -> bool:
    before = clauses.at(clauses.skip(verb.index - 1, -1))
    return before is not None and before.lower in ("we", "i")


def _bare_negation(clauses: Clauses, verb: Phrase) -> bool:
    """A negation that stands before a participle or infinitive: "not to join", "without joining"."""
    before = clauses.at(verb.index - 1)
    return before is not None and before.lower in ("not", "without", "never", "instead") and (
        verb.bare or verb.infinitive
    )  # fmt: skip


def _hedges(clauses: Clauses, reading: Reading) -> Certainty:
    """The weakest hedge of the clause that a reading stands in."""
    lexicon = words("polarity.en")
    start, end = clause_span(clauses, reading)
    found = Certainty.CERTAIN
    for item in clauses.items:
        if start <= item.start < end and item.mention is None:
            if item.lower in lexicon["possible"]:
                found = Certainty.POSSIBLE
            elif item.lower in lexicon["probable"]:
                found = _weaker(found, Certainty.PROBABLE)
    lowered = " ".join(i.lower for i in clauses.items)
    if any(phrase in lowered for phrase in lexicon["possible_phrases"]):
        found = Certainty.POSSIBLE
    return found


def clause_span(clauses: Clauses, reading: Reading) -> tuple[int, int]:
    """The stretch between clause boundaries around a reading's trigger."""
    left, right = clauses.sentence.start, clauses.sentence.end
    seen_verb = False
    for phrase in clauses.phrases:
        boundary = phrase.kind in (Kind.STOP, Kind.RELATIVE, Kind.SUBORDINATOR) or (
            phrase.kind in (Kind.COORDINATOR, Kind.COMMA)
            and (after := clauses.at(clauses.skip(phrase.index + 1))) is not None
            and (after.kind is Kind.VERB or clauses.begins_clause(after.index))
        )
        if phrase.start < reading.start:
            if boundary:
                left = phrase.start
        elif phrase.start >= reading.end and boundary and phrase.kind is not Kind.ADVERB:
            right = phrase.start
            break
    del seen_verb
    return left, right


def _conditional(clauses: Clauses, verb: Phrase) -> bool:
    return any(i.lower in words("polarity.en")["conditionals"] for i in clauses.items)


def _inside_condition(clauses: Clauses, verb: Phrase) -> bool:
    """Whether a verb stands in the "if" clause rather than in the main one."""
    conditionals = words("polarity.en")["conditionals"]
    opened = next(
        (p for p in clauses.phrases if p.kind is Kind.SUBORDINATOR and p.lower in conditionals),
        None,
    )
    if opened is None or verb.index < opened.index:
        return False
    between = clauses.phrases[opened.index + 1 : verb.index]
    commas = [p for p in between if p.kind is Kind.COMMA or p.lower == "then"]
    verbs = [p for p in between if p.kind is Kind.VERB]
    return not (commas and verbs)


def _plain_no(clauses: Clauses, reading: Reading) -> bool:
    """ "no" before the object or the trigger noun ("have no contact"), "none of" as subject."""
    verb = reading.verb
    if verb is None or reading.denied:
        return False
    for phrase in clauses.phrases[verb.index + 1 : verb.index + 4]:
        if phrase.kind is Kind.NOUN:
            return (
                phrase.items[0].lower in ("no", "neither", "any") and phrase.items[0].lower == "no"
            )
        if phrase.kind not in (Kind.ADVERB, Kind.PREPOSITION):
            return False
        if phrase.lower == "not":
            after = clauses.at(phrase.index + 1)
            harmless = words("polarity.en")["not_denying"]
            return after is None or after.lower not in harmless
    return False
