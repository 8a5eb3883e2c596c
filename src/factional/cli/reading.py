"""`factional read`: what reading gives, without a case."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence

import click

from factional.adding.places import Pasted, walk
from factional.ask import to_json
from factional.ask.reading import reading
from factional.cli.options import Command, case_option
from factional.cli.output import console, line
from factional.cli.viewing import print_reading
from factional.errors import FactionalError
from factional.model import Document
from factional.read import acquire
from factional.read import read as read_document
from factional.read.containers import Fault, Link, Part, unpack
from factional.read.isolated import Workers

STANDARD_INPUT = "-"


@click.command(
    cls=Command,
    epilog="""
    factional read interview.html
    factional read https://example.org/report.pdf --json | jq .metadata
    factional read - < pasted.txt
    """,
)
@click.argument("places", metavar="FILE|FOLDER|URL|-...", nargs=-1, required=True)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a line, one a document."
)
@case_option
@click.pass_context
def read(ctx: click.Context, places: Sequence[str], as_json: bool) -> None:
    """Show what reading gives, without a case.

    Shown are the text with the label of each block in the margin, what the document says about
    itself and where each value was found, voices, turns, pages, tables, and what it derives from.
    Of an archive or a mailbox each document is shown. Nothing is kept. The fields of the JSON are
    described in docs/reading.md.

    Exit status: 0 where all went well, 1 where some could not be read.
    """
    failed = 0
    with Workers() as workers:
        for part in _parts(places, workers):
            document = None if isinstance(part, Fault) else _read(part, workers)
            if isinstance(part, Fault) or isinstance(document, FactionalError):
                error = part.error if isinstance(part, Fault) else document
                failed += 1
                _tell(part, error, as_json)
            elif document is not None:
                record = reading(document, part.place, within=part.within)
                if as_json:
                    click.echo(json.dumps(to_json(record), ensure_ascii=False))
                else:
                    print_reading(console(), record)
                    click.echo()
    if failed:
        ctx.exit(1)


def _read(part: Part, workers: Workers) -> Document | FactionalError:
    try:
        return workers.call(part.place, _reading, part.data, part.place, dict(part.headers))
    except FactionalError as error:
        return error


def _reading(data: bytes, place: str, headers: dict[str, str]) -> Document:
    """Run by a worker, which takes positional arguments only."""
    return read_document(data, place, headers=headers)


def _parts(places: Sequence[str], workers: Workers) -> Iterator[Part | Fault]:
    """The documents that places stand for, and a fault for each that cannot be had."""
    named = [Pasted(sys.stdin.buffer.read()) if p == STANDARD_INPUT else p for p in places]
    for place in walk(named):
        name = place.place if isinstance(place, Pasted) else place.path
        try:
            if isinstance(place, Pasted):
                whole = Part(place.data, name)
            else:
                got = acquire(place.path)
                whole = Part(got.data, got.place, None, got.headers, got.acquired)
            yield from _members(whole, workers)
        except FactionalError as error:
            yield Fault(name, None, error)


def _members(whole: Part, workers: Workers, depth: int = 0) -> Iterator[Part | Fault]:
    for member in workers.stream(whole.place, _unpacked, whole):
        if not isinstance(member, Link):
            yield member
        elif not depth:
            try:
                got = acquire(member.place)
                page = Part(got.data, got.place, member.within, got.headers, got.acquired)
                yield from _members(page, workers, depth + 1)
            except FactionalError as error:
                yield Fault(member.place, member.within, error)


def _unpacked(whole: Part) -> Iterator[Part | Fault | Link]:
    return unpack(
        whole.data,
        whole.place,
        headers=whole.headers,
        acquired=whole.acquired,
        within=whole.within,
    )


def _tell(part: Part | Fault, error: object, as_json: bool) -> None:
    if as_json:
        told = {"place": part.place, "within": part.within, "error": str(error)}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        click.echo(f"factional: {line(str(error))}", err=True)
