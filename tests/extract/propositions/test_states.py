"""Where actors are, what they hold and what they are, over real parses."""

import pytest
from benchmarks.claims.sentences import marked, quantity

from factional.extract.language import analyse
from factional.extract.layers import Layers, Sentence
from factional.extract.propositions.gather import readings
from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.quantities import find_quantities
from factional.extract.spans import Line, Shape
from factional.extract.syntax import Clauses, Tree
from factional.model import Block, BlockKind, Document, Mention, Referent

from .test_patterns import stated


def valued(source, relation):
    """Subject and value of every reading of a relation."""
    text, entities, mentions = marked(source)
    analysis = analyse(text)
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    found = [Mention(m.entity, text[m.start : m.end], m.start, m.end) for m in mentions]
    counted = tuple(
        Sentence(s.start, s.end, block, (), tuple(m for m in found if s.start <= m.start < s.end),
                 quantities=find_quantities(
                     Line(i, s.start, s.end, block, (), (), Shape.NORMAL), text, ()
                 ))
        for i, s in enumerate(analysis.sentences)
    )  # fmt: skip
    referents = {name: Referent(name, name, kind) for name, kind in entities.items()}
    document = Document("a", "a", "a", "text/plain", text, (block,), (0, len(text)))
    clauses = Clauses(Tree(text, analysis))
    parties, matcher = Parties(Layers(document, counted, referents), clauses), Matcher(clauses)
    return {
        (r.subject.referent, r.value)
        for s, sentence in zip(analysis.sentences, counted, strict=True)
        for r in readings(parties, matcher, s.first, s.last, sentence.quantities)
        if r.relation == relation
    }


@pytest.mark.parametrize(
    ("source", "relation", "expected"),
    [
        ("[Ada Venn@Person] is hiding in an embassy in [Keld@Place].", "located_in",
         {("Ada Venn", "Keld")}),
        ("The [Ibex Guard] holed up in caves near [Keld@Place].", "based_in",
         {("Ibex Guard", "Keld")}),
        ("[Tomas Reek@Person] was in [Keld@Place] when the shooting began.", "located_in",
         {("Tomas Reek", "Keld")}),
        ("The market is in [Keld@Place], where the [Ibex Guard] has its headquarters.", "based_in",
         {("Ibex Guard", "Keld")}),
        ("The [Ibex Guard] retook the port of [Keld@Place].", "controls", {("Ibex Guard", "Keld")}),
        ("The [Ibex Guard] lost [Keld@Place] in a night.", "controls", {("-Ibex Guard", "Keld")}),
        ("[Tomas Reek@Person] runs a hotel in [Keld@Place].", "controls", set()),
        ("The [Ibex Guard] is a militia that controls [Keld@Place].", "controls",
         {("Ibex Guard", "Keld")}),
        ("Several groups, including the [Ibex Guard], operate in [Keld@Place].",
         "active_in", {("Ibex Guard", "Keld")}),
        ("[Keld@Place], a stronghold of the [Ibex Guard], fell silent.", "based_in",
         {("Ibex Guard", "Keld")}),
        ("The [Ibex Guard] was formed in May.", "formed", {("Ibex Guard", None)}),
        ("The [Ibex Guard] formed a line.", "formed", set()),
        ("Under [Tomas Reek@Person], the [Ibex Guard] grew.", "leads",
         {("Tomas Reek", "Ibex Guard")}),
        ("[Foreign mercenaries@Group] in [Keld@Place] wait for pay.", "active_in",
         {("Foreign mercenaries", "Keld")}),
        ("Now [diplomats@Group] in [Keld@Place] wait for news.", "active_in", set()),
        ("[Karvia@State] struck the [Salt Party] off its list of terrorist groups.", "designated",
         {("-Karvia", "Salt Party")}),
    ],
)  # fmt: skip
def test_a_clause_tells_where_somebody_is_and_what_he_holds(source, relation, expected):
    assert stated(source, relation) == expected


@pytest.mark.parametrize(
    ("source", "relation", "expected"),
    [
        ("With some 450 fighters, the [Ibex Guard] is small.", "strength",
         {("Ibex Guard", quantity("~450 fighters"))}),
        ("The 3,000-strong [Ibex Guard] waits.", "strength",
         {("Ibex Guard", quantity("3000 strong"))}),
        ("About 500 men of the [Ibex Guard] marched.", "strength",
         {("Ibex Guard", quantity("~500 men"))}),
        ("About 20 men of the [Ibex Guard] were killed.", "strength", set()),
        ("There are Turks and Arabs in the ranks of the [Ibex Guard].", "composition",
         {("Ibex Guard", "Turks"), ("Ibex Guard", "Arabs")}),
        ("The [Ibex Guard] counts many women among its fighters.", "composition",
         {("Ibex Guard", "many women")}),
        ("The [Ibex Guard] abandoned communism.", "ideology", {("Ibex Guard", "communism")}),
        ("A pro-government [militia] came.", "ideology", set()),
        ("A far-right group, the [Ibex Guard], marched.", "ideology",
         {("Ibex Guard", "far-right")}),
        ("The [Ibex Guard] is inspired by Arab nationalism.", "ideology",
         {("Ibex Guard", "Arab nationalism")}),
        ("The mostly Tajik [Ibex Guard] fled.", "composition", {("Ibex Guard", "Tajik")}),
        ("A warrant for the arrest of [Ada Venn@Person] hangs there.", "status", set()),
        ("[Ada Venn@Person] was freed in May.", "status", {("Ada Venn", "freed")}),
        ("[Ada Venn@Person] is under house arrest.", "status",
         {("Ada Venn", "under house arrest")}),
        ("They kept [Ada Venn@Person] in custody.", "status", {("Ada Venn", "in custody")}),
        ("[Ada Venn@Person] faked her own death.", "status", set()),
    ],
)  # fmt: skip
def test_a_clause_tells_how_many_and_of_what_kind(source, relation, expected):
    told = {
        (who, (v.min, v.max, v.approx) if hasattr(v, "min") else v)
        for who, v in valued(source, relation)
    }
    wanted = {(who, (v.min, v.max, v.approx) if hasattr(v, "min") else v) for who, v in expected}
    assert told == wanted
