"""Rich Text Format: decoded by `striprtf`, with marks put in first for what that would lose.

`striprtf` (BSD, no dependencies) knows the code pages and escapes that make RTF hard. It leaves out
notes and running heads and knows no bold; so control characters, which RTF text never holds, are
put around these before it reads, and taken out after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factional.errors import Damaged
from factional.model import BlockKind
from factional.read.formats.builder import PAGE, Builder, CellText
from factional.read.parsed import Parsed

_BOLD, _PLAIN, _NOTE, _RUNNING, _CLOSE, _BREAK = "\x01", "\x02", "\x03", "\x04", "\x05", "\x06"
_TOKEN = re.compile(r"\\([a-z]+)(-?\d*) ?|\\'[0-9a-f]{2}|\\.|[{}]|[^\\{}]+", re.DOTALL)
_ASIDE = {
    "footnote": _NOTE,
    **{
        f"{which}{side}": _RUNNING for which in ("header", "footer") for side in ("", "l", "r", "f")
    },
}
_INSIDE = re.compile(rf"[{_NOTE}{_RUNNING}]([^{_CLOSE}]*){_CLOSE}")
_MARKS = re.compile(rf"[{_BOLD}{_PLAIN}{_CLOSE}]")
_ROW = re.compile(r"[^\n]*\|[ \t]*")


def parse(data: bytes, place: str) -> Parsed:
    """The pieces of an RTF document; notes and running heads after the text.

    Raises:
        Damaged: it is no RTF that can be read.
    """
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - for RTF only

    try:
        text: str = rtf_to_text(_marked(data.decode("latin-1")), errors="replace")
    except (ValueError, LookupError, IndexError) as error:
        raise Damaged(
            f"{place} is damaged ({error}). Open it in an office program, save it as .docx, and "
            "add that."
        ) from error
    asides: list[tuple[str, str]] = []

    def set_aside(match: re.Match[str]) -> str:
        asides.append((match.group()[0], _clean(match.group(1))))
        notes = sum(mark == _NOTE for mark, _ in asides)
        return f"[{notes}]" if asides[-1][0] == _NOTE else ""

    builder = Builder()
    _body(builder, _INSIDE.sub(set_aside, text))
    notes = [words for mark, words in asides if mark == _NOTE]
    for number, words in enumerate(notes, 1):
        builder.paragraph(f"[{number}] {words}", BlockKind.NOTE)
    for words in dict.fromkeys(words for mark, words in asides if mark == _RUNNING):
        builder.paragraph(words, BlockKind.BOILERPLATE)
    return builder.parsed()


def _marked(source: str) -> str:
    """The source with marks around notes, running heads and bold, and at page breaks."""
    return "".join(_marking(source))


def _marking(source: str) -> Iterator[str]:
    # for each open group: whether it is bold, and whether it was set aside
    groups: list[tuple[bool, bool]] = []
    bold = False
    starred = ""  # held back: a destination that is set aside must not be skipped
    for token in _TOKEN.finditer(source):
        word, value = token.group(1), token.group(2)
        if token.group() == "{":
            groups.append((bold, False))
        elif token.group() == "}" and groups:
            before, aside = groups.pop()
            if before != bold:
                yield _BOLD if before else _PLAIN
                bold = before
            if aside:
                yield _CLOSE
        elif word in _ASIDE and groups:
            groups[-1] = (groups[-1][0], True)
            yield _ASIDE[word]
            starred = ""
            continue
        elif word in ("page", "softpage", "pagebb"):
            yield _BREAK
        if token.group() == "\\*":
            starred = "\\*"
            continue
        yield starred + token.group()
        starred = ""
        now = value != "0" if word == "b" else bold and word != "plain"
        if now != bold:
            yield _BOLD if now else _PLAIN
            bold = now


def _body(builder: Builder, text: str) -> None:
    rows: list[list[CellText]] = []
    bold = False
    for line in text.split("\n"):
        if _ROW.fullmatch(line):
            cells = _clean(line).rstrip(" \t|").split("|")
            rows.append([CellText(cell, header=not rows) for cell in cells])
        else:
            _table(builder, rows)
            rows = []
            whole, bold = _emphasis(line, bold=bold)
            builder.paragraph(_clean(line), bold=whole)
    _table(builder, rows)


def _emphasis(line: str, *, bold: bool) -> tuple[bool, bool]:
    """Whether all of a line is bold, and whether bold goes on after it."""
    whole = True
    for char in line:
        if char in (_BOLD, _PLAIN):
            bold = char == _BOLD
        elif not char.isspace() and char.isprintable():
            whole = whole and bold
    return whole and bool(line.strip()), bold


def _clean(text: str) -> str:
    return _MARKS.sub("", text).replace(_BREAK, PAGE).strip(" \t\r")


def _table(builder: Builder, rows: list[list[CellText]]) -> None:
    """Rows with several cells are a table; a lone cell is a frame around a paragraph."""
    if any(len(row) > 1 for row in rows):
        builder.table(rows)
        return
    for row in rows:
        builder.paragraph(" ".join(cell.text for cell in row))
