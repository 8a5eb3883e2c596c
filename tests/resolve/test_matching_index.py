"""Index: the names that are worth a comparison, among any number."""

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.model import EntityType
from factional.resolve.matching import Index, blocks, compare

ORG, PERSON = EntityType.ORGANIZATION, EntityType.PERSON

NEAR = [
    ("Ruslan Timurov", "Руслан Тимуров", PERSON),
    ("Abu Bakr al-Saheli", "أبو بكر الساحلي", PERSON),
    ("Karim Qasimov", "Karim Kasimow", PERSON),
    ("Jaysh al-Muhajirin", "Army of the Emigrants", ORG),
    ("Qasr Valley Front", "QVF", ORG),
    ("Antibalad", "Anti-Balad", ORG),
    ("Wagner Circle", "Vagner Circle", ORG),
    ("Hezbollah", "Hizb Allah", ORG),
]


@pytest.fixture
def crowd():
    """Two thousand made-up names, common words among them."""
    rng = random.Random(4)
    rare = ["".join(rng.choices(string.ascii_lowercase, k=7)) for _ in range(1500)]
    often = ["Mohammed", "Ali", "Hassan", "Front", "Army", "Ansar", "Liberation"]
    index = Index()
    for i in range(2000):
        name = " ".join([rng.choice(often), rng.choice(rare), rng.choice(often)])
        index.add(f"crowd-{i}", name, rng.choice((ORG, PERSON)))
    return index


@pytest.mark.parametrize(("a", "b", "kind"), NEAR)
def test_what_can_be_one_is_found_in_a_crowd(crowd, a, b, kind):
    crowd.add("own", b, kind)
    assert "own" in [found.key for found in crowd.near(a, kind, 5)]
    assert blocks(a, kind) & blocks(b, kind)


def test_names_come_best_first_and_each_key_once():
    index = Index([("a", "Qasr Valley Front", ORG), ("a", "Qasr Front", ORG)])
    index.add("b", "Valley of Qasr Army", ORG)
    found = index.near("Qasr Valley Front", ORG)
    assert (found[0].key, found[0].name) == ("a", "Qasr Valley Front")
    assert len(found) == len({c.key for c in found})
    assert [c.weight for c in found] == sorted((c.weight for c in found), reverse=True)
    assert len(index.near("Qasr Valley Front", ORG, 1)) == 1


def test_what_is_taken_out_is_not_found_and_can_come_again():
    index = Index([("a", "Qasr Valley Front", ORG)])
    index.discard("a")
    index.discard("nobody")
    assert (index.near("Qasr Valley Front", ORG), len(index)) == ([], 0)
    index.add("a", "Qasr Valley Front", ORG)
    assert (len(index.near("Qasr Valley Front", ORG)), len(index)) == (1, 1)


def test_without_a_kind_a_name_is_found_as_either():
    index = Index([("a", "Ruslan Timurov", None), ("b", "Qasr Valley Front", None)])
    assert [c.key for c in index.near("Timurov, Ruslan", PERSON)] == ["a"]
    assert [c.key for c in index.near("QVF")] == ["b"]


def test_what_is_common_is_no_block_by_itself(crowd):
    assert crowd.near("Mohammed", PERSON) == []
    lone = blocks("Mohammed", PERSON)
    assert not lone & blocks("Mohammed Zahranovic", PERSON)


def test_a_look_up_walks_no_more_in_a_larger_index():
    index = Index((str(i), f"Mohammed Ali {i % 50} Hassan", PERSON) for i in range(9000))
    index.add("own", "Mohammed Zahranovic", PERSON)
    assert index.near("Mohamed Zahrannovic", PERSON)[0].key == "own"
    assert len(index.near("Mohammed Ali Hassan", PERSON, 20)) == 20


def test_nothing_is_near_nothing():
    index = Index([("a", "Qasr", ORG)])
    assert index.near("", ORG) == index.near("!!!", None) == []


@given(st.text(max_size=40), st.sampled_from([None, ORG, PERSON]))
def test_a_name_is_near_itself(name, kind):
    index = Index([("own", name, kind)])
    if compare(name, name, kind).score:
        assert [c.key for c in index.near(name, kind)] == ["own"]
