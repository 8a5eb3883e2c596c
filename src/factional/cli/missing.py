"""`factional misses`: what an extractor missed of gold, and what is false, by cause."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

import click
from rich.text import Text

from factional.ask._alignment import Annotated, annotated_documents
from factional.ask.misses import Cause, Item, Worklist, worklist
from factional.ask.misses import misses as judge
from factional.cli.exchanging import read_each
from factional.cli.options import Command, case_option, json_option
from factional.cli.output import (
    Column,
    console,
    line,
    on_terminal,
    print_indented,
    print_json,
    print_section,
    print_table,
)

_FOLDER = click.Path(path_type=Path, file_okay=False)

_ITEMS: tuple[Column[Item], ...] = (
    Column("Entry", lambda row: "missed" if row.missed else "false"),
    Column("Cause", lambda row: row.cause),
    Column("Document", lambda row: row.document),
    Column("Start", lambda row: str(row.start)),
    Column("End", lambda row: str(row.end)),
    Column("Subject", lambda row: row.subject),
    Column("Relation", lambda row: row.relation),
    Column("Object", lambda row: row.object or row.value),
    Column("Polarity", lambda row: row.polarity),
    Column("Instead", lambda row: row.instead),
    Column("Confidence", lambda row: None if row.confidence is None else f"{row.confidence:.2f}"),
    Column("Rule", lambda row: row.rule),
    Column("Quote", lambda row: row.quote),
)


@click.command(
    cls=Command,
    epilog="""
    factional misses gold/ --texts texts/
    factional misses gold/ --texts texts/ --document qasr --relation trains
    """,
)
@click.argument("gold", type=_FOLDER)
@click.option("--texts", type=_FOLDER, required=True, help="Folder of the documents, by name.")
@click.option(
    "--extractor", metavar="NAME", default="local", show_default=True, help="What reads them."
)
@click.option(
    "--document", "names", metavar="NAME", multiple=True, help="Only this one; repeatable."
)
@click.option("--relation", metavar="NAME", help="Only entries of this relation.")
@json_option
@case_option
def misses(
    *,
    gold: Path,
    texts: Path,
    extractor: str,
    names: tuple[str, ...],
    relation: str | None,
    as_json: bool,
) -> None:
    """List what was missed and what is false, by cause.

    GOLD holds annotations made by hand. The documents of --texts are read as `factional evaluate`
    reads them, and what counts as found, missed and false is the same. Each entry has its cause:
    nobody pointed at a side, or at somebody else; both there and nothing read; read as another
    relation, the other way round or with the other polarity; held back. First come the counts, then
    every entry with its words.
    """
    known = names or tuple(annotated_documents(gold))
    found = worklist(
        (
            judge(Annotated.load(gold, made.document.name), made.document, made.found, made.text)
            for made in read_each(known, texts, extractor)
        ),
        relation,
    )
    if as_json:
        print_json(found)
    elif on_terminal():
        _print(found)
    else:
        print_table(found.items, _ITEMS, empty="")


def _print(found: Worklist) -> None:
    out = console()
    missed, false = sum(found.missed.values()), sum(found.false.values())
    out.print(
        f"{found.gold} gold claims, {found.found} of them found. Listed: {missed} missed, "
        f"{false} false."
    )
    for title, counts in (("Missed", found.missed), ("False", found.false)):
        if counts:
            print_section(out, title)
            _counts(counts)
    if found.relations:
        print_section(out, "By relation")
        for name, count in found.relations.items():
            told = f"{count['missed']:5} missed {count['false']:5} false  {name}"
            print_indented(out, Text(told))
    for (gone, cause), items in groupby(found.items, key=lambda i: (i.missed, i.cause)):
        print_section(out, f"{'Missed' if gone else 'False'}: {cause}")
        for item in items:
            _item(item)


def _counts(counts: Mapping[Cause, int]) -> None:
    for cause, count in counts.items():
        print_indented(console(), Text(f"{count:5}  {cause}"))


def _item(item: Item) -> None:
    out = console()
    denied = "" if item.polarity == "affirmed" else "denied: "
    other = item.object or item.value or ""
    said = f"{denied}{item.subject} · {item.relation} · {other}"
    print_indented(out, Text(line(said), style="bold"))
    quote = f"“{item.quote}” {item.document}, {item.start}–{item.end}"
    print_indented(out, Text(line(quote)), depth=1)
    if item.instead:
        print_indented(out, Text(line(f"instead: {item.instead}")), depth=1)
    if item.rule:
        sure = "" if item.confidence is None else f", confidence {item.confidence:.2f}"
        print_indented(out, Text(line(f"read by {item.rule}{sure}")), depth=1)
