"""Making and opening the folder of a case."""

import sqlite3

import pytest

from factional.errors import CaseError, CaseExists, CaseNotFound, CaseTooNew, VocabularyError
from factional.store import Store
from tests.store import build

RIVERS = """
families:
  water: {label: Water, badge: W}
relations:
  shares_wells_with:
    label: shares wells with
    says: draws water from the same wells
    family: water
    subject: [Group]
    object: [Group]
    kind: state
"""


def test_a_new_case_is_named_and_empty(tmp_path):
    folder = tmp_path / "new" / "qasr الصقور"
    with Store.create(folder) as store:
        assert store.name == "qasr الصقور"
        assert store.folder == folder
        assert store.revision == 0
        assert store.documents() == []
    with Store.create(tmp_path / "other", name="Armed groups of Qasr") as store:
        assert store.name == "Armed groups of Qasr"


def test_what_was_put_is_there_when_the_case_is_opened_again(tmp_path):
    with Store.create(tmp_path, name="Qasr") as store:
        about = build.put(store)
    with Store.open(tmp_path) as store:
        assert store.name == "Qasr"
        assert store.document(about.id) == about
        assert store.claims() == list(build.extraction(about).claims)


def test_a_folder_with_odd_characters_is_a_folder(tmp_path):
    folder = tmp_path / "50% of? #1 & 'it'"
    Store.create(folder).close()
    with Store.open(folder) as store:
        assert store.name == folder.name


def test_a_case_is_not_made_over_another(tmp_path):
    with Store.create(tmp_path) as store:
        build.put(store)
    with pytest.raises(CaseExists, match="is a case already"):
        Store.create(tmp_path)
    with Store.open(tmp_path) as store:
        assert len(store.documents()) == 1


def test_a_folder_without_a_case_says_how_to_begin_one(tmp_path):
    with pytest.raises(CaseNotFound, match="factional init"):
        Store.open(tmp_path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FileNotFoundError):
        Store.open(tmp_path / "nowhere")


def test_a_case_of_a_later_version_is_left_alone(tmp_path):
    Store.create(tmp_path).close()
    database = sqlite3.connect(tmp_path / "case.db")
    with database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(CaseTooNew, match="9999"):
        Store.open(tmp_path)


def test_what_is_no_case_is_told_apart(tmp_path):
    path = tmp_path / "case.db"
    path.write_bytes(b"these are minutes of a meeting, and no database" * 40)
    with pytest.raises(CaseError, match="is no case, or is damaged"):
        Store.open(tmp_path)
    path.write_bytes(b"")
    with pytest.raises(CaseError, match="holds no case"):
        Store.open(tmp_path)
    path.unlink()
    database = sqlite3.connect(path)
    with database:
        database.execute("CREATE TABLE alembic_version_of_mine (x)")
    database.close()
    with pytest.raises(CaseError, match="holds no case"):
        Store.open(tmp_path)


def test_a_case_that_could_not_be_made_leaves_nothing_behind(tmp_path, monkeypatch):
    def fail(connection):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("factional.store.migrate.create", fail)
        with pytest.raises(KeyboardInterrupt):
            Store.create(tmp_path / "case")
    assert not (tmp_path / "case" / "case.db").exists()
    Store.create(tmp_path / "case").close()


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "notes").write_text("mine", encoding="utf-8")
    with pytest.raises(CaseError):
        Store.create(tmp_path / "notes" / "case")


def test_a_case_adds_relations_of_its_own(tmp_path):
    (tmp_path / "vocabulary.yaml").write_text(RIVERS, encoding="utf-8")
    about = build.document()
    own = build.claim(about, relation="shares_wells_with")
    with Store.create(tmp_path) as store:
        assert store.vocabulary["shares_wells_with"].label == "shares wells with"
        read = build.extraction(about)
        build.put(store, about, type(read)((own,), read.referents))
        assert store.claims() == [own]


def test_a_vocabulary_that_contradicts_itself_is_refused_at_the_door(tmp_path):
    Store.create(tmp_path).close()
    text = RIVERS.replace("family: water", "family: rivers")
    (tmp_path / "vocabulary.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match="rivers"):
        Store.open(tmp_path)


def test_closing_twice_does_no_harm(tmp_path):
    store = Store.create(tmp_path)
    store.close()
    store.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.db"]
