"""Who asks and who answers: names, placeholders and what they belong to.

The interviewee is named by the headline and the introduction ("Interview with Jane Roe, leader of
the Dawn Front"), by the tags of the turns, or not at all. An interviewee without a name gets a
placeholder in the text's own words: "a member of the Dawn Front" where the introduction speaks of a
member and the headline of the group, else "the interviewee".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factional.model import AUTHOR, Speaker, SpeakerRole, TurnKind
from factional.read.cues import NAME, flat, templates, terms, words, wordset
from factional.read.head import Head
from factional.read.names import initials, is_capitals, person, recased
from factional.read.pieces import Piece
from factional.read.turns import Part

UNKNOWN = "the interviewee"

_POST = "|".join(sorted(words("interview.post"), key=len, reverse=True))
_OF = r"(?:of|for|in|at|from|with|du|de la|de l[’']|des|de|del|der|des)"
_APPOSED = re.compile(
    rf"\s*,?\s*(?:\(?\s*)?(?:(?:the|an?|who is|le|la|el)\s+)*(?:[\w-]+\s+){{0,4}}?(?:{_POST})s?"
    rf"(?:\s+(?:and|et|y)\s+[\w-]+)?\s+{_OF}\s*(?:the\s+)?(?P<body>{NAME})",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:and|et|y|und|e|и|ve)\s")
_BODY = "|".join(sorted(words("interview.body"), key=len, reverse=True))
_ARTICLES = ("The ", "Le ", "La ", "El ", "Die ", "Der ", "Das ")
_CUT = re.compile(r"\s+(?:who|that|which|in|on|about|conducted|by|qui)\s+", re.IGNORECASE)
_SPOKE = re.compile(
    rf"(?P<who>{NAME}),(?=[^.;!?]{{0,80}}?\b(?:{_POST})\b)[^.;!?]{{3,140}}, (?:(?:has|had) )?"
    r"(?:recently )?(?:spoke|spoken|speaks|talked|talks|sat down|met|agreed to speak) (?:to|with)\b"
)
_UNNAMED = re.compile(
    rf"\b(?P<phrase>(?:an?|one)\s+(?:[\w-]+\s+){{0,2}}?(?:{'|'.join(words('interview.unnamed'))}))\b"
    rf"(?:\s+(?:of|from|with|in)\s+(?:the\s+)?(?P<body>{NAME}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Voices:
    """The speakers of an interview.

    Attributes:
        names: Name that each tag of a turn stands for.
        asker: Name for questions without a tag of their own, or `AUTHOR`.
        asked: Name for answers without a tag of their own.
        speakers: All of them with their roles.
    """

    names: dict[str, str]
    asker: str
    asked: str
    speakers: tuple[Speaker, ...]

    def of(self, part: Part) -> str:
        """Whose words a part of the interview is."""
        if part.kind is TurnKind.NOTE:
            return AUTHOR
        fallback = self.asker if part.kind is TurnKind.QUESTION else self.asked
        return self.names.get(part.label, fallback)


def voices(pieces: Sequence[Piece], parts: Sequence[Part], head: Head) -> Voices:
    """Names for the turns of an interview, from its head, introduction and tags."""
    introduction = _introduction(pieces, parts, head)
    outlet = [head.publisher] if head.publisher else []
    known = [*head.authors, *outlet, *map(person, _names(introduction))]
    known = [part for name in known for part in [*_AND.split(name), name]]
    asked, body = _asked(introduction)
    names: dict[str, str] = {}
    askers: list[str] = []
    answerers: list[str] = []
    for part in parts:
        if not part.label or part.kind is TurnKind.NOTE or part.label in names:
            continue
        names[part.label] = _expanded(part.label, [asked, *known] if asked else known)
        side = askers if part.kind is TurnKind.QUESTION else answerers
        if names[part.label] not in side:
            side.append(names[part.label])
    if asked is None and not answerers:
        asked, body = _placeholder(introduction)
    asker = askers[0] if askers else _asker(pieces, parts, head, introduction)
    first = answerers[0] if answerers else asked or UNKNOWN
    speakers = [Speaker(name, SpeakerRole.INTERVIEWER) for name in askers or [asker]]
    if head.wired and head.publisher:
        speakers = [
            Speaker(s.name, s.role, head.publisher if s.name != head.publisher else None)
            for s in speakers
        ]
    for name in answerers or [first]:
        own = body if name == asked else _belongs(name, introduction)
        speakers.append(Speaker(name, SpeakerRole.INTERVIEWEE, own))
    return Voices(names, asker, first, tuple(speakers))


def _introduction(pieces: Sequence[Piece], parts: Sequence[Part], head: Head) -> list[str]:
    """Headline, label and what comes before the first question."""
    texts = [head.title or "", head.label]
    shown = set(head.headings) | set(head.bylines)
    first = next((p.index for p in parts if p.kind is not TurnKind.NOTE), 0)
    texts += [flat(pieces[i].text) for i in sorted(shown) if i < first]
    texts += [flat(pieces[p.index].text) for p in parts if p.index < first]
    return [recased(t) if is_capitals(t) else t for t in texts if t]


def _names(texts: Iterable[str]) -> list[str]:
    return [m.group() for text in texts for m in re.finditer(NAME, text)]


def _asked(introduction: Sequence[str]) -> tuple[str | None, str | None]:
    """The interviewee that headline or introduction name, and what they belong to."""
    for text in introduction:
        patterns = (p.finditer(text) for p in templates("interview.asked"))
        for matches in (_SPOKE.finditer(text), *patterns):
            for match in matches:
                name, body = _split(match.group("who"), text[match.end("who") :])
                if name is None:
                    continue
                if name[0].isupper() and _is_body(name, introduction):
                    placeholder = _placeholder(introduction)
                    if placeholder[1] == name:
                        return placeholder
                    if unnamed := _unnamed(introduction):
                        return f"{unnamed} of {name}", name
                return name, body or _belongs(name, introduction)
    return None, None


def _split(who: str, rest: str) -> tuple[str | None, str | None]:
    """A name out of what stands after "interview with", and the body it is said to lead."""
    who = flat(who)
    if re.match(r"(?:the|an?|our)\s", who, re.IGNORECASE):
        return _described(who, rest)
    if posted := re.match(rf"\s+(?:[a-z-]+\s+)?(?:{_POST})\s+(?P<name>{NAME})", rest):
        return person(posted.group("name")), who  # "with Dawn Front commander Jane Roe"
    apposed = _APPOSED.match(rest)
    body = apposed.group("body") if apposed else None
    post = list(terms("interview.post").finditer(who))
    if post and who[post[-1].end() :].strip():  # "Dawn Front commander Jane Roe"
        body = body or who[: post[0].start()].strip() or None
        who = who[post[-1].end() :]
    name = person(re.sub(r"[’']s$", "", who.strip()))
    plain = [w for w in name.casefold().split() if w not in wordset("no_names")]
    if len(name) < 3 or not plain:
        return None, None
    return name, body


def _described(who: str, rest: str) -> tuple[str | None, str | None]:
    """Whoever "the leader of the Dawn Front, Jane Roe" or "the press office of it" is."""
    phrase = _CUT.split(who)[0].strip()
    of = re.search(rf"(?:{_POST})s?\s+{_OF}\s*(?:the\s+)?(?P<body>{NAME})", phrase, re.I)
    named = re.match(rf"\s*,\s*(?P<name>{NAME})", rest)
    if of and named and len(named.group("name").split()) >= 2:
        return person(named.group("name")), of.group("body")
    office = re.search(rf"\b(?:{_BODY})\s+{_OF}\s*(?:the\s+)?(?P<body>{NAME})", phrase, re.I)
    if office:
        return phrase[0].lower() + phrase[1:], office.group("body")
    if not terms("interview.post").search(phrase):
        inner = re.search(rf"\b(?P<name>{NAME})$", phrase)
        return (person(inner.group("name")), None) if inner else (None, None)
    return (phrase[0].lower() + phrase[1:] if of else None), (of.group("body") if of else None)


def _is_body(name: str, introduction: Sequence[str]) -> bool:
    """Whether a name is one of a group: by a word in it, or by what the text calls it."""
    if terms("interview.body").search(name):
        return True
    called = re.compile(
        rf"\b(?:the|this)\s+(?:[\w-]+\s+)?(?:{'|'.join(words('interview.body'))})\s+{re.escape(name)}"
        rf"|{re.escape(name)}\s*(?:\([^)]*\))?,?\s+(?:is|was)?\s*an?\s+(?:[\w-]+\s+){{0,3}}"
        rf"(?:{'|'.join(words('interview.body'))})\b",
        re.IGNORECASE,
    )
    return any(called.search(text) for text in introduction)


def _unnamed(introduction: Sequence[str]) -> str | None:
    for text in introduction:
        if match := _UNNAMED.search(text):
            phrase = flat(match.group("phrase")).casefold()
            return re.sub(r"^one\b", "a", phrase)
    return None


def _placeholder(introduction: Sequence[str]) -> tuple[str | None, str | None]:
    """Words of the text for an interviewee without a name: "a commander of the Dawn Front"."""
    for text in introduction:
        match = _UNNAMED.search(text)
        if match and match.group("body"):
            return flat(match.group()), match.group("body")
    return None, None


def _belongs(name: str, introduction: Sequence[str]) -> str | None:
    """The body that the introduction says somebody leads or belongs to."""
    for text in introduction:
        for match in re.finditer(re.escape(name), text):
            if apposed := _APPOSED.match(text[match.end() :]):
                return apposed.group("body")
            of = re.match(rf"\s+(?:of|from)\s+(?:the\s+)?(?P<body>{NAME})", text[match.end() :])
            if of and _is_body(of.group("body"), introduction):
                return of.group("body")
            before = re.search(
                rf"(?P<body>{NAME})\s+(?:{_POST})\s+$", text[: match.start()], re.IGNORECASE
            )
            if before and before.group("body").casefold() not in wordset("leading_words"):
                return before.group("body")
    return None


def _expanded(label: str, known: Sequence[str]) -> str:
    """The full name behind a tag: a surname, a first name or initials."""
    folded = label.casefold().strip(". ")
    tag = folded.split()
    for name in known:
        parts = [p.casefold() for p in re.split(r"[\s-]+", name)]
        if len(parts) > len(tag) and all(word in parts for word in tag):
            return name
    letters = re.sub(r"[^\w]", "", folded)
    if label.isupper() and 1 < len(letters) <= 4:
        for name in known:
            if letters in initials(name):
                return name
        return label
    return label if label.startswith(_ARTICLES) else person(label)


def _asker(
    pieces: Sequence[Piece], parts: Sequence[Part], head: Head, introduction: Sequence[str]
) -> str:
    """Who asks, where no tag says so: the author whom no question speaks of as somebody else."""
    for text in introduction:
        for pattern in templates("interview.asker"):
            if (match := pattern.search(text)) and len(match.group("who").split()) >= 2:
                return person(match.group("who"))
    questions = " ".join(pieces[p.index].text for p in parts if p.kind is TurnKind.QUESTION)
    own = [name for name in head.authors if name not in questions]
    return own[0] if own else head.authors[0] if head.authors else AUTHOR
