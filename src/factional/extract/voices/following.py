"""Following: who speaks, sentence after sentence, where the text takes up a voice again.

"He added", "the official said", and sentences without any cue that go on in the reported voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factional.extract.layers import Layers, TimeExpression
from factional.extract.syntax import Clauses, Tree
from factional.extract.voices.ground import bodies
from factional.extract.voices.lexicon import among, unnamed
from factional.extract.voices.report import Found, Report
from factional.extract.voices.sources import Sources
from factional.model import AUTHOR, BlockKind, Hop, SpeakerRole

_GOING_ON = ("he", "she", "it", "they", "this")
_PERSONAL = ("he", "she", "it", "they", "his", "her", "its", "their")


@dataclass(frozen=True, slots=True)
class _Last:
    """The voice that was heard last.

    Attributes:
        hops: Who, and who passed it on.
        lemma: Head of the words for it ("official").
        sentence: Where.
        whole: Whether all of that sentence was its.
    """

    hops: tuple[Hop, ...]
    lemma: str
    sentence: int
    whole: bool


class _Follower:
    def __init__(self, layers: Layers, tree: Tree, clauses: Clauses, sources: Sources) -> None:
        self.layers = layers
        self.tree = tree
        self.clauses = clauses
        self.sources = sources
        self.last: _Last | None = None
        self._now: tuple[Hop, ...] = ()
        self._bodies = bodies(layers)
        self.heard: dict[str, Hop] = {}
        """The last voice without a name by its head noun."""
        self._times: dict[int, list[TimeExpression]] = {}
        for held in layers.sentences:
            for time in held.times:
                word = tree.at(time.start)
                if word is not None:
                    self._times.setdefault(tree.sentence(word), []).append(time)

    def sentence(self, index: int, found: Sequence[Found]) -> list[Report]:
        made: list[Report] = []
        self._now = ()
        main: tuple[Report, str] | None = None
        for each in found:
            report = self._report(each, index)
            if report is None:
                continue
            made.append(report)
            self._now = report.hops or self._now
            lemma = self.tree.lemma(each.source) if each.source is not None else ""
            size = len(report.content)
            if report.hops and (main is None or size > len(main[0].content)):
                main = report, lemma
        if main is not None:
            root = self.tree.root(index)
            ends = self.tree.conjuncts(root)[-1] if root is not None else None
            whole = root in main[0].content or main[0].cue in (root, ends)
            self.last = _Last(main[0].hops, main[1], index, whole)
        elif (carried := self._carried(index)) is not None:
            made.append(carried)
            self.last = _Last(carried.hops, self.last.lemma if self.last else "", index, True)
        return made

    def _report(self, found: Found, index: int) -> Report | None:
        hops = self._hops(found, index)
        silent = not hops and found.certainty is None and not found.denied
        if hops is None or silent:
            return None
        return Report(found.content, hops, found.rule, found.cue, found.denied, found.certainty)

    def _hops(self, found: Found, index: int) -> tuple[Hop, ...] | None:
        tree = self.tree
        words = tree.words
        form = tree.form(found.cue)
        if found.rule == "according":
            fixed = [found.cue, *tree.children(found.cue, "fixed")]
            form = tree.text[words[min(fixed)].start : words[max(fixed)].end]
        date = self._date(found)
        shown = [found.cue] if found.source is None else [found.cue, found.source]
        start = min(words[w].start for w in shown)
        end = max(words[w].end for w in shown)
        if found.source is None:
            first = (Hop(unnamed(), form, date, start, end),) if found.unnamed else ()
        else:
            who = self._who(found, index)
            if who is None:
                return None
            if isinstance(who, tuple):
                return who
            first = (Hop(who, form, date, start, end),)
        through = []
        for word in found.through:
            if self._ours(word):
                continue
            passed = self.sources.who(word)
            if passed is None and self.last is not None and tree.lower(word) in _PERSONAL:
                passed = self.last.hops[0].who
            if passed is not None:
                at = words[word]
                through.append(Hop(passed, form, date, min(start, at.start), max(end, at.end)))
        return (*first, *through)

    def _date(self, found: Found) -> str | None:
        """When somebody said it, where the clause of the cue tells."""
        for time in self._times.get(self.tree.sentence(found.cue), ()):
            head = self.tree.head_of(time.start, time.end)
            if head is None or head in found.content or time.edtf is None:
                continue
            above = self.tree.head(head)
            if found.cue in (head, above) or (
                above is not None and self.tree.head(above) == found.cue
            ):
                return time.edtf
        return None

    def _who(self, found: Found, index: int) -> str | tuple[Hop, ...] | None:
        """A voice's referent or words, or the hops of the voice that is taken up."""
        tree = self.tree
        assert found.source is not None
        word = self.sources.stands(found.source)
        lower = tree.lower(word)
        near = self.last is not None and index - self.last.sentence <= 2
        mention = self.sources.mention(word)
        for part in self.clauses.obliques(word):  # "one of them"
            them = tree.lower(part.word) in ("them", "these", "those")
            if part.preposition == "of" and them and near and self.last is not None:
                return self.last.hops
        if self._ours(word):
            return None
        if lower in _PERSONAL:
            adds = among(tree.lemma(found.cue), "taking_up") or any(
                tree.lower(c) == "also" for c in tree.children(found.cue, "advmod")
            )
            if self._now and mention is None:
                return self._now
            if near and self.last is not None and (mention is None or adds):
                return self.last.hops
            return self.sources.who(word)
        if among(lower, "second"):
            thinks = among(tree.lemma(found.cue), "think") and self._asks(index)
            return None if thinks else self.sources.who(word) or self.addressee(index)
        if among(lower, "first") and (mention is None or self._own(found, index)):
            return None
        who = self.sources.who(word)
        if who is None or (mention is not None and mention.named):
            if who is not None:
                self.heard.update((title, Hop(who)) for title in self._titles(word))
            return who
        lemma = tree.lemma(word)
        definite = any(
            tree.lower(c) in ("the", "this", "that", "these") for c in tree.children(word, "det")
        )
        beside = tree.children(word, "amod", "compound", "nmod", "acl", "nummod")
        bare = all(among(tree.lower(c), "again") for c in beside)
        if (definite or tree.feature(word, "Number") == "Plur") and bare and lemma in self.heard:
            return self.heard[lemma].who
        self.heard[lemma] = Hop(who)
        return who

    def _ours(self, word: int) -> bool:
        """Whether a word is the document itself or its maker: "this report", "the Panel"."""
        tree = self.tree
        lemma = tree.lemma(word).lower()
        det = {tree.lower(c) for c in tree.children(word, "det")}
        alone = not tree.children(word, "amod", "compound", "nmod", "acl", "nmod:poss")
        this = "this" in det and among(lemma, "ours")
        return alone and (this or ("the" in det and lemma in self._bodies))

    def _own(self, found: Found, index: int) -> bool:
        """Whether "we" is the author, or only gives a view, so that nobody passes words on."""
        start = self.tree.sentences[index].start
        blocks = self.layers.document.blocks
        speaker = next((b.speaker for b in blocks if b.start <= start < b.end), AUTHOR)
        view = found.rule == "view" or among(self.tree.lemma(found.cue), "think")
        return speaker == AUTHOR or view

    def _asks(self, index: int) -> bool:
        held = self.tree.sentences[index]
        return self.tree.text[held.start : held.end].rstrip(" \n”\"'").endswith("?")

    def _titles(self, word: int) -> Iterator[str]:
        """The nouns that a named speaker may be taken up by: "General Ota", "Sall, a trader"."""
        tree = self.tree
        mention = self.sources.mention(word)
        if mention is not None:
            yield from (tree.lower(i) for i in tree.within(mention.start, mention.end) if i < word)
        for beside in tree.children(word, "nmod:desc", "compound", "appos"):
            if self.sources.mention(beside) is None or tree.is_(beside, "nmod:desc"):
                yield tree.lemma(beside)

    def addressee(self, index: int) -> str | None:
        """Whom an interviewer speaks to."""
        start = self.tree.sentences[index].start
        document = self.layers.document
        asked = any(
            b.start <= start < b.end and b.kind is BlockKind.QUESTION for b in document.blocks
        )
        spoken = [s.name for s in document.speakers if s.role is SpeakerRole.INTERVIEWEE]
        return (
            self.layers.speakers.get(spoken[0], spoken[0]) if asked and len(spoken) == 1 else None
        )

    def _carried(self, index: int) -> Report | None:
        """The report that a sentence without a cue goes on with."""
        tree = self.tree
        last = self.last
        held = tree.sentences[index]
        if last is None or not last.whole or index - last.sentence != 1:
            return None
        root = tree.root(index)
        if not self._running(last.sentence, index):
            return None
        if root is None or not (
            self._shifted(root) or self._described(root) or self._taken_up(root)
        ):
            return None
        return Report(frozenset(range(held.first, held.last)), last.hops, "following")

    def _described(self, root: int) -> bool:
        """Whether a main clause is a passive of saying without anybody who says it."""
        tree = self.tree
        spoken = among(tree.lemma(root), "called", "show") and self.clauses.passive(root)
        past = any(tree.lower(c) in ("was", "were") for c in tree.children(root, "aux"))
        return spoken and past and not self.clauses.agents(root)

    def _taken_up(self, root: int) -> bool:
        """Whether a main clause of the past goes on about "he", "it" or "they"."""
        tree = self.tree
        subjects = [s for s in tree.children(root, "nsubj") if tree.lower(s) in _GOING_ON]
        speaker = {hop.who for hop in self.last.hops} if self.last is not None else set()
        about = bool(subjects) and self.sources.who(subjects[0]) not in speaker
        if among(tree.lemma(root), "say", "think"):
            return False
        tense = [root, *tree.children(root, "aux", "cop")]
        return about and any(tree.feature(w, "Tense") == "Past" for w in tense if self._finite(w))

    def _finite(self, word: int) -> bool:
        return self.tree.feature(word, "VerbForm") != "Part"

    def _shifted(self, root: int) -> bool:
        """Whether a main clause stands in the past before the past, or the future in it."""
        tree = self.tree
        aux = [tree.lower(c) for c in tree.children(root, "aux")]
        perfect = "had" in aux and tree.feature(root, "Mood") != "Ind"
        negated = any(
            tree.lower(c) in ("not", "n't", "never") for c in tree.children(root, "advmod")
        )
        clauses = tree.children(root, "advcl")
        supposed = any(tree.preposition(c) in ("if", "unless") for c in clauses)
        future = "would" in aux and not supposed
        return (perfect or future) and not (negated and "would" in aux)

    def _running(self, before: int, after: int) -> bool:
        """Whether two sentences stand in running text, in one paragraph or the next."""
        kinds = (BlockKind.PARAGRAPH, BlockKind.ANSWER, BlockKind.NOTE)
        blocks = self.layers.document.blocks
        places = [self.tree.sentences[s].start for s in (before, after)]
        found = [b for p in places for b in blocks if b.start <= p < b.end]
        plain = len(found) == 2 and all(b.kind in kinds for b in found)
        return plain and found[0].speaker == found[1].speaker


def followed(
    layers: Layers,
    tree: Tree,
    clauses: Clauses,
    sources: Sources,
    found: Sequence[Sequence[Found]],
) -> list[Report]:
    """The reports of all sentences with their speakers, and what goes on without a cue.

    Args:
        layers: Whom mentions point at.
        tree: The words.
        clauses: Their predicates.
        sources: Finds speakers.
        found: What the rules found, sentence by sentence.
    """
    follower = _Follower(layers, tree, clauses, sources)
    return [r for index, each in enumerate(found) for r in follower.sentence(index, each)]
