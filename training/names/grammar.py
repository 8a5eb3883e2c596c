"""A small grammar of texts: what the YAML files beside it are written in.

A symbol is a list of ways to write it: a YAML list, a block with one way a line, or words with
commas between them. In a way, `<x>` stands for symbol x, `<person:a>` for one thing that keeps
its name through the text, `<person:a.short>` for another form of it; `(words)?` may be left out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from factional.errors import VocabularyError

HERE = Path(__file__).parent
Symbols = Mapping[str, tuple[str, ...]]
_SYMBOL = re.compile(r"<(\w+)(?::(\w+))?(?:\.(\w+))?>")
_MAYBE = re.compile(r"\(([^()]*)\)\?")
_DEEPEST = 30


@cache
def table(name: str) -> dict[str, Any]:
    """A YAML file of this folder."""
    found: dict[str, Any] = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def ways(value: object) -> tuple[str, ...]:
    """The ways to write a symbol, from the three forms they are given in."""
    if isinstance(value, str):
        value = value.splitlines() if "\n" in value else value.split(", ")
    if not isinstance(value, list):
        raise VocabularyError(f"{value!r} is no list of ways. Write a list, lines, or a, b, c.")
    return tuple(str(way).strip() for way in value if str(way).strip())


def symbols(tables: Mapping[str, object]) -> Symbols:
    """The symbols of a table; what is neither text nor list is left out."""
    return {k: ways(v) for k, v in tables.items() if isinstance(v, str | list)}


def expand(
    text: str,
    known: Symbols,
    rng: random.Random,
    named: Callable[[str, str, str], str | None] = lambda symbol, key, form: None,
) -> str:
    """Write a text out.

    Args:
        text: A way, with symbols in it.
        known: What symbols stand for.
        rng: Where chance comes from.
        named: Asked first for every symbol, with its key and form; None passes on to `known`.

    Raises:
        VocabularyError: A symbol that nobody knows, or one that contains itself.
    """

    def written(text: str, depth: int) -> str:
        if depth > _DEEPEST:
            raise VocabularyError(f"A symbol contains itself. Look at: {text!r}.")

        def one(match: re.Match[str]) -> str:
            symbol, key, form = match[1], match[2] or "", match[3] or ""
            found = named(symbol, key, form)
            if found is not None:
                return found
            if symbol not in known:
                raise VocabularyError(f"No symbol <{symbol}>. Look at: {text!r}.")
            return written(rng.choice(known[symbol]), depth + 1)

        while (changed := _MAYBE.sub(lambda m: m[1] if rng.random() < 0.5 else "", text)) != text:
            text = changed
        return _SYMBOL.sub(one, text)

    return written(text, 0)
