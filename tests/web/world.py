"""The case that the pages are shown on: the sample's gold, and one document made to break marks.

The claims are those that people made, so these tests do not move with what an extractor finds.
"""

import json
import re
from pathlib import Path
from typing import Any

from factional import sample
from factional.case import Case
from factional.model import (
    Acquisition,
    Certainty,
    Claim,
    ClaimKind,
    Document,
    EntityType,
    Evidence,
    Extraction,
    Hop,
    Mention,
    Pointer,
    Polarity,
    Quantity,
    Referent,
    Value,
)
from factional.read import read
from tests.copies import copied

PLACE = "odd-letters.txt"
"""A document with letters beyond the first plane, right-to-left text and marks that overlap."""

ODD = """𐌰𐌱𐌲 Letters of the hill post 🜁🜂

By Umm Salma

The clerk 👩‍🏫 wrote 𝔦𝔫 𝔞 𝔥𝔞𝔫𝔡 that nobody reads.
She read: the Ayzun Brigade trains the Kestrel Detachment at night.

قالت أم سلمى إنّ لواء أيزون يدرّب مفرزة الباشق منذ الربيع، وإنّ عددهم نحو ٣٠٠ مقاتل 🜃.

Whether Ḥasan's cousin — e\u0301tait-il la\u0300? — counted the Sons of Khevrin,
she did not say.

🜄 Still it did not attack men of the Kestrel Detachment in May 2021, Umm Salma 🜁 said.
"""
SENTENCE = ODD.splitlines()[-1]
SPARED = "it did not attack men of the Kestrel Detachment in May 2021"
TRAINS = "the Ayzun Brigade trains the Kestrel Detachment"
NIGHT = "trains the Kestrel Detachment at night"
ARABIC = "لواء أيزون يدرّب مفرزة الباشق"
NUMBER = "عددهم نحو ٣٠٠ مقاتل"
MENTIONS = {
    "ayzun": ("Ayzun Brigade", [("Ayzun Brigade", True), ("لواء أيزون", True), ("it", False)]),
    "kestrel": ("Kestrel Detachment", [("Kestrel Detachment", True), ("مفرزة الباشق", True)]),
    "salma": (
        "Umm Salma",
        [("Umm Salma", True), ("The clerk 👩\u200d🏫", False), ("She", False), ("she", False),
         ("أم سلمى", True)],
    ),
}  # fmt: skip
"""Whom the odd letters speak of: each with its name, and what it goes by, named or not."""
COMBINING = "e\u0301tait-il la\u0300"


def build(folder: Path) -> Case:
    """Make the case in a folder that is not there yet; the caller closes it."""
    return copied(_made, folder)


def _made(folder: Path) -> Case:
    case = Case.init(folder, name=sample.NAME)
    for path in sample.documents():
        data = path.read_bytes()
        document = read(data, str(path))
        case.store.put(document, gold(document), data, acquisition(path.name))
    data = ODD.encode()
    document = read(data, PLACE)
    case.store.put(document, odd(document), data, acquisition(PLACE))
    case.refresh()
    return case


def acquisition(place: str) -> Acquisition:
    return Acquisition(place=place, acquired="2025-02-01T09:00:00+00:00", name=Path(place).stem)


def gold(document: Document) -> Extraction:
    """What people found in a document of the sample."""
    folder = sample.gold() / document.name
    entities = _lines(folder / f"{document.name}.entities.jsonl")
    claims = _lines(folder / f"{document.name}.claims.jsonl")
    return Extraction(
        claims=tuple(_claim(document, entry) for entry in claims),
        referents=tuple(_referent(document, entry) for entry in entities),
    )


def odd(document: Document) -> Extraction:
    """Claims whose evidence begins after, in and between odd letters."""
    referents = tuple(_odd_referent(document, key) for key in MENTIONS)

    def claim(
        number: int,
        words: str,
        relation: str,
        object: str | None = None,
        value: Value | None = None,
        **read: Any,
    ) -> Claim:
        start = document.text.index(words)
        evidence = Evidence(words, start, start + len(words))
        where = (f"{document.id}-{number}", document.id)
        fields = {"attribution": (Hop("<author>"),), "object": object, "value": value, **read}
        return Claim(*where, "ayzun", relation, evidence, **fields)

    return Extraction(
        claims=(
            claim(1, TRAINS, "trains", object="kestrel"),
            claim(2, NIGHT, "described_as", value="at work at night"),
            claim(3, ARABIC, "trains", object="kestrel"),
            claim(4, NUMBER, "strength", value=Quantity(300, 300, True, "fighters")),
            claim(5, COMBINING, "described_as", value="there or not"),
            claim(
                6,
                SPARED,
                "attacked",
                object="kestrel",
                polarity=Polarity.DENIED,
                time="2021-05",
                kind=ClaimKind.EVENT,
                confidence=0.66,
                extractor="local/2",
                how=how(document),
                attribution=(salma(document), Hop("<author>")),
            ),
        ),
        referents=referents,
    )


def salma(document: Document) -> Hop:
    """The voice that says the last claim, with the words that show it."""
    shown = "Umm Salma 🜁 said"
    start = document.text.index(shown)
    return Hop("salma", cue="said", start=start, end=start + len(shown))


def how(document: Document) -> dict[str, str]:
    """What the built-in extractor leaves of the claim on `SPARED`, each key of it."""

    def at(words: str, label: str = "") -> str:
        start = document.text.index(words, document.text.index(SENTENCE))
        return str(Pointer(label, words, start, start + len(words)))

    start = document.text.index(SENTENCE)
    return {
        "rule": "verb",
        "cue": "attack",
        "frame": "attack *",
        "sentence": f"{start}-{start + len(SENTENCE)}",
        "trigger": at("attack"),
        "subject": at("it", "pronoun"),
        "object": f"{at('men', 'part')}; {at('Kestrel Detachment', 'name')}",
        "polarity": at("not", "negation"),
        "time": at("May 2021", "clause"),
        "voices": "said; document",
        "factors": "start 4; rule verb 1.1; subject by a pronoun 0.45; long sentence 1",
    }


def _odd_referent(document: Document, key: str) -> Referent:
    name, forms = MENTIONS[key]
    mentions = [
        Mention(key, form, found.start(), found.end(), named)
        for form, named in forms
        for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", document.text)
    ]
    mentions.sort(key=lambda mention: mention.start)
    kind = EntityType.PERSON if key == "salma" else EntityType.ORGANIZATION
    return Referent(key, name, kind, tuple(mentions))


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _claim(document: Document, entry: dict[str, object]) -> Claim:
    given = {key: value for key, value in entry.items() if value is not None}
    value = given.get("value")
    if isinstance(value, dict):
        value = Quantity(**value)
    start, end = int(str(given["start"])), int(str(given["end"]))
    hops = given["attribution"]
    assert isinstance(hops, list)
    return Claim(
        id=f"{document.id}-{str(given['id']).rsplit('-', 1)[1]}",
        document=document.id,
        subject=str(given["subject"]),
        relation=str(given["relation"]),
        object=_text(given.get("object")),
        value=_value(value),
        role=_text(given.get("role")),
        polarity=Polarity(str(given["polarity"])),
        certainty=Certainty(str(given["certainty"])),
        kind=ClaimKind(str(given["kind"])),
        time=_text(given.get("time")),
        place=_text(given.get("place")),
        attribution=tuple(Hop(str(who)) for who in hops),
        evidence=Evidence(document.text[start:end], start, end),
        core=bool(given["core"]),
        extractor="gold",
    )


def _referent(document: Document, entry: dict[str, object]) -> Referent:
    forms = entry["mentions"]
    assert isinstance(forms, list)
    mentions = [
        Mention(str(entry["id"]), form, found.start(), found.end())
        for form in forms
        for found in re.finditer(re.escape(form), document.text)
    ]
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    return Referent(
        str(entry["id"]), str(entry["name"]), EntityType(str(entry["type"])), tuple(mentions)
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _value(value: object) -> Value | None:
    return value if value is None or isinstance(value, str | Quantity) else str(value)
