"""Countries: words that stand for a state: its adjective, its people, its government."""

from __future__ import annotations

from collections.abc import Callable

from factional.extract.actors.nominals import Article, Description
from factional.extract.actors.scene import STATE, Scene
from factional.extract.actors.states import acts
from factional.extract.coreference import Thing, slug
from factional.extract.gazetteer import gazetteer
from factional.extract.lexicon import words
from factional.extract.spelling import fold

_EVER = 10_000


class Countries:
    """Finds the state that an adjective, a people or a government is of."""

    def __init__(self, scene: Scene, make: Callable[[Description], str]) -> None:
        """Look in a scene.

        Args:
            scene: What has been spoken of.
            make: Makes a thing of a description.
        """
        self.scene = scene
        self._make = make
        self._states: dict[str, str] = {}

    def state(self, code: str) -> str | None:
        """The thing of a state that acts in the text or has been described; no mere place."""
        gaz = gazetteer()
        for thing in self.scene.things.values():
            names = [fold(n) for n in thing.names] if thing.type is STATE else []
            if any(code in (gaz.states.get(n), gaz.capitals.get(n)) for n in names):
                return thing.id
        return self._states.get(code)

    def of_state(self, word: int) -> tuple[str, bool] | None:
        """The state of an adjective before what a government has: "Turkish forces".

        Returns:
            The state with whether it was made for it, or None.
        """
        tree = self.scene.tree
        code = gazetteer().adjectives.get(fold(tree.form(word)))
        head = tree.head(word)
        if not code or head is None or not tree.form(word)[:1].isupper():
            return None
        owned = tree.lemma(head) in words("actors", "owned") or self._titled(word, head)
        if not owned or not tree.is_(word, "amod", "compound"):
            return None
        if tree.lower(head) in words("people", "states"):
            return None  # "the Turkish government" says it whole
        known = self.state(code)
        if known is not None:
            return known, False
        return self._named_state(tree.form(word), code), True

    def _titled(self, word: int, head: int) -> bool:
        """Whether a title of state stands between it and a name: "the Kenyan President X"."""
        tree = self.scene.tree
        before = tree.children(head, "nmod:desc", "compound")
        return any(word < i < head and tree.lower(i) in words("actors", "owned") for i in before)

    def _named_state(self, name: str, code: str) -> str:
        thing = Thing(slug(name, self.scene.things), STATE)
        thing.names[name] += 1
        self.scene.things[thing.id] = thing
        self._states[code] = thing.id
        return thing.id

    def of_people(self, found: Description) -> str | None:
        """The state that "the Turks" stand for where they act as one.

        A people that no state of the text is of ("the Uzbeks lead the camp") is men of it.
        """
        gaz, tree = gazetteer(), self.scene.tree
        lower = fold(tree.lower(found.word))
        adjective = gaz.people.get(lower) if lower in gaz.people else None
        if lower in gaz.adjectives and found.article is Article.DEFINITE:
            adjective = lower  # "the French"
        code = gaz.adjectives.get(adjective or "")
        if not code or found.plain or found.counted or found.opener != "the":
            return None
        if tree.children(found.word, "acl", "nmod") or not acts(self.scene.clauses, found.word):
            return None
        state = self.state(code)
        if state is not None:
            self.scene.things[state].heads.add("<they>")
        return state

    def government(self, index: int, found: Description) -> str | None:
        """Whose government is meant."""
        gaz, scene = gazetteer(), self.scene
        codes = {gaz.adjectives.get(fold(w)) for w in found.plain} - {None, ""}
        for owner in found.owners:
            codes.add(gaz.adjectives.get(fold(scene.tree.form(owner))))
            for thing in scene.at.get(owner, ()):
                codes |= {gaz.states.get(fold(n)) for n in scene.things[thing].names}
        for code in sorted(c for c in codes if c):
            known = self.state(code)
            if known is not None:
                scene.learn(known, found)
                return known
            made = self._make(found)
            self._states[code] = made
            return made
        if found.owners or found.plain:
            return None

        def wanted(thing: str) -> bool:
            return scene.things[thing].type is STATE and found.lemma in scene.things[thing].heads

        return scene.salience.last(index, wanted, reach=_EVER)
