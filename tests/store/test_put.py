"""A document and its claims come in whole or not at all, and nothing unverified is a claim."""

from dataclasses import replace

import pytest
from sqlalchemy import event

from factional.errors import Ambiguous, BadEncoding, CaseError, ExtractorError, NotFound
from factional.model import Evidence, Extraction, Quantity
from factional.store import Store
from tests.store import build


def test_the_same_bytes_from_another_place_are_an_acquisition(store):
    about = build.document()
    mirror = build.acquired("https://mirror.example/qasr", "2026-04-01T08:00:00+00:00")
    assert store.put(about, build.extraction(about), about.text.encode(), build.acquired())
    assert not store.put(about, build.extraction(about), about.text.encode(), mirror)
    assert store.acquisitions(about.id) == [build.acquired(), mirror]
    assert len(store.documents()) == 1
    assert len(store.claims()) == 2


def test_what_the_server_said_is_kept_with_each_acquisition(store):
    about = build.put(store)
    again = replace(
        build.acquired("https://courier.example/qasr"),
        within="press.zip",
        headers={"last-modified": "Thu, 21 Feb 2019 08:00:00 GMT", "x-édition": "صباح"},
    )
    assert not store.put(about, build.extraction(about), about.text.encode(), again)
    assert store.acquisitions(about.id) == [build.acquired(), again]


def test_the_very_same_acquisition_changes_nothing(store):
    build.put(store)
    before = store.revision
    about = build.put(store)
    assert store.acquisitions(about.id) == [build.acquired()]
    assert store.revision == before


def test_every_write_is_counted(store):
    revisions = [store.revision]
    about = build.put(store)
    revisions.append(store.revision)
    build.put(store, at=build.acquired("elsewhere"))
    revisions.append(store.revision)
    store.write_resolution(build.entities(about), build.keys(about))
    revisions.append(store.revision)
    store.write_ties([build.tie(about)])
    revisions.append(store.revision)
    store.withdraw(about.id, by="Nour")
    revisions.append(store.revision)
    assert revisions == sorted(set(revisions))


FAULTS = {
    "evidence is not found verbatim": lambda c: replace(
        c, evidence=Evidence("the Falcons train", c.evidence.start, c.evidence.end)
    ),
    "evidence lies at": lambda c: replace(c, evidence=Evidence("x", 10_000, 10_001)),
    "another document": lambda c: replace(c, document="0" * 16),
    "in the vocabulary": lambda c: replace(c, relation="drinks_tea_with"),
    "'nobody'": lambda c: replace(c, subject="nobody"),
    "'no_one'": lambda c: replace(c, object="no_one"),
    "'nowhere'": lambda c: replace(c, place="nowhere"),
    "too large": lambda c: replace(c, value=Quantity(max=10**30)),
}


@pytest.mark.parametrize("reason", FAULTS)
def test_a_claim_that_cannot_be_verified_is_dropped_with_the_reason(store, reason):
    about = build.document()
    read = build.extraction(about)
    bad = FAULTS[reason](read.claims[0])
    build.put(store, about, replace(read, claims=(bad, read.claims[1])))
    assert store.claims() == [read.claims[1]]
    (drop,) = store.drops()
    assert drop.claim == bad
    assert reason in drop.reason


def test_evidence_is_verified_in_code_points_not_bytes_or_utf_16(store):
    """The eagle before the quotation takes two units in UTF-16 and four bytes in UTF-8."""
    about = build.document()
    good = build.claim(about)
    off = replace(
        good,
        id=f"{about.id}-09",
        evidence=Evidence(good.evidence.quote, good.evidence.start + 1, good.evidence.end + 1),
    )
    build.put(store, about, replace(build.extraction(about), claims=(good, off)))
    assert store.claims() == [good]
    assert [drop.claim for drop in store.drops()] == [off]


def test_of_two_claims_with_one_id_the_first_is_kept(store):
    about = build.document()
    first, second = build.claim(about), build.strength(about, 1)
    build.put(store, about, replace(build.extraction(about), claims=(first, second)))
    assert store.claim(first.id) == first
    assert [drop.claim for drop in store.drops()] == [second]


def test_an_extraction_that_contradicts_itself_is_refused_whole(store):
    about = build.document()
    read = build.extraction(about)
    with pytest.raises(ExtractorError, match="have one id"):
        build.put(store, about, replace(read, referents=read.referents * 2))
    (gap,) = read.gaps
    lost = replace(gap, evidence=Evidence("could not speak", gap.evidence.start, 9))
    with pytest.raises(ExtractorError, match="could not speak"):
        build.put(store, about, replace(read, gaps=(lost,)))
    assert store.documents() == []
    assert store.revision == 0


@pytest.mark.parametrize(
    "stops_at", ["INSERT INTO mentions", "INSERT INTO claims", "INSERT INTO hops", "UPDATE cases"]
)
@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_a_crash_in_the_middle_leaves_nothing_half_written(store, stops_at, error):
    other = build.put(store, build.document("Qasr was quiet. " + build.REPORT))
    before = store.revision

    def crash(connection, cursor, statement, parameters, context, executemany):
        if statement.startswith(stops_at):
            raise error

    event.listen(store._engine, "after_cursor_execute", crash)
    about = build.document()
    with pytest.raises(error):
        build.put(store, about)
    event.remove(store._engine, "after_cursor_execute", crash)
    assert [head.id for head in store.documents()] == [other.id]
    assert [claim.document for claim in store.claims()] == [other.id] * 2
    assert {id for id, _ in store.referents()} == {other.id}
    assert store.revision == before
    build.put(store, about)
    assert store.document(about.id) == about


def test_several_writes_are_one_transaction_where_asked(store):
    about = build.document()

    def write_and_fail():
        with store.transaction():
            build.put(store, about)
            store.write_resolution(build.entities(about), build.keys(about))
            assert len(store.claims()) == 2
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert store.documents() == []
    assert store.entities() == []


def test_a_text_that_no_file_can_hold_is_refused(store):
    with pytest.raises(BadEncoding):
        build.put(store, build.document(name="half \ud83e of an eagle"))
    assert store.documents() == []


def test_an_id_belongs_to_one_document(store):
    build.put(store)
    other = build.document("Something else.")
    with pytest.raises(CaseError, match="Another document has the id"):
        build.put(store, replace(other, id=build.document().id), Extraction())


def test_the_beginning_of_an_id_is_enough(store):
    about = build.put(store)
    assert store.document(about.id[:5]) == about
    assert store.claims(about.id[:5]) == store.claims()
    assert store.original(about.id[:5]) == about.text.encode()


def test_an_id_that_fits_nothing_or_too_much(store):
    first, second = build.document("One."), build.document("Two.")
    for made, id in ((first, "ab12" * 4), (second, "ab34" * 4)):
        moved = replace(made, id=id)
        build.put(store, moved, Extraction())
    with pytest.raises(Ambiguous, match="ab12ab12ab12ab12, ab34ab34ab34ab34"):
        store.document("ab")
    assert store.document("ab1").text == "One."
    for nothing in ("ff", "", "%", "ab_2"):
        with pytest.raises(NotFound):
            store.document(nothing)
    with pytest.raises(NotFound):
        store.claim("ab12-77")


def test_reading_never_sees_half_of_a_write(store):
    """A reader that began before a write sees the case as it was, all through its transaction."""
    build.put(store)
    with Store.open(store.folder) as other, other._read() as reading:
        before = reading.exec_driver_sql("SELECT count(*) FROM documents").scalar()
        build.put(store, build.document("Later. " + build.REPORT))
        assert reading.exec_driver_sql("SELECT count(*) FROM documents").scalar() == before
        assert reading.exec_driver_sql("SELECT count(*) FROM claims").scalar() == 2
    assert len(store.documents()) == 2
