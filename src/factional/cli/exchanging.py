"""Commands that speak with other programs and with annotators: export and evaluate."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import click

from factional import extract
from factional.ask.annotations import export_annotations
from factional.ask.evaluate import Report, Scores, annotated_documents
from factional.ask.evaluate import evaluate as score
from factional.cli.handing import export_csv, export_ftm, export_json, export_page
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option, json_option
from factional.cli.output import Column, line, on_terminal, print_json, print_table
from factional.cli.wording import counted
from factional.model import Acquisition, Document, Extraction
from factional.read import fetch, read
from factional.store import Store

_FOLDER = click.Path(path_type=Path, file_okay=False)


class _Formats(Command, click.Group):
    """A group of commands whose help ends with an example."""


@click.group(cls=_Formats, epilog="factional export html case.html")
@case_option
def export() -> None:
    """Write the case, or part of it, for others."""


for _made in (export_page, export_csv, export_json, export_ftm):
    export.add_command(_made)


@export.command(
    "annotations",
    cls=Command,
    epilog="""
    factional export annotations out/
    factional export annotations out/ --everything
    """,
)
@click.argument("folder", type=_FOLDER)
@click.option("--everything", is_flag=True, help="Rejected claims and unsure ones too.")
@json_option
@case_option
def export_claims(folder: Path, everything: bool, as_json: bool) -> None:
    """Write claims, entities and metadata into FOLDER, a folder a document.

    The layout is that of gold annotations, so `factional evaluate` reads it. Rejected claims, and
    claims of low confidence that nobody accepted, are left out unless asked for.
    """
    with open_case() as case:
        export_annotations(case.store, folder, everything=everything)
        count = len(case.store.documents())
    if as_json:
        print_json({"folder": str(folder), "documents": count})
    else:
        click.echo(line(f"Wrote the annotations of {counted(count, 'document')} to {folder}."))


class _Scored(NamedTuple):
    """The scores of one document, or of all together, under its name."""

    name: str
    scores: Scores


_SCORES: tuple[Column[_Scored], ...] = (
    Column("Document", lambda row: row.name),
    Column("Gold", lambda row: str(row.scores.counts.gold), right=True),
    Column("Found", lambda row: str(row.scores.counts.found), right=True),
    Column("False", lambda row: str(row.scores.counts.false), right=True),
    Column("Precision", lambda row: f"{row.scores.claims.precision:.3f}", right=True),
    Column("Recall", lambda row: f"{row.scores.claims.recall:.3f}", right=True),
    Column("F1", lambda row: f"{row.scores.claims.f1:.3f}", right=True),
    Column("Speaker F1", lambda row: f"{row.scores.claims_and_speaker.f1:.3f}", right=True),
    Column("Entities", lambda row: f"{row.scores.entity_recall:.3f}", right=True),
)


@click.command(
    cls=Command,
    epilog="""
    factional evaluate gold/ --predicted out/
    factional evaluate gold/ --texts texts/ --extractor local --json
    """,
)
@click.argument("gold", type=_FOLDER)
@click.option("--predicted", type=_FOLDER, help="Folder of annotations to score.")
@click.option("--extractor", metavar="NAME", help="Read the texts with this one, and score that.")
@click.option("--texts", type=_FOLDER, help="Folder of `NAME.txt`: evidence must stand there.")
@click.option(
    "--document", "names", metavar="NAME", multiple=True, help="Score only this one; repeatable."
)
@json_option
@case_option
def evaluate(
    *,
    gold: Path,
    predicted: Path | None,
    extractor: str | None,
    texts: Path | None,
    names: tuple[str, ...],
    as_json: bool,
) -> None:
    """Score claims against gold annotations.

    Scored are the annotations in --predicted, or what an extractor (`local` where none is named)
    reads in the documents of --texts, which may then be of any format; no case is needed and none
    is touched. A claim is right where a core gold claim of the same document has the same subject,
    relation, object and polarity, with its evidence close by; what matches a gold claim that is not
    core counts neither way.
    """
    if predicted and extractor:
        raise click.UsageError("Give --predicted or --extractor: one of them is scored.")
    if predicted:
        report = score(gold, predicted, texts, documents=names or None)
    elif texts:
        with tempfile.TemporaryDirectory(prefix="factional-") as folder:
            scratch = Path(folder)
            _predict(names or annotated_documents(gold), texts, extractor or "local", scratch)
            report = score(gold, scratch / "out", scratch / "texts", documents=names or None)
    else:
        raise click.UsageError("Give --predicted, or --texts to read.")
    if as_json:
        print_json(report)
    else:
        _print_report(report)


class Read(NamedTuple):
    """What an extractor made of one document.

    Attributes:
        place: The file that it was read from.
        data: Its bytes.
        text: What gold counts in: a text file as it stands, of other formats what reading gives.
    """

    place: Path
    data: bytes
    document: Document
    found: Extraction
    text: str


def read_each(names: Iterable[str], texts: Path, extractor: str) -> Iterator[Read]:
    """Read documents by name, each as if it were alone, and extract their claims."""
    extracted = extract.extractor(extractor)
    for name in names:
        place = _source(texts, name)
        data = fetch(str(place))
        document = read(data, str(place), name=name)
        plain = place.suffix == ".txt"
        text = data.decode("utf-8", errors="replace") if plain else document.text
        yield Read(place, data, document, extract.checked(document, extracted(document)), text)


def _predict(names: Iterable[str], texts: Path, extractor: str, scratch: Path) -> None:
    """Write what an extractor makes of documents to `out`, and what offsets count in to `texts`."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    (scratch / "texts").mkdir()
    for made in read_each(names, texts, extractor):
        name = made.document.name
        with Store.create(scratch / "cases" / name) as store:
            store.put(made.document, made.found, made.data, Acquisition(str(made.place), now, name))
            export_annotations(store, scratch / "out")
        (scratch / "texts" / f"{name}.txt").write_bytes(made.text.encode("utf-8"))


def _source(texts: Path, name: str) -> Path:
    """The file of a document: `NAME.txt`, or the one file of that name with another ending."""
    plain = texts / f"{name}.txt"
    if not plain.exists() and texts.is_dir():
        found = [path for path in texts.iterdir() if path.stem == name and path.is_file()]
        if len(found) == 1:
            return found[0]
    return plain


def _print_report(report: Report) -> None:
    scored = [_Scored(name, scores) for name, scores in report.documents.items()]
    print_table([*scored, _Scored("all", report.total)], _SCORES, empty="Nothing to score.")
    if on_terminal():
        total = report.total
        click.echo(
            f"Of the claims found, right: speaker {total.speaker_accuracy:.3f}, "
            f"chain {total.chain_accuracy:.3f}, time {total.time_accuracy:.3f}, "
            f"certainty {total.certainty_accuracy:.3f}, kind {total.kind_accuracy:.3f}."
        )
