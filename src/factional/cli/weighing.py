"""Commands that tell what follows from claims: who repeats whom, what changed, what came true."""

from __future__ import annotations

import click
from rich.text import Text

from factional import ask
from factional.ask import ChangeRow, Circle, ClaimRow, GapRow, PredictionRow
from factional.cli import wording
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option, json_option
from factional.cli.output import (
    Column,
    console,
    line,
    on_terminal,
    print_indented,
    print_json,
    print_table,
)
from factional.model import Answer
from factional.weigh import Fate

_about = click.option("--about", metavar="ACTOR", help="Only of this actor: an id or any name.")


def _said(claim: ClaimRow) -> Text:
    who = f"{wording.speaker(claim)}, {claim.document.name}"
    return Text(f"{claim.id}  {line(who)}: “{line(claim.evidence.quote)}”")


_Pair = tuple[Circle, ClaimRow]

_CIRCLES: tuple[Column[_Pair], ...] = (
    Column("Tie", lambda pair: pair[0].tie),
    Column("Question", lambda pair: pair[0].question),
    Column("Claim", lambda pair: pair[1].id),
    Column("Speaker", lambda pair: pair[1].speaker),
    Column("Document", lambda pair: pair[1].document.name),
    Column("Published", lambda pair: pair[1].document.published),
    Column("Quote", lambda pair: pair[1].evidence.quote),
    Column("Why", lambda pair: _why(pair[0], pair[1].id)),
)


def _why(circle: Circle, id: str) -> str:
    return " ".join(dict.fromkeys(c.reason for c in circle.reasons if id in (c.first, c.second)))


@click.command(cls=Command, epilog='factional circular --about "Northern Front"')
@_about
@json_option
@case_option
def circular(about: str | None, as_json: bool) -> None:
    """List what several documents say on one word.

    Each entry is one thing that is said in several documents and goes back to one origin: a report
    and its translation, an agency and those who recall it, one statement in many outlets. The
    sentences stand one below the other, with why they are one origin.
    """
    with open_case() as case:
        found = ask.circular(case.store, about)
    if as_json:
        print_json(found)
        return
    empty = "Nothing here is repeated by several documents on one word."
    if not (on_terminal() and found):
        rows = [(circle, claim) for circle in found for claim in circle.claims]
        print_table(rows, _CIRCLES, empty=empty)
        return
    out = console()
    for circle in found:
        head = f"{circle.question} ({circle.documents} documents, one origin)"
        out.print(Text(line(head), style="bold"))
        for claim in circle.claims:
            print_indented(out, _said(claim))
        for reason in dict.fromkeys(comparison.reason for comparison in circle.reasons):
            print_indented(out, Text(line(reason), style="italic"))
        out.print()


def _day(row: ChangeRow) -> str:
    if row.since == row.until:
        return row.since or "unknown"
    if row.since is None or row.until is None:
        return f"by {row.until}" if row.until else f"from {row.since}"
    return f"{row.since}/{row.until}"


_CHANGES: tuple[Column[ChangeRow], ...] = (
    Column("When", _day, whole=True),
    Column("Sure", lambda row: "" if row.within is Answer.YES else "maybe", whole=True),
    Column("Change", lambda row: row.turn),
    Column("Of", lambda row: row.question),
    Column("Claims", lambda row: " ".join(claim.id for claim in row.claims), most=30),
    Column("Why", lambda row: row.reason, terminal=False),
)


@click.command(
    cls=Command,
    epilog="""
    factional changes --from 2017 --to 2019-02
    factional changes --about "Northern Front" --json
    """,
)
@click.option("--from", "since", metavar="EDTF", help="From the first day of this time on.")
@click.option("--to", "until", metavar="EDTF", help="Until the last day of this time.")
@_about
@json_option
@case_option
def changes(since: str | None, until: str | None, about: str | None, as_json: bool) -> None:
    """List what began, ended, turned or happened.

    What fell into the time surely comes plain, what may have fallen into it with "maybe". A state
    of which nobody says since when did not begin here; one that is no more spoken of did not end.
    """
    with open_case() as case:
        found = ask.changed(case.store, since, until, about=about)
    if as_json:
        print_json(found)
    else:
        print_table(found, _CHANGES, empty="Nobody says that anything changed then.")


_OUTCOME = {Fate.OPEN: "", Fate.BORNE_OUT: "blue", Fate.FAILED: "magenta"}


def _outcome_style(row: PredictionRow) -> str:
    return _OUTCOME[row.outcome]


_PREDICTIONS: tuple[Column[PredictionRow], ...] = (
    Column("Claim", lambda row: row.claim.id, whole=True),
    Column("Made", lambda row: row.made, whole=True),
    Column("Until", lambda row: row.horizon, whole=True),
    Column("By", lambda row: wording.speaker(row.claim), most=24),
    Column("Foretold", lambda row: wording.qualified(row.claim)),
    Column("Outcome", lambda row: wording.words(row.outcome), style=_outcome_style),
    Column("Told by", lambda row: " ".join(claim.id for claim in row.by), most=30),
    Column("Quote", lambda row: row.claim.evidence.quote, terminal=False),
    Column("Why", lambda row: row.reason, terminal=False),
    Column("Again", lambda row: " ".join(claim.id for claim in row.again), terminal=False),
)


@click.command(cls=Command, epilog='factional predictions --by "Harbour Post"')
@click.option("--by", metavar="ACTOR", help="Who foretold it: an id or any name.")
@_about
@json_option
@case_option
def predictions(by: str | None, about: str | None, as_json: bool) -> None:
    """List what was foretold, and how it turned out.

    What nobody speaks of again stays open, however long its time is past.
    """
    with open_case() as case:
        found = ask.foretellings(case.store, by=by, about=about)
    if as_json:
        print_json(found)
    else:
        print_table(found, _PREDICTIONS, empty="Nobody foretells anything here.")


_GAPS: tuple[Column[GapRow], ...] = (
    Column("Document", lambda row: row.document.name, most=20),
    Column("Speaker", lambda row: row.speaker, most=24),
    Column("Reason", lambda row: row.reason),
    Column("Topic", lambda row: row.topic),
    Column("About", lambda row: "; ".join(entity.name for entity in row.about)),
    Column("Quote", lambda row: row.quote),
)


@click.command(cls=Command, epilog='factional gaps --about "Northern Front"')
@_about
@click.option("--by", metavar="ACTOR", help="Who would not or could not say.")
@json_option
@case_option
def gaps(about: str | None, by: str | None, as_json: bool) -> None:
    """List what nobody would say.

    No answer is never counted as a denial.
    """
    with open_case() as case:
        found = ask.gaps(case.store, about=about, by=by)
    if as_json:
        print_json(found)
    else:
        print_table(found, _GAPS, empty="Nobody declined to answer anything here.")
