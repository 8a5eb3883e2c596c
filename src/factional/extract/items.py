"""Items: a sentence as names, words and marks, each with the part it may play.

A shallow reading without a parser: closed classes come from the grammar, verbs are known forms
whose neighbours allow a verb, and every other word counts as part of a noun phrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from factional.extract.layers import Sentence
from factional.model import Mention, Referent
from factional.vocabulary.lexicon import frames, grammar, words


class Tag(Enum):
    """The part a word plays in the shallow reading."""

    NAME = auto()
    PRONOUN = auto()
    NOUN = auto()
    DETERMINER = auto()
    POSSESSIVE = auto()
    PREPOSITION = auto()
    COORDINATOR = auto()
    RELATIVE = auto()
    SUBORDINATOR = auto()
    AUXILIARY = auto()
    VERB = auto()
    TO = auto()
    ADVERB = auto()
    ADJECTIVE = auto()
    TIME = auto()
    COMMA = auto()
    STOP = auto()
    QUOTE = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """A name, word or mark of a sentence.

    Attributes:
        lemma: Of a verb, else empty.
        kinds: What forms of the verb it can be.
        mention: The name, description or pronoun that stands here.
        possessive: A name or pronoun that owns what follows.
    """

    start: int
    end: int
    text: str
    lower: str
    tag: Tag
    lemma: str = ""
    kinds: frozenset[str] = frozenset()
    mention: Mention | None = None
    possessive: bool = False


_WORD = re.compile(
    r"(?<=\w)[-‑–][^\W\d]\w+|['’]s\b|['’](?:re|ve|ll|d|m)\b|\d+(?:,\d{3})+|\w+(?:[-‑’'.]\w+)*\.?|\S"
)
_FOLLOWS = {Tag.NAME, Tag.PRONOUN, Tag.DETERMINER, Tag.NOUN}


def items(sentence: Sentence, text: str, referents: dict[str, Referent]) -> list[Item]:
    """The items of a sentence, in text order; the longest of nested mentions stands for them."""
    out: list[Item] = []
    spans = sorted(
        [(m.start, -m.end, m) for m in sentence.mentions if m.referent in referents],
        key=lambda s: s[:2],
    )
    times = [(t.start, t.end) for t in sentence.times]
    at = sentence.start
    covered = sentence.start
    for start, minus_end, mention in spans:
        if start < covered:
            continue
        out.extend(_plain(text, at, start, times))
        out.append(_name(mention, text))
        at = covered = -minus_end
    out.extend(_plain(text, at, sentence.end, times))
    return _tag(_unwrapped(out))


def _unwrapped(raw: list[Item]) -> list[Item]:
    """Without the quotation marks right at a name, and brackets that hold but a name after "of"."""
    out: list[Item] = []
    for i, item in enumerate(raw):
        before, after = raw[i - 1] if i else None, raw[i + 1] if i + 1 < len(raw) else None
        if item.mention is None and item.lower in _QUOTES:
            opens = after is not None and after.mention is not None and item.end == after.start
            closes = before is not None and before.mention is not None and before.end == item.start
            if opens or closes:
                continue
        if item.lower in ("(", ")"):
            inner = after if item.lower == "(" else before
            outer = raw[i - 1 if item.lower == "(" else i - 3] if i else None
            if (
                inner is not None
                and inner.mention is not None
                and outer is not None
                and outer.lower in ("of", "the", "with", "by", "from", "against")
            ):
                continue
        out.append(item)
    return out


_QUOTES = frozenset('“”"«»„')


def _name(mention: Mention, text: str) -> Item:
    lower = mention.text.lower()
    possessive = lower in grammar()["possessives"]
    pronoun = not mention.named and lower in grammar()["pronouns"] | grammar()["possessives"]
    tag = Tag.PRONOUN if pronoun or possessive else Tag.NAME
    if lower in grammar()["relatives"]:
        tag = Tag.RELATIVE
    return Item(
        mention.start, mention.end, mention.text, lower, tag, mention=mention, possessive=possessive
    )


def _plain(text: str, start: int, end: int, times: list[tuple[int, int]]) -> list[Item]:
    out: list[Item] = []
    at = start
    for a, b in sorted(times):
        if a < at or b > end:
            continue
        out.extend(_words(text, at, a))
        out.append(Item(a, b, text[a:b], text[a:b].lower(), Tag.TIME))
        at = b
    out.extend(_words(text, at, end))
    return out


def _words(text: str, start: int, end: int) -> list[Item]:
    out: list[Item] = []
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        lower = word.lower()
        close = match.end()
        if len(word) > 1 and word.endswith(".") and (lower in words("roles.en")["ranks"]):
            pass
        elif len(word) > 1 and word.endswith(".") and lower.count(".") == 1:
            word, lower, close = word[:-1], lower[:-1], close - 1
            out.append(Item(match.start(), close, word, lower, Tag.NOUN))
            out.append(Item(close, close + 1, ".", ".", Tag.STOP))
            continue
        for suffix in ("'s", "’s", "n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d",
                       "'m", "’m"):  # fmt: skip
            if lower.endswith(suffix) and len(lower) > len(suffix) and suffix[0] != "n":
                cut = match.start() + len(word) - len(suffix)
                out.append(Item(match.start(), cut, text[match.start() : cut],
                                lower[: -len(suffix)], Tag.NOUN))  # fmt: skip
                out.append(Item(cut, close, text[cut:close], suffix, Tag.NOUN))
                break
        else:
            out.append(Item(match.start(), close, word, lower, Tag.NOUN))
    return out


def _tag(raw: list[Item]) -> list[Item]:
    out: list[Item] = []
    for i, item in enumerate(raw):
        following = raw[i + 1] if i + 1 < len(raw) else None
        if item.mention is not None or item.tag in (Tag.TIME, Tag.STOP):
            out.append(item)
            continue
        out.append(_one(item, out, following, raw, i))
    return out


_MARKS = {
    ",": Tag.COMMA, ";": Tag.STOP, ":": Tag.STOP, ".": Tag.STOP, "!": Tag.STOP, "?": Tag.STOP,
    "…": Tag.STOP, "—": Tag.COMMA, "–": Tag.COMMA, "-": Tag.COMMA, "“": Tag.QUOTE, "”": Tag.QUOTE,
    '"': Tag.QUOTE, "«": Tag.QUOTE, "»": Tag.QUOTE, "(": Tag.OPEN, "[": Tag.OPEN, "{": Tag.OPEN,
    ")": Tag.CLOSE, "]": Tag.CLOSE, "}": Tag.CLOSE, "|": Tag.STOP, "*": Tag.STOP,
}  # fmt: skip


_SET_PHRASES = frozenset(
    [("in", "fact"), ("of", "course"), ("at", "least"), ("at", "most"), ("so", "far"),
     ("no", "doubt"), ("at", "last"), ("in", "turn"), ("at", "first"), ("as", "well")]
)  # fmt: skip


def _one(item: Item, before: list[Item], following: Item | None, raw: list[Item], i: int) -> Item:
    g = grammar()
    low = item.lower
    previous = before[-1] if before else None
    if low in _MARKS:
        return replace(item, tag=_MARKS[low])
    if low in ("'s", "’s", "'", "’"):
        owned = previous is not None and (
            previous.tag is Tag.NAME or (previous.tag is Tag.NOUN and low[0] in "'’")
        )
        if owned and not (low in ("'", "’") and item.start > (previous.end if previous else 0)):
            verbal = following is not None and (
                following.lower in g["determiners"] or following.lower in ("not", "been", "being")
            )
            if not verbal:
                return replace(item, tag=Tag.POSSESSIVE, possessive=True)
        return replace(item, tag=Tag.AUXILIARY if low[-1] == "s" else Tag.QUOTE, lemma="be")
    if low == "to":
        return replace(item, tag=Tag.TO)
    if (low, following.lower if following else "") in _SET_PHRASES or (
        previous is not None and (previous.lower, low) in _SET_PHRASES
    ):
        return replace(item, tag=Tag.ADVERB)
    if low == "no" and following is not None and following.lower == "longer":
        return replace(item, tag=Tag.ADVERB)
    if low == "that":
        return replace(item, tag=_that(previous, following))
    if low[0] in "-‑–" and len(low) > 1:
        return item
    if item.text == "May" and previous is not None and previous.tag in (Tag.PREPOSITION, Tag.NOUN):
        return item
    if not any(character.isalnum() for character in low) and low not in _MARKS:
        return replace(item, tag=Tag.QUOTE if low in "'’‘" else Tag.ADVERB)
    adjective = _adjective(low, raw, i)
    if adjective:
        return replace(item, tag=Tag.ADJECTIVE)
    for name, lemma in (("be", "be"), ("have", "have"), ("do", "do"), ("modals", "")):
        if low in g[name]:
            return replace(item, tag=Tag.AUXILIARY, lemma=lemma or low)
    for name, tag in (
        ("relatives", Tag.RELATIVE),
        ("coordinators", Tag.COORDINATOR),
        ("determiners", Tag.DETERMINER),
        ("subordinators", Tag.SUBORDINATOR),
        ("prepositions", Tag.PREPOSITION),
        ("particles", Tag.PREPOSITION),
    ):
        if low in g[name]:
            if low in ("as", "since", "until", "after", "before") and _phrase_follows(raw, i):
                return replace(item, tag=Tag.PREPOSITION)
            return replace(item, tag=tag)
    if low in g["possessives"]:
        return replace(item, tag=Tag.DETERMINER, possessive=True)
    if low in g["pronouns"]:
        return replace(item, tag=Tag.PRONOUN)
    if low in g["adverbs"] or (low.endswith("ly") and len(low) > 4 and low not in g["not_adverbs"]):
        return replace(item, tag=Tag.ADVERB)
    return _verb(item, previous, following, before)


def _phrase_follows(raw: list[Item], i: int) -> bool:
    """Whether a word that can open a clause opens a phrase here: no verb comes before a stop."""
    g = grammar()
    for other in raw[i + 1 : i + 9]:
        low = other.lower
        if low in _MARKS or low in g["coordinators"] or low in g["relatives"] or low == "that":
            return True
        if low.endswith("ing") or (other.mention is None and (
            low in g["be"] or low in g["have"] or low in g["do"] or low in g["modals"]
            or (g.verbs(low) and low not in g.ambiguous)
        )):  # fmt: skip
            return False
    return True


def _that(previous: Item | None, following: Item | None) -> Tag:
    if previous is None:
        return Tag.DETERMINER
    if previous.tag in (Tag.NAME, Tag.NOUN) and following is not None:
        low = following.lower
        g = grammar()
        if low in g["be"] | g["have"] | g["do"] | g["modals"] or g.verbs(low) or low.endswith("ly"):
            return Tag.RELATIVE
    if previous.tag in (Tag.PREPOSITION, Tag.COORDINATOR, Tag.COMMA, Tag.STOP, Tag.QUOTE):
        return Tag.DETERMINER
    return Tag.SUBORDINATOR


LOOSE = frozenset(
    ["directly", "closely", "both", "ideologically", "the", "full", "complete", "direct", "total",
     "overall", "joint", "strict", "mainly", "either"]
)  # fmt: skip


def _adjective(low: str, raw: list[Item], i: int) -> bool:
    for frame in frames().adjectives.get(low, ()):
        at = i + 1
        for literal in frame.words:
            while at < min(len(raw), i + 4) and raw[at].lower in LOOSE:
                at += 1
            if at >= len(raw) or raw[at].lower not in literal:
                break
            at += 1
        else:
            return True
    return False


def _verb(item: Item, previous: Item | None, following: Item | None, before: list[Item]) -> Item:
    g = grammar()
    forms = g.verbs(item.lower)
    if not forms:
        if item.lower.endswith("ing") and len(item.lower) > 5:
            guess = frozenset({"ing"})
        elif item.lower.endswith("ed") and len(item.lower) > 4:
            guess = frozenset({"past", "participle"})
        elif _new_infinitive(item, previous, following, before):
            guess = frozenset({"base"})
        else:
            return item
        lemma, kinds = item.lower, guess
    else:
        base = previous is not None and (
            previous.tag is Tag.TO or (previous.tag is Tag.AUXILIARY and not previous.lemma)
        )
        form = min(
            forms,
            key=lambda f: (base != ("base" in f.kinds), f.lemma not in frames().verbs, f.lemma),
        )
        lemma, kinds = form.lemma, form.kinds
    if _between_names(item, before, following):
        return item
    if not _may_be_verb(item, kinds, previous, following, before):
        return item
    return replace(item, tag=Tag.VERB, lemma=lemma, kinds=kinds)


def _new_infinitive(
    item: Item, previous: Item | None, following: Item | None, before: list[Item]
) -> bool:
    """Whether a word that no list knows is an infinitive: "aims to reopen the pass"."""
    if previous is None or previous.tag is not Tag.TO or not item.text.islower():
        return False
    opener = before[-2] if len(before) > 1 else None
    return (
        opener is not None
        and opener.tag in (Tag.VERB, Tag.AUXILIARY, Tag.NOUN)
        and following is not None
        and (following.mention is not None or following.lower in grammar()["determiners"])
    )


def _between_names(item: Item, before: list[Item], following: Item | None) -> bool:
    """Whether a participle joins two names to one phrase: "the X affiliated Y"."""
    if not before or before[-1].mention is None or before[-1].tag is Tag.PRONOUN:
        return False
    if following is None or following.mention is None or following.tag is Tag.PRONOUN:
        return False
    if item.lower in ("affiliated", "linked", "aligned"):
        return True
    opener = before[-2].tag if len(before) > 1 else None
    return item.lower in frames().compounds and opener is Tag.DETERMINER


def _may_be_verb(
    item: Item,
    kinds: frozenset[str],
    previous: Item | None,
    following: Item | None,
    before: list[Item],
) -> bool:
    g = grammar()
    anchor = next((b for b in reversed(before) if b.tag is not Tag.ADVERB), None)
    after = following.lower if following else ""
    if anchor is not None and anchor.tag in (Tag.TO, Tag.AUXILIARY):
        if anchor.tag is Tag.TO:
            return "base" in kinds and after != "of"
        if anchor.lemma == "be" or anchor.lower in ("'s", "’s"):
            return bool(kinds & {"ing", "participle"})
        if anchor.lemma == "have":
            return bool(kinds & {"participle"})
        return "base" in kinds
    if previous is not None and (
        previous.tag in (Tag.DETERMINER, Tag.POSSESSIVE) or previous.possessive
    ):
        return previous.lower in ("those", "all", "both") and "participle" in kinds
    if anchor is not None and anchor.tag is Tag.DETERMINER:
        return False
    if "ing" in kinds:
        if after == "of":
            return False
        if previous is not None and previous.tag is Tag.NOUN:
            return following is not None and (
                following.mention is not None
                or after in g["determiners"]
                or after in g["prepositions"]
                or after == "to"
            )
        return True
    if kinds & {"past", "participle"} and not kinds & {"base"}:
        if following is not None and previous is not None and previous.tag is Tag.PREPOSITION:
            return False
        return not (item.lower in g.ambiguous and after == "of")
    plain = previous is None or previous.tag in (Tag.PREPOSITION, Tag.QUOTE)
    if plain and item.lower in g.ambiguous:
        return False
    noun_like = item.lower in g.ambiguous or (
        item.lower.endswith("s") and item.lower[:-1] in g.ambiguous
    ) or (item.lower.endswith("es") and item.lower[:-2] in g.ambiguous)  # fmt: skip
    if not noun_like:
        return anchor is None or anchor.tag is not Tag.PREPOSITION
    if anchor is None or after in (
        "of",
        "on",
        "against",
        "by",
        "between",
        "and",
        "or",
        ",",
        ".",
        "",
    ):
        return anchor is not None and anchor.tag in (Tag.PRONOUN, Tag.RELATIVE)
    if anchor.tag in (Tag.PRONOUN, Tag.RELATIVE):
        return True
    follows = following is not None and (
        following.mention is not None or after in g["determiners"] or after in g["prepositions"]
        or after == "to" or after in g["possessives"]
    )  # fmt: skip
    if anchor.tag is Tag.NAME:
        return follows
    if anchor.tag is Tag.NOUN:
        return follows and (("base" in kinds) == anchor.lower.endswith("s"))
    return anchor.tag in (Tag.COORDINATOR, Tag.COMMA, Tag.CLOSE) and follows
