"""Posts: who is what in which body, from apposition, possessors and copulas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from factional.extract.clauses import Clauses
from factional.extract.nominals import one_of
from factional.extract.phrases import Kind, Phrase
from factional.extract.reading import Reading, Trigger
from factional.extract.tags import Item, Tag
from factional.model import EntityType
from factional.vocabulary.lexicon import plural, words

_BODIES = {EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP}
_HOLDERS = {EntityType.PERSON}
_LINK = {"of", "in", "for", "at", "to", "within", "with"}
_COPULAS = {"be", "become", "remain", "serve", "act", "appoint", "name", "elect", "make",
            "describe", "identify", "regard"}  # fmt: skip
_SEEMS = {"be", "appear", "seem", "remain"}
_POST = 0.75
_BESIDE = 0.55
_OWNED = 0.5


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
    """Body, post and holder in one noun phrase: "X leader Y", "X's leader Y"."""
    names = [i for i in phrase.items if i.mention is not None]
    for body, holder in pairwise(names):
        if clauses.type(body) not in _BODIES or clauses.type(holder) not in _HOLDERS:
            continue
        if holder is not phrase.head:
            continue
        between = [i for i in phrase.items if body.end <= i.start and i.end <= holder.start]
        tokens = _strip_ranks([i.lower for i in between if i.tag is Tag.NOUN])
        found = role_of(tokens) or (_title(holder) if not between else None)
        if found:
            main = between[-1] if between else holder
            yield _reading(found, holder, body, main=main, around=between)


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
    standing: Item | None = None
    if phrase.main.tag is Tag.NAME and clauses.type(phrase.main) in _HOLDERS:
        tokens = phrase.main.lower.split()  # "the leader" that stands for somebody
        standing = phrase.main
    elif phrase.main.tag is Tag.NOUN:
        tokens = [i.lower for i in phrase.items if i.tag in (Tag.NOUN, Tag.DETERMINER)]
    else:
        return
    found = role_of(tokens)
    if found is None:
        return
    second = _second_post(clauses, phrase)
    roles = [(found, phrase), *([second] if second else [])]
    bodies, end = _post_of(clauses, phrase, roles[-1][1].index + 1)
    if not bodies:
        return
    holder, verb = _holder(clauses, phrase, end)
    if holder is None and standing is not None and _known(clauses, standing):
        holder = standing
    if holder is None:
        return
    holders = [holder, *_fellows(clauses, phrase, holder)]
    for post, where in roles:
        for body in bodies:
            for one in holders:
                yield _reading(post, one, body, verb=verb, main=where.main, around=phrase.items)


def _fellows(clauses: Clauses, phrase: Phrase, holder: Item) -> list[Item]:
    """Who else is listed after a post of several: "officials of X, A and B"."""
    last = phrase.main.lower
    if _singular(last) == last or holder.start < phrase.end:
        return []
    first = next((p for p in clauses.phrases if p.head is holder), None)
    listed = clauses.names(first.index) if first is not None else []
    return [n for n in listed if n is not holder and clauses.type(n) in _HOLDERS]


def _second_post(clauses: Clauses, phrase: Phrase) -> tuple[tuple[str, str], Phrase] | None:
    """The second of two posts of one holder: "leader and spokesman"."""
    link = clauses.at(clauses.skip(phrase.index + 1))
    if link is None or link.lower != "and":
        return None
    second = clauses.at(clauses.skip(link.index + 1))
    if second is None or second.kind is not Kind.NOUN or second.main.tag is not Tag.NOUN:
        return None
    also = role_of([i.lower for i in second.items if i.tag is Tag.NOUN])
    return (also, second) if also else None


def _post_of(clauses: Clauses, phrase: Phrase, k: int) -> tuple[list[Item], int]:
    """The bodies that a post is held in, and the index after them."""
    bodies: list[Item] = []
    end = at = clauses.skip(k)
    link = clauses.at(at)
    if link is not None and link.kind is Kind.PREPOSITION and link.lower in _LINK:
        named = clauses.names(clauses.skip(at + 1))
        bodies = list(takewhile(lambda b: clauses.type(b) not in _HOLDERS, named))
        end = clauses.skip(at + 1) + 1
        while (p := clauses.at(end)) is not None and bodies and p.start < bodies[-1].end:
            end += 1
    own = [i for i in phrase.items[:-1] if i.mention is not None]
    if not bodies and own:
        bodies, end = own[-1:], phrase.index + 1
    return [b for b in bodies if clauses.type(b) in _BODIES], end


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
        if before is not None and before.lower == "over":  # "took over as leader"
            taken = clauses.at(clauses.skip(k - 1, -1))
            if taken is not None and taken.main.lemma == "take":
                return next(iter(clauses.subject(taken)), None), taken
    if before is not None and before.kind is Kind.VERB and before.main.lemma in _COPULAS:
        for name in clauses.subject(before):
            if clauses.type(name) in _HOLDERS:
                return name, before
    if before is not None and before.kind in (Kind.COMMA, Kind.OPEN):
        other = clauses.at(clauses.skip(k - 1, -1))
        if other is not None and other.head and clauses.type(other.head) in _HOLDERS:
            return other.head, None
    found, verb = _holder_after(clauses, phrase, end)
    beside = before.head if before is not None and before.kind is Kind.NOUN else None
    last = before.items[-1] if before is not None else None
    if found is None and beside is not None and beside is last and clauses.type(beside) in _HOLDERS:
        return beside, None
    return found, verb


def _holder_after(clauses: Clauses, phrase: Phrase, end: int) -> tuple[Item | None, Phrase | None]:
    """The person right after a post: "the leader of X, Y", "the leader of X is Y"."""
    verb: Phrase | None = None
    after = clauses.at(clauses.skip(end))
    while after is not None and after.kind is Kind.VERB and after.main.lemma in _SEEMS:
        verb = after
        after = clauses.at(clauses.skip(after.index + 1))
    if after is not None and after.kind is Kind.COMMA:
        after = clauses.at(clauses.skip(after.index + 1))
    if after is None or after.kind is not Kind.NOUN or after.start < phrase.items[-1].end:
        return None, None
    first = next((i for i in after.items if i.mention), None)
    if first is None or first is not after.head or clauses.type(first) not in _HOLDERS:
        return None, None
    return first, verb


def _reading(
    post: tuple[str, str],
    holder: Item,
    body: Item,
    *,
    main: Item,
    verb: Phrase | None = None,
    around: Sequence[Item] = (),
) -> Reading:
    former = words("polarity.en")["former"]
    past = any(i.lower in former or i.lower.startswith("ex-") for i in around)
    trigger = Trigger(main.start, main.end, "post", post[1], _POST, verb)
    return replace(trigger.reads(post[0], holder, body), role=post[1], past=past)


def of_readings(clauses: Clauses) -> Iterator[Reading]:
    """A person "of" a body, straight after the name: "Col. Reek of the River Wolves"."""
    for phrase in clauses.phrases:
        if phrase.kind is not Kind.NOUN or phrase.head is None:
            continue
        if clauses.type(phrase.head) not in _HOLDERS or phrase.items[-1] is not phrase.head:
            continue
        if phrase.head.mention is None or not phrase.head.mention.named:
            continue
        if role_of(phrase.head.lower.split()) is not None:
            continue  # "the leader of X" says whose leader, not who
        link = clauses.at(phrase.index + 1)
        if link is None or link.lower not in ("of", "from"):
            continue
        relation, role = _title(phrase.head) or ("member_of", None)
        trigger = Trigger(link.start, link.end, "post", "of", _BESIDE)
        for body in clauses.stands(phrase.index + 2)[0]:
            named = body.mention is not None and body.mention.named
            if named and clauses.type(body) is EntityType.ORGANIZATION:
                yield replace(trigger.reads(relation, phrase.head, body), role=role)


def owned_readings(clauses: Clauses) -> Iterator[Reading]:
    """A body by its leader's name: "Reek's River Wolves", "the River Wolves of Reek"."""
    for phrase in clauses.phrases:
        if phrase.kind is not Kind.NOUN or phrase.head is None:
            continue
        body = phrase.head
        if clauses.type(body) not in _BODIES or not (body.mention and body.mention.named):
            continue
        owner = _owner(clauses, phrase, body)
        if owner is not None and clauses.type(owner) in _HOLDERS:
            yield Trigger(body.start, body.end, "post", "owner", _OWNED).reads("leads", owner, body)


def _owner(clauses: Clauses, phrase: Phrase, body: Item) -> Item | None:
    after = clauses.at(phrase.index + 1)
    if after is not None and after.lower == ":":  # an author and a title
        return None
    k = phrase.items.index(body)
    if k >= 2 and phrase.items[k - 1].tag is Tag.POSSESSIVE:
        return phrase.items[k - 2]
    link = clauses.at(phrase.index + 1)
    if link is None or link.lower != "of" or phrase.items[-1] is not body:
        return None
    after = clauses.at(phrase.index + 2)
    return after.head if after is not None and after.kind is Kind.NOUN else None
