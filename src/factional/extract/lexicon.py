"""Words by what they do, read from `vocabulary/lexicon`, one file for each task and language."""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources
from typing import Any

from factional.vocabulary.files import parsed

FOLDER = resources.files("factional.vocabulary").joinpath("lexicon")


@cache
def data(name: str, language: str = "en") -> dict[str, Any]:
    """A whole lexicon file (`names`, `people`, `time`) as written."""
    text = FOLDER.joinpath(f"{name}.{language}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = parsed(text)
    return loaded


@cache
def words(name: str, *keys: str, language: str = "en") -> frozenset[str]:
    """The words of one or more entries of a lexicon file, whatever way they are written there."""
    found: set[str] = set()
    for key in keys:
        found.update(_flat(data(name, language)[key]))
    return frozenset(found)


@cache
def ordinary(language: str = "en") -> frozenset[str]:
    """Words that are written in lower case wherever they do not begin a sentence."""
    packed = FOLDER.joinpath(f"words.{language}.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode().split())


def _flat(entry: object) -> set[str]:
    if isinstance(entry, str):
        return set(entry.split())
    if isinstance(entry, dict):
        return set().union(*(_flat(value) for value in entry.values()))
    if isinstance(entry, list):
        return {str(item) for item in entry}
    raise TypeError(f"{entry!r} is neither text, list nor mapping")
