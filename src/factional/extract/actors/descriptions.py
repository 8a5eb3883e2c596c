"""Descriptions: what "the group", "its leader", "both sides" and "the Turkish army" take up."""

from __future__ import annotations

from dataclasses import replace

from factional.extract.actors.anaphors import Anaphors
from factional.extract.actors.countries import Countries
from factional.extract.actors.nominals import Article, Description
from factional.extract.actors.pairs import last_two
from factional.extract.actors.scene import (
    BODIES,
    EVENT,
    GROUP,
    ORG,
    PERSON,
    PLACE,
    STATE,
    Scene,
    is_outlet,
)
from factional.extract.actors.speakers import Speakers
from factional.extract.coreference import Thing, slug
from factional.extract.lexicon import words
from factional.model import EntityType

_FULL = 60  # code points
_CLOSING = {"“": "”", "‘": "’", '"': '"', "«": "»"}
_OF_WHOM = frozenset({"of", "from", "in", "for"})
_BETWEEN = _OF_WHOM | {"between", "against", "with"}
_ARTICLES = frozenset({"the", "a", "an", "this", "these", "those", "that", "some", "whose"})
_MEMBERS = frozenset({"member", "elements"})
_SURE = {"beside": 0.95, "same": 0.85, "headed": 0.8, "several": 0.7}

Resolved = list[tuple[str, bool]]


class Descriptions:
    """Resolves the descriptions of a document, making things of those that take up nothing."""

    def __init__(self, scene: Scene, speakers: Speakers) -> None:
        self.scene = scene
        self.speakers = speakers
        self._same: dict[tuple[object, ...], str] = {}
        self.countries = Countries(scene, self._new)
        self.anaphors = Anaphors(scene, speakers, self.countries)

    def resolve(self, index: int, found: Description) -> Resolved:
        """The things a description points at, each with whether it was made for it.

        Args:
            index: Index of its sentence.
            found: The description.
        """
        scene = self.scene
        found = self._as_ground(found)
        said_of = scene.clauses.copular_subjects(found.word)
        if said_of and not found.fresh:
            idle = not any(scene.at.get(s) for s in said_of)
            for subject in said_of:
                for thing in scene.at.get(subject, ()):
                    if self._same_kind(thing, found):
                        scene.learn(thing, found)
                        scene.point(found.word, thing)
            if not idle or not scene.tree.children(found.word, "acl:relcl"):
                return []  # else "it was the army which"
        beside = self._beside(found)
        if beside is not None:
            scene.learn(beside, found)
            self._keep(found, beside)
            if found.opener in ("our", "my"):
                self.speakers.tell(found, beside)
            return self._known(found, beside, "beside")
        if self._only_spells_out(found):
            return []
        body = self._of_that_name(found) or self._of_that_place(found) or self._its_own(found)
        if body is not None:
            return self._known(found, body, "headed")
        several = self._called(found) or self._several(index, found)
        if several:
            scene.sure[found.word] = _SURE["several"]
            return [(thing, False) for thing in several]
        people = self.countries.of_people(found)
        if people is not None:
            return self._known(found, people, "headed")
        signature = self._signature(found)
        if not found.fresh and not found.counted and found.article is not Article.INDEFINITE:
            known = self._same.get(signature)
            if known is not None and known in scene.things:
                return self._known(found, known, "same")
            if found.article in (Article.DEFINITE, Article.OWNED):
                taken = self.anaphors.take_up(index, found)
                if taken is not None:
                    return [(taken, False)]
        made = self._new(found)
        loose = found.counted or (found.article is Article.INDEFINITE and found.plural)
        if not found.fresh and not loose:
            self._same.setdefault(signature, made)
        return [(made, True)]

    def _keep(self, found: Description, thing: str) -> None:
        """Let the same words find a body again: "a former X branch", "the former X branch"."""
        if found.plain and found.owners and found.type is not PERSON and not found.plural:
            self._same[self._signature(found)] = thing

    def _as_ground(self, found: Description) -> Description:
        """Say that "the Hama front" and "the front against X" are ground, whatever fronts are."""
        if PLACE not in found.types or found.lemma not in words("actors", "grounds"):
            return found
        tree = self.scene.tree
        held = [t for o in found.owners for t in self.scene.at.get(o, ())]
        ground = bool(held) and all(self.scene.things[t].type is PLACE for t in held)
        against = any(tree.preposition(c) == "against" for c in tree.children(found.word, "nmod"))
        on = tree.preposition(found.word) in words("actors", "on_ground")
        return replace(found, types=(PLACE,)) if ground or against or on else found

    def _known(self, found: Description, thing: str, how: str) -> Resolved:
        self.scene.sure[found.word] = _SURE[how]
        return [(thing, False)]

    def describe_before(self, word: int, found: Description) -> None:
        """Keep what a noun before a name says of it: "rebel commander X", "the Y chairman X"."""
        head = self.scene.tree.head(word)
        for thing in self.scene.at.get(head, ()) if head is not None else ():
            if self._same_kind(thing, found):
                self.scene.learn(thing, found)

    # what stands beside it

    def _beside(self, found: Description) -> str | None:
        """The name that it stands beside: "X, a militia", "its leader, X", "a band called X"."""
        tree = self.scene.tree
        word = found.word
        spots = self._right_after(found)
        if tree.is_(word, "appos", "nmod:desc", "flat") and (head := tree.head(word)) is not None:
            spots.append(head)
        spots += [
            c for c in tree.children(word, "appos", "flat", "nmod:desc") if not self._part(word, c)
        ]
        for clause in tree.children(word, "acl"):
            if tree.lemma(clause) in words("actors", "called"):
                spots += tree.children(clause, "xcomp", "obj", "obl")
        if tree.is_(word, "nsubj") and found.article is Article.DEFINITE:
            head = tree.head(word)  # "the group that suffered most was X"
            if head is not None and tree.child(head, "cop") is not None:
                spots.append(head)
        if found.article is Article.INDEFINITE and tree.is_(word, "appos", "obj"):
            spots += self._right_before(found)
        for spot in spots:
            if found.plural and len(tree.conjuncts(spot)) > 1:
                continue
            for thing in self.scene.at.get(spot, ()):
                if self._same_kind(thing, found) and not self._many_for_one(thing, found):
                    return thing
        return self._hung_below(found)

    def _part(self, word: int, beside: int) -> bool:
        """Whether what stands beside it is only some of them: "the tribes, chiefly X"."""
        tree = self.scene.tree
        return any(tree.lower(i) in words("actors", "chiefly") for i in range(word + 1, beside))

    def _right_after(self, found: Description) -> list[int]:
        """The name that follows at once what somebody is to another: "its rival the X"."""
        tree, name = self.scene.tree, found.word + 1
        if found.lemma not in words("actors", "relative_to") or not found.owners:
            return []
        end = tree.sentences[tree.sentence(found.word)].last
        if name < end and tree.lower(name) == "the":
            name += 1
        while name < end and name not in self.scene.at and tree.tag(name) in ("PROPN", "ADJ"):
            name += 1
        return [name] if name in self.scene.at else []

    def _right_before(self, found: Description) -> list[int]:
        """The name before the comma, where a parse hung what is said of it further back."""
        tree = self.scene.tree
        name = (tree.at(found.start) or 0) - 2
        if name < 0 or tree.form(name + 1) != ",":
            return []
        while name not in self.scene.at and tree.is_(name, "flat", "nmod", "compound"):
            name -= 1
        told = tree.is_(found.word, "appos") or tree.head(name) == tree.head(found.word)
        return [name] if told and name in self.scene.at else []

    def _hung_below(self, found: Description) -> str | None:
        """A person's name that a parse hung on the body: "the leader of the X, [Y], said"."""
        if found.type is not PERSON or found.article is Article.INDEFINITE or found.plural:
            return None
        tree, held = self.scene.tree, self.scene.at
        below = [o.word for o in self.scene.clauses.obliques(found.word) if o.preposition == "of"]
        below += [w for b in below for w in tree.children(b, "appos", "flat", "nmod", "nmod:desc")]
        for noun in below:
            if any(self.scene.things[t].type is PERSON for t in held.get(noun, ())):
                continue
            for beside in tree.children(noun, "appos"):
                for thing in held.get(beside, ()):
                    known = self.scene.things[thing]
                    if known.type is PERSON and not known.placeholder:
                        return thing
        return None

    def _many_for_one(self, thing: str, found: Description) -> bool:
        """Whether several people are set beside one body: "the tribes, chiefly X"."""
        return found.plural and GROUP in found.types and self.scene.things[thing].type is not GROUP

    def _same_kind(self, thing: str, found: Description) -> bool:
        kind = self.scene.things[thing].type
        if kind in found.types:
            return True
        return kind in BODIES and any(t in BODIES for t in found.types) and kind is not PERSON

    def _of_that_name(self, found: Description) -> str | None:
        """The body whose name stands before what it is: "the X organisation", "the X group"."""
        scene, tree = self.scene, self.scene.tree
        loose = words("signs", "loose_heads") | words("actors", "after_name")
        media = words("signs", "media")
        if found.lemma not in loose or found.plural or found.article is not Article.DEFINITE:
            return None
        before = [c for c in tree.children(found.word, "amod", "compound") if c < found.word]
        things = {t for c in before for t in scene.at.get(c, ())}
        bodies = {t for t in things if scene.things[t].type is ORG}
        if found.lemma in media:  # "the X newspaper" is X where X is one
            bodies = {t for t in bodies if is_outlet(scene.things[t])}
        return bodies.pop() if len(bodies) == 1 else None

    def _called(self, found: Description) -> list[str]:
        """The places whose names follow what they are: "town of X", "villages of X and Y"."""
        things, lemma = self.scene.things, found.lemma
        alone = lemma in words("actors", "bears_name_alone") and not found.plain
        if not alone and lemma not in words("actors", "bears_name"):
            return []
        told = [o.word for o in self.scene.clauses.obliques(found.word) if o.preposition == "of"]
        held = [t for word in told for t in self.scene.at.get(word, ())]
        named = all(things[t].type is PLACE and not things[t].placeholder for t in held)
        return held if named and (len(held) > 1) == found.plural else []

    def _of_that_place(self, found: Description) -> str | None:
        """The place before a word for ground: "the X area". X city may lie in a province X."""
        scene, tree = self.scene, self.scene.tree
        if found.plain or found.plural or found.lemma not in words("actors", "vague_ground"):
            return None
        told = [w for w in found.owners if tree.is_(w, "compound", "amod")]
        things = {t for w in told for t in scene.at.get(w, ()) if scene.things[t].type is PLACE}
        return things.pop() if len(things) == 1 else None

    def _its_own(self, found: Description) -> str | None:
        """The body whose own group "their group" is: itself."""
        scene, tree = self.scene, self.scene.tree
        loose = words("signs", "loose_heads") - words("signs", "media")
        if found.article is not Article.OWNED or found.lemma not in loose or found.plain:
            return None
        owner = found.owners[0]
        held = scene.at.get(owner, ()) if tree.tag(owner) in ("PRON", "DET") else ()
        if len(held) != 1 or found.plural or scene.things[held[0]].type is not ORG:
            return None
        return held[0]

    def _only_spells_out(self, found: Description) -> bool:
        """Whether it is no more than those whom it names: "X fighters", "members of X"."""
        tree, scene = self.scene.tree, self.scene
        lexicon = words("signs", "fighting") | _MEMBERS
        if tree.lower(found.word) not in lexicon and found.lemma not in lexicon:
            return False
        if found.counted or found.article is Article.INDEFINITE or found.fresh:
            return found.lemma in _MEMBERS
        owned = (t for o in found.owners for t in scene.at.get(o, ()))
        return any(scene.things[t].type in BODIES for t in owned)

    # several at once

    def _several(self, index: int, found: Description) -> list[str]:
        """Those spoken of last: "both groups", "the two sides", "the latter"."""
        scene = self.scene
        absent = self.speakers.present(found.word, scene.block(found.start))
        if found.lemma in ("latter", "former"):
            pair = last_two(scene, index, found.word, (*BODIES, PERSON), absent)
            return pair[-1:] if found.lemma == "latter" else pair[:1]
        known = found.lemma in words("actors", "sides") or ORG in found.types
        if not (found.plural and known):
            return []
        before = {self.scene.tree.lower(c) for c in self.scene.tree.children(found.word)}
        loose = found.lemma in ("side", "latter") and found.article is Article.DEFINITE
        if not (before & {"both", "two"} and found.article is Article.DEFINITE) and not loose:
            return []
        if set(found.plain) - words("signs", "empty") - {"two", "both"}:
            return []
        kinds: tuple[EntityType, ...] = (ORG, STATE)
        if found.lemma in ("side", "party", "enemy", "rival", "ally"):
            kinds = (ORG, STATE, GROUP)
        elif found.types[0] is PLACE:
            kinds = (PLACE, STATE) if found.lemma in words("actors", "countries") else (PLACE,)
        elif set(found.types) == {GROUP} and ORG not in found.types:
            kinds = (PERSON,) if found.lemma in words("actors", "people") else BODIES
        pair = last_two(scene, index, found.word, kinds, absent)
        return pair if len(pair) == 2 else []

    # one that was called otherwise before

    def _signature(self, found: Description) -> tuple[object, ...]:
        scene = self.scene
        owners = tuple(t for o in found.owners for t in scene.at.get(o, [scene.tree.lemma(o)])[:1])
        return found.lemma, found.plural, frozenset(found.plain), owners

    def _new(self, found: Description) -> str:
        """A thing that nobody named."""
        scene = self.scene
        text = found.said or " ".join(scene.document.text[found.start : found.end].split())
        opener, _, rest = text.partition(" ")
        bare = rest if rest and opener.lower() in _ARTICLES else text
        thing = Thing(slug(bare, scene.things), found.type, placeholder=True)
        thing.plural, thing.counted = found.plural, found.counted
        thing.described = self._in_full(found, bare)
        thing.names[bare] += 1
        scene.things[thing.id] = thing
        scene.learn(thing.id, found)
        return thing.id

    def _in_full(self, found: Description, bare: str) -> str:
        """A description with what says of whom it is: "leaders of the X", "gunmen from Y"."""
        scene, tree = self.scene, self.scene.tree
        joining = _BETWEEN if found.type is EVENT else _OF_WHOM
        for oblique in scene.clauses.obliques(found.word):
            own = tree.head(tree.first_conjunct(oblique.word)) == found.word
            if oblique.preposition in joining and own:
                among = tree.conjuncts(oblique.word) if found.type is EVENT else [oblique.word]
                last = max([*among, *tree.children(among[-1], "flat")])
                said = _unquoted(scene.document.text, found.end, tree.words[last].end)
                return f"{bare} {' '.join(said.split())}" if len(said) < _FULL else bare
        return bare


def _unquoted(text: str, start: int, end: int) -> str:
    """A stretch, to the end of the quotation that it breaks off in: "of “Sons of the Hills”"."""
    opened = max((text.rfind(mark, start, end), mark) for mark in _CLOSING)
    if opened[0] < 0 or _CLOSING[opened[1]] in text[opened[0] + 1 : end]:
        return text[start:end]
    closed = text.find(_CLOSING[opened[1]], end, start + _FULL)
    return text[start : closed + 1 if closed >= 0 else end]
