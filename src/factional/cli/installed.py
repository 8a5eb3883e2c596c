"""Commands that tell what is installed: the vocabulary and the extractors."""

from __future__ import annotations

import click

from factional.cli.opening import case_folder, open_case
from factional.cli.options import Command, case_option, json_option
from factional.cli.output import line, print_json
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
    known = Vocabulary.load()
    extension = None
    if case_folder():
        with open_case() as case:
            known = case.store.vocabulary
            extension = case.store.folder / "vocabulary.yaml"
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
    """List the extractors that are installed.

    `factional add --extractor` takes them by these names. Other packages can bring more.
    """
    names = installed()
    if as_json:
        print_json(names)
        return
    for name in names:
        click.echo(line(name))
