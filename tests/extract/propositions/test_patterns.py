"""Patterns over real parses: what fills a slot, and what a frame says of whom."""

from types import SimpleNamespace
from typing import Any

import pytest
from benchmarks.claims.sentences import marked

from factional.extract.language import analyse
from factional.extract.propositions.gather import readings
from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.syntax import Clauses, Tree
from factional.model import Mention


def stated(source, relation):
    """Subject, "-" before it where denied, and object of every reading of a relation."""
    text, entities, mentions = marked(source)
    analysis = analyse(text)
    clauses = Clauses(Tree(text, analysis))
    found = tuple(Mention(m.entity, text[m.start : m.end], m.start, m.end) for m in mentions)
    layers: Any = SimpleNamespace(
        sentences=[SimpleNamespace(mentions=found)],
        referents={
            name: SimpleNamespace(id=name, name=name, type=kind, placeholder=False)
            for name, kind in entities.items()
        },
    )
    parties, matcher = Parties(layers, clauses), Matcher(clauses)
    return {
        ("-" * r.denied + r.subject.referent, r.object.referent if r.object else None)
        for sentence in analysis.sentences
        for r in readings(parties, matcher, sentence.first, sentence.last)
        if r.relation == relation
    }


@pytest.mark.parametrize(
    ("source", "relation", "expected"),
    [
        ("The [Ibex Guard] has been at odds with the [Salt Party] since May.", "hostile_to",
         {("Ibex Guard", "Salt Party")}),
        ("[Shepherds@Group] in league with the [Salt Party] burnt the mill.", "allied_with",
         {("Shepherds", "Salt Party")}),
        ("[Tomas Reek@Person] joined the [Ibex Guard]'s ranks in 2011.", "joined",
         {("Tomas Reek", "Ibex Guard")}),
        ("[Tomas Reek@Person] joined the ranks of the [Ibex Guard] in 2011.", "joined",
         {("Tomas Reek", "Ibex Guard")}),
        ("[Karvia@State] disbanded the [Ibex Guard] in 1963.", "dissolved", {("Ibex Guard", None)}),
        ("The [Ibex Guard] and the [Heron Column] made common cause against [Karvia@State].",
         "hostile_to", {("Ibex Guard", "Karvia"), ("Heron Column", "Karvia")}),
        ("The [Ibex Guard] and the [Heron Column] agreed on the price of salt.", "aligned_with",
         set()),
        ("The [Ibex Guard] severed its ties with the [Salt Party].", "allied_with",
         {("-Ibex Guard", "Salt Party")}),
        ("[Karvia@State] did not allow the [Salt Party] to march.", "restricts",
         {("-Karvia", "Salt Party")}),
        ("[Karvia@State] allowed the [Salt Party] to march.", "restricts", set()),
        ("Pro-[Karvia@State] [shepherds@Group] held the mill.", "aligned_with",
         {("shepherds", "Karvia")}),
        ("The [Salt Party]-affiliated [Ibex Guard] held the mill.", "part_of",
         {("Ibex Guard", "Salt Party")}),
        ("The [Ibex Guard] vowed to destroy the [Salt Party].", "hostile_to",
         {("Ibex Guard", "Salt Party")}),
        ("[Karvia@State] sent the [shepherds@Group] weapons.", "supports",
         {("Karvia", "shepherds")}),
        ("A critic of the [Salt Party], [Ada Venn@Person] left the city.", "condemned",
         {("Ada Venn", "Salt Party")}),
        ("The arrest by [police@Group] of [Tomas Reek@Person] surprised nobody.", "detained",
         {("police", "Tomas Reek")}),
        ("The raid by the [Ibex Guard] on the [Salt Party] surprised nobody.", "attacked",
         {("Ibex Guard", "Salt Party")}),
        ("The cease-fire between [Karvia@State] and the [Ibex Guard] ended.", "agreement_with",
         {("Karvia", "Ibex Guard")}),
        ("The leader of the [Salt Party], [Ada Venn@Person], left the city.", "leads",
         {("Ada Venn", "Salt Party")}),
        ("The [Ibex Guard] issued a statement denouncing the [Salt Party].", "condemned",
         {("Ibex Guard", "Salt Party")}),
        ("A decree by [Karvia@State] banning the [Salt Party] was torn up.", "designated",
         {("Karvia", "Salt Party")}),
        ("The [Ibex Guard] sent men to attack the [Salt Party].", "attacked",
         {("Ibex Guard", "Salt Party")}),
        ("[Tomas Reek@Person] met men who had attacked the [Salt Party].", "attacked", set()),
        ("Clashes erupted on Monday in [Keld@Place] between [Karvia@State] and the [Ibex Guard].",
         "attacked", {("Karvia", "Ibex Guard")}),
        ("The [Ibex Guard] raided houses throughout [Keld@Place].", "attacked",
         {("Ibex Guard", "Keld")}),
        ("Two people died in an attack by the [Ibex Guard] on a mill in [Keld@Place].", "attacked",
         {("Ibex Guard", "Keld")}),
        ("The [Ibex Guard] and the [Salt Party] are at odds.", "hostile_to",
         {("Ibex Guard", "Salt Party")}),
        ("The [Ibex Guard] and the [Salt Party] are at odds with [Karvia@State].", "hostile_to",
         {("Ibex Guard", "Karvia"), ("Salt Party", "Karvia")}),
        ("Fighters of the [Ibex Guard] and the [Salt Party] clashed in May.", "attacked",
         {("Ibex Guard", "Salt Party")}),
        ("Weapons for the [Ibex Guard] came from [Karvia@State].", "supports",
         {("Karvia", "Ibex Guard")}),
        ("Relations between [Karvia@State] and the [Salt Party] soured in 2016.", "hostile_to",
         {("Karvia", "Salt Party")}),
        ("[Karvia@State] will have to deal with the [Salt Party].", "agreement_with", set()),
        ("The [Ibex Guard]'s newspaper, [The Sentry], closed.", "part_of",
         {("The Sentry", "Ibex Guard")}),
        ("An attack claimed by the [Ibex Guard] killed [Ada Venn@Person].", "killed",
         {("Ibex Guard", "Ada Venn")}),
        ("[Ada Venn@Person] was killed in a raid by the [Ibex Guard].", "killed",
         {("Ibex Guard", "Ada Venn")}),
        ("The [Ibex Guard] launched a raid that killed [Ada Venn@Person].", "killed",
         {("Ibex Guard", "Ada Venn")}),
        ("The [Ibex Guard] took the mill with the backing of [Karvia@State].", "supports",
         {("Karvia", "Ibex Guard")}),
        ("[Karvia@State] praised the [Ibex Guard] in its war on [Ostrelia@State].", "attacked",
         {("Ibex Guard", "Ostrelia")}),
        ("The [Salt Party] criticised the silence of [Karvia@State] and its raids.", "condemned",
         {("Salt Party", "Karvia")}),
        ("The [Salt Party] condemned the killing of [Ada Venn@Person].", "condemned", set()),
        ("Fighters of the [Ibex Guard] joined the [Salt Party].", "merged_into", set()),
        ("The [Ibex Guard] kidnapped [Ada Venn@Person] in an attack on [Keld@Place].", "attacked",
         {("Ibex Guard", "Keld")}),
        ("[Karvian@State] and [Ostrelian@State] troops clashed on Monday.", "attacked",
         {("Karvian", "Ostrelian")}),
        ("The letter links [Karvia@State] to the [Ibex Guard].", "allied_with",
         {("Karvia", "Ibex Guard")}),
        ("The [Ibex Guard] reported losses to the [Salt Party].", "controls", set()),
        ("[Tomas Reek@Person] was killed in an ambush near [Keld@Place].", "attacked", set()),
        ("[Puntmark@Place] has seen raids by the [Ibex Guard].", "attacked",
         {("Ibex Guard", "Puntmark")}),
        ("The [Ibex Guard] launched an offensive against the [Salt Party] in [Keld@Place].",
         "attacked", {("Ibex Guard", "Salt Party")}),
        ("The [Ibex Guard] is a splinter group of the [Salt Party].", "split_from",
         {("Ibex Guard", "Salt Party")}),
        ("The [Ibex Guard] is a splinter group of the [Salt Party].", "part_of", set()),
        ("The [Ibex Guard] launched a joint operation with the [Salt Party].", "allied_with",
         {("Ibex Guard", "Salt Party")}),
        ("The [Ibex Guard] is one of the [Salt Party]'s provincial branches.", "part_of",
         {("Ibex Guard", "Salt Party")}),
        ("The [Salt Party]'s [Ibex Guard] held the mill.", "part_of",
         {("Ibex Guard", "Salt Party")}),
        ("[Karvia@State]'s [Salt Party] held the mill.", "part_of", set()),
        ("The [Ibex Guard] mounted a series of raids against the [Salt Party].", "attacked",
         {("Ibex Guard", "Salt Party")}),
        ("The [Ibex Guard] gets most of its weapons from [Karvia@State].", "supports",
         {("Karvia", "Ibex Guard")}),
        ("The [Ibex Guard] and the [Salt Party] are bitter rivals.", "hostile_to",
         {("Ibex Guard", "Salt Party")}),
        ("The [Ibex Brigade], together with the [Salt Party], attacked the town.", "allied_with",
         {("Ibex Brigade", "Salt Party")}),
        ("[Tomas Reek@Person] left school to join the [Salt Party].", "joined",
         {("Tomas Reek", "Salt Party")}),
        ("The [Storm Brigade] of the [Salt Party] held the mill.", "part_of",
         {("Storm Brigade", "Salt Party")}),
        ("[Ada Venn@Person] flew to [Keld@Place] for talks with the [Ibex Guard].", "met_with",
         {("Ada Venn", "Ibex Guard")}),
        ("The [Ibex Guard] has the full support of [Karvia@State].", "supports",
         {("Karvia", "Ibex Guard")}),
        ("The [Ibex Guard] wiped out the [Salt Party].", "killed", {("Ibex Guard", "Salt Party")}),
        ("The [Ibex Guard] declared the [Salt Party] an enemy.", "hostile_to",
         {("Ibex Guard", "Salt Party")}),
    ],
)  # fmt: skip
def test_a_frame_is_found_with_those_that_it_is_about(source, relation, expected):
    assert stated(source, relation) == expected
