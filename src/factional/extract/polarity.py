"""Polarity, certainty and kind: what the words around a verb do to its claim."""

from __future__ import annotations

from dataclasses import dataclass

from factional.extract.clauses import Clauses
from factional.extract.phrases import Kind, Phrase
from factional.extract.reading import Reading
from factional.extract.tags import Tag
from factional.model import Certainty, ClaimKind, Polarity, Quantity
from factional.vocabulary import Relation
from factional.vocabulary.lexicon import load, words


@dataclass(frozen=True, slots=True)
class Mood:
    """How a claim is said.

    Attributes:
        past: Said to be over ("used to", "no longer" is a denial instead).
        unreal: What was only asked for, tried, or would have been: no claim is made of it.
        unproven: What no evidence is said to be known of: denied no more than by implication.
    """

    polarity: Polarity
    certainty: Certainty
    kind: ClaimKind
    past: bool = False
    unreal: bool = False
    unproven: bool = False


def _governors() -> dict[str, str]:
    return {
        lemma: effect
        for effect, lemmas in load("polarity.en")["governors"].items()
        for lemma in lemmas
    }


_EFFECTS = _governors()
_ORDER = [Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE]


def mood(clauses: Clauses, reading: Reading, relation: Relation) -> Mood:
    """Polarity, certainty and kind of what was read.

    The verb group of the claim counts, those that govern it from the inside out, the "I think" it
    may hang on, and the hedges and conditions of its clause.
    """
    said = _Said(reading.denied, reading.kind or relation.kind, reading.past)
    verb = reading.verb
    inner: Phrase | None = None
    seen: set[int] = set()
    while verb is not None and verb.index not in seen:
        seen.add(verb.index)
        if (verb.negated() or _negated_before(clauses, verb)) and not _ceiling(reading):
            said.denied = not said.denied
        said.take_modal(verb, own=_own_voice(clauses, verb))
        if inner is not None:
            said.take_governor(verb, inner, aim=relation.name == "aims_to")
        said.past = said.past or any(i.lower in _PAST for i in verb.items)
        said.unreal = said.unreal or _talked_of(clauses, verb)
        inner, verb = verb, verb.governor
    thought = _own_thought(clauses, inner) if inner is not None else None
    if thought is not None:
        said.weaken(Certainty.PROBABLE)
        said.denied = said.denied != thought.negated()
    said.weaken(_hedges(clauses, reading))
    if reading.verb is not None:
        said.take_condition(_condition(clauses, reading.verb))
    if _no_before_object(clauses, reading):
        said.denied = not said.denied
    unproven = inner is not None and _unproven(clauses, inner)
    if unproven:
        said.denied = not said.denied
        said.weaken(Certainty.PROBABLE)
    polarity = Polarity.DENIED if said.denied else Polarity.AFFIRMED
    return Mood(polarity, said.certainty, said.kind, said.past, said.unreal, unproven)


@dataclass(slots=True)
class _Said:
    """What has been gathered of a mood so far."""

    denied: bool
    kind: ClaimKind
    past: bool
    certainty: Certainty = Certainty.CERTAIN
    unreal: bool = False

    def weaken(self, to: Certainty) -> None:
        self.certainty = max(self.certainty, to, key=_ORDER.index)

    def take_modal(self, verb: Phrase, *, own: bool) -> None:
        lexicon = words("polarity.en")
        modal = _modal(verb)
        if modal in lexicon["modal_possible"] and not verb.negated():
            self.weaken(Certainty.POSSIBLE)
        elif modal in lexicon["modal_future"]:
            self.kind = ClaimKind.INTENTION if own else ClaimKind.PREDICTION
        elif modal in lexicon["modal_unreal"]:
            self.unreal = self.unreal or _perfect(verb)
            if self.kind is not ClaimKind.INTENTION:
                self.kind = ClaimKind.PREDICTION

    def take_governor(self, verb: Phrase, inner: Phrase, *, aim: bool) -> None:
        lemma = verb.main.lemma
        effect = _EFFECTS.get(lemma, "")
        seeming = verb.passive or lemma in ("appear", "seem", "tend")
        if effect == "denies":
            self.denied = not self.denied
        elif effect == "unreal":
            self.unreal = True
        elif effect == "possible" or (effect == "probable" and seeming):
            self.weaken(Certainty(effect))
        elif effect == "foretells" or (lemma == "go" and "ing" in verb.main.kinds):
            self.kind = ClaimKind.PREDICTION
        elif lemma == "use":
            self.past = True
        elif (effect == "intends" and not aim) or (
            not effect and inner.infinitive and self.kind in _DONE
        ):
            self.kind = ClaimKind.INTENTION

    def take_condition(self, inside: bool | None) -> None:
        if inside:
            self.unreal = True
        elif inside is not None and self.kind in _DONE:
            self.kind = ClaimKind.PREDICTION


_DONE = (ClaimKind.STATE, ClaimKind.EVENT)
_PAST = {"previously", "formerly", "once", "originally"}


def _talked_of(clauses: Clauses, verb: Phrase) -> bool:
    """Whether a gerund is only talked or thought about: "is talking about entering"."""
    before = clauses.at(clauses.skip(verb.index - 1, -1))
    if not verb.bare or before is None or before.kind is not Kind.PREPOSITION:
        return False
    judged = clauses.before(verb)
    return before.lower == "about" or (
        judged is not None
        and judged.main.lemma in words("polarity.en")["judging"]
        and clauses.skip(judged.index + 1) == before.index
    )


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


def _unproven(clauses: Clauses, verb: Phrase) -> bool:
    """Whether a clause is what evidence is missing for: "no evidence that X trained Y"."""
    for link in reversed(clauses.phrases[: verb.index]):
        if link.kind is Kind.STOP:
            return False
        if link.kind in (Kind.SUBORDINATOR, Kind.RELATIVE) and link.lower == "that":
            before = clauses.at(clauses.skip(link.index - 1, -1))
            if before is None or before.main.lower not in words("polarity.en")["proof"]:
                return False
            governing = clauses.before(before)
            return before.negated() or (governing is not None and governing.negated())
    return False


def _ceiling(reading: Reading) -> bool:
    """Whether a negation only bounds a number: "does not exceed 300"."""
    return isinstance(reading.value, Quantity) and reading.value.min is None


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


def _negated_before(clauses: Clauses, verb: Phrase) -> bool:
    """Whether a negation stands right before: "not to join", "without joining"."""
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
                found = max(found, Certainty.PROBABLE, key=_ORDER.index)
    lowered = " ".join(i.lower for i in clauses.items)
    if any(phrase in lowered for phrase in lexicon["possible_phrases"]):
        found = Certainty.POSSIBLE
    return found


def clause_span(clauses: Clauses, reading: Reading) -> tuple[int, int]:
    """The stretch between clause boundaries around a reading's trigger."""
    left, right = clauses.sentence.start, clauses.sentence.end
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
    return left, right


def _condition(clauses: Clauses, verb: Phrase) -> bool | None:
    """Whether a verb stands in an "if" clause (True) or beside one (False); None without any."""
    conditionals = words("polarity.en")["conditionals"]
    opened = next(
        (p for p in clauses.phrases if p.kind is Kind.SUBORDINATOR and p.lower in conditionals),
        None,
    )
    if opened is None:
        return None
    if verb.index < opened.index:
        return False
    between = clauses.phrases[opened.index + 1 : verb.index]
    turned = any(p.kind is Kind.COMMA or p.lower == "then" for p in between)
    return not (turned and any(p.kind is Kind.VERB for p in between))


def _no_before_object(clauses: Clauses, reading: Reading) -> bool:
    """Whether "no" stands before the object or the trigger noun: "have no contact"."""
    verb = reading.verb
    if verb is None or reading.denied:
        return False
    for phrase in clauses.phrases[verb.index + 1 : verb.index + 4]:
        if phrase.kind is Kind.NOUN:
            return phrase.lower == "no"
        if phrase.kind not in (Kind.ADVERB, Kind.PREPOSITION):
            return False
        if phrase.lower == "not":
            after = clauses.at(phrase.index + 1)
            harmless = words("polarity.en")["not_denying"]
            return after is None or after.lower not in harmless
    return False
