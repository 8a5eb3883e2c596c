"""Salience: what was spoken of, and how near and how prominent it is when something points back.

After Lappin and Leass (1994) and the sieves of Lee et al. (2013): subjects before objects before
the rest, near before far, what is much spoken of before what is not; what grammar rules out is out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from math import exp, inf

from factional.extract.syntax import Clauses
from factional.vocabulary.lexicon import words

REACH = 4
"""Sentences back in which a pronoun finds what it stands for."""

_ALONE = 1.5
_STEEP = 1.5
_DISTANCE = 0.9
_FOCUS = 0.6
_LOOSE_DISTANCE = 0.5
_LOOSE_FOCUS = 1.2
_LOOSE_MOST = 2.5
_NAMED = 0.3
_SAME_ROLE = 0.5
_WORDS = 0.4
_EMBEDDED = 0.8
_LINKED = 1.2
_OWN_CLAUSE = 0.6
_ROLES = {"nsubj": 0.9, "obj": 0.45, "iobj": 0.45, "root": 0.4, "obl": 0.15}


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that was passed.

    Attributes:
        sentence: Index of its sentence.
        word: Its head word.
        thing: Id of what it pointed at.
        role: How it depends on its head.
        named: Whether it was a name.
        hidden: Whether it lies inside a name or a possessive, where it is less prominent.
        embedded: Whether it lies in a clause that only describes something else.
    """

    sentence: int
    word: int
    thing: str
    role: str
    named: bool
    hidden: bool = False
    embedded: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a word points back at, and how surely, 0 to 1: by how far it leads what comes next."""

    thing: str
    sure: float


class Salience:
    """The mentions so far, and which of them something points back at."""

    def __init__(self, clauses: Clauses, linked: Callable[[int, Seen], float]) -> None:
        self._clauses = clauses
        self._linked = linked
        self.seen: list[Seen] = []
        self.counts: Counter[str] = Counter()

    def note(self, seen: Seen) -> None:
        """Pass a mention."""
        self.seen.append(seen)
        self.counts[seen.thing] += 1

    def best(
        self,
        word: int,
        sentence: int,
        fits: Callable[[str], float | None],
        *,
        reach: int = REACH,
        absent: Collection[str] = (),
        possessive: bool = False,
        loose: bool = False,
        shorter: Callable[[str], int | None] = lambda _: None,
    ) -> Found | None:
        """What a word points back at: the most salient thing that fits; None where nothing does.

        Args:
            word: The pronoun or the head of the description.
            sentence: Index of its sentence.
            fits: How well a thing fits, None where it cannot be meant.
            reach: Sentences back that are looked at.
            absent: Things that cannot be meant, as the one who speaks is no "he".
            possessive: Whether the word says whose something is.
            loose: Whether the word is a description, which reaches further back than a pronoun
                and takes up what the text is about.
            shorter: Of a thing, from how many sentences back it can be meant, if from fewer.
        """
        step, focus = (_LOOSE_DISTANCE, _LOOSE_FOCUS) if loose else (_DISTANCE, _FOCUS)
        most = _LOOSE_MOST if loose else inf
        ruled_out = self._ruled_out(word, sentence, possessive=possessive)
        scores: dict[str, tuple[float, int]] = {}
        role = self._role(word)
        clause = set(self._subjects_around(word))
        for seen in reversed(self.seen):
            distance = sentence - seen.sentence
            if distance > reach:
                break
            if seen.word >= word or seen.thing in absent or seen.thing in ruled_out:
                continue
            fit = fits(seen.thing)
            if fit is None or distance > (shorter(seen.thing) or reach):
                continue
            score = fit - min(step * distance, most) + _ROLES.get(seen.role, 0.0)
            score -= _EMBEDDED * seen.embedded
            score += _NAMED * seen.named - 0.4 * seen.hidden
            score += focus * min(self.counts[seen.thing], 5) / 5
            score += _SAME_ROLE * (seen.role == role and distance <= 1)
            score += _LINKED * self._linked(word, seen)
            score -= _WORDS * min(word - seen.word, 40) / 40
            score += _OWN_CLAUSE * (distance == 0 and seen.word in clause)
            held = scores.get(seen.thing)
            if held is None or score > held[0]:
                scores[seen.thing] = (score, seen.word)
        if not scores:
            return None
        ranked = sorted(scores, key=lambda t: scores[t], reverse=True)
        lead = scores[ranked[0]][0] - scores[ranked[1]][0] if len(ranked) > 1 else _ALONE
        return Found(ranked[0], round(1 / (1 + exp(-lead * _STEEP)), 2))

    def last(
        self,
        sentence: int,
        wanted: Callable[[str], bool],
        *,
        reach: int = REACH,
        shorter: Callable[[str], int | None] = lambda _: None,
    ) -> str | None:
        """The thing of some kind that was spoken of last."""
        for seen in reversed(self.seen):
            distance = sentence - seen.sentence
            if distance > reach:
                return None
            if wanted(seen.thing) and distance <= (shorter(seen.thing) or reach):
                return seen.thing
        return None

    def _role(self, word: int) -> str:
        tree = self._clauses.tree
        return tree.relation(tree.first_conjunct(word))

    def _subjects_around(self, word: int) -> list[int]:
        """Subjects of the clauses that a word lies in, whose own things are spoken of there."""
        tree = self._clauses.tree
        found: list[int] = []
        for above in tree.ancestors(word):
            if tree.tag(above) in ("VERB", "AUX") or tree.child(above, "cop") is not None:
                found.extend(s for s in self._clauses.subjects(above) if s < word)
        return found

    def _fronted(self, verb: int, subject: int) -> list[int]:
        """What a participle before a subject tells of that subject: "Led by X of Y, it ..."."""
        tree = self._clauses.tree
        return [
            w
            for c in tree.children(verb, "advcl")
            if c < subject and tree.feature(c, "VerbForm") == "Part"
            if not tree.children(c, "nsubj", "nsubj:pass", "mark")
            for w in tree.subtree(c)
        ]

    def _ruled_out(self, word: int, sentence: int, *, possessive: bool) -> set[str]:
        """Things that the grammar forbids: the other arguments of a pronoun's own verb.

        "X said Y attacked it": not Y. "X is its ally": not X. "its" inside X's own noun phrase:
        not X.
        """
        clauses, tree = self._clauses, self._clauses.tree
        out: set[int] = set()
        head = tree.head(tree.first_conjunct(word))
        if head is None:
            return set()
        if possessive:
            at: int | None = head
            while at is not None and tree.tag(at) in ("NOUN", "PROPN", "ADJ", "NUM"):
                out.add(at)
                out.update(tree.children(at, "appos"))
                if tree.is_(at, "appos") and (up := tree.head(at)) is not None:
                    out.add(up)
                if tree.child(at, "cop") is not None or clauses.copular_subjects(at):
                    out.update(clauses.subjects(at) or clauses.copular_subjects(at))
                    break
                if not tree.is_(at, "conj", "nmod", "appos"):
                    break
                at = tree.head(at)
        else:
            verb = head
            if tree.tag(verb) in ("NOUN", "PROPN") and (up := tree.head(verb)) is not None:
                out.add(verb)
                verb = up if tree.is_(word, "nmod") else verb
            subjects = [s for s in clauses.subjects(verb) if s != word]
            out.update(subjects)
            out.update(a for s in subjects if (a := clauses.antecedent(s)) is not None)
            if tree.is_(word, "nsubj"):
                out.update(self._fronted(verb, word))
            above = clauses.governor(verb)
            if above is not None and tree.lemma(above) in words("control.en")["object_of"]:
                out.update(clauses.subjects(above))  # "X accused Y that they began": Y did
            out.update(o for o in clauses.objects(verb) if o != word)
            if tree.is_(word, "nsubj"):
                out.update(o.word for o in clauses.obliques(verb) if o.word < word)
        return {s.thing for s in self.seen[-40:] if s.sentence == sentence and s.word in out}
