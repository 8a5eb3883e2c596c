"""Mail to pieces: the head as a person sees it, then the message's own text.

A message's attachments are documents of their own, which `containers.mails` takes out. What is
quoted in a reply stays where it is; the text's own reader labels it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

from factional.errors import EmptyDocument, Encrypted
from factional.model import BlockKind, Cell, Table
from factional.read.formats import markup, plain
from factional.read.formats.charset import in_utf8
from factional.read.parsed import Parsed
from factional.read.pieces import Piece

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_FEW = 5


def parse(data: bytes, place: str) -> Parsed:
    """The pieces of a message: its head in one, then those of its body.

    The body is the plain part, or the page beside it where that says far more. Sender, subject and
    date are declared; the date is that of the sender's own day.

    Raises:
        EmptyDocument: the message has no text of its own.
        Encrypted: the message is encrypted.
    """
    message = message_of(data)
    if message.get_content_type() == "multipart/encrypted":
        raise Encrypted(f"{place} is an encrypted message. Decrypt it, and add what it says.")
    shown = [(name, text) for name in _SHOWN if (text := field(message, name))]
    top = "\n".join(f"{name}: {text}" for name, text in shown)
    body = _body(message, place)
    declared, found_in = _declared(message)
    declared = {**body.declared, **declared}
    found_in = {**body.found_in, **found_in}
    if not top:
        return replace(body, declared=declared, found_in=found_in)
    by = len(top) + 2
    head = Piece(0, len(top), top, BlockKind.BOILERPLATE, inside=False)
    return Parsed(
        f"{top}\n\n{body.text}",
        (head, *(replace(p, start=p.start + by, end=p.end + by) for p in body.pieces)),
        declared,
        found_in,
        body.fields,
        tables=tuple(_moved(table, by) for table in body.tables),
    )


def message_of(data: bytes) -> EmailMessage:
    """A message from its bytes; what is wrong with it shows in its parts."""
    return message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)


def field(message: EmailMessage, name: str) -> str:
    """A field of a head on one line, decoded; empty where it is missing or makes no sense."""
    try:
        value = str(message.get(name) or "")
    # the standard library's parser of structured fields fails in many ways on broken ones
    except Exception:
        return ""
    text = " ".join(value.split())
    return "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= c <= "\udfff" else c for c in text)


def content(part: EmailMessage) -> bytes:
    """The bytes of a part without its transfer encoding; none for what has parts itself."""
    try:
        payload = part.get_payload(decode=True)
    except (MessageError, ValueError, LookupError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _body(message: EmailMessage, place: str) -> Parsed:
    """The pieces of the part that says the message."""
    texts: dict[str, Parsed] = {}
    for kind, reader in (("plain", plain), ("html", markup)):
        part = message.get_body(preferencelist=(kind,))
        if part is None or not isinstance(part, EmailMessage):
            continue
        charset = part.get_content_charset()
        try:
            parsed = reader.parse(in_utf8(content(part), charset), place)
        except EmptyDocument:
            continue
        if any(c.isalnum() for c in parsed.text):
            texts[kind] = parsed
    if not texts:
        raise EmptyDocument(
            f"{place} is a message without a text of its own. What is attached to it is added "
            "beside it."
        )
    written, page = texts.get("plain"), texts.get("html")
    if written and page:
        # "your program shows no pages" beside the page itself
        slight = len(written.text.split()) * _FEW < len(page.text.split())
        return page if slight else written
    return written or texts["html"]


def _declared(message: EmailMessage) -> tuple[dict[str, Any], dict[str, str]]:
    declared: dict[str, Any] = {}
    if subject := field(message, "Subject"):
        declared["title"] = subject
    try:
        senders = [address.display_name for address in message["From"].addresses]
    except Exception:  # as in `field`
        senders = []
    if names := [name for name in senders if name]:
        declared["authors"] = names
    with suppress(ValueError, TypeError, IndexError):
        declared["date"] = parsedate_to_datetime(field(message, "Date")).date().isoformat()
    if language := field(message, "Content-Language"):
        declared["language"] = language.split(",")[0].split("-")[0].strip().lower()
    return declared, dict.fromkeys(declared, "mail head")


def _moved(table: Table, by: int) -> Table:
    def cell(one: Cell) -> Cell:
        return replace(one, start=one.start + by, end=one.end + by)

    caption = (table.caption[0] + by, table.caption[1] + by) if table.caption else None
    return replace(
        table,
        start=table.start + by,
        end=table.end + by,
        cells=tuple(map(cell, table.cells)),
        caption=caption,
    )
