"""Wikipedia's articles on the war in Syria: running text without labels, paragraph by paragraph."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

_HEADER = re.compile(r"\A---.*?---\s*", re.DOTALL)
_NOTE = re.compile(r"\[\[?[^\]]{0,4}\]\]?")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_STRESS = re.compile(r"[*_]{1,2}")
_NO_PROSE = tuple("#|-*!>[")
_SHORTEST = 60


def paragraphs(data: Path) -> Iterator[tuple[str, str]]:
    """The paragraphs of prose, each with its name: article and line, counted from 0 (`x.md#12`).

    Lines are those below the article's front matter. Headings, tables, lists, quotations and what
    is shorter than sixty characters are passed over; links keep their words, footnotes and
    stresses go.
    """
    with tarfile.open(data / "text_wikipedia_syria" / "syria_md.tar.gz") as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is None:
                continue
            article = _HEADER.sub("", stream.read().decode("utf-8"))
            for number, line in enumerate(map(str.strip, article.split("\n"))):
                if len(line) >= _SHORTEST and not line.startswith(_NO_PROSE):
                    plain = _STRESS.sub("", _LINK.sub(r"\1", _NOTE.sub("", line)))
                    yield f"{member.name.removeprefix('./')}#{number}", plain
