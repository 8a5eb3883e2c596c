"""Commands about sources: what each says, and what the analyst holds of them."""

from __future__ import annotations

from collections.abc import Sequence

import click
from rich.console import Console
from rich.text import Text

from factional import ask, grading
from factional.ask import SourceDetail, SourceRow, SpokenOf, Suggested
from factional.cli import wording
from factional.cli.correcting import by_option
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option, json_option
from factional.cli.output import (
    Column,
    console,
    line,
    on_terminal,
    print_indented,
    print_json,
    print_section,
    print_table,
)
from factional.vocabulary import codes
from factional.weigh import Method

_note = click.option("--note", default="", metavar="TEXT", help="Why.")


def _share(count: int, row: SourceRow) -> str:
    return f"{count} of {row.weighed}" if row.weighed else ""


def _outcomes(row: SourceRow) -> str:
    return ", ".join(f"{n} {wording.words(name)}" for name, n in row.predictions.items())


def _stances(row: SourceRow | SpokenOf) -> str:
    return ", ".join(f"{n} {wording.words(name)}" for name, n in row.stances.items())


_SOURCES: tuple[Column[SourceRow], ...] = (
    Column("Id", lambda row: row.id, terminal=False),
    Column("Source", lambda row: row.name),
    Column("Kind", lambda row: row.kind),
    Column("Belongs to", lambda row: "; ".join(ref.name for ref in row.affiliations), most=20),
    Column("Documents", lambda row: str(row.documents), right=True),
    Column("Claims", lambda row: str(row.claims), right=True),
    Column("Passed on", lambda row: str(row.passed), right=True),
    Column("Weighed", lambda row: str(row.weighed), terminal=False),
    Column("Corroborated", lambda row: _share(row.corroborated, row), right=True),
    Column("Contradicted", lambda row: _share(row.contradicted, row), right=True),
    Column("Stances", _stances, terminal=False),
    Column("Predictions", _outcomes, terminal=False),
    Column("Declined", lambda row: str(row.declined), terminal=False),
)
_GRADE: Column[SourceRow] = Column(
    "Grade", lambda row: row.grade.reliability if row.grade else None, whole=True
)


@click.command(
    cls=Command,
    epilog="""
    factional sources
    factional sources "Harbour Post"
    factional sources --grades
    """,
)
@click.argument("name", required=False)
@click.option("--grades", is_flag=True, help="With the grades that you gave.")
@by_option
@json_option
@case_option
def sources(*, name: str | None, grades: bool, by: str, as_json: bool) -> None:
    """List who says things, or tell what one source says.

    A source is a voice of a claim, an author or a publisher. Corroborated and contradicted are
    counted among those of its claims that are weighed against others. With NAME, of whom it
    speaks and how it stands to them, what it foretold, and what it would not say.

    Grades are off unless asked for, and each analyst sees his own.
    """
    whose = by if grades else None
    with open_case() as case:
        if name is None:
            found = ask.sources(case.store, by=whose)
        else:
            detail = ask.source(case.store, name, by=whose)
    if name is not None:
        if as_json:
            print_json(detail)
        else:
            _tell(console(), detail)
    elif as_json:
        print_json(found)
    else:
        shown = (*_SOURCES, _GRADE) if grades else _SOURCES
        print_table(found, shown, empty="Nobody says anything yet. Add documents first.")


def _tell(out: Console, detail: SourceDetail) -> None:
    row = detail.row
    grade = f", graded {row.grade.reliability} ({row.grade.label})" if row.grade else ""
    out.print(Text(line(f"{row.name}, {row.kind}{grade}"), style="bold"))
    if row.affiliations:
        homes = "; ".join(ref.name for ref in row.affiliations)
        print_indented(out, Text(line(f"Belongs to {homes}.")))
    counts = f"{wording.counted(row.claims, 'claim')} in its own words, {row.passed} passed on"
    print_indented(out, Text(f"{counts}, in {wording.counted(row.documents, 'document')}."))
    held = f"{row.corroborated} corroborated, {row.contradicted} contradicted by others"
    own = f", {row.contradicts_itself} by itself" if row.contradicts_itself else ""
    print_indented(out, Text(f"Of {row.weighed} that are weighed: {held}{own}."))
    if detail.of:
        print_section(out, "Of whom")
    for of in detail.of:
        said = f"{line(of.actor.name)}: {wording.counted(len(of.claims), 'claim')} ({_stances(of)})"
        print_indented(out, Text(said))
    if detail.predictions:
        print_section(out, "What it foretold")
    for told in detail.predictions:
        quote = line(told.claim.evidence.quote)
        print_indented(out, Text(f"{wording.words(told.outcome)}: {told.claim.id}  “{quote}”"))
    if detail.declined:
        print_section(out, "What it would not say")
    for gap in detail.declined:
        print_indented(out, Text(f"{line(gap.topic)} ({gap.reason}): “{line(gap.quote)}”"))


@click.command(
    cls=Command,
    epilog="""
    factional grade "Harbour Post" B
    factional grade "Abu Salim" F --note "nothing to compare with"
    """,
)
@click.argument("source")
@click.argument("reliability", type=click.Choice(list(codes().reliability), case_sensitive=False))
@_note
@by_option
@json_option
@case_option
def grade(*, source: str, reliability: str, note: str, by: str, as_json: bool) -> None:
    """Say how reliable a source is, for yourself.

    The Admiralty code: A completely reliable, B usually, C fairly, D not usually reliable,
    E unreliable, F cannot be judged. Nothing is hidden or weighed by it, and nobody else sees it.
    `factional undo` takes it back.
    """
    with open_case() as case:
        made = grading.grade(case.store, source, reliability, by=by, note=note)
    if as_json:
        print_json(made)
        return
    label = codes().reliability[reliability].label
    click.echo(line(f"Decision {made.id}: {made.target} is {reliability}, {label}."))


@click.command(cls=Command, epilog='factional affiliate "Valley Courier" "Northern Front"')
@click.argument("source")
@click.argument("actor")
@_note
@by_option
@json_option
@case_option
def affiliate(*, source: str, actor: str, note: str, by: str, as_json: bool) -> None:
    """Say whom a source belongs to.

    SOURCE and ACTOR are ids or names. How the source stands to others follows: the outlet of a
    party speaks as that party. `factional undo` takes it back.
    """
    with open_case() as case:
        made = grading.affiliate(case.store, source, actor, by=by, note=note)
    if as_json:
        print_json(made)
    else:
        to = made.details["to"]
        click.echo(line(f"Decision {made.id}: {made.target} belongs to {to}."))


@click.command(
    cls=Command,
    epilog="""
    factional judge 4f0c9a1d2b3e5f67-012
    factional judge 4f0c9a1d2b3e5f67-012 --likelihood very_likely
    factional judge 4f0c9a1d2b3e5f67-012 --confidence low --note "one village"
    """,
)
@click.argument("claim")
@click.option(
    "--likelihood",
    metavar="WORD",
    type=click.Choice(list(codes().likelihood)),
    help=f"How likely it is: {', '.join(codes().likelihood)}.",
)
@click.option(
    "--confidence", type=click.Choice(list(codes().confidence)), help="How well founded that is."
)
@_note
@by_option
@json_option
@case_option
def judge(
    *,
    claim: str,
    likelihood: str | None,
    confidence: str | None,
    note: str,
    by: str,
    as_json: bool,
) -> None:
    """Show how a claim is graded, or judge its tie.

    Without options: the grades that you gave its sources, the credibility from 1 to 6 that the
    words of the Admiralty code suggest, with the reasons, and what you hold of the tie yourself.
    With them: how likely the tie is, in the words of ICD 203, and how well founded that is.
    """
    with open_case() as case:
        if likelihood or confidence:
            grading.estimate(
                case.store, claim, likelihood=likelihood, confidence=confidence, by=by, note=note
            )
        found = ask.assessment(case.store, claim, by=by)
    if as_json:
        print_json(found)
        return
    out = console()
    for one in found.sources:
        held = f"{one.grade.reliability}, {one.grade.label}" if one.grade else "not graded"
        out.print(Text(line(f"{one.name}: {held}.")))
    if found.suggestion is None:
        out.print("It is not weighed: low, rejected, or its document does not stand.")
        return
    out.print(Text(f"Suggested credibility {found.suggestion.code}, {found.suggestion.label}:"))
    for reason in found.suggestion.reasons:
        print_indented(out, Text(line(reason)))
    if found.estimate.likelihood:
        out.print(Text(f"You hold it to be {found.estimate.likelihood.label}."))
    if found.estimate.confidence:
        out.print(Text(f"Your confidence in that is {found.estimate.confidence.label}."))


_Sided = tuple[str, str, float, Sequence[str]]

_SIDES: tuple[Column[_Sided], ...] = (
    Column("Question", lambda row: row[0]),
    Column("Side", lambda row: row[1]),
    Column("Chance", lambda row: f"{row[2]:.2f}", right=True),
    Column("Claims", lambda row: " ".join(row[3]), terminal=False),
)


@click.command(cls=Command, epilog="factional likelier --method truthfinder")
@click.option(
    "--method",
    type=click.Choice([method.value for method in Method]),
    default=Method.INDEPENDENT.value,
    show_default=True,
    help="How it is guessed.",
)
@by_option
@json_option
@case_option
def likelier(*, method: str, by: str, as_json: bool) -> None:
    """Suggest which side of each contradiction is likelier.

    Guessed from who agrees with whom elsewhere: by majority, by votes weighted with trust, by
    TruthFinder, or by a model that counts copied answers for less. No status follows from it. How
    far to trust the method is told below the table.
    """
    with open_case() as case:
        found = ask.likelier(case.store, Method(method), by=by)
    if as_json:
        print_json(found)
        return
    rows = [
        (c.question, side.label, side.chance, side.claims)
        for c in found.contradictions
        for side in c.sides
    ]
    print_table(rows, _SIDES, empty="The claims of this case do not contradict each other.")
    if rows:
        click.echo(_trust(found), err=not on_terminal())


def _trust(found: Suggested) -> str:
    measured = found.calibration
    simulated = f"right in {measured.right:.0%}, its chances off by {measured.error:.2f}"
    here = "you preferred no side here yet"
    if measured.concluded:
        here = f"as you concluded in {measured.agreed} of {measured.concluded} here"
    return f"A suggestion. On made-up sources {simulated}; {here}."
