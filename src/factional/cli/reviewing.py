"""`factional resolve`: pairs of actors that may be one, decided with one key each.

The keys are those of nomenklatura's `dedupe`: x, n, u, l, h, q, and d for the last decision.
"""

from __future__ import annotations

import sys
from collections import deque
from dataclasses import dataclass, field
from typing import Final

import click
from anyascii import anyascii
from rich.text import Text

from factional import ask, judging
from factional.ask import LIKELY, ActorRow, Proposal
from factional.case import Case
from factional.cli.correcting import by_option
from factional.cli.naming import reasons
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option
from factional.cli.output import console, line, print_indented
from factional.cli.wording import counted
from factional.errors import FactionalError

KEYS: Final = {
    "x": "same",
    "n": "different",
    "u": "unsure",
    "s": "skip",
    "d": "take the last back",
    "l": "Latin letters",
    "h": "history",
    "q": "quit",
}
"""What each key does."""

_DECIDING = frozenset("xnus")
_NAMES = 5


@click.command(
    cls=Command,
    epilog="""
    factional resolve
    factional resolve ansar --least 0.3
    factional resolve < keys.txt
    """,
)
@click.argument("text", required=False)
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=LIKELY,
    show_default=True,
    help="Score from which a pair is shown.",
)
@by_option
@case_option
def resolve(text: str | None, least: float, by: str) -> None:
    """Decide which actors are one, pair by pair.

    Shown are pairs whose names are alike or that a source says are one, those first whose merge
    would change most claims and ties; with TEXT, only those with a name that holds it. One key
    decides: x they are the same, n they are different, u nobody can tell yet, s skip, d take the
    last decision back, l names in Latin letters or as they are written, h what was decided so far,
    q quit. Each is logged, and `factional undo` takes it back later too.

    In a pipe keys are read from standard input, blanks between them or not, until it ends.
    """
    with open_case() as case:
        _Review(case, by, text, least).run()


@dataclass(slots=True)
class _Review:
    """Goes through pairs. What is decided is logged at once, and followed when none is left."""

    case: Case
    by: str
    about: str | None
    least: float
    latin: bool = False
    queue: deque[Proposal] = field(default_factory=deque)
    one: dict[str, str] = field(default_factory=dict)
    skipped: set[tuple[str, str]] = field(default_factory=set)
    made: list[tuple[int, str]] = field(default_factory=list)

    def run(self) -> None:
        """Show one pair after the other until somebody quits, or no key comes any more."""
        try:
            self._propose()
            self._go_through()
        finally:
            if self.case.stale:
                self.case.refresh()
        if self.made:
            made = counted(len(self.made), "decision")
            click.echo(f"{made}; `factional decisions` lists them.")

    def _go_through(self) -> None:
        while True:
            pair = self._next()
            if pair is not None:
                self._show(pair)
            elif self.made or self.skipped:
                click.echo("No pair is left. [d] takes the last decision back, [q] quits.")
            else:
                click.echo("No pair to decide.")
                return
            key = _known_key()
            if key in ("", "q") or (pair is None and key in _DECIDING):
                return
            self._act(key)

    def _propose(self) -> None:
        """Find the pairs that are left once all that was decided took effect."""
        if self.case.stale:
            self.case.refresh()
        page = ask.proposals(self.case.store, about=self.about, least=self.least)
        self.queue = deque(p for p in page.items if _ids(p) not in self.skipped)
        self.one.clear()

    def _next(self) -> Proposal | None:
        """The next pair that is not one already by way of others."""
        while self.queue and len({self._root(id) for id in _ids(self.queue[0])}) == 1:
            self.queue.popleft()
        if not self.queue and self.case.stale:
            self._propose()
        return self.queue[0] if self.queue else None

    def _root(self, id: str) -> str:
        while id in self.one:
            id = self.one[id]
        return id

    def _act(self, key: str) -> None:
        if key == "s":
            self.skipped.add(_ids(self.queue.popleft()))
        elif key == "l":
            self.latin = not self.latin
        elif key == "h":
            for number, said in self.made:
                click.echo(line(f"  {number}  {said}"))
            if not self.made:
                click.echo("  Nothing is decided yet.")
        elif key == "d":
            self._take_back()
        else:
            self._decide(key, self.queue.popleft())

    def _decide(self, key: str, pair: Proposal) -> None:
        judge = {"x": judging.merge, "n": judging.apart, "u": judging.unsure}[key]
        try:
            made = judge(self.case.store, *_ids(pair), by=self.by)
        except FactionalError as error:
            click.echo(f"factional: {error}", err=True)
            self.skipped.add(_ids(pair))
            return
        if key == "x":
            first, second = (self._root(id) for id in _ids(pair))
            self.one[second] = first
        said = f"{KEYS[key]}: {pair.first.name} · {pair.second.name}"
        self.made.append((made.id, said))
        click.echo(line(f"  {said}"))

    def _take_back(self) -> None:
        if not self.made:
            click.echo("  Nothing is decided yet.")
            return
        number, said = self.made.pop()
        self.case.store.undo(number, self.by)
        self._propose()
        click.echo(line(f"  taken back: {said}"))

    def _show(self, pair: Proposal) -> None:
        out = console()
        change = f"{counted(pair.claims, 'claim')}, {counted(pair.ties, 'tie')}"
        head = f"{len(self.queue)} left · score {pair.score:.2f} · would change {change}"
        out.print(Text(head, style="underline"))
        for row in (pair.first, pair.second):
            print_indented(out, Text(line(self._actor(row))))
        for reason in reasons(pair):
            print_indented(out, Text(line(reason), style="dim"), depth=1)
        out.print(Text("  ".join(f"[{key}] {does}" for key, does in KEYS.items())))

    def _actor(self, row: ActorRow) -> str:
        names = [self._name(name) for name in row.names[: _NAMES + 1]]
        also = f" · also {'; '.join(names[1:])}" if names[1:] else ""
        counts = f"{counted(row.documents, 'document')}, {counted(row.claims, 'claim')}"
        return f"{names[0]} · {row.type} · {counts}{also}"

    def _name(self, name: str) -> str:
        return anyascii(name) if self.latin else name


def _ids(pair: Proposal) -> tuple[str, str]:
    return pair.first.id, pair.second.id


def _known_key() -> str:
    """The next key that does something, or nothing where no more come."""
    key = _next_key()
    while key and key not in KEYS:
        click.echo(line(f"{key!r} is no key here. Use one of: {', '.join(KEYS)}."), err=True)
        key = _next_key()
    return key


def _next_key() -> str:
    """The next key, or nothing where no more come."""
    if sys.stdin.isatty():
        return click.getchar().lower()
    key = " "
    while key.isspace():
        key = sys.stdin.read(1)
    return key.lower()
