"""Descriptions and pronouns: who is meant without being named.

A description is a head noun with what narrows it down before it: "the German jihadists", "a Russian
media outlet", "Assad's army", "its allies". Two that share a head ("rebel and jihadi groups") are
two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial

from factional.extract.gazetteer import gazetteer
from factional.extract.lexicon import data, ordinary, words
from factional.extract.spans import Form, Line, Shape, Span, function_words
from factional.model import EntityType

GROUP, ORG = EntityType.GROUP, EntityType.ORGANIZATION
PERSON, STATE = EntityType.PERSON, EntityType.STATE

_COMPOUND = re.compile(
    r".+-(?:based|led|backed|affiliated|aligned|linked|allied|held|controlled|trained|funded|"
    r"occupied|run|propped|supported|dominated|speaking|born|wing|level|ranking|old|style|inspired|loyal)$|(?:pro|anti|ex|non|so)-.+",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(?:ed|ing)$")
_FIGHTING = words("signs", "fighting")
_NUMBER = re.compile(r"\d[\d,.]*$")


def find_descriptions(line: Line, names: Sequence[Span]) -> list[Span]:
    """The descriptions of a sentence; the names in them stay mentions of their own."""
    covered = {i: s for s in names for i in range(s.first, s.last)}
    found: list[Span] = []
    for i in range(len(line.tokens)):
        kind = _head(line, i, covered)
        if kind is None:
            continue
        for span in _phrase(line, i, kind, covered):
            if not any(span.first < o.last and o.first < span.last and o.head == "" for o in found):
                found.append(span)
    return _outermost(found)


def _outermost(spans: list[Span]) -> list[Span]:
    """Without those inside a longer one: "government" in "government army"."""
    return [
        s
        for s in spans
        if not any(
            o is not s
            and o.first <= s.first
            and s.last < o.last
            and s.last <= o.last - 1
            and not o.inner
            for o in spans
        )
    ]


def _head(line: Line, i: int, covered: dict[int, Span]) -> EntityType | None:
    """What a word is the head noun of a description of, or None."""
    word, raw = line.folded[i], line.raw(i)
    if i in covered:
        return None
    following = line.word(i + 1)
    if _attributive(line, i):
        return None
    plural = word in words("people", "groups") or word in gazetteer().people
    verb = f"{word.removesuffix('s')}ed" in ordinary()  # "consists"
    plural = plural or (word.endswith("ists") and word in ordinary() and not verb)
    if plural:
        if word in gazetteer().people and word not in words("people", "groups"):
            return _people(line, i)
        if (
            raw[0].isupper()
            and i
            and line.shape is Shape.NORMAL
            and word not in gazetteer().people
            and (line.raw(i - 1)[:1].isupper() and line.word(i - 1) not in function_words())
        ):
            return None
        # "rebels groups": the next noun is the head
        heads = words("people", "groups", "organizations")
        return None if following in heads and following not in _ALSO_VERBS else GROUP
    singular_next = following in words("people", "groups", "persons", "organizations") and (
        following not in ("agreed", "head")
    )
    if word in words("people", "states") and word not in ("state", "republic"):
        if singular_next or following in ("official", "officials", "forces"):
            return None
        return STATE
    if word in words("people", "persons"):
        return None if singular_next and following not in ("general",) else PERSON
    if word in words("people", "organizations"):
        return None if singular_next and following not in _ALSO_VERBS else ORG
    if word in words("people", "groups_singular"):
        return None if singular_next else GROUP
    return None


def _attributive(line: Line, i: int) -> bool:
    """Whether a noun only narrows down the next one: "guerrilla summit", "military bases"."""
    word, following = line.folded[i], line.word(i + 1)
    if (word in words("people", "groups") and word not in _BOTH) or not following.isalpha():
        return False
    if following not in ordinary() or following in function_words() or following.endswith("ly"):
        return False
    if line.word(i + 1) in words("people", "groups", "persons", "organizations", "posts"):
        return False
    verbs = _irregular() | words("people", "state_verbs") | words("names", "person_verbs")
    if following in verbs or following.endswith(("ed", "ing")):
        return False
    return word in _BOTH or not following.endswith("s")


_BOTH = words("signs", "attributes_too")


@cache
def _irregular() -> frozenset[str]:
    forms = data("grammar")["irregular"]
    return frozenset(str(f) for pair in forms.values() for f in pair) | frozenset(map(str, forms))


_ALSO_VERBS = words("signs", "also_verbs")


def _people(line: Line, i: int) -> EntityType | None:
    """A people by its plural: "the Turks"; "French" needs an article and no noun after."""
    word, following = line.folded[i], line.word(i + 1)
    if not (line.raw(i)[0].isupper()):
        return None
    if word in gazetteer().adjectives:
        noun = following.isalpha() and following in ordinary() and following not in function_words()
        verbs = words("people", "state_verbs")
        if line.word(i - 1) != "the" or (noun and following not in verbs):
            return None
        if line.raw(i + 1)[:1].isupper() and line.shape is not Shape.UPPER:
            return None
    elif (
        line.raw(i + 1)[:1].isupper()
        and line.shape is Shape.NORMAL
        and following not in function_words()
    ):
        return None
    return GROUP


def _phrase(line: Line, head: int, kind: EntityType, covered: dict[int, Span]) -> list[Span]:
    """The description around a head noun: none, one, or two that share it."""
    first, inner, joint = _leftwards(line, head, covered)
    opener = line.word(first - 1)
    loose = opener in ("that", "this") and kind is GROUP
    if (opener not in words("people", "determiners") or loose) and opener not in words(
        "people", "possessives"
    ):
        while (
            first < head
            and _PARTICIPLE.search(line.folded[first])
            and "-" not in line.folded[first]
        ):
            first += 1
    owner: Span | None = None
    before_marks = first
    possessive = opener in ("'s", "’s", "s'") or line.raw(first - 1) in ("'s", "’s", "'S", "’S")
    definite: bool | None = None
    if possessive and (first - 2) in covered:
        owner = covered[first - 2]
        before_marks, definite = owner.first, True
    elif opener in words("people", "possessives"):
        before_marks, definite = first - 1, True
    elif opener in words("people", "determiners"):
        before_marks = first - 1
        definite = _DEFINITE.get(opener)
        if opener in ("that", "this") and kind is GROUP:  # "said that rebels"
            before_marks, opener, definite = first, "", None
    if line.word(before_marks - 1) == "of" and line.word(before_marks - 2) in _PARTS:
        if kind is not GROUP:
            return []
        if line.word(before_marks - 2) == "one":
            kind, definite = PERSON, False
        before_marks -= 2
        opener = "of"
    narrowed = first < head or owner is not None or opener in words("people", "possessives")
    if not _stands(line, head, kind, opener=opener, narrowed=narrowed, first=before_marks):
        return []
    if line.folded[head] in ("front", "fronts", "axis") and any(
        s.type is EntityType.PLACE for s in inner
    ):
        return []
    last, complement = _complement(line, head, kind, covered)
    inside = (*([owner] if owner else []), *inner, *([complement] if complement else []))
    make = partial(_make, line, head=head, last=last, kind=kind, definite=definite)
    if joint is None:
        return [make(start=before_marks, inside=inside, first=first)]
    after = joint + 1
    return [
        make(start=before_marks, inside=inside, first=first, until=joint),
        make(start=after, inside=tuple(s for s in inside if s.first > joint), first=after),
    ]


_DEGREES = words("signs", "degrees")
_PARTS = words("signs", "parts")
_DEFINITE: dict[str, bool | None] = {
    "the": True, "this": True, "that": True, "these": True, "those": True,
    "a": False, "an": False, "some": False, "another": False, "any": False, "no": False,
}  # fmt: skip


def _leftwards(
    line: Line, head: int, covered: dict[int, Span]
) -> tuple[int, list[Span], int | None]:
    """First token of the words that narrow a head down, the names among them, and a joint "and"."""
    inner: list[Span] = []
    joint: int | None = None
    first = head
    while first > 0:
        i = first - 1
        if i in covered:
            span = covered[i]
            if line.tokens[i].text[-1:] in "'’" or False:
                break
            inner.append(span)
            first = span.first
            continue
        if _narrows(line, i):
            first = i
            continue
        if (
            line.word(i) in ("and", "or")
            and joint is None
            and first < head
            and i > 0
            and (_joins_kinds(line, i, first))
        ):
            joint = i
            first = i
            continue
        if line.raw(i) == ")" and line.raw(i - 2) == "(" and _narrows(line, i - 1):
            first = i - 2
            continue
        break
    if joint is not None and first == joint:
        first, joint = joint + 1, None
    return first, inner, joint


def _narrows(line: Line, i: int) -> bool:
    """Whether a word can narrow a head down: an adjective, a people, a number."""
    word, raw = line.word(i), line.raw(i)
    if word in ("of", "and", "or") or not word:
        return False
    return (
        word in words("people", "modifiers")
        or (word in gazetteer().adjectives and (raw[0].isupper() or line.shape is Shape.UPPER))
        or (word in gazetteer().people and raw[0].isupper())
        or bool(_NUMBER.match(word))
        or word in data("time")["numbers"]
        or bool(_COMPOUND.match(raw))
        or word in words("names", "compass")
        or word in _DEGREES
    )


def _joins_kinds(line: Line, joint: int, after: int) -> bool:
    """Whether "and" stands between two kinds of people: "Chechen and Uzbek", "rebel and jihadi"."""
    left, right = line.word(joint - 1), line.word(after)
    adjectives = gazetteer().adjectives
    if left in adjectives and right in adjectives:
        return line.raw(joint - 1)[:1].isupper()
    kinds = words("people", "persons") | _KINDS
    return left in kinds and right in kinds


_KINDS = words("signs", "kinds")


def _stands(
    line: Line, head: int, kind: EntityType, *, opener: str, narrowed: bool, first: int
) -> bool:
    """Whether a head is used as a noun that means somebody, and not as a predicate or a verb."""
    word = line.folded[head]
    before = line.word(first - 1)
    determined = (
        opener in words("people", "determiners")
        or opener in words("people", "possessives")
        or opener == "of"
    )
    if opener in ("a", "an", "no", "not") and before in _COPULAS:
        return False
    if kind in (ORG, PERSON, STATE) and not (determined or narrowed):
        return False
    if (
        kind is PERSON
        and not determined
        and not (head and line.shape is not Shape.UPPER and line.raw(head - 1)[:1].isupper())
    ):
        return False
    if word in _WEAK and not narrowed and opener != "the":
        return False
    if word in ("people", "men", "women", "children", "boys", "media", "press", "public") and not (
        narrowed or determined
    ):
        return False
    if line.word(head + 1) == "=":  # a field of a table
        return False
    return not (kind is ORG and opener in ("no", "any", "every", "each"))


_COPULAS = words("signs", "copulas")
_WEAK = words("signs", "weak_groups")


def _complement(
    line: Line, head: int, kind: EntityType, covered: dict[int, Span]
) -> tuple[int, Span | None]:
    """The end of "leaders of HTS", with the name that follows "of"."""
    if line.word(head + 1) not in ("of", "from", "within") or kind is STATE:
        return head + 1, None
    at = head + 2 + (line.word(head + 2) == "the")
    span = covered.get(at)
    if span is None or span.first != at:
        return head + 1, None
    if span.type not in (ORG, STATE, PERSON) and line.word(head + 1) != "of":
        return head + 1, None
    return span.last, span


def _make(
    line: Line,
    *,
    start: int,
    head: int,
    last: int,
    kind: EntityType,
    definite: bool | None,
    inside: tuple[Span, ...],
    first: int,
    until: int | None = None,
) -> Span:
    """A description from `start` to `last`, narrowed down by the words from `first` on."""
    word = line.folded[head]
    span = line.span(start, last, Form.DESCRIPTION)
    span.type, span.head, span.definite, span.inner = kind, word, definite, inside
    span.signature = _signature(line, first, until or head, head, inside)
    people = bool(
        set(line.folded[first : head + 1])
        & (gazetteer().people.keys() | gazetteer().adjectives.keys())
    )
    span.unnamed = not (people and kind is not PERSON) and not (inside and kind in (ORG, STATE))
    if word in words("people", "sources"):
        span.unnamed = True
    return span


def _signature(
    line: Line, first: int, until: int, head: int, inside: tuple[Span, ...]
) -> tuple[str, ...]:
    """The head of a description in one form, and what narrows it down but for numbers."""
    skipped = {i for s in inside for i in range(s.first, s.last)}
    narrowing = sorted(
        line.folded[i]
        for i in range(first, min(until, head))
        if i not in skipped
        and not _NUMBER.match(line.folded[i])
        and line.folded[i] not in _LOOSE
        and line.folded[i] not in ("(", ")", "and", "or")
    )
    return (_singular(line.folded[head]), *narrowing)


_LOOSE = frozenset(
    ["many", "most", "more", "several", "various", "some", "few", "same", "main", "so-called"]
) | frozenset(data("time")["numbers"])


def _singular(word: str) -> str:
    people = gazetteer().people.get(word)
    if people:
        return people
    if word in ("men", "women"):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word.rstrip("s")


def find_pronouns(line: Line) -> list[Span]:
    """Every personal and possessive pronoun of a sentence."""
    pronouns: dict[str, list[str]] = data("people")["pronouns"]
    every = {form for forms in pronouns.values() for form in forms}
    spans: list[Span] = []
    for i, word in enumerate(line.folded):
        if (
            word not in every
            or (word == "us" and line.raw(i) == "US")
            or (word == "i" and line.raw(i).islower())
        ):
            continue
        if word == "us" and line.shape is Shape.UPPER and line.word(i - 1) in ("the",):
            continue
        span = line.span(i, i + 1, Form.PRONOUN)
        span.head = word
        spans.append(span)
    return spans


def stands_for_organisation(span: Span) -> Span | None:
    """The organisation that a head only spells out: "Rojo Column militants" is the column."""
    if span.head in _FIGHTING and len(span.inner) == 1 and len(span.signature) == 1:
        inner = span.inner[0]
        if inner.type is ORG and span.definite is not False and not re.match(r"[\d]", span.text):
            return inner
    return None
