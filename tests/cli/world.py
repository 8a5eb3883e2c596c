"""A small made-up case, its claims made by hand, for what lies above `ask`.

Three documents speak of Ansar al-Jabal: an interview with its own man, a coastal newspaper, and an
undated statement in another script that steers the terminal of whoever prints it.
"""

import hashlib
from pathlib import Path

from factional.case import Case
from factional.model import (
    AUTHOR,
    Acquisition,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Document,
    EntityType,
    Evidence,
    Extraction,
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
from tests.copies import copied

INTERVIEW = (
    "Q: Whom do you train?\n"
    "A: Ansar al-Jabal trains the Zuhra Brigade. Ansar al-Jabal does not train the Alwiya. "
    "Ansar al-Jabal is about 500 men. 𝔄 Ansar al-Jabal is allied with the Zuhra Brigade."
)
NEWS = (
    "Ansar al-Jabal trains the Zuhra Brigade, the harbour ministry said on Monday.\n\n"
    "Abu Salim probably leads Ansar al-Jabal as its emir. "
    "Ansar al-Jabal has more than 900 men. "
    "The Zuhra Brigade is hostile to Ansar al-Jabal."
)
STATEMENT = "Ансар аль-Джабаль обучает Северный фронт. \x1b[2JМы\tв горах.\nДжабаль.\n"

_TYPES = {
    "Ansar al-Jabal": EntityType.ORGANIZATION,
    "Zuhra Brigade": EntityType.ORGANIZATION,
    "Alwiya": EntityType.ORGANIZATION,
    "harbour ministry": EntityType.STATE,
    "Abu Salim": EntityType.PERSON,
    "Ансар аль-Джабаль": EntityType.ORGANIZATION,
    "Северный фронт": EntityType.ORGANIZATION,
}


def build(folder: Path) -> Case:
    """The case in a folder that is not there yet, open, with actors and ties."""
    return copied(_made, folder)


def _made(folder: Path) -> Case:
    case = Case.init(folder, name="Горы · the mountains")
    for text, extraction, metadata, name in (_interview(), _news(), _statement()):
        data = text.encode()
        document = _document(text, name, metadata)
        case.store.put(
            document, extraction, data, Acquisition(f"/in/{name}.txt", "2024-05-01T08:00:00Z", name)
        )
    case.refresh()
    return case


def document_id(text: str) -> str:
    """The id that a text's document has in a case."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _interview():
    chain = (Hop("abu_salim", "A:", "2019-02-20"), Hop(AUTHOR))
    trains = "Ansar al-Jabal trains the Zuhra Brigade"
    claims = [
        _claim(INTERVIEW, 1, trains, "trains", "zuhra_brigade", chain),
        _claim(
            INTERVIEW,
            2,
            "Ansar al-Jabal does not train the Alwiya",
            "trains",
            "alwiya",
            chain,
            polarity=Polarity.DENIED,
        ),
        _claim(
            INTERVIEW,
            3,
            "Ansar al-Jabal is about 500 men",
            "strength",
            None,
            chain,
            value=Quantity(500, 500, True, "men"),
        ),
        _claim(
            INTERVIEW,
            4,
            "Ansar al-Jabal is allied with the Zuhra Brigade",
            "allied_with",
            "zuhra_brigade",
            chain,
            time="2018-06/2019-02",
        ),
    ]
    names = ("Ansar al-Jabal", "Zuhra Brigade", "Alwiya")
    referents = (
        *_referents(INTERVIEW, names),
        Referent("abu_salim", "Abu Salim", EntityType.PERSON),
    )
    metadata = Metadata(
        "“We train whom we like”",
        "Vestnik Gor",
        ("L. Orlova",),
        "2019-02-21",
        Genre.INTERVIEW,
        "en",
    )
    return INTERVIEW, Extraction(tuple(claims), referents), metadata, "interview"


def _news():
    chain = (Hop("harbour_ministry", "said"), Hop(AUTHOR))
    own = (Hop(AUTHOR),)
    claims = [
        _claim(
            NEWS,
            1,
            "Ansar al-Jabal trains the Zuhra Brigade, the harbour ministry said",
            "trains",
            "zuhra_brigade",
            chain,
        ),
        _claim(
            NEWS,
            2,
            "Abu Salim probably leads Ansar al-Jabal as its emir",
            "leads",
            "ansar_al_jabal",
            own,
            subject="abu_salim",
            role="emir",
            certainty=Certainty.PROBABLE,
        ),
        _claim(
            NEWS,
            3,
            "Ansar al-Jabal has more than 900 men",
            "strength",
            None,
            own,
            value=Quantity(900, None, False, "men"),
        ),
        _claim(
            NEWS,
            4,
            "The Zuhra Brigade is hostile to Ansar al-Jabal",
            "hostile_to",
            "ansar_al_jabal",
            own,
            subject="zuhra_brigade",
            time="2018-06/2019-02",
        ),
    ]
    names = ("Ansar al-Jabal", "Zuhra Brigade", "harbour ministry", "Abu Salim")
    metadata = Metadata("Men of the mountain", "Coast Post", (), "2019-03-01", Genre.NEWS, "en")
    return NEWS, Extraction(tuple(claims), _referents(NEWS, names)), metadata, "news"


def _statement():
    claim = _claim(
        STATEMENT,
        1,
        "Ансар аль-Джабаль обучает Северный фронт",
        "trains",
        "северный_фронт",
        (Hop(AUTHOR),),
        subject="ансар_аль_джабаль",
        core=False,
        confidence=0.3,
    )
    names = ("Ансар аль-Джабаль", "Северный фронт")
    metadata = Metadata(None, None, (), None, Genre.STATEMENT, "ru")
    return STATEMENT, Extraction((claim,), _referents(STATEMENT, names)), metadata, "statement"


def _claim(text, number, quote, relation, object, chain, subject="ansar_al_jabal", **fields):
    start = text.index(quote)
    document = document_id(text)
    return Claim(
        id=f"{document}-{number}",
        document=document,
        subject=subject,
        relation=relation,
        object=object,
        evidence=Evidence(quote, start, start + len(quote)),
        attribution=chain,
        extractor="clerk/1",
        how={"rule": f"{relation} as a verb"},
        **fields,
    )


def _referents(text, names):
    return tuple(
        Referent(_slug(name), name, _TYPES[name], tuple(_mentions(text, name))) for name in names
    )


def _mentions(text, name):
    start = text.find(name)
    while start >= 0:
        yield Mention(_slug(name), name, start, start + len(name))
        start = text.find(name, start + 1)


def _slug(name):
    return name.lower().replace(" ", "_").replace("-", "_")


def _document(text, name, metadata):
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    turns: tuple[Turn, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    cut = text.index("\n") + 1
    blocks = [Block(BlockKind.PARAGRAPH, 0, cut - 1), Block(BlockKind.PARAGRAPH, cut, len(text))]
    if metadata.genre is Genre.INTERVIEW:
        turns = (
            Turn(TurnKind.QUESTION, "L. Orlova", 0, cut - 1),
            Turn(TurnKind.ANSWER, "Abu Salim", cut, len(text)),
        )
        speakers = (
            Speaker("L. Orlova", SpeakerRole.INTERVIEWER),
            Speaker("Abu Salim", SpeakerRole.INTERVIEWEE, "Ansar al-Jabal"),
        )
        blocks = [
            Block(BlockKind.QUESTION, 0, cut - 1, "L. Orlova"),
            Block(BlockKind.ANSWER, cut, len(text), "Abu Salim"),
        ]
    return Document(
        id=sha256[:16],
        sha256=sha256,
        name=name,
        media_type="text/plain",
        text=text,
        blocks=tuple(blocks),
        body=(0, len(text)),
        metadata=metadata,
        turns=turns,
        speakers=speakers,
    )
