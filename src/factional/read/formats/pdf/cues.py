"""The words of `cues.yaml` as compiled patterns."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7}|[٠-٩]{1,4}|[۰-۹]{1,4})"


@cache
def _data() -> dict[str, str | dict[str, str]]:
    text = resources.files(__package__).joinpath("cues.yaml").read_text(encoding="utf-8")
    loaded: dict[str, str | dict[str, str]] = yaml.safe_load(text)
    return loaded


def _words(key: str) -> str:
    entry = _data()[key]
    texts = [entry] if isinstance(entry, str) else list(entry.values())
    return "|".join(part.strip() for text in texts for part in re.split(r" \| ", text))


@cache
def searching(key: str) -> re.Pattern[str]:
    """Searches for an entry anywhere."""
    return re.compile(_words(key), re.IGNORECASE)


@cache
def captions(key: str) -> re.Pattern[str]:
    """Matches the label that opens a caption: "Table 3.", "Рис. 2", "Figure IV:"."""
    number = r"(?:[A-Z]{0,2}[-.]?\d{1,3}(?:[-.]\d{1,3})*|[IVXLC]{1,6}|[A-Z]|[٠-٩]{1,3})"
    after = r"(?=\s*(?:[.:–—-]|\n|$|\()|\s+(?-i:[A-ZÀ-ÞА-Я\u0600-\u06ff]))"
    return re.compile(rf"(?P<label>(?:{_words(key)})\s*{number}){after}", re.IGNORECASE)


@cache
def page_number() -> re.Pattern[str]:
    """Matches a line that is the number of a page and nothing else."""
    entry = _data()["number"]
    assert isinstance(entry, dict)
    shapes: list[str] = []
    for key, text in entry.items():
        shapes += [text] if key in ("any", "slash") else re.split(r" \| ", text)
    first = "|".join(shapes).replace("{n}", _NUMBER)
    return re.compile(rf"(?:{first})", re.IGNORECASE)
