"""Said: what verbs of saying and thinking put into somebody's mouth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factional.extract.syntax import Clauses, Tree
from factional.extract.voices.lexicon import among, base, prepositions
from factional.extract.voices.report import Found
from factional.extract.voices.sources import Sources
from factional.model import Certainty, EntityType

_CLAUSES = ("ccomp", "csubj", "csubj:pass")
_FAR = 12
_MARKS = ("“", "”", '"', "«", "»", "''", "``", ":")


class Said:
    """Reports by verbs, in the grammar that each takes."""

    def __init__(self, tree: Tree, clauses: Clauses, sources: Sources) -> None:
        self.tree = tree
        self.clauses = clauses
        self.sources = sources

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
        if self.clauses.passive(cue) or self._reduced(cue, lemma):
            content, unnamed = self._of_passive(cue, lemma)
            agents = self.clauses.agents(cue)
            source = agents[0] if agents else None
            hushed = source is None and not unnamed
            if hushed and not among(lemma, "think", "denying"):
                return
        else:
            content, unnamed = self._of_active(cue, lemma), False
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
            tuple(self._through(cue)),
            denied,
            Certainty.PROBABLE if unsure or unnamed else None,
            unnamed,
        )

    def _reduced(self, cue: int, lemma: str) -> bool:
        """Whether a participle stands for a passive: "the men, said to be hiding"."""
        tree = self.tree
        bare = not tree.children(cue, "nsubj", "obj") and not tree.is_(cue, "root", "conj")
        after = cue + 1 < len(tree.words) and tree.lower(cue + 1) == "to"
        return among(lemma, "hearsay_verbs", "think") and bare and after

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
        if own:  # the last of several: "the man who officials said had fled"
            said = [c for c in tree.children(cue, "ccomp") if own[-1] < c < cue]
            late = [a for a in tree.children(own[-1], "appos") if said and said[0] < a < cue]
            subjects = (late[-1] if late else own[-1],)  # "KELD - A bomb went off, police said"
        elif tree.is_(cue, "conj"):  # "it fell, and a man reached by phone said"
            subjects = self._nearest(cue) or subjects
        elif tree.is_(cue, "parataxis"):
            after = [c for c in tree.children(cue, "obj", "obl", "dep") if c > cue]
            subjects = self._between(cue) or tuple(after[:1])
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

    def _between(self, cue: int) -> tuple[int, ...]:
        """The noun phrase between the last comma and a cue that closes its sentence."""
        tree = self.tree
        first = tree.sentences[tree.sentence(cue)].first
        commas = [i for i in range(first, cue) if tree.form(i) in (",", "”", '"')]
        if not commas or commas[-1] + 1 >= cue or cue - commas[-1] > _FAR:
            return ()
        head = tree.head_of(tree.words[commas[-1] + 1].start, tree.words[cue - 1].end)
        return (head,) if head is not None and tree.tag(head) in ("NOUN", "PROPN", "PRON") else ()

    def _pronominal(self, cue: int) -> bool:
        return any(self.tree.tag(s) == "PRON" for s in self.clauses.subjects(cue))

    def _of_active(self, cue: int, lemma: str) -> frozenset[int]:
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
        if not held and among(lemma, "say"):
            held.update(self._astray(cue))
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
            held.update(self._responsible(cue))
        return self._trimmed(cue, held)

    def _trimmed(self, cue: int, held: set[int]) -> frozenset[int]:
        """Words that are said without what the writer puts in: brackets, a gloss after a quotation.

        What follows a cue in between and its comma goes on with what is said.
        """
        tree = self.tree
        if not held:
            return frozenset()
        depth, gloss = 0, False
        kept = set()
        for i in range(min(held), max(held) + 1):
            form = tree.form(i)
            depth += form in ("(", "[")
            gloss = gloss and not (
                tree.tag(i) in ("VERB", "AUX") and not tree.is_(i, "acl", "amod")
            )
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

    def _before(self, cue: int) -> Iterable[int]:
        """All before the comma where a cue closes its sentence: "..., the site said."."""
        tree = self.tree
        held = tree.sentences[tree.sentence(cue)]
        subjects = tree.children(cue, "nsubj")
        beside = tree.is_(cue, "root", "parataxis", "advcl")
        if not subjects or not beside or tree.children(cue, "mark"):
            return ()
        if tree.is_(cue, "advcl") and subjects[-1] < cue:
            return ()
        own = set(tree.subtree(subjects[-1])) | {cue, *tree.children(cue, "aux", "advmod")}
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

    def _astray(self, cue: int) -> Iterator[int]:
        """The clause in "wrote in a letter that ...", which hangs on the letter."""
        tree = self.tree
        for thing in tree.children(cue, "obl", "obj"):
            for clause in tree.children(thing, "acl"):
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
        inserted = tree.is_(cue, "advcl") and any(s > cue for s in tree.children(cue, "nsubj"))
        inserted = inserted and not tree.children(cue, "mark", "advmod")
        if (tree.is_(cue, "parataxis") or inserted) and head is not None:
            if not tree.children(cue, "nsubj", "obj", "iobj") and not self._between(cue):
                return set()
            above = self.clause_of(head)
            return set(tree.subtree(above)) - own
        held: set[int] = set()
        for clause in tree.children(cue, "parataxis", "discourse", "dep"):
            between = range(min(cue, clause), max(cue, clause))
            comma = clause < cue and any(tree.form(i) == "," for i in between)
            stop = any(tree.form(i) == ";" for i in between)
            if (comma or any(tree.form(i) in _MARKS for i in between)) and not stop:
                held.update(tree.subtree(clause))
        so = [c for c in tree.children(cue, "advmod", "obj") if tree.lower(c) == "so"]
        sentence = tree.sentence(cue)
        before = tree.sentences[sentence - 1]
        asked = tree.text[before.start : before.end].rstrip(" \n”\"'").endswith("?")
        if so and not held and sentence and not asked:
            held.update(range(before.first, before.last))
        return held

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

    def _of_passive(self, cue: int, lemma: str) -> tuple[frozenset[int], bool]:
        """What a passive says is said, and whether nobody is named for it."""
        tree = self.tree
        held: set[int] = set()
        if lemma in prepositions("of_somebody"):
            held.update(self._of_somebody(cue, lemma))
            return frozenset(held), False
        hearsay = among(lemma, "hearsay_verbs") and not tree.children(cue, "obl:agent")
        if self._reduced(cue, lemma):
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

    def _through(self, cue: int) -> Iterator[int]:
        """Outlets that were told, or that somebody was interviewed by."""
        tree = self.tree
        for told in tree.children(cue, "obj", "iobj", "obl"):
            if tree.is_(told, "obl"):
                if tree.preposition(told) == "to" and self._outlet(told):
                    yield told
                elif among(tree.lemma(told), "occasions"):
                    for o in self.clauses.obliques(told):
                        if o.preposition in ("to", "with", "by") and self._outlet(o.word):
                            yield o.word
            elif tree.lemma(cue) in ("tell", "inform", "brief", "assure") and self._outlet(told):
                yield told

    def _outlet(self, word: int) -> bool:
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
                if not self.clauses.passive(cue) and self.that(clause):
                    subjects = self.clauses.subjects(cue)
                    held = frozenset(tree.subtree(clause))
                    if subjects:
                        return Found(held, subjects[0], cue, "cited")
        return None
