"""Signatures that close a statement or letter: for whom, by whom, in which post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factional.read.cues import NAME, anywhere, flat, opening, terms, wordset
from factional.read.names import is_capitals, person, recased
from factional.read.pieces import Piece

_SIGNER = re.compile(rf"(?P<name>{NAME})(?:\s*[,،–—-]\s*(?P<post>[^.]+))?$")
_NAMED = re.compile(rf"\W*(?:(?:the|le|la|el|das|die)\s+)?(?P<name>{NAME})")
_OF = re.compile(rf"\b(?:of|for|du|de la|del|der|des)\s+(?:the\s+)?(?P<name>{NAME})")
_REACH = 4
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed a text at its end.

    Attributes:
        lines: Indices of its lines.
        names: Those who signed, in order.
        body: What they signed for, as the signature words it; None where it does not say.
    """

    lines: tuple[int, ...]
    names: tuple[str, ...]
    body: str | None = None


def find(pieces: Sequence[Piece], last: int, *, statement: bool) -> Signature | None:
    """The signature below the piece at `last`, or None.

    Names without a line that opens a signature ("For the Committee", "Signed") count in a
    statement only, and there only with a post ("Jane Roe, secretary", or the post below the name).

    Args:
        pieces: All pieces of the page.
        last: Index of the last piece of running text.
        statement: Whether the text's head calls it a statement.
    """
    lines: list[int] = []
    names: list[str] = []
    body: str | None = None
    opened = False
    for index in range(last + 1, min(len(pieces), last + 1 + _REACH)):
        text = flat(pieces[index].text).strip("*_ ")
        if pieces[index].words > _LONGEST or pieces[index].bullet:
            break
        if cue := opening("signature.opening").match(text):
            body = body or _body(text[cue.end() :])
            opened = True
            lines.append(index)
            continue
        signer = _SIGNER.match(text)
        post = signer.group("post") if signer else None
        below = flat(pieces[index + 1].text) if index + 1 < len(pieces) else ""
        titled = _is_post(post) if post else _is_person(text) and (opened or _is_post(below))
        if signer and titled and (post or not _is_post(text)):
            names.append(person(signer.group("name")))
            body = body or _of(post or "")
        elif names and _is_post(text):
            body = body or _of(text)
        else:
            break
        lines.append(index)
    if not names or not (opened or statement):
        return None
    return Signature(tuple(lines), tuple(dict.fromkeys(names)), body)


def is_statement(pieces: Sequence[Piece], first: int) -> bool:
    """Whether the head of a text calls it a statement."""
    head = pieces[first : first + 5]
    return any(anywhere("genre.statement").search(flat(p.text)[:120]) for p in head)


def signed_for(signature: Signature, publisher: str | None) -> str | None:
    """The body that a signature is for; "the Committee" is the one of the letterhead."""
    if signature.body is None or publisher is None:
        return signature.body or publisher
    short = set(signature.body.casefold().split())
    return publisher if short <= set(publisher.casefold().split()) else signature.body


def _body(text: str) -> str | None:
    name = _NAMED.match(text)
    if not name:
        return None
    found = name.group("name")
    return recased(found) if is_capitals(found) else found


def _of(post: str) -> str | None:
    """The body in "secretary of the Harbour Council"."""
    found = _OF.search(post)
    return found.group("name") if found else None


def _is_post(text: str | None) -> bool:
    return text is not None and terms("interview.post").search(text) is not None


def _is_person(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 5 and not {w.casefold() for w in words} & wordset("no_names")
