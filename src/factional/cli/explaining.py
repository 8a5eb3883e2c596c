"""`factional why`: how one claim came to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import prod

import click
from rich.console import Console
from rich.text import Text

from factional import ask
from factional.ask import Decided, Side, Voice, Why
from factional.cli import wording
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option, json_option
from factional.cli.output import (
    console,
    line,
    passage,
    print_indented,
    print_json,
    print_section,
)
from factional.model import Pointer

_WAYS = {
    "clause": "of its clause",
    "beside": "by a dated clause beside it",
    "lasting": "by how long it is said to have lasted",
    "narrative": "by the day that the text had got to",
    "tense": "told of in the past, so over by the day it was said",
}
_RULES = {
    "document": "the document's own voice",
    "turn": "speaks in this block",
    "model": "found by the language model",
    "following": "carried on from the sentence before",
}


@click.command(cls=Command, epilog="factional why 4f0c9a1d2b3e5f67-12")
@click.argument("claim", metavar="CLAIM")
@json_option
@case_option
def why(claim: str, as_json: bool) -> None:
    """Tell how one claim came to be, mention by mention.

    The sentence with the word that the claim hangs on, the rule and its pattern, the words that
    stand for either side and whom a pronoun takes up, what made it denied, unsure or yet to come,
    what gave its time, which rule found each voice, what its confidence is made of, and what people
    decided. Numbers count characters of the document.
    """
    with open_case() as case:
        found = ask.why(case.store, claim)
    if as_json:
        print_json(found)
        return
    out = console()
    out.print(Text(line(wording.statement(found.row)), style="bold"))
    out.print(Text(" · ".join([*wording.qualities(found.row), found.row.review])))
    _sentence(out, found)
    _rule(out, found)
    for side in found.sides:
        _side(out, side)
    print_section(out, "How it is said")
    for decided in found.decided:
        print_indented(out, Text(line(_told(decided))))
    print_section(out, "Voices")
    for depth, voice in enumerate(found.voices):
        print_indented(out, Text(line(_voice(voice))), depth=depth)
    _confidence(out, found)
    _decisions(out, found)


def _sentence(out: Console, found: Why) -> None:
    """What was read, with the words of the pattern marked."""
    whole = found.sentence
    print_section(out, f"Read in characters {whole.start}–{whole.end}")
    text, at = Text(), whole.start
    for word in sorted(found.trigger, key=lambda w: w.start) if not found.moved else ():
        if not at <= word.start < word.end <= whole.end:
            continue
        text.append(passage(whole.text[at - whole.start : word.start - whole.start]))
        marked = passage(word.text)
        text.append(marked if out.is_terminal else f"»{marked}«", style="bold reverse")
        at = word.end
    text.append(passage(whole.text[at - whole.start :]))
    print_indented(out, text)
    if found.moved:
        print_indented(out, Text("The text has changed since; numbers count in the earlier one."))


def _rule(out: Console, found: Why) -> None:
    print_section(out, "Rule")
    told = [found.rule or f"{found.row.extractor or 'its reader'} does not tell"]
    told += [f"“{found.cue}”"] if found.cue else []
    told += [f"pattern {found.frame}"] if found.frame else []
    told += [f"the answer to its question was {found.answer}"] if found.answer else []
    print_indented(out, Text(line(" · ".join(told))))
    if found.trigger:
        print_indented(out, Text(line(f"hangs on {_words(found.trigger)}")))
    for key, what in found.other.items():
        print_indented(out, Text(line(f"{wording.words(key)}: {what}")))


def _side(out: Console, side: Side) -> None:
    print_section(out, f"{side.side.capitalize()}: {line(side.entity.name)}")
    if not side.words:
        print_indented(out, Text("No word of the sentence is told to stand for it."))
        return
    print_indented(out, Text(line(_words(side.words))))
    if side.antecedent is not None:
        found = side.antecedent
        where = f"{found.label} it, at {found.start}–{found.end}"
        print_indented(out, Text(line(f"stands for “{found.text}”, named {where}")), depth=1)


def _told(decided: Decided) -> str:
    """What decided a field, in words."""
    value = wording.words(decided.value) if decided.value else "none given"
    if decided.words and decided.field == "time":
        ways = " ".join(
            f"{_words([replace(p, label='')])} {_WAYS.get(p.label, p.label)}" for p in decided.words
        )
        return f"time: {value}, by {ways}"
    if decided.words:
        return f"{decided.field}: {value}, by {_words(decided.words)}"
    if decided.way:
        return f"{decided.field}: {value}, {_WAYS.get(decided.way, decided.way)}"
    return f"{decided.field}: {value}"


def _words(found: Iterable[Pointer]) -> str:
    return ", ".join(
        " ".join(part for part in (p.label, f"“{p.text}”", f"({p.start}–{p.end})") if part)
        for p in found
    )


def _voice(voice: Voice) -> str:
    told = [wording.hop(voice.hop)]
    if voice.shown is not None:
        told.append(f"“{voice.shown.text}” ({voice.shown.start}–{voice.shown.end})")
    if voice.rule:
        told.append(_RULES.get(voice.rule, f"rule {voice.rule}"))
    return " · ".join(told)


def _confidence(out: Console, found: Why) -> None:
    print_section(out, "Confidence")
    sure = found.row.confidence
    if sure is None:
        print_indented(out, Text("None: a person read it."))
        return
    parts = [f"{f.share:.3g} ({f.name})" for f in found.factors if f.share != 1]
    odds = f", odds of {prod(f.share for f in found.factors):.3g} to 1" if parts else ""
    print_indented(out, Text(f"{sure:.2f}{odds}"))
    for part in parts:
        print_indented(out, Text(line(f"× {part}")), depth=1)


def _decisions(out: Console, found: Why) -> None:
    print_section(out, "Decided")
    if not found.decisions:
        print_indented(out, Text("Nobody has decided about it."))
    for made in found.decisions:
        note = f": {made.note}" if made.note else ""
        undone = f", taken back by decision {made.undone}" if made.undone else ""
        told = f"{made.id}  {wording.words(made.kind)} by {made.by}, {made.at}{note}{undone}"
        print_indented(out, Text(line(told)))
