"""What resolving the names of one more document costs in cases of a thousand actors and more.

    python -m benchmarks.names.adding [actors ...]

The actors are made up: names of two or three words out of syllables, some with an abbreviation.
One in four that a document names is one of 300 that any document may name, so that in a large case
each of these stands in many documents; the others are new to the case. Then documents of 40 actors
come one by one, and of each is measured what it takes to find out which actors they are and to
write that (`factional.resolving`), in processor time; not reading it, and not weighing its claims.
Printed are the median and the slowest of 25 documents, how many referents were looked at for one,
and what resolving everything anew takes.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from factional.model import (
    Acquisition,
    Block,
    BlockKind,
    Document,
    EntityType,
    Extraction,
    Mention,
    Referent,
)
from factional.resolving import Resolved, resolved
from factional.store import Store

SIZES = (1_000, 10_000, 100_000)
NAMED = 40
COMMON = 300
ADDED = 25
HEADS = ("Liwa", "Katibat", "Jaysh", "Brigade of", "Front of", "Movement of", "", "")
ONSETS, VOWELS, CODAS = (*"bdfhjklmnqrstwyz", "sh", "th"), "aiu", ("", "n", "r", "m")


class World:
    """Names that are made up as they are asked for, the same in every run."""

    def __init__(self) -> None:
        self._random = random.Random(7)
        self._common = [self._referent() for _ in range(COMMON)]

    def documents(self, actors: int) -> Iterator[tuple[Document, Extraction]]:
        """Documents until so many actors are named, those that many name counted once."""
        named, number = COMMON, 0
        while named < actors:
            document, extraction, new = self.document(number)
            yield document, extraction
            named, number = named + new, number + 1

    def document(self, number: int) -> tuple[Document, Extraction, int]:
        """A document with its referents, and how many of them are new to the case."""
        common = self._random.sample(self._common, NAMED // 4)
        new = [self._referent() for _ in range(NAMED - len(common))]
        referents = {referent.id: referent for referent in (*common, *new)}
        text = f"Report {number}"
        document = Document(
            f"{number:016x}", f"{number:064x}", text, "text/plain", text,
            (Block(BlockKind.PARAGRAPH, 0, len(text)),), (0, len(text)),
        )  # fmt: skip
        return document, Extraction(referents=tuple(referents.values())), len(new)

    def _referent(self) -> Referent:
        words = [self._word() for _ in range(self._random.choice((2, 2, 3)))]
        name = " ".join([self._random.choice(HEADS), *words]).strip()
        forms = [name]
        if self._random.random() < 0.2:
            forms.append("".join(word[0] for word in name.split()).upper())
        id = name.lower().replace(" ", "_")
        mentions, at = [], 0
        for form in forms * 3:
            mentions.append(Mention(id, form, at, at + len(form)))
            at += len(form) + 2
        return Referent(id, name, EntityType.ORGANIZATION, tuple(mentions))

    def _word(self) -> str:
        syllables = (
            self._random.choice(ONSETS) + self._random.choice(VOWELS) + self._random.choice(CODAS)
            for _ in range(self._random.choice((2, 3, 3)))
        )
        return "".join(syllables).capitalize()


def put(store: Store, document: Document, extraction: Extraction) -> None:
    """Put a document into a case."""
    store.put(document, extraction, b"", Acquisition(document.name, "2026-01-01T00:00:00Z", "r"))


def resolve(store: Store, *, whole: bool = False) -> tuple[float, Resolved]:
    """Resolve what waits and write it; returns the seconds of processor time that it took."""
    start = time.process_time()
    found = resolved(store, whole=whole)
    found.write(store)
    return time.process_time() - start, found


def measure(actors: int) -> tuple[float, float, int, float]:
    """Median, slowest, referents looked at (median) and all anew, of a case of so many actors."""
    world = World()
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch("factional.store.originals.keep"),
        Store.create(Path(folder) / "case") as store,
    ):
        with store.transaction():
            for document, extraction in world.documents(actors):
                put(store, document, extraction)
        whole, _ = resolve(store)
        times, looked = [], []
        first = len(store.documents())
        for number in range(first, first + ADDED):
            document, extraction, _ = world.document(number)
            put(store, document, extraction)
            seconds, found = resolve(store)
            times.append(seconds)
            looked.append(len(found.resolution.of))
        return statistics.median(times), max(times), int(statistics.median(looked)), whole


def main() -> None:
    """Print a line for each size."""
    print("| actors | a document, median | slowest of 25 | referents looked at | all anew |")
    print("| --- | --- | --- | --- | --- |")
    for size in [int(size) for size in sys.argv[1:]] or SIZES:
        median, slowest, looked, whole = measure(size)
        print(
            f"| {size:,} | {median * 1000:,.0f} ms | {slowest * 1000:,.0f} ms "
            f"| {looked:,} | {whole:,.1f} s |"
        )


if __name__ == "__main__":
    main()
