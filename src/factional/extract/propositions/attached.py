"""Attached: which word of a sentence a date hangs on, whatever the parse hung it on."""

from __future__ import annotations

from collections.abc import Collection

from factional.extract.propositions.scope import is_predicate
from factional.extract.propositions.tense import Tense, of_verb
from factional.extract.syntax import Tree
from factional.vocabulary.lexicon import words

_WITHIN = ("in", "during", "by", "under", "from", "at", "through", "throughout", "amid", "on")


class Attached:
    """The dates of a sentence and what they hang on.

    Args:
        tree: The parse.
        here: Head words of all dates of the sentence.
        spoken: Whether the reading is one of saying something; the day of what is spoken of is
            not the day of the word.
    """

    def __init__(self, tree: Tree, here: Collection[int], *, spoken: bool) -> None:
        self.tree, self.here, self.spoken = tree, here, spoken

    def to(self, head: int, i: int) -> bool:
        """Whether a date hangs on a word itself, or on a name in one of its arguments."""
        tree = self.tree
        unmarked = "unmarked" in tree.words[head].relation
        at, prepositional = head, unmarked or bool(tree.preposition(head))
        if at == i:
            return False
        for above in tree.ancestors(head):
            if is_predicate(tree, above) and self._owner(above, head) == i:
                return self._loose(at, above, head)
            if above == i:
                return not is_predicate(tree, i) and self._loose(at, i, head)
            described = tree.is_(above, "acl") and not tree.is_(above, "acl:relcl") and at == head
            deed = tree.head(above) if described else above if at == head else None
            if deed is not None and self._within(deed, i):
                return True
            if is_predicate(tree, above) or tree.is_(
                at, "acl", "acl:relcl", "advcl", "ccomp", "xcomp"
            ):
                return False
            if tree.is_(at, "appos", "parataxis") and at != head:
                return False
            stretch = tree.lemma(above) in words("timing.en")["stretches"]
            if above in self.here or stretch:  # "on the morning of 4 May"
                at = above
                continue
            if tree.is_(at, "conj"):
                if at != head:
                    return False
                at = above
                continue
            deed = tree.lemma(above) in words("timing.en")["deeds"]
            if above < i or deed or not prepositional or tree.is_(at, "amod", "compound", "nummod"):
                return False
            if tree.tag(above) not in ("PROPN", "NOUN", "NUM", "PRON"):
                return False
            at = above
        return False

    def _owner(self, verb: int, head: int) -> int:
        """Which verb a date is of, though it hangs on another that stands before.

        Of coordinated verbs the one that it is nearest after; and no verb that tells how things are
        by now has a past date, so "has not met him since she threw him out in May" has the date of
        the clause in its midst, as "was reported killed in June" has.
        """
        tree = self.tree
        later = [c for c in tree.children(verb, "conj") if c < head and is_predicate(tree, c)]
        if later:
            return max(later)
        inner = [c for c in tree.children(verb, "advcl", "xcomp", "ccomp") if verb < c < head]
        if inner and of_verb(tree, verb) is Tense.PERFECT:
            past = [c for c in inner if of_verb(tree, c) is Tense.PAST]
            return max(past, default=verb)
        said = tree.lemma(verb) in words("timing.en")["saying"]
        if said and tree.children(verb, "nsubj:pass"):
            return max((c for c in inner if tree.is_(c, "xcomp")), default=verb)
        return verb

    def _within(self, deed: int, i: int) -> bool:
        """Whether a date is that of a deed in which another was done: "died in a raid last May"."""
        tree = self.tree
        if self.spoken or not tree.is_(deed, "obl") or tree.head(deed) != i:
            return False
        return tree.preposition(deed) in _WITHIN and tree.tag(deed) == "NOUN"

    def _loose(self, at: int, i: int, head: int) -> bool:
        """Whether the way from a date to a word is that of an adverbial or of a noun's own date."""
        tree = self.tree
        if at == head:
            return not tree.is_(at, "nsubj", "conj", "root")
        return tree.is_(at, "obj", "obl", "nmod", "iobj", "conj", "appos", "nsubj:pass", "xcomp")
