"""Who a clause beside a quotation says speaks: by a verb of saying, or "according to"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factional.read.cues import terms, wordset
from factional.read.phrases import WORD, Kind, Phrase, closed, headed, opened, past
from factional.read.speaking import Speaking

_INFINITIVE = re.compile(
    r"\sto\s(?!(?:the|an?|his|her|their|our|my|us|me|him|them|reporters|journalists)\b)[a-z]"
)
_WITH = re.compile(r"\b(?:with|by)\s")


@dataclass(frozen=True, slots=True)
class Said:
    """A cue and whom it points at."""

    cue: tuple[int, int]
    who: Phrase


def before(text: str, start: int, end: int, lexicon: Speaking) -> Said | None:
    """Who is said to speak in the clause that a quotation ends; the nearest cue counts."""
    loose: Said | None = None
    for cue in reversed(list(lexicon.verbs.finditer(text, start, end))):
        who = _subject(text, start, cue, end, lexicon)
        if who is None or not _is_verb(text, cue, who, end, lexicon):
            continue
        if not cue.group().casefold().endswith("ing"):
            loose = loose or Said(_span(cue), who)
            break
        loose = loose or Said(_span(cue), who)
    for pattern in (lexicon.quoting, lexicon.according):
        for cue in pattern.finditer(text, start, end):
            who = headed(text, cue.end(), end, lexicon)
            participle = loose is not None and text[slice(*loose.cue)].casefold().endswith("ing")
            if who and (loose is None or participle or cue.start() >= loose.cue[0]):
                return Said(_span(cue), who)
    for cue in lexicon.postposed.finditer(text, start, end):
        if who := closed(text, start, cue.start(), lexicon):
            return Said(_span(cue), who)
    return loose


def _passive() -> frozenset[str]:
    return wordset("speech.passive")


def _is_verb(text: str, cue: re.Match[str], who: Phrase, end: int, lexicon: Speaking) -> bool:
    """Whether a form is a verb where it stands: "points" is one before "out that", if at all."""
    low = cue.group().casefold()
    ahead = text[max(0, cue.start() - 12) : cue.start()].casefold().split()
    if lexicon.bases and not low.endswith("ing") and ahead[-1:] and ahead[-1] in _passive():
        return False
    if _INFINITIVE.match(text, cue.end(), end):
        return False
    subject = text[who.start : who.end].casefold().split()
    if low in lexicon.bases:
        many = who.kind in (Kind.PRONOUN, Kind.FIRST) or (subject and subject[-1].endswith("s"))
        if not many and "and" not in subject:
            return False
    if low in lexicon.nouns_too:
        rest = text[cue.end() : end].strip(" ,:")
        return not rest or rest.split()[0].casefold() in lexicon.breaks
    return True


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
        if lexicon.bases and cue.group().casefold().endswith("ing"):
            continue  # "..., adding that" goes on from the speaker before
        lead = text[start : cue.start()].strip(" ,،.!?…—–-\u0001")
        own = cue.start() - len(text[start : cue.start()].lstrip(" \n,،.!?…—–-"))
        who = closed(text, own, cue.start(), lexicon) if lead else None
        inverted = who is None and not _filled(lead, lexicon)
        if inverted:
            who = _behind(text, cue.end(), end, lexicon)
            if who is None:
                who = opened(text, opening, lexicon)
            if who is None and lexicon.drops:
                who = Phrase(cue.end(), cue.end(), Kind.DROPPED)
        if who is not None and (inverted or _is_verb(text, cue, who, cue.end(), lexicon)):
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
        if found is None and not joined and ahead.endswith(","):
            for near in list(_WITH.finditer(text, start, cue.start()))[-1:]:
                found = headed(text, near.end(), cue.start(), lexicon)
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
