"""Who does what to whom, whatever the grammar made of it: invented sentences, really parsed."""

import pytest

from factional.extract.language import analyse
from factional.extract.syntax import Clauses, Tree

# sentence | predicate | who does it | whom it is done to
DEEP = """
The army trained the rebels. | trained | army | rebels
The Ibex Brigade was trained by the Red Falcons. | trained | Falcons | Brigade
Fighters trained by the Red Falcons left the town. | trained | Falcons | Fighters
The fighters whom the Red Falcons trained left the town. | trained | Falcons | fighters
The Red Falcons, who trained the Ibex Brigade, left the town. | trained | Falcons | Brigade
The army armed and trained the rebels. | armed | army | rebels
The army armed and trained the rebels. | trained | army | rebels
The army entered the town and shelled the market. | shelled | army | market
Karvia ordered the Ibex Brigade to leave the town. | leave | Brigade | town
Karvia threatened to leave the town. | leave | Karvia | town
The Ibex Brigade refused to attack the village. | attack | Brigade | village
The Ibex Brigade was accused of killing civilians. | killing | Brigade | civilians
The ministry accused the rebels of killing civilians. | killing | rebels | civilians
The army attacked the camp, killing ten rebels. | killing | army | rebels
Having shelled the market, the army left the town. | shelled | army | market
The rebels and the soldiers fought the bandits. | fought | rebels soldiers | bandits
The army killed smugglers, bandits and rebels. | killed | army | smugglers bandits rebels
The rebels seized the town before they were driven out by the army. | driven | army | they
Rebels loyal to Karvia attacked the bridge. | attacked | Rebels | bridge
The army was believed to have killed the rebels. | killed | army | rebels
"""

# sentence | word | prepositions and what they tie to it
OBLIQUES = """
The rebels fled from the town to the hills. | fled | from town, to hills
The rebels fled to Keld and Varn. | fled | to Keld, to Varn
The leader of the Red Falcons slept. | leader | of Falcons
The rebels fought on the side of the army. | side | of army
The town in which the rebels camped burned. | camped | in town
"""

# sentence | noun | whom it is said of
COPULAS = """
Tomas Reek is the commander of the Red Falcons. | commander | Tomas
Tomas Reek became commander of the Red Falcons. | commander | Tomas
Tomas Reek was named commander of the Red Falcons. | commander | Tomas
The council appointed Tomas Reek as commander. | commander | Tomas
Tomas Reek serves as commander of the Red Falcons. | commander | Tomas
"""


def rows(table):
    return [tuple(part.strip() for part in line.split("|")) for line in table.strip().splitlines()]


@pytest.fixture(scope="module")
def clauses():
    """The clauses of every sentence of the tables, parsed together, by sentence."""
    sentences = sorted({row[0] for table in (DEEP, OBLIQUES, COPULAS) for row in rows(table)})
    text, spans = "", {}
    for sentence in sentences:
        spans[sentence] = (len(text), len(text) + len(sentence))
        text += sentence + "\n\n"
    return Clauses(Tree(text, analyse(text, list(spans.values())))), spans


def word(clauses, sentence, form):
    held, spans = clauses
    return next(i for i in held.tree.within(*spans[sentence]) if held.tree.form(i) == form)


def forms(clauses, found):
    return [clauses[0].tree.form(i) for i in found]


@pytest.mark.parametrize(("sentence", "verb", "who", "whom"), rows(DEEP))
def test_a_verb_has_the_parties_that_a_reader_sees(clauses, sentence, verb, who, whom):
    at = word(clauses, sentence, verb)
    assert forms(clauses, clauses[0].deep_subjects(at)) == who.split()
    assert forms(clauses, clauses[0].deep_objects(at)) == whom.split()


@pytest.mark.parametrize(("sentence", "head", "tied"), rows(OBLIQUES))
def test_prepositions_tie_nouns_to_what_they_belong_to(clauses, sentence, head, tied):
    at = word(clauses, sentence, head)
    found = [f"{o.preposition} {clauses[0].tree.form(o.word)}" for o in clauses[0].obliques(at)]
    assert found == tied.split(", ")


@pytest.mark.parametrize(("sentence", "noun", "who"), rows(COPULAS))
def test_a_predicate_noun_is_said_of_somebody(clauses, sentence, noun, who):
    at = word(clauses, sentence, noun)
    assert forms(clauses, clauses[0].copular_subjects(at)) == [who]


def test_a_relative_pronoun_stands_for_its_noun(clauses):
    sentence = "The Red Falcons, who trained the Ibex Brigade, left the town."
    at = word(clauses, sentence, "who")
    assert clauses[0].tree.form(clauses[0].antecedent(at)) == "Falcons"
    assert clauses[0].antecedent(word(clauses, sentence, "left")) is None


def test_predicates_come_in_text_order(clauses):
    held, spans = clauses
    start, _ = spans["The army entered the town and shelled the market."]
    index = held.tree.sentence(held.tree.at(start))
    assert forms(clauses, held.predicates(index)) == ["entered", "shelled"]
