"""Weighing what is new in a case gives what weighing all gives, whatever came in which order."""

import shutil
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional import weighing
from factional.model import (
    AUTHOR,
    Acquisition,
    Block,
    BlockKind,
    Claim,
    ClaimKind,
    DecisionKind,
    Derivation,
    Document,
    EntityType,
    Evidence,
    Extraction,
    Hop,
    Likeness,
    Metadata,
    Passage,
    Polarity,
    Quantity,
    TieStatus,
    Translation,
)
from factional.resolve import Item, anchors
from factional.resolving import resolved
from factional.store import Store
from factional.store.weighing import Unweighed
from factional.weigh import rules
from factional.weighing import weighed
from tests.examples import examples
from tests.resolve.build import PERSON, referent

PLACE = EntityType.PLACE
NAMES: dict[str, list[tuple[str, ...]]] = {
    "front": [("Qasr Front",), ("Qasr Front", "QF"), ("جبهة القصر", "Qasr Front")],
    "lions": [("Lions of the Valley",), ("Lions of the Valley", "Львы долины")],
    "tesh": [("Imran Tesh",), ("Colonel Imran Tesh", "Imran Tesh")],
    "karim": [("Karim Haddad",)],
    "post": [("Harbour Post",), ("the Harbour Post", "Harbour Post")],
    "idlib": [("Idlib",)],
    "jisr": [("Jisr al-Shughur",)],
    "locals": [("local sources",)],
}
TYPES = {"tesh": PERSON, "karim": PERSON, "idlib": PLACE, "jisr": PLACE}
SENTENCES = (
    "Their men came down from the hills to the old mill before the rains of that winter began",
    "Nobody in the market would say who had paid for the trucks that stood behind the school",
    "He told us so himself",
)
VOICES = [(AUTHOR,), ("tesh", AUTHOR), ("post", AUTHOR), ("locals", "post", AUTHOR)]
PAIRS = [
    *("allied_with", "hostile_to", "trains", "part_of", "merged_into", "split_from"),
    *("also_known_as", "succeeds"),
]
OTHERWISE = {"trains": "supports", "succeeds": "trains", "part_of": "succeeds"}
"""Relations that an edit takes for others."""
PLACED = ["active_in", "controls", "withdrew_from", "based_in"]
WHEN = [None, "2015", "2019-02", "2016/2018"]
PUBLISHED = [None, "2015-03-01", "2019-02-21", "2019-03-01"]
DATES = ["2015-03-01", "2020-01-01", ""]


@st.composite
def claims(draw):
    """What a claim says, by the referents of its document."""
    kind = draw(st.sampled_from(["pair", "pair", "placed", "post", "post", "strength", "status"]))
    one, other = draw(st.permutations(["front", "lions"]))
    said = {"subject": one, "object": other, "relation": draw(st.sampled_from(PAIRS))}
    if kind == "placed":
        said |= {"relation": draw(st.sampled_from(PLACED))}
        said |= {"object": draw(st.sampled_from(["idlib", "jisr"]))}
    elif kind == "post":
        said |= {"subject": draw(st.sampled_from(["tesh", "karim"]))}
        said |= {"relation": draw(st.sampled_from(["leads", "member_of"]))}
        said |= {"role": draw(st.sampled_from(["spokesman", "emir", None]))}
    elif kind == "strength":
        many = draw(st.sampled_from([Quantity(250, 300), Quantity(2000, 2500)]))
        said |= {"relation": "strength", "object": None, "value": many}
    elif kind == "status":
        said |= {"relation": "status", "object": None, "subject": "tesh"}
        said |= {"value": draw(st.sampled_from(["alive", "killed"]))}
    polarity = draw(st.sampled_from([Polarity.AFFIRMED, Polarity.AFFIRMED, Polarity.DENIED]))
    moods = [ClaimKind.STATE, ClaimKind.EVENT, ClaimKind.PREDICTION]
    return said | {
        "polarity": polarity,
        "kind": draw(st.sampled_from(moods)),
        "time": draw(st.sampled_from(WHEN)),
        "place": draw(st.sampled_from([None, None, "jisr"])),
        "confidence": draw(st.sampled_from([None, None, 0.05])),
        "sentence": draw(st.integers(0, len(SENTENCES) - 1)),
        "chain": draw(st.sampled_from(VOICES)),
    }


@st.composite
def papers(draw):
    """The head of a document, the names that it has for everybody, and what it claims."""
    return {
        "published": draw(st.sampled_from(PUBLISHED)),
        "publisher": draw(st.sampled_from(["Harbour Post", "Valley Courier", None])),
        "authors": draw(st.sampled_from([(), ("Imran Tesh",), ("Rana Sabbagh",)])),
        "derived": draw(st.sampled_from([None, None, "Harbour Post"])),
        "names": {id: draw(st.sampled_from(forms)) for id, forms in NAMES.items()},
        "claims": draw(st.lists(claims(), min_size=1, max_size=4)),
    }


NUMBER = st.integers(0, 40)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), papers()),
        st.tuples(st.just("add"), papers()),
        st.tuples(st.just("reread"), NUMBER, papers()),
        st.tuples(st.just("judge"), st.booleans(), NUMBER, NUMBER),
        st.tuples(st.just("review"), st.sampled_from(["accept", "reject", "deny"]), NUMBER),
        st.tuples(st.just("withdraw"), NUMBER),
        st.tuples(st.just("date"), NUMBER, st.sampled_from(DATES)),
        st.tuples(st.just("alike"), NUMBER, NUMBER, st.sampled_from([0.3, 0.9])),
        st.tuples(st.just("translate"), NUMBER, NUMBER),
        st.tuples(st.just("undo"), NUMBER),
    ),
    min_size=4,
    max_size=8,
)


class Trial:
    """A case to which things happen; what is new in it is weighed after each."""

    def __init__(self, store):
        self.store = store
        self._numbers = count(1)

    def take(self, step):
        kind, *rest = step
        if kind == "add" or self.store.documents():
            getattr(self, kind)(*rest)
        self.refresh()

    def refresh(self):
        found = resolved(self.store)
        ties = weighed(self.store, found)
        with self.store.transaction():
            found.write(self.store)
            ties.write(self.store)
        return ties

    def add(self, paper):
        number = next(self._numbers)
        text = f"Report {number}. {'. '.join(SENTENCES)}."
        derived = paper["derived"]
        document = Document(
            f"{number:016}", f"{number:064}", f"r{number}", "text/plain", text,
            (Block(BlockKind.PARAGRAPH, 0, len(text)),), (0, len(text)),
            Metadata(
                title=f"Report {number}",
                publisher=paper["publisher"],
                authors=paper["authors"],
                published=paper["published"],
            ),
            derivations=(Derivation("repost", of=derived),) if derived else (),
        )  # fmt: skip
        came = Acquisition(f"/{number}", "2026-03-01T10:00:00Z", f"r{number}")
        self.store.put(document, self.extraction(document, paper), b"", came)

    def extraction(self, document, paper):
        found = [
            referent(*names, id=id, type=TYPES.get(id, EntityType.ORGANIZATION),
                     placeholder=id == "locals")
            for id, names in paper["names"].items()
        ]  # fmt: skip
        made = []
        for number, said in enumerate(paper["claims"]):
            fields = dict(said)
            words, chain = SENTENCES[fields.pop("sentence")], fields.pop("chain")
            start = document.text.index(words)
            made.append(
                Claim(
                    id=f"{document.id}-{number}",
                    document=document.id,
                    evidence=Evidence(words, start, start + len(words)),
                    attribution=tuple(Hop(who) for who in chain),
                    **fields,
                )
            )
        return Extraction(claims=tuple(made), referents=tuple(found))

    def reread(self, which, paper):
        document = self.store.document(self.pick(which))
        self.store.rewrite(document, self.extraction(document, paper))

    def pick(self, which):
        documents = self.store.documents()
        return documents[which % len(documents)].id

    def judge(self, merge, one, other):
        entities = self.store.entities()
        first, second = (entities[n % len(entities)].id for n in (one, other))
        if first != second:
            kind = DecisionKind.MERGED if merge else DecisionKind.KEPT_APART
            sides = (anchors(self.members(id), id) for id in (first, second))
            self.store.judge(kind, *sides, by="Nour")

    def members(self, entity):
        wanted = self.store.members([entity])
        return [Item.of(d, r) for d, r in self.store.referents_among(wanted)]

    def review(self, how, which):
        found = self.store.claims()
        claim = found[which % len(found)]
        if how == "deny":
            denied = claim.polarity is Polarity.DENIED
            edit = {"polarity": "affirmed" if denied else "denied"}
            edit |= {"relation": OTHERWISE[claim.relation]} if claim.relation in OTHERWISE else {}
            self.store.decide(DecisionKind.EDITED, claim.id, by="Nour", details=edit)
        else:
            kind = DecisionKind.ACCEPTED if how == "accept" else DecisionKind.REJECTED
            self.store.decide(kind, claim.id, by="Nour")

    def withdraw(self, which):
        self.store.withdraw(self.pick(which), by="Nour")

    def date(self, which, date):
        document = self.store.document(self.pick(which))
        if (document.metadata.published or "") != date:
            details = {"published": date}
            self.store.decide(DecisionKind.DATED, document.id, by="Nour", details=details)

    def alike(self, one, other, share):
        first, second = sorted((self.pick(one), self.pick(other)))
        if first != second:
            span = (0, 300)
            like = Likeness(first, second, share, share, share, (Passage(span, span, 60),))
            self.store.write_likenesses(first, [], 1, [like])

    def translate(self, one, other):
        document, original = self.pick(one), self.pick(other)
        back = any(t.document == original for t in self.store.translations())
        if document != original and not back:
            self.store.write_translation(Translation(document, original))

    def undo(self, which):
        standing = [d.id for d in self.store.decisions() if d.undone is None]
        if standing:
            self.store.undo(standing[which % len(standing)], "Nour")

    def check(self):
        """What was weighed bit by bit is what all of it gives."""
        store = self.store
        anew = weighed(store, resolved(store), whole=True)
        assert store.ties() == list(anew.ties)
        everywhere = {document.id for document in store.documents()}
        assert store.spokesmen(documents=everywhere) == anew.spokesmen
        assert store.unweighed() == Unweighed()


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """An empty case, weighed by the rules of today, that the examples copy."""
    folder = tmp_path_factory.mktemp("begun")
    with Store.create(folder) as store:
        store.mark_weighed({}, among=None, rules=rules(store.vocabulary))
    return folder


@pytest.fixture
def trial(begun, tmp_path, monkeypatch):
    monkeypatch.setattr("factional.store.originals.keep", lambda *_: None)
    monkeypatch.setattr(weighing, "_MUCH", 1)
    shutil.copytree(begun, tmp_path / "case")
    with Store.open(tmp_path / "case") as store:
        yield Trial(store)


@examples(40)
@given(STEPS)
def test_bit_by_bit_is_all_at_once(begun, tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("trial") / "case"
    shutil.copytree(begun, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("factional.store.originals.keep", lambda *_: None)
        patch.setattr(weighing, "_MUCH", 1)
        with Store.open(folder) as store:
            trial = Trial(store)
            for step in steps:
                trial.take(step)
            trial.check()
    shutil.rmtree(folder)


def paper(*claims, **head):
    names = {id: forms[0] for id, forms in NAMES.items()}
    head = {"published": "2019-02-21", "publisher": None, "authors": (), "derived": None} | head
    return head | {"names": names, "claims": claims}


def says(relation, subject="front", object="lions", **fields):
    return {
        "subject": subject, "relation": relation, "object": object, "sentence": 0,
        "chain": (AUTHOR,),
    } | fields  # fmt: skip


def test_what_is_not_touched_is_not_read(trial, monkeypatch):
    for relation in ("trains", "supports", "allied_with", "trains"):
        trial.take(("add", paper(says(relation))))
    seen: list[str] = []
    read = Store.claims_among

    def counted(store, **wanted):
        found = read(store, **wanted)
        seen.extend(found)
        return found

    monkeypatch.setattr(Store, "claims_among", counted)
    trial.take(("add", paper(says("hostile_to"))))
    assert {id.split("-")[0][-1] for id in seen} == {"2", "3", "5"}  # what an enmity excludes
    trial.check()


def test_a_claim_that_is_gone_leaves_nothing_behind(trial):
    """A merger that was disputed ends the alliance once nobody disputes it any more."""
    trial.take(("add", paper(says("part_of"), published="2015")))
    event = says("split_from", kind=ClaimKind.EVENT, time="2018-05")
    trial.take(("add", paper(event)))
    trial.take(("add", paper(event | {"polarity": Polarity.DENIED})))
    trial.take(("reread", 2, paper(says("trains"))))
    trial.check()


def status(trial, relation):
    return {t.question.relation: t.status for t in trial.store.ties()}.get(relation)


def test_a_spokesman_brings_what_he_said_elsewhere_along(trial):
    trial.take(("add", paper(says("trains", chain=("tesh", AUTHOR)))))
    trial.take(("add", paper(says("trains", sentence=1, chain=("front", AUTHOR)))))
    assert status(trial, "trains") is TieStatus.CORROBORATED
    trial.take(("add", paper(says("member_of", "tesh", "front", role="spokesman"))))
    assert status(trial, "trains") is TieStatus.SINGLE_SOURCE
    trial.take(("add", paper(says("trains", sentence=2, chain=("tesh", AUTHOR)))))
    assert status(trial, "trains") is TieStatus.SINGLE_SOURCE
    trial.check()
    trial.take(("withdraw", 2))
    assert status(trial, "trains") is TieStatus.CORROBORATED
    trial.check()


def test_a_new_name_of_an_outlet_is_that_of_a_report(trial):
    trial.take(("add", paper(says("trains", chain=("post", AUTHOR)))))
    trial.take(("add", paper(says("trains", sentence=1), publisher="HP")))
    assert status(trial, "trains") is TieStatus.CORROBORATED
    called = paper(says("attacked"))
    called["names"]["post"] = ("Harbour Post", "HP")
    trial.take(("add", called))
    assert status(trial, "trains") is TieStatus.SINGLE_SOURCE
    trial.check()


def test_a_reprint_follows_the_date_of_what_it_reprints(trial):
    trial.take(("add", paper(says("attacked"), published="2015", authors=("Imran Tesh",))))
    trial.take(("add", paper(says("trains", sentence=1), authors=("Rana Sabbagh",))))
    trial.take(("add", paper(says("trains", sentence=2, chain=("tesh", AUTHOR)))))
    assert status(trial, "trains") is TieStatus.CORROBORATED
    trial.take(("alike", 0, 1, 0.9))
    assert status(trial, "trains") is TieStatus.SINGLE_SOURCE
    trial.take(("date", 0, "2020-01-01"))
    assert status(trial, "trains") is TieStatus.CORROBORATED
    trial.check()


def test_what_counts_as_before_is_not_weighed_again(trial):
    trial.take(("add", paper(says("trains"), says("attacked"))))
    claim = f"{1:016}-0"
    for kind in (DecisionKind.ACCEPTED, DecisionKind.SET_ASIDE):
        trial.store.decide(kind, claim, by="Nour")
        assert trial.store.unweighed() == Unweighed()
        assert trial.store.unresolved() == ([], [])
    trial.store.decide(DecisionKind.REJECTED, claim, by="Nour")
    assert trial.store.unweighed() == Unweighed(claims=(claim,))
    assert trial.store.unresolved() == ([], [])
    trial.refresh()
    trial.undo(2)
    trial.refresh()
    assert status(trial, "trains") is TieStatus.SINGLE_SOURCE
    trial.check()


def test_a_decision_of_a_claim_reads_no_other_claim_of_its_document(trial, monkeypatch):
    own = says("attacked", "tesh", "karim"), says("member_of", "karim", "lions")
    trial.take(("add", paper(says("trains"), *own)))
    trial.take(("add", paper(says("trains"), says("active_in", object="idlib"))))
    seen: set[str] = set()
    read = Store.claims_among

    def counted(store, **wanted):
        found = read(store, **wanted)
        seen.update(found)
        return found

    monkeypatch.setattr(Store, "claims_among", counted)
    trial.store.decide(DecisionKind.REJECTED, f"{1:016}-0", by="Nour")
    trial.refresh()
    assert seen == {f"{1:016}-0", f"{2:016}-0"}
    trial.check()


def test_a_rejected_spokesman_speaks_for_nobody(trial):
    trial.take(("add", paper(says("trains", chain=("tesh", AUTHOR)))))
    trial.take(("add", paper(says("trains", sentence=1, chain=("front", AUTHOR)))))
    trial.take(("add", paper(says("member_of", "tesh", "front", role="spokesman"))))
    assert status(trial, "trains") is TieStatus.SINGLE_SOURCE
    trial.store.decide(DecisionKind.REJECTED, f"{3:016}-0", by="Nour")
    trial.refresh()
    assert status(trial, "trains") is TieStatus.CORROBORATED
    trial.check()
    trial.take(("undo", 0))
    assert status(trial, "trains") is TieStatus.SINGLE_SOURCE
    trial.check()


def test_a_claim_that_is_edited_to_tell_of_names_is_resolved(trial):
    """What comes to deny that two are one keeps apart whom their names alone would join."""
    trial.take(("add", paper(says("trains"))))
    edit = {"relation": "also_known_as", "polarity": "denied", "subject": "karim", "object": "tesh"}
    trial.store.decide(DecisionKind.EDITED, f"{1:016}-0", by="Nour", details=edit)
    karim, tesh = (f"{1:016}", "karim"), (f"{1:016}", "tesh")
    stale = set(trial.store.unresolved()[1])
    assert stale >= set(trial.store.entities_of([karim, tesh]).values())
    trial.refresh()
    trial.check()


def test_a_claim_that_is_put_right_leaves_its_tie(trial):
    trial.take(("add", paper(says("trains"))))
    trial.take(("add", paper(says("attacked"))))
    edit = {"relation": "supports"}
    trial.store.decide(DecisionKind.EDITED, f"{1:016}-0", by="Nour", details=edit)
    trial.refresh()
    assert (status(trial, "trains"), status(trial, "supports")) == (None, TieStatus.SINGLE_SOURCE)
    trial.check()
    trial.take(("undo", 0))
    assert (status(trial, "trains"), status(trial, "supports")) == (TieStatus.SINGLE_SOURCE, None)
    trial.check()


def test_other_relations_weigh_all_anew(trial):
    trial.take(("add", paper(says("trains"))))
    trial.take(("add", paper(says("supports"))))
    trial.store.mark_weighed({}, among=(), rules="others")
    found = resolved(trial.store)
    assert weighed(trial.store, found).among is None
    trial.refresh()
    assert weighed(trial.store, resolved(trial.store)).among == frozenset()


def test_where_much_is_new_all_is_weighed(trial, monkeypatch):
    monkeypatch.setattr(weighing, "_MUCH", 0.5)
    trial.take(("add", paper(says("trains"))))
    trial.add(paper(says("supports")))
    trial.add(paper(says("attacked")))
    assert weighed(trial.store, resolved(trial.store)).among is None
    trial.refresh()
    trial.add(paper(says("hostile_to")))
    assert weighed(trial.store, resolved(trial.store)).among is not None
