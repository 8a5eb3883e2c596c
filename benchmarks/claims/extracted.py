"""What the extractor makes of a text, in the form that gold is held against.

The parse of a text is kept for the length of a run, so that an ablation or the second of two
measures does not pay for it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

from benchmarks.claims.build import DOCUMENTS
from factional.ask._alignment import Annotated
from factional.ask._matching import Match
from factional.ask.annotations import claim_record, entity_records, kept, meta_record
from factional.ask.evaluate import annotated_documents
from factional.extract import annotate, local
from factional.extract.language import Analysis, analyse
from factional.model import Document, Extraction
from factional.read import read

Extract = Callable[[Document], Extraction]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents with gold.

    Attributes:
        gold: Folder of annotations, one folder a document.
        texts: Folder of the documents themselves, of any format.
        open: Whether people read it, so that more than its totals may be looked at.
    """

    name: str
    gold: Path
    texts: Path
    open: bool = True

    def documents(self) -> Iterator[tuple[str, Document, str]]:
        """Name, document as read alone, and the text that the gold's offsets count in."""
        for name in annotated_documents(self.gold):
            path = next(p for p in sorted(self.texts.iterdir()) if p.stem == name)
            data = path.read_bytes()
            document = read(data, path.name, name=name)
            yield name, document, data.decode() if path.suffix == ".txt" else document.text


def own(part: str) -> Corpus:
    """The documents beside this program: `tune`, to be read, or `held`, for totals only."""
    folder = DOCUMENTS / part
    return Corpus(part, folder / "gold", folder / "texts", open=part != "held")


def shared(folder: Path) -> Corpus:
    """The nine documents to read and tune on."""
    return Corpus("gold", folder / "gold", folder / "samples")


def annotated(
    document: Document, extraction: Extraction, text: str | None = None, *, everything: bool = False
) -> Annotated:
    """An extraction as its annotation files would have it.

    Args:
        document: What was read.
        extraction: What was made of it.
        text: The text that evidence must stand in; the document's own where not given.
        everything: With claims of low confidence.
    """
    claims = [c for c in extraction.claims if everything or kept(c)]
    return Annotated(
        document.name,
        [{**claim_record(claim, claim.id, None), "how": claim.how} for claim in claims],
        {str(r["id"]): r for r in entity_records(extraction.referents)},
        meta_record(document),
        document.text if text is None else text,
    )


def matches(
    corpus: Corpus, extract: Extract = local.extract, *, everything: bool = False
) -> dict[str, Match]:
    """Gold and extraction of each document, held against each other."""
    found = {}
    with remembered():
        for name, document, text in corpus.documents():
            made = annotated(document, extract(document), text, everything=everything)
            found[name] = Match(Annotated.load(corpus.gold, name), made)
    return found


@cache
def _analysis(text: str, stretches: tuple[tuple[int, int], ...]) -> Analysis:
    return analyse(text, stretches)


def asked(text: str, stretches: Sequence[tuple[int, int]]) -> Analysis:
    """What the extractor is told of a text: changed, within `remembered`, as that says."""
    found: Analysis = vars(annotate)["analyse"](text, stretches)
    return found


@contextmanager
def remembered(
    change: Callable[[Analysis], Analysis] | None = None,
) -> Iterator[None]:
    """Parse no text twice while it lasts.

    Args:
        change: What is done to each parse before it is used.
    """

    def answer(text: str, stretches: Sequence[tuple[int, int]]) -> Analysis:
        found = _analysis(text, tuple(stretches))
        return found if change is None else change(found)

    with ExitStack() as patched:
        if change is not None or vars(annotate)["analyse"] is analyse:  # no change is undone
            patched.enter_context(patch.object(annotate, "analyse", answer))
        yield


def table(rows: Sequence[Sequence[object]], head: Sequence[str]) -> str:
    """Rows as a Markdown table; shares with three digits."""
    shown = [[_cell(value) for value in row] for row in rows]
    lines = [list(head), ["---"] * len(head), *shown]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def totals(found: Mapping[str, Match]) -> tuple[int, int, int]:
    """Core gold claims, those found, and what is false, over all documents."""
    claims = [match.claims for match in found.values()]
    right = sum(len(c.pairs) for c in claims)
    return right + sum(len(c.missed) for c in claims), right, sum(len(c.false) for c in claims)
