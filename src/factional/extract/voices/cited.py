"""Cited: what other words than verbs of saying put into somebody's mouth.

Prepositions ("according to"), views ("in her opinion"), comments ("as he put it"), nouns ("the
claim that"), adverbs ("reportedly") and participles ("citing officials").
"""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.syntax import Clauses, Tree
from factional.extract.voices.lexicon import among
from factional.extract.voices.report import Found
from factional.extract.voices.said import Said
from factional.extract.voices.sources import Sources
from factional.model import Certainty

_ACCORDING = ("according to", "per", "as per", "according")
_ASIDE = ("advcl", "acl", "conj", "appos", "xcomp", "parataxis", "nmod", "obl")


class Cited:
    """Reports by anything but verbs of saying."""

    def __init__(self, tree: Tree, clauses: Clauses, sources: Sources, said: Said) -> None:
        self.tree = tree
        self.clauses = clauses
        self.sources = sources
        self.said = said

    def find(self, sentence: int) -> Iterator[Found]:
        """The reports of a sentence, by their cues in text order."""
        held = self.tree.sentences[sentence]
        for word in range(held.first, held.last):
            tag = self.tree.tag(word)
            if tag in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM"):
                yield from self._according(word)
            if tag == "NOUN":
                yield from self._view(word)
                yield from self._noun(word)
                yield from self._wherein(word)
            elif tag == "VERB":
                yield from self._comment(word)
            elif tag == "ADV":
                yield from self._hearsay(word)

    def _according(self, word: int) -> Iterator[Found]:
        tree = self.tree
        head = tree.head(word)
        case = tree.children(word, "case")
        if not case or head is None or tree.is_(word, "conj"):
            return
        if among(tree.lemma(case[0]), "quoting"):
            yield from self._citing(case[0], word, head)
        preposition = tree.preposition(word)
        if preposition not in _ACCORDING or among(tree.lemma(word), "no_voice"):
            return
        if preposition == "per" and not self.sources.speaks(word):
            return
        content = self._scope(word)
        if content:
            yield Found(content, word, case[0], "according", tuple(self._seen(word)))

    def _seen(self, word: int) -> Iterator[int]:
        """Who saw or cites a document that speaks: "a report seen by the Keld Post"."""
        for deed in self.tree.children(word, "acl"):
            if among(self.tree.lemma(deed), "seeing"):
                yield from filter(self.said.outlet, self.clauses.agents(deed))

    def _scope(self, word: int) -> frozenset[int]:
        """What an aside covers: its clause, or all of the sentence where it stands at an end."""
        tree = self.tree
        head = tree.head(word)
        if head is None:
            return frozenset()
        top = self.said.contents.clause_of(head)
        own = set(tree.subtree(word))
        held = tree.sentences[tree.sentence(word)]
        ends = all(tree.tag(i) == "PUNCT" for i in range(max(own) + 1, held.last))
        begins = all(tree.tag(i) in ("PUNCT", "CCONJ", "ADV") for i in range(held.first, min(own)))
        comma = min(own) > held.first and tree.form(min(own) - 1) == ","
        comma = comma or (min(own) in own and tree.form(min(own)) == ",")
        if (ends and comma) or begins:
            while (above := tree.head(top)) is not None and tree.is_(top, *_ASIDE):
                top = self.said.contents.clause_of(above)
        return frozenset(set(tree.subtree(top)) - own)

    def _view(self, word: int) -> Iterator[Found]:
        tree = self.tree
        if not among(tree.lemma(word), "views") or not tree.is_(word, "obl", "nmod", "advcl"):
            return
        if tree.preposition(word) not in ("in", "by", "from", "on"):
            return
        own = set(tree.subtree(word))
        owners = tree.children(word, "nmod:poss")
        owners += [o.word for o in self.clauses.obliques(word) if o.preposition == "of"]
        before = [c for c in tree.children(word) if tree.lower(c) in ("'s", "'")]
        before = before or [i for i in range(word - 3, word) if i >= 0 and tree.lower(i) == "'s"]
        if not owners and before and before[0]:
            owners = [before[0] - 1]
            own |= set(tree.subtree(before[0] - 1))
        some = tree.children(word, "amod", "det")
        if not owners and any(among(tree.lower(c), "quantified") for c in some):
            yield Found(self._scope(word) - own, word, word, "view")
        if owners:
            content = self._scope(word) - own
            own_view = tree.preposition(word) == "by" or any(
                tree.lower(c) == "own" for c in tree.children(word, "amod")
            )
            source = self._possessor(owners[0], word) if own_view else owners[0]
            yield Found(frozenset(content), source, word, "view")

    def _possessor(self, owner: int, word: int) -> int:
        """Who "his" is in "repeated his claim": the subject, unless the layers know better."""
        if self.tree.tag(owner) != "PRON" or self.sources.mention(owner) is not None:
            return owner
        head = self.tree.head(word)
        above = self.said.contents.clause_of(head) if head is not None else word
        subjects = [s for s in self.clauses.subjects(above) if s != word]
        return subjects[0] if subjects else owner

    def _comment(self, word: int) -> Iterator[Found]:
        """Who comments with "as he put it"; who is cited in "..., citing officials"."""
        tree = self.tree
        lemma = tree.lemma(word)
        head = tree.head(word)
        if head is None or not tree.is_(word, "advcl", "parataxis", "acl"):
            return
        own = set(tree.subtree(word))
        said = among(lemma, "say", "things") and not tree.children(word, "ccomp", "xcomp")
        put = lemma == "put" and any(tree.lower(c) == "it" for c in tree.children(word, "obj"))
        if tree.preposition(word) == "as" and (said or put):
            subjects = self.clauses.subjects(word)
            spoken = tree.children(word, "nsubj") and not self.said.negated(word)
            if subjects and spoken and not among(tree.lower(subjects[0]), "second"):
                above = set(tree.subtree(self.said.contents.clause_of(head))) - own
                yield Found(frozenset(above), subjects[0], word, "as")
        if among(lemma, "quoting") and tree.children(word, "obj"):
            yield from self._citing(word, tree.children(word, "obj")[0], head)

    def _citing(self, cue: int, source: int, head: int) -> Iterator[Found]:
        """Who is cited by the one who says something: "the agency, citing officials, said"."""
        tree = self.tree
        if not tree.lower(cue).endswith("ing"):
            return
        above = tree.head(head)
        if tree.is_(head, "nsubj") and above is not None:
            head = above
        if not among(tree.lemma(head), "say", "think", "show"):
            return
        own = set(tree.subtree(source))
        held = {w for c in tree.children(head, "ccomp") for w in tree.subtree(c)}
        if not held and tree.is_(head, "parataxis") and (top := tree.head(head)) is not None:
            held = set(tree.subtree(self.said.contents.clause_of(top))) - set(tree.subtree(head))
        person = self.sources.mention(source) is not None or among(
            tree.lemma(source), "heads", "documents"
        )
        if held and person:
            yield Found(frozenset(held - own - {head}), source, cue, "citing")

    def _hearsay(self, word: int) -> Iterator[Found]:
        tree = self.tree
        head = tree.head(word)
        if head is None or not among(tree.lower(word), "hearsay"):
            return
        below = tree.subtree(head)
        whole = max(i for i in below if tree.tag(i) != "PUNCT") == word
        content = {i for i in below if i > word or whole or i == head} - {word}
        yield Found(frozenset(content), None, word, "hearsay", (), False, Certainty.PROBABLE, True)

    def _noun(self, word: int) -> Iterator[Found]:
        tree = self.tree
        lemma = tree.lemma(word)
        head = tree.head(word)
        if lemma == "word" and head is not None and tree.lemma(head) == "have":
            held = {w for c in tree.children(head, "ccomp") for w in tree.subtree(c)}
            if held and tree.children(head, "expl", "obj"):
                yield Found(
                    frozenset(held), None, word, "noun", (), False, Certainty.PROBABLE, True
                )
            return
        if not among(lemma, "nouns"):
            return
        spoken = head is not None and tree.is_(word, "obl") and among(tree.lemma(head), "say")
        content = set() if spoken else self._of_noun(word, lemma)
        if not content:
            return
        source, denied = self._owner(word)
        got = head is not None and tree.is_(word, "obj") and among(tree.lemma(head), "only_having")
        if source is None and among(lemma, "voiceless") and not (got and lemma == "information"):
            return
        if source is not None and source in content:
            return
        if denied and source is not None:
            return  # the verb that denies it is a report of its own
        certainty = Certainty.POSSIBLE if among(lemma, "rumours") else None
        voice = word if source is None else source
        yield Found(frozenset(content), voice, word, "noun", (), False, certainty)

    def _wherein(self, word: int) -> Iterator[Found]:
        """A document with a clause that tells what stands in it: "a letter in which he thanks"."""
        tree = self.tree
        if not among(tree.lemma(word), "documents"):
            return
        for clause in tree.children(word, "acl:relcl"):
            inside = [c for c in tree.children(clause, "obl") if tree.lower(c) == "which"]
            if inside and tree.preposition(inside[0]) == "in":
                content = set(tree.subtree(clause)) - set(tree.subtree(inside[0]))
                yield Found(frozenset(content), word, inside[0], "noun")

    def _of_noun(self, word: int, lemma: str) -> set[int]:
        """What a noun says: the clause after "that", or a deed after "of"."""
        tree = self.tree
        head = tree.head(word)
        content: set[int] = set()
        for clause in tree.children(word, "acl", "ccomp"):
            marks = tree.children(clause, "mark", "nsubj", "obj")
            if any(tree.lower(m) == "that" and m < clause for m in marks):
                if any(tree.lower(m) == "that" for m in tree.children(clause, "nsubj", "obj")):
                    continue
                content.update(tree.subtree(clause))
        if head is not None and not content and tree.is_(word, "nsubj"):
            for clause in tree.children(head, "csubj", "ccomp"):
                marks = tree.children(clause, "mark")
                if word < clause < head and any(tree.lower(m) == "that" for m in marks):
                    content.update(tree.subtree(clause))
        if not content and among(lemma, "nouns_of"):
            for thing in tree.children(word, "nmod", "acl"):
                if tree.preposition(thing) in ("of", "about"):
                    content.update(tree.subtree(thing))
        return content

    def _owner(self, word: int) -> tuple[int | None, bool]:
        """Who says what a noun says, and whether it is only told to be wrong."""
        tree = self.tree
        head = tree.head(word)
        verb = tree.lemma(head) if head is not None and tree.is_(word, "obj", "nsubj:pass") else ""
        denied = among(verb, "denying")
        for owner in tree.children(word, "nmod:poss"):
            return self._possessor(owner, word), False
        for o in self.clauses.obliques(word):
            if o.preposition == "by" or (o.preposition == "from" and self.sources.speaks(o.word)):
                return o.word, False
        if head is not None and among(verb, "owning") and not among(verb, "only_having"):
            who = self.clauses.deep_subjects(head)
            if who:
                return who[0], denied
        return None, False
