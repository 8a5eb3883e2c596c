"""Who a clause beside a quotation says speaks: by a verb of saying, or "according to"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factional.read.cues import terms, wordset
from factional.read.speaking import Speaking
from factional.read.phrases import WORD, Kind, Phrase, closed, headed, opened, past


@dataclass(frozen=True, slots=True)
class Said:
    """A cue and whom it points at."""

    cue: tuple[int, int]
    who: Phrase


def before(text: str, start: int, end: int, lexicon: Speaking) -> Said | None:
    """Who is said to speak in the clause that a quotation ends; the nearest cue counts."""
    for cue in reversed(list(lexicon.verbs.finditer(text, start, end))):
        if (who := _subject(text, start, cue, end, lexicon)) is not None:
            return Said(_span(cue), who)
    for cue in lexicon.according.finditer(text, start, end):
        if who := headed(text, cue.end(), end, lexicon):
            return Said(_span(cue), who)
    for cue in lexicon.postposed.finditer(text, start, end):
        if who := closed(text, start, cue.start(), lexicon):
            return Said(_span(cue), who)
    return None


def after(text: str, start: int, end: int, lexicon: Speaking, opening: int) -> Said | None:
    """Who is said to speak in the clause behind a quotation; the first cue counts.

    Args:
        text: The text, what is quoted in it blotted out.
        start: Where the quotation ends.
        end: Where the clause ends.
        lexicon: The words of its language.
        opening: Where the sentence begins in which the quotation stands; languages that put the
            verb last name the speaker there.
    """
    for cue in lexicon.verbs.finditer(text, start, end):
        if cue.groupdict().get("who"):
            return Said(_span(cue), Phrase(cue.start("who"), cue.end("who"), Kind.PRONOUN))
        lead = text[start : cue.start()].strip(" ,،.!?…—–-\u0001")
        own = start + re.match(r"[\s,،.!?…—–-]*", text[start : cue.start()]).end()  # type: ignore[union-attr]
        who = closed(text, own, cue.start(), lexicon) if lead else None
        inverted = who is None and not _filled(lead, lexicon)
        if inverted:
            who = _behind(text, cue.end(), end, lexicon)
            if who is None:
                who = opened(text, opening, lexicon)
            if who is None and lexicon.drops:
                who = Phrase(cue.end(), cue.end(), Kind.DROPPED)
        if who is not None:
            return Said(_span(cue), who)
    for cue in lexicon.behind.finditer(text, start, end):
        if who := headed(text, cue.end(), end, lexicon):
            return Said(_span(cue), who)
    return None


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span()


def _filled(lead: str, lexicon: Speaking) -> bool:
    """Whether anything but small words stands between a quotation and a verb."""
    return any(w.group().casefold() not in lexicon.between for w in WORD.finditer(lead))


def _subject(
    text: str, start: int, cue: re.Match[str], end: int, lexicon: Speaking
) -> Phrase | None:
    """The subject of a verb before a quotation: before the verb, else behind it."""
    if cue.groupdict().get("who"):
        return Phrase(cue.start("who"), cue.end("who"), Kind.PRONOUN)
    if not lexicon.cased:  # the verb comes first
        found = _behind(text, cue.end(), end, lexicon) or closed(text, start, cue.start(), lexicon)
    else:
        found = closed(text, start, cue.start(), lexicon)
        if found is None and not _filled(text[start : cue.start()], lexicon):
            found = _behind(text, cue.end(), end, lexicon)
    if found is None and lexicon.drops and not _filled(text[start : cue.start()], lexicon):
        found = Phrase(cue.end(), cue.end(), Kind.DROPPED)
    if found is None:
        ahead = text[start : cue.start()].rstrip()
        joined = ahead.split()[-1:] and ahead.split()[-1].casefold() in wordset("speech.joining")
        if joined or (cue.group().endswith("ing") and ahead.endswith(",")):
            found = opened(text, start, lexicon)  # "Roe agreed, adding", "Roe nodded and said"
    return found


def _behind(text: str, start: int, end: int, lexicon: Speaking) -> Phrase | None:
    """The subject behind its verb, past small words and whoever was told."""
    if hyphen := re.compile(r"-(?:t-)?(\w+)").match(text, start, end):
        if hyphen[1].casefold() in lexicon.pronouns:
            return Phrase(hyphen.start(1), hyphen.end(1), Kind.PRONOUN)
        start = hyphen.end()
    at = past(text, start, end, lexicon)
    if told := terms("speech.told").match(text, at, end):
        at = past(text, told.end(), end, lexicon)
        if not text[at:end].strip(" .,;:"):
            return None
    return headed(text, at, end, lexicon)
