"""import annotations: what a person read comes in accepted, and what does not fit is told."""

import re

import pytest

from factional import rereading
from factional.annotating.stating import stated
from factional.errors import AnnotationError, InvalidQuery
from factional.model import MADE_BY, DecisionKind, Extraction, Hop, Polarity, Quantity, Review
from factional.vocabulary import Vocabulary
from tests.annotating.conftest import PAGES, records, write
from tests.ask import build

TWIN = f"qasr-{build.statement().document.sha256[:8]}"


def lines(gold, name, kind="claims"):
    return records(gold / name / f"{name}.{kind}.jsonl")


def change(gold, name, number=0, kind="claims", **fields):
    """Change fields of one line of annotations."""
    found = lines(gold, name, kind)
    found[number] |= fields
    write(gold / name / f"{name}.{kind}.jsonl", found)


def outcome(case, gold, name, by="Rana"):
    return next(o for o in case.import_annotations(gold, by=by) if o.name == name)


def test_a_claim_is_made_and_accepted_by_who_imports(gold, fresh):
    done = outcome(fresh, gold, "derkush")
    assert (done.made, done.accepted, done.same, done.faults) == (3, 0, 0, ())
    assert done.referents == 6
    claim = next(c for c in fresh.store.claims(done.document) if c.relation == "hostile_to")
    assert claim.review is Review.ACCEPTED
    assert (claim.extractor, claim.how, claim.confidence) == ("Rana", {MADE_BY: "Rana"}, None)
    assert claim.attribution == (Hop("locals"), Hop("post"), Hop("<author>"))
    assert claim.place == "derkush"
    decision = next(d for d in fresh.store.decisions() if d.target == claim.id)
    assert (decision.kind, decision.by) == (DecisionKind.MADE, "Rana")
    assert decision.at
    assert not fresh.stale


def test_whom_claims_are_about_is_found_in_the_text(gold, fresh):
    id = outcome(fresh, gold, "derkush").document
    known = {referent.id: referent for _, referent in fresh.store.referents(id)}
    assert [m.text for m in known["qvf"].mentions] == ["QVF", "QVF", "QVF"]
    assert {m.text for m in known["salim"].mentions} == {"Salīm Nādir", "سليم نادر"}
    assert [known[id].placeholder for id in ("locals", "qvf", "salim")] == [True, False, False]
    for referent in known.values():
        for mention in referent.mentions:
            assert build.NEWS[mention.start : mention.end] == mention.text


def test_all_of_a_document_is_one_act(gold, fresh):
    fresh.import_annotations(gold, by="Rana")
    for left in (2, 1, 0):
        fresh.store.undo_last("Rana")
        reviews = [{c.review for c in fresh.store.claims(page().id)} for page in PAGES]
        assert all(len(found) == 1 for found in reviews)
        assert reviews.count({Review.ACCEPTED}) == left


def test_what_is_put_right_is_of_the_same_act(gold, machine):
    change(gold, TWIN, 1, role="deputy")
    id = outcome(machine, gold, TWIN).document
    assert [c.role for c in machine.store.claims(id)] == [None, "deputy"]
    taken = machine.store.undo_last("Rana")
    assert len(taken) == 2
    assert [(c.role, c.review) for c in machine.store.claims(id)] == [
        (None, Review.PROPOSED),
        ("emir", Review.PROPOSED),
    ]


def test_a_claim_of_the_machine_is_accepted_and_not_doubled(gold, machine):
    before = {c.id for c in machine.store.claims()}
    done = machine.import_annotations(gold, by="Rana")
    assert sum(o.accepted for o in done) == len(before) == 8
    assert [(o.made, o.edited, o.referents, o.faults) for o in done] == [(0, 0, 0, ())] * 3
    assert {c.id for c in machine.store.claims()} == before
    assert {c.review for c in machine.store.claims()} == {Review.ACCEPTED}


def test_what_a_person_reads_otherwise_is_put_right(gold, machine):
    change(gold, "derkush", 2, role="commander", time="2017", evidence="leads the QVF")
    done = outcome(machine, gold, "derkush")
    assert (done.made, done.accepted, done.edited) == (0, 2, 1)
    claim = next(c for c in machine.store.claims(done.document) if c.relation == "leads")
    assert (claim.role, claim.time, claim.review) == ("commander", "2017", Review.EDITED)
    before = machine.store.revision
    assert outcome(machine, gold, "derkush").same == 3
    assert machine.store.revision == before


@pytest.mark.parametrize(
    "fields",
    [
        {"polarity": "denied"},
        {"attribution": ["salim", "<author>"]},
        {"subject": "nahr"},
        {"evidence": "Local sources", "start": 22, "end": 35},
    ],
)
def test_another_claim_stands_beside_that_of_the_machine(gold, machine, fields):
    change(gold, "derkush", 1, **fields)
    done = outcome(machine, gold, "derkush")
    assert (done.made, done.accepted, done.faults) == (1, 2, ())
    assert len(machine.store.claims(done.document)) == 4


def test_what_somebody_decided_otherwise_is_not_written_over(gold, machine):
    id = next(c.id for c in machine.store.claims() if c.role == "emir" and c.time is None)
    machine.store.decide(DecisionKind.EDITED, id, by="Karim", details={"role": "deputy"})
    done = outcome(machine, gold, "derkush")
    assert (done.made, done.edited) == (1, 0)
    assert machine.store.claim(id).role == "deputy"


def test_a_relation_without_direction_is_the_same_turned_round(gold, machine):
    first = lines(gold, "derkush")[0]
    change(gold, "derkush", 0, subject=first["object"], object=first["subject"])
    assert outcome(machine, gold, "derkush").accepted == 3


def test_an_actor_is_known_by_forms_and_not_by_ids(gold, machine):
    entities = lines(gold, TWIN, "entities")
    claims = lines(gold, TWIN)
    for entity in entities:
        entity["id"] = f"x-{entity['id']}"
    for claim in claims:
        claim |= {"subject": f"x-{claim['subject']}", "object": f"x-{claim['object']}"}
    entities.append({"id": "x-new", "name": "Karim", "type": "Person", "mentions": ["Karim"]})
    write(gold / TWIN / f"{TWIN}.entities.jsonl", entities)
    write(gold / TWIN / f"{TWIN}.claims.jsonl", claims)
    done = outcome(machine, gold, TWIN)
    assert (done.made, done.accepted, done.referents) == (0, 2, 1)
    assert "x-new" in {r.id for _, r in machine.store.referents(done.document)}
    again = outcome(machine, gold, TWIN)
    assert (again.same, again.referents) == (2, 0)


def test_an_actor_that_a_machine_holds_for_two_is_one(gold, machine):
    entities = [e for e in lines(gold, TWIN, "entities") if e["id"] != "karim"]
    entities[0]["mentions"].append("Karim Haddad")
    write(gold / TWIN / f"{TWIN}.entities.jsonl", entities)
    change(gold, TWIN, 1, subject=entities[0]["id"])
    done = outcome(machine, gold, TWIN)
    assert (done.made, done.accepted, done.edited) == (0, 1, 1)
    claim = next(c for c in machine.store.claims(done.document) if c.relation == "leads")
    assert claim.subject == "nahr"


def test_a_decision_stays_when_the_document_is_read_again(gold, fresh, monkeypatch):
    outcome(fresh, gold, "derkush")
    id = build.news().id
    before = [(c.id, c.subject, c.review) for c in fresh.store.claims(id)]
    monkeypatch.setattr(rereading, "find_extractor", lambda name: lambda document: Extraction())
    (told,) = fresh.reread([id], workers=0)
    assert len(told.kept) == 3
    assert [(c.id, c.subject, c.review) for c in fresh.store.claims(id)] == before


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"start": 0, "end": 5}, "not stand at 0 to 5 but at 74 to 98. Put that"),
        ({"evidence": "nobody"}, "stands nowhere in derkush: 'nobody'. Quote it as"),
        ({"evidence": None}, "There is no evidence. Give"),
        ({"start": True}, "no whole numbers. Give both"),
        ({"relation": "knows"}, "No relation 'knows'. Use one of"),
        ({"object": "nobody"}, "The object 'nobody' is no entity of this document. Add it"),
        ({"object": None}, "hostile_to is of two. Name the other one"),
        ({"subject": ""}, "There is no subject. Name"),
        ({"place": 3}, "The place is 3. Write it as text"),
        ({"time": "May"}, "'May' is not an EDTF date. Write 2016"),
        ({"polarity": "maybe"}, "polarity is never 'maybe'. Use one of: affirmed, denied"),
        ({"core": "yes"}, "The core is 'yes'. Write true or false"),
        ({"attribution": "locals"}, "The attribution is no list of names. Write"),
        ({"relation": "described_as"}, "described_as needs words. Give them"),
        ({"relation": "strength", "value": 5}, "strength needs a number, and the value is 5."),
        ({"relation": "strength", "value": {"min": 9, "max": 3}}, "9 is greater than 3. Swap"),
    ],
)
def test_a_line_that_does_not_fit_is_told_with_what_to_do(fields, told):
    quote = "hostile to Ansar al-Nahr"
    start = build.NEWS.index(quote)
    line: dict[str, object] = {
        "subject": "qvf",
        "relation": "hostile_to",
        "object": "nahr",
        "evidence": quote,
    }
    line |= {"start": start, "end": start + len(quote)}
    document, of = build.news().document, {"qvf": "qvf", "nahr": "ansar"}
    assert stated(line, document, of, Vocabulary.load()).object == "ansar"
    with pytest.raises(AnnotationError, match=re.escape(told)):
        stated(line | fields, document, of, Vocabulary.load())


def test_the_rest_goes_on_where_a_line_does_not_fit(gold, fresh):
    change(gold, "derkush", 0, time="May")
    change(gold, "derkush", 1, value={"min": 10**20})
    done = outcome(fresh, gold, "derkush")
    file = str(gold / "derkush" / "derkush.claims.jsonl")
    assert [(fault.file, fault.line) for fault in done.faults] == [(file, 1), (file, 2)]
    assert "number is too large" in done.faults[1].reason
    assert done.made == 1


def test_lines_that_cannot_be_read_are_told(gold, fresh):
    with (gold / "derkush" / "derkush.claims.jsonl").open("a", encoding="utf-8") as file:
        file.write("{\n\n[1]\n")
    path = gold / "derkush" / "derkush.entities.jsonl"
    entities = lines(gold, "derkush", "entities")
    odd: list[dict[str, object]] = [
        {"id": "qvf", "name": "again", "type": "Group"},
        {"id": "y", "type": "Group"},
    ]
    odd += [{"id": "z", "name": "Z", "type": "wizard"}, {"id": "w", "type": "Group", "mentions": 1}]
    write(path, [*entities, *odd, {**entities[0], "id": "v", "name": "V", "mentions": ["Vorn"]}])
    done = outcome(fresh, gold, "derkush")
    told = {(fault.line, fault.file.rsplit(".", 2)[-2]): fault.reason for fault in done.faults}
    assert set(told) == {(4, "claims"), (6, "claims")} | {(n, "entities") for n in range(7, 12)}
    assert "'Vorn' stands nowhere in derkush. Write it as" in told[11, "entities"]
    assert "Line 1 has the id 'qvf', too" in told[7, "entities"]
    assert done.made == 3


def test_a_file_in_another_encoding_is_told(gold, fresh):
    (gold / "derkush" / "derkush.claims.jsonl").write_bytes(b"\xff\xfe")
    done = outcome(fresh, gold, "derkush")
    assert [fault.line for fault in done.faults] == [0]
    assert "UTF-8" in done.faults[0].reason


def test_a_folder_of_no_document_is_told_and_the_others_go_on(gold, fresh):
    (gold / "derkush").rename(gold / "other")
    (gold / "other" / "derkush.claims.jsonl").rename(gold / "other" / "other.claims.jsonl")
    done = {o.name: o for o in fresh.import_annotations(gold, by="Rana")}
    assert done["other"].document is None
    assert "The case has no document other. Add it" in done["other"].faults[0].reason
    assert done["qasr"].made == 3


def test_nothing_is_half_written(gold, fresh, monkeypatch):
    made = []

    def broken(*args, **kwargs):
        made.append(kept(*args, **kwargs))
        if len(made) == 2:
            raise RuntimeError("power cut")
        return made[-1]

    kept = fresh.store.make_claim
    monkeypatch.setattr(fresh.store, "make_claim", broken)
    with pytest.raises(RuntimeError):
        fresh.import_annotations(gold, by="Rana")
    assert (fresh.store.claims(), fresh.store.referents(), fresh.store.decisions()) == ([], [], [])


def test_nobody_accepts_nothing(gold, fresh, tmp_path):
    with pytest.raises(InvalidQuery, match="Nobody accepts"):
        fresh.import_annotations(gold, by=" ")
    with pytest.raises(AnnotationError, match="holds no annotated documents"):
        fresh.import_annotations(tmp_path / "none", by="Rana")


def test_numbers_keep_their_bounds(gold, fresh):
    id = outcome(fresh, gold, "derkush").document
    (strength,) = (c for c in fresh.store.claims(id) if c.relation == "strength")
    assert strength.value == Quantity(2000, None, approx=False, unit="fighters")
    denied = next(c for c in fresh.store.claims() if c.relation == "trains")
    assert denied.polarity is Polarity.DENIED


def test_a_line_that_stands_twice_is_one_claim(gold, fresh):
    path = gold / "derkush" / "derkush.claims.jsonl"
    found = lines(gold, "derkush")
    write(path, [*found, found[0] | {"id": "derkush-99"}])
    done = outcome(fresh, gold, "derkush")
    assert (done.made, done.same) == (3, 1)
    assert len(fresh.store.claims(done.document)) == 3
