"""Voices of a document: chains of attribution and stances, word by word."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from factional.extract.language import Analysis
from factional.extract.layers import Layers
from factional.extract.syntax import Clauses, Tree
from factional.extract.voices.ground import ground, house
from factional.extract.voices.report import Report
from factional.extract.voices.sources import Sources
from factional.model import AUTHOR, Block, Certainty, Hop
from factional.vocabulary.lexicon import words


@dataclass(frozen=True, slots=True)
class Stance:
    """What those who pass words on think of them.

    Attributes:
        denied: Whether they say that it is not so.
        certainty: How sure they are; None where they add no doubt of their own.
    """

    denied: bool = False
    certainty: Certainty | None = None


class Voices:
    """Whose words the words of a document are."""

    def __init__(self, layers: Layers, tree: Tree, clauses: Clauses, analysis: Analysis) -> None:
        self._layers = layers
        self._tree = tree
        self._house = house(layers)
        self._sources = Sources(layers, tree, clauses)
        self._blocks = layers.document.blocks
        self.reports = tuple(self._of_model(analysis))
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
        inner = sorted(self._at.get(word, ()), key=lambda r: len(r.content))
        block = self._block(self._tree.words[word].start)
        own = ground(self._layers, block) if block is not None else (Hop(AUTHOR),)
        passed = [hop for report in inner for hop in report.hops]
        if own[-1].who == AUTHOR:  # "told OTA", in a report of OTA: no hop of its own
            passed = [hop for hop in passed if hop.who not in self._house]
        hops: list[Hop] = []
        for hop in [*passed, *own]:
            if all(hop.who != other.who for other in hops):
                hops.append(hop)
        return tuple(hops)

    def stance(self, word: int) -> Stance:
        """Whether those who report a word deny or doubt it."""
        found = self._at.get(word, ())
        denied = sum(r.lemma == "deny" for r in found) % 2 == 1
        doubted = any(r.lemma in words("attribution.en")["believing"] for r in found)
        return Stance(denied, Certainty.PROBABLE if doubted else None)

    def _block(self, position: int) -> Block | None:
        return next((b for b in self._blocks if b.start <= position < b.end), None)

    def _of_model(self, analysis: Analysis) -> list[Report]:
        tree = self._tree
        made = []
        for said in analysis.attributions:
            if said.source is None:
                continue
            head = tree.head_of(said.source.start, said.source.end)
            who = self._sources.who(head) if head is not None else None
            if who is None:
                continue
            content = frozenset(w for c in said.contents for w in tree.within(c.start, c.end))
            cue = tree.head_of(said.cue.start, said.cue.end) if said.cue else None
            form = tree.text[said.cue.start : said.cue.end] if said.cue else None
            shows = [s for s in (said.source, said.cue) if s is not None]
            hop = Hop(who, form, None, min(s.start for s in shows), max(s.end for s in shows))
            lemma = tree.lemma(cue) if cue is not None else ""
            made.append(Report(content, (hop,), lemma, cue, "model"))
        return made
