"""Small documents for the tests of the layers, and ways to ask what was found in them."""

from __future__ import annotations

import hashlib

from factional.extract.annotate import annotate
from factional.extract.layers import Layers
from factional.model import (
    AUTHOR,
    Block,
    BlockKind,
    Document,
    EntityType,
    Metadata,
    Speaker,
    SpeakerRole,
    Turn,
    TurnKind,
)


def article(*paragraphs: str, published: str | None = "2021-06-15") -> Document:
    """A document of plain paragraphs."""
    return built([(BlockKind.PARAGRAPH, AUTHOR, text) for text in paragraphs], published=published)


def built(
    parts: list[tuple[BlockKind, str, str]],
    *,
    published: str | None = "2021-06-15",
    speakers: tuple[Speaker, ...] = (),
) -> Document:
    """A document of blocks with their speakers, parted by blank lines."""
    text, blocks, turns = "", [], []
    for kind, speaker, words in parts:
        start = len(text)
        text += words
        blocks.append(Block(kind, start, len(text), speaker))
        if kind in (BlockKind.QUESTION, BlockKind.ANSWER):
            turns.append(Turn(TurnKind(kind.value), speaker, start, len(text)))
        text += "\n\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        digest[:16], digest, "test", "text/plain", text, tuple(blocks), (0, len(text)),
        Metadata(published=published, language="en"), tuple(turns), speakers,
    )  # fmt: skip


def interview(*turns: tuple[str, str], affiliation: str | None = "Rojo Column") -> Document:
    """Questions of Ada Quill and answers of Abu Samir al-Kordi, as pairs of Q or A and words."""
    kinds = {"Q": BlockKind.QUESTION, "A": BlockKind.ANSWER}
    voices = {"Q": "Ada Quill", "A": "Abu Samir al-Kordi"}
    return built(
        [(kinds[who], voices[who], words) for who, words in turns],
        speakers=(
            Speaker("Ada Quill", SpeakerRole.INTERVIEWER),
            Speaker("Abu Samir al-Kordi", SpeakerRole.INTERVIEWEE, affiliation),
        ),
    )


def names(layers: Layers, kind: EntityType | None = None) -> set[str]:
    """Names of the referents of a type."""
    return {r.name for r in layers.referents.values() if kind is None or r.type is kind}


def pointed(layers: Layers, words: str, nth: int = 0) -> str | None:
    """Name of what the nth mention with these words points at, or None."""
    found = [m for s in layers.sentences for m in s.mentions if m.text == words]
    return layers.referents[found[nth].referent].name if len(found) > nth else None


def read(*paragraphs: str, published: str | None = "2021-06-15") -> Layers:
    """The layers of plain paragraphs."""
    return annotate(article(*paragraphs, published=published))
