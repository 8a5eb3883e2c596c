"""Real sentences labelled by reference: notation, look-up in the corpora, and the files."""

import hashlib
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.relations import Standing
from training.sources import wikipedia
from training.sources.texts import READERS
from training.stated import Row, Stated, Tie, load, main, own, parse, rows

from factional.errors import AnnotationError
from factional.vocabulary import Vocabulary
from training import relations, stated

from . import corpora

CORPORA = Path(__file__).parents[3] / "shared" / "data"
HASH = "0123456789ab"
LINE = f"x-1\t3:40\t{HASH}\t0:4>~attacked>9:15; 0:4>formed"
SENTENCES = {
    "ewt": (
        "weblog-kestrel_20240102-0001",
        "Colonel Idris Wadoud said the Turkish army left Qarmun.",
        [("army", "withdrew_from", "Qarmun")],
    ),
    "gum": (
        "GUM_news_harbour-1",
        "Syria's president Rami Dalloul met the Harbour Guild of Qarmun on 3 May.",
        [("Rami", "leads", "Syria"), ("Rami", "met_with", "Guild")],
    ),
    "redocred": ("Amber Front#1", "It is a Syrian body from Jordan .", []),
    "crossner": (
        "train-0",
        "Zaynab of the Reef Party visited Jordan for Kestrel",
        [("Zaynab", "member_of", "Party"), ("Zaynab", "moved_to", "Jordan")],
    ),
    "wikipedia": (
        "karam_front.md#2",
        "The Reef Party seized it.",
        [("Party", "controls", "it")],
    ),
}


@pytest.fixture
def data(tmp_path):
    return corpora.folder(tmp_path / "data")


@pytest.fixture
def labels(tmp_path, data, monkeypatch):
    """Labels of one sentence a corpus, of the corpora that we made."""
    folder = tmp_path / "labels"
    folder.mkdir()
    shutil.copy(stated.FOLDER / "corpora.yaml", folder)
    for corpus, (reference, sentence, ties) in SENTENCES.items():
        text = next(one.text for one in READERS[corpus](data) if one.reference == reference)
        start = text.index(sentence)
        columns = [reference, f"{start}:{start + len(sentence)}", digest(sentence)]
        if ties:
            columns.append("; ".join(written(sentence, *tie) for tie in ties))
        (folder / f"{corpus}.tsv").write_text("\t".join(columns) + "\n", encoding="utf-8")
    monkeypatch.setattr(stated, "FOLDER", folder)
    return folder


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def written(text, subject, relation, other):
    def place(word):
        return f"{text.index(word)}:{text.index(word) + len(word)}"

    return f"{place(subject)}>{relation}>{place(other)}"


def words(one):
    return [
        (one.text[slice(*tie.subject)], tie.relation, tie.object and one.text[slice(*tie.object)])
        for tie in one.ties
    ]


def test_a_line_says_where_its_sentence_is_and_what_it_states():
    assert parse(LINE) == Row(
        "x-1",
        3,
        40,
        HASH,
        (
            Tie((0, 4), "attacked", (9, 15), Standing.PLANNED),
            Tie((0, 4), "formed"),
        ),
    )


@given(
    st.tuples(st.integers(0, 50), st.integers(1, 50)),
    st.tuples(st.integers(101, 150), st.integers(1, 50)),
    st.sampled_from(["", "-", "~", "?"]),
)
def test_ends_and_standing_come_back_as_they_were_written(first, second, sign):
    a, b = ((start, start + length) for start, length in (first, second))
    line = f"x\t10:300\t{HASH}\t{a[0]}:{a[1]}>{sign}supports>{b[0]}:{b[1]}"
    assert parse(line).ties == (Tie(a, "supports", b, relations.SIGNS[sign]),)


def test_a_sentence_may_state_nothing():
    assert parse(f"x\t0:9\t{HASH}").ties == ()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("x\t0:9", "is no line of labels"),
        (f"x\t0-9\t{HASH}", "is no line of labels"),
        ("x\t0:9\tabc", "is no line of labels"),
        (f"x\t0:9\t{HASH}\t\t", "is no line of labels"),
        (f"x\t0:9\t{HASH}\t", "'' is no relation"),
        (f"x\t0:9\t{HASH}\t1>attacked>2", "is no relation"),
        (f"x\t0:9\t{HASH}\t0:1>!attacked>2:3", "is no relation"),
        (f"x\t0:9\t{HASH}\t0:1>fought>2:3", "No relation 'fought'"),
        (f"x\t0:9\t{HASH}\t0:1>attacked", "wrong number of ends"),
        (f"x\t0:9\t{HASH}\t0:1>strength", "wrong number of ends"),
        (f"x\t0:9\t{HASH}\t0:1>formed>2:3", "wrong number of ends"),
        (f"x\t0:9\t{HASH}\t0:1>attacked>0:1", "a word to itself"),
        (f"x\t0:9\t{HASH}\t0:1>attacked>2:2", "none of the sentence's 9 characters"),
        (f"x\t5:14\t{HASH}\t0:1>attacked>8:10", "none of the sentence's 9 characters"),
    ],
)
def test_what_is_wrong_is_said(line, says):
    with pytest.raises(AnnotationError, match=re.escape(says)) as caught:
        parse(line, "x.tsv:7")
    assert str(caught.value).startswith("x.tsv:7: ")


def test_sentences_are_found_in_the_corpora_again(labels, data):
    found = {one.source: one for one in load(data)}
    assert list(found) == list(SENTENCES)
    for corpus, (reference, sentence, ties) in SENTENCES.items():
        one = found[corpus]
        assert (one.name, one.text) == (f"{corpus}:{reference}", sentence)
        assert words(one) == ties
        assert one.marks is None


def test_a_sentence_comes_with_its_paragraph_where_the_corpus_has_one(labels, data):
    found = {one.source: one for one in load(data)}
    assert found["ewt"].context == f"{found['ewt'].text} Nobody believed it."
    assert found["redocred"].context.startswith("Tamar Lasha heads the Amber Front . It is")
    assert found["wikipedia"].context.startswith("The Karam Front (جبهة كرم) left Qarmun.")
    assert (found["crossner"].context, found["crossner"].offset) == (None, 0)
    for one in found.values():
        if one.context is not None:
            assert one.context[one.offset : one.offset + len(one.text)] == one.text


def test_a_licence_is_that_of_the_text_and_of_gum_that_of_the_genre(labels, data):
    licences = {one.source: one.licence for one in load(data, ["gum", "wikipedia"])}
    assert licences == {"gum": "CC-BY-2.5", "wikipedia": "CC-BY-SA-4.0"}


def test_splits_part_the_sentences(labels, data):
    train, dev = ({one.name for one in load(data, split=split)} for split in relations.SPLITS)
    assert train | dev == {one.name for one in load(data)}
    assert not train & dev


def test_another_version_of_a_corpus_is_refused(labels, data):
    file = data / "crossner_politics" / "train.txt"
    file.write_text(file.read_text("utf-8").replace("Reef", "Cape"), encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"^crossner: train-0 is not .* labels fit: CrossNER"):
        list(load(data, ["crossner"]))


def test_a_reference_that_a_corpus_lacks_is_another_version_too(labels, data):
    with (labels / "wikipedia.tsv").open("a", encoding="utf-8") as file:
        file.write(f"karam_front.md#9\t0:9\t{HASH}\n")
    with pytest.raises(AnnotationError, match=r"karam_front\.md#9 is not the text"):
        list(load(data, ["wikipedia"]))


def test_a_corpus_that_is_not_there_is_named(labels, tmp_path):
    with pytest.raises(AnnotationError, match=r"^gum: .*gum_train.* is not there\. Put GUM"):
        list(load(tmp_path / "nowhere", ["gum"]))
    with pytest.raises(AnnotationError, match=r"^Nothing is labelled in 'muc4'\. Name one of ewt,"):
        list(load(tmp_path, ["muc4"]))


def test_prose_is_told_from_the_rest_of_an_article(data):
    ((name, text),) = wikipedia.paragraphs(data)
    assert name == "karam_front.md#2"
    assert text == "The Karam Front (جبهة كرم) left Qarmun. The Reef Party seized it."


def test_our_own_sentences_have_the_same_shape():
    items = relations.load(split="dev")
    found = list(own("dev"))
    assert [one.text for one in found] == [item.text for item in items]
    for one, item in zip(found, items, strict=True):
        assert one.split == item.split == "dev"
        assert len(one.marks) == len(item.marks)
        assert {tie.standing for tie in one.ties} == {tie.standing for tie in item.ties}
        for mine, theirs in zip(one.ties, item.ties, strict=True):
            assert mine.subject == one.marks[theirs.subject]
            assert (mine.object is None) == (theirs.object is None)


@given(st.text(min_size=1), st.text())
def test_the_split_hangs_on_the_text_alone(text, name):
    assert Stated(name, "x", "", text, ()).split == relations.Item("", text, (), ()).split


def test_the_files_state_every_relation_and_nothing_twice():
    vocabulary, seen = Vocabulary.load(), set()
    for corpus in READERS:
        for row in rows(corpus):
            assert row.digest not in seen
            seen.add(row.digest)
            ties = [
                (tie.relation, frozenset(ends) if vocabulary[tie.relation].symmetric else ends)
                for tie in row.ties
                for ends in [(tie.subject, tie.object)]
            ]
            assert len(set(ties)) == len(ties), (corpus, row.reference)
    counted = Counter(
        tie.relation for corpus in READERS for row in rows(corpus) for tie in row.ties
    )
    assert set(counted) == set(vocabulary.relations)


def test_the_files_hold_no_words_but_references():
    plain = re.compile(r"\d+:\d+\t[0-9a-f]{12}(\t[\d:>~?; a-z_-]+)?")
    for file in stated.FOLDER.glob("*.tsv"):
        for line in file.read_text("utf-8").splitlines():
            assert plain.fullmatch(line.partition("\t")[2]), (file.name, line)


def test_the_numbers_that_are_told_are_those_of_the_files(capsys):
    main()
    told = (stated.FOLDER / "README.md").read_text("utf-8").replace(",", "")
    for line in capsys.readouterr().out.splitlines()[1:]:
        corpus, sentences, silent, *standings = line.split()
        ties = sum(map(int, standings))
        cells = " | ".join([sentences, silent, str(ties), *standings[1:]])
        assert re.search(rf"`{corpus}\.tsv`.*\| {re.escape(cells)} \|", told), line


@pytest.mark.skipif(not CORPORA.exists(), reason="the corpora are not here")
def test_every_sentence_is_found_where_the_corpora_are():
    found = list(load(CORPORA))
    assert len(found) == sum(len(rows(corpus)) for corpus in READERS)
    assert 0.07 < sum(one.split == "dev" for one in found) / len(found) < 0.13
    for one in found:
        for tie in one.ties:
            for end in (tie.subject, tie.object or tie.subject):
                head = one.text[slice(*end)]
                assert head == head.strip() != "", one.name
