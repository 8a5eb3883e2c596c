"""How answers are printed: whole, on one line, and never obeyed by the terminal."""

import contextlib
import io
import json
import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.cli.output import Column, console, line, passage, print_json, print_table
from factional.model import EntityType, Quantity

GROUPS = [
    ("Ансар аль-Джабаль", "12"),
    ("أنصار الجبل", "3"),
    ("Jabhat al-Shimāl [red]not markup[/red] :smile:", "1"),
]
COLUMNS: tuple[Column[tuple[str, str]], ...] = (
    Column("Name", lambda row: row[0]),
    Column("Whole name", lambda row: row[0].upper(), terminal=False),
    Column("Claims", lambda row: row[1], right=True, style=lambda _: "bold red"),
)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def screen(monkeypatch):
    """Prints a table on a terminal of 60 columns, and reads it off the screen."""
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def shown(*args, **kwargs):
        with contextlib.redirect_stdout(Terminal()) as terminal:
            print_table(*args, **kwargs)
        return terminal.getvalue()

    return shown


class TestPipe:
    def test_records_are_lines_and_fields_end_at_tabs(self, capsys):
        print_table(GROUPS, COLUMNS, empty="None.")
        lines = capsys.readouterr().out.splitlines()
        assert lines[0] == "name\twhole_name\tclaims"
        assert lines[1] == "Ансар аль-Джабаль\tАНСАР АЛЬ-ДЖАБАЛЬ\t12"
        assert lines[3].split("\t")[0] == "Jabhat al-Shimāl [red]not markup[/red] :smile:"
        assert len(lines) == 4

    def test_no_records_are_a_heading_alone(self, capsys):
        print_table([], COLUMNS, empty="None yet.")
        assert capsys.readouterr().out == "name\twhole_name\tclaims\n"

    def test_no_colour_even_where_it_is_forced(self, capsys, monkeypatch):
        monkeypatch.setenv("FORCE_COLOR", "1")
        print_table(GROUPS, COLUMNS, empty="None.")
        console().print("plain", style="bold red")
        assert "\x1b" not in capsys.readouterr().out


class TestTerminal:
    def test_a_table_fits_the_width(self, screen):
        shown = screen([(name * 4, count) for name, count in GROUPS], COLUMNS, empty="None.")
        assert re.search(r"\x1b\[1;31m *12", shown)
        plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
        assert "Whole name" not in plain
        assert max(map(len, plain.splitlines())) == 60

    def test_text_is_no_markup(self, screen):
        assert "[red]not markup[/red] :smile:" in screen(GROUPS, COLUMNS, empty="None.")

    def test_no_color_is_heeded(self, screen, monkeypatch):
        monkeypatch.setenv("NO_COLOR", "1")
        shown = screen(GROUPS, COLUMNS, empty="None.")
        assert "Ансар аль-Джабаль" in shown
        assert "31m" not in shown

    def test_no_records_are_told_with_what_to_do(self, screen):
        assert screen([], COLUMNS, empty="None yet. Add some.") == "None yet. Add some.\n"

    def test_what_a_limit_left_out_is_counted(self, screen):
        shown = screen(GROUPS, COLUMNS, empty="None.", total=1200)
        assert shown.endswith("3 of 1,200; --limit shows more.\n")


class TestText:
    @pytest.mark.parametrize(
        ("raw", "shown"),
        [
            ("one\ttwo\r\nthree", "one two three"),
            ("red \x1b[31mgroup\x1b[0m", "red �[31mgroup�[0m"),
            ("\x9b2Jgone", "�2Jgone"),
            ("\x1b]0;title\x07", "�]0;title�"),
            ("a\u2028b\x85c", "a b c"),
            ("𝔄nsar الجبل", "𝔄nsar الجبل"),
            (None, ""),
        ],
    )
    def test_a_line_is_one_line(self, raw, shown):
        assert line(raw) == shown

    def test_a_passage_keeps_its_lines(self):
        assert passage("one\r\n\r\ntwo\tthree\x1b[2J") == "one\ntwo three�[2J"

    @given(st.text())
    def test_no_text_steers_the_terminal(self, text):
        assert line(text).isprintable() or not any(
            ord(c) < 32 or 127 <= ord(c) < 160 for c in line(text)
        )
        assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 for c in passage(text))
        assert len(line(text).splitlines()) <= 1


def test_json_is_one_document_in_its_own_script(capsys):
    @dataclass(frozen=True)
    class Row:
        name: str
        type: EntityType
        strength: Quantity | None

    print_json(
        [Row("الجبل 𝔄", EntityType.GROUP, Quantity(250, 300)), Row("Б", EntityType.STATE, None)]
    )
    out = capsys.readouterr().out
    assert "الجبل 𝔄" in out
    assert json.loads(out) == [
        {
            "name": "الجبل 𝔄",
            "type": "Group",
            "strength": {"min": 250, "max": 300, "approx": False, "unit": "members"},
        },
        {"name": "Б", "type": "State", "strength": None},
    ]
