"""Whom a document speaks of: every mention, each once, of entities and not of referents."""

from factional import ask
from factional.model import BlockKind, EntityType
from factional.store import Store
from tests.ask import build

TEXT = "The Ḥarra Front met us 🜁. Its men fear the front; it fears the Ravnik Brigade in Dareh.\n"


def spoken_of(store, document):
    detail = ask.document(store, document)
    return {
        row.entity.name: [(detail.text[m.start : m.end], m.kind.value) for m in row.mentions]
        for row in detail.mentioned
    }


def page():
    made = build.Page("x", TEXT, [(BlockKind.PARAGRAPH, TEXT.rstrip())])
    made.who("front", "Ḥarra Front", described=("Its", "the front", "it"))
    made.who("ravnik", "Ravnik Brigade")
    made.who("dareh", "Dareh", type=build.PLACE)
    made.who("men", described=("Its men",), type=EntityType.GROUP, placeholder=True)
    made.say("hostile_to", "front", "ravnik", "it fears the Ravnik Brigade")
    return made


def test_names_descriptions_and_pronouns_stand_in_text_order(tmp_path):
    made = page()
    with Store.create(tmp_path / "case") as store:
        made.put(store)
        build.refresh(store)
        found = spoken_of(store, made.id)
    assert found["Ḥarra Front"] == [
        ("Ḥarra Front", "name"),
        ("Its", "pronoun"),
        ("the front", "description"),
        ("it", "pronoun"),
    ]


def test_those_who_act_come_first_by_how_often_they_are_mentioned(tmp_path):
    made = page()
    with Store.create(tmp_path / "case") as store:
        made.put(store)
        build.refresh(store)
        rows = ask.document(store, made.id).mentioned
    counts = [len(row.mentions) for row in rows]
    assert counts == [4, 1, 1, 1]
    assert rows[-1].entity.name == "Dareh"
    assert [row.entity.name for row in rows if row.placeholder] == ["Its men"]


def test_a_mention_inside_another_of_the_same_is_one_with_it(tmp_path):
    text = "The emir Abu Salim spoke; Abu Salim of Dareh left.\n"
    made = build.Page("x", text, [(BlockKind.PARAGRAPH, text.rstrip())])
    made.who("salim", "Abu Salim", "Abu Salim of Dareh", described=("The emir Abu Salim",))
    made.who("dareh", "Dareh", type=build.PLACE)
    made.say("based_in", "salim", "dareh", "left")
    with Store.create(tmp_path / "case") as store:
        made.put(store)
        build.refresh(store)
        found = spoken_of(store, made.id)
    (whose,) = (spans for name, spans in found.items() if name.startswith("Abu Salim"))
    assert whose == [("The emir Abu Salim", "name"), ("Abu Salim of Dareh", "name")]
    assert found["Dareh"] == [("Dareh", "name")]


def test_nobody_is_listed_who_is_not_mentioned(store):
    for document in ask.documents(store):
        assert all(row.mentions for row in ask.document(store, document.id).mentioned)


def test_referents_of_one_entity_are_one(own):
    """A merge joins what two referents of a document are pointed at by."""
    document = build.statement().id
    nahr, qvf = (ask.actor(own, name).row.id for name in ("Ansar al-Nahr", "QVF"))
    before = spoken_of(own, document)
    assert len(before["Ansar al-Nahr"]) == 1
    entities = {e.id: e for e in own.entities()}
    of = {key: nahr if entity == qvf else entity for key, entity in own.entity_of().items()}
    own.write_resolution([e for e in entities.values() if e.id != qvf], of)
    after = spoken_of(own, document)
    assert [text for text, _ in after["Ansar al-Nahr"]] == ["Ansar al-Nahr", "QVF"]
    assert not any(entity == qvf for entity in of.values())
