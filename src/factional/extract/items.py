"""Items: a sentence as names, words and marks, each with the part it may play.

A shallow reading without a parser: closed classes come from the grammar, verbs are known forms
whose neighbours allow a verb, and every other word counts as part of a noun phrase.
"""

from __future__ import annotations

import re

from factional.extract.layers import Sentence
from factional.extract.tags import Item, Tag, tagged
from factional.model import Mention, Referent
from factional.vocabulary.lexicon import grammar, words

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
    times = [(t.start, t.end) for t in sentence.times if t.edtf]
    at = sentence.start
    covered = sentence.start
    for start, minus_end, mention in spans:
        if start < covered:
            continue
        out.extend(_plain(text, at, start, times))
        out.append(_name(mention, text))
        at = covered = -minus_end
    out.extend(_plain(text, at, sentence.end, times))
    return tagged(_unwrapped(out))


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


_CONTRACTED = ("'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m")
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
        for suffix in _CONTRACTED:
            if lower.endswith(suffix) and len(lower) > len(suffix):
                cut = match.start() + len(word) - len(suffix)
                out.append(Item(match.start(), cut, text[match.start() : cut],
                                lower[: -len(suffix)], Tag.NOUN))  # fmt: skip
                out.append(Item(cut, close, text[cut:close], suffix, Tag.NOUN))
                break
        else:
            out.append(Item(match.start(), close, word, lower, Tag.NOUN))
    return out
