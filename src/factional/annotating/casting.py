"""Who of an annotation is who of a document: referents that it has, and those that are new to it.

They are matched as the scorer of annotations matches them, by the forms that they share; but one to
one, since a person who tells two apart means two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factional.annotating.lines import Noted
from factional.ask.annotations import entity_records
from factional.ask.evaluate import form
from factional.model import Document, EntityType, Mention, Referent
from factional.store.making import referent_id

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_UNNAMED = frozenset({EntityType.GROUP, EntityType.PERSON, EntityType.ORGANIZATION})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of an annotation as referents of its document.

    Attributes:
        of: Referent id by entity id.
        twins: Other referents that share forms with an entity, by id, with the one that it is.
        new: Those that the document has not.
        nowhere: Entities with a form of theirs that stands nowhere in the text.
    """

    of: Mapping[str, str]
    twins: Mapping[str, str]
    new: tuple[Referent, ...]
    nowhere: tuple[tuple[Noted, str], ...]


def cast(document: Document, known: Sequence[Referent], noted: Sequence[Noted]) -> Cast:
    """Find each entity among the referents of a document, or make it one.

    Args:
        document: The document.
        known: Its referents.
        noted: The entities of its annotation.
    """
    of, twins = _matched(known, noted)
    taken = {referent.id for referent in known}
    strangers = [one for one in noted if one.id not in of]
    places = _places(document.text, strangers, known)
    new: list[Referent] = []
    for one in strangers:
        id = one.id if one.id not in taken else referent_id(one.name, taken)
        taken.add(id)
        of[one.id] = id
        unnamed = _unnamed(one)
        spans = sorted({span for shape in one.forms for span in places.get(shape, ())})
        mentions = (
            Mention(id, words, start, end, unnamed or _names(words))
            for start, end in spans
            for words in (document.text[start:end],)
        )
        new.append(Referent(id, one.name, one.type, tuple(mentions), unnamed))
    nowhere = [(one, shape) for one in strangers for shape in one.forms if not places.get(shape)]
    return Cast(of, twins, tuple(new), tuple(nowhere))


def shapes(texts: Iterable[str]) -> frozenset[str]:
    """Surface forms as they are compared."""
    return frozenset(folded for text in texts if (folded := form(text)))


def forms_of(referent: Referent) -> frozenset[str]:
    """The forms of a referent as they are compared; no pronouns."""
    (record,) = entity_records([referent])
    mentions = record["mentions"]
    return shapes([referent.name, *(mentions if isinstance(mentions, list) else ())])


def _matched(
    known: Sequence[Referent], noted: Sequence[Noted]
) -> tuple[dict[str, str], dict[str, str]]:
    """Referent id by entity id, one to one, what fits best first; and whom the others stand for."""
    bearers: defaultdict[str, list[Referent]] = defaultdict(list)
    borne = {referent.id: forms_of(referent) for referent in known}
    for referent in known:
        for shape in borne[referent.id]:
            bearers[shape].append(referent)
    pairs = []
    for one in noted:
        mine = shapes([one.name, *one.forms])
        for referent in {r.id: r for shape in mine for r in bearers.get(shape, ())}.values():
            theirs = borne[referent.id]
            fit = (
                one.id == referent.id,
                one.type is referent.type,
                len(mine & theirs) / len(mine | theirs),
                form(one.name) == form(referent.name),
            )
            pairs.append((tuple(-part for part in fit), one.line, one.id, referent.id))
    of: dict[str, str] = {}
    twins: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, id, found in sorted(pairs):
        if id not in of and found not in taken:
            of[id] = found
            taken.add(found)
    for _, _, id, found in sorted(pairs):
        if id in of and found not in taken:
            twins.setdefault(found, of[id])
    return of, twins


def _places(text: str, noted: Iterable[Noted], known: Iterable[Referent]) -> dict[str, list[Span]]:
    """Where each form of some entities stands: as whole words, in no longer form or mention.

    A form that stands only within others, or within words, is where it stands first.
    """
    wanted = sorted({shape for one in noted for shape in one.forms}, key=lambda w: (-len(w), w))
    if not wanted:
        return {}
    by_words: defaultdict[str, list[str]] = defaultdict(list)
    for shape in wanted:
        by_words[" ".join(shape.split())].append(shape)
    patterns = {words: _spaced(words) for words in by_words}
    mentions = [(m.start, m.end) for referent in known for m in referent.mentions]
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for match in re.finditer(rf"(?<!\w)(?:{'|'.join(patterns.values())})(?!\w)", text):
        start, end = match.span()
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in mentions):
            for shape in by_words[" ".join(match[0].split())]:
                found[shape].append((start, end))
    for words, same in by_words.items():
        if same[0] not in found and (first := re.search(patterns[words], text)):
            for shape in same:
                found[shape].append(first.span())
    return found


def _spaced(words: str) -> str:
    """A pattern for words with any white space between them."""
    return r"\s+".join(map(re.escape, words.split()))


def _names(words: str) -> bool:
    """Whether a form is a name: it has a capital past its article, or a script without capitals."""
    bare = _ARTICLE.sub("", words)
    return any(c.isupper() or (c.isalpha() and c.lower() == c.upper()) for c in bare)


def _unnamed(one: Noted) -> bool:
    """Whether an entity goes by a description ("local sources") and is merged by name with none.

    A sentence begins with a capital, so one alone does not make a name of several words.
    """
    if one.type not in _UNNAMED:
        return False
    bare = _ARTICLE.sub("", one.name)
    several = len(bare.split()) > 1 and one.type is not EntityType.ORGANIZATION
    return not _names(bare[1:] if several else bare)
