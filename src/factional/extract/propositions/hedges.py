"""Hedges: adverbs, adjectives and turns of phrase that weaken a clause, or put it in the past."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factional.extract.propositions.reading import Reading
from factional.extract.propositions.scope import Link, Step, effects, is_predicate
from factional.extract.syntax import Clauses, Tree
from factional.model import Certainty
from factional.vocabulary.lexicon import load, words

_HEDGING = ("advmod", "amod", "discourse", "obl", "compound", "case", "mark", "parataxis")
_REACH = (Link.OWN, Link.NOUN, Link.COMPLEMENT, Link.SHARED, Link.PURPOSE, Link.MANNER, Link.BESIDE)


def hedge(clauses: Clauses, reading: Reading, steps: Sequence[Step]) -> Certainty:
    """The weakest hedge of the clauses in scope, or of a side ("suspected members of X")."""
    tree, lexicon = clauses.tree, words("mood.en")
    reach = [s.word for s in steps if s.link in _REACH and not _settled(s)]
    parties = [p for p in (reading.subject, reading.object) if p is not None]
    # "suspected militants" without a name are what they are called
    sides = [p.word for p in parties if p.named or p.via != "mention"]
    forms = {tree.lower(c) for i in reach for c in tree.children(i, *_HEDGING)}
    forms |= {tree.lower(c) for i in _wholes(tree, sides) for c in tree.children(i, "amod")}
    phrases = _phrases(tree, reach)
    if forms & lexicon["possible"] or phrases & lexicon["possible_phrases"]:
        return Certainty.POSSIBLE
    if forms & lexicon["probable"] or phrases & lexicon["probable_phrases"]:
        return Certainty.PROBABLE
    if any(_believed(tree, i) for i in reach):
        return Certainty.PROBABLE
    return Certainty.CERTAIN


def past_words(clauses: Clauses, reading: Reading, steps: Sequence[Step]) -> bool:
    """Whether the words of the clause say that it is over: "formerly", "in the past".

    Those that a reading is made of say no such thing: what was formerly called so has another name.
    """
    tree, lexicon = clauses.tree, words("mood.en")
    for step in steps:
        if step.link not in (Link.OWN, Link.NOUN):
            continue
        i = step.word
        known = lexicon["past"] if step.link is Link.OWN else lexicon["former"]
        said = (c for c in tree.children(i, "advmod", "amod", "compound") if c not in reading.words)
        if any(tree.lower(c) in known for c in said):
            return True
        if any(_phrases(tree, [i]) & lexicon["past_phrases"]):
            return True
    return False


def _settled(step: Step) -> bool:
    """Whether hedges of a governor do not reach what it governs."""
    return step.effect == "known"


def _believed(tree: Tree, i: int) -> bool:
    """Whether somebody's belief is slipped in: "X, he believes, trains Y"."""
    return any(
        effects(False).get(tree.lemma(c)) == "thinks" and not tree.children(c, "obj", "ccomp")
        for c in tree.children(i, "parataxis")
    )


def _wholes(tree: Tree, sides: Iterable[int]) -> Iterable[int]:
    """The sides and the nouns that they are part of: "suspected members of X"."""
    for word in sides:
        yield word
        above = tree.head(word)
        if above is not None and tree.is_(word, "nmod", "compound", "amod", "flat", "nmod:desc"):
            yield above


def _phrases(tree: Tree, reach: Sequence[int]) -> set[str]:
    """Turns of phrase that stand in one of the clauses in scope."""
    if not reach:
        return set()
    sentence = tree.sentences[tree.sentence(reach[0])]
    text = " ".join(tree.text[sentence.start : sentence.end].lower().replace("’", "'").split())
    found = set()
    data = load("mood.en")
    for key in ("possible_phrases", "probable_phrases", "past_phrases"):
        for phrase in data[key]:
            if phrase not in text:
                continue
            if any(
                _stands_at(tree, w, phrase.split(), reach)
                for w in range(sentence.first, sentence.last)
            ):
                found.add(phrase)
    return found


def _stands_at(tree: Tree, first: int, phrase: Sequence[str], reach: Sequence[int]) -> bool:
    """Whether a turn of phrase begins at a word and belongs to a clause in scope."""
    if [tree.lower(w) for w in range(first, min(first + len(phrase), len(tree.words)))] != list(
        phrase
    ):
        return False
    inside = range(first, first + len(phrase))
    for w in inside:
        for above in tree.ancestors(w):
            if above in inside:
                continue
            if above in reach:
                return True
            if is_predicate(tree, above):
                break
    return any(tree.head(r) in inside for r in reach)
