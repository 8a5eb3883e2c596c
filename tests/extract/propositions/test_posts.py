"""Posts by the rules alone: whose they are, and in which body."""

import pytest

from factional.extract.language import analyse
from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.posts import post_readings
from factional.extract.syntax import Clauses, Tree

from .. import sketch


def posts(source):
    layers = sketch.layers(source)
    text = layers.document.text
    tree = Tree(text, analyse(text, [(0, len(text))]))
    clauses = Clauses(tree)
    parties, matcher = Parties(layers, clauses), Matcher(clauses)
    return {
        (r.subject.referent, r.relation, r.object and r.object.referent)
        for word in range(len(tree.words))
        for r in post_readings(parties, matcher, word)
    }


@pytest.mark.parametrize(
    ("source", "holder", "relation"),
    [
        ("[Ada Venn@Person] leads on; [Tomas Reek@Person] is the head of the [Salt Party].",
         "tomas_reek", "leads"),
        ("[Ada Venn@Person] and [Tomas Reek@Person], the chairman of the [Salt Party], slept.",
         "tomas_reek", "leads"),
        ("The [Salt Party] elected [Tomas Reek@Person], a welder, as leader of the [Salt Party].",
         "tomas_reek", "leads"),
        ("[Tomas Reek@Person] is a commander of the [Salt Party].", "tomas_reek", "member_of"),
        ("[Tomas Reek@Person], the commander of the [Salt Party], slept.", "tomas_reek", "leads"),
        ("Senior [Salt Party] leader [Ada Venn@Person] slept.", "ada_venn", "member_of"),
        ("[a soldier@Person] and [a fighter@Person] of the [Salt Party] slept.",
         "a_fighter", "member_of"),
    ],
)  # fmt: skip
def test_one_holder_has_the_post_that_is_told(source, holder, relation):
    assert posts(source) == {(holder, relation, "salt_party")}


@pytest.mark.parametrize(
    "source",
    [
        "[seventy fighters@Group] of the [Red Falcons] fled.",
        "[fighters@Group] in [Karvia@State] slept.",
        "[Karvian=Karvia@State] surgeon [Tomas Reek@Person] slept.",
        "[Tomas Reek@Person] is the ambassador to [Karvia@State].",
        "[Tomas Reek@Person], editor in chief of the [Salt Party], slept.",
        "[leaders@Group] of the [Salt Party] and the [Red Falcons] slept.",
    ],
)
def test_numbers_callings_and_places_are_no_posts(source):
    assert not {r for r in posts(source) if r[1] == "leads"}
    assert posts(source) <= {
        ("tomas_reek", "member_of", "salt_party"),
        ("leaders", "leads", "salt_party"),
    }


def test_a_minister_is_of_the_country_and_not_of_the_portfolio():
    source = "[Ada Venn@Person] is the [Karvian=Karvia@State] Minister of [Information]."
    assert posts(source) == {("ada_venn", "member_of", "karvia")}


def test_who_is_of_a_body_and_a_nation_serves_the_body():
    source = "[Ada Venn@Person] is a [Karvian=Karvia@State] [Red Falcons] spokeswoman."
    assert posts(source) == {("ada_venn", "member_of", "red_falcons")}
