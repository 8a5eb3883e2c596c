"""Where the model lies, and whether its files are those of its card."""

import hashlib
import json

import pytest

from factional.errors import FactionalError, ModelDamaged, ModelNotFound
from factional.extract.language import weights
from factional.extract.language.model import LocalModel

LABELS = {
    "format": weights.FORMAT, "window": 160, "max_span": 12, "tags": ["NOUN"], "feats": ["_"],
    "scripts": ["k-0+"], "relations": ["root"], "entities": ["Person", "Place"],
    "mentions": ["none"], "roles": ["source", "cue", "content"],
    "stated": [], "symmetric": [], "values": [], "alone": [],
    "thresholds": {"ends": 0.5, "entities": {"Place": 1.5}, "links": 0.0}, "exceptions": {},
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "labels.json").write_text(json.dumps(LABELS), encoding="utf-8")
    (tmp_path / "model.onnx").write_bytes(b"weights")
    files = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in tmp_path.iterdir()}
    card = {
        "name": "small", "version": 3, "licence": "CC-BY-SA-4.0", "seed": 7, "words_seen": 100,
        "data": [{"name": "UD", "licence": "CC0-1.0", "words": 5, "used_for": ["tags", "arcs"]}],
        "scores": {"tags": {"accuracy": 0.9}}, "files": files, "made": "2026-01-02",
    }  # fmt: skip
    (tmp_path / "card.json").write_text(json.dumps(card), encoding="utf-8")
    return tmp_path


def test_the_card_is_read_whole(folder):
    card = weights.read_card(folder)
    assert (card.name, card.version, card.seed, card.words_seen) == ("small", "3", 7, 100)
    assert card.data[0].used_for == "tags, arcs"
    assert card.scores["tags"]["accuracy"] == 0.9
    assert card.size == 7 + (folder / "labels.json").stat().st_size
    assert len(card.sha256) == 64
    weights.check(card)


def test_the_same_files_have_the_same_hash_wherever_they_lie(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    for path in folder.iterdir():
        (other / path.name).write_bytes(path.read_bytes())
    assert weights.read_card(other).sha256 == weights.read_card(folder).sha256


def test_a_changed_file_is_told(folder):
    (folder / "model.onnx").write_bytes(b"weightz")
    with pytest.raises(ModelDamaged, match=r"model\.onnx is not the file .* export the model"):
        weights.check(weights.read_card(folder))


def test_a_missing_file_is_told(folder):
    (folder / "model.onnx").unlink()
    with pytest.raises(ModelNotFound, match=r"lacks .*model\.onnx"):
        weights.check(weights.read_card(folder))


@pytest.mark.parametrize("written", ["{", "[]", "{}", '{"name": "x", "files": 3}'])
def test_a_card_that_is_none_is_told(folder, written):
    (folder / "card.json").write_text(written, encoding="utf-8")
    with pytest.raises(ModelDamaged, match=r"card\.json cannot be read"):
        weights.read_card(folder)


def test_thresholds_come_by_type_in_the_order_of_the_types(folder):
    labels = weights.read_labels(folder)
    assert labels.entity_thresholds == (0.0, 1.5)
    assert labels.thresholds == {"ends": 0.5, "links": 0.0}


def test_labels_of_another_format_are_told(folder):
    (folder / "labels.json").write_text(json.dumps({**LABELS, "format": "other/9"}), "utf-8")
    with pytest.raises(ModelDamaged, match="other/9"):
        weights.read_labels(folder)


def test_the_variable_names_the_folder(folder, monkeypatch):
    monkeypatch.setenv("FACTIONAL_MODEL", str(folder))
    assert weights.folder() == folder


def test_a_variable_that_names_nothing_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("FACTIONAL_MODEL", str(tmp_path))
    with pytest.raises(ModelNotFound, match=r"FACTIONAL_MODEL names .* unset the variable"):
        LocalModel.load()


def test_without_weights_it_is_said_what_to_do(tmp_path, monkeypatch):
    monkeypatch.delenv("FACTIONAL_MODEL", raising=False)
    monkeypatch.setattr(weights, "SHIPPED", tmp_path)
    with pytest.raises(FactionalError, match="Install factional again, or set FACTIONAL_MODEL"):
        weights.folder()
