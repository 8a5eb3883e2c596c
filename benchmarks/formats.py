"""Documents a second and memory, by format: `python benchmarks/formats.py [--rounds 20]`.

One briefing in the formats of `tests/read/office`, its text as plain text, page and message, and
the sample's report as PDF. Each format is read in a process of its own: the first reading pays for
what is loaded, the others are timed, in seconds of processor time; memory is the peak above that of
plain text. PDF has `pypdfium2` alone beside it in `pdf.py`, pages have `trafilatura` in `pages.py`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from email.message import EmailMessage
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from factional.read import read

ROOT = Path(__file__).resolve().parents[1]
OFFICE = ROOT / "tests" / "read" / "office"
REPORT = ROOT / "src" / "factional" / "sample" / "documents" / "panel-report.pdf"
CODE = """
import json, resource, statistics, sys, time
from pathlib import Path
from factional.read import read
path, rounds = Path(sys.argv[1]), int(sys.argv[2])
data = path.read_bytes()
read(data, path.name)
took = []
for _ in range(rounds):
    start = time.process_time()
    read(data, path.name)
    took.append(time.process_time() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([statistics.median(took), peak]))
"""


def main() -> None:
    """Print one line for each format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        files = _files(Path(folder))
        figures = [_measured(path, given.rounds) for path in files]
        words = [len(read(path.read_bytes(), path.name).text.split()) for path in files]
    print("format  documents a second  ms for 400 words  MiB above plain text")
    for path, (seconds, peak), count in zip(files, figures, words, strict=True):
        page = 1000 * seconds * 400 / count
        more = peak - figures[0][1]
        print(f"{path.suffix[1:]:6}  {1 / seconds:18.1f}  {page:16.1f}  {more:20.0f}")


def _files(folder: Path) -> list[Path]:
    """The briefing in every format; the plain ones are made of its text."""
    office = sorted(OFFICE.glob("briefing.*"))
    text = read((OFFICE / "briefing.odt").read_bytes(), "briefing.odt").text
    paragraphs = [p for p in text.split("\n") if p.strip()]
    plain, page, mail = (folder / f"briefing.{suffix}" for suffix in ("txt", "html", "eml"))
    plain.write_text("\n\n".join(paragraphs), encoding="utf-8")
    body = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    page.write_text(f"<html><body><article>{body}</article></body></html>", encoding="utf-8")
    message = EmailMessage()
    message["Subject"], message["From"] = "Briefing", "desk@delta.example"
    message.set_content("\n\n".join(paragraphs))
    mail.write_bytes(message.as_bytes())
    return [plain, page, mail, *office, REPORT]


def _measured(path: Path, rounds: int) -> tuple[float, float]:
    """Median seconds of processor time for one reading, and peak memory in MiB."""
    run = [sys.executable, "-c", CODE, str(path), str(rounds)]
    seconds, peak = json.loads(subprocess.run(run, capture_output=True, check=True).stdout)
    return float(seconds), float(peak)


if __name__ == "__main__":
    main()
