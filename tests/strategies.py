"""Hypothesis strategies for the nouns: documents in many scripts, and what is read in them.

Texts hold what real ones hold and programs trip over: combining marks, right-to-left script with
its invisible marks, characters beyond the first plane, Windows line ends, no-break spaces.
"""

import hashlib
from itertools import pairwise

from hypothesis import strategies as st

from factional.model import (
    AUTHOR,
    TLP,
    Acquisition,
    Block,
    BlockKind,
    Cell,
    Certainty,
    Claim,
    ClaimKind,
    Derivation,
    Document,
    Drop,
    EntityType,
    Evidence,
    Extraction,
    Gap,
    Genre,
    Hint,
    Hop,
    Mention,
    Metadata,
    Page,
    Polarity,
    Quantity,
    Referent,
    Review,
    Speaker,
    SpeakerRole,
    Speech,
    Table,
    Turn,
    TurnKind,
)

PIECES = [
    "The Falcons of Qasr trained the Lions.",
    "قال القائد إن الصقور لا تتبع أحدا.",
    "\u202bالصقور\u202c (FoQ)",
    "Соколы отрицают это.",
    "Hawkān bi-šaʿb — ‘Şahin Tugayı’",
    "e\u0301 a\u0308 ṭ\u0323",  # letters with marks of their own
    "𐎀𐎁 𝔉 🦅👨‍👩‍👧",
    "猎鹰部队",
    "\u00a0\ufeff\u200f",
    "\r\n",
    "\n\n",
    "\t",
]

RELATIONS = ["trains", "allied_with", "hostile_to", "leads", "strength", "described_as", "formed"]

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
texts = st.lists(st.sampled_from(PIECES) | words, min_size=1, max_size=8).map(" ".join)
edtf = st.sampled_from(["2016", "2016-05", "2018~", "2018-08/..", "../2019-02-21", "XXXX-05-11"])
maybe_words = st.none() | words
keys = st.dictionaries(st.sampled_from(["rule", "cue", "title", "published"]), words, max_size=3)


@st.composite
def spans(draw, text):
    """Start and end of a stretch of a text that is not empty."""
    start = draw(st.integers(0, len(text) - 1))
    return start, draw(st.integers(start + 1, len(text)))


def maybe_spans(text):
    return st.just((None, None)) | spans(text)


@st.composite
def blocks(draw, text):
    cuts = draw(st.sets(st.integers(1, len(text)), max_size=5))
    edges = [0, *sorted(cuts | {len(text)})]
    return tuple(
        Block(
            draw(st.sampled_from(BlockKind)),
            start,
            end,
            draw(st.just(AUTHOR) | words),
            draw(st.sampled_from([None, "ar", "en", "tr"])),
        )
        for start, end in pairwise(edges)
    )


def metadata(text):
    hints = st.builds(
        lambda field, value, span: Hint(field, value, *span),
        st.sampled_from(["published", "modified", "dateline"]),
        edtf | words,
        spans(text),
    )
    return st.builds(Metadata, **HEAD, hints=st.lists(hints, max_size=1).map(tuple))


HEAD = {
    "title": maybe_words,
    "publisher": maybe_words,
    "authors": st.lists(words, max_size=3).map(tuple),
    "published": st.none() | edtf,
    "genre": st.sampled_from(Genre),
    "language": st.sampled_from([None, "ar", "ckb", "en", "ru"]),
    "url": st.none() | words.map("https://example.org/{}".format),
    "found_in": keys,
    "section": maybe_words,
    "modified": st.none() | edtf,
    "dateline": maybe_words,
}

acquisitions = st.builds(
    Acquisition,
    place=words,
    acquired=st.just("2026-03-01T10:00:00+00:00"),
    name=words,
    within=maybe_words,
    headers=st.dictionaries(st.sampled_from(["content-type", "last-modified"]), words),
)


@st.composite
def pages(draw, text):
    """Pages that follow each other from the start of a text, or none."""
    cuts = sorted(draw(st.sets(st.integers(1, len(text)), max_size=3)))
    return tuple(
        Page(number, start, end, draw(st.none() | st.sampled_from(["iv", "17", "٣"])))
        for number, (start, end) in enumerate(pairwise([0, *cuts]), 1)
    )


@st.composite
def tables(draw, text):
    """A table whose cells lie in its text; some of them are empty, some span others."""
    start, end = draw(spans(text))
    inside = st.integers(start, end)
    cells = st.builds(
        lambda row, column, edges, header, rows, columns: Cell(
            row, column, min(edges), max(edges), header, rows, columns
        ),
        st.integers(0, 9),
        st.integers(0, 9),
        st.tuples(inside, inside),
        st.booleans(),
        st.integers(1, 3),
        st.integers(1, 3),
    )
    caption = draw(st.none() | spans(text))
    return Table(start, end, tuple(draw(st.lists(cells, max_size=3))), caption)


@st.composite
def documents(draw, text=texts):
    """A document with its bytes' true hash, of any genre, with parts that lie in its text."""
    body = draw(text)
    sha256 = hashlib.sha256(body.encode()).hexdigest()
    turns = st.builds(
        lambda kind, speaker, span: Turn(kind, speaker, *span),
        st.sampled_from(TurnKind),
        words,
        spans(body),
    )
    derivations = st.builds(
        lambda kind, of, by, span: Derivation(kind, of, by, *span),
        st.sampled_from(["translation", "repost", "reprint", "summary", "agency", "release"]),
        maybe_words,
        maybe_words,
        maybe_spans(body),
    )
    speech = st.builds(
        lambda span, speaker, cue, named: Speech(span[0], span[1], speaker, cue, named),
        spans(body),
        maybe_words,
        st.none() | spans(body),
        st.none() | spans(body),
    )
    speakers = st.builds(Speaker, words, st.sampled_from(SpeakerRole), maybe_words)
    return Document(
        id=sha256[:16],
        sha256=sha256,
        name=draw(words),
        media_type=draw(st.sampled_from(["text/plain", "text/html"])),
        text=body,
        blocks=draw(blocks(body)),
        body=draw(spans(body)),
        metadata=draw(metadata(body)),
        turns=tuple(draw(st.lists(turns, max_size=3))),
        speakers=tuple(draw(st.lists(speakers, max_size=3))),
        derivations=tuple(draw(st.lists(derivations, max_size=2))),
        tlp=draw(st.sampled_from(TLP)),
        pages=draw(pages(body)),
        tables=tuple(draw(st.lists(tables(body), max_size=1))),
        speech=tuple(draw(st.lists(speech, max_size=2))),
    )


@st.composite
def evidence(draw, text):
    start, end = draw(spans(text))
    return Evidence(text[start:end], start, end)


@st.composite
def referents(draw, text, id):
    def mention(span, named):
        start, end = span
        return Mention(id, text[start:end], start, end, named)

    mentions = st.lists(st.builds(mention, spans(text), st.booleans()), max_size=4)
    return Referent(
        id=id,
        name=draw(words),
        type=draw(st.sampled_from(EntityType)),
        mentions=tuple(draw(mentions)),
        placeholder=draw(st.booleans()),
    )


quantities = st.builds(
    Quantity,
    st.none() | st.integers(0, 2**40),
    st.none() | st.integers(0, 2**40),
    st.booleans(),
    st.sampled_from(["members", "fighters", "families"]),
)


@st.composite
def claims(draw, document, ids, number):
    """A claim about the referents of these ids whose evidence stands in the document."""
    who = st.sampled_from(ids)
    hops = st.builds(
        lambda name, cue, date, span: Hop(name, cue, date, *span),
        who | words,
        maybe_words,
        st.none() | edtf,
        maybe_spans(document.text),
    )
    return Claim(
        id=f"{document.id}-{number:02}",
        document=document.id,
        subject=draw(who),
        relation=draw(st.sampled_from(RELATIONS)),
        evidence=draw(evidence(document.text)),
        attribution=(*draw(st.lists(hops, max_size=3)), Hop(AUTHOR)),
        object=draw(st.none() | who),
        value=draw(st.none() | words | quantities),
        role=draw(maybe_words),
        polarity=draw(st.sampled_from(Polarity)),
        certainty=draw(st.sampled_from(Certainty)),
        kind=draw(st.sampled_from(ClaimKind)),
        time=draw(st.none() | edtf),
        place=draw(st.none() | who),
        core=draw(st.booleans()),
        confidence=draw(st.none() | st.floats(0, 1)),
        extractor=draw(st.sampled_from(["", "local/1", "Nour"])),
        how=draw(keys),
        review=draw(st.sampled_from(Review)),
    )


@st.composite
def extractions(draw, document):
    """What an extractor could have read in a document, all of it verifiable."""
    count = draw(st.integers(1, 4))
    ids = [f"r{number}" for number in range(count)]
    drawn = [draw(claims(document, ids, n)) for n in range(draw(st.integers(0, 5)))]
    dropped = [draw(claims(document, ids, 90 + n)) for n in range(draw(st.integers(0, 2)))]
    gaps = st.builds(
        Gap,
        words,
        st.lists(st.sampled_from(ids), max_size=2).map(tuple),
        words,
        st.sampled_from(["declined", "unknown"]),
        evidence(document.text),
    )
    return Extraction(
        claims=tuple(drawn),
        referents=tuple(draw(referents(document.text, id)) for id in ids),
        gaps=tuple(draw(st.lists(gaps, max_size=2))),
        drops=tuple(Drop(claim, draw(words)) for claim in dropped),
    )


@st.composite
def read_documents(draw, text=texts):
    """A document and what was read in it."""
    document = draw(documents(text))
    return document, draw(extractions(document))
