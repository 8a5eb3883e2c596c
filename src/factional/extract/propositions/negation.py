"""Negation: whether the words of one clause deny it."""

from __future__ import annotations

from collections.abc import Collection

from factional.extract.propositions.reading import Reading
from factional.extract.propositions.scope import wholes
from factional.extract.syntax import Clauses, Tree
from factional.vocabulary.lexicon import words

_ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "expl", "xcomp")
_BUT = ("but", "rather")


def negated(clauses: Clauses, reading: Reading, i: int, inner: int | None = None) -> bool:
    """Whether a predicate is denied by its own words, by "no" before an argument, or by "nor".

    Args:
        clauses: The parse.
        reading: What was read.
        i: The predicate.
        inner: An argument whose own negation has been reckoned with.
    """
    tree = clauses.tree
    if _by_adverb(tree, reading, i) and not _contrasted(tree, reading, i):
        return True
    return _by_argument(clauses, reading, i, inner)


def no_noun(tree: Tree, reading: Reading, i: int) -> bool:
    """Whether a noun of a deed is denied: "no ties", "without ties"."""
    lexicon = words("mood.en")
    if tree.preposition(i) in lexicon["without"] or tree.preposition(i).startswith("without"):
        return True
    if i == reading.trigger and reading.denied:
        return False
    return _has_no(tree, i) or any(
        tree.lower(c) in lexicon["negators"] and not _only(tree, c)
        for c in tree.children(i, "advmod", "cc", "cc:preconj")
    )


def scarce(tree: Tree, i: int) -> bool:
    """Whether a predicate is denied all but: "hardly supports"."""
    return any(tree.lower(c) in words("mood.en")["scarcely"] for c in tree.children(i, "advmod"))


def party_denied(tree: Tree, reading: Reading, reach: Collection[int]) -> bool:
    """Whether one side is denied by itself: "with the navy, not with X"."""
    negators = words("mood.en")["negators"] - {"nor", "neither"}
    for word in _sides(reading):
        for at in (word, *wholes(tree, word)):
            if at not in reach and any(
                tree.lower(c) in negators and not _only(tree, c)
                for c in tree.children(at, "advmod", "cc")
            ):
                return True
            if _rather_than(tree, at):
                return True
    return False


def _rather_than(tree: Tree, i: int) -> bool:
    """Whether a conjunct is what somebody leaves for another: "X rather than Y"."""
    joined = tree.child(i, "cc") if tree.is_(i, "conj", "obl", "obj") else None
    return joined is not None and [tree.lower(w) for w in tree.subtree(joined)] == [
        "rather",
        "than",
    ]


def _sides(reading: Reading) -> list[int]:
    return [p.word for p in (reading.subject, reading.object) if p is not None]


def _by_adverb(tree: Tree, reading: Reading, i: int) -> bool:
    lexicon = words("mood.en")
    for child in tree.children(i):
        lower = tree.lower(child)
        if child in reading.words:
            continue
        if lower in lexicon["negators"] and tree.is_(child, "advmod", "aux", "cc", "det", "mark"):
            if not _only(tree, child):
                return True
        elif lower in ("longer", "more") and tree.is_(child, "advmod"):
            if any(tree.lower(c) == "no" for c in tree.children(child)):
                return True
        elif (
            (lower in lexicon["scarcely"] and tree.is_(child, "advmod"))
            or (
                lower == "no"
                and tree.is_(child, "det", "advmod")
                and tree.child(i, "cop") is not None
            )
            or (lower == "neither" and tree.is_(child, "cc:preconj", "advmod"))
        ):
            return True
    return False


def _only(tree: Tree, child: int) -> bool:
    """Whether a negation denies less than its clause: "not only", "not necessarily"."""
    if child + 1 >= len(tree.words) or tree.lower(child) not in ("not", "n't"):
        return False
    after, lexicon = tree.lower(child + 1), words("mood.en")
    return after in lexicon["not_denying"] or after in lexicon["weak_denying"]


def _contrasted(tree: Tree, reading: Reading, i: int) -> bool:
    """Whether a side is what stands instead: "not by the army but by X"."""
    for word in _sides(reading):
        for at in (word, *wholes(tree, word)):
            joined = tree.is_(at, "conj") and tree.joined_by(at) in _BUT
            if joined and i in tree.ancestors(at):
                return True
    return False


def _by_argument(clauses: Clauses, reading: Reading, i: int, inner: int | None) -> bool:
    tree, lexicon = clauses.tree, words("mood.en")
    for child in tree.children(i, *_ARGUMENTS):
        if not (_nothing(tree, child) or _has_no(tree, child)):
            continue
        if child in (reading.trigger, inner):
            continue
        if tree.is_(child, "obl", "xcomp"):
            timed = tree.lemma(child) in lexicon["no_time"] or _nothing(tree, child)
            if not timed and not any(tree.under(w, child) for w in _sides(reading)):
                continue
            if tree.lemma(child) in ("doubt",):
                continue
        return not _excepted(tree, reading)
    return False


def _nothing(tree: Tree, i: int) -> bool:
    return tree.lower(i) in words("mood.en")["nobody"] or (
        tree.lower(i) == "one" and any(tree.lower(c) == "no" for c in tree.children(i))
    )


def _has_no(tree: Tree, i: int) -> bool:
    return any(
        tree.lower(c) in ("no", "neither", "zero")
        for c in tree.children(i, "det", "cc:preconj", "nummod", "amod", "cc")
    )


def _excepted(tree: Tree, reading: Reading) -> bool:
    """Whether a side is the exception: "no group except X"."""
    return any(tree.preposition(w) in words("mood.en")["except"] for w in _sides(reading))
