"""What the reader of statements learns from, and, with the tools of training, that it does."""

import random

import numpy as np
import pytest
from training.asked import FEWEST, asked, bank, exchanged, pieces
from training.labels import Labels
from training.relations import Standing
from training.stated import Stated, Tie

from factional.extract.language.analysis import NameType
from factional.vocabulary import Vocabulary

TEXT = "The Karam Front attacked Tirsk, and its men did not leave Irtam."


@pytest.fixture(scope="module")
def labels():
    from factional.extract.language.weights import SHIPPED, read_labels  # noqa: PLC0415

    shipped = read_labels(SHIPPED)
    return Labels(
        tags=list(shipped.tags),
        feats=[],
        scripts=[],
        relations=list(shipped.relations),
        ties=[],
        stated=list(shipped.stated),
        symmetric=list(shipped.symmetric),
        exceptions={},
    )


def stretch(word, text=TEXT):
    start = text.index(word)
    return start, start + len(word)


def sentence(*ties, marks=None, text=TEXT):
    return Stated("own", "relations", "CC0-1.0", text, ties, marks=marks)


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
        forms = {made.forms[word] for word in made.pairs[:2].ravel().tolist()}
        assert made.own
        assert forms == {"Tirsk", "Irtam"}
        assert not one(labels).own

    def test_a_sentence_without_two_parties_asks_nothing(self, labels):
        assert not list(asked([sentence(text="It rained.", marks=())], labels))

    def test_the_shipped_reader_reads_the_relations_that_take_an_object(self, labels):
        known = Vocabulary.load().relations
        assert set(labels.stated) <= {name for name, relation in known.items() if relation.object}
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

        from factional.extract.language.subwords import Subwords  # noqa: PLC0415
        from factional.extract.language.weights import SHIPPED  # noqa: PLC0415

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
            vectors = reader.vectors(group.middle, group.words, group.mask)
            total = loss(reader.pairs(vectors.flatten(0, 1), group.pairs), group.wanted, 1.5)
            steps.zero_grad()
            total.backward()
            steps.step()
        found = scores(reader, windows)
        assert found["written precision 0.5"] == found["written recall 0.5"] == 1.0
