"""What stands around a description or a pronoun, and what that rules in and out."""

from __future__ import annotations

from collections.abc import Sequence

from factional.extract.coreference import Thing, name_key
from factional.extract.gazetteer import gazetteer
from factional.extract.lexicon import data, words
from factional.extract.spans import Form, Line, Span
from factional.extract.spelling import fold, key
from factional.model import Document, EntityType

ORG, PERSON, GROUP = EntityType.ORGANIZATION, EntityType.PERSON, EntityType.GROUP

_CLOSES = words("signs", "closes")
PAST = words("signs", "past")
DUBBED = words("signs", "dubbed")
ASKING = words("signs", "asking")
LOOSE_HEADS = words("signs", "loose_heads")
_APPOSED = LOOSE_HEADS | {
    "affiliate", "coalition", "alliance", "branch", "wing", "front", "unit", "brigade", "battalion",
}  # fmt: skip
MEDIA = words("signs", "media")
_EMPTY = words("signs", "empty")
_FRESH = words("signs", "fresh")
_PRESS = words("signs", "press")


def is_plain(span: Span) -> bool:
    """Whether a description says no more than what kind of body it is: "the group"."""
    return set(span.signature[1:]) <= _EMPTY


def is_fresh(line: Line, span: Span) -> bool:
    """Whether a description says that it means somebody new: "other factions", "both groups"."""
    said = set(line.folded[span.first : span.last])
    return bool(said & _FRESH) or (
        span.definite is not True and line.word(span.first) in data("time")["numbers"]
    )


def state_code(line: Line, span: Span) -> str | None:
    """Whose government a description says it is, by an adjective or a name in it."""
    gaz = gazetteer()
    inside = line.folded[span.first : span.last]
    code = next((gaz.adjectives[w] for w in inside if gaz.adjectives.get(w)), None)
    owner = next((s for s in span.inner if s.type in (EntityType.STATE, EntityType.PLACE)), None)
    if code is None and owner is not None:
        code = gaz.states.get(fold(owner.text))
    return code


def is_headed(name: str, head: str) -> bool:
    """Whether a name has a head noun in English, or one of its meaning in front."""
    parts = fold(name).split()
    if len(parts) < 2:
        return False
    leading = parts[0] in words("names", "leading_heads")
    return parts[-1] == head or (leading and key(parts[0]) == key(head))


def is_outlet(thing: Thing) -> bool:
    """Whether an organisation is one that publishes."""
    folded = [fold(name).removeprefix("the ") for name in thing.names]
    return any(f in gazetteer().outlets or set(f.split()) & _PRESS for f in folded)


def affiliations(
    document: Document, things: dict[str, Thing], speakers: dict[str, str]
) -> dict[str, str]:
    """The organisation of each speaker, as the document's head gives it."""
    found: dict[str, str] = {}
    for speaker in document.speakers:
        if not speaker.affiliation or speaker.name not in speakers:
            continue
        wanted = name_key(speaker.affiliation, ORG)
        match = next(
            (
                t.id
                for t in things.values()
                if t.type is ORG and any(name_key(n, ORG) == wanted for n in t.names)
            ),
            None,
        )
        if match and match != speakers[speaker.name]:
            found.setdefault(speakers[speaker.name], match)
    return found


def bare(text: str) -> str:
    """A description without its article."""
    head, _, rest = text.partition(" ")
    return (
        rest
        if rest and head.lower() in ("the", "a", "an", "this", "these", "those", "that")
        else text
    )


def possessor(line: Line, span: Span) -> str | None:
    """The possessive pronoun that a description begins with, or None."""
    word = line.word(span.first)
    return word if word in words("people", "possessives") else None


def apposed(line: Line, span: Span, here: Sequence[Span]) -> Span | None:
    """The name that a description stands beside: "its leader Abu X", "Abu X, the leader of Y".

    "The Y organisation" stands beside Y itself, and "the Rojans (Rojo Front)" beside the front.
    """
    if span.type is ORG and len(span.inner) == 1 and span.inner[0].type is ORG and is_plain(span):
        name = span.inner[0]
        between = line.folded[name.last : span.last - 1]
        if name.last < span.last and set(between) <= _EMPTY and span.head in LOOSE_HEADS:
            return name
    for name in here:
        if name.form is not Form.NAME or name in span.inner:
            continue
        after = line.folded[span.last : name.first] if name.first >= span.last else None
        before = line.folded[name.last : span.first] if span.first >= name.last else None
        if span.type is GROUP:
            if name.type is ORG and after == ("(",) and span.head in gazetteer().people:
                return name
            continue
        if name.type is not span.type or span.type not in (PERSON, ORG):
            continue
        if span.type is ORG and before == (",",) and span.head not in _APPOSED:
            continue
        if after == ("(",) and span.type is ORG and name.text.isupper():
            return name
        if after is not None and (
            after == () or (after == (",",) and span.type is PERSON and span.definite)
        ):
            return name
        if before == (",",) and (line.word(span.last) in _CLOSES or span.inner):
            return name
        if span.type is PERSON and span.definite and _after_its_body(line, span, name, here):
            return name
    return None


def _after_its_body(line: Line, span: Span, name: Span, here: Sequence[Span]) -> bool:
    """Whether only what a post is of stands between it and a name set off by commas."""
    between = line.folded[span.last : name.first]
    if between[:1] != ("of",) or between[-1] != "," or line.word(name.last) not in _CLOSES:
        return False
    told = {i for other in here for i in range(other.first, other.last)}
    for i in range(span.last + 1, name.first - 1):
        word, last = line.folded[i], line.folded[i - 1]
        if word in ("the", "a", "an") and last != "of":  # a verb or a comma comes before it
            return False
        opens = i in told and i - 1 not in told
        if opens and last not in ("of", "the") and last not in LOOSE_HEADS:
            return False
    return name.first - 2 in told


OBJECTS = words("signs", "object_pronouns")
_CLAUSES = words("signs", "clauses")


def clause_between(line: Line, start: int, span: Span) -> bool:
    """Whether a clause begins between a subject and what follows its verb."""
    return any(t.lower in _CLAUSES for t in line.tokens if start < t.start < span.start)


def first_verb(line: Line) -> int:
    """Index of the first word that looks like a finite verb, or the end of the sentence."""
    grammar = data("grammar")
    finite = {str(w) for k in ("be", "have", "do", "modals") for w in grammar[k]}
    for i, word in enumerate(line.folded):
        if i and (
            word in finite
            or (word.endswith("ed") and len(word) > 4)
            or word in words("people", "state_verbs")
            or word in words("names", "person_verbs")
        ):
            return i
    return len(line.folded)


def is_expletive(line: Line, span: Span) -> bool:
    """Whether "it" is nobody: "it is possible that", "it was learned"."""
    after = line.folded[span.last : span.last + 4]
    return (
        bool(after)
        and after[0]
        in (
            "is",
            "was",
            "'s",
            "’s",
            "has",
            "would",
            "will",
            "seems",
            "appears",
            "happens",
            "happened",
            "depends",
            "won't",
            "won’t",
            "took",
            "takes",
            "means",
        )
        and bool(
            set(after[1:])
            & {
                "possible",
                "clear",
                "learned",
                "learnt",
                "likely",
                "unlikely",
                "necessary",
                "impossible",
                "difficult",
                "hard",
                "easy",
                "important",
                "reported",
                "said",
                "believed",
                "known",
                "true",
                "significant",
                "been",
                "happen",
                "the",
                "not",
            }
        )
    )
