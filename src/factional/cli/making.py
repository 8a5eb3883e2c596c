"""Commands that make a case and fill it: init, add, demo."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.text import Text

from factional import sample
from factional.case import Case, Outcome
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option, chosen_folder, json_option
from factional.cli.output import console, line, on_terminal, print_json


@click.command(
    cls=Command,
    epilog="""
    factional init mountains --name "Armed groups of the northern mountains"
    """,
)
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", help="What the case is called; the folder's name where left out.")
@json_option
@case_option
def init(folder: Path | None, name: str | None, as_json: bool) -> None:
    """Make a new case.

    FOLDER becomes the case, or the folder one stands in: it holds one SQLite file and the documents
    as they were received. A file `vocabulary.yaml` in it adds relations of your own.
    """
    with Case.init(folder or chosen_folder() or Path.cwd(), name=name) as case:
        made = {"folder": str(case.store.folder), "name": case.store.name}
    if as_json:
        print_json(made)
    else:
        click.echo(line(f"Made the case {made['name']} in {made['folder']}."))


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file or address, as it is printed.

    Attributes:
        result: `new`, `known already` or `failed`.
        reason: Why it failed and what to do about it; empty where it did not.
    """

    place: str
    result: str
    document: str | None
    claims: int
    drops: int
    reason: str

    @classmethod
    def of(cls, outcome: Outcome) -> Added:
        """The printed form of an outcome."""
        result = "failed" if outcome.error else "new" if outcome.added else "known already"
        reason = str(outcome.error) if outcome.error else ""
        return cls(
            outcome.place, result, outcome.document_id, outcome.claims, outcome.drops, reason
        )


_STYLE = {"new": "green", "known already": "bright_black", "failed": "bold red"}


@click.command(
    cls=Command,
    epilog="""
    factional add report.html interviews/ https://example.org/statement
    factional add press/ --json | jq '.[] | select(.result == "failed")'
    """,
)
@click.argument("places", metavar="FILE|FOLDER|URL...", nargs=-1, required=True)
@click.option(
    "--extractor",
    default="local",
    show_default=True,
    metavar="NAME",
    help="What reads the claims; one of `factional extractors`.",
)
@json_option
@case_option
@click.pass_context
def add(ctx: click.Context, places: Sequence[str], extractor: str, as_json: bool) -> None:
    """Read documents into the case.

    A folder stands for all files in it. The same bytes from another place are one document with
    two acquisitions. A file that cannot be read is told, and the others go on.

    Exit status: 0 where all went well, 1 where some failed.
    """
    with open_case() as case:
        outcomes = case.add_all(places, extractor=extractor)
        added = _followed(map(Added.of, outcomes), _quiet if as_json else _printer())
    if as_json:
        print_json(added)
    failed = sum(one.result == "failed" for one in added)
    if failed:
        click.echo(f"factional: {failed} of {len(added)} failed.", err=True)
        ctx.exit(1)


def _followed(added: Iterable[Added], tell: Callable[[Added, Progress], None]) -> list[Added]:
    """Do the work behind an iterator, telling each result as it comes, under a progress line."""
    columns = (
        SpinnerColumn(),
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[place]}", markup=False),
    )
    done: list[Added] = []
    with Progress(
        *columns,
        console=console(stderr=True),
        transient=True,
        redirect_stdout=False,
        disable=not sys.stderr.isatty(),
    ) as progress:
        task = progress.add_task("", total=None, place="")
        for one in added:
            done.append(one)
            tell(one, progress)
            progress.update(task, advance=1, place=line(one.place))
    return done


def _quiet(one: Added, progress: Progress) -> None:
    """Tell nothing; the answer comes as one document at the end."""


def _printer() -> Callable[[Added, Progress], None]:
    """What prints a result: a sentence for a person, tab-separated fields into a pipe."""
    if not on_terminal():
        click.echo("place\tresult\tdocument\tclaims\tdrops\treason")
        return _print_fields
    return _print_sentence


def _print_fields(one: Added, progress: Progress) -> None:
    fields = (
        one.place,
        one.result,
        one.document,
        str(one.claims),
        str(one.drops),
        one.reason,
    )
    click.echo("\t".join(line(field) for field in fields))


def _print_sentence(one: Added, progress: Progress) -> None:
    text = Text(f"{one.result:<13}  ", style=_STYLE[one.result])
    text.append(line(one.place), style="default")
    if one.reason:
        text.append(f"  {line(one.reason)}", style="default")
    elif one.result == "new":
        dropped = f", {one.drops} dropped" if one.drops else ""
        text.append(f"  {one.claims} claims{dropped}", style="bright_black")
    # On one terminal the line goes through the progress display, which would overwrite it.
    (console() if progress.disable else progress.console).print(text)


@click.command(
    cls=Command, epilog="factional demo sample-case && factional --case sample-case serve"
)
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@json_option
@case_option
def demo(folder: Path | None, as_json: bool) -> None:
    """Make the sample case.

    It goes into FOLDER, or into `sample-case`; where it stands already it is left as it is. Its
    documents are made up: groups, people and places exist nowhere but in them.
    """
    with sample.build(folder or chosen_folder() or Path("sample-case")) as case:
        made = {"folder": str(case.store.folder), "name": case.store.name}
    if as_json:
        print_json(made)
    else:
        click.echo(line(f"The case {made['name']} is in {made['folder']}."))
        click.echo(line(f"See it with `factional --case {made['folder']} serve`."))
