"""Commands that tell what is installed: the vocabulary and the extractors."""

from __future__ import annotations

from pathlib import Path

import click

from factional.case import find_case
from factional.cli.opening import case_folder
from factional.cli.options import Command, case_option, chosen_folder, json_option
from factional.cli.output import line, print_json
from factional.errors import CaseNotFound
from factional.extract import extractors as installed
from factional.vocabulary import Vocabulary, source


@click.command(
    cls=Command,
    epilog="""
    factional vocabulary
    factional vocabulary --json | jq '.relations | keys'
    """,
)
@json_option
@case_option
def vocabulary(as_json: bool) -> None:
    """Print the relations that a claim can state.

    As YAML, in the form in which a case adds relations of its own in `vocabulary.yaml`; those of
    the case, where there is one, follow as a second YAML document.
    """
    folder = _folder()
    extension = folder / "vocabulary.yaml" if folder else None
    known = Vocabulary.load(extension)
    if as_json:
        print_json(known)
        return
    click.echo(source().rstrip())
    if extension and extension.exists():
        click.echo("---")
        click.echo(extension.read_text(encoding="utf-8").rstrip())


@click.command(cls=Command, epilog="factional extractors")
@json_option
@case_option
def extractors(as_json: bool) -> None:
    """List the extractors that are installed, as `factional add --extractor` takes them."""
    names = installed()
    if as_json:
        print_json(names)
        return
    for name in names:
        click.echo(line(name))


def _folder() -> Path | None:
    """The folder of a case where there is one; the vocabulary can be read without."""
    if chosen_folder():
        return case_folder()
    try:
        return find_case(Path.cwd())
    except CaseNotFound:
        return None
