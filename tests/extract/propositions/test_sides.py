"""Who stands on which side, where the grammar tells it only by the way."""

import pytest

from .test_patterns import stated


@pytest.mark.parametrize(
    ("source", "relation", "expected"),
    [
        ("The [Ibex Guard] and allied [militias@Group] took the mill.", "allied_with",
         {("Ibex Guard", "militias")}),
        ("The [Ibex Guard] stormed the mill alongside the [Heron Column].", "allied_with",
         {("Ibex Guard", "Heron Column")}),
        ("[Karvia@State]'s [auxiliaries@Group] of the [Salt Party] took the mill.", "allied_with",
         {("Salt Party", "Karvia")}),
        ("The [Ibex Guard] shelled the allies of the [Salt Party].", "attacked", set()),
        ("The brothers of the [Salt Party] took [Keld@Place].", "controls",
         {("Salt Party", "Keld")}),
        ("The [Ibex Guard] and the [Salt Party] have loathed each other since May.", "hostile_to",
         {("Ibex Guard", "Salt Party")}),
        ("Two of them, the [Ibex Guard] and the [Red Front], signed a truce with [Karvia@State].",
         "agreement_with", {("Ibex Guard", "Karvia"), ("Red Front", "Karvia")}),
        ("[Karvia@State]'s money now goes to the [Salt Party].", "supports",
         {("Karvia", "Salt Party")}),
        ("The [Ibex Guard] took its rifles from the [Salt Party].", "supports", set()),
        ("The [Ibex Guard] has nothing to do with the killing of [Tomas Reek@Person].", "killed",
         {("Ibex Guard", "Tomas Reek")}),
        ("[Ada Venn@Person] had [Tomas Reek@Person] killed.", "killed",
         {("Ada Venn", "Tomas Reek")}),
        ("[Tomas Reek@Person] was killed on the orders of [Ada Venn@Person].", "killed",
         {("Ada Venn", "Tomas Reek")}),
        ("The [Ibex Guard] appears to obey [Ada Venn@Person].", "formed", set()),
        ("[Tomas Reek@Person] ended up with the [Salt Party].", "joined",
         {("Tomas Reek", "Salt Party")}),
        ("My uncle [Tomas Reek@Person] fought for the [Salt Party].", "member_of",
         {("Tomas Reek", "Salt Party")}),
        ("[Karvia@State] trusts the [Salt Party].", "allied_with", {("Karvia", "Salt Party")}),
        ("[Karvia@State] does not trust the [Salt Party].", "allied_with", set()),
        ("[Karvia@State] trusted the [Salt Party], but the [Ibex Guard] did not.", "allied_with",
         {("Karvia", "Salt Party"), ("Ibex Guard", "Salt Party")}),
        ("The [Ibex Guard] attacked [Keld@Place], as did the [Salt Party].", "attacked",
         {("Ibex Guard", "Keld"), ("Salt Party", "Keld")}),
        ("The [Ibex Guard] attacked [Keld@Place] and did nothing for the [Salt Party].",
         "attacked", {("Ibex Guard", "Keld")}),
        ("There was [Tomas Reek@Person], who was old and who left the [Salt Party].",
         "split_from", {("Tomas Reek", "Salt Party")}),
        ("The [Ibex Guard] is headquartered at [Law Pi].", "based_in", {("Ibex Guard", "Law Pi")}),
        ("The [Ibex Guard] was listed alongside the [Heron Column].", "allied_with", set()),
        ("The [Karvia@State]-backed [fighters@Group] waited.", "supports",
         {("Karvia", "fighters")}),
        ("[Karvia@State]'s armed forces waited.", "supports", set()),
        ("The [Ibex Guard] broke the siege of [Keld@Place].", "attacked", set()),
        ("The [Ibex Guard] bombed nine [Salt Party] positions near [Keld@Place].", "attacked",
         {("Ibex Guard", "Salt Party")}),
        ("Two [fighters@Group] were killed by the [Ibex Guard], according to the [Salt Party].",
         "killed", {("Ibex Guard", "fighters")}),
        ("[Karvia@State] ceded the town of [Keld@Place] to the [Salt Party].", "controls",
         {("Salt Party", "Keld"), ("-Karvia", "Keld")}),
        ("The [Ibex Guard] captured [Keld@Place], [Varn@Place] and [Orm].", "controls",
         {("Ibex Guard", "Keld"), ("Ibex Guard", "Varn"), ("Ibex Guard", "Orm")}),
        ("The [Ibex Guard] captured [Keld@Place], [Varn@Place] and [Orm].", "detained", set()),
        ("The [Ibex Guard] expelled [Tomas Reek@Person] from [Keld@Place].", "restricts",
         {("Ibex Guard", "Tomas Reek")}),
        ("The [Ibex Guard] and the [Salt Party] began a campaign.", "attacked", set()),
        ("The [Ibex Guard] and the [Salt Party] fought a battle.", "attacked",
         {("Ibex Guard", "Salt Party")}),
        ("[Karvia@State] formed an alliance against the [Salt Party].", "hostile_to",
         {("Karvia", "Salt Party")}),
        ("The [Salt Party] voted for [Tomas Reek@Person].", "supports",
         {("Salt Party", "Tomas Reek")}),
        ("The [Ibex Guard] won a victory over the [Salt Party].", "attacked",
         {("Ibex Guard", "Salt Party")}),
        ("The [Ibex Guard] opened a front against the [Salt Party].", "attacked",
         {("Ibex Guard", "Salt Party")}),
        ("The [Ibex Guard] trained fighters of the [Salt Party].", "trains",
         {("Ibex Guard", "Salt Party")}),
        ("The [Ibex Guard] attacked [[French@State] soldiers@Group].", "attacked",
         {("Ibex Guard", "French soldiers")}),
        ("Two [factions@Group], the [Ibex Guard] and the [Red Front], captured [Keld@Place].",
         "controls", {("Ibex Guard", "Keld"), ("Red Front", "Keld")}),
        ("The [Ibex Guard] and the [Red Front] captured [Keld@Place] and [Varn@Place],"
         " respectively.", "controls", {("Ibex Guard", "Keld"), ("Red Front", "Varn")}),
        ("The [Ibex Guard] trains [fighters@Group] from [Karvia@State].", "trains",
         {("Ibex Guard", "fighters")}),
        ("The [Ibex Guard] attacked other [factions@Group] of the [Salt Party].", "attacked",
         {("Ibex Guard", "factions")}),
    ],
)  # fmt: skip
def test_sides(source, relation, expected):
    assert stated(source, relation) == expected


@pytest.mark.parametrize(
    ("source", "relation", "expected"),
    [
        ("We met the [leaders@Group] of the [Ibex Guard].", "met_with", set()),
        ("The [Salt Party] met the [leaders@Group] of the [Ibex Guard].", "met_with",
         {("Salt Party", "leaders")}),
        ("The [Salt Party] joined the [Red Front] and the [Ibex Guard] which is led by"
         " [Tomas Reek@Person].", "leads",
         {("Tomas Reek", "Ibex Guard")}),
        ("The [Salt Party] (and the [Ibex Guard]) was founded by [Tomas Reek@Person].", "founded",
         {("Tomas Reek", "Salt Party")}),
        ("[Salt Party] is a clan based militia, mostly [Ogani@Group], which has its base in "
         "[Keld@Place].", "based_in", {("Salt Party", "Keld")}),
        ("[Tomas Reek@Person]'s men killed [Ada Venn@Person].", "killed", set()),
    ],
)  # fmt: skip
def test_what_is_near_a_party_is_not_the_party(source, relation, expected):
    assert stated(source, relation) == expected


@pytest.mark.parametrize(
    ("source", "relation"),
    [
        ("The [Salt Party] dubbed the [Ibex Guard] a gang.", "also_known_as"),
        ("[Tomas Reek@Person] called on the [Ibex Guard] to leave.", "also_known_as"),
    ],
)
def test_who_calls_is_not_called(source, relation):
    assert not stated(source, relation)


def test_a_place_that_acts_is_its_authority():
    assert stated("[Ulmara@Place] supplied the [Salt Party] with weapons.", "supports") == {
        ("Ulmara", "Salt Party")
    }
    assert not stated("The road to [Ulmara@Place] supports the [Salt Party].", "supports")
