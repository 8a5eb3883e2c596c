"""How claims, statuses and chains are worded on a terminal."""

from __future__ import annotations

from typing import Final

from factional.ask import ClaimRow, DocumentRef, DocumentRow, HopRow
from factional.model import Certainty, ClaimKind, Polarity, Stance, TieStatus

STATUS_STYLE: Final = {
    TieStatus.CORROBORATED: "blue",
    TieStatus.SINGLE_SOURCE: "",
    TieStatus.DISPUTED: "bold red",
    TieStatus.SUPERSEDED: "bright_black",
    TieStatus.DENIED: "magenta",
    TieStatus.PREDICTED: "cyan",
}
"""Colour goes with the word and never stands for it."""


def words(name: str) -> str:
    """A name of the vocabulary as words: `third_party` is "third party"."""
    return name.replace("_", " ")


def status(row: ClaimRow) -> str:
    """The status of a claim's tie, with the number of independent origins where it has several."""
    if row.status is None:
        return "not weighed"
    if row.status is TieStatus.CORROBORATED:
        return f"{words(row.status)} ({row.origins})"
    return words(row.status)


def style(row: ClaimRow) -> str:
    """The style of a claim's status."""
    return STATUS_STYLE[row.status] if row.status else "bright_black"


def statement(row: ClaimRow) -> str:
    """What is said, as a sentence: subject, relation, object or value, and what qualifies it."""
    parts = [row.subject.name, row.relation_label]
    if row.object:
        parts.append(row.object.name)
    if row.value:
        parts.append(row.value)
    if row.role:
        parts.append(f"as {row.role}")
    if row.place:
        parts.append(f"in {row.place.name}")
    sentence = " ".join(parts)
    return f"denied: {sentence}" if row.polarity is Polarity.DENIED else sentence


def qualities(row: ClaimRow) -> list[str]:
    """What qualifies a claim: kind, certainty, time, and whether it is inferred."""
    said = [words(row.kind), words(row.certainty)]
    if row.time:
        said.append(row.time)
    elif row.kind is ClaimKind.STATE:
        said.append("undated: as of the day it was said")
    if row.holds:
        said.append(f"held then: {row.holds}")
    if not row.core:
        said.append("inferred by a reader")
    return said


def when(row: ClaimRow) -> str:
    """The valid time, marked where it only may hold at the time asked for."""
    time = row.time or ""
    return f"{time} (maybe)".strip() if row.holds == "maybe" else time


def hedge(row: ClaimRow) -> str:
    """The certainty where there is a hedge, else nothing."""
    return "" if row.certainty is Certainty.CERTAIN else words(row.certainty)


def speaker(row: ClaimRow) -> str:
    """Whose words these are, and how the speaker stands to the subject where that is known."""
    if row.stance in (Stance.UNKNOWN, Stance.THIRD_PARTY):
        return row.speaker
    return f"{row.speaker} ({words(row.stance)})"


def hop(row: HopRow) -> str:
    """One voice of a chain, with the word that shows it and its date."""
    shown = [row.who]
    if row.cue:
        shown.append(f"“{row.cue}”")
    if row.date:
        shown.append(row.date)
    return " · ".join(shown)


def document(row: DocumentRef | DocumentRow) -> str:
    """A document by its title, or by its name where it has none."""
    return row.title or row.name
