"""States, peoples and posts by name: to relabel what corpora mix up.

States and peoples are those of the package's own gazetteer; the rest is `relabelling.yaml`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml


@cache
def lexicon(kind: str) -> frozenset[str]:
    """The words of one kind of `relabelling.yaml`."""
    return frozenset(_data()[kind])


@cache
def _data() -> dict[str, list[str]]:
    text = (Path(__file__).parent / "relabelling.yaml").read_text("utf-8")
    found: dict[str, list[str]] = yaml.safe_load(text)
    return found


@cache
def _tables() -> tuple[frozenset[str], frozenset[str]]:
    text = (files("factional.vocabulary") / "gazetteer" / "states.yaml").read_text("utf-8")
    names, peoples = set[str](), set[str]()
    for row in yaml.safe_load(text):
        names |= {name.casefold() for name in row["names"]}
        peoples |= {word.casefold() for word in (*row.get("of", ()), *row.get("people", ()))}
    return frozenset(names | lexicon("states")), frozenset(peoples)


def state(words: tuple[str, ...]) -> bool:
    """Whether the words name a state (`the` before them or not)."""
    name = " ".join(words).casefold().removeprefix("the ")
    return name in _tables()[0]


def government(words: tuple[str, ...]) -> bool:
    """Whether the words are a state's government: `the Syrian government`, `the Assad regime`."""
    return words[-1].casefold() in lexicon("governments")


def people(words: tuple[str, ...]) -> bool:
    """Whether the words are a nationality: an adjective of a state or the plural of its people."""
    return " ".join(words).casefold().removeprefix("the ") in _tables()[1]


def crowd(words: tuple[str, ...]) -> bool:
    """Whether the words are people who are not organised: `the Syrian people`."""
    return words[-1].casefold() in lexicon("crowds")


def untitled(words: tuple[str, ...]) -> int:
    """How many words of a person's name are title, post or nationality before it."""
    at = 0
    while at < len(words) - 1 and (
        words[at].casefold() in lexicon("titles") or people(words[at : at + 1])
    ):
        at += 1
    return at


def post(words: tuple[str, ...]) -> bool:
    """Whether the words name a post alone: `the Foreign Secretary`."""
    known = lexicon("titles") | lexicon("posts")
    return all(word.casefold() in known or not word[0].isalpha() for word in words)
