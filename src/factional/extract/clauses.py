"""Clauses: which names are the subject of a verb group, and which follow it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factional.extract.items import Item, Tag, items
from factional.extract.layers import Layers, Sentence
from factional.extract.phrases import PARTITIVES, PLACES, PROXIES, Kind, Phrase, phrases
from factional.model import EntityType, Referent
from factional.vocabulary.lexicon import words

Names = list[Item]

_SKIP = (Kind.ADVERB, Kind.TIME, Kind.QUOTE)
_ATTACH = {"of", "from", "in", "within", "among", "belonging"}
_CONTROL = {"order", "allow", "force", "urge", "ask", "help", "invite", "persuade", "permit",
            "require", "enable", "encourage", "forbid", "accuse", "tell", "instruct"}  # fmt: skip
_HAPPEN = {"erupt", "break", "occur", "begin", "start", "resume", "continue", "take", "happen"}
_FAR = 24


class Clauses:
    """The phrases of one sentence with the questions that frames ask of them."""

    def __init__(self, sentence: Sentence, layers: Layers) -> None:
        self.sentence = sentence
        self.referents: dict[str, Referent] = layers.referents
        self.items = items(sentence, layers.document.text, layers.referents)
        self.phrases = phrases(self.items)
        self._subjects: dict[int, Names] = {}

    def type(self, item: Item) -> EntityType | None:
        """What the name of an item is, or None for no name."""
        referent = self.referents.get(item.mention.referent) if item.mention else None
        return referent.type if referent else None

    def fits(self, item: Item, types: Iterable[EntityType]) -> bool:
        """Whether an item names something of one of these types."""
        return self.type(item) in types

    def verbs(self) -> list[Phrase]:
        """The verb groups, in text order."""
        return [p for p in self.phrases if p.kind is Kind.VERB]

    def at(self, k: int) -> Phrase | None:
        """The phrase at an index, or None beyond the sentence."""
        return self.phrases[k] if 0 <= k < len(self.phrases) else None

    def skip(self, k: int, step: int = 1) -> int:
        """The next index that is no adverb, time or quotation mark; brackets are jumped over."""
        while (phrase := self.at(k)) is not None:
            if phrase.kind in _SKIP:
                k += step
            elif phrase.kind is (Kind.OPEN if step > 0 else Kind.CLOSE):
                far = Kind.CLOSE if step > 0 else Kind.OPEN
                other = k + step
                while (p := self.at(other)) is not None and p.kind is not far:
                    other += step
                if self.at(other) is None:
                    return k
                k = other + step
            else:
                return k
        return k

    # -- names ---------------------------------------------------------------------------------

    def names(self, k: int, limit: int | None = None, *, joined: bool = False) -> Names:
        """The names that a list of noun phrases beginning at an index stands for.

        "the fighters from A, B and C" gives all three; a list ends where a clause begins, but
        not where it is `joined`, as by "between".
        """
        out: Names = []
        at: int | None = k
        end = k
        while at is not None and (limit is None or at <= limit):
            found, end = self.stands(at)
            out.extend(found)
            if not out and self.phrases[at].main.lower not in PLACES:
                break
            at = self._next_conjunct(
                end, begun=len(out), limit=limit, joined=joined and len(out) < 2
            )
        if limit is None and all(self.type(name) is EntityType.GROUP for name in out):
            out.extend(self._examples(end))
        return out

    def _examples(self, k: int) -> Names:
        """The names given as examples of a group: "several groups, including A and B"."""
        k = self.skip(k)
        phrase = self.at(k)
        while phrase is not None and phrase.kind is Kind.PREPOSITION and phrase.lower in _ATTACH:
            inner = self.at(self.skip(k + 1))
            if inner is None or inner.kind is not Kind.NOUN:
                return []
            k = self.skip(inner.index + 1)
            phrase = self.at(k)
        if phrase is not None and phrase.kind is Kind.COMMA:
            k = self.skip(k + 1)
            phrase = self.at(k)
        if phrase is None or phrase.lower not in ("including", "like", "namely", "notably"):
            return []
        return self.names(self.skip(k + 1))

    def stands(self, k: int, depth: int = 0) -> tuple[Names, int]:
        """The names that one noun phrase stands for, and the index after it.

        A phrase without a name of its own stands for the one it is a part or force of: "a number
        of X fighters", "the countryside of Y".
        """
        phrase = self.at(k)
        if phrase is None or phrase.kind is not Kind.NOUN:
            return [], k + 1
        if phrase.head is not None:
            own = [phrase.head]
            end = k + 1
            return own, end
        after = self.at(k + 1)
        last = phrase.main.lower
        if (
            after is not None
            and after.kind is Kind.VERB
            and after.main.lower in ("called", "named")
        ):
            inner = self.at(self.skip(k + 2))
            if len(after.items) == 1 and inner is not None and inner.kind is Kind.NOUN:
                return self.stands(inner.index, 4)
        if (
            depth < 4
            and after is not None
            and after.kind is Kind.PREPOSITION
            and after.lower in _ATTACH
            and (last in PROXIES or last in PARTITIVES or last in PLACES)
            and not any(i.mention for i in phrase.items if not i.possessive)
        ):
            at = self.skip(k + 2)
            inner = self.at(at)
            if inner is not None and inner.kind is Kind.NOUN:
                bearer = self._bearer(last, at)
                return bearer or self.stands(at, depth + 1)
        return [], k + 1

    def _bearer(self, noun: str, k: int) -> tuple[Names, int] | None:
        """The person named right after a post: "the leader of X, Y" and "the leader of X Y"."""
        if noun not in words("roles.en")["leading"] | words("roles.en")["other"]:
            return None
        after = self.at(self.skip(self.stands(k, 4)[1]))
        if after is not None and after.kind is Kind.COMMA:
            after = self.at(self.skip(after.index + 1))
        if after is None or after.kind is not Kind.NOUN or after.head is None:
            return None
        if self.type(after.head) is not EntityType.PERSON or after.items[-1] is not after.head:
            return None
        return [after.head], after.index + 1

    def _next_conjunct(self, k: int, *, begun: int, limit: int | None, joined: bool) -> int | None:
        """Index of the next noun phrase of a list, or None where the list ends."""
        k = self.skip(k)
        phrase = self.at(k)
        while phrase is not None and phrase.kind is Kind.PREPOSITION and phrase.lower in _ATTACH:
            inner = self.at(self.skip(k + 1))
            if inner is None or inner.kind is not Kind.NOUN:
                return None
            k = self.skip(inner.index + 1)
            phrase = self.at(k)
        if phrase is None or phrase.kind not in (Kind.COMMA, Kind.COORDINATOR):
            return None
        comma = phrase.kind is Kind.COMMA
        if phrase.lower in ("but", "yet"):
            return None
        k = self.skip(k + 1)
        phrase = self.at(k)
        if comma and phrase is not None and phrase.kind is Kind.COORDINATOR:
            if begun < 2 and not joined:
                return None
            comma = False
            k = self.skip(k + 1)
            phrase = self.at(k)
        if phrase is None or phrase.kind is not Kind.NOUN:
            return None
        if comma and not self._list_goes_on(k, limit):
            return None
        if limit is None and not joined and self.begins_clause(k):
            return None
        return k

    def _list_goes_on(self, k: int, limit: int | None) -> bool:
        """Whether after this conjunct an "and" still comes, with nothing but names between."""
        while (phrase := self.at(k)) is not None and (limit is None or k <= limit):
            if phrase.kind is Kind.COORDINATOR:
                return phrase.lower in ("and", "or", "&")
            if phrase.kind is Kind.NOUN and not self.stands(k)[0]:
                return False
            if phrase.kind not in (Kind.NOUN, Kind.COMMA, Kind.QUOTE, Kind.OPEN, Kind.CLOSE) and (
                phrase.lower not in _ATTACH
            ):
                return False
            k += 1
        return False

    def begins_clause(self, k: int) -> bool:
        """Whether the noun phrase at an index is the subject of a verb group after it."""
        k = self.skip(k + 1)
        while (phrase := self.at(k)) is not None and phrase.lower in ("of", "from", "in"):
            k = self.skip(k + 2)
        phrase = self.at(k)
        if phrase is None or phrase.kind is not Kind.VERB:
            return False
        return not phrase.bare and not self.reduced(phrase)

    # -- verbs ---------------------------------------------------------------------------------

    def reduced(self, verb: Phrase) -> bool:
        """Whether a verb group is a participle that stands for a passive clause ("led by X")."""
        if len([i for i in verb.items if i.tag is Tag.AUXILIARY]) or verb.infinitive:
            return False
        if "participle" not in verb.main.kinds:
            return False
        after = self.at(self.skip(verb.index + 1))
        if after is not None and after.kind is Kind.PREPOSITION and after.lower == "by":
            return True
        return "past" not in verb.main.kinds

    def finite(self, verb: Phrase) -> bool:
        """Whether a verb group can carry a sentence of its own."""
        return not (verb.bare or verb.infinitive or self.reduced(verb))

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
            self._subjects[verb.index] = self._subject(verb, depth) if depth < 8 else []
        return self._subjects[verb.index]

    def _subject(self, verb: Phrase, depth: int) -> Names:
        if verb.governor is not None and (verb.infinitive or verb.bare):
            if verb.governor.main.lemma in _CONTROL and not verb.governor.passive:
                between = self.objects(verb.governor.index + 1, limit=verb.index)
                if between:
                    return between
            return self.subject(verb.governor, depth + 1)
        if verb.infinitive:
            return []
        k = self.skip(verb.index - 1, -1)
        phrase = self.at(k)
        if phrase is None:
            return self._following(verb, depth) if verb.bare else []
        if phrase.kind is Kind.NOUN:
            return self._chain(k, verb, depth)
        if phrase.kind is Kind.RELATIVE:
            return self.antecedent(k, depth)
        if phrase.kind is Kind.COORDINATOR:
            earlier = self.before(verb)
            return self.subject(earlier, depth + 1) if earlier else []
        if phrase.kind is Kind.COMMA:
            return self._after_comma(k, verb, depth)
        if verb.bare and phrase.kind in (Kind.PREPOSITION, Kind.SUBORDINATOR):
            earlier = self.before(verb)
            if earlier is None:
                return self._following(verb, depth)
            if earlier.main.lemma in _CONTROL:
                return self.objects(earlier.index + 1, limit=k)
            return self.subject(earlier, depth + 1)
        return []

    def _following(self, verb: Phrase, depth: int) -> Names:
        """The subject of the main clause after an opening participle."""
        for phrase in self.phrases[verb.index + 1 :]:
            if phrase.kind is Kind.VERB and self.finite(phrase):
                return self.subject(phrase, depth + 1)
        return []

    def _chain(self, k: int, verb: Phrase, depth: int) -> Names:
        """The subject whose last noun phrase stands right before the verb."""
        first = k
        while True:
            before = self.at(self.skip(first - 1, -1))
            if before is None:
                break
            if before.kind is Kind.PREPOSITION:
                other = self.at(self.skip(before.index - 1, -1))
                if other is not None and other.kind is Kind.NOUN:
                    first = other.index
                    continue
                if other is not None and other.kind is Kind.ADJECTIVE:
                    further = self.at(self.skip(other.index - 1, -1))
                    if further is not None and further.kind is Kind.NOUN:
                        first = further.index
                        continue
                    return []
                if other is not None and other.kind is Kind.VERB:
                    return self._past_modifier(other, depth)
                return []
            if before.kind is Kind.COORDINATOR and before.lower in ("and", "or", "nor", "&"):
                other = self.at(self.skip(before.index - 1, -1))
                if other is not None and other.kind is Kind.COMMA:
                    other = self.at(self.skip(other.index - 1, -1))
                if other is not None and other.kind is Kind.NOUN and self._opens(other.index):
                    first = other.index
                    continue
                break
            if before.kind is Kind.COMMA:
                other = self.at(self.skip(before.index - 1, -1))
                if (
                    other is not None
                    and other.kind is Kind.NOUN
                    and first != k
                    and self._list_goes_on(first, verb.index)
                    and self._opens(other.index)
                ):
                    first = other.index
                    continue
                break
            if before.kind is Kind.VERB:
                reporting = words("attribution.en")["reporting"] | words("attribution.en")["known"]
                if before.main.lemma in reporting:
                    break
                if not self.finite(before):
                    marker = self.at(self.skip(before.index - 1, -1))
                    if before.infinitive or marker is None or marker.kind is not Kind.NOUN:
                        break
                    return self._past_modifier(before, depth)
                if before.main.tag is Tag.AUXILIARY:
                    break
                return self._past_modifier(before, depth)
            break
        return self.names(first, limit=k)

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
        earlier = self.before(verb)
        if verb.bare:
            return self.subject(earlier, depth + 1) if earlier else self._following(verb, depth)
        for j in range(k - 1, max(-1, k - _FAR), -1):
            if self.phrases[j].kind is not Kind.COMMA:
                continue
            before = self.at(self.skip(j - 1, -1))
            inside = self.at(self.skip(j + 1))
            if before is None or before.kind is not Kind.NOUN or inside is None:
                continue
            if inside.kind is Kind.COORDINATOR:
                break
            if inside.kind is Kind.VERB and self.finite(inside):
                break
            if (
                inside.kind is Kind.NOUN
                and inside.head is not None
                and not self.nearest(before.index)
            ):
                return [inside.head]
            if (
                inside.kind is Kind.NOUN
                and inside.head is not None
                and self.type(inside.head) is EntityType.PERSON
                and before.head is None
            ):
                return [inside.head]
            return self._chain(before.index, verb, depth + 1)
        return self.subject(earlier, depth + 1) if earlier else []

    def antecedent(self, k: int, depth: int = 0) -> Names:
        """What a relative pronoun at an index stands for: the nearest name before it."""
        relative = self.phrases[k].items[0]
        if relative.mention is not None:
            return [relative]
        k = self.skip(k - 1, -1)
        phrase = self.at(k)
        if phrase is not None and phrase.kind in (Kind.COMMA, Kind.PREPOSITION):
            k = self.skip(k - 1, -1)
            phrase = self.at(k)
        if phrase is None or phrase.kind is not Kind.NOUN:
            return []
        found = self.nearest(k)
        if found:
            return found
        link = self.at(self.skip(k - 1, -1))
        if link is None:
            return []
        if link.kind is Kind.VERB and link.main.lemma in ("be", "become", "remain"):
            return self.subject(link, depth + 1)
        if link.kind is Kind.COMMA:
            other = self.at(self.skip(link.index - 1, -1))
            if other is not None and other.kind is Kind.NOUN:
                return self.nearest(other.index)
        return []

    def nearest(self, k: int) -> Names:
        """The name of the noun phrase at an index, or of the one it is attached to."""
        phrase = self.phrases[k]
        if phrase.head is not None:
            return [phrase.head]
        return self.stands(k)[0]

    def objects(self, k: int, limit: int | None = None, *, joined: bool = False) -> Names:
        """The names of the noun phrase list that follows an index directly."""
        k = self.skip(k)
        phrase = self.at(k)
        if phrase is None or phrase.kind is not Kind.NOUN or (limit is not None and k >= limit):
            return []
        return self.names(k, joined=joined)

    def after_preposition(self, k: int, preps: Iterable[str], reach: int = 7) -> tuple[int, Names]:
        """The first of these prepositions in the clause from an index, and the names after it."""
        wanted = frozenset(preps)
        for j in range(k, min(len(self.phrases), k + reach)):
            phrase = self.phrases[j]
            if phrase.kind in (Kind.PREPOSITION, Kind.SUBORDINATOR) and phrase.lower in wanted:
                return j, self.objects(j + 1, joined=phrase.lower in ("between", "among"))
            if phrase.kind is Kind.VERB and phrase.main.lemma in _HAPPEN and "between" in wanted:
                continue
            if phrase.kind in (Kind.VERB, Kind.RELATIVE, Kind.STOP, Kind.SUBORDINATOR, Kind.COMMA):
                break
            if phrase.kind is Kind.COORDINATOR and self.begins_clause(self.skip(j + 1)):
                break
        return -1, []

    def span(self, parts: Sequence[Item | Phrase]) -> tuple[int, int]:
        """From the first to the last code point of some parts."""
        return min(p.start for p in parts), max(p.end for p in parts)
