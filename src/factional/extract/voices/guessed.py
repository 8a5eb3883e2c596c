"""Guessed: reports that the trained model sees where no rule has a cue."""

from __future__ import annotations

from collections.abc import Collection

from factional.extract.language import Analysis, Attribution
from factional.extract.syntax import Tree
from factional.extract.voices.lexicon import among
from factional.extract.voices.report import Report
from factional.extract.voices.sources import Sources
from factional.model import EntityType, Hop

_SURE = 0.6


def guessed(
    analysis: Analysis, tree: Tree, sources: Sources, cues: Collection[int]
) -> list[Report]:
    """The model's attributions whose cue is none of some, with a source that could speak."""
    made = []
    for said in analysis.attributions:
        report = _report(said, tree, sources) if said.score >= _SURE else None
        if report is not None and report.cue not in cues:
            made.append(report)
    return made


def _report(said: Attribution, tree: Tree, sources: Sources) -> Report | None:
    if said.source is None or said.cue is None:
        return None
    head = tree.head_of(said.source.start, said.source.end)
    cue = tree.head_of(said.cue.start, said.cue.end)
    content = frozenset(w for c in said.contents for w in tree.within(c.start, c.end))
    if head is None or cue is None or head in content or not content:
        return None
    if tree.tag(cue) in ("VERB", "AUX"):
        return None  # verbs that the rules do not know promise, decide and plan more than they say
    if among(tree.lemma(cue), "say", "think", "show", "nouns", "called", "asked", "things"):
        return None  # the rules know these words, and passed them over
    mention = sources.mention(head)
    kinds = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP)
    speaks = mention is not None and sources.type(mention) in kinds
    if not speaks and not among(tree.lemma(head), "heads", "documents", "people"):
        return None
    who = sources.who(head)
    if who is None:
        return None
    form = tree.text[said.cue.start : said.cue.end]
    start = min(said.source.start, said.cue.start)
    end = max(said.source.end, said.cue.end)
    return Report(content, (Hop(who, form, None, start, end),), "model", cue)
