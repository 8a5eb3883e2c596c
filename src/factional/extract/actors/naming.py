"""Naming: the names of a document, by rules and by the language model together.

The rules know what conflict reporting writes and hold on to evidence; the model sees names that no
rule foresees and where long ones end. A stretch that both see is one name; what either sees alone
is one if it is sure enough. Of what kind a name is, all its places and both witnesses decide.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factional.extract.actors.company import as_peoples, beside
from factional.extract.actors.compounded import compounded
from factional.extract.actors.makes import without_makes
from factional.extract.capitals import MONTHS, PARTICLES
from factional.extract.coreference import Thing
from factional.extract.gazetteer import gazetteer
from factional.extract.kinds import decide, surnames
from factional.extract.language import Analysis, Name, NameType
from factional.extract.lexicon import ordinary, words
from factional.extract.names import NameFinder, is_day
from factional.extract.nouns import nouns
from factional.extract.places import find_areas
from factional.extract.spans import Form, Line, Shape, Span, function_words, is_capital
from factional.extract.spelling import fold
from factional.extract.syntax import Clauses
from factional.extract.witnesses import Votes
from factional.model import BlockKind, EntityType

ORG, STATE, PERSON = EntityType.ORGANIZATION, EntityType.STATE, EntityType.PERSON
PLACE, EVENT, GROUP = EntityType.PLACE, EntityType.EVENT, EntityType.GROUP
TYPES = {
    NameType.ORGANIZATION: ORG,
    NameType.STATE: STATE,
    NameType.PERSON: PERSON,
    NameType.GROUP: GROUP,
    NameType.PLACE: PLACE,
    NameType.EVENT: EVENT,
}
_ALONE = 0.6
_SHOUTED = 0.5
_PEOPLE = 0.8
_LONGER = 0.55
_CUT = 0.7
_LEAST = 0.4
_WEIGHT = 3.0
_JOINERS = words("actors", "joiners")
_LINKS = frozenset({"of", "for", "in", "and", "&"})
_STRANGE = words("actors", "strange")
_JOINING = frozenset({"and", "or", ","})
_QUOTES = frozenset("\"“”«»‘’'„")
_NICKNAME = 4  # tokens


@dataclass(frozen=True, slots=True)
class _Seen:
    """A name of the model as tokens of a line."""

    first: int
    last: int
    type: EntityType
    score: float


def find_names(lines: Sequence[Line], analysis: Analysis, clauses: Clauses) -> list[Span]:
    """The names of a document with their types, areas in place of the names that they hold."""
    seen = _by_line(lines, analysis.names)
    finder = NameFinder(lines)
    spans = [
        span
        for line in lines
        for span in _nicknamed(
            line, compounded(line, list(_line(line, finder.find(line), seen[line.index])))
        )
    ]
    told = _hints(lines, spans, seen)
    often = Counter(fold(s.text) for s in spans)
    known = {
        fold(s.text)
        for s in spans
        if any(n.first < s.last and s.first < n.last for n in seen[s.sentence])
    }
    spans = [
        s for s in spans
        if fold(s.text) in known or often[fold(s.text)] > 1 or not _is_weak(lines[s.sentence], s)
    ]  # fmt: skip
    for span in spans:
        for kind, weight in beside(clauses, span).items():
            told.setdefault(id(span), defaultdict(float))[kind] += weight
    spans = decide(lines, spans, told)
    as_peoples(clauses, spans)
    spans = without_makes(clauses, spans)
    _tails(spans)
    spans = [*spans, *surnames(lines, spans)]
    spans = [*spans, *_heads(lines, spans)]
    here: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        here[span.sentence].append(span)
    areas = [a for line in lines for a in find_areas(line, here[line.index])]
    outer: dict[int, list[Span]] = defaultdict(list)
    for area in areas:
        if not area.inner:
            outer[area.sentence].append(area)
    kept = [
        s
        for s in spans
        if not any(a.first <= s.first and s.last <= a.last for a in outer[s.sentence])
    ]
    return sorted([*kept, *areas], key=lambda s: (s.start, -s.end))


def _by_line(lines: Sequence[Line], names: Sequence[Name]) -> dict[int, list[_Seen]]:
    """The model's names by line, without articles, what begins with no capital left out."""
    found: dict[int, list[_Seen]] = defaultdict(list)
    starts = [line.start for line in lines]
    for name in names:
        kind = TYPES.get(name.type)
        at = bisect_right(starts, name.start) - 1
        if kind is None or at < 0 or name.end > lines[at].end:
            continue
        line = lines[at]
        if line.block.kind is BlockKind.BOILERPLATE:
            continue
        inside = [i for i, t in enumerate(line.tokens) if t.start < name.end and name.start < t.end]
        while inside and (line.word(inside[0]) in ("the", "a", "an") or is_day(line, inside[0])):
            inside = inside[1:]
        if inside:
            found[at].append(_Seen(inside[0], inside[-1] + 1, kind, name.score))
    return found


def _line(line: Line, rules: list[Span], seen: list[_Seen]) -> Iterator[Span]:
    """The names of one line."""
    kept: list[Span] = []
    for span in rules:
        if not _is_date(line, span) and not _is_creed(line, span):
            kept.extend(_cut(line, span, seen))
    for name in sorted(seen, key=lambda n: (n.first - n.last, -n.score)):
        over = [s for s in kept if s.first < name.last and name.first < s.last]
        if not over:
            shouted = line.shape is not Shape.NORMAL
            if name.score >= (_SHOUTED if shouted else _ALONE) and _may_be(line, name):
                kept.append(line.span(name.first, name.last, Form.NAME))
        elif _is_fuller(line, name, over):
            kept = [s for s in kept if s not in over]
            kept.append(line.span(name.first, name.last, Form.NAME))
    yield from sorted(kept, key=lambda s: s.first)


def _nicknamed(line: Line, found: list[Span]) -> list[Span]:
    """Make one of a person's name that a quoted nickname parts: 'Ivan "Bear" Petrov'."""
    ends = {span.last: span for span in found}
    begins = {span.first: span for span in found}
    heads = words("names", "heads", "leading_heads")
    for opening, token in enumerate(line.tokens):
        given = ends.get(opening)
        if given is None or token.text not in _QUOTES:
            continue
        rest = range(opening + 2, min(opening + 2 + _NICKNAME, len(line.tokens)))
        closing = next((i for i in rest if line.tokens[i].text in _QUOTES), 0)
        family = begins.get(closing + 1)
        if not closing or family is None:
            continue
        if line.folded[opening + 1] in _JOINING:  # 'the columns "Sisa" and "Ibarra"'
            continue
        own = {*line.folded[given.first : given.last], *line.folded[family.first : family.last]}
        if own & heads or given.last - given.first > 2:
            continue
        whole = line.span(given.first, family.last, Form.NAME)
        found = [s for s in found if s.last <= whole.first or s.first >= whole.last]
        found.append(whole)
    return found


def _is_date(line: Line, span: Span) -> bool:
    """Whether a stretch is no more than a month, with what says whose or when."""
    parts = [p for w in line.folded[span.first : span.last] for p in w.split("-")]
    other = [p for p in parts if p not in MONTHS and not p.isdigit() and p != "mid"]
    dated = len(other) < len(parts) and any(p in MONTHS or p == "mid" for p in parts)
    return dated and all(p in gazetteer().adjectives for p in other)


def _is_creed(line: Line, span: Span) -> bool:
    """Whether capitals throughout make a name of an adjective: "MARXIST-LENINIST"."""
    if line.shape is not Shape.UPPER or span.last - span.first > 1 or "-" not in span.text:
        return False
    known = ordinary() | words("names", "modifiers")
    return all(part in known for part in fold(span.text).split("-"))


def _cut(line: Line, span: Span, seen: list[_Seen]) -> list[Span]:
    """A name of the rules, or those of the model that it swallowed: "[Yankees] at [Guabirá]"."""
    length = span.last - span.first
    inside = [
        n for n in seen
        if span.first <= n.first and n.last <= span.last
        and n.last - n.first < length and n.score >= _CUT
    ]  # fmt: skip
    if not inside:
        return [span]
    strange = set(line.folded[span.first : span.last]) & _STRANGE
    ends = [
        n for n in inside
        if n.last == span.last and n.type is PERSON and n.first > span.first
    ]  # fmt: skip
    if ends and not _titled(line, span, ends[0]):
        split = _before_person(line, span, ends[0].first)
        if split is not None:
            return split
    if not strange or gazetteer().organisation(fold(span.text)):
        return [span]
    return [line.span(n.first, n.last, Form.NAME) for n in _outer(inside)]


def _before_person(line: Line, span: Span, first: int) -> list[Span] | None:
    """A name whose end is a person's, in two: "[UN] Special Envoy [X]", "[Oru Bank] [X]"."""
    gaz = gazetteer()
    person = line.span(first, span.last, Form.NAME)
    before = line.folded[span.first : first]
    if any(nouns().one.get(w, (None,))[0] is PERSON for w in before):
        known = first
        while known > span.first:
            folded = " ".join(line.folded[span.first : known])
            if gaz.organisation(folded) or folded in gaz.states:
                return [line.span(span.first, known, Form.NAME), person]
            known -= 1
        return [person]
    short = line.raw(span.first)
    if len(before) == 1 and short.isupper() and 2 < len(short) < 7 and before[0] not in ordinary():
        return [line.span(span.first, first, Form.NAME), person]  # "spokesman of BSF Gwahram Jan"
    if before[-1] in ordinary() and len(before) > 1 and set(before) & words("names", "heads"):
        return [line.span(span.first, first, Form.NAME), person]
    return None


def _titled(line: Line, span: Span, name: _Seen) -> bool:
    titles = words("names", "titles", "portfolios")
    return all(w in titles for w in line.folded[span.first : name.first])


def _outer(names: list[_Seen]) -> list[_Seen]:
    return [
        n for n in names
        if not any(o is not n and o.first <= n.first and n.last <= o.last for o in names)
    ]  # fmt: skip


def _may_be(line: Line, name: _Seen) -> bool:
    """Whether a stretch that only the model sees can be a name."""
    if line.shape is not Shape.NORMAL:
        several = name.last - name.first > 1
        plain = line.folded[name.first] in words("people", "modifiers")  # "A NEW REBEL FRONT"
        headed = line.folded[name.last - 1] in words("names", "heads") and not plain
        return several and (
            (name.type is PERSON and name.score > 0.85) or (name.type is ORG and headed)
        )
    inside = range(name.first, name.last)
    if not any(is_capital(line.raw(i)) for i in inside):
        return False
    if line.raw(name.first)[:4].lower() in ("http", "www."):
        return False
    one = name.last - name.first == 1
    if one and line.word(name.first) in function_words() and not line.raw(name.first).isupper():
        return False
    if name.type is GROUP and (name.score < _PEOPLE or line.folded[name.last - 1] in ordinary()):
        return False  # "Muslims" and the like are descriptions
    folded = fold(line.text(name.first, name.last))
    gaz = gazetteer()
    clan = gaz.groups.get(folded) == "clan"
    if (folded in gaz.people or folded in gaz.adjectives) and not clan:
        return False
    if name.type is STATE and folded not in gaz.states and folded not in gaz.capitals:
        return False
    return line.folded[name.first : name.last] not in ((), ("us",)) or line.raw(name.first) == "US"


def _is_fuller(line: Line, name: _Seen, over: list[Span]) -> bool:
    """Whether the model's name is a longer form of what the rules found pieces of."""
    if name.score < _LONGER or name.type in (GROUP, STATE):
        return False
    if not all(name.first <= s.first and s.last <= name.last for s in over):
        return False
    if sum(s.last - s.first for s in over) == name.last - name.first and len(over) == 1:
        return False
    if not is_capital(line.raw(name.first)) and line.folded[name.first] not in PARTICLES:
        return False
    for i in range(name.first, name.last):
        word = line.folded[i]
        owned = (
            word == "s" and i > name.first and name.score >= _CUT
        )  # "the National People's Front"
        if owned or is_capital(line.raw(i)) or word in PARTICLES | _JOINERS or word.isdigit():
            continue
        return False
    if gazetteer().adjectives.get(line.folded[name.first]) and name.type is ORG:
        return False
    if any(gazetteer().organisation(fold(s.text)) for s in over):
        return False
    if name.type is PLACE and any(line.folded[i] in _LINKS for i in range(name.first, name.last)):
        return False
    ends = {s.last for s in over}
    joint = any(
        line.folded[i] in _LINKS and i in ends and i + 1 < name.last
        for i in range(name.first, name.last)
    )
    return not joint and line.folded[name.last - 1] not in _JOINERS


def _hints(
    lines: Sequence[Line], spans: Sequence[Span], seen: dict[int, list[_Seen]]
) -> dict[int, Votes]:
    """What the model takes each name for, by the id of its span."""
    found: dict[int, Votes] = {}
    titles = words("names", "titles", "portfolios")
    for span in spans:
        line = lines[span.sentence]
        first = span.first
        while first < span.last - 1 and line.folded[first] in titles:
            first += 1
        votes: Votes = defaultdict(float)
        for name in seen[line.index]:
            if name.last != span.last or name.first not in (first, span.first):
                continue
            kind = name.type
            if kind is STATE and fold(span.text) not in gazetteer().states:
                kind = ORG
            votes[kind] += max(0.0, name.score - _LEAST) * _WEIGHT
        if votes:
            found[id(span)] = votes
    return found


def _is_weak(line: Line, span: Span) -> bool:
    """Whether only its capital makes a name of an ordinary word, and the model sees none."""
    words_ = line.folded[span.first : span.last]
    if line.shape is not Shape.NORMAL or gazetteer().organisation(" ".join(words_)):
        return False
    plain = all(w in ordinary() for w in words_) and not span.text.isupper()
    return plain and not (set(words_) & words("names", "heads", "event_heads"))


def _tails(spans: Sequence[Span]) -> None:
    """Make a body of what is left of its name without the head: "Ras K" of "Jabhat Ras K"."""
    tails: set[tuple[str, ...]] = set()
    for span in spans:
        parts = fold(span.text).split()
        if span.type is ORG and len(parts) > 2 and parts[0] in words("names", "leading_heads"):
            tails.add(tuple(parts[1:]))
    for span in spans:
        if span.type in (PERSON, PLACE) and tuple(fold(span.text).split()) in tails:
            span.type = ORG


def _heads(lines: Sequence[Line], spans: Sequence[Span]) -> Iterator[Span]:
    """Bodies by the head of their name: "the Shield" where the text has a "Shahra Shield"."""
    heads: dict[str, int] = {}
    taken: dict[int, set[int]] = defaultdict(set)
    for span in spans:
        taken[span.sentence].update(range(span.first, span.last))
        line = lines[span.sentence]
        if span.type is ORG and span.last - span.first > 1 and line.shape is Shape.NORMAL:
            word = line.folded[span.last - 1]
            if word not in function_words():
                heads[word] = min(span.start, heads.get(word, span.start))
    for line in lines:
        if line.shape is not Shape.NORMAL:
            continue
        for i, token in enumerate(line.tokens):
            word = line.folded[i]
            if i in taken[line.index] or heads.get(word, token.start) >= token.start:
                continue
            if token.text[:1].isupper() and not token.text.isupper() and line.word(i - 1) == "the":
                span = line.span(i, i + 1, Form.NAME)
                span.type = ORG
                yield span


def join_heads(spans: Sequence[Span], things: dict[str, Thing]) -> None:
    """Let a head or a title stand for what bears it: "the Front", "the Bishop".

    Of several that bear it the one most spoken of is meant, and of these the last before it.
    """
    bearers: dict[tuple[EntityType, str], list[str]] = defaultdict(list)
    often = Counter(s.referent for s in spans)
    for span in sorted(spans, key=lambda s: s.start):
        held = things.get(span.referent or "")
        if held is None or span.type not in (ORG, PERSON):
            continue
        parts = fold(span.text).split()
        kind = span.type
        if len(parts) > 1:
            for word in _bearing(span, parts):
                bearers[kind, word].append(held.id)
            continue
        whole = [b for b in bearers[kind, parts[0]] if b in things] if parts else []
        if not whole or held.id in whole or span.text.isupper() or not _is_plain(parts[0], kind):
            continue
        best = max(reversed(whole), key=lambda b: often[b])
        text = " ".join(span.text.split())
        things[best].names[text] += 1
        held.names[text] -= 1
        span.referent = best
        if not +held.names:
            things.pop(held.id, None)


def _bearing(span: Span, parts: list[str]) -> set[str]:
    """The words by which alone a full name may be taken up."""
    if span.type is PERSON:
        return {w for w in parts[:-1] if w in words("names", "titles")}
    link = next((i for i, w in enumerate(parts) if i and w in ("of", "for")), len(parts))
    heads = {parts[link - 1]} & words("names", "heads")  # "the Court" of "Islamic Court of Keld"
    return {parts[-1]} | heads | ({parts[0]} & words("names", "leading_heads"))


def _is_plain(word: str, kind: EntityType) -> bool:
    """Whether a word alone is a head or a title, and no name."""
    if kind is PERSON:
        return word in words("names", "titles")
    known = word in words("names", "heads", "leading_heads") or word in ordinary()
    return known and not gazetteer().organisation(word)
