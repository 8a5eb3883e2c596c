"""Anaphors: what "the group", "its leader", "the town" and "the agreement" take up."""

from __future__ import annotations

from factional.extract.actors.countries import Countries
from factional.extract.actors.nominals import Description
from factional.extract.actors.scene import ORG, PERSON, PLACE, STATE, Scene, is_outlet
from factional.extract.actors.speakers import Speakers
from factional.extract.coreference import Thing
from factional.extract.gazetteer import gazetteer
from factional.extract.lexicon import words
from factional.extract.spelling import concept_of, fold

_FAR = 14  # sentences back in which a description finds what it takes up
_EVER = 10_000
_POINTED = 3  # sentences back: "these factions" are those just spoken of
_CROWD = 6  # "the peasants" are no "nineteen peasants" for long
_ONCE = 8  # a body that was named but once is not "the movement" for long
_TOPIC = 0.8
_SURE = {"owner": 0.8, "place": 0.7}


class Anaphors:
    """Finds the thing that a description names once more, in other words."""

    def __init__(self, scene: Scene, speakers: Speakers, countries: Countries) -> None:
        self.scene = scene
        self.speakers = speakers
        self.countries = countries

    def take_up(self, index: int, found: Description) -> str | None:
        """What a definite description takes up; None where it takes up nothing.

        Args:
            index: Index of its sentence.
            found: The description.
        """
        scene = self.scene
        if found.opener in ("our", "my", "your"):
            return self.speakers.own_body(found)
        if found.type is STATE:
            return self.countries.government(index, found)
        if self._ground(found):
            return None
        owners = {t for o in found.owners for t in scene.at.get(o, ())}
        if found.type is PERSON:
            return self._holder(index, found, owners)
        if owners:
            same = [
                t.id for t in scene.things.values()
                if found.lemma in t.heads and owners <= t.owners and t.type in found.types
                and not self._narrower(found, t)
            ]  # fmt: skip
            if len(same) == 1:
                scene.sure[found.word] = _SURE["owner"]
                return same[0]
            return None
        if found.type is PLACE:
            return self._place(index, found)
        body = self._body(index, found)
        return body if body is not None else self._headed(index, found)

    def _narrower(self, found: Description, known: Thing) -> bool:
        """Whether it says more of what nobody named: "its military leaders" after "its leaders"."""
        more = set(found.plain) - words("signs", "empty")
        return known.placeholder and not all(
            more <= set(fold(name).split()) for name in (*known.names, known.described) if name
        )

    def _ground(self, found: Description) -> bool:
        """Whether it is where the fighting is, even after "the X Front": "left from the front"."""
        tree = self.scene.tree
        where = tree.preposition(found.word) in ("at", "from", "on", "to", "along", "near", "in")
        lower = tree.form(found.word).islower()
        return where and lower and found.lemma in words("actors", "grounds")

    def _body(self, index: int, found: Description) -> str | None:
        """The body that is spoken of: "the group", "the armed movement"."""
        scene = self.scene
        loose = words("signs", "loose_heads") | words("people", "anaphors")
        if found.lemma in loose and "latter" in found.plain and not found.plural:
            return scene.salience.last(index, lambda t: scene.things[t].type is ORG)
        narrow = set(found.plain) - words("signs", "empty", "kinds")
        if found.lemma not in loose or narrow or found.plural:
            return None
        if self._told_by_clause(found.word):
            return None
        media = found.lemma in words("signs", "media")

        def is_called(thing: str) -> bool:
            known = scene.things[thing]
            named = any(_has_head(n, found.lemma) for n in known.names)
            return known.type is ORG and named and not known.placeholder

        by_name = None
        if found.lemma not in words("actors", "any_body"):
            by_name = scene.salience.last(index, is_called, reach=_FAR, shorter=self._once)

        def fits(thing: str) -> float | None:
            known = scene.things[thing]
            if known.type is not ORG or is_outlet(known) is not media or known.plural:
                return None
            called = is_called(thing)
            if by_name is not None and not called:
                return None
            if found.lemma not in words("signs", "loose_heads") and not called:
                # "the ministry", "the council": of that kind, or nothing
                return 0.0 if found.lemma in known.heads else None
            topic = 0.0 if found.lemma in words("signs", "media") else scene.weight(thing)
            topic += _TOPIC * (thing == scene.topic)
            return (
                0.3 * (not known.placeholder) + topic + 0.4 * (called or found.lemma in known.heads)
            )

        best = scene.salience.best(
            found.word, index, fits, reach=_FAR, loose=True, shorter=self._once
        )
        if best is None:
            return None
        scene.sure[found.word] = best.sure
        return best.thing

    def _once(self, thing: str) -> int | None:
        """From how many sentences back a body that was named but once can be meant."""
        known, topic = self.scene.things[thing], thing == self.scene.topic
        return _ONCE if known.type is ORG and known.names.total() < 2 and not topic else None

    def _told_by_clause(self, word: int) -> bool:
        """Whether a clause says which one: "the group that ...", but not "the group, which ..."."""
        tree = self.scene.tree
        return any(
            "," not in (tree.form(first), tree.form(first - 1))
            for first in (min(tree.subtree(c)) for c in tree.children(word, "acl"))
        )

    def _headed(self, index: int, found: Description) -> str | None:
        """A thing whose name or description has that head: "the Shield" after "Shahra Shield"."""
        scene, tree = self.scene, self.scene.tree
        raised = tree.form(found.word)[:1].isupper() and not tree.form(found.word).isupper()

        def wanted(thing: str) -> bool:
            known = scene.things[thing]
            if known.type not in found.types and not raised:
                return False
            if found.lemma in known.heads and not set(found.plain) - words("signs", "empty"):
                return not (found.plural and known.type is ORG and not known.plural)
            if found.plain:
                return False
            head = tree.lower(found.word) if found.plural else found.lemma
            return any(_has_head(name, head) for name in known.names)

        def nearer(thing: str) -> int | None:
            known = scene.things[thing]
            if known.counted:
                return _CROWD
            return None if raised or known.placeholder else self._once(thing)

        best = scene.salience.best(
            found.word,
            index,
            lambda t: 0.0 if wanted(t) else None,
            reach=_POINTED if found.opener in ("these", "those") else _FAR * 3,
            loose=True,
            shorter=nearer,
        )
        if best is None:
            return None
        scene.sure[found.word] = best.sure
        return best.thing

    def _holder(self, index: int, found: Description, owners: set[str]) -> str | None:
        """Who was said to hold a post: "the minister", "its leader"."""
        scene = self.scene
        titled = [
            t.id
            for t in scene.things.values()
            if t.type is PERSON and any(found.lemma == fold(n).split()[0] for n in t.names)
        ]
        if len(titled) > 1:  # there are two presidents
            titled = []

        def wanted(thing: str) -> bool:
            known = scene.things[thing]
            if known.type is not PERSON:
                return False
            if found.lemma not in known.heads | known.titles and thing not in titled:
                return False
            return not owners or not known.owners or bool(owners & known.owners)

        if found.lemma in ("man", "woman", "person") and found.plain:
            return None
        if set(found.plain) & words("actors", "ordinals"):
            return self._again(index, found)
        return scene.salience.last(index, wanted, reach=_EVER if owners else _FAR * 2)

    def _again(self, index: int, found: Description) -> str | None:
        """The same of several: "the second official" after "a second U.S. official"."""
        said = {*found.plain, found.lemma}

        def wanted(thing: str) -> bool:
            known = self.scene.things[thing]
            described = known.type is PERSON and known.placeholder
            return described and any(said <= set(fold(n).split()) for n in known.names)

        return self.scene.salience.last(index, wanted, reach=_FAR)

    def _place(self, index: int, found: Description) -> str | None:
        gaz, scene = gazetteer(), self.scene
        country = found.lemma in words("actors", "countries")

        def wanted(thing: str) -> bool:
            known = scene.things[thing]
            if known.type not in (PLACE, STATE):
                return False
            is_country = any(fold(n) in gaz.states for n in known.names)
            if country:
                return is_country
            return known.type is PLACE and not is_country and not known.placeholder

        def called(thing: str) -> bool:
            known = scene.things[thing]
            return found.lemma in known.heads and known.type is PLACE

        if found.plain or found.plural:
            return None
        scene.sure[found.word] = _SURE["place"]
        last = scene.salience.last(index, called)
        if last is not None or not (country or found.lemma in words("actors", "settlements")):
            return last
        return scene.salience.last(index, wanted)


def _has_head(name: str, head: str) -> bool:
    """Whether a name of several words has a head, last or, in other languages, first."""
    parts = fold(name).split()
    of = next((i for i, part in enumerate(parts) if i and part in ("of", "for")), len(parts))
    if len(parts) < 2:
        return False
    if head in words("actors", "state_bodies"):  # "the army" is no "Liberation Army"
        gaz = gazetteer()
        before = " ".join(parts[:-1])
        return parts[-1] == head and bool(gaz.adjectives.get(before) or before in gaz.states)
    concept = concept_of(head)
    if concept and concept in (concept_of(parts[-1]), concept_of(parts[0])):
        return True  # "the katiba" after "Katibat X", "the party" after "Partido X"
    leads = head in words("names", "leading_heads")
    return head in (parts[-1], parts[of - 1]) or (parts[0] == head and leads)
