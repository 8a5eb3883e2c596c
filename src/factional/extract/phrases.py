"""Phrases: noun phrases and verb groups over the items of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from factional.extract.tags import Item, Tag
from factional.vocabulary.lexicon import plural, words


class Kind(Enum):
    """What a stretch of items is."""

    NOUN = auto()
    VERB = auto()
    PREPOSITION = auto()
    COORDINATOR = auto()
    COMMA = auto()
    RELATIVE = auto()
    SUBORDINATOR = auto()
    ADJECTIVE = auto()
    ADVERB = auto()
    TIME = auto()
    STOP = auto()
    QUOTE = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(slots=True)
class Phrase:
    """A noun phrase, a verb group, or a single item that is neither.

    Attributes:
        items: What it is made of; adverbs and negations inside a verb group included.
        main: The item that carries the meaning: the verb, or the last noun.
        passive: Of a verb group with an auxiliary "be" before a participle.
        bare: Of a verb group that is a lone participle, gerund or infinitive.
        infinitive: Of a verb group that "to" opens.
        governor: The verb group that this one depends on ("refused" in "refused to join").
    """

    kind: Kind
    items: list[Item]
    main: Item
    passive: bool = False
    bare: bool = False
    infinitive: bool = False
    governor: Phrase | None = None
    index: int = 0
    head: Item | None = field(default=None)

    @property
    def start(self) -> int:
        """First code point."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.items[-1].end

    @property
    def lower(self) -> str:
        """The first word in lower case: what a one-word phrase is looked up by."""
        return self.items[0].lower

    def nouns(self) -> list[str]:
        """Its plain words in lower case."""
        return [i.lower for i in self.items if i.mention is None and i.tag is Tag.NOUN]

    def negated(self) -> bool:
        """Whether a verb group holds a negation, or a noun phrase opens with "no"."""
        negators, harmless = words("polarity.en")["negators"], words("polarity.en")["not_denying"]
        for k, item in enumerate(self.items):
            if item.lower in negators and item.mention is None:
                after = self.items[k + 1].lower if k + 1 < len(self.items) else ""
                if after not in harmless:
                    return True
        return False


_SINGLE = {
    Tag.PREPOSITION: Kind.PREPOSITION, Tag.TO: Kind.PREPOSITION, Tag.COORDINATOR: Kind.COORDINATOR,
    Tag.COMMA: Kind.COMMA, Tag.RELATIVE: Kind.RELATIVE, Tag.SUBORDINATOR: Kind.SUBORDINATOR,
    Tag.ADJECTIVE: Kind.ADJECTIVE, Tag.ADVERB: Kind.ADVERB, Tag.TIME: Kind.TIME,
    Tag.STOP: Kind.STOP, Tag.QUOTE: Kind.QUOTE, Tag.OPEN: Kind.OPEN, Tag.CLOSE: Kind.CLOSE,
}  # fmt: skip
_NOUNS = {Tag.NAME, Tag.NOUN, Tag.DETERMINER, Tag.POSSESSIVE}


def _with_plurals(name: str) -> frozenset[str]:
    found = words("roles.en")[name]
    return found | {plural(word) for word in found}


PROXIES = _with_plurals("proxies")
PARTITIVES = _with_plurals("partitives")
PLACES = _with_plurals("places")


def phrases(items: list[Item]) -> list[Phrase]:
    """The phrases of a sentence in text order; every item is in one."""
    out: list[Phrase] = []
    i = 0
    while i < len(items):
        item = items[i]
        if (
            item.tag in (Tag.AUXILIARY, Tag.VERB)
            or (item.tag is Tag.TO and _infinitive_at(items, i + 1))
            or (item.tag is Tag.ADVERB and _verb_at(items, i + 1))
        ):
            phrase, i = _verb_group(items, i)
        elif item.tag is Tag.PRONOUN and not item.possessive:
            phrase, i = Phrase(Kind.NOUN, [item], item, head=item), i + 1
        elif item.tag in _NOUNS or item.tag is Tag.PRONOUN:
            phrase, i = _noun_phrase(items, i)
        else:
            phrase, i = Phrase(_SINGLE[item.tag], [item], item), i + 1
        phrase.index = len(out)
        out.append(phrase)
    _govern(out)
    return out


def _verb_at(items: list[Item], i: int) -> bool:
    while i < len(items) and items[i].tag is Tag.ADVERB:
        i += 1
    return i < len(items) and items[i].tag in (Tag.VERB, Tag.AUXILIARY)


def _infinitive_at(items: list[Item], i: int) -> bool:
    while i < len(items) and items[i].tag is Tag.ADVERB:
        i += 1
    return i < len(items) and (
        (items[i].tag is Tag.VERB and "base" in items[i].kinds)
        or items[i].lower in ("be", "have", "do")
    )


def _verb_group(items: list[Item], i: int) -> tuple[Phrase, int]:
    begin = i
    infinitive = items[i].tag is Tag.TO
    if infinitive:
        i += 1
    last_aux: Item | None = None
    main: Item | None = None
    end = i
    while i < len(items):
        item = items[i]
        if item.tag is Tag.AUXILIARY:
            last_aux = item
            end = i + 1
        elif item.tag is Tag.VERB:
            main = item
            end = i + 1
            break
        elif item.tag is not Tag.ADVERB:
            break
        i += 1
    if main is None:
        while end < len(items) and items[end].tag is Tag.ADVERB:
            end += 1
        return (
            Phrase(Kind.VERB, items[begin:end], last_aux or items[begin], infinitive=infinitive),
            end,
        )
    span = items[begin:end]
    auxiliaries = [x for x in span[:-1] if x.tag is Tag.AUXILIARY]
    passive = bool(auxiliaries) and auxiliaries[-1].lemma == "be" and "participle" in main.kinds
    bare = _perfect_gerund(span) or (
        not auxiliaries and (infinitive or not main.kinds & {"past", "s", "base"})
    )
    return Phrase(Kind.VERB, span, main, passive, bare, infinitive), end


def _perfect_gerund(span: list[Item]) -> bool:
    """Whether a verb group is a gerund by its auxiliary: "having armed X"."""
    return len(span) > 1 and span[0].lower == "having"


def _noun_phrase(items: list[Item], i: int) -> tuple[Phrase, int]:
    begin = i
    while i < len(items) and _continues(items, begin, i):
        i += 1
    span = items[begin:i]
    main = next((x for x in reversed(span) if x.tag is not Tag.QUOTE), span[-1])
    return Phrase(Kind.NOUN, span, main, head=_head(span)), i


def _continues(items: list[Item], begin: int, i: int) -> bool:
    """Whether a noun phrase that began earlier goes on with an item."""
    item = items[i]
    headed = any(x.tag in (Tag.NAME, Tag.NOUN) for x in items[begin:i])
    following = items[i + 1].tag if i + 1 < len(items) else None
    if item.tag is Tag.DETERMINER:
        return not headed
    if item.tag is Tag.PRONOUN:
        return item.possessive and not headed
    if item.tag is Tag.TIME:  # "X's July 12 raid"
        return items[i - 1].tag is Tag.POSSESSIVE and following is Tag.NOUN
    if item.tag is Tag.ADVERB:  # "the recently formed X"
        return (
            i > begin and items[i - 1].tag is Tag.DETERMINER and following in (Tag.NOUN, Tag.NAME)
        )
    if item.tag is Tag.QUOTE:
        quoted = any(x.tag is Tag.QUOTE for x in items[begin:i])
        return following in ((Tag.NOUN, Tag.NAME) if headed and quoted else _NOUNS) and (
            quoted or not headed
        )
    return item.tag in _NOUNS


def _head(span: list[Item]) -> Item | None:
    """The name that a noun phrase stands for, or None where it stands for something else.

    "HTS fighters" and "the regime's forces" stand for the name, "HTS emblem" does not.
    """
    last = next((k for k in range(len(span) - 1, -1, -1) if span[k].mention), None)
    if last is None or (span[last].possessive and last == len(span) - 1):
        return None
    while last and span[last].lower in PROXIES and span[last - 1].mention:
        last -= 1  # "X militants", where the militants are a mention of their own
    tail = [x for x in span[last + 1 :] if x.tag is not Tag.POSSESSIVE and x.tag is not Tag.QUOTE]
    if not tail:
        return None if any(x.tag is Tag.POSSESSIVE for x in span[last + 1 :]) else span[last]
    if tail[-1].lower in PROXIES or tail[-1].lower in PLACES:
        return span[last]
    return None


def _govern(all_phrases: list[Phrase]) -> None:
    """Tie infinitives and gerunds to the verb group that they depend on."""
    last: Phrase | None = None
    for k, phrase in enumerate(all_phrases):
        if phrase.kind in (Kind.STOP, Kind.SUBORDINATOR, Kind.RELATIVE):
            last = None if phrase.kind is not Kind.SUBORDINATOR or phrase.lower != "that" else last
        if phrase.kind is not Kind.VERB:
            continue
        if phrase.infinitive:
            phrase.governor = last
        elif last is not None and (
            (phrase.bare and "ing" in phrase.main.kinds) or _perfect_gerund(phrase.items)
        ):
            between = all_phrases[last.index + 1 : k]
            if not between:
                phrase.governor = last
        last = phrase
