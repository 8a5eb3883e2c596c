"""Answers: what an answer takes from its question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factional.extract.propositions.negation import negated
from factional.extract.propositions.parties import Parties
from factional.extract.propositions.reading import Party, Reading
from factional.extract.syntax import Tree
from factional.extract.voices.numbers import numbered
from factional.extract.voices.questions import Asked, Kind, Question, Reader, head, words_of
from factional.extract.voices.rapport import rapport
from factional.model import Certainty, EntityType
from factional.vocabulary.lexicon import words

_ELLIPSIS = 6
_FRAGMENT = 14


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer says of a reading of its question.

    Attributes:
        reading: As the question has it, with what the answer puts in its place.
        denied: Whether the answer says that it is not so, whatever the question has.
        certainty: How sure the answer is.
        start: First code point of the words of the answer that say so.
        end: One past their last.
    """

    reading: Reading
    denied: bool
    certainty: Certainty
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A yes or a no with the words for it."""

    affirms: bool
    certainty: Certainty
    confirms: bool
    rejects: bool
    last: int


class Filled(Parties):
    """Parties with somebody in the place of a word that asks for them."""

    def __init__(self, parties: Parties, hole: int, fillers: tuple[Party, ...]) -> None:
        super().__init__(parties.layers, parties.clauses)
        self._hole, self._fillers = hole, fillers

    def at(self, word: int, types: Iterable[EntityType] = ()) -> tuple[Party, ...]:
        """Whom a word stands for: of the hole, whoever fills it."""
        if word != self._hole:
            return super().at(word, types)
        wanted = frozenset(types)
        return tuple(p for p in self._fillers if not wanted or p.type in wanted)


def answered(
    asked: Asked, sentences: Sequence[int], parties: Parties, read: Reader
) -> list[Answer]:
    """What an answer takes from its question: yes, no, "we do", "only the Reds".

    What the answer's own first words state again is left to them.

    Args:
        asked: The turn that is answered.
        sentences: Indices of the sentences of the answer.
        parties: Whom words stand for.
        read: Reads what a sentence states.
    """
    if not sentences:
        return []
    tree, clauses = parties.tree, parties.clauses
    first = sentences[0]
    spoken = words_of(tree, first)
    if not spoken:
        return []
    verdict = _verdict(tree, spoken) or _ellipsis(tree, spoken)
    if verdict is None:
        number = numbered(asked, spoken, parties)
        if number is not None:
            span = tree.words[spoken[0]].start, tree.words[spoken[-1]].end
            return [Answer(number, False, Certainty.CERTAIN, *span)]
        rated = [_said(r, tree) for r in rapport(asked, sentences, parties)]
        return rated or list(_named(asked, first, spoken, parties, read))
    again = {r.relation for s in sentences[:2] for r in read(s, parties)}
    span = tree.words[spoken[0]].start, tree.words[verdict.last].end
    made = []
    for reading, kind in _at_stake(asked, verdict):
        if reading.relation in again:
            continue
        denial = negated(clauses, reading, reading.trigger)
        if denial and kind is not Kind.POLAR and verdict.affirms and not verdict.confirms:
            continue  # "You do not train them? Yes." may be either
        denied = denial if verdict.confirms and kind is not Kind.POLAR else not verdict.affirms
        made.append(Answer(reading, denied, verdict.certainty, *span))
    return made


def _said(reading: Reading, tree: Tree) -> Answer:
    """What the sentence of an answer says by itself of those in its question."""
    spoken = words_of(tree, tree.sentence(reading.trigger))
    span = tree.words[spoken[0]].start, tree.words[spoken[-1]].end
    return Answer(reading, False, Certainty.CERTAIN, *span)


def _at_stake(asked: Asked, verdict: _Verdict) -> Iterator[tuple[Reading, Kind]]:
    """The readings that a yes or no is about: of the one question that takes one."""
    closed = [q for q in asked.questions if q.kind is not Kind.OPEN]
    if len(closed) == 1:
        for reading in closed[0].open:
            yield reading, closed[0].kind
    elif not asked.questions:
        for reading in asked.said:
            yield reading, Kind.SAID
    if verdict.rejects and not closed:
        for reading in asked.granted:
            yield reading, Kind.OPEN


def _verdict(tree: Tree, spoken: Sequence[int]) -> _Verdict | None:
    """The yes or no that the first words of an answer are."""
    lexicon = words("answers.en")
    lowered = [tree.lower(i) for i in spoken]
    text = _joined(lowered)
    lists = ("yes", "no", "probably", "perhaps")
    found = [(p, name) for name in lists for p in lexicon[name] if f"{text} ".startswith(f"{p} ")]
    if not found:
        return None
    phrase, name = max(found, key=lambda f: len(f[0]))
    count = _count(lowered, phrase)
    after = spoken[count] if count < len(spoken) else None
    pause = after is None or after > spoken[count - 1] + 1
    single = " " not in phrase and name in ("yes", "no")
    if single and not pause and phrase not in ("yes", "no"):
        return None  # "Certainly the men left", "Right now they fight"
    if phrase == "no" and after is not None and not pause:
        return None  # "No group left"
    certainty = Certainty.CERTAIN
    if name == "perhaps":
        certainty = Certainty.POSSIBLE
    limited = len(spoken) < _FRAGMENT and any(p in text for p in lexicon["limiting"])
    if certainty is Certainty.CERTAIN and (
        name == "probably" or phrase in lexicon["doubting"] or limited
    ):
        certainty = Certainty.PROBABLE
    confirms = name == "yes" and phrase not in ("yes", "yeah", "yep", "of course", "sure")
    rejects = phrase in lexicon["rejecting"]
    return _Verdict(name != "no", certainty, confirms, rejects, spoken[count - 1])


def _joined(lowered: Sequence[str]) -> str:
    """Words as they are written, with what was parted joined again: "do", "n't"."""
    return " ".join(lowered).replace(" n't", "n't").replace(" '", "'").replace("ca n't", "can't")


def _count(lowered: Sequence[str], phrase: str) -> int:
    """How many words a phrase takes at the beginning."""
    for count in range(1, len(lowered) + 1):
        if len(_joined(lowered[:count])) >= len(phrase):
            return count
    return len(lowered)


def _ellipsis(tree: Tree, spoken: Sequence[int]) -> _Verdict | None:
    """A subject and an auxiliary that stand for the question's verb: "We do."."""
    if not 2 <= len(spoken) <= _ELLIPSIS:
        return None
    rest = [i for i in spoken if not tree.is_(i, "discourse", "advmod") or tree.lower(i) == "not"]
    subject = [i for i in rest if tree.tag(i) == "PRON"]
    stands = [
        i for i in rest if tree.lemma(i) in ("do", "be", "have", "will", "can", "would", "could")
    ]
    denial = [i for i in spoken if tree.lower(i) in ("not", "n't", "never")]
    if len(subject) != 1 or not stands or set(rest) - {*subject, *stands, *denial}:
        return None
    return _Verdict(not denial, Certainty.CERTAIN, False, False, spoken[-1])


def _named(
    asked: Asked,
    first: int,
    spoken: Sequence[int],
    parties: Parties,
    read: Reader,
) -> Iterator[Answer]:
    """What a bare name answers: "Just the Reds." to "Which groups do you train?"."""
    tree = parties.tree
    root = head(tree, first)
    nominal = root is not None and tree.tag(root) in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X")
    if root is None or not nominal or len(spoken) > _FRAGMENT:
        return
    if any(tree.tag(i) in ("VERB", "AUX") and not tree.is_(i, "acl", "amod") for i in spoken):
        return
    fillers = parties.each(tree.conjuncts(root))
    if not fillers or not asked.questions:
        return
    span = tree.words[spoken[0]].start, tree.words[spoken[-1]].end
    question = asked.questions[-1]
    if question.hole is not None:
        known = {
            (r.relation, r.trigger, r.subject.referent) for r in (*question.open, *question.granted)
        }
        for reading in read(question.sentence, Filled(parties, question.hole, fillers)):
            sides = {reading.subject, reading.object}
            if sides & set(fillers) and (reading.relation, reading.trigger, "") not in known:
                yield Answer(reading, False, Certainty.CERTAIN, *span)
        return
    yield from _chosen(question, fillers, _only(tree, spoken), span)


def _only(tree: Tree, spoken: Sequence[int]) -> bool:
    return any(tree.lower(i) in words("answers.en")["only"] for i in spoken)


def _chosen(
    question: Question, fillers: tuple[Party, ...], only: bool, span: tuple[int, int]
) -> Iterator[Answer]:
    """Of those that a question names, the ones that an answer takes up or leaves out."""
    chosen = {p.referent for p in fillers}
    sure = Certainty.CERTAIN
    for reading in question.open:
        if reading.object is None:
            continue
        if reading.object.referent in chosen:
            yield Answer(reading, False, sure, *span)
        elif only:
            yield Answer(reading, True, sure, *span)
    named = {r.object.referent for r in question.open if r.object is not None}
    first = next((r for r in question.open if r.object is not None), None)
    for party in fillers:
        if first is None or first.object is None or party.referent in named:
            continue
        if party.type is first.object.type:
            yield Answer(replace(first, object=party), False, sure, *span)
