"""The network, its losses and its export; only where the training environment is."""

import random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training environment is not this one")
pytest.importorskip("onnx")

from training.network import BARRED, Network, chance  # noqa: E402
from training.passages import Passage, Span, Tie  # noqa: E402
from training.sources import gum  # noqa: E402
from training.statements import Statements  # noqa: E402
from training.steps import slope  # noqa: E402

from factional.extract.language.network import OnnxNetwork, Scores  # noqa: E402
from factional.extract.language.subwords import Subwords  # noqa: E402
from tests.training import corpora  # noqa: E402
from training import export, labels, losses, windows  # noqa: E402

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("training")
    (passage,) = gum.passages(corpora.folder(folder / "data"), "train")
    subwords = Subwords(corpora.tokenizer(folder / "tokenizer.json"))
    inventories = labels.counted([passage] * 6)
    torch.manual_seed(1)
    return passage, subwords, inventories, Network(inventories)


@pytest.fixture(scope="module")
def folder(made, tmp_path_factory):
    out = tmp_path_factory.mktemp("export")
    _, _, inventories, network = made
    reader = Statements(inventories, network.encoder)
    with pytest.warns():  # the exporter speaks of its own future
        sizes = export.export(network, reader, inventories, out)
    assert sum(sizes.values()) < 40e6
    return out


def batched(passage, subwords, inventories):
    found = list(windows.cut(passage, subwords, 160))
    return losses.batch(found, [windows.targets(w, inventories) for w in found])


class TestNetwork:
    def test_outputs_are_those_of_the_run_time(self, made):
        passage, subwords, inventories, network = made
        one = batched(passage, subwords, inventories)
        network.eval()
        with torch.no_grad():
            found = network(one.subwords, one.cases, one.first, one.last, one.mask)
        size = len(passage.words)
        assert list(found) == [*Scores.__dataclass_fields__]
        assert found["arcs"].shape == (1, size, size + 1)
        assert found["entities"].shape == (1, size, 12, 9)
        past = found["entities"][0, size - 1]
        assert (past[1:] == BARRED).all()
        assert (past[0] > BARRED).all()

    def test_padding_changes_nothing(self, made):
        passage, subwords, inventories, network = made
        short = Passage("own", "x", ("the", "army", "left"), (2,))
        pair = [next(windows.cut(p, subwords, 160)) for p in (short, passage)]
        network.eval()

        def run(*held):
            one = losses.batch(list(held), [windows.targets(w, inventories) for w in held])
            with torch.no_grad():
                return network(one.subwords, one.cases, one.first, one.last, one.mask)

        alone, beside = run(pair[0]), run(*pair)
        for key in ("tags", "words", "factuality"):
            assert torch.allclose(alone[key][0], beside[key][0, :3], atol=1e-4)

    def test_dropout_draws_the_same_from_the_same_seed(self, made):
        passage, subwords, inventories, network = made
        one = batched(passage, subwords, inventories)
        network.train()
        runs = []
        for seed in (5, 5, 6):
            chance(seed, CPU)
            runs.append(network(one.subwords, one.cases, one.first, one.last, one.mask)["tags"])
        assert torch.equal(runs[0], runs[1])
        assert not torch.equal(runs[0], runs[2])


class TestLosses:
    def test_every_head_of_a_treebank_learns_it_by_heart(self, made):
        passage, subwords, inventories, _ = made
        torch.manual_seed(2)
        network = Network(inventories)
        network.train()
        one = batched(passage, subwords, inventories)
        steps = torch.optim.AdamW(network.parameters(), lr=1e-3)
        history = []
        for seed in range(30):
            chance(seed, CPU)
            made_ = network(one.subwords, one.cases, one.first, one.last, one.mask)
            found = losses.losses(network, made_, one, inventories, random.Random(2))
            total = torch.stack(list(found.values())).sum()
            steps.zero_grad()
            total.backward()
            steps.step()
            history.append({name: float(value.detach()) for name, value in found.items()})
        for name in ("tags", "lemmas", "arcs", "relations", "entities", "mentions", "ends"):
            assert history[-1][name] < history[0][name] / 2, name

    def test_unknown_layers_cost_nothing(self, made):
        _, subwords, inventories, network = made
        plain = Passage("own", "x", ("the", "army", "left"), (2,))
        one = batched(plain, subwords, inventories)
        chance(1, CPU)
        out = network(one.subwords, one.cases, one.first, one.last, one.mask)
        found = losses.losses(network, out, one, inventories, random.Random(1))
        assert {name: float(value.detach()) for name, value in found.items()} == dict.fromkeys(
            found, 0.0
        )
        assert not {"pairs", "ties", "factuality"} & set(found)

    def test_ties_are_asked_in_both_directions(self, made):
        _, subwords, inventories, network = made
        passage = Passage(
            "own",
            "x",
            ("Hasan", "leads", "Liwa"),
            (2,),
            spans=(Span(0, 1, "Person"), Span(2, 3, "Organization")),
            ties=(Tie((0, 1), (2, 3), "leads"),),
            ties_known=("leads",),
        )
        one = batched(passage, subwords, inventories)
        chance(1, CPU)
        out = network(one.subwords, one.cases, one.first, one.last, one.mask)
        found = losses.losses(network, out, one, inventories, random.Random(1))
        assert float(found["ties"].detach()) > 0


class TestRates:
    def test_up_while_warm_then_down(self):
        rates = {"warm": 0.1}
        shares = [slope(at / 20, rates) for at in range(21)]
        assert shares[0] == 0
        assert max(shares) == shares[2] == pytest.approx(1, abs=0.01)
        assert shares[2:] == sorted(shares[2:], reverse=True)
        assert shares[20] < 0.01


class TestExport:
    def test_the_graphs_say_what_the_network_says(self, made, folder):
        passage, subwords, _, network = made
        network.eval()
        full = OnnxNetwork(folder / "fp32")
        for size in (1, 7, len(passage.words)):
            window = windows.window(passage, 0, size, subwords)
            rows = [window.subwords, window.cases, window.first, window.last]
            found = full.window(*(np.array(row, np.int64) for row in rows))
            with torch.no_grad():
                wanted = network(*(torch.tensor([row]) for row in rows), None)
            for key, value in wanted.items():
                assert np.allclose(getattr(found, key), value[0].numpy(), atol=2e-3), key

    def test_int8_stays_near(self, made, folder):
        passage, subwords, _, _ = made
        window = windows.window(passage, 0, len(passage.words), subwords)
        rows = [
            np.array(r, np.int64)
            for r in (window.subwords, window.cases, window.first, window.last)
        ]
        full, small = (
            OnnxNetwork(folder / "fp32").window(*rows),
            OnnxNetwork(folder / "weights").window(*rows),
        )
        assert np.abs(full.tags - small.tags).max() < 1.0

    def test_pairs_and_ties_take_any_number(self, made, folder):
        _, _, inventories, _ = made
        network = OnnxNetwork(folder / "weights")
        vectors = np.zeros((3, 384), np.float32)
        for count in (1, 5):
            ends = np.zeros(count, np.int64)
            assert network.coreference(
                vectors, ends, ends, np.zeros((count, 16), np.float32)
            ).shape == (count,)
            scores = network.ties(vectors, ends, ends, np.zeros((count, 6), np.float32))
            assert scores.shape == (count, len(inventories.ties))
