"""`factional lineage`: where groups come from and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import click

from factional import ask
from factional.ask import Lane, Lineage, Link, LinkKind, Told
from factional.cli import wording
from factional.cli.opening import open_case
from factional.cli.options import Command, case_option, json_option
from factional.cli.output import Column, on_terminal, print_json, print_table
from factional.model import Period

_TOLD_AT_EARLIER = frozenset({LinkKind.MERGER})


@dataclass(frozen=True, slots=True)
class _Event:
    """One line of the life of a group."""

    group: str
    when: str
    what: str
    status: str = ""
    origins: str = ""
    claims: tuple[str, ...] = ()


_COLUMNS: tuple[Column[_Event], ...] = (
    Column("Group", lambda event: event.group, most=26),
    Column("When", lambda event: event.when, whole=True),
    Column("What", lambda event: event.what),
    Column("Status", lambda event: event.status, whole=True),
    Column("Origins", lambda event: event.origins, whole=True, right=True),
    Column("Claims", lambda event: " ".join(event.claims), terminal=False),
)


@click.command(
    cls=Command,
    epilog="""
    factional lineage
    factional lineage "Ayzun Brigade" --json
    factional lineage --known-by 2021
    """,
)
@click.argument("actor", required=False)
@click.option("--known-by", metavar="EDTF", help="What was published by this time.")
@json_option
@case_option
def lineage(actor: str | None, known_by: str | None, as_json: bool) -> None:
    """Tell where groups come from and what became of them.

    For each group when it began, what it split from, succeeds, merged into or is part of, when it
    surely was there, and when it ended: as claims tell it, with how many origins each has. With
    ACTOR, an id or a name, only its ancestors, descendants and partners.
    """
    with open_case() as case:
        found = ask.lineage(case.store, actor, known_by=known_by)
    if as_json:
        print_json(found)
        return
    lanes = [lane for lane in found.lanes if lane.kin or actor]
    print_table(
        list(_named_once(event for lane in lanes for event in _life(lane, found))),
        _COLUMNS,
        empty="Nobody says where a group comes from. `factional claims` lists what is said.",
    )


def _named_once(events: Iterable[_Event]) -> Iterator[_Event]:
    """The events, on a terminal with each group named at the first of its own only."""
    last = None
    for event in events:
        named = event.group if event.group != last or not on_terminal() else ""
        last = event.group
        yield _Event(named, event.when, event.what, event.status, event.origins, event.claims)


def _life(lane: Lane, found: Lineage) -> Iterator[_Event]:
    name = lane.actor.name
    for told in lane.begins:
        yield _Event(name, _when(told), "began", claims=told.claims)
    for link in found.links:
        whose = link.earlier if link.kind in _TOLD_AT_EARLIER else link.later
        if whose == lane.actor.id and link.kind is not LinkKind.OTHER:
            yield from _link(name, link)
    if lane.attested:
        days = _period(lane.attested[0].first, lane.attested[-1].last)
        stretches = f", {len(lane.attested)} stretches" if len(lane.attested) > 1 else ""
        claims = sum(stretch.claims for stretch in lane.attested)
        yield _Event(name, days, f"surely there (claims: {claims}{stretches})")
    over = "dissolved" if lane.dissolved else "ended"
    for told in lane.ends:
        yield _Event(name, _when(told), over, claims=told.claims)
    if not (lane.begins or lane.attested or lane.ends):
        yield _Event(name, "undated", f"claims: {lane.claims}")


def _link(name: str, link: Link) -> Iterator[_Event]:
    status = wording.words(link.status) + (", rivals" if link.rival else "")
    for told in link.told or (None,):
        when = _when(told) if told else "undated"
        claims = told.claims if told else link.claims
        yield _Event(name, when, link.words, status, str(link.origins), claims)


def _when(told: Told) -> str:
    """The days on which it may have been; "by" where nobody says since when."""
    if told.earliest is None or told.latest is None:
        if told.latest is not None:
            return f"by {told.latest}"
        return f"from {told.earliest}" if told.earliest is not None else "undated"
    return _period(told.earliest, told.latest)


def _period(first: str, last: str) -> str:
    """Two days as the shortest EDTF that spans them: a day, a month, a year, or an interval."""
    if first == last:
        return first
    for length in (len("2016-05"), len("2016")):
        whole = Period.parse(first[:length])
        if (str(whole.first), str(whole.last)) == (first, last):
            return first[:length]
    return f"{first}/{last}"
