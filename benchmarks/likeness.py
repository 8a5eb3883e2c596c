"""What it costs to compare a document with a case, and what is found of planted shared text.

    python benchmarks/likeness.py [DOCUMENTS...]

Cases of the sizes given (100 and 2000 if none are) hold made-up reports of 600 words from a
vocabulary whose words are as unequally common as those of English (Zipf). Into each case come 40
documents more, of which ten each are a reprint with a word in twenty changed, an excerpt, a report
with a quotation of 20 words, and a report of its own. Told are milliseconds for each of them (the
median), of which how many in the query for candidates, what was found of each kind, and what was
found where nothing was planted.
"""

from __future__ import annotations

import hashlib
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from factional.model import (
    Acquisition,
    Block,
    BlockKind,
    Document,
    Extraction,
    Likeness,
)
from factional.read import likeness
from factional.store import Store

WORDS, VOCABULARY = 600, 20_000
EACH = 10
KINDS = ("reprint", "excerpt", "quotation", "own")
_ZIPF = [1 / rank for rank in range(1, VOCABULARY + 1)]


def report(chance: random.Random) -> list[str]:
    """The words of a made-up report."""
    return [f"w{n}" for n in chance.choices(range(VOCABULARY), _ZIPF, k=WORDS)]


def planted(kind: str, of: list[str], chance: random.Random) -> list[str]:
    """The words of a report that shares text with another in some way."""
    if kind == "reprint":
        return [f"x{i}" if i % 20 == 7 else word for i, word in enumerate(of)]
    if kind == "excerpt":
        return of[200:320]
    own = report(chance)
    return own[:300] + of[400:420] + own[300:] if kind == "quotation" else own


def document(words: list[str]) -> Document:
    """A document of one paragraph."""
    text = " ".join(words)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    whole = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    return Document(sha256[:16], sha256, "made-up", "text/plain", text, whole, (0, len(text)))


def put(store: Store, words: list[str]) -> str:
    """Put a document into a case; returns its id."""
    made = document(words)
    came = Acquisition("made-up", "2026-03-01T10:00:00+00:00", "made-up")
    store.put(made, Extraction(), made.text.encode(), came)
    return made.id


def compare(store: Store, id: str) -> tuple[list[Likeness], float, float]:
    """What a document shares, the milliseconds it took, and those of the query."""
    start = time.perf_counter()
    words = likeness.body(store.document(id))
    marks = likeness.marks(words)
    asked = time.perf_counter()
    candidates = store.alike(marks, apart=id)
    told = time.perf_counter()
    bodies = ((other, likeness.body(store.document(other))) for other in candidates)
    found = [like for pair in bodies if (like := likeness.likeness((id, words), pair))]
    store.write_likenesses(id, marks, likeness.SCHEME, found)
    return found, 1000 * (time.perf_counter() - start), 1000 * (told - asked)


def measure(size: int) -> None:
    """Fill a case, add the planted documents, and print what it took and what was found."""
    chance = random.Random(3)
    with tempfile.TemporaryDirectory() as folder, Store.create(Path(folder) / "case") as store:
        held = [report(chance) for _ in range(size)]
        with store.transaction():
            ids = [put(store, words) for words in held]
            for id, words in zip(ids, held, strict=True):
                marks = likeness.signature(document(words))
                store.write_likenesses(id, marks, likeness.SCHEME, ())
        family = [{id} for id in ids]
        took, query, hits, false = [], [], dict.fromkeys(KINDS, 0), 0
        for number, kind in enumerate(KINDS * EACH):
            at = number * size // (EACH * len(KINDS))
            id = put(store, planted(kind, held[at], chance))
            found, all_ms, query_ms = compare(store, id)
            took.append(all_ms)
            query.append(query_ms)
            family[at].add(id)
            true = [like for like in found if {like.first, like.second} <= family[at]]
            hits[kind] += any(ids[at] in (like.first, like.second) for like in true)
            false += len(found) - len(true)
        size_kib = (Path(folder) / "case" / "case.db").stat().st_size / 1024
    told = ", ".join(f"{kind} {hits[kind]} of {EACH}" for kind in KINDS)
    print(
        f"{size:>7,} documents: {statistics.median(took):6.1f} ms a document, "
        f"{statistics.median(query):5.1f} in the query; {told}; {false} false; "
        f"{size_kib / size:.0f} KiB a document"
    )


def main() -> None:
    """Measure cases of the sizes given."""
    for size in [int(size) for size in sys.argv[1:]] or [100, 2_000]:
        measure(size)


if __name__ == "__main__":
    main()
