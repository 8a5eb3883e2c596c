"""Clauses: which names are the subject of a verb group."""

from __future__ import annotations

from factional.extract.layers import Layers, Sentence
from factional.extract.lists import SKIPPED as _SKIP
from factional.extract.lists import Lists, Names
from factional.extract.phrases import Kind, Phrase
from factional.extract.tags import Tag
from factional.model import EntityType
from factional.vocabulary.lexicon import words

__all__ = ["Clauses", "Names"]

_CONTROL = {"order", "allow", "force", "urge", "ask", "help", "invite", "persuade", "permit",
            "require", "enable", "encourage", "forbid", "accuse", "tell", "instruct", "want",
            "expect", "pressure", "press", "compel", "oblige", "lead", "cause", "push", "drive",
            "prompt", "convince", "intend", "call", "let", "make"}  # fmt: skip
_COPULAS = ("be", "become", "remain")
_FAR = 24
_DEEP = 8


class Clauses(Lists):
    """The phrases of one sentence with the subjects of its verb groups."""

    def __init__(self, sentence: Sentence, layers: Layers) -> None:
        super().__init__(sentence, layers)
        self._subjects: dict[int, Names] = {}

    def before(self, verb: Phrase) -> Phrase | None:
        """The verb group before one, in the same sentence and on the same side of a full stop."""
        for k in range(verb.index - 1, -1, -1):
            phrase = self.phrases[k]
            if phrase.kind is Kind.STOP and phrase.lower in (".", ";", "?", "!"):
                return None
            if phrase.kind is Kind.VERB:
                return phrase
        return None

    def subject(self, verb: Phrase, depth: int = 0) -> Names:
        """The names that are the grammatical subject of a verb group; empty where unclear."""
        if verb.index not in self._subjects:
            self._subjects[verb.index] = []
            self._subjects[verb.index] = self._subject(verb, depth) if depth < _DEEP else []
        return self._subjects[verb.index]

    def _subject(self, verb: Phrase, depth: int) -> Names:
        if verb.governor is not None and (verb.infinitive or verb.bare):
            return self._governed(verb, verb.governor, depth)
        phrase = self.at(self.skip(verb.index - 1, -1))
        found: Names = []
        if verb.infinitive:
            pass
        elif phrase is None:
            found = self._following(verb, depth) if verb.bare else []
        elif phrase.kind is Kind.NOUN:
            found = self._chain(phrase.index, verb, depth)
        elif phrase.kind is Kind.RELATIVE:
            found = self.antecedent(phrase.index, depth)
        elif phrase.kind is Kind.COORDINATOR:
            found = self._earlier(verb, depth)
        elif phrase.kind is Kind.COMMA:
            found = self._after_comma(phrase.index, verb, depth)
        elif verb.bare and phrase.kind in (Kind.PREPOSITION, Kind.SUBORDINATOR):
            earlier = self.before(verb)
            if earlier is not None and earlier.main.lemma in _CONTROL:
                found = self.objects(earlier.index + 1, limit=phrase.index)
            else:
                found = self._earlier(verb, depth) if earlier else self._following(verb, depth)
        return found

    def _governed(self, verb: Phrase, governor: Phrase, depth: int) -> Names:
        """The subject of "to leave": in "ordered X to leave" X, in "X wants to leave" X too."""
        if governor.main.lemma in _CONTROL and not governor.passive:
            between = self.objects(governor.index + 1, limit=verb.index)
            if between:
                return between
        return self.subject(governor, depth + 1)

    def _earlier(self, verb: Phrase, depth: int) -> Names:
        earlier = self.before(verb)
        return self.subject(earlier, depth + 1) if earlier else []

    def _following(self, verb: Phrase, depth: int) -> Names:
        """The subject of the main clause after an opening participle."""
        for phrase in self.phrases[verb.index + 1 :]:
            if phrase.kind is Kind.VERB and self.finite(phrase):
                return self.subject(phrase, depth + 1)
        return []

    def _chain(self, k: int, verb: Phrase, depth: int) -> Names:
        """The subject whose last noun phrase stands right before the verb."""
        first = k
        while (before := self.at(self.skip(first - 1, -1))) is not None:
            if before.kind is Kind.VERB:
                if self._predicates(before, verb):
                    return self.subject(before, depth + 1)
                other = self._object_of(before)
                if other is not None:
                    return self._past_modifier(other, depth)
                break
            if before.kind is Kind.PREPOSITION:
                after = self.at(before.index + 1)
                if after is not None and after.kind is Kind.TIME:  # "In 2021 the army"
                    break
                step = self._before_preposition(before)
                if step is None:
                    return []
                if step.kind is Kind.VERB:
                    return self._past_modifier(step, depth)
            else:
                step = self._before_link(before, first, k, verb)
                if step is None:
                    break
            first = step.index
        return self.names(first, limit=k)

    def _predicates(self, copula: Phrase, verb: Phrase) -> bool:
        """Whether a participle is said of a nameless predicate: "X is a band fighting in Y"."""
        if copula.main.lemma not in _COPULAS or not self.finite(copula) or len(verb.items) > 1:
            return False
        between = self.phrases[copula.index + 1 : verb.index]
        plain = all(
            p.kind in (*_SKIP, Kind.NOUN) or (p.kind is Kind.PREPOSITION and p.lower == "of")
            for p in between
        )
        named = any(
            i.mention and not self.referents[i.mention.referent].placeholder
            for p in between
            for i in p.items
        )
        return plain and not named and bool(verb.main.kinds & {"ing", "participle"})

    def _object_of(self, verb: Phrase) -> Phrase | None:
        """The verb itself where the noun phrase after it is its object and no subject."""
        lexicon = words("attribution.en")
        reporting = verb.main.lemma in lexicon["reporting"] | lexicon["known"]
        if reporting or verb.main.tag is Tag.AUXILIARY:
            return None
        if self.finite(verb):
            return verb
        marker = self.at(self.skip(verb.index - 1, -1))
        modifies = not verb.infinitive and marker is not None and marker.kind is Kind.NOUN
        return verb if modifies else None

    def _before_preposition(self, preposition: Phrase) -> Phrase | None:
        """The noun phrase or verb that a prepositional phrase goes with."""
        other = self.at(self.skip(preposition.index - 1, -1))
        if other is not None and other.kind is Kind.ADJECTIVE:  # "militants loyal to X"
            other = self.at(self.skip(other.index - 1, -1))
            return other if other is not None and other.kind is Kind.NOUN else None
        return other if other is not None and other.kind in (Kind.NOUN, Kind.VERB) else None

    def _before_link(self, link: Phrase, first: int, k: int, verb: Phrase) -> Phrase | None:
        """The noun phrase before the "and" or comma of a list of subjects."""
        other = self.at(self.skip(link.index - 1, -1))
        if link.kind is Kind.COMMA:
            listed = first != k and self.goes_on(first, verb.index)
        else:
            listed = link.kind is Kind.COORDINATOR and link.lower in ("and", "or", "nor", "&")
            if other is not None and other.kind is Kind.COMMA:
                other = self.at(self.skip(other.index - 1, -1))
        if not listed or other is None or other.kind is not Kind.NOUN:
            return None
        return other if self._opens(other.index) else None

    def _opens(self, k: int) -> bool:
        """Whether a noun phrase opens a clause, rather than being the object of a verb."""
        edge = self.skip(k - 1, -1)
        while (before := self.at(edge)) is not None and before.kind in (
            Kind.COMMA, Kind.PREPOSITION, Kind.NOUN, Kind.COORDINATOR,
        ):  # fmt: skip
            if before.kind is Kind.PREPOSITION and not (
                (other := self.at(self.skip(before.index - 1, -1))) and other.kind is Kind.NOUN
            ):
                return False
            edge = self.skip(edge - 1, -1)
        return before is None or before.kind is not Kind.VERB or (
            before.main.lemma in words("attribution.en")["reporting"]
        )  # fmt: skip

    def _past_modifier(self, other: Phrase, depth: int) -> Names:
        """The subject that a relative or participle clause lies behind of."""
        marker = self.at(self.skip(other.index - 1, -1))
        if marker is not None and marker.kind is Kind.RELATIVE:
            return self.antecedent(marker.index, depth)
        if not self.finite(other) and marker is not None and marker.kind is Kind.NOUN:
            return self._chain(marker.index, other, depth + 1)
        return []

    def _after_comma(self, k: int, verb: Phrase, depth: int) -> Names:
        if self.reduced(verb):
            before = self.at(self.skip(k - 1, -1))
            if before is not None and before.kind is Kind.NOUN:
                return self.nearest(before.index)
        if verb.bare:
            found = self._earlier(verb, depth)
            return found if self.before(verb) else self._following(verb, depth)
        last = self.skip(k - 1, -1)
        if self._closes_list(last):
            return self._chain(last, verb, depth + 1)
        for comma in reversed(self.phrases[max(0, k - _FAR) : k]):
            before = self.at(self.skip(comma.index - 1, -1))
            inside = self.at(self.skip(comma.index + 1))
            if comma.kind is not Kind.COMMA or before is None or before.kind is not Kind.NOUN:
                continue
            if inside is None or inside.kind is Kind.COORDINATOR:
                break
            if inside.kind is Kind.VERB and self.finite(inside):
                break
            apposed = self._apposed(before, inside)
            return [apposed.main] if apposed else self._chain(before.index, verb, depth + 1)
        return self._earlier(verb, depth)

    def _closes_list(self, k: int) -> bool:
        """Whether the noun phrase at an index ends a list of three or more: "A, B, and C, fled"."""
        phrase, link = self.at(k), self.at(self.skip(k - 1, -1))
        if phrase is None or phrase.kind is not Kind.NOUN or not self.stands(k)[0]:
            return False
        if link is None or link.kind is not Kind.COORDINATOR or link.lower != "and":
            return False
        comma = self.at(self.skip(link.index - 1, -1))
        if comma is None or comma.kind is not Kind.COMMA:
            return False
        second = self.at(self.skip(comma.index - 1, -1))
        opener = self.at(self.skip(second.index - 1, -1)) if second is not None else None
        listed = second is not None and bool(self.stands(second.index)[0])
        return listed and opener is not None and opener.kind is Kind.COMMA

    def _apposed(self, before: Phrase, inside: Phrase) -> Phrase | None:
        """The name between commas where it says more than what stands before it."""
        if inside.kind is not Kind.NOUN or inside.head is None or inside.head is not inside.main:
            return None
        person = self.type(inside.head) is EntityType.PERSON and before.head is None
        return inside if person or not self.nearest(before.index) else None

    def antecedent(self, k: int, depth: int = 0) -> Names:
        """What a relative pronoun at an index stands for: the nearest name before it."""
        relative = self.phrases[k].items[0]
        if relative.mention is not None:
            return [relative]
        phrase = self.at(self.skip(k - 1, -1))
        if phrase is not None and phrase.kind in (Kind.COMMA, Kind.PREPOSITION):
            phrase = self.at(self.skip(phrase.index - 1, -1))
        if phrase is None or phrase.kind is not Kind.NOUN:
            return []
        link = self.at(self.skip(phrase.index - 1, -1))
        found = self.nearest(phrase.index)
        if found or link is None:
            return found
        if link.kind is Kind.VERB and link.main.lemma in _COPULAS:
            return self.subject(link, depth + 1)
        other = self.at(self.skip(link.index - 1, -1)) if link.kind is Kind.COMMA else None
        return self.nearest(other.index) if other and other.kind is Kind.NOUN else []
