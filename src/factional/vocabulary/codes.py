"""Code lists by which analysts grade and judge, read from `codes.yaml`.

Reliability A to F and credibility 1 to 6 are those of the NATO (Admiralty) code, likelihood and
confidence those of ICD 203. None of them is a number to reckon with: F and 6 say that nothing is
known, which is no value between the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a list.

    Attributes:
        label: The words of the standard for it.
        says: What it means, in the standard's words; empty where the words say it all.
        also: The standard's other words for the same.
        percent: Lowest and highest chance that a word of likelihood stands for; else None.
    """

    label: str
    says: str = ""
    also: str = ""
    percent: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Codes:
    """The four lists, each in the order of its standard, by code."""

    reliability: Mapping[str, Code]
    credibility: Mapping[str, Code]
    likelihood: Mapping[str, Code]
    confidence: Mapping[str, Code]


@cache
def codes() -> Codes:
    """The lists of the file."""
    path = resources.files("factional.vocabulary").joinpath("codes.yaml")
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Codes(*(_list(data[name]) for name in Codes.__dataclass_fields__))


def _list(entries: Mapping[str, Mapping[str, str]]) -> Mapping[str, Code]:
    return MappingProxyType({code: _code(entry) for code, entry in entries.items()})


def _code(entry: Mapping[str, str]) -> Code:
    percent = (int(entry["least"]), int(entry["most"])) if "least" in entry else None
    return Code(entry["label"], entry.get("says", ""), entry.get("also", ""), percent)
