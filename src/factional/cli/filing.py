"""A dossier in lines, as the command line prints it, whether plain or as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from factional.ask import Cited, Dossier, Entry, Section
from factional.cli.wording import counted, words
from factional.model import TLP, Answer, Review, Stance, TieStatus
from factional.vocabulary import Vocabulary

_SECTIONS = {
    Section.RELATION: "Relations",
    Section.POST: "Leaders, members and posts",
    Section.PLACE: "Places",
    Section.EVENT: "Events",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a dossier; `depth` is how far it is set in, `strong` whether it heads others."""

    text: str
    depth: int = 0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a dossier under its title; the first is the head."""

    title: str
    lines: tuple[Line, ...]


def parts_of(found: Dossier, vocabulary: Vocabulary) -> list[Part]:
    """A dossier part by part; those that hold nothing are left out, and missing answers are not."""
    cited = {claim.id: claim for claim in found.claims}

    def family(entry: Entry) -> str:
        return vocabulary.families[entry.family].label

    def label(entry: Entry) -> str:
        return entry.label

    facts = [e for e in found.entries if e.section is Section.FACT]
    parts = [
        Part(found.row.name, tuple(_head(found))),
        Part("Names", tuple(_names(found))),
        Part("Facts", tuple(_grouped(facts, label, cited, short=True))),
    ]
    for section, title in _SECTIONS.items():
        held = [e for e in found.entries if e.section is section]
        parts.append(Part(_counted(title, held), tuple(_grouped(held, family, cited))))
    parts += [
        Part("Size", tuple(_sizes(found, cited))),
        Part("Its own people, and others", tuple(_accounts(found, cited))),
        Part("Open questions", tuple(_open(found))),
        Part("History", tuple(_history(found, cited))),
        Part("Documents", tuple(_documents(found))),
    ]
    return [part for part in parts if part.lines]


def _head(found: Dossier) -> Iterator[Line]:
    row, standing = found.row, found.standing
    kind = f"unnamed {row.type}" if row.placeholder else str(row.type)
    yield Line(f"{kind.lower()} · {counted(len(found.claims), 'claim')} cited")
    if found.tlp is not TLP.CLEAR:
        yield Line(
            f"{found.tlp}: the strictest label of its documents binds this dossier", strong=True
        )
    if found.as_of and standing.answer:
        yield Line(f"at {found.as_of}: {standing.answer}. {standing.reason}")
    if standing.first and standing.last:
        yield Line(f"spoken of from {standing.first} to {standing.last}")
    sides = [f"{n} {words(stance)}" for stance, n in found.voices.items() if n]
    if sides:
        yield Line(f"said by: {', '.join(sides)}")
    if found.said:
        yield Line(f"{counted(found.said, 'claim')} in its own words")
    left = [
        f"{n} {'of low confidence' if why == 'low' else why}"
        for why, n in found.unweighed.items()
        if n
    ]
    if left:
        yield Line(f"left out: {', '.join(left)}")
    if found.withheld:
        yield Line(
            f"not gathered: {counted(found.withheld, 'claim')} on the whereabouts of a person"
        )
    if found.later:
        yield Line(f"published later: {counted(found.later, 'claim')}")
    yield Line(found.citation)


def _names(found: Dossier) -> Iterator[Line]:
    for name in found.names:
        yield Line(f"{name.text} · {words(name.kind)} · {counted(name.count, 'time')}", strong=True)
        for use in name.users:
            yield Line(f"{use.who}: {_dates(use.first, use.last) or 'undated'}", 1)
    for join in found.joins:
        yield Line(f"“{join.names[0]}” and “{join.names[1]}” are one: {words(join.ground)}")


def _grouped(
    entries: Iterable[Entry],
    title: Callable[[Entry], str],
    cited: dict[str, Cited],
    *,
    short: bool = False,
) -> Iterator[Line]:
    ordered = sorted(entries, key=title)
    for heading, group in groupby(ordered, key=title):
        yield Line(heading, strong=True)
        for entry in group:
            yield Line(_entry(entry, cited, short=short), 1)


def _entry(entry: Entry, cited: dict[str, Cited], *, short: bool) -> str:
    named = entry.other.name if entry.other else entry.value
    told = [] if short and (named or entry.times) else [entry.label]
    if named:
        told.append(named)
    if entry.roles:
        told.append(f"as {' or '.join(entry.roles)}")
    if entry.places:
        told.append(f"in {', '.join(entry.places)}")
    parts = [f"{'denied: ' if entry.denied else ''}{' '.join(told)}".strip()]
    parts += ["; ".join(entry.times)] if entry.times else []
    parts.append(_agreement(entry.status, entry.origins))
    reported = _dates(entry.first, entry.last)
    parts += [f"reported {reported}"] if reported else []
    parts += [f"held then: {entry.holds}"] if entry.holds else []
    parts += ["preferred by the analyst"] if entry.preferred else []
    return f"{' · '.join(p for p in parts if p)} {_numbers(entry.claims, cited)}"


def _agreement(status: TieStatus, origins: int) -> str:
    return f"{words(status)}, {counted(origins, 'origin')}"


def _sizes(found: Dossier, cited: dict[str, Cited]) -> Iterator[Line]:
    for size in found.sizes:
        when = _dates(size.since or (size.until and f"before {size.until}"), size.until)
        said = _dates(*size.published) if size.published else ""
        parts = [f"{'denied: ' if size.denied else ''}{size.text}"]
        parts += [f"in {size.part}"] if size.part else []
        parts.append(f"as of {when}" if when else "undated")
        parts += [f"said {said}"] if said and said != when else []
        parts.append(words(size.status))
        parts += [f"held then: {size.holds}"] if size.holds else []
        yield Line(f"{' · '.join(parts)} {_numbers(size.claims, cited)}")


def _accounts(found: Dossier, cited: dict[str, Cited]) -> Iterator[Line]:
    for account in found.accounts:
        verdict = " · others contradict it" if account.disagree else ""
        yield Line(f"{account.question}{verdict}", strong=True)
        for who, ids in (("its own people", account.own), ("others", account.others)):
            for id in ids:
                yield Line(f"{who}: {_quoted(cited[id])}", 1)
        if not account.others:
            yield Line("others: nothing", 1)


def _quoted(claim: Cited) -> str:
    who = claim.speaker
    if claim.stance not in (Stance.SELF, Stance.UNKNOWN):
        who += f" ({words(claim.stance)})"
    page = f", p. {claim.page}" if claim.page else ""
    reviewed = "" if claim.review is Review.PROPOSED else f", {claim.review}"
    return f"{who}: “{claim.quote}” [{claim.number}{page}]{reviewed}"


def _open(found: Dossier) -> Iterator[Line]:
    for missing in found.missing:
        why = f"not said of {found.as_of}" if missing.then else "nobody says"
        low = f"; {counted(missing.low, 'claim')} of low confidence may" if missing.low else ""
        yield Line(f"{missing.ask} – {why}{low}")
    if found.undecided:
        yield Line(
            f"{counted(found.undecided, 'contradiction')} that nobody has concluded anything of"
        )
    undated = sum(e.section is Section.EVENT and not e.since for e in found.entries)
    if undated:
        yield Line(f"{counted(undated, 'event')} that nobody dates")
    for gap in found.refused:
        did = "would not say" if gap.reason == "declined" else "could not say"
        yield Line(f"{gap.speaker} {did}: {gap.topic} – “{gap.quote}” ({gap.document.name})")
    if found.elsewhere:
        named = ", ".join(document.name for document in found.elsewhere)
        yield Line(
            f"named, and nothing weighed, in {counted(len(found.elsewhere), 'document')}: {named}"
        )


def _history(found: Dossier, cited: dict[str, Cited]) -> Iterator[Line]:
    for change in found.history:
        when = _dates(change.since or (change.until and f"by {change.until}"), change.until)
        why = f" · {change.reason}" if change.reason else ""
        told = f"{when or 'undated'} · {change.turn}: {change.question}{why}"
        yield Line(f"{told} {_numbers(change.claims, cited)}")


def _documents(found: Dossier) -> Iterator[Line]:
    for ref in found.references:
        label = "" if ref.tlp is TLP.CLEAR else f" · {ref.tlp}"
        yield Line(f"[{ref.number}] {ref.citation} · {counted(ref.claims, 'claim')}{label}")


def _numbers(ids: Iterable[str], cited: dict[str, Cited]) -> str:
    numbers = sorted({cited[id].number for id in ids if id in cited})
    return "".join(f"[{n}]" for n in numbers)


def _dates(first: str | None, last: str | None) -> str:
    if first is None or first == last or last is None:
        return first or last or ""
    return first if last in first else f"{first}–{last}"


def _counted(title: str, entries: list[Entry]) -> str:
    now = sum(entry.holds is not Answer.NO for entry in entries)
    return title if now == len(entries) else f"{title} ({now} of {len(entries)} may hold then)"
