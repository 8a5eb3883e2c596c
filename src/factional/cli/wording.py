"""How claims, statuses and chains are worded on a terminal."""

from __future__ import annotations

from typing import Final

from factional.ask import ClaimRow, DocumentRef, DocumentRow, HopRow, SharedText
from factional.model import (
    MOSTLY,
    Answer,
    Certainty,
    ClaimKind,
    DocumentStatus,
    Polarity,
    Stance,
    TieStatus,
)

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


def counted(count: int, noun: str) -> str:
    """How many of something: "1 claim", "2,000 claims"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


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
    sentence = " ".join(filter(None, parts))
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


def qualified(row: ClaimRow) -> str:
    """What is said with its time and its hedge, where it has them."""
    said = [statement(row)]
    if row.time or row.holds is Answer.MAYBE:
        maybe = " (maybe)" if row.holds is Answer.MAYBE else ""
        said.append(f"{row.time or 'undated'}{maybe}")
    if row.certainty is not Certainty.CERTAIN:
        said.append(words(row.certainty))
    if row.kind in (ClaimKind.PREDICTION, ClaimKind.INTENTION):
        said.append(words(row.kind))
    return " · ".join(said)


def stance(row: ClaimRow) -> str:
    """How the speaker stands to the subject."""
    return "stance unknown" if row.stance is Stance.UNKNOWN else words(row.stance)


def speaker(row: ClaimRow) -> str:
    """Whose words these are, and how the speaker stands to the subject where that is close."""
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


def title(row: DocumentRef | DocumentRow) -> str:
    """A document by its title, or by its name where it has none, and whether it still stands."""
    shown = row.title or row.name
    return shown if row.status is DocumentStatus.CURRENT else f"{shown} ({row.status})"


def likeness(row: SharedText) -> str:
    """What a document is to another that it shares text with, in words."""
    if min(row.share, row.other_share) >= MOSTLY:
        return "near-identical to"
    if row.share >= MOSTLY:
        return "stands mostly in"
    if row.other_share >= MOSTLY:
        return "holds most of"
    return "shares text with"


def likenesses(row: DocumentRow) -> str:
    """What a document has in common with the others, the closest first."""
    told = [f"translation of {row.original.document.name}"] if row.original else []
    told += [f"{likeness(s)} {s.document.name} ({counted(s.words, 'word')})" for s in row.shared]
    return "; ".join(told)
