"""What reading and claims cost: words a second of processor time, each step's share, memory.

One document after the other, on texts that come with the project; all steps of one round are
measured in that round, and medians over rounds are printed. Time on a processor is counted over all
threads.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from statistics import median
from typing import ParamSpec, TypeVar
from unittest.mock import patch

from benchmarks.claims.build import DOCUMENTS
from benchmarks.claims.extracted import table
from factional import sample
from factional.extract import annotate, assembly, local
from factional.extract.voices import Voices
from factional.read import read

STEPS = ("read", "language model", "layers", "propositions", "voices")
_P = ParamSpec("_P")
_T = TypeVar("_T")


class Stopwatch:
    """Processor time by step; what runs inside another step is taken off that one."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = dict.fromkeys(STEPS, 0.0)
        self._running: list[str] = []
        self._since = 0.0

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what happens meanwhile as a step."""
        self._turn()
        self._running.append(name)
        try:
            yield
        finally:
            self._turn()
            self._running.pop()

    def counting(self, name: str, function: Callable[_P, _T]) -> Callable[_P, _T]:
        """A function whose calls count as a step."""

        def called(*args: _P.args, **kwargs: _P.kwargs) -> _T:
            with self.step(name):
                return function(*args, **kwargs)

        return called

    def _turn(self) -> None:
        now = time.process_time()
        if self._running:
            self.spent[self._running[-1]] += now - self._since
        self._since = now


def rounds(count: int) -> Iterator[tuple[int, dict[str, float]]]:
    """Words and seconds by step of so many rounds; one more before them warms up."""
    files = [*sample.documents(), *sorted((DOCUMENTS / "tune" / "texts").glob("*.txt"))]
    data = [(path.name, path.read_bytes()) for path in files if path.suffix == ".txt"]
    for number in range(count + 1):
        watch, words = Stopwatch(), 0
        with ExitStack() as patched:
            for module, name, step in (
                (annotate, "analyse", "language model"),
                (assembly, "Voices", "voices"),
                (Voices, "passed", "voices"),
                (Voices, "stance", "voices"),
                (local, "parsed", "layers"),
            ):
                counted = watch.counting(step, getattr(module, name))
                patched.enter_context(patch.object(module, name, counted))
            for name, content in data:
                with watch.step("read"):
                    document = read(content, name)
                with watch.step("propositions"):
                    local.extract(document)
                words += len(document.text.split())
        if number:
            yield words, watch.spent


def speeds(count: int = 5) -> Iterator[str]:
    """The table of steps and what they come to."""
    made = list(rounds(count))
    rows = [
        (
            step,
            f"{median(words / spent[step] for words, spent in made):,.0f}",
            f"{median(spent[step] / sum(spent.values()) for _, spent in made):.1%}",
        )
        for step in STEPS
    ]
    whole = median(words / sum(spent.values()) for words, spent in made)
    after = median(
        (spent["layers"] + spent["propositions"] + spent["voices"]) / spent["language model"]
        for _, spent in made
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield "### speed"
    yield table([*rows, ("**all**", f"{whole:,.0f}", "")], ("step", "words a CPU-second", "share"))
    yield (
        f"{made[0][0]:,} words, medians of {count} rounds. What comes after the language model "
        f"costs {after:.2f} times as much as the model. Peak memory {peak:,.0f} MiB."
    )
