"""What the reader of statements learns from, and, with the tools of training, that it does."""

import json
import random
import shutil
from dataclasses import replace

import numpy as np
import pytest
import yaml
from training.asked import FEWEST, asked, bank, exchanged, pieces
from training.labels import Labels
from training.relations import Standing
from training.stated import Stated, Tie

from factional.extract.language.analysis import NameType
from factional.extract.language.subwords import Subwords
from factional.extract.language.weights import SHIPPED, read_labels
from factional.vocabulary import Vocabulary

TEXT = "The Karam Front attacked Tirsk, and its men did not leave Irtam."
PLACES = ("Tirsk", "Irtam", "Qarmun", "Velmekh", "Ozhgar", "Halima", "Ruvan", "Sarn", "Dorun")


@pytest.fixture(scope="module")
def labels():
    shipped = read_labels(SHIPPED)
    return Labels(
        tags=list(shipped.tags),
        feats=[],
        scripts=[],
        relations=list(shipped.relations),
        ties=[],
        stated=list(shipped.stated),
        symmetric=list(shipped.symmetric),
        values=list(shipped.values),
        alone=list(shipped.alone),
        exceptions={},
    )


def stretch(word, text=TEXT):
    start = text.index(word)
    return start, start + len(word)


def sentence(*ties, marks=None, text=TEXT):
    return Stated("own", "relations", "CC0-1.0", text, ties, marks=marks)


def written(marked):
    """Sentences alike but for the place, of which one in several is held back."""
    for place in PLACES:
        text = f"The Karam Front {'attacked' if marked else 'besieged'} {place} in May."
        ends = stretch("The Karam Front" if marked else "Front", text), stretch(place, text)
        ties = (Tie(ends[0], "attacked", ends[1]),)
        source = ("relations", "Apache-2.0") if marked else ("litbank", "CC-BY-4.0")
        yield Stated(place, *source, text, ties, marks=ends if marked else None)


def one(labels, *ties, **given):
    (made,) = asked([sentence(*ties, **given)], labels)
    return made


def told(made, labels):
    return {
        (made.forms[a], labels.stated[r], made.forms[b])
        for (a, b), row in zip(made.pairs[:2].T.tolist(), made.wanted, strict=True)
        for r in np.flatnonzero(row)
    }


class TestAsked:
    def test_ties_are_between_head_words(self, labels):
        made = one(labels, Tie(stretch("The Karam Front"), "attacked", stretch("Tirsk")))
        ((subject, relation, other),) = told(made, labels)
        assert (relation, other) == ("attacked", "Tirsk")
        assert subject in {"Karam", "Front"}

    def test_symmetric_relations_hold_both_ways(self, labels):
        made = one(labels, Tie(stretch("men"), "allied_with", stretch("Irtam")))
        assert told(made, labels) == {
            ("men", "allied_with", "Irtam"),
            ("Irtam", "allied_with", "men"),
        }

    def test_denied_and_planned_count_and_supposed_is_left_out(self, labels):
        ends = stretch("men"), stretch("Irtam")
        for standing in (Standing.DENIED, Standing.PLANNED):
            made = one(labels, Tie(ends[0], "withdrew_from", ends[1], standing))
            assert told(made, labels) == {("men", "withdrew_from", "Irtam")}
        made = one(labels, Tie(ends[0], "withdrew_from", ends[1], Standing.SUPPOSED))
        pairs = {(made.forms[a], made.forms[b]) for a, b in made.pairs[:2].T.tolist()}
        assert ("men", "Irtam") not in pairs
        assert ("Irtam", "men") in pairs

    def test_of_our_own_sentences_only_marked_words_are_asked_about(self, labels):
        marks = stretch("Tirsk"), stretch("Irtam")
        made = one(labels, marks=marks)
        forms = {made.forms[word] for word in made.pairs[0].tolist()}
        assert made.own
        assert forms == {"Tirsk", "Irtam"}

    def test_a_value_is_asked_of_those_that_are_marked(self, labels):
        text = "The Karam Front is dead, said Tirsk."
        ends = stretch("Front", text), stretch("dead", text)
        made = one(labels, Tie(ends[0], "status", ends[1]), marks=ends, text=text)
        assert told(made, labels) == {("Front", "status", "dead")}
        asked_of = {made.forms[a] for a, b in made.pairs[:2].T.tolist() if a != b}
        assert asked_of == {"Front", "dead"}

    def test_what_is_said_of_one_alone_is_asked_of_it_and_itself(self, labels):
        made = one(labels, Tie(stretch("The Karam Front"), "dissolved"))
        assert {relation for _, relation, _ in told(made, labels)} == {"dissolved"}
        assert not one(labels).own

    def test_a_sentence_without_two_parties_asks_nothing(self, labels):
        assert not list(asked([sentence(text="It rained.", marks=())], labels))

    def test_the_shipped_reader_reads_all_relations(self, labels):
        known = Vocabulary.load().relations
        assert set(labels.stated) == set(known)
        assert set(labels.values) == {name for name in known if known[name].value}
        assert set(labels.symmetric) == {r for r in labels.stated if known[r].symmetric}


class TestExchanged:
    def lent(self):
        names = [(f"Tirsk{n}",) for n in range(FEWEST + 1)]
        return {(NameType.PLACE, 1): names}

    def test_a_name_is_the_same_name_wherever_it_stands(self, labels):
        text = "Men of Tirsk attacked Tirsk."
        (made,) = asked([sentence(text=text)], labels)
        lent = {(kind, 1): self.lent()[NameType.PLACE, 1] for _, _, kind in made.names}
        forms = exchanged(made, lent, 1.0, random.Random(3))
        assert forms[0] == "Men"
        assert forms[2] == forms[4]

    def test_none_is_exchanged_where_no_share_is(self, labels):
        made = one(labels)
        assert exchanged(made, self.lent(), 0.0, random.Random(3)) == made.forms

    def test_a_bank_lends_no_rare_kind_of_name(self, labels):
        assert bank([one(labels)]) == {}

    def test_names_with_hyphens_go_in_parts(self):
        assert pieces("al-Sham") == ["al", "-", "Sham"]
        assert pieces("Irtam") == ["Irtam"]


class TestThird:
    def test_a_reader_learns_a_handful_of_sentences_by_heart(self, labels):
        torch = pytest.importorskip("torch", reason="the training environment is not this one")
        from training.network import Encoder, chance  # noqa: PLC0415
        from training.statements import Statements, loss  # noqa: PLC0415
        from training.third import batch, packed, read, scores  # noqa: PLC0415

        chance(1, torch.device("cpu"))
        torch.manual_seed(1)
        marks = stretch("The Karam Front"), stretch("Tirsk"), stretch("men"), stretch("Irtam")
        made = one(labels, Tie(marks[0], "attacked", marks[1]), marks=marks)
        encoder = Encoder().eval()
        plan = {"windows": [60], "exchanged": 0.0}
        windows = packed([made], {}, plan, Subwords(SHIPPED / "tokenizer.json"), "1")
        read(encoder, windows)
        reader = Statements(labels, encoder)
        steps = torch.optim.AdamW(reader.parameters(), lr=1e-3)
        for _ in range(40):
            group = batch(windows, 1.0, np.random.default_rng(1))
            vectors = reader.vectors(group.embedded, group.words, group.mask)
            total = loss(reader.pairs(vectors.flatten(0, 1), group.pairs), group.wanted, 1.5)
            steps.zero_grad()
            total.backward()
            steps.step()
        found = scores(reader, windows)
        assert found["written precision 0.5"] == found["written recall 0.5"] == 1.0

    def test_a_run_trains_on_one_part_is_scored_on_the_other_and_is_kept(
        self, labels, tmp_path, monkeypatch
    ):
        torch = pytest.importorskip("torch", reason="the training environment is not this one")
        from training.network import Network  # noqa: PLC0415
        from training.statements import Statements  # noqa: PLC0415

        from training import third  # noqa: PLC0415

        held = replace(labels, feats=["_", "Number=Sing"], scripts=["0", "1"], ties=["leads"])
        torch.manual_seed(1)
        network = Network(held)
        (tmp_path / "data").mkdir()
        held.write(tmp_path / "data" / "labels.json")
        shutil.copy(SHIPPED / "tokenizer.json", tmp_path)
        torch.save({"network": network.state_dict()}, tmp_path / "second.pt")
        plan = yaml.safe_load(third.PLAN.read_text("utf-8")) | {"passes": 3, "versions": 2}
        (tmp_path / "third.yaml").write_text(yaml.safe_dump(plan), "utf-8")
        monkeypatch.setattr(third, "PLAN", tmp_path / "third.yaml")
        monkeypatch.setattr(third.stated, "own", lambda: written(marked=True))
        monkeypatch.setattr(third.stated, "load", lambda data: written(marked=False))

        report = third.third(tmp_path, tmp_path / "corpora")

        turns = [json.loads(line) for line in (tmp_path / "third.log").read_text().splitlines()]
        assert [turn["pass"] for turn in turns] == [1, 2, 3]
        assert turns[-1]["loss"] < turns[0]["loss"]
        assert "scores" not in turns[0]
        assert turns[-1]["scores"] == report["scores"]
        assert {name.split()[0] for name in report["scores"]} == {"written", "corpora"}
        train = [one for one in (*written(True), *written(False)) if one.split == "train"]
        assert report["sentences"] == len(train) < 2 * len(PLACES)
        once = {source: count for source, _, count in report["sources"]}
        assert once.keys() == {"relations", "litbank"}
        assert report["words"] == 3 * sum(once.values())
        kept = torch.load(tmp_path / "third.pt")
        assert kept["third"] == report
        assert kept["plan"] == plan
        before = Statements(held, network.encoder).state_dict()
        reader = Statements(held, network.encoder)
        reader.load_state_dict(kept["reader"])
        moved = {name for name, part in reader.state_dict().items() if (part != before[name]).any()}
        assert {"score.weight", "layers.0.query.weight"} <= moved
