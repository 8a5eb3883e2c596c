"""Posts: who leads what, and who is what in which body."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.gazetteer import gazetteer
from factional.extract.nouns import nouns
from factional.extract.propositions.bearers import bearers
from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Party, Reading
from factional.extract.propositions.succession import implied
from factional.extract.spelling import fold
from factional.extract.syntax import Tree
from factional.model import EntityType
from factional.vocabulary.lexicon import frames, words

_BODIES = frozenset({EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP})
_HOLDERS = frozenset({EntityType.PERSON, EntityType.GROUP})
_OF = ("of", "for", "in", "at", "with", "from", "within", "to", "on")
_FORCES = frozenset({EntityType.ORGANIZATION, EntityType.GROUP})
_POST = 0.75
_BESIDE = 0.6
_UNNAMED = 0.5
_LONGEST = 4


def post_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """What a noun that is a post says of its holder and its body."""
    tree = matcher.tree
    if tree.tag(word) not in ("NOUN", "PROPN"):
        return
    yield from _ranked(parties, matcher, word)
    found = post(matcher, word) or _anybody(matcher, word)
    if found is None:
        return
    relation, role, size = found
    bodies = [b for b in _bodies(parties, matcher, word) if _employs(tree, role, b)]
    bodies = bodies or implied(parties, matcher, word)
    if not bodies:
        return
    if relation == "leads" and _one_of_many(matcher, word):
        relation = "member_of"
    held = (p for p in bearers(parties, matcher, word) if p.type in _HOLDERS)
    holders = [p for p in held if not (p.word == word and _mass(matcher, word, bodies))]
    holders = [p for p in holders if p.through != word or p.via != "part"]
    if len(bodies) > 1 and tree.feature(word, "Number") == "Plur":  # "leaders of X and Y"
        holders = [p for p in holders if p.word != word]
    denied = False
    past = any(
        tree.lower(c) in words("roles.en")["former"]
        for c in tree.children(word, "amod", "advmod", "compound")
    )
    for holder in holders:
        for body in bodies:
            if holder.referent == body.referent:
                continue
            own = holder.word == word
            yield Reading(
                relation=relation,
                subject=holder,
                object=body,
                trigger=word,
                words=tuple(range(word - size + 1, word + 1)),
                rule="post",
                cue=role,
                confidence=_POST if holder.named and not own else _UNNAMED,
                clause=_clause(matcher, word),
                role=role,
                denied=denied,
                past=past,
            )


def _ranked(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """A person's name with the body it is of: "Col. X of the Y Legion"."""
    tree = matcher.tree
    mention = parties.mention(word)
    if mention is None or tree.tag(word) != "PROPN":
        return
    for holder in parties.at(word):
        people = holder.type is EntityType.GROUP and fold(tree.form(word)) in gazetteer().people
        if not people and (holder.type is not EntityType.PERSON or not holder.named):
            continue
        found = [o.word for o in matcher.clauses.obliques(word) if o.preposition in ("of", "from")]
        for body in parties.each(found, _FORCES):
            if body.type in _FORCES and body.named:
                yield Reading(
                    relation="member_of",
                    subject=holder,
                    object=body,
                    trigger=word,
                    words=(word,),
                    rule="post",
                    cue="of",
                    confidence=_BESIDE,
                )


def _anybody(matcher: Matcher, word: int) -> tuple[str, str, int] | None:
    """A noun for a person with a body it belongs to: "a politician from X", "a student of X"."""
    tree = matcher.tree
    if EntityType.PERSON not in nouns().types(tree.lower(word)) or tree.tag(word) != "NOUN":
        return None
    lemma = tree.lemma(word)
    if lemma in frames().nouns or lemma in words("roles.en")["relational"]:
        return None
    inside = tree.lower(word) == tree.lemma(word) and tree.is_(word, "nsubj", "obj")
    said = ("from", "of", "within", *(("in",) if inside else ()))  # "a fellow in X told us"
    tied = any(o.preposition in said for o in matcher.clauses.obliques(word))
    return ("member_of", lemma, 1) if tied else None


def _employs(tree: Tree, role: str, body: Party) -> bool:
    """Whether a post can be held in a body: a nation has generals, and no surgeons or rebels."""
    if tree.lemma(body.word) in words("roles.en")["no_bodies"]:
        return False
    tail = role.split()
    known = words("roles.en")["of_state"]
    told = tail[-1] in known or " ".join(tail[-3:]) in known
    return body.type is not EntityType.STATE or told


def _one_of_many(matcher: Matcher, word: int) -> bool:
    """Whether a commander is but one of a body's: "a commander of X", "senior X leader"."""
    tree, lexicon = matcher.tree, words("roles.en")
    if tree.lemma(word) not in lexicon["many_a"]:
        return False
    ranked = {tree.lower(c) for c in tree.children(word, "amod", "compound", "advmod")}
    if ranked & lexicon["ranked"]:
        return True
    said = {tree.lower(c) for c in tree.children(word, "det")}
    return tree.lemma(word) in lexicon["indefinite"] and bool(said & {"a", "an", "another", "some"})


def _mass(matcher: Matcher, word: int, bodies: list[Party]) -> bool:
    """Whether a description but counts men of a body, or a people's: "70 X fighters"."""
    tree, lexicon = matcher.tree, words("roles.en")
    if tree.lemma(word) in lexicon["leading"]:
        several = tree.lower(word) != tree.lemma(word)
        return several and all(b.type is EntityType.STATE for b in bodies)
    counted = tree.child(word, "nummod") is not None
    return counted and tree.lemma(word) in lexicon["rank_and_file"]


def _clause(matcher: Matcher, word: int) -> int | None:
    """The predicate that gives somebody a post; None in an apposition or a title."""
    tree = matcher.tree
    if tree.child(word, "cop") is not None:
        return word
    if matcher.clauses.copular_subjects(word):
        return matcher.clauses.governing(word)
    return None


def post(matcher: Matcher, word: int) -> tuple[str, str, int] | None:
    """The relation and wording of a post that ends in a word, and its length in words; or None.

    "the deputy military leader" is a membership with the role "deputy military leader".
    """
    tree = matcher.tree
    lexicon = words("roles.en")
    if tree.preposition(word) == "in" and tree.lemma(word) == "chief":  # "editor in chief"
        return None
    before: list[int] = []
    at = word - 1
    inside = set(tree.children(word, "amod", "compound", "nmod:desc", "flat", "punct", "nmod"))
    inside |= {g for c in inside for g in tree.subtree(c)}
    while at in inside and len(before) < _LONGEST and tree.tag(at) in ("NOUN", "ADJ", "PROPN"):
        before.insert(0, at)
        at -= 1
    forms = [*(tree.lower(b) for b in before), tree.lemma(word)]
    for size in range(min(3, len(forms)), 0, -1):
        tail = " ".join(forms[-size:])
        if tail not in lexicon["leading"] and tail not in lexicon["other"]:
            continue
        kept = forms[: len(forms) - size]
        while kept and (kept[0] in words("roles.en")["former"] or _name(tree.form(before[0]))):
            kept, before = kept[1:], before[1:]
        if tail in ("chief", "head"):
            tail = _charge(matcher, word) or tail
        lesser = bool({*kept, *forms[:-1]} & lexicon["lesser"])
        leads = (tail in lexicon["leading"] or tail == "chief of police") and not lesser
        role = " ".join([*kept, tail])
        return ("leads" if leads else "member_of"), role, size + len(kept)
    return None


def _charge(matcher: Matcher, word: int) -> str | None:
    """What a chief or head is in charge of, where that is no body: "chief of staff"."""
    for oblique in matcher.clauses.obliques(word):
        if oblique.preposition == "of":
            said = f"{matcher.tree.lemma(word)} of {matcher.tree.lower(oblique.word)}"
            if said in words("roles.en")["other"] or said in words("roles.en")["leading"]:
                return said
    return None


def _name(form: str) -> bool:
    return form[:1].isupper() and not form.isupper()


def _bodies(parties: Parties, matcher: Matcher, word: int) -> list[Party]:
    """What a post is held in: after "of", or before the noun."""
    tree, clauses = matcher.tree, matcher.clauses
    first = tree.first_conjunct(word)
    shared = [w for w in (*tree.children(word, "conj"), first) if not _apart(tree, max(w, word))]
    for noun in dict.fromkeys((word, *shared)):
        charge = _charge(matcher, noun)
        tied = [o for o in clauses.obliques(noun) if o.preposition in _OF]
        found = [o for o in tied if charge is None or charge.split()[-1] != tree.lower(o.word)]
        found = [o for o in found if not _portfolio(tree, noun, o.word)]
        found += [
            o
            for w in (o.word for o in tied)
            if tree.tag(w) == "NOUN" or _portfolio(tree, noun, w)
            if w not in [o.word for o in found]
            for o in clauses.obliques(w)
            if o.preposition in ("of", "in")
        ]
        bodies = [
            p
            for o in found
            for p in parties.each([o.word], _BODIES)
            if p.type in _BODIES and _held_in(tree, noun, o.preposition, p)
        ]
        if bodies:
            return list(dict.fromkeys(bodies))
    for noun in dict.fromkeys((word, first) if first in shared else (word,)):
        owners = [
            w
            for c in tree.children(noun, "nmod:poss", "compound", "amod", "nmod", "nmod:desc")
            if c < noun and not tree.preposition(c)
            for w in tree.conjuncts(c)
        ]
        bodies = _nearest([p for p in parties.each(owners, _BODIES) if p.type in _BODIES])
        if bodies:
            return bodies[:2]
    head = tree.head(word)
    if head is not None and tree.is_(word, "nmod:desc", "compound", "flat"):  # "X leader Y"
        owners = [
            c
            for c in tree.children(head, "nmod:poss", "compound", "amod", "nmod", "nmod:desc")
            if c < word and not tree.preposition(c)
        ]
        return _nearest([p for p in parties.each(owners, _BODIES) if p.type in _BODIES])[:2]
    return [p for p in parties.each(clauses.entry_of(word), _BODIES) if p.type in _BODIES]


def _apart(tree: Tree, word: int) -> bool:
    """Whether a further conjunct is one by itself: "two soldiers and a number of rebels of X"."""
    return bool(tree.children(word, "det", "nummod", "nmod:poss")) and tree.is_(word, "conj")


def _portfolio(tree: Tree, post: int, charge: int) -> bool:
    """Whether what a minister is of is no body: "the Minister of Information"."""
    lexicon = words("roles.en")
    if tree.lemma(post) not in lexicon["portfolio_holders"]:
        return False
    return tree.lower(charge) in lexicon["portfolios"]


def _held_in(tree: Tree, post: int, preposition: str, body: Party) -> bool:
    """Whether a preposition ties a post to its body, rather than to where it is held."""
    if preposition == "to" and tree.lemma(post) in words("roles.en")["sent"]:
        return False  # an ambassador to X is not X's
    return body.type is not EntityType.STATE or preposition in ("of", "for", "from")


def _nearest(bodies: list[Party]) -> list[Party]:
    """Bodies before a noun without the nation of its holder: "an Iraqi X commander"."""
    own = [b for b in bodies if b.type is not EntityType.STATE]
    return own or bodies
