"""Names of several words tied to a participle: "Salt Army-backed Wolves"."""

import pytest

from factional.extract.local import extract
from factional.read import read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The Libyan Salt Army-backed Wadi Shield took Murzuq.",
            ("Libyan Salt Army", "supports", "Wadi Shield"),
        ),
        (
            "The Khalifa Haftar-led army took Murzuq.",
            ("Khalifa Haftar", "leads", "Khalifa Haftar-led army"),
        ),
        (
            "Salt Brotherhood-affiliated militias fought in Murzuq.",
            ("Salt Brotherhood-affiliated militias", "part_of", "Salt Brotherhood"),
        ),
    ],
)
def test_a_name_ends_before_the_participle_that_is_tied_to_it(text, said):
    assert said in told(text)


def test_who_is_tied_to_somebody_is_not_that_one():
    assert "Al-Qaeda" not in {
        who for who, what, _ in told("Al-Qaeda-linked militants took Murzuq.") if what == "controls"
    }


def told(text):
    found = extract(read(text.encode(), "news.txt"))
    names = {r.id: r.name for r in found.referents}
    return {(names[c.subject], c.relation, names.get(c.object or "")) for c in found.claims}
