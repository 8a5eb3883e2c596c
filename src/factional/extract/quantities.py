"""Quantities: stretches that count people, with what is known of their bounds.

"About 500 militants", "between 250 and 300 fighters", "thousands of members". Years, percentages,
ages, distances and counts of things are none. A number without a noun counts only where the
sentence speaks of strength or membership ("their number does not exceed 300"); its unit is then
empty.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from factional.extract.layers import QuantityExpression
from factional.extract.lexicon import data, words
from factional.extract.spans import Line
from factional.model import Quantity

_FIGURE = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:\s?(?:million|thousand|k))?"


_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"


@cache
def _number() -> str:
    names = sorted(data("time")["numbers"], key=len, reverse=True)
    small = "|".join(names)
    many = r"(?:hundred|thousand|million)(?:\s+thousand)?"
    word = rf"{_TENS}[\s-](?:{small})|(?:a|{small})\s+{many}|{small}|hundred|thousand"
    return rf"(?:{_FIGURE}|(?:{word}))"


@cache
def _pattern() -> re.Pattern[str]:
    hedges = data("time")["hedges"]
    every = sorted({h for group in hedges.values() for h in group}, key=len, reverse=True)
    hedge = "|".join(re.escape(h).replace(r"\ ", r"\s+") for h in every)
    vague = "|".join(
        re.escape(v).replace(r"\ ", r"\s+")
        for v in sorted(data("time")["vague"], key=len, reverse=True)
    )
    number = _number()
    return re.compile(
        rf"""(?<![\w.,/$€£-])
        (?:(?P<hedge>{hedge})\s+(?:(?:a\s+total\s+of|some|about|around)\s+)?)?
        (?:
          (?P<between>between|from)\s+(?P<low2>{number})\s+(?:and|to)\s+(?P<high2>{number})
        | (?!{_TENS}[\s-]\w)(?P<low>{number})\s?(?:-|–|—|\bto\b|\bor\b)\s?(?P<high>{number})
        | (?P<vague>{vague})(?:\s+of\b)?
        | (?P<one>{number})(?P<plus>\+|\s+or\s+(?:more|so))?
        )(?![\w%€$]|[.,:]\d|-(?!\s))""",
        re.IGNORECASE | re.VERBOSE,
    )


def find_quantities(
    line: Line, text: str, taken: list[tuple[int, int]]
) -> tuple[QuantityExpression, ...]:
    """The counts of people of one sentence, outside the stretches that are dates."""
    found: list[QuantityExpression] = []
    counting = _counting(line)
    for match in _pattern().finditer(text, line.start, line.end):
        if any(match.start() < e and s < match.end() for s, e in taken):
            continue
        end, unit = _unit(line, match.end())
        if unit is None:
            bare = match["one"] or match["low"] or match["low2"]
            if not (counting and bare and bare[:1].isdigit() and not _of_a_thing(line, match)):
                continue
            unit, end = "", match.end()
        if _dated(text, match) or (match["one"] or "").lower() == "one" or _bracketed(text, match):
            continue
        quantity = _quantity(match, unit)
        if quantity:
            found.append(
                QuantityExpression(match.start(), end, text[match.start() : end], quantity)
            )
    return tuple(found)


def _unit(line: Line, at: int) -> tuple[int, str | None]:
    """The noun that is counted, within a few words after the number."""
    nouns, things = words("time", "people"), words("time", "not_people")
    first = next((i for i, t in enumerate(line.tokens) if t.start >= at), None)
    if first is None:
        return at, None
    for i in range(first, min(first + 6, len(line.tokens))):
        word = line.folded[i]
        if word in things or not (
            word[:1].isalnum() or word in ("(", ")", "-", '"', "“", "”", "‘", "’")
        ):
            return at, None
        if word in nouns:
            last = i
            while line.word(last + 1) in nouns:
                last += 1
            return line.tokens[last].end, line.tokens[last].text.lower()
        if word in _STOPS:
            return at, None
    return at, None


_STOPS = words("signs", "number_stops")


def _counting(line: Line) -> bool:
    contexts = words("time", "counting_contexts")
    return any(w in contexts for w in line.folded)


def _of_a_thing(line: Line, match: re.Match[str]) -> bool:
    """Whether what follows a bare number is a thing that it counts or dates."""
    following = [i for i, t in enumerate(line.tokens) if t.start >= match.end()]
    if not following:
        return False
    word = line.folded[following[0]]
    if word in words("time", "not_people") or (word.isalpha() and word not in _STOPS):
        return True
    preceding = [i for i, t in enumerate(line.tokens) if t.end <= match.start()]
    before = line.folded[preceding[-1]] if preceding else ""
    contexts = words("time", "counting_contexts") | {
        "exceed",
        "around",
        "about",
        "than",
        "at",
        "is",
        "was",
        "of",
        "to",
        "reached",
        "only",
    }
    near = [line.folded[i] for i in preceding[-7:]]
    return before not in contexts and not any(w in words("time", "counting_contexts") for w in near)


def _dated(text: str, match: re.Match[str]) -> bool:
    """A bare year: four digits between 1800 and 2099 without a hedge or a noun of people near."""
    one = match["one"] or ""
    before = text[max(0, match.start() - 6) : match.start()].lower()
    return bool(re.fullmatch(r"(?:1[89]|20)\d\d", one)) and before.rstrip().endswith(
        (" in", "since", "of", "by")
    )


def _bracketed(text: str, match: re.Match[str]) -> bool:
    return (
        text[match.start() - 1 : match.start()] == "["
        and text[match.end() : match.end() + 1] == "]"
    )


def _quantity(match: re.Match[str], unit: str) -> Quantity | None:
    hedges: dict[str, Any] = data("time")["hedges"]
    hedge = " ".join((match["hedge"] or "").lower().split())
    about, least, most = (hedge in hedges[kind] for kind in ("about", "least", "most"))
    if match["vague"]:
        low = data("time")["vague"][" ".join(match["vague"].lower().split())]
        if most:
            return Quantity(None, int(low), True, unit)
        return Quantity(int(low), None, True, unit)
    if match["low"] or match["low2"]:
        low, high = _int(match["low"] or match["low2"]), _int(match["high"] or match["high2"])
        if low is None or high is None or low >= high:
            return None
        return Quantity(low, high, about, unit)
    one = _int(match["one"])
    if one is None:
        return None
    if least or (match["plus"] or "").strip() in ("+", "or more"):
        return Quantity(one, None, False, unit)
    if most:
        return Quantity(None, one, False, unit)
    return Quantity(one, one, about or bool(match["plus"]), unit)


def _int(text: str) -> int | None:
    """The number that figures or words write."""
    lowered = text.lower().replace(",", "")
    figure = re.match(r"\d+(?:\.\d+)?", lowered)
    multipliers: dict[str, int] = {**data("time")["multipliers"], "k": 1000}
    if figure:
        rest = lowered[figure.end() :].strip()
        value = float(figure[0]) * multipliers.get(rest, 1)
        return int(value) if value == int(value) else None
    total = 0
    current = 0
    for word in re.split(r"[\s-]+", lowered):
        if word in ("a", "and"):
            current = current or 1
        elif word in multipliers:
            current = (current or 1) * multipliers[word]
            if multipliers[word] > 100:
                total, current = total + current, 0
        elif word in data("time")["numbers"]:
            current += data("time")["numbers"][word]
        else:
            return None
    return total + current
