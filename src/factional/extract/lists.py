"""Lists: the names that noun phrases stand for, one by one or in lists."""

from __future__ import annotations

from collections.abc import Iterable

from factional.extract.items import items
from factional.extract.layers import Layers, Sentence
from factional.extract.phrases import PARTITIVES, PLACES, PROXIES, Kind, Phrase, phrases
from factional.extract.tags import Item, Tag
from factional.model import EntityType, Referent
from factional.vocabulary.lexicon import words

Names = list[Item]

SKIPPED = (Kind.ADVERB, Kind.TIME, Kind.QUOTE)
_ATTACH = {"of", "from", "in", "within", "among", "belonging"}
_EXAMPLES = ("including", "like", "namely", "notably")
_HAPPEN = {"erupt", "break", "occur", "begin", "start", "resume", "continue", "take", "happen"}
_WALLS = (Kind.VERB, Kind.RELATIVE, Kind.STOP, Kind.SUBORDINATOR, Kind.COMMA)
_IN_LIST = (Kind.NOUN, Kind.COMMA, Kind.QUOTE, Kind.OPEN, Kind.CLOSE)
_DEEP = 4


class Lists:
    """The phrases of one sentence, and the names that they stand for."""

    def __init__(self, sentence: Sentence, layers: Layers) -> None:
        self.sentence = sentence
        self.referents: dict[str, Referent] = layers.referents
        self.items = items(sentence, layers.document.text, layers.referents)
        self.phrases = phrases(self.items)

    def type(self, item: Item) -> EntityType | None:
        """What the name of an item is, or None for no name."""
        referent = self.referents.get(item.mention.referent) if item.mention else None
        return referent.type if referent else None

    def fits(self, item: Item, types: Iterable[EntityType]) -> bool:
        """Whether an item names something of one of these types."""
        return self.type(item) in set(types)

    def verbs(self) -> list[Phrase]:
        """The verb groups, in text order."""
        return [p for p in self.phrases if p.kind is Kind.VERB]

    def at(self, k: int) -> Phrase | None:
        """The phrase at an index, or None beyond the sentence."""
        return self.phrases[k] if 0 <= k < len(self.phrases) else None

    def skip(self, k: int, step: int = 1) -> int:
        """The next index that is no adverb, time or quotation mark; brackets are jumped over."""
        while (phrase := self.at(k)) is not None:
            if phrase.kind in SKIPPED:
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
            lone = len(self.phrases[at].items) == 1 and self.phrases[at].main.text[0].isupper()
            if not out and not lone and self.phrases[at].main.lower not in PLACES:
                break  # but "the Northern and Southern X fighters" goes on
            at = self._conjunct(end, begun=len(out), limit=limit, joined=joined and len(out) < 2)
        if limit is None and all(self.type(name) is EntityType.GROUP for name in out):
            out.extend(self._examples(end))
        return out

    def stands(self, k: int, depth: int = 0) -> tuple[Names, int]:
        """The names that one noun phrase stands for, and the index after it.

        A phrase without a name of its own stands for the one it is a part or force of: "a number
        of X fighters", "the countryside of Y", "a village called Z".
        """
        phrase = self.at(k)
        if phrase is None or phrase.kind is not Kind.NOUN:
            return [], k + 1
        if phrase.head is not None:
            return [phrase.head], k + 1
        inner = self._called(k)
        if inner is not None:
            return self.stands(inner, _DEEP)
        inner = self._whole(phrase) if depth < _DEEP else None
        if inner is not None:
            return self._bearer(phrase.main.lower, inner) or self.stands(inner, depth + 1)
        return [], k + 1

    def _called(self, k: int) -> int | None:
        """Index of the name in "a village called X"."""
        verb = self.at(k + 1)
        if verb is None or verb.kind is not Kind.VERB or len(verb.items) != 1:
            return None
        inner = self.at(self.skip(k + 2))
        named = verb.main.lower in ("called", "named")
        return inner.index if named and inner is not None and inner.kind is Kind.NOUN else None

    def _whole(self, phrase: Phrase) -> int | None:
        """Index of what a phrase is a part or force of."""
        link = self.at(phrase.index + 1)
        if link is None or link.kind is not Kind.PREPOSITION or link.lower not in _ATTACH:
            return None
        last = phrase.main.lower
        if not (last in PROXIES or last in PARTITIVES or last in PLACES):
            return None
        if any(i.mention for i in phrase.items if not i.possessive):
            return None
        inner = self.at(self.skip(phrase.index + 2))
        return inner.index if inner is not None and inner.kind is Kind.NOUN else None

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

    def _attached(self, k: int) -> int | None:
        """The index after "of X" and the like; None where what follows is no noun phrase."""
        k = self.skip(k)
        while (p := self.at(k)) is not None and p.kind is Kind.PREPOSITION and p.lower in _ATTACH:
            inner = self.at(self.skip(k + 1))
            if inner is None or inner.kind is not Kind.NOUN:
                return None
            k = self.skip(inner.index + 1)
        return k

    def _examples(self, k: int) -> Names:
        """The names given as examples of a group: "several groups, including A and B"."""
        after = self._attached(k)
        phrase = self.at(after) if after is not None else None
        if phrase is not None and phrase.kind is Kind.COMMA:
            phrase = self.at(self.skip(phrase.index + 1))
        if phrase is None or phrase.lower not in _EXAMPLES:
            return []
        return self.names(self.skip(phrase.index + 1))

    def _conjunct(self, k: int, *, begun: int, limit: int | None, joined: bool) -> int | None:
        """Index of the next noun phrase of a list, or None where the list ends."""
        after = self._attached(k)
        link = self.at(after) if after is not None else None
        if link is None or link.kind not in (Kind.COMMA, Kind.COORDINATOR):
            return None
        second = self.at(self.skip(link.index + 1))
        comma = link.kind is Kind.COMMA
        if comma and second is not None and second.kind is Kind.COORDINATOR:
            if begun < 2 and not joined:
                return None
            comma, link = False, second
            second = self.at(self.skip(link.index + 1))
        if second is None or second.kind is not Kind.NOUN or link.lower in ("but", "yet"):
            return None
        goes_on = self.goes_on(second.index, limit) if comma else True
        new_clause = limit is None and not joined and self.begins_clause(second.index)
        return second.index if goes_on and not new_clause else None

    def goes_on(self, k: int, limit: int | None) -> bool:
        """Whether after this conjunct an "and" still comes, with nothing but names between."""
        while (phrase := self.at(k)) is not None and (limit is None or k <= limit):
            if phrase.kind is Kind.COORDINATOR:
                return phrase.lower in ("and", "or", "&")
            if phrase.kind is Kind.NOUN and not self.stands(k)[0]:
                return False
            if phrase.kind not in _IN_LIST and phrase.lower not in _ATTACH:
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

    def nearest(self, k: int) -> Names:
        """The name of the noun phrase at an index, or of the one it is attached to."""
        phrase = self.phrases[k]
        return [phrase.head] if phrase.head is not None else self.stands(k)[0]

    def objects(self, k: int, limit: int | None = None, *, joined: bool = False) -> Names:
        """The names of the noun phrase list that follows an index directly."""
        k = self.skip(k)
        phrase = self.at(k)
        if phrase is None or phrase.kind is not Kind.NOUN or (limit is not None and k >= limit):
            return []
        return self.names(k, joined=joined)

    def after_preposition(self, k: int, preps: Iterable[str], reach: int = 7) -> tuple[int, Names]:
        """The first of these prepositions in the clause from an index, and the names after it.

        The index is -1 where none of them comes.
        """
        wanted = frozenset(preps)
        for phrase in self.phrases[k : k + reach]:
            if phrase.kind in (Kind.PREPOSITION, Kind.SUBORDINATOR) and phrase.lower in wanted:
                joined = phrase.lower in ("between", "among")
                return phrase.index, self.objects(phrase.index + 1, joined=joined)
            happens = phrase.kind is Kind.VERB and phrase.main.lemma in _HAPPEN
            if phrase.kind in _WALLS and not (happens and "between" in wanted):
                break
            if phrase.kind is Kind.COORDINATOR and self.begins_clause(self.skip(phrase.index + 1)):
                break
        return -1, []

    def reduced(self, verb: Phrase) -> bool:
        """Whether a verb group is a participle that stands for a passive clause ("led by X")."""
        auxiliary = any(i.tag is Tag.AUXILIARY for i in verb.items)
        if auxiliary or verb.infinitive or "participle" not in verb.main.kinds:
            return False
        after = self.at(self.skip(verb.index + 1))
        if after is not None and after.lower in ("in", "on"):  # "founded in 1998 by X"
            dated = self.at(after.index + 1)
            if dated is not None and dated.kind is Kind.TIME:
                after = self.at(self.skip(dated.index + 1))
        by = after is not None and after.kind is Kind.PREPOSITION and after.lower == "by"
        return by or "past" not in verb.main.kinds

    def finite(self, verb: Phrase) -> bool:
        """Whether a verb group can carry a sentence of its own."""
        return not (verb.bare or verb.infinitive or self.reduced(verb))
