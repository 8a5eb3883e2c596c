"""docs/cli.md speaks of every command, in the words of its help."""

from pathlib import Path

import pytest

from factional.cli.reference import BEGIN, commands, reference, renewed

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_every_command_has_its_place():
    page = PAGE.read_text(encoding="utf-8")
    for name, _ in commands():
        assert f"### `{name}`\n" in page


def test_the_reference_is_current():
    page = PAGE.read_text(encoding="utf-8")
    assert page == renewed(page), "Run `python -m factional.cli.reference docs/cli.md`."


def test_what_stands_before_the_reference_stays():
    assert renewed(f"Prose of ours.\n\n{BEGIN}\nold") == f"Prose of ours.\n\n{reference()}"
    with pytest.raises(ValueError, match="no reference part"):
        renewed("Prose alone.")


def test_lines_are_as_narrow_as_a_terminal():
    assert max(len(line) for line in reference().splitlines() if line != BEGIN) <= 80
