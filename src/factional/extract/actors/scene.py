"""Scene: who has been spoken of up to a word of the text, and how surely each word was resolved."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from factional.extract.actors.nominals import Description
from factional.extract.actors.salience import Salience, Seen
from factional.extract.coreference import Thing
from factional.extract.gazetteer import gazetteer
from factional.extract.language import Analysis
from factional.extract.lexicon import words
from factional.extract.spelling import fold
from factional.extract.syntax import Clauses, Tree
from factional.model import Block, Document, EntityType

ORG, STATE, PERSON = EntityType.ORGANIZATION, EntityType.STATE, EntityType.PERSON
GROUP, PLACE, EVENT = EntityType.GROUP, EntityType.PLACE, EntityType.EVENT
BODIES = (ORG, GROUP, STATE)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text and the thing that it is a name of."""

    start: int
    end: int
    thing: str


class Scene:
    """What the descriptions and pronouns of one document can point at.

    Attributes:
        things: Everything spoken of, by id; descriptions of what nobody named add to it.
        speakers: Things of the document's voices, by their names.
        at: The things that a word stands for, by the word.
        sure: How surely a description or pronoun was resolved, 0 to 1, by its head word.
        salience: The mentions so far.
        topic: The thing that the heading over a sentence names, None under no such heading.
    """

    def __init__(
        self,
        document: Document,
        clauses: Clauses,
        analysis: Analysis,
        things: dict[str, Thing],
        speakers: dict[str, str],
    ) -> None:
        self.document = document
        self.clauses = clauses
        self.analysis = analysis
        self.tree: Tree = clauses.tree
        self.things = things
        self.speakers = speakers
        self.at: dict[int, list[str]] = {}
        self.sure: dict[int, float] = {}
        self.salience = Salience(clauses, self._linked)
        self._chain = _chains(analysis)
        self._chained: dict[int, set[str]] = defaultdict(set)
        self._often: dict[str, int] = {}
        self._starts = [b.start for b in document.blocks]
        self.topic: str | None = None
        self._turned: int | None = None

    def note(self, index: int, word: int, thing: str, *, named: bool) -> None:
        """Pass a mention of a thing."""
        tree = self.tree
        first = tree.first_conjunct(word)
        hidden = tree.is_(word, "compound", "nmod:poss", "amod", "nmod", "flat")
        embedded = any(tree.is_(i, "acl") for i in tree.ancestors(first))
        role = tree.relation(first)
        self.salience.note(Seen(index, word, thing, role, named, hidden, embedded))
        chain = self._chain.get(word)
        if chain is not None:
            self._chained[chain].add(thing)

    def turn(self, index: int, over: Named | None) -> None:
        """Go on to a sentence; who a heading names is spoken of anew where a paragraph begins."""
        self.topic = None if over is None else over.thing
        block = self.block(self.tree.sentences[index].start)
        begins = block is not None and block.start != self._turned
        self._turned = None if block is None else block.start
        word = None if over is None else self.tree.head_of(over.start, over.end)
        if begins and over is not None and word is not None:
            self.salience.seen.append(Seen(index - 1, word, over.thing, "root", named=True))

    def weight(self, thing: str) -> float:
        """How far a body is what the document is about, 0 to 1: by how often it is named."""
        if not self._often:
            for id_, known in self.things.items():
                self._often[id_] = known.names.total() if known.type is ORG else 0
            for speaker in self.document.speakers:
                name = speaker.affiliation or ""
                for id_, known in self.things.items():
                    self._often[id_] += 3 * (name in known.names)
        most = max(self._often.values(), default=0)
        return self._often.get(thing, 0) / most if most else 0.0

    def point(self, word: int, thing: str) -> None:
        """Let a word stand for a thing, beside what it stands for already."""
        held = self.at.setdefault(word, [])
        if thing not in held:
            held.append(thing)

    def standing(self, words: Iterable[int]) -> list[str]:
        """The things that some words stand for, in order."""
        return list(dict.fromkeys(t for w in words for t in self.at.get(w, ())))

    def learn(self, thing: str, found: Description) -> None:
        """Keep what a thing was called, so that "the group" or "the commander" finds it."""
        known = self.things[thing]
        if set(found.plain) & words("signs", "past") and not known.placeholder:
            return  # a former leader is no "leader" further on
        known.heads.add(found.lemma)
        known.owners.update(t for o in found.owners for t in self.at.get(o, ()) if t != thing)

    def block(self, position: int) -> Block | None:
        """The block that a code point lies in."""
        at = bisect_right(self._starts, position) - 1
        found = self.document.blocks[at] if at >= 0 else None
        return found if found is not None and position < found.end else None

    def _linked(self, word: int, seen: Seen) -> float:
        """How far the language model holds a word to be one with a mention: 0, or up to 1."""
        chain = self._chain.get(word)
        if chain is None:
            return 0.0
        if chain == self._chain.get(seen.word):
            return 1.0
        return 0.5 * (seen.thing in self._chained[chain])


def _chains(analysis: Analysis) -> dict[int, int]:
    """The chain of the language model that each head word lies in."""
    return {
        analysis.mentions[m].head: number
        for number, chain in enumerate(analysis.chains)
        for m in chain
    }


def is_outlet(thing: Thing) -> bool:
    """Whether an organisation is one that publishes."""
    folded = [fold(name).removeprefix("the ") for name in thing.names]
    return any(f in gazetteer().outlets or set(f.split()) & words("signs", "press") for f in folded)
