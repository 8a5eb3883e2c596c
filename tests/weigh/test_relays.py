"""Who passes on what: agencies recalled, words used again, spokesmen, words of one's own people."""

from dataclasses import replace

import pytest

from factional.model import (
    Document,
    EntityType,
    Evidence,
    Genre,
    Metadata,
    Speaker,
    SpeakerRole,
    Verdict,
)
from factional.model import Entity as Actor
from factional.weigh import Weighing
from tests.weigh.build import ENTITIES, VOCABULARY, claim, document

MINISTRY = Actor("ministry", "Defence Ministry", EntityType.ORGANIZATION)
ARLAN = Actor("arlan", "Arlan Besk", EntityType.PERSON)
MEMBER = Actor("d1:member", "a member of the Front", EntityType.PERSON, placeholder=True)
EVERYBODY = [*ENTITIES, MINISTRY, ARLAN, MEMBER]

AGENCY = document("d1", "2023-03-16", publisher="Harbour Post")
LATER = document("d2", "2024-10-03", publisher="Quarterly", authors=("Li Wei",))


def said(doc, *by, quote="The Front works with the Lions.", relation="allied_with", **fields):
    made = claim(relation, doc=doc, by=by or ("<author>",), **fields)
    return replace(made, evidence=Evidence(quote, 0, len(quote)))


def weighed(claims, *documents):
    weighing = Weighing(VOCABULARY)
    known = {d.id: d for d in documents}
    weighing.change(
        claims=claims,
        documents=documents,
        of={(d, e.id): e.id for d in known for e in EVERYBODY},
        entities=EVERYBODY,
    )
    return weighing


def verdict(first, second, *documents, more=()):
    found = weighed([first, second, *more], *documents).compare(first.id, second.id)
    return found.verdict, found.reason


def test_an_agency_that_is_recalled_has_it_from_whom_its_report_quotes():
    quoted = said("d1", "ministry", "<author>")
    recalled = said("d2", "post", "<author>")
    found, reason = verdict(quoted, recalled, AGENCY, LATER)
    assert found is Verdict.NOT_INDEPENDENT
    assert reason.startswith("Both say so, but both go back to Defence Ministry.")
    assert "recalls “d1”, which has it from Defence Ministry" in reason


def test_and_so_is_one_origin_with_whoever_else_quotes_the_same():
    third = said("d3", "ministry", "<author>")
    claims = [said("d1", "ministry", "<author>"), said("d2", "post", "<author>"), third]
    weighing = weighed(claims, AGENCY, LATER, document("d3", "2024-11-01", publisher="Panel"))
    (tie,) = weighing.ties.values()
    assert tie.origins == ("Defence Ministry",)


def test_a_report_that_is_recalled_lends_no_voice_to_what_it_does_not_say():
    """Two who are quoted in one report stay two, and a report of later is not what is recalled."""
    recalled = said("d2", "post", "<author>")
    found, _ = verdict(said("d1", "karim", "<author>"), said("d1", "tesh", "<author>"), AGENCY)
    assert found is Verdict.AGREE
    other = said("d1", "ministry", "<author>", relation="trains")
    panel = document("d3", "2024-11-01", publisher="Panel")
    elsewhere = said("d3", "ministry", "<author>")
    found, _ = verdict(recalled, elsewhere, AGENCY, LATER, panel, more=[other])
    assert found is Verdict.AGREE
    after = replace(AGENCY, metadata=Metadata(publisher="Harbour Post", published="2025-01-01"))
    found, _ = verdict(said("d1", "ministry", "<author>"), recalled, after, LATER)
    assert found is Verdict.AGREE


def test_an_author_who_uses_an_earlier_interviewees_words_without_the_name():
    talk = document("d1", "2021-01-05", publisher="Harbour Post", authors=("Li Wei",))
    words = "we hold the flank of the Lions at the ford since the harvest"
    told = said("d1", "tesh", "<author>", quote=words)
    own = said("d2", quote="They hold the flank of the Lions at the ford since the harvest")
    found, reason = verdict(told, own, talk, LATER)
    assert found is Verdict.NOT_INDEPENDENT
    assert "had it from Imran Tesh before" in reason
    found, _ = verdict(told, said("d2", quote="Both fight the same enemy in spring"), talk, LATER)
    assert found is Verdict.AGREE
    other = document("d2", "2024-10-03", publisher="Quarterly", authors=("Rana Sabbagh",))
    found, _ = verdict(told, own, talk, other)
    assert found is Verdict.AGREE


WORDS = "بين الجبهة والأسود اتفاق منذ الربيع على حراسة الجسر القديم معا كل ليلة"


@pytest.mark.parametrize(
    ("second", "one"),
    [
        (WORDS, True),
        (f"كما يقال {WORDS}", True),
        ("بين الجبهة والأسود اتفاق منذ الربيع", False),
        ("لا شيء يجمع هذين الطرفين سوى العداء القديم على الماء والمرعى في الوادي كله", False),
    ],
)
def test_the_same_words_are_the_earlier_ones(second, one):
    found, _ = verdict(said("d1", quote=WORDS), said("d2", quote=second), AGENCY, LATER)
    assert (found is Verdict.NOT_INDEPENDENT) is one


def test_the_names_in_question_are_no_words_in_common():
    names = "the Qasr Front and the Lions of the Valley, the Qasr Front and the Lions of the Valley"
    found, _ = verdict(said("d1", quote=names), said("d2", quote=names), AGENCY, LATER)
    assert found is Verdict.AGREE


def test_a_spokesmans_word_is_that_of_the_body():
    post = claim("member_of", "arlan", "ministry", doc="d1", role="spokesman")
    his, theirs = said("d1", "arlan", "<author>"), said("d2", "ministry", "<author>")
    found, reason = verdict(his, theirs, AGENCY, LATER, more=[post])
    assert found is Verdict.NOT_INDEPENDENT
    assert "Arlan Besk speaks for Defence Ministry." in reason
    assert verdict(his, theirs, AGENCY, LATER)[0] is Verdict.AGREE
    denied = claim("member_of", "arlan", "ministry", doc="d2", role="spokesman", denied=True)
    assert verdict(his, theirs, AGENCY, LATER, more=[denied])[0] is Verdict.AGREE


def test_what_ones_own_people_tell_of_ones_words_is_their_word():
    talk = replace(
        AGENCY, speakers=(Speaker("a member of the Front", SpeakerRole.INTERVIEWEE, "Qasr Front"),)
    )
    words = said("d1", "front", "d1:member", "<author>")
    own = said("d1", "d1:member", "<author>")
    assert verdict(words, own, talk)[0] is Verdict.NOT_INDEPENDENT
    assert verdict(words, own, AGENCY)[0] is Verdict.AGREE


def test_a_statement_is_that_of_who_issues_it_and_of_who_signs_it():
    head = Metadata(
        publisher="Defence Ministry",
        authors=("Arlan Besk",),
        published="2023-03-16",
        genre=Genre.STATEMENT,
    )
    issued = Document("d1", "d1", "d1", "text/plain", "", (), (0, 0), head)
    quoted = said("d2", "ministry", "<author>")
    assert verdict(said("d1"), quoted, issued, LATER)[0] is Verdict.NOT_INDEPENDENT
    report = replace(issued, metadata=replace(head, genre=Genre.NEWS, publisher="Upland Notes"))
    assert verdict(said("d1"), quoted, report, LATER)[0] is Verdict.AGREE
