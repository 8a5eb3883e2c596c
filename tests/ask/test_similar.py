"""What may be one is proposed by what it would change, with what speaks for it and against."""

import pytest

from factional import ask
from factional.case import Case
from factional.errors import InvalidQuery, NotFound
from factional.model import Claim, Evidence, Hop, Polarity
from tests.cli import world
from tests.resolve.build import PERSON, add

JABAL = "Ansar al-Jabal"


@pytest.fixture
def case(tmp_path):
    with world.build(tmp_path / "case") as opened:
        yield opened


def pairs(case, **fields):
    return [{p.first.name, p.second.name} for p in ask.proposals(case.store, **fields).items]


def say(case, document, subject, other, polarity=Polarity.AFFIRMED):
    """Somebody says of two actors of a document that they are one, or are not."""
    start = world.NEWS.index(JABAL)
    claim = Claim(
        "", document, subject, "also_known_as", Evidence(JABAL, start, start + len(JABAL)),
        (Hop("<author>"),), object=other, polarity=polarity,
    )  # fmt: skip
    made = case.store.make_claim(claim, by="Nour")
    case.refresh()
    return made.target


def test_persons_of_one_name_in_two_documents_are_proposed_and_not_merged(case):
    (pair,) = ask.proposals(case.store, about="abu salim").items
    assert pair.names == ("Abu Salim", "Abu Salim")
    assert pair.score >= ask.LIKELY
    assert pair.why
    assert (pair.stated, pair.contested, pair.together) == ((), (), ())
    assert pair.first.claims >= pair.second.claims == pair.claims


def test_what_would_change_most_comes_first(case):
    for text in ("Zuhra Brigades rose.", "Abu Salem came."):
        add(
            case,
            text,
            text.rsplit(" ", 1)[0],
            type=PERSON if "Abu" in text else world._TYPES[JABAL],
        )
    found = ask.proposals(case.store, least=0.05).items
    weights = [(-(p.claims + p.ties), -p.score) for p in found]
    assert weights == sorted(weights)
    page = ask.proposals(case.store, least=0.05, limit=1, offset=1)
    assert (page.total, page.items) == (len(found), found[1:2])


def test_what_a_source_says_is_one_is_proposed_whatever_the_names(case):
    news = world.document_id(world.NEWS)
    assert {JABAL, "Zuhra Brigade"} not in pairs(case)
    claim = say(case, news, "ansar_al_jabal", "zuhra_brigade")
    (pair,) = [p for p in ask.proposals(case.store).items if p.stated]
    assert {pair.first.name, pair.second.name} == {JABAL, "Zuhra Brigade"}
    assert pair.stated == (claim,)
    assert news in {ref.id for ref in pair.together}


def test_a_contested_identity_says_who_contests_it(case):
    news = world.document_id(world.NEWS)
    said = say(case, news, "ansar_al_jabal", "zuhra_brigade")
    denied = say(case, news, "zuhra_brigade", "ansar_al_jabal", Polarity.DENIED)
    (pair,) = [p for p in ask.proposals(case.store).items if p.stated]
    assert (pair.stated, pair.contested) == ((said,), (denied,))
    assert len({e.id for e in case.store.entities()} & {"ansar-al-jabal", "zuhra-brigade"}) == 2
    case.merge(JABAL, "Zuhra Brigade", by="Nour")
    assert "zuhra-brigade" not in {e.id for e in case.store.entities()}


def test_kinds_are_not_mixed(case):
    news = world.document_id(world.NEWS)
    say(case, news, "abu_salim", "ansar_al_jabal")
    assert not any(p.stated for p in ask.proposals(case.store).items)


@pytest.mark.parametrize("judge", [Case.apart, Case.unsure])
def test_what_was_judged_is_proposed_no_more_until_that_is_undone(case, judge):
    (pair,) = ask.proposals(case.store, about="abu salim").items
    made = judge(case, pair.first.id, pair.second.id, by="Nour")
    assert ask.proposals(case.store, about="abu salim").items == ()
    assert ask.judged(case.store, made.id) == tuple(sorted((pair.first.id, pair.second.id)))
    case.undo(made.id, by="Nour")
    assert len(ask.proposals(case.store, about="abu salim").items) == 1
    with pytest.raises(NotFound, match="about no actors"):
        ask.judged(case.store, made.id)


def test_one_is_asked_for_by_id_and_scores_have_bounds(case):
    (pair,) = ask.proposals(case.store, about="abu-salim").items
    assert "abu-salim" in (pair.first.id, pair.second.id)
    with pytest.raises(InvalidQuery, match="between 0 and 1"):
        ask.proposals(case.store, least=2)
