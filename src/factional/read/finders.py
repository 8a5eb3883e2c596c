"""Finders: patterns that are looked for anywhere in a line, and are seldom there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

_CLASS = re.compile(r"(?<!\\)\[(?:[^\]\\]|\\.)+\]")
_AFTER = re.compile(r"[?*]|\{0?,\d*\}")
_OPENED = re.compile(r"(?:\?(?:(?P<look>[=!<](?![A-Za-z]))|P?<\w+>|-?[a-z]*:))?")
_APART = re.compile(r"\[[^\]]*\]|\{[^{}]*\}|\\.|[^\W\d_](?:[?*]|\{\d*,?\d*\})|[.^$+?*]")
_RUN = re.compile(r"[^\W\d_]+(?:[ &-]+[^\W\d_]+)*")
_LEAST = 3  # letters that are worth looking for


@dataclass(frozen=True, slots=True)
class Finder:
    """A pattern with words of which any match of it holds one.

    Looking for words is many times quicker than for a pattern that disregards case, and most lines
    hold none of them; so most patterns need not even be compiled.

    Attributes:
        source: The pattern as text; it disregards case.
        hints: Words in small letters, one of which any match holds; None where no such words are
            known.
    """

    source: str
    hints: tuple[str, ...] | None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first needed."""
        return _compiled(self.source)

    def _may(self, text: str) -> bool:
        if self.hints is None:
            return True
        low = _small(text)
        # mapped, since this is asked more often than all else and a generator takes twice the time
        return any(map(low.__contains__, self.hints))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, or None."""
        return self.pattern.search(text) if self._may(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning, or None."""
        return self.pattern.match(text) if self._may(text) else None

    def findall(self, text: str) -> list[str]:
        """What matches."""
        return self.pattern.findall(text) if self._may(text) else []

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches."""
        return self.pattern.finditer(text) if self._may(text) else iter(())


def finder(source: str, entries: Sequence[str]) -> Finder:
    """A pattern made of entries, with the words that these require."""
    # a character class stands for any character here
    found = [_required(_CLASS.sub(".", entry)) for entry in entries]
    known = [hint for hints in found if hints for hint in hints]
    return Finder(source, tuple(dict.fromkeys(known)) if all(found) else None)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


@lru_cache(maxsize=2048)
def _small(text: str) -> str:
    return text.lower()


def _required(entry: str) -> tuple[str, ...]:
    """Words one of which any match of an entry holds; none where the entry names none."""
    plain, groups = _parted(entry)
    if "|" in plain.replace("\\|", ""):
        parts = _alternatives(entry)
        found = [*map(_required, parts)] if len(parts) > 1 else []
        return tuple(hint for hints in found for hint in hints) if found and all(found) else ()
    runs = [r for r in _RUN.findall(_APART.sub("\n", plain)) if len(r) >= _LEAST]
    choices: list[tuple[str, ...]] = [(max(runs, key=len).lower(),)] if runs else []
    choices += [hints for group in groups if (hints := _required(group))]
    return max(choices, key=lambda hints: min(map(len, hints)), default=())


def _parted(entry: str) -> tuple[str, list[str]]:
    """An entry with a line break in the place of each group, and the groups that it requires."""
    plain: list[str] = []
    groups: list[str] = []
    for text, inner, after in _pieces(entry):
        plain.append(text if inner is None else "\n")
        opened = _OPENED.match(inner or "")
        if inner and not after and opened and opened.group("look") is None:
            groups.append(inner[opened.end() :])
    return "".join(plain), groups


def _alternatives(entry: str) -> list[str]:
    """What the bars outside of its groups part an entry into."""
    out = [""]
    for text, inner, after in _pieces(entry):
        if inner is not None:
            out[-1] += f"({inner}){after}"
        else:
            first, *rest = re.split(r"(?<!\\)\|", text)
            out[-1] += first
            out += rest
    return out


def _pieces(entry: str) -> Iterator[tuple[str, str | None, str]]:
    """Stretches outside of groups; and groups, with what makes them optional."""
    at, depth, begin = 0, 0, 0
    while at < len(entry):
        if entry[at] == "\\":
            at += 2
            continue
        if entry[at] == "(":
            if depth == 0 and begin < at:
                yield entry[begin:at], None, ""
            begin = at + 1 if depth == 0 else begin
            depth += 1
        elif entry[at] == ")":
            depth -= 1
            if depth == 0:
                after = _AFTER.match(entry, at + 1)
                end = after.end() if after else at + 1
                yield "", entry[begin:at], entry[at + 1 : end]
                begin = end
                at = end - 1
        at += 1
    if begin < len(entry):
        yield entry[begin:], None, ""
