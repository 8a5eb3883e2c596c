"""`factional why`: how a claim came to be, for a person and for a program."""

import pytest

from factional.case import Case
from tests.cli import world

REPORT = (
    "The Keld Front is in the hills. It did not attack the Ravnik Brigade in May 2014, "
    "the harbour ministry said.\n"
)


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """A case that the built-in extractor read, and the id of the claim in it."""
    folder = tmp_path_factory.mktemp("why")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    with Case.init(folder / "case") as case:
        case.add(str(folder / "report.txt"))
        (id,) = [c.id for c in case.store.claims() if c.relation == "attacked"]
    return folder / "case", id


def test_a_claim_is_told_word_by_word(run, read):
    folder, id = read
    shown = run("why", id, "--case", folder).out
    at = REPORT.index("It did")
    assert shown.splitlines()[0].startswith("denied: Keld Front")
    assert "did not »attack« the Ravnik" in shown
    assert "verb · “attack” · pattern attack *" in shown
    assert f"pronoun “It” ({at}–{at + 2})" in shown
    assert "stands for “Keld Front”, named before it, at 4–14" in shown
    assert "polarity: denied, by negation “not”" in shown
    assert "time: 2014-05, by “May 2014” (72–80) of its clause" in shown
    assert "certainty: certain\n" in shown
    assert "· the document's own voice" in shown
    assert "Nobody has decided about it." in shown


def test_json_holds_all_of_it(run, read):
    folder, id = read
    answer = run("why", id, "--case", folder, "--json").json
    assert answer["row"]["id"] == id
    assert [s["side"] for s in answer["sides"]] == ["subject", "object"]
    assert answer["decided"][0]["words"][0]["text"] == "not"
    assert answer["factors"]


def test_a_claim_of_another_extractor_tells_what_is_known(factional):
    shown = factional("why", f"{world.document_id(world.NEWS)}-1").out
    assert "trains as a verb" in shown
    assert "name “Zuhra Brigade”" in shown
    assert "harbour ministry · “said”" in shown
    assert "None: a person read it." in shown


def test_a_source_cannot_steer_the_terminal(factional, screen):
    claim = f"{world.document_id(world.STATEMENT)}-1"
    assert "\x1b" not in factional("why", claim).out
    assert "\x1b[2J" not in screen("why", claim).getvalue()


def test_on_a_terminal_the_trigger_is_marked_without_signs(read, screen):
    folder, id = read
    shown = screen("why", id, "--case", folder).getvalue()
    assert "»" not in shown
    assert "\x1b[1;7mattack" in shown


def test_a_claim_that_is_not_there_is_told(factional):
    answer = factional("why", "nobody-1")
    assert answer.status == 1
    assert answer.err.startswith("factional: No claim 'nobody-1'")


def test_show_leaves_the_details_to_why(run, read):
    folder, id = read
    shown = run("show", id, "--case", folder).out
    assert "cue: attack" in shown
    assert "trigger:" not in shown
    assert "factors:" not in shown
