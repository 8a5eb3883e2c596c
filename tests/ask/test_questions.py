import json

import pytest

from factional import ask
from factional.errors import Ambiguous, NotFound
from factional.model import Acquisition, EntityType, Extraction, NameKind, Polarity, Quantity
from factional.store import Store
from tests.ask import build


def test_actors_come_by_claims_and_the_unnamed_last(store):
    rows = ask.actors(store).items
    assert [r.name for r in rows][:2] == ["Qasr Valley Front", "Ansar al-Nahr"]
    assert rows[-1].placeholder
    assert rows[-1].name == "Local sources"
    assert "Derkush" not in [r.name for r in rows]
    front = rows[0]
    assert front.documents == 3
    assert front.claims == 8
    assert front.ties == {"denied": 1, "disputed": 3, "single_source": 1, "superseded": 1}
    assert front.names == ("Qasr Valley Front", "QVF")


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"text": "نادر"}, ["Salīm Nādir"]),
        ({"text": "NADIR salim"}, ["Salīm Nādir"]),
        ({"type": EntityType.PLACE}, ["Derkush"]),
        ({"type": EntityType.PERSON, "text": "haddad"}, ["Karim Haddad"]),
        ({"text": "nobody"}, []),
    ],
)
def test_actors_are_searched(store, fields, names):
    assert [r.name for r in ask.actors(store, **fields).items] == names


def test_actors_are_paged(store):
    everybody = ask.actors(store)
    assert ask.actors(store, limit=1, offset=1).items == everybody.items[1:2]
    assert ask.actors(store, limit=1).total == everybody.total


def test_one_actor(store):
    detail = ask.actor(store, "qvf")
    assert detail.row.id == "qasr-valley-front"
    assert [d.name for d in detail.documents] == ["qasr", "derkush", "qasr"]
    assert detail.said == 2
    abbreviation = next(n for n in detail.names if n.kind is NameKind.ABBREVIATION)
    assert (abbreviation.text, len(abbreviation.documents), abbreviation.count) == ("QVF", 3, 3)
    questions = {tie.relation: tie.question for tie in detail.ties}
    assert questions["strength"] == "Qasr Valley Front has a strength of …"
    assert questions["trains"] == "Ansar al-Nahr trains Qasr Valley Front"
    assert ask.actor(store, "Derkush").row.type is EntityType.PLACE


def test_an_actor_nobody_knows_and_one_of_two(own):
    with pytest.raises(NotFound, match="No actor 'Nobody'"):
        ask.actor(own, "Nobody")
    text = "Derkush said no."
    page = build.Page("state", text, [])
    page.who("derkush", "Derkush", type=EntityType.STATE)
    page.say("described_as", "derkush", None, "said no", value="stubborn")
    page.put(own)
    build.refresh(own)
    with pytest.raises(Ambiguous, match="derkush, derkush-state"):
        ask.actor(own, "Derkush")
    assert ask.actor(own, "derkush").row.type is EntityType.PLACE


def test_a_part_of_a_name_finds_the_one_actor_that_has_it(own):
    text = "The Kestrel Detachment met the Sons of Derkush and the Sons of Qasr."
    page = build.Page("parts", text, [])
    page.who("kestrel", "Kestrel Detachment")
    page.who("sons", "Sons of Derkush")
    page.who("sons_2", "Sons of Qasr")
    page.say("met_with", "kestrel", "sons", "The Kestrel Detachment met the Sons of Derkush")
    page.put(own)
    build.refresh(own)
    assert ask.actor(own, "kestrel").row.name == "Kestrel Detachment"
    assert ask.claims(own, ask.ClaimFilter(about="the Kestrel")).total == 1
    with pytest.raises(Ambiguous, match="sons-of-derkush, sons-of-qasr"):
        ask.actor(own, "sons")
    with pytest.raises(NotFound):
        ask.actor(own, "   ")


def test_who_is_called_so_comes_before_who_is_sometimes_called_so(own):
    text = "Nahr, the party of Ansar al-Nahr men, and Ansar al-Nahr, once called Nahr."
    page = build.Page("names", text, [])
    page.who("nahr", "Nahr")
    page.who("ansar", "Ansar al-Nahr", "Nahr")
    page.say("described_as", "nahr", None, "the party", value="the party")
    page.put(own)
    build.refresh(own)
    assert ask.actor(own, "nahr").row.name == "Nahr"
    assert "Nahr" in ask.actor(own, "Ansar al-Nahr").row.names


def test_documents(own):
    rows = ask.documents(own)
    assert [(r.name, r.published, r.claims, r.drops, r.acquisitions) for r in rows] == [
        ("qasr", "2019-02-21", 3, 1, 1),
        ("derkush", "2019-03-02", 3, 1, 1),
        ("qasr", None, 2, 1, 1),
    ]
    again = build.news()
    arrived = Acquisition("mirror/derkush.txt", "2026-03-02T10:00:00+00:00", "derkush")
    own.put(again.document, Extraction(), again.text.encode(), arrived)
    assert ask.documents(own)[1].acquisitions == 2


def test_one_document(store):
    detail = ask.document(store, build.interview().id[:8])
    assert detail.text == build.INTERVIEW
    assert detail.row.title == "Voices from Qaṣr 🦅"
    assert detail.found_in == {"title": "heading"}
    assert [b.kind.value for b in detail.blocks] == ["heading", "question", "answer"]
    assert len(detail.turns) == len(detail.speakers) == 1
    for row in detail.claims:
        assert detail.text[row.evidence.start : row.evidence.end] == row.evidence.quote


def test_disputes(store):
    found = {d.relation: d for d in ask.disputes(store)}
    assert set(found) == {"allied_with", "strength"}
    pact = found["allied_with"]
    assert pact.ties == (
        "ansar-al-nahr.allied_with.qasr-valley-front",
        "ansar-al-nahr.hostile_to.qasr-valley-front",
    )
    assert pact.question == (
        "Ansar al-Nahr is allied with Qasr Valley Front / "
        "Ansar al-Nahr is hostile to Qasr Valley Front"
    )
    assert [p.claims[0].relation for p in pact.positions] == ["allied_with", "hostile_to"]
    told = "Qasr Valley Front has a strength of 2,000 or more fighters / 250–300 fighters"
    assert found["strength"].question == told
    assert "exclude each other" in pact.comparisons[0].reason
    assert [p.label for p in found["strength"].positions] == [
        "Qasr Valley Front has a strength of 2,000 or more fighters",
        "Qasr Valley Front has a strength of 250–300 fighters",
    ]


def test_a_denial_is_a_position(own):
    text = "Ansar al-Nahr trains the QVF."
    page = build.Page("more", text, [])
    page.who("nahr", "Ansar al-Nahr")
    page.who("qvf", "QVF")
    page.say("trains", "nahr", "qvf", "trains the QVF")
    page.put(own)
    build.refresh(own)
    dispute = next(d for d in ask.disputes(own) if d.relation == "trains")
    assert {p.label: [c.polarity for c in p.claims] for p in dispute.positions} == {
        "Ansar al-Nahr trains Qasr Valley Front": [Polarity.AFFIRMED],
        "Denied: Ansar al-Nahr trains Qasr Valley Front": [Polarity.DENIED],
    }


def test_summary(store):
    summary = ask.summary(store)
    assert (summary.name, summary.documents, summary.claims) == ("Qasr", 3, 8)
    assert summary.actors == ask.actors(store).total
    assert summary.revision == store.revision
    assert summary.ties == {
        "corroborated": 0, "single_source": 1, "disputed": 3,
        "superseded": 1, "denied": 1, "predicted": 0,
    }  # fmt: skip


def test_everything_becomes_json(store):
    for answer in (
        ask.summary(store),
        ask.claims(store),
        ask.claim(store, ask.claims(store).items[0].id),
        ask.actor(store, "QVF"),
        ask.documents(store),
        ask.document(store, "derkush"),
        ask.disputes(store),
    ):
        assert json.loads(json.dumps(ask.to_json(answer))) == ask.to_json(answer)


def test_json_of_plain_things():
    assert ask.to_json({NameKind.ALIAS: (Quantity(1), None, {2, 1}, 0.5, True)}) == {
        "alias": [
            {"min": 1, "max": None, "approx": False, "unit": "members"},
            None,
            [1, 2],
            0.5,
            True,
        ]
    }
    with pytest.raises(TypeError):
        ask.to_json(object())


def test_an_empty_case_has_empty_answers(tmp_path):
    with Store.create(tmp_path / "case") as store:
        assert ask.claims(store).total == ask.actors(store).total == 0
        assert ask.documents(store) == []
        assert ask.disputes(store) == []
