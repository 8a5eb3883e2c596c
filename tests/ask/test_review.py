"""What waits for review, in which order, and what a decision would change."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional import ask
from factional.ask import Because, ClaimFilter, Which
from factional.errors import InvalidQuery
from factional.model import DecisionKind, Review, TieStatus
from tests.ask import build


def everything(store, **how):
    found = ask.queue(store, limit=1000, **how)
    return [id for each in found.items for id in (each.row.id, *each.alike)]


def test_every_claim_waits_once(own):
    claims = ask.claims(own)
    found = ask.queue(own, low=True, limit=1000)
    assert sorted(everything(own, low=True)) == sorted(row.id for row in claims.items)
    assert (found.claims, found.progress.total) == (claims.total, claims.total)
    assert found.total == len(found.items)


def test_disputed_claims_come_before_the_others(own):
    disputed = ["disputed" in each.because for each in ask.queue(own, limit=1000).items]
    assert True in disputed
    assert disputed == sorted(disputed, reverse=True)


def test_what_is_watched_comes_first(own):
    last = ask.queue(own, limit=1000).items[-1].row
    key = ask.key_of(ClaimFilter(relation=last.relation, about=last.subject.id))
    made = own.decide(DecisionKind.WATCHED, key, by="Nour", details={ask.TITLE: "Mine?"})
    first = ask.queue(own, limit=1000).items[0]
    assert "watched" in first.because
    assert first.row.relation == last.relation
    (question,) = ask.questions(own)
    assert (question.decision, question.key, question.title) == (made.id, key, "Mine?")
    assert question.progress.settled == 0
    own.decide(DecisionKind.ACCEPTED, first.row.id, by="Nour")
    assert ask.questions(own)[0].progress.settled == 1
    own.undo(made.id, "Nour")
    assert ask.questions(own) == []


def test_a_queue_can_be_of_one_reason_and_of_what_one_reader_read(own):
    disputed = ask.queue(own, because=Because.DISPUTED, limit=1000)
    assert disputed.items
    assert all(Because.DISPUTED in each.because for each in disputed.items)
    assert disputed.claims < ask.queue(own, limit=1000).claims
    low = ask.queue(own, because=Because.LOW, limit=1000)
    assert all(each.row.low for each in low.items)
    assert low.low == 0
    readers = {row.extractor for row in ask.claims(own).items}
    for reader in readers:
        found = ask.queue(own, ClaimFilter(extractor=reader), low=True, limit=1000)
        assert {each.row.extractor for each in found.items} == {reader}
    assert ask.queue(own, ClaimFilter(extractor="nothing/1")).total == 0


def test_a_queue_can_be_of_one_contradiction(own):
    for each in ask.board(own):
        claims = {v.row.id for s in each.positions for o in s.origins for v in o.claims}
        found = ask.queue(own, tie=each.tie, low=True, limit=1000)
        assert set(everything(own, tie=each.tie, low=True)) == claims
        assert (found.title, found.progress) == (each.question, each.progress)
    told = next(tie for tie in own.ties() if tie.status is not TieStatus.DISPUTED)
    assert set(everything(own, tie=told.id, low=True)) == set(told.claims)
    gone = ask.queue(own, tie="no-such-tie")
    assert (gone.total, gone.progress.total, gone.title) == (0, 0, "What is said?")


def test_a_question_about_somebody_who_is_gone_is_still_listed(own):
    own.decide(DecisionKind.WATCHED, "about=nobody-at-all", by="Nour")
    (question,) = ask.questions(own)
    assert "nobody-at-all" in question.problem
    assert question.progress.total == 0


def test_what_is_set_aside_comes_back_at_the_end(own):
    first = ask.queue(own).items[0]
    own.decide(DecisionKind.SET_ASIDE, first.row.id, by="Nour")
    assert everything(own)[-1] == first.row.id
    assert everything(own, which=Which.UNSURE) == [first.row.id]
    assert ask.queue(own).progress.unsure == 1
    assert ask.summary(own).unsure == 1


def test_what_is_settled_waits_no_more(own):
    first = ask.queue(own).items[0]
    own.decide(DecisionKind.REJECTED, first.row.id, by="Nour")
    assert first.row.id not in everything(own)
    assert everything(own, which=Which.SETTLED) == [first.row.id]
    assert ask.summary(own).reviewed == 1
    about = next(row for row in ask.actors(own).items if row.id == first.row.subject.id)
    assert about.reviewed == 1
    of = next(row for row in ask.documents(own) if row.id == first.row.document.id)
    assert of.reviewed == 1


def test_claims_that_say_the_same_are_one_item(own):
    claim = own.claims()[0]
    again = replace(claim, id="", evidence=replace(claim.evidence, end=claim.evidence.end - 1))
    made = own.make_claim(again, by="Nour")
    own.undo(made.id, "Nour")
    own.decide(DecisionKind.SET_ASIDE, made.target, by="Nour")
    own.decide(DecisionKind.SET_ASIDE, claim.id, by="Nour")
    build.refresh(own)
    (item,) = ask.queue(own, which=Which.UNSURE).items
    assert {item.row.id, *item.alike} == {claim.id, made.target}
    assert ask.queue(own, which=Which.UNSURE).claims == 2


def test_the_words_around_the_evidence_are_those_of_the_text(own):
    for item in ask.queue(own, limit=1000).items:
        text = own.document(item.row.document.id).text
        assert f"{item.before}{item.row.evidence.quote}{item.after}" in text


FILTERS = st.builds(
    ClaimFilter,
    about=st.none() | st.sampled_from(["falcons", "تنظيم النهر", "a&b=c"]),
    relation=st.none() | st.just("trains"),
    since=st.none() | st.just("2018-05/.."),
    text=st.none() | st.text(min_size=1),
)


@given(FILTERS)
def test_a_question_comes_back_from_its_key(asked):
    if asked == ClaimFilter():
        with pytest.raises(InvalidQuery):
            ask.key_of(asked)
        return
    assert ask.question_of(ask.key_of(asked)) == asked


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (ClaimFilter(), "What is said?"),
        (ClaimFilter(relation="trains"), "Who trains whom?"),
        (ClaimFilter(relation="strength"), "Who has a strength of what?"),
        (ClaimFilter(relation="controls"), "Who controls which place?"),
        (ClaimFilter(relation="dissolved"), "Who was dissolved?"),
        (ClaimFilter(about="nobody known", since="2018"), None),
        (ClaimFilter(since="2018"), "What since 2018?"),
    ],
)
def test_questions_are_put_in_words(own, asked, title):
    if title is None:
        with pytest.raises(Exception, match="nobody known"):
            ask.queue(own, asked)
        return
    assert ask.queue(own, asked).title == title


def test_since_leaves_out_what_had_surely_ended(own):
    rows = ask.claims(own, ClaimFilter(since="2100")).items
    assert 0 < len(rows) < ask.claims(own).total  # states may last; events are over


def test_a_family_is_asked_for(own):
    wanted = {row.id for row in ask.claims(own).items if row.family == "post"}
    assert wanted
    assert {row.id for row in ask.claims(own, ClaimFilter(family="post")).items} == wanted
    with pytest.raises(InvalidQuery, match="no-such"):
        ask.claims(own, ClaimFilter(family="no-such"))


def test_an_effect_is_what_happens(own):
    for row in ask.claims(own).items:
        foreseen = ask.effect(own, row.id)
        before = {t.id: t for t in own.ties()}
        made = own.decide(DecisionKind.REJECTED, row.id, by="Nour")
        build.refresh(own)
        after = {t.id: t for t in own.ties()}
        changed = [
            id
            for id in {*before, *after}
            if (id in before and (before[id].status, len(before[id].origins)))
            != (id in after and (after[id].status, len(after[id].origins)))
        ]
        assert foreseen.tried
        assert len(foreseen.rejecting) == len(changed), row.id
        own.undo(made.id, "Nour")
        build.refresh(own)


def test_accepting_what_counts_already_changes_nothing(store):
    for row in ask.claims(store).items:
        if row.status in (TieStatus.CORROBORATED, TieStatus.SINGLE_SOURCE):
            assert row.review is Review.PROPOSED
            assert ask.effect(store, row.id).accepting == ()
