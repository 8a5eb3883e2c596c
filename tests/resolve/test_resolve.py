import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.model import (
    Claim,
    EntityType,
    Evidence,
    Hop,
    NameKind,
    Polarity,
    Referent,
)
from factional.resolve import Resolution, denied_identities, resolve
from tests.examples import examples
from tests.resolve.build import ORG, PERSON, referent

GROUP, STATE, PLACE = EntityType.GROUP, EntityType.STATE, EntityType.PLACE


def one(resolution: Resolution) -> bool:
    return len(resolution.entities) == 1


def test_the_same_name_in_two_documents_is_one_entity():
    resolution = resolve(
        [("d1", referent("Hay’at Tahrīr as-Sahel")), ("d2", referent("the Hay'at Tahrir al-Sahel"))]
    )
    assert one(resolution)
    assert resolution.of["d1", "hay’at_tahrīr_as-sahel"] == "hayat-tahrir-as-sahel"
    assert {n.document for n in resolution.entities[0].names} == {"d1", "d2"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ansar al-Islam", "Ansar al-Din"),
        ("Jabhat al-Nusra", "Jabhat Fateh al-Sham"),
        ("Ahrar al-Sham", "Ajnad al-Sham"),
        ("M-19", "M-23"),
        ("Brigade 13", "Brigade 15"),
        ("the Central Committee", "the Central Committee"),
        ("Ministry of Defence", "Ministry of Defence"),
        ("Ansar al-Sham", "Ansar al-Shem"),
    ],
)
def test_what_must_stay_apart_does(first, second):
    assert not one(resolve([("d1", referent(first)), ("d2", referent(second))]))


def test_a_person_known_by_one_name_stays_with_the_document():
    karim = [(d, referent("Abu Karim", type=PERSON)) for d in ("d1", "d2")]
    assert len(resolve(karim).entities) == 2
    full = [(d, referent("Abu Karim al-Haddad", "Abu Karim", type=PERSON)) for d in ("d1", "d2")]
    assert one(resolve(full))


def test_a_persons_shorter_name_is_theirs_where_it_is_nobody_elses():
    long = referent("Karim Yusuf Haddad", "Karim Haddad", type=PERSON)
    short = referent("Karim Haddad", type=PERSON)
    assert one(resolve([("d1", long), ("d2", short)]))
    other = referent("Karim Adam Haddad", "Karim Haddad", type=PERSON)
    assert len(resolve([("d1", long), ("d2", short), ("d3", other)]).entities) == 3


@pytest.mark.parametrize(
    ("types", "merged"),
    [((ORG, GROUP), True), ((ORG, STATE), True), ((STATE, PLACE), False), ((ORG, PERSON), False)],
)
def test_only_compatible_types_merge(types, merged):
    both = [(f"d{i}", referent("Karim Valdoria", type=t)) for i, t in enumerate(types)]
    assert one(resolve(both)) is merged


def test_a_place_and_a_state_of_one_name_have_ids_of_their_own():
    ids = [
        e.id
        for e in resolve(
            [("d1", referent("Valdoria", type=PLACE)), ("d2", referent("Valdoria", type=STATE))]
        ).entities
    ]
    assert ids == ["valdoria", "valdoria-state"]


def test_placeholders_are_tied_to_their_document():
    sources = [
        (d, referent("Local sources", type=GROUP, placeholder=True))
        for d in ("aaaa1111", "bbbb2222")
    ]
    entities = resolve(sources).entities
    assert [e.id for e in entities] == ["local-sources-aaaa1111", "local-sources-bbbb2222"]
    assert all(e.placeholder for e in entities)


def test_what_is_tied_to_its_document_has_an_id_that_says_so():
    ministries = [(d, referent("Ministry of Defence")) for d in ("aaaa1111", "bbbb2222")]
    ids = [e.id for e in resolve(ministries).entities]
    assert ids == ["ministry-of-defence", "ministry-of-defence-bbbb2222"]


def test_an_abbreviation_links_documents_that_only_use_it():
    full, bare = referent("Qasr Valley Front", "QVF"), referent("QVF")
    resolution = resolve([("d1", full), ("d2", bare), ("d3", bare)])
    assert one(resolution)
    assert resolution.entities[0].name == "Qasr Valley Front"
    assert {n.text for n in resolution.entities[0].names if n.kind is NameKind.ABBREVIATION} == {
        "QVF"
    }


def test_an_abbreviation_in_brackets_need_not_be_spelt_by_the_name():
    bare = referent("PVK")
    assert one(resolve([("d1", referent("Valley Workers' Front", "PVK")), ("d2", bare)]))


def test_an_abbreviation_with_two_meanings_links_nothing():
    referents = [
        ("d1", referent("Qasr Valley Front", "QVF")),
        ("d2", referent("Quiet Village Fund", "QVF")),
        ("d3", referent("QVF")),
        ("d4", referent("QVF")),
    ]
    assert len(resolve(referents).entities) == 4


def test_an_abbreviation_that_nobody_explains_is_a_name():
    assert one(resolve([("d1", referent("QVF")), ("d2", referent("Qvf"))]))


def test_two_names_of_one_document_never_merge():
    bridge = referent("Jabhat al-Bahr", "جبهة البحر")
    apart = [
        ("d1", referent("Jabhat al-Bahr", "جبهة البحر")),
        ("d1", referent("جبهة البحر", id="other")),
    ]
    of = resolve([*apart, ("d2", bridge)]).of
    assert of["d1", "jabhat_al-bahr"] != of["d1", "other"]
    assert of["d1", "jabhat_al-bahr"] == of["d2", "jabhat_al-bahr"]


def test_two_referents_of_one_document_with_one_name_are_one():
    both = [("d1", referent("Qasr Front", id="a")), ("d1", referent("the Qasr Front", id="b"))]
    assert one(resolve(both))


def test_a_name_in_another_script_joins_two_translations():
    assert one(
        resolve(
            [
                ("d1", referent("Jaysh al-Wadi", "جيش الوادي")),
                ("d2", referent("Army of the Valley", "جيش الوادي")),
                ("d3", referent("جَيش الوادي")),
            ]
        )
    )


def test_spelling_schools_merge_unless_a_middle_form_could_be_either():
    party = [
        (f"d{i}", referent(f"{n} Liberation Party"))
        for i, n in enumerate(["Turkestan", "Turkistan"])
    ]
    assert one(resolve(party))
    names = ["Dostim Bahrani", "Dostem Bahrani", "Dostam Bahrani"]
    people = [(f"d{i}", referent(n, type=PERSON)) for i, n in enumerate(names)]
    assert len(resolve(people).entities) == 3
    assert one(resolve(people[:2]))


def test_what_was_denied_to_be_the_same_stays_apart():
    first, second = referent("Qasr Front", id="a"), referent("Qasr Front", id="b")
    claim = Claim(
        "d1-1", "d1", "a", "also_known_as", Evidence("x", 0, 1), (Hop("<author>"),),
        object="b", polarity=Polarity.DENIED,
    )  # fmt: skip
    apart = denied_identities([claim])
    assert apart == [(("d1", "a"), ("d1", "b"))]
    resolution = resolve([("d1", first), ("d1", second)], apart=apart)
    assert len(resolution.entities) == 2


def test_kinds_of_names():
    forms = ["Qasr Valley Front", "QVF", "جبهة وادي القصر", "Valley Front", "Qaṣr Valley Front"]
    resolution = resolve([("d1", referent(*forms, described=("the group",)))])
    kinds = {n.text: n.kind for n in resolution.entities[0].names}
    assert kinds == {
        "Qasr Valley Front": NameKind.PRIMARY,
        "QVF": NameKind.ABBREVIATION,
        "جبهة وادي القصر": NameKind.OTHER_SCRIPT,
        "Valley Front": NameKind.ALIAS,
        "Qaṣr Valley Front": NameKind.TRANSLITERATION,
    }


def test_what_is_only_a_description_is_no_name_of_the_entity():
    forms = ["Qasr Valley Front", "the Front", "armed group", "THE GROUP"]
    assert [n.text for n in resolve([("d1", referent(*forms))]).entities[0].names] == forms[:1]
    unnamed = referent("rebel fighters", type=GROUP, placeholder=True)
    assert [n.text for n in resolve([("d1", unnamed)]).entities[0].names] == ["rebel fighters"]


def test_the_preferred_name_is_the_most_widely_used_full_one():
    forms = ["Ansar an-Nahr", "Ansar al-Nahr", "Ansar al-Nahr", "ANSAR AL-NAHR"]
    entity = resolve([(f"d{i}", referent(n)) for i, n in enumerate(forms)]).entities[0]
    assert entity.name == "Ansar al-Nahr"


def test_ids_are_kept_when_documents_come():
    first = resolve([("d1", referent("QVF"))])
    assert first.of == {("d1", "qvf"): "qvf"}
    more = [("d0", referent("Qasr Valley Front", "QVF")), ("d1", referent("QVF"))]
    assert set(resolve(more, previous=first.of).of.values()) == {"qvf"}


def test_a_retired_id_is_not_given_to_something_else():
    previous = {("d1", "qvf"): "qvf", ("d1", "bahr"): "bahr"}
    resolution = resolve([("d1", referent("QVF")), ("d2", referent("Bahr"))], previous=previous)
    assert resolution.of["d2", "bahr"] == "bahr-organization"


def test_names_without_letters_still_get_an_id():
    assert [e.id for e in resolve([("d1", referent("…"))]).entities] == ["organization"]


POOL: list[Referent] = [
    referent("Hay'at Tahrir al-Sahel", "HTS"),
    referent("Hay’at Tahrīr as-Sahil"),
    referent("HTS"),
    referent("Harbour Trade Society", "HTS"),
    referent("Jabhat al-Bahr", "جبهة البحر"),
    referent("جبهة البحر"),
    referent("Karim Yusuf Haddad", "Karim Haddad", type=PERSON),
    referent("Karim Haddad", type=PERSON),
    referent("Turkestan Liberation Party"),
    referent("Turkistan Liberation Party"),
    referent("local sources", type=GROUP, placeholder=True),
    referent("Фронт Зелёной долины", type=ORG),
    referent("Valdoria", type=PLACE),
    referent("Valdoria", type=STATE, id="valdoria_state"),
]
CASES = st.lists(
    st.tuples(st.sampled_from(["d1", "d2", "d3", "d4"]), st.sampled_from(POOL)),
    max_size=16,
    unique_by=lambda pair: (pair[0], pair[1].id),
)


@examples(60)
@given(CASES, st.randoms(use_true_random=False))
def test_any_order_of_documents_gives_the_same_clusters(case, random):
    shuffled = list(case)
    random.shuffle(shuffled)
    assert resolve(case) == resolve(shuffled)


@examples(60)
@given(CASES)
def test_every_referent_is_one_entity_and_no_document_merges_two_names(case):
    resolution = resolve(case)
    assert set(resolution.of) == {(d, r.id) for d, r in case}
    assert {e.id for e in resolution.entities} == set(resolution.of.values())
    for document, first in case:
        for other, second in case:
            same = resolution.of[document, first.id] == resolution.of[other, second.id]
            if same and document == other:
                assert first.name == second.name


@examples(40)
@given(CASES, CASES)
def test_previous_ids_survive_what_is_added(case, more):
    first = resolve(case)
    seen = {(d, r.id) for d, r in case}
    both = [*case, *(pair for pair in more if (pair[0], pair[1].id) not in seen)]
    again = resolve(both, previous=first.of)
    assert resolve(both, previous=again.of) == again
    assert set(first.of.values()) & set(again.of.values()) or not case
