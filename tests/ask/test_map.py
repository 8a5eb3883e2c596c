"""Places on the map: how precisely each is known, what is said of it, and who is never on it."""

import pytest

from factional import ask
from factional.case import Case
from factional.errors import InvalidQuery
from factional.model import (
    Acquisition,
    Claim,
    ClaimKind,
    DecisionKind,
    EntityType,
    Evidence,
    Extraction,
    Hop,
    Mention,
    Quantity,
    Referent,
)
from factional.read import read

TEXT = """The front in Syria

By Maren Tolliver

The Kestrel Brigade took Idlib in May 2015 and holds the western countryside of Idlib.
It has a camp in Springfield, and Tripoli is far. Commander Abu Salma lives in Idlib.
It is active in Syria, and trained in Low Bridge.
It holds the outer quarters of Raqqa. Near Low Bridge it has 300 men.
"""
EVENT = ClaimKind.EVENT
MEN = Quantity(300, 300)
WHO = {
    "kestrel": ("Kestrel Brigade", EntityType.ORGANIZATION),
    "salma": ("Abu Salma", EntityType.PERSON),
    "idlib": ("Idlib", EntityType.PLACE),
    "west": ("western countryside of Idlib", EntityType.PLACE),
    "springfield": ("Springfield", EntityType.PLACE),
    "syria": ("Syria", EntityType.STATE),
    "bridge": ("Low Bridge", EntityType.PLACE),
    "douma": ("outer quarters of Raqqa", EntityType.PLACE),
}


@pytest.fixture
def case(tmp_path):
    data = TEXT.encode()
    document = read(data, "front.txt")

    def referent(key):
        name, kind = WHO[key]
        start = TEXT.index(name)
        return Referent(key, name, kind, (Mention(key, name, start, start + len(name)),))

    def claim(number, words, subject, relation, object, **more):
        start = document.text.index(words)
        return Claim(
            f"{document.id}-{number}",
            document.id,
            subject,
            relation,
            Evidence(words, start, start + len(words)),
            (Hop("<author>"),),
            object=object,
            **more,
        )

    claims = (
        claim(1, "took Idlib", "kestrel", "controls", "idlib", time="2015-05", kind=EVENT),
        claim(2, "holds the western countryside of Idlib", "kestrel", "controls", "west"),
        claim(3, "has a camp in Springfield", "kestrel", "based_in", "springfield"),
        claim(4, "lives in Idlib", "salma", "based_in", "idlib"),
        claim(5, "is active in Syria", "kestrel", "active_in", "syria"),
        claim(6, "trained in Low Bridge", "kestrel", "active_in", "bridge"),
        claim(7, "it has 300 men", "kestrel", "strength", None, place="bridge", value=MEN),
        claim(8, "holds the outer quarters of Raqqa", "kestrel", "controls", "douma"),
    )  # fmt: skip
    with Case.init(tmp_path / "case") as case:
        found = Extraction(claims=claims, referents=tuple(map(referent, WHO)))
        case.store.put(document, found, data, Acquisition("front.txt", "2025-02-01T09:00:00", "f"))
        case.refresh()
        yield case


def place(case, name):
    return next(row for row in ask.place_map(case.store).places if row.entity.name == name)


def test_a_town_of_a_country_that_the_case_speaks_of_is_meant(case):
    idlib = place(case, "Idlib")
    assert idlib.position.precision is ask.Precision.TOWN
    assert (round(idlib.position.latitude), round(idlib.position.longitude)) == (36, 37)
    assert idlib.position.country == "Syria"
    assert [claim.id.rsplit("-", 1)[1] for claim in idlib.claims] == ["1"]
    assert idlib.claims[0].span.earliest_start == "2015-05-01"


def test_persons_are_not_on_it(case):
    found = ask.place_map(case.store)
    told = {claim.id for row in found.places for claim in row.claims}
    persons = [row for row in ask.claims(case.store).items if row.subject.type == "Person"]
    assert persons
    assert not told & {row.id for row in persons}
    assert found.persons == len(persons)


def test_an_area_is_somewhere_around_its_town(case):
    west = place(case, "western countryside of Idlib").position
    assert (west.precision, west.near) == (ask.Precision.AREA, "Idlib")
    assert west.radius > 0


def test_a_part_of_a_town_that_nobody_names_by_itself_is_around_it_too(case):
    """ "Parts of" is a description, and Raqqa no place of this case: both are told by its name."""
    quarters = place(case, "outer quarters of Raqqa").position
    assert (quarters.precision, quarters.near) == (ask.Precision.AREA, "Raqqa")


def test_a_claim_that_names_a_place_alone_is_about_it(case):
    about = ask.claims(case.store, ask.ClaimFilter(about="Low Bridge")).items
    assert [row.id.rsplit("-", 1)[1] for row in about] == ["6", "7"]
    assert ask.actor(case.store, "Low Bridge").row.claims == 2


def test_a_country_is_no_point(case):
    syria = place(case, "Syria").position
    assert syria == ask.Location(ask.Precision.COUNTRY, None, None, country="Syria")


def test_of_towns_elsewhere_none_is_taken_for_it(case):
    springfield = place(case, "Springfield")
    assert springfield.position is None
    assert len(springfield.candidates) > 1
    thousands = [town.thousands for town in springfield.candidates]
    assert thousands == sorted(thousands, reverse=True)
    assert place(case, "Low Bridge").candidates == ()


def test_somebody_can_say_where_it_is_and_take_it_back(case):
    details = ask.location({"low bridge": (35.9, 36.6, 0.0), "Springfield": (1, 2, 30)})
    made = case.store.decide(DecisionKind.LOCATED, ask.MAP, by="mona", details=details)
    bridge = place(case, "Low Bridge").position
    assert (bridge.precision, bridge.latitude, bridge.by) == (ask.Precision.EXACT, 35.9, "mona")
    assert place(case, "Springfield").position.radius == 30
    forgotten = ask.location({"Low Bridge": None})
    case.store.decide(DecisionKind.LOCATED, ask.MAP, by="mona", details=forgotten)
    assert place(case, "Low Bridge").position is None
    case.store.undo(made.id, by="mona")
    assert place(case, "Springfield").position is None


@pytest.mark.parametrize("at", [(91, 0, 0), (0, 181, 0), (0, 0, -1), (float("nan"), 0, 0)])
def test_nowhere_on_earth_is_refused(at):
    with pytest.raises(InvalidQuery, match="cannot be there"):
        ask.location({"Idlib": at})


def test_nothing_is_refused():
    with pytest.raises(InvalidQuery, match="Which place"):
        ask.location({})
