"""factional match: two names, or a file of them."""

import csv
import io

import pytest

A, B = "Ruslan Timurov", "Руслан Тимуров"


def test_two_names_are_scored_with_what_speaks_for_and_against(run):
    answer = run("match", "Abu Omar al-Saheli", "Abu Bakr al-Saheli", "--kind", "person")
    score, *reasons = answer.out.splitlines()
    assert 0 < float(score) < 0.5
    assert any(reason.strip().startswith("+") and "saheli" in reason for reason in reasons)
    assert any(reason.strip().startswith("-") for reason in reasons)


def test_in_json(run):
    answer = run("match", A, B, "--kind", "PERSON", "--json")
    assert answer.json["match"]["score"] > 0.9
    assert answer.json["kind"] == "Person"
    assert {"name", "value", "weight", "words"} <= answer.json["match"]["features"][0].keys()


def scored(answer):
    return list(csv.DictReader(io.StringIO(answer.out)))


def test_a_file_comes_back_with_scores_and_all_its_columns(run, tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text(
        f'\ufeffid,a,b,kind\n7,{A},{B},person\n8,QVF,"Qasr Valley, Front",organisation\n9,,x,\n',
        encoding="utf-8",
    )
    rows = scored(run("match", "--pairs", path))
    assert [row["id"] for row in rows] == ["7", "8", "9"]
    assert list(rows[0]) == ["id", "a", "b", "kind", "score"]
    assert float(rows[0]["score"]) > 0.9 < float(rows[1]["score"])
    assert float(rows[2]["score"]) == 0
    assert rows[1]["b"] == "Qasr Valley, Front"


def test_standard_input_and_a_kind_for_all(run):
    rows = scored(run("match", "--pairs", "-", "--kind", "person", input=f"a,b\n{A},{B}\n"))
    assert float(rows[0]["score"]) > 0.9


def test_an_earlier_score_is_overwritten(run):
    rows = scored(run("match", "--pairs", "-", input=f"score,a,b\nold,{A},{B}\n"))
    assert list(rows[0]) == ["score", "a", "b"]
    assert float(rows[0]["score"]) > 0.5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x,y\n1,2\n", "no columns a and b"),
        ("", "no columns a and b"),
        ("a,b,kind\nx,y,ship\n", "line 2: No kind 'ship'"),
        ("a,b\nx,y,z\n", "line 2: not as many cells"),
        ("a,b\nx\n", "line 2: not as many cells"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(run, text, words):
    answer = run("match", "--pairs", "-", input=text)
    assert answer.status == 1
    assert words in answer.err


def test_what_is_wrong_with_a_question_is_said(run, tmp_path):
    assert run("match", "one").status == 2
    assert run("match", A, B, "--pairs", "x.csv").status == 2
    assert "No kind" in run("match", A, B, "--kind", "ship").err
    assert "Name a CSV file" in run("match", "--pairs", tmp_path / "none.csv").err
    (tmp_path / "latin1.csv").write_bytes("a,b\nJos\xe9,x\n".encode("latin-1"))
    assert "not UTF-8" in run("match", "--pairs", tmp_path / "latin1.csv").err
