"""What a document has in common with others: shared text, and translations."""

from __future__ import annotations

from factional.ask._build import document_ref
from factional.ask._snapshot import Snapshot
from factional.ask.rows import (
    OriginalPassage,
    SharedPassage,
    SharedText,
    TranslationRow,
)
from factional.model import Claim, Likeness, Translation
from factional.store import Store


def shared_texts(snap: Snapshot, document_id: str) -> tuple[SharedText, ...]:
    """What a document shares with others, those first of which it shares most."""
    rows = []
    for like in snap.likenesses.get(document_id, ()):
        other = _other(like, document_id)
        if other in snap.documents:
            rows.append(
                SharedText(
                    document_ref(snap, other),
                    round(like.resemblance, 3),
                    round(like.share(document_id), 3),
                    round(like.share(other), 3),
                    like.words,
                )
            )
    return tuple(sorted(rows, key=lambda row: (-row.words, row.document.id)))


def shared_passages(snap: Snapshot, document_id: str) -> tuple[SharedPassage, ...]:
    """The stretches of a document that stand in others, in its text order."""
    rows = []
    for like in snap.likenesses.get(document_id, ()):
        for passage in like.passages:
            here, there = passage.first, passage.second
            if like.first != document_id:
                here, there = there, here
            rows.append(SharedPassage(_other(like, document_id), *here, *there, passage.words))
    return tuple(sorted(rows, key=lambda row: (row.start, row.end, row.document)))


def original_of(snap: Snapshot, document_id: str) -> TranslationRow | None:
    """The original that a document translates, where it is in the case."""
    made = snap.translations.get(document_id)
    return _row(snap, made, made.original) if made else None


def translations_of(snap: Snapshot, document_id: str) -> tuple[TranslationRow, ...]:
    """What translates a document."""
    made = [t for t in snap.translations.values() if t.original == document_id]
    return tuple(_row(snap, translation, translation.document) for translation in made)


def original_passage(snap: Snapshot, store: Store, claim: Claim) -> OriginalPassage | None:
    """The paragraphs of the original that a claim of a translation goes back to."""
    made = snap.translations.get(claim.document)
    span = made.of(claim.evidence.start, claim.evidence.end) if made else None
    if made is None or span is None:
        return None
    text = store.document(made.original).text
    return OriginalPassage(document_ref(snap, made.original), text[slice(*span)], *span)


def _row(snap: Snapshot, made: Translation, other: str) -> TranslationRow:
    return TranslationRow(document_ref(snap, other), made.translator, made.translated)


def _other(like: Likeness, document_id: str) -> str:
    return like.second if like.first == document_id else like.first
