"""Truth discovery: suggestions, never certain, and blind to who answers under which name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.weigh import Method, believed
from tests.examples import examples

FEW = {"q1": {"a": "yes", "b": "no", "c": "yes"}, "q2": {"a": "no", "b": "no"}}

observations = st.dictionaries(
    st.sampled_from([f"q{n}" for n in range(5)]),
    st.dictionaries(
        st.sampled_from(["a", "ب", "в", "d"]), st.sampled_from(["x", "y", "z"]), min_size=1
    ),
    max_size=5,
)


@pytest.mark.parametrize("method", Method)
@examples(25)
@given(said=observations)
def test_chances_are_chances(method, said):
    found = believed(said, method)
    assert found.keys() == said.keys()
    for question, answers in found.items():
        assert answers.keys() == set(said[question].values())
        assert all(0 <= chance <= 1 for chance in answers.values())
        assert sum(answers.values()) <= 1 + 1e-9


@pytest.mark.parametrize("method", Method)
def test_order_and_names_make_no_difference(method):
    turned = {q: dict(reversed(list(said.items()))) for q, said in reversed(list(FEW.items()))}
    for question, answers in believed(FEW, method).items():
        for value, chance in answers.items():
            assert believed(turned, method)[question][value] == pytest.approx(chance)


@pytest.mark.parametrize("method", Method)
def test_more_voices_are_likelier(method):
    answers = believed(FEW, method)["q1"]
    assert answers["yes"] > answers["no"]


def test_nothing_said_is_nothing_believed():
    assert all(believed({}, method) == {} for method in Method)


def copied(questions=30):
    """Three honest sources, and four who repeat the errors of one."""
    said = {}
    for n in range(questions):
        wrong = "lie" if n % 3 else "true"
        others = {f"honest{i}": "true" if (n + i) % 5 else f"slip{i}" for i in range(3)}
        said[f"q{n:02}"] = others | {f"echo{i}": wrong for i in range(4)}
    return said


def test_those_who_share_their_errors_count_as_one():
    right = {}
    for method in (Method.MAJORITY, Method.INDEPENDENT):
        found = believed(copied(), method)
        right[method] = sum(max(a, key=a.__getitem__) == "true" for a in found.values())
    assert right[Method.MAJORITY] < 15
    assert right[Method.INDEPENDENT] > 25
