"""Commands that put a reading right: relabel, reread, decisions, undo."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from factional import ask
from factional.ask import DecisionRow
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option, extractor_option, json_option
from factional.cli.output import Column, line, on_terminal, print_json, print_table
from factional.model import BlockKind, DecisionKind
from factional.rereading import Reread

F = TypeVar("F", bound=Callable[..., Any])


def by_option(command: F) -> F:
    """Add `--by` to a command that decides something."""
    return click.option(
        "--by",
        metavar="NAME",
        envvar="FACTIONAL_ANALYST",
        show_envvar=True,
        default=getpass.getuser,
        help="Who decides; the name you are logged in by where left out.",
    )(command)


@click.command(
    cls=Command,
    epilog="""
    factional show 4f0c9a1d2b3e5f67
    factional relabel 4f0c9a1d 17 boilerplate
    factional relabel 4f0c9a1d 23 answer --speaker "Abu Salim"
    factional reread 4f0c9a1d
    """,
)
@click.argument("document")
@click.argument("block", type=click.IntRange(min=1))
@click.argument("kind", metavar="KIND", type=click.Choice([kind.value for kind in BlockKind]))
@click.option("--speaker", metavar="NAME", help="Whose words it holds.")
@click.option("--note", default="", metavar="TEXT", help="Why.")
@by_option
@json_option
@case_option
def relabel(
    *,
    document: str,
    block: int,
    kind: str,
    speaker: str | None,
    note: str,
    by: str,
    as_json: bool,
) -> None:
    """Say what a block of a document is.

    DOCUMENT is an id or the beginning of one, BLOCK a number as `factional show DOCUMENT` prints
    it, KIND what it is: heading, byline, question, answer, paragraph, quotation, note, caption,
    table or boilerplate. The label is a decision: it is logged, stays when the document is read
    again, and is taken back by `factional undo`. Claims follow when the document is read again.
    """
    with open_case() as case:
        decision = case.store.relabel(
            document, block, BlockKind(kind), by=by, speaker=speaker, note=note
        )
    if as_json:
        print_json(decision)
        return
    whose = f" of {speaker}" if speaker else ""
    click.echo(line(f"Decision {decision.id}: block {block} is a {kind}{whose}."))
    click.echo(line(f"Say `factional reread {decision.target}` to read its claims again."))


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a document that was read again, as it is printed.

    Attributes:
        result: `read` or `failed`.
        carried: Claims with decisions that are found again.
        kept: Accepted or edited claims that are not found, and stay.
        orphaned: Decisions whose claim or words are found no more.
        reason: Why it failed and what to do about it; empty where it did not.
    """

    document: str
    name: str
    result: str
    claims: int
    carried: int
    kept: int
    gone: int
    orphaned: tuple[int, ...]
    reason: str

    @classmethod
    def of(cls, outcome: Reread) -> Told:
        """The printed form of an outcome."""
        return cls(
            outcome.document,
            outcome.name,
            "failed" if outcome.error else "read",
            outcome.claims,
            len(outcome.carried),
            len(outcome.kept),
            outcome.gone,
            outcome.orphaned,
            str(outcome.error or ""),
        )


_JUDGED = {
    DecisionKind.MERGED: "=",
    DecisionKind.KEPT_APART: "≠",
    DecisionKind.UNSURE: "?",
    DecisionKind.SPLIT: "less",
}
_OPINIONS = {
    DecisionKind.GRADED: ("reliability",),
    DecisionKind.AFFILIATED: ("to",),
    DecisionKind.ESTIMATED: ("likelihood", "confidence"),
}
_TOLD: tuple[Column[Told], ...] = (
    Column("Document", lambda row: row.document, whole=True),
    Column("Name", lambda row: row.name, most=24),
    Column("Result", lambda row: row.result),
    Column("Claims", lambda row: str(row.claims), right=True),
    Column("Carried", lambda row: str(row.carried), right=True),
    Column("Kept", lambda row: str(row.kept), right=True),
    Column("Gone", lambda row: str(row.gone), right=True),
    Column("Orphaned", lambda row: " ".join(map(str, row.orphaned)), right=True),
    Column("Reason", lambda row: row.reason),
)


@click.command(
    cls=Command,
    epilog="""
    factional reread
    factional reread 4f0c9a1d --extractor local
    """,
)
@click.argument("documents", metavar="[DOCUMENT]...", nargs=-1)
@extractor_option
@json_option
@case_option
@click.pass_context
def reread(ctx: click.Context, documents: Sequence[str], extractor: str, as_json: bool) -> None:
    """Read documents of the case again.

    The bytes that were kept are read by the present reader and extractor; without DOCUMENT, those
    of all documents. A claim that is found again keeps its id and what was decided about it. One
    that is not found is gone, unless it was accepted or edited: then it stays as it was, marked.
    Other decisions about what is gone are listed by `factional decisions --orphaned`.

    Exit status: 0 where all went well, 1 where some failed; those stay as they were.
    """
    with open_case() as case:
        told = [Told.of(one) for one in case.reread(documents or None, extractor=extractor)]
    if as_json:
        print_json(told)
    else:
        print_table(told, _TOLD, empty="No documents yet. Say `factional add FILE`.")
        if on_terminal() and any(one.orphaned for one in told):
            click.echo("Decisions without a claim: see `factional decisions --orphaned`.")
    if any(one.result == "failed" for one in told):
        ctx.exit(1)


def _about(row: DecisionRow) -> str:
    if row.kind is DecisionKind.UNDID:
        return f"takes back {row.details['undoes']}"
    if row.kind in _JUDGED:
        return f"{row.details.get('of', '')} {_JUDGED[row.kind]} {row.details.get('words', '')}"
    if row.kind in _OPINIONS:
        return ", ".join(row.details[name] for name in _OPINIONS[row.kind] if name in row.details)
    shown = row.details.get("words", "")
    return f"{row.details.get('was', '')} → {row.details['kind']}: {shown}" if shown else ""


_DECISIONS: tuple[Column[DecisionRow], ...] = (
    Column("Decision", lambda row: str(row.id), right=True),
    Column("Kind", lambda row: row.kind),
    Column("Target", lambda row: row.target, whole=True),
    Column("Document", lambda row: row.document.name if row.document else "", most=20),
    Column("By", lambda row: row.by),
    Column("At", lambda row: row.at[:10], whole=True),
    Column("Undone", lambda row: "" if row.undone is None else f"by {row.undone}"),
    Column("Orphaned", lambda row: "orphaned" if row.orphaned else ""),
    Column("About", _about),
    Column("Note", lambda row: row.note),
)


@click.command(cls=Command, epilog="factional decisions --orphaned")
@click.option("--orphaned", is_flag=True, help="Only those whose claim or words are gone.")
@by_option
@json_option
@case_option
def decisions(*, orphaned: bool, by: str, as_json: bool) -> None:
    """List what people decided.

    Of grades and judgements, which are personal, only those of --by.

    An orphaned decision stands, and is about a claim or about words that a later reading of the
    document does not find any more.
    """
    with open_case() as case:
        found = ask.decisions(case.store, orphaned=orphaned, by=by)
    if as_json:
        print_json(found)
        return
    empty = "No decision lost its claim." if orphaned else "Nobody decided anything yet."
    print_table(found, _DECISIONS, empty=empty)


@click.command(cls=Command, epilog="factional undo 12")
@click.argument("decision", type=click.IntRange(min=1))
@by_option
@json_option
@case_option
def undo(decision: int, by: str, as_json: bool) -> None:
    """Take a decision back.

    DECISION is a number as `factional decisions` prints it. The log keeps both, and undoing the
    undoing brings the decision back.
    """
    with open_case() as case:
        made = case.undo(decision, by=by)
    if as_json:
        print_json(made)
    else:
        click.echo(line(f"Decision {made.id} takes back decision {decision}."))
