"""The code lists are those of their standards, whole and in order."""

import itertools

from factional.vocabulary import codes


def test_reliability_and_credibility_are_the_admiralty_code():
    assert "".join(codes().reliability) == "ABCDEF"
    assert "".join(codes().credibility) == "123456"
    assert codes().credibility["1"].label == "confirmed by other sources"
    assert "independent" in codes().credibility["1"].says
    for unknown in (codes().reliability["F"], codes().credibility["6"]):
        assert unknown.label == "cannot be judged"
    assert all(code.percent is None for code in codes().credibility.values())


def test_likelihood_covers_every_chance_once():
    chances = [code.percent for code in codes().likelihood.values() if code.percent]
    assert len(chances) == len(codes().likelihood)
    assert (chances[0][0], chances[-1][1]) == (1, 99)
    assert all(below[1] == above[0] for below, above in itertools.pairwise(chances))
    assert codes().likelihood["likely"].also == "probable"
    assert list(codes().confidence) == ["low", "moderate", "high"]
