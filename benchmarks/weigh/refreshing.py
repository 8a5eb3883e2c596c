"""What one more document costs in a case on disk, of 1,000 and of 100,000 claims.

    python -m benchmarks.weigh.refreshing [claims ...]

The documents are those of `incremental`, written into a case with their actors by name. Measured
is what a refresh does after one more of them, the median of 20, in seconds of processor time:
finding and weighing what it touches, and writing it. Beside it stands what a refresh of all takes.
Resolving actors is measured in `benchmarks.names.adding`.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from benchmarks.weigh.incremental import CLAIMS, Made
from factional.model import (
    AUTHOR,
    Acquisition,
    Block,
    BlockKind,
    Claim,
    Document,
    Evidence,
    Extraction,
    Referent,
)
from factional.resolving import resolved
from factional.store import Store, originals
from factional.weighing import Weighed, weighed

SIZES = (1_000, 100_000)
TIMES = 20
_AT_ONCE = 200


def papers(made: Made, first: int) -> Iterator[tuple[Document, Extraction]]:
    """Documents of a made-up case from a number on, with what is read in them."""
    called = {entity.id: entity for entity in made.entities}
    while True:
        document, claims = made.document(first)
        text = "\n".join(claim.evidence.quote for claim in claims)
        named = {who for claim in claims for who in _named(claim)}
        referents = (Referent(who, called[who].name, called[who].type) for who in sorted(named))
        whole = replace(
            document,
            id=f"{first:016}",
            sha256=f"{first:064}",
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


def refresh(store: Store) -> tuple[Weighed, float, float]:
    """Bring a case up to date; what weighing gave, and the seconds it and writing took."""
    found = resolved(store)
    started = time.process_time()
    ties = weighed(store, found)
    between = time.process_time()
    with store.transaction():
        found.write(store)
        wrote = time.process_time()
        ties.write(store)
        store.mark_refreshed(store.changed)
    return ties, between - started, time.process_time() - wrote


def _kept_nowhere(folder: Path, sha256: str, data: bytes) -> Path:
    """Keep the bytes of a document nowhere."""
    return folder / sha256


def measure(size: int, folder: Path) -> None:
    """Make a case of a size on disk, then add one document after the other."""
    made = Made(size)
    some = papers(made, 0)
    with Store.create(folder) as store:
        add(store, some, size // CLAIMS)
        everything, weighing, writing = refresh(store)
        took, wrote, touched = [], [], []
        for _ in range(TIMES):
            add(store, some, 1)
            ties, seconds, more = refresh(store)
            assert ties.among is not None
            took.append(seconds)
            wrote.append(more)
            touched.append(len(ties.among))
    print(
        f"{size:9,} claims, {len(everything.ties):9,} ties: all {weighing:7.1f} s, written "
        f"{writing:6.1f} s; one more document {statistics.median(took) * 1000:6.1f} ms, written "
        f"{statistics.median(wrote) * 1000:6.1f} ms, {statistics.median(touched):.0f} ties",
        flush=True,
    )


if __name__ == "__main__":
    # the bytes of the documents are beside the point, and thousands of files
    originals.keep = _kept_nowhere
    for asked in [int(arg) for arg in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as place:
            measure(asked, Path(place) / "case")
