"""Every example of the lexicon is read by its frames as it says, and nothing more."""

import pytest

from factional.extract.propositions.confidence import MODEL
from factional.vocabulary import Vocabulary
from factional.vocabulary.lexicon import frames

from . import sketch
from .sketch import claims_of

CASES = [
    pytest.param(relation, text, expected, id=f"{relation}: {text}")
    for relation, examples in frames().examples.items()
    for text, expected in examples.items()
]


@pytest.mark.parametrize(("relation", "text", "expected"), CASES)
def test_an_example_gives_its_claims(relation, text, expected):
    layers = sketch.layers(text)
    extraction = claims_of(layers)
    told = {
        sketch.told(claim, layers.referents)
        for claim in extraction.claims
        if claim.how["rule"] != MODEL
        and (claim.relation == relation or any(claim.relation in e for e in expected))
    }
    assert told == set(expected)


def test_every_relation_has_two_examples_that_state_it():
    for name in Vocabulary.load().relations:
        stated = [
            text
            for text, expected in frames().examples[name].items()
            if any(f" {name}" in claim for claim in expected)
        ]
        assert len(stated) >= 2, name
