"""Charts: what patterns match, which match is kept, and that the lexicons hold no dead rule."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.errors import VocabularyError
from factional.extract.atoms import Atoms, atoms
from factional.extract.chart import Chart, Node, Rules
from factional.extract.lexicon import data
from factional.extract.times import Clock
from factional.extract.times.meaning import value_of


def row(text: str) -> Atoms:
    return atoms(text, 0, len(text))


def run(pattern: str | list[str], text: str, **more: Any) -> list[str]:
    """What a rule matches in a text, in which figures are labelled NUM."""
    return [found for found, _ in nodes(pattern, text, **more)]


def nodes(pattern: str | list[str], text: str, **more: Any) -> list[tuple[str, Node]]:
    found = row(text)
    chart: Chart = [
        {"NUM": [Node("NUM", i, i + 1, int(w))]} if w.isdecimal() else {}
        for i, w in enumerate(found.words)
    ]
    Rules([[{"make": "FOUND", "match": pattern, **more}]]).run(found, chart)
    made = [node for here in chart for node in here.get("FOUND", ())]
    return [(text[found.starts[n.first] : found.ends[n.last - 1]], n) for n in made]


def test_atoms_are_letters_figures_and_marks_whatever_touches_them() -> None:
    assert row("mid-1990s, 6:30pm").texts == ["mid", "-", "1990", "s", ",", "6", ":", "30", "pm"]
    assert row("a b-c").glued == [False, False, True, True]
    assert row("Nawrūz’da").words == ["nawruz", "’", "da"]


@given(st.text(max_size=80))
def test_atoms_leave_out_only_white_space(text: str) -> None:
    found = row(text)
    at = 0
    for start, end, piece in zip(found.starts, found.ends, found.texts, strict=True):
        assert text[start:end] == piece
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("in|on NUM", "in 5, on 6, at 7", ["in 5", "on 6"]),
        ("the? NUM days", "the 5 days, 6 days", ["the 5 days", "5 days", "6 days"]),
        ("NUM ~st|~nd", "1st 2 nd 3nd", ["1st", "3nd"]),
        ("NUM (or so | and more)", "5 or so, 6 and more, 7 or", ["5 or so", "6 and more"]),
        ("NUM (of the)? men", "5 men 6 of the men 7 of men", ["5 men", "6 of the men"]),
        ("@in NUM", "in 5, on 6", ["5"]),
        ("NUM @men", "5 men, 6 women", ["5"]),
        (["NUM men", "NUM"], "5 men, 6", ["5 men", "6"]),
        ("NUM ~. ~NUM", "5.6 and 5. 6", ["5.6"]),
    ],
)
def test_patterns_say_what_the_docstring_says(
    pattern: str | list[str], text: str, found: list[str]
) -> None:
    assert run(pattern, text) == found


def test_the_parts_of_a_match_are_found_by_their_names() -> None:
    ((_, node),) = nodes("from a:NUM to b:NUM", "from 5 to 6")
    assert {name: part.value for name, part in node.parts.items()} == {"a": 5, "b": 6}


def test_a_rule_takes_its_value_from_a_part_or_has_one_of_its_own() -> None:
    ((_, taken),) = nodes("n:NUM men", "5 men", take="n")
    ((_, own),) = nodes("n:NUM men", "5 men", value="crew")
    assert (taken.value, own.value) == (5, "crew")


def test_later_levels_use_what_earlier_ones_made() -> None:
    found = row("from 5 men to 6 men")
    chart: Chart = [
        {"NUM": [Node("NUM", i, i + 1)]} if w.isdecimal() else {} for i, w in enumerate(found.words)
    ]
    levels = [
        [{"make": "CREW", "match": "NUM men"}],
        [{"make": "RANGE", "match": "from a:CREW to b:CREW"}],
    ]
    Rules(levels).run(found, chart)
    assert [n.last for n in chart[0]["RANGE"]] == [len(found)]


@pytest.mark.parametrize("pattern", ["(the NUM", "NUM)", "@in", "(the)?"])
def test_a_pattern_that_makes_no_sense_is_refused(pattern: str) -> None:
    with pytest.raises(VocabularyError, match=r"bracket|match nothing"):
        Rules([[{"make": "X", "match": pattern}]])


@pytest.mark.parametrize("name", ["time-rules", "quantities"])
def test_every_rule_of_the_lexicons_can_be_read(name: str) -> None:
    levels = data(name)["levels"]
    assert sum(len(level) for level in levels) > 15
    Rules(levels)


def test_every_meaning_that_a_rule_asks_for_is_there() -> None:
    asked = {rule["as"] for level in data("time-rules")["levels"] for rule in level if "as" in rule}
    assert len(asked) > 30
    assert [name for name in sorted(asked) if not _known(name)] == []


def _known(name: str) -> bool:
    rules = Rules([[{"make": "X", "as": name, "match": "it"}]])
    found = row("it")
    chart: Chart = [{}]
    rules.run(found, chart)
    try:
        value_of(chart[0]["X"][0], Clock())
    except VocabularyError:
        return False
    except (KeyError, ValueError):
        return True  # it is there, and misses the parts that a real match has
    return True


def test_a_meaning_that_is_not_there_is_refused() -> None:
    assert not _known("nonsense")
