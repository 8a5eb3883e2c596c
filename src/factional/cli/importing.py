"""Commands that bring into a case what others keep, or read by hand: import."""

from __future__ import annotations

from pathlib import Path

import click

from factional.annotating import Brought, Fault
from factional.cli.correcting import by_option
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option, json_option
from factional.cli.output import line, print_json
from factional.cli.wording import counted
from factional.importing import Imported
from factional.model import EntityType

_SHOWN = 20


class _Kinds(Command, click.Group):
    """A group of commands whose help ends with an example."""


@click.group(
    "import",
    cls=_Kinds,
    epilog="""
    factional import actors groups.csv
    factional import annotations out/ --by Rana
    """,
)
@case_option
def import_() -> None:
    """Bring into the case what others keep, or read by hand."""


@import_.command(
    "actors",
    cls=Command,
    epilog="""
    factional import actors groups.csv --dry-run
    factional import actors entities.ftm.json --name OpenSanctions
    factional import actors query.json --type Organization
    """,
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--type",
    "otherwise",
    type=click.Choice([kind.value for kind in EntityType], case_sensitive=False),
    help="What an entry is of which the list does not say.",
)
@click.option("--name", "source", metavar="NAME", help="What to call the list; else the file name.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@json_option
@case_option
@click.pass_context
def import_actors(
    ctx: click.Context,
    file: Path,
    *,
    otherwise: str | None,
    source: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring a list of actors and their names into the case.

    FILE holds FollowTheMoney entities (an export of OpenSanctions or Aleph, a line each), Wikidata
    entities or the JSON answer of its query service, or CSV with a first row such as
    name,type,aliases; it may be packed with gzip, bzip2 or xz.

    From then on its names are known when documents of this case are added or read again, and names
    of one entry are one actor's. A list makes no claim, and no actor that no document names. A list
    imported again takes the place of the one of its name.

    Exit status: 0 where all rows went in, 1 where some did not; those are told, with the reason.
    """
    kind = EntityType(otherwise) if otherwise else None
    with open_case() as case:
        done = case.import_actors(file, source=source, otherwise=kind, dry=dry_run)
    if as_json:
        print_json(done)
    else:
        click.echo(line(_told(done)))
        for fault in done.faults[:_SHOWN]:
            click.echo(line(f"{file}:{fault.line}: {fault.reason}"), err=True)
        if len(done.faults) > _SHOWN:
            click.echo(f"… and {len(done.faults) - _SHOWN:,} more rows; --json has all.", err=True)
    if done.faults:
        ctx.exit(1)


@import_.command(
    "annotations",
    cls=Command,
    epilog="""
    factional export annotations out/
    factional import annotations out/ --by Rana
    """,
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@by_option
@json_option
@case_option
@click.pass_context
def import_annotations(ctx: click.Context, folder: Path, *, by: str, as_json: bool) -> None:
    """Bring claims that a person read in documents into the case, as accepted.

    FOLDER holds a folder a document, named after it, as `factional export annotations` writes them:
    NAME/NAME.claims.jsonl with the claims and NAME/NAME.entities.jsonl with whom they are about.
    The documents are in the case already, and evidence must stand in their text at its offsets.

    A claim that the case has (the same relation, actors, polarity and voice, in overlapping words)
    is accepted, and its other fields are put right; the others are made. All claims of a document
    are one act, which is written whole or not at all. Importing once more changes nothing.
    Gaps and metadata are left aside: they are the reader's.

    Exit status: 0 where all lines went in, 1 where some did not; those are told, with what to do.
    """
    with open_case() as case:
        done = case.import_annotations(folder, by=by)
    faults = [fault for one in done for fault in one.faults]
    if as_json:
        print_json(done)
    else:
        click.echo(line(_summed(done)))
        for fault in faults[:_SHOWN]:
            click.echo(line(f"{_place(fault)}: {fault.reason}"), err=True)
        if len(faults) > _SHOWN:
            click.echo(f"… and {len(faults) - _SHOWN:,} more lines; --json has all.", err=True)
    if faults:
        ctx.exit(1)


def _summed(done: list[Brought]) -> str:
    made, accepted, edited, same, new, faults = (
        sum(counts)
        for counts in zip(
            *((o.made, o.accepted, o.edited, o.same, o.referents, len(o.faults)) for o in done),
            strict=True,
        )
    )
    told = f"{counted(made, 'claim')} made, {accepted:,} accepted, {same:,} as before"
    told += f", {edited:,} put right" * bool(edited)
    told += f", {new:,} new actors and places" * bool(new)
    told += f", {counted(faults, 'line')} left out" * bool(faults)
    found = sum(one.document is not None for one in done)
    return f"Imported the annotations of {counted(found, 'document')}: {told}."


def _place(fault: Fault) -> str:
    return f"{fault.file}:{fault.line}" if fault.line else fault.file


def _told(done: Imported) -> str:
    counts = f"{done.new:,} new, {done.changed:,} changed, {done.same:,} as before"
    counts += f", {done.gone:,} gone" * bool(done.gone)
    counts += f", {done.aside:,} aside" * bool(done.aside)
    counts += f", {len(done.faults):,} left out" * bool(done.faults)
    verb = "Would import" if done.dry else "Imported"
    return f"{verb} {done.source} ({done.format.value}): {counts}."
