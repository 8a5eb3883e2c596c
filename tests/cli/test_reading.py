"""`factional read` shows what reading gives, to persons and to programs, and keeps nothing."""

import io
import json
import zipfile
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from rich.console import Console

from factional.ask.reading import Reading, reading
from factional.cli.viewing import print_reading
from factional.model import (
    Block,
    BlockKind,
    Cell,
    Derivation,
    Document,
    Hint,
    Metadata,
    Page,
    Speaker,
    SpeakerRole,
    Table,
)

DOCS = Path(__file__).parents[2] / "docs"

INTERVIEW = """Menu
Search

“We count nobody”: an interview with Ḥasan al-Qāʾid

By Rana Sabbagh
21 February 2019

Ḥasan al-Qāʾid commands the Falcons of Qasr. He received us in a barn 🦅.

Q: How many are you?
A: نحن ثلاثمئة مقاتل, and not one of them is counted twice.

Q: Who pays you?
A: That I will not say. The Falcons pay for their own bread and boots.
"""

TEXT = "Page one says 5 May.\nName\tMen\nFalcons\t300\nThe end \x1b[31mof it\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "qasr.txt"
    path.write_text(INTERVIEW, encoding="utf-8")
    return path


def paged():
    """A document with pages, a table, a hint and escape sequences, as no parser is needed for."""
    rows = [TEXT.index("Name"), TEXT.index("Falcons"), TEXT.index("The end")]
    return Document(
        id="0" * 16,
        sha256="0" * 64,
        name="annex",
        media_type="application/pdf",
        text=TEXT,
        blocks=(
            Block(BlockKind.PARAGRAPH, 0, 20),
            Block(BlockKind.TABLE, rows[0], rows[1] - 1),
            Block(BlockKind.TABLE, rows[1], rows[2] - 1),
            Block(BlockKind.PARAGRAPH, rows[2], len(TEXT), "Umm Salma", "en"),
        ),
        body=(0, len(TEXT)),
        metadata=Metadata(hints=(Hint("published", "XXXX-05-05", 14, 19),)),
        speakers=(Speaker("Umm Salma", SpeakerRole.CITED, "the Falcons"),),
        derivations=(Derivation("translation", "صوت القصر", "Li Wei", 0, 8),),
        pages=(Page(1, 0, 21, "iv"), Page(2, 21, len(TEXT))),
        tables=(
            Table(
                rows[0],
                rows[2] - 1,
                (
                    Cell(0, 0, rows[0], rows[0] + 4, header=True),
                    Cell(0, 1, rows[0] + 5, rows[0] + 8, header=True),
                    Cell(1, 0, rows[1], rows[1] + 7),
                    Cell(1, 1, rows[1] + 8, rows[1] + 11),
                ),
            ),
        ),
    )


def test_a_person_sees_labels_voices_and_where_values_were_found(run, file):
    answer = run("read", file)
    assert answer.status == 0
    lines = answer.out.splitlines()
    assert lines[0] == "“We count nobody”: an interview with Ḥasan al-Qāʾid"
    assert any(line.split()[:2] == ["published", "2019-02-21"] and "←" in line for line in lines)
    assert any("question" in line and "How many are you?" in line for line in lines)
    assert any("answer" in line and "Ḥasan al-Qāʾid: A: نحن" in line for line in lines)
    assert any("boilerplate Menu" in line for line in lines)


def test_programs_get_an_object_a_line(run, file):
    other = file.with_name("other.md")
    other.write_text("# Word\n\nThe Lions deny it, says one who would know.\n", encoding="utf-8")
    answer = run("read", file, other, "--json")
    first, second = map(json.loads, answer.out.splitlines())
    assert (first["name"], second["media_type"]) == ("qasr", "text/markdown")
    assert first["text"] == INTERVIEW
    assert first["metadata"]["published"] == "2019-02-21"
    assert first["metadata"]["found_in"]["published"]
    assert [b["number"] for b in first["blocks"]] == list(range(1, len(first["blocks"]) + 1))
    for block in first["blocks"]:
        assert first["text"][block["start"] : block["end"]].strip()
    assert [turn["kind"] for turn in first["turns"]][-4:] == ["question", "answer"] * 2


def test_standard_input_is_read(run):
    answer = run("read", "-", "--json", input=INTERVIEW.encode())
    assert json.loads(answer.out)["text"] == INTERVIEW


def test_each_document_of_an_archive_is_shown_and_what_fails_is_told(run, file, tmp_path):
    path = tmp_path / "press.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(file, "2019/qasr.txt")
        archive.writestr("blank.txt", " \n")
    answer = run("read", path, tmp_path / "gone.txt", "--json")
    assert answer.status == 1
    told = {
        Path(record["place"]).name: record for record in map(json.loads, answer.out.splitlines())
    }
    assert told["qasr.txt"]["text"] == INTERVIEW
    assert told["qasr.txt"]["within"] == str(path)
    assert "text" in told["blank.txt"]["error"]
    assert "error" in told["gone.txt"]
    assert run("read", tmp_path / "gone.txt").err.startswith("factional: ")


def test_no_case_is_made_or_needed(run, file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("read", file).status == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["qasr.txt"]


@pytest.mark.parametrize("terminal", [True, False])
def test_pages_tables_hints_and_derivations_are_shown(terminal):
    out = io.StringIO()
    screen = Console(file=out, force_terminal=terminal, width=100, highlight=False, no_color=True)
    print_reading(screen, reading(paged(), "annex.pdf", within="panel.zip"))
    shown = out.getvalue()
    for words in (
        "perhaps XXXX-05-05: “5 May”",
        "page iv",
        "page 2",
        "Name │ Men",
        "Falcons │ 300",
        "translation of صوت القصر by Li Wei",
        "panel.zip",
        "Umm Salma: The end",
    ):
        assert words in shown
    assert "\x1b[31mof" not in shown
    assert "\ufffd[31mof it" in shown


def names(record):
    """The names of all fields of a record, and of the records in them."""
    for field, hint in get_type_hints(record).items():
        yield field
        for part in (hint, *get_args(hint)):
            if is_dataclass(part) and isinstance(part, type):
                yield from names(part)


def test_every_field_is_documented():
    page = (DOCS / "reading.md").read_text(encoding="utf-8")
    found = set(names(Reading))
    assert {"found_in", "caption", "rows", "hints", "affiliation"} <= found
    assert [name for name in sorted(found) if f"`{name}`" not in page] == []
    for kind in BlockKind:
        assert f"`{kind}`" in page


def test_the_record_holds_all_that_a_document_is():
    kept = {f.name for f in fields(Reading)} | {"tlp", "status", "replaced_by"}
    assert {f.name for f in fields(Document)} <= kept
    about = get_type_hints(Reading)["metadata"]
    assert {f.name for f in fields(Metadata)} == {f.name for f in fields(about)}


def test_speech_is_shown_below_its_block_with_speaker_and_cue(run, tmp_path):
    path = tmp_path / "mill.txt"
    path.write_text(
        "The mill on the ford\n\nThe mill of Orme stood empty all spring, and nobody came to see "
        "it.\n\n“The well is \x1b[31mdry,” said Ḥasan al-Qāʾid. “We drink from the ford.”\n",
        encoding="utf-8",
    )
    shown = run("read", str(path)).out
    assert shown.count("— Ḥasan al-Qāʾid (said)") == 2
    assert "\x1b" not in shown
    record = json.loads(run("read", str(path), "--json").out)
    first = record["speech"][0]
    assert record["text"][slice(*first["cue"])] == "said"
    assert record["text"][slice(*first["named"])] == first["speaker"] == "Ḥasan al-Qāʾid"
