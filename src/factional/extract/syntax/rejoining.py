"""Rejoining: names and clauses that a parse hung one word too low or too high."""

from __future__ import annotations

from factional.extract.language import Sentence
from factional.extract.syntax.moving import Moving
from factional.vocabulary.lexicon import words

_NOMINAL = ("NOUN", "PROPN")
_RELATIVE = frozenset({"who", "whom", "which", "whose"})
_HELPERS = ("aux", "aux:pass", "cop")
_LOOSE = ("parataxis", "conj", "dep", "advcl", "ccomp")
_INSIDE_NAMES = frozenset({"of", "de", "for", "the"})


def rejoined(tree: Moving, i: int, sentence: Sentence) -> None:
    """Put one word right, by every rule."""
    _after_title(tree, i)
    _from_to(tree, i, sentence)
    _second_deed(tree, i, sentence)
    _clause_beside(tree, i, sentence)
    _sharing(tree, i, sentence)
    _charged(tree, i, sentence)
    _of_the_same(tree, i, sentence)
    _between(tree, i, sentence)
    _one_of_them(tree, i, sentence)


def _after_title(tree: Moving, i: int) -> None:
    """A name right after the noun that says what it is, taken for a part of it: "commander [A]"."""
    word, head = tree.words[i], tree.head(i)
    after = word.tag == "PROPN" and word.relation == "compound" and head == i - 1
    if after and tree.words[head].tag == "NOUN":
        tree.move(i, head, "appos")


def _from_to(tree: Moving, i: int, sentence: Sentence) -> None:
    """A name with a preposition of its own, taken for the end of the last: "from [A] into [B]"."""
    word, head = tree.words[i], tree.head(i)
    if word.relation != "flat" or word.tag != "PROPN" or tree.head(head) < 0:
        return
    cases = [c for c in tree.children(i, sentence) if tree.words[c].relation == "case"]
    apart = [c for c in cases if head < c < i and tree.form(c).islower()]
    if apart and tree.form(apart[0]) not in _INSIDE_NAMES and tree.words[head].relation == "obl":
        tree.move(i, tree.head(head), "obl")


def _second_deed(tree: Moving, i: int, sentence: Sentence) -> None:
    """A second verb joined to the noun before it: "held him without charge and barred them"."""
    word, head = tree.words[i], tree.head(i)
    if word.tag != "VERB" or word.relation != "conj" or head < 0:
        return
    verb = tree.head(head)
    if tree.words[head].tag != "NOUN" or verb < 0 or tree.words[verb].tag != "VERB":
        return
    own = {tree.words[c].relation for c in tree.children(i, sentence)}
    finite = word.features.get("VerbForm") == "Fin" and "obj" in own
    same = word.features.get("Tense") == tree.words[verb].features.get("Tense")
    if finite and same and "cc" in own and "nsubj" not in own:
        tree.move(i, verb, "conj")


def _clause_beside(tree: Moving, i: int, sentence: Sentence) -> None:
    """A relative clause hung beside the main one: "a splinter of [A], whose leader walked out"."""
    if tree.form(i).lower() not in _RELATIVE or i < sentence.first + 2 or tree.form(i - 1) != ",":
        return
    if tree.words[i - 2].tag not in _NOMINAL:
        return
    clause = tree.head(i)
    while clause > i and tree.words[clause].tag != "VERB":
        clause = tree.head(clause)
    if clause <= i or tree.words[clause].relation not in _LOOSE or tree.head(clause) >= i:
        return
    noun = tree.top(i - 2)
    if tree.first_of(clause, sentence) >= i - 1 and not tree.under(noun, clause):
        tree.move(clause, noun, "acl:relcl")


def _sharing(tree: Moving, i: int, sentence: Sentence) -> None:
    """Who does the same with something else: "[A] arms them with drones, and [B] with guns"."""
    word, head = tree.words[i], tree.head(i)
    if word.tag != "PROPN" or word.relation != "conj" or head < 0:
        return
    verb = tree.head(head)
    if tree.words[head].relation != "obl" or verb < 0 or tree.words[verb].tag != "VERB":
        return
    said = {tree.form(c) for c in tree.children(head, sentence) if tree.words[c].relation == "case"}
    if i + 1 >= sentence.last or tree.form(i + 1) not in said or tree.words[head].tag == "PROPN":
        return
    doers = [c for c in tree.children(verb, sentence) if tree.words[c].relation == "nsubj"]
    if doers and any(tree.words[c].relation == "cc" for c in tree.children(i, sentence)):
        tree.move(i, doers[0], "conj")


def _charged(tree: Moving, i: int, sentence: Sentence) -> None:
    """What somebody is accused of, hung on the accuser: "accused by [A] of training [B]"."""
    word, doer = tree.words[i], tree.head(i)
    verb = tree.head(doer) if doer >= 0 else -1
    if word.relation != "acl" or word.tag != "VERB" or verb < 0 or doer > i:
        return
    said = {tree.form(c) for c in tree.children(i, sentence) if tree.words[c].relation == "mark"}
    by = {tree.form(c) for c in tree.children(doer, sentence) if tree.words[c].relation == "case"}
    charged = tree.words[verb].lemma in words("control.en")["object_of"]
    if charged and "of" in said and "by" in by:
        tree.move(i, verb, "advcl")


def _of_the_same(tree: Moving, i: int, sentence: Sentence) -> None:
    """A second clause about a noun, joined to the verb: "left [A], which is old and is big"."""
    word, root = tree.words[i], tree.head(i)
    if word.relation != "conj" or root < 0 or tree.head(root) >= 0:
        return
    own = tree.children(i, sentence)
    if any(tree.words[c].relation in ("nsubj", "nsubj:pass", "expl") for c in own):
        return
    joins = [c for c in own if tree.words[c].relation == "cc"]
    for clause in range(root + 1, i):
        about = tree.words[clause].relation.startswith("acl") and tree.under(clause, root)
        below = tree.children(clause, sentence)
        who = any(tree.form(c).lower() in _RELATIVE for c in below)
        if not about or not who or not joins or tree.form(joins[0] - 1) == ",":
            continue
        tenses = [_tense(tree, w, sentence) for w in (clause, i, root)]
        if tenses[0] == tenses[1] != tenses[2] and tree.under(joins[0] - 1, clause):
            tree.move(i, clause, "conj")
            return


def _tense(tree: Moving, i: int, sentence: Sentence) -> str | None:
    """Present or past, by the first of its auxiliaries or its own form."""
    helpers = [c for c in tree.children(i, sentence) if tree.words[c].relation in _HELPERS]
    return tree.words[min([*helpers, i]) if helpers else i].features.get("Tense")


def _between(tree: Moving, i: int, sentence: Sentence) -> None:
    """The second of two, joined to the noun above the first: "talks between [A] and [B]"."""
    word, noun = tree.words[i], tree.head(i)
    if word.relation != "conj" or noun < 0 or tree.words[noun].tag not in _NOMINAL:
        return
    for first in tree.children(noun, sentence):
        below = tree.children(first, sentence)
        cases = {tree.form(c) for c in below if tree.words[c].relation == "case"}
        alone = not any(tree.words[c].relation == "conj" for c in below)
        if noun < first < i and "between" in cases and alone:
            tree.move(i, first, "conj")
            return


def _one_of_them(tree: Moving, i: int, sentence: Sentence) -> None:
    """What the name before it is, hung on its men: "members of [A], a militia, left"."""
    word, head = tree.words[i], tree.head(i)
    if word.relation != "appos" or word.tag != "NOUN" or head < 0 or i < sentence.first + 2:
        return
    many = tree.words[head].tag == "NOUN" and tree.words[head].features.get("Number") == "Plur"
    if not many or word.features.get("Number") == "Plur":
        return
    comma = tree.first_of(i, sentence) - 1
    if comma - 1 <= head or tree.form(comma) != "," or tree.words[comma - 1].tag != "PROPN":
        return
    name = tree.top(comma - 1)
    if tree.words[name].relation == "nmod" and tree.under(name, head):
        tree.move(i, name, "appos")
