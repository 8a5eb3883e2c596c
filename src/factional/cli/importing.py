"""Commands that bring into a case what others keep: import."""

from __future__ import annotations

from pathlib import Path

import click

from factional.cli.opening import open_case
from factional.cli.options import Command, case_option, json_option
from factional.cli.output import line, print_json
from factional.importing import Imported
from factional.model import EntityType

_SHOWN = 20


class _Kinds(Command, click.Group):
    """A group of commands whose help ends with an example."""


@click.group("import", cls=_Kinds, epilog="factional import actors groups.csv")
@case_option
def import_() -> None:
    """Bring into the case what others keep."""


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


def _told(done: Imported) -> str:
    counts = f"{done.new:,} new, {done.changed:,} changed, {done.same:,} as before"
    counts += f", {done.gone:,} gone" * bool(done.gone)
    counts += f", {done.aside:,} aside" * bool(done.aside)
    counts += f", {len(done.faults):,} left out" * bool(done.faults)
    verb = "Would import" if done.dry else "Imported"
    return f"{verb} {done.source} ({done.format.value}): {counts}."
