"""Why: a claim told mention by mention, whatever its extractor left of how it was read."""

from math import prod

import pytest

from factional import ask
from factional.ask import DETAILS
from factional.case import Case
from factional.errors import NotFound
from factional.model import BlockKind, DecisionKind, Polarity
from factional.store import Store
from tests.ask import build

REPORT = (
    "Mountain News\n\n"
    "The Keld Front is in the hills. It did not attack the Ravnik Brigade in May 2014, "
    "the harbour ministry said.\n\n"
    "In June fighters of the Keld Front trained the Ravnik Brigade 🦅.\n"
)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("why")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    with Case.init(folder / "case") as opened:
        opened.add(str(folder / "report.txt"))
        yield opened


def why(case, relation):
    (id,) = [c.id for c in case.store.claims() if c.relation == relation]
    return ask.why(case.store, id)


def test_the_sentence_the_rule_and_the_trigger(case):
    found = why(case, "attacked")
    assert found.sentence.text.startswith("It did not attack")
    assert REPORT[found.sentence.start : found.sentence.end] == found.sentence.text
    assert (found.rule, found.cue) == ("verb", "attack")
    assert [p.text for p in found.trigger] == ["attack"]
    assert not found.moved
    assert not found.other


def test_a_pronoun_has_the_name_that_it_takes_up(case):
    subject, object = why(case, "attacked").sides
    assert [(p.label, p.text) for p in subject.words] == [("pronoun", "It")]
    assert (subject.antecedent.label, subject.antecedent.text) == ("before", "Keld Front")
    assert REPORT[subject.antecedent.start : subject.antecedent.end] == "Keld Front"
    assert subject.entity.name == subject.name == "Keld Front"
    assert object.antecedent is None


def test_a_part_leads_to_the_whole(case):
    subject = why(case, "trains").sides[0]
    assert [(p.label, p.text) for p in subject.words] == [
        ("part", "fighters"),
        ("name", "Keld Front"),
    ]


def test_what_decided_each_field(case):
    found = {d.field: d for d in why(case, "attacked").decided}
    assert list(found) == ["polarity", "certainty", "kind", "time"]
    assert found["polarity"].value == Polarity.DENIED
    assert [(p.label, p.text) for p in found["polarity"].words] == [("negation", "not")]
    assert found["certainty"].words == ()
    assert [(p.label, p.text) for p in found["time"].words] == [("clause", "May 2014")]


def test_each_voice_has_its_words_and_its_rule(case):
    inner, own = why(case, "attacked").voices
    assert inner.hop.who == "harbour ministry"
    assert inner.shown.text in REPORT
    assert inner.shown.text.endswith("said")
    assert inner.rule
    assert (own.shown, own.rule) == (None, "document")


def test_confidence_has_its_factors(case):
    found = why(case, "attacked")
    odds = prod(factor.share for factor in found.factors)
    assert len(found.factors) > 2
    assert found.row.confidence == pytest.approx(odds / (1 + odds), abs=0.02)


def test_what_was_decided_is_told_and_nothing_else_is(own):
    claim, other = (c.id for c in own.claims()[:2])
    own.decide(DecisionKind.ACCEPTED, claim, by="Noor", note="heard it myself")
    own.decide(DecisionKind.REJECTED, other, by="Noor")
    (made,) = ask.why(own, claim).decisions
    assert (made.kind, made.by, made.note) == (DecisionKind.ACCEPTED, "Noor", "heard it myself")


def test_claims_of_other_extractors_have_their_mentions_and_what_they_left(store):
    (id,) = [c.id for c in store.claims() if c.relation == "hostile_to"]
    assert [p.text for p in ask.why(store, id).sides[1].words] == ["Ansar al-Nahr"]
    (id,) = [c.id for c in store.claims() if c.how == {"rule": "ally"}]
    found = ask.why(store, id)
    assert found.sentence.text == found.row.evidence.quote
    assert found.rule == "ally"
    assert found.trigger == ()
    assert found.factors == ()
    assert found.sides[1].words == ()
    assert [v.rule for v in found.voices] == [None, None]


@pytest.mark.parametrize(("trigger", "moved"), [("leads [42-47]", False), ("leads [40-45]", True)])
def test_words_that_stand_elsewhere_now_are_told(tmp_path, trigger, moved):
    page = build.Page("x", build.STATEMENT, [(BlockKind.PARAGRAPH, build.STATEMENT.rstrip())])
    karim, front = page.who("karim", "Karim Haddad", type=build.PERSON), page.who("qvf", "QVF")
    id = page.say("leads", karim, front, "leads the QVF", how={"trigger": trigger})
    with Store.create(tmp_path / "case") as store:
        page.put(store)
        build.refresh(store)
        assert ask.why(store, id).moved is moved


def test_a_claim_that_is_not_there_is_told(store):
    with pytest.raises(NotFound, match="nobody-1"):
        ask.why(store, "nobody-1")


def test_details_are_all_told(case):
    for claim in case.store.claims():
        assert set(claim.how) <= DETAILS | {"rule", "cue", "frame"}
