"""Which document is another one's text: reprints and translations.

A document that stands mostly in an earlier one is its reprint, and speaks with that one's voice; so
does a translation with its original's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from factional.errors import InvalidTime
from factional.model import MOSTLY, Bounds, Document, Likeness, Translation

Order = tuple[date, str]


def order(document: Document) -> Order:
    """What tells the earlier of two documents; undated ones come last."""
    try:
        published = document.metadata.published
        first = Bounds.parse(published).earliest_start if published else None
    except InvalidTime:
        first = None
    return first or date.max, document.id


def sources(
    documents: Mapping[str, Document],
    likenesses: Iterable[Likeness],
    translations: Iterable[Translation],
) -> dict[str, str]:
    """The document that each reprint and each translation goes back to, by id."""
    found: dict[str, str] = {}
    for like in likenesses:
        for one, other in ((like.first, like.second), (like.second, like.first)):
            if one not in documents or other not in documents or like.share(one) < MOSTLY:
                continue
            earliest = min((found.get(one, other), other), key=lambda id: order(documents[id]))
            if order(documents[earliest]) < order(documents[one]):
                found[one] = earliest
    for translation in translations:
        if translation.original in documents and translation.document in documents:
            found[translation.document] = translation.original
            if found.get(translation.original) == translation.document:
                del found[translation.original]
    return found
