"""A translation is read, its original is shown, and both are one origin."""

import pytest

from factional import ask
from factional.ask.annotations import export_annotations
from factional.case import Case
from factional.errors import FetchError, InvalidQuery, InvalidTime
from factional.model import AUTHOR, BlockKind, TieStatus

ENGLISH = """The boats of the coast

The Falcons of Qasr are allied with the Tide Brigade since 2019.

The Tide Brigade attacked the Lamp Guard in 3 villages.
"""
RUSSIAN = """Береговые вести

Лодки берега

Соколы Касра с 2019 года состоят в союзе с Бригадой прилива.

Бригада прилива напала на Гвардию маяка в 3 деревнях.
"""
REPORT = """A visit to the harbour

By Rana Sabbagh

The Tide Brigade attacked the Lamp Guard in the spring.
"""


@pytest.fixture
def case(tmp_path):
    for name, text in {"english": ENGLISH, "russian": RUSSIAN, "report": REPORT}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Case.init(tmp_path / "case") as opened:
        yield opened


def translated(case, **more):
    folder = case.store.folder.parent
    given = {"translator": "Noor Halabi", "translated": "2020-03"} | more
    return case.add_translation(folder / "english.txt", folder / "russian.txt", workers=0, **given)


def documents(case):
    heads = {d.name: d.id for d in case.store.documents()}
    return heads["english"], heads["russian"]


def test_claims_come_from_the_translation_and_show_the_original(case):
    outcome = translated(case)
    english, russian = documents(case)
    assert outcome.document_id == english
    claims = case.store.claims()
    assert claims
    assert {claim.document for claim in claims} == {english}
    for claim in claims:
        original = ask.claim(case.store, claim.id).original
        assert original is not None
        assert original.document.id == russian
        assert case.store.document(russian).text[original.start : original.end] == original.text
        told = "напала" if claim.relation == "attacked" else "Соколы"
        assert told in original.text


def test_the_original_stands_as_it_was_written(case):
    translated(case)
    _, russian = documents(case)
    assert case.store.original(russian).decode() == RUSSIAN
    assert case.store.document(russian).text == RUSSIAN
    assert case.store.referents(russian) == []


def test_the_translator_and_the_original_stand_in_the_documents_derivation(case):
    translated(case)
    english, russian = documents(case)
    document = case.store.document(english)
    (derivation,) = document.derivations
    assert (derivation.kind, derivation.by) == ("translation", "Noor Halabi")
    assert derivation.of
    assert [s.name for s in document.speakers if s.role == "translator"] == ["Noor Halabi"]
    heads = {d.id: d for d in case.store.documents()}
    assert heads[english].derivations == document.derivations
    assert heads[russian].derivations == ()
    row = ask.document(case.store, english).row
    assert row.original is not None
    assert (row.original.document.id, row.original.translated) == (russian, "2020-03")
    (made,) = ask.document(case.store, russian).row.translations
    assert (made.document.id, made.translator) == (english, "Noor Halabi")


def test_a_bare_translation_speaks_with_its_originals_voice(case):
    translated(case)
    _, russian = documents(case)
    claim = next(c for c in case.store.claims() if c.attribution[-1].who == AUTHOR)
    shown = ask.claim(case.store, claim.id).row.chain[-1].who
    head = case.store.document(russian).metadata
    assert shown == (", ".join(head.authors) or head.publisher or head.title or "russian")


def test_another_report_is_another_origin_and_the_original_is_not(case):
    translated(case)
    case.add(case.store.folder.parent / "report.txt", workers=0)
    (tie,) = [t for t in case.store.ties() if t.question.relation == "attacked"]
    assert tie.status is TieStatus.CORROBORATED
    assert len(tie.origins) == 2


def test_giving_it_twice_changes_nothing_and_other_words_change_it(case):
    translated(case)
    before = case.store.revision
    assert not translated(case).added
    assert case.store.revision == before
    translated(case, translator="Li Wei")
    (made,) = case.store.translations()
    assert made.translator == "Li Wei"


def test_documents_that_are_there_already_become_a_pair(case):
    folder = case.store.folder.parent
    list(case.add_all([folder / "russian.txt", folder / "english.txt"], workers=0))
    translated(case, translator=None, translated=None)
    (made,) = case.store.translations()
    assert (made.document, made.original) == documents(case)
    assert len(case.store.documents()) == 2


def test_what_cannot_be_a_translation_is_refused(case):
    folder = case.store.folder.parent
    with pytest.raises(InvalidTime):
        translated(case, translated="last spring")
    assert case.store.documents() == []
    outcome = case.add_translation(folder / "english.txt", folder / "gone.txt", workers=0)
    assert isinstance(outcome.error, FetchError)
    assert case.store.documents() == []
    with pytest.raises(InvalidQuery, match="no translation of itself"):
        case.add_translation(folder / "english.txt", folder / "english.txt", workers=0)
    translated(case)
    with pytest.raises(InvalidQuery, match="nor of what translates it"):
        case.add_translation(folder / "russian.txt", folder / "english.txt", workers=0)


def test_reading_again_keeps_the_pair_and_aligns_it_anew(case):
    translated(case)
    english, russian = documents(case)
    before = case.store.translations()
    case.store.relabel(russian, len(case.store.document(russian).blocks), BlockKind.BOILERPLATE,
                       by="Nour")  # fmt: skip
    list(case.reread(workers=0))
    (made,) = case.store.translations()
    assert len(made.pairs) == len(before[0].pairs) - 1
    assert case.store.claims(russian) == []
    assert case.store.document(english).derivations[0].by == "Noor Halabi"
    assert len(case.store.document(english).derivations) == 1


def test_annotations_are_of_the_translation(case, tmp_path):
    translated(case)
    export_annotations(case.store, tmp_path / "out")
    assert (tmp_path / "out" / "english" / "english.claims.jsonl").read_text(encoding="utf-8")
    assert not (tmp_path / "out" / "russian" / "russian.claims.jsonl").read_text(encoding="utf-8")
