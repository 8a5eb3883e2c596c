"""What relates two names of one actor is told by the names, and bears on nothing else."""

import pytest

from factional import ask
from factional.case import Case
from factional.model import BlockKind, ClaimKind, NameKind, TieStatus
from tests.ask.build import Page

SONS, GUARDS, HILL = "Sons of Velm", "Velm Guards", "Hill Company"
LEDGER = (
    "The Sons of Velm, once the Velm Guards, are known as the Hill Company. The Sons of Velm met "
    "the Velm Guards.\n"
)
COURIER = "حراس: the Velm Guards, also called the Sons of Velm, are allied with Ansar al-Nahr.\n"
RADIO = "The Sons of Velm are not the Velm Guards.\n"


def page(name, text, *names, **head):
    made = Page(name, text, [(BlockKind.PARAGRAPH, text.rstrip())], **head)
    for form in names:
        made.who(form.lower().replace(" ", "_"), form)
    return made


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """A case in which a group and its former name are merged."""
    opened = Case.init(tmp_path_factory.mktemp("case") / "velm", name="Velm")
    ledger = page("ledger", LEDGER, SONS, GUARDS, HILL, published="2019-02-21")
    ledger.say("succeeds", "sons_of_velm", "velm_guards", "once the Velm Guards")
    ledger.say("also_known_as", "sons_of_velm", "hill_company", "are known as the Hill Company")
    ledger.say("met_with", "sons_of_velm", "velm_guards", "met", kind=ClaimKind.EVENT)
    nahr = "Ansar al-Nahr"
    courier = page("courier", COURIER, GUARDS, SONS, nahr, published="2020-01-01")
    courier.say("also_known_as", "velm_guards", "sons_of_velm", "also called the Sons of Velm")
    courier.say("allied_with", "velm_guards", "ansar_al-nahr", "allied with Ansar al-Nahr")
    radio = page("radio", RADIO, SONS, GUARDS, published="2020-01-01")
    radio.say("also_known_as", "sons_of_velm", "velm_guards", "are not", denied=True)
    with opened:
        for each in (ledger, courier, radio):
            each.put(opened.store)
        opened.refresh()
        opened.merge(SONS, GUARDS, by="Nour")
        opened.merge(SONS, HILL, by="Nour")
        yield opened


def test_a_tie_of_two_names_is_told_by_them_and_is_not_that_of_two_others(case):
    ties = {tie.question: tie for tie in ask.actor(case.store, SONS).ties}
    assert ties["Velm Guards is also known as Sons of Velm"].status is TieStatus.DISPUTED
    assert ties["Sons of Velm is also known as Hill Company"].status is TieStatus.SINGLE_SOURCE
    assert "Sons of Velm succeeds Velm Guards" in ties
    assert len(ties) == 5


def test_whether_two_names_are_of_one_is_a_contradiction_of_its_own_kind(case):
    (found,) = ask.board(case.store)
    assert (found.about, found.question) == (
        ask.About.IDENTITY,
        "Velm Guards is also known as Sons of Velm",
    )


def test_its_claims_have_the_names_that_their_documents_give(case):
    rows = ask.claims(case.store, ask.ClaimFilter(relation="also_known_as")).items
    sides = [(row.subject, row.object) for row in rows if row.object]
    assert [(one.name, other.name) for one, other in sides] == [
        (SONS, HILL),
        (GUARDS, SONS),
        (SONS, GUARDS),
    ]
    assert len({side.id for pair in sides for side in pair}) == 1


def test_a_dossier_tells_the_other_name(case):
    entries = ask.dossier(case.store, SONS).entries
    told = {(e.label, e.other and e.other.name, e.denied) for e in entries if e.other}
    told -= {("met with", GUARDS, False), ("is allied with", "Ansar al-Nahr", False)}
    assert told == {
        ("is also known as", HILL, False),
        ("is also known as", GUARDS, False),
        ("is also known as", GUARDS, True),
        ("succeeds", GUARDS, False),
    }


def test_nobody_is_drawn_as_tied_to_himself(case):
    ties = ask.graph(case.store).ties
    assert not any(a == b for a, b in zip(ties.source, ties.target, strict=True))
    assert len(ties.source) == 1


def test_the_name_before_is_a_former_one_with_the_documents_that_use_it(case):
    found = ask.dossier(case.store, GUARDS)
    assert found.row.name == SONS
    kinds = {name.text: name for name in found.names}
    assert kinds[GUARDS].kind is NameKind.FORMER
    used = [d.name for use in kinds[GUARDS].users for d in use.documents]
    assert sorted(used) == ["courier", "ledger", "radio"]
    assert kinds[HILL].kind is NameKind.ALIAS


def test_before_they_were_one_there_were_two(case):
    before = ask.claims(
        case.store, ask.ClaimFilter(relation="also_known_as", known_by="2019-12")
    ).items
    (row,) = (r for r in before if r.document.name == "ledger")
    assert row.object
    assert row.subject.id != row.object.id
