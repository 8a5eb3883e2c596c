"""What people decided goes before what names say, and nothing is lost by taking it back."""

from itertools import count

import pytest

from factional.model import Anchor, Claim, DecisionKind, Evidence, Hop, Judgement, Polarity, Review
from factional.resolve import Ground, denied_identities, resolve
from tests.resolve.build import ORG, PERSON, referent

MERGED, SPLIT, APART = DecisionKind.MERGED, DecisionKind.SPLIT, DecisionKind.KEPT_APART


def anchor(document, made, entity=""):
    return Anchor(document, made.id, made.name, entity)


class Log:
    """Judgements with running numbers."""

    def __init__(self):
        self.made = []
        self._numbers = count(1)

    def __call__(self, kind, first, second, **fields):
        judgement = Judgement(next(self._numbers), kind, tuple(first), tuple(second), **fields)
        self.made.append(judgement)
        return judgement


@pytest.fixture
def log():
    return Log()


WARDENS, LAMPS = referent("Lamp Wardens"), referent("حراس المصباح")
IDDER, IDRISSI = referent("Idder", type=PERSON), referent("Selma Idder", type=PERSON)


def groups(documents, judgements, **fields):
    of = resolve(documents, judgements=judgements, **fields).of
    sets: dict[str, set[str]] = {}
    for (document, _), entity in of.items():
        sets.setdefault(entity, set()).add(document)
    return sorted(sorted(s) for s in sets.values())


def test_two_names_that_a_person_merges_are_one_in_all_documents(log):
    documents = [("d1", WARDENS), ("d2", LAMPS)]
    merged = log(MERGED, [anchor("d1", WARDENS)], [anchor("d2", LAMPS)])
    later = [*documents, ("d3", WARDENS), ("d4", LAMPS)]
    assert groups(documents, [merged]) == [["d1", "d2"]]
    assert groups(later, [merged]) == [["d1", "d2", "d3", "d4"]]
    assert groups(later, []) == [["d1", "d3"], ["d2", "d4"]]
    joins = resolve(documents, judgements=[merged]).joins
    assert [(join.ground, join.decision) for join in joins] == [(Ground.DECIDED, 1)]


def test_a_person_may_merge_what_names_may_not(log):
    """Two of one document, and two of different kinds."""
    documents = [("d1", WARDENS), ("d1", LAMPS), ("d2", IDDER)]
    log(MERGED, [anchor("d1", WARDENS)], [anchor("d1", LAMPS)])
    log(MERGED, [anchor("d1", LAMPS)], [anchor("d2", IDDER)])
    resolution = resolve(documents, judgements=log.made)
    assert len(resolution.entities) == 1
    assert resolution.entities[0].type is ORG


def test_names_that_are_kept_apart_stay_two_however_alike(log):
    first, second = referent("Turkestan Party"), referent("Turkistan Party")
    documents = [("d1", first), ("d2", second)]
    assert groups(documents, []) == [["d1", "d2"]]
    log(APART, [anchor("d1", first)], [anchor("d2", second)])
    assert groups([*documents, ("d3", second)], log.made) == [["d1"], ["d2", "d3"]]


def test_what_a_document_calls_so_is_taken_off_and_later_documents_stay(log):
    documents = [(f"d{n}", WARDENS) for n in range(4)]
    log(SPLIT, [anchor("d0", WARDENS)], [anchor("d2", WARDENS), anchor("d3", WARDENS)])
    more = [*documents, ("d4", WARDENS)]
    assert groups(more, log.made) == [["d0", "d1", "d4"], ["d2", "d3"]]
    assert groups(more, []) == [["d0", "d1", "d2", "d3", "d4"]]


def test_a_name_is_taken_off_with_all_who_bear_it_later(log):
    first, second = referent("Turkestan Party"), referent("Turkistan Party")
    documents = [("d1", first), ("d2", second), ("d3", second)]
    log(SPLIT, [anchor("d1", first)], [anchor("d2", second)], named=True)
    assert groups(documents, log.made) == [["d1"], ["d2", "d3"]]


def test_a_later_decision_goes_before_an_earlier_one(log):
    documents = [("d1", WARDENS), ("d2", LAMPS)]
    sides = [anchor("d1", WARDENS)], [anchor("d2", LAMPS)]
    log(APART, *sides)
    log(MERGED, *sides)
    assert groups(documents, log.made) == [["d1", "d2"]]
    log(APART, *sides)
    assert groups(documents, log.made) == [["d1"], ["d2"]]
    assert groups(documents, log.made[::-1]) == [["d1"], ["d2"]]


def test_a_merge_holds_by_the_name_where_its_document_was_taken_off(log):
    documents = [("d1", WARDENS), ("d2", LAMPS), ("d3", WARDENS)]
    log(MERGED, [anchor("d1", WARDENS)], [anchor("d2", LAMPS)])
    log(SPLIT, [anchor("d2", LAMPS), anchor("d3", WARDENS)], [anchor("d1", WARDENS)])
    assert groups(documents, log.made) == [["d1"], ["d2", "d3"]]


def test_a_merge_holds_by_the_name_where_its_referent_is_gone(log):
    log(MERGED, [anchor("d1", WARDENS)], [anchor("d2", LAMPS)])
    assert groups([("d3", WARDENS), ("d4", LAMPS)], log.made) == [["d3", "d4"]]
    renamed = referent("the Lamp Wardens", id="other")
    assert groups([("d1", renamed), ("d2", LAMPS)], log.made) == [["d1", "d2"]]


def test_a_person_of_one_name_is_merged_in_that_document_alone(log):
    documents = [("d1", IDDER), ("d2", IDRISSI), ("d3", IDDER)]
    log(MERGED, [anchor("d1", IDDER)], [anchor("d2", IDRISSI)])
    assert groups(documents, log.made) == [["d1", "d2"], ["d3"]]


def test_nothing_is_merged_over_what_a_person_keeps_apart_by_way_of_others(log):
    """Neither by an abbreviation nor by another script."""
    full, bare = referent("Qasr Valley Front", "QVF"), referent("QVF")
    log(APART, [anchor("d1", full)], [anchor("d2", bare)])
    assert groups([("d1", full), ("d2", bare), ("d3", bare)], log.made) == [["d1", "d3"], ["d2"]]


def test_what_a_person_says_an_abbreviation_stands_for_goes_before_documents(log):
    bare, ours = referent("QVF"), referent("Jabhat Wadi al-Qasr")
    other = referent("Quiet Village Fund", "QVF")
    log(MERGED, [anchor("d1", bare)], [anchor("d2", ours)])
    documents = [("d1", bare), ("d2", ours), ("d3", bare), ("d4", other)]
    assert groups(documents, log.made) == [["d1", "d2", "d3"], ["d4"]]


def test_undoing_gives_both_ids_back(log):
    documents = [("d1", WARDENS), ("d2", LAMPS)]
    first = resolve(documents)
    ids = first.of["d1", WARDENS.id], first.of["d2", LAMPS.id]
    log(MERGED, [anchor("d1", WARDENS, ids[0])], [anchor("d2", LAMPS, ids[1])])
    merged = resolve(documents, judgements=log.made, previous=first.of)
    assert len(merged.entities) == 1
    assert resolve(documents, previous=merged.of).of == first.of


def test_an_id_that_was_given_away_meanwhile_is_not_taken_back(log):
    log(MERGED, [anchor("d1", WARDENS, "lamps")], [anchor("d2", LAMPS, "wardens")])
    documents = [("d1", WARDENS), ("d2", LAMPS)]
    resolution = resolve(documents, judgements=log.made, taken={"lamps", "wardens"})
    assert not {"lamps", "wardens"} & set(resolution.of.values())


def denial(first, second, **fields):
    return Claim(
        f"d1-{first}", "d1", first, "also_known_as", Evidence("x", 0, 1), (Hop("<author>"),),
        object=second, polarity=Polarity.DENIED, **fields,
    )  # fmt: skip


def test_who_is_said_not_to_be_one_is_left_out_and_the_rest_is_one():
    documents = [
        ("d1", referent("Qasr Front", id="a")),
        ("d1", referent("Qasr Front", id="b")),
        ("d2", referent("Qasr Front")),
        ("d3", referent("Qasr Front")),
    ]
    contested = denied_identities([denial("a", "b")])
    assert groups(documents, [], apart=contested) == [["d1"], ["d1"], ["d2", "d3"]]


def test_a_denial_that_was_rejected_denies_nothing():
    assert denied_identities([denial("a", "b", review=Review.REJECTED)]) == []


def test_a_person_may_merge_what_somebody_contests(log):
    first, second = referent("Qasr Front", id="a"), referent("Bahr Front", id="b")
    contested = denied_identities([denial("a", "b")])
    log(MERGED, [anchor("d1", first)], [anchor("d1", second)])
    documents = [("d1", first), ("d1", second)]
    assert len(resolve(documents, judgements=log.made, apart=contested).entities) == 1
