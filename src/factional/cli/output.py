"""How answers are printed: tables on a terminal, tab-separated lines in a pipe, or JSON.

What is printed was written by strangers. Nothing in it is taken for markup, and what would steer
the terminal (escape sequences and their kin) is shown as U+FFFD.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import click
from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factional.ask import to_json

T = TypeVar("T")

_BREAKS: Final = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column of a table.

    Attributes:
        title: Its heading.
        text: What it shows of a record.
        terminal: Whether it is shown on a terminal, where room is scarce.
        piped: Whether it is printed into a pipe.
        whole: Whether its cells are never broken over two lines.
        most: Width in cells that it gets at most; None for what the others leave.
        right: Whether its cells are numbers, set to the right.
        style: How a cell looks; a rich style, given the record.
    """

    title: str
    text: Callable[[T], str | None]
    terminal: bool = True
    piped: bool = True
    whole: bool = False
    most: int | None = None
    right: bool = False
    style: Callable[[T], str] | None = None


def on_terminal() -> bool:
    """Whether a person reads the answers as they are printed."""
    return sys.stdout.isatty()


def console(*, stderr: bool = False) -> Console:
    """A console that prints text as it stands; without colour in a pipe or under NO_COLOR."""
    stream = sys.stderr if stderr else sys.stdout
    return Console(
        stderr=stderr,
        force_terminal=stream.isatty(),
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=not stream.isatty(),
    )


def line(text: str | None) -> str:
    """A text on one line, with nothing in it that would steer a terminal or end a cell."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub(" ", text or ""))


def passage(text: str) -> str:
    """A text with its line breaks and nothing in it that would steer a terminal."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub(_breaks, text))


def print_json(value: object) -> None:
    """Print anything that `ask` answers with as one JSON document."""
    click.echo(json.dumps(to_json(value), ensure_ascii=False, indent=2))


def print_table(
    records: Sequence[T], columns: Sequence[Column[T]], *, empty: str, total: int | None = None
) -> None:
    """Print records as a table, fitted to the terminal, or as tab-separated lines with a heading.

    Args:
        records: One a row.
        columns: What is shown of each.
        empty: What a person is told where there are none, and what to do then.
        total: How many there are where not all are shown; a person is told.
    """
    if not on_terminal():
        shown = [column for column in columns if column.piped]
        click.echo("\t".join(column.title.lower().replace(" ", "_") for column in shown))
        for record in records:
            click.echo("\t".join(line(column.text(record)) for column in shown))
        return
    if not records:
        click.echo(empty)
        return
    shown = [column for column in columns if column.terminal]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for column in shown:
        table.add_column(
            column.title,
            justify="right" if column.right else "left",
            no_wrap=column.whole,
            max_width=column.most,
            overflow="fold",
        )
    for record in records:
        table.add_row(*(_cell(column, record) for column in shown))
    out = console()
    out.print(table)
    if total is not None and total > len(records):
        out.print(f"{len(records):,} of {total:,}; --limit shows more.")


def print_indented(out: Console, text: Text, *, depth: int = 0) -> None:
    """Print a text two columns in for each level, wrapped to a terminal and never in a pipe."""
    indent = 2 * (depth + 1)
    if out.is_terminal:
        out.print(Padding(text, (0, 0, 0, indent), expand=False))
    else:
        out.print(Text("\n").join(Text(" " * indent) + part for part in text.split("\n")))


def print_section(out: Console, title: str) -> None:
    """Print the heading of a part of an answer, after an empty line."""
    out.print()
    out.print(Text(title, style="underline"))


def _cell(column: Column[T], record: T) -> Text:
    return Text(line(column.text(record)), style=column.style(record) if column.style else "")


def _breaks(found: re.Match[str]) -> str:
    return "\n" if re.search(r"[\n\r\x85\u2028\u2029]", found.group()) else " "
