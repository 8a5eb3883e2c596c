"""Commands that make a case and fill it: init, add, demo."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.text import Text

from factional import sample
from factional.adding.places import walk
from factional.case import Case, Limits, Outcome, Pasted
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option, chosen_folder, extractor_option, json_option
from factional.cli.output import console, line, on_terminal, print_json
from factional.cli.wording import counted
from factional.read.fetching import MOST_BYTES


@click.command(
    cls=Command,
    epilog="""
    factional init mountains --name "Armed groups of the northern mountains"
    """,
)
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", help="What the case is called; the folder's name where left out.")
@json_option
@case_option
def init(folder: Path | None, name: str | None, as_json: bool) -> None:
    """Make a new case.

    FOLDER becomes the case, or the folder one stands in: it holds one SQLite file and the documents
    as they were received. A file `vocabulary.yaml` in it adds relations of your own.
    """
    with Case.init(folder or chosen_folder() or Path.cwd(), name=name) as case:
        made = {"folder": str(case.store.folder), "name": case.store.name}
    if as_json:
        print_json(made)
    else:
        click.echo(line(f"Made the case {made['name']} in {made['folder']}."))


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document, as it is printed.

    Attributes:
        result: `new`, `known already` or `failed`.
        reason: Why it failed, or gave no claims, and what to do about it; else empty.
        within: The archive, mailbox or list that it came in, or None.
    """

    place: str
    result: str
    document: str | None
    claims: int
    drops: int
    reason: str
    within: str | None

    @classmethod
    def of(cls, outcome: Outcome, extractor: str) -> Added:
        """The printed form of an outcome, of a document that was new to some extractor."""
        result = "failed" if outcome.error else "new" if outcome.added else "known already"
        reason = str(outcome.error) if outcome.error else ""
        if outcome.added and extractor == _LOCAL and not _read_by_local(outcome.silent):
            reason = _SILENT.format(language=outcome.silent)
        return cls(
            outcome.place,
            result,
            outcome.document_id,
            outcome.claims,
            outcome.drops,
            reason,
            outcome.within,
        )


def _read_by_local(language: str | None) -> bool:
    return language is None or language.startswith("en")


_LOCAL = "local"
_SILENT = (
    "no claims: the text is in another language ({language}) than the extractor `local` reads. "
    "Add it with another extractor, or with --translation."
)
_STYLE = {"new": "green", "known already": "bright_black", "failed": "bold red"}
_SCREEN = 20
_INTERRUPTED = 130


@click.command(
    cls=Command,
    epilog="""
    factional add report.pdf interviews/ box.mbox https://example.org/statement
    factional add - --name statement.txt < pasted.txt
    factional add press.zip --json | jq '.[] | select(.result == "failed")'
    """,
)
@click.argument("places", metavar="FILE|FOLDER|URL|-...", nargs=-1, required=True)
@click.option("--name", help="What to call the text on standard input.")
@extractor_option
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    metavar="N",
    help="How many processes read at the same time; 0 reads without limits.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=Limits().seconds,
    show_default=True,
    metavar="SECONDS",
    help="Time that one document may take.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=512),
    default=Limits().memory // 1024**2,
    show_default=True,
    metavar="MB",
    help="Memory that one document may take; holds on Linux.",
)
@click.option(
    "--translation",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A translation of the one document named: it is read, and the original shown beside it.",
)
@click.option("--translator", metavar="NAME", help="Who translated it.")
@click.option("--translated-on", metavar="EDTF", help="When it was translated.")
@click.option("--again", is_flag=True, help="Fetch addresses anew that the case has already.")
@json_option
@case_option
@click.pass_context
def add(
    ctx: click.Context,
    *,
    places: Sequence[str],
    name: str | None,
    extractor: str,
    workers: int,
    timeout: float,
    memory: int,
    translation: Path | None,
    translator: str | None,
    translated_on: str | None,
    again: bool,
    as_json: bool,
) -> None:
    """Read documents into the case.

    A folder stands for all files in it; an archive, a mailbox, a message or an archived page for
    the documents in them; a text of nothing but addresses, and a shortcut, for what is at them; `-`
    for what stands on standard input. The same bytes from another place are one document with two
    acquisitions. A file that cannot be read is told, and the others go on. After an interrupt the
    same command takes up where it was: what the case has is not read again.

    With --translation, claims are read in the translation, and each shows the paragraph of the
    original that it goes back to. The original waits without claims; both are one origin.

    Exit status: 0 where all went well, 1 where some failed, 130 after an interrupt.
    """
    if name is not None and "-" not in places:
        raise click.UsageError("--name is for standard input. Give `-` as well.")
    if translation is None and (translator or translated_on):
        raise click.UsageError("--translator is of a --translation. Give that as well.")
    if translation is not None and (len(places) != 1 or places[0] == "-"):
        raise click.UsageError("--translation is of one file or address. Name its original alone.")
    tell = _quiet if as_json else _printer()
    limits = Limits(timeout, memory * 1024**2)
    added: list[Added] = []
    interrupted = False
    with open_case() as case:
        if translation is not None:
            total = 1
            outcomes = _one(
                lambda: case.add_translation(
                    translation,
                    places[0],
                    translator=translator,
                    translated=translated_on,
                    extractor=extractor,
                    workers=workers,
                    limits=limits,
                )
            )
        else:
            found = list(walk(_named(places, name)))
            total = len(found)
            outcomes = case.add_all(
                found, extractor=extractor, workers=workers, limits=limits, again=again
            )
        try:
            with closing(outcomes):
                _follow((Added.of(one, extractor) for one in outcomes), total, added, tell)
        except KeyboardInterrupt:
            interrupted = True
    if as_json:
        print_json(added)
    _sum_up(added)
    if interrupted:
        click.echo(
            "factional: interrupted. What was read is in the case; give the same command again to "
            "go on.",
            err=True,
        )
        ctx.exit(_INTERRUPTED)
    if any(one.result == "failed" for one in added):
        ctx.exit(1)


def _one(add: Callable[[], Outcome]) -> Generator[Outcome]:
    """The outcome of something that is added when it is asked for."""
    yield add()


def _named(places: Iterable[str], name: str | None) -> Iterator[str | Pasted]:
    """The places that were named, with what stands on standard input for `-`."""
    for place in places:
        if place == "-":
            yield Pasted(sys.stdin.buffer.read(MOST_BYTES + 1), name)
        else:
            yield place


def _follow(
    outcomes: Iterable[Added],
    total: int,
    added: list[Added],
    tell: Callable[[Added, Progress], None],
) -> None:
    """Do the work behind an iterator, telling each result as it comes, under a progress line.

    Args:
        outcomes: What is done when it is asked for.
        total: How many files and addresses there are; what is in archives comes on top.
        added: Takes the results.
        tell: Tells a result.
    """
    columns = (
        SpinnerColumn(),
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[place]}", markup=False),
    )
    opened: set[str] = set()
    with Progress(
        *columns,
        console=console(stderr=True),
        transient=True,
        redirect_stdout=False,
        disable=not sys.stderr.isatty(),
    ) as progress:
        task = progress.add_task("", total=total, place="")
        for one in outcomes:
            added.append(one)
            tell(one, progress)
            # of each container the first document stands for the file that was counted
            if one.within in opened:
                total += 1
            elif one.within:
                opened.add(one.within)
            progress.update(task, advance=1, total=total, place=line(one.place))


def _sum_up(added: Sequence[Added]) -> None:
    """Say how many failed; where a screen does not hold the lines of all, also which and why."""
    failed = [one for one in added if one.result == "failed"]
    if not failed:
        return
    click.echo(f"factional: {len(failed)} of {len(added)} failed.", err=True)
    if sys.stderr.isatty() and len(added) > _SCREEN:
        for one in failed:
            click.echo(f"  {line(one.place)}  {line(one.reason)}", err=True)


def _quiet(one: Added, progress: Progress) -> None:
    """Tell nothing; the answer comes as one document at the end."""


def _printer() -> Callable[[Added, Progress], None]:
    """What prints a result: a sentence for a person, tab-separated fields into a pipe."""
    if not on_terminal():
        click.echo("place\tresult\tdocument\tclaims\tdrops\treason\twithin")
        return _print_fields
    return _print_sentence


def _print_fields(one: Added, progress: Progress) -> None:
    fields = (
        one.place,
        one.result,
        one.document,
        str(one.claims),
        str(one.drops),
        one.reason,
        one.within,
    )
    click.echo("\t".join(line(field) for field in fields))


def _print_sentence(one: Added, progress: Progress) -> None:
    text = Text(f"{one.result:<13}  ", style=_STYLE[one.result])
    text.append(line(one.place), style="default")
    if one.reason:
        text.append(f"  {line(one.reason)}", style="default")
    elif one.result == "new":
        dropped = f", {one.drops} dropped" if one.drops else ""
        text.append(f"  {counted(one.claims, 'claim')}{dropped}", style="bright_black")
    # On one terminal the line goes through the progress display, which would overwrite it.
    (console() if progress.disable else progress.console).print(text)


@click.command(
    cls=Command, epilog="factional demo sample-case && factional --case sample-case serve"
)
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@json_option
@case_option
def demo(folder: Path | None, as_json: bool) -> None:
    """Make the sample case.

    It goes into FOLDER, or into `sample-case`; where it stands already it is left as it is. Its
    documents are made up: groups, people and places exist nowhere but in them.
    """
    with sample.build(folder or chosen_folder() or Path("sample-case")) as case:
        made = {"folder": str(case.store.folder), "name": case.store.name}
    if as_json:
        print_json(made)
    else:
        click.echo(line(f"The case {made['name']} is in {made['folder']}."))
        click.echo(line(f"See it with `factional --case {made['folder']} serve`."))
