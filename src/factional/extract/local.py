"""The built-in extractor: who said what of whom, read off the parse, without network.

`extract` parses a document with the language model that comes with Factional, points at who is
meant, finds what clauses state by the frames of the lexicon, and asks of each statement how, of
when and by whom it is said. It is a pure function of the document.
"""

from __future__ import annotations

from factional.extract.annotate import parsed
from factional.extract.assembly import Assembly
from factional.extract.check import checked
from factional.model import Document, Extraction


def extract(document: Document) -> Extraction:
    """The claims, referents and gaps of a document, checked, with what was dropped and why."""
    layers, analysis = parsed(document)
    return checked(document, Assembly(layers, analysis).run())
