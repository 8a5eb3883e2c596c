"""Marked sentences: words of a parse as a reading, without an extractor.

`[subject] {object} *trigger* _clause_`; a list of options names them by form where marks would not
do: `trigger=leader subject=He clause=none`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from factional.extract.language import Analysis, Sentence, Word, analyse
from factional.extract.propositions import Party, Reading
from factional.extract.propositions.scope import is_predicate
from factional.extract.syntax import Clauses, Tree
from factional.model import EntityType, Quantity
from factional.vocabulary import Vocabulary

CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"[\[\]{}*_]")
_KIND = {"[": "subject", "{": "object", "*": "trigger", "_": "clause"}


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks, and the stretches they stood around."""

    text: str
    spans: dict[str, tuple[int, int]]


def unmarked(source: str) -> Marked:
    """Take the marks out of a sentence."""
    text = ""
    spans: dict[str, tuple[int, int]] = {}
    opened: dict[str, int] = {}
    at = 0
    for mark in _MARK.finditer(source):
        text += source[at : mark.start()]
        at = mark.end()
        sign = {"]": "[", "}": "{"}.get(mark.group(), mark.group())
        kind = _KIND[sign]
        if kind in opened:
            spans[kind] = (opened.pop(kind), len(text))
        else:
            opened[kind] = len(text)
    return Marked(text + source[at:], spans)


@cache
def cases(name: str) -> Any:
    """A file of cases as it stands."""
    return yaml.safe_load((CASES / name).read_text(encoding="utf-8"))


def every_text() -> list[str]:
    """All sentences of all files, without marks."""
    mood, timing, adjuncts = (
        [row[0] for group in cases(name).values() for row in group]
        for name in ("mood.yaml", "timing.yaml", "adjuncts.yaml")
    )
    places = [row[0] for row in cases("places.yaml")]
    return [unmarked(s).text for s in dict.fromkeys([*mood, *timing, *places, *adjuncts])]


@cache
def parsed(text: str) -> Clauses:
    """The clauses of one of the sentences, all of which are analysed at once."""
    return _parsed()[text]


@cache
def _parsed() -> dict[str, Clauses]:
    texts = list(dict.fromkeys(every_text()))
    whole = "\n\n".join(texts)
    analysis = analyse(whole)
    found, start = {}, 0
    for text in texts:
        found[text] = Clauses(Tree(text, _cut(analysis, start, start + len(text))))
        start += len(text) + 2
    return found


def _cut(analysis: Analysis, start: int, end: int) -> Analysis:
    """One stretch of an analysis, as if it had been analysed alone."""
    inside = [i for i, w in enumerate(analysis.words) if start <= w.start < end]
    first, last = inside[0], inside[-1] + 1
    words = tuple(
        Word(
            w.start - start, w.end - start, w.tag, w.lemma,
            None if w.head is None else w.head - first,
            w.relation, w.features, w.factuality,
        )
        for w in analysis.words[first:last]
    )  # fmt: skip
    sentences = tuple(
        Sentence(s.start - start, s.end - start, s.first - first, s.last - first)
        for s in analysis.sentences
        if first <= s.first < last
    )
    return Analysis(words=words, sentences=sentences)


def read(source: str, relation: str, options: Iterable[str] = ()) -> tuple[Clauses, Reading]:
    """The reading that a marked sentence stands for."""
    marked = unmarked(source)
    clauses = parsed(marked.text)
    tree = clauses.tree
    options = tuple(options)
    named = dict(o.split("=", 1) for o in options if "=" in o)
    spans = dict(marked.spans)
    for key, form in named.items():
        if form != "none" and key != "rule":
            start = re.search(rf"\b{re.escape(form)}\b", marked.text)
            assert start is not None, f"{form!r} is not in {marked.text!r}"
            spans[key] = start.span()
    heads = {k: tree.head_of(*span) for k, span in spans.items()}
    trigger = heads["trigger"]
    assert trigger is not None
    clause = heads.get("clause")
    if clause is None and named.get("clause") != "none" and is_predicate(tree, trigger):
        clause = trigger
    vocabulary = Vocabulary.load().relations[relation]
    lone = vocabulary.object == () and vocabulary.value is None
    object_ = _party(spans, heads, "object", EntityType.ORGANIZATION)
    if EntityType.PLACE in vocabulary.object and len(vocabulary.object) == 1 and object_:
        object_ = _party(spans, heads, "object", EntityType.PLACE)
    reading = Reading(
        relation=relation,
        subject=_party(spans, heads, "subject", EntityType.ORGANIZATION)
        or Party(trigger, "nobody", EntityType.ORGANIZATION, 0, 0),
        object=None if lone else object_,
        trigger=trigger,
        words=(trigger,),
        rule=named.get("rule", "verb" if tree.tag(trigger) == "VERB" else "noun"),
        cue=tree.lemma(trigger),
        confidence=0.9,
        clause=clause,
        value=Quantity(None, 300, False, "") if "ceiling" in options else None,
    )
    return clauses, reading


def _party(
    spans: dict[str, tuple[int, int]], heads: dict[str, int | None], key: str, type_: EntityType
) -> Party | None:
    head = heads.get(key)
    return None if head is None else Party(head, key, type_, *spans[key])
