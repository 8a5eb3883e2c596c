"""Masking: a sentence with its names made single characters, so that patterns can speak of them.

A slot is a stretch that could be somebody's name: what the language model calls a name, a stretch
in quotation marks, a run of letters of another script, or a chain of capitals that the model left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factional.extract.actors.initials import is_short
from factional.extract.language import Analysis, Name, NameType, Sentence
from factional.extract.lexicon import ordinary, words
from factional.extract.spans import function_words, is_capital
from factional.extract.spelling import fold

NAMES = "\ue000-\uefff"
GLOSSES = "\uf000-\uf8ff"
_FIRST, _FIRST_GLOSS = 0xE000, 0xF000
_MOST = 0x7FF
_NAMED = {
    NameType.ORGANIZATION, NameType.STATE, NameType.PERSON,
    NameType.GROUP, NameType.PLACE, NameType.EVENT,
}  # fmt: skip
_FOREIGN = (
    r"[\u0370-\u03FF\u0400-\u058F\u0590-\u08FF\u0900-\u109F\u10A0-\u10FF\u1100-\u137F\u1780-\u18AF"
    r"\u2D00-\u2D7F\u3040-\u30FF\u3400-\u9FFF\uAA60-\uAA7F\uAC00-\uD7AF\uFB1D-\uFDFF\uFE70-\uFEFC]"
)
_SCRIPT = re.compile(
    rf"[«„“]?{_FOREIGN}[\u200c\u200d]?(?:[\s«»„“”\"'’-]*[\u200c\u200d]?{_FOREIGN})*[»”]?"
)
_QUOTED = re.compile(
    r"“([^“”\"]{1,70})”|\"([^“”\"]{1,70})\"|‘([^‘’\"]{1,70})’(?!\w)|(?<!\w)'([^'\"]{1,70})'(?!\w)"
    r"|«([^«»]{1,70})»"
)
_WORD = re.compile(r"[^\W\d_](?:[\w'’‘ʿʾ`-]*\w)?|\d+(?:st|nd|rd|th)\b")
_JOINERS = re.compile(
    r"\s(?:(?:of|for|de|del|des|du|da|do|di|la|el|los|las|le|les|pour|para|et|y|und|der|al|the|l['’])\s?)+"
)
_NOMINAL = ("NOUN", "PROPN", "ADJ")
_LONGEST_GLOSS = 8


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch that could be a name.

    Attributes:
        start: First code point.
        end: One past the last; articles and quotation marks are outside.
        type: What the model says it names, if anything.
        quoted: Whether it stands in quotation marks of its own.
        foreign: Whether it is in another script than the sentence.
        lower: Whether it is written as no name is.
    """

    start: int
    end: int
    type: NameType | None = None
    quoted: bool = False
    foreign: bool = False
    lower: bool = False


class Masked:
    """A sentence with slots as single characters.

    Attributes:
        text: The masked text.
        slots: By the character that stands for each.
    """

    def __init__(self, whole: str, sentence: Sentence, slots: Sequence[Slot]) -> None:
        parts: list[str] = []
        self.slots: dict[str, Slot] = {}
        self._origins: list[int] = []
        at = sentence.start
        for number, slot in enumerate(slots[:_MOST]):
            parts.append(whole[at : slot.start])
            self._origins.extend(range(at, slot.start))
            char = chr((_FIRST_GLOSS if slot.lower else _FIRST) + number)
            parts.append(char)
            self._origins.append(slot.start)
            self.slots[char] = slot
            at = slot.end
        parts.append(whole[at : sentence.end])
        self._origins.extend(range(at, sentence.end + 1))
        self.text = "".join(parts)

    def origin(self, at: int) -> int:
        """Where a place in the masked text lies in the whole text."""
        return self._origins[at]

    def slot(self, at: int) -> Slot | None:
        """The slot at a place in the masked text."""
        return self.slots.get(self.text[at]) if 0 <= at < len(self.text) else None


@cache
def languages() -> frozenset[str]:
    """Names of languages, as English writes them."""
    return words("aliases", "languages")


def mask(text: str, analysis: Analysis, sentence: Sentence, names: Sequence[Name]) -> Masked:
    """A sentence with everything in it masked that could be a name.

    Args:
        text: The whole text.
        analysis: What the language model says of it.
        sentence: One of its sentences.
        names: The names that begin in it.
    """
    found: list[Slot] = []
    body = text[sentence.start : sentence.end]
    foreign = [m for m in _SCRIPT.finditer(body) if len(m[0].strip()) > 1]
    if sum(len(m[0]) for m in foreign) * 2 > len(body):
        foreign = []
    for match in foreign:
        start, end = sentence.start + match.start(), sentence.start + match.end()
        _add(found, Slot(start, end, foreign=True))
    for match in _QUOTED.finditer(body):
        group = next(i for i in range(1, 6) if match[i] is not None)
        quoted = _quoted(text, sentence.start + match.start(group), match[group])
        if quoted is not None:
            _add(found, quoted)
    taken = [
        (sentence.start + m.start(), sentence.start + m.end())
        for m in _QUOTED.finditer(body)
    ]  # fmt: skip
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start)):
        if name.type in _NAMED:
            for slot in _pieces(text, name):
                if text[slot.start : slot.end] not in languages():
                    _add(found, slot)
    dates = [(n.start, n.end) for n in names if n.type not in _NAMED]
    chains = _loud if body.isupper() else _chains
    for slot in chains(text, analysis, sentence, found, dates):
        _add(found, slot)
    found = _grown(text, sorted(found, key=lambda s: s.start), taken)
    return Masked(text, sentence, found)


def _add(found: list[Slot], slot: Slot) -> None:
    if slot.start < slot.end and not any(s.start < slot.end and slot.start < s.end for s in found):
        found.append(slot)


def _quoted(text: str, start: int, content: str) -> Slot | None:
    """A stretch in quotation marks, unless it is speech or a remark with an article "a"."""
    article = re.match(r"\s*(an?\s+)?(?:the\s+)?", content, re.IGNORECASE)
    skipped = article.end() if article else 0
    said = content[skipped:].rstrip(" ,.;")
    if (article and article[1]) or not said or len(said.split()) > _LONGEST_GLOSS:
        return None
    if re.search(r"[.!?;:]\s|,", said) or content.rstrip()[-1:] in ",.!?":
        if not (content.rstrip()[-1:] in ",." and is_capital(said) and len(said.split()) <= 4):
            return None
        if re.search(r"[.!?;:,]", said):
            return None
    words_ = said.split()
    if content.rstrip()[-1:] in ",." and any(
        w.islower() and fold(w) not in function_words() for w in words_
    ):
        return None
    begin = start + skipped
    return Slot(begin, begin + len(said), quoted=True, lower=not _written_as_name(said))


def _written_as_name(said: str) -> bool:
    return is_capital(said.split(maxsplit=1)[0]) or (
        said[0].isdigit() and any(c.isupper() for c in said)
    )


def _pieces(text: str, name: Name) -> list[Slot]:
    """A name of the model, cut at dashes and brackets, without article and quotation marks."""
    found = []
    body = text[name.start : name.end]
    for match in re.finditer(r"(?:(?!\s[—–-]+\s|\s?[()\[\]]|,\s|;\s).)+", body, re.DOTALL):
        piece = match[0]
        lead = re.match(r"[\s—–,;()\[\]“”\"‘«-]*(?:(?:the|The|THE)\s+)?[“\"‘«]?", piece)
        start = match.start() + (lead.end() if lead else 0)
        end = match.start() + len(piece.rstrip(' \n\t,;“”"»'))
        inner = body[start:end]
        if inner.endswith("’") and not inner.endswith("s’"):
            end -= 1
        if inner and inner[0].isalnum():
            found.append(Slot(name.start + start, name.start + end, name.type))
    return found


def _chains(
    text: str,
    analysis: Analysis,
    sentence: Sentence,
    found: Sequence[Slot],
    dates: Sequence[tuple[int, int]],
) -> list[Slot]:
    """Chains of capitals that are no name of the model's."""
    covered = [(s.start, s.end) for s in found] + list(dates)
    tags = {w.start: w.tag for w in analysis.words[sentence.first : sentence.last]}
    tokens = []
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        if any(a < match.end() and match.start() < b for a, b in covered):
            continue
        if is_capital(match[0]) or match[0][0].isdigit():
            tokens.append((match.start(), match.end(), match[0]))
    chains: list[list[tuple[int, int, str]]] = []
    for token in tokens:
        if chains and _continues(text[chains[-1][-1][1] : token[0]]):
            chains[-1].append(token)
        else:
            chains.append([token])
    slots = []
    for chain in chains:
        opening = not re.search(r"\w", text[sentence.start : chain[0][0]])
        skipped = 0
        while skipped < len(chain) and _no_name(chain[skipped:], tags, opening=opening):
            skipped, opening = skipped + 1, False
        kept = chain[skipped:]
        if not kept or (len(kept) == 1 and kept[0][2][0].isdigit()):
            continue
        start, end = kept[0][0], kept[-1][1]
        if re.search(r"['’]s$", text[start:end]):
            end -= 2
        if text[start:end] not in languages():
            slots.append(Slot(start, end))
    return slots


def _loud(
    text: str,
    analysis: Analysis,
    sentence: Sentence,
    found: Sequence[Slot],
    dates: Sequence[tuple[int, int]],
) -> list[Slot]:
    """In a sentence of capitals, runs of two nouns and adjectives or more."""
    covered = [(s.start, s.end) for s in found] + list(dates)
    runs: list[Slot] = []
    size = 0
    for word in analysis.words[sentence.first : sentence.last]:
        said = text[word.start : word.end]
        outside = word.tag not in _NOMINAL or said.lower() in words("aliases", "words_for_names")
        if outside or any(a < word.end and word.start < b for a, b in covered):
            size = 0
        elif size and text[runs[-1].end : word.start] in (" ", "\n"):
            runs[-1], size = Slot(runs[-1].start, word.end), size + 1
        else:
            runs.append(Slot(word.start, word.end))
            size = 1
    return [slot for slot in runs if len(text[slot.start : slot.end].split()) > 1]


def _continues(gap: str) -> bool:
    return gap in (" ", "\n") or bool(_JOINERS.fullmatch(gap))


def _no_name(chain: Sequence[tuple[int, int, str]], tags: dict[int, str], *, opening: bool) -> bool:
    """Whether the first word of a chain is an ordinary one with the capital of a first word."""
    start, _end, word = chain[0]
    low = fold(word)
    if low in function_words() and not is_short(word):
        return True
    if word in languages() and len(chain) > 1 and is_short(chain[1][2]):
        return True
    if not opening:
        return len(word) == 1 and len(chain) == 1
    if low in words("aliases", "openers"):
        return True
    ordinary_word = low in ordinary()
    return ordinary_word and (len(chain) == 1 or tags.get(start) not in ("PROPN", "NOUN", "ADJ"))


def _grown(text: str, slots: Sequence[Slot], taken: Sequence[tuple[int, int]]) -> list[Slot]:
    """Slots that only a space or "of the" parts made one, where one of them is a bare chain."""
    made: list[Slot] = []
    for slot in slots:
        last = made[-1] if made else None
        if last is not None and not (last.foreign or slot.foreign or last.quoted or slot.quoted):
            gap = text[last.end : slot.start]
            chained = last.type is None or slot.type is None
            space = gap in (" ", "\n") and chained and not is_short(text[slot.start : slot.end])
            place = slot.type in (NameType.PLACE, NameType.STATE, None)
            joined = last.type is None and place and _JOINERS.fullmatch(gap)
            lame = (
                slot.type is None
                and last.type is NameType.PERSON
                and gap == " the "
                and " " not in text[slot.start : slot.end]
            )
            if (space or joined or lame) and not any(last.end <= a < slot.start for a, _ in taken):
                made[-1] = Slot(last.start, slot.end, last.type or slot.type)
                continue
        made.append(slot)
    return made
