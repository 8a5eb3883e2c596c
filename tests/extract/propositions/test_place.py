"""Places: where an event or state is, beside the sides of its claim."""

from __future__ import annotations

import pytest

from factional.extract.propositions import Party
from factional.extract.propositions.place import whereabouts
from factional.model import EntityType
from factional.vocabulary import Vocabulary
from tests.extract.propositions.marked import cases, read

PLACES = ("Tessa", "Kesh", "Orlan", "Valmor")


class Known:
    """Places by their names; "the town of Kesh" is Kesh."""

    def __init__(self, tree):
        self.tree = tree

    def at(self, word, types=()):
        here = [word, *self.tree.children(word, "nmod")]
        return tuple(
            Party(w, self.tree.form(w), EntityType.PLACE, 0, 0)
            for w in here
            if self.tree.form(w) in PLACES
        )


@pytest.mark.parametrize(("source", "expected", "place"), cases("places.yaml"))
def test_a_claim_is_tied_to_the_place_of_its_own_clause(source, expected, place):
    name, *labels = expected.split()
    clauses, reading = read(source, name, labels)
    relation = Vocabulary.load().relations[name]
    assert whereabouts(clauses, reading, relation, Known(clauses.tree)) == place
