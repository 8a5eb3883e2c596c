"""Speakers: who "I", "we" and "you" are.

In a turn of an interview the one who speaks and the one who is asked, in a quotation the one who is
quoted; "we" is the body that he speaks for, in a communiqué the body that puts it out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from factional.extract.actors.narrator import Narrator
from factional.extract.actors.nominals import Description
from factional.extract.actors.scene import GROUP, ORG, PERSON, STATE, Scene, is_outlet
from factional.extract.coreference import Thing, name_key
from factional.extract.lexicon import words
from factional.extract.spelling import fold
from factional.model import AUTHOR, Block, BlockKind, Document, Genre, TurnKind

SPOKEN = (BlockKind.QUESTION, BlockKind.ANSWER, BlockKind.QUOTATION)
_HEAD = 400
_LATELY = 6  # sentences


class Speakers:
    """Resolves first and second persons."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.bodies = _affiliations(scene.document, scene.things, scene.speakers)
        for speaker in scene.document.speakers:
            who = scene.speakers.get(speaker.name)
            held = body_in(speaker.affiliation, scene.things) if speaker.affiliation else None
            if who is not None and held is not None and held != who:
                self.bodies.setdefault(who, held)
        self._publishing: str | None = None
        self._quoted = self._quotations()
        self.narrator = Narrator(scene, [(start, end) for start, end, _ in self._quoted])

    def _quotations(self) -> list[tuple[int, int, int]]:
        """Direct speech as start, end and the word that names its speaker."""
        scene = self.scene
        found: list[tuple[int, int, int]] = []
        for said in scene.analysis.attributions:
            if said.source is None:
                continue
            head = scene.tree.head_of(said.source.start, said.source.end)
            if head is None:
                continue
            for part in said.contents:
                around = scene.document.text[max(0, part.start - 2) : part.start + 2]
                if any(c in around for c in "\"“„«'‘"):
                    found.append((part.start, part.end, head))
        return found

    def only_quoted(self, word: int, index: int) -> set[str]:
        """Things of late that nobody spoke of but the one whose words a pronoun is said to utter.

        "'Varga is a thief,' he said": he is not Varga, who stands in the quotation alone.

        Args:
            word: The pronoun beside a verb of speech.
            index: Index of its sentence.
        """
        scene = self.scene
        own = [(start, end) for start, end, head in self._quoted if head == word]
        inside: set[str] = set()
        outside: set[str] = set()
        for seen in scene.salience.seen if own else ():
            at = scene.tree.words[seen.word].start
            quoted = any(start <= at < end for start, end in own)
            if quoted:
                inside.add(seen.thing)
            elif index - seen.sentence <= _LATELY:
                outside.add(seen.thing)
        return inside - outside

    def speaker(self, word: int, block: Block | None) -> str | None:
        """Who says "I" at a word."""
        scene = self.scene
        quoted = self._quoting(word)
        if quoted is not None:
            return quoted
        if block is None:
            return None
        if block.speaker == AUTHOR:
            return self.publishing() or self.narrator.person
        return scene.speakers.get(block.speaker)

    def _quoting(self, word: int) -> str | None:
        """Who is quoted where a word stands; None outside direct speech."""
        scene = self.scene
        position = scene.tree.words[word].start
        for start, end, head in self._quoted:
            if start <= position < end and not start <= scene.tree.words[head].start < end:
                found = scene.at.get(head) or ()
                if found:
                    return found[0]
        for speech in scene.document.speech:
            if speech.start <= position < speech.end and speech.speaker:
                if speech.named is not None:
                    head_ = scene.tree.head_of(*speech.named)
                    at = scene.at.get(head_, ()) if head_ is not None else ()
                    if at:
                        return at[0]
                return scene.speakers.get(speech.speaker) or self._named(speech.speaker)
        return None

    def ours(self, word: int, block: Block | None) -> str | None:
        """Who "we" are: the body of the one who speaks, or the one himself."""
        who = self.speaker(word, block)
        if who is None or self.body(who) is not None:
            return who and self.body(who)
        if who != self.narrator.person:
            return who
        return self._foremost() if self.narrator.speaks else None

    def body(self, who: str) -> str | None:
        """The organisation that a person speaks for, where the text says or shows one."""
        if who in self.bodies:
            return self.bodies[who]
        scene = self.scene
        if scene.things[who].type is not PERSON:
            return None
        found = self._belongs(who)
        if found is not None:
            self.bodies[who] = found
        return found

    def _belongs(self, who: str) -> str | None:
        """The body that a person is said to lead, serve or come from."""
        scene = self.scene
        tree, things = scene.tree, scene.things
        votes: Counter[str] = Counter()

        def vote(word: int, weight: int) -> None:
            for thing in scene.at.get(word, ()):
                known = things[thing]
                if (known.type is ORG and not is_outlet(known)) or known.type is STATE:
                    votes[thing] += weight

        for owner in things[who].owners:
            if owner in things and things[owner].type in (ORG, STATE):
                votes[owner] += 3
        seen = [s.word for s in scene.salience.seen if s.thing == who]
        if who == self.narrator.person:
            seen += self.narrator.words
        for word in seen:
            for oblique in scene.clauses.obliques(word):
                if oblique.preposition in ("of", "from", "for", "with"):
                    vote(oblique.word, 2)
            for verb in (*tree.children(word, "acl"), *self._verbs_of(word)):
                if tree.child(verb, "cop") is not None:  # "he was for years in the X"
                    inside = ("in", "with", "of", "from", "for")
                    for oblique in scene.clauses.obliques(verb):
                        if oblique.preposition in inside:
                            vote(oblique.word, 1)
                    if tree.preposition(verb) in inside[:2]:
                        vote(verb, 1)
                for each in (verb, *tree.children(verb, "conj")):
                    if tree.lemma(each) in words("actors", "belonging"):
                        for held in scene.clauses.deep_objects(each):
                            self._reach(held, vote)
                        for oblique in scene.clauses.obliques(each):
                            self._reach(oblique.word, vote)
        return votes.most_common(1)[0][0] if votes else None

    def _reach(self, word: int, vote: object) -> None:
        """Vote for a body, or for the body that a post or a part is of."""
        assert callable(vote)
        vote(word, 2)
        for oblique in self.scene.clauses.obliques(word):
            if oblique.preposition == "of":
                vote(oblique.word, 2)

    def _verbs_of(self, word: int) -> list[int]:
        """The verb that somebody is the doer of: "X leads the Y", "the Y is led by X"."""
        tree = self.scene.tree
        first = tree.first_conjunct(word)
        head = tree.head(first)
        if head is None:
            return []
        does = tree.is_(first, "nsubj", "obl:agent") and word in self.scene.clauses.deep_subjects(
            head
        )
        return [head] if does else []

    def publishing(self) -> str | None:
        """The body whose statement the document is; None for what outlets and authors write."""
        scene = self.scene
        if self._publishing is not None:
            return self._publishing or None
        document = scene.document
        self._publishing = self.narrator.body or ""
        if self._publishing:
            return self._publishing
        head = document.text[:_HEAD].lower()
        told = any(w in words("actors", "statements") for w in _plain(head))
        if document.metadata.genre is not Genre.STATEMENT and not told:
            return None
        self._publishing = self._foremost() or ""
        return self._publishing or None

    def _foremost(self) -> str | None:
        """The body that the head of the document names first or most."""
        scene = self.scene
        made: Counter[str] = Counter()
        for seen in scene.salience.seen:
            start = scene.tree.words[seen.word].start
            if start < _HEAD and scene.things[seen.thing].type is ORG and seen.named:
                made[seen.thing] += 1 + (not made)
        first = made.most_common(1)
        return first[0][0] if first else None

    def _named(self, name: str) -> str | None:
        for thing in self.scene.things.values():
            if any(name == n or name in n.split() or n in name for n in thing.names if len(n) > 3):
                return thing.id
        return None

    def own_body(self, found: Description) -> str | None:
        """The body of the one who speaks or is spoken to: "our movement", "your group"."""
        block = self.scene.block(found.start)
        if ORG not in found.types or found.plural:
            return None
        if found.lemma not in words("people", "anaphors"):
            return None
        if set(found.plain) - words("signs", "empty"):
            return None  # "our first company"
        owner = found.owners[0] if found.owners else found.word
        if found.opener == "your":
            return self.addressed(block, owner)
        who = self.ours(owner, block)
        return who if who is not None and self.scene.things[who].type in (ORG, GROUP) else None

    def tell(self, found: Description, thing: str) -> None:
        """Keep the body that a speaker calls his and names: "our brigade, X"."""
        things = self.scene.things
        if found.plain or found.plural or found.lemma not in words("people", "anaphors"):
            return
        owner = found.owners[0] if found.owners else found.word
        who = self.speaker(owner, self.scene.block(found.start))
        if who is not None and things[who].type is PERSON and things[thing].type is ORG:
            self.bodies.setdefault(who, thing)

    def _answerer(self, block: Block) -> str | None:
        """Who answers the question that a block is."""
        scene = self.scene
        for turn in scene.document.turns:
            if turn.kind is TurnKind.ANSWER and turn.start >= block.start:
                return scene.speakers.get(turn.speaker)
        role = next((s for s in scene.document.speakers if s.role.value == "interviewee"), None)
        return scene.speakers.get(role.name) if role is not None else None

    def addressed(self, block: Block | None, word: int) -> str | None:
        """Who a question is put to: the one who answers next, or his body."""
        if block is None or block.kind is not BlockKind.QUESTION:
            return None
        person = self._answerer(block)
        if person is None:
            return None
        tree = self.scene.tree
        body = self.body(person)
        head = tree.head(word)
        minds = words("signs", "minds")
        personal = head is not None and (tree.lemma(head) in minds or tree.lower(head) in minds)
        return person if body is None or personal else body

    def present(self, word: int, block: Block | None) -> set[str]:
        """Those who are "I", "we" and "you" at a word, and so no "they"."""
        quoted = self._quoting(word)
        if quoted is not None:
            body = self.body(quoted)
            return {quoted} if body is None else {quoted, body}
        if block is None or block.kind not in SPOKEN:
            return set()
        who = self.scene.speakers.get(block.speaker)
        found = {who} if who else set()
        if block.kind is BlockKind.QUESTION and (other := self._answerer(block)):
            found.add(other)
        return found | {b for p in found if (b := self.body(p)) is not None}


def _plain(text: str) -> list[str]:
    return ["".join(c for c in w if c.isalpha()) for w in text.split()]


def body_in(affiliation: str, things: Mapping[str, Thing]) -> str | None:
    """The body that an affiliation names: "Oru Party Central Committee" is of the Oru Party."""
    said = f" {fold(affiliation)} "
    held = [
        (-said.index(f" {fold(name)} "), len(name), thing.id)
        for thing in things.values()
        for name in thing.names
        if thing.type is ORG and not thing.placeholder and f" {fold(name)} " in said
    ]
    return max(held)[2] if held else None


def _affiliations(
    document: Document, things: dict[str, Thing], speakers: dict[str, str]
) -> dict[str, str]:
    """The organisation of each speaker, as the document's head gives it."""
    found: dict[str, str] = {}
    for speaker in document.speakers:
        if not speaker.affiliation or speaker.name not in speakers:
            continue
        wanted = name_key(speaker.affiliation, ORG)
        match = next(
            (
                t.id
                for t in things.values()
                if t.type is ORG and any(name_key(n, ORG) == wanted for n in t.names)
            ),
            None,
        )
        if match and match != speakers[speaker.name]:
            found.setdefault(speakers[speaker.name], match)
    return found
