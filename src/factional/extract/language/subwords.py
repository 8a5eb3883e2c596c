"""Words as the encoder reads them: subwords, and how the word was cased.

The encoder knows no upper case and was trained on plain quotation marks and hyphens, so the
typographic ones are made plain for it, and the casing of each word goes in beside its subwords.
Nothing here moves an offset: the text stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple, Protocol

UNKNOWN: Final = 100
OPENING: Final = 101
SEPARATOR: Final = 102
MOST_A_WORD: Final = 12
_KEPT: Final = 200_000
_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("‘’ʼʻʽʿʾ‛′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―", "-"),
        "…": "...",
    }
)


class Pieces(NamedTuple):
    """A word's subword ids, at least one, and its casing class."""

    ids: tuple[int, ...]
    case: int


class Cutter(Protocol):
    """Whatever cuts words into pieces."""

    def of(self, forms: Iterable[str]) -> list[Pieces]:
        """The pieces of each word."""
        ...


class Subwords:
    """Cuts words into subwords, each word once."""

    def __init__(self, path: Path) -> None:
        # a shared library of some size, so only when a model is loaded
        from tokenizers import Tokenizer  # noqa: PLC0415

        self._tokenizer: Tokenizer = Tokenizer.from_file(str(path))
        self._known: dict[str, Pieces] = {}

    def of(self, forms: Iterable[str]) -> list[Pieces]:
        """The pieces of each word."""
        forms = list(forms)
        new = [form for form in dict.fromkeys(forms) if form not in self._known]
        if len(self._known) + len(new) > _KEPT:
            self._known.clear()
            new = list(dict.fromkeys(forms))
        if new:
            plain = [form.translate(_PLAIN) for form in new]
            cut = self._tokenizer.encode_batch_fast(plain, add_special_tokens=False)
            for form, found in zip(new, cut, strict=True):
                ids = tuple(found.ids[:MOST_A_WORD]) or (UNKNOWN,)
                self._known[form] = Pieces(ids, casing(form))
        return [self._known[form] for form in forms]


def casing(form: str) -> int:
    """The casing class of a word.

    1: letters, none upper-case; 2: the first letter upper-case and no other; 3: two letters or
    more, all upper-case; 4: any other mixture; 5: digits and no letter; 6: neither. 0 is left for
    the encoder's own marks.
    """
    letters = [c for c in form if c.isalpha()]
    if not letters:
        return 5 if any(c.isdigit() for c in form) else 6
    upper = [c.isupper() for c in letters]
    if not any(upper):
        return 1
    if upper[0] and not any(upper[1:]):
        return 2
    return 3 if all(upper) else 4
