"""The phrases that point at a speaker: names with posts and asides, descriptions, pronouns.

There is no grammar here, only order: which words stand next to each other, up to the next comma or
clause. That is enough for the subject of a verb of saying, which is short in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from factional.read.cues import CAPITAL, NAME, terms, wordset
from factional.read.speaking import Speaking

WORD = re.compile(r"[^\W_]+(?:[-’'ʼ‘`]+[^\W_]+)*")
_PART = re.compile(r"\s*(?:[,;،؛()]|[—–](?=\s)|(?<=\s)[—–-](?=\s))\s*")
_NAME = re.compile(NAME)
CONTRACTED = re.compile(r"[’'](?:ll|d|ve|s|re)$")
_LONG = 10  # words of a description
_SHORT = 5  # words of a description without a noun for people
_HALT = re.compile(r"(?<!\b\w)(?<!\b\w\w)[.](?=\s|$)|[!?…:؟\u0001\"“«„]")
_GAP = re.compile(r"[.\s]+")
_OF = re.compile(r"\s(?:of|de|von)\s")
_MOST = 14  # words of a phrase


class Kind(StrEnum):
    """How a phrase points at somebody."""

    NAME = "name"
    PRONOUN = "pronoun"
    FIRST = "first"
    DESCRIBED = "described"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch that points at a speaker; an empty one where the subject is left out."""

    start: int
    end: int
    kind: Kind


def past(text: str, at: int, end: int, lexicon: Speaking) -> int:
    """Where a phrase begins behind white space and small words."""
    while True:
        while at < end and text[at].isspace():
            at += 1
        word = WORD.match(text, at, end)
        if word is None or word.group().casefold() not in lexicon.between:
            return at
        at = word.end()


def closed(text: str, start: int, end: int, lexicon: Speaking) -> Phrase | None:
    """The phrase that a stretch ends with, past an aside between commas.

    "On Monday Jane Roe", "Jane Roe, who leads it,", "the leader of it, Jane Roe,".
    """
    end = _before(text, start, end, lexicon)
    parts = list(_parts(text, start, end))
    if not parts:
        return None
    if text[parts[-1][1] : end].strip() and len(parts) > 1:  # an aside that a comma closes
        aside, parts = parts[-1], parts[:-1]
        name = _NAME.fullmatch(text, *aside)
        if name and (found := _tail(text, *parts[-1], lexicon)):
            return Phrase(*aside, Kind.NAME) if found.kind is Kind.DESCRIBED else found
        for part in parts:
            first = WORD.match(text, part[0], part[1])
            low = first.group().casefold() if first else ""
            if low not in lexicon.prepositions and low not in lexicon.breaks:
                found = _tail(text, *part, lexicon)
                if found is not None:
                    return found
        return None
    return _tail(text, *parts[-1], lexicon)


def opened(text: str, start: int, lexicon: Speaking) -> Phrase | None:
    """The phrase that opens a sentence, if a comma closes it or it is a name."""
    stop = re.compile(r"[.!?:\u0001\n\"“«„]").search(text, start)
    part = next(_parts(text, start, stop.start() if stop else len(text)), None)
    if part is None:
        return None
    first = WORD.match(text, *part)
    low = first.group().casefold() if first else ""
    if first and (low in lexicon.pronouns or low in lexicon.first):
        return Phrase(*first.span(), Kind.PRONOUN if low in lexicon.pronouns else Kind.FIRST)
    name = _name(text, part[0], part[1], lexicon) if lexicon.cased else None
    if name and not _common(text, name, lexicon):
        return name
    found = list(WORD.finditer(text, *part))[:5]
    for word in found:  # "The old commander shook his head"
        if lexicon.people.match(word.group()):
            return _phrase(text, part[0], word.end(), lexicon)
    return _tail(text, *part, lexicon) if not lexicon.cased or len(found) < 4 else None


def _before(text: str, start: int, end: int, lexicon: Speaking) -> int:
    """Where a phrase ends before auxiliaries and adverbs."""
    while True:
        while end > start and text[end - 1].isspace():
            end -= 1
        last = next(reversed(list(WORD.finditer(text, max(start, end - 30), end))), None)
        if last is None or last.end() != end:
            return end
        low = last.group().casefold()
        adverb = low.endswith("ly") and text[last.start()].islower() and len(low) > 4
        if low not in lexicon.between and not adverb:
            return end
        end = last.start()


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in [*_PART.finditer(text, start, end), None]:
        stop = mark.start() if mark else end
        stretch = text[at:stop]
        if any(c.isalnum() for c in stretch):
            yield at + len(stretch) - len(stretch.lstrip()), at + len(stretch.rstrip())
        at = mark.end() if mark else end


def _tail(text: str, start: int, end: int, lexicon: Speaking) -> Phrase | None:
    """The phrase that ends where a stretch between commas does."""
    found = list(WORD.finditer(text, start, end))
    breaks = (i for i, word in enumerate(found) if word.group().casefold() in lexicon.breaks)
    cut = max(breaks, default=-1)
    found = found[cut + 1 :]
    if not found or found[-1].end() < end - 1:
        return None
    small = CONTRACTED.sub("", found[-1].group().casefold())
    numbered = small == "i" and len(found) > 1 and _proper(text, found[-2])  # "Ferdinand I"
    if not numbered and (small in lexicon.pronouns or small in lexicon.first):
        kind = Kind.PRONOUN if small in lexicon.pronouns else Kind.FIRST
        return Phrase(*found[-1].span(), kind)
    found = _led(text, found, lexicon)
    return _phrase(text, found[0].start(), end, lexicon) if found and len(found) <= _MOST else None


def _led(text: str, found: list[re.Match[str]], lexicon: Speaking) -> list[re.Match[str]]:
    """Words of a phrase without what leads to it: "And then on Monday Jane Roe"."""
    leading = wordset("leading_words") - lexicon.determiners
    while found and found[0].group().casefold() in leading | lexicon.prepositions:
        was_tied = found[0].group().casefold() in lexicon.prepositions
        del found[0]
        if was_tied and len(found) > 1:
            opens = [
                i
                for i, w in enumerate(found)
                if i
                and (w.group().casefold() in lexicon.determiners or _proper(text, w))
                and found[i - 1].group().casefold() not in lexicon.prepositions
            ]
            found = found[opens[0] :] if opens else found
    return found


def _proper(text: str, word: re.Match[str]) -> bool:
    return text[word.start()].isupper()


def headed(text: str, start: int, end: int, lexicon: Speaking) -> Phrase | None:
    """The phrase that a stretch begins with, up to a mark or another clause."""
    start = past(text, start, end, lexicon)
    part = next(_parts(text, start, end), None)
    if part is None or text[start : part[0]].strip():
        return None
    stop = _HALT.search(text, *part)
    last = stop.start() if stop else part[1]
    found = list(WORD.finditer(text, part[0], last))
    low = found[0].group().casefold() if found else ""
    if not found or found[0].start() > part[0] + 1 or low in lexicon.breaks:
        return None
    if low in lexicon.pronouns or low in lexicon.first:
        kind = Kind.PRONOUN if low in lexicon.pronouns else Kind.FIRST
        return Phrase(*found[0].span(), kind)
    cut = next((i for i, w in enumerate(found) if i and _leaves(i, w, lexicon)), len(found))
    stopped = found[cut - 1].end() if cut < len(found) else last
    phrase = _phrase(text, part[0], stopped, lexicon) if cut <= _MOST else None
    beside = next(_parts(text, last, end), None) if text[last : last + 1] != "." else None
    if phrase and phrase.kind is Kind.DESCRIBED and beside and lexicon.cased:
        name = _NAME.fullmatch(text, *beside)
        if name and len(name.group().split()) > 1:  # "the leader of it, Jane Roe"
            return Phrase(*name.span(), Kind.NAME)
    return phrase


def _leaves(place: int, word: re.Match[str], lexicon: Speaking) -> bool:
    """Whether a word behind the first is no part of the phrase any more."""
    low = word.group().casefold()
    tied = low in lexicon.prepositions and low not in wordset("speech.binding")
    told = not lexicon.cased and terms("speech.told").match(low) is not None
    return low in lexicon.breaks or tied or told or (place > 1 and low in lexicon.between)


def _phrase(text: str, start: int, end: int, lexicon: Speaking) -> Phrase | None:
    """What a phrase without asides is: a name with or without a post, or a description."""
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "’'"):
        end -= 1
    found = list(WORD.finditer(text, start, end))
    at = 0
    while at < len(found) and found[at].group().casefold() in lexicon.determiners:
        at += 1
    if at == len(found):
        return None
    if not lexicon.cased:
        return _uncased(text, start, end, lexicon)
    name = _name(text, found[at].start(), end, lexicon)
    if name and _common(text, name, lexicon):
        if name.end == end:
            return Phrase(start, end, Kind.DESCRIBED)
        name = None
    pointed = _named(text, found[at:], end, name, lexicon)
    if pointed is None and _describes(found, at, lexicon):
        return Phrase(start, end, Kind.DESCRIBED)
    return pointed


def _named(
    text: str, found: list[re.Match[str]], end: int, name: Phrase | None, lexicon: Speaking
) -> Phrase | None:
    """The name that a phrase is about: "Roe of Orme", "Dawn Front commander Jane Roe"."""
    if name is None or name.end == end:
        return name or _last_name(text, found, end, lexicon)
    rest = [word for word in found if word.start() >= name.end]
    if rest[0].group().casefold() not in lexicon.prepositions:
        return _last_name(text, rest, end, lexicon)
    body = terms("interview.body").search(text[name.start : name.end])
    whole = body and _proper(text, rest[-1]) and len(rest) <= _SHORT
    return Phrase(name.start, end, Kind.NAME) if whole else name


def _describes(found: list[re.Match[str]], articles: int, lexicon: Speaking) -> bool:
    """Whether words can describe a speaker: people or an article, what they are of, and no verb."""
    low = [word.group().casefold() for word in found]
    if any(word in lexicon.finite or word in lexicon.breaks for word in low[1:]):
        return False
    verbs = (w for w in low if lexicon.verbs.fullmatch(w) and w not in lexicon.nouns_too)
    if any(not lexicon.people.match(w) for w in verbs):
        return False
    tied = (i for i, word in enumerate(low) if i and word in lexicon.prepositions)
    head = low[: next(tied, len(low))]
    if any(word in lexicon.determiners for word in head[max(1, articles) :]):
        return False
    heads = head[-1:] if lexicon.bases else head  # English puts the noun last
    if any(lexicon.people.match(word) for word in heads):
        return len(low) <= _LONG
    short = len(head) <= 2 or len(low) < _SHORT or not lexicon.bases  # "The agreement"
    return bool(articles) and short and len(head) <= _SHORT and len(low) <= _LONG


def _last_name(text: str, found: list[re.Match[str]], end: int, lexicon: Speaking) -> Phrase | None:
    """The name that ends a description of its bearer: "the commander Jane Roe"."""
    for i, word in enumerate(found):
        if not i or not _proper(text, word):
            continue
        name = _NAME.match(text, word.start(), end)
        ahead = found[i - 1].group().casefold()
        if ahead in lexicon.prepositions or ahead in lexicon.determiners:
            return None
        if name and name.end() == end:
            plain = len(name.group().split()) > 1 or lexicon.people.match(ahead)
            of = any(w.group().casefold() in lexicon.prepositions for w in found[:i])
            single = len(name.group().split()) == 1 and of
            if not plain or single:
                return None
            return Phrase(*bare(text, *name.span(), lexicon), Kind.NAME)
    return None


def bare(text: str, start: int, end: int, lexicon: Speaking | None = None) -> tuple[int, int]:
    """A name without the posts and ranks before it, and without the place that it is of."""
    start = _past_office(text, start, end)
    while (word := WORD.match(text, start, end)) is not None:
        gap = _GAP.match(text, word.end(), end)
        following = WORD.match(text, gap.end(), end) if gap else None
        if gap is None or following is None or not _titled(word.group(), lexicon):
            break
        if following.group().casefold() in wordset("particles") and not _joined(text, following):
            break
        alone = following.end() == end and word.group().casefold() in wordset("speech.borne")
        if alone and "." not in gap.group():
            break
        start = gap.end()
    of = _OF.search(text, start, end)
    ahead = text[start : of.start()] if of else ""
    if of and len(ahead.split()) > 1 and not terms("interview.body").search(ahead):
        end = of.start()
    return start, end


def _past_office(text: str, start: int, end: int) -> int:
    """Where the name begins behind an office in capitals: "Velmian Foreign Minister Jane Roe"."""
    found = list(WORD.finditer(text, start, end))
    for i in range(min(len(found) - 1, 5), 0, -1):
        low = found[i - 1].group().casefold()
        if low in wordset("speech.borne") and low not in wordset("ranks"):
            continue
        following = found[i].group()
        if _titled(low, None) and low not in wordset("leading_words") and following[0].isupper():
            return found[i].start()
    return start


def _titled(word: str, lexicon: Speaking | None) -> bool:
    """Whether a word before a name is a title, a post, or no part of it."""
    low = word.casefold()
    known = low in wordset("ranks") or low in wordset("leading_words")
    people = lexicon is not None and lexicon.people.match(low) is not None
    return known or people or terms("interview.post").fullmatch(low) is not None


def _joined(text: str, word: re.Match[str]) -> bool:
    """Whether a particle is tied to the name behind it or opens it: "al-Ru’asi", "Abu Yahya"."""
    return "-" in word.group() or text[word.start()].isupper()


def _name(text: str, start: int, end: int, lexicon: Speaking) -> Phrase | None:
    """The name at the head of a stretch, without posts and ranks before it."""
    found = _NAME.match(text, start, end)
    return Phrase(*bare(text, *found.span(), lexicon), Kind.NAME) if found else None


def _common(text: str, name: Phrase, lexicon: Speaking) -> bool:
    """Whether what looks like a name is a common noun: "Residents", "Ein Sprecher"."""
    first = WORD.match(text, name.start, name.end)
    if first is None:
        return True
    low = first.group().casefold()
    if (
        low in lexicon.determiners
        or low in lexicon.between
        or text[name.end - 2 : name.end - 1] in ("", " ")
    ):
        return True
    if first.end() == name.end and low in wordset("leading_words"):
        return True
    if lexicon.people.match(first.group()):
        return first.end() == name.end or not re.match(rf"\s{CAPITAL}", text[first.end() :])
    return False


def _uncased(text: str, start: int, end: int, lexicon: Speaking) -> Phrase | None:
    """A phrase in a script without capitals: known posts, what they are of, then a name."""
    found = list(WORD.finditer(text, start, end))
    at = 0
    described = False
    while at < len(found):
        low = found[at].group()
        if lexicon.people.match(low) or low in lexicon.determiners or low in wordset("ranks"):
            described = True
            at += 1
        elif described and (low in lexicon.prepositions or low.startswith("ال")):
            at += 1
        else:
            break
    if at == len(found):
        return Phrase(start, end, Kind.DESCRIBED)
    if len(found) - at > 5:
        return None
    return Phrase(found[at].start(), end, Kind.NAME)
