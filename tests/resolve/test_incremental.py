"""Resolving what is new gives what resolving everything gives, whatever came in which order."""

import shutil
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.model import (
    Acquisition,
    Block,
    BlockKind,
    Claim,
    DecisionKind,
    Document,
    EntityType,
    Evidence,
    Extraction,
    Known,
    KnownName,
    NameKind,
)
from factional.resolve import Item, anchors, renamings, resolve
from factional.resolving import resolved
from factional.store import Store
from tests.examples import examples
from tests.resolve.build import PERSON, referent

POOL = [
    referent("Hay'at Tahrir al-Sahel", "HTS"),
    referent("Hay’at Tahrīr as-Sahil"),
    referent("HTS"),
    referent("Harbour Trade Society", "HTS"),
    referent("Harbour Trade Society"),
    referent("the Harbour Trade Society", "HARBOUR TRADE SOCIETY", type=EntityType.GROUP),
    referent("Jabhat al-Bahr", "جبهة البحر"),
    referent("جبهة البحر"),
    referent("Front of the Sea", "جبهة البحر"),
    referent("Karim Yusuf Haddad", "Karim Haddad", type=PERSON),
    referent("Karim Haddad", type=PERSON),
    referent("Karim", type=PERSON),
    referent("Turkestan Liberation Party"),
    referent("Turkistan Liberation Party"),
    referent("local sources", type=EntityType.GROUP, placeholder=True),
    referent("Фронт Зелёной долины"),
    referent("Valdoria", type=EntityType.PLACE),
    referent("Valdoria", type=EntityType.STATE, id="valdoria_state"),
]
DOCUMENTS = st.tuples(
    st.just("document"),
    st.lists(st.sampled_from(POOL), min_size=1, max_size=4, unique_by=lambda r: r.id),
    st.booleans(),
)
JUDGEMENTS = st.tuples(
    st.sampled_from([DecisionKind.MERGED, DecisionKind.KEPT_APART, DecisionKind.SPLIT, "names"]),
    st.integers(0, 50),
    st.integers(0, 50),
)
UNDOING = st.tuples(st.just("undo"), st.integers(0, 50))
REREADING = st.tuples(st.just("reread"), st.integers(0, 50), st.sampled_from(POOL))
STEPS = st.lists(st.one_of(DOCUMENTS, DOCUMENTS, JUDGEMENTS, UNDOING, REREADING), max_size=9)


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """An empty case that the examples copy: making one takes longer than all they do."""
    folder = tmp_path_factory.mktemp("begun")
    with Store.create(folder):
        pass
    return folder


class Trial:
    """A case to which things happen, resolved after each."""

    def __init__(self, store):
        self.store = store
        self._numbers = count(1)

    def take(self, step):
        kind, *rest = step
        if kind == "document":
            self.add(*rest)
        elif kind == "undo":
            self.undo(rest[0])
        elif kind == "reread":
            self.reread(*rest)
        else:
            self.judge(kind, *rest)
        resolved(self.store).write(self.store)

    def add(self, referents, renamed=False):
        number = next(self._numbers)
        text = f"Report {number}"
        document = Document(
            f"{number:016}", f"{number:064}", f"r{number}", "text/plain", text,
            (Block(BlockKind.PARAGRAPH, 0, len(text)),), (0, len(text)),
        )  # fmt: skip
        came = Acquisition(f"/{number}", "2026-03-01T10:00:00Z", f"r{number}")
        claims: tuple[Claim, ...] = ()
        if renamed and len(referents) > 1:
            before, now = (referent.id for referent in referents[:2])
            said = Evidence(text, 0, len(text))
            claims = (Claim(f"{document.id}-1", document.id, now, "succeeds", said, (), before),)
        extraction = Extraction(claims, tuple(referents))
        self.store.put(document, extraction, b"", came)

    def reread(self, which, other):
        documents = self.store.documents()
        if documents:
            document = self.store.document(documents[which % len(documents)].id)
            self.store.rewrite(document, Extraction(referents=(other,)))

    def undo(self, which):
        standing = [d.id for d in self.store.decisions() if d.undone is None]
        if standing:
            self.store.undo(standing[which % len(standing)], "Nour")

    def judge(self, kind, one, other):
        entities = self.store.entities()
        if not entities:
            return
        first, second = (entities[n % len(entities)].id for n in (one, other))
        members = self.members(first)
        if kind in (DecisionKind.SPLIT, "names"):
            taken = [i for i in members if i.key[0] == members[other % len(members)].key[0]]
            if kind == "names":
                taken = [i for i in members if i.name in {t.name for t in taken}]
            rest = [i for i in members if i not in taken]
            if rest:
                details = {"names": "these"} if kind == "names" else {}
                sides = anchors(rest, first), anchors(taken, first, whole=kind != "names")
                self.store.judge(DecisionKind.SPLIT, *sides, by="Nour", details=details)
        elif first != second:
            sides = anchors(members, first), anchors(self.members(second), second)
            self.store.judge(kind, *sides, by="Nour")

    def members(self, entity):
        wanted = self.store.members([entity])
        return [Item.of(d, r) for d, r in self.store.referents_among(wanted)]


def partition(of):
    sets: dict[str, set[tuple[str, str]]] = {}
    for key, entity in of.items():
        sets.setdefault(entity, set()).add(key)
    return {frozenset(members) for members in sets.values()}


@pytest.fixture
def trial(begun, tmp_path, monkeypatch):
    monkeypatch.setattr("factional.store.originals.keep", lambda *_: None)
    shutil.copytree(begun, tmp_path / "case")
    with Store.open(tmp_path / "case") as store:
        yield Trial(store)


def check(store):
    """What was resolved bit by bit is what all of it gives, ids too."""
    held, entities = store.entity_of(), tuple(store.entities())
    again = resolved(store, whole=True).resolution
    assert (again.of, again.entities) == (held, entities)
    anew = resolve(
        store.referents(),
        known=store.known(),
        judgements=store.judgements(),
        renamed=renamings(store.claims()),
    )
    assert partition(anew.of) == partition(held)
    assert {(e.name, e.type, e.names) for e in anew.entities} == {
        (e.name, e.type, e.names) for e in entities
    }
    assert store.unresolved() == ([], [])


@examples(40)
@given(STEPS)
def test_bit_by_bit_is_all_at_once(begun, tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("trial") / "case"
    shutil.copytree(begun, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("factional.store.originals.keep", lambda *_: None)
        with Store.open(folder) as store:
            trial = Trial(store)
            for step in steps:
                trial.take(step)
            if steps:
                check(store)
    shutil.rmtree(folder)


def test_what_is_not_touched_is_not_read(trial, monkeypatch):
    for animal in ("Lion", "Hare", "Crow", "Wolf", "Fox", "Otter"):
        trial.take(("document", [referent(f"{animal} Front")]))
    seen = []
    read = Store.referents_among

    def counted(store, keys):
        seen.append(len(keys))
        return read(store, keys)

    monkeypatch.setattr(Store, "referents_among", counted)
    trial.take(("document", [referent("Lyon Front"), referent("Lion Front", "LF")]))
    assert max(seen) == 3
    check(trial.store)


def test_what_is_plainly_of_an_actor_joins_it_without_a_look_at_all_who_are_called_so(
    trial, monkeypatch
):
    for _ in range(5):
        trial.take(("document", [referent("Lion Front"), referent("the Hare Front", "HF")]))
    read, seen = Store.referents_among, []

    def counted(store, keys):
        seen.append(len(keys))
        return read(store, keys)

    monkeypatch.setattr(Store, "referents_among", counted)
    trial.take(("document", [referent("the Lion Front"), referent("Hare Front", "HF")]))
    assert max(seen) <= 2
    assert len(trial.store.entities()) == 2
    assert {len(entity.names) for entity in trial.store.entities()} == {6, 12}
    monkeypatch.undo()
    check(trial.store)


def test_what_may_change_an_actor_is_no_follower(trial):
    trial.take(("document", [referent("Lion Front")]))
    trial.take(("document", [referent("Lion Front", type=EntityType.GROUP)]))
    trial.take(("document", [referent("LION FRONT")]))
    trial.take(("document", [referent("Lion Front"), referent("the Lion Front", id="other")]))
    trial.take(("document", [referent("Lion Front", "LF")]))
    check(trial.store)


def test_a_name_that_was_given_up_is_kept_as_one(trial):
    trial.take(("document", [referent("Velm Guards"), referent("Sons of Velm")], True))
    for _ in range(2):
        trial.take(("document", [referent("Velm Guards", "VG")]))
    trial.take((DecisionKind.MERGED, 0, 1))
    (entity,) = trial.store.entities()
    assert entity.name == "Sons of Velm"
    kinds = {name.text: name.kind for name in entity.names}
    assert kinds["Velm Guards"] is NameKind.FORMER
    assert len({name.document for name in entity.names if name.kind is NameKind.FORMER}) == 3
    trial.take(("document", [referent("Sons of Velm")]))
    trial.take(("document", [referent("Velm Guards")]))
    check(trial.store)
    trial.take(("undo", 0))
    assert NameKind.FORMER not in {n.kind for e in trial.store.entities() for n in e.names}
    check(trial.store)


def test_a_list_that_comes_in_joins_what_was_there(trial):
    trial.take(("document", [referent("Lamp Wardens")]))
    trial.take(("document", [referent("Wardoun")]))
    names = tuple(KnownName(n, NameKind.ALIAS) for n in ("Lamp Wardens", "Wardoun"))
    entry = Known("list.csv", "1", "Lamp Wardens", EntityType.ORGANIZATION, names)
    trial.store.write_known("list.csv", [entry], format="csv", sha256="0" * 64)
    resolved(trial.store).write(trial.store)
    assert len(trial.store.entities()) == 1
    trial.take(("document", [referent("Wardoun")]))
    assert len(trial.store.entities()) == 1
    check(trial.store)


def test_an_abbreviation_that_gets_a_second_meaning_means_nothing_any_more(trial):
    trial.take(("document", [referent("Qasr Valley Front", "QVF")]))
    trial.take(("document", [referent("QVF")]))
    assert len(trial.store.entities()) == 1
    trial.take(("document", [referent("Quiet Village Fund", "QVF")]))
    assert len(trial.store.entities()) == 3
    check(trial.store)
