"""Contents: the words that a verb of saying puts into somebody's mouth, in the grammar it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factional.extract.syntax import Clauses, Tree
from factional.extract.voices.lexicon import among, prepositions
from factional.extract.voices.order import between, late_speaker
from factional.extract.voices.sources import Sources

_CLAUSES = ("ccomp", "csubj", "csubj:pass")
_MARKS = ("“", "”", '"', "«", "»", "''", "``", ":")


class Contents:
    """Finds what is said by a verb."""

    def __init__(self, tree: Tree, clauses: Clauses, sources: Sources) -> None:
        self.tree = tree
        self.clauses = clauses
        self.sources = sources

    def active(self, cue: int, lemma: str) -> frozenset[int]:
        """What a verb in the active says is said; empty where it says nothing of the kind."""
        tree = self.tree
        held: set[int] = set()
        if among(lemma, "say", "think", "show", "from_whom", "asked"):
            for clause in tree.children(cue, *_CLAUSES):
                aside = [c for c in tree.children(clause, "nsubj") if tree.lower(c) == "which"]
                if aside and not tree.children(clause, "mark"):
                    continue
                spliced = [tree.lower(c) for c in tree.children(clause, "nsubj")] in (
                    ["this"],
                    ["that"],
                )
                if held and spliced and clause > max(held):
                    continue  # "said that he had left, this was the third time"
                small = among(lemma, "show") and not among(lemma, "say", "think")
                if not small or tree.feature(clause, "VerbForm") != "Inf":
                    held.update(tree.subtree(clause))
            for clause in tree.children(cue, "conj") if held else ():
                if self.that(clause):
                    held.update(tree.subtree(clause))
        if among(lemma, "say", "think", "show") and not held:
            held.update(self._around(cue) or self._misplaced(cue))
        if among(lemma, "say", "think"):
            held.update(self._before(cue))
        if not held and among(lemma, "say", "from_whom"):
            held.update(self.astray(cue))
        if not held and among(lemma, "to_do"):
            for clause in tree.children(cue, "xcomp", "advcl"):
                if tree.is_(clause, "xcomp") or tree.feature(clause, "VerbForm") == "Ger":
                    held.update(tree.subtree(clause))
        if not held and among(lemma, "asked"):
            held.update(self._request(cue))
        if not held and lemma in prepositions("of_somebody"):
            held.update(self._of_somebody(cue, lemma))
        if not held and lemma in prepositions("about"):
            for o in tree.children(cue, "obl", "nmod"):
                if tree.preposition(o) in prepositions("about")[lemma]:
                    held.update(tree.subtree(o))
        if not held and among(lemma, "called"):
            held.update(self._called(cue))
        if not held and (among(lemma, "things") or self._shows(cue, lemma)):
            for thing in tree.children(cue, "obj"):
                if not among(tree.lemma(thing), "not_claimed"):
                    held.update(tree.subtree(thing))
            for role in tree.children(cue, "obl", "advcl", "xcomp") if held else ():
                if tree.preposition(role) == "as":  # "lists X as an ally of Y"
                    held.update(tree.subtree(role))
            held.update(self._responsible(cue))
        return self._trimmed(cue, held)

    def passive(self, cue: int, lemma: str) -> tuple[frozenset[int], bool]:
        """What a passive says is said, and whether nobody is named for it."""
        tree = self.tree
        held: set[int] = set()
        if lemma in prepositions("of_somebody"):
            held.update(self._of_somebody(cue, lemma))
            return frozenset(held), False
        hearsay = among(lemma, "hearsay_verbs") and not tree.children(cue, "obl:agent")
        if self.reduced(cue, lemma):
            held.update(
                w
                for c in tree.children(cue, "obl")
                if tree.preposition(c) == "to"
                for w in tree.subtree(c)
            )
        for clause in tree.children(cue, "xcomp", "advcl", *_CLAUSES):
            infinitive = any(tree.lower(m) == "to" for m in tree.children(clause, "mark"))
            open_ = tree.is_(clause, "xcomp", "advcl")
            if (infinitive and open_ and lemma != "tell") or not open_:
                held.update(tree.subtree(clause))
                told = tree.children(cue, "nsubj:pass") and tree.lemma(cue) == "tell"
                hearsay = hearsay and not told
        if among(lemma, "called") and tree.children(cue, "obl:agent"):
            held.update(self._called(cue))
        if not held and among(lemma, "things") and tree.children(cue, "obl:agent"):
            for thing in tree.children(cue, "nsubj:pass"):
                held.update(tree.subtree(thing))
        return frozenset(held), hearsay

    def reduced(self, cue: int, lemma: str) -> bool:
        """Whether a participle stands for a passive: "the men, said to be hiding"."""
        tree = self.tree
        bare = not tree.children(cue, "nsubj", "obj") and not tree.is_(cue, "root", "conj")
        after = cue + 1 < len(tree.words) and tree.lower(cue + 1) == "to"
        return among(lemma, "hearsay_verbs", "think") and bare and after

    def that(self, clause: int) -> bool:
        """Whether a clause is opened by "that"."""
        return any(self.tree.lower(m) == "that" for m in self.tree.children(clause, "mark"))

    def clause_of(self, word: int) -> int:
        """The predicate that a word belongs to, or the top of what it stands in."""
        tree = self.tree
        for at in (word, *tree.ancestors(word)):
            verbal = tree.tag(at) in ("VERB", "AUX") or tree.child(at, "cop") is not None
            if verbal or tree.head(at) is None:
                return at
        return word

    def _trimmed(self, cue: int, held: set[int]) -> frozenset[int]:
        """Words that are said without what the writer puts in: brackets, a gloss after a quotation.

        What follows a cue in between and its comma goes on with what is said.
        """
        tree = self.tree
        if not held:
            return frozenset()
        depth, gloss = 0, False
        kept = set()
        for c in [w for w in held if tree.is_(w, "appos", "parataxis") and w > cue]:
            if among(tree.lemma(c), "glosses") and tree.children(c, "det", "acl"):
                held = held - set(tree.subtree(c))
        for i in range(min(held), max(held) + 1):
            form = tree.form(i)
            depth += form in ("(", "[")
            gloss = gloss and not (
                tree.tag(i) in ("VERB", "AUX") and not tree.is_(i, "acl", "amod")
            )
            if form == "," and i > cue and self._dated(i):
                break
            if i in held and not depth and not gloss:
                kept.add(i)
            depth -= form in (")", "]") and depth > 0
            closes = form in ("”", '"', "''") and i + 2 < len(tree.words)
            if (
                closes
                and i > cue
                and tree.form(i + 1) == ","
                and tree.lower(i + 2) in ("a", "an", "the")
            ):
                gloss = not any(
                    tree.tag(w) == "VERB" and tree.children(w, "nsubj") and w in held
                    for w in range(i + 2, max(held) + 1)
                )
        return frozenset(kept - {cue}) or frozenset(held - {cue})

    def _dated(self, comma: int) -> bool:
        """Whether the writer adds after a comma when it was: ", a day after the truce"."""
        tree = self.tree
        if comma + 3 >= len(tree.words):
            return False
        words = [tree.lower(i) for i in range(comma + 1, min(comma + 5, len(tree.words)))]
        if words[:2] == ["the", "latest"]:
            return True
        at = next((k for k, w in enumerate(words) if w in ("after", "before")), 0)
        return at > 0 and any(among(w, "spells") for w in words[:at])

    def _before(self, cue: int) -> Iterable[int]:
        """All before the comma where a cue closes its sentence: "..., the site said."."""
        tree = self.tree
        held = tree.sentences[tree.sentence(cue)]
        late = late_speaker(self.tree, self.sources, cue)
        subjects = [late] if late is not None else tree.children(cue, "nsubj")
        beside = late is not None or tree.is_(cue, "root", "parataxis", "advcl")
        marked = late is None and tree.children(cue, "mark")
        if not subjects or not beside or marked:
            return ()
        if tree.is_(cue, "advcl") and subjects[-1] < cue:
            return ()
        own = set(tree.subtree(subjects[-1])) | {cue, *tree.children(cue, "aux", "advmod")}
        if late is not None and late < cue:
            begin = min([late, *tree.children(late, "det", "amod", "compound", "nummod")])
            own = set(range(begin, held.last))
        first = min(own)
        after = range(cue + 1, held.last)
        closing = all(i in own or tree.tag(i) == "PUNCT" for i in after) or subjects[-1] > cue
        comma = first > held.first and tree.form(first - 1) in (",", "”", '"', "''")
        if not (closing and comma) or tree.children(cue, "ccomp", "xcomp") > [cue]:
            return ()
        return range(held.first, first - 1)

    def _misplaced(self, cue: int) -> Iterable[int]:
        """A clause that a parse hung elsewhere: after "that", or as a predicate without "to"."""
        tree = self.tree
        that = cue + 1
        if that < len(tree.words) and tree.lower(that) == "that" and tree.is_(that, "mark"):
            clause = tree.head(that)
            if clause is not None and clause > cue:
                return [i for i in tree.subtree(clause) if i > cue]
        for clause in tree.children(cue, "xcomp"):
            if tree.children(clause, "cop") and not tree.children(clause, "mark"):
                return [i for i in tree.subtree(clause) if i > cue]
        return ()

    def astray(self, cue: int) -> Iterator[int]:
        """The clause in "wrote in a letter that ...", which hangs on the letter."""
        tree = self.tree
        things = tree.children(cue, "obl", "obj")
        things += [part for thing in things for part in tree.children(thing, "nmod")]
        for thing in things:
            for clause in tree.children(
                thing, "acl", "ccomp"
            ):  # a relative one, by a slip of the parse
                if self.that(clause) and tree.children(clause, "nsubj"):
                    yield from tree.subtree(clause)

    def _shows(self, cue: int, lemma: str) -> bool:
        subjects = self.clauses.subjects(cue)
        return among(lemma, "show") and bool(subjects) and self.sources.document(subjects[0])

    def _responsible(self, cue: int) -> Iterable[int]:
        """What responsibility is claimed for."""
        tree = self.tree
        if not any(tree.lemma(c) == "responsibility" for c in tree.children(cue, "obj")):
            return
        for o in tree.children(cue, "obl", "nmod"):
            yield from tree.subtree(o)

    def _around(self, cue: int) -> set[int]:
        """What stands around a cue that is put in between or after, or follows its colon."""
        tree = self.tree
        head = tree.head(cue)
        own = set(tree.subtree(cue))
        inserted = tree.is_(cue, "advcl") and self._inserted(cue)
        if (tree.is_(cue, "parataxis") or inserted) and head is not None:
            if not tree.children(cue, "nsubj", "obj", "iobj") and not between(self.tree, cue):
                return set()
            above = self.clause_of(head)
            return set(tree.subtree(above)) - own
        held: set[int] = set()
        for clause in tree.children(cue, "parataxis", "discourse", "dep"):
            near = range(min(cue, clause), max(cue, clause))
            comma = clause < cue and any(tree.form(i) == "," for i in near)
            stop = any(tree.form(i) == ";" for i in near)
            if (comma or any(tree.form(i) in _MARKS for i in near)) and not stop:
                held.update(tree.subtree(clause))
        so = [c for c in tree.children(cue, "advmod", "obj") if tree.lower(c) == "so"]
        sentence = tree.sentence(cue)
        before = tree.sentences[sentence - 1]
        asked = tree.text[before.start : before.end].rstrip(" \n”\"'").endswith("?")
        if so and not held and sentence and not asked:
            held.update(range(before.first, before.last))
        return held

    def _inserted(self, cue: int) -> bool:
        """Whether a clause that a parse took for an adverbial is put in after what is said."""
        tree = self.tree
        subjects = tree.children(cue, "nsubj")
        if not subjects or tree.children(cue, "mark", "advmod"):
            return False
        if subjects[0] > cue:
            return True
        first = tree.subtree(subjects[0])[0]
        after = cue + 1 >= len(tree.words) or tree.tag(cue + 1) == "PUNCT"
        return first > 0 and tree.form(first - 1) in (",", "”", '"') and after

    def _request(self, cue: int) -> set[int]:
        """What somebody is asked to do, with whom."""
        tree = self.tree
        held: set[int] = set()
        for clause in tree.children(cue, "xcomp", "advcl"):
            if any(tree.lower(m) == "to" for m in tree.children(clause, "mark")):
                held.update(tree.subtree(clause))
        for o in tree.children(cue, "obl"):
            if tree.preposition(o) == "for":
                held.update(tree.subtree(o))
        if tree.lemma(cue) == "demand":
            for thing in tree.children(cue, "obj"):
                held.update(tree.subtree(thing))
        return held

    def _of_somebody(self, cue: int, lemma: str) -> set[int]:
        tree = self.tree
        held: set[int] = set()
        allowed = prepositions("of_somebody")[lemma]
        for deed in tree.children(cue, "ccomp"):
            if self.that(deed):
                held.update(tree.subtree(deed))
        for deed in tree.children(cue, "obl", "advcl", "xcomp", "ccomp", "nmod", "acl"):
            if tree.preposition(deed) in allowed and deed > cue:
                held.update(tree.subtree(deed))
        for thing in tree.children(cue, "obj", "obl", "nsubj:pass"):
            for deed in tree.children(thing, "acl", "nmod", "advcl"):
                if tree.preposition(deed) in allowed:
                    held.update(tree.subtree(deed))
            if lemma == "blame" and tree.preposition(thing) == "on":
                held.update(tree.subtree(thing))
        return held

    def _called(self, cue: int) -> set[int]:
        tree = self.tree
        held: set[int] = set()
        for name in tree.children(cue, "obl", "advcl", "xcomp"):
            bare = tree.is_(name, "xcomp")
            if bare or tree.preposition(name) == "as":
                held.update(tree.subtree(name))
        things = [c for c in tree.children(cue, "obj") if c > cue]
        if len(things) > 1:
            held.update(tree.subtree(things[-1]))
        return held
