"""Sentences and short paragraphs of the field, made from `sentences.yaml`, with their names."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from training.field.markup import Entity, Labelled, parse
from training.names.generator import Name, Namer
from training.names.grammar import Symbols, expand, symbols, table

_ARTICLE = re.compile(r"\b([Aa])\(n\) (\W*)(\w)")
_CAPITAL = re.compile(r"\^((?:\{[scq][\d,]* |\W)*?)(\w)")
_COMMA = re.compile(r",\},?")
_MANY = re.compile(
    r"((?:dozens|hundreds|scores|thousands|two-thirds)\|Num\]) "
    r"(?=[\[a-z])(?!dead|killed|wounded|were|are|had|have|to\b|in\b|at\b|others)"
)
_START = re.compile(r"(?m)(^|[.!?] |: |\n- )the \[")
_MADE = {
    "person": Namer.person,
    "org": Namer.organisation,
    "state": Namer.state,
    "country": Namer.state,
    "group": Namer.group,
    "place": Namer.place,
    "event": Namer.event,
    "doc": Namer.document,
}
_FAMILIES = {
    "outlet": "media",
    "ngo": "relief",
    "court": "courts",
    "firm": "firms",
    "un": "world",
    "body": "bodies",
}
_DATES = ("date", "date_on", "date_in", "date_bare", "spell")
_COUNTS = ("count", "measure", "money", "distance")
_COUNTED = {**dict.fromkeys(_DATES, "Date"), **dict.fromkeys(_COUNTS, "Num")}


def generate(rng: random.Random, n: int, style: str | None = None) -> Iterator[Labelled]:
    """Make labelled texts.

    Args:
        rng: Where chance comes from; the same seed gives the same texts.
        n: How many.
        style: Only this style of `sentences.yaml`; all by their weights where left out.

    Yields:
        Texts with nested entities, and attributions where the style has them.
    """
    tables = table("sentences")
    styles = list(tables["styles"])
    weights = [tables["styles"][one] for one in styles]
    known = {**symbols(table("words")), **symbols(tables["parts"]), **symbols(tables["texts"])}
    for number in range(n):
        chosen = style or rng.choices(styles, weights)[0]
        made = _one(chosen, known, rng, f"made-{chosen}-{number}")
        yield _shouted(made) if chosen == "transcript" or rng.random() < 0.04 else made


def _one(style: str, known: Symbols, rng: random.Random, name: str) -> Labelled:
    for _ in range(20):
        raw = expand(rng.choice(known[style]), known, rng, _Cast(rng, known).called)
        raw = re.sub(r"\bthe [Tt]he\b", "the", raw.replace("\\n", "\n"))
        raw = _COMMA.sub("},", raw)
        raw = _ARTICLE.sub(_fitting, _MANY.sub(r"\1 of ", raw))
        raw = _START.sub(lambda m: m[1] + "The [", raw)
        raw = _CAPITAL.sub(lambda m: m[1] + m[2].upper(), "^" + raw)
        made = parse(raw, name)
        if _sound(made["text"], made["entities"]):
            return made
    return made


def _sound(text: str, entities: list[Entity]) -> bool:
    """No two names of one text are spelt the same and mean two kinds of thing."""
    kinds: dict[str, set[str]] = {}
    for start, end, kind in entities:
        kinds.setdefault(text[start:end].lower(), set()).add(kind)
    loose = ({"State", "Place"}, {"State", "Group"}, {"State", "Group", "Place"})
    return all(len(found) == 1 or found in loose for found in kinds.values())


class _Cast:
    """Who and what a text is about: the same key is the same name to its end."""

    def __init__(self, rng: random.Random, known: Symbols) -> None:
        self._rng = rng
        self._known = known
        self._namer = Namer(rng)
        self._named: dict[tuple[str, str], Name] = {}
        self._used: set[str] = set()

    def called(self, symbol: str, key: str, form: str) -> str | None:
        """A symbol's words with their marks; None for symbols that are no names."""
        if symbol in _COUNTED:
            text = expand(self._rng.choice(self._known[symbol]), self._known, self._rng)
            return f"[{text}|{_COUNTED[symbol]}]"
        if symbol in {"peoples", "folk"}:
            return self._folk(symbol)
        if symbol not in _MADE and symbol not in _FAMILIES:
            return None
        if symbol == "state" and not (key or form) and self._rng.random() < 0.15:
            return f"[{self._namer.capital()}|State]"
        name = self._name(symbol, key)
        return self._worded(name, symbol, form)

    def _name(self, symbol: str, key: str) -> Name:
        group = "state" if symbol == "country" else symbol
        if key and (group, key) in self._named:
            return self._named[group, key]
        for _ in range(10):
            if symbol in _FAMILIES:
                name = self._namer.organisation(_FAMILIES[symbol])
            else:
                name = _MADE[symbol](self._namer)
            if name.text.lower() not in self._used:
                break
        self._used.add(name.text.lower())
        if key:
            self._named[group, key] = name
        return name

    def _folk(self, symbol: str) -> str:
        """A people, with or without a state: the adjective before persons, or the plural."""
        state = self._rng.random() < 0.4
        name = self._namer.state() if state else self._namer.group()
        word = name.adjective if symbol == "folk" else name.plural
        return f"[{word or name.text}|Group]"

    def _worded(self, name: Name, symbol: str, form: str) -> str:
        the = "the " if name.article and form != "bare" else ""
        if symbol == "country":
            return f"{the}[{name.text}|Place]"
        if symbol == "person":
            return f"[{name.short}|Per]" if form == "short" else name.marked
        if symbol in {"state", "group"}:
            return _peopled(name, form) if form else the + name.marked
        brief = f"[{name.short}|Org]" if name.short else name.marked
        if form == "full" and name.short:
            return f"{the}{name.marked} ({brief})"
        if form == "short":
            return ("the " if name.article and self._rng.random() < 0.7 else "") + brief
        return the + (brief if form == "acronym" or self._rng.random() < 0.1 else name.marked)


def _peopled(name: Name, form: str) -> str:
    """A state or people: its name, adjective or plural with marks, or the bare adjective."""
    adjective = name.adjective or name.text
    if form == "word":
        return adjective
    if form == "people":
        return f"[{name.plural or name.text}|Group]"
    if form == "adj":
        return f"[{adjective}|{'State' if name.kind == 'State' else 'Group'}]"
    return name.marked


def _fitting(match: re.Match[str]) -> str:
    """`a` or `an`, by the letter that follows; spelt-out letters by how they are read."""
    acronym = match.string[match.end() : match.end() + 1].isupper()
    vowel = match[3] in "AEFHILMNORSX" if acronym else match[3].lower() in "aeio"
    return f"{match[1]}{'n' if vowel else ''} {match[2]}{match[3]}"


def _shouted(made: Labelled) -> Labelled:
    """The same in upper case, as transcripts and headlines have it; offsets stay."""
    text = "".join(c.upper() if len(c.upper()) == 1 else c for c in made["text"])
    return {**made, "text": text}
