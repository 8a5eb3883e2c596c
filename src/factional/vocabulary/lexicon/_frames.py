"""Frames: how words state relations, read from `relations.en.yaml`.

A pattern such as `pledge|swear allegiance|loyalty to *person` is a head, literal words, and a slot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from factional.errors import VocabularyError
from factional.model import Certainty, ClaimKind, EntityType
from factional.vocabulary.lexicon._grammar import plural
from factional.vocabulary.lexicon._sets import patterns
from factional.vocabulary.lexicon._words import load
from factional.vocabulary.relations import Vocabulary

_ACTORS = frozenset(
    {EntityType.ORGANIZATION, EntityType.GROUP, EntityType.STATE, EntityType.PERSON}
)
_TYPES: Mapping[str, frozenset[EntityType]] = {
    "actor": _ACTORS,
    "org": frozenset({EntityType.ORGANIZATION, EntityType.GROUP}),
    "body": frozenset({EntityType.ORGANIZATION}),
    "person": frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION}),
    "people": frozenset({EntityType.PERSON, EntityType.GROUP}),
    "place": frozenset({EntityType.PLACE, EntityType.STATE}),
    "state": frozenset({EntityType.STATE, EntityType.ORGANIZATION}),
    "event": frozenset({EntityType.EVENT}),
    "any": frozenset(EntityType),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a name is awaited, and which side of the claim it is.

    Attributes:
        side: `object`, `subject`, or `none` for a pattern without a slot.
        types: What may stand there.
    """

    side: str
    types: frozenset[EntityType]


@dataclass(frozen=True, slots=True)
class Sense:
    """What the words of a frame say beyond its relation.

    Attributes:
        denied: They deny it: "severed ties with *".
        negation: `needed` where only the negated words state the relation ("does not let * in"),
            `barred` where the negated ones deny nothing; else None.
        kind: Where not the relation's usual one.
        certainty: Where they doubt it.
        unless: Words beside the head that give it another sense: "held X responsible".
    """

    denied: bool = False
    negation: str | None = None
    kind: ClaimKind | None = None
    certainty: Certainty | None = None
    unless: frozenset[str] = frozenset()


PLAIN = Sense()


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb with what must follow it: literal words, then a slot.

    Attributes:
        words: One set of alternatives for each literal word, in order.
        after: Literal words that must follow the slot ("train X as ...").
        voice: `passive` where only the passive states the relation, `alone` where only the active
            without an object does, else None.
        other: What may stand at the side that the slot is not.
        text: The pattern as the lexicon has it.
    """

    relation: str
    heads: frozenset[str]
    words: tuple[frozenset[str], ...]
    slot: Slot
    other: frozenset[EntityType]
    after: tuple[frozenset[str], ...] = ()
    voice: str | None = None
    sense: Sense = PLAIN
    text: str = ""

    @property
    def length(self) -> int:
        """Number of literal words: the longer of two frames that fit says more."""
        return len(self.words) + len(self.after)


@dataclass(frozen=True, slots=True)
class Adjective:
    """A participle or adjective with what follows it: `loyal to *`."""

    relation: str
    heads: frozenset[str]
    words: tuple[frozenset[str], ...]
    slot: Slot
    other: frozenset[EntityType]
    sense: Sense = PLAIN
    text: str = ""


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A noun and the prepositions that introduce the two sides of its relation.

    Attributes:
        noun: Lemma.
        subject: Prepositions before the subject.
        object: Prepositions before the object.
        between: Whether "between A and B" gives both.
        own: Side that a possessor is, or the subject of a light verb.
        need: Side without which nothing is claimed.
        post: Whether it names what its bearer is ("X, an ally of Y") rather than an act or state.
        near: Whether the object follows right after the noun, as a place does ("raids in Y").
        turned: Whether the bearer of a post is the object ("Y, a stronghold of X").
        beside: Words of which one must stand before the noun: "splinter group".
        unless: Words of which none may.
    """

    relation: str
    noun: str
    subject: frozenset[str]
    object: frozenset[str]
    between: bool
    own: str
    need: str | None
    post: bool
    subject_types: frozenset[EntityType]
    object_types: frozenset[EntityType]
    near: bool = False
    turned: bool = False
    text: str = ""
    beside: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, indexed by the lemma or word that opens them.

    Attributes:
        compounds: Relation of the name before a participle to the noun after: "X-backed Y".
        turned_compounds: Relation of the noun to the name: "X-affiliated Y".
        prefixes: Relation of the noun to the name after a prefix: "pro-X Y".
    """

    verbs: Mapping[str, tuple[VerbFrame, ...]]
    adjectives: Mapping[str, tuple[Adjective, ...]]
    nouns: Mapping[str, tuple[NounFrame, ...]]
    compounds: Mapping[str, str]
    turned_compounds: Mapping[str, str]
    prefixes: Mapping[str, str]
    light: frozenset[str]
    examples: Mapping[str, Mapping[str, tuple[str, ...]]]


def _alternatives(word: str) -> frozenset[str]:
    return frozenset(word.split("|"))


def _types(declared: tuple[EntityType, ...]) -> frozenset[EntityType]:
    """The usual types, widened to all actors where they are only actors, to places with states."""
    found = frozenset(declared)
    if found == {EntityType.PLACE}:
        return _TYPES["place"]
    if found <= _ACTORS:
        return _ACTORS
    return found


def _pattern(
    relation: str, entry: object, vocabulary: Vocabulary
) -> tuple[frozenset[str], tuple[frozenset[str], ...], Slot, frozenset[EntityType],
           tuple[frozenset[str], ...], str | None]:  # fmt: skip
    options: Mapping[str, Any] = entry if isinstance(entry, dict) else {"is": entry}
    known = vocabulary[relation]
    sides = {
        "subject": _named(options.get("subject")) or _types(known.subject),
        "object": _named(options.get("object")) or _types(known.object),
    }
    parts = str(options["is"]).split()
    place = next((i for i, p in enumerate(parts) if p[0] in "*<."), len(parts))
    if place == 0:
        raise VocabularyError(f"{options['is']!r} has no head. Begin the pattern with a verb.")
    mark = parts[place] if place < len(parts) else "."
    side = {"*": "object", "<": "subject", ".": "none"}[mark[0]]
    types = _TYPES[mark[1:]] if mark[1:] else sides.get(side, frozenset())
    other = sides["subject" if side != "subject" else "object"]
    return (
        _alternatives(parts[0]),
        tuple(_alternatives(p) for p in parts[1:place]),
        Slot(side, types),
        other,
        tuple(_alternatives(p) for p in parts[place + 1 :]),
        options.get("voice"),
    )


def _text(entry: object) -> str:
    """A pattern as the lexicon has it."""
    return str(entry["is"] if isinstance(entry, dict) else entry)


def _noun_text(noun: str, entry: Mapping[str, Any]) -> str:
    """What a frame of a noun awaits, in a few words: `attack (subject by, object on|against)`."""
    awaited = [f"{k} {entry[k]}" for k in ("subject", "object", "with", "of") if k in entry]
    awaited += ["between"] if entry.get("between") else []
    return f"{noun} ({', '.join(awaited)})" if awaited else noun


def _sense(entry: object) -> Sense:
    options: Mapping[str, Any] = entry if isinstance(entry, dict) else {}
    if not options.keys() & {"polarity", "negation", "kind", "certainty", "unless"}:
        return PLAIN
    kind, certainty = options.get("kind"), options.get("certainty")
    return Sense(
        denied=options.get("polarity") == "denied",
        negation=options.get("negation"),
        kind=ClaimKind(kind) if kind else None,
        certainty=Certainty(certainty) if certainty else None,
        unless=_alternatives(str(options["unless"])) if "unless" in options else frozenset(),
    )


def _named(names: object) -> frozenset[EntityType]:
    return frozenset(EntityType(n) for n in names) if isinstance(names, list) else frozenset()


def _noun(relation: str, entry: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[NounFrame]:
    known = vocabulary[relation]
    preps = {k: _alternatives(str(entry[k])) if k in entry else frozenset() for k in
             ("subject", "object", "with")}  # fmt: skip
    post = "of" in entry
    turned = entry.get("bearer") == "object"
    objects = _TYPES[str(entry["of"])] if post and not turned else _types(known.object)
    if "type" in entry:
        objects = _TYPES[str(entry["type"])]
    for noun in str(entry["noun"]).split("|"):
        yield NounFrame(
            relation=relation,
            noun=noun,
            subject=preps["subject"],
            object=preps["object"] | preps["with"] | (frozenset({"of"}) if post else frozenset()),
            between=bool(entry.get("between", False)),
            own=str(entry.get("own", "subject")),
            need=entry.get("need"),
            post=post,
            subject_types=_TYPES[entry["who"]] if "who" in entry else _types(known.subject),
            object_types=objects,
            near=bool(entry.get("near", False)),
            turned=turned,
            text=_noun_text(noun, entry),
            beside=_alternatives(entry["beside"]) if "beside" in entry else frozenset(),
            unless=_alternatives(entry["unless"]) if "unless" in entry else frozenset(),
        )


_VALUED = {"status", "aims_to", "strength", "ideology", "composition", "described_as"}


@cache
def frames() -> Frames:
    """The frames of English.

    Raises:
        VocabularyError: a pattern without a head, or a relation that the vocabulary lacks.
    """
    vocabulary = Vocabulary.load()
    verbs: dict[str, list[VerbFrame]] = {}
    adjectives: dict[str, list[Adjective]] = {}
    nouns: dict[str, list[NounFrame]] = {}
    compounds: dict[str, str] = {}
    turned: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    light = set(load("grammar.en")["light"])
    examples: dict[str, dict[str, tuple[str, ...]]] = {}
    for relation, entry in load("relations.en").items():
        vocabulary[relation]
        examples[relation] = {t: tuple(c) for t, c in (entry.get("examples") or {}).items()}
        light.update(entry.get("light") or ())
        if relation in _VALUED:
            continue  # their lists are plain words
        for pattern in patterns(entry, "verbs"):
            parts = _pattern(relation, pattern, vocabulary)
            frame = VerbFrame(relation, *parts, sense=_sense(pattern), text=_text(pattern))
            for head in frame.heads:
                verbs.setdefault(head, []).append(frame)
        for pattern in patterns(entry, "adjectives"):
            heads, literal, slot, other, *_ = _pattern(relation, pattern, vocabulary)
            sense, text = _sense(pattern), _text(pattern)
            adjective = Adjective(relation, heads, literal, slot, other, sense, text)
            for head in heads:
                adjectives.setdefault(head, []).append(adjective)
        for noun in patterns(entry, "nouns"):
            for noun_frame in _noun(relation, noun, vocabulary):
                for form in (noun_frame.noun, plural(noun_frame.noun)):
                    nouns.setdefault(form, []).append(noun_frame)
        for key in ("compounds", "compounds_place"):
            compounds.update(dict.fromkeys(entry.get(key) or (), relation))
        turned.update(dict.fromkeys(entry.get("compounds_object") or (), relation))
        prefixes.update(dict.fromkeys(entry.get("prefixes") or (), relation))
    return Frames(
        verbs={k: tuple(sorted(v, key=lambda f: -f.length)) for k, v in verbs.items()},
        adjectives={
            k: tuple(sorted(v, key=lambda f: -len(f.words))) for k, v in adjectives.items()
        },
        nouns={k: tuple(v) for k, v in nouns.items()},
        compounds=compounds,
        turned_compounds=turned,
        prefixes=prefixes,
        light=frozenset(light),
        examples=examples,
    )
