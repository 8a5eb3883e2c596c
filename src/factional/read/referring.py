"""Whom a phrase beside a quotation means: the name that a text gave before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factional.model import AUTHOR
from factional.read.cues import NAME, flat, terms, wordset
from factional.read.names import person
from factional.read.phrases import CONTRACTED, WORD, Kind, Phrase, bare
from factional.read.speaking import Speaking

_NAME = re.compile(NAME)
_FAR = 3000  # code points over which "the commander" points back
_NEAR = 900  # and a pronoun
_BESIDE = 24  # code points before a name in which a title stands
_MOST = 60  # places of a surname that are looked at


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as the text names them.

    Attributes:
        name: In the text's words.
        place: Where these stand.
        kind: How they point at the speaker.
    """

    name: str | None
    place: tuple[int, int] | None
    kind: Kind


NOBODY = Voice(None, None, Kind.DROPPED)


class Referring:
    """Finds who is meant, in a text whose quotations are blotted out."""

    def __init__(self, text: str, blotted: str, own: str) -> None:
        """Take the text as it stands and without its quotations, and whose voice it is in."""
        self._text = text
        self._blotted = blotted
        self._own = own
        self._gender: dict[str, str] = {}
        self._longer: dict[str, Voice | None] = {}

    def voice(
        self,
        who: Phrase,
        heard: Sequence[Voice],
        lexicon: Speaking,
        own: str | None = None,
    ) -> Voice:
        """The speaker that a phrase points at.

        Args:
            who: The phrase.
            heard: The voices quoted before, in order.
            lexicon: The words of the language.
            own: Whose words the phrase stands in, where that is not the document's author.
        """
        words = flat(self._text[who.start : who.end])
        if who.kind is Kind.FIRST:
            return Voice(own or self._own, (who.start, who.end), Kind.FIRST)
        if who.kind in (Kind.PRONOUN, Kind.DROPPED):
            return self._antecedent(CONTRACTED.sub("", words.casefold()), who.start, heard, lexicon)
        if who.kind is Kind.NAME:
            voice = self._full(who)
            self._learn(voice, who)
            return voice
        return self._described(who, words, heard, lexicon)

    def known(self, who: Phrase, heard: Sequence[Voice]) -> bool:
        """Whether a phrase surely points at a person: a pronoun, or a name that was one's."""
        if who.kind in (Kind.PRONOUN, Kind.FIRST):
            return flat(self._text[who.start : who.end]).casefold() not in ("it", "i")
        if who.kind is not Kind.NAME:
            return False
        name = self._full(who).name or ""
        return any(v.name == name for v in heard) or _personal(name)

    def _full(self, who: Phrase) -> Voice:
        """A name, by the longer form that the text gives before where it is a surname."""
        words = flat(self._text[who.start : who.end])
        if len(words.split()) > 1 or not words[:1].isupper():
            return Voice(words, (who.start, who.end), Kind.NAME)
        if words not in self._longer:
            self._longer[words] = self._first(words)
        longer = self._longer[words]
        if longer and longer.place and longer.place[1] <= who.start:
            return longer
        return Voice(words, (who.start, who.end), Kind.NAME)

    def _first(self, word: str) -> Voice | None:
        """The first longer name of a person in the text that a word begins or ends."""
        for place in self._places(word):
            begin, end = bare(self._text, *place)
            name = flat(self._text[begin:end])
            parts = name.split()
            if 1 < len(parts) <= 5 and word in (parts[0], parts[-1]) and _personal(name):
                return Voice(name, (begin, end), Kind.NAME)
        return None

    def _places(self, word: str) -> Iterator[tuple[int, int]]:
        """The names that a word stands in, first to last."""
        mention = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        for count, found in enumerate(mention.finditer(self._text)):
            if count == _MOST:
                return
            line = max(self._text.rfind("\n", 0, found.start()), found.start() - 60) + 1
            for name in _NAME.finditer(self._text, line, found.end() + 40):
                if name.start() <= found.start() and found.end() <= name.end():
                    yield name.span()

    def _learn(self, voice: Voice, who: Phrase) -> None:
        """Take down whether a title before a name or a word behind it tells a woman from a man."""
        if voice.name is None or voice.name in self._gender or voice.place is None:
            return
        for start, end in ((who.start, who.end), voice.place):
            beside = self._text[max(0, start - _BESIDE) : start] + " " + self._after(end)
            for gender in ("female", "male"):
                if terms(f"speech.{gender}").search(re.split(r"[.!?;\n]\s", beside)[-1]):
                    self._gender[voice.name] = gender
                    return

    def _after(self, end: int) -> str:
        found = re.match(r",\s(?:an?|the)\s\w+", self._text[end : end + _BESIDE])
        return found.group() if found else ""

    def _antecedent(
        self, pronoun: str, at: int, heard: Sequence[Voice], lexicon: Speaking
    ) -> Voice:
        """Whom a pronoun means: the person named last, the one a sentence is about first."""
        told = (g for g in ("female", "male", "plural") if pronoun in wordset(f"speech.{g}"))
        gender = next(told, None)
        if gender == "plural":
            return heard[-1] if heard and heard[-1].kind is Kind.DESCRIBED else NOBODY
        named = self._persons(max(0, at - _NEAR), at, heard) if lexicon.cased else []
        found = [v for v in named if self._may(v, gender)]
        last = next((v for v in reversed(heard) if v.name and self._may(v, gender)), None)
        chosen = found[-1] if found else None
        if last and last.place and (chosen is None or last.kind is not Kind.NAME):
            chosen = last
        if chosen is None:
            return NOBODY
        if gender and chosen.name:
            self._gender.setdefault(chosen.name, gender)
        return chosen

    def _may(self, voice: Voice, gender: str | None) -> bool:
        known = self._gender.get(voice.name or "")
        return gender is None or known is None or known == gender

    def _persons(self, start: int, end: int, heard: Sequence[Voice]) -> list[Voice]:
        """Persons named in a stretch outside quotations, those that open a sentence last."""
        found: list[Voice] = []
        for match in _NAME.finditer(self._blotted, start, end):
            begin, stop = bare(self._text, *match.span())
            ahead = self._blotted[max(0, begin - 12) : begin]
            if re.search(r"\b(?:in|at|near|from|of|the|to the|von|aus|de|en|à|в|из)\s$", ahead):
                continue
            voice = self._full(Phrase(begin, stop, Kind.NAME))
            if voice.name and (_personal(voice.name) or any(v.name == voice.name for v in heard)):
                self._learn(voice, Phrase(begin, stop, Kind.NAME))
                found.append(voice)
        return found

    def _described(
        self, who: Phrase, words: str, heard: Sequence[Voice], lexicon: Speaking
    ) -> Voice:
        """A description: somebody named before where it is definite, else its own words."""
        own = Voice(words, (who.start, who.end), Kind.DESCRIBED)
        found = [w.group() for w in WORD.finditer(words)]
        definite = found[0].casefold().strip("’'") in wordset("speech.definite") or (
            not lexicon.cased and found[0].startswith("ال")
        )
        nouns = [w for w in found if lexicon.people.match(w)]
        if not definite or not nouns or len(found) > 3:
            return own
        noun = re.escape(nouns[-1])
        title = re.compile(rf"(?<!\w)(?i:{noun})\s+(?P<a>{NAME})")
        beside = re.compile(
            rf"(?P<b>{NAME}),?\s(?:[\w-]+\s){{0,5}}?(?i:{noun})(?!\w)"
            rf"|(?<!\w)(?i:{noun})\s(?:[\w’'-]+\s){{1,6}}?[\w’'-]+,\s(?P<c>{NAME})(?=[,.\s])"
        )
        floor = max(0, who.start - _FAR)
        best: tuple[int, int] | None = None
        for pattern in (title, beside):
            for match in pattern.finditer(self._blotted, floor, who.start):
                group = str(match.lastgroup)
                span = bare(self._text, *match.span(group))
                if _personal(flat(self._text[slice(*span)])) and (best is None or span > best):
                    best = span
        if best:
            return Voice(flat(self._text[slice(*best)]), best, Kind.NAME)
        low = nouns[-1].casefold()
        earlier = (v for v in reversed(heard) if v.kind is Kind.DESCRIBED and v.name)
        return next((v for v in earlier if low in (v.name or "").casefold().split()), own)


def _personal(name: str) -> bool:
    """Whether a name can be a person's: two words or more, none of them what bodies are called."""
    parts = name.split()
    if len(parts) < 2 or person(name) == AUTHOR:
        return False
    plain = {w.casefold().strip(".,") for w in parts}
    return not plain & (wordset("no_names") | {"and"}) and not terms("interview.body").search(name)
