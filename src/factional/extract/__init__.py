"""Extract: documents become claims, each with its evidence.

`extractor("local")(document)` reads claims off a document; `checked` holds every extractor to the
same rule: what cannot be found verbatim in the document is dropped, with the reason.
"""

from factional.extract._plugins import extractor, extractors
from factional.extract.check import checked

__all__ = ["checked", "extractor", "extractors"]
