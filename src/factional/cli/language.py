"""Commands about language: the layers of a text, and the model that reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Final

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from factional.cli.options import Command, case_option, json_option
from factional.cli.output import (
    Column,
    console,
    line,
    on_terminal,
    passage,
    print_indented,
    print_json,
    print_table,
)
from factional.extract.language import Card, language_model
from factional.extract.language.survey import (
    AttributionRow,
    MentionRow,
    SentenceRow,
    Survey,
    WordRow,
    survey,
)
from factional.extract.layers import Amount, TimeExpression
from factional.model import AUTHOR, MentionKind, Quantity
from factional.read import read

_STYLE: Final = {
    "Organization": "bold blue",
    "State": "bold magenta",
    "Person": "bold green",
    "Group": "bold cyan",
    "Place": "bold yellow",
}
"""Colour goes with the word and never stands for it."""


@click.command(
    cls=Command,
    epilog="""
    factional layers interview.html --date 2019-02-21
    factional layers report.txt --json | jq '.names[].text'
    """,
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--date", metavar="DATE", help="Date that relative times count from (EDTF).")
@click.option("--model", default="local", show_default=True, help="Language model that reads.")
@json_option
@case_option
def layers(file: Path, date: str | None, model: str, as_json: bool) -> None:
    """Show what is read off a text: words, names, times, voices.

    All of it stands before any claim: sentences, words with their grammar, names, what mentions
    point at, times with EDTF values, quantities, and who is said to have said what. Nothing is
    stored. Offsets count code points of the text that reading FILE gives.
    """
    document = read(file.read_bytes(), str(file))
    found = survey(document, language_model(model), utterance=date)
    if as_json:
        print_json(found)
    elif on_terminal():
        _show(console(), found)
    else:
        print_table(sorted(_items(found), key=_place), _COLUMNS, empty="Nothing was read.")


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing of one layer, as a line for other programs."""

    layer: str
    start: int
    end: int
    text: str
    label: str
    detail: str = ""


_COLUMNS: Final[Sequence[Column[_Item]]] = (
    Column("Layer", lambda item: item.layer),
    Column("Start", lambda item: str(item.start)),
    Column("End", lambda item: str(item.end)),
    Column("Text", lambda item: item.text),
    Column("Label", lambda item: item.label),
    Column("Detail", lambda item: item.detail),
)
_ENDS: Final = 60  # characters shown of either end of a long quotation
_ORDER: Final = (
    "speech", "sentence", "name", "mention", "time", "quantity", "amount", "source", "cue",
    "content", "word",
)  # fmt: skip


def _place(item: _Item) -> tuple[int, int, int]:
    return item.start, _ORDER.index(item.layer), -item.end


def _items(found: Survey) -> Iterator[_Item]:
    for sentence in found.sentences:
        text = found.text[sentence.start : sentence.end]
        yield _Item("sentence", sentence.start, sentence.end, text, "")
    for word in found.words:
        head = found.words[word.head].text if word.head is not None else ""
        grammar = f"{word.lemma} {word.relation} {head}".rstrip()
        yield _Item("word", word.start, word.end, word.text, word.tag, grammar)
    for name in found.names:
        yield _Item("name", name.start, name.end, name.text, name.type, f"{name.score:.2f}")
    for referent in found.referents:
        for mention in referent.mentions:
            told = f"{referent.id} {mention.kind}{_sure(mention)}"
            yield _Item("mention", mention.start, mention.end, mention.text, referent.type, told)
    for time in found.times:
        yield _Item("time", time.start, time.end, time.text, *_time(time))
    for counted in found.quantities:
        yield _Item(
            "quantity", counted.start, counted.end, counted.text, _quantity(counted.quantity)
        )
    for amount in found.amounts:
        bounds = _amount(amount)
        yield _Item("amount", amount.start, amount.end, amount.text, bounds, amount.kind.value)
    for speech in found.speech:
        yield _Item("speech", speech.start, speech.end, speech.text, speech.speaker or "")
    for number, said in enumerate(found.attributions, 1):
        parts = [("source", said.source), ("cue", said.cue)]
        parts += [("content", content) for content in said.contents]
        for role, part in parts:
            if part:
                yield _Item(role, part.start, part.end, part.text, str(number), f"{said.score:.2f}")


def _show(out: Console, found: Survey) -> None:
    head = found.document
    out.print(Text(line(head.title or head.name), style="bold"))
    dated = head.utterance or "undated"
    if head.utterance != head.published:
        dated = f"{dated} (asked for; the document says {head.published or 'nothing'})"
    model = f"{found.model.name} {found.model.version}"
    out.print(Text(line(f"{dated} · read by {model}"), style="bright_black"))
    block = -1
    for sentence in found.sentences:
        if sentence.block != block:
            block = sentence.block
            shown = found.blocks[block]
            speaker = "" if shown.speaker == AUTHOR else f" · {shown.speaker}"
            out.print()
            out.print(Text(line(f"{shown.kind}{speaker}"), style="underline"))
        _sentence(out, found, sentence)
    _referents(out, found)


def _sentence(out: Console, found: Survey, sentence: SentenceRow) -> None:
    start, end = sentence.start, sentence.end
    text = Text(passage(found.text[start:end]))
    for name in found.names:
        if start <= name.start and name.end <= end:
            text.stylize(_STYLE.get(name.type, "bold"), name.start - start, name.end - start)
    out.print()
    print_indented(out, text)
    for label, shown in _notes(found, start, end):
        note = Text(f"{label}  ", style="bright_black")
        note.append(line(shown))
        print_indented(out, note, depth=1)
    print_words(out, found.words[sentence.first : sentence.last], sentence.first)


def _notes(found: Survey, start: int, end: int) -> Iterator[tuple[str, str]]:
    """What lies in a sentence, as a label and words; attributions stand where their cue does."""
    meant = {
        (mention.start, mention.end): (referent, mention)
        for referent in found.referents
        for mention in referent.mentions
        if start <= mention.start < end
    }
    for name in found.names:
        if start <= name.start < end:
            referent, _ = meant.get((name.start, name.end), (None, None))
            other = (
                f", taken for {referent.type}" if referent and referent.type != name.type else ""
            )
            yield name.type, f"{name.text} ({name.score:.2f}){other}"
    for _, (referent, mention) in sorted(meant.items(), key=itemgetter(0)):
        if not mention.named and mention.text != referent.name:
            meaning = f"{mention.text} = {referent.name}{_sure(mention)}"
            yield mention.kind.capitalize(), meaning
    yield from _measures(found, start, end)
    for speech in found.speech:
        if start <= speech.start < end:
            yield "Speech", f"{speech.speaker or '?'}: {_short(speech.text)}"
    for said in found.attributions:
        at = said.cue or said.source or said.contents[0]
        if start <= at.start < end:
            yield "Said", _said(said)


def _measures(found: Survey, start: int, end: int) -> Iterator[tuple[str, str]]:
    """The times and numbers of a sentence, as a label and words."""
    for time in found.times:
        if start <= time.start < end:
            value, kind = _time(time)
            yield "Time", f"{time.text} = {value or 'no date'} ({kind})"
    for counted in found.quantities:
        if start <= counted.start < end:
            yield "Quantity", f"{counted.text} = {_quantity(counted.quantity)}"
    for amount in found.amounts:
        if start <= amount.start < end:
            yield "Amount", f"{amount.text} = {_amount(amount)} ({amount.kind.value})"


def _short(text: str) -> str:
    """A quotation with its middle left out where it is long, as one that runs over paragraphs."""
    return text if len(text) <= 2 * _ENDS else f"{text[:_ENDS]} … {text[-_ENDS:]}"


def _sure(mention: MentionRow) -> str:
    """How surely a mention was taken for whom it means, where that was a choice."""
    return "" if mention.sure is None else f" ({mention.sure:.2f})"


def _said(said: AttributionRow) -> str:
    source = said.source.text if said.source else "?"
    cue = f" [{said.cue.text}]" if said.cue else ""
    contents = " … ".join(content.text for content in said.contents) or "?"
    return f"{source}{cue}: {contents} ({said.score:.2f})"


def print_words(out: Console, words: Sequence[WordRow], first: int) -> None:
    """Print the words of a sentence with their grammar, numbered within it from 1."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 4))
    for title in ("#", "Word", "Lemma", "Tag", "Head", "Relation", "Factuality"):
        right = title in ("#", "Head", "Factuality")
        table.add_column(title, justify="right" if right else "left", overflow="fold")
    for number, word in enumerate(words, 1):
        head = "" if word.head is None else str(word.head - first + 1)
        certain = "" if word.factuality is None else f"{word.factuality:+.1f}"
        cells = (str(number), word.text, word.lemma, word.tag, head, word.relation, certain)
        table.add_row(*(Text(line(cell)) for cell in cells))
    out.print(table)


def _referents(out: Console, found: Survey) -> None:
    if found.referents:
        out.print()
        out.print(Text("Who and what", style="underline"))
    for referent in found.referents:
        forms = Counter(mention.text for mention in referent.mentions)
        told = (f"{form} ×{n}" if n > 1 else form for form, n in forms.items())
        kinds = Counter(mention.kind for mention in referent.mentions)
        counts = (f"{n} {kind}{'s' * (n > 1)}" for kind in MentionKind if (n := kinds[kind]))
        shown = Text(line(referent.name), style=_STYLE.get(referent.type, "bold"))
        shown.append(f"  {', '.join([referent.type, *counts])}", style="bright_black")
        print_indented(out, shown)
        print_indented(out, Text(line(" · ".join(told))), depth=1)
    if found.chains:
        out.print()
        out.print(Text("What the model alone holds for one", style="underline"))
    for chain in found.chains:
        held = dict.fromkeys(mention.text for mention in chain)
        print_indented(out, Text(line(f"chain of {len(chain)}: {', '.join(held)}")))


def _time(time: TimeExpression) -> tuple[str, str]:
    """What a time expression comes to, a date before a length, and what kind it is."""
    return time.edtf or time.duration or time.hour or "", time.kind.value


def _quantity(quantity: Quantity) -> str:
    return _bounded(quantity.min, quantity.max, rough=quantity.approx, unit=quantity.unit)


def _amount(amount: Amount) -> str:
    return _bounded(amount.low, amount.high, rough=amount.rough, unit=amount.unit)


def _bounded(low: float | None, high: float | None, *, rough: bool, unit: str) -> str:
    about = "about " if rough else ""
    if low == high:
        bounds = f"{low:.12g}"
    elif high is None:
        bounds = f"{low:.12g} or more"
    elif low is None:
        bounds = f"up to {high:.12g}"
    else:
        bounds = f"{low:.12g} to {high:.12g}"
    return f"{about}{bounds} {unit}"


@click.command(
    cls=Command,
    epilog="""
    factional model
    factional model --json | jq .scores
    """,
)
@click.option("--model", "name", default="local", show_default=True, help="Which model.")
@json_option
@case_option
def model(name: str, as_json: bool) -> None:
    """Show the card of the language model.

    The card says what it learnt from under which licences, its seed, scores, limits, size and hash.
    The model comes with Factional and is read from its own folder, or from the one that the
    environment variable FACTIONAL_MODEL names. Its files are held against the card first.
    """
    card = language_model(name).card
    if as_json:
        print_json(card)
        return
    out = console()
    out.print(Text(line(f"{card.name} {card.version}"), style="bold"))
    for label, fact in _facts(card):
        print_indented(out, Text(line(f"{label:12}{fact}")))
    if card.data:
        _section(out, "Learnt from")
    for data in card.data:
        words = "" if data.words is None else f" · {data.words:,} words"
        use = f" · {data.used_for}" if data.used_for else ""
        print_indented(out, Text(line(f"{data.name} · {data.licence}{words}{use}")))
    if card.scores:
        _section(out, "Scores")
    for part, measures in card.scores.items():
        shown = " · ".join(f"{measure} {value:g}" for measure, value in measures.items())
        print_indented(out, Text(line(f"{part}: {shown}")))
    if card.limits:
        _section(out, "Limits")
    for limit in card.limits:
        print_indented(out, Text(line(limit)))


def _facts(card: Card) -> Iterator[tuple[str, str]]:
    yield "licence", card.licence
    if card.upstream:
        yield "upstream", " · ".join(str(value) for value in card.upstream.values())
    if card.made:
        yield "made", card.made
    if card.seed is not None:
        yield "seed", str(card.seed)
    if card.words_seen is not None:
        yield "words seen", f"{card.words_seen:,}"
    yield "size", f"{card.size / 1e6:.1f} MB"
    yield "sha-256", card.sha256
    yield "loaded from", card.folder


def _section(out: Console, title: str) -> None:
    out.print()
    out.print(Text(title, style="underline"))
