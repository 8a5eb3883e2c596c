"""Commands that write what leaves the house: one page, the table of claims, or entities."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from factional.ask import ClaimFilter
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option, json_option
from factional.cli.output import line, print_json
from factional.errors import ExportError
from factional.exporting import (
    Choice,
    Excerpt,
    Identities,
    Preview,
    claims_csv,
    claims_json,
    followthemoney,
    page,
    preview,
)
from factional.model import TLP
from factional.store import Store

P = ParamSpec("P")
_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)
_PAGE, _CSV, _JSON, _FTM = "html", "csv", "json", "ftm"


def _chosen(command: Callable[[Path, Choice, bool], None]) -> Callable[..., None]:
    """Add the options that say which claims go out, and how much of what stands behind them."""

    @click.argument("out", type=_FILE)
    @click.option("--about", metavar="ACTOR", help="Claims about this one: an id or any name.")
    @click.option("--by", metavar="ACTOR", help="Claims in the words of this one.")
    @click.option("--relation", metavar="NAME", help="One of `factional vocabulary`.")
    @click.option("--family", metavar="NAME", help="A family of relations.")
    @click.option("--document", metavar="ID", help="Claims of one document.")
    @click.option("--since", metavar="EDTF", help="Leave out what had ended before.")
    @click.option("--as-of", metavar="EDTF", help="What holds, or may hold, at this time.")
    @click.option("--known-by", metavar="EDTF", help="What was published by this time.")
    @click.option("--words", metavar="TEXT", help="Claims with these words.")
    @click.option("--disputed", is_flag=True, help="Only claims that another one disputes.")
    @click.option("--no-quotes", is_flag=True, help="Not even the words of the evidence.")
    @click.option("--texts", is_flag=True, help="The whole texts, too.")
    @click.option("--notes", is_flag=True, help="What analysts wrote and concluded, too.")
    @click.option(
        "--sources",
        type=click.Choice([kind.value for kind in Identities]),
        default=Identities.KEEP.value,
        help="Names of sources: kept, replaced by others, or dropped.",
    )
    @click.option(
        "--named", metavar="NAME", multiple=True, help="A source that keeps its name; repeatable."
    )
    @click.option("--low", is_flag=True, help="Claims of low confidence, too.")
    @click.option("--rejected", is_flag=True, help="Rejected claims, too.")
    @click.option("--whereabouts", is_flag=True, help="Claims that say where a person is, too.")
    @click.option(
        "--handling",
        type=click.Choice([label.value for label in TLP]),
        default=TLP.GREEN.value,
        help="The strictest handling label of documents that go out.",
    )
    @click.option("--dry-run", is_flag=True, help="Say what would go out, and write nothing.")
    @json_option
    @case_option
    @wraps(command)
    def wrapped(out: Path, *, dry_run: bool, as_json: bool, **given: object) -> None:
        choice = _choice(given)
        if dry_run:
            with open_case() as case:
                shown = preview(case.store, choice)
            if as_json:
                print_json(shown)
            else:
                _print(shown)
            return
        command(out, choice, as_json)

    return wrapped


def _choice(given: dict[str, object]) -> Choice:
    asked = ("about", "by", "relation", "family", "document", "since", "as_of", "known_by")
    claims = {name: given.pop(name) for name in (*asked, "disputed")}
    claims["text"] = given.pop("words")
    more = {
        "quotes": not given.pop("no_quotes"),
        "sources": Identities(str(given.pop("sources"))),
        "handling": TLP(str(given.pop("handling"))),
    }
    return Choice(claims=ClaimFilter(**claims), **more, **given)  # type: ignore[arg-type]


@click.command(
    _PAGE,
    cls=Command,
    epilog="""
    factional export html case.html
    factional export html dawn-guard.html --about "Dawn Guard" --sources alias
    factional export html - --dry-run
    """,
)
@_chosen
def export_page(out: Path, choice: Choice, as_json: bool) -> None:
    """Write OUT: one HTML file that opens from disk.

    It has the views of the workbench and holds what was chosen, nothing else. Whole texts, notes of
    analysts, rejected claims, claims of low confidence and claims that say where a person is are
    left out unless asked for. OUT is a file, or - for standard output.
    """
    _write(out, choice, as_json, page)


@click.command(
    _CSV,
    cls=Command,
    epilog="""
    factional export csv claims.csv
    factional export csv - --relation trains | column -s, -t
    """,
)
@_chosen
def export_csv(out: Path, choice: Choice, as_json: bool) -> None:
    """Write the claims to OUT as a table for spreadsheets.

    OUT is a file, or - for standard output.
    """
    _write(out, choice, as_json, lambda store, chosen: claims_csv(Excerpt(store, chosen)))


@click.command(
    _JSON,
    cls=Command,
    epilog="factional export json claims.json --disputed",
)
@_chosen
def export_json(out: Path, choice: Choice, as_json: bool) -> None:
    """Write the claims to OUT as JSON, as `factional claims --json` prints them.

    OUT is a file, or - for standard output.
    """
    _write(out, choice, as_json, lambda store, chosen: claims_json(Excerpt(store, chosen)))


@click.command(
    _FTM,
    cls=Command,
    epilog="factional export ftm case.ftm.json --since 2018",
)
@_chosen
def export_ftm(out: Path, choice: Choice, as_json: bool) -> None:
    """Write actors, documents and ties to OUT as FollowTheMoney entities, one a line.

    For OpenAleph and other programs. That model holds facts: so a tie goes out as a link that says
    how sources stand to it and quotes them, and what is denied or predicted is left out. OUT is a
    file, or - for standard output.
    """
    _write(out, choice, as_json, lambda store, chosen: followthemoney(Excerpt(store, chosen)))


def _write(out: Path, choice: Choice, as_json: bool, made: Callable[[Store, Choice], str]) -> None:
    with open_case() as case:
        text = made(case.store, choice)
    if str(out) == "-":
        sys.stdout.write(text)
        return
    data = text.encode()
    try:
        out.write_bytes(data)
    except OSError as error:
        raise ExportError(
            f"{out} cannot be written ({error.strerror}). Name a file that can."
        ) from error
    if as_json:
        print_json({"file": str(out), "bytes": len(data)})
    else:
        click.echo(line(f"Wrote {out}, {len(data):,} bytes."))


def _print(shown: Preview) -> None:
    for thing in shown.things:
        click.echo(f"{thing.what}\t{thing.out}\tof {thing.of}")
    for reason, count in shown.left.items():
        click.echo(f"left out: {reason}\t{count}\t")
    if shown.withheld:
        click.echo(f"left out: documents by handling label\t{shown.withheld}\t")
    click.echo(f"handling\t{shown.handling}\t")
    for source in shown.sources:
        told = (f"source: {source.name}", source.alias or source.name, str(source.claims))
        click.echo("\t".join(map(line, told)))
