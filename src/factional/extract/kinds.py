"""What a name names: an organisation, a state, a person, a place or an event.

Every place where a name stands is a witness: its own words, the gazetteers, the words around it.
The witnesses of one spelling are added up over the document, so that "Rojo fighters" in the last
paragraph says what the bare "Rojo" of the first one is.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from factional.extract.gazetteer import gazetteer
from factional.extract.lexicon import ordinary, words
from factional.extract.spans import Form, Line, Shape, Span, function_words
from factional.extract.spelling import Key, fold, key
from factional.extract.witnesses import Votes, around, own
from factional.model import EntityType

ORG, STATE, PERSON = EntityType.ORGANIZATION, EntityType.STATE, EntityType.PERSON
PLACE, EVENT = EntityType.PLACE, EntityType.EVENT


def decide(
    lines: Sequence[Line], spans: Sequence[Span], hints: Mapping[int, Votes] | None = None
) -> list[Span]:
    """The names with their types set, the same for all that are written with the same words.

    An ordinary word with a capital of which nothing says what it names is left out.

    Args:
        lines: The sentences.
        spans: Their names.
        hints: What another witness takes a name for, by the `id` of its span.
    """
    told = hints or {}
    together: dict[Key, Votes] = defaultdict(lambda: defaultdict(float))
    for span in spans:
        line = lines[span.sentence]
        span.evidence = own(line, span)
        seen = together[_key(span)]
        for kind, weight in span.evidence.items():
            seen[kind] = max(seen[kind], weight)
        for kind, weight in around(line, span).items():
            seen[kind] = min(seen[kind] + weight, max(seen[kind], 8))
        for kind, weight in told.get(id(span), {}).items():
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
    portfolios = words("names", "portfolios")
    while len(parts) > 1 and (
        fold(parts[0]) in titles
        or (fold(parts[0]) in portfolios and len(parts) > 2 and fold(parts[1]) in titles)
    ):
        parts = parts[1:]
    return " ".join(parts)


_HONORIFICS = words("signs", "honorifics")


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
    bearers: dict[str, set[Key]] = defaultdict(set)
    operations = {tuple(w for w in _key(s) if w != "operation") for s in spans if s.type is EVENT}
    tails: dict[Key, set[Key]] = defaultdict(set)
    for span in spans:
        parts = _key(span)
        if span.type is ORG:
            tails[parts[1:]].add(parts)
        if len(parts) > 1 and span.type in (PERSON, ORG):
            for word in parts if span.type is PERSON else parts[:2]:
                fuller[word].add(span.type)
                bearers[word].add(parts)
    for span in spans:
        parts = _key(span)
        votes = together[parts]
        if parts in operations and len(parts) > 1:
            span.type = EVENT
            continue
        if len(parts) > 1 and max(votes.values(), default=0) < 2:
            span.type = ORG if any(_spelt_alike(parts, k) for k in tails[parts[1:]]) else span.type
        if len(parts) == 1 and len(fuller[parts[0]]) == 1:
            kind = next(iter(fuller[parts[0]]))
            margin = max(votes.values(), default=0) - votes[kind]
            # many a battalion is named for its town: "Irtam" alone is the town unless it acts
            close = margin < 4.2 if kind is PERSON else votes[PLACE] == 0 and votes[ORG] >= 1
            close = close and (kind is PERSON or len(bearers[parts[0]]) == 1)
            if close and parts[0] not in gazetteer().bodies:
                span.type = kind


def _coordinated(lines: Sequence[Line], spans: Sequence[Span], together: dict[Key, Votes]) -> None:
    """A name of which little is known is of the kind of the one it is listed with."""
    ordered = sorted(spans, key=lambda s: s.start)
    for first, second in [*itertools.pairwise(ordered)]:
        if first.sentence != second.sentence:
            continue
        between = lines[first.sentence].folded[first.last : second.first]
        if between not in (("and",), (",",), (",", "and"), ("or",)):
            continue
        for known, unknown in ((first, second), (second, first)):
            strong = max(together[_key(known)].values(), default=0)
            weak = max(together[_key(unknown)].values(), default=0)
            if strong >= 2 and weak < 1.6 and known.type in (PLACE, STATE, ORG, EVENT):
                unknown.type = PLACE if known.type is STATE else known.type


def _spelt_alike(first: Key, second: Key) -> bool:
    return (
        first[1:] == second[1:]
        and first != second
        and (
            second[0] in ("supporters", "soldiers")
            and first[0][:4] in ("ansa", "jund", "junu", "ajna")
        )
    )


_ORDER = {ORG: 4, PERSON: 3, PLACE: 2, STATE: 1, EVENT: 0, EntityType.GROUP: -1}


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
    if (
        after in words("people", "state_verbs")
        or before in words("people", "state_verbs") - _HELPING
    ):
        return True
    if after == "and" and line.word(span.last + 2) in words("people", "state_verbs"):
        return True
    at = span.last
    while line.word(at).endswith("ly") or line.word(at) in ("also", "had", "has", "itself"):
        at += 1
    return line.word(at) in words("people", "state_verbs")


_HELPING = words("signs", "helping")


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
    """People by a last word that is an adjective too: "Somali said", of a Saleh al-Somali."""
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
