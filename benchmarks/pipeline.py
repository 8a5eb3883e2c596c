"""Where the time goes from bytes to ties: words a second of each room, and the memory at its peak.

    python benchmarks/pipeline.py [FOLDER] [--documents N]

Reads the text and HTML files of FOLDER (the sample case if none is named) and repeats them, each
copy with a line of its own so that it is another document, until there are N (200). Printed are
words a second of reading, of the language model, of the layers over it, of the claims read off
them, of storing, and of comparing, resolving and weighing the whole case; the share of each; and
the peak resident memory. One run on one core says little about another machine: compare the shares.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from factional import sample
from factional.case import Case
from factional.comparing import compare_new
from factional.extract import checked
from factional.extract.annotate import parsed
from factional.extract.assembly import Assembly
from factional.extract.language import Analysis, Card, LanguageModel, language_model
from factional.model import Acquisition
from factional.read import read
from factional.resolve import denied_identities, resolve
from factional.weigh import weigh


class Timed:
    """A language model that keeps what CPU time it took."""

    def __init__(self, model: LanguageModel) -> None:
        self.model = model
        self.spent = 0.0

    @property
    def card(self) -> Card:
        """That of the model."""
        return self.model.card

    def analyse(self, text: str, stretches: Sequence[tuple[int, int]]) -> Analysis:
        """What the model says."""
        begun = time.process_time()
        found = self.model.analyse(text, stretches)
        self.spent += time.process_time() - begun
        return found


def copies(files: list[Path], count: int) -> Iterator[tuple[str, bytes]]:
    """That many documents: the files over and over, told apart by a last line."""
    for number, file in zip(range(count), itertools.cycle(files), strict=False):
        ending = f"\n\n{number}\n" if file.suffix == ".txt" else f"<!-- {number} -->"
        yield f"{file.stem}-{number}{file.suffix}", file.read_bytes() + ending.encode()


def settle(case: Case) -> Iterator[str]:
    """What a case does once its documents are in, step by step; each is told when it is done."""
    store = case.store
    compare_new(store)
    yield "compare"
    claims = store.claims()
    resolution = resolve(
        store.referents(), previous=store.entity_of(), apart=denied_identities(claims)
    )
    yield "resolve"
    weigh(
        claims,
        of=resolution.of,
        documents={document.id: document for document in store.documents()},
        vocabulary=store.vocabulary,
        entities=resolution.entities,
        likenesses=store.likenesses(),
        translations=store.translations(),
    )
    yield "weigh"


def main() -> None:
    """Run the rooms one after the other and print what each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--documents", type=int, default=200)
    given = parser.parse_args()
    files = sorted(given.folder.glob("*.txt")) if given.folder else sample.documents()
    spent: defaultdict[str, float] = defaultdict(float)
    words = claims = 0
    model = Timed(language_model())
    model.analyse("Warm up.", [(0, 8)])
    model.spent = 0.0
    with tempfile.TemporaryDirectory() as scratch, Case.init(Path(scratch) / "case") as case:
        for name, data in copies(files, given.documents):
            clock = [time.process_time()]
            document = read(data, name)
            clock.append(time.process_time())
            layers, analysis = parsed(document, model)
            clock.append(time.process_time())
            extraction = checked(document, Assembly(layers, analysis).run())
            clock.append(time.process_time())
            case.store.put(document, extraction, data, Acquisition(name, "2026-01-01", name))
            clock.append(time.process_time())
            steps = ("read", "layers", "claims", "store")
            for step, (begun, done) in zip(steps, itertools.pairwise(clock), strict=True):
                spent[step] += done - begun
            words += len(document.text.split())
            claims += len(extraction.claims)
        begun = time.process_time()
        for step in settle(case):
            spent[step] += time.process_time() - begun
            begun = time.process_time()
    spent["layers"] -= model.spent
    spent = defaultdict(float, {"read": spent.pop("read"), "model": model.spent, **spent})
    total = sum(spent.values())
    print(f"{given.documents} documents, {words:,} words, {claims:,} claims")
    print(f"{'room':18} {'words a CPU-second':>18} {'share':>7}")
    for room, seconds in spent.items():
        print(f"{room:18} {words / seconds:18,.0f} {seconds / total:7.1%}")
    print(f"{'all':18} {words / total:18,.0f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


if __name__ == "__main__":
    main()
