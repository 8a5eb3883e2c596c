"""Which format a list is in, and what is in it, row by row.

Told by the content, never by the name of the file. Lists may be packed with gzip, bzip2 or xz, as
dumps are.
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from factional.errors import ListError
from factional.importing import followthemoney, tables, wikidata
from factional.importing.entries import Draft, Fault

_PACKED: list[tuple[bytes, Callable[[bytes], bytes]]] = [
    (b"\x1f\x8b", gzip.decompress),
    (b"BZh", bz2.decompress),
    (b"\xfd7zXZ\x00", lzma.decompress),
]
_MOST = 1_000_000_000


class Format(StrEnum):
    """How a list is written."""

    CSV = "csv"
    FTM = "ftm"
    WIKIDATA = "wikidata"
    SPARQL = "sparql"


Row = Draft | Fault | None
"""A row: what it says, what is wrong with it, or nothing where it names nobody."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A list that was opened.

    Attributes:
        format: How it is written.
        rows: What is in it, in order.
    """

    format: Format
    rows: Iterator[Row]


def open_list(data: bytes) -> Rows:
    """What is in a list.

    Raises:
        ListError: it is packed and broken, is no text in UTF-8 or UTF-16, or is in no known format.
    """
    text = _text(_unpacked(data))
    start = text.lstrip()[:1]
    if start not in ("{", "["):
        if not start:
            raise ListError("The list is empty. Name a file that holds one.")
        return Rows(Format.CSV, iter(tables.drafts(text)))
    whole = _whole(text)
    if isinstance(whole, Mapping):
        if "head" in whole and "results" in whole:
            return Rows(Format.SPARQL, _answer(whole))
        if isinstance(whole.get("entities"), Mapping):
            return _objects(enumerate(whole["entities"].values(), 1))
        return _objects(iter([(1, whole)]))
    if isinstance(whole, list):
        return _objects(enumerate(whole, 1))
    return _objects(_lines(text))


def _unpacked(data: bytes) -> bytes:
    for mark, unpack in _PACKED:
        if data.startswith(mark):
            try:
                data = unpack(data)
            except (OSError, EOFError, ValueError, lzma.LZMAError) as error:
                raise ListError(
                    f"The list is packed and broken ({error}). Fetch it again."
                ) from error
    if len(data) > _MOST:
        raise ListError("The list holds more than a gigabyte. Cut out what the case is about.")
    return data


def _text(data: bytes) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ListError(
            f"The list is no text in UTF-8 (byte {error.start}). Save it as UTF-8."
        ) from error


def _whole(text: str) -> object:
    """The one JSON value that a text is; None where there is one a line."""
    begun = [line.strip().rstrip(",") for line in text.lstrip().split("\n", 2)[:2]]
    if len(begun) == 2 and begun[1] and _is_json(begun[begun[0] == "["]):
        return None
    try:
        found: object = json.loads(text)
    except ValueError:
        return None
    return found


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _lines(text: str) -> Iterator[tuple[int, Any]]:
    """The JSON values of the lines; those of a Wikidata dump stand in brackets, with commas."""
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip().rstrip(",")
        if bare in ("", "[", "]"):
            continue
        try:
            yield number, json.loads(bare)
        except ValueError as error:
            reason = getattr(error, "msg", str(error))
            yield number, Fault(number, f"The line is no JSON ({reason}). Write the export again.")


def _objects(values: Iterator[tuple[int, Any]]) -> Rows:
    """A list of JSON objects, of the format of the first that tells it."""
    held: list[tuple[int, Any]] = []
    for number, value in values:
        held.append((number, value))
        if isinstance(value, Mapping):
            break
    first = held[-1][1] if held else None
    if not isinstance(first, Mapping):
        raise ListError(
            "The list is neither a table nor JSON of a known kind. Give FollowTheMoney entities, "
            "Wikidata entities, a SPARQL answer, or CSV."
        )
    if "schema" in first:
        return Rows(Format.FTM, _each(held, values, "schema", followthemoney.draft))
    if "labels" in first or "claims" in first:
        return Rows(Format.WIKIDATA, _each(held, values, "id", wikidata.draft))
    raise ListError(
        "The JSON holds neither `schema` (FollowTheMoney) nor `labels` (Wikidata) nor `results` "
        "(SPARQL). Export the list in one of these."
    )


def _each(
    held: list[tuple[int, Any]],
    values: Iterator[tuple[int, Any]],
    key: str,
    draft: Callable[[int, Mapping[str, Any]], Draft | None],
) -> Iterator[Row]:
    for number, value in _chained(held, values):
        if isinstance(value, Fault):
            yield value
        elif not isinstance(value, Mapping) or not isinstance(value.get(key), str):
            yield Fault(number, f"The row has no {key!r}. Write the export again.")
        else:
            try:
                yield draft(number, value)
            except (KeyError, TypeError, AttributeError, ValueError) as error:
                yield Fault(
                    number, f"The row breaks its format ({error!r}). Write the export again."
                )


def _chained(
    held: list[tuple[int, Any]], values: Iterator[tuple[int, Any]]
) -> Iterator[tuple[int, Any]]:
    yield from held
    yield from values


def _answer(whole: Mapping[str, Any]) -> Iterator[Row]:
    try:
        yield from wikidata.results(whole)
    except (KeyError, TypeError, AttributeError) as error:
        yield Fault(1, f"The answer breaks its format ({error!r}). Ask the query again.")


def read_bytes(path: Path) -> bytes:
    """The bytes of a list.

    Raises:
        ListError: there is no such file, or it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise ListError(
            f"{path} cannot be read: {error.strerror or error}. Name a file that is there."
        ) from error
