"""Rows of tables state what the heads of their columns say, through the whole of reading."""

import pytest

from factional.extract.local import extract
from factional.model import Quantity
from factional.read import read

PAGE = """<html><head><title>Armed groups of the Irtam valley</title></head><body><article>
<h1>Armed groups of the Irtam valley</h1>
<p>Three armed groups hold the Irtam valley, the committee wrote in its survey of the region.
The survey rests on talks with elders and with traders who cross the pass every week.</p>
{table}
<p>The committee could not travel beyond the pass; some of these figures are a year old.</p>
</article></body></html>"""


def made(table):
    return extract(read(PAGE.format(table=table).encode(), "survey.html")).claims


def told(table):
    document = read(PAGE.format(table=table).encode(), "survey.html")
    found = extract(document)
    names = {r.id: r.name for r in found.referents}
    rows = {(s, e) for t in document.tables for c in t.cells for s, e in [(c.start, c.end)]}
    inside = [c for c in found.claims if any(s <= c.evidence.start < e for s, e in rows)]
    for claim in inside:
        assert document.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
    return {
        (names[c.subject], c.relation, names[c.object] if c.object else c.value, c.role)
        for c in inside
    }


def rows(*lines):
    cells = [
        "".join(f"<{'th' if not i else 'td'}>{c.strip()}</{'th' if not i else 'td'}>"
                for c in line.split("|"))
        for i, line in enumerate(lines)
    ]  # fmt: skip
    return "<table>" + "".join(f"<tr>{c}</tr>" for c in cells) + "</table>"


def test_each_row_is_about_the_body_that_it_names():
    table = rows(
        "Group | Leader | Fighters | Active in",
        "Karam Front | Abu Yusuf al-Hamdi | about 400 | Sulmati",
        "Lamp Council | Omar Varo | 1,200–1,500 | Velmekh",
    )
    assert told(table) >= {
        ("Abu Yusuf al-Hamdi", "leads", "Karam Front", "leader"),
        ("Omar Varo", "leads", "Lamp Council", "leader"),
        ("Karam Front", "strength", Quantity(400, 400, approx=True, unit="fighters"), None),
        ("Lamp Council", "strength", Quantity(1200, 1500, unit="fighters"), None),
    }


def test_the_caption_dates_what_has_no_date_of_its_own():
    table = rows("Group | Leader | Founded", "Karam Front | Abu Yusuf al-Hamdi | 2011").replace(
        "<table>", "<table><caption>Armed groups of the valley, September 2023</caption>"
    )
    dates = {c.relation: c.time for c in made(table)}
    assert dates["leads"] == "2023-09"
    assert dates.get("formed") in (None, "2011")


@pytest.mark.parametrize("head", ["Fighters (2019)", "Fighters, 2019", "Strength in 2019"])
def test_the_head_of_a_column_dates_its_cells(head):
    (claim,) = (c for c in made(rows(f"Group | {head}", "Karam Front | 400")) if c.time)
    assert (claim.relation, claim.time) == ("strength", "2019")


def test_a_heading_beside_its_cell_dates_it():
    table = rows("Name | Karam Front", "Leader | Abu Yusuf al-Hamdi", "Fighters (2019) | 400")
    dates = {c.relation: c.time for c in made(table)}
    assert dates["strength"] == "2019"
    assert dates["leads"] is None


def test_a_table_whose_heads_say_nothing_states_nothing():
    table = rows(
        "Group | Colour | Weather",
        "Karam Front | blue | rain",
        "Lamp Council | red | snow",
    )
    assert told(table) == set()


@pytest.mark.parametrize(
    ("words", "quantity"),
    [
        ("300", Quantity(300, 300, unit="fighters")),
        ("~300", Quantity(300, 300, approx=True, unit="fighters")),
        ("up to 300", Quantity(None, 300, unit="fighters")),
        ("more than 300", Quantity(300, None, unit="fighters")),
        ("300+", Quantity(300, None, unit="fighters")),
        ("250 to 300", Quantity(250, 300, unit="fighters")),
    ],
)
def test_a_bare_number_is_counted_in_what_its_column_counts(words, quantity):
    table = rows("Group | Fighters", f"Karam Front | {words}", "Lamp Council | unknown")
    assert ("Karam Front", "strength", quantity, None) in told(table)


def test_an_empty_cell_and_words_without_a_number_are_passed_over():
    table = rows(
        "Group | Leader | Fighters", "Karam Front |  | a few", "Lamp Council | Omar Varo | "
    )
    assert told(table) == {("Omar Varo", "leads", "Lamp Council", "leader")}


def test_a_cell_under_a_head_for_names_is_a_name_as_a_whole():
    table = rows(
        "Group | Led by | Fighters",
        "Sons of Velm[2] | Omar Varo | 2,200[4]",
        "Upper Valley Officers' Council | Ada Venn | about 150*",
    )
    assert told(table) >= {
        ("Omar Varo", "leads", "Sons of Velm", "leader"),
        ("Ada Venn", "leads", "Upper Valley Officers' Council", "leader"),
        ("Sons of Velm", "strength", Quantity(2200, 2200, unit="fighters"), None),
        (
            "Upper Valley Officers' Council",
            "strength",
            Quantity(150, 150, approx=True, unit="fighters"),
            None,
        ),
    }
