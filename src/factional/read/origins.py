"""Where a document comes from: translated, reposted, reprinted; and whose words a quotation is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factional.model import BlockKind, Derivation
from factional.read.cues import NAME, flat, templates, wordset
from factional.read.furniture import Layout
from factional.read.head import Head
from factional.read.names import person
from factional.read.pieces import Piece

_OPENS = '“«"„『「'
_CLOSES = '”»"“』」'
UNNAMED = "a quoted source"
_KINDS = (
    "translation", "machine_translation", "repost", "reprint", "summary",
    "interview", "agency", "release",
)  # fmt: skip


def derivations(pieces: Sequence[Piece], layout: Layout, head: Head) -> tuple[Derivation, ...]:
    """What the document's head and tail say that it derives from.

    Only the head (headlines, by-lines, two paragraphs) and the tail (the article's last paragraph
    and what follows it) are read: a translation spoken of inside an article is not the article's.
    A translator named beside an outlet ("article in Y, translated by X") makes one
    translation of Y.
    """
    shown = {*head.headings, *head.bylines}
    begin = range(min([layout.first, *shown]), min(head.lead + 2, layout.last + 1))
    ending = range(layout.last, min(len(pieces), layout.last + 4))
    order = dict.fromkeys([*begin, *layout.notes, *ending])
    found: list[Derivation] = []
    for index in order:
        most = 40 if index == layout.last > head.lead else 80
        if pieces[index].words <= most:
            found.extend(_of_piece(pieces[index]))
    kept: list[Derivation] = []
    for one in found:
        if not any(k.kind == one.kind and k.of == one.of for k in kept):
            kept.append(one)
    return tuple(kept)


def _of_piece(piece: Piece) -> list[Derivation]:
    hits: dict[str, re.Match[str]] = {}
    for kind in _KINDS:
        for pattern in templates(f"derivation.{kind}"):
            match = pattern.search(piece.text)
            if match and kind not in hits:
                hits[kind] = match
    if hits.keys() & {"translation", "machine_translation", "interview"} and "repost" in hits:
        passed = hits.pop("repost")
    else:
        passed = None
    if "machine_translation" in hits:
        hits.pop("translation", None)
    parts = {kind: {k: v for k, v in m.groupdict().items() if v} for kind, m in hits.items()}
    if passed and "interview" not in hits:
        parts["repost"] = passed.groupdict()
    of = next((_outlet(p["of"]) for p in parts.values() if p.get("of")), None)
    found = []
    for kind, match in hits.items():
        named = parts[kind]
        by = person(named["by"]) if "by" in named else None
        start, end = match.span()
        if kind == "translation" and passed:
            start, end = min(start, passed.start()), max(end, passed.end())
        found.append(Derivation(kind, of, by, piece.start + start, piece.start + end))
    return found


def _outlet(name: str) -> str:
    words = flat(name).strip(" .,;:–—-").split()
    while len(words) > 1 and words[0].casefold() in wordset("leading_words"):
        del words[0]
    return " ".join(words)


def cited(pieces: Sequence[Piece], layout: Layout, head: Head) -> dict[int, str]:
    """Whose words the set-off quotations of an article are (`>` in markdown, `blockquote`).

    In this order: a line with a dash at the quotation's end; who the paragraph above says writes
    or says it ("As Jane Roe puts it:"); whose article headline or first paragraph speak of, where
    the text is a reply to it. Otherwise "a quoted source": not the author in any case, unless the
    article says the same words itself, as pull quotes do.
    """
    about = _answered(pieces, head)
    text = " ".join(flat(p.text) for p in pieces if p.kind is not BlockKind.QUOTATION)
    found: dict[int, str] = {}
    for run in _runs(pieces, layout):
        above = (pieces[i] for i in range(run[0] - 1, layout.first - 1, -1))
        introduction = next((p for p in above if p.kind is None and p.words > 1), None)
        said = _signed(pieces[run[-1]]) or (_introduced(introduction) if introduction else None)
        for index in run:
            if flat(pieces[index].text).strip(_OPENS + _CLOSES) not in text:
                found[index] = said or about or UNNAMED
    return found


def _runs(pieces: Sequence[Piece], layout: Layout) -> list[list[int]]:
    """Quotations, each with all its paragraphs."""
    runs: list[list[int]] = []
    unbroken = False
    for index in range(layout.first, layout.last + 1):
        if layout.furniture[index]:
            continue
        if pieces[index].kind is not BlockKind.QUOTATION:
            unbroken = False
        elif unbroken:
            runs[-1].append(index)
        else:
            runs.append([index])
            unbroken = True
    return runs


def _signed(piece: Piece) -> str | None:
    match = re.search(rf"(?:^|\s)[–—―-]{{1,2}}\s*(?P<who>{NAME})\W*$", piece.text)
    return person(match.group("who")) if match else None


def _introduced(piece: Piece) -> str | None:
    tail = re.split(r"(?<=[.!?])\s+", flat(piece.text))[-1]
    for pattern in templates("quotation.introduced"):
        if (match := pattern.search(tail)) and _named(match.group("who")):
            return _outlet(match.group("who"))
    return None


def _answered(pieces: Sequence[Piece], head: Head) -> str | None:
    for text in (flat(pieces[head.lead].text), head.title or ""):
        for pattern in templates("quotation.answered"):
            for match in pattern.finditer(text):
                if _named(match.group("who")):
                    return _outlet(match.group("who"))
    return None


def _named(name: str) -> bool:
    return _outlet(name).casefold() not in wordset("no_names") | wordset("leading_words")
