"""Clauses: who does what to whom, whatever the grammar made of it.

Passives, relative clauses, participles, infinitives under another verb and coordination say the
same with different trees. `Clauses` undoes them: every predicate has subjects, objects, and
obliques by their preposition, as in the enhanced dependencies of Universal Dependencies, and "deep"
ones: a passive verb's deep object is its subject, its deep subject comes after "by".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factional.extract.nouns import nouns
from factional.extract.syntax.tree import Tree
from factional.model import EntityType
from factional.vocabulary.lexicon import words

_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_VERBS = ("VERB", "AUX")
_NO_AGENT = frozenset({"according", "including", "in", "on", "at", "near", "during", "after"})


@dataclass(frozen=True, slots=True)
class Oblique:
    """A nominal with the preposition that ties it to its head.

    Attributes:
        preposition: In lower case, "" for a bare one ("last year").
        word: Its head word.
    """

    preposition: str
    word: int


class Clauses:
    """The predicates of a document with what belongs to them.

    Args:
        tree: The parse.
        topics: The name that each sentence stands under, by its head word (`extract.topics`).
    """

    def __init__(self, tree: Tree, topics: Mapping[int, int] | None = None) -> None:
        self.tree = tree
        self._topics = topics or {}
        self._subjects: dict[int, tuple[int, ...]] = {}

    def passive(self, verb: int) -> bool:
        """Whether a verb is a passive, or a participle that stands for one ("fighters trained")."""
        tree = self.tree
        if tree.children(verb, "nsubj:pass", "aux:pass", "obl:agent"):
            return True
        if tree.children(verb, "nsubj", "obj", "cop"):
            return False
        if tree.feature(verb, "Voice") == "Pass" or self._reduced(verb):
            return True
        if tree.is_(verb, "acl", "amod", "advcl") and not tree.is_(verb, "acl:relcl"):
            past = tree.feature(verb, "Tense") == "Past" or tree.lower(verb).endswith(("ed", "en"))
            lone = not tree.children(verb, "obj", "nsubj", "mark", "aux")
            return past and lone and not tree.lower(verb).endswith("ing")
        if tree.is_(verb, "conj") and not tree.children(verb, "nsubj", "aux", "obj"):
            first = tree.first_conjunct(verb)
            same = tree.feature(verb, "VerbForm") == tree.feature(first, "VerbForm") == "Part"
            return first != verb and same and self.passive(first)
        return False

    def _reduced(self, verb: int) -> bool:
        """Whether a sentence begins with a participle of which a heading is the subject."""
        tree = self.tree
        past = tree.feature(verb, "VerbForm") == "Part" and tree.feature(verb, "Tense") == "Past"
        return past and tree.head(verb) is None and tree.sentence(verb) in self._topics

    def subjects(self, predicate: int) -> tuple[int, ...]:
        """The grammatical subjects of a predicate, conjuncts told apart; () where unclear.

        Of a verb without a subject of its own they come from what it hangs on: the noun that a
        participle or relative clause describes, the controller of an infinitive, the subject of
        the first of coordinated verbs.
        """
        if predicate not in self._subjects:
            self._subjects[predicate] = ()
            self._subjects[predicate] = tuple(self._find_subjects(predicate))
        return self._subjects[predicate]

    def _find_subjects(self, verb: int) -> list[int]:
        tree = self.tree
        own = [c for c in tree.children(verb, "nsubj") if not tree.is_(c, "nsubj:outer")]
        if own:
            before = [c for c in own if c < verb]
            return self._each(before or own)
        outer = tree.children(verb, "nsubj:outer")
        if outer:
            return self._each(outer)
        head = tree.head(verb)
        if head is None:
            return self._stray(verb) or self._topic(verb)
        if tree.is_(verb, "conj"):
            if tree.tag(head) in _VERBS or tree.child(head, "cop") is not None:
                return list(self.subjects(head))
            if self._nominal(head) and not self._nominal(verb):
                return list(self.subjects(head))
            return list(self.subjects(head)) if not self._nominal(verb) else []
        if tree.is_(verb, "xcomp", "advcl", "ccomp"):
            return self._controlled(verb, head)
        if tree.is_(verb, "acl:relcl"):
            return self._gap(verb, head)
        if tree.is_(verb, "acl"):
            if self._infinitive(verb):
                return self._behind_noun(head)
            return self._each([head])
        if tree.is_(verb, "amod"):
            return self._each([head])
        noted = tree.is_(verb, "parataxis") and tree.form(verb - 1) == ":"
        if noted and tree.head(head) is None and self._dated(head):
            return self._topic(verb)
        if tree.is_(verb, "parataxis") and not tree.children(verb, "mark"):
            return list(self.subjects(head)) if self._nominal(head) is False else []
        return []

    def _stray(self, verb: int) -> list[int]:
        """The noun before the main verb that a parse hung on something between the two."""
        tree = self.tree
        if tree.tag(verb) != "VERB" or tree.feature(verb, "Mood") == "Imp":
            return []
        first = tree.sentences[tree.sentence(verb)].first
        for i in range(first, verb):
            loose = tree.is_(i, "advcl", "dep", "dislocated", "obl:unmarked", "parataxis")
            if self._nominal(i) and loose and not tree.preposition(i) and not self._dated(i):
                return self._each([i])
        return []

    def entry_of(self, noun: int) -> tuple[int, ...]:
        """Whose entry a noun stands in that has nobody else: "X, spokesman", "Ties to Y soured"."""
        tree = self.tree
        topic, root = self._topics.get(tree.sentence(noun)), tree.root(tree.sentence(noun))
        if topic is None or root is None:
            return ()
        at = tree.first_conjunct(noun)
        above = tree.head(at)
        clause = above == root or (above is not None and tree.head(above) == root)
        if clause and tree.is_(at, "nsubj", "nsubj:pass"):
            return () if tree.children(at, "det", "nmod:poss", "nummod") else (topic,)
        if not self._nominal(root):
            return ()
        told = tree.head(at) == root and tree.is_(at, "appos", "nmod:desc", "parataxis")
        lone = at == root or told
        return (topic,) if lone and not tree.children(root, "nsubj", "cop") else ()

    def _topic(self, root: int) -> list[int]:
        """Whom the heading over a sentence names, where its main verb or noun has no subject."""
        tree = self.tree
        at = tree.sentence(root)
        topic, found = self._topics.get(at), tree.sentences[at]
        if topic is None or tree.children(root, "nsubj", "nsubj:pass", "csubj", "expl", "cop"):
            return []
        asks = any(tree.form(i) == "?" for i in range(found.first, found.last))
        form = tree.feature(root, "VerbForm")
        nominal = tree.tag(root) in ("NOUN", "ADJ")
        told = form in ("Fin", "Part") if tree.tag(root) == "VERB" else nominal
        return [topic] if told and not asks and tree.feature(root, "Mood") != "Imp" else []

    def _dated(self, i: int) -> bool:
        """Whether a nominal is a date or a number: "May 2003: Joins forces with X"."""
        return any(self.tree.tag(c) == "NUM" for c in self.tree.subtree(i, loose=False))

    def _nominal(self, i: int) -> bool:
        return self.tree.tag(i) in ("NOUN", "PROPN", "PRON", "NUM")

    def _infinitive(self, verb: int) -> bool:
        return any(self.tree.lower(c) == "to" for c in self.tree.children(verb, "mark"))

    def _gap(self, verb: int, head: int) -> list[int]:
        """The antecedent as the subject of a relative clause that has none of its own."""
        tree = self.tree
        taken = any(tree.lower(c) in _RELATIVE for c in tree.children(verb, "obj", "obl"))
        return [] if taken else self._each([head])

    def _controlled(self, verb: int, head: int) -> list[int]:
        """The subject of an infinitive or participle, from the verb that it hangs on."""
        tree = self.tree
        if tree.is_(verb, "ccomp") and not self._infinitive(verb):
            return []
        control = words("control.en")
        mark = tree.preposition(verb)
        objects = [c for c in tree.children(head, "obj", "iobj") if c != verb] or self._bare(head)
        objects = [c for c in objects if self._acts(c)]
        by_object = tree.is_(verb, "xcomp") or tree.lemma(head) in control["object_of"]
        by_object = by_object or (mark == "for" and tree.lemma(head) in control["punishing"])
        if objects and tree.lemma(head) not in control["subject"]:
            if by_object and (
                tree.is_(verb, "xcomp") or mark in ("of", "from", "into", "for", "with")
            ):
                return self._each(objects)
            if self._infinitive(verb) and tree.lemma(head) in control["object"]:
                return self._each(objects)
        if tree.lemma(head) in control["calls"] and tree.is_(verb, "xcomp", "advcl"):
            called = [o.word for o in self.obliques(head) if o.preposition in ("on", "upon", "for")]
            if called:
                return self._each(called)
        return list(self.subjects(head))

    def _acts(self, word: int) -> bool:
        """Whether a word can stand for somebody, as that of "left school to join X" cannot."""
        noun = self.tree.lower(word)
        if self.tree.tag(word) != "NOUN" or noun in words("control.en")["sent"]:
            return True
        return bool(set(nouns().types(noun)) - {EntityType.PLACE})

    def _behind_noun(self, noun: int) -> list[int]:
        """Whose plan, ability or decision an infinitive after a noun is."""
        tree = self.tree
        owners = tree.children(noun, "nmod:poss")
        if owners:
            return self._each(owners)
        for o in self.obliques(noun):
            if o.preposition in ("by", "of", "from"):
                return self._each([o.word])
        head = tree.head(noun)
        if head is not None and tree.is_(noun, "obj", "obl", "nsubj:pass", "nsubj"):
            if tree.is_(noun, "nsubj") and tree.tag(head) not in _VERBS:
                return []
            agents = self.agents(head) if self.passive(head) else self.subjects(head)
            return [a for a in agents if a != noun]
        return []

    def _each(self, found: Iterable[int]) -> list[int]:
        """Conjuncts told apart, relative pronouns replaced by what they stand for."""
        out: list[int] = []
        for i in found:
            stands = self.antecedent(i)
            if stands is not None:
                out.append(stands)
                continue
            out.extend(c for c in self.tree.conjuncts(i) if not self._verbal(c))
        return list(dict.fromkeys(out))

    def _verbal(self, i: int) -> bool:
        """Whether a conjunct is a clause rather than a nominal."""
        tree = self.tree
        return tree.tag(i) in _VERBS and bool(tree.children(i, "nsubj", "aux", "mark"))

    def antecedent(self, i: int) -> int | None:
        """The noun that a relative pronoun stands for; None for any other word."""
        tree = self.tree
        if tree.lower(i) not in _RELATIVE or tree.tag(i) not in ("PRON", "DET", "SCONJ"):
            return None
        for above in tree.ancestors(i):
            if tree.is_(above, "acl:relcl"):
                return self._described(above, i)
            host = tree.head(above)
            more = tree.is_(above, "conj") and tree.tag(above) in _VERBS
            if more and host is not None and tree.children(host, "acl:relcl"):
                return host  # "X, who led it and who left"
            if tree.tag(above) in _VERBS and tree.is_(above, "ccomp", "root", "parataxis"):
                return None
        return None

    def _described(self, clause: int, pronoun: int) -> int | None:
        """The noun that a relative clause describes: of several joined the one right before it.

        "X and Y which is led by Z" is of Y, whatever a parse hung it on; "X and Y, who are"
        of both.
        """
        tree = self.tree
        head = tree.head(clause)
        if head is None:
            return None
        last = [c for c in tree.conjuncts(head) if head < c < pronoun]
        beside = last and tree.tag(pronoun - 1) != "PUNCT" and tree.is_(last[-1], "conj")
        close = beside and pronoun - 1 in tree.subtree(last[-1])
        return last[-1] if close and self._singular(clause) else head

    def _singular(self, clause: int) -> bool:
        """Whether the verb of a clause has one subject: "is", "has", "leads"."""
        tree = self.tree
        finite = [*tree.children(clause, "aux", "cop"), clause]
        return any(tree.feature(v, "Number") == "Sing" for v in finite)

    def objects(self, verb: int) -> tuple[int, ...]:
        """The grammatical objects, direct and indirect, conjuncts told apart.

        The noun that a relative clause describes is one where the clause has a gap there ("the men
        X trained"); coordinated verbs share the object of the last ("X armed and trained Y").
        """
        tree = self.tree
        own = tree.children(verb, "obj", "iobj") or self._bare(verb)
        if own:
            return tuple(self._each(own))
        if tree.is_(verb, "acl:relcl") and tree.children(verb, "nsubj") and not self.passive(verb):
            head = tree.head(verb)
            used = any(self.antecedent(c) is not None for c in tree.subtree(verb))
            hangs = bool(tree.children(verb, "ccomp", "xcomp"))
            if head is not None and not used and not hangs and not tree.child(verb, "cop"):
                return tuple(self._each([head]))
        for other in tree.children(verb, "conj"):
            if (
                not self.passive(verb)
                and tree.tag(other) == "VERB"
                and not tree.children(other, "nsubj", "aux")
                and tree.joined_by(other) in ("and", "or")
                and not tree.children(verb, "obl")
            ):
                return self.objects(other)
        return self._shared(verb)

    def _shared(self, verb: int) -> tuple[int, ...]:
        """What a parse hung on the first of two verbs and stands after both: "armed and fed Y"."""
        tree = self.tree
        first = tree.head(verb)
        if first is None or not tree.is_(verb, "conj") or tree.tag(first) != "VERB":
            return ()
        if self.passive(verb) or tree.children(verb, "nsubj", "obl", "xcomp", "ccomp", "aux"):
            return ()
        after = [c for c in tree.children(first, "obj") if c > verb]
        return tuple(self._each(after))

    def _bare(self, verb: int) -> list[int]:
        """Nominals right of an active verb that a parse called anything but its object.

        "Wiped out X" (an oblique without a preposition), "put to death X" (a second subject),
        "declared X an enemy" (the subject of what X is declared).
        """
        tree = self.tree
        if tree.tag(verb) != "VERB" or self.passive(verb):
            return []
        for c in tree.children(verb, "xcomp"):  # "accused X of ...", X parsed as below
            below = [s for s in tree.children(c, "nsubj") if verb < s < c]
            caused = tree.lemma(verb) in ("have", "get") and not tree.children(c, "mark")
            tied = caused or tree.preposition(c) in ("of", "to", "from")
            if below and tree.tag(c) == "VERB" and tied:  # "had X killed"
                return below
        for c in tree.children(verb, "xcomp", "ccomp"):
            judged = [s for s in tree.children(c, "nsubj") if verb < s < c]
            if judged and tree.tag(c) in ("NOUN", "ADJ", "PROPN") and not tree.child(c, "cop"):
                return judged
        nouns = ("NOUN", "PROPN")
        bare = [c for c in tree.children(verb, "xcomp") if c > verb and tree.tag(c) in nouns]
        if len(bare) > 1:  # "called X a band": what is said of X, and X itself
            return bare[:1]
        first = tree.children(verb, "nsubj")[:1]
        return [
            c
            for c in tree.children(verb, "obl", "nsubj")
            if c > verb
            and self._nominal(c)
            and tree.words[c].relation in ("obl", "nsubj")
            and not tree.preposition(c)
            and (tree.relation(c) == "obl" or (first and first[0] < verb))
        ]

    def agents(self, verb: int) -> tuple[int, ...]:
        """Who a passive says did it: after "by"."""
        tree = self.tree
        found = [
            c
            for c in tree.children(verb, "obl:agent")
            if tree.preposition(c).partition(" ")[0] not in _NO_AGENT
        ]
        found = found or [c for c in tree.children(verb, "obl") if tree.preposition(c) == "by"]
        if not found and tree.is_(verb, "conj"):
            return self._agents_after(verb)
        if not found:
            for other in tree.children(verb, "conj"):
                if tree.tag(other) == "VERB" and not tree.children(other, "nsubj", "aux"):
                    later = self.agents(other)
                    if later:
                        return later
        return tuple(self._each(found))

    def _agents_after(self, verb: int) -> tuple[int, ...]:
        """Who did it, told after a later verb of a row: "beaten, shot and buried by X"."""
        tree = self.tree
        for other in tree.children(tree.first_conjunct(verb), "conj"):
            if (
                other > verb
                and tree.tag(other) == "VERB"
                and not tree.children(other, "nsubj", "aux")
            ):
                found = tree.children(other, "obl:agent")
                if found:
                    return tuple(self._each(found))
        return ()

    def deep_subjects(self, verb: int) -> tuple[int, ...]:
        """Who does it."""
        return self.agents(verb) if self.passive(verb) else self.subjects(verb)

    def deep_objects(self, verb: int) -> tuple[int, ...]:
        """Whom it is done to."""
        if self.passive(verb):
            kept = self.objects(verb)  # "X was given weapons"
            return (*self.subjects(verb), *kept)
        return self.objects(verb)

    def obliques(self, i: int) -> tuple[Oblique, ...]:
        """Nominals tied to a verb or a noun by a preposition, conjuncts told apart."""
        tree = self.tree
        found = []
        for child in tree.children(i, "obl", "nmod", "advcl"):
            clause = tree.is_(child, "advcl") and not self._nominal(child)
            if tree.is_(child, "nmod:poss") or clause:
                continue
            for each in tree.conjuncts(child):
                if not self._verbal(each):
                    stands = self.antecedent(each)
                    word = each if stands is None else stands
                    found.append(Oblique(tree.preposition(each), word))
        for child in tree.children(i, "obj"):
            if (said := tree.preposition(child)) and said != "of":  # "deploy [to Keld]", so parsed
                found.extend(Oblique(said, each) for each in tree.conjuncts(child))
        found.extend(Oblique("in", where) for where in self._where(i))
        return tuple(found)

    def _where(self, i: int) -> list[int]:
        """The place that a clause is about: "Keld, where they live"."""
        tree = self.tree
        if not any(tree.lower(c) in ("where", "wherein") for c in tree.children(i, "advmod")):
            return []
        for at in (i, *tree.ancestors(i)):
            if tree.is_(at, "acl:relcl"):
                head = tree.head(at)
                return [] if head is None else [head]
        return []

    def predicates(self, sentence: int) -> list[int]:
        """Verbs, and nouns and adjectives with a copula, of a sentence, in text order."""
        tree = self.tree
        found = tree.sentences[sentence]
        return [
            i
            for i in range(found.first, found.last)
            if tree.tag(i) == "VERB" or tree.child(i, "cop") is not None
        ]

    def governing(self, noun: int) -> int | None:
        """The predicate whose argument a noun is, whose grammar says how the noun is meant."""
        tree = self.tree
        if tree.child(noun, "cop") is not None:
            return noun
        for above in tree.ancestors(noun):
            if tree.tag(above) in ("VERB", "AUX") or tree.child(above, "cop") is not None:
                return above
        return None

    def copular_subjects(self, noun: int) -> tuple[int, ...]:
        """What a predicate noun is said of: "X is leader", "X became leader", "named X leader"."""
        tree = self.tree
        if tree.child(noun, "cop") is not None:
            return self.subjects(noun)
        head = tree.head(noun)
        if head is None:
            return tuple(self._topic(noun))
        lemma = tree.lemma(head)
        if tree.is_(noun, "xcomp", "obj", "obl", "advcl") and tree.tag(head) in _VERBS:
            lists = words("control.en")
            named = lemma in lists["naming"] and tree.preposition(noun) in ("", "as", "to")
            as_ = tree.preposition(noun) == "as"
            if lemma in lists["becoming"] and (tree.preposition(noun) in ("", "as")):
                return self.subjects(head)
            if tree.is_(noun, "xcomp", "obl", "advcl") and (named or as_):
                found = self.deep_objects(head)
                if lemma in lists["following"]:  # "X succeeded Y as emir": both were
                    found = (*self.deep_subjects(head), *found)
                found = tuple(f for f in found if f != noun)
                return found or (self.subjects(head) if as_ else ())
        if tree.is_(noun, "conj"):
            return self.copular_subjects(head)
        above = tree.head(head)
        if tree.is_(noun, "nmod") and tree.preposition(noun) == "as" and above is not None:
            # "elected X, a welder, as leader": of X, whatever a parse hung it on
            named = tree.is_(head, "obj") and tree.lemma(above) in words("control.en")["naming"]
            return (head,) if named else ()
        return ()

    def governor(self, verb: int) -> int | None:
        """The verb, adjective or noun of a clause that a predicate is embedded under."""
        tree = self.tree
        first = tree.first_conjunct(verb) if not tree.children(verb, "nsubj") else verb
        if tree.is_(first, "xcomp", "ccomp", "advcl", "acl", "csubj", "parataxis", "conj"):
            return tree.head(first)
        return None
