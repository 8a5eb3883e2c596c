"""`factional show`: one claim and everything that it rests on, or one document."""

from __future__ import annotations

import re

import click
from rich.console import Console
from rich.text import Text

from factional import ask
from factional.ask import (
    DETAILS,
    ActorDetail,
    ClaimDetail,
    ClaimRow,
    DocumentDetail,
    DocumentRow,
)
from factional.ask.reading import reading
from factional.cli import wording
from factional.cli.naming import print_actor
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
from factional.cli.viewing import print_reading
from factional.errors import Ambiguous, NotFound
from factional.model import DocumentStatus
from factional.store import Store

_CLAIM = re.compile(r".+-\d+")


@click.command(
    cls=Command,
    epilog="""
    factional show 4f0c9a1d2b3e5f67-12
    factional show 4f0c9a1d
    factional show "Ansar al-Islam"
    """,
)
@click.argument("id", metavar="CLAIM|DOCUMENT|ACTOR")
@json_option
@case_option
def show(id: str, as_json: bool) -> None:
    """Show one claim with its words, its voices and its contradictions.

    CLAIM is an id as `factional claims` prints it. Voices are listed innermost first: the one whose
    words these are, then those who passed them on, down to the document's own. Of a DOCUMENT, by
    its name, its id or the beginning of one, its text is shown, its blocks numbered and labelled,
    and what it shares with others. Of an ACTOR, by its id or any name, its names are shown with who
    alone calls it so, why they are held to be one's, and its ties.
    """
    with open_case() as case:
        found = _found(case.store, id)
        if as_json:
            print_json(found)
        elif isinstance(found, ClaimDetail):
            _show_claim(found)
        elif isinstance(found, DocumentDetail):
            _show_document(case.store, found)
        else:
            print_actor(found)


def _found(store: Store, id: str) -> ClaimDetail | DocumentDetail | ActorDetail:
    """What an id or a name stands for; nothing else than it seems where no actor is called so."""
    try:
        return ask.claim(store, id) if _CLAIM.fullmatch(id) else ask.document(store, id)
    except Ambiguous:
        raise
    except NotFound as error:
        try:
            return ask.actor(store, id)
        except Ambiguous:
            raise
        except NotFound:
            raise error from None


def _show_document(store: Store, detail: DocumentDetail) -> None:
    out = console()
    came = store.acquisitions(detail.row.id)
    place, within = (came[0].place, came[0].within) if came else (detail.row.name, None)
    print_reading(out, reading(store.document(detail.row.id), place, within=within))
    _shared(out, detail.row)


def _shared(out: Console, row: DocumentRow) -> None:
    links = [("translates", row.original)] if row.original else []
    links += [("translated as", made) for made in row.translations]
    if row.shared or links:
        print_section(out, "Others")
    for said, made in links:
        by = f", by {made.translator}" if made.translator else ""
        on = f", {made.translated}" if made.translated else ""
        other = made.document
        print_indented(out, Text(line(f"{said} {other.id}  {wording.title(other)}{by}{on}")))
    for shared in row.shared:
        other = shared.document
        said = f"{wording.likeness(shared)} {other.id}  {wording.title(other)}"
        print_indented(
            out, Text(line(f"{said}: {wording.counted(shared.words, 'word')} in common"))
        )


def _show_claim(detail: ClaimDetail) -> None:
    out = console()
    _head(out, detail.row)
    _words(out, detail)
    _original(out, detail)
    _voices(out, detail.row)
    _source(out, detail)
    _others(out, detail)


def _head(out: Console, row: ClaimRow) -> None:
    out.print(Text(line(wording.statement(row)), style="bold"))
    head = Text(" · ".join(wording.qualities(row)))
    head.append(" · ")
    head.append(wording.status(row), style=wording.style(row))
    head.append(f" · {row.review}")
    if row.kept:
        head.append(" · stays from an earlier reading; the present one does not find it")
    out.print(head)


def _words(out: Console, detail: ClaimDetail) -> None:
    text = Text()
    text.append(passage(detail.context_before), style="dim")
    quote = passage(detail.row.evidence.quote)
    text.append(quote if out.is_terminal else f"»{quote}«", style="bold reverse")
    text.append(passage(detail.context_after), style="dim")
    print_section(out, f"Words ({detail.block})")
    print_indented(out, text)


def _original(out: Console, detail: ClaimDetail) -> None:
    original = detail.original
    if original is None:
        return
    print_section(out, "In the original")
    print_indented(out, Text(passage(original.text)))
    document = original.document
    where = f"{document.name}, characters {original.start}–{original.end}"
    print_indented(out, Text(line(f"{wording.title(document)} · {where}"), style="bright_black"))


def _voices(out: Console, row: ClaimRow) -> None:
    print_section(out, "Voices")
    for depth, hop in enumerate(row.chain):
        text = Text(line(wording.hop(hop)))
        if depth == 0:
            text.append(f" · {wording.stance(row)}", style="italic")
        print_indented(out, text, depth=depth)


def _source(out: Console, detail: ClaimDetail) -> None:
    row = detail.row
    document = row.document
    print_section(out, "Source")
    print_indented(out, Text(line(wording.title(document))))
    facts = [document.name, document.published or "undated"]
    if document.status is not DocumentStatus.CURRENT:
        facts.append("its claims are kept, marked as no longer standing")
    if row.page:
        facts.append(f"page {row.page}")
    facts.append(f"characters {row.evidence.start}–{row.evidence.end}")
    facts.append(f"read by {row.extractor or 'nobody who signed'}")
    if row.confidence is not None:
        low = ", low: not weighed unless accepted" if row.low else ""
        facts.append(f"confidence {row.confidence:.2f}{low}")
    print_indented(out, Text(line(" · ".join(facts))))
    for cause, what in detail.how.items():
        if cause not in DETAILS:
            print_indented(out, Text(line(f"{wording.words(cause)}: {what}")))


def _others(out: Console, detail: ClaimDetail) -> None:
    row = detail.row
    known = {other.id: other for other in (*detail.members, *detail.others)}
    compared = set()
    lines = []
    for comparison in detail.comparisons:
        if row.id not in (comparison.first, comparison.second):
            continue
        other = comparison.second if comparison.first == row.id else comparison.first
        compared.add(other)
        verdict = f"{wording.words(comparison.verdict)}: {comparison.reason}"
        lines.append((known.get(other), other, verdict))
    lines += [
        (other, other.id, "answers the same question")
        for other in detail.members
        if other.id != row.id and other.id not in compared
    ]
    print_section(out, "Other claims")
    if not lines:
        print_indented(out, Text("Nobody else in this case speaks of it."))
    for found, id, verdict in lines:
        said = f"{wording.speaker(found)}: {wording.statement(found)}" if found else "left the case"
        print_indented(out, Text(line(f"{id}  {said}")))
        print_indented(out, Text(line(verdict), style="italic"), depth=1)
