"""Language models as plug-ins: entry points of the group `factional.languages`.

An entry point names a function that takes nothing and gives the loaded model.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import entry_points
from typing import Protocol

from factional.errors import FactionalError, LanguageModelError, UnknownLanguageModel
from factional.extract.language.analysis import Analysis
from factional.extract.language.weights import Card

GROUP = "factional.languages"
DEFAULT = "local"


class LanguageModel(Protocol):
    """Whatever reads the words of a text: the built-in model, a spaCy pipeline, another's own."""

    @property
    def card(self) -> Card:
        """What is known of the model."""
        ...

    def analyse(self, text: str, stretches: Sequence[tuple[int, int]]) -> Analysis:
        """What the model says of some stretches of a text.

        A pure function of its arguments.

        Args:
            text: The text that all offsets count in, in code points.
            stretches: Start and end of each paragraph to be read, in text order and not
                overlapping; no sentence goes over the end of one.
        """
        ...


def language_models() -> list[str]:
    """Names of the language models that are installed, in alphabetical order."""
    return sorted({point.name for point in entry_points(group=GROUP)})


def language_model(name: str = DEFAULT) -> LanguageModel:
    """The language model of a name, loaded.

    Raises:
        UnknownLanguageModel: none of this name is installed; the message lists those that are.
        LanguageModelError: it is installed and cannot be loaded.
    """
    point = next((p for p in entry_points(group=GROUP) if p.name == name), None)
    if point is None:
        raise UnknownLanguageModel(
            f"No language model {name!r} is installed. Use one of: {', '.join(language_models())}."
        )
    try:
        model: LanguageModel = point.load()()
    except FactionalError:
        raise
    except (ImportError, AttributeError, TypeError) as error:
        raise LanguageModelError(
            f"The language model {name!r} cannot be loaded: {error}. Install its package again."
        ) from error
    return model


def analyse(
    text: str, stretches: Sequence[tuple[int, int]] | None = None, *, model: str = DEFAULT
) -> Analysis:
    """What a language model says of a text, or of some stretches of it.

    Args:
        text: The text that all offsets count in, in code points.
        stretches: Start and end of each paragraph, in text order and not overlapping; by default
            the whole text is one.
        model: Name of an installed model.

    Raises:
        UnknownLanguageModel: none of this name is installed.
        LanguageModelError: the model cannot be loaded.
    """
    return language_model(model).analyse(text, stretches or [(0, len(text))])
