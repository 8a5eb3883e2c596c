"""Strength and make-up: how many belong to a body, and who they are."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.gazetteer import gazetteer
from factional.extract.layers import QuantityExpression
from factional.extract.lexicon import words as lists
from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Party, Reading
from factional.extract.propositions.values import BODIES, listed, span_of, valued, worded
from factional.model import EntityType
from factional.vocabulary.lexicon import words

_STATED = 0.75
_OWNED = 0.55
_WITHIN = ("of", "in", "from", "within")
_MADE = 0.65
_STRONG = ("strong", "man", "member")


def strength_readings(
    parties: Parties, matcher: Matcher, quantity: QuantityExpression
) -> Iterator[Reading]:
    """Whose strength a number of people is said to be."""
    tree = matcher.tree
    head = tree.head_of(quantity.start, quantity.end)
    if head is None:
        return
    last = tree.within(quantity.start, quantity.end)[-1]
    if tree.lower(last) in _STRONG:  # "a 3,000-strong army", whatever the number hangs on
        head = last
    found = list(_owners(parties, matcher, head))
    if not found:
        found = [(party, None, _OWNED) for party in _themselves(parties, matcher, quantity, head)]
    for subject, clause, confidence in found:
        if subject.type in BODIES or subject.type is EntityType.STATE:
            unit = quantity.quantity.unit.lower().split()
            known = any(u.rstrip("s") in listed("strength", "nouns") for u in unit)
            yield valued(
                "strength", subject, quantity.quantity, (quantity.start, quantity.end),
                trigger=head, cue="quantity", clause=clause, words=(head, *_once(matcher, clause)),
                confidence=confidence if known else confidence - 0.15,
            )  # fmt: skip
            return


def _once(matcher: Matcher, clause: int | None) -> list[int]:
    """The words that tell of another time than the present one: "at our largest", "initially"."""
    tree = matcher.tree
    said = tree.children(clause, "obl", "nmod", "advmod", "advcl") if clause is not None else []
    found = (tree.subtree(word) for word in said)
    once = words("timing.en")["once"]
    return [i for part in found if any(tree.lower(j) in once for j in part) for i in part]


def _themselves(
    parties: Parties, matcher: Matcher, quantity: QuantityExpression, head: int
) -> tuple[Party, ...]:
    """The people who are counted, where they are spoken of as a body: "300 militants are on"."""
    tree = matcher.tree
    counted = head
    if tree.is_(head, "nummod") and (noun := tree.head(head)) is not None:
        counted = noun
    elif tree.lemma(head) in words("roles.en")["partitives"]:  # "hundreds of foreign militants"
        counted = next((o.word for o in matcher.clauses.obliques(head)), head)
    above = tree.head(tree.first_conjunct(counted))
    if above is not None and tree.lemma(above) in listed("strength", "verbs"):
        return ()  # "it has 500 fighters", whoever "it" is
    own = parties.own(counted)
    many = tree.feature(counted, "Number") == "Plur"
    return tuple(p for p in own if many and not p.named and p.type in BODIES)


def _owners(
    parties: Parties, matcher: Matcher, head: int
) -> Iterator[tuple[Party, int | None, float]]:
    tree, clauses = matcher.tree, matcher.clauses
    inside = parties.mention(head)
    at = tree.first_conjunct(head)
    above = tree.head(at)
    # "the 300-strong X", "an 800-man column": of the noun that follows, whatever the parse
    if tree.lower(head).endswith(_STRONG) and head + 1 < len(tree.words):
        body = head + 1
        while tree.is_(body, "amod", "compound") and (tree.head(body) or 0) > body:
            body = tree.head(body) or body
        for party in parties.at(body, BODIES):
            yield party, None, _STATED
        return
    if tree.is_(at, "amod", "nummod", "compound") and above is not None:
        return
    # "a force of 500 men", "X has a force of 500"
    if tree.is_(at, "nmod") and above is not None and tree.preposition(at) in ("of", "at"):
        noun = tree.lemma(above)
        if noun in listed("strength", "counting"):
            owners = [o.word for o in clauses.obliques(above) if o.word != at]
            owners += tree.children(above, "nmod:poss", "compound")
            for party in parties.each(owners, BODIES):
                yield party, above, _STATED
            return
        if noun in ("force", "army", "group", "militia", "contingent", "membership", "band"):
            for party in parties.at(above, BODIES):
                yield party, None, _STATED
            at, above = tree.first_conjunct(above), tree.head(tree.first_conjunct(above))
    if tree.preposition(at).startswith("according"):  # who says so
        return
    if above is None or (tree.child(at, "cop") is not None):
        yield from _predicated(parties, matcher, at)
        return
    verb = tree.tag(above) in ("VERB", "AUX") and tree.lemma(above) in listed("strength", "verbs")
    if verb and tree.is_(at, "obj", "obl", "xcomp", "nmod", "ccomp", "advmod", "nummod"):
        yield from _said_of(parties, matcher, above)
        return
    owners = [o.word for o in clauses.obliques(at) if o.preposition in _WITHIN]
    there = tree.tag(above) in ("VERB", "AUX") and tree.lemma(above) == "be"
    if there and inside is None and any(tree.tag(w) == "PRON" for w in owners):
        told = [o.word for o in clauses.obliques(above) if o.preposition in _WITHIN]
        among = [p for p in parties.each(told, BODIES) if p.type in BODIES]
        for party in among:  # "ninety of us in the column"
            yield party, above, _STATED
    if owners and there and inside is None:
        for party in parties.each(owners, BODIES):
            yield party, above, _STATED
    for party in parties.each(tree.children(at, "nmod:poss"), BODIES):
        yield party, None, _OWNED
    # "with 450 fighters, X", "X (900 sabres)", "some 500 men of X marched", "300 Turks fought"
    if tree.preposition(at) == "with" and inside is None:
        for party in parties.each(clauses.subjects(above), BODIES):
            yield party, None, _STATED
    elif tree.is_(at, "appos", "dep") and inside is None:
        for party in parties.at(above, BODIES):
            yield party, None, _STATED
    elif tree.is_(at, "nsubj") and not clauses.passive(above):
        own = parties.at(at, BODIES) if inside is not None and not inside.named else ()
        for party in own or parties.each(owners, BODIES):
            yield party, above, _OWNED


def _predicated(
    parties: Parties, matcher: Matcher, at: int
) -> Iterator[tuple[Party, int | None, float]]:
    """Whose number is told: "X's strength is 300", "they are 300", "there are 140 of them"."""
    clauses = matcher.clauses
    for subject in clauses.subjects(at):
        yield from _counted(parties, matcher, subject, at)
    if not clauses.subjects(at):
        owners = [o.word for o in clauses.obliques(at) if o.preposition in ("of", "in", "within")]
        for party in parties.each(owners, BODIES):
            yield party, at, _STATED


def _said_of(
    parties: Parties, matcher: Matcher, verb: int
) -> Iterator[tuple[Party, int | None, float]]:
    tree, clauses = matcher.tree, matcher.clauses
    judged = tree.lemma(verb) in listed("strength", "judging")  # "X put its strength at 300"
    for subject in clauses.deep_objects(verb) if judged else clauses.subjects(verb):
        yield from _counted(parties, matcher, subject, verb)


def _counted(
    parties: Parties, matcher: Matcher, subject: int, verb: int
) -> Iterator[tuple[Party, int | None, float]]:
    """The body itself, or whose number, strength or members the subject is."""
    tree, clauses = matcher.tree, matcher.clauses
    if tree.lemma(subject) in listed("strength", "counting") or tree.lower(subject) in (
        listed("strength", "counting")
    ):
        owners = [o.word for o in clauses.obliques(subject) if o.preposition in ("of", "in")]
        owners += tree.children(subject, "nmod:poss", "compound")
        deeper = [
            o.word for w in owners for o in clauses.obliques(w) if o.preposition in ("of", "in")
        ]
        deeper += [c for w in owners for c in tree.children(w, "nmod:poss")]
        for party in parties.each([*owners, *deeper], BODIES):
            yield party, verb, _STATED
        return
    for party in parties.at(subject, BODIES):
        yield party, verb, _STATED


def composition_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """Who a body is made of: "made up of Turks", "its members are Uzbeks", "the Shia X"."""
    tree, clauses = matcher.tree, matcher.clauses
    if tree.tag(word) in ("VERB", "ADJ") and tree.lemma(word) in listed("composition", "made_of"):
        subjects = clauses.subjects(word)
        if any(_people(parties, matcher, s) for s in subjects):  # "foreigners make up half of X"
            bodies = parties.each(clauses.objects(word), BODIES)
            yield from _made(parties, matcher, bodies, list(subjects), word)
        told = [o.word for o in clauses.obliques(word) if o.preposition in ("of", "from", "by")]
        values = [*told, *clauses.objects(word)]
        bodies = parties.each(_whose(matcher, subjects), BODIES)
        yield from _made(parties, matcher, bodies, values, word)
    elif tree.lemma(word) in listed("composition", "having") and tree.tag(word) in ("VERB", "AUX"):
        yield from _among(parties, matcher, word)
    elif _told_of(matcher, word) and tree.tag(word) in ("NOUN", "PROPN", "ADJ"):
        own = [
            s
            for s in clauses.subjects(word)
            if tree.lemma(s) in listed("composition", "own") or tree.tag(s) == "PRON"
        ]
        bodies = parties.each(own, BODIES)
        if tree.child(word, "cop") is None:  # "most of them Turks" is of no crowd
            bodies = tuple(b for b in bodies if b.type is EntityType.ORGANIZATION)
        yield from _made(parties, matcher, bodies, tree.conjuncts(word), word)
    elif tree.tag(word) in ("ADJ", "PROPN") and tree.is_(word, "amod", "compound"):
        yield from _before(parties, matcher, word)


def _whose(matcher: Matcher, subjects: tuple[int, ...]) -> list[int]:
    """The bodies of which the subjects are the ranks: "X's ranks are filled by Turks"."""
    tree, found = matcher.tree, []
    for word in subjects:
        ranks = tree.tag(word) == "NOUN" and tree.lemma(word) in listed("composition", "own")
        owners = tree.children(word, "nmod:poss")
        owners += [o.word for o in matcher.clauses.obliques(word) if o.preposition == "of"]
        found += owners if ranks and owners else [word]
    return found


def _told_of(matcher: Matcher, word: int) -> bool:
    """Whether a noun is said of a subject, with a copula or without: "most of them Turks"."""
    tree, parts = matcher.tree, words("roles.en")["partitives"]
    if tree.child(word, "cop") is not None:
        return True
    return any(
        tree.lower(s) in parts or tree.lemma(s) in parts for s in tree.children(word, "nsubj")
    )


def _among(parties: Parties, matcher: Matcher, verb: int) -> Iterator[Reading]:
    """Who is in it: "there are Turks in the ranks of X", "X counts women among its fighters"."""
    tree, clauses = matcher.tree, matcher.clauses
    there = tree.child(verb, "expl") is not None
    people = list(clauses.subjects(verb) if there else clauses.objects(verb))
    within = [
        o.word
        for at in (verb, *people)
        for o in clauses.obliques(at)
        if o.preposition in ("in", "among", "amongst", "within")
        or (there and o.preposition == "with" and tree.tag(o.word) == "PRON")
    ]
    ranked = [w for w in within if tree.lemma(w) in listed("composition", "own")]
    if there:
        yield from _made(parties, matcher, parties.each(within, BODIES), people, verb)
    elif ranked:
        found = parties.each(clauses.subjects(verb), BODIES)
        yield from _made(parties, matcher, found, people, verb)


def _made(
    parties: Parties,
    matcher: Matcher,
    bodies: tuple[Party, ...],
    values: list[int],
    verb: int,
) -> Iterator[Reading]:
    tree = matcher.tree
    for value in dict.fromkeys(_counted_out(matcher, v) for v in values):
        if not _people(parties, matcher, value):
            continue
        held = [
            i
            for i in tree.subtree(value, loose=False)
            if not tree.is_(i, "case", "det", "cop", "mark", "nsubj", "aux", "punct")
            and (i == value or i in tree.children(value, "amod", "compound", "nummod", "nmod"))
            and i <= value
        ]
        span = span_of(tree, [*held, value])
        for body in bodies:
            if body.type in BODIES and body.word != value:
                yield valued(
                    "composition", body, worded(tree, span), span,
                    trigger=value, cue=tree.lemma(verb), confidence=_MADE, clause=verb,
                    words=(verb, value),
                )  # fmt: skip


def _counted_out(matcher: Matcher, word: int) -> int:
    """The people in "a handful of Germans", "a number of Turks"."""
    if matcher.tree.lemma(word) not in words("roles.en")["partitives"]:
        return word
    inner = [o.word for o in matcher.clauses.obliques(word) if o.preposition == "of"]
    return inner[0] if inner else word


def _people(parties: Parties, matcher: Matcher, word: int) -> bool:
    """Whether a word names people by nation, people, faith or what they were."""
    tree = matcher.tree
    lower = tree.lower(word)
    gaz = gazetteer()
    if tree.lemma(word) in listed("composition", "anybody") and not tree.children(
        word, "amod", "compound"
    ):
        return False
    if lower in listed("composition", "words") or lower in gaz.people:
        return True
    if any(tree.lower(c) in gaz.adjectives or tree.lower(c) in gaz.people
           for c in tree.children(word, "amod", "compound")):  # fmt: skip
        groups = lists("people", "groups", "groups_singular")
        return tree.feature(word, "Number") == "Plur" or lower in groups
    return any(p.type is EntityType.GROUP and p.word == word for p in parties.at(word))


def _before(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """A people or a faith before a body's noun: "Shia militias", "the Christian Falange"."""
    tree = matcher.tree
    head = tree.head(word)
    lower = tree.lower(word)
    gaz = gazetteer()
    plain = lower.removesuffix("-majority").removesuffix("-dominated")
    mostly = tree.lower(word - 1) if word else ""
    known = gaz.adjectives.get(plain)  # of "Tajik" a country, of "Pashtun" none
    if mostly in listed("composition", "mostly") and known:
        known = ""
    if head is None or known != "" or plain in listed("ideology", "words"):
        return
    for party in parties.at(head):
        if party.type is not EntityType.ORGANIZATION:
            continue
        name = party.named and party.start <= tree.words[word].start < party.end
        inside = tree.form(head).islower() and tree.form(word + 1)[:1].isupper()
        name = (
            name or inside or tree.lemma(head) in listed("composition", "countries")
        )  # "the Turkestan Party movement"
        if not name:
            spot = (tree.words[word].start, tree.words[word].end)
            yield valued(
                "composition", party, tree.form(word), spot,
                trigger=word, cue=lower, confidence=_OWNED,
            )  # fmt: skip
