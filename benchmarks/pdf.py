"""How fast PDFs are read, and how much memory it takes, beside the libraries that do it.

    python benchmarks/pdf.py [--pages N] [FILE ...]

Makes a report of N pages (200) in two columns with running heads, notes and a table on every fourth
page, or takes the FILEs. Each reader goes over it in a process of its own, in one run, three times.
Printed are the median of pages a second of processor time, the ratio to pypdfium2 alone (its text
of every page, nothing else), and the peak memory above what a first small file had taken.
pdfplumber and kreuzberg are run where they are installed; Factional does not need them.
"""

from __future__ import annotations

import argparse
import importlib.util
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

SENTENCE = (
    "the Panel was told in Tolme that the toll on the bridge had been taken by men of the Lamp "
    "Council since the thaw and that nobody who crossed it in spring had seen the commander of the "
    "Salt Road Brigade whose officers deny all organisational responsibilities for what befell"
)
WORDS = SENTENCE.split()


def report(pages: int) -> bytes:
    """A report in two columns."""
    from tests.read.pdfs import HEADER, LEFT, RIGHT, SEIZURES, Press  # noqa: PLC0415 - needs fpdf2

    press = Press()
    middle = (LEFT + RIGHT) / 2
    for number in range(1, pages + 1):
        press.page()
        press.text(LEFT if number % 2 else middle, 50, "Final report of the Panel on Dovria", 8)
        press.text(middle, 806, str(number), 8)
        turned = [*WORDS[number % 40 :], *WORDS[: number % 40]]
        text = " ".join(turned * 6)
        press.block(LEFT, 90, middle - 10 - LEFT, f"{text}.^{number}^")
        press.block(middle + 10, 90, RIGHT - middle - 10, f"{text}. {text}.")
        if number % 4 == 0:
            press.ruled(LEFT, 560, (80, 120, 110, 141), [HEADER, *SEIZURES])
        press.block(LEFT, 770, RIGHT - LEFT, f"^{number}^ Interview in Tolme, 3 May 2017.", 8)
    return press.bytes()


def parse(file: Path) -> int:
    """Factional's parser: pages in order, notes, tables, offsets."""
    from factional.read.formats import parse as parsed  # noqa: PLC0415

    return len(parsed(file.read_bytes(), file.name)[1].pages)


def whole(file: Path) -> int:
    """All of reading: the parser, labels, metadata, turns."""
    from factional.read import read  # noqa: PLC0415

    return len(read(file.read_bytes(), file.name).pages)


def pdfium(file: Path) -> int:
    """pypdfium2 alone."""
    import pypdfium2  # noqa: PLC0415

    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        return len(document)


def plumber(file: Path) -> int:
    """pdfplumber: text and tables."""
    import pdfplumber  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415

    with pdfplumber.open(file) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()
        return len(document.pages)


def kreuz(file: Path) -> int:
    """kreuzberg: text."""
    import kreuzberg  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415
    import pypdfium2  # noqa: PLC0415

    kreuzberg.extract_file_sync(file)
    with pypdfium2.PdfDocument(file) as document:
        return len(document)


READERS: dict[str, tuple[str, Callable[[Path], int]]] = {
    "pypdfium2 alone": ("pypdfium2", pdfium),
    "factional, parser": ("factional", parse),
    "factional, whole": ("factional", whole),
    "pdfplumber": ("pdfplumber", plumber),
    "kreuzberg": ("kreuzberg", kreuz),
}


def memory(key: str) -> float:
    """Memory of this process in MiB: `VmRSS` now, `VmHWM` at its peak; 0 where Linux is not."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(key)), 0.0)


def run(name: str, files: list[Path]) -> tuple[float, int, float]:
    """Read the files in this process: seconds of processor time, pages and memory."""
    reader = READERS[name][1]
    with tempfile.TemporaryDirectory() as scratch:
        small = Path(scratch) / "small.pdf"  # what is loaded once a process is loaded with it
        small.write_bytes(report(4))
        reader(small)
    before = memory("VmRSS")
    begun = time.process_time()
    pages = sum(reader(file) for file in files)
    spent = time.process_time() - begun
    peak = memory("VmHWM")
    return spent, pages, peak - before


def main() -> None:
    """Run every reader that is installed and print what each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        files = given.files
        if not files:
            files = [Path(scratch) / "report.pdf"]
            files[0].write_bytes(report(given.pages))
        alone = 0.0
        spawn = multiprocessing.get_context("spawn")
        for name, (module, _) in READERS.items():
            if importlib.util.find_spec(module) is None:
                print(f"{name:20} not installed")
                continue
            runs: list[tuple[float, int, float]] = []
            for _ in range(3):
                with ProcessPoolExecutor(1, mp_context=spawn) as pool:
                    runs.append(pool.submit(run, name, files).result())
            pace = median(pages / spent for spent, pages, _ in runs)
            alone = alone or pace
            peak = median(held for *_, held in runs)
            print(f"{name:20} {pace:8.1f} pages a second  {alone / pace:6.2f} x  {peak:6.0f} MiB")


if __name__ == "__main__":
    main()
