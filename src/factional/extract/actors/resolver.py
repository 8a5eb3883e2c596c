"""Resolver: what the descriptions and pronouns of a document point at, in text order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factional.extract.actors.descriptions import Descriptions
from factional.extract.actors.nominals import Article, Description, Nominals
from factional.extract.actors.pairs import last_two
from factional.extract.actors.pronouns import Pronouns
from factional.extract.actors.scene import Named, Scene
from factional.extract.actors.speakers import Speakers
from factional.extract.lexicon import words
from factional.extract.syntax import Tree
from factional.extract.topics import ACTORS, headed
from factional.model import Block, BlockKind, EntityType, Mention

__all__ = ["Named", "Resolver"]

_LISTED = 0.8
_ARGUMENTS = ("nsubj", "obj", "obl", "iobj", "nmod")
_SILENT = (BlockKind.BOILERPLATE, BlockKind.BYLINE)


class Resolver:
    """Points the descriptions and pronouns of one document at things, making new ones.

    Attributes:
        scene: What has been spoken of.
        sure: How surely descriptions and pronouns were resolved, 0 to 1, by where they stand.
    """

    def __init__(self, scene: Scene) -> None:
        self.document = scene.document
        self.tree: Tree = scene.tree
        self.scene = scene
        kinds = {m.head: m.kind for m in scene.analysis.mentions}
        self.nominals = Nominals(scene.clauses, kinds)
        self.speakers = Speakers(self.scene)
        self.pronouns = Pronouns(self.scene, self.speakers)
        self.descriptions = Descriptions(self.scene, self.speakers)
        self.sure: dict[tuple[int, int], float] = {}
        self._later: list[tuple[int, int, Block | None]] = []
        self._owned: list[tuple[Description, list[str]]] = []

    def run(self, names: Sequence[Named]) -> list[Mention]:
        """Mentions of everything that names, descriptions and pronouns point at, in text order.

        Args:
            names: The names with their things.
        """
        heads, named = self._placed(names)
        made = [
            Mention(n.thing, self.document.text[n.start : n.end], n.start, n.end) for n in names
        ]
        over = {
            one.block: one
            for one in headed(self.document, names, lambda n: self._type(n.thing) in ACTORS)
        }
        for index, sentence in enumerate(self.tree.sentences):
            block = self.scene.block(sentence.start)
            self.scene.turn(index, over[block].over(sentence.start) if block else None)
            silent = block is not None and block.kind in _SILENT
            for word in range(sentence.first, sentence.last):
                if word in heads:
                    self.scene.note(index, word, heads[word].thing, named=True)
                elif not silent and word not in named:
                    made.extend(self._word(index, word, named, block))
        made.extend(self._first_persons())
        return sorted(made, key=lambda m: (m.start, -m.end))

    def _type(self, thing: str) -> EntityType:
        return self.scene.things[thing].type

    def _placed(self, names: Sequence[Named]) -> tuple[dict[int, Named], set[int]]:
        """The names by head word, and all words inside names."""
        heads: dict[int, Named] = {}
        named: set[int] = set()
        for name in names:
            head = self.tree.head_of(name.start, name.end)
            if head is None:
                continue
            named.update(self.tree.within(name.start, name.end))
            held = heads.get(head)
            if held is None or name.end - name.start > held.end - held.start:
                heads[head] = name
        for head, name in heads.items():
            self.scene.point(head, name.thing)
        return heads, named

    def _word(
        self, index: int, word: int, named: set[int], block: Block | None
    ) -> Iterable[Mention]:
        tree = self.tree
        if self._two(word):
            for thing in last_two(self.scene, index, word):
                yield self._mention(index, word, thing, tree.words[word - 1].start, named=False)
            return
        if tree.tag(word) in ("PRON", "DET"):
            if self.pronouns.first_person(word):
                self._later.append((index, word, block))
                for thing in _one(self.pronouns.spoken(word, block)):
                    self.scene.point(word, thing)
                return
            pointed = self.pronouns.resolve(index, word, block)
            if tree.lower(word) == "both" and tree.is_(word, *_ARGUMENTS):
                pointed = last_two(self.scene, index, word)
            for thing in pointed:
                if tree.lower(word) == "whose":
                    self.scene.point(word, thing)
                else:
                    yield self._mention(index, word, thing, tree.words[word].start, named=False)
            return
        state = self.descriptions.countries.of_state(word)
        if state is not None:
            yield self._mention(index, word, state[0], tree.words[word].start, named=state[1])
            return
        before = self.nominals.before_name(word, named)
        if before is not None:
            self.descriptions.describe_before(word, before)
            return
        found = self.nominals.description(word, named)
        if found is None:
            return
        if found.opener in ("our", "my"):
            self._owned.append((found, []))
        resolved = [
            meant
            for kind in self.nominals.kinds_in(found)
            for meant in self.descriptions.resolve(index, kind)
        ]
        for thing, new in resolved:
            naming = new or (len(resolved) == 1 and self._words_of(thing, found))
            if new and self._owned and self._owned[-1][0] is found:
                self._owned[-1][1].append(thing)
            yield self._mention(index, word, thing, found.start, named=naming)

    def _two(self, word: int) -> bool:
        """Whether a number stands for two named before: "the two have loathed each other"."""
        tree = self.tree
        alone = tree.lower(word) == "two" and tree.lower(word - 1) == "the" if word else False
        return alone and tree.is_(word, "nsubj", "nsubj:pass") and not tree.children(word, "nmod")

    def _mention(self, index: int, word: int, thing: str, start: int, *, named: bool) -> Mention:
        self.scene.point(word, thing)
        self.scene.note(index, word, thing, named=False)
        end = self.tree.words[word].end
        if word in self.scene.sure:
            self.sure[start, end] = self.scene.sure[word]
        return Mention(thing, self.document.text[start:end], start, end, named)

    def _words_of(self, thing: str, found: Description) -> bool:
        """Whether a description is a name of sorts: all that a thing has, or one to be listed."""
        if self.scene.things[thing].placeholder:
            return True
        bare = not found.plain and not found.owners
        anybody = words("people", "anaphors") | words("actors", "settlements", "countries", "sides")
        if bare and found.lemma in anybody:
            return False
        return found.article is Article.DEFINITE and self.scene.sure.get(found.word, 0) >= _LISTED

    def _first_persons(self) -> Iterator[Mention]:
        """Who "I" and "we" are, once it is known who is quoted and for whom they speak."""
        for _, word, _ in self._later:
            self.scene.at.pop(word, None)
        for _, word, block in self._later:
            for thing in _one(self.pronouns.spoken(word, block)):
                self.scene.point(word, thing)
                spot = self.tree.words[word]
                yield Mention(
                    thing, self.document.text[spot.start : spot.end], spot.start, spot.end, False
                )
        for found, things in self._owned:
            for made in things:
                self.scene.learn(made, found)


def _one(thing: str | None) -> list[str]:
    return [] if thing is None else [thing]
