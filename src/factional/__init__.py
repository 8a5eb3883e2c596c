"""Factional: who stands with whom, since when, and on whose word.

    with factional.Case.init(folder) as case:
        case.add("interview.html")
        page = factional.ask.claims(case.store, factional.ask.ClaimFilter(about="HTS"))

`ask`, `extract` and `read` are rooms of the house, as docs/architecture.md draws it. Everything is
loaded on first use, so that `import factional` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factional import ask, errors, extract, model, read
    from factional.case import Case
    from factional.errors import FactionalError
    from factional.model import Claim, Document, Entity, Extraction, Tie
    from factional.store import Store
    from factional.vocabulary import Vocabulary

__version__ = "0.1.0"

__all__ = [
    "Case", "Claim", "Document", "Entity", "Extraction", "FactionalError", "Store", "Tie",
    "Vocabulary", "__version__", "ask", "errors", "extract", "model", "read",
]  # fmt: skip

_HOMES = {"Case": "case", "FactionalError": "errors", "Store": "store", "Vocabulary": "vocabulary"}
_ROOMS = ("ask", "errors", "extract", "model", "read")


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'model')}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
