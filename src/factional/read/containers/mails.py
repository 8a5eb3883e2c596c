"""Messages (RFC 5322, MIME) and mailboxes (RFC 4155), by the standard library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import BinaryIO

from factional.errors import ReadError, TooLarge
from factional.read.containers.parts import Budget, Member, Part, fault, inside
from factional.read.formats.mail import content, field, message_of

_FROM = re.compile(rb"From \S+[^\r\n]* \d{4}\r?\n")
_SEALS = frozenset({
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
    "application/ms-tnef",
})  # fmt: skip
_LINE = 1 << 20


def members(file: BinaryIO, place: str, budget: Budget) -> Iterator[Member]:
    """The message itself and what is attached to it; of a mailbox, its messages."""
    if _FROM.match(file.readline(_LINE).lstrip(b"\xef\xbb\xbf")):
        file.seek(0)
        yield from _messages(file, place, budget)
        return
    file.seek(0)
    data = budget.read(file, place)
    yield Part(data, place)
    yield from _attached(message_of(data), place, budget)


def _messages(file: BinaryIO, place: str, budget: Budget) -> Iterator[Member]:
    """The messages of a mailbox by number, each without the line that parts it from the last."""
    lines: list[bytes] = []
    size, number, blank = 0, 0, True
    most = budget.allowance.member
    while True:
        line = file.readline(_LINE)
        begins = blank and _FROM.match(line)
        if number and (begins or not line):
            where = inside(place, f"{number:04d}.eml")
            try:
                if size > most:
                    raise TooLarge(
                        f"{where} is larger than {most // 1024**2} MB. Save it from your mail "
                        "program, and add the part you need."
                    )
                # the blank line before the next message is no part of this one
                yield Part(b"".join(lines[:-1] if blank else lines), where, place)
            except ReadError as error:
                yield fault(where, place, error)
        if not line:
            return
        if begins:
            budget.count()
            lines, size, number = [], 0, number + 1
        else:
            size += len(line)
            budget.take(len(line))
            if size <= most:
                lines.append(line)
        blank = not line.strip()


def _attached(message: EmailMessage, place: str, budget: Budget) -> Iterator[Member]:
    """What is attached to a message: files and forwarded messages, no seals and no ornaments."""
    taken: set[str] = set()
    # a message in a message brings its own attachments, so nothing below it is walked here
    parts = [message]
    number = 0
    while parts:
        part = parts.pop(0)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            parts = [p for p in part.iter_parts() if isinstance(p, EmailMessage)] + parts
            continue
        if part is message or not _is_file(part):
            continue
        number += 1
        budget.count()
        name = _unused(_name(part, number), taken)
        data = _data(part)
        if data:
            yield Part(data, inside(place, name), place, _said(part))


def _is_file(part: EmailMessage) -> bool:
    kind = part.get_content_type()
    if kind in _SEALS:
        return False
    if kind == "message/rfc822" or part.get_content_disposition() == "attachment":
        return True
    ornament = part.get_content_maintype() == "image" and part["content-id"] is not None
    return part.get_content_maintype() != "text" and not ornament


def _name(part: EmailMessage, number: int) -> str:
    try:
        named = part.get_filename()
    except Exception:  # broken parameters break the standard library's parser
        named = None
    if named and (name := re.split(r"[/\\]", " ".join(named.split()))[-1]):
        return name
    if part.get_content_type() == "message/rfc822":
        return f"{number}.eml"
    return f"{number}.{part.get_content_subtype().split('+')[0].rpartition('.')[2]}"


def _unused(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    unused, number = name, 1
    while unused in taken:
        number += 1
        unused = f"{stem} ({number}).{ending}" if dot else f"{name} ({number})"
    taken.add(unused)
    return unused


def _data(part: EmailMessage) -> bytes:
    if part.get_content_type() != "message/rfc822":
        return content(part)
    inner = part.get_payload()
    if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
        return inner[0].as_bytes()
    return content(part)


def _said(part: EmailMessage) -> dict[str, str]:
    kind = field(part, "Content-Type")
    return {"content-type": kind} if kind else {}
