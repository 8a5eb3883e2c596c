"""Direct speech in prose: which quotations are somebody's words, and whose.

A quotation is read by the words beside it: behind it, before it, between its halves, within it as
French does. What has none of these goes on with what was said before it, or is one turn of a
dialogue. Names, titles, slogans and words that are only spoken of are no speech.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factional.model import AUTHOR, Block, BlockKind, Document, Speech
from factional.read import saying
from factional.read.cues import CAPITAL, wordset
from factional.read.origins import UNNAMED
from factional.read.phrases import Kind, Phrase, opened
from factional.read.quotations import Quotation, quotations
from factional.read.referring import NOBODY, Referring, Voice
from factional.read.saying import Said
from factional.read.speaking import Speaking, speaking

BLOT = "\u0001"
_STOP = "\u0002"  # the mark of a quotation that ends its sentence
_PROSE = (BlockKind.PARAGRAPH, BlockKind.ANSWER, BlockKind.QUESTION, BlockKind.QUOTATION)
_ENDS = ".!?…؟。"
_SENTENCE = re.compile(rf"(?<=[{_ENDS}])[\"”’»)\]]*\s+|{_STOP}\s+")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_LAST = re.compile(r"(?<!\w)(\w+)\.$")
_NEXT = re.compile(rf"\s*[–—-]?\s*[\"“«„‘]?(?:{CAPITAL}|\d)")
_INCISE = re.compile(r"[,!?…]\s+(?:[—–-]\s*)?")
_LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_FEW = 2  # words of a quotation that a cue must touch
_NAMING = 40  # code points before a quotation in which a word for what it is stands
_LONG = 800  # code points in which the beginning of a sentence is looked for
_FAR = 100  # code points before a quotation that opens a paragraph, at most
_RECENT = 40  # speeches that a later one may go back to
_WHOLE = 4  # words of one that is speech without a cue


@dataclass(frozen=True, slots=True)
class _Heard:
    """A speech with what the next ones need to know of it."""

    speech: Speech
    voice: Voice
    paragraph: int
    opens: bool


def speeches(document: Document) -> tuple[Speech, ...]:
    """The direct speech of a document's prose, in text order.

    Headings, captions, menus and tables are no prose, and a turn of an interview is no quotation;
    what is quoted in one is. A text that is passed on whole, in marks or set off, is none either,
    and is read like the document itself.
    """
    found = quotations(document)
    return tuple(_Reader(document, found).read()) if found else ()


class _Reader:
    """Reads the quotations of one document, first to last."""

    def __init__(self, document: Document, found: Sequence[Quotation]) -> None:
        self.document = document
        self.text = document.text
        self.blocks = document.blocks
        self.starts = [block.start for block in document.blocks]
        passed = {q for q in found if self._passed_on(q)}
        self.tops = list(_outermost(q for q in found if q not in passed))
        tops = set(self.tops)
        self.nested = [q for q in found if q not in passed and q not in tops]
        self.blotted = _blot(self.text, self.tops)
        self.referring = Referring(self.text, self.blotted, AUTHOR)
        self.heard: list[_Heard] = []
        self.voices: list[Voice] = []
        self.gaps: dict[int, tuple[list[int], list[int]]] = {}

    def read(self) -> list[Speech]:
        """All speech, the outer of two that begin together first."""
        position = 0
        while position < len(self.tops):
            position += self._top(position)
        inner = [speech for q in self.nested if (speech := self._inner(q))]
        outer = [one.speech for one in self.heard]
        return sorted([*outer, *inner], key=lambda s: (s.start, -s.end))

    def _block(self, at: int) -> Block:
        return self.blocks[max(0, bisect_right(self.starts, at) - 1)]

    def _passed_on(self, quotation: Quotation) -> bool:
        """Whether a quotation is a text passed on whole, or a whole turn of an interview."""
        block = self._block(quotation.start)
        origins = {AUTHOR, *(d.of for d in self.document.derivations)}
        if block.kind is BlockKind.QUOTATION and block.speaker in origins:
            return quotation.marks == ("", "") or quotation.end >= block.end - 1
        turn = block.kind in (BlockKind.ANSWER, BlockKind.QUESTION)
        whole = quotation.end - quotation.start >= 0.9 * (block.end - block.start)
        return turn and whole and block.speaker != AUTHOR

    # -- one quotation ---------------------------------------------------------------------------

    def _top(self, position: int) -> int:
        """Read one quotation, and its other halves with it; tells how many were read."""
        quotation = self.tops[position]
        block = self._block(quotation.start)
        if block.kind not in _PROSE:
            return 1
        lexicon = speaking(block.language or self.document.metadata.language)
        if quotation.marks == ("", "") and block.speaker not in (UNNAMED, AUTHOR):
            place = self.text.find(block.speaker)
            named = (place, place + len(block.speaker)) if place >= 0 else None
            self._keep(quotation, None, Voice(block.speaker, named, Kind.NAME))
            return 1
        said, halves = self._said(position, lexicon)
        if said is not None:
            own = block.speaker if block.speaker != UNNAMED else None
            voice = self.referring.voice(said.who, self.voices[-_RECENT:], lexicon, own)
            last = self.tops[position + halves - 1]
            self._keep(replace(quotation, end=last.end), said.cue, voice)
            return halves
        if self._alone(quotation):
            self._uncued(quotation, lexicon)
        return 1

    def _keep(self, quotation: Quotation, cue: tuple[int, int] | None, voice: Voice) -> None:
        start = self._paragraph(quotation.start)[0]
        lead = self.text[start : min(quotation.start, start + _FAR)]
        opens = not lead.strip(" \t\n—–-")
        speech = Speech(quotation.start, quotation.end, voice.name, _seen(cue), voice.place)
        self.heard.append(_Heard(speech, voice, start, opens))
        self.voices.append(voice)

    def _said(self, position: int, lexicon: Speaking) -> tuple[Said | None, int]:
        """Cue and speaker beside a quotation, and how many quotations they part it into."""
        quotation = self.tops[position]
        opening = self._opening(quotation.start)
        ahead = self.blotted[opening : quotation.start]
        words = _count(self.text, quotation)
        colon = ahead.rstrip().endswith((":", "："))
        if lexicon.naming.search(ahead[-_NAMING:]) and (not colon or words < _WHOLE + 2):
            return None, 1
        before = saying.before(self.blotted, opening, quotation.start, lexicon)
        if before and (colon or self._touches(before, quotation, lexicon)):
            return (None if self._names(quotation, lexicon) else before), 1
        alone = self._alone(quotation)
        introduced = self._introduced(opening, lexicon) if colon and alone else None
        behind, halves = self._behind(position, opening, lexicon)
        near = behind is not None and (alone or self._next(behind, quotation, lexicon))
        if behind and near:
            return behind, halves
        within = self._within(quotation, lexicon) if words > _FEW else None
        if within or words <= _FEW or not self._sentence(quotation, lexicon):
            return within or introduced, 1
        if before or introduced:
            return before or introduced, 1
        return behind, halves

    def _next(self, said: Said, quotation: Quotation, lexicon: Speaking) -> bool:
        """Whether a cue or its speaker stands right behind a quotation and its comma."""
        last = self.text[quotation.parts[-1][1] - 1]
        if lexicon.bases and last.isalnum() and self.text[quotation.end].isspace():
            return False  # an “exclusive” report says
        end = min(said.cue[0], max(quotation.end, said.who.start))
        return not _LETTERS.search(self.text[quotation.end : end])

    def _touches(self, said: Said, quotation: Quotation, lexicon: Speaking) -> bool:
        """Whether nothing but "that" and the speaker stand between a cue and a quotation."""
        between = self.blotted[said.cue[1] : quotation.start]
        plain = any(w.casefold() not in lexicon.breaks for w in _LETTERS.findall(between))
        return said.who.start >= said.cue[1] or not plain

    def _behind(self, position: int, opening: int, lexicon: Speaking) -> tuple[Said | None, int]:
        """What stands behind a quotation, and whether the next one is its other half."""
        quotation = self.tops[position]
        _, floor = self._paragraph(quotation.end - 1)
        following = self.tops[position + 1] if position + 1 < len(self.tops) else None
        limit = min(floor, following.start) if following else floor
        if self.blotted[quotation.end - 1] == _STOP and self._stops(quotation) == ".":
            return None, 1
        end = self._closing(quotation.end, limit)
        if self.blotted[quotation.end - 1] == _STOP:
            end = min(end, quotation.end + 60)
        found = saying.after(self.blotted, quotation.end, end, lexicon, opening)
        if found is None:
            return None, 1
        joined = (
            following is not None
            and end == following.start
            and self.blotted[quotation.end : end].rstrip().endswith((",", "،", "—", "–", "-"))
        )
        introduces = self.blotted[found.cue[1] : end].rstrip().endswith((":", "："))
        if following is not None and end == following.start and introduces:
            return None, 1  # the cue of the next quotation
        return found, 2 if joined else 1

    def _within(self, quotation: Quotation, lexicon: Speaking) -> Said | None:
        """A cue between the marks, as in « Nous restons, assure Jeanne Rouet. »."""
        if quotation.marks == ("", ""):
            return None
        for start, end in quotation.parts:
            for mark in _INCISE.finditer(self.text, start, end):
                cue = lexicon.verbs.match(self.text, mark.end(), end)
                dashed = mark.group().rstrip()[-1:] in "—–-"
                if cue is None or not (dashed or quotation.marks[0] == "«"):
                    continue
                stop = self._clause_end(cue.end(), end)
                if found := saying.after(self.text, mark.end(), stop, lexicon, stop):
                    return found
        return None

    def _clause_end(self, at: int, end: int) -> int:
        found = re.compile(rf"[{_ENDS},;—–»]").search(self.text, at, end)
        return found.start() if found else end

    def _introduced(self, opening: int, lexicon: Speaking) -> Said | None:
        """Whoever a sentence is about that ends in a colon: "Roe was blunt: ..."."""
        who = opened(self.blotted, opening, lexicon)
        if who is None or not self.referring.known(who, self.voices[-_RECENT:]):
            return None
        return _uncued_by(who.start, who)

    # -- what has no cue of its own ----------------------------------------------------------------

    def _uncued(self, quotation: Quotation, lexicon: Speaking) -> None:
        """Find who speaks by the sentences around a quotation, or by the dialogue it is in."""
        start = self._paragraph(quotation.start)[0]
        set_off = quotation.marks == ("", "")
        opens = quotation.start - start < _FAR and not self.text[start : quotation.start].strip(
            " \t—–-"
        )
        here = self.heard[-1] if self.heard and self.heard[-1].paragraph == start else None
        said = self._sentence_before(quotation.start, start, lexicon)
        if said is None and set_off:
            said = self._above(start, lexicon, set_off=True)
        if said is None and here is not None:
            self._keep(quotation, here.speech.cue, here.voice)
            return
        if said is None and self._block(quotation.start).kind is BlockKind.PARAGRAPH:
            said = self._sentence_after(quotation, lexicon)
        turn = self._turn(start) if said is None and opens and not set_off else None
        if turn is not None:
            self._keep(quotation, turn.speech.cue if turn is self.heard[-1] else None, turn.voice)
            return
        if said is None and opens and not set_off:
            said = self._above(start, lexicon)
        if said is not None:
            voice = self.referring.voice(said.who, self.voices[-_RECENT:], lexicon)
            self._keep(quotation, said.cue, voice)
        elif not set_off and _count(self.text, quotation) >= _WHOLE and self._stops(quotation):
            self._keep(quotation, None, NOBODY)

    def _sentence_before(self, at: int, floor: int, lexicon: Speaking) -> Said | None:
        """Who the sentence before says speaks, or whom it is about."""
        end = at
        while end > floor and self.text[end - 1].isspace():
            end -= 1
        if end == floor:
            return None
        opening = self._opening(max(floor, end - 1), floor)
        behind = re.compile(rf"[{BLOT}{_STOP}]+").match(self.blotted, opening)
        if behind:
            return saying.after(self.blotted, behind.end(), end, lexicon, opening)
        found = saying.before(self.blotted, opening, end, lexicon)
        return found or self._introduced(opening, lexicon)

    def _sentence_after(self, quotation: Quotation, lexicon: Speaking) -> Said | None:
        """Whom the sentence after is about, where it stands in the quotation's paragraph."""
        _, end = self._paragraph(quotation.end - 1)
        at = quotation.end
        while at < end and self.text[at].isspace():
            at += 1
        if at == end or self.blotted[at] in (BLOT, _STOP):
            return None
        who = opened(self.blotted, at, lexicon)
        if who and who.start == at and self.referring.known(who, self.voices[-_RECENT:]):
            return _uncued_by(who.start, who)
        return None

    def _turn(self, paragraph: int) -> _Heard | None:
        """Whose turn it is: of two that speak in paragraphs in turn the one who did not just."""
        if not self.heard or self.heard[-1].paragraph != self._paragraph_before(paragraph):
            return None
        last = self.heard[-1]
        above = self._paragraph_before(last.paragraph)
        recent = reversed(self.heard[-_RECENT:])
        other = next((h for h in recent if h.paragraph == above), None)
        if other and other.voice.name != last.voice.name and other.opens and last.opens:
            return other
        return last

    def _above(self, paragraph: int, lexicon: Speaking, *, set_off: bool = False) -> Said | None:
        """Who the last sentence of the paragraph above says speaks.

        What is set off needs a colon above it: it may as well stand there for itself.
        """
        above = self._paragraph_before(paragraph)
        if above is None:
            return None
        _, end = self._paragraph(above)
        opening = self._opening(max(above, end - 1), above)
        found = saying.before(self.blotted, opening, end, lexicon)
        colon = self.blotted[opening:end].rstrip().endswith((":", "："))
        if not colon:
            return None if set_off else found
        who = opened(self.blotted, opening, lexicon) if found is None else None
        return _uncued_by(who.start, who) if who else found

    # -- quotations within others ------------------------------------------------------------------

    def _inner(self, quotation: Quotation) -> Speech | None:
        """A quotation within somebody's speech, where a cue stands beside it there."""
        place = bisect_right(self.heard, quotation.start, key=lambda h: h.speech.start) - 1
        outer = self.heard[place] if place >= 0 else None
        if outer is None or not _around(outer.speech, quotation):
            return None
        block = self._block(quotation.start)
        if block.kind not in _PROSE or _count(self.text, quotation) <= _FEW:
            return None
        lexicon = speaking(block.language or self.document.metadata.language)
        blotted = self.text[: quotation.start]
        start = outer.speech.start + 1
        found = saying.before(blotted, start, quotation.start, lexicon)
        if found is None or "." in self.text[found.cue[1] : quotation.start]:
            return None
        heard = self.voices[max(0, place - _RECENT) : place]
        own = outer.voice.name
        voice = NOBODY
        if found.who.kind is not Kind.PRONOUN:
            voice = self.referring.voice(found.who, heard, lexicon, own)
        return Speech(quotation.start, quotation.end, voice.name, _seen(found.cue), voice.place)

    # -- sentences and paragraphs ------------------------------------------------------------------

    def _paragraph(self, at: int) -> tuple[int, int]:
        """Start and end of the paragraph that a place is in."""
        block = self._block(at)
        if block.start not in self.gaps:
            found = [m.span() for m in _PARAGRAPH.finditer(self.text, block.start, block.end)]
            ends = [block.start, *(end for _, end in found)]
            self.gaps[block.start] = ends, [*(begin for begin, _ in found), block.end]
        starts, ends = self.gaps[block.start]
        place = max(0, bisect_right(starts, at) - 1)
        return starts[place], ends[place]

    def _paragraph_before(self, start: int) -> int | None:
        """Where the paragraph above begins, past what stands beside the text."""
        block = self._block(start)
        if block.start < start:
            return self._paragraph(max(block.start, start - 3))[0]
        place = self.blocks.index(block) - 1
        aside = (BlockKind.CAPTION, BlockKind.BOILERPLATE, BlockKind.NOTE)
        while place >= 0 and self.blocks[place].kind in aside:
            place -= 1
        if place < 0 or self.blocks[place].kind not in _PROSE:
            return None
        return self._paragraph(max(self.blocks[place].start, self.blocks[place].end - 1))[0]

    def _opening(self, at: int, floor: int | None = None) -> int:
        """Where the sentence begins that a place is in."""
        floor = self._paragraph(at)[0] if floor is None else floor
        floor = max(floor, at - _LONG)
        for mark in reversed(list(_SENTENCE.finditer(self.blotted, floor, at))):
            lead = self.blotted[max(floor, mark.start() - 8) : mark.start()]
            if not _abbreviated(lead):
                return mark.end()
        return floor

    def _closing(self, at: int, limit: int) -> int:
        """Where the sentence ends that a place is in."""
        for mark in re.compile(rf"[{_ENDS}](?=\s|$)").finditer(self.blotted, at, limit):
            lead = self.blotted[max(at, mark.start() - 8) : mark.end()]
            if not _abbreviated(lead):
                return mark.end()
        return limit

    def _stops(self, quotation: Quotation) -> str:
        """The mark that ends a quotation's last sentence inside it, if any."""
        last = self.text[quotation.parts[-1][1] - 1]
        return last if last in _ENDS else ""

    def _alone(self, quotation: Quotation) -> bool:
        """Whether a quotation is a sentence of its own, and no phrase in somebody else's."""
        if quotation.marks == ("", ""):
            return True
        start = self._paragraph(quotation.start)[0]
        ahead = self.blotted[max(start, quotation.start - _FAR) : quotation.start]
        ahead = ahead.rstrip(" \t\n—–-")
        first = self.text[quotation.parts[0][0] : quotation.parts[0][0] + 1]
        opens = not ahead or ahead[-1] in _ENDS + ":;" + _STOP + BLOT
        rest = self.text[quotation.end : quotation.end + 2].strip()
        inside = self.text[quotation.parts[-1][1] - 1]
        ends = inside in _ENDS + ",،" or rest[:1] in (",", "،", ".", "", "—", "–", "-")
        return opens and ends and not first.islower()

    def _names(self, quotation: Quotation, lexicon: Speaking) -> bool:
        """Whether what is quoted are names and no sentence: “Liwa al-Furat”, “Orme, Velm”."""
        found = _LETTERS.findall(self.text[quotation.start : quotation.end])
        small = [w for w in found if w[0].islower() and w.casefold() not in wordset("particles")]
        inside = self.text[quotation.parts[-1][1] - 1]
        return lexicon.cased and not small and len(found) > 1 and inside not in _ENDS + ","

    def _sentence(self, quotation: Quotation, lexicon: Speaking) -> bool:
        """Whether what is quoted is said and no name: words, and not all of them capitals."""
        found = _LETTERS.findall(self.text[quotation.start : quotation.end])
        if len(found) <= _FEW:
            return False
        if not lexicon.cased:
            return True
        small = [w for w in found if w[0].islower() and w not in wordset("small_words")]
        return 2 * len(small) >= len(found) - 1


def _abbreviated(lead: str) -> bool:
    """Whether a full stop belongs to a title or an initial: "Gen. Roe", "J. Roe"."""
    last = _LAST.search(lead)
    return last is not None and (len(last[1]) == 1 or last[1].casefold() in wordset("ranks"))


def _uncued_by(at: int, who: Phrase) -> Said:
    return Said((at, at), who)


def _seen(cue: tuple[int, int] | None) -> tuple[int, int] | None:
    """A cue that is there; one of no length only says where it would stand."""
    return cue if cue and cue[0] < cue[1] else None


def _outermost(found: Iterable[Quotation]) -> Iterable[Quotation]:
    end = -1
    for one in found:
        if one.start >= end:
            end = one.end
            yield one


def _blot(text: str, found: Iterable[Quotation]) -> str:
    """A text with every quotation blotted out; the last mark tells whether it ends its sentence."""
    made: list[str] = []
    at = 0
    for one in found:
        made.append(text[at : one.start])
        inside = text[one.parts[-1][1] - 1]
        ends = inside in _ENDS and (
            not text[one.end : one.end + 8].strip()
            or _NEXT.match(text[one.end : one.end + 8]) is not None
        )
        body = re.sub(r"[^\n]", BLOT, text[one.start : one.end - 1])
        made.append(body + (_STOP if ends else BLOT))
        at = one.end
    made.append(text[at:])
    return "".join(made)


def _around(speech: Speech, quotation: Quotation) -> bool:
    return speech.start <= quotation.start and quotation.end <= speech.end


def _count(text: str, quotation: Quotation) -> int:
    return len(_LETTERS.findall(text[quotation.start : quotation.end]))
