"""Reading the files of labelled text.

A file is a list of parts, each with a `part` (its name), optionally a `split`, and `texts`: one
block in which an empty line parts one text from the next. Text 7 of the part `sahel` of
`train.yaml` has the id `train-sahel-07`; so new texts go to the end of their part.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from factional.errors import AnnotationError
from training.field.markup import Labelled, parse

HERE = Path(__file__).parent
_BETWEEN = re.compile(r"\n[ \t]*\n+")


def load(path: str | Path, split: str | None = None) -> list[Labelled]:
    """The labelled texts of a file, in its order.

    Args:
        path: A file; a bare name such as `train.yaml` is looked up beside this module.
        split: Keep only the parts of this split; None keeps all.

    Raises:
        AnnotationError: The file is not laid out as said above, or a text breaks the notation.
    """
    file = Path(path)
    if not file.exists():
        file = HERE / file
    parts = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(parts, list):
        raise AnnotationError(f"{file.name} is no list of parts. Begin each with `- part: name`.")
    found: list[Labelled] = []
    seen: set[str] = set()
    for part in parts:
        if not isinstance(part, dict) or not {"part", "texts"} <= part.keys():
            raise AnnotationError(f"A part of {file.name} lacks `part` or `texts`. Give it both.")
        if part["part"] in seen:
            raise AnnotationError(f"{file.name} has the part {part['part']} twice. Rename one.")
        seen.add(part["part"])
        if split is None or part.get("split") == split:
            name = f"{file.stem}-{part['part']}"
            texts = [t for t in _BETWEEN.split(part["texts"].strip("\n")) if t.strip()]
            found += [parse(t, f"{name}-{n:02d}") for n, t in enumerate(texts, 1)]
    return found
