"""A document's way through the rooms that need no case: read, then extract.

A pure function of its arguments, so that it can run anywhere: in this process, in a worker, on
another machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from factional.errors import ExtractorError, FactionalError, ReadError
from factional.extract import checked
from factional.extract import extractor as find_extractor
from factional.extract.gazetteer import knowing
from factional.model import Document, Extraction
from factional.read import read


def through(
    data: bytes, place: str, headers: Mapping[str, str], extractor: str, known: bytes = b""
) -> tuple[Document, Extraction]:
    """A document and the claims in it.

    Args:
        data: Its bytes.
        place: Where they are from.
        headers: What was said of them there.
        extractor: Name of what reads the claims.
        known: What the case knows beforehand, as `factional.extract.register.pack` gives it.

    Raises:
        ReadError: the document cannot be read.
        ExtractorError: the extractor failed on it, or is not installed.
    """
    with _blaming(ReadError, f"{place} cannot be read"):
        document = read(data, place, headers=headers)
    with _blaming(ExtractorError, f"No claims can be read in {place}"), knowing(known):
        return document, checked(document, find_extractor(extractor)(document))


@contextmanager
def _blaming(kind: type[FactionalError], what: str) -> Iterator[None]:
    """Turn what nobody foresaw into an error of the file at hand."""
    try:
        yield
    except (FactionalError, MemoryError):
        raise
    except Exception as error:
        cause = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise kind(f"{what} ({cause}). Leave it out, and report this with the file.") from error
