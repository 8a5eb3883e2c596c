"""The scores of the benchmark, on answers that are known."""

import itertools

import numpy as np
import pytest
from benchmarks.language import coreference, gold, scores
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language import Analysis, Attribution, Mention, Name, NameType, Span, Word
from training import passages


def clusters(*groups):
    return [frozenset((ord(c), ord(c) + 1) for c in group) for group in groups]


class TestCoreference:
    def test_what_is_right_scores_one_and_what_is_wrong_nothing(self):
        same = clusters("abc", "de")
        assert coreference.conll([(same, same)])["conll"] == pytest.approx(1)
        assert coreference.conll([(same, clusters("xy"))])["conll"] == 0
        assert coreference.conll([(same, [])])["conll"] == 0

    def test_a_worked_example(self):
        # Luo (2005): key {1-5}, {6,7}, {8-C}; response {1-5}, {6-C}
        key, response = clusters("12345", "67", "89ABC"), clusters("12345", "6789ABC")
        found = coreference.conll([(key, response)])
        assert found["muc"] == pytest.approx(2 * (9 / 10) * 1 / (9 / 10 + 1), abs=1e-4)
        assert found["b3"] == pytest.approx(2 * (16 / 21) / (16 / 21 + 1), abs=1e-4)
        similar = 1 + 2 * 5 / 12
        precision, recall = similar / 2, similar / 3
        both = 2 * precision * recall / (precision + recall)
        assert found["ceafe"] == pytest.approx(both, abs=1e-4)

    @given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 10**6))
    def test_the_assignment_is_the_best_there_is(self, rows, columns, seed):
        weights = np.random.default_rng(seed).random((rows, columns))
        short, long = min(rows, columns), max(rows, columns)
        table = weights if rows <= columns else weights.T
        best = max(
            sum(table[i, j] for i, j in enumerate(order))
            for order in itertools.permutations(range(long), short)
        )
        assert coreference.assigned(weights) == pytest.approx(best)


TEXT = "Omar said the Orvan Front left. Salma met him."


def named(stretch, type):
    start, end = at(stretch)
    return Name(start, end, type, 1.0)


def mention(stretch):
    start, end = at(stretch)
    return Mention(start, end, 0, "person")


class Answer:
    """A model that gives one analysis, whatever it is asked."""

    def __init__(self, **given):
        self.given = Analysis(**given)

    def analyse(self, text, stretches):
        return self.given

    def parse(self, text, sentences):
        return self.given


def annotated(**layers):
    words = ("Omar", "said", "the", "Orvan", "Front", "left", ".", "Salma", "met", "him", ".")
    passage = passages.Passage("own", "one", words, (10,), ends=(6, 10), **layers)
    return gold.placed(passage, TEXT)


def at(stretch):
    start = TEXT.index(stretch)
    return start, start + len(stretch)


def test_words_are_found_in_the_running_text():
    made = annotated()
    assert [TEXT[a:b] for a, b in made.words] == list(made.passage.words)
    assert [TEXT[a:b] for a, b in made.sentences()] == [TEXT[:31], TEXT[32:]]
    with pytest.raises(ValueError, match="is not 'Omar'"):
        gold.placed(made.passage, "Other words")


def test_names_count_by_type_and_what_the_corpus_leaves_open_does_not():
    made = annotated(
        spans=(
            passages.Span(0, 1, "Person"),
            passages.Span(3, 5, "Organization|State"),
            passages.Span(7, 8, "Person"),
        ),
        known=("Person", "Organization", "State"),
        barred=((5, 6),),
    )
    model = Answer(
        names=(
            named("Omar", NameType.PERSON),
            named("Orvan Front", NameType.STATE),
            named("left", NameType.PERSON),  # barred
            named("him", NameType.PLACE),  # a type that the corpus has not
            named("met", NameType.ORGANIZATION),  # wrong
        )
    )
    found = scores.names(model, [made])
    assert found["Person"] == pytest.approx(2 * 1 / (1 + 2))
    assert found["Organization"] == pytest.approx(2 * 1 / (2 + 1))
    assert found["all"] == pytest.approx(2 * 2 / (3 + 3))


def test_an_attribution_is_exact_or_overlaps_or_is_wrong():
    made = annotated(attributions=(passages.Attribution((0, 1), (1, 2), ((2, 6),)),))
    source, cue = Span(*at("Omar")), Span(*at("said"))

    def score(*found):
        return scores.attribution(Answer(attributions=found), [made])

    exact = score(Attribution(source, cue, (Span(*at("the Orvan Front left")),), 1.0))
    assert exact["tuple exact"] == exact["tuple overlap"] == exact["content exact"] == 1
    near = score(Attribution(source, cue, (Span(*at("Orvan Front left")),), 1.0))
    assert near["tuple exact"] == near["content exact"] == 0
    assert near["tuple overlap"] == near["content overlap"] == near["source exact"] == 1
    wrong = score(Attribution(None, cue, (Span(*at("Orvan Front left")),), 1.0))
    assert wrong["tuple overlap"] == 0
    assert wrong["cue exact"] == 1


def test_predicates_without_a_value_are_told_apart_from_wrong_ones():
    made = annotated(factuality=((1, 3.0), (5, 1.0), (8, -2.0)))
    values = {1: 2.9, 5: 1.0}
    words = tuple(
        Word(a, b, "VERB", "x", None, "root", factuality=values.get(i))
        for i, (a, b) in enumerate(made.words)
    )
    found = scores.factuality(Answer(words=words), [made])
    assert found["pearson"] == pytest.approx(1)
    assert found["answered"] == pytest.approx(2 / 3)


def test_mentions_that_stand_alone_count_apart():
    mentions = ((0, 1, 0, "person", 1), (9, 10, 9, "person", 1), (7, 8, 7, "person", 2))
    made = annotated(mentions=tuple(passages.Mention(*m) for m in mentions))
    found = tuple(mention(form) for form in ("Omar", "Salma", "him"))
    right = scores.coreference(Answer(mentions=found, chains=((0, 2),)), [made])
    assert right["conll"] == right["mentions"] == pytest.approx(1)
    none = scores.coreference(Answer(mentions=found), [made])
    assert none["conll"] == 0
    assert none["conll with single mentions"] > 0.3
