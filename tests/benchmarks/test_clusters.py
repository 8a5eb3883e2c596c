"""Clusters of names are scored as B-cubed defines it, and the sample case has no false merge."""

from benchmarks.names.clusters import annotated, given, merged, score

from factional import sample
from factional.case import Case
from factional.model import EntityType

A, B, C, D = (("d1", "a"), ("d2", "b"), ("d3", "c"), ("d4", "d"))


def test_what_is_whole_is_perfect():
    figures = score({A: "x", B: "x", C: "y"}, {A: "1", B: "1", C: "2"})
    assert (figures.precision, figures.recall) == (1, 1)
    assert (figures.false, figures.missed) == ((), frozenset())


def test_what_is_put_together_falsely_costs_precision_and_is_named():
    figures = score({A: "x", B: "x"}, {A: "1", B: "2"})
    assert (figures.precision, figures.recall) == (0.5, 1)
    assert figures.false == (("1", "2"),)


def test_what_is_left_apart_costs_recall_and_is_listed():
    figures = score({A: "x", B: "y", C: "y", D: "z"}, {A: "1", B: "1", C: "1", D: "2"})
    assert figures.precision == 1
    assert figures.recall == (1 / 3 + 2 / 3 + 2 / 3 + 1) / 4
    assert figures.missed == {("x", "y")}
    assert (figures.actors, figures.clusters) == (2, 3)


def test_two_names_are_merged_as_resolving_merges_them():
    person = EntityType.PERSON
    assert merged("Selim Bahrani", "Salim Bahrani", person)
    assert not merged("Salman Bahrani", "Salim Bahrani", person)


def test_no_two_actors_of_the_sample_are_made_one(tmp_path):
    with Case.init(tmp_path / "case") as case:
        truths = given(annotated(sample.gold()), case)
        case.refresh()
        figures = score(case.store.entity_of(), truths)
    assert figures.false == ()
    assert figures.precision == 1
    assert figures.recall > 0.9
