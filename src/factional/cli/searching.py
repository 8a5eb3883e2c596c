"""The command that looks for words in all that a case holds."""

from __future__ import annotations

import click
from rich.text import Text

from factional import ask
from factional.ask import Findings, Leaf
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option, json_option
from factional.cli.output import console, line, print_indented, print_json, print_section


@click.command(
    cls=Command,
    epilog="""
    factional search "dawn guard" bridge
    factional search 'type:split before:2015 source:"Northern Post"'
    factional search hevrin --exact
    """,
)
@click.argument("words", nargs=-1, required=True)
@click.option("--exact", is_flag=True, help="Without other spellings and names of what is sought.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=8,
    show_default=True,
    help="Show at most so many of each group.",
)
@json_option
@case_option
def search(words: tuple[str, ...], exact: bool, limit: int, as_json: bool) -> None:
    """Look for words in actors, claims, quotations and documents.

    All words must be found together: in one name, one claim, one quotation, one paragraph. They may
    be begun only; between quotation marks they are found as they stand. Names are sought in their
    other spellings and scripts too, and the answer says in which.

    Operators restrict it: type: (a type of actors, a relation or a family of relations), state:,
    source:, about:, before: and after: (when it was published). One argument with a space in it is
    taken for words in a row, or for all that would stand in a search box.
    """
    typed = words[0] if len(words) == 1 else " ".join(map(_whole, words))
    with open_case() as case:
        found = ask.search(case.store, typed, variants=not exact, limit=limit)
        if as_json:
            print_json(found)
        else:
            _tell(found)


def _whole(word: str) -> str:
    return f'"{word}"' if " " in word and ":" not in word and '"' not in word else word


def _tell(found: Findings) -> None:
    out = console()
    for sought in found.sought:
        if sought.also:
            out.print(Text(line(f"{sought.typed}: also searched: {', '.join(sought.also)}")))
    told = False
    for title, page, rows in (
        ("Actors", found.actors, [f"{a.name} · {a.id}" for a in found.actors.items]),
        ("Claims", found.claims, [_claim(row) for row in found.claims.items]),
        ("Quotations", found.quotations, [_quotation(row) for row in found.quotations.items]),
    ):
        if page.total:
            told = True
            print_section(out, f"{title} ({page.total})")
        for row in rows:
            print_indented(out, Text(line(row)))
    if found.documents.total:
        told = True
        print_section(out, f"Documents ({found.documents.total})")
    for leaf in found.documents.items:
        _document(leaf)
    if not told:
        out.print("Nothing is found. Try fewer words, or another spelling.")


def _claim(row: ask.ClaimRow) -> str:
    other = row.object.name if row.object else row.value or ""
    denied = "not: " if row.polarity == "denied" else ""
    return f"{row.subject.name} {denied}{row.relation_label} {other} · {row.id}"


def _quotation(row: ask.Quoted) -> str:
    return f"“{row.quote}” {row.speaker}, {row.document.name}"


def _document(leaf: Leaf) -> None:
    out = console()
    name = leaf.document.title or leaf.document.name
    print_indented(out, Text(line(f"{name} · {leaf.document.id} · {leaf.places} places")))
    for passage in leaf.passages:
        text = Text(line(passage.text))
        for start, end in passage.hits:
            text.stylize("bold", start - passage.start, end - passage.start)
        print_indented(out, text, depth=1)
