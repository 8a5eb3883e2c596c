"""`factional layers` and `factional model`."""

import re
from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace

import pytest

from factional.cli import language as commands
from factional.extract.language import Card, Data, survey
from tests.extract.language import fake

TEXT = """\
The hills of Dareh

By Salma Qadir
Orvan Post, 4 March 2019

Omar Haddad said “the fighters waited for more than 300 men last May”. He met Karim in Dareh.

Haddad joined the Orvan Front in 2016.
"""
PAGE = Path(__file__).parents[2] / "docs" / "language.md"
CARD = Card(
    "plain-to-see", "1", "CC0-1.0", "/nowhere", "ab" * 32, 23_600_000, "2026-01-02", 7, 3_900_000,
    {"name": "a small encoder", "licence": "Apache-2.0"},
    (Data("the treebank\x1b[2J", "CC-BY-SA-4.0", 200_000, "tags, arcs"), Data("own", "CC0-1.0")),
    {"tags": {"accuracy": 0.963}}, ("It reads English.",),
)  # fmt: skip


@pytest.fixture(autouse=True)
def model(monkeypatch):
    made = fake.model()
    made.card = CARD
    asked = []

    def language_model(name):
        asked.append(name)
        return made

    monkeypatch.setattr(commands, "language_model", language_model)
    return asked


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "hills.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


class TestLayersAsJson:
    def test_every_offset_gives_the_text_beside_it(self, run, file):
        found = run("layers", file, "--json").json
        text = found["text"]
        assert text == TEXT
        stretches = [*found["words"], *found["names"], *found["times"], *found["quantities"]]
        stretches += [m for r in found["referents"] for m in r["mentions"]]
        stretches += [m for chain in found["chains"] for m in chain]
        stretches += [p for a in found["attributions"] for p in (a["source"], *a["contents"])]
        assert len(stretches) > 60
        for stretch in stretches:
            assert text[stretch["start"] : stretch["end"]] == stretch["text"]

    def test_sentences_hold_words_and_stand_in_blocks(self, run, file):
        found = run("layers", file, "--json").json
        for sentence in found["sentences"]:
            block = found["blocks"][sentence["block"]]
            assert block["start"] <= sentence["start"] < sentence["end"] <= block["end"]
            own = found["words"][sentence["first"] : sentence["last"]]
            assert own[0]["start"] == sentence["start"]
            assert own[-1]["end"] == sentence["end"]
            heads = [w["head"] for w in own]
            assert heads.count(None) == 1
            inside = range(sentence["first"], sentence["last"])
            assert all(head in inside for head in heads if head is not None)

    def test_times_count_from_the_date_of_the_document(self, run, file):
        times = {t["text"]: t["edtf"] for t in run("layers", file, "--json").json["times"]}
        assert times["last May"] == "2018-05"

    def test_or_from_the_date_that_is_given(self, run, file):
        found = run("layers", file, "--json", "--date", "2012-06-01").json
        times = {t["text"]: t["edtf"] for t in found["times"]}
        assert times["last May"].startswith(("2011-05", "2012-05"))
        assert found["document"]["published"] == "2019-03-04"
        assert found["document"]["utterance"] == "2012-06-01"

    def test_who_said_what(self, run, file):
        said = run("layers", file, "--json").json["attributions"][0]
        assert said["source"]["text"] == "Omar Haddad"
        assert said["cue"]["text"] == "said"
        assert said["contents"][0]["text"].startswith("the fighters waited")

    def test_quantities_have_their_bounds(self, run, file):
        quantity = run("layers", file, "--json").json["quantities"][0]
        assert quantity["quantity"]["min"] == 300
        assert quantity["quantity"]["max"] is None

    def test_amounts_of_other_things_have_theirs(self, run, tmp_path):
        text = "Karim said the men lost 20 tanks and 3 million dollars in Dareh."
        (tmp_path / "losses.txt").write_text(text, encoding="utf-8")
        found = run("layers", tmp_path / "losses.txt", "--json").json["amounts"]
        assert [(a["low"], a["high"], a["unit"], a["kind"]) for a in found] == [
            (20, 20, "tanks", "vehicles"), (3_000_000, 3_000_000, "dollars", "money"),
        ]  # fmt: skip
        assert all(text[a["start"] : a["end"]] == a["text"] for a in found)

    def test_a_quotation_goes_through_its_paragraphs(self, run, tmp_path):
        text = (
            "“We hold the mill,” said Orlo Vant.\n\n“We hold the road.\n\n“And the ford,” he added."
        )
        (tmp_path / "said.txt").write_text(text, encoding="utf-8")
        spoken = run("layers", tmp_path / "said.txt", "--json").json["speech"]
        assert [s["speaker"] for s in spoken] == ["Orlo Vant", "Orlo Vant"]
        assert spoken[1]["text"].startswith("“We hold the road.")
        assert spoken[1]["text"].endswith("ford,”")
        assert spoken[0]["cue"]["text"] == "said"

    def test_the_page_documents_every_field(self, run, file):
        page = PAGE.read_text(encoding="utf-8")
        found = run("layers", file, "--json").json
        assert set(found) == {field.name for field in fields(survey.Survey)}
        for name, value in found.items():
            assert f"`{name}`" in page
            rows = value if isinstance(value, list) else [value]
            for row in rows:
                if isinstance(row, dict) and name != "speakers":
                    assert all(f"`{key}`" in page for key in row), (name, row)


def test_in_a_pipe_it_is_one_thing_a_line(run, file):
    rows = run("layers", file).table
    assert rows[0].keys() == {"layer", "start", "end", "text", "label", "detail"}
    assert [int(r["start"]) for r in rows] == sorted(int(r["start"]) for r in rows)
    layers = {r["layer"] for r in rows}
    assert layers >= {"sentence", "word", "name", "mention", "time", "quantity", "cue", "content"}
    assert ("time", "last May", "2018-05") in {(r["layer"], r["text"], r["label"]) for r in rows}
    quantity = next(r for r in rows if r["layer"] == "quantity")
    assert quantity["label"].startswith("300 or more ")


@pytest.fixture
def chain(tmp_path):
    path = tmp_path / "chain.txt"
    path.write_text("Omar Haddad waited in Dareh. He waited. Haddad waited.", encoding="utf-8")
    return path


def test_every_mention_says_whom_it_means_and_how(run, chain):
    rows = [r for r in run("layers", chain).table if r["layer"] == "mention"]
    by_words = {r["text"]: (r["label"], r["detail"]) for r in rows}
    assert by_words["Omar Haddad"] == ("Person", "omar_haddad name")
    assert by_words["Haddad"] == by_words["Omar Haddad"]
    label, told = by_words["He"]
    assert label == "Person"
    assert re.fullmatch(r"omar_haddad pronoun \([01]\.\d\d\)", told)


def test_mentions_say_how_surely_they_mean_somebody(run, chain):
    found = run("layers", chain, "--json").json["referents"]
    (haddad,) = (r for r in found if r["name"] == "Omar Haddad")
    sure = {m["text"]: (m["kind"], m["sure"]) for m in haddad["mentions"]}
    assert sure["Omar Haddad"] == ("name", None)
    kind, share = sure["He"]
    assert kind == "pronoun"
    assert 0 < share <= 1


def test_the_model_that_is_asked_for_reads_once_and_for_all_layers(run, file, monkeypatch):
    read = []
    plain = fake.model()

    def analyse(*given):
        read.append(given)
        return plain.analyse(*given)

    made = SimpleNamespace(card=CARD, analyse=analyse)
    monkeypatch.setattr(commands, "language_model", lambda name: made)
    assert run("layers", file, "--model", "ours").table
    assert [text for text, _ in read] == [TEXT]


def test_on_a_terminal_chains_are_those_of_the_resolver(screen, chain):
    shown = screen("layers", chain).plain()
    assert "Pronoun  He = Omar Haddad (" in shown
    who = shown.split("Who and what")[1].splitlines()
    at = next(i for i, row in enumerate(who) if row.strip().startswith("Omar Haddad  Person"))
    assert who[at].strip() == "Omar Haddad  Person, 2 names, 1 pronoun"
    assert who[at + 1].strip() == "Omar Haddad · He · Haddad"


def test_on_a_terminal_it_is_read_sentence_by_sentence(screen, file):
    shown = screen("layers", file).plain()
    assert "The hills of Dareh" in shown
    assert "2019-03-04 · read by plain-to-see 1" in shown
    assert "Time  last May = 2018-05 (date)" in shown
    assert "Person  Omar Haddad" in shown
    assert "Said  Omar Haddad [said]: the fighters waited" in shown
    assert "visit" not in shown
    assert "Who and what" in shown


def test_a_date_that_was_asked_for_is_said_to_be(screen, file):
    shown = screen("layers", file, "--date", "2012-06-01").plain()
    assert "2012-06-01 (asked for; the document says 2019-03-04)" in shown


def test_a_source_cannot_steer_the_terminal(run, screen, tmp_path):
    path = tmp_path / "bad.txt"
    path.write_text("Omar \x1b[2J met Salma Qadir in the hills.", encoding="utf-8")
    assert "\x1b[2J" not in screen("layers", path).getvalue()
    assert "\x1b" not in run("layers", path).out


def test_a_date_that_is_none_is_told(run, file):
    answer = run("layers", file, "--date", "yesterday")
    assert answer.status == 1
    assert "'yesterday' is no date" in answer.err


def test_another_model_is_asked_by_name(run, file, model):
    run("layers", file, "--json", "--model", "spacy")
    assert model == ["spacy"]


def test_the_card_is_shown(run):
    shown = run("model").out
    for fact in (
        "plain-to-see 1", "CC0-1.0", "seed        7", "3,900,000", "23.6 MB", "ab" * 32, "/nowhere",
        "a small encoder · Apache-2.0", "CC-BY-SA-4.0 · 200,000 words · tags, arcs",
        "tags: accuracy 0.963", "It reads English.",
    ):  # fmt: skip
        assert fact in shown
    assert "\x1b" not in shown


def test_the_card_as_json(run):
    card = run("model", "--json").json
    assert card["scores"] == {"tags": {"accuracy": 0.963}}
    assert card["data"][0]["licence"] == "CC-BY-SA-4.0"
    assert card["sha256"] == "ab" * 32
