"""How fast a case is written and read, with 100 and with 1,000 made-up documents.

    python benchmarks/store.py [documents ...]

Each document has 4,000 words of text, 40 referents with 8 mentions each, and 50 claims with two
voices each. Printed are documents a second for putting them, for reading all claims and for reading
all referents (the best of three, as other work on the machine only slows it down); the ratio of the
largest case to the smallest (1.00 is a case that does not slow down as it grows); and the
statements that reading all claims takes.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from sqlalchemy import event

from factional.model import (
    AUTHOR,
    Acquisition,
    Block,
    BlockKind,
    Claim,
    Document,
    EntityType,
    Evidence,
    Extraction,
    Hop,
    Mention,
    Metadata,
    Quantity,
    Referent,
)
from factional.store import Store

SENTENCE = "The Falcons of Qasr, الصقور, train the Lions and number 250 to 300 fighters. "
WORDS = 4_000
REFERENTS, MENTIONS, CLAIMS = 40, 8, 50


def made_up(number: int) -> tuple[Document, Extraction]:
    """A document of a usual size, and what an extractor would read in it."""
    text = f"Report {number}\r\n\r\n" + SENTENCE * (WORDS // len(SENTENCE.split()))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    id = sha256[:16]
    edges = [*range(0, len(text), 500), len(text)]
    blocks = tuple(Block(BlockKind.PARAGRAPH, start, end) for start, end in pairwise(edges))
    document = Document(
        id, sha256, f"{number:04}", "text/plain", text, blocks, (0, len(text)),
        Metadata(title=f"Report {number}", publisher="The Courier", published="2019-02-21"),
    )  # fmt: skip
    return document, Extraction(
        claims=tuple(_claim(document, n) for n in range(CLAIMS)),
        referents=tuple(_referent(text, f"r{n}") for n in range(REFERENTS)),
    )


def _referent(text: str, id: str) -> Referent:
    at = text.index("Falcons")
    starts = [at + n * len(SENTENCE) for n in range(MENTIONS)]
    mentions = tuple(Mention(id, "Falcons", start, start + 7) for start in starts)
    return Referent(id, "Falcons of Qasr", EntityType.ORGANIZATION, mentions)


def _claim(document: Document, number: int) -> Claim:
    start = document.text.index("train the Lions") + number * len(SENTENCE)
    counted = number % 5 == 0
    return Claim(
        id=f"{document.id}-{number:02}",
        document=document.id,
        subject=f"r{number % REFERENTS}",
        relation="strength" if counted else "trains",
        object=None if counted else f"r{(number + 1) % REFERENTS}",
        value=Quantity(250, 300) if counted else None,
        evidence=Evidence("train the Lions", start, start + 15),
        attribution=(Hop("r0", "said", "2019-02"), Hop(AUTHOR)),
        confidence=0.8,
        extractor="local/1",
        how={"rule": "verb", "cue": "train"},
    )


def measure(count: int) -> dict[str, float]:
    """Documents a second for each thing done with a case of so many documents."""
    batch = [made_up(number) for number in range(count)]
    with tempfile.TemporaryDirectory() as folder, Store.create(Path(folder) / "case") as store:

        def put() -> None:
            for document, extraction in batch:
                came = Acquisition(document.name, "2026-03-01T10:00:00+00:00", document.name)
                store.put(document, extraction, document.text.encode(), came)

        rates = {
            "put": count / seconds(put),
            "read claims": count / min(seconds(store.claims) for _ in range(3)),
            "read referents": count / min(seconds(store.referents) for _ in range(3)),
        }
        statements: list[str] = []
        event.listen(
            store._engine, "before_cursor_execute", lambda *call: statements.append(call[2])
        )
        assert len(store.claims()) == count * CLAIMS
        rates["statements"] = len(statements)
        size = (Path(folder) / "case" / "case.db").stat().st_size
        rates["KiB a document"] = size / 1024 / count
        return rates


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure cases of the sizes given, and print how they compare."""
    sizes = [int(size) for size in sys.argv[1:]] or [100, 1_000]
    measured = {size: measure(size) for size in sizes}
    for name in measured[sizes[0]]:
        cells = "  ".join(f"{measured[size][name]:>9,.1f} at {size:,}" for size in sizes)
        ratio = measured[sizes[-1]][name] / measured[sizes[0]][name]
        print(f"{name:<15}{cells}  ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
