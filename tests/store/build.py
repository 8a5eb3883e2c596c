"""A made-up report and what is read in it, for tests that need a case with something in it."""

import hashlib
from dataclasses import replace
from pathlib import Path

from factional.model import (
    AUTHOR,
    Acquisition,
    Anchor,
    Block,
    BlockKind,
    Claim,
    Document,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Gap,
    Hop,
    Mention,
    Metadata,
    Name,
    NameKind,
    Quantity,
    Question,
    Referent,
    Tie,
    TieStatus,
)

ROOT = Path(__file__).parents[2]

REPORT = (
    "Word from Qasr 🦅\r\n\r\n"
    "Ḥasan al-Qāʾid told the Courier that the Falcons (الصقور) train the Lions.\r\n"
    "The Falcons have 250 to 300 fighters, he said; of their money he would not speak.\r\n"
)


def acquired(place="inbox/qasr.txt", at="2026-03-01T10:00:00+00:00"):
    return Acquisition(place, at, "qasr")


def document(text=REPORT, **changes):
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    made = Document(
        id=sha256[:16],
        sha256=sha256,
        name="qasr",
        media_type="text/plain",
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        body=(0, len(text)),
        metadata=Metadata(title="Word from Qasr", publisher="The Courier", published="2019-02-21"),
    )
    return replace(made, **changes)


def quoted(text, quote):
    start = text.index(quote)
    return Evidence(quote, start, start + len(quote))


def mention(text, referent, quote):
    evidence = quoted(text, quote)
    return Mention(referent, quote, evidence.start, evidence.end)


def claim(about, number=1, quote="the Falcons (الصقور) train the Lions", **changes):
    made = Claim(
        id=f"{about.id}-{number:02}",
        document=about.id,
        subject="falcons",
        relation="trains",
        object="lions",
        evidence=quoted(about.text, quote),
        attribution=(Hop("hasan", "told", "2019-02"), Hop(AUTHOR)),
        extractor="local/1",
        how={"rule": "verb", "cue": "train"},
    )
    return replace(made, **changes)


def strength(about, number=2, **changes):
    return claim(
        about,
        number,
        "250 to 300 fighters",
        **{"relation": "strength", "object": None, "value": Quantity(250, 300)} | changes,
    )


def extraction(about):
    text = about.text
    return Extraction(
        claims=(claim(about), strength(about)),
        referents=(
            Referent(
                "falcons",
                "the Falcons",
                EntityType.ORGANIZATION,
                (mention(text, "falcons", "الصقور"), mention(text, "falcons", "The Falcons")),
            ),
            Referent("lions", "the Lions", EntityType.ORGANIZATION),
            Referent("hasan", "Ḥasan al-Qāʾid", EntityType.PERSON),
        ),
        gaps=(Gap("hasan", ("falcons",), "money", "declined", quoted(text, "would not speak")),),
    )


def put(store, about=None, read=None, at=None):
    """Put a document with what is read in it; returns the document."""
    about = about or document()
    store.put(
        about, extraction(about) if read is None else read, about.text.encode(), at or acquired()
    )
    return about


def entities(about):
    return (
        Entity(
            "falcons",
            "the Falcons",
            EntityType.ORGANIZATION,
            (
                Name("The Falcons", NameKind.PRIMARY, about.id, 2),
                Name("الصقور", NameKind.OTHER_SCRIPT, about.id),
            ),
        ),
        Entity("hasan", "Ḥasan al-Qāʾid", EntityType.PERSON),
        Entity("lions", "the Lions", EntityType.ORGANIZATION),
    )


def keys(about):
    return {(about.id, name): name for name in ("falcons", "hasan", "lions")}


def tie(about):
    return Tie(
        "falcons-trains-lions",
        Question("falcons", "trains", "lions"),
        TieStatus.SINGLE_SOURCE,
        affirming=(f"{about.id}-01",),
        origins=("Ḥasan al-Qāʾid",),
    )


def anchors(about):
    """What the Falcons and the Lions of a report are held by."""
    return (
        [Anchor(about.id, "falcons", "The Falcons", "falcons")],
        [Anchor(about.id, "lions", "the Lions", "lions")],
    )
