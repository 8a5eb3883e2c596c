"""Commands that decide who is who: merge, split, apart; and the lists that lead there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.text import Text

from factional import ask
from factional.ask import ActorDetail, JoinRow, NameRow, Proposal
from factional.case import Case
from factional.cli import wording
from factional.cli.correcting import by_option
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option, json_option
from factional.cli.output import (
    Column,
    console,
    line,
    print_indented,
    print_json,
    print_section,
    print_table,
)
from factional.model import Decision
from factional.resolve import Ground

F = TypeVar("F", bound=Callable[..., Any])

_GROUNDS = {
    Ground.OTHER_SCRIPT: "a document gives both, in two scripts",
    Ground.SHORTER_NAME: "a document gives both, one shorter",
    Ground.SPELLING: "two spellings of one name",
    Ground.ABBREVIATION: "a document gives the one for the other",
    Ground.LISTED: "an imported list gives both to one actor",
    Ground.DECIDED: "decided",
}


def _note(command: F) -> F:
    return click.option("--note", default="", metavar="TEXT", help="Why.")(command)


@click.command(
    cls=Command,
    epilog="""
    factional merge HTS "Hay'at Tahrir al-Sham"
    factional merge "Ансар аль-Джабаль" ansar-al-jabal --note "same emblem"
    """,
)
@click.argument("actor")
@click.argument("other")
@click.option("--across-types", is_flag=True, help="Also a person and a place, say.")
@_note
@by_option
@json_option
@case_option
def merge(*, actor: str, other: str, across_types: bool, note: str, by: str, as_json: bool) -> None:
    """Decide that two actors are one.

    ACTOR and OTHER are ids or names. Claims stay as they are and are said of the one from now on;
    later documents that use either name follow. `factional undo` makes them two again.
    """
    with open_case() as case:
        made = case.merge(actor, other, by=by, note=note, across=across_types)
        _tell(case, made, "{of} and {words} are one", as_json)


@click.command(cls=Command, epilog='factional apart "Ansar al-Islam" "Ansar al-Din"')
@click.argument("actor")
@click.argument("other")
@_note
@by_option
@json_option
@case_option
def apart(actor: str, other: str, note: str, by: str, as_json: bool) -> None:
    """Decide that two actors are two.

    They are not merged, whatever later documents call them, and not proposed again.
    """
    with open_case() as case:
        made = case.apart(actor, other, by=by, note=note)
        _tell(case, made, "{of} and {words} are two", as_json)


@click.command(
    cls=Command,
    epilog="""
    factional split "Ansar al-Din" --document 4f0c9a1d
    factional split "Ansar al-Din" --name "Ansar Dine" --note "the one in Mali"
    """,
)
@click.argument("actor")
@click.option(
    "--document",
    "documents",
    metavar="ID",
    multiple=True,
    help="What this document calls so is another; may be given several times.",
)
@click.option(
    "--name",
    "names",
    metavar="NAME",
    multiple=True,
    help="Who is called so is another, in later documents too; may be given several times.",
)
@_note
@by_option
@json_option
@case_option
def split(
    *, actor: str, documents: Sequence[str], names: Sequence[str], note: str, by: str, as_json: bool
) -> None:
    """Decide that one actor is two.

    What some documents call so, or all who bear some of its names, become an actor of their own.
    With both, what those documents call by those names.
    """
    with open_case() as case:
        made = case.split(actor, documents=documents, names=names, by=by, note=note)
        _tell(case, made, "{words} is split off {of}{where}", as_json)


def _tell(case: Case, made: Decision, words: str, as_json: bool) -> None:
    if as_json:
        print_json(made)
        return
    details = dict(made.details)
    where = f" in {details['documents']}" if "documents" in details else ""
    said = words.format(of=details["of"], words=details["words"], where=where)
    click.echo(line(f"Decision {made.id}: {said}."))
    for entity in ask.judged(case.store, made.id):
        click.echo(line(f"  {entity}"))
    click.echo(f"Take it back with `factional undo {made.id}`.")


_SIMILAR: tuple[Column[Proposal], ...] = (
    Column("Id", lambda row: row.first.id, terminal=False),
    Column("Actor", lambda row: row.first.name),
    Column("Other id", lambda row: row.second.id, terminal=False),
    Column("Other", lambda row: row.second.name),
    Column("Type", lambda row: row.second.type),
    Column("Score", lambda row: f"{row.score:.2f}", right=True),
    Column("Claims", lambda row: str(row.claims), right=True),
    Column("Ties", lambda row: str(row.ties), right=True),
    Column("Stated", lambda row: " ".join(row.stated), terminal=False),
    Column("Contested", lambda row: " ".join(row.contested), terminal=False),
    Column("Why", lambda row: "; ".join(reasons(row))),
)


def print_similar(text: str | None, least: float, limit: int | None, *, as_json: bool) -> None:
    """Print which actors may be one, those first whose merge would change most."""
    with open_case() as case:
        page = ask.proposals(case.store, about=text, least=least, limit=limit)
    if as_json:
        print_json(page)
        return
    empty = "No two actors are so much alike. Lower --least to see more."
    print_table(page.items, _SIMILAR, empty=empty, total=page.total)


def reasons(row: Proposal) -> list[str]:
    """What speaks for it that two actors are one, and what against."""
    said = [f"{row.names[0]} ~ {row.names[1]}"] if row.names[0] != row.names[1] else []
    said.append(row.why)
    if row.stated:
        said.append(f"said to be one: {', '.join(row.stated)}")
    if row.contested:
        said.append(f"said to be two: {', '.join(row.contested)}")
    if row.together:
        said.append(f"named as two in {', '.join(ref.name for ref in row.together)}")
    return [reason for reason in said if reason]


def print_actor(detail: ActorDetail) -> None:
    """Print one actor: what it is called by whom, why that is one, and what is decided of it."""
    out, row = console(), detail.row
    out.print(Text(line(row.name), style="bold"))
    print_indented(out, Text(line(f"{row.id} · {row.type}")))
    numbers = (row.documents, "document"), (row.claims, "claim"), (len(detail.ties), "tie")
    print_indented(out, Text(" · ".join(wording.counted(*each) for each in numbers)))
    print_section(out, "Names")
    for name in detail.names:
        _print_name(out, name)
    if detail.joins:
        print_section(out, "Why it is one")
    for join in detail.joins:
        print_indented(out, Text(line(_joined(join))))
    print_section(out, "Ties")
    for tie in detail.ties:
        print_indented(out, Text(line(f"{tie.question} ({wording.words(tie.status)})")))


def _print_name(out: Console, name: NameRow) -> None:
    whose = f"only {name.source}" if name.source else f"{len(name.documents)} documents"
    print_indented(out, Text(line(f"{name.text} · {wording.words(name.kind)} · {whose}")))


def _joined(join: JoinRow) -> str:
    ground = _GROUNDS[join.ground]
    if join.decision is not None:
        ground = f"decision {join.decision}"
    return f"{join.names[0]} = {join.names[1]}: {ground}"
