"""`factional match`: how likely two names are one actor's."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

import click

from factional.cli.options import Command, case_option, json_option
from factional.cli.output import console, line, print_json
from factional.errors import InvalidQuery
from factional.model import EntityType
from factional.resolve.matching import Match, compare

_KINDS = {kind.value.lower(): kind for kind in EntityType}
_KINDS["organisation"] = EntityType.ORGANIZATION
_SCORE = "score"


@click.command(
    cls=Command,
    epilog="""
    factional match "Hay'at Tahrir al-Sham" "هيئة تحرير الشام"
    factional match "Shamil Basayev" "Schamil Bassajew" --kind person
    factional match --pairs pairs.csv > scored.csv
    """,
)
@click.argument("names", metavar="[NAME NAME]", nargs=-1)
@click.option("--kind", metavar="KIND", help="What both are: person, organization, place ...")
@click.option(
    "--pairs",
    metavar="FILE",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="CSV with the columns a, b and kind; - for standard input.",
)
@json_option
@case_option
def match(names: Sequence[str], kind: str | None, pairs: Path | None, as_json: bool) -> None:
    """Say how likely two names are one actor's, and why.

    The score is a probability, 0 to 1, of what the names say and nothing else; a case is not
    needed. Names may be in different scripts, spelt by different schools, abbreviated or
    translated. Without --kind, names that hold a word for a body ("front", "jaysh") or are initials
    are taken for organizations; of others the lower score, as a person's or not, is given.

    With --pairs the file is printed with a column `score` more, row by row; a column `kind` that
    is empty or not there is no kind.
    """
    if pairs is not None:
        if names or as_json:
            raise click.UsageError("--pairs takes no names and prints CSV.")
        _score(pairs, kind)
        return
    if len(names) != 2:
        raise click.UsageError("Give two names, or a file of them with --pairs.")
    found = compare(names[0], names[1], _kind(kind))
    if as_json:
        print_json({"a": names[0], "b": names[1], "kind": _kind(kind), "match": found})
    else:
        _tell(found)


def _kind(text: str | None, where: str = "") -> EntityType | None:
    """A kind by its name, in small letters or not; British spelling too."""
    if text is None or not text.strip():
        return None
    kind = _KINDS.get(text.strip().lower())
    if kind is None:
        raise InvalidQuery(f"{where}No kind {text!r}. Kinds are {', '.join(sorted(_KINDS))}.")
    return kind


def _tell(found: Match) -> None:
    screen = console()
    screen.print(f"{found.score:.3f}")
    for feature in found.features:
        words = f": {line(', '.join(feature.words))}" if feature.words else ""
        screen.print(f"  {feature.weight:+.2f}  {feature.name}{words}")


def _score(pairs: Path, kind: str | None) -> None:
    if str(pairs) == "-":
        _write(sys.stdin, "standard input", kind)
        return
    try:
        with pairs.open(encoding="utf-8-sig", newline="") as lines:
            _write(lines, str(pairs), kind)
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise InvalidQuery(f"{pairs}: {error.strerror}. Name a CSV file.") from error
    except UnicodeDecodeError as error:
        raise InvalidQuery(f"{pairs} is not UTF-8. Save it as CSV in UTF-8.") from error


def _write(lines: IO[str], name: str, kind: str | None) -> None:
    """Print rows as they come, so that a file may be larger than memory."""
    rows = csv.DictReader(lines)
    columns = list(rows.fieldnames or ())
    if not {"a", "b"} <= set(columns):
        raise InvalidQuery(f"{name} has no columns a and b. Give them in its first line.")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow([*columns, _SCORE] if _SCORE not in columns else columns)
    for row in _whole(rows, name):
        where = f"{name}, line {rows.line_num}: "
        both = _kind(row["kind"] if row.get("kind") else kind, where)
        scored = {**row, _SCORE: f"{compare(row['a'], row['b'], both).score:.4f}"}
        out.writerow(scored[c] for c in dict.fromkeys([*columns, _SCORE]))


def _whole(rows: csv.DictReader[str], name: str) -> Iterator[Mapping[str, str]]:
    for row in rows:
        if None in row or None in row.values():
            where = f"{name}, line {rows.line_num}"
            raise InvalidQuery(f"{where}: not as many cells as columns. Quote cells with commas.")
        yield row
