"""Reading again keeps what people decided, whatever the reader and the extractor make of it now."""

import hashlib
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional import rereading
from factional.case import Case
from factional.errors import InvalidQuery, NotFound, UnsupportedFormat
from factional.model import (
    AUTHOR,
    EARLIER,
    Acquisition,
    Block,
    BlockKind,
    DecisionKind,
    Evidence,
    Extraction,
    Polarity,
    Quantity,
    Review,
)
from factional.rereading import reread
from factional.store import Store
from factional.succession import Before, Moved, succeeded
from tests import strategies
from tests.examples import examples
from tests.store import build


class Rooms:
    """A reader and an extractor that can be made to read otherwise."""

    def __init__(self):
        self.text = build.REPORT
        self.change = lambda read: read
        self.shown = None

    def read(self, data, place, *, name=None, headers=None):
        if self.text is None:
            raise UnsupportedFormat(f"{place} is of a kind that nothing reads. Convert it.")
        sha256 = hashlib.sha256(data).hexdigest()
        text = self.text
        cuts = [0, text.index("Ḥasan"), text.index("The Falcons have"), len(text)]
        blocks = [Block(BlockKind.PARAGRAPH, a, b) for a, b in pairwise(cuts)]
        return build.document(
            text, id=sha256[:16], sha256=sha256, name=name or place, blocks=tuple(blocks)
        )

    def extract(self, document):
        self.shown = document
        return self.change(build.extraction(document))


@pytest.fixture
def rooms(monkeypatch):
    made = Rooms()
    monkeypatch.setattr(rereading, "read", made.read)
    monkeypatch.setattr(rereading, "find_extractor", lambda name: made.extract)
    return made


@pytest.fixture
def case(tmp_path, rooms):
    with Case.init(tmp_path / "case") as opened:
        data = build.REPORT.encode()
        document = rooms.read(data, "qasr.txt")
        came = Acquisition("qasr.txt", "2026-03-01T10:00:00+00:00", "qasr", None, {"a": "b"})
        opened.store.put(document, build.extraction(document), data, came)
        opened.refresh()
        yield opened


def again(case):
    (outcome,) = case.reread(workers=0)
    assert outcome.error is None
    return outcome


def ids(case):
    (document,) = case.store.documents()
    return f"{document.id}-01", f"{document.id}-02"


def test_the_same_reading_changes_nothing_that_is_shown(case):
    trains, _ = ids(case)
    case.store.decide(DecisionKind.ACCEPTED, trains, by="Nour")
    before = case.store.claims(), case.store.referents(), case.store.entity_of(), case.store.ties()
    outcome = again(case)
    assert (outcome.claims, outcome.carried, outcome.kept, outcome.gone) == (2, (trains,), (), 0)
    after = case.store.claims(), case.store.referents(), case.store.entity_of(), case.store.ties()
    assert after == before
    assert not case.stale


def test_a_claim_read_otherwise_keeps_its_id_its_decision_and_its_edit(case, rooms):
    trains, strength = ids(case)
    case.store.decide(DecisionKind.REJECTED, strength, by="Nour")
    case.store.decide(DecisionKind.EDITED, trains, by="Nour", details={"role": "tutors"})

    def better(read):
        """Longer evidence, other numbers and names of referents, another order."""
        names = {"falcons": "the_falcons", "lions": "falcons", "hasan": "hasan_al_qaid"}
        claims = [
            replace(
                claim,
                id=f"{claim.document}-{9 - number:02}",
                subject=names[claim.subject],
                object=names.get(claim.object),
                evidence=widened(rooms.text, claim.evidence),
                extractor="local/2",
            )
            for number, claim in enumerate(read.claims)
        ]
        referents = [
            replace(
                r,
                id=names[r.id],
                mentions=tuple(replace(m, referent=names[r.id]) for m in r.mentions),
            )
            for r in read.referents
        ]
        return Extraction(tuple(claims[::-1]), tuple(referents))

    rooms.change = better
    outcome = again(case)
    assert set(outcome.carried) == {trains, strength}
    found = {claim.id: claim for claim in case.store.claims()}
    assert set(found) == {trains, strength}
    assert found[strength].review is Review.REJECTED
    assert found[trains].review is Review.EDITED
    assert found[trains].role == "tutors"
    assert found[trains].extractor == "local/2"
    assert (found[trains].subject, found[trains].object) == ("falcons", "lions")
    case.store.undo(1, "Nour")
    assert case.store.claim(strength).review is Review.PROPOSED


def widened(text, evidence):
    end = evidence.end + 1
    return Evidence(text[evidence.start : end], evidence.start, end)


def test_what_nobody_decided_about_goes_and_its_id_is_not_used_again(case, rooms):
    trains, strength = ids(case)
    case.store.decide(DecisionKind.ACCEPTED, strength, by="Nour")
    rooms.change = lambda read: replace(
        read,
        claims=(
            replace(read.claims[0], relation="allied_with"),
            read.claims[1],
        ),
    )
    assert again(case).gone == 1
    new = {claim.relation: claim.id for claim in case.store.claims()}
    assert new == {"allied_with": trains[:-2] + "03", "strength": strength}


@pytest.mark.parametrize("kind", [DecisionKind.ACCEPTED, DecisionKind.EDITED])
def test_what_was_accepted_or_edited_and_is_not_found_stays_marked(case, rooms, kind):
    trains, _ = ids(case)
    details = {"role": "tutors"} if kind is DecisionKind.EDITED else {}
    case.store.decide(kind, trains, by="Nour", details=details)
    before = case.store.claim(trains)
    rooms.change = lambda read: Extraction(read.claims[1:], read.referents[:1])
    assert again(case).kept == (trains,)
    kept = case.store.claim(trains)
    assert "local/1" in kept.how[EARLIER]
    assert replace(kept, how=before.how) == before
    assert {r.id for _, r in case.store.referents()} == {"falcons", "lions", "hasan"}
    # and once it is found again, the mark goes
    rooms.change = lambda read: read
    assert again(case).kept == ()
    assert case.store.claim(trains) == before


def test_decisions_that_find_no_claim_are_listed_and_found_again_later(case, rooms):
    trains, strength = ids(case)
    rejected = case.store.decide(DecisionKind.REJECTED, trains, by="Nour")
    rooms.change = lambda read: replace(read, claims=read.claims[1:])
    outcome = again(case)
    assert outcome.orphaned == (rejected.id,)
    assert [claim.id for claim in case.store.claims()] == [strength]
    assert [d.id for d in case.store.orphaned()] == [rejected.id]
    assert again(case).orphaned == (rejected.id,)
    rooms.change = lambda read: read
    assert again(case).orphaned == ()
    assert case.store.claim(trains).review is Review.REJECTED
    assert case.store.former_claims(trains[:-3]) == []


@pytest.mark.parametrize(
    "change",
    [
        {"polarity": Polarity.DENIED},
        {"relation": "hostile_to"},
        {"subject": "hasan"},
        {"object": "hasan"},
        {"evidence": build.quoted(build.REPORT, "Word from Qasr")},
    ],
)
def test_a_decision_is_not_carried_to_a_claim_that_says_something_else(case, rooms, change):
    trains, _ = ids(case)
    case.store.decide(DecisionKind.ACCEPTED, trains, by="Nour")
    rooms.change = lambda read: replace(
        read, claims=(replace(read.claims[0], **change), read.claims[1])
    )
    assert again(case).kept == (trains,)
    assert len(case.store.claims()) == 3
    (other,) = (c for c in case.store.claims() if c.relation != "strength" and c.id != trains)
    assert other.review is Review.PROPOSED


def test_another_number_is_another_claim(case, rooms):
    _, strength = ids(case)
    case.store.decide(DecisionKind.ACCEPTED, strength, by="Nour")
    rooms.change = lambda read: replace(
        read, claims=(read.claims[0], replace(read.claims[1], value=Quantity(250, 300000)))
    )
    assert again(case).kept == (strength,)
    assert case.store.claim(strength).value == Quantity(250, 300)


def test_decisions_follow_the_words_into_another_text(case, rooms):
    """A better reader gives another text: a menu before it, and lines that are not broken."""
    trains, strength = ids(case)
    case.store.decide(DecisionKind.ACCEPTED, trains, by="Nour")
    case.store.decide(DecisionKind.REJECTED, strength, by="Nour")
    rooms.text = "القائمة · Home · Search\n\n" + build.REPORT.replace("\r\n", "\n").replace(
        "train the Lions", "train  the\nLions"
    )
    rooms.change = lambda read: replace(read, claims=read.claims[1:])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "claim", tolerant)
        outcome = again(case)
    document = case.store.document(trains[:-3])
    assert document.text == rooms.text
    assert outcome.carried == (strength,)
    assert outcome.kept == (trains,)
    kept = case.store.claim(trains).evidence
    assert kept.quote == "the Falcons (الصقور) train  the\nLions"
    assert document.text[kept.start : kept.end] == kept.quote


_claim = build.claim


def tolerant(about, number=1, quote="the Falcons (الصقور) train  the\nLions", **changes):
    return _claim(about, number, quote, **changes)


def test_a_document_that_cannot_be_read_any_more_stays_as_it_was(case, rooms):
    before = case.store.claims()
    rooms.text = None
    (outcome,) = case.reread(workers=0)
    assert isinstance(outcome.error, UnsupportedFormat)
    assert outcome.claims == 2
    assert case.store.claims() == before


def test_one_document_is_one_transaction(case, rooms, monkeypatch):
    before = case.store.claims(), case.store.ties()

    def fail(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("factional.store.writing.put_extraction", fail)
    with pytest.raises(KeyboardInterrupt):
        list(reread(case.store, workers=0))
    assert (case.store.claims(), case.store.ties()) == before


def test_only_the_documents_that_are_named_are_read(case):
    with pytest.raises(NotFound):
        list(case.reread(["ffff"], workers=0))
    assert list(case.reread([], workers=0)) == []


def test_a_label_is_laid_over_the_block_and_taken_back(case):
    store, (id, _) = case.store, (d := case.store.documents()[0].id, None)
    read = store.document(id)
    made = store.relabel(id[:6], 2, BlockKind.ANSWER, by="Nour", speaker="حسن", note="his words")
    block = store.document(id).blocks[1]
    assert (block.kind, block.speaker) == (BlockKind.ANSWER, "حسن")
    assert [(t.speaker, t.start, t.end) for t in store.document(id).turns] == [
        ("حسن", block.start, block.end)
    ]
    store.relabel(d, 3, BlockKind.BOILERPLATE, by="Nour")
    assert store.document(id).body == (read.body[0], block.end)
    assert store.undo(made.id, "Nour")
    assert store.document(id).blocks[1] == read.blocks[1]
    assert store.document(id).blocks[2].kind is BlockKind.BOILERPLATE
    assert store.decisions()[0].details["was"] == "paragraph"


def test_a_label_needs_a_block_and_a_change(case):
    (document,) = case.store.documents()
    with pytest.raises(NotFound, match="blocks are 1 to 3"):
        case.store.relabel(document.id, 4, BlockKind.NOTE, by="Nour")
    with pytest.raises(InvalidQuery, match="already"):
        case.store.relabel(document.id, 1, BlockKind.PARAGRAPH, by="Nour", speaker=AUTHOR)


def test_labels_stay_when_a_document_is_read_again_and_the_extractor_sees_them(case, rooms):
    (document,) = case.store.documents()
    case.store.relabel(document.id, 3, BlockKind.BOILERPLATE, by="Nour")
    undone = case.store.relabel(document.id, 1, BlockKind.NOTE, by="Nour")
    case.store.undo(undone.id, "Nour")
    rooms.text = "الصفحة الأولى\n\n" + build.REPORT
    again(case)
    shown = case.store.document(document.id)
    assert [b.kind for b in rooms.shown.blocks] == [b.kind for b in shown.blocks]
    (label,) = (b for b in shown.blocks if b.kind is BlockKind.BOILERPLATE)
    assert shown.text[label.start : label.end].startswith("The Falcons have")
    # undoing what was undone finds its words in the new text too
    case.store.undo(3, "Nour")
    (note,) = (b for b in case.store.document(document.id).blocks if b.kind is BlockKind.NOTE)
    assert shown.text[note.start : note.end].split() == ["Word", "from", "Qasr", "🦅"]


def test_a_label_whose_words_are_gone_is_listed(case, rooms):
    (document,) = case.store.documents()
    made = case.store.relabel(document.id, 1, BlockKind.NOTE, by="Nour")
    rooms.text = build.REPORT.replace("Word from Qasr", "News of Qasr")
    assert again(case).orphaned == (made.id,)
    assert case.store.orphaned() == [made]


@given(strategies.read_documents(), st.data())
@examples(60)
def test_an_extraction_succeeds_itself(read, data):
    document, extraction = read
    before = Before(document.text, extraction.claims, {}, (), extraction.referents, frozenset())
    order = data.draw(st.permutations(extraction.claims))
    after = succeeded(before, replace(extraction, claims=tuple(order)), document.text)
    assert {c.id for c in after.extraction.claims} == {c.id for c in extraction.claims}
    assert (after.former, after.kept, after.gone) == ((), (), 0)
    assert after.extraction.referents == extraction.referents


@given(strategies.read_documents(), strategies.read_documents())
@examples(40)
def test_nothing_decided_is_lost_whatever_is_read_now(first, second):
    """Each decided claim is carried, kept or told; ids and evidence hold in the new text."""
    (old, earlier), (new, later) = first, second
    decided = frozenset(claim.id for claim in earlier.claims)
    before = Before(old.text, earlier.claims, {}, (), earlier.referents, decided)
    after = succeeded(before, later, new.text)
    assert {*after.carried, *after.kept, *(c.id for c in after.former)} == decided
    claims = after.extraction.claims
    assert len({c.id for c in claims}) == len(claims)
    referents = [r.id for r in after.extraction.referents]
    assert len(set(referents)) == len(referents)
    for claim in claims:
        assert {claim.subject, claim.object, claim.place} <= {*referents, None}
        assert new.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote


@given(strategies.texts, st.data())
def test_a_stretch_is_found_where_text_came_before_it(text, data):
    start, end = data.draw(strategies.spans(text))
    moved = Moved(text, text)
    assert moved.span(start, end) == (start, end)
    further = Moved(text, "قبل\n" + text).span(start, end)
    if text[start:end].strip():
        assert further is not None
        found = ("قبل\n" + text)[slice(*further)]
        assert found.split() == text[start:end].split()
    else:
        assert further is None


def test_a_case_is_read_again_by_the_real_reader(tmp_path):
    place = tmp_path / "report.txt"
    place.write_text(
        "Three groups of the coast\n\nThe Falcons of Qasr are allied with the Tide Brigade. "
        "The Tide Brigade fights the Lamp Guard.\n",
        encoding="utf-8",
    )
    with Case.init(tmp_path / "case") as case:
        case.add(place, workers=0)
        claims = case.store.claims()
        assert claims
        case.store.decide(DecisionKind.ACCEPTED, claims[0].id, by="Nour")
        (outcome,) = case.reread()
        assert outcome.carried == (claims[0].id,)
        assert [c.id for c in case.store.claims()] == [c.id for c in claims]
        document = case.store.documents()[0]
        case.store.relabel(document.id, 2, BlockKind.BOILERPLATE, by="Nour")
        (outcome,) = case.reread(workers=0)
        assert outcome.kept == (claims[0].id,)
        assert outcome.claims == 1


def test_an_unused_store_has_nothing_to_read(tmp_path):
    with Store.create(tmp_path / "case") as store:
        assert list(reread(store)) == []
