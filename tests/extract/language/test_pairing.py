"""What pairs of mentions and of names are judged by."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language.chains import worth_asking
from factional.extract.language.pairing import (
    Mentioned,
    coreference_pairs,
    mention_span,
    pair_features,
)

COLUMNS = (
    "same head", "same words", "held", "acronym of it", "its acronym", "pronoun", "pronoun before",
    "same pronoun", "same kind", "proper", "proper before", "apart", "sentences",
    "one sentence", "next", "nested",
)  # fmt: skip


def mention(form, *, head=None, kind=1, first=0, sentence=0):
    words = tuple(form.split())
    return Mentioned(words, head or words[-1], kind, first, first + len(words), sentence)


def compared(anaphor, antecedent, *between):
    """The numbers of a pair by name; only those that are not 0."""
    found = [antecedent, *between, anaphor]
    pair = np.array([len(found) - 1]), np.array([0])
    row = pair_features(found, *pair)[0]
    return {name: value for name, value in zip(COLUMNS, row.tolist(), strict=True) if value}


def test_a_name_said_again_without_its_article():
    found = compared(mention("Orvan Front", first=9, sentence=1), mention("the Orvan Front"))
    assert found == {
        "same head": 1, "same words": 1, "held": 1, "same kind": 1, "proper": 1,
        "proper before": 1, "next": 1, "sentences": pytest.approx(math.log(2) / 3),
    }  # fmt: skip


def test_a_shorter_name_and_an_acronym():
    whole = mention("Orvan Liberation Front", head="Orvan")
    assert compared(mention("Orvan", first=9), whole).keys() >= {"same head", "held"}
    assert "acronym of it" in compared(mention("OLF", first=9), whole)
    later = mention("Orvan Liberation Front", head="Orvan", first=9)
    assert "its acronym" in compared(later, mention("OLF"))
    assert "same words" not in compared(mention("OLF", first=9), whole)


def test_pronouns_have_no_words_of_their_own():
    found = compared(mention("He", first=9, kind=2), mention("he"))
    assert found.keys() == {
        "pronoun", "pronoun before", "same pronoun", "one sentence", "next",
    }  # fmt: skip
    assert compared(mention("his", first=9), mention("Omar")).keys() == {
        "pronoun", "same kind", "one sentence", "next",
    }  # fmt: skip


def test_a_common_noun_holds_no_name():
    assert "held" not in compared(mention("the front", first=9), mention("the front line"))


def test_distance_counts_the_mentions_between():
    between = [mention("men", first=4), mention("hills", first=6)]
    found = compared(mention("Omar", first=9), mention("Omar"), *between)
    assert found["apart"] == pytest.approx(math.log(3) / 4)
    assert "next" not in found


def test_a_mention_inside_another_is_nested():
    outer = mention("the emir of the Front", head="emir")
    assert compared(mention("the Front", first=3), outer)["nested"] == 1


FORMS = st.sampled_from(["the", "Orvan", "Front", "his", "He", "OF", "al-Dīn", "'s", "men", "it"])


@given(st.lists(st.lists(FORMS, min_size=1, max_size=4), min_size=2, max_size=8))
def test_a_pair_is_judged_the_same_whoever_stands_around_it(forms):
    found = [mention(" ".join(f), first=9 * i, sentence=i) for i, f in enumerate(forms)]
    together = pair_features(found, *coreference_pairs(len(found), 60))
    pairs = zip(*coreference_pairs(len(found), 60), strict=True)
    for row, (later, earlier) in zip(together, pairs, strict=True):
        assert row.shape == (16,)
        assert np.isfinite(row).all()
        alone = pair_features([found[earlier], found[later]], np.array([1]), np.array([0]))[0]
        same = [i for i in range(16) if COLUMNS[i] not in ("apart", "next")]
        assert row[same] == pytest.approx(alone[same])


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (
            "in:case:3 the:det:3 new:amod:3 Front:root of:case:5 Orvan:nmod:3",
            "the new Front of Orvan",
        ),
        ("the:det:1 Front:root ,:punct:4 and:cc:4 Dareh:conj:1", "the Front"),
        ("the:det:1 men:root who:nsubj:3 left:acl:relcl:1 .:punct:1", "the men who left"),
        ("Omar:root ,:punct:4 the:det:4 old:amod:4 emir:appos:0", "Omar"),
        ("he:nsubj:3 was:cop:3 an:det:3 emir:root there:advmod:3", "an emir there"),
        ("the:det:1 Front:root 's:case:1", "the Front 's"),
        ("men:root of:case:4 Orvan:nmod:0 and:cc:4 Dareh:conj:2", "men of Orvan and Dareh"),
    ],
)
def test_a_mention_is_what_hangs_on_its_head_and_not_what_stands_beside_it(tree, expected):
    forms, relations, heads = [], [], []
    for cell in tree.split():
        form, rest = cell.split(":", 1) if cell[0] != ":" else (":", cell[2:])
        relation, _, head = rest.rpartition(":") if rest[-1].isdigit() else (rest, "", "-1")
        forms.append(form)
        relations.append(relation)
        heads.append(int(head))
    children = [[c for c, h in enumerate(heads) if h == w] for w in range(len(forms))]
    top = relations.index("root")
    first, last = mention_span(top, children, relations)
    assert " ".join(forms[first:last]) == expected


def test_each_mention_is_paired_with_those_before_it_within_reach():
    later, earlier = coreference_pairs(4, 2)
    assert list(zip(later.tolist(), earlier.tolist(), strict=True)) == [
        (1, 0), (2, 0), (2, 1), (3, 1), (3, 2),
    ]  # fmt: skip


def test_only_pairs_that_could_be_linked_are_asked():
    forms = ["Omar", "men", "hills", "Omar", "he"] + ["roads"] * 9 + ["valley"]
    found = [mention(form, first=9 * i) for i, form in enumerate(forms)]
    later, earlier = coreference_pairs(len(found), 60)
    asked = worth_asking(pair_features(found, later, earlier), later, earlier)
    kept = set(zip(later[asked].tolist(), earlier[asked].tolist(), strict=True))
    assert (3, 0) in kept  # the same name
    assert (4, 0) in kept  # a pronoun
    assert (14, 7) in kept  # near
    assert (14, 1) not in kept
