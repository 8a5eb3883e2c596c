"""The ground voice: whose words plain words of a block are, before anybody is quoted in it."""

from __future__ import annotations

import re

from factional.extract.layers import Layers
from factional.extract.voices.lexicon import among
from factional.model import AUTHOR, Block, Hop, SpeakerRole

_HOUSE = (SpeakerRole.AUTHOR, SpeakerRole.PUBLISHER)


def ground(layers: Layers, block: Block) -> tuple[Hop, ...]:
    """The chain of plain words of a block: its speaker, then the author.

    An interviewer's words are the interviewer's alone, the author's narration the author's.
    """
    speaker = block.speaker
    if speaker == AUTHOR:
        return (Hop(AUTHOR),)
    hop = Hop(layers.speakers.get(speaker, speaker))
    roles = {s.role for s in layers.document.speakers if s.name == speaker}
    if SpeakerRole.INTERVIEWER in roles and SpeakerRole.INTERVIEWEE not in roles:
        return (hop,)
    if roles & set(_HOUSE) and SpeakerRole.INTERVIEWEE not in roles:
        return (Hop(AUTHOR),)
    return (hop, Hop(AUTHOR))


def house(layers: Layers) -> frozenset[str]:
    """Referent ids of the authors and the publisher of a document."""
    ours = {s.name for s in layers.document.speakers if s.role in _HOUSE}
    return frozenset(layers.speakers[name] for name in ours if name in layers.speakers)


def bodies(layers: Layers) -> frozenset[str]:
    """Nouns that a document's publisher, authors and title call its maker by: "panel"."""
    metadata = layers.document.metadata
    names = [metadata.publisher, metadata.title, *metadata.authors]
    names += [s.name for s in layers.document.speakers if s.role in _HOUSE]
    spoken = {w.lower() for name in names if name for w in re.findall(r"\w+", name)}
    return frozenset(w for w in spoken if among(w, "bodies"))
