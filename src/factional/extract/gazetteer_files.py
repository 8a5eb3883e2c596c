"""The gazetteer files as they are written, each read once."""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources
from typing import Any

from factional.vocabulary.files import parsed

FOLDER = resources.files("factional.vocabulary").joinpath("gazetteer")


@cache
def entries(name: str) -> list[Any]:
    """The entries of a gazetteer that is written as a YAML list."""
    found = _loaded(name)
    assert isinstance(found, list)
    return found


@cache
def sections(name: str) -> dict[str, list[Any]]:
    """The lists of a gazetteer that is written as a YAML mapping, by what they hold."""
    found = _loaded(name)
    assert isinstance(found, dict)
    return found


def _loaded(name: str) -> object:
    text = FOLDER.joinpath(name).read_text(encoding="utf-8")
    loaded: object = parsed(text)
    return loaded


def lines(name: str) -> list[list[str]]:
    """The fields of each line of a packed gazetteer, notes left out."""
    text = gzip.decompress(FOLDER.joinpath(name).read_bytes()).decode("utf-8")
    return [line.split("\t") for line in text.splitlines() if line[:1] != "#"]
