"""Word lists of polarity, attribution and posts, as sets that are looked up in lower case."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from factional.errors import VocabularyError
from factional.vocabulary.files import parsed


@cache
def load(name: str) -> Mapping[str, Any]:
    """A lexicon file as it stands, by name without the ending: `load("roles.en")`.

    Raises:
        VocabularyError: there is no such lexicon, or it is not a mapping.
    """
    path = resources.files(__package__).joinpath(f"{name}.yaml")
    if not path.is_file():
        raise VocabularyError(f"No lexicon {name!r}. Put {name}.yaml beside the other lexicons.")
    data = parsed(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise VocabularyError(f"The lexicon {name!r} is no mapping. Give each word list a name.")
    return data


class Words:
    """The word lists of one lexicon file, each a set: `words("mood.en")["negators"]`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._sets: dict[str, frozenset[str]] = {}
        for key, value in data.items():
            if isinstance(value, list) and not any(isinstance(w, dict) for w in value):
                odd = [word for word in value if not isinstance(word, str)]
                if odd:
                    raise VocabularyError(
                        f"{key!r} holds {odd[0]!r}, which YAML takes for no word. Put it in quotes."
                    )
                self._sets[key] = frozenset(value)

    def __getitem__(self, key: str) -> frozenset[str]:
        try:
            return self._sets[key]
        except KeyError:
            raise VocabularyError(
                f"No word list {key!r}. Use one of: {', '.join(sorted(self._sets))}."
            ) from None


@cache
def words(name: str) -> Words:
    """The word lists of a lexicon file."""
    return Words(load(name))


@cache
def dictionary(language: str) -> frozenset[str]:
    """The plain words of a language, as a dictionary has them, in lower case; no names.

    Raises:
        VocabularyError: there is no such list.
    """
    path = resources.files(__package__).joinpath(f"words.{language}.txt.gz")
    if not path.is_file():
        raise VocabularyError(f"No words of {language!r}. Put words.{language}.txt.gz beside en.")
    return frozenset(gzip.decompress(path.read_bytes()).decode("utf-8").split())
