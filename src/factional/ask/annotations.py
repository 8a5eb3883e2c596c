"""Claims as annotation files: one folder a document, one JSON object a line.

    <stem>/<stem>.claims.jsonl     claims, ids `<stem>-01` and on, in text order
    <stem>/<stem>.entities.jsonl   who and what they are about, with the forms that point at them
    <stem>/<stem>.gaps.jsonl       questions that were declined or could not be answered
    <stem>/<stem>.meta.json        title, publisher, authors, date, genre, voices, body, turns
    <stem>/<stem>.txt              the text that all offsets count in

Of two documents with one stem the second gets the first eight characters of its hash as a suffix.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from factional.ask._json import to_json
from factional.ask.reading import page_of
from factional.errors import AnnotationError
from factional.model import Claim, Document, Gap, Quantity, Referent, Review
from factional.store import Store

_LINE_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def export_annotations(store: Store, folder: Path, *, everything: bool = False) -> None:
    """Write what a case holds of its documents as annotation files.

    Args:
        store: The case.
        folder: Where the folders of the documents go; it is made where it is missing.
        everything: True to write rejected claims and those of low confidence too.

    Raises:
        AnnotationError: the folder cannot be written.
    """
    try:
        for stem, head in _stems(store.documents()):
            document = store.document(head.id)
            place = folder / stem
            place.mkdir(parents=True, exist_ok=True)
            claims = [c for c in store.claims(head.id) if everything or kept(c)]
            claims.sort(key=lambda c: (c.evidence.start, c.evidence.end, c.id))
            width = max(2, len(str(len(claims))))
            (place / f"{stem}.txt").write_bytes(document.text.encode("utf-8"))
            _write(
                place / f"{stem}.meta.json", [json.dumps(meta_record(document), ensure_ascii=False)]
            )
            _write_lines(
                place / f"{stem}.claims.jsonl",
                (
                    claim_record(c, f"{stem}-{i:0{width}}", page_of(document, c.evidence.start))
                    for i, c in enumerate(claims, 1)
                ),
            )
            referents = [referent for _, referent in store.referents(head.id)]
            _write_lines(place / f"{stem}.entities.jsonl", entity_records(referents))
            _write_lines(place / f"{stem}.gaps.jsonl", map(_gap, store.gaps(head.id)))
    except OSError as error:
        raise AnnotationError(
            f"{folder} cannot be written ({error.strerror}). Name a folder that can."
        ) from error


def kept(claim: Claim) -> bool:
    """Whether a claim is exported unasked: not rejected, and accepted or not of low confidence."""
    return claim.review is not Review.REJECTED and not claim.low


def _stems(documents: Iterable[Document]) -> Iterable[tuple[str, Document]]:
    """Documents with the name of their folder; names that differ by case alone count as one."""
    taken: set[str] = set()
    for document in documents:
        first, second = stems(document)
        stem = second if first.casefold() in taken else first
        taken.add(stem.casefold())
        yield stem, document


def stems(document: Document) -> tuple[str, str]:
    """What the annotations of a document are called, and what where another has that name."""
    stem = document.name.replace("/", "-").replace("\\", "-").strip(". ") or document.id
    return stem, f"{stem}-{document.sha256[:8]}"


def claim_record(claim: Claim, id: str, page: str | None) -> dict[str, object]:
    """A claim as a line of an annotation file."""
    value = to_json(claim.value) if isinstance(claim.value, Quantity) else claim.value
    record: dict[str, object] = {
        "id": id,
        "subject": claim.subject,
        "object": claim.object,
        "relation": claim.relation,
        "value": value,
        "role": claim.role,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "kind": claim.kind,
        "time": claim.time,
        "place": claim.place,
        "attribution": [hop.who for hop in claim.attribution],
        "evidence": claim.evidence.quote,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "core": claim.core,
    }
    if page is not None:
        record["page"] = page
    return record if claim.confidence is None else {**record, "confidence": claim.confidence}


def entity_records(referents: Iterable[Referent]) -> Iterator[dict[str, object]]:
    """Referents with their distinct forms; of what is no name, descriptions and no pronouns.

    What points at several at once, as "both groups" does, is a form of none of them.
    """
    known = list(referents)
    pointed = Counter((m.start, m.end) for referent in known for m in referent.mentions)
    for referent in known:
        forms = [
            m.text
            for m in referent.mentions
            if m.named or (len(m.text.split()) > 1 and pointed[m.start, m.end] == 1)
        ]
        yield {
            "id": referent.id,
            "name": referent.name,
            "type": referent.type,
            "mentions": list(dict.fromkeys(forms)),
        }


def _gap(gap: Gap) -> dict[str, object]:
    return {
        "speaker": gap.speaker,
        "about": list(gap.about),
        "topic": gap.topic,
        "reason": gap.reason,
        "start": gap.evidence.start,
        "end": gap.evidence.end,
    }


def meta_record(document: Document) -> dict[str, object]:
    """What is known of a document as its annotation file has it."""
    head = document.metadata
    return {
        "title": head.title,
        "publisher": head.publisher,
        "authors": list(head.authors),
        "published": head.published,
        "genre": head.genre,
        "speakers": to_json(document.speakers),
        "body": list(document.body),
        "turns": to_json(document.turns),
    }


def _write_lines(path: Path, records: Iterable[Mapping[str, object]]) -> None:
    _write(path, (json.dumps(record, ensure_ascii=False) for record in records))


def _write(path: Path, lines: Iterable[str]) -> None:
    """Write lines of JSON; what other programs take for the end of a line is escaped in them."""
    text = "".join(line.translate(_LINE_BREAKS) + "\n" for line in lines)
    path.write_bytes(text.encode("utf-8"))
