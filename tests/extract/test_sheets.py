"""Fact sheets and information boxes, through the whole of reading."""

import pytest

from factional.extract.local import extract
from factional.model import BlockKind, Quantity
from factional.read import read

LEAD = (
    "The Free Valley Movement was a rebel group. It was set up by officers who had left the army, "
    "and the elders of the valley fed it through two hard winters."
)
TABBED = f"""Free Valley Movement

From Wikipedia, the free encyclopedia

Free Valley Movement
Leaders\tMoussa ag Darvan
Yaya Korvik †
Dates of operation\t2003–2012
Split from\tOrlen Liberation Front
Merged into\tCoordination of Highland Movements
Active regions\tNorthern Orlen
Southern Karvia
Battles and wars\tFirst Valley War
Ideology\tValley nationalism
Secularism
Size\t2,000–3,000 (2011)
Allies\tState allies:
 France
Non-state allies:
Red Sand Brigade
Opponents\t Iraq

{LEAD}
"""
LINED = """Khone People's Army

Active: 1976–present
Leader(s): Saw Htoo Varo (chairman), Gen. Naw Korvik (commander-in-chief)
**Headquarters:** Lawkha, Khone State
- Opponents: Valley Guard; Border Guard Force
Strength: 5,000+
Founder: Bo Darvan
Motives: Independence for the hills
Designated as a terrorist group by: Myanmar, India
Formerly called: Khone National Army

Overview
The army is an armed organisation of the hills, its spokesman told this paper in a long talk.
"""
BOXED = f"""<html><head><title>Free Valley Movement - Wikipedia</title></head><body>
<h1>Free Valley Movement</h1><div class="text"><table class="infobox">
<tr><th colspan="2">Free Valley Movement</th></tr><tr><td colspan="2">Flag of the movement</td></tr>
<tr><th>Leaders</th><td><a href="/a">Moussa ag Darvan</a><br><a href="/b">Yaya Korvik</a></td></tr>
<tr><th>Allies</th><td><b>State allies:</b><ul><li>France</li></ul><b>Others:</b><ul>
<li><a href="/c">Red Sand Brigade</a></li><li>Orlen Front</li></ul></td></tr></table>
<p>{LEAD} {LEAD.replace("It", "Later it")}</p><p>In 2012 the movement gave up its camps.</p></div>
</body></html>"""


def facts(text, name="movement.txt"):
    document = read(text.encode(), name)
    found = extract(document)
    names = {r.id: r.name for r in found.referents}
    told = [c for c in found.claims if c.how["rule"] == "field"]
    for claim in told:
        assert document.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
    return {
        (names[c.subject], c.relation, names[c.object] if c.object else c.value or c.time, c.role)
        for c in told
    }


def test_a_sheet_as_it_is_copied_from_a_page():
    body = "Free Valley Movement"
    assert facts(TABBED) >= {
        ("Moussa ag Darvan", "leads", body, "leader"),
        ("Yaya Korvik", "leads", body, "leader"),
        (body, "formed", "2003", None),
        (body, "split_from", "Orlen Liberation Front", None),
        (body, "merged_into", "Coordination of Highland Movements", None),
        (body, "active_in", "Northern Orlen", None),
        (body, "active_in", "Southern Karvia", None),
        (body, "ideology", "Valley nationalism", None),
        (body, "ideology", "Secularism", None),
        (body, "strength", Quantity(2000, 3000, unit="members"), None),
        (body, "allied_with", "France", None),
        (body, "allied_with", "Red Sand Brigade", None),
        (body, "hostile_to", "Iraq", None),
    }


def test_its_lines_are_of_the_article():
    document = read(TABBED.encode(), "movement.txt")
    kinds = {document.text[b.start : b.end]: b.kind for b in document.blocks}
    assert kinds["Yaya Korvik †"] is kinds["Southern Karvia"] is BlockKind.PARAGRAPH


def test_headed_lines_with_lists_on_them():
    body = "Khone People's Army"
    told = facts(LINED)
    assert {(s, r) for s, r, o, role in told if r == "leads" and role} == {
        (name, "leads") for name, r, _, _ in told if r == "leads"
    }
    assert {role for _, r, _, role in told if r == "leads"} == {"chairman", "commander"}
    assert told >= {
        (body, "formed", "1976", None),
        (body, "based_in", "Lawkha", None),
        (body, "hostile_to", "Valley Guard", None),
        (body, "hostile_to", "Border Guard Force", None),
        (body, "strength", Quantity(5000, None, unit="members"), None),
        ("Bo Darvan", "founded", body, None),
        (body, "aims_to", "Independence for the hills", None),
        ("Myanmar", "designated", body, None),
        ("India", "designated", body, None),
        (body, "succeeds", "Khone National Army", None),
    }
    assert not any(o == "Khone State" for _, r, o, _ in told if r == "based_in")


def test_a_box_of_links_is_of_the_article_and_its_lists_stay_apart():
    body = "Free Valley Movement"
    assert read(BOXED.encode(), "movement.html").metadata.title == body
    assert facts(BOXED, "movement.html") >= {
        ("Moussa ag Darvan", "leads", body, "leader"),
        ("Yaya Korvik", "leads", body, "leader"),
        (body, "allied_with", "France", None),
        (body, "allied_with", "Red Sand Brigade", None),
        (body, "allied_with", "Orlen Front", None),
    }


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}\n\nLeader: the man whom nobody had seen.\n\n{LEAD}",
        f"Interview with Moussa ag Darvan\n\nLeader: We came.\n\nHost: And you?\n\n{LEAD}",
        f"Born: 1961\nAllegiance: Valley Guard\n\n{LEAD}",
    ],
    ids=["one line", "a talk", "about nobody"],
)
def test_what_is_no_sheet_of_a_body(text):
    assert facts(text) == set()
