"""Pronouns: who "it", "they", "he" and "themselves" are."""

from __future__ import annotations

from factional.extract.actors.gender import Gender, gender_of, is_ranked
from factional.extract.actors.salience import REACH
from factional.extract.actors.scene import EVENT, GROUP, ORG, PERSON, PLACE, STATE, Scene, is_outlet
from factional.extract.actors.speakers import Speakers
from factional.extract.lexicon import data, words
from factional.model import Block

_UNLIKELY = 2.0
_UNNAMED = 1.0
_OUTLET = 1.0
_OF_GENDER = 0.8
_TOPIC = 0.6


class Pronouns:
    """Resolves the pronouns of a document."""

    def __init__(self, scene: Scene, speakers: Speakers) -> None:
        self.scene = scene
        self.speakers = speakers
        self._forms: dict[str, frozenset[str]] = {
            key: frozenset(forms) for key, forms in data("people")["pronouns"].items()
        }

    def first_person(self, word: int) -> bool:
        """Whether a word is "I", "we", "our" or the like."""
        form = self.scene.tree.lower(word)
        return form in self._forms["first"] or form in self._forms["first_plural"]

    def spoken(self, word: int, block: Block | None) -> str | None:
        """Who a pronoun of the first person stands for."""
        if self.scene.tree.lower(word) in self._forms["first"]:
            return self.speakers.speaker(word, block)
        return self.speakers.ours(word, block)

    def resolve(self, index: int, word: int, block: Block | None) -> list[str]:
        """What a pronoun points at, several for "they" that takes up two; none where it is nobody.

        Args:
            index: Index of its sentence.
            word: The pronoun.
            block: The block that it stands in.
        """
        tree, forms = self.scene.tree, self._forms
        form = tree.lower(word)
        if form in forms["second"]:
            return _one(self.speakers.addressed(block, word))
        if tree.children(word, "acl:relcl") and not tree.child(word, "cop"):
            return []  # "he who", "they who": whoever does
        possessive = tree.is_(word, "nmod:poss")
        if form.endswith(("self", "selves")):
            return self._reflexive(word)
        if form in forms["male"] or form in forms["female"]:
            gender = Gender.MALE if form in forms["male"] else Gender.FEMALE
            return self._person(index, word, block, gender, possessive=possessive)
        if form in forms["neuter"]:
            if form == "it" and self._idle(word):
                return []
            return self._thing(index, word, block, plural=False, possessive=possessive)
        if form in forms["plural"]:
            return self._thing(index, word, block, plural=True, possessive=possessive)
        if form == "whose" and (owner := self.scene.clauses.antecedent(word)) is not None:
            return list(self.scene.at.get(owner, ()))
        return []

    def _person(
        self, index: int, word: int, block: Block | None, gender: Gender, *, possessive: bool
    ) -> list[str]:
        scene = self.scene

        def fits(thing: str) -> float | None:
            known = scene.things[thing]
            if known.type is not PERSON or known.plural:
                return None
            held = gender_of(known)
            if held is not None and held is not gender:
                return None
            unlike = gender is Gender.FEMALE and held is None and is_ranked(known)
            return _OF_GENDER * (held is gender) - 0.4 * known.placeholder - _UNLIKELY * unlike

        if (joined := self._joined(word)) is not None and fits(joined) is not None:
            return [joined]
        absent = self.speakers.present(word, block) | self.speakers.only_quoted(word, index)
        found = scene.salience.best(
            word, index, fits, absent=absent, possessive=possessive, reach=REACH + 2
        )
        if found is None:
            return []
        known = scene.things[found.thing]
        if gender_of(known) is None:
            known.heads.add(gender.value)
        scene.sure[word] = found.sure
        return [found.thing]

    def _thing(
        self, index: int, word: int, block: Block | None, *, plural: bool, possessive: bool
    ) -> list[str]:
        scene = self.scene
        wants_people = plural and self._of_people(word)
        absent = self.speakers.present(word, block) if plural else set()
        says = self._says(word)

        def fits(thing: str) -> float | None:
            known = scene.things[thing]
            kind = known.type
            if kind is PERSON:
                return 0.0 if plural and known.plural else None
            if kind is GROUP or known.plural:
                return 0.5 if plural and kind in (GROUP, ORG, STATE) else None
            if kind is PLACE:
                return None if plural else -1.2
            if kind not in (ORG, STATE):
                return None
            if is_outlet(known) and not says:
                return -_OUTLET
            if plural:
                several = any(n.split()[-1].lower().endswith("s") for n in known.names if n)
                if "<they>" in known.heads:  # "the Indians" for India
                    return 0.3
                return (0.4 if several else 0.2) - 0.4 * (kind is STATE) - 0.5 * known.placeholder
            topic = _TOPIC * (thing == scene.topic)
            return 0.1 * (kind is ORG) - _UNNAMED * known.placeholder + topic

        if (joined := self._joined(word)) is not None and fits(joined) is not None:
            return [joined]
        if plural:
            pair = self._pair(word, index)
            if pair and not wants_people and not set(pair) & absent:
                return pair
        found = scene.salience.best(word, index, fits, absent=absent, possessive=possessive)
        if found is None:
            return []
        scene.sure[word] = found.sure
        return [found.thing]

    def _joined(self, word: int) -> str | None:
        """Whose "X and its leader" are: of the one that the noun is coordinated with."""
        tree = self.scene.tree
        noun = tree.head(word)
        if noun is None or not tree.is_(word, "nmod:poss") or not tree.is_(noun, "conj"):
            return None
        before = [w for w in tree.conjuncts(tree.first_conjunct(noun)) if w < noun]
        held = self.scene.at.get(before[0], ()) if len(before) == 1 else ()
        return held[0] if len(held) == 1 else None

    def _says(self, word: int) -> bool:
        """Whether it is the subject of a verb of saying, as who publishes often is."""
        tree = self.scene.tree
        head = tree.head(word)
        said = head is not None and tree.lemma(head) in words("actors", "hearsay")
        return said and tree.is_(word, "nsubj")

    def _of_people(self, word: int) -> bool:
        """Whether only people can be meant: "they were killed, were born, are hungry"."""
        head = self.scene.tree.head(word)
        return head is not None and self.scene.tree.lemma(head) in words("signs", "mortal")

    def _pair(self, word: int, index: int) -> list[str]:
        """Two that "they" takes up: the coordinated subject of the clause before."""
        scene, tree = self.scene, self.scene.tree
        if not tree.is_(word, "nsubj", "nmod:poss"):
            return []
        last = [s for s in scene.salience.seen if 0 <= index - s.sentence <= 1 and s.word < word]
        subjects = [
            s for s in last
            if s.role == "nsubj" and tree.is_(tree.first_conjunct(s.word), "nsubj")
            and scene.things[s.thing].type is not EVENT
        ]  # fmt: skip
        if not subjects:
            return []
        top = tree.first_conjunct(subjects[-1].word)
        if subjects[-1].sentence != last[-1].sentence and last[-1].sentence == index:
            return []
        joined = [s for s in subjects if tree.first_conjunct(s.word) == top]
        things = list(dict.fromkeys(s.thing for s in joined))
        return things if 2 <= len(things) <= 4 else []

    def _reflexive(self, word: int) -> list[str]:
        scene, tree = self.scene, self.scene.tree
        head = tree.head(word)
        if head is not None and tree.is_(word, "appos", "nmod", "nmod:unmarked"):
            return list(scene.at.get(head, ()))[:1]
        for above in tree.ancestors(word):
            if tree.tag(above) in ("VERB", "AUX"):
                return scene.standing(scene.clauses.subjects(above))[:1]
        return []

    def _idle(self, word: int) -> bool:
        """Whether "it" is nobody: "it is said that", "it was in May that", "it was X who"."""
        tree, clauses = self.scene.tree, self.scene.clauses
        head = tree.head(word)
        if tree.is_(word, "expl"):
            return True
        if head is None:
            return False
        if tree.is_(word, "obj"):
            judged = tree.children(head, "xcomp")
            return tree.lemma(head) in words("actors", "idle_objects") or any(
                tree.tag(c) == "ADJ" and tree.children(head, "ccomp", "advcl") for c in judged
            )
        if not tree.is_(word, "nsubj"):
            return False
        copula = tree.child(head, "cop") is not None
        clausal = tree.children(head, "csubj", "ccomp", "acl:relcl")
        if clausal and (
            clauses.passive(head) or copula or tree.lemma(head) in words("actors", "idle")
        ):
            return True
        said = tree.lemma(head) in words("actors", "hearsay")
        if said and clauses.passive(head):
            return not tree.children(head, "xcomp")  # "it is believed to hold X"
        adjective = tree.tag(head) in ("ADJ", "NOUN") and copula
        return adjective and bool(tree.children(head, "advcl", "xcomp", "ccomp", "csubj"))


def _one(thing: str | None) -> list[str]:
    return [] if thing is None else [thing]
