"""What comes in bit by bit is weighed as if it had come all at once."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from factional.model import (
    DocumentStatus,
    Entity,
    EntityType,
    Likeness,
    Name,
    NameKind,
    Passage,
    Review,
    Translation,
)
from factional.weigh import Weighing, weigh
from tests.examples import examples
from tests.weigh.build import ENTITIES, VOCABULARY, claim, document
from tests.weigh.test_properties import claims

PLACES = [
    Entity("idlib", "Idlib", EntityType.PLACE),
    Entity("jisr", "Jisr al-Shughur", EntityType.PLACE),
]
EVERYBODY = {e.id: e for e in [*ENTITIES, *PLACES]}
DOCUMENTS = {
    d.id: d
    for d in (
        document("d1", "2015-03-01", publisher="Harbour Post"),
        document("d2", "2019-02-21", authors=("Imran Tesh",), publisher="Курьер"),
        document("d3", None, publisher="Valley Courier", derived="Harbour Post"),
        document("d4", "2019-03-01", publisher="الساحل", authors=("Rana Sabbagh",)),
        document("d5", "2019-03-02", publisher="Harbour Post"),
    )
}
LIKE = [
    Likeness("d1", "d2", 0.1, 0.2, 0.2, (Passage((0, 10), (0, 10), 20),)),
    Likeness("d4", "d5", 0.9, 0.95, 0.9, (Passage((0, 90), (0, 90), 200),)),
]
TRANSLATED = [Translation("d5", "d2")]
VOICES = st.sampled_from(
    [("<author>",), ("tesh", "<author>"), ("post", "<author>"), ("locals", "post", "<author>")]
)


@st.composite
def made(draw):
    """Claims of all documents, of people, places and posts, by document."""
    found = {}
    for id in DOCUMENTS:
        own = []
        for number in range(draw(st.integers(0, 4))):
            kind = draw(st.integers(0, 3))
            if kind == 0:
                one = claim(
                    draw(st.sampled_from(["active_in", "controls", "withdrew_from"])),
                    draw(st.sampled_from(["front", "lions"])),
                    draw(st.sampled_from(["idlib", "jisr"])),
                    denied=draw(st.booleans()),
                )
            elif kind == 1:
                role = draw(st.sampled_from(["spokesman", "emir", None]))
                relation = draw(st.sampled_from(["leads", "member_of"]))
                one = claim(relation, draw(st.sampled_from(["tesh", "karim"])), "front", role=role)
            else:
                one = draw(claims())
            chain = claim("allied_with", by=draw(VOICES)).attribution
            one = replace(one, id=f"{id}-{number}", document=id, attribution=chain)
            own.append(one)
        found[id] = own
    return found


class Case:
    """A case to which things happen, weighed bit by bit, and what it holds."""

    def __init__(self, made):
        self.made = made
        self.weighing = Weighing(VOCABULARY)
        self.documents, self.claims = {}, {}
        self.of, self.entities = {}, dict(EVERYBODY)
        self.weighing.change(entities=EVERYBODY.values())

    def add(self, id):
        if id in self.documents:
            return
        of = {(id, who): who for who in EVERYBODY}
        self.documents[id] = DOCUMENTS[id]
        self.claims |= {c.id: c for c in self.made[id]}
        self.of |= of
        self.weighing.change(
            documents=[DOCUMENTS[id]],
            claims=self.made[id],
            of=of,
            likenesses=self.shared(id),
            translations=[t for t in self.translated() if id in (t.document, t.original)],
        )

    def shared(self, id=None):
        known = [k for k in LIKE if {k.first, k.second} <= set(self.documents)]
        return [k for k in known if id is None or id in (k.first, k.second)]

    def translated(self):
        return [t for t in TRANSLATED if {t.document, t.original} <= set(self.documents)]

    def remove(self, id):
        if self.documents.pop(id, None) is None:
            return
        self.claims = {k: c for k, c in self.claims.items() if c.document != id}
        gone = {key: None for key in self.of if key[0] == id}
        self.of = {key: who for key, who in self.of.items() if key[0] != id}
        self.weighing.change(withdrawn=[id], of=gone)

    def turn(self, id):
        """Withdraw a document that stands, and let one stand again that was withdrawn."""
        if id not in self.documents:
            return
        standing = self.documents[id].status is DocumentStatus.CURRENT
        status = DocumentStatus.WITHDRAWN if standing else DocumentStatus.CURRENT
        self.documents[id] = replace(self.documents[id], status=status)
        self.weighing.change(documents=[self.documents[id]])

    def review(self, id):
        """Reject a claim of a document, or take the rejection back."""
        for one in [c for c in self.claims.values() if c.document == id][:1]:
            rejected = one.review is Review.REJECTED
            new = replace(one, review=Review.PROPOSED if rejected else Review.REJECTED)
            self.claims[one.id] = new
            self.weighing.change(claims=[new])

    def merge(self, id):
        """Let the Lions of a document be the Front, or undo it; with a name that goes along."""
        if id not in self.documents:
            return
        merged = self.of[id, "lions"] == "front"
        self.of[id, "lions"] = "lions" if merged else "front"
        front = replace(EVERYBODY["front"], name="Qasr Front" if merged else "Front of the Lions")
        self.entities["front"] = front
        self.weighing.change(of={(id, "lions"): self.of[id, "lions"]}, entities=[front])

    def anew(self):
        ties = weigh(
            self.claims.values(),
            of=self.of,
            documents=self.documents,
            vocabulary=VOCABULARY,
            entities=self.entities.values(),
            likenesses=self.shared(),
            translations=self.translated(),
        )
        return {tie.id: tie for tie in ties}


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "add", "remove", "turn", "review", "merge"]),
        st.sampled_from(sorted(DOCUMENTS)),
    ),
    max_size=14,
)


@examples(150)
@given(made(), ACTS)
def test_whatever_happens_in_whatever_order_comes_out_as_if_weighed_from_nothing(made, acts):
    case = Case(made)
    for act, id in acts:
        getattr(case, act)(id)
    assert case.weighing.ties == case.anew()


@examples(50)
@given(made(), st.permutations(sorted(DOCUMENTS)))
def test_documents_may_come_in_any_order(made, order):
    case, other = Case(made), Case(made)
    for id in order:
        case.add(id)
    for id in sorted(DOCUMENTS):
        other.add(id)
    assert case.weighing.ties == other.weighing.ties


def test_a_change_tells_which_ties_it_touched():
    weighing = Weighing(VOCABULARY)
    of = {(d, who): who for d in DOCUMENTS for who in EVERYBODY}
    first = claim("allied_with", doc="d1", id="d1-1")
    weighing.change(entities=EVERYBODY.values(), of=of, documents=DOCUMENTS.values())
    assert weighing.change(claims=[first]) == {"front.allied_with.lions"}
    assert weighing.change(claims=[claim("trains", doc="d2", id="d2-1")]) == {"front.trains.lions"}
    enemies = claim("hostile_to", doc="d1", id="d1-2")
    assert weighing.change(claims=[enemies]) == {
        "front.allied_with.lions",
        "front.hostile_to.lions",
    }
    assert weighing.change(claims=[enemies]) == frozenset()
    assert weighing.change(gone=["d2-1"]) == {"front.trains.lions"}
    assert set(weighing.ties) == {"front.allied_with.lions", "front.hostile_to.lions"}


def test_a_body_that_is_renamed_is_renamed_where_only_its_spokesman_is_named():
    weighing = Weighing(VOCABULARY)
    of = {("d1", "tesh"): "tesh", ("d1", "front"): "front"}
    of |= {("d2", who): who for who in ("tesh", "lions", "karim")}
    speaks = claim("member_of", "tesh", "front", doc="d1", id="d1-1", role="spokesman")
    told = [claim("trains", "karim", "lions", doc="d2", id=f"d2-{n}", by=by) for n, by in
            enumerate([("tesh", "<author>"), ("tesh", "<author>")])]  # fmt: skip
    weighing.change(entities=EVERYBODY.values(), of=of, documents=DOCUMENTS.values())
    weighing.change(claims=[speaks, *told])
    changed = weighing.change(entities=[replace(EVERYBODY["front"], name="Front of the Fort")])
    assert changed == {"karim.trains.lions"}
    (pair,) = weighing.ties["karim.trains.lions"].comparisons
    assert "speaks for Front of the Fort" in pair.reason


def test_a_name_that_is_given_once_more_is_read_by_nobody(monkeypatch):
    weighing = Weighing(VOCABULARY)
    of = {("d1", who): who for who in EVERYBODY}
    weighing.change(entities=EVERYBODY.values(), of=of, documents=DOCUMENTS.values())
    weighing.change(claims=[claim("allied_with", doc="d1", id="d1-1")])
    front = EVERYBODY["front"]
    named = replace(front, names=(Name("Qasr Front", NameKind.PRIMARY, "d1"),))
    weighing.change(entities=[named])
    read: list[str] = []

    def counted(id: str) -> set[str]:
        read.append(id)
        return set()

    monkeypatch.setattr(weighing, "_read", counted)
    again = Name("Qasr Front", NameKind.PRIMARY, "d2", 3)
    weighing.change(entities=[replace(named, names=(*named.names, again))])
    assert read == []
    weighing.change(entities=[replace(named, names=(Name("QF", NameKind.ALIAS, "d2"),))])
    assert read == ["d1-1"]
