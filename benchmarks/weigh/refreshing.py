"""What one more document costs in a case on disk, of 1,000, 100,000 and 1,000,000 claims.

    python -m benchmarks.weigh.refreshing [claims ...]

The documents are those of `incremental`, written into a case with their actors by name. Measured
is what a refresh does after one more of them, the median of 20, in seconds of processor time:
resolving its actors, finding and weighing what it touches, and writing both; and the same after
a document is read again, and after a claim is rejected. Each is done by a process that opens the
case for it, whose memory at its largest is told. Beside it stands what a refresh of all takes.

A case of more than 100,000 claims is so many cases of that size beside one another, each with
actors and documents of its own, copied in the database: what a document touches is as much as in
one of them, and the tables are as long as in all.
"""

from __future__ import annotations

import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from benchmarks.weigh.incremental import CLAIMS, Made
from factional.model import (
    AUTHOR,
    Acquisition,
    Block,
    BlockKind,
    Claim,
    DecisionKind,
    Document,
    Evidence,
    Extraction,
    Referent,
)
from factional.resolving import resolved
from factional.store import Store, originals
from factional.store.schema import metadata
from factional.weighing import weighed

SIZES = (1_000, 100_000, 1_000_000)
TIMES = 20
_LARGEST = 100_000
_AT_ONCE = 200
_MARK = "t0t"
"""Stands in every id and name, so that a copy with another one is another case."""

Seconds = tuple[float, float, float]
"""Of resolving, of weighing and of writing both."""


def papers(made: Made, first: int, mark: str = _MARK) -> Iterator[tuple[Document, Extraction]]:
    """Documents of a made-up case from a number on, with what is read in them."""
    called = {entity.id: entity for entity in made.entities}
    while True:
        document, claims = made.document(first)
        text = "\n".join(claim.evidence.quote for claim in claims)
        named = {who for claim in claims for who in _named(claim)}
        referents = (
            Referent(who, f"{called[who].name} {mark}", called[who].type) for who in sorted(named)
        )
        whole = replace(
            document,
            id=f"{mark}{first:013}",
            sha256=f"{mark}{first:061}",
            text=text,
            blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
            body=(0, len(text)),
        )
        kept: list[Claim] = []
        start = 0
        for claim in claims:
            end = start + len(claim.evidence.quote)
            evidence = Evidence(claim.evidence.quote, start, end)
            id = f"{whole.id}-{len(kept):02}"
            kept.append(replace(claim, id=id, document=whole.id, evidence=evidence))
            start = end + 1
        yield whole, Extraction(claims=tuple(kept), referents=tuple(referents))
        first += 1


def _named(claim: Claim) -> set[str]:
    hops = (hop.who for hop in claim.attribution if hop.who != AUTHOR)
    return {who for who in (claim.subject, claim.object, *hops) if who}


def add(store: Store, some: Iterator[tuple[Document, Extraction]], count: int) -> None:
    """Put some documents into a case; many are one transaction."""
    while count > 0:
        with store.transaction():
            for document, extraction in islice(some, min(count, _AT_ONCE)):
                came = Acquisition(f"/{document.id}", "2026-03-01T10:00:00Z", document.name)
                store.put(document, extraction, b"", came)
        count -= _AT_ONCE


def refresh(store: Store, *, whole: bool = False) -> Seconds:
    """Bring a case up to date; how long that took."""
    started = time.process_time()
    with store.moment():
        found = resolved(store, whole=whole)
        between = time.process_time()
        ties = weighed(store, found, whole=whole)
    then = time.process_time()
    with store.transaction():
        found.write(store)
        ties.write(store)
        store.mark_refreshed(store.changed)
    return between - started, then - between, time.process_time() - then


def build(folder: Path, size: int) -> Seconds:
    """Make a case of a size, all of it weighed; how long the last took, of what was not copied."""
    originals.keep = _kept_nowhere
    part = min(size, _LARGEST)
    with Store.create(folder) as store:
        add(store, papers(Made(part), 0), part // CLAIMS)
        took = refresh(store, whole=True)
    if size > part:
        _copy(folder, size // part, part // CLAIMS)
    return took


def _copy(folder: Path, times: int, documents: int) -> None:
    """Put copies of a case beside it, each under another mark."""
    with sqlite3.connect(folder / "case.db") as connection:
        for table in (t for t in metadata.sorted_tables if t.name != "cases"):
            parts = []
            for column in table.columns:
                name = f'"{column.name}"'
                if column.type.python_type in (str, dict, list):
                    parts.append(f"replace({name}, '{_MARK}', :mark)")
                else:
                    shift = f" + :copy * {documents}" if table.name == "documents" else ""
                    parts.append(name + (shift if column.name == "number" else ""))
            found = f"SELECT {', '.join(parts)} FROM {table.name}"
            own = " WHERE " + " OR ".join(
                f"instr(\"{c.name}\", '{_MARK}')" for c in table.columns if c.primary_key
            )
            for copy in range(1, times):
                # each copy is one of the first, and what was copied so far is no more of it
                marks = {"mark": _mark(copy), "copy": copy}
                connection.execute(f"INSERT INTO {table.name} {found}{own}", marks)
    connection.close()


def _mark(copy: int) -> str:
    return f"t{copy}t"


def one_more(folder: Path, size: int, copy: int) -> list[Seconds]:
    """Add documents to a case of a size, one after the other."""
    originals.keep = _kept_nowhere
    part = min(size, _LARGEST)
    some = papers(Made(part), part // CLAIMS, _mark(copy))
    with Store.open(folder) as store:
        return [_after(store, lambda: add(store, some, 1)) for _ in range(TIMES)]


def read_again(folder: Path, size: int, copy: int) -> list[Seconds]:
    """Read documents of a case of a size again, one after the other, with what others say."""
    part = min(size, _LARGEST)
    some = papers(Made(part), 0, _mark(copy))
    others = papers(Made(part), part // CLAIMS + TIMES, _mark(copy))

    def reread(store: Store) -> None:
        document, _ = next(some)
        other, extraction = next(others)
        claims = (
            replace(c, id=c.id.replace(other.id, document.id), document=document.id)
            for c in extraction.claims
        )
        again = replace(document, text=other.text, blocks=other.blocks, body=other.body)
        store.rewrite(again, replace(extraction, claims=tuple(claims)))

    with Store.open(folder) as store:
        return [_after(store, lambda: reread(store)) for _ in range(TIMES)]


def rejected(folder: Path, size: int, copy: int) -> list[Seconds]:
    """Reject claims of a case of a size, one after the other."""
    own = [f"{_mark(copy)}{n:013}-00" for n in range(TIMES, 2 * TIMES)]
    with Store.open(folder) as store:
        return [
            _after(store, partial(store.decide, DecisionKind.REJECTED, id, by="Nour")) for id in own
        ]


def _after(store: Store, change: Callable[[], object]) -> Seconds:
    """How long a refresh takes after something, and that as part of what was written."""
    started = time.process_time()
    change()
    changed = time.process_time() - started
    resolving, weighing, writing = refresh(store)
    return resolving, weighing, writing + changed


def _kept_nowhere(folder: Path, sha256: str, data: bytes) -> Path:
    """Keep the bytes of a document nowhere."""
    return folder / sha256


def apart(
    what: Callable[..., list[Seconds]], folder: Path, size: int, copy: int
) -> tuple[list[Seconds], float]:
    """Do something in a process of its own; how long it took, and its memory in MiB."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        took = pool.submit(what, folder, size, copy).result()
        return took, pool.submit(_memory).result()


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(size: int, folder: Path) -> None:
    """Make a case of a size on disk, then change one thing after the other."""
    resolving, weighing, writing = build(folder, size)
    held = sum(file.stat().st_size for file in folder.glob("case.db*")) / 2**20
    print(
        f"{size:9,} claims, {held:.0f} MiB on disk; all of {min(size, _LARGEST):,}: resolved "
        f"{resolving:.1f} s, weighed {weighing:.1f} s, written {writing:.1f} s",
        flush=True,
    )
    copy = size // _LARGEST // 2
    for what in (one_more, read_again, rejected):
        took, memory = apart(what, folder, size, copy)
        each = [statistics.median(some) * 1000 for some in zip(*took, strict=True)]
        total = statistics.median(map(sum, took)) * 1000
        print(
            f"{'':9}  {what.__name__:10} {total:7.1f} ms: resolved {each[0]:.1f}, weighed "
            f"{each[1]:.1f}, written {each[2]:.1f}; {memory:.0f} MiB",
            flush=True,
        )


if __name__ == "__main__":
    for asked in [int(arg) for arg in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as place:
            measure(asked, Path(place) / "case")
