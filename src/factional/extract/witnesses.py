"""Witnesses of what a name names: its own words, the gazetteers, the words beside it."""

from __future__ import annotations

import re
from collections import defaultdict

from factional.extract.gazetteer import gazetteer, is_weak_place
from factional.extract.lexicon import ordinary, words
from factional.extract.lookup import Kind, propose
from factional.extract.spans import Line, Shape, Span
from factional.extract.spelling import fold
from factional.model import EntityType

Votes = dict[EntityType, float]

ORG, STATE, PERSON = EntityType.ORGANIZATION, EntityType.STATE, EntityType.PERSON
PLACE, EVENT = EntityType.PLACE, EntityType.EVENT

_PROPOSED = {Kind.CASE: 8.0, Kind.LEADER: 6.0, Kind.SURNAME: 6.0}
_NISBA = re.compile(r"al-?\s?\w+[iy]$|ad-?\w+i$|as-?s\w+i$|a[rztdn]-?\w+i$")


def own(line: Line, span: Span) -> Votes:
    """What the words of a name say by themselves."""
    gaz = gazetteer()
    inside = line.folded[span.first : span.last]
    folded = fold(span.text)
    votes: Votes = defaultdict(float)
    first, last = inside[0], inside[-1]
    if folded in gaz.states:
        # a Jordan of whom the text has a first name is no state
        shared = any(p.kind is Kind.STATE and not p.sure for p in propose(span.text))
        votes[STATE] += 4.5 if shared else 20
        if is_weak_place(folded) and line.word(span.first - 1) in words("names", "titles"):
            votes[PERSON] += 24
    elif folded in gaz.regions:
        votes[PLACE] += 6
    elif folded in gaz.bodies:
        votes[ORG] += 6
    elif folded in gaz.armed:
        votes[ORG] += 4
    elif folded in gaz.people and len(inside) > 1:  # "Sri Lankans", "Crimean Tatars"
        votes[EntityType.GROUP] += 8
    for proposal in propose(span.text, capitals=line.shape is Shape.UPPER):
        weight = _PROPOSED.get(proposal.kind, 0.0)
        votes[proposal.type] += weight if proposal.sure else weight / 4
    size = gaz.place(span.text)
    if size is not None and folded not in gaz.states and folded not in gaz.bodies:
        votes[PLACE] += 1.0 if is_weak_place(folded) else 3.0 + (size > 200)
    if first in words("names", "leading_heads") and len(inside) > 1:
        votes[ORG] += 5
    if (
        (last in words("names", "heads") and (len(inside) > 1))
        or (
            len(inside) > 2
            and any(w in words("names", "heads") for w in inside[:-1])
            and ({"of", "for", "in"} & set(inside))
        )
        or (len(inside) > 1 and inside[-1].isdigit() and inside[-2] in words("names", "heads"))
    ):
        votes[ORG] += 5
    if len(inside) > 2 and inside[1] == "of" and first in words("names", "bearers"):
        votes[ORG] += 5
    events = words("names", "event_heads")
    battle = len(inside) > 2 and inside[1] in events and inside[2] == "of"  # "Second Battle of X"
    if battle or (len(inside) > 1 and (first in events or last in events or "operation" in inside)):
        votes[EVENT] += 9 if first == "operation" else 7
    if len(inside) > 1 and (
        (last in words("names", "place_after") and "of" not in inside)
        or first in words("names", "place_before")
    ):
        votes[PLACE] += 6
    if len(inside) > 1 and first in words("names", "place_heads") and not votes[ORG]:
        votes[PLACE] += 3
    if len(inside) > 1 and first in words("names", "compass") and not votes[ORG]:
        rest = " ".join(inside[1:])
        votes[PLACE] += 5 if rest in gaz.states or gaz.place(rest) is not None else 1
    _person(line, span, votes)
    _letters(line, span, votes)
    return votes


def _person(line: Line, span: Span, votes: Votes) -> None:
    """What titles, kunyas, given names and nisbas say."""
    inside = list(line.folded[span.first : span.last])
    titles = words("names", "titles")
    names = words("names", "given_names")
    former = line.word(span.first - 1) in ("former", "ex", "retired", "late", "deposed", "ousted")
    while len(inside) > 1 and inside[0] in titles:
        span.title = f"{span.title} {inside.pop(0)}".strip()
    before = line.word(span.first - 1)
    if span.title or (before in words("names", "strong_titles") and before not in ("u", "king")):
        span.title = span.title or before
        votes[PERSON] += 6
        if former:
            span.title = "former"
    if inside[0] in words("names", "kunyas") and len(inside) > 1:
        votes[PERSON] += 4
    if inside[0] in names:
        votes[PERSON] += 3.5 if len(inside) > 1 else 2
    elif any(w in names for w in inside[1:]) and not votes[ORG]:
        votes[PERSON] += 1.5
    if _NISBA.search(fold(span.text)) and not votes[ORG]:
        votes[PERSON] += 2.5 if len(inside) > 1 else 4 * span.text.startswith(("al-", "Al-", "as-"))
    if {"bin", "ibn", "bint", "ould", "van", "von"} & set(inside[:-1]):
        votes[PERSON] += 3
    if len(inside) > 1 and re.fullmatch(r"(?:[a-z]\.)+", inside[0]):
        votes[PERSON] += 2
    if span.text.startswith("@"):
        votes[PERSON] += 3


def _letters(line: Line, span: Span, votes: Votes) -> None:
    """What abbreviations and dictionaries say, and what is left when nothing does."""
    text, inside = span.text, line.folded[span.first : span.last]
    single = len(inside) == 1
    if line.shape is not Shape.UPPER:
        core = re.sub(r"[^A-Z]", "", text)
        if (
            single
            and len(core) >= 2
            and len(core) * 2 > len(text.replace("-", ""))
            and (fold(text) not in ordinary() or not text.isupper())
        ) or (single and re.fullmatch(r"[A-Z]{1,4}-?\d+", text)):
            votes[ORG] += 2.5
    elif single and re.search(r"\d", text):
        votes[ORG] += 2.5
    unknown = [w for w in inside if w not in ordinary() and w not in words("names", "particles")]
    if single:
        votes[ORG] += 0.5
        votes[PERSON] += 0.6 if line.shape is Shape.UPPER else 0.3
    elif len(unknown) == len([w for w in inside if w not in words("names", "particles")]):
        votes[PERSON] += 1
        votes[ORG] += 0.3
    elif inside[-1] not in ordinary() and inside[0] in ordinary():
        votes[PERSON] += 0.6
        votes[ORG] += 0.5
    else:
        votes[ORG] += 1


def around(line: Line, span: Span) -> Votes:
    """What the words beside a name say."""
    votes: Votes = defaultdict(float)
    _around_place(line, span, votes)
    _around_organisation(line, span, votes)
    _around_person(line, span, votes)
    _predicate(line, span, votes)
    return votes


def _around_place(line: Line, span: Span, votes: Votes) -> None:
    i, j = span.first, span.last
    before, before2 = line.word(i - 1), line.word(i - 2)
    after, after2 = line.word(j), line.word(j + 1)
    bare = before2 if before == "the" else before
    if bare in _INSIDE:
        votes[PLACE] += 1.5 if bare == "in" else 2
    elif bare in words("names", "place_prepositions"):
        votes[PLACE] += 0.7
    if before == "of" and before2 in words("names", "place_before"):
        votes[PLACE] += 5
    if before == "to" and before2 in _MOTION:
        votes[PLACE] += 2
    if before in _TAKING and j - i <= 2 and line.shape is not Shape.UPPER:
        votes[PLACE] += 1.2
    if before in words("names", "compass") and before != "inner":
        votes[PLACE] += 2
    beyond = after2 if after in words("names", "compass") else after
    if beyond in words("names", "place_after"):
        votes[PLACE] += 4
    if after == "," and gazetteer().place(line.raw(j + 1)) and bare in ("in", "near", "at", "from"):
        votes[PLACE] += 1


def _around_organisation(line: Line, span: Span, votes: Votes) -> None:
    i, j = span.first, span.last
    before, before2, after = line.word(i - 1), line.word(i - 2), line.word(j)
    bare = before2 if before == "the" else before
    upper = line.shape is Shape.UPPER
    evidence = words("names", "org_evidence")
    bracketed = before in ("(", "[") and (
        before2 in words("names", "heads") or after in (")", "]", ",")
    )
    if bracketed and len(span.text) <= 8 and span.text.isupper() and j - i == 1:
        votes[ORG] += 4
    if after in evidence and not (upper and after == "party"):
        votes[ORG] += 2.5
    if before == "the" and not upper and bare not in words("names", "place_prepositions"):
        votes[ORG] += 1
    if before == "of" and before2 in words("people", "group_anaphors"):
        votes[PLACE] += 1.5  # "the armed groups of Velm"
    elif before == "of" and (before2 in evidence or before2 in words("people", "posts")):
        votes[ORG] += 2.5
    if not upper and _is_operation(line, span):
        votes[EVENT] += 8
        votes[ORG] -= 3  # whatever "Shield" and "Branch" name elsewhere
    if before in _JOINING or (before in ("to", "with") and before2 in _BOUND):
        votes[ORG] += 1.5


def _is_operation(line: Line, span: Span) -> bool:
    """Whether a code word names an operation; an army's or a front's operation is its own."""
    last = line.folded[span.last - 1]
    if span.last - span.first < 2 or last not in ordinary() or last in _ORG_NOUNS | _BODIES:
        return False
    end = span.last + (line.word(span.last) == "and")  # "Silver Branch and Dawn Shield operations"
    while end > span.last and line.raw(end)[:1].isupper():
        end += 1
    joined = end > span.last or line.word(span.first - 1) == "and"
    return line.word(end) == "operation" or (joined and line.word(end) == "operations")


def _around_person(line: Line, span: Span, votes: Votes) -> None:
    i, j = span.first, span.last
    before, before2, after = line.word(i - 1), line.word(i - 2), line.word(j)
    posts = words("people", "posts")
    if before == "by" and before2 == "led":
        votes[PERSON] += 2
    if after == "," and "of" in line.folded[j + 1 : j + 9]:
        votes[PERSON] += 2.5 * any(w in posts for w in line.folded[j + 1 : j + 6])
    if before in posts and before not in words("names", "titles"):
        votes[PERSON] += 3
    elif before == "," and before2 in posts:
        votes[PERSON] += 2
    if before in words("people", "persons") and before2 in ("his", "her", "my"):
        votes[PERSON] += 3
    unknown = j - i > 1 and not any(w in ordinary() for w in line.folded[i:j])
    if unknown and before == "," and after == "," and set(line.folded[max(0, i - 12) : i]) & posts:
        votes[PERSON] += 2.5  # "the leader of the group, X, was killed"
    if unknown and set(line.folded[j : j + 4]) & _MORTAL:
        votes[PERSON] += 2
    if after in words("names", "person_verbs"):
        votes[PERSON] += 1.2
        votes[ORG] += 0.4
    if after in ("who", "himself", "herself") or (after == "," and line.word(j + 1) == "who"):
        votes[PERSON] += 3


def _predicate(line: Line, span: Span, votes: Votes) -> None:
    """What "X is a militia", "X was the founder" say."""
    near = line.folded[span.last + 1 : span.last + 8]
    if line.word(span.last) not in ("is", "was", "are", "were", "as"):
        return
    if not {"a", "an", "the"} & set(near[:2]):
        return
    if any(w in _ORG_NOUNS for w in near):
        votes[ORG] += 4
    elif any(w in words("people", "persons") for w in near):
        votes[PERSON] += 3


_MORTAL = words("signs", "mortal")
_BODIES = words("signs", "heads_with_of")
_INSIDE = words("signs", "inside")
_JOINING = words("signs", "joining")
_BOUND = words("signs", "bound")
_MOTION = words("signs", "motion")
_TAKING = words("signs", "taking")
_ORG_NOUNS = words("signs", "predicates")
