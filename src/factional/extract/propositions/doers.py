"""Doers and targets that the grammar only hints at.

"The army issued a statement condemning X", "a decree by the junta banning X", "Karvia sent men to
attack X"; "rebels raided houses in Y".
"""

from __future__ import annotations

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.reading import Party
from factional.extract.syntax import Clauses, Tree
from factional.model import EntityType
from factional.vocabulary.lexicon import words

_BY = ("by", "of", "from")
_WHERE = ("in", "near", "throughout", "across", "at", "inside", "around", "outside", "within")


def doers(
    parties: Parties,
    clauses: Clauses,
    verb: int,
    found: tuple[int, ...],
    types: frozenset[EntityType],
) -> tuple[Party, ...]:
    """Whom the words on the doer's side of a verb stand for, or else who is behind them.

    Args:
        parties: Whom words stand for.
        clauses: The clauses of the document.
        verb: The verb.
        found: Words on the side of whoever does it.
        types: What may stand there.
    """
    devices = words("control.en")["devices"]
    people = [w for w in found if clauses.tree.lower(w) not in devices]
    own = tuple(p for p in parties.each(people, types) if p.type in types)
    if own and not all(_deed(parties, clauses, w) for w in people):
        return own
    for noun in found:
        behind = _makers(clauses, noun) or _behind(clauses, verb, noun)
        held = tuple(p for p in parties.each(behind, types) if p.type in types)
        if held:
            return held
    return own


def _deed(parties: Parties, clauses: Clauses, word: int) -> bool:
    """Whether a deed was taken for somebody: "a Karvian airstrike killed two"."""
    tree = clauses.tree
    made = tree.tag(word) == "NOUN" and tree.lemma(word) in words("control.en")["assaults"]
    return made and not any(p.named for p in parties.at(word))


def in_the_course(
    parties: Parties, clauses: Clauses, verb: int, types: frozenset[EntityType]
) -> tuple[Party, ...]:
    """Whose raid or strike it was that something happened in: "killed in a raid by X"."""
    deeds = [o.word for o in clauses.obliques(verb) if o.preposition in ("in", "during", "by")]
    makers = [m for deed in deeds for m in _makers(clauses, deed)]
    return tuple(p for p in parties.each(makers, types) if p.type in types)


def _makers(clauses: Clauses, noun: int) -> tuple[int, ...]:
    """Who made a thing, as far as the words right beside it say.

    "X's decree", "an Israeli strike", "a raid by X", "an attack claimed by X".
    """
    tree, lexicon = clauses.tree, words("control.en")
    if tree.lower(noun) not in lexicon["devices"] and (
        tree.tag(noun) != "NOUN" or tree.lemma(noun) not in lexicon["made"]
    ):
        return ()
    claimed = [
        agent
        for c in tree.children(noun, "acl")
        if tree.lemma(c) in lexicon["claimed"] and clauses.passive(c)
        for agent in clauses.agents(c)
    ]
    return (
        *tree.children(noun, "nmod:poss"),
        *(o.word for o in clauses.obliques(noun) if o.preposition in _BY),
        *claimed,
        *tree.children(noun, "compound", "amod"),
    )


def _behind(clauses: Clauses, verb: int, noun: int) -> tuple[int, ...]:
    """Who made a thing, or sent people, that a verb makes act: "sent men to attack Y"."""
    tree, lexicon = clauses.tree, words("control.en")
    head = tree.head(noun)
    if tree.tag(noun) != "NOUN" or not tree.is_(verb, "acl", "xcomp", "advcl"):
        return ()
    if head is None or tree.tag(head) != "VERB":
        return ()
    if tree.lemma(noun) in lexicon["sent"]:
        sends = tree.lemma(head) in lexicon["sending"] and not tree.is_(verb, "acl:relcl")
        return clauses.subjects(head) if sends else ()
    if tree.lemma(noun) not in lexicon["made"] or verb == head:
        return ()
    if tree.is_(noun, "nsubj:pass"):
        return clauses.agents(head)
    return clauses.deep_subjects(head) if tree.is_(noun, "obj", "obl") else ()


def places_hit(
    parties: Parties, clauses: Clauses, hit: tuple[int, ...], verb: int
) -> tuple[Party, ...]:
    """Where those things are that nobody named is: "bombed a market in Y", "raids on homes in Y".

    Args:
        parties: Whom words stand for.
        clauses: The clauses of the document.
        hit: Words for what was hit.
        verb: The verb or noun that says so.
    """
    if any(p.named for w in hit for p in parties.at(w)):
        return ()
    each_other = words("control.en")["each_other"]
    if each_other.intersection(clauses.tree.lower(w) for w in hit):  # "shelled each other in Y"
        return ()
    found = (
        [o.word for w in (*hit, verb) for o in clauses.obliques(w) if o.preposition in _WHERE]
        if hit
        else []
    )
    return tuple(p for p in parties.each(found) if p.type is EntityType.PLACE)


def alike(
    parties: Parties, tree: Tree, found: tuple[int, ...], fillers: list[Party], relation: str
) -> list[Party]:
    """The objects of a verb, where names in a row are of one kind: "captured Keld, Varn and Orm".

    A name that was taken for a body or a person among names of places is a place that is held, and
    nobody who is arrested.

    Args:
        parties: Whom words stand for.
        tree: The parse.
        found: Words for what it is done to.
        fillers: Those of them that fit the verb's frame.
        relation: What the frame says.
    """
    if relation not in ("controls", "detained"):
        return fillers
    names = [p for w in found for p in parties.at(w) if p.word == w and _proper(tree, p)]
    if sum(p.type is EntityType.PLACE for p in names) * 2 < len(names) or len(names) < 2:
        names = [p for p in names if _site(parties, p)]  # "captured the X Gas Field"
    if relation == "detained":
        return [p for p in fillers if p not in names]
    return [*fillers, *(p for p in names if p not in fillers)]


def _site(parties: Parties, party: Party) -> bool:
    """Whether the last word of a name is that of a place where somebody can be."""
    mention = parties.mention(party.word)
    last = mention.text.split()[-1].lower() if mention is not None else ""
    return party.type is EntityType.ORGANIZATION and last in words("roles.en")["sites"]


def _proper(tree: Tree, party: Party) -> bool:
    return tree.tag(party.word) == "PROPN" and party.named and party.via == "mention"


def blamed(parties: Parties, clauses: Clauses, deeds: tuple[int, ...]) -> tuple[Party, ...]:
    """Whose conduct it is that somebody condemns: "criticised Y's silence", "the raids by Y".

    "The killing of Z" tells only to whom it was done, so "of" counts for other nouns alone.
    """
    tree, done = clauses.tree, words("control.en")["suffered"]
    found = []
    for deed in deeds:
        if tree.tag(deed) != "NOUN":
            continue
        found += tree.children(deed, "nmod:poss")
        wanted = ("by",) if tree.lemma(deed) in done else ("by", "of")
        found += [o.word for o in clauses.obliques(deed) if o.preposition in wanted]
    return tuple(p for p in parties.each(found) if p.type is not EntityType.PLACE)
