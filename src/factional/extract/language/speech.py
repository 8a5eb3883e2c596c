"""Who said what, read off the trees: a verb of saying, its subject, its clause.

The shapes are those of Universal Dependencies, the words those of the lexicon file `speech`. This
finds what trees show plainly; the model's own reading of sources, cues and contents finds the rest,
and `merged` puts the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from factional.extract.language.analysis import Analysis, Attribution, Sentence, Span, Word
from factional.extract.language.quotations import completed, quotations
from factional.extract.lexicon import data, words

_QUOTES: Final = frozenset('"“”„«»″')
_EDGES: Final = frozenset("\"“”„«»″'‘’`,.:;–—-!?…") | {"''", "``", "...", "--"}
_STOPS: Final = frozenset({".", "!", "?", "…", "...", "?!"})
_SUBJECTS: Final = ("nsubj", "nsubj:outer", "csubj")
_SURE: Final = 0.75
"""Score of what a tree shows; like the model's own scores, not calibrated."""


def attributions(text: str, found: Analysis) -> list[Attribution]:
    """The attributions that the trees of an analysis show, in the order of their cues."""
    made: list[Attribution] = []
    for sentence in found.sentences:
        tree = _Tree(text, found.words, sentence)
        own = [*_verbs(tree), *_nouns(tree), *_according(tree)]
        own += [*_hearsay(tree), *_citing(tree)]
        made.extend(sorted(own, key=_place))
    return made


def merged(text: str, found: Analysis, stretches: Sequence[tuple[int, int]]) -> list[Attribution]:
    """What the trees show and what the model reads, one attribution for each cue.

    Of a cue that both have, the spans are the trees', and what they lack is the model's. What one
    of them alone has stays, and a quotation that goes on in the next sentence goes on in both.
    """
    shown = attributions(text, found)
    made = []
    left = list(found.attributions)
    for said in shown:
        twin = next((other for other in left if _same_cue(said, other)), None)
        if twin is None:
            made.append(said)
            continue
        left.remove(twin)
        source = said.source or twin.source
        score = 1 - (1 - said.score) * (1 - twin.score)
        made.append(replace(said, source=source, score=score))
    made.extend(left)
    return completed(text, sorted(made, key=_place), quotations(text, stretches))


def _same_cue(a: Attribution, b: Attribution) -> bool:
    return bool(a.cue and b.cue and a.cue.start < b.cue.end and b.cue.start < a.cue.end)


def _place(said: Attribution) -> int:
    first = said.cue or said.source or said.contents[0]
    return first.start


class _Tree:
    """One sentence as a tree; words by their index among all words."""

    def __init__(self, text: str, all_words: Sequence[Word], sentence: Sentence) -> None:
        self.words = all_words
        self.span = range(sentence.first, sentence.last)
        self.forms = {i: text[all_words[i].start : all_words[i].end] for i in self.span}
        self.lemmas = {i: all_words[i].lemma.lower() for i in self.span}
        self.children: dict[int, list[int]] = {i: [] for i in self.span}
        for i in self.span:
            head = all_words[i].head
            if head is not None and head in self.children:
                self.children[head].append(i)

    def below(self, word: int, *relations: str) -> list[int]:
        """The dependents of a word that hang on it in one of some ways."""
        return [c for c in self.children[word] if self.words[c].relation in relations]

    def subtree(self, word: int, without: Iterable[int] = ()) -> list[int]:
        """A word and what hangs below it, in order, without some words and what is below them."""
        barred = frozenset(without)
        waiting, held = [word], []
        while waiting:
            at = waiting.pop()
            if at not in barred:
                held.append(at)
                waiting.extend(self.children[at])
        return sorted(held)

    def spans(self, held: Sequence[int]) -> Iterator[Span]:
        """The stretches that some words make, without the marks at their edges."""
        for number, run in enumerate(_runs(held)):
            while run and (
                self.forms[run[0]] in _EDGES or (number and self.words[run[0]].tag == "CCONJ")
            ):
                del run[0]
            while run and self.forms[run[-1]] in _EDGES and not self._closes(run[-1]):
                del run[-1]
            if any(self.forms[i][0].isalnum() for i in run):
                yield self.span_of(run[0], run[-1] + 1)

    def _closes(self, word: int) -> bool:
        """Whether a word is the stop of a quoted sentence, which is part of what is said."""
        return self.forms[word] in _STOPS and self.forms.get(word + 1) in _QUOTES

    def span_of(self, first: int, last: int) -> Span:
        """The stretch from one word to before another."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def source(self, head: int) -> Span | None:
        """The phrase that names who speaks: with apposition, without relative clause or "by"."""
        own = self.subtree(head)
        beside = [i for i in own if i != head and self._beside(head, i)]
        run = next((r for r in _runs(self.subtree(head, beside)) if head in r), [head])
        return next(self.spans(run), None)

    def _beside(self, head: int, word: int) -> bool:
        """Whether a word of a source's phrase begins what only stands beside the name."""
        relation = self.words[word].relation
        if relation in ("acl:relcl", "parataxis", "advcl"):
            return True
        if relation in ("case", "mark", "cc:preconj", "advmod") and self.words[word].head == head:
            return word < head
        after_comma = self.forms.get(self.subtree(word)[0] - 1) == ","
        return relation in ("acl", "amod", "nmod:unmarked") and word > head and after_comma

    def stated(self, clause: int) -> list[int]:
        """The words of a clause that is said, without what the speaker does while saying it."""
        beside = []
        for i in self.subtree(clause):
            word = self.words[i]
            while_saying = word.relation == "advcl" and word.lemma.lower() in _saying()
            if i != clause and while_saying and word.features.get("VerbForm") in ("Ger", "Part"):
                beside.append(i)
            deed = word.relation == "conj" and word.head == clause
            if deed and self._finite(i) and not self._finite(clause) and not self._whole(clause):
                beside.append(i)
        held = self.subtree(clause, beside)
        stops = [i for i in held if self.forms[i] == ";"]
        before = max((i for i in stops if i < clause), default=-1)
        after = min((i for i in stops if i > clause), default=len(self.words))
        return [i for i in held if before < i < after]

    def _finite(self, word: int) -> bool:
        return self.words[word].features.get("VerbForm") == "Fin"

    def _whole(self, clause: int) -> bool:
        """Whether a clause has a subject or an auxiliary of its own."""
        return bool(self.below(clause, *_SUBJECTS, "nsubj:pass", "aux", "cop", "aux:pass"))

    def subject(self, verb: int) -> int | None:
        """Who does it, be it said at another verb that shares its subject."""
        seen = set()
        at: int | None = verb
        while at is not None and at in self.children and at not in seen:
            seen.add(at)
            found = self.below(at, *_SUBJECTS)
            if found:
                return self._meant(at, found[0])
            if self.below(at, "obl:agent"):
                return self.below(at, "obl:agent")[0]
            if self.below(at, "nsubj:pass"):
                return None
            word = self.words[at]
            if word.relation in ("acl", "acl:relcl"):
                return word.head
            if word.relation not in ("conj", "advcl", "xcomp", "parataxis"):
                return None
            at = word.head
        return None

    def _meant(self, verb: int, subject: int) -> int | None:
        if self.forms[subject].lower() in ("who", "which", "that"):
            return self.words[verb].head if self.words[verb].relation == "acl:relcl" else subject
        if self.forms[subject].lower() == "it" and self.below(verb, "ccomp", "csubj"):
            passive = self.below(verb, "aux:pass")
            return None if passive else subject
        return subject


def _runs(held: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in held:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _verbs(tree: _Tree) -> Iterator[Attribution]:
    for cue in tree.span:
        word, lemma = tree.words[cue], tree.lemmas[cue]
        if word.tag == "ADJ" and lemma in _set("certain") and tree.below(cue, "cop"):
            held = [i for c in tree.below(cue, "ccomp") for i in tree.subtree(c)]
        elif word.tag in ("VERB", "AUX") and lemma in _set("of_somebody"):
            held = _of_somebody(tree, cue)
        elif word.tag in ("VERB", "AUX") and (lemma in _saying() or lemma in _abouts()):
            held = _content(tree, cue, lemma) or _about(tree, cue, lemma)
        else:
            continue
        contents = tuple(tree.spans(sorted(set(held))))
        if contents:
            subject = tree.subject(cue)
            source = None if subject is None or subject in held else tree.source(subject)
            yield Attribution(source, tree.span_of(cue, cue + 1), contents, _SURE)


def _content(tree: _Tree, cue: int, lemma: str) -> list[int]:
    """The words that are said, by the first shape that fits."""
    passive = bool(tree.below(cue, "nsubj:pass"))
    clauses = [c for c in tree.below(cue, "ccomp", "csubj", "csubj:pass") if _says(tree, c)]
    if clauses and lemma in _set("verbs"):
        return [i for c in clauses for i in tree.stated(c)]
    doing = tree.below(cue, "xcomp")
    if doing and lemma in _set("to_do"):
        held = [i for c in doing for i in tree.stated(c)]
        if passive:
            held += [i for c in tree.below(cue, "nsubj:pass") for i in tree.subtree(c)]
        return held
    if lemma in _set("verbs"):
        around = _around(tree, cue)
        if around:
            return around
    if lemma in _set("things"):
        things = tree.below(cue, "nsubj:pass") if passive else tree.below(cue, "obj")
        named = [c for c in things if tree.words[c].tag in ("NOUN", "PROPN", "NUM", "VERB")]
        return [i for c in named for i in tree.subtree(c)] + _likened(tree, cue)
    return []


def _likened(tree: _Tree, cue: int) -> list[int]:
    """What something is described or dismissed as."""
    held = []
    for c in tree.below(cue, "obl", "advcl", "xcomp", "nmod"):
        marks = [m for m in tree.below(c, "case", "mark") if tree.forms[m].lower() == "as"]
        if marks:
            held += tree.subtree(c, marks)
    return held


def _says(tree: _Tree, clause: int) -> bool:
    """Whether a clause states something: more than one word."""
    return len(tree.subtree(clause)) > 1


def _around(tree: _Tree, cue: int) -> list[int]:
    """What stands around a cue that is put in between or after, or follows its colon or quotes."""
    word = tree.words[cue]
    own = tree.subtree(cue)
    if word.relation == "parataxis" and word.head is not None and tree.below(cue, *_SUBJECTS):
        return [i for i in tree.subtree(word.head) if i not in set(own)]
    beside = tree.below(cue, "parataxis", "discourse")
    marks = {tree.forms[i] for i in own} & (_QUOTES | {":"})
    if beside and marks:
        return [i for c in beside for i in tree.subtree(c)]
    quoted = _quoted(tree)
    return quoted if tree.below(cue, *_SUBJECTS) and cue not in quoted else []


def _quoted(tree: _Tree) -> list[int]:
    """The words of a sentence that stand in quotation marks."""
    held: list[int] = []
    inside = False
    for i in tree.span:
        if tree.forms[i] in _QUOTES:
            inside = not inside
        elif inside:
            held.append(i)
    return held if len(held) > 1 else []


def _of_somebody(tree: _Tree, cue: int) -> list[int]:
    things = tree.below(cue, "obj", "nsubj:pass", "iobj")
    deeds = tree.below(cue, "obl", "advcl", "xcomp", "ccomp", "nmod")
    deeds = [d for d in deeds if d > cue and tree.below(d, "case", "mark")]
    whole = [c for c in tree.below(cue, "ccomp", "xcomp") if c > cue]
    if not (things and deeds) and not whole:
        return []
    return [i for c in {*things, *deeds, *whole} for i in tree.subtree(c)]


def _about(tree: _Tree, cue: int, lemma: str) -> list[int]:
    """What somebody speaks of or calls for."""
    word = _abouts().get(lemma)
    for c in tree.below(cue, "obl", "nmod"):
        marks = [m for m in tree.below(c, "case") if tree.forms[m].lower() == word]
        if marks and c > cue:
            return tree.subtree(c, marks)
    return []


def _nouns(tree: _Tree) -> Iterator[Attribution]:
    for cue in tree.span:
        word = tree.words[cue]
        if word.tag != "NOUN" or tree.lemmas[cue] not in _set("nouns"):
            continue
        clauses = [
            c
            for c in tree.below(cue, "acl", "ccomp")
            if any(tree.forms[m].lower() == "that" for m in tree.below(c, "mark"))
        ]
        contents = tuple(s for c in clauses for s in tree.spans(tree.subtree(c)))
        if contents:
            owner = tree.below(cue, "nmod:poss")
            source = tree.source(owner[0]) if owner else None
            yield Attribution(source, tree.span_of(cue, cue + 1), contents, _SURE)


def _citing(tree: _Tree) -> Iterator[Attribution]:
    """In "..., citing X" the one who is cited, and what the clause around it says."""
    for cue in tree.span:
        word = tree.words[cue]
        above = word.head
        if word.relation != "advcl" or above is None or tree.lemmas[cue] not in _set("citing"):
            continue
        cited = tree.below(cue, "obj")
        if not cited:
            continue
        clauses = tree.below(above, "ccomp")
        held = [i for c in clauses for i in tree.stated(c)]
        held = held or [i for i in tree.subtree(above) if i not in set(tree.subtree(cue))]
        contents = tuple(tree.spans(held))
        if contents:
            source = tree.source(cited[0])
            yield Attribution(source, tree.span_of(cue, cue + 1), contents, _SURE)


def _according(tree: _Tree) -> Iterator[Attribution]:
    for at in tree.span:
        if tree.forms[at].lower() != "according" or tree.forms.get(at + 1, "").lower() != "to":
            continue
        noun = tree.words[at].head
        clause = None if noun is None else tree.words[noun].head
        if noun is None or clause is None or noun not in tree.children:
            continue
        own = set(tree.subtree(noun))
        held = [i for i in tree.subtree(clause) if i not in own]
        contents = tuple(tree.spans(held))
        if contents:
            yield Attribution(tree.source(noun), tree.span_of(at, at + 2), contents, _SURE)


def _hearsay(tree: _Tree) -> Iterator[Attribution]:
    for cue in tree.span:
        above = tree.words[cue].head
        if above is None or tree.lemmas[cue] not in _set("hearsay"):
            continue
        held = [i for i in tree.subtree(above) if i != cue]
        contents = tuple(tree.spans(held))
        if contents and tree.words[above].tag in ("VERB", "NOUN", "ADJ", "PROPN"):
            yield Attribution(None, tree.span_of(cue, cue + 1), contents, _SURE)


@cache
def _set(name: str) -> frozenset[str]:
    return words("speech", name)


@cache
def _saying() -> frozenset[str]:
    return words("speech", "verbs", "to_do", "things")


@cache
def _abouts() -> dict[str, str]:
    table: dict[str, str] = data("speech")["about"]
    return table
