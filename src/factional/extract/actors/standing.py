"""Standing: whether what is said of two names is affirmed, doubted or denied, and by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factional.extract.language import Analysis, Attribution, Sentence, Span
from factional.extract.lexicon import data, words
from factional.extract.spelling import fold

_TRIMMED = re.compile(r"[^,;:()—–]+")
_PRONOUNS = {"it", "they", "he", "she"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How an identity is said.

    Attributes:
        speaker: Who is said to say it; None for the writer.
        name: Who a pronoun that stands for the name is, where the speaker speaks of himself.
    """

    denied: bool = False
    hedged: bool = False
    speaker: Span | None = None
    name: Span | None = None


def standing(
    text: str,
    analysis: Analysis,
    sentence: Sentence,
    pair: tuple[Span, Span],
    *,
    clause: bool,
) -> Standing:
    """How the identity of two names is said.

    Args:
        text: The whole text.
        analysis: What the language model says of it.
        sentence: Where both stand.
        pair: The two names.
        clause: Whether a clause of its own says so, so that what governs it counts.
    """
    first, second = sorted(pair)
    between = text[first.end : second.start]
    hedged = _says(between, "hedges")
    denied = _denies(between)
    if not clause:
        return Standing(denied, hedged)
    lead = text[sentence.start : first.start]
    hedged = hedged or _says(lead[-60:], "hedges") or _says(lead[-60:], "doubts")
    above = [a for a in analysis.attributions if _covers(a, first, second)]
    source = None
    for attribution in sorted(above, key=_width):
        cue = attribution.cue
        said = text[cue.start : cue.end] if cue else ""
        denied = denied or _says(said, "denials")
        hedged = hedged or _says(said, "doubts")
        if attribution.source is None:
            continue
        who = _trim(text, attribution.source)
        hedged = hedged or _says(text[who.start : who.end], "rumours")
        if source is None and not (who.start <= second.start < who.end):
            source = who
    if _says(lead, "denials") and source is not None:
        denied = True
    pronoun = fold(text[pair[0].start : pair[0].end]) in _PRONOUNS
    name = source if pronoun and source is not None and _names(analysis, source) else None
    return Standing(denied, hedged, source, name)


def _says(stretch: str, key: str) -> bool:
    """Whether a stretch has one of the words of an entry of the lexicon."""
    said = f" {fold(stretch)} "
    return any(
        re.search(rf"\b{re.escape(w).replace('_', ' ')}\b", said) for w in words("aliases", key)
    )


def _denies(stretch: str) -> bool:
    low = stretch.lower().replace("’", "'")
    for skip in data("aliases")["not_denying"]:
        low = low.replace(skip, " ")
    return bool(re.search(r"\b(?:not|never|neither|nor|no longer)\b|n't\b", low))


def _covers(attribution: Attribution, first: Span, second: Span) -> bool:
    return any(
        c.start <= second.start and second.end <= c.end + 2 and first.end > c.start - 1
        for c in attribution.contents
    )


def _width(attribution: Attribution) -> int:
    return min(c.end - c.start for c in attribution.contents)


def _trim(text: str, source: Span) -> Span:
    """A source without what is said of it after a comma or in brackets."""
    match = _TRIMMED.match(text, source.start, source.end)
    end = match.end() if match else source.end
    while end > source.start and text[end - 1].isspace():
        end -= 1
    return Span(source.start, end)


def _names(analysis: Analysis, span: Span) -> bool:
    return any(span.start <= n.start and n.end <= span.end for n in analysis.names)
