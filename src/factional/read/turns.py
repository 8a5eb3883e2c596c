"""Turns of an interview: where somebody asks, and where somebody answers.

Layouts differ: `Q:` and `A:`, `Q7:` with bare answers below, `Question:` for some turns and nothing
for others, initials or names before a colon, `[SURNAME]` in transcripts of broadcasts, questions in
bold or as headings. `mark` reads what opens a paragraph; `turns` goes through the article once with
what is marked, and fills in what is not by where it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from factional.model import BlockKind, TurnKind
from factional.read.cues import NAME, flat, opening, terms, whole
from factional.read.furniture import Layout
from factional.read.head import Head
from factional.read.pieces import Piece
from factional.read.tags import Mark, counted, mark, same_voice, side_of

_LONGEST_QUESTION = 130
_SERIES = 3  # numbered questions that make a series
_NUMBER = re.compile(r"[*_#\s]{0,4}\(?(\d{1,2})\s?[.)–—-]\)?\s*(?=\S)")
_QUESTION_MARK = re.compile(r"[?؟？]")
_NAMED = re.compile(rf"{NAME}")


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of an interview in its turn.

    Attributes:
        index: Index of the piece.
        kind: Question, answer, or note.
        label: Tag that opens the turn, where it is a name.
        opens: Whether a new turn begins here.
        block: What the piece is where it is no part of an exchange: a note or a caption.
    """

    index: int
    kind: TurnKind
    label: str = ""
    opens: bool = False
    block: BlockKind | None = None


def turns(pieces: Sequence[Piece], layout: Layout, head: Head, *, interview: bool) -> list[Part]:
    """The parts of an interview in order, or an empty list where the text is none.

    Args:
        pieces: All pieces of the page.
        layout: Which of them are the article.
        head: The head, whose headlines and by-lines are in no turn.
        interview: Whether headline or introduction call it an interview. Unmarked questions count
            as turns only then: a text may ask itself things.
    """
    skip = _above(pieces, layout, head)
    body = [
        i
        for i in range(layout.first, layout.last + 1)
        if not layout.furniture[i] and i not in skip and i not in layout.notes
    ]
    marks = _marks(pieces, body, called=interview)
    counted = _numbered(pieces, body, called=interview) if not marks else set()
    if counted:
        sides_counted = dict.fromkeys(counted, TurnKind.QUESTION)
        return _walk(pieces, body, _Tags(marks, sides_counted, frozenset()))
    sides = {i: m.side for i, m in marks.items() if m.side}
    asked = sum(side is TurnKind.QUESTION for side in sides.values())
    answered = len(sides) - asked
    bare = _bare(pieces, body, marks) if interview else set()
    if asked + answered < 2 or not (asked or (answered and bare)):
        sides = {}
        if len(bare) < 3:
            return []
    if not sides or asked == 0 or (asked < 2 and answered < 2):
        sides.update(dict.fromkeys(bare, TurnKind.QUESTION))
        # the first of them may say who asks: "Harbour Post: Who elected you?"
        tagged = ((i, mark(pieces[i])) for i in sorted(bare) if i not in marks)
        marks |= {i: replace(m, side=TurnKind.QUESTION) for i, m in tagged if m}
    return _walk(pieces, body, _Tags(marks, sides, frozenset(bare)))


def _above(pieces: Sequence[Piece], layout: Layout, head: Head) -> set[int]:
    """Headlines and by-lines; below the first question a short line is no headline."""
    skip = set(head.headings) | set(head.bylines)
    asking = (
        i
        for i in range(layout.first, layout.last + 1)
        if i not in head.bylines and (pieces[i].asks or ((m := mark(pieces[i])) and m.side))
    )
    first = next((i for i in asking if flat(pieces[i].text).strip("#= *") != head.title), None)
    return {i for i in skip if first is None or i < first}


def _marks(pieces: Sequence[Piece], body: Sequence[int], *, called: bool) -> dict[int, Mark]:
    """Marks that hold: of known words, or of names that come again and take turns."""
    found = {i: m for i in body if (m := mark(pieces[i]))}
    typed = {i: m for i, m in found.items() if m.side}
    asked = sum(m.side is TurnKind.QUESTION for m in typed.values())
    answered = len(typed) > asked
    if answered and (asked >= 2 or len(typed) >= 4):
        return typed
    named = _recurring({i: m for i, m in found.items() if not answered or not m.side}, body)
    if not named:
        return typed
    sided = _sided(pieces, named)
    asking = (i for i, m in sided.items() if m.side is TurnKind.QUESTION)
    # names before colons are those of a list too: somebody has to ask
    if called or any(_QUESTION_MARK.search(pieces[i].text) for i in asking):
        return typed | sided
    return typed


def _recurring(named: Mapping[int, Mark], body: Sequence[int]) -> dict[int, Mark]:
    """Tags by name, each under one label, where several voices come up again and again."""
    labels = list(dict.fromkeys(m.label for m in named.values()))
    first = {label: next(other for other in labels if same_voice(label, other)) for label in labels}
    one = {i: replace(m, label=first[m.label]) for i, m in named.items()}
    often = {label for label, n in Counter(m.label for m in one.values()).items() if n >= 2}
    kept = {i: m for i, m in one.items() if m.label in often}
    if not (2 <= len(often) <= 12 and len(kept) >= 4):
        return {}
    # where most paragraphs have a tag, a voice may be heard once
    span = [i for i in body if min(kept) <= i <= max(one)]
    return one if len(one) >= 0.5 * len(span) else kept


def _sided(pieces: Sequence[Piece], named: Mapping[int, Mark]) -> dict[int, Mark]:
    """Names with the side that they are said to be on, or that most of their turns tell."""
    asks: Counter[str] = Counter()
    total = Counter(m.label for m in named.values())
    hosts = {m.label for m in named.values() if m.side is TurnKind.QUESTION}
    for index, found in named.items():
        asks[found.label] += _QUESTION_MARK.search(pieces[index].text) is not None
    share = {label: asks[label] / total[label] for label in total}
    top = max(share.values())
    first = named[min(named)].label
    asking = hosts or {label for label, value in share.items() if value >= 0.5 and value >= top / 2}
    if not asking or len(asking) == len(share):
        asking = {max(share, key=lambda label: (share[label], label == first))}
    return {
        i: replace(m, side=TurnKind.QUESTION if m.label in asking else TurnKind.ANSWER)
        for i, m in named.items()
    }


def _numbered(pieces: Sequence[Piece], body: Sequence[int], *, called: bool) -> set[int]:
    """Questions that are numbered from 1, each above an answer that is not.

    The points of a communiqué are numbered too, but ask nothing; the headings of an explainer ask,
    but nobody: unless the text is called an interview, some of the questions have to say "you".
    """
    found: list[int] = []
    answered = 0
    for place, index in enumerate(body):
        number = _NUMBER.match(pieces[index].text)
        if not number or int(number.group(1)) != len(found) + 1 or not _short(pieces[index]):
            continue
        found.append(index)
        after = pieces[body[place + 1]] if place + 1 < len(body) else None
        answered += after is not None and not _NUMBER.match(after.text)
    asking = [flat(pieces[i].text) for i in found if re.search(r"[?؟？]", pieces[i].text)]
    spoken_to = sum(terms("interview.second_person").search(text) is not None for text in asking)
    if len(found) < _SERIES or len(asking) < 0.6 * len(found) or answered < 0.8 * len(found):
        return set()
    return set(found) if called or spoken_to >= 0.3 * len(asking) else set()


def _bare(pieces: Sequence[Piece], body: Sequence[int], marks: Mapping[int, Mark]) -> set[int]:
    """Unmarked paragraphs that ask: in bold or as headings where any are, else alone."""
    asking = [i for i in body if i not in marks and pieces[i].asks and _short(pieces[i])]
    set_off = [i for i in asking if _set_off(pieces[i])]
    if len(set_off) >= 2:
        return {
            i
            for i in body
            if i not in marks
            and i >= set_off[0]
            and (pieces[i].bold or i in set_off)
            and _short(pieces[i])
        }
    return {i for i in asking if pieces[i].kind is not BlockKind.QUOTATION}


def _set_off(piece: Piece) -> bool:
    """Whether a piece looks other than the text around it: bold, a heading, a quotation."""
    return piece.bold or piece.kind in (BlockKind.HEADING, BlockKind.QUOTATION)


def _short(piece: Piece) -> bool:
    return piece.words <= _LONGEST_QUESTION


@dataclass(frozen=True, slots=True)
class _Tags:
    """What is known of an article's turns before it is gone through.

    Attributes:
        marks: Tags that open pieces.
        sides: Whether a piece asks or answers, where a tag or its setting tells.
        bare: Unmarked pieces that ask.
    """

    marks: Mapping[int, Mark]
    sides: Mapping[int, TurnKind]
    bare: frozenset[int]

    @property
    def answers(self) -> bool:
        """Whether answers have tags."""
        return any(m.side is TurnKind.ANSWER for m in self.marks.values())

    def answer_ahead(self, index: int, *, loud: bool) -> bool:
        """Whether an answer is tagged below, before anybody asks anew.

        Args:
            index: The piece below which to look.
            loud: Whether a tag opened the question: then untagged ones below do not count as new.
        """
        asking = frozenset() if loud else self.bare
        below = min((i for i in {*self.sides, *asking} if i > index), default=None)
        return below is not None and self.sides.get(below) is TurnKind.ANSWER


def _walk(pieces: Sequence[Piece], body: Sequence[int], tags: _Tags) -> list[Part]:
    parts: list[Part] = []
    state: TurnKind | None = None  # None: the introduction
    label, fresh = "", True
    loud = False  # whether a tag opened what is being said
    for place, index in enumerate(body):
        aside = _aside(pieces[index], introduction=state is None, marked=index in tags.sides)
        if aside:
            if aside is not BlockKind.HEADING:
                parts.append(Part(index, TurnKind.NOTE, opens=True, block=aside))
            fresh = True
            continue
        side = tags.sides.get(index)
        if side is None:
            after = body[place + 1] if place + 1 < len(body) else None
            side = _unmarked(pieces[index], (index, after), state, tags, loud=loud)
            opens = fresh or side is not state
            if side is not state:
                label, loud = "", False
        else:
            tag = tags.marks[index].label if index in tags.marks else ""
            opens, loud = fresh or side is not state or bool(tag), bool(tag)
            label = "" if tag and (side_of(tag) or counted(tag)) else tag
        parts.append(Part(index, side or TurnKind.NOTE, label, opens))
        state, fresh = side, False
    return parts


def _unmarked(
    piece: Piece,
    place: tuple[int, int | None],
    state: TurnKind | None,
    tags: _Tags,
    *,
    loud: bool,
) -> TurnKind | None:
    """The side of a paragraph without a mark, by what is around it; None in the introduction."""
    index, after = place
    answered = after is not None and tags.sides.get(after) is TurnKind.ANSWER
    # somebody answers next, so somebody asks here
    asks = state is TurnKind.ANSWER or piece.asks
    if answered and state is not TurnKind.QUESTION and asks and _short(piece):
        return TurnKind.QUESTION
    if state is None:
        return TurnKind.QUESTION if index in tags.bare else None
    if state is TurnKind.ANSWER:
        return state
    if tags.answers and tags.answer_ahead(index, loud=loud):
        return TurnKind.QUESTION
    goes_on = not tags.answers and piece.asks and piece.words < 40 and index - 1 in tags.sides
    return TurnKind.QUESTION if goes_on else TurnKind.ANSWER


def _aside(piece: Piece, *, introduction: bool, marked: bool) -> BlockKind | None:
    """What stands between the turns: a note, a caption, a closing line, a heading."""
    text = flat(piece.text)
    if marked or piece.kind in (BlockKind.NOTE, BlockKind.TABLE):
        return None if marked else piece.kind
    bracketed = text.startswith("[") and text.endswith("]") and text.count("[") == 1
    heard = text.startswith("(") and text.endswith(")") and text.isupper()  # "(CROSSTALK)"
    if opening("note.opening").match(text) or heard or (bracketed and piece.words > 3):
        return BlockKind.NOTE
    if piece.kind is BlockKind.CAPTION or opening("caption.opening").match(text):
        return BlockKind.CAPTION
    if piece.kind is BlockKind.HEADING or whole("closing").fullmatch(text):
        return BlockKind.HEADING
    if piece.closed or piece.asks or piece.words > 15 or introduction or piece.bullet:
        return None
    long_name = any(len(m.group().split()) >= 2 for m in _NAMED.finditer(text))
    return BlockKind.CAPTION if long_name else BlockKind.HEADING
