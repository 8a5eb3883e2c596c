"""A small made-up case on disk: an interview, a report that quotes, an undated statement."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from factional.model import (
    AUTHOR,
    Acquisition,
    Block,
    BlockKind,
    Claim,
    Document,
    Drop,
    EntityType,
    Evidence,
    Extraction,
    Gap,
    Genre,
    Hop,
    Mention,
    Metadata,
    Polarity,
    Quantity,
    Referent,
    Speaker,
    SpeakerRole,
    Turn,
    TurnKind,
)
from factional.resolve import resolve
from factional.store import Store
from factional.weigh import weigh
from tests.copies import copied

ORG, PERSON, PLACE = EntityType.ORGANIZATION, EntityType.PERSON, EntityType.PLACE

INTERVIEW = (
    "Voices from Qaṣr 🦅\r\n\r\n"
    "Q: Does the Qasr Valley Front (QVF) work with Ansar an-Nahr?\r\n"
    "A: We are allied with Ansar an-Nahr. The Front has 250 to 300 fighters. "
    "Who pays us I will not say.\r\n"
)
NEWS = (
    "Clashes near Derkush\n\n"
    "Local sources told the Harbour Post that the QVF is hostile to Ansar al-Nahr. "
    "The QVF has more than 2,000 fighters. Salīm Nādir, سليم نادر, leads the QVF.\n"
)
STATEMENT = (
    "Ansar al-Nahr trains nobody. Karim Haddad leads the QVF.\u2028The Central Committee met.\n"
)


def quoted(text: str, quote: str) -> Evidence:
    start = text.index(quote)
    return Evidence(quote, start, start + len(quote))


class Page:
    """A document under construction."""

    def __init__(self, name: str, text: str, blocks: list[tuple[BlockKind, str]], **meta: Any):
        self.text = text
        self.speakers: tuple[Speaker, ...] = meta.pop("speakers", ())
        self.turns: tuple[Turn, ...] = meta.pop("turns", ())
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        self.id = sha256[:16]
        spans = [(kind, text.index(part), text.index(part) + len(part)) for kind, part in blocks]
        self.document = Document(
            id=self.id,
            sha256=sha256,
            name=name,
            media_type="text/plain",
            text=text,
            blocks=tuple(Block(kind, start, end) for kind, start, end in spans),
            body=(0, len(text)),
            metadata=Metadata(**meta),
            speakers=self.speakers,
            turns=self.turns,
        )
        self.referents: list[Referent] = []
        self.claims: list[Claim] = []
        self.gaps: list[Gap] = []

    def who(
        self,
        id: str,
        *forms: str,
        type: EntityType = ORG,
        described: tuple[str, ...] = (),
        **more: Any,
    ) -> str:
        spots = [(form, True) for form in forms] + [(form, False) for form in described]
        mentions = tuple(
            Mention(id, form, e.start, e.end, named)
            for form, named in spots
            for e in [quoted(self.text, form)]
        )
        self.referents.append(
            Referent(id, forms[0] if forms else described[0], type, mentions, **more)
        )
        return id

    def say(
        self, relation: str, subject: str, object: str | None, quote: str, **fields: Any
    ) -> str:
        id = f"{self.id}-{len(self.claims) + 1:02}"
        by = fields.pop("by", (AUTHOR,))
        if fields.pop("denied", False):
            fields["polarity"] = Polarity.DENIED
        evidence = quoted(self.text, quote)
        chain = tuple(Hop(who) for who in by)
        self.claims.append(Claim(id, self.id, subject, relation, evidence, chain, object, **fields))
        return id

    def put(self, store: Store) -> None:
        dropped = Drop(self.claims[0], "said twice")
        extraction = Extraction(
            tuple(self.claims), tuple(self.referents), tuple(self.gaps), (dropped,)
        )
        arrived = Acquisition(f"{self.document.name}.txt", "2026-03-01T10:00:00+00:00", "x")
        store.put(self.document, extraction, self.text.encode(), arrived)


def interview() -> Page:
    answer = INTERVIEW[INTERVIEW.index("A:") :].rstrip()
    question = INTERVIEW[INTERVIEW.index("Q:") : INTERVIEW.index("A:")].rstrip()
    page = Page(
        "qasr",
        INTERVIEW,
        [
            (BlockKind.HEADING, "Voices from Qaṣr 🦅"),
            (BlockKind.QUESTION, question),
            (BlockKind.ANSWER, answer),
        ],
        title="Voices from Qaṣr 🦅",
        authors=("Rana Sabbagh",),
        published="2019-02-21",
        genre=Genre.INTERVIEW,
        found_in={"title": "heading"},
        speakers=(Speaker("QVF", SpeakerRole.INTERVIEWEE, "QVF"),),
        turns=(Turn(TurnKind.ANSWER, "QVF", INTERVIEW.index("A:"), len(INTERVIEW) - 2),),
    )
    page.who(
        "qvf", "Qasr Valley Front", "QVF", "The Front", described=("us", "the Qasr Valley Front")
    )
    page.who("nahr", "Ansar an-Nahr")
    page.say(
        "allied_with",
        "qvf",
        "nahr",
        "allied with Ansar an-Nahr",
        by=("qvf", AUTHOR),
        how={"rule": "ally"},
    )
    page.say(
        "strength", "qvf", None, "250 to 300 fighters",
        by=("qvf", AUTHOR), value=Quantity(250, 300, unit="fighters"), confidence=0.9,
    )  # fmt: skip
    page.say("also_known_as", "qvf", "qvf", "(QVF)", core=False, confidence=0.2)
    page.gaps.append(
        Gap("qvf", ("qvf",), "who pays", "declined", quoted(INTERVIEW, "I will not say"))
    )
    return page


def news() -> Page:
    page = Page(
        "derkush",
        NEWS,
        [
            (BlockKind.HEADING, "Clashes near Derkush"),
            (BlockKind.PARAGRAPH, NEWS.split("\n\n")[1].rstrip()),
        ],
        title="Clashes near Derkush",
        publisher="Harbour Post",
        published="2019-03-02",
        genre=Genre.NEWS,
    )
    page.who("qvf", "QVF")
    page.who("nahr", "Ansar al-Nahr")
    page.who("locals", described=("Local sources",), type=EntityType.GROUP, placeholder=True)
    page.who("post", "Harbour Post", described=("the Harbour Post",))
    page.who("salim", "Salīm Nādir", "سليم نادر", type=PERSON)
    page.who("derkush", "Derkush", type=PLACE)
    page.say(
        "hostile_to",
        "qvf",
        "nahr",
        "hostile to Ansar al-Nahr",
        by=("locals", "post", AUTHOR),
        place="derkush",
    )
    page.say(
        "strength", "qvf", None, "more than 2,000 fighters", value=Quantity(2000, unit="fighters")
    )
    page.say("leads", "salim", "qvf", "leads the QVF", role="emir")
    return page


def statement() -> Page:
    page = Page(
        "qasr", STATEMENT, [(BlockKind.PARAGRAPH, STATEMENT.rstrip())], genre=Genre.STATEMENT
    )
    page.who("nahr", "Ansar al-Nahr")
    page.who("qvf", "QVF")
    page.who("karim", "Karim Haddad", type=PERSON)
    page.who("committee", "The Central Committee")
    page.say("trains", "nahr", "qvf", "trains nobody", denied=True)
    page.say("leads", "karim", "qvf", "leads the QVF", role="emir", time="2012/2014")
    return page


def refresh(store: Store) -> None:
    resolution = resolve(store.referents(), previous=store.entity_of())
    ties = weigh(
        store.claims(),
        of=resolution.of,
        documents={d.id: d for d in store.documents()},
        vocabulary=store.vocabulary,
        entities=resolution.entities,
    )
    store.write_resolution(resolution.entities, resolution.of)
    store.write_ties(ties)


def case(folder: Path) -> Store:
    """The case, with actors and ties, in a folder that is not there yet."""
    return copied(_made, folder)


def _made(folder: Path) -> Store:
    store = Store.create(folder, name="Qasr")
    for page in (interview(), news(), statement()):
        page.put(store)
    refresh(store)
    return store
