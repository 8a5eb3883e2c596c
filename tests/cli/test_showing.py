"""`factional show`: a claim with its words, its voices and its contradictions."""

import pytest

from factional import ask
from factional.case import Case
from tests.cli import world

INTERVIEW = world.document_id(world.INTERVIEW)
NEWS = world.document_id(world.NEWS)
STATEMENT = world.document_id(world.STATEMENT)


def test_the_words_stand_in_their_context_and_are_marked(factional):
    shown = factional("show", f"{INTERVIEW}-2").out
    assert shown.splitlines()[0].startswith("denied: Ansar al-Jabal trains")
    assert "»Ansar al-Jabal does not train the Alwiya«" in shown
    assert "trains the Zuhra Brigade. »" in shown
    assert "Words (answer)" in shown


def test_on_a_terminal_the_words_are_marked_without_signs(screen):
    shown = screen("show", f"{INTERVIEW}-2").getvalue()
    assert "»" not in shown
    assert "\x1b[1;7mAnsar al-Jabal does not train the Alwiya" in shown


def test_voices_are_indented_innermost_first_with_their_cues(factional):
    lines = factional("show", f"{NEWS}-1").out.splitlines()
    at = lines.index("Voices")
    assert lines[at + 1].startswith("  harbour ministry · “said”")
    assert lines[at + 2] == "    Coast Post"
    assert lines[at + 3] == ""


def test_the_stance_stands_at_the_one_whose_words_they_are(factional):
    shown = factional("show", f"{INTERVIEW}-1", "--json").json["row"]["stance"]
    lines = factional("show", f"{INTERVIEW}-1").out.splitlines()
    voice = lines[lines.index("Voices") + 1]
    assert voice.startswith("  Abu Salim · “A:” · 2019-02-20")
    assert voice.endswith(shown.replace("_", " "))


def test_source_date_place_in_the_text_and_reason_are_told(factional):
    shown = factional("show", f"{NEWS}-2").out
    start = world.NEWS.index("Abu Salim")
    assert "Men of the mountain" in shown
    assert f"news · 2019-03-01 · characters {start}–{start + 51} · read by clerk/1" in shown
    assert "rule: leads as a verb" in shown
    assert "state · probable" in shown


def test_what_is_undated_inferred_or_unsure_is_said_to_be(factional):
    shown = factional("show", f"{STATEMENT}-1").out
    assert "undated" in shown
    assert "inferred by a reader" in shown
    assert "confidence 0.30, low" in shown


def test_the_other_side_of_a_dispute_is_named_with_the_reason(factional, folder):
    id = f"{NEWS}-4"
    with Case.open(folder) as case:
        detail = ask.claim(case.store, id)
    reasons = [c.reason for c in detail.comparisons if id in (c.first, c.second)]
    shown = factional("show", id).out
    assert reasons
    assert f"{INTERVIEW}-4" in shown
    assert all(reason in shown for reason in reasons)


def test_a_claim_alone_is_said_to_be_alone(factional):
    assert "Nobody else in this case speaks of it." in factional("show", f"{NEWS}-2").out


@pytest.mark.parametrize("claim", [f"{STATEMENT}-1"])
def test_a_source_cannot_steer_the_terminal(factional, screen, claim):
    assert "\x1b" not in factional("show", claim).out
    assert "\x1b[2J" not in screen("show", claim).getvalue()
    assert "�[2J" in factional("show", claim).out


def test_json_is_that_of_ask(factional, folder):
    with Case.open(folder) as case:
        expected = ask.to_json(ask.claim(case.store, f"{NEWS}-1"))
    assert factional("show", f"{NEWS}-1", "--json").json == expected


def test_a_claim_that_is_not_there(factional):
    answer = factional("show", "0000-1")
    assert answer.status == 1
    assert answer.err.startswith("factional: ")
    assert "0000-1" in answer.err
