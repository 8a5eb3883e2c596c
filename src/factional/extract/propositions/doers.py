"""Doers and targets that the grammar only hints at.

"The army issued a statement condemning X", "a decree by the junta banning X", "Karvia sent men to
attack X"; "rebels raided houses in Y".
"""

from __future__ import annotations

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.reading import Party
from factional.extract.syntax import Clauses
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
    own = tuple(p for p in parties.each(found, types) if p.type in types)
    if own:
        return own
    tree = clauses.tree
    if not tree.is_(verb, "acl", "xcomp", "advcl") or tree.is_(verb, "acl:relcl"):
        return ()
    for noun in found:
        behind = _behind(clauses, verb, noun)
        held = tuple(p for p in parties.each(behind, types) if p.type in types)
        if held:
            return held
    return ()


def _behind(clauses: Clauses, verb: int, noun: int) -> tuple[int, ...]:
    """Who made a thing, or sent people, that a verb makes act."""
    tree, lexicon = clauses.tree, words("control.en")
    if tree.tag(noun) != "NOUN":
        return ()
    head = tree.head(noun)
    if head is None or tree.tag(head) != "VERB":
        head = None
    if tree.lemma(noun) in lexicon["sent"]:
        sends = head is not None and tree.lemma(head) in lexicon["sending"]
        return clauses.subjects(head) if sends and head is not None else ()
    if tree.lemma(noun) not in lexicon["made"]:
        return ()
    owners = [
        *tree.children(noun, "nmod:poss"),
        *(o.word for o in clauses.obliques(noun) if o.preposition in _BY),
        *tree.children(noun, "compound", "amod"),
    ]
    if owners or head is None or verb == head:
        return tuple(owners)
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
    if any(parties.at(w) for w in hit):
        return ()
    found = (
        [o.word for w in (*hit, verb) for o in clauses.obliques(w) if o.preposition in _WHERE]
        if hit
        else []
    )
    return tuple(p for p in parties.each(found) if p.type is EntityType.PLACE)
