"""Language: what stands in a text before anybody asks what it claims.

`analyse(text)` gives sentences, words with their grammar, names and attributions, by the small
model that comes with Factional; nothing is fetched. Another model plugs in by the entry-point group
`factional.languages`.
"""

from factional.extract.language._plugins import (
    LanguageModel,
    analyse,
    language_model,
    language_models,
)
from factional.extract.language.analysis import (
    Analysis,
    Attribution,
    Mention,
    Name,
    NameType,
    Sentence,
    Span,
    Word,
)
from factional.extract.language.weights import Card, Data

__all__ = [
    "Analysis",
    "Attribution",
    "Card",
    "Data",
    "LanguageModel",
    "Mention",
    "Name",
    "NameType",
    "Sentence",
    "Span",
    "Word",
    "analyse",
    "language_model",
    "language_models",
]
