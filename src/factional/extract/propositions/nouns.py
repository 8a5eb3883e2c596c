"""Nouns: what frames with a noun at their head state.

"Clashes between X and Y", "X's attack on Y", "the killing of Y by X", "X launched an offensive
against Y", "relations with Y". A noun that names what its bearer is ("an ally of Y") goes round by
who that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factional.extract.propositions.bearers import bearers, namesake
from factional.extract.propositions.clausal import made_of, said_where, whence
from factional.extract.propositions.doers import places_hit
from factional.extract.propositions.light import (
    LENT,
    WITH_HELP,
    by_light_verb,
    together,
    with_help,
)
from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Party, Reading
from factional.extract.propositions.sides import NOUN, Sides, owners, typed
from factional.vocabulary import Vocabulary
from factional.vocabulary.lexicon import NounFrame, frames, words

_VOCABULARY = Vocabulary.load()
_BEARER = 0.7


def noun_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """What a noun states of those who are tied to it."""
    tree = matcher.tree
    if tree.tag(word) not in ("NOUN", "PROPN", "VERB"):
        return
    if tree.tag(word) == "VERB" and not _nominal(matcher, word):
        return
    if tree.is_(word, "compound", "flat") or _in_name(parties, matcher, word):
        return
    if parties.brethren(word):  # "our allies of X" are X
        return
    told = {
        form
        for c in tree.children(word, "amod", "compound", "nmod:desc")
        for form in (tree.lemma(c), tree.lower(c))
    }
    seen: set[tuple[str, str, str]] = set()
    for frame in _frames(matcher, word):
        if frame.unless & told or (frame.beside and not frame.beside & told):
            continue
        relation = _worded(matcher, word, frame)
        for sides in _all_sides(parties, matcher, word, frame):
            for subject in sides.subjects:
                alone = frame.need == "subject" and not _VOCABULARY[relation].object
                for object in sides.objects or ((None,) if alone else ()):
                    if object is not None and subject.referent == object.referent:
                        continue
                    key = (relation, subject.referent, object.referent if object else "")
                    if key in seen:
                        continue
                    seen.add(key)
                    yield Reading(
                        relation=relation,
                        subject=subject,
                        object=object,
                        trigger=word,
                        words=(word,),
                        rule="bearer" if frame.post else "noun",
                        cue=tree.lemma(word),
                        confidence=sides.confidence,
                        clause=sides.clause,
                        denied=sides.denied,
                        frame=frame.text,
                    )


def _nominal(matcher: Matcher, word: int) -> bool:
    """Whether a word that a tagger took for a verb stands as a noun: "the X offensive was"."""
    tree = matcher.tree
    if tree.children(word, "det", "nmod:poss", "amod"):
        return True
    return tree.is_(word, "nsubj", "obj") and bool(tree.children(word, "compound"))


def _in_name(parties: Parties, matcher: Matcher, word: int) -> bool:
    """Whether a noun is but the last word of a name: the "Front" of "the Support Front"."""
    form, mention = matcher.tree.form(word), parties.mention(word)
    return (
        matcher.tree.tag(word) == "PROPN"
        and form[:1].isupper()
        and mention is not None
        and mention.named
        and " " in mention.text
    )


def _frames(matcher: Matcher, word: int) -> tuple[NounFrame, ...]:
    """The frames of a noun, the whole of one with a hyphen: "cease-fire", "spin-off"."""
    tree, known = matcher.tree, frames().nouns
    if word >= 2 and tree.form(word - 1) == "-":
        before = tree.words[word - 2]
        if before.end == tree.words[word - 1].start:
            whole = known.get(f"{tree.lower(word - 2)}-{tree.lemma(word)}")
            if whole:
                return whole
    return known.get(tree.lemma(word), ()) or known.get(tree.lower(word), ())


def _worded(matcher: Matcher, word: int, frame: NounFrame) -> str:
    """The relation of a noun, turned by an adjective: "strained relations"."""
    tree = matcher.tree
    strained = words("roles.en")["strained"]
    said = tree.children(word, "amod")
    head = tree.head(word)
    if head is not None and tree.is_(word, "nsubj", "nsubj:pass"):
        said.append(head)  # "relations with X are poor", "soured", "are marked by clashes"
        said += [o.word for o in matcher.clauses.obliques(head) if o.preposition == "by"]
    if frame.relation == "allied_with":
        told = {form for c in said for form in (tree.lower(c), tree.lemma(c))}
        fought = any(f.relation in _FOUGHT for form in told for f in frames().nouns.get(form, ()))
        if strained & told or fought:
            return "hostile_to"
        if words("roles.en")["ideal"] & told:
            return "aligned_with"
    return frame.relation


def _all_sides(parties: Parties, matcher: Matcher, word: int, frame: NounFrame) -> Iterator[Sides]:
    tree = matcher.tree
    clause = matcher.clauses.governing(word)
    denied = any(tree.lower(c) in ("no", "neither") for c in tree.children(word, "det"))
    if frame.between:
        for one, other in _pairs(parties, matcher, word, frame):
            yield Sides(one, other, clause, NOUN, denied)
    if frame.post:
        yield from _bearing(parties, matcher, word, frame, denied=denied)
        return
    if frame.relation in LENT and tree.preposition(tree.first_conjunct(word)) in WITH_HELP:
        helped = list(with_help(parties, matcher, word, frame))
        yield from helped
        if "of" in frame.object and any(h.subjects and h.objects for h in helped):
            return
    objects = _objects(parties, matcher, word, frame)
    subjects = _subjects(parties, matcher, word, frame, objects)
    if frame.own == "object" and "from" in frame.subject:
        objects, subjects = _sent(parties, matcher, word, frame) or (objects, subjects)
    if frame.own == "subject" and not objects and frame.subject:
        objects, subjects = _owned(parties, matcher, word, frame, subjects)
    if subjects and (objects or frame.need == "subject"):
        yield Sides(subjects, objects, clause, NOUN, denied)
        return
    if objects and frame.relation == "attacked":
        engaged = _engaged(parties, matcher, word, frame)
        if engaged:
            yield Sides(engaged, objects, clause, NOUN, denied)
            return
    if objects:
        yield from by_light_verb(parties, matcher, word, frame, objects, denied=denied)
    elif frame.between:
        yield from together(parties, matcher, word, frame, denied)


def _bearing(
    parties: Parties, matcher: Matcher, word: int, frame: NounFrame, *, denied: bool
) -> Iterator[Sides]:
    """Who is what of whom: "X, an ally of Y", "X and Y are rivals"."""
    tree, clauses = matcher.tree, matcher.clauses
    clause = clauses.governing(word)
    told = {tree.lower(c) for c in tree.children(word, "amod")}
    own = parties.own(word)  # "the X coalition" is X
    objects = _apart(_objects(parties, matcher, word, frame), own)
    if objects:
        found = bearers(parties, matcher, word)
        held = [p for p in found if not namesake(matcher, p, word, frame.relation)]
        subjects = tuple(p for p in held if p.type in frame.subject_types)
        if (
            frame.relation in _SIDED
            and not told & words("roles.en")["former"]
            and not _others(subjects, objects)  # "X and its allies"
        ):
            subjects = tuple(p for p in own if p.type in frame.subject_types)
        if frame.turned:
            subjects = tuple(p for p in held if p.type in frame.object_types)
            givers = tuple(o for o in objects if o.type in frame.subject_types)
            yield Sides(givers, subjects, clause, _BEARER)
        else:
            yield Sides(subjects, objects, clause, _BEARER)
    elif _VOCABULARY[frame.relation].symmetric:  # "X and Y are rivals"
        equals = typed(parties, clauses.copular_subjects(word), frame.subject_types)
        for left, right in combinations(equals, 2):
            yield Sides((left,), (right,), clause, _BEARER, denied)


_FOUGHT = frozenset({"attacked", "hostile_to"})


def _pairs(
    parties: Parties, matcher: Matcher, word: int, frame: NounFrame
) -> Iterator[tuple[tuple[Party, ...], tuple[Party, ...]]]:
    """Those whom a noun is between, or of: "a truce between A and B", "the merger of A and B"."""
    both = _between(matcher, word)
    found = typed(parties, both, frame.subject_types | frame.object_types)
    of = [o.word for o in matcher.clauses.obliques(word) if o.preposition == "of"]
    if not both and len(of) > 1 and "of" not in frame.object:
        found = typed(parties, of, frame.subject_types)
        third = made_of(parties, matcher, word) if frame.relation == "merged_into" else ()
        if third:
            yield found, third
            return
    for one, other in combinations(found, 2):
        yield (one,), (other,)


_SIDED = frozenset({"allied_with", "hostile_to", "supports"})


def _apart(found: tuple[Party, ...], known: tuple[Party, ...]) -> tuple[Party, ...]:
    same = {p.referent for p in known}
    return tuple(p for p in found if p.referent not in same)


def _others(subjects: tuple[Party, ...], objects: tuple[Party, ...]) -> bool:
    taken = {p.referent for p in objects}
    return any(p.referent not in taken for p in subjects)


def _between(matcher: Matcher, word: int) -> list[int]:
    """Whom something is between, be they tied to the noun, to its verb, or to a place or day.

    "Clashes erupted in Y between A and B", "talks on Monday between A and B".
    """
    tree, clauses = matcher.tree, matcher.clauses
    head = tree.head(word)
    holders = [word, *tree.children(word, "acl")]
    if head is not None and tree.is_(word, "nsubj", "obj") and tree.tag(head) in ("VERB", "AUX"):
        holders.append(head)
    below = [o.word for h in holders for o in clauses.obliques(h)]
    below = [w for w in below if not any(f.between for f in _frames(matcher, w))]
    for holder in (*holders, *below):
        for child in tree.children(holder):
            if tree.preposition(child) not in ("between", "among"):
                continue
            found = tree.conjuncts(child)
            if len(found) == 1:  # "between A and B", where a parse joined B to the noun
                found += [c for c in tree.children(holder, "conj") if c > child][:1]
            if len(found) > 1 or tree.children(found[0], "amod", "compound"):
                return found  # "between the Karvian and Ostrelian governments" is one noun
    return []


def _objects(parties: Parties, matcher: Matcher, word: int, frame: NounFrame) -> tuple[Party, ...]:
    tree = matcher.tree
    found = [
        o.word
        for o in matcher.clauses.obliques(word)
        if frame.object & {o.preposition, o.preposition.partition(" ")[0]}
    ]
    head = tree.head(word)
    if not found and head is not None and tree.is_(word, "obj", "nsubj:pass"):
        # what a parse hung on the light verb: "launched an attack on Y"
        found = [
            o.word
            for o in matcher.clauses.obliques(head)
            if o.preposition in frame.object and o.preposition not in ("in", "of")
        ]
    if not found and head is not None and tree.is_(word, "nsubj"):
        found = [  # what stands between a subject and its verb is the subject's
            o.word
            for o in matcher.clauses.obliques(head)
            if word < o.word < head and o.preposition in frame.object
        ]
    if not found and head is not None and tree.is_(word, "obl"):  # "died in an attack on Y"
        found = [
            o.word
            for o in matcher.clauses.obliques(head)
            if o.word > word and o.preposition in frame.object & {"on", "against", "upon"}
        ]
    if not found and not frame.post:
        found = _hung_on_doer(parties, matcher, word, frame)
    if frame.own == "object":
        found = [*found, *owners(matcher, word)]
    elif not found and frame.object and "of" in frame.object:
        found = [c for c in tree.children(word, "compound") if c < word]
    objects = typed(parties, found, frame.subject_types if frame.turned else frame.object_types)
    if not objects and not frame.post:
        objects = typed(parties, said_where(matcher, word, frame), frame.object_types)
    if not objects and frame.relation == "attacked":
        return places_hit(parties, matcher.clauses, tuple(found), word)
    return objects


def _hung_on_doer(parties: Parties, matcher: Matcher, word: int, frame: NounFrame) -> list[int]:
    """What a parse tied to who did it: "the arrest by police of X", "a raid by X on Y"."""
    return [
        inner.word
        for doer in matcher.clauses.obliques(word)
        if doer.preposition in frame.subject
        for inner in matcher.clauses.obliques(doer.word)
        if inner.preposition in frame.object and not (inner.preposition == "of" == doer.preposition)
        if all(p.via != "part" for p in parties.at(doer.word))
    ]


def _subjects(
    parties: Parties,
    matcher: Matcher,
    word: int,
    frame: NounFrame,
    objects: tuple[Party, ...],
) -> tuple[Party, ...]:
    taken = {p.referent for p in objects}
    found = [o.word for o in matcher.clauses.obliques(word) if o.preposition in frame.subject]
    if not found and "from" in frame.subject:
        found = whence(matcher, word)
    if not found and "by" in frame.subject:  # "the training of X's recruits by Y"
        found = [
            o.word
            for below in matcher.clauses.obliques(word)
            for o in matcher.clauses.obliques(below.word)
            if below.preposition in frame.object and o.preposition == "by"
        ]
    if frame.own == "subject":
        found = [*found, *owners(matcher, word)]
    subjects = typed(parties, found, frame.subject_types)
    if not subjects and frame.own == "subject":
        subjects = typed(parties, matcher.clauses.entry_of(word), frame.subject_types)
    return tuple(p for p in subjects if p.referent not in taken)


def _owned(
    parties: Parties,
    matcher: Matcher,
    word: int,
    frame: NounFrame,
    subjects: tuple[Party, ...],
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The possessor as the object, where the subject is told: "its backing from Y"."""
    told = [
        o.word for o in matcher.clauses.obliques(word) if o.preposition in frame.subject - {"of"}
    ]
    givers = typed(parties, told, frame.subject_types)
    if not givers:
        return (), subjects
    held = typed(parties, owners(matcher, word), frame.object_types)
    if not held:
        head = matcher.tree.head(matcher.tree.first_conjunct(word))
        said = matcher.tree.preposition(word) in ("with", "through", "thanks to", "without")
        if head is not None and said and matcher.tree.tag(head) in ("VERB", "AUX", "ADJ"):
            held = typed(parties, matcher.clauses.subjects(head), frame.object_types)
    return held, givers


def _sent(
    parties: Parties, matcher: Matcher, word: int, frame: NounFrame
) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
    """Who takes what an owner sends, and who sends it: "their money goes to X"."""
    takers = typed(parties, said_where(matcher, word, frame), frame.object_types)
    givers = typed(parties, owners(matcher, word), frame.subject_types)
    return (takers, givers) if takers and givers else None


def _engaged(parties: Parties, matcher: Matcher, word: int, frame: NounFrame) -> tuple[Party, ...]:
    """Who is helped or seen in a fight: "support for X in the fight against Y"."""
    tree, clauses = matcher.tree, matcher.clauses
    head = tree.head(word)
    if head is None or not frame.between or tree.preposition(word) != "in":
        return ()
    own = typed(parties, [head], frame.subject_types) if tree.is_(word, "nmod") else ()
    if own or tree.tag(head) not in ("VERB", "NOUN"):
        return own
    helped = clauses.objects(head) if tree.tag(head) == "VERB" else ()
    told = [o.word for o in clauses.obliques(head) if o.preposition in ("for", "of", "to")]
    return typed(parties, [*helped, *told], frame.subject_types)
