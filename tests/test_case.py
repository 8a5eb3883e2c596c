"""A case takes documents in, tells what is wrong with each, and is whole at every moment.

The rooms have tests of their own; here stand-ins take their places, so that what fails fails on
purpose. The last test walks through the real ones.
"""

import hashlib
import os
from pathlib import Path

import pytest

from factional import case as room
from factional import resolving, weighing
from factional.adding import batch, engine
from factional.adding import rooms as through
from factional.case import Case, Outcome, find_case
from factional.errors import (
    CaseError,
    CaseExists,
    CaseNotFound,
    EmptyDocument,
    ExtractorError,
    FetchError,
    ReadError,
    UnknownExtractor,
    UnsupportedFormat,
)
from factional.model import (
    Document,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Question,
    Tie,
    TieStatus,
)
from factional.read.fetching import Fetched
from factional.resolve import Resolution
from factional.store import Store
from tests.store import build


def acquire(place):
    try:
        return Fetched(Path(place).read_bytes(), place, "2026-03-01T10:00:00+00:00")
    except OSError as error:
        raise FetchError(f"{place} is not there. Mend the path.") from error


def read(data, place, *, name=None, headers=None):
    if place.endswith(".bin"):
        raise UnsupportedFormat(f"{place} is of a kind that nothing reads. Convert it.")
    text = data.decode()
    if not text:
        raise EmptyDocument(f"{place} holds no text. Leave it out.")
    if text.startswith("crash the reader"):
        raise ZeroDivisionError("division by zero")
    return build.document(text, name=Path(place).stem)


def extract(document):
    """Reads the claims of the made-up report, where the document is one."""
    if document.text.startswith("crash the extractor"):
        raise RecursionError
    if document.text.startswith("interrupt"):
        raise KeyboardInterrupt
    if build.REPORT not in document.text:
        return Extraction()
    read = build.extraction(document)
    wrong = build.claim(document, 7)
    lost = Evidence("words of nobody", wrong.evidence.start, wrong.evidence.end)
    return (
        Extraction(
            (*read.claims, build.claim(document, 7, evidence=lost)), read.referents, read.gaps
        )
        if "lost" in document.name
        else read
    )


def find_extractor(name):
    if name != "local":
        raise UnknownExtractor(f"No extractor {name!r}. Installed: local.")
    return extract


class Rooms:
    """Stands for resolve and weigh: one entity a referent id, one tie a pair; counts its calls."""

    def __init__(self):
        self.previous = []
        self.documents = []

    def resolve(self, referents, *, previous, apart, renamed, known, judgements, taken):
        assert renamed == known == judgements == []
        self.previous.append(dict(previous))
        of = {(document, referent.id): referent.id for document, referent in referents}
        entities = [Entity(id, id, EntityType.ORGANIZATION) for id in sorted(set(of.values()))]
        return Resolution(tuple(entities), of)

    def weigh(self, claims, *, of, documents, vocabulary, entities, likenesses, translations):
        self.documents.append(sorted(documents))
        assert "trains" in vocabulary.relations
        by_pair: dict[tuple[str, str], list[str]] = {}
        for claim in claims:
            if claim.object:
                pair = of[claim.document, claim.subject], of[claim.document, claim.object]
                by_pair.setdefault(pair, []).append(claim.id)
        return [
            Tie(f"{a}-{b}", Question(a, "trains", b), TieStatus.SINGLE_SOURCE, tuple(ids))
            for (a, b), ids in by_pair.items()
        ]


@pytest.fixture
def rooms(monkeypatch):
    stand_ins = Rooms()
    monkeypatch.setattr(batch, "acquire", acquire)
    monkeypatch.setattr(through, "read", read)
    monkeypatch.setattr(through, "find_extractor", find_extractor)
    monkeypatch.setattr(through, "checked", lambda document, extraction: extraction)
    monkeypatch.setattr(room, "find_extractor", find_extractor)
    monkeypatch.setattr(resolving, "resolve", stand_ins.resolve)
    monkeypatch.setattr(weighing, "weigh", stand_ins.weigh)
    monkeypatch.setattr(weighing, "_MUCH", 0)
    # a worker process would know nothing of stand-ins
    monkeypatch.setattr(engine, "WORKERS", 0)
    return stand_ins


@pytest.fixture
def case(tmp_path, rooms):
    with Case.init(tmp_path / "case", "Qasr") as opened:
        yield opened


class Inbox:
    """A folder beside the case; calling it writes a file into it."""

    def __init__(self, folder):
        self.folder = folder

    def __call__(self, name, text=build.REPORT):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path


@pytest.fixture
def inbox(tmp_path):
    return Inbox(tmp_path / "inbox")


def test_a_document_goes_through_all_rooms(case, inbox):
    path = inbox("qasr.txt")
    outcome = case.add(path)
    about = build.document()
    assert outcome == Outcome(str(path), about.id, added=True, claims=2, drops=0)
    assert case.store.document(about.id) == about
    assert case.store.original(about.id) == path.read_bytes()
    assert [entity.id for entity in case.store.entities()] == ["falcons", "hasan", "lions"]
    assert [tie.id for tie in case.store.ties()] == ["falcons-lions"]
    (acquisition,) = case.store.acquisitions(about.id)
    assert (acquisition.place, acquisition.name) == (str(path), "qasr")
    assert not case.stale


def test_known_bytes_from_another_place_are_not_read_again(case, inbox, monkeypatch):
    case.add(inbox("qasr.txt"))
    monkeypatch.setattr(through, "read", None)
    outcome = case.add(inbox("mirror/copy.txt"))
    about = build.document()
    assert outcome == Outcome(outcome.place, about.id, added=False, claims=2, drops=0)
    assert [a.name for a in case.store.acquisitions(about.id)] == ["qasr", "copy"]
    assert case.store.document(about.id).name == "qasr"


def test_what_was_dropped_is_counted(case, inbox):
    outcome = case.add(inbox("lost.txt"))
    assert (outcome.claims, outcome.drops) == (2, 1)


BAD = {
    "empty.txt": ("", EmptyDocument, None),
    "table.bin": ("x", UnsupportedFormat, None),
    "reader.txt": ("crash the reader", ReadError, ZeroDivisionError),
    "extractor.txt": ("crash the extractor", ExtractorError, RecursionError),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_and_the_batch_goes_on(case, inbox, name):
    text, error, cause = BAD[name]
    good, bad, better = inbox("a.txt"), inbox(name, text), inbox("z.txt", "Late. " + build.REPORT)
    outcomes = list(case.add_all([good, bad, inbox.folder / "gone.txt", better]))
    assert [outcome.added for outcome in outcomes] == [True, False, False, True]
    told = outcomes[1]
    assert (told.place, told.document_id, told.claims) == (str(bad), None, 0)
    assert type(told.error) is error
    assert type(told.error.__cause__) is (cause or type(None))
    assert name in str(told.error)
    assert isinstance(outcomes[2].error, FetchError)
    assert len(case.store.documents()) == 2


def test_an_unforeseen_failure_names_itself(case, inbox):
    outcome = case.add(inbox("x.txt", "crash the reader"))
    assert "ZeroDivisionError: division by zero" in str(outcome.error)
    outcome = case.add(inbox("y.txt", "crash the extractor"))
    assert "(RecursionError)" in str(outcome.error)


def test_a_folder_stands_for_its_files_by_name(case, inbox):
    names = ["b.txt", "a/z.txt", "a/deep/1.txt", "c/أ.txt", "table.bin"]
    hidden = [".secret.txt", ".git/config.txt", "a/.cache/x.txt"]
    for name in names + hidden:
        inbox(name, f"{name} {build.REPORT}")
    (inbox.folder / "c" / "back").symlink_to(inbox.folder)
    outcomes = list(case.add_all([inbox.folder]))
    found = [Path(o.place).relative_to(inbox.folder).as_posix() for o in outcomes]
    assert found == ["a/deep/1.txt", "a/z.txt", "b.txt", "c/أ.txt", "table.bin"]
    assert [type(o.error) for o in outcomes if o.error] == [UnsupportedFormat]


def test_the_case_itself_is_not_among_the_files_of_its_folder(case, inbox):
    about = case.add(inbox("qasr.txt"))
    (case.store.folder / "notes.txt").write_text("Notes. " + build.REPORT, encoding="utf-8")
    (case.store.folder / "vocabulary.yaml").write_text("relations: {}", encoding="utf-8")
    (outcome,) = case.add_all([case.store.folder])
    assert Path(outcome.place).name == "notes.txt"
    assert outcome.document_id != about.document_id


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_folder_that_cannot_be_listed_is_told(case, inbox):
    inbox("locked/a.txt")
    (inbox.folder / "locked").chmod(0)
    (outcome,) = case.add_all([inbox.folder])
    (inbox.folder / "locked").chmod(0o755)
    assert isinstance(outcome.error, FetchError)


def test_an_address_is_no_folder(case, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("https:/press.example/qasr").mkdir(parents=True)
    (outcome,) = case.add_all(["https://press.example/qasr"])
    assert outcome.place == "https://press.example/qasr"
    assert isinstance(outcome.error, FetchError)


def test_many_documents_are_resolved_once_at_the_end(case, rooms, inbox):
    paths = [inbox(f"{n}.txt", f"{n} {build.REPORT}") for n in range(4)]
    for number, outcome in enumerate(case.add_all(paths)):
        assert outcome.added
        assert len(rooms.previous) == 0
        assert len(case.store.documents()) == number + 1
        assert case.stale
    assert len(rooms.previous) == 1
    assert len(case.store.ties()[0].claims) == 4
    list(case.add_all(paths[:0]))
    assert len(rooms.previous) == 1


def test_actors_keep_the_ids_they_had(case, rooms, inbox):
    case.add(inbox("qasr.txt"))
    case.add(inbox("later.txt", "Later. " + build.REPORT))
    assert rooms.previous[0] == {}
    assert rooms.previous[1] == build.keys(build.document())
    assert len(rooms.documents[1]) == 2


def test_an_unknown_extractor_is_told_before_anything_is_read(case, inbox):
    path = inbox("qasr.txt")
    with pytest.raises(UnknownExtractor):
        case.add_all([path], extractor="oracle")
    with pytest.raises(UnknownExtractor):
        case.add(path, extractor="oracle")
    assert case.store.documents() == []


def test_an_interrupt_leaves_whole_documents_and_their_actors(case, inbox):
    paths = [inbox("a.txt"), inbox("b.txt", "interrupt"), inbox("c.txt", "Late. " + build.REPORT)]
    with pytest.raises(KeyboardInterrupt):
        list(case.add_all(paths))
    assert [head.name for head in case.store.documents()] == ["a"]
    assert [tie.id for tie in case.store.ties()] == ["falcons-lions"]
    assert not case.stale
    with Case.open(case.store.folder) as again:
        assert [o.added for o in again.add_all([paths[0], paths[2]])] == [False, True]


def test_whoever_stops_asking_has_a_map_of_what_was_read(case, inbox):
    outcomes = case.add_all([inbox("a.txt"), inbox("b.txt", "More. " + build.REPORT)])
    next(outcomes)
    outcomes.close()
    assert len(case.store.documents()) == 1
    assert not case.stale


def test_a_refresh_that_fails_leaves_the_last_map(case, inbox, monkeypatch):
    case.add(inbox("a.txt"))
    ties, of = case.store.ties(), case.store.entity_of()

    def fail(*args, **kwargs):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(Store, "write_ties", fail)
        with pytest.raises(RuntimeError):
            case.add(inbox("b.txt", "More. " + build.REPORT))
    assert (case.store.ties(), case.store.entity_of()) == (ties, of)
    assert len(case.store.documents()) == 2
    assert case.stale
    case.refresh()
    assert len(case.store.entity_of()) == 6


def test_a_refresh_that_was_overtaken_writes_nothing(case, rooms, inbox, monkeypatch):
    """While one process resolves one document, another adds a second and resolves both."""
    weigh = rooms.weigh

    def slow(claims, **known):
        monkeypatch.setattr(weighing, "weigh", weigh)
        with Case.open(case.store.folder) as other:
            other.add(inbox("b.txt", "More. " + build.REPORT))
        return weigh(claims, **known)

    monkeypatch.setattr(weighing, "weigh", slow)
    case.add(inbox("a.txt"))
    assert len(case.store.entity_of()) == 6
    assert not case.stale


def test_what_another_process_adds_meanwhile_is_taken_in(case, rooms, inbox, monkeypatch):
    """It is not refreshed there: the ties of one moment are not written over those of a later."""
    weigh, times = rooms.weigh, []

    def slow(claims, **known):
        times.append(1)
        if len(times) < 4:
            about = build.document(f"Word {len(times)}. {build.REPORT}")
            with Store.open(case.store.folder) as other:
                build.put(other, about, at=build.acquired(f"{len(times)}"))
        return weigh(claims, **known)

    monkeypatch.setattr(weighing, "weigh", slow)
    case.add(inbox("a.txt"))
    assert len(times) == 4
    assert len(case.store.entity_of()) == 12
    assert not case.stale


def test_a_case_that_cannot_be_written_ends_the_batch(case, inbox, monkeypatch):
    def full(*args):
        raise CaseError("The disk is full. Make room on it.")

    monkeypatch.setattr(Store, "put", full)
    with pytest.raises(CaseError, match="disk is full"):
        list(case.add_all([inbox("a.txt"), inbox("b.txt")]))


def test_cases_are_begun_once_and_opened_where_they_are(case, tmp_path):
    with pytest.raises(CaseExists):
        Case.init(tmp_path / "case")
    with Case.open(tmp_path / "case") as again:
        assert again.store.name == "Qasr"
    with pytest.raises(CaseNotFound):
        Case.open(tmp_path)


def test_the_nearest_case_is_found_from_within(case, tmp_path):
    folder = tmp_path / "case"
    deep = folder / "texts" / "2019"
    deep.mkdir(parents=True)
    assert find_case(deep) == find_case(folder) == folder.resolve()
    assert find_case(tmp_path) is None
    (deep / "case.db").mkdir()
    assert find_case(deep) == folder.resolve()


def test_the_rooms_fit_together(tmp_path):
    """The same walk through the real rooms, with one file that holds nothing."""
    (tmp_path / "a.txt").write_text(
        "Qasr Courier\n\nThe Falcons Brigade is allied with the Lions Front, a commander said.\n",
        encoding="utf-8",
    )
    (tmp_path / "b.txt").write_bytes(b"")
    with Case.init(tmp_path / "case") as case:
        good, bad = case.add_all([tmp_path / "a.txt", tmp_path / "b.txt"])
        assert good.error is None
        assert good.document_id is not None
        assert isinstance(bad.error, EmptyDocument)
        document = case.store.document(good.document_id)
        assert isinstance(document, Document)
        assert document.sha256 == hashlib.sha256((tmp_path / "a.txt").read_bytes()).hexdigest()
        for claim in case.store.claims():
            evidence = claim.evidence
            assert document.text[evidence.start : evidence.end] == evidence.quote
            assert (document.id, claim.subject) in case.store.entity_of()
        assert {c for tie in case.store.ties() for c in tie.claims} <= {
            claim.id for claim in case.store.claims()
        }
        assert not case.stale
