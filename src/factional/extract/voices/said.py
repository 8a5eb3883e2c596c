"""Said: who says what by verbs of saying and thinking."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.syntax import Clauses, Tree
from factional.extract.voices.contents import Contents
from factional.extract.voices.lexicon import among, base, prepositions
from factional.extract.voices.order import between, late_speaker
from factional.extract.voices.report import Found
from factional.extract.voices.sources import Sources
from factional.model import Certainty, EntityType


class Said:
    """Reports by verbs."""

    def __init__(self, tree: Tree, clauses: Clauses, sources: Sources) -> None:
        self.tree = tree
        self.clauses = clauses
        self.sources = sources
        self.contents = Contents(tree, clauses, sources)

    def find(self, sentence: int) -> Iterator[Found]:
        """The reports of a sentence, by their cues in text order."""
        tree = self.tree
        held = tree.sentences[sentence]
        done: set[int] = set()
        for cue in range(held.first, held.last):
            if cue in done or tree.tag(cue) not in ("VERB", "AUX"):
                continue
            lemma = base(tree.lemma(cue), tree.lower(cue))
            if among(lemma, "quoting"):
                found = self._quoted(cue, done)
                if found is not None:
                    yield found
                    continue
            yield from self._verb(cue, lemma)

    def _verb(self, cue: int, lemma: str) -> Iterator[Found]:
        tree = self.tree
        saying = among(lemma, "say", "think", "show", "to_do", "things", "called", "asked")
        saying = saying or among(lemma, "from_whom", "hearsay_verbs")
        table = prepositions("of_somebody")
        if not (saying or lemma in table or lemma in prepositions("about")):
            return
        negated = self.negated(cue)
        if not self._spoken(cue, negated and not among(lemma, "denying", "raising")):
            return
        behind = late_speaker(tree, self.sources, cue)
        passive = self.clauses.passive(cue) or self.contents.reduced(cue, lemma)
        if passive and behind is None:
            content, unnamed = self.contents.passive(cue, lemma)
            agents = self.clauses.agents(cue)
            if among(lemma, "from_whom"):
                content = content or frozenset(self.contents.astray(cue))
                agents = tuple(
                    o.word for o in self.clauses.obliques(cue) if o.preposition == "from"
                )
            source = agents[0] if agents else None
            hushed = source is None and not unnamed
            if hushed and not among(lemma, "think", "denying"):
                return
        else:
            content, unnamed = self.contents.active(cue, lemma), False
            source = self.speaker(cue, lemma)
            if source is None and not self._pronominal(cue):
                return
        if source in content and tree.is_(cue, "parataxis") and source is not None:
            begin = min(tree.subtree(source))
            content = frozenset(w for w in content if w < begin)
        if not content or source in content:
            return
        denied = among(lemma, "denying") != (negated and among(lemma, "raising"))
        denied = denied and not (negated and among(lemma, "denying"))
        unsure = among(lemma, "think") and not among(lemma, "say")
        unsure = unsure or among(lemma, "raising") or lemma in ("suspect", "speculate")
        yield Found(
            content - {cue},
            source,
            cue,
            "said",
            tuple(self._through(cue, source)),
            denied,
            Certainty.PROBABLE if unsure or unnamed else None,
            unnamed,
        )

    def negated(self, cue: int) -> bool:
        """Whether a verb is said not to be done."""
        tree = self.tree
        own = tree.children(cue, "advmod", "det", "aux")
        return any(tree.lower(c) in ("not", "n't", "never", "hardly") for c in own)

    def _spoken(self, cue: int, negated: bool) -> bool:
        """Whether words are said to be said, rather than possible, ordered or left out."""
        tree = self.tree
        if negated or tree.feature(cue, "Mood") == "Imp":
            return False
        aux = [tree.lemma(c) for c in tree.children(cue, "aux")]
        if any(among(a, "unspoken") for a in aux):
            return False
        if any(tree.lower(c) == "to" for c in tree.children(cue, "mark")):
            head = tree.head(cue)
            return head is not None and among(tree.lemma(head), "speaking")
        return True

    def speaker(self, cue: int, lemma: str) -> int | None:
        """The word for who speaks."""
        tree = self.tree
        if among(lemma, "from_whom"):
            heard = [o.word for o in self.clauses.obliques(cue) if o.preposition == "from"]
            return heard[0] if heard else None
        own = tree.children(cue, "nsubj")
        subjects = self.clauses.subjects(cue)
        behind = late_speaker(tree, self.sources, cue)
        if behind is not None:
            subjects = (behind,)
        elif own:  # the last of several: "the man who officials said had fled"
            said = [c for c in tree.children(cue, "ccomp") if own[-1] < c < cue]
            late = [a for a in tree.children(own[-1], "appos") if said and said[0] < a < cue]
            subjects = (late[-1] if late else own[-1],)  # "KELD - A bomb went off, police said"
        elif tree.is_(cue, "conj"):  # "it fell, and a man reached by phone said"
            subjects = self._nearest(cue) or subjects
        elif tree.is_(cue, "parataxis"):
            after = [c for c in tree.children(cue, "obj", "obl", "dep") if c > cue]
            subjects = between(tree, cue) or tuple(after[:1])
        beside = tree.head(cue)
        if tree.is_(cue, "advcl") and not own and beside is not None:
            for other in tree.children(beside, "advcl", "parataxis"):  # "..., he said, adding"
                who = tree.children(other, "nsubj")
                if other < cue and who and among(tree.lemma(other), "say"):
                    subjects = (who[-1],)
        if not subjects and not tree.children(cue, "mark") and tree.is_(cue, "root", "ccomp"):
            subjects = between(tree, cue)
        source = subjects[0] if subjects else None
        above = tree.head(cue)
        loose = source is not None and tree.lower(source) == "which"
        if loose and above is not None and tree.words[cue].relation == "advcl:relcl":
            source = next(iter(tree.children(above, "obj")), source)
        if source is None or not among(lemma, "show"):
            return source
        plain = among(lemma, "say", "think", "things", "called")
        return source if plain or self.sources.document(source) else None

    def _nearest(self, cue: int) -> tuple[int, ...]:
        """The subject of the last clause before a coordinated cue that has one."""
        tree = self.tree
        head = tree.first_conjunct(cue)
        for other in reversed([head, *tree.children(head, "conj")]):
            own = [s for s in tree.children(other, "nsubj") if s < cue]
            if other < cue and own:
                return (own[-1],)
        return ()

    def _pronominal(self, cue: int) -> bool:
        return any(self.tree.tag(s) == "PRON" for s in self.clauses.subjects(cue))

    def _through(self, cue: int, source: int | None) -> Iterator[int]:
        """Outlets that were told, that somebody was interviewed by, or that quote him."""
        tree = self.tree
        for deed in tree.children(source, "acl") if source is not None else ():
            if among(tree.lemma(deed), "quoting"):
                yield from self.clauses.agents(deed)
            elif among(tree.lemma(deed), "seeing"):
                yield from filter(self.outlet, self.clauses.agents(deed))
        if tree.lemma(cue) == "tell" and not tree.children(cue, "obj", "iobj"):
            for clause in tree.children(cue, "ccomp"):  # by a slip of the parse
                after = [s for s in tree.children(clause, "nsubj") if s > cue]
                if len(after) > 1 and self.outlet(after[0]):
                    yield after[0]
        for told in tree.children(cue, "obj", "iobj", "obl"):
            if tree.is_(told, "obl"):
                if tree.preposition(told) == "to" and self.outlet(told):
                    yield told
                elif among(tree.lemma(told), "occasions"):
                    for o in self.clauses.obliques(told):
                        if o.preposition in ("to", "with", "by") and self.outlet(o.word):
                            yield o.word
            elif tree.lemma(cue) in ("tell", "inform", "brief", "assure") and self.outlet(told):
                yield told

    def outlet(self, word: int) -> bool:
        """Whether a word stands for a body that passes words on."""
        mention = self.sources.mention(word)
        if mention is None or self.sources.type(mention) is not EntityType.ORGANIZATION:
            return False
        return not any(among(w.lower(), "no_outlet") for w in mention.text.split())

    def _quoted(self, cue: int, done: set[int]) -> Found | None:
        """Who is quoted as saying something, and who quotes; who cites evidence for it."""
        tree = self.tree
        saying = [
            c
            for c in tree.children(cue, "advcl", "xcomp", "ccomp", "acl", "obl")
            if tree.preposition(c) == "as" and tree.feature(c, "VerbForm") != "Fin"
        ]
        things = tree.children(cue, "obj")
        saying += [
            c for t in things for c in tree.children(t, "acl") if tree.preposition(c) == "as"
        ]
        content = {
            w
            for c in saying
            for k in tree.children(c, "ccomp", "parataxis")
            for w in tree.subtree(k)
        }
        if content:
            done.update(saying)
            passive = self.clauses.passive(cue)
            objects = self.clauses.objects(cue)
            before = tuple(s for s in self.clauses.subjects(cue) if s < cue)
            objects = objects or tuple(s for s in self.clauses.subjects(cue) if s > cue)
            who = self.clauses.subjects(cue) if passive else objects
            by = self.clauses.agents(cue) if passive else before
            source = who[0] if who else None
            return Found(frozenset(content), source, cue, "quoted", tuple(by[:1]))
        for thing in things:
            for clause in tree.children(thing, "acl"):
                if not self.clauses.passive(cue) and self.contents.that(clause):
                    subjects = self.clauses.subjects(cue)
                    held = frozenset(tree.subtree(clause))
                    if subjects:
                        return Found(held, subjects[0], cue, "cited")
        return None
