"""The built-in extractor: names and claims by rule, without network or model.

`extract` annotates a document and reads claims off the layers. It is a pure function of the
document. Confidence is a rough score by kind of rule and is not calibrated.
"""

from __future__ import annotations

from factional.extract.annotate import annotate
from factional.extract.check import checked
from factional.extract.claims import claims_of
from factional.model import Document, Extraction


def extract(document: Document) -> Extraction:
    """The claims, referents and gaps of a document, checked, with what was dropped and why."""
    return checked(document, claims_of(annotate(document)))
