"""A spaCy pipeline in the model's place: blank, with rules made here."""

import pytest

from factional.errors import LanguageModelError, ModelNotFound
from factional.extract.language import NameType
from factional.extract.language import spacy as adapter

spacy = pytest.importorskip("spacy")

TEXT = "Intro.\nOmar met the Orvan Front in  Dareh. He’s gone 😀 today.\n\nBayan waited."
STRETCHES = [(7, TEXT.index("\n\n")), (TEXT.index("Bayan"), len(TEXT))]


@pytest.fixture(scope="module")
def pipeline():
    made = spacy.blank("en")
    made.add_pipe("sentencizer")
    ruler = made.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PERSON", "pattern": "Omar"},
            {"label": "ORG", "pattern": "Orvan Front"},
            {"label": "SHIP", "pattern": "Dareh"},
            {"label": "MISC", "pattern": "Bayan"},
        ]
    )
    return made


@pytest.fixture(scope="module")
def parsed():
    """A pipeline whose every word hangs on the first one after it that is called met."""

    @spacy.Language.component("hang_on_met")
    def hang_on_met(doc):
        met = next((t.i for t in doc if t.text == "met"), 0)
        gap = next((t.i for t in doc if t.is_space), met)
        heads = [met if t.is_space or t.i == met else gap for t in doc]
        relations = ["ROOT" if t.i == met else "nsubjpass" for t in doc]
        return spacy.tokens.Doc(
            doc.vocab,
            [t.text for t in doc],
            spaces=[bool(t.whitespace_) for t in doc],
            pos=["SPACE" if t.is_space else "VERB" if t.i == met else "PROPN" for t in doc],
            lemmas=[t.text.lower() for t in doc],
            morphs=["Number=Sing"] * len(doc),
            heads=heads,
            deps=relations,
        )

    made = spacy.blank("en")
    made.add_pipe("hang_on_met")
    return made


def test_sentences_and_words_have_offsets_of_the_whole_text(pipeline):
    found = adapter.SpacyModel(pipeline).analyse(TEXT, STRETCHES)
    assert [TEXT[s.start : s.end] for s in found.sentences] == [
        "Omar met the Orvan Front in  Dareh.",
        "He’s gone 😀 today.",
        "Bayan waited.",
    ]
    forms = [TEXT[w.start : w.end] for w in found.words]
    assert forms[:8] == ["Omar", "met", "the", "Orvan", "Front", "in", "Dareh", "."]
    assert not any(form.isspace() for form in forms)


def test_types_are_ours_and_what_we_do_not_know_is_left_out(pipeline):
    found = adapter.SpacyModel(pipeline).analyse(TEXT, STRETCHES)
    assert [(TEXT[n.start : n.end], n.type) for n in found.names] == [
        ("Omar", NameType.PERSON),
        ("Orvan Front", NameType.ORGANIZATION),
    ]


def test_a_pipeline_with_labels_of_its_own_says_what_they_name(pipeline):
    model = adapter.SpacyModel(pipeline, types={"SHIP": NameType.PLACE})
    found = model.analyse(TEXT, STRETCHES)
    assert ("Dareh", NameType.PLACE) in {(TEXT[n.start : n.end], n.type) for n in found.names}


def test_spans_of_a_categoriser_are_names_and_may_nest():
    made = spacy.blank("en")
    ruler = made.add_pipe("span_ruler")
    ruler.add_patterns(
        [{"label": "ORG", "pattern": "University of Dareh"}, {"label": "GPE", "pattern": "Dareh"}]
    )
    text = "the University of Dareh"
    found = adapter.SpacyModel(made).analyse(text, [(0, len(text))])
    assert [text[n.start : n.end] for n in found.names] == ["University of Dareh", "Dareh"]


def test_without_a_parser_words_have_no_heads(pipeline):
    words = adapter.SpacyModel(pipeline).analyse(TEXT, STRETCHES).words
    assert {(w.head, w.relation, w.tag) for w in words} == {(None, "", "X")}


def test_heads_count_words_and_pass_over_white_space(parsed):
    text = "Omar met  Salma"
    words = adapter.SpacyModel(parsed).analyse(text, [(0, len(text))]).words
    assert [text[w.start : w.end] for w in words] == ["Omar", "met", "Salma"]
    assert [w.head for w in words] == [1, None, 1]
    assert [w.relation for w in words] == ["nsubj:pass", "root", "nsubj:pass"]
    assert [w.tag for w in words] == ["PROPN", "VERB", "PROPN"]
    assert words[0].lemma == "omar"
    assert words[0].features == {"Number": "Sing"}


def test_given_words_and_sentences_are_kept(parsed):
    text = "Omar-met  Salma. He met\nher"
    words = [[(0, 4), (4, 5), (5, 8), (10, 15), (15, 16)], [(17, 19), (20, 23), (24, 27)]]
    found = adapter.SpacyModel(parsed).parse(text, words)
    assert [(w.start, w.end) for w in found.words] == [*words[0], *words[1]]
    assert [(s.first, s.last) for s in found.sentences] == [(0, 5), (5, 8)]
    assert [w.head for w in found.words] == [2, 2, None, 2, 2, 6, None, 6]


def test_the_card_names_the_pipeline(pipeline):
    card = adapter.SpacyModel(pipeline).card
    assert card.name.startswith("en_")
    assert card.folder == "made by a program"


def test_a_pipeline_is_loaded_from_a_folder(pipeline, tmp_path, monkeypatch):
    pipeline.to_disk(tmp_path / "own")
    monkeypatch.setenv("FACTIONAL_SPACY", str(tmp_path / "own"))
    adapter.named.cache_clear()
    model = adapter.named()
    adapter.named.cache_clear()
    assert model.card.folder == str(tmp_path / "own")
    assert len(model.analyse(TEXT, STRETCHES).names) == 2


def test_a_pipeline_that_is_not_there_is_told():
    with pytest.raises(ModelNotFound, match="no spaCy pipeline 'xx_none'"):
        adapter.SpacyModel("xx_none")


def test_no_pipeline_named_is_told(monkeypatch):
    monkeypatch.delenv("FACTIONAL_SPACY", raising=False)
    adapter.named.cache_clear()
    with pytest.raises(LanguageModelError, match="Set FACTIONAL_SPACY"):
        adapter.named()


def test_without_spacy_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "spacy", None)
    with pytest.raises(LanguageModelError, match=r"factional\[spacy\]"):
        adapter.SpacyModel("en_core_web_sm")
