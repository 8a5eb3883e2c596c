"""Layers from a sketch: "[Red Falcons] trained [Ada Venn@Person]." with the mentions in brackets.

A mention is `[form]`, `[form@Type]` or `[form=name]` for another form of a referent seen before; an
organisation where no type is given. `{2016-05|May 2016}` is a time expression.
"""

import re

from factional.extract.assembly import Assembly
from factional.extract.language import analyse
from factional.extract.layers import Layers, QuantityExpression, Sentence, TimeExpression
from factional.extract.voices.turns import spoken
from factional.model import (
    AUTHOR,
    Block,
    BlockKind,
    Document,
    EntityType,
    Mention,
    Metadata,
    Quantity,
    Referent,
    Speaker,
)

MARK = re.compile(r"\[([^\]=@]+)(?:=([^\]@]+))?(?:@(\w+))?\]|\{(\d[^|}]*)\|([^}]+)\}")
PRONOUNS = {"we", "us", "our", "they", "them", "their", "it", "its", "he", "him", "his", "she"}
COUNT = re.compile(
    r"\b(about |around |more than |at least )?(?:between )?(\d[\d,]*)(?: (?:and|to) (\d[\d,]*))? "
    r"((?:foreign )?(?:fighters|members|men|militants))\b"
)
CEILING = re.compile(r"does not exceed (\d+)")
SENTENCE = re.compile(r"\S.*?[.?!][”\"]?(?=\s|$)|\S.*$", re.S)


def identifier(name):
    return re.sub(r"\W+", "_", name.lower()).strip("_")


def layers(
    *turns, published=None, speakers=(), voices=None, aliases=(), document="0123456789abcdef"
):
    """Layers of one or more turns, each a string or `(kind, speaker, string)`."""
    text, blocks, mentions, times = "", [], [], []
    types: dict[str, EntityType] = {}
    names: dict[str, str] = {}
    for turn in turns:
        kind, speaker, sketch = (
            (BlockKind.PARAGRAPH, AUTHOR, turn) if isinstance(turn, str) else turn
        )
        begin, at = len(text), 0
        for mark in MARK.finditer(sketch):
            text += sketch[at : mark.start()]
            at = mark.end()
            form, other, kind_of, edtf, worded = mark.groups()
            if edtf:
                times.append(TimeExpression(len(text), len(text) + len(worded), worded, edtf))
                text += worded
                continue
            name = other or form
            key = identifier(name)
            names.setdefault(key, name)
            if kind_of or key not in types:
                types[key] = EntityType(kind_of or "Organization")
            named = form.lower() not in PRONOUNS
            mentions.append(Mention(key, form, len(text), len(text) + len(form), named))
            text += form
        text += sketch[at:]
        blocks.append(Block(kind, begin, len(text), speaker))
        text += "\n\n"
    sentences = []
    for block in blocks:
        for found in SENTENCE.finditer(text, block.start, block.end):
            a, b = found.span()
            sentences.append(
                Sentence(
                    a,
                    b,
                    block,
                    (),
                    tuple(m for m in mentions if a <= m.start and m.end <= b),
                    tuple(t for t in times if a <= t.start and t.end <= b),
                    tuple(_quantities(text, a, b)),
                )
            )
    whole = Document(
        id=document,
        sha256=document * 4,
        name="sketch",
        media_type="text/plain",
        text=text,
        blocks=tuple(blocks),
        body=(0, len(text)),
        metadata=Metadata(published=published),
        speakers=tuple(Speaker(*s) for s in speakers),
    )
    referents = {
        key: Referent(key, names[key], types[key], tuple(m for m in mentions if m.referent == key))
        for key in types
    }
    return Layers(whole, tuple(sentences), referents, tuple(aliases), dict(voices or {}))


def _quantities(text, a, b):
    for found in COUNT.finditer(text, a, b):
        hedge, low, high, unit = found.groups()
        least = int(low.replace(",", ""))
        open_ended = (hedge or "").strip() in ("more than", "at least")
        most = None if open_ended else int(high) if high else least
        approx = (hedge or "").strip() in ("about", "around")
        quantity = Quantity(least, most, approx, unit)
        yield QuantityExpression(found.start(), found.end(), found.group(), quantity)
    for found in CEILING.finditer(text, a, b):
        start = found.start(1)
        quantity = Quantity(None, int(found.group(1)), False, "members")
        yield QuantityExpression(start, found.end(), text[start : found.end()], quantity)


def told(claim, referents):
    """A claim in one line: "-A relation B (role)"."""
    name = referents[claim.subject].name
    parts = [name, claim.relation]
    if claim.object:
        parts.append(referents[claim.object].name)
    elif isinstance(claim.value, Quantity):
        q = claim.value
        low, high = q.min if q.min is not None else "", q.max if q.max is not None else ""
        parts.append(f"{low}..{high}{'~' if q.approx else ''} {q.unit}")
    elif claim.value:
        parts.append(claim.value)
    if claim.role:
        parts.append(f"({claim.role})")
    return ("-" if claim.polarity == "denied" else "") + " ".join(parts)


def claims_of(sketched):
    """What the extractor reads off sketched layers: the parse is real, who is meant is given."""
    document = sketched.document
    return Assembly(sketched, analyse(document.text, spoken(document))).run()
