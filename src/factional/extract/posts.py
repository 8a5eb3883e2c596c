"""Posts: who is what in which body, from apposition, possessors and copulas."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.clauses import Clauses
from factional.extract.items import Item, Tag
from factional.extract.nominals import one_of
from factional.extract.phrases import Kind, Phrase
from factional.extract.reading import Reading
from factional.model import EntityType
from factional.vocabulary.lexicon import plural, words

_BODIES = {EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP}
_HOLDERS = {EntityType.PERSON}
_LINK = {"of", "in", "for", "at", "to", "within", "with"}
_COPULAS = {"be", "become", "remain", "serve", "appoint", "name", "elect", "make"}
_POST = 0.75


def _lexicon() -> tuple[frozenset[str], frozenset[str]]:
    return words("roles.en")["leading"], words("roles.en")["other"]


def role_of(tokens: list[str]) -> tuple[str, str] | None:
    """The relation and the wording of a post at the end of some words, or None.

    "the deputy military leader" is a membership with the role "deputy military leader".
    """
    leading, other = _lexicon()
    for size in (3, 2, 1):
        tail = " ".join(tokens[-size:])
        if len(tokens) < size:
            continue
        single = _singular(tail)
        if single in leading or single in other:
            before = tokens[: len(tokens) - size]
            while before and (before[0] in _NOISE or before[0].isdigit()):
                before = before[1:]
            before = [b for b in before if b not in words("polarity.en")["former"]][-3:]
            lesser = bool(set(before) & words("roles.en")["lesser"])
            relation = "leads" if single in leading and not lesser else "member_of"
            return relation, " ".join([*before, tail])
    return None


_NOISE = {"the", "a", "an", "its", "their", "his", "our", "one", "another", "some", "two", "three"}


def _singular(text: str) -> str:
    for known in (*words("roles.en")["leading"], *words("roles.en")["other"]):
        if plural(known) == text:
            return known
    return text


def post_readings(clauses: Clauses) -> Iterator[Reading]:
    """Every post that a sentence gives to a person."""
    for phrase in clauses.phrases:
        if phrase.kind is Kind.NOUN:
            yield from _inside(clauses, phrase)
            yield from _described(clauses, phrase)


def _inside(clauses: Clauses, phrase: Phrase) -> Iterator[Reading]:
    """ "X leader Y", "X's leader Y": body, post and holder in one noun phrase."""
    names = [i for i in phrase.items if i.mention is not None]
    for body, holder in zip(names, names[1:], strict=False):
        if clauses.type(body) not in _BODIES or clauses.type(holder) not in _HOLDERS:
            continue
        if holder is not phrase.head:
            continue
        between = [i for i in phrase.items if body.end <= i.start and i.end <= holder.start]
        tokens = _strip_ranks([i.lower for i in between if i.tag is Tag.NOUN])
        found = role_of(tokens) or (_title(holder) if not between else None)
        if found:
            yield _reading(found, holder, body, body.start, holder.end, phrase, None, between)


def _title(holder: Item) -> tuple[str, str] | None:
    """The post that a name itself opens with: "President Venn"."""
    first = holder.text.split()[0].lower()
    return role_of([first]) if first in _lexicon()[0] and " " in holder.text else None


def _strip_ranks(tokens: list[str]) -> list[str]:
    while len(tokens) > 1 and tokens[-1] in words("roles.en")["ranks"] and role_of(tokens[:-1]):
        tokens = tokens[:-1]
    return tokens


def _described(clauses: Clauses, phrase: Phrase) -> Iterator[Reading]:
    """A noun phrase that is a post, with its body after or before, and its holder beside it."""
    tokens = [i.lower for i in phrase.items if i.tag in (Tag.NOUN, Tag.DETERMINER)]
    standing: Item | None = None
    if phrase.main.tag is Tag.NAME and clauses.type(phrase.main) in _HOLDERS:
        tokens = phrase.main.lower.split()  # "the leader" that stands for somebody
        standing = phrase.main
    elif phrase.main.tag is not Tag.NOUN:
        return
    found = role_of(tokens)
    if found is None:
        return
    roles = [(found, phrase)]
    at = clauses.skip(phrase.index + 1)
    after = clauses.at(at)
    if after is not None and after.kind is Kind.COORDINATOR and after.lower == "and":
        second = clauses.at(clauses.skip(at + 1))
        if second is not None and second.kind is Kind.NOUN:
            also = role_of([i.lower for i in second.items if i.tag is Tag.NOUN])
            if also and second.main.tag is Tag.NOUN:
                roles.append((also, second))
                at = clauses.skip(second.index + 1)
                after = clauses.at(at)
    bodies: list[Item] = []
    end = at
    if after is not None and after.kind is Kind.PREPOSITION and after.lower in _LINK:
        bodies = clauses.names(clauses.skip(at + 1))
        end = clauses.skip(at + 1) + 1
        while (p := clauses.at(end)) is not None and bodies and p.start < bodies[-1].end:
            end += 1
    own = [i for i in phrase.items[:-1] if i.mention is not None]
    if not bodies and own:
        bodies, end = own[-1:], phrase.index + 1
    bodies = [b for b in bodies if clauses.type(b) in _BODIES]
    if not bodies:
        return
    holder, verb = _holder(clauses, phrase, end)
    if holder is None and standing is not None and _known(clauses, standing):
        holder = standing
    if holder is None:
        return
    for (relation, role), where in roles:
        for body in bodies:
            span = [holder, body, where.main]
            start, stop = clauses.span(span)
            yield _reading((relation, role), holder, body, start, stop, where, verb, phrase.items)


def _known(clauses: Clauses, item: Item) -> bool:
    """Whether a description stands for somebody who has a name elsewhere."""
    referent = clauses.referents[item.mention.referent] if item.mention else None
    return (
        referent is not None
        and not referent.placeholder
        and (role_of(referent.name.lower().split()) is None)
    )


def _holder(clauses: Clauses, phrase: Phrase, end: int) -> tuple[Item | None, Phrase | None]:
    """The person who holds a post: before it in apposition or by a copula, or right after it."""
    k = clauses.skip(one_of(clauses, phrase) - 1, -1)
    before = clauses.at(k)
    if before is not None and before.kind is Kind.PREPOSITION and before.lower == "as":
        k = clauses.skip(k - 1, -1)
        before = clauses.at(k)
    if before is not None and before.kind is Kind.VERB and before.main.lemma in _COPULAS:
        for name in clauses.subject(before):
            if clauses.type(name) in _HOLDERS:
                return name, before
    if before is not None and before.kind in (Kind.COMMA, Kind.OPEN):
        other = clauses.at(clauses.skip(k - 1, -1))
        if other is not None and other.head and clauses.type(other.head) in _HOLDERS:
            return other.head, None
    last = phrase.items[-1]
    after = clauses.at(clauses.skip(end))
    verb: Phrase | None = None
    while (
        after is not None
        and after.kind is Kind.VERB
        and (after.main.lemma in ("be", "appear", "seem", "remain"))
    ):
        verb = after
        after = clauses.at(clauses.skip(after.index + 1))
    if after is not None and after.kind is Kind.COMMA:
        after = clauses.at(clauses.skip(after.index + 1))
    if (
        after is not None
        and after.kind is Kind.NOUN
        and after.head is not None
        and after.start >= last.end
        and clauses.type(after.head) in _HOLDERS
        and after.head is next((i for i in after.items if i.mention), None)
    ):
        return after.head, verb
    if before is not None and before.kind is Kind.NOUN and before.head is not None:
        if clauses.type(before.head) in _HOLDERS and before.items[-1] is before.head:
            return before.head, None
    return None, None


def _reading(
    found: tuple[str, str],
    holder: Item,
    body: Item,
    start: int,
    end: int,
    phrase: Phrase,
    verb: Phrase | None,
    around: list[Item],
) -> Reading:
    former = words("polarity.en")["former"]
    past = any(i.lower in former or i.lower.startswith("ex-") for i in around)
    return Reading(
        relation=found[0],
        subject=holder,
        object=body,
        start=min(start, phrase.main.start),
        end=max(phrase.main.end, start) if phrase.main.end < end else phrase.main.end,
        rule="post",
        cue=found[1],
        confidence=_POST,
        verb=verb,
        role=found[1],
        past=past,
    )


def of_readings(clauses: Clauses) -> Iterator[Reading]:
    """A person "of" a body, straight after the name: "Col. Reek of the River Wolves"."""
    for phrase in clauses.phrases:
        if phrase.kind is not Kind.NOUN or phrase.head is None:
            continue
        if clauses.type(phrase.head) not in _HOLDERS or phrase.items[-1] is not phrase.head:
            continue
        if phrase.head.mention is None or not phrase.head.mention.named:
            continue
        link = clauses.at(phrase.index + 1)
        if link is None or link.lower not in ("of", "from"):
            continue
        title = _title(phrase.head) or ("member_of", "")
        for body in clauses.stands(phrase.index + 2)[0]:
            if (
                clauses.type(body) is EntityType.ORGANIZATION
                and body.mention
                and body.mention.named
            ):
                yield Reading(
                    title[0],
                    phrase.head,
                    body,
                    link.start,
                    link.end,
                    "post",
                    "of",
                    0.55,
                    role=title[1] or None,
                )


def owned_readings(clauses: Clauses) -> Iterator[Reading]:
    """A body by its leader's name: "Reek's River Wolves", "the River Wolves of Reek"."""
    for phrase in clauses.phrases:
        if phrase.kind is not Kind.NOUN or phrase.head is None:
            continue
        body = phrase.head
        if clauses.type(body) not in _BODIES or not (body.mention and body.mention.named):
            continue
        k = phrase.items.index(body)
        owner: Item | None = None
        if k >= 2 and phrase.items[k - 1].tag is Tag.POSSESSIVE:
            owner = phrase.items[k - 2]
        link = clauses.at(phrase.index + 1)
        if owner is None and link is not None and link.lower == "of" and phrase.items[-1] is body:
            after = clauses.at(phrase.index + 2)
            owner = after.head if after is not None and after.kind is Kind.NOUN else None
        if owner is not None and clauses.type(owner) in _HOLDERS:
            yield Reading("leads", owner, body, body.start, body.end, "post", "owner", 0.5)
