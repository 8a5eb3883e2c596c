"""Voices of a document: chains of attribution and stances, word by word."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from factional.extract.language import Analysis
from factional.extract.layers import Layers
from factional.extract.syntax import Clauses, Tree
from factional.extract.voices.cited import Cited
from factional.extract.voices.following import followed
from factional.extract.voices.ground import ground, house
from factional.extract.voices.guessed import guessed
from factional.extract.voices.layout import headlines, quotations, tables
from factional.extract.voices.report import Found, Report
from factional.extract.voices.said import Said
from factional.extract.voices.sources import Sources
from factional.model import AUTHOR, Block, Certainty, Hop


@dataclass(frozen=True, slots=True)
class Stance:
    """What those who pass words on think of them.

    Attributes:
        denied: Whether they say that it is not so.
        certainty: How sure they are; None where they add no doubt of their own.
        cues: The words that show it, as indices into the tree.
    """

    denied: bool = False
    certainty: Certainty | None = None
    cues: tuple[int, ...] = field(default=(), compare=False)


class Voices:
    """Whose words the words of a document are.

    Attributes:
        reports: All that somebody is said to have said, in the order of its first words.
    """

    def __init__(self, layers: Layers, tree: Tree, clauses: Clauses, analysis: Analysis) -> None:
        self._layers = layers
        self._tree = tree
        self._house = house(layers)
        self._blocks = layers.document.blocks
        self._starts = [b.start for b in self._blocks]
        sources = Sources(layers, tree, clauses)
        said = Said(tree, clauses, sources)
        cited = Cited(tree, clauses, sources, said)
        found = [list(_both(said, cited, s)) for s in range(len(tree.sentences))]
        made = followed(layers, tree, clauses, sources, found)
        made += [*headlines(layers, tree, sources), *tables(layers, tree, sources)]
        made += _direct(made, list(quotations(layers, tree, sources)))
        cues = {f.cue for each in found for f in each}
        made += guessed(analysis, tree, sources, cues)
        self.reports = tuple(sorted(made, key=lambda r: min(r.content)))
        self._at: dict[int, list[Report]] = defaultdict(list)
        for report in self.reports:
            for word in report.content:
                self._at[word].append(report)

    def chain(self, word: int, start: int, end: int) -> tuple[Hop, ...]:
        """The attribution of a claim, innermost voice first, the document's own last.

        Args:
            word: The word that the claim hangs on.
            start: First code point of the stretch that states it.
            end: One past its last.
        """
        return tuple(hop for hop, _ in self.passed(word))

    def passed(self, word: int, *, glossed: bool = False) -> tuple[tuple[Hop, str], ...]:
        """The voices of a word with the rule that found each.

        A voice that nothing quotes has the rule `turn`, the document's own `document`.

        Args:
            word: The word that a claim hangs on.
            glossed: Whether it only tells who somebody is, which a writer adds to what others say
                unless he quotes them: "they said that X, the head of Y, had left".
        """
        inner = self._around(word)
        if glossed and all(r.rule != "quotation" for r in inner):
            inner = [r for r in inner if r.rule not in ("said", "following")]
        block = self._block(self._tree.words[word].start)
        own = ground(self._layers, block) if block is not None else (Hop(AUTHOR),)
        told = [(hop, report.rule) for report in inner for hop in report.hops]
        if own[-1].who == AUTHOR:  # "told OTA", in a report of OTA: no hop of its own
            told = [(hop, rule) for hop, rule in told if hop.who not in self._house]
        told += [(hop, "document" if hop.who == AUTHOR else "turn") for hop in own]
        hops: dict[str, tuple[Hop, str]] = {}
        for hop, rule in told:
            hops.setdefault(hop.who, (hop, rule))
        return tuple(hops.values())

    def stance(self, word: int, *, governing: bool = False) -> Stance:
        """Whether those who report a word deny or doubt it.

        Args:
            word: The word that a claim hangs on.
            governing: Also by verbs and nouns that the word's clause depends on, which the mood of
                a reading reckons with already.
        """
        above = set() if governing else set(self._tree.ancestors(word))
        found = [r for r in self._around(word) if r.cue not in above]
        denied = sum(r.denied for r in found) % 2 == 1
        weak = [r.certainty for r in found if r.certainty is not None]
        order = (Certainty.POSSIBLE, Certainty.PROBABLE)
        cues = tuple(r.cue for r in found if r.cue is not None and (r.denied or r.certainty))
        return Stance(denied, next((c for c in order if c in weak), None), cues)

    def _around(self, word: int) -> list[Report]:
        """The reports that a word stands in, the innermost first."""
        return sorted(self._at.get(word, ()), key=lambda r: (len(r.content), r.rule != "citing"))

    def _block(self, position: int) -> Block | None:
        index = bisect_right(self._starts, position) - 1
        block = self._blocks[index] if index >= 0 else None
        return block if block is not None and position < block.end else None


def _direct(made: list[Report], quoted: list[Report]) -> list[Report]:
    """Quotations, said by the one whom a rule found for their cue."""
    out = []
    for quotation in quoted:
        ruled = [r for r in made if r.cue is not None and r.cue == quotation.cue and r.hops]
        spoken = next((r for r in ruled if r.rule in ("said", "quoted")), None)
        out.append(quotation if spoken is None else replace(quotation, hops=spoken.hops))
    return out


def _both(said: Said, cited: Cited, sentence: int) -> Iterator[Found]:
    yield from sorted([*said.find(sentence), *cited.find(sentence)], key=lambda f: f.cue)
