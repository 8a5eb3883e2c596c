"""Attributes: strength, composition, ideology, status, descriptions and aims, which take a value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factional.extract.clauses import Clauses, Names
from factional.extract.items import Item, Tag
from factional.extract.layers import QuantityExpression
from factional.extract.phrases import PARTITIVES, Kind, Phrase
from factional.extract.reading import Reading
from factional.model import ClaimKind, EntityType, Value
from factional.vocabulary.lexicon import load, words

_BODIES = {EntityType.ORGANIZATION, EntityType.GROUP}
_ACTORS = {*_BODIES, EntityType.STATE, EntityType.PERSON}
_HAVE = {"have", "number", "count", "comprise", "include", "consist", "contain", "possess", "be",
         "estimate", "exceed", "command", "field", "boast", "total", "reach", "make"}  # fmt: skip


def attribute_readings(clauses: Clauses) -> Iterator[Reading]:
    """All values that a sentence gives to a name."""
    yield from _strengths(clauses)
    yield from _compositions(clauses)
    yield from _ideologies(clauses)
    yield from _statuses(clauses)
    yield from _descriptions(clauses)
    yield from _aims(clauses)


def _value(
    relation: str,
    subject: Item,
    value: Value,
    start: int,
    end: int,
    cue: str,
    confidence: float,
    verb: Phrase | None = None,
    *,
    kind: ClaimKind | None = None,
) -> Reading:
    return Reading(
        relation,
        subject,
        None,
        start,
        end,
        "value",
        cue,
        confidence,
        verb,
        value,
        (start, end),
        kind=kind,
    )


# -- strength ----------------------------------------------------------------------------------


def _strengths(clauses: Clauses) -> Iterator[Reading]:
    heads = set(load("relations.en")["strength"]["nouns"])
    for quantity in clauses.sentence.quantities:
        subject, verb = _counted(clauses, quantity)
        if subject is None:
            continue
        unit = quantity.quantity.unit.lower().split()
        known = bool(unit) and any(u.rstrip("s") in heads or u in heads for u in unit)
        named = clauses.type(subject) in _BODIES
        if not named:
            continue
        yield _value(
            "strength",
            subject,
            quantity.quantity,
            quantity.start,
            quantity.end,
            "quantity",
            0.7 if known else 0.5,
            verb,
        )


def _counted(clauses: Clauses, quantity: QuantityExpression) -> tuple[Item | None, Phrase | None]:
    """The body that a number of people is the strength of, and the verb that says so."""
    inside = [i for i in clauses.items if i.start >= quantity.start and i.end <= quantity.end]
    for item in clauses.items:
        if item.mention and item.start <= quantity.start and item.end >= quantity.end:
            return None, None
    holder = next((p for p in clauses.phrases if p.start < quantity.end <= p.end), None)
    if holder is None:
        return None, None
    before = clauses.at(clauses.skip(holder.index - 1, -1))
    if before is not None and before.kind is Kind.COORDINATOR:  # "between 250 and 300"
        before = clauses.at(clauses.skip(before.index - 2, -1))
    while before is not None and before.kind is Kind.PREPOSITION and before.lower in (
        "of", "between", "at", "around", "about", "over", "under", "from", "to", "than", "up", "down",
    ):  # fmt: skip
        before = clauses.at(clauses.skip(before.index - 1, -1))
    if before is not None and before.kind is Kind.VERB and before.main.lemma in _HAVE:
        subjects = clauses.subject(before)
        if subjects and clauses.type(subjects[0]) in _BODIES:
            return subjects[0], before
        owner = _number_of(clauses, before)
        if owner is not None:
            return owner, before
        return None, None
    after_item = next((i for i in clauses.items if i.start >= quantity.end), None)
    del inside
    if after_item is not None and after_item.lower in ("of", "from", "in", "belonging"):
        link = next(p for p in clauses.phrases if p.start <= after_item.start < p.end)
        if link.lower == "of":
            found = clauses.stands(clauses.skip(link.index + 1))[0]
            if found and clauses.type(found[0]) in _BODIES:
                return found[0], None
    return None, None


def _number_of(clauses: Clauses, verb: Phrase) -> Item | None:
    """The body in "the number of its members does not exceed", "X's strength is"."""
    counting = {
        "number",
        "strength",
        "size",
        "ranks",
        "membership",
        "members",
        "fighters",
        "manpower",
    }
    for phrase in clauses.phrases[max(0, verb.index - 8) : verb.index]:
        if phrase.kind is Kind.NOUN and counting & set(phrase.nouns()):
            for other in clauses.phrases[phrase.index : verb.index]:
                for item in other.items:
                    if item.mention is not None and clauses.type(item) in _BODIES:
                        return item
    return None


# -- composition -------------------------------------------------------------------------------


def _made_up(clauses: Clauses) -> Iterator[Reading]:
    """Bodies said to consist of peoples: "X is made up of Turks", "a band consisting of Turks": by adjective, not by verb."""
    for phrase in clauses.phrases:
        if phrase.kind is not Kind.ADJECTIVE or phrase.lower not in _MADE_OF:
            continue
        k = phrase.index + 1
        while (p := clauses.at(k)) is not None and p.lower in ("up", "of", "mainly", "mostly"):
            k += 1
        before = clauses.at(clauses.skip(phrase.index - 1, -1))
        subjects: Names = []
        verb: Phrase | None = None
        if before is not None and before.kind is Kind.VERB:
            subjects, verb = clauses.subject(before), before
        elif before is not None and before.kind is Kind.NOUN:
            subjects = clauses.stands(before.index)[0]
        subjects = [s for s in subjects if clauses.type(s) in _BODIES][:1]
        for start, end in _value_list(clauses, k) if subjects else ():
            if _peoples(clauses, start, end):
                text = _slice(clauses, start, end)
                yield _value("composition", subjects[0], text, start, end, phrase.lower, 0.6, verb)


_MADE_OF = {"made", "composed", "comprised", "consisting", "comprising"}


def _compositions(clauses: Clauses) -> Iterator[Reading]:
    yield from _made_up(clauses)
    for verb in clauses.verbs():
        lemma = verb.main.lemma
        after = clauses.at(clauses.skip(verb.index + 1))
        if after is None:
            continue
        k = after.index
        subjects = clauses.subject(verb)
        if lemma == "consist" and after.lower == "of":
            k = clauses.skip(k + 1)
        elif lemma == "make" and verb.passive and after.lower == "up":
            k = clauses.skip(k + 2)
        elif lemma in ("compose", "comprise") and verb.passive and after.lower == "of":
            k = clauses.skip(k + 1)
        elif lemma in ("include", "comprise") and not verb.passive:
            pass
        elif lemma == "be":
            owner = _members_of(clauses, verb)
            if owner is None:
                continue
            subjects = [owner]
            k = _after_colon(clauses, k)
        else:
            continue
        owner = _members_of(clauses, verb)
        if owner is not None:
            subjects = [owner]
        subjects = [s for s in subjects if clauses.type(s) in _BODIES]
        if not subjects:
            continue
        for start, end in _value_list(clauses, k):
            text = _slice(clauses, start, end)
            if _peoples(clauses, start, end):
                yield _value("composition", subjects[0], text, start, end, lemma, 0.65, verb)


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
        if phrase.kind is not Kind.NOUN or phrase.main.tag is not Tag.NOUN:
            continue
        if phrase.main.lower.rstrip("s") in members and phrase.main.lower.endswith("s"):
            for item in phrase.items:
                if item.mention is not None:
                    return item
            if (of := clauses.at(phrase.index + 1)) is not None and of.lower == "of":
                found = clauses.stands(clauses.skip(of.index + 1))[0]
                if found:
                    return found[0]
    return None


def _value_list(clauses: Clauses, k: int) -> Iterator[tuple[int, int]]:
    """The stretches of a list of noun phrases, names or not."""
    for _ in range(12):
        k = clauses.skip(k)
        phrase = clauses.at(k)
        if phrase is None or phrase.kind is not Kind.NOUN:
            return
        items = phrase.items
        while (
            len(items) > 1
            and items[0].tag is Tag.DETERMINER
            and items[0].lower in ("the", "a", "an")
        ):
            items = items[1:]
        yield items[0].start, items[-1].end
        k = clauses.skip(k + 1)
        phrase = clauses.at(k)
        if phrase is None or phrase.kind not in (Kind.COMMA, Kind.COORDINATOR):
            return
        k = clauses.skip(k + 1)
        phrase = clauses.at(k)
        if phrase is not None and phrase.kind is Kind.COORDINATOR:
            k += 1
        if clauses._begins_clause(clauses.skip(k)):
            return


_DEMONYM = (
    "ian",
    "ians",
    "ese",
    "ish",
    "ans",
    "ks",
    "bs",
    "is",
    "i",
    "ch",
    "tch",
    "ners",
    "s",
    "ars",
    "ans",
)


def _peoples(clauses: Clauses, start: int, end: int) -> bool:
    """Whether a stretch names a people: capitalised, or with a word for foreigners or a religion."""
    inside = [i for i in clauses.items if i.start >= start and i.end <= end]
    if any(i.text.isdigit() for i in inside):
        return False
    for item in inside:
        if item.mention is not None and clauses.type(item) in (
            EntityType.ORGANIZATION, EntityType.PERSON, EntityType.PLACE,
        ):  # fmt: skip
            return False
    return any(
        (i.text[:1].isupper() and i.lower.endswith(_DEMONYM))
        or i.lower in ("foreigners", "locals", "natives", "muhajirs", "ansar", "tribesmen", "peasants",
                       "students", "deserters", "defectors", "children", "women", "nationalities")
        for i in inside
    )  # fmt: skip


def _slice(clauses: Clauses, start: int, end: int) -> str:
    inside = [i for i in clauses.items if i.start >= start and i.end <= end]
    out = ""
    at = start
    for item in inside:
        out += " " if item.start > at else ""
        out += item.text
        at = item.end
    return out.strip()


# -- ideology ----------------------------------------------------------------------------------


def _ideologies(clauses: Clauses) -> Iterator[Reading]:
    known = frozenset(load("relations.en")["ideology"]["words"])
    naming = frozenset(load("relations.en")["ideology"]["nouns"])
    for phrase in clauses.phrases:
        if phrase.kind is not Kind.NOUN:
            continue
        for item in phrase.items:
            if item.mention is not None and not item.mention.named:
                yield from _in_description(clauses, phrase, item, known)
            if item.mention is not None or item.lower not in known:
                continue
            subject, verb = _bearer(clauses, phrase, item, naming)
            if subject is not None and clauses.type(subject) in _ACTORS:
                yield _value(
                    "ideology", subject, item.text, item.start, item.end, item.lower, 0.65, verb
                )


def _in_description(
    clauses: Clauses, phrase: Phrase, item: Item, known: frozenset[str]
) -> Iterator[Reading]:
    """A belief within a description that stands for a body: "the two Marxist groups"."""
    for word in re.finditer(r"[\w’'-]+", item.text):
        if word.group().lower() not in known or clauses.type(item) not in _ACTORS:
            continue
        before = clauses.at(clauses.skip(phrase.index - 1, -1))
        subject, verb = item, None
        if before is not None and before.kind is Kind.VERB and before.main.lemma == "be":
            named = clauses.subject(before)
            if named:
                subject, verb = named[0], before
        start = item.start + word.start()
        end = item.start + word.end()
        yield _value(
            "ideology", subject, word.group(), start, end, word.group().lower(), 0.55, verb
        )


def _bearer(
    clauses: Clauses, phrase: Phrase, item: Item, naming: frozenset[str]
) -> tuple[Item | None, Phrase | None]:
    """Who an adjective of belief is said of: its own noun phrase's name, or the copula's subject."""
    names = [i for i in phrase.items if i.mention is not None]
    if names:
        after = next((n for n in names if n.start > item.end), None)
        return (after, None) if after is phrase.head else (None, None)
    before = clauses.at(clauses.skip(phrase.index - 1, -1))
    if before is None:
        return None, None
    if before.kind is Kind.VERB and before.main.lemma in ("be", "become", "remain"):
        subjects = clauses.subject(before)
        if subjects:
            return subjects[0], before
        for other in clauses.phrases[max(0, before.index - 4) : before.index]:
            if naming & set(other.nouns()):
                found = [
                    i
                    for p in clauses.phrases[other.index : before.index]
                    for i in p.items
                    if i.mention
                ]
                if found:
                    return found[0], before
    if before.kind in (Kind.COMMA, Kind.OPEN):
        other_phrase = clauses.at(clauses.skip(before.index - 1, -1))
        if other_phrase is not None and other_phrase.head is not None:
            after = clauses.at(phrase.index + 1)
            closed = after is None or after.kind in (
                Kind.COMMA,
                Kind.CLOSE,
                Kind.RELATIVE,
                Kind.STOP,
            )
            if closed:
                return other_phrase.head, None
    return None, None


# -- status ------------------------------------------------------------------------------------


def _statuses(clauses: Clauses) -> Iterator[Reading]:
    known = frozenset(load("relations.en")["status"]["words"])
    verbs = frozenset(load("relations.en")["status"]["verbs"])
    for verb in clauses.verbs():
        people: Names = []
        value: Item | None = None
        if verb.passive and verb.main.lower in known:
            value = verb.main
        elif verb.main.lemma in verbs and clauses.finite(verb) and not verb.passive:
            value = verb.main
        elif verb.main.lower in known and len(verb.items) == 1 and _headline(clauses, verb):
            value = verb.main
        elif verb.main.lemma == "be":
            after = clauses.at(clauses.skip(verb.index + 1))
            if after is not None and after.kind is Kind.NOUN and len(after.items) == 1:
                value = after.main if after.main.lower in known else None
        if value is None:
            continue
        if verb.passive and clauses.after_preposition(verb.index + 1, {"by"}, 6)[1]:
            continue
        people = [
            s
            for s in clauses.subject(verb)
            if clauses.type(s) in (EntityType.PERSON, EntityType.GROUP)
        ]
        kind = None if verb.main.lemma == "be" else ClaimKind.EVENT
        for person in people:
            yield _value(
                "status",
                person,
                value.lower,
                value.start,
                value.end,
                value.lower,
                0.65,
                verb,
                kind=kind,
            )
        following = clauses.at(clauses.skip(verb.index + 1))
        if following is not None and following.lower == "and":
            second = clauses.at(clauses.skip(following.index + 1))
            if (
                second is not None
                and second.kind is Kind.VERB
                and len(second.items) == 1
                and second.main.lower in known
            ):
                for person in people:
                    yield _value(
                        "status",
                        person,
                        second.lower,
                        second.start,
                        second.end,
                        second.lower,
                        0.6,
                        verb,
                    )


def _headline(clauses: Clauses, verb: Phrase) -> bool:
    """Whether a lone participle says what befell the name before it: "Commander killed in raid"."""
    if "participle" not in verb.main.kinds:
        return False
    before = clauses.at(verb.index - 1)
    after = clauses.at(verb.index + 1)
    if before is None or before.kind is not Kind.NOUN:
        return False
    return after is None or after.kind is Kind.TIME or (
        after.kind is Kind.PREPOSITION and after.lower in ("in", "near", "during", "at", "since")
    )  # fmt: skip


# -- descriptions and aims ---------------------------------------------------------------------

_CALLING = {"call", "dub", "describe", "label", "brand", "term", "nickname", "consider"}


_EMPTY = {"same", "case", "one", "most", "best", "only", "first", "second", "last", "way", "reason",
          "member", "leader", "truth", "fact", "result", "problem", "question", "latter"}  # fmt: skip


def _descriptions(clauses: Clauses) -> Iterator[Reading]:
    for verb in clauses.verbs():
        if verb.main.lemma == "be" and clauses.finite(verb):
            after = clauses.at(clauses.skip(verb.index + 1))
            if after is None or after.kind is not Kind.NOUN or after.head is not None:
                continue
            if after.items[0].lower not in ("a", "an", "the", "one") or len(after.items) < 2:
                continue
            if after.main.lower in _EMPTY:
                continue
            for subject in clauses.subject(verb)[:1]:
                if clauses.type(subject) in _ACTORS and subject.mention and subject.mention.named:
                    start, end = after.start, _phrase_end(clauses, after.index)
                    yield _value(
                        "described_as",
                        subject,
                        _slice(clauses, start, end),
                        start,
                        end,
                        "be",
                        0.6,
                        verb,
                    )
        elif verb.main.lemma in _CALLING:
            yield from _called(clauses, verb)


def _phrase_end(clauses: Clauses, k: int) -> int:
    """The end of a noun phrase with the "of" phrases attached to it."""
    end = clauses.phrases[k].end
    while (
        (p := clauses.at(k + 1)) is not None
        and p.kind is Kind.PREPOSITION
        and p.lower in ("of", "in", "for")
    ):
        inner = clauses.at(k + 2)
        if inner is None or inner.kind is not Kind.NOUN:
            break
        k, end = inner.index, inner.end
    return end


def _called(clauses: Clauses, verb: Phrase) -> Iterator[Reading]:
    named = clauses.subject(verb) if verb.passive else clauses.objects(verb.index + 1)[:1]
    k = clauses.skip(verb.index + 1)
    if not verb.passive:
        while (p := clauses.at(k)) is not None and named and p.start <= named[0].start:
            k = clauses.skip(k + 1)
    phrase = clauses.at(k)
    if phrase is not None and phrase.lower == "as":
        phrase = clauses.at(clauses.skip(k + 1))
    if phrase is None or phrase.kind is not Kind.NOUN or not named:
        return
    start, end = phrase.start, _phrase_end(clauses, phrase.index)
    if named[0].start <= start < named[0].end:
        return
    text = _slice(clauses, start, end).strip('“”"«» ')
    if text and clauses.type(named[0]) in _ACTORS:
        yield _value("described_as", named[0], text, start, end, verb.main.lemma, 0.6, verb)


def _aims(clauses: Clauses) -> Iterator[Reading]:
    wanting = frozenset(load("relations.en")["aims_to"]["verbs"])
    naming = frozenset(load("relations.en")["aims_to"]["nouns"])
    for verb in clauses.verbs():
        if not verb.infinitive or verb.passive:
            continue
        end = _clause_end(clauses, verb)
        start = verb.items[1].start if len(verb.items) > 1 else verb.start
        governor = verb.governor
        if governor is None:
            continue
        subject: Item | None = None
        if governor.main.lemma in wanting and governor.index == clauses.skip(verb.index - 1, -1):
            subject = next(iter(clauses.subject(governor)), None)
        elif governor.main.lemma == "be":
            for phrase in clauses.phrases[max(0, governor.index - 4) : governor.index]:
                if naming & set(phrase.nouns()):
                    found = [
                        i
                        for p in clauses.phrases[phrase.index : governor.index]
                        for i in p.items
                        if i.mention
                    ]
                    subject = found[0] if found else None
                    break
        if subject is None or clauses.type(subject) not in _ACTORS:
            continue
        yield _value(
            "aims_to", subject, _slice(clauses, start, end), start, end, governor.main.lemma, 0.6,
            governor if governor.main.lemma != "be" else None,
        )  # fmt: skip


def _clause_end(clauses: Clauses, verb: Phrase) -> int:
    end = verb.end
    for phrase in clauses.phrases[verb.index + 1 :]:
        if phrase.kind in (Kind.STOP, Kind.COMMA, Kind.RELATIVE, Kind.SUBORDINATOR, Kind.QUOTE):
            break
        if phrase.kind is Kind.VERB and not phrase.bare and not phrase.infinitive:
            break
        end = phrase.end
    return end


def partitive(phrase: Phrase) -> bool:
    """Whether a noun phrase only measures out what follows ("a number of")."""
    return phrase.main.lower in PARTITIVES
