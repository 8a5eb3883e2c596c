import pytest

from factional.model import Question, Stance, Tie, TieStatus
from factional.weigh import Stances
from tests.weigh.build import VOCABULARY


def tie(subject, relation, object, status=TieStatus.SINGLE_SOURCE):
    return Tie(f"{subject}.{relation}.{object}", Question(subject, relation, object), status)


TIES = [
    tie("tesh", "member_of", "front"),
    tie("wing", "part_of", "front"),
    tie("front", "allied_with", "lions"),
    tie("ministry", "detained", "karim"),
    tie("karim", "leads", "front"),
    tie("courier", "met_with", "lions"),
    tie("far", "trains", "away"),
    tie("front", "hostile_to", "old_foe", TieStatus.SUPERSEDED),
    tie("front", "hostile_to", "no_foe", TieStatus.DENIED),
    tie("front", "allied_with", "wavering", TieStatus.DISPUTED),
    tie("front", "hostile_to", "wavering", TieStatus.DISPUTED),
    tie("miller", "leads", "brigade", TieStatus.DISPUTED),
    tie("brigade", "part_of", "agency"),
    tie("agency", "hostile_to", "lions"),
]


@pytest.mark.parametrize(
    ("speaker", "subject", "stance"),
    [
        ("front", "front", Stance.SELF),
        ("tesh", "front", Stance.SELF),
        ("front", "karim", Stance.SELF),
        ("wing", "front", Stance.SELF),
        ("tesh", "lions", Stance.ALLY),
        ("tesh", "karim", Stance.ALLY),
        ("ministry", "karim", Stance.ADVERSARY),
        ("ministry", "front", Stance.ADVERSARY),
        ("karim", "ministry", Stance.ADVERSARY),
        ("far", "lions", Stance.THIRD_PARTY),
        ("tesh", "old_foe", Stance.THIRD_PARTY),
        ("tesh", "no_foe", Stance.THIRD_PARTY),
        ("tesh", "wavering", Stance.UNKNOWN),
        ("courier", "front", Stance.UNKNOWN),
        ("brigade", "agency", Stance.SELF),
        ("miller", "brigade", Stance.UNKNOWN),
        ("brigade", "miller", Stance.UNKNOWN),
        ("agency", "miller", Stance.UNKNOWN),
        ("miller", "agency", Stance.UNKNOWN),
        ("lions", "miller", Stance.ADVERSARY),
        ("nobody", "front", Stance.UNKNOWN),
        (None, "front", Stance.UNKNOWN),
    ],
)
def test_how_speakers_stand(speaker, subject, stance):
    assert Stances(TIES, VOCABULARY).of(speaker, subject) is stance


def test_what_documents_say_of_their_speakers_counts():
    stances = Stances(TIES, VOCABULARY, {"guest": {"wing"}})
    assert stances.of("guest", "front") is Stance.SELF
    assert stances.of("guest", "lions") is Stance.ALLY


def test_two_of_one_house_are_allies_only_where_nobody_disputes_that_they_are():
    ties = [tie("tesh", "member_of", "front"), tie("miller", "member_of", "front")]
    assert Stances(ties, VOCABULARY).of("tesh", "miller") is Stance.ALLY
    ties[1] = tie("miller", "member_of", "front", TieStatus.DISPUTED)
    assert Stances(ties, VOCABULARY).of("tesh", "miller") is Stance.UNKNOWN


def test_a_ring_of_belonging_ends():
    ring = [tie("a", "part_of", "b"), tie("b", "part_of", "a")]
    assert Stances(ring, VOCABULARY).of("a", "b") is Stance.SELF
