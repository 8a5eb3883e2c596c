"""How a document is shown: what it says of itself, then its text with the labels in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from factional.ask.reading import BlockReading, Reading
from factional.cli.output import line, passage, print_indented
from factional.model import AUTHOR, BlockKind, Speech

_ASIDE = frozenset({BlockKind.BOILERPLATE})
_STYLES = {
    BlockKind.HEADING: "bold",
    BlockKind.QUESTION: "bold",
    BlockKind.BOILERPLATE: "dim",
    BlockKind.CAPTION: "italic",
    BlockKind.NOTE: "italic",
}
_NUMBER, _KIND = 5, 11
_SPEECH = 60  # characters of a quotation that are shown


def print_reading(out: Console, shown: Reading) -> None:
    """Print a document for a person to read."""
    out.print(Text(line(shown.metadata.title or shown.name), style="bold"))
    for name, value, found in _head(shown):
        text = Text(f"{name:<12}")
        text.append(line(value))
        if found:
            text.append(f"  ← {line(found)}", style="bright_black")
        print_indented(out, text)
    out.print()
    page = None
    for block in shown.blocks:
        if block.page != page and block.page is not None:
            out.print(Text(f"── page {line(block.page)} ──", style="bright_black"))
        page = block.page
        _print_block(out, block, _text(shown, block))
        for speech in shown.speech:
            if block.start <= speech.start < block.end:
                _print_speech(out, shown, speech)


def _head(shown: Reading) -> Iterator[tuple[str, str, str | None]]:
    """What the document says about itself: name, value, and where it was found."""
    about = shown.metadata
    fields = {
        "publisher": about.publisher,
        "section": about.section,
        "authors": "; ".join(about.authors),
        "published": about.published,
        "modified": about.modified,
        "dateline": about.dateline,
        "genre": about.genre,
        "language": about.language,
        "url": about.url,
    }
    yield "document", f"{shown.id}  {shown.media_type}", None
    yield "place", shown.place, None
    if shown.within:
        yield "within", shown.within, None
    if about.title:
        yield "title", about.title, about.found_in.get("title")
    for name, value in fields.items():
        if value or name == "published":
            yield name, value or "not told", about.found_in.get(name)
    for hint in about.hints:
        words = shown.text[hint.start : hint.end]
        yield f"{hint.field}?", f"perhaps {hint.value}: “{words}”", None
    for voice in shown.speakers:
        of = f" of {voice.affiliation}" if voice.affiliation else ""
        yield "voice", f"{voice.name}{of}, {voice.role}", None
    for derivation in shown.derivations:
        of = f" of {derivation.of}" if derivation.of else ""
        by = f" by {derivation.by}" if derivation.by else ""
        yield (
            "derivation",
            f"{derivation.kind}{of}{by}",
            _words(shown, derivation.start, derivation.end),
        )
    counts = {"turns": len(shown.turns), "speeches": len(shown.speech)}
    counts |= {"pages": len(shown.pages), "tables": len(shown.tables)}
    told = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    if told:
        yield "holds", told, None


def _words(shown: Reading, start: int | None, end: int | None) -> str | None:
    return None if start is None or end is None else f"“{shown.text[start:end]}”"


def _text(shown: Reading, block: BlockReading) -> str:
    """The text of a block; of a row of a table its cells, parted by bars."""
    cells = [
        shown.text[cell.start : cell.end]
        for table in shown.tables
        for cell in table.cells
        if block.start <= cell.start <= cell.end <= block.end
    ]
    if block.kind is BlockKind.TABLE and cells:
        return " │ ".join(line(cell) for cell in cells)
    return shown.text[block.start : block.end]


def _print_block(out: Console, block: BlockReading, text: str) -> None:
    style = _STYLES.get(block.kind, "")
    words = Text(passage(text.strip()), style=style)
    if block.speaker != AUTHOR and block.kind not in _ASIDE:
        words = Text(f"{line(block.speaker)}: ", style="italic cyan") + words
    number, kind = Text(str(block.number), style="bright_black"), Text(block.kind, style="cyan")
    if not out.is_terminal:
        margin = f"{block.number:>{_NUMBER}} {block.kind:<{_KIND}} "
        out.print(Text("\n").join(Text(margin) + part for part in _lines(words)))
        return
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=_NUMBER, justify="right")
    grid.add_column(width=_KIND)
    grid.add_column(overflow="fold")
    grid.add_row(number, kind, words)
    out.print(grid)


def _print_speech(out: Console, shown: Reading, speech: Speech) -> None:
    """One line below a block for each quotation in it that somebody speaks."""
    words = " ".join(shown.text[speech.start : speech.end].split())
    if len(words) > _SPEECH:
        words = words[: _SPEECH - 1].rstrip() + "…"
    text = Text(f"{'':>{_NUMBER}} {'speech':<{_KIND}} ", style="bright_black")
    text.append(line(words), style="bright_black")
    text.append(f" — {line(speech.speaker or 'nobody named')}", style="italic cyan")
    if speech.cue:
        cue = " ".join(shown.text[slice(*speech.cue)].split())
        text.append(f" ({line(cue)})", style="bright_black")
    out.print(text, soft_wrap=True)


def _lines(text: Text) -> Iterable[Text]:
    return text.split("\n") or [text]
