"""From corpora to passages."""

import pytest
from training.labels import Labels
from training.passages import Attribution, Mention, Passage, Span, Tie
from training.sources import conllu, ewt, gum, litbank, named, speech

from tests.training import corpora
from training import passages, prepare


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return corpora.folder(tmp_path_factory.mktemp("data"))


def words(passage, stretch):
    return " ".join(passage.words[slice(*stretch)])


def named_spans(passage):
    return {(words(passage, (s.start, s.end)), s.type) for s in passage.spans}


class TestTreebanks:
    def test_documents_paragraphs_and_heads_are_kept(self, data):
        first, second = ewt.passages(data, "train")
        assert first.words[:4] == ("Colonel", "Idris", "Wadoud", "said")
        assert first.ends == (9, 13)
        assert first.paragraphs == (13,)
        assert first.heads[:4] == (3, 0, 0, -1)
        assert first.heads[10] == 11
        assert second.paragraphs == (1, 8)
        assert list(second.sentences()) == [(0, 2), (2, 9)]

    def test_lines_of_several_words_are_left_out(self, data):
        first, _ = ewt.passages(data, "train")
        assert "believedit" not in first.words

    def test_frames_of_saying_become_attributions(self, data):
        first, second = ewt.passages(data, "train")
        said, believed = first.attributions[:1], first.attributions[1:]
        assert said == (Attribution((0, 3), (3, 4), ((4, 9),)),)
        assert believed == ()  # "it" alone is no content
        assert second.attributions is None  # no skeleton: unknown, not empty

    def test_factuality_goes_by_the_words_of_the_sentence(self, data):
        first, second = ewt.passages(data, "train")
        assert first.factuality == ((7, 2.25),)
        assert second.factuality == ()

    def test_only_dev_has_names_and_a_place_may_be_a_state(self, data):
        train, _ = ewt.passages(data, "train")
        dev, _ = ewt.passages(data, "dev")
        assert train.spans is None
        assert named_spans(dev) == {("Idris Wadoud", "Person"), ("Qarmun", "State|Place")}


class TestGum:
    def test_other_genres_are_left_out(self, data):
        assert [p.name for p in gum.passages(data, "train")] == ["GUM_news_harbour"]

    def test_mentions_have_heads_and_clusters(self, data):
        (passage,) = gum.passages(data, "train")
        found = {(words(passage, (m.start, m.end)), m.cluster) for m in passage.mentions}
        assert ("He", 1) in found
        assert ("the Harbour Guild of Qarmun", 3) in found
        guild = next(m for m in passage.mentions if m.cluster == 3)
        assert guild == Mention(6, 11, 8, "organization", 3)

    def test_names_lose_article_and_title_and_nest(self, data):
        (passage,) = gum.passages(data, "train")
        assert named_spans(passage) == {
            ("Syria", "Place"),
            ("Rami Dalloul", "Person"),
            ("Harbour Guild of Qarmun", "Organization"),
            ("Qarmun", "Place"),
            ("3 May", "Date"),
        }


class TestSpeech:
    def test_a_clause_below_a_verb_of_saying(self, data):
        document = next(conllu.documents(data / "ud_ewt" / "en_ewt-ud-train.conllu.gz"))
        passage = conllu.passage(document, "ewt")
        assert speech.by_tree(passage) == (Attribution((0, 3), (3, 4), ((4, 9),)),)

    def test_according_to_takes_the_rest_of_its_clause(self, data):
        *_, document = conllu.documents(data / "ud_ewt" / "en_ewt-ud-train.conllu.gz")
        (said,) = speech.by_tree(conllu.passage(document, "ewt"))
        passage = conllu.passage(document, "ewt")
        assert words(passage, said.source) == "Halima"
        assert words(passage, said.cue) == "According to"
        assert [words(passage, c) for c in said.contents] == ["bakers left"]


class TestNamedCorpora:
    def test_crossner(self, data):
        passage, empty = named.crossner(data, "train")
        assert named_spans(passage) == {
            ("Zaynab", "Person"),
            ("Reef Party", "Organization"),
            ("Jordan", "State|Place"),
        }
        assert passage.barred == ((8, 9),)
        assert empty.spans == ()

    def test_redocred_bars_what_the_guide_types_otherwise(self, data):
        (passage,) = named.redocred(data)
        assert ("Jordan", "State|Place") in named_spans(passage)
        assert {words(passage, b) for b in passage.barred} == {"Syrian", "heads"}

    def test_relations_take_the_guides_names_and_direction(self, data):
        (passage,) = named.redocred(data)
        assert passage.ties == (Tie((0, 2), (4, 6), "leads"),)
        assert "leads" in passage.ties_known

    def test_re3d(self, data):
        (passage,) = named.re3d(data, held=False)
        assert named_spans(passage) == {
            ("Liwa al - Sabirin", "Organization"),
            ("Asad regime", "State"),
            ("Jordan", "State|Place"),
        }
        assert {words(passage, b) for b in passage.barred} == {"Foreign Secretary", "said"}
        assert [t.relation for t in passage.ties] == ["hostile_to"]
        assert len(passage.paragraphs) == 2
        assert list(named.re3d(data, held=True)) == []

    def test_knowledgenet_knows_its_facts_and_nothing_else(self, data):
        (passage,) = named.knowledgenet(data)
        assert passage.known == ()
        assert [t.relation for t in passage.ties] == ["leads"]
        assert words(passage, passage.ties[0].subject) == "Tamar Lasha"
        assert ("Amber Front", "Organization") in named_spans(passage)


class TestLitbank:
    def test_the_speaker_beside_the_quotation_is_its_source(self, data):
        passage = next(litbank.passages(data, "train"))
        (said,) = passage.attributions
        assert words(passage, said.source) == "Old Marta"
        assert words(passage, said.cue) == "said"
        assert [words(passage, c) for c in said.contents] == ["Come home ."]

    def test_every_eighth_text_is_development(self, data):
        assert len(list(litbank.passages(data, "train"))) == 7
        assert [p.name for p in litbank.passages(data, "dev")] == ["7_kestrel_brat"]


class TestKeeping:
    def test_a_passage_comes_back_as_it_went(self, tmp_path):
        held = [
            Passage(
                "own",
                "ʿAyn Zāra 𐎠",
                ("Ḥasan", "said", "𐎠", "."),
                (3,),
                ends=(3,),
                heads=(1, -1, 1, 1),
                spans=(Span(0, 1, "Person"),),
                known=("Person",),
                barred=((2, 3),),
                mentions=(),
                attributions=(Attribution(None, (1, 2), ((2, 3), (3, 4))),),
                factuality=((1, -0.5),),
                ties=(Tie((0, 1), (2, 3), "leads"),),
            ),
            Passage("own", "empty layers", ("x",), (0,), spans=(), ties=()),
        ]
        path = tmp_path / "a" / "own.jsonl.gz"
        assert passages.write(path, held) == 5
        assert passages.read(path) == held

    def test_the_same_passages_make_the_same_bytes(self, tmp_path):
        one = Passage("own", "x", ("x",), (0,))
        for name in ("a", "b"):
            passages.write(tmp_path / f"{name}.gz", [one])
        assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()


class TestPreparing:
    def test_everything_is_written_and_nationalities_are_barred(self, data, tmp_path, monkeypatch):
        monkeypatch.setattr(prepare, "GENERATED", 5)
        counts = prepare.prepare(data, tmp_path)
        assert set(counts) == set(prepare.TRAIN)
        assert all(count > 0 for count in counts.values())
        labels = Labels.read(tmp_path / "labels.json")
        assert set(labels.relations) == {"nsubj", "punct", "root"}  # five times at least
        assert "VERB" in labels.tags
        assert labels.ties == sorted(labels.ties)
        dev = passages.read(tmp_path / "dev" / "ewt.jsonl.gz")
        assert (5, 6) in dev[0].barred  # Turkish
