"""Sets: words by a name, which the patterns of a relation write as `$name`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from factional.errors import VocabularyError

_NAME = re.compile(r"\$(\w+)")


def patterns(entry: Mapping[str, Any], key: str) -> Iterator[Any]:
    """The patterns of a relation under a key, with their sets spelled out.

    Args:
        entry: The relation's entry in the lexicon.
        key: `verbs`, `adjectives` or `nouns`.

    Raises:
        VocabularyError: a pattern names a set that is not there.
    """
    sets = {name: "|".join(words) for name, words in (entry.get("sets") or {}).items()}
    return (spelled_out(pattern, sets) for pattern in entry.get(key) or ())


def spelled_out(entry: object, sets: Mapping[str, str]) -> object:
    """A pattern with its `$names` replaced by the words that they stand for.

    Raises:
        VocabularyError: a name stands for nothing.
    """
    if isinstance(entry, dict):
        return {key: spelled_out(value, sets) for key, value in entry.items()}
    if not isinstance(entry, str) or "$" not in entry:
        return entry
    try:
        return _NAME.sub(lambda match: sets[match[1]], entry)
    except KeyError as error:
        known = ", ".join(sorted(sets)) or "none"
        raise VocabularyError(
            f"{entry!r} names {error}, which is no set. Add it to `sets`; there are: {known}."
        ) from None
