"""Dossiers: every claim in one place, disagreement side by side, and what is missing told."""

import json

import pytest

from factional import ask
from factional.ask import Section
from factional.errors import InvalidTime, NotFound
from factional.model import (
    Answer,
    BlockKind,
    ClaimKind,
    DecisionKind,
    Quantity,
    Stance,
    TieStatus,
)
from factional.store import Store
from tests.ask import weighed_case
from tests.ask.build import PERSON, PLACE, Page, refresh

WHERE = (
    "Salim Nadir, 𝔰𝔬𝔪𝔢𝔴𝔥𝔢𝔯𝔢\n\n"
    "Salim Nadir lives in Derkush. Salim Nadir moved to Azmarin in 2021. Salim Nadir is alive. "
    "Salim Nadir leads the Qasr Front. Salim Nadir met Karim Haddad in Azmarin.\n"
)


@pytest.fixture(scope="module")
def war(tmp_path_factory):
    """The case of the agency, read only."""
    with weighed_case.case(tmp_path_factory.mktemp("case") / "derkush") as opened:
        yield opened


def person(folder):
    """A case that tells where a person was."""
    store = Store.create(folder, name="Whereabouts")
    page = Page("where", WHERE, [(BlockKind.PARAGRAPH, WHERE.rstrip())], published="2022-05")
    page.who("salim", "Salim Nadir", type=PERSON)
    page.who("karim", "Karim Haddad", type=PERSON)
    page.who("front", "Qasr Front")
    page.who("derkush", "Derkush", type=PLACE)
    page.who("azmarin", "Azmarin", type=PLACE)
    page.say("located_in", "salim", "derkush", "Salim Nadir lives in Derkush")
    page.say("moved_to", "salim", "azmarin", "moved to Azmarin", time="2021", kind=ClaimKind.EVENT)
    page.say("status", "salim", None, "is alive", value="alive")
    page.say("leads", "salim", "front", "leads the Qasr Front", place="derkush", time="2018/2020")
    page.say(
        "met_with", "salim", "karim", "met Karim Haddad", place="azmarin", kind=ClaimKind.EVENT
    )
    page.put(store)
    refresh(store)
    return store


def test_every_weighed_claim_stands_in_one_entry(war):
    for row in ask.actors(war).items:
        found = ask.dossier(war, row.id)
        held = [id for entry in found.entries for id in entry.claims]
        about = ask.claims(war, ask.ClaimFilter(about=row.id)).items
        assert sorted(held) == sorted(claim.id for claim in about if claim.tie)
        assert len(held) + sum(found.unweighed.values()) + found.withheld == row.claims
        assert {claim.id for claim in found.claims} >= set(held)


def test_relations_are_read_from_the_actor(store):
    found = ask.dossier(store, "QVF")
    posts = [e for e in found.entries if e.section is Section.POST]
    labels = {(e.label, e.other.name if e.other else None) for e in posts}
    assert labels == {("is led by", "Salīm Nādir"), ("is led by", "Karim Haddad")}
    (leader,) = (e for e in found.entries if e.other and e.other.name == "Karim Haddad")
    assert leader.roles == ("emir",)
    assert leader.times == ("2012/2014",)


def test_what_sources_disagree_on_stands_side_by_side(store):
    found = ask.dossier(store, "QVF")
    sizes = {e.value: e for e in found.entries if e.relation == "strength"}
    assert set(sizes) == {"250–300 fighters", "2,000 or more fighters"}
    assert {e.status for e in sizes.values()} == {TieStatus.DISPUTED}
    assert len({e.tie for e in sizes.values()}) == 1
    assert [(s.quantity.min, s.quantity.max) for s in found.sizes] == [(250, 300), (2000, None)]
    assert [s.since for s in found.sizes] == ["2019-02-21", "2019-03-02"]
    assert found.undecided == len(ask.board(store))


def test_own_people_and_others(store):
    found = ask.dossier(store, "QVF")
    size = next(a for a in found.accounts if "strength" in a.question)
    assert size.disagree
    stances = {claim.id: claim.stance for claim in found.claims}
    assert {stances[id] for id in size.own} == {Stance.SELF}
    assert Stance.SELF not in {stances[id] for id in size.others}
    assert found.voices["self"] == sum(s is Stance.SELF for s in stances.values())
    assert sum(found.voices.values()) == len(stances)


def test_names_come_with_who_uses_them_and_when(store):
    found = ask.dossier(store, "QVF")
    assert found.names[0].text == found.row.name
    used = {name.text: {use.who: use.first for use in name.users} for name in found.names}
    assert used["Qasr Valley Front"] == {"Rana Sabbagh": "2019-02-21"}
    assert used["QVF"]["Harbour Post"] == "2019-03-02"


def test_what_nobody_says_is_asked(store):
    found = ask.dossier(store, "QVF")
    asked = {missing.ask: missing for missing in found.missing}
    assert "When was it formed?" in asked
    assert "How large is it?" not in asked
    assert "Who leads it?" not in asked
    (gap,) = found.refused
    assert (gap.topic, gap.reason) == ("who pays", "declined")
    assert not any(missing.then for missing in found.missing)


def test_at_a_time_entries_say_whether_they_held(war):
    found = ask.dossier(war, "Qasr Front", as_of="2023-05-01")
    held = {(e.relation, e.other and e.other.name): e.holds for e in found.entries}
    assert held["hostile_to", "Sahel Guard"] is Answer.YES
    assert held["withdrew_from", "Derkush"] is Answer.NO
    assert found.standing.answer is Answer.YES
    assert found.standing.claims


def test_whoever_is_killed_is_not_there_any_more(war):
    found = ask.dossier(war, "Karim Haddad", as_of="2024")
    assert found.standing.answer is Answer.NO
    assert "killed" in found.standing.reason
    assert ask.dossier(war, "Karim Haddad", as_of="2022").standing.answer is Answer.MAYBE


def test_what_was_published_later_is_counted_and_not_known(war):
    whole = ask.dossier(war, "Qasr Front")
    early = ask.dossier(war, "Qasr Front", known_by="2023-05")
    assert early.later == 2
    assert {ref.document.name for ref in early.references} == {"agency", "talk"}
    assert whole.later == 0
    hostile = [next(e for e in d.entries if e.relation == "hostile_to") for d in (early, whole)]
    assert [e.origins for e in hostile] == [1, 2]
    assert [e.status for e in hostile] == [TieStatus.SINGLE_SOURCE, TieStatus.CORROBORATED]
    assert not any(change.turn == "ended" for change in early.history)


def test_repeated_numbers_are_one_estimate(tmp_path):
    with Store.create(tmp_path / "n", name="Numbers") as store:
        for name, who, day in (("a", "Harbour Post", "2020-01"), ("b", "Hill Post", "2020-02")):
            text = f"{name}: the Qasr Front has 400 men, the Harbour Post has it.\n"
            page = Page(
                name, text, [(BlockKind.PARAGRAPH, text.rstrip())], publisher=who, published=day
            )
            page.who("front", "Qasr Front")
            page.who("post", "Harbour Post")
            by = ("post", "<author>") if name == "b" else ("<author>",)
            value = Quantity(400, 400, unit="men")
            page.say("strength", "front", None, "400 men", value=value, by=by)
            page.put(store)
        refresh(store)
        (size,) = ask.dossier(store, "Qasr Front").sizes
        assert (size.documents, len(size.claims), size.status) == (2, 2, TieStatus.SINGLE_SOURCE)
        assert size.published == ("2020-01-01", "2020-01-31")


def test_of_a_person_no_whereabouts_are_gathered(tmp_path):
    with person(tmp_path / "where") as store:
        found = ask.dossier(store, "Salim Nadir")
        assert found.withheld == 2
        assert not any(e.section is Section.PLACE or e.places for e in found.entries)
        assert {e.relation for e in found.entries} == {"status", "leads", "met_with"}
        told = json.dumps(ask.to_json(found), ensure_ascii=False)
        assert "Azmarin" not in told
        assert "Derkush" not in told
        assert ask.dossier(store, "Qasr Front").withheld == 0


def test_what_is_said_of_another_time_is_missing_at_this_one(tmp_path):
    with person(tmp_path / "where") as store:
        (post,) = ask.dossier(store, "Salim Nadir", as_of="2001").missing
        assert post.then
        assert post.relations == ("leads", "member_of", "joined")
        assert ask.dossier(store, "Salim Nadir", as_of="2019").missing == ()


def test_a_conclusion_marks_what_it_prefers(own):
    first = next(c for c in ask.board(own) if "strength" in c.question)
    wanted = first.positions[0].origins[0].claims[0].row
    before = ask.dossier(own, "QVF").undecided
    details = {ask.OUTCOME: "prefer", ask.PREFERRED: wanted.id}
    own.decide(DecisionKind.CONCLUDED, first.tie, by="Nour", details=details)
    found = ask.dossier(own, "QVF")
    preferred = [e.value for e in found.entries if e.preferred]
    assert preferred == [wanted.value]
    assert found.undecided == before - 1
    assert not any(e.preferred for e in ask.dossier(own, "QVF", known_by="2020").entries)


def test_references_are_cited_in_three_forms(store):
    found = ask.dossier(store, "QVF")
    assert [ref.number for ref in found.references] == [1, 2, 3]
    assert [ref.document.published for ref in found.references] == [
        "2019-02-21",
        "2019-03-02",
        None,
    ]
    interview, news, statement = found.references
    assert interview.citation.startswith("Rana Sabbagh, “Voices from Qaṣr 🦅”, 2019-02-21")
    assert "undated" in statement.citation
    assert news.csl["type"] == "article-newspaper"
    assert news.csl["issued"] == {"date-parts": [[2019, 3, 2]]}
    assert interview.csl["author"] == [{"literal": "Rana Sabbagh"}]
    assert "issued" not in statement.csl
    assert news.bibtex.startswith("@article{derkush-")
    assert "journal = {Harbour Post}" in news.bibtex
    assert all(ref.bibtex.count("{") == ref.bibtex.count("}") for ref in found.references)
    assert len({ref.bibtex.split(",")[0] for ref in found.references}) == 3
    assert str(len(found.claims)) in found.citation


def test_what_names_it_and_says_nothing_of_it_is_listed(store):
    found = ask.dossier(store, "Harbour Post")
    assert found.entries == ()
    assert [document.name for document in found.elsewhere] == ["derkush"]
    assert found.missing


def test_what_is_asked_must_make_sense(store):
    with pytest.raises(NotFound):
        ask.dossier(store, "Nobody at all")
    with pytest.raises(InvalidTime):
        ask.dossier(store, "QVF", as_of="last year")
