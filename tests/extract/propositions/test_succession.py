"""Who follows whom, and whose deputy is of what."""

import pytest

from tests.extract import sketch
from tests.extract.sketch import claims_of


def told(*turns):
    layers = sketch.layers(*turns)
    return {sketch.told(claim, layers.referents) for claim in claims_of(layers).claims}


REEK = "[Tomas Reek@Person] leads the [Ibex Brigade]."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[His=Tomas Reek@Person] deputy, [Ada Venn@Person], slept.",
         "Ada Venn member_of Ibex Brigade (deputy)"),
        ("[He=Tomas Reek@Person] was succeeded by [Ada Venn@Person].",
         "Ada Venn leads Ibex Brigade"),
        ("[Ada Venn@Person] replaced [Tomas Reek@Person] in May.", "Ada Venn leads Ibex Brigade"),
        ("[His=Tomas Reek@Person] lieutenant [Ada Venn@Person] took over the command.",
         "Ada Venn leads Ibex Brigade"),
        ("[Tomas Reek@Person] appointed [Ada Venn@Person] as spokeswoman.",
         "Ada Venn member_of Ibex Brigade (spokeswoman)"),
        ("[Tomas Reek@Person] replaced [Ada Venn@Person] in May.", "Ada Venn leads Ibex Brigade"),
    ],
)  # fmt: skip
def test_the_story_tells_the_body_of_a_post(text, expected):
    assert expected in told(f"{REEK} {text}")


@pytest.mark.parametrize(
    "text",
    [
        "[His=Tomas Reek@Person] cook [Ada Venn@Person] slept.",
        "[His=Tomas Reek@Person] sister [Ada Venn@Person] took over the bakery.",
        "[Ada Venn@Person] followed [Tomas Reek@Person]'s cart.",
        "[Ada Venn@Person] took command of the boat.",
    ],
)
def test_who_is_near_a_leader_is_not_of_his_body_for_that(text):
    assert not {t for t in told(f"{REEK} {text}") if t.startswith("Ada Venn")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Ada Venn@Person] quit the [Red Falcons] to form the [Ibex Brigade].",
         {"Ada Venn split_from Red Falcons", "Ada Venn founded Ibex Brigade"}),
        ("[Ada Venn@Person] expelled [Tomas Reek@Person] for training the [Ibex Brigade].",
         {"Ada Venn restricts Tomas Reek", "Tomas Reek trains Ibex Brigade"}),
    ],
)  # fmt: skip
def test_an_infinitive_or_gerund_is_done_by_whom_its_verb_lets(text, expected):
    assert expected <= told(text)
    assert not {t for t in told(text) if t.startswith(("-", "Red Falcons founded"))}
