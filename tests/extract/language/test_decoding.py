"""From scores to heads, names and attributions."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language.decoding import (
    BEGINS,
    INSIDE,
    OUTSIDE,
    heads,
    names,
    relations,
    said,
    stretches,
)


def noise(seed, *shape):
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


class TestHeads:
    def test_no_arc_leaves_its_sentence(self):
        arcs = noise(1, 9, 10)
        arcs[:, 9] += 50  # everybody would hang on the last word
        found = heads(arcs, [(0, 4), (4, 7)])
        assert all(h == 0 or 1 <= h <= 4 for h in found[:4])
        assert all(h == 0 or 5 <= h <= 7 for h in found[4:7])
        assert list(found[7:]) == [-1, -1]
        assert (found[:4] == 0).sum() == (found[4:7] == 0).sum() == 1

    def test_only_the_root_is_called_root(self):
        scores = noise(2, 4, 3)
        scores[:, 1] += 20
        found = relations(scores, np.array([2, 0, 2, 2]), 1)
        assert found[1] == 1
        assert 1 not in found[[0, 2, 3]]


class TestNames:
    SENTENCE = ((0, 8),)

    def score(self, *spans):
        made = np.full((8, 4, 2), -3.0, np.float32)
        for first, last, label, value in spans:
            made[first, last - first - 1, label] = value
        return made

    def found(self, *spans, sentences=SENTENCE, thresholds=(0.0, 0.0)):
        return [s[:3] for s in names(self.score(*spans), thresholds, sentences)]

    def test_a_name_inside_another_stays(self):
        assert self.found((0, 4, 0, 2.0), (2, 4, 1, 1.0)) == [(0, 4, 0), (2, 4, 1)]

    def test_of_two_that_cross_the_better_stays(self):
        assert self.found((0, 3, 0, 1.0), (2, 5, 1, 2.0)) == [(2, 5, 1)]

    def test_the_same_words_have_one_type(self):
        assert self.found((1, 3, 0, 1.0), (1, 3, 1, 1.5)) == [(1, 3, 1)]

    def test_each_type_has_its_threshold(self):
        assert self.found((0, 2, 0, 0.4), (3, 4, 1, 0.4), thresholds=(0.5, 0.3)) == [(3, 4, 1)]

    def test_none_goes_over_the_end_of_a_sentence_or_stands_after_the_last(self):
        spans = ((1, 4, 0, 2.0), (3, 4, 0, 2.0), (6, 7, 0, 2.0))
        assert self.found(*spans, sentences=((0, 3), (3, 6))) == [(3, 4, 0)]

    def test_scores_are_chances(self):
        kept = names(self.score((0, 1, 0, 0.0001), (2, 3, 0, 40.0)), (0.0, 0.0), self.SENTENCE)
        assert [round(s.score, 2) for s in kept] == [0.5, 1.0]

    @given(st.integers(0, 10**6))
    def test_what_is_kept_never_crosses(self, seed):
        kept = names(noise(seed, 8, 4, 2), (0.0, 0.0), self.SENTENCE)
        for a, b in itertools.combinations(kept, 2):
            assert a[:2] != b[:2]
            apart = a.last <= b.first or b.last <= a.first
            inside = (a.first <= b.first and b.last <= a.last) or (
                b.first <= a.first and a.last <= b.last
            )
            assert apart or inside


class TestStretches:
    def exhaustive(self, scores):
        def allowed(path):
            return all(
                label != INSIDE or before != OUTSIDE
                for before, label in zip((OUTSIDE, *path), path, strict=False)
            )

        paths = filter(allowed, itertools.product(range(3), repeat=len(scores)))
        return max(paths, key=lambda p: sum(scores[i][label] for i, label in enumerate(p)))

    @given(st.integers(0, 10**6), st.integers(1, 6))
    def test_they_are_those_of_the_best_sequence(self, seed, count):
        scores = noise(seed, count, 3)
        path = self.exhaustive(scores)
        expected = []
        for i, label in enumerate(path):
            if label == BEGINS:
                expected.append((i, i + 1))
            elif label == INSIDE:
                expected[-1] = (expected[-1][0], i + 1)
        assert stretches(scores) == expected


class TestSaid:
    def roles(self, count, **spans):
        made = np.zeros((count, 3, 3), np.float32)
        made[:, :, OUTSIDE] = 1.0
        for role, ranges in enumerate((spans["source"], spans["cue"], spans["content"])):
            for first, last in ranges:
                made[first:last, role, INSIDE] = 4.0
                made[first, role, BEGINS] = 5.0
        return made

    def test_each_cue_has_its_best_source_and_all_its_contents(self):
        roles = self.roles(
            12, source=[(0, 2), (6, 7)], cue=[(2, 3), (7, 8)], content=[(3, 5), (8, 10), (10, 12)]
        )
        sources = np.full((12, 12), -4.0, np.float32)
        contents = sources.copy()
        sources[2, 0], sources[2, 6], sources[7, 6] = 2.0, 1.0, 2.0
        contents[2, 3], contents[7, 8], contents[7, 10] = 2.0, 2.0, 2.0
        first, second = said(roles, sources, contents, 0.0)
        assert first[:3] == ((0, 2), (2, 3), ((3, 5),))
        assert second[:3] == ((6, 7), (7, 8), ((8, 10), (10, 12)))
        assert 0.8 < first.score < 0.9

    def test_a_source_may_be_missing(self):
        roles = self.roles(5, source=[], cue=[(0, 1)], content=[(2, 5)])
        links = np.full((5, 5), 1.0, np.float32)
        assert said(roles, links, links, 0.0)[0].source is None

    def test_a_cue_that_attributes_nothing_is_left_out(self):
        roles = self.roles(5, source=[(3, 4)], cue=[(0, 1)], content=[])
        links = np.full((5, 5), -1.0, np.float32)
        assert said(roles, links, links, 0.0) == []

    def test_nothing_said(self):
        roles = self.roles(5, source=[], cue=[], content=[])
        links = np.zeros((5, 5), np.float32)
        assert said(roles, links, links, 0.0) == []
