"""Heads of messages that were pasted with their text: "From:", "Date:", "Subject:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factional.read import dates
from factional.read.cues import flat, words

_LINE = re.compile(r"[ \t]*(?P<name>[^\W\d_][\w .-]{0,24}?)[ \t]*[:：][ \t]*(?P<value>[^\r\n]*)")
_NAME = re.compile(r"^[\"']?(?P<name>[^\"'<@]{2,60}?)[\"']?\s*(?:<[^>]*>|\[[^\]]*\])\s*$")
_REPLY = re.compile(r"(?:re|fw|fwd|aw|wg|tr|rv|ynt|отв|\[[^\]]{1,30}\])\s*:?\s*", re.IGNORECASE)
_LEAST = 2  # fields that make a head, a subject or a sender among them


@cache
def _fields() -> dict[str, str]:
    kinds = ("from", "to", "date", "subject", "other")
    return {name.casefold(): kind for kind in kinds for name in words(f"mail.{kind}")}


def head(text: str, begin: int) -> tuple[list[tuple[int, int]], dict[str, object]] | None:
    """The lines of a message's head at the top of a text, and what they declare.

    Args:
        text: The whole text.
        begin: Where to begin to look.

    Returns:
        The spans of the lines, and title, date and authors as `Parsed.declared` names them; None
        where the text does not open so.
    """
    lines = list(_lines(text, begin))
    kinds = {kind for _, kind, _ in lines}
    if len(lines) < _LEAST or not kinds & {"subject", "from"} or len(kinds) < _LEAST:
        return None
    declared: dict[str, object] = {}
    for _, kind, value in lines:
        if kind == "subject" and value:
            declared["title"] = _bare(value)
        elif kind == "date" and (date := dates.given(value)):
            declared["date"] = date
        elif kind == "from" and (sender := _NAME.match(value)):
            declared["sender"] = flat(sender.group("name"))
    return [span for span, _, _ in lines], declared


def _lines(text: str, begin: int) -> Iterator[tuple[tuple[int, int], str, str]]:
    at = begin + len(text[begin:]) - len(text[begin:].lstrip("\ufeff \t\r\n"))
    while match := _LINE.match(text, at):
        kind = _fields().get(flat(match.group("name")).casefold())
        if kind is None:
            return
        start = match.start("name")
        yield (start, len(text[: match.end()].rstrip())), kind, flat(match.group("value"))
        at = match.end()
        if not (line_end := re.compile(r"\r?\n|\r").match(text, at)):
            return
        at = line_end.end()


def _bare(subject: str) -> str:
    """A subject without the marks of replies and lists."""
    while match := _REPLY.match(subject):
        if not re.match(r"\[|\w+\s*:", match.group()):
            break
        subject = subject[match.end() :]
    return subject
