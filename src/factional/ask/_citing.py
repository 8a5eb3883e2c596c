"""Documents as others cite them: in a line, as BibTeX, and as an item of CSL-JSON.

BibTeX takes letters beyond ASCII as they are, as biber and recent BibTeX engines do; what it takes
for its own marks is escaped. CSL-JSON follows the schema of the Citation Style Language 1.0.2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from factional.ask._build import document_ref
from factional.ask._snapshot import Snapshot
from factional.ask.rows import DocumentRef
from factional.model import TLP, Bounds, Document, Genre
from factional.store import Store

_CSL = MappingProxyType(
    {
        Genre.INTERVIEW: "interview",
        Genre.ANALYSIS: "article",
        Genre.NEWS: "article-newspaper",
        Genre.REFERENCE: "entry",
        Genre.STATEMENT: "report",
    }
)
_BIBTEX = MappingProxyType({Genre.NEWS: "article", Genre.STATEMENT: "techreport"})
_SPECIAL = re.compile(r"[\\{}$&#%_~^]")
_ESCAPED = MappingProxyType({"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"})
_EXACT = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_MONTHS = 12
_INNER = str.maketrans("“”", "‘’")
"""Quotation marks within quotation marks."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A document behind a dossier, with its number in it.

    Attributes:
        number: By which the dossier refers to it, from 1 by date.
        publisher: Who published it.
        authors: By-lines.
        genre: What kind of text it is.
        tlp: Its handling label.
        claims: How many of the claims of the dossier are read in it.
        citation: How it is cited in a line.
        bibtex: The same as an entry of BibTeX.
        csl: The same as an item of CSL-JSON.
    """

    number: int
    document: DocumentRef
    publisher: str | None
    authors: tuple[str, ...]
    genre: Genre
    tlp: TLP
    claims: int
    citation: str
    bibtex: str
    csl: Mapping[str, object]


def references(
    snap: Snapshot, store: Store, documents: Sequence[str], claims: Mapping[str, int]
) -> tuple[Reference, ...]:
    """The documents of a dossier in their order, numbered.

    Args:
        snap: The case.
        store: The same, for where documents came from.
        documents: Ids.
        claims: How many claims of the dossier each holds.
    """
    return tuple(
        _reference(snap, store, number, snap.documents[id], claims.get(id, 0))
        for number, id in enumerate(documents, 1)
    )


def _reference(
    snap: Snapshot, store: Store, number: int, document: Document, claims: int
) -> Reference:
    head = document.metadata
    came = store.acquisitions(document.id) if head.url else []
    seen = came[0].acquired[:10] if came else None
    return Reference(
        number=number,
        document=document_ref(snap, document.id),
        publisher=head.publisher,
        authors=head.authors,
        genre=head.genre,
        tlp=document.tlp,
        claims=claims,
        citation=cited(document, seen),
        bibtex=bibtex(document, seen),
        csl=csl(document, seen),
    )


def cited(document: Document, seen: str | None = None) -> str:
    """A document in a line: who, “what”, where, when, address, and the hash of what was read.

    Args:
        document: Its head.
        seen: ISO day on which it was fetched from its address.
    """
    head = document.metadata
    who = ", ".join(head.authors)
    title = f"“{(head.title or document.name).translate(_INNER)}”"
    parts = [who, title, head.publisher, head.published or "undated", _address(document, seen)]
    return ", ".join(part for part in parts if part) + f". SHA-256 {document.sha256[:16]}…"


def _address(document: Document, seen: str | None) -> str:
    url = document.metadata.url
    if not url:
        return ""
    return f"{url} (read {seen})" if seen else url


def bibtex(document: Document, seen: str | None = None) -> str:
    """A document as an entry of BibTeX."""
    head = document.metadata
    kind = _BIBTEX.get(head.genre, "misc")
    where = {"article": "journal", "techreport": "institution"}.get(kind, "howpublished")
    year, month, day = _parts(head.published)
    fields = {
        "author": " and ".join(f"{{{_plain(name)}}}" for name in head.authors),
        "title": f"{{{_plain(head.title or document.name)}}}",
        where: _plain(head.publisher or ""),
        "year": year,
        "month": month,
        "day": day,
        "date": "" if year else _plain(head.published or ""),
        "url": head.url or "",
        "urldate": seen or "" if head.url else "",
        "langid": head.language or "",
        "note": f"SHA-256 {document.sha256}",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{_key(document)},", *lines, "}"])


def _key(document: Document) -> str:
    name = re.sub(r"[^A-Za-z0-9-]+", "-", document.name).strip("-")
    return f"{name}-{document.id[:6]}" if name else document.id


def _plain(text: str) -> str:
    """A text with nothing in it that BibTeX would take for a mark of its own."""
    one_line = " ".join(text.split())
    return _SPECIAL.sub(lambda m: _ESCAPED.get(m.group(), f"\\{m.group()}"), one_line)


def _parts(published: str | None) -> tuple[str, str, str]:
    """Year, month and day of a date that says so; nothing of one that is not sure."""
    found = _EXACT.fullmatch(published or "")
    year, month, day = (found.group(n) or "" for n in (1, 2, 3)) if found else ("", "", "")
    return (year, month, day) if not month or int(month) <= _MONTHS else ("", "", "")


def csl(document: Document, seen: str | None = None) -> dict[str, object]:
    """A document as an item of CSL-JSON."""
    head = document.metadata
    item: dict[str, object] = {
        "id": _key(document),
        "type": _CSL[head.genre],
        "title": head.title or document.name,
        "note": f"SHA-256 {document.sha256}",
    }
    if head.authors:
        item["author"] = [{"literal": name} for name in head.authors]
    if head.publisher:
        news = head.genre is Genre.NEWS
        item["container-title" if news else "publisher"] = head.publisher
    if head.published:
        item["issued"] = _issued(head.published)
    if head.language:
        item["language"] = head.language
    if head.url:
        item["URL"] = head.url
        if seen:
            item["accessed"] = {"date-parts": [[int(part) for part in seen.split("-")]]}
    return item


def _issued(published: str) -> dict[str, object]:
    """A date of CSL: its parts where it says them, roughly so where it is rough, else in words."""
    parts = [int(part) for part in _parts(published) if part]
    if parts:
        return {"date-parts": [parts]}
    bounds = Bounds.parse(published)
    if bounds.earliest_start and bounds.latest_end:
        ends = [[d.year, d.month, d.day] for d in (bounds.earliest_start, bounds.latest_end)]
        return {"date-parts": ends, "circa": True}
    return {"literal": published}
