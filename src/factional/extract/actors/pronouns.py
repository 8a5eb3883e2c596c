"""Pronouns: who "it", "they", "he", "we" and "you" are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factional.extract.actors.salience import REACH, number_fits
from factional.extract.lexicon import data, words
from factional.model import Block, BlockKind, EntityType

if TYPE_CHECKING:
    from factional.extract.actors.nominals import Description
    from factional.extract.actors.resolver import Resolver

_SPOKEN = (BlockKind.QUESTION, BlockKind.ANSWER, BlockKind.QUOTATION)
_IDLE = frozenset({"seem", "appear", "happen", "rain", "snow", "matter", "transpire", "turn", "emerge",
                   "follow", "take"})  # fmt: skip


class Pronouns:
    """Resolves the pronouns of a document."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.gender: dict[str, str] = {}
        self._forms: dict[str, list[str]] = data("people")["pronouns"]
        self._kind: BlockKind | None = None
        self._answerer: str | None = None

    def enter(self, index: int, block: Block | None) -> None:
        """Go on to a sentence."""
        self._kind = block.kind if block is not None else None

    def resolve(self, index: int, word: int, block: Block | None) -> str | None:
        """What a pronoun points at; None where it is nobody or cannot be told."""
        tree = self.resolver.tree
        form = tree.lower(word)
        forms = self._forms
        if form in forms["first"]:
            return self.speaker(word, block)
        if form in forms["first_plural"]:
            return self.ours(word, block)
        if form in forms["second"]:
            return self._addressed(block, word)
        possessive = tree.is_(word, "nmod:poss")
        if form.endswith(("self", "selves")):
            return self._reflexive(word, tree.head(word))
        if form in forms["male"] or form in forms["female"]:
            return self._person(index, word, block, form, possessive=possessive)
        if form in forms["neuter"]:
            if form == "it" and self._idle(word):
                return None
            return self._thing(index, word, block, plural=False, possessive=possessive)
        if form in forms["plural"]:
            return self._thing(index, word, block, plural=True, possessive=possessive)
        return None

    def speaker(self, word: int, block: Block | None) -> str | None:
        """Who says "I"."""
        quoted = self._quoted(word)
        if quoted is not None:
            return quoted
        return self.resolver.speakers.get(block.speaker) if block is not None else None

    def ours(self, word: int, block: Block | None) -> str | None:
        """Who "we" are: the body of the one who speaks, or the one himself."""
        who = self.speaker(word, block)
        if who is None:
            return None
        resolver = self.resolver
        body = resolver.affiliations.get(who)
        if body is None:
            owners = [
                o for o in resolver.things[who].owners
                if o in resolver.things and resolver.things[o].type is EntityType.ORGANIZATION
            ]  # fmt: skip
            body = owners[0] if len(owners) == 1 else None
        return body or who

    def _quoted(self, word: int) -> str | None:
        """The referent whose direct speech a word lies in, as reading found it."""
        position = self.resolver.tree.words[word].start
        for speech in self.resolver.document.speech:
            if speech.start <= position < speech.end and speech.speaker:
                known = self.resolver.speakers.get(speech.speaker)
                if known is not None:
                    return known
                return self._named(speech.speaker)
        return None

    def _named(self, name: str) -> str | None:
        for thing in self.resolver.things.values():
            if any(name == n or name in n.split() or n in name for n in thing.names if len(n) > 3):
                return thing.id
        return None

    def own_body(self, found: Description, index: int) -> str | None:
        """ "Our movement", "your group": the body of the one who speaks or is spoken to."""
        block = self.resolver.block(found.start)
        if EntityType.ORGANIZATION not in found.types or found.plural:
            return None
        if found.lemma not in words("people", "anaphors"):
            return None
        owner = found.owners[0] if found.owners else found.word
        return self._addressed(block, owner) if found.opener == "your" else self.ours(owner, block)

    def _addressed(self, block: Block | None, word: int) -> str | None:
        """Who a question is put to: the one who answers next, or his body."""
        if block is None or block.kind is not BlockKind.QUESTION:
            return None
        resolver = self.resolver
        person = None
        for turn in resolver.document.turns:
            if turn.kind.value == "answer" and turn.start >= block.start:
                person = resolver.speakers.get(turn.speaker)
                break
        if person is None:
            role = next(
                (s for s in resolver.document.speakers if s.role.value == "interviewee"), None
            )
            person = resolver.speakers.get(role.name) if role is not None else None
        if person is None:
            return None
        body = resolver.affiliations.get(person)
        head = resolver.tree.head(word)
        minds = words("signs", "minds")
        personal = head is not None and (
            resolver.tree.lemma(head) in minds or resolver.tree.lower(head) in minds
        )
        return person if body is None or personal else body

    def _absent(self, block: Block | None) -> set[str]:
        """Those who are "I", "we" and "you" in a turn, and so no "they"."""
        if block is None or block.kind not in _SPOKEN:
            return set()
        resolver = self.resolver
        who = resolver.speakers.get(block.speaker)
        present = {who} if who else set()
        if block.kind is BlockKind.QUESTION:
            for turn in resolver.document.turns:
                if turn.kind.value == "answer" and turn.start >= block.start:
                    other = resolver.speakers.get(turn.speaker)
                    present |= {other} if other else set()
                    break
        return present | {resolver.affiliations[p] for p in present if p in resolver.affiliations}

    def _person(
        self, index: int, word: int, block: Block | None, form: str, *, possessive: bool
    ) -> str | None:
        gender = "male" if form in self._forms["male"] else "female"
        resolver = self.resolver

        def fits(thing: str) -> float | None:
            known = resolver.things[thing]
            if known.type is not EntityType.PERSON or known.plural:
                return None
            held = self.gender.get(thing)
            return None if held not in (None, gender) else 0.3 * (held == gender)

        found = resolver.salience.best(
            word, index, fits, absent=self._absent(block), possessive=possessive, reach=REACH + 2
        )
        if found is not None:
            self.gender.setdefault(found, gender)
        return found

    def _thing(
        self, index: int, word: int, block: Block | None, *, plural: bool, possessive: bool
    ) -> str | None:
        resolver = self.resolver

        def fits(thing: str) -> float | None:
            known = resolver.things[thing]
            kind = known.type
            if plural and kind is EntityType.PERSON and known.plural:
                return 0.0
            if not number_fits(kind, plural=plural):
                return None
            if kind is EntityType.GROUP or known.plural:
                return 0.5 if plural else None
            if kind is EntityType.PLACE:
                return -1.2
            return (-0.4 if plural else 0.0) if kind is EntityType.STATE else 0.1

        return resolver.salience.best(
            word, index, fits, absent=self._absent(block), possessive=possessive
        )

    def _reflexive(self, word: int, head: int | None) -> str | None:
        resolver = self.resolver
        tree = resolver.tree
        if tree.is_(word, "appos", "nmod") and head is not None:
            return next(iter(resolver.at.get(head, ())), None)
        for above in tree.ancestors(word):
            if tree.tag(above) in ("VERB", "AUX"):
                for subject in resolver.clauses.subjects(above):
                    return next(iter(resolver.at.get(subject, ())), None)
        return None

    def _idle(self, word: int) -> bool:
        """Whether "it" is nobody: "it is said that", "it was in May that"."""
        tree = self.resolver.tree
        head = tree.head(word)
        if tree.is_(word, "expl"):
            return True
        if head is None or not tree.is_(word, "nsubj"):
            return False
        if tree.children(head, "csubj", "ccomp") and (
            self.resolver.clauses.passive(head) or tree.child(head, "cop") is not None
            or tree.lemma(head) in _IDLE
        ):  # fmt: skip
            return True
        adjective = tree.tag(head) == "ADJ" and tree.child(head, "cop") is not None
        return adjective and bool(tree.children(head, "advcl", "xcomp", "ccomp"))
