"""Lemmas as edit scripts: what to do to a form to get its lemma.

`k` or `l` (keep the case, or lower it first), then `-n+suffix` (drop n code points at the end, put
the suffix) or `=lemma` for what no ending explains. The run time applies them
(`factional.extract.language.lemmas`); here they are found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from training.passages import Passage


def script(form: str, lemma: str) -> str:
    """The script that makes `lemma` of `form`.

    >>> script("Fighters", "fighter"), script("Aleppo", "Aleppo"), script("went", "go")
    ('l-1+', 'k-0+', 'l=go')
    """
    for case, base in (("l", form.lower()), ("k", form)):
        if case == "l" and lemma == form != form.lower():
            continue
        shared = 0
        while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
            shared += 1
        if shared and shared * 2 >= len(lemma) - 1:
            return f"{case}-{len(base) - shared}+{lemma[shared:]}"
    return f"l={lemma}"


def exceptions(passages: Iterable[Passage], least: int = 2) -> dict[str, str]:
    """Lemmas of forms that corpora give nearly one lemma (in nine of ten), by `form TAB tag`."""
    seen: dict[str, Counter[str]] = {}
    for passage in passages:
        for form, lemma, tag in zip(
            passage.words, passage.lemmas or (), passage.tags or (), strict=False
        ):
            if tag not in ("PUNCT", "NUM", "SYM", "X"):
                key = form if tag == "PROPN" else form.lower()
                seen.setdefault(f"{key}\t{tag}", Counter())[lemma] += 1
    found = {}
    for key, lemmas in sorted(seen.items()):
        lemma, count = lemmas.most_common(1)[0]
        if lemmas.total() >= least and count >= 0.9 * lemmas.total():
            found[key] = lemma
    return found
