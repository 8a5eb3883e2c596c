"""What the language model reads between two words of a sentence, and what claims gain by it.

First the labelled sentences that were held back from training (`training.stated`), each read in its
paragraph: a tie is found where the model states the relation of the same two words, at the chance
from which on the extractor takes it up. Denied and foretold ties count like others, since the model
does not tell how a thing is said; pairs of which something is only supposed do not count. In our
own sentences only words that are marked are asked about, in those of corpora all.

Then claims, with the model and without: no floor of confidence is laid, for confidence counts the
model as a witness, and frames alone would fall under it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from training.asked import Where, places, told
from training.stated import Stated

from benchmarks.claims.ablation import unheard
from benchmarks.claims.extracted import Corpus, matches, own, remembered, shared, table, totals
from benchmarks.claims.judged import match_of
from benchmarks.claims.sentences import sentences
from factional.ask._matching import Match
from factional.ask.evaluate import Measure
from factional.extract.language.weights import folder, read_labels
from factional.extract.propositions.stated import TAKEN
from factional.vocabulary import Vocabulary
from training import stated

Read = tuple[int, int, str]
"""Subject and object as words of a sentence, and the relation between them."""

_SHARES = ("precision", "recall", "F1")
_VOCABULARY = Vocabulary.load()


@dataclass(slots=True)
class Tally:
    """Ties by the family of their relation: of labels and model alike, and of one of them alone."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)

    def add(self, wanted: set[Read], made: set[Read]) -> None:
        """Count what a sentence is labelled with against what was read in it."""
        for counter, ties in (
            (self.found, wanted & made),
            (self.missed, wanted - made),
            (self.false, made - wanted),
        ):
            counter.update(_VOCABULARY[relation].family for _, _, relation in ties)

    def row(self, families: Iterable[str]) -> tuple[object, ...]:
        """How many ties of some families are labelled, then precision, recall and F1."""
        names = list(families)
        found, missed, false = (
            sum(counter[name] for name in names)
            for counter in (self.found, self.missed, self.false)
        )
        return found + missed, *_shares(found + missed, found, false)


def read(sentence: Stated, at: Where, relations: Sequence[str]) -> tuple[set[Read], set[Read]]:
    """The ties that a sentence is labelled with, and those that the model reads in it.

    Args:
        sentence: With its labels.
        at: Its words in the parse.
        relations: Those that the model reads.
    """
    symmetric = [name for name in relations if _VOCABULARY[name].symmetric]
    labelled, left = told(sentence, at, relations, symmetric)
    wanted = {_tie(*pair, relations[n]) for pair, numbers in labelled.items() for n in numbers}
    marked = None if sentence.marks is None else set(at.words(sentence.marks))
    made = set()
    for one in at.found.stated:
        pair = one.subject - at.first, one.object - at.first
        here = at.first <= one.subject < at.last
        asked = marked is None or marked.issuperset(pair)
        supposed = pair in left and pair not in labelled
        if one.chance >= TAKEN and here and asked and not supposed:
            made.add(_tie(*pair, one.relation))
    return wanted, made


def _tie(subject: int, other: int, relation: str) -> Read:
    if _VOCABULARY[relation].symmetric:
        subject, other = sorted((subject, other))
    return subject, other, relation


def tally(given: Iterable[Stated]) -> Tally:
    """How the model reads sentences."""
    relations, counted = read_labels(folder()).stated, Tally()
    for sentence in given:
        for at in places(sentence):
            counted.add(*read(sentence, at, relations))
    return counted


def statement_scores(data: Path, documents: Sequence[Corpus]) -> Iterator[str]:
    """The table of the model by families of relations, and that of claims with and without it.

    Args:
        data: The folder of corpora.
        documents: Sets of documents to make claims of.
    """
    held = {
        "corpora": list(stated.load(data, split="dev")),
        "our own": list(stated.own(split="dev")),
    }
    yield "### statements of the model"
    tallies = {name: tally(given) for name, given in held.items()}
    rows = [
        (label, *(cell for one in tallies.values() for cell in one.row(names)))
        for label, names in _families(tallies.values())
    ]
    yield table(rows, ["relations", *(f"{s}: {x}" for s in tallies for x in ("ties", *_SHARES))])
    sizes = " and ".join(f"{len(given)} sentences of {name}" for name, given in held.items())
    yield f"{sizes}; ties from a chance of {TAKEN} on."
    yield "### claims with statements, and by frames alone"
    sides = ("frames alone", "with statements")
    yield table(list(_worth(documents)), ["set", *(f"{s}: {x}" for s in sides for x in _SHARES)])


def _families(tallies: Iterable[Tally]) -> Iterator[tuple[str, list[str]]]:
    known = {name for one in tallies for part in (one.found, one.missed) for name in part}
    for name, family in _VOCABULARY.families.items():
        if name in known:
            yield family.label, [name]
    yield "**all**", list(_VOCABULARY.families)


def _worth(documents: Sequence[Corpus]) -> Iterator[tuple[object, ...]]:
    items = sentences("held")

    def read_all(given: bool) -> dict[str, Match]:
        return {one.name: match_of(one, given=given, everything=True) for one in items}

    sets: dict[str, Callable[[], Mapping[str, Match]]] = {
        "sentences, held": partial(read_all, False),
        "sentences, held, names given": partial(read_all, True),
        **{one.name: partial(matches, one, everything=True) for one in documents},
    }
    for name, made in sets.items():
        with remembered(unheard):
            alone = made()
        yield name, *_shares(*totals(alone)), *_shares(*totals(made()))


def _shares(gold: int, right: int, false: int) -> tuple[float | None, float | None, float | None]:
    """Precision, recall and F1; None where there is nothing that they could be of."""
    made = Measure.of(right, gold=gold, predicted=right + false)
    said, asked = right + false or None, gold or None
    return said and made.precision, asked and made.recall, (said or asked) and made.f1


def scores(folder: Path) -> Iterator[str]:
    """All tables, with the documents of `folder` and our own."""
    return statement_scores(folder / "data", [shared(folder), own("tune"), own("held")])
