"""Commands that speak with other programs: export and evaluate."""

from __future__ import annotations

from pathlib import Path

import click

from factional.ask.annotations import export_annotations
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option, json_option
from factional.cli.output import line, print_json


class _Formats(Command, click.Group):
    """A group of commands whose help ends with an example."""


@click.group(cls=_Formats, epilog="factional export annotations out/")
@case_option
def export() -> None:
    """Write the case for other programs."""


@export.command(cls=Command, epilog="factional export annotations out/")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@json_option
@case_option
def annotations(folder: Path, as_json: bool) -> None:
    """Write claims, entities and metadata as JSON lines, a folder a document, into FOLDER.

    The layout is that of gold annotations, so that `factional evaluate` reads it. What was rejected
    is left out.
    """
    with open_case() as case:
        export_annotations(case.store, folder)
        count = len(case.store.documents())
    if as_json:
        print_json({"folder": str(folder), "documents": count})
    else:
        click.echo(line(f"Wrote the annotations of {count} documents to {folder}."))
