"""The benchmark of statements counts what the model reads against what is labelled."""

from dataclasses import replace

import pytest
from benchmarks.claims import stated
from training.asked import places
from training.relations import Standing
from training.stated import Stated, Tie

from factional.extract.language.analysis import Stated as Read
from factional.extract.propositions.stated import TAKEN
from factional.vocabulary import Vocabulary

TEXT = "The Karam Front attacked Tirsk, and its men left Irtam."
RELATIONS = ("allied_with", "attacked", "withdrew_from")
KNOWN = Vocabulary.load()


def stretch(word):
    start = TEXT.index(word)
    return start, start + len(word)


def told(relation, *, standing=Standing.STATED, marks=None):
    ties = (Tie(stretch("Front"), relation, stretch("Tirsk"), standing),)
    return Stated("x", "litbank", "CC-BY-4.0", TEXT, ties, marks=marks)


def held(sentence, *said):
    """What is labelled and what is read, the model saying what it is told to say."""
    (at,) = places(sentence)
    forms = [at.tree.form(word) for word in range(at.first, at.last)]
    read = tuple(
        Read(forms.index(subject), forms.index(other), relation, chance)
        for subject, relation, other, chance in said
    )
    wanted, made = stated.read(
        sentence, replace(at, found=replace(at.found, stated=read)), RELATIONS
    )
    return [{(forms[a], relation, forms[b]) for a, b, relation in ties} for ties in (wanted, made)]


def test_a_tie_is_read_from_the_chance_on_that_ships():
    said = [("Front", "attacked", "Tirsk", c) for c in (TAKEN, TAKEN - 0.01)]
    assert held(told("attacked"), said[0]) == [{("Front", "attacked", "Tirsk")}] * 2
    assert held(told("attacked"), said[1]) == [{("Front", "attacked", "Tirsk")}, set()]


def test_what_has_no_direction_counts_once():
    wanted, made = held(told("allied_with"), ("Tirsk", "allied_with", "Front", 0.9))
    assert wanted == made == {("Front", "allied_with", "Tirsk")}


def test_what_is_only_supposed_counts_neither_way():
    supposed = told("attacked", standing=Standing.SUPPOSED)
    assert held(supposed, ("Front", "attacked", "Tirsk", 0.9)) == [set(), set()]


def test_of_our_own_sentences_only_marked_words_count():
    sentence = told("attacked", marks=(stretch("Front"), stretch("Tirsk")))
    said = ("Front", "attacked", "Tirsk", 0.9), ("men", "withdrew_from", "Irtam", 0.9)
    assert held(sentence, *said)[1] == {("Front", "attacked", "Tirsk")}
    assert len(held(told("attacked"), *said)[1]) == 2


def test_shares_are_of_what_there_is():
    counted = stated.Tally()
    counted.add({(0, 1, "attacked"), (0, 2, "attacked")}, {(0, 1, "attacked"), (0, 1, "leads")})
    violence, posts = (KNOWN[name].family for name in ("attacked", "leads"))
    assert counted.row([violence]) == (2, 1.0, 0.5, pytest.approx(2 / 3))
    assert counted.row([posts]) == (0, 0.0, None, 0.0)
    assert counted.row([violence, posts]) == (2, 0.5, 0.5, 0.5)
    assert counted.row([]) == (0, None, None, None)
