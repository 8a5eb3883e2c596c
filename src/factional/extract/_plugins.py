"""Extractors as plug-ins: entry points of the group `factional.extractors`."""

from __future__ import annotations

from importlib.metadata import entry_points

from factional.errors import ExtractorError, UnknownExtractor
from factional.model import Extractor

GROUP = "factional.extractors"


def extractors() -> list[str]:
    """Names of the extractors that are installed, in alphabetical order."""
    return sorted({point.name for point in entry_points(group=GROUP)})


def extractor(name: str) -> Extractor:
    """The extractor of a name.

    Raises:
        UnknownExtractor: none of this name is installed; the message lists those that are.
        ExtractorError: it is installed and cannot be loaded.
    """
    point = next((p for p in entry_points(group=GROUP) if p.name == name), None)
    if point is None:
        raise UnknownExtractor(
            f"No extractor {name!r} is installed. Use one of: {', '.join(extractors())}."
        )
    try:
        found: Extractor = point.load()
    except (ImportError, AttributeError) as error:
        raise ExtractorError(
            f"The extractor {name!r} cannot be loaded: {error}. Install its package again."
        ) from error
    return found
