"""The sample through the whole house: read, extracted, resolved, weighed, and held to its gold."""

import pytest

from factional import ask, sample
from factional.ask.annotations import export_annotations
from factional.ask.evaluate import evaluate
from factional.model import BlockKind, Speaker, SpeakerRole, TieStatus, TurnKind
from factional.read import read
from factional.resolve.names import fold
from tests.sample.gold import STEMS, annotated

FIELDS = ("title", "publisher", "authors", "published", "genre")


@pytest.fixture(scope="module")
def documents():
    return {path.stem: read(path.read_bytes(), str(path)) for path in sample.documents()}


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with sample.build(tmp_path_factory.mktemp("sample") / "case") as built:
        yield built


@pytest.mark.parametrize("stem", STEMS)
def test_reading_finds_the_head(documents, stem):
    found, meta = documents[stem].metadata, annotated(stem).meta
    told = {**meta, "authors": tuple(meta["authors"])}
    assert {field: getattr(found, field) for field in FIELDS} == {f: told[f] for f in FIELDS}


@pytest.mark.parametrize("stem", STEMS)
def test_reading_gives_the_text_that_the_gold_counts_in(documents, stem):
    assert documents[stem].text == annotated(stem).text


@pytest.mark.parametrize("stem", STEMS)
def test_the_body_holds_what_is_claimed_and_no_furniture(documents, stem):
    document, gold = documents[stem], annotated(stem)
    start, end = document.body
    told = [c for c in gold.claims.values() if c["core"] and "\n" not in c["evidence"]]
    assert all(start <= claim["start"] and claim["end"] <= end for claim in told)
    body = document.text[start:end]
    for furniture in ("cookies", "Related posts", "Related Posts", "14 comments", "Share on"):
        assert furniture not in body


def test_the_turns_of_the_pasted_interview_are_found(documents):
    turns = documents["interview-velmekh"].turns
    told = annotated("interview-velmekh").meta["turns"]
    assert [
        {"kind": turn.kind, "speaker": turn.speaker, "start": turn.start, "end": turn.end}
        for turn in turns
    ] == told


def test_the_turns_of_the_numbered_interview_are_found(documents):
    turns = documents["interview-dawn-guard"].turns
    told = annotated("interview-dawn-guard").meta["turns"]
    spans = [(turn["kind"], turn["start"], turn["end"]) for turn in told]
    assert [(turn.kind, turn.start, turn.end) for turn in turns] == spans
    speakers = {turn.speaker for turn in turns if turn.kind is TurnKind.ANSWER}
    assert speakers == {"a fighter of the Dawn Guard"}


def test_the_repost_is_known_for_a_translation(documents):
    document = documents["repost-irtam"]
    (derivation,) = document.derivations
    told = (derivation.kind, derivation.of, derivation.by)
    assert told == ("translation", "Ozhgar Telegraph Agency", "Ewa Lindmoor")
    quoted = [b for b in document.blocks if b.kind is BlockKind.QUOTATION]
    assert {block.speaker for block in quoted} == {derivation.of}
    assert document.text[quoted[-1].end :].lstrip().startswith("So much for the agency.")


def test_the_signature_says_for_whom(documents):
    author = documents["communique-irtam"].speaker(SpeakerRole.AUTHOR)
    assert author == Speaker("Anka Dorzhel", SpeakerRole.AUTHOR, "Irtam Self-Defence Committee")


def test_the_case_holds_every_document(case):
    assert {document.name for document in case.store.documents()} == set(STEMS)
    assert case.store.name == sample.NAME


def test_a_case_that_is_there_is_opened_as_it_stands(case):
    with sample.build(case.store.folder) as again:
        assert again.store.revision == case.store.revision


def test_the_extractor_is_as_good_as_it_was(case, tmp_path):
    export_annotations(case.store, tmp_path)
    total = evaluate(sample.gold(), tmp_path).total
    assert total.claims.precision >= 0.6
    assert total.claims.recall >= 0.25
    assert total.speaker_accuracy >= 0.85
    assert total.entity_recall >= 0.8
    assert total.counts.unsound == 0


def test_there_is_something_to_show(case):
    statuses = {tie.status for tie in case.store.ties()}
    assert {TieStatus.DISPUTED, TieStatus.CORROBORATED, TieStatus.SINGLE_SOURCE} <= statuses
    assert any(actor.documents >= 3 for actor in ask.actors(case.store).items)


def named(case, form):
    """Ids of the entities that have a name."""
    return {e.id for e in case.store.entities() if any(fold(n.text) == fold(form) for n in e.names)}


@pytest.mark.parametrize("entry", sample.planted()["apart"])
def test_names_that_look_alike_are_not_merged(case, entry):
    one, other = (named(case, form) for form in entry["names"])
    assert one | other
    assert not one & other


@pytest.mark.parametrize("key", ["darvikh", "velmekh", "al_sulmeti"])
def test_persons_are_one_in_whatever_spelling(case, key):
    found = [named(case, form) for form in sample.planted()["names"][key]["spellings"]]
    assert all(found)
    assert len(set.union(*found)) == 1
