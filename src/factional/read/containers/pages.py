"""Pages saved whole (MHTML, RFC 2557), by the standard library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import BinaryIO
from urllib.parse import urlsplit

from factional.errors import Damaged
from factional.read.containers.parts import Budget, Member, Part, inside
from factional.read.formats.mail import content, field, message_of

_MAIN = frozenset({"text/html", "application/xhtml+xml", "text/plain"})


def members(file: BinaryIO, place: str, budget: Budget) -> Iterator[Member]:
    """The page that was saved, under its own address; pictures, styles and frames stay behind.

    Raises:
        Damaged: there is no page in it.
    """
    message = message_of(budget.read(file, place))
    page = _page(message)
    data = content(page) if page is not None else b""
    if page is None or not data:
        raise Damaged(f"{place} holds no page. Save the page once more, as HTML.")
    budget.count()
    named = field(page, "Content-Location") or field(message, "Snapshot-Content-Location")
    address = "".join(named.split())
    if urlsplit(address).scheme not in ("http", "https"):
        address = inside(place, "page.html")
    fields = ((name, field(page, name)) for name in ("Content-Type", "Content-Location"))
    headers = {name.lower(): value for name, value in fields if value}
    if title := field(message, "Subject"):
        headers["subject"] = title
    yield Part(data, address, place, headers, _saved(message))


def _page(message: EmailMessage) -> EmailMessage | None:
    """The root of the parts: the one that `start` names, else the first page."""
    if not message.is_multipart():
        return message if message.get_content_type() in _MAIN else None
    parts = [p for p in message.walk() if isinstance(p, EmailMessage) and not p.is_multipart()]
    start = message.get_param("start")
    for part in parts:
        if start and field(part, "Content-ID") == start and part.get_content_type() in _MAIN:
            return part
    return next((p for p in parts if p.get_content_type() in _MAIN), None)


def _saved(message: EmailMessage) -> str | None:
    """The moment at which the browser saved the page."""
    try:
        moment = parsedate_to_datetime(field(message, "Date"))
    except (ValueError, TypeError, IndexError):
        return None
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment.tzinfo else None
