"""A person's annotations of documents, brought into a case as claims that are accepted.

The layout is the one that `factional.ask.annotations` writes.
"""

from factional.annotating.bringing import Brought, import_annotations
from factional.annotating.lines import Fault

__all__ = ["Brought", "Fault", "import_annotations"]
