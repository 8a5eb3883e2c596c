"""What each part is worth: the documents that may be read, scored with one part switched off.

The product has no switches: a part is replaced here, for the length of a run, by one that does
nothing. The parse is made once and shared by all runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from unittest.mock import patch

from benchmarks.claims.extracted import Corpus, matches, remembered, table
from benchmarks.claims.whole import headline
from factional.extract import annotate, assembly
from factional.extract.actors.resolver import Named, Resolver
from factional.extract.language import Analysis, Name, Sentence, Word
from factional.extract.propositions import gather
from factional.extract.propositions.mood import Mood
from factional.extract.propositions.reading import Reading
from factional.extract.syntax import Clauses, tree
from factional.extract.voices import Voices
from factional.extract.voices.report import Report
from factional.model import AUTHOR, Certainty, Hop, Mention, Polarity
from factional.vocabulary import Relation

Switch = Callable[[], AbstractContextManager[object]]


class NamesOnly(Resolver):
    """Points at things by their names, and by nothing else."""

    def run(self, names: Sequence[Named]) -> list[Mention]:
        """Mentions of the names."""
        text = self.document.text
        return [Mention(n.thing, text[n.start : n.end], n.start, n.end) for n in names]


class TurnsOnly(Voices):
    """Knows whose turn it is, and hears nobody reported."""

    def _around(self, word: int) -> list[Report]:
        return []


class OneVoice(TurnsOnly):
    """Takes all words for the author's."""

    def passed(self, word: int, *, glossed: bool = False) -> tuple[tuple[Hop, str], ...]:
        """The document's own voice."""
        return ((Hop(AUTHOR), "document"),)


def as_it_stands(
    text: str, words: Sequence[Word], sentences: Sequence[Sentence], names: Sequence[Name]
) -> Sequence[Word]:
    """A parse that nothing is mended in."""
    return tuple(words)


def plainly(clauses: Clauses, reading: Reading, relation: Relation, *, own: bool) -> Mood:
    """A mood without a look at any word: said outright."""
    polarity = Polarity.DENIED if reading.denied else Polarity.AFFIRMED
    return Mood(polarity, Certainty.CERTAIN, reading.kind or relation.kind)


def unparsed(analysis: Analysis) -> Analysis:
    """A parse in which each word hangs on the one before it."""
    first = {sentence.first for sentence in analysis.sentences}
    words = tuple(
        replace(word, head=None, relation="root")
        if i in first
        else replace(word, head=i - 1, relation="dep")
        for i, word in enumerate(analysis.words)
    )
    return replace(analysis, words=words)


def unheard(analysis: Analysis) -> Analysis:
    """A parse of a model that reads no statements."""
    return replace(analysis, stated=())


def _without(*names: str) -> Switch:
    """Rules of propositions left out."""
    left = tuple(rule for rule in gather._RULES if rule.__name__ not in names)
    if len(left) + len(names) != len(gather._RULES):
        raise LookupError(f"There are no such rules as {', '.join(names)}. Mend the table.")
    return lambda: patch.object(gather, "_RULES", left)


def _instead(module: object, name: str, other: object) -> Switch:
    return lambda: patch.object(module, name, other)


SWITCHES: Mapping[str, Switch] = {
    "everything": nullcontext,
    "no parse": lambda: remembered(unparsed),
    "no mending of the parse": _instead(tree, "mended", as_it_stands),
    "no coreference": _instead(annotate, "Resolver", NamesOnly),
    "no aliases": _instead(annotate, "find_aliases", lambda text, analysis: ()),
    "no reported speech": _instead(assembly, "Voices", TurnsOnly),
    "no attribution at all": _instead(assembly, "Voices", OneVoice),
    "no mood": _instead(assembly, "mood", plainly),
    "no frames of verbs": _without("verb_readings"),
    "no frames of nouns": _without("noun_readings"),
    "no posts": _without("post_readings"),
    "no compounds": _without("compound_readings"),
    "no statements of the model": lambda: remembered(unheard),
    "no frames at all": lambda: patch.object(gather, "_RULES", ()),
}
"""How each part is switched off."""


def ablated(corpora: Sequence[Corpus]) -> Iterator[str]:
    """A table of the sets that may be read, all parts and then without each in turn."""
    yield "### ablation"
    head = [x for c in corpora for x in (f"{c.name}: precision", "recall", "F1", "F1 with speaker")]
    rows = []
    for name, switch in SWITCHES.items():
        with switch():
            rows.append((name, *(x for c in corpora for x in headline(matches(c)))))
    yield table(rows, ["parts", *head])
