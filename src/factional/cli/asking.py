"""Commands that list what a case holds: actors, claims, disputes, documents."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

import click
from rich.text import Text

from factional import ask
from factional.ask import ActorRow, ClaimFilter, ClaimRow, Dispute, DocumentRow
from factional.cli import wording
from factional.cli.naming import print_similar
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
from factional.model import EntityType, Stance, TieStatus

_limit = click.option("--limit", type=click.IntRange(min=0), help="Show at most so many.")


def _ties(*statuses: TieStatus) -> Callable[[ActorRow], str]:
    return lambda row: str(sum(row.ties.get(status, 0) for status in statuses))


_ACTORS: tuple[Column[ActorRow], ...] = (
    Column("Id", lambda row: row.id, terminal=False),
    Column("Name", lambda row: row.name),
    Column("Type", lambda row: row.type),
    Column("Also", lambda row: "; ".join(row.names[1:])),
    Column("Documents", lambda row: str(row.documents), right=True),
    Column("Claims", lambda row: str(row.claims), right=True),
    Column("Ties", _ties(*TieStatus), right=True),
    Column("Disputed", _ties(TieStatus.DISPUTED), right=True),
)


@click.command(
    cls=Command,
    epilog="""
    factional actors
    factional actors ansar --type Organization
    factional actors --known-by 2019
    factional actors --similar
    """,
)
@click.argument("text", required=False)
@click.option("--type", type=click.Choice([t.value for t in EntityType], case_sensitive=False))
@click.option(
    "--known-by",
    metavar="EDTF",
    help="Who was who by what was published, and what was decided of actors, by this time.",
)
@click.option("--similar", is_flag=True, help="Pairs of actors that may be one.")
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    help=f"With --similar: score from which a pair is listed; {ask.LIKELY} where left out.",
)
@_limit
@json_option
@case_option
def actors(
    *,
    text: str | None,
    type: str | None,
    known_by: str | None,
    similar: bool,
    least: float | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """List actors, those with most claims first.

    With TEXT, only those with a name that holds it, whatever the spelling of articles and accents.

    With --similar, pairs of actors that may be one, those first whose merge would change most
    claims and ties; `factional resolve` goes through them.
    """
    if similar:
        if type or known_by:
            raise click.UsageError("--similar takes neither --type nor --known-by.")
        print_similar(text, ask.LIKELY if least is None else least, limit, as_json=as_json)
        return
    if least is not None:
        raise click.UsageError("--least goes with --similar.")
    kind = EntityType(type) if type else None
    with open_case() as case:
        page = ask.actors(case.store, text=text, type=kind, known_by=known_by, limit=limit)
    if as_json:
        print_json(page)
        return
    empty = "No actor of that name." if text or type else "No actors yet. Add documents first."
    print_table(page.items, _ACTORS, empty=empty, total=page.total)


_CLAIMS: tuple[Column[ClaimRow], ...] = (
    Column("Id", lambda row: row.id, whole=True),
    Column("Tie", wording.status, style=wording.style, piped=False, most=16),
    Column("Claim", wording.qualified, piped=False),
    Column("Status", lambda row: row.status, terminal=False),
    Column("Origins", lambda row: str(row.origins), terminal=False),
    Column("Subject", lambda row: row.subject.name, terminal=False),
    Column("Relation", lambda row: row.relation, terminal=False),
    Column("Object", lambda row: row.object.name if row.object else row.value, terminal=False),
    Column("Role", lambda row: row.role, terminal=False),
    Column("Polarity", lambda row: row.polarity, terminal=False),
    Column("Certainty", lambda row: row.certainty, terminal=False),
    Column("Kind", lambda row: row.kind, terminal=False),
    Column("Time", lambda row: row.time, terminal=False),
    Column("Holds", lambda row: row.holds, terminal=False),
    Column("Place", lambda row: row.place.name if row.place else None, terminal=False),
    Column("Said by", wording.speaker, piped=False, most=24),
    Column("Speaker", lambda row: row.speaker, terminal=False),
    Column("Stance", lambda row: row.stance, terminal=False),
    Column("Document", lambda row: row.document.name, most=20),
    Column("Published", lambda row: row.document.published, terminal=False),
    Column("Page", lambda row: row.page, terminal=False),
    Column("Quote", lambda row: row.evidence.quote, terminal=False),
)


@click.command(
    cls=Command,
    epilog="""
    factional claims --about "Northern Front" --as-of 2019-02
    factional claims --by "Abu Salim" --relation trains
    factional claims --disputed --json
    """,
)
@click.option("--about", metavar="ACTOR", help="Subject or object: an id or any name.")
@click.option("--by", metavar="ACTOR", help="Whose words they are: an id or any name.")
@click.option("--relation", metavar="NAME", help="One of `factional vocabulary`.")
@click.option(
    "--status",
    type=click.Choice([s.value for s in TieStatus]),
    help="How the claims that answer the same question stand to each other.",
)
@click.option(
    "--stance",
    type=click.Choice([s.value for s in Stance]),
    help="How the speaker stood to one of the two sides: self for self-report only.",
)
@click.option("--disputed", is_flag=True, help="Only claims that another one disputes.")
@click.option("--as-of", metavar="EDTF", help="What holds, or may hold, at this time: 2019-02-21.")
@click.option("--known-by", metavar="EDTF", help="What was published by this time.")
@click.option("--document", metavar="ID", help="Claims of one document.")
@_limit
@json_option
@case_option
def claims(
    *,
    about: str | None,
    by: str | None,
    relation: str | None,
    status: str | None,
    stance: str | None,
    disputed: bool,
    as_of: str | None,
    known_by: str | None,
    document: str | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """List claims: what was said, by whom, about whom.

    Nothing here is a fact; `factional show` tells what a claim rests on. --as-of asks when it
    holds, --known-by when it was said: they are two different times.
    """
    question = ClaimFilter(
        about=about,
        by=by,
        relation=relation,
        status=TieStatus(status) if status else None,
        document=document,
        as_of=as_of,
        known_by=known_by,
        disputed=disputed,
        stance=Stance(stance) if stance else None,
    )
    with open_case() as case:
        page = ask.claims(case.store, question, limit=limit)
    if as_json:
        print_json(page)
        return
    asked = question != ClaimFilter()
    empty = "No claim fits. Ask for less." if asked else "No claims yet. Add documents first."
    print_table(page.items, _CLAIMS, empty=empty, total=page.total)


class _Side(NamedTuple):
    """A claim in a dispute, with the position that it takes."""

    dispute: Dispute
    position: str
    claim: ClaimRow


_SIDES: tuple[Column[_Side], ...] = (
    Column("Tie", lambda side: side.dispute.tie),
    Column("Question", lambda side: side.dispute.question),
    Column("Position", lambda side: side.position),
    Column("Claim", lambda side: side.claim.id),
    Column("Speaker", lambda side: side.claim.speaker),
    Column("Stance", lambda side: side.claim.stance),
    Column("Document", lambda side: side.claim.document.name),
    Column("Quote", lambda side: side.claim.evidence.quote),
)


@click.command(
    cls=Command,
    epilog="""
    factional disputes
    factional disputes --known-by 2019
    """,
)
@click.option("--known-by", metavar="EDTF", help="By what was published by this time.")
@json_option
@case_option
def disputes(known_by: str | None, as_json: bool) -> None:
    """List what the claims of the case disagree on.

    Each dispute is a question with its positions, and for each position who takes it and where.
    """
    with open_case() as case:
        found = ask.disputes(case.store, known_by=known_by)
    if as_json:
        print_json(found)
        return
    sides = [
        _Side(dispute, position.label, claim)
        for dispute in found
        for position in dispute.positions
        for claim in position.claims
    ]
    if on_terminal() and sides:
        _print_disputes(sides)
    else:
        print_table(sides, _SIDES, empty="The claims of this case do not contradict each other.")


def _print_disputes(sides: list[_Side]) -> None:
    out = console()
    for dispute, of_dispute in groupby(sides, key=lambda side: side.dispute):
        out.print(Text(line(dispute.question), style="bold"))
        for position, of_position in groupby(of_dispute, key=lambda side: side.position):
            print_indented(out, Text(line(position)))
            for side in of_position:
                who = f"{wording.speaker(side.claim)}, {side.claim.document.name}"
                quote = line(side.claim.evidence.quote)
                said = Text(f"{side.claim.id}  {line(who)}: “{quote}”")
                print_indented(out, said, depth=1)
        for reason in dict.fromkeys(comparison.reason for comparison in dispute.comparisons):
            print_indented(out, Text(line(reason), style="italic"))
        out.print()


_DOCUMENTS: tuple[Column[DocumentRow], ...] = (
    Column("Id", lambda row: row.id, terminal=False),
    Column("Id", lambda row: row.id[:8], piped=False, whole=True),  # as much as commands need
    Column("Name", lambda row: row.name, most=20),
    Column("Published", lambda row: row.published, whole=True),
    Column("Publisher", lambda row: row.publisher, most=16),
    Column("Authors", lambda row: "; ".join(row.authors), terminal=False),
    Column("Title", lambda row: row.title, terminal=False),
    Column("Title", wording.title, piped=False),
    Column("Genre", lambda row: row.genre, terminal=False),
    Column("Language", lambda row: row.language, terminal=False),
    Column("Status", lambda row: row.status, terminal=False),
    Column("Claims", lambda row: str(row.claims), right=True, whole=True),
    Column("Drops", lambda row: str(row.drops), right=True, whole=True),
    Column("Acquisitions", lambda row: str(row.acquisitions), terminal=False),
    Column("Shares", wording.likenesses, most=30),
)


@click.command(cls=Command, epilog="factional documents --json")
@json_option
@case_option
def documents(as_json: bool) -> None:
    """List the documents of the case.

    Drops are claims that an extractor made and that were not kept, since their evidence or their
    form did not stand up. Shared text is told with how many words, the closest document first.
    """
    with open_case() as case:
        found = ask.documents(case.store)
    if as_json:
        print_json(found)
        return
    print_table(found, _DOCUMENTS, empty="No documents yet. Say `factional add FILE`.")
