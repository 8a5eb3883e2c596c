"""What a name names: an organisation, a state, a person, a place or an event.

Every place where a name stands is a witness: its own words, the gazetteers, the words around it.
The witnesses of one spelling are added up over the document, so that "Rojo fighters" in the last
paragraph says what the bare "Rojo" of the first one is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from factional.extract.gazetteer import gazetteer, is_weak_place
from factional.extract.lexicon import ordinary, words
from factional.extract.spans import Form, Line, Shape, Span, function_words
from factional.extract.spelling import Key, fold, key
from factional.model import EntityType

Votes = dict[EntityType, float]

ORG, STATE, PERSON = EntityType.ORGANIZATION, EntityType.STATE, EntityType.PERSON
PLACE, EVENT = EntityType.PLACE, EntityType.EVENT

_NISBA = re.compile(r"al-?\s?\w+[iy]$|ad-?\w+i$|as-?s\w+i$|a[rztdn]-?\w+i$")


def decide(lines: Sequence[Line], spans: Sequence[Span]) -> list[Span]:
    """The names with their types set, the same for all that are written with the same words.

    An ordinary word with a capital of which nothing says what it names is left out.
    """
    together: dict[Key, Votes] = defaultdict(lambda: defaultdict(float))
    for span in spans:
        line = lines[span.sentence]
        span.evidence = _own(line, span)
        seen = together[_key(span)]
        for kind, weight in span.evidence.items():
            seen[kind] = max(seen[kind], weight)
        for kind, weight in _around(line, span).items():
            seen[kind] = min(seen[kind] + weight, max(seen[kind], 8))
    for span in spans:
        votes = together[_key(span)]
        span.type = max(votes, key=lambda kind: (votes[kind], _ORDER[kind])) if votes else ORG
    _short_forms(spans, together)
    _coordinated(lines, spans, together)
    _states_or_places(lines, spans)
    return [s for s in spans if not _is_nothing(lines[s.sentence], s, together[_key(s)])]


def untitled(text: str) -> str:
    """A person's name without rank; an honorific that is the half of a name stays."""
    parts = text.split()
    titles = words("names", "titles") - _HONORIFICS
    while len(parts) > 1 and fold(parts[0]) in titles:
        parts = parts[1:]
    return " ".join(parts)


_HONORIFICS = frozenset(
    "mullah mulla maulana mawlana u daw bo aung sultan khan judge king queen pope prince".split()
)


def _key(span: Span) -> Key:
    return key(untitled(span.text))


def _is_nothing(line: Line, span: Span, votes: Votes) -> bool:
    word = fold(span.text)
    if span.last - span.first > 1 or word not in ordinary() or line.shape is Shape.UPPER:
        return False
    return max(votes.values(), default=0) < 1.6 and not span.text.isupper()


def _short_forms(spans: Sequence[Span], together: dict[Key, Votes]) -> None:
    """A short name of which little is known is what the one fuller name that holds it is."""
    fuller: dict[str, set[EntityType]] = defaultdict(set)
    tails: dict[Key, set[Key]] = defaultdict(set)
    for span in spans:
        parts = _key(span)
        if span.type is ORG:
            tails[parts[1:]].add(parts)
        if len(parts) > 1 and span.type in (PERSON, ORG):
            for word in parts if span.type is PERSON else parts[:2]:
                fuller[word].add(span.type)
    for span in spans:
        parts = _key(span)
        votes = together[parts]
        if len(parts) > 1 and max(votes.values(), default=0) < 2:
            if span.type is not ORG and any(_spelt_alike(parts, k) for k in tails[parts[1:]]):
                span.type = ORG
        if len(parts) == 1 and len(fuller[parts[0]]) == 1:
            kind = next(iter(fuller[parts[0]]))
            if (
                max(votes.values(), default=0) - votes[kind] < (4.2 if kind is PERSON else 2.2)
                and parts[0] not in gazetteer().bodies
            ):
                span.type = kind


def _coordinated(lines: Sequence[Line], spans: Sequence[Span], together: dict[Key, Votes]) -> None:
    """A name of which little is known is of the kind of the one it is listed with."""
    ordered = sorted(spans, key=lambda s: s.start)
    for first, second in [*zip(ordered, ordered[1:], strict=False)]:
        if first.sentence != second.sentence:
            continue
        between = lines[first.sentence].folded[first.last : second.first]
        if between not in (("and",), (",",), (",", "and"), ("or",)):
            continue
        for known, unknown in ((first, second), (second, first)):
            strong = max(together[_key(known)].values(), default=0)
            weak = max(together[_key(unknown)].values(), default=0)
            if strong >= 2 and weak < 1.6 and known.type in (PLACE, STATE, ORG):
                unknown.type = PLACE if known.type is STATE else known.type


def _spelt_alike(first: Key, second: Key) -> bool:
    return first[1:] == second[1:] and first != second and (
        second[0] in ("supporters", "soldiers") and first[0][:4] in ("ansa", "jund", "junu", "ajna")
    )


_ORDER = {ORG: 4, PERSON: 3, PLACE: 2, STATE: 1, EVENT: 0, EntityType.GROUP: -1}


def _own(line: Line, span: Span) -> Votes:
    """What the words of a name say by themselves."""
    gaz = gazetteer()
    inside = line.folded[span.first : span.last]
    folded = fold(span.text)
    votes: Votes = defaultdict(float)
    first, last = inside[0], inside[-1]
    if folded in gaz.states:
        votes[STATE] += 20
        if is_weak_place(folded) and line.word(span.first - 1) in words("names", "titles"):
            votes[PERSON] += 24
    elif folded in gaz.regions:
        votes[PLACE] += 6
    elif folded in gaz.bodies:
        votes[ORG] += 6
    elif folded in gaz.armed:
        votes[ORG] += 4
    size = gaz.place(span.text)
    if size is not None and folded not in gaz.states and folded not in gaz.bodies:
        votes[PLACE] += 1.0 if is_weak_place(folded) else 3.0 + (size > 200)
    if first in words("names", "leading_heads") and len(inside) > 1:
        votes[ORG] += 5
    if last in words("names", "heads") and (len(inside) > 1):
        votes[ORG] += 5
    elif (
        len(inside) > 2
        and any(w in words("names", "heads") for w in inside[:-1])
        and ({"of", "for", "in"} & set(inside))
    ):
        votes[ORG] += 5
    elif len(inside) > 1 and inside[-1].isdigit() and inside[-2] in words("names", "heads"):
        votes[ORG] += 5
    if len(inside) > 2 and inside[1] == "of" and first in words("names", "bearers"):
        votes[ORG] += 5
    events = words("names", "event_heads")
    if len(inside) > 1 and (first in events or last in events or "operation" in inside):
        votes[EVENT] += 7
    if len(inside) > 1 and (
        (last in words("names", "place_after") and "of" not in inside) or first in words("names", "place_before")
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
    if len(inside) > 1 and _NISBA.search(fold(span.text)) and not votes[ORG]:
        votes[PERSON] += 2.5
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
            and fold(text) not in ordinary()
        ):
            votes[ORG] += 2.5
        elif single and re.fullmatch(r"[A-Z]{1,4}-?\d+", text):
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


def _around(line: Line, span: Span) -> Votes:
    """What the words beside a name say."""
    votes: Votes = defaultdict(float)
    i, j = span.first, span.last
    before, before2, after, after2 = (
        line.word(i - 1),
        line.word(i - 2),
        line.word(j),
        line.word(j + 1),
    )
    bare = line.word(i - 2) if before == "the" else before
    if before in ("(", "[") and len(span.text) <= 8 and span.text.isupper() and j - i == 1:
        if before2 in words("names", "heads") or line.word(j) in (")", "]", ","):
            votes[ORG] += 4
    upper = line.shape is Shape.UPPER
    if bare in ("in", "near", "inside", "outside", "across", "throughout"):
        votes[PLACE] += 1.5 if bare == "in" else 2
    elif bare in words("names", "place_prepositions"):
        votes[PLACE] += 0.7
    if before == "of" and before2 in words("names", "place_before"):
        votes[PLACE] += 5
    if before == "to" and before2 in _MOTION:
        votes[PLACE] += 2
    if before in _TAKING and j - i <= 2 and not upper:
        votes[PLACE] += 1.2
    if before in words("names", "compass") and before != "inner":
        votes[PLACE] += 2
    if after in words("names", "place_after") or (
        after in words("names", "compass") and after2 in words("names", "place_after")
    ):
        votes[PLACE] += 4
    if after == "," and gazetteer().place(line.raw(j + 1)) and bare in ("in", "near", "at", "from"):
        votes[PLACE] += 1
    evidence = words("names", "org_evidence")
    if after in evidence and not (upper and after in ("party",)):
        votes[ORG] += 2.5
    if before == "the" and not upper and bare not in words("names", "place_prepositions"):
        votes[ORG] += 1
    if before == "of" and (before2 in evidence or before2 in words("people", "posts")):
        votes[ORG] += 2.5
    if before == "by" and before2 == "led":
        votes[PERSON] += 2
    if before in ("joined", "dubbed", "merged") or (
        before in ("to", "with")
        and before2 in ("allegiance", "merged", "affiliated", "loyal", "linked")
    ):
        votes[ORG] += 1.5
    posts = words("people", "posts")
    if after == ",":
        near = line.folded[j + 1 : j + 6]
        if any(w in posts for w in near) and "of" in line.folded[j + 1 : j + 9]:
            votes[PERSON] += 2.5
    if before in posts and before not in words("names", "titles"):
        votes[PERSON] += 3
    elif before == "," and before2 in posts:
        votes[PERSON] += 2
    if after in words("names", "person_verbs"):
        votes[PERSON] += 1.2
        votes[ORG] += 0.4
    if after in ("is", "was", "are", "were", "as"):
        near = line.folded[j + 1 : j + 8]
        if any(w in _ORG_NOUNS for w in near) and ({"a", "an", "the"} & set(near[:2])):
            votes[ORG] += 4
        elif any(w in words("people", "persons") for w in near) and (
            {"a", "an", "the"} & set(near[:2])
        ):
            votes[PERSON] += 3
    if after in ("who", "himself", "herself") or (after == "," and after2 == "who"):
        votes[PERSON] += 3
    return votes


_MOTION = frozenset(
    "moved retreated fled returned went travelled traveled advanced withdrew transferred came deployed sent "
    "headed relocated escaped deported extradited flew".split()
)
_TAKING = frozenset(
    "took captured seized controls controlled entered left besieged reached liberated overran retook occupied "
    "shelled bombed stormed in".split()
)
_ORG_NOUNS = frozenset(
    "group organisation organization movement faction militia party coalition alliance outfit front "
    "brigade battalion company newspaper agency website contractor insurgency unit".split()
)


def _states_or_places(lines: Sequence[Line], spans: Sequence[Span]) -> None:
    """A country is a state where the text lets it act, and a place where things happen in it."""
    gaz = gazetteer()
    acts: Counter[str] = Counter()
    sites: Counter[str] = Counter()
    for span in spans:
        code = gaz.states.get(fold(span.text)) or (
            gaz.capitals.get(fold(span.text)) if span.type is not PERSON else None
        )
        if not code or span.type in (PERSON, ORG, EVENT):
            continue
        line = lines[span.sentence]
        slot = fold(span.text) if fold(span.text) in gaz.capitals else code
        if _acts(line, span):
            acts[slot] += 1
        if _is_site(line, span):
            sites[slot] += 1
    for span in spans:
        folded = fold(span.text)
        if span.type in (PERSON, ORG, EVENT):
            continue
        if folded in gaz.states:
            code = gaz.states[folded]
            acting = acts[code] * 2 > sites[code] or (acts[code] and code in ("us",))
            span.type = STATE if acting else PLACE
        elif folded in gaz.capitals:
            span.type = STATE if acts[folded] > sites[folded] else PLACE


def _acts(line: Line, span: Span) -> bool:
    """Whether a country does something here, or something is done to it as to an actor."""
    before, after = line.word(span.first - 1), line.word(span.last)
    if before == "the":
        before = line.word(span.first - 2)
    if before in ("against", "with", "by") or (before == "between"):
        return True
    if before in (
        "in",
        "near",
        "from",
        "across",
        "of",
        "into",
        "throughout",
        "inside",
        "to",
        "outside",
        "around",
        "within",
        "at",
    ):
        return False
    if after in words("people", "state_verbs") or before in words("people", "state_verbs") - _HELPING:
        return True
    if after == "and" and line.word(span.last + 2) in words("people", "state_verbs"):
        return True
    return after.endswith("ly") and line.word(span.last + 1) in words("people", "state_verbs")


_HELPING = frozenset(
    "will would may might could should must can do does did is was had have has says said left".split()
)


def _is_site(line: Line, span: Span) -> bool:
    before = line.word(span.first - 1)
    if before in words("names", "compass") or before == "the":
        before = line.word(span.first - 2)
    return before in (
        "in",
        "near",
        "across",
        "into",
        "throughout",
        "inside",
        "from",
        "to",
        "around",
        "outside",
        "within",
        "at",
        "of",
    )


def surnames(lines: Sequence[Line], spans: Sequence[Span]) -> list[Span]:
    """People by a last word that is a people's adjective too: "Somali said", of a Saleh al-Somali."""
    last = {key(s.text)[-1] for s in spans if s.type is PERSON and len(key(s.text)) > 1}
    last &= gazetteer().adjectives.keys()
    found: list[Span] = []
    by_line: dict[int, set[int]] = defaultdict(set)
    for span in spans:
        by_line[span.sentence].update(range(span.first, span.last))
    for line in lines if last else ():
        taken = by_line[line.index]
        for i, word in enumerate(line.folded):
            following = line.word(i + 1)
            noun = following in ordinary() and following not in words("names", "person_verbs")
            verb = following in function_words() or following.endswith("ed")
            if word in last and i not in taken and line.raw(i)[0].isupper() and (verb or not noun):
                span = line.span(i, i + 1, Form.NAME)
                span.type = PERSON
                found.append(span)
    return found
