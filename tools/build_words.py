"""Build the list of ordinary English words, which are no names at the start of a sentence.

    python tools/build_words.py /usr/share/dict/american-english

reads a list of the SCOWL project (Debian package `wamerican`), keeps what it writes in lower case,
and writes `src/factional/vocabulary/lexicon/words.en.txt.gz`.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/factional/vocabulary/lexicon/words.en.txt.gz"


def main(source: Path) -> None:
    """Write the words of a SCOWL list that begin with a small letter, one a line, sorted."""
    words = sorted(
        word
        for word in source.read_text(encoding="utf-8").split()
        if word.isascii() and word.isalpha() and word.islower() and len(word) > 1
    )
    # no name and no time in the header, so that the same list gives the same bytes
    data = gzip.compress(("\n".join(words) + "\n").encode(), compresslevel=9, mtime=0)
    TARGET.write_bytes(data)
    print(f"{len(words)} words, {len(data)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
