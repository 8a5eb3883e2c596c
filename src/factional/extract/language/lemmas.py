"""Lemmas by edit scripts: how to make the dictionary form of a word as it stands.

A script is `k` (keep the case) or `l` (lower it first), and then `-n+suffix` (take n code points
off, put the suffix on) or `=lemma`: `l-3+` makes "march" of "Marching", `k-3+y` "army" of
"armies". A few hundred scripts cover English, as in Chrupała (2006) and the lemmatisers since.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache


def lemma(form: str, tag: str, script: str, exceptions: Mapping[str, str]) -> str:
    """The lemma of a word.

    Args:
        form: The word as it stands.
        tag: Its universal part of speech.
        script: How the model would make the lemma.
        exceptions: Lemmas by "form<TAB>TAG", as it stands or in lower case; they win.
    """
    for known in (form, form.lower()):
        found = exceptions.get(f"{known}\t{tag}")
        if found is not None:
            return found
    return apply(form, script)


def apply(form: str, script: str) -> str:
    """A word changed by a script; one that would take off more than there is changes the case."""
    lowered, drop, suffix, whole = _parse(script)
    base = form.lower() if lowered else form
    if whole is not None:
        return whole
    if drop > len(base) or (drop == len(base) and not suffix):
        return base
    return base[: len(base) - drop] + suffix


@lru_cache(maxsize=4096)
def _parse(script: str) -> tuple[bool, int, str, str | None]:
    lowered, edit = script[:1] == "l", script[1:]
    if edit.startswith("="):
        return lowered, 0, "", edit[1:]
    drop, _, suffix = edit.lstrip("-").partition("+")
    return lowered, int(drop or 0), suffix, None
