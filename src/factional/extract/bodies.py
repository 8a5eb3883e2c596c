"""Bodies: how many belong to one, and who they are."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.clauses import Clauses, Names
from factional.extract.layers import QuantityExpression
from factional.extract.phrases import Kind, Phrase
from factional.extract.reading import Reading
from factional.extract.tags import Item, Tag
from factional.extract.values import BODIES, listed, valued, worded
from factional.model import EntityType
from factional.vocabulary.lexicon import words

_MEASURES = {"of", "between", "at", "around", "about", "over", "under", "from", "to", "than", "up",
             "down"}  # fmt: skip
_MADE_OF = {"made", "composed", "comprised", "consisting", "comprising"}
_NO_PEOPLE = {EntityType.ORGANIZATION, EntityType.PERSON, EntityType.PLACE}


def strength_readings(clauses: Clauses) -> Iterator[Reading]:
    """Numbers of people that are the strength of a body: "has about 400 fighters"."""
    heads = listed("strength", "nouns")
    for quantity in clauses.sentence.quantities:
        subject, verb = _counted(clauses, quantity)
        if subject is None or clauses.type(subject) not in BODIES:
            continue
        unit = quantity.quantity.unit.lower().split()
        known = any(word.rstrip("s") in heads or word in heads for word in unit)
        yield valued(
            "strength",
            subject,
            quantity.quantity,
            (quantity.start, quantity.end),
            cue="quantity",
            confidence=0.7 if known else 0.5,
            verb=verb,
        )


def _counted(clauses: Clauses, quantity: QuantityExpression) -> tuple[Item | None, Phrase | None]:
    """The body that a number of people is the strength of, and the verb that says so."""
    if any(
        i.mention and i.start <= quantity.start and quantity.end <= i.end for i in clauses.items
    ):
        return None, None
    holder = next((p for p in clauses.phrases if p.start < quantity.end <= p.end), None)
    if holder is None:
        return None, None
    before = clauses.at(clauses.skip(holder.index - 1, -1))
    if before is not None and before.kind is Kind.COORDINATOR:  # "between 250 and 300"
        before = clauses.at(clauses.skip(before.index - 2, -1))
    while before is not None and before.kind is Kind.PREPOSITION and before.lower in _MEASURES:
        before = clauses.at(clauses.skip(before.index - 1, -1))
    if before is None or before.kind is not Kind.VERB:
        return _counted_of(clauses, quantity), None
    if before.main.lemma not in listed("strength", "verbs"):
        return _counted_of(clauses, quantity), None
    subjects = clauses.subject(before)
    if subjects and clauses.type(subjects[0]) in BODIES:
        return subjects[0], before
    return _number_of(clauses, before), before


def _counted_of(clauses: Clauses, quantity: QuantityExpression) -> Item | None:
    """The body in "500 militants of X"."""
    link = next((p for p in clauses.phrases if p.start >= quantity.end), None)
    if link is None or link.lower != "of":
        return None
    return next(iter(clauses.stands(clauses.skip(link.index + 1))[0]), None)


def _number_of(clauses: Clauses, verb: Phrase) -> Item | None:
    """The body in "the number of its members does not exceed", "X's strength is"."""
    counting = listed("strength", "counting")
    near = clauses.phrases[max(0, verb.index - 8) : verb.index]
    begin = next((p.index for p in near if counting & set(p.nouns())), verb.index)
    for phrase in clauses.phrases[begin : verb.index]:
        for item in phrase.items:
            if item.mention is not None and clauses.type(item) in BODIES:
                return item
    return None


def composition_readings(clauses: Clauses) -> Iterator[Reading]:
    """Peoples that a body is made of, one reading a people."""
    for phrase in clauses.phrases:
        if phrase.kind is Kind.ADJECTIVE and phrase.lower in _MADE_OF:
            subjects, verb, k = _by_adjective(clauses, phrase)
        elif phrase.kind is Kind.VERB:
            subjects, verb, k = _by_verb(clauses, phrase)
        else:
            continue
        subject = next((s for s in subjects if clauses.type(s) in BODIES), None)
        if subject is None:
            continue
        for span in _list(clauses, k):
            if _people(clauses, span):
                yield valued(
                    "composition",
                    subject,
                    worded(clauses, span),
                    span,
                    cue=phrase.main.lower,
                    confidence=0.65,
                    verb=verb,
                )


def _by_adjective(clauses: Clauses, phrase: Phrase) -> tuple[Names, Phrase | None, int]:
    """Who is made of what in "X is made up of Turks" and "a band consisting of Turks"."""
    k = phrase.index + 1
    while (p := clauses.at(k)) is not None and p.lower in ("up", "of", "mainly", "mostly"):
        k += 1
    before = clauses.at(clauses.skip(phrase.index - 1, -1))
    if before is not None and before.kind is Kind.VERB:
        return clauses.subject(before), before, k
    if before is not None and before.kind is Kind.NOUN:
        return clauses.stands(before.index)[0], None, k
    return [], None, k


def _by_verb(clauses: Clauses, verb: Phrase) -> tuple[Names, Phrase | None, int]:
    """Who is made of what in "X consists of Turks" and "its members are Turks"."""
    k = clauses.skip(verb.index + 1)
    after = clauses.at(k)
    lemma = verb.main.lemma
    owner = _members_of(clauses, verb)
    subjects = [owner] if owner is not None else clauses.subject(verb)
    if after is None:
        return [], None, k
    if lemma == "consist" and after.lower == "of":
        return subjects, verb, k + 1
    if lemma in ("include", "comprise") and not verb.passive:
        return subjects, verb, k
    if lemma == "be" and owner is not None:
        return subjects, verb, _after_colon(clauses, k)
    return [], None, k


def _after_colon(clauses: Clauses, k: int) -> int:
    """Past "of different nationalities:", to the list itself."""
    for phrase in clauses.phrases[k : k + 4]:
        if phrase.lower == ":":
            return phrase.index + 1
    return k


def _members_of(clauses: Clauses, verb: Phrase) -> Item | None:
    """The body in "its members are", "the members of X", "X's militants come from"."""
    members = words("roles.en")["proxies"]
    for phrase in clauses.phrases[max(0, verb.index - 5) : verb.index]:
        if phrase.kind is not Kind.NOUN or not phrase.main.lower.endswith("s"):
            continue
        if phrase.main.lower.split()[-1].rstrip("s") not in members:
            continue
        own = next((i for i in phrase.items if i.mention and i is not phrase.main), None)
        if own is not None:
            return own
        of = clauses.at(phrase.index + 1)
        if of is not None and of.lower == "of":
            return next(iter(clauses.stands(clauses.skip(of.index + 1))[0]), None)
    return None


def _list(clauses: Clauses, k: int) -> Iterator[tuple[int, int]]:
    """The stretches of a list of noun phrases, names or not, without their articles."""
    for _ in range(12):
        k = clauses.skip(k)
        phrase = clauses.at(k)
        if phrase is None or phrase.kind is not Kind.NOUN:
            return
        items = phrase.items
        while len(items) > 1 and items[0].tag is Tag.DETERMINER and items[0].lower in ("the", "a"):
            items = items[1:]
        yield items[0].start, items[-1].end
        k = clauses.skip(k + 1)
        link = clauses.at(k)
        if link is None or link.kind not in (Kind.COMMA, Kind.COORDINATOR):
            return
        k = clauses.skip(k + 1)
        second = clauses.at(k)
        if second is not None and second.kind is Kind.COORDINATOR:
            k += 1
        if clauses.begins_clause(clauses.skip(k)):
            return


def _people(clauses: Clauses, span: tuple[int, int]) -> bool:
    """Whether a stretch names a people: by its ending, or a word for foreigners and the like."""
    inside = [i for i in clauses.items if i.start >= span[0] and i.end <= span[1]]
    if any(i.text.isdigit() or clauses.type(i) in _NO_PEOPLE for i in inside):
        return False
    endings = tuple(listed("composition", "endings"))
    known = listed("composition", "words")
    return any(
        (i.text[:1].isupper() and i.lower.endswith(endings)) or i.lower.split()[-1] in known
        for i in inside
    )
