"""`factional dossier`: all that a case holds on one actor, as text, Markdown, JSON or citations."""

from __future__ import annotations

import json

import click
from rich.text import Text

from factional import ask
from factional.cli.filing import Part, parts_of
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option, json_option
from factional.cli.output import console, line, print_indented, print_json, print_section

_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>#|~"})


@click.command(
    cls=Command,
    epilog="""
    factional dossier "Northern Front"
    factional dossier HTS --as-of 2019-02 --known-by 2020
    factional dossier "Northern Front" --markdown > northern-front.md
    factional dossier "Northern Front" --cite bibtex > northern-front.bib
    """,
)
@click.argument("actor")
@click.option("--as-of", metavar="EDTF", help="Tell what held, or may have held, at this time.")
@click.option("--known-by", metavar="EDTF", help="Only what was published by this time.")
@click.option("--markdown", is_flag=True, help="Print Markdown.")
@click.option(
    "--cite",
    type=click.Choice(["plain", "bibtex", "csl"]),
    help="Print the citations of the documents behind it instead.",
)
@json_option
@case_option
def dossier(
    *,
    actor: str,
    as_of: str | None,
    known_by: str | None,
    markdown: bool,
    cite: str | None,
    as_json: bool,
) -> None:
    """Print all that the case holds on one actor, by source.

    ACTOR is an id or any name. Names, facts, relations, posts, places, events, numbers, what its
    own people say beside what others say, what nobody says, and what changed: each with how those
    who say so stand to each other, and with the numbers of the documents, which come last.

    What sources disagree on stands side by side and is never averaged. Of a person, where he or she
    is or was is not gathered.
    """
    if markdown + (cite is not None) + as_json > 1:
        raise click.UsageError("--markdown, --cite and --json are three answers. Choose one.")
    with open_case() as case:
        found = ask.dossier(case.store, actor, as_of=as_of, known_by=known_by)
        relations = case.store.vocabulary
    if as_json:
        print_json(found)
    elif cite:
        _cite(found, cite)
    elif markdown:
        _markdown(parts_of(found, relations))
    else:
        _plain(parts_of(found, relations))


def _cite(found: ask.Dossier, form: str) -> None:
    if form == "csl":
        items = [dict(reference.csl) for reference in found.references]
        click.echo(json.dumps(items, ensure_ascii=False, indent=2))
        return
    for reference in found.references:
        click.echo(line(reference.citation) if form == "plain" else f"{reference.bibtex}\n")


def _plain(parts: list[Part]) -> None:
    out = console()
    for n, part in enumerate(parts):
        if n:
            print_section(out, line(part.title))
        else:
            out.print(Text(line(part.title), style="bold"))
        for said in part.lines:
            text = Text(line(said.text))
            if said.strong:
                text.stylize("bold")
            print_indented(out, text, depth=said.depth)


def _markdown(parts: list[Part]) -> None:
    for n, part in enumerate(parts):
        click.echo(f"{'##' if n else '#'} {_marked(part.title)}\n")
        for said in part.lines:
            text = _marked(said.text)
            click.echo(f"{'  ' * said.depth}- {f'**{text}**' if said.strong else text}")
        click.echo()


def _marked(text: str) -> str:
    """A text in which Markdown finds no mark of its own."""
    return line(text).translate(_MARKS)
