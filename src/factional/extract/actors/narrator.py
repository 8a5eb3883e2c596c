"""Narrator: who tells a document in the first person.

A body that gives its name in its own communiqué ("We, the Front of X, announce"), and a man or
woman in a memoir or a speech, who says what he is called, whose name stands at its head or who
signs it; one who tells a whole text without a name is somebody, too.
"""

from __future__ import annotations

from functools import cached_property

from factional.extract.actors.scene import ORG, PERSON, Scene
from factional.extract.coreference import Thing, slug
from factional.extract.lexicon import words
from factional.model import AUTHOR, BlockKind, SpeakerRole

UNKNOWN = "the narrator"
_HEAD = 400
_SILENT = (BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.TABLE, BlockKind.QUOTATION)
_FIRST = frozenset({"i", "we"})
_OFTEN = 3


class Narrator:
    """Finds who says "I" and "we" in the running text of a document."""

    def __init__(self, scene: Scene, quoted: list[tuple[int, int]]) -> None:
        self.scene = scene
        self._quoted = sorted([*quoted, *((s.start, s.end) for s in scene.document.speech)])

    @cached_property
    def words(self) -> tuple[int, ...]:
        """Every "I" and "we" that the text itself says, outside quotations and turns."""
        tree = self.scene.tree
        return tuple(
            word
            for sentence in tree.sentences
            if self._told(sentence.start)
            for word in range(sentence.first, sentence.last)
            if tree.lower(word) in _FIRST and not self._in_quotation(tree.words[word].start)
        )

    @cached_property
    def body(self) -> str | None:
        """The body that names itself: "We, the Front of X"."""
        return next((t for w in self.words for t in self._beside(w) if self._is(t, ORG)), None)

    @cached_property
    def person(self) -> str | None:
        """The one who tells of himself; None where nobody does."""
        said = [t for w in self.words for t in (*self._beside(w), *self._called(w))]
        found = next((t for t in (*said, *self._named()) if self._is(t, PERSON)), None)
        return found or self._author()

    @cached_property
    def speaks(self) -> bool:
        """Whether the head of the document says that somebody speaks or writes to others."""
        head = self.scene.document.text[:_HEAD].lower().split()
        return not words("actors", "speeches").isdisjoint(head)

    def _told(self, position: int) -> bool:
        block = self.scene.block(position)
        return block is not None and block.speaker == AUTHOR and block.kind not in _SILENT

    def _in_quotation(self, position: int) -> bool:
        return any(start <= position < end for start, end in self._quoted)

    def _is(self, thing: str, kind: object) -> bool:
        return self.scene.things[thing].type is kind

    def _beside(self, word: int) -> list[str]:
        """Who is set beside a word: "We, the Front", "I, Ada Venn, declare"."""
        scene = self.scene
        return scene.standing(scene.tree.children(word, "appos"))

    def _called(self, word: int) -> list[str]:
        """Who somebody says he is: "I am Ada Venn"."""
        scene, head = self.scene, self.scene.tree.head(word)
        if head is None or not scene.tree.is_(word, "nsubj") or not scene.tree.child(head, "cop"):
            return []
        return scene.standing([head]) if scene.tree.tag(head) == "PROPN" else []

    def _named(self) -> list[str]:
        """Whose name or speech the text says it is: "My name was Ada", "Speech of Ada Venn"."""
        scene, tree = self.scene, self.scene.tree
        found: list[str] = []
        for sentence in tree.sentences:
            if not self._told(sentence.start):
                continue
            for word in range(sentence.first, sentence.last):
                lemma, head = tree.lemma(word), tree.head(word)
                mine = any(tree.lower(c) == "my" for c in tree.children(word, "nmod:poss"))
                if lemma == "name" and mine and head is not None and tree.child(head, "cop"):
                    found += scene.standing([head])
                if sentence.start < _HEAD and lemma in words("actors", "speeches"):
                    told = [o.word for o in scene.clauses.obliques(word)
                            if o.preposition in ("of", "by")]  # fmt: skip
                    found += scene.standing(told)
        return found

    def _author(self) -> str | None:
        """Who signs a text that tells of himself, or somebody without a name."""
        scene, tree = self.scene, self.scene.tree
        if sum(tree.lower(w) == "i" and tree.is_(w, "nsubj") for w in self.words) < _OFTEN:
            return None
        document = scene.document
        signed = [s.name for s in document.speakers if s.role is SpeakerRole.AUTHOR]
        for name in (*signed, *document.metadata.authors):
            if name in scene.speakers and self._is(scene.speakers[name], PERSON):
                return scene.speakers[name]
        made = Thing(slug(UNKNOWN, scene.things), PERSON, placeholder=True)
        made.names[UNKNOWN] += 1
        scene.things[made.id] = made
        return made.id
