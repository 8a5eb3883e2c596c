"""Where the article is on a page, and which of its lines are the page's own.

Nothing here knows a site. Lines are judged by what menus, sharing bars, counters, lists of other
articles and footers have in common: they are short, end without a full stop, are set as lists,
come again and again, consist of numbers and addresses, or say what they are (`cues.yaml`). The
article is the stretch in which sentences outweigh such lines the most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factional.model import BlockKind
from factional.read import dates, signatures
from factional.read.cues import NAME, flat, opening, templates, terms, whole, wordset
from factional.read.cues import anywhere as somewhere
from factional.read.pieces import Piece
from factional.read.signatures import Signature
from factional.read.tags import mark

_CRUMBS = re.compile(r"[\w’'?!&., ]{1,40}(?:\s*[»›>/|→]\s*[\w’'?!&., ]{1,40}){2,}$")
_PARTED = re.compile(r"[»›>/|→]")
_ROW = re.compile(r"[ \t]*\S+(?: \S+){0,2}(?:(?: {2,}|\t+)\S+(?: \S+){0,2}){2,}[ \t]*$")
_TIME = re.compile(r"\s*\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?\s*")
_COUNTER = re.compile(r"(?!\d{1,2}[.)]\s+[^\W\d_])[\d.,:\s%+]+(?:[kKmM]|\w{1,9})?$")
_REFERENCE_NUMBER = re.compile(r"(?=\S*\d)[A-Z0-9]+(?:[-/.][A-Z0-9]+)+(?:\s+\([A-Z0-9 ,.-]+\))?$")
_FOOTNOTE = re.compile(r"\[\d+\](?:\s|$)")
_PROFILE = re.compile(r"\s+(?:is|was|est|es)\s+(?:an?|the|une?|una?)\s+", re.IGNORECASE)
_NAME = re.compile(NAME)
_SET = (BlockKind.QUOTATION, BlockKind.NOTE, BlockKind.TABLE)  # as the format itself says
_LONG_ROW = 160  # characters
_LABEL = re.compile(r"[^\W\d_][\w-]*")
_CLOSES = re.compile(r"#{3,}|-+ ?30 ?-+|(?:# ?){3}")
_LEAST = 25
_TAIL = 4
_MOST = 60
_BRIEF = 12
_VERB = 60  # code points in which the verb of "Jane Roe is a researcher" begins
_BESIDE = 20  # and those that it takes, article and spaces with it, at most


@dataclass(frozen=True, slots=True)
class Layout:
    """Which pieces are the article.

    Attributes:
        first: Index of the article's first piece.
        last: Index of its last piece.
        furniture: Whether each piece is the page's own, inside the article or out of it.
        notes: Indices of what is said about the author or the text at its end.
        signature: Who signed the article at its end, or None.
    """

    first: int
    last: int
    furniture: tuple[bool, ...]
    notes: tuple[int, ...]
    signature: Signature | None = None


def is_furniture(piece: Piece) -> bool:
    """Whether a line gives itself away as a part of the page, wherever it stands."""
    if piece.kind is BlockKind.BOILERPLATE:
        return True
    if piece.kind in _SET or piece.field:
        return False
    text = flat(piece.text)
    if not piece.closed and not _dated(text):
        counter = piece.words <= 6 and _COUNTER.match(text)
        crumbs = piece.words <= 16 and _PARTED.search(text) and _CRUMBS.match(text)
        if counter or crumbs:
            return True
    if piece.links > 0.6 or (_REFERENCE_NUMBER.match(text) and not _dated(text)):
        return True
    return (
        (
            len(text) <= _LONG_ROW
            and not piece.asks
            and whole("furniture.whole").fullmatch(text) is not None
        )
        or _shares(text)
        or (piece.words <= 30 and not piece.closed and _ROW.match(piece.text) is not None)
        or (piece.words <= 50 and piece.sentences <= 3 and _opens(text))
        or (piece.words <= 90 and somewhere("furniture.anywhere").search(text) is not None)
    )


def _shares(text: str) -> bool:
    """Whether a line is a row of buttons: "Share Post Email Print"."""
    if len(text) > _LONG_ROW:
        return False
    buttons, count = wordset("furniture.buttons"), 0
    for word in _LABEL.finditer(text):
        if word.group().casefold() not in buttons:
            return False
        count += 1
    return count > 1


def _opens(text: str) -> bool:
    return opening("furniture.opening").match(text) is not None


def _dated(text: str) -> bool:
    return next(dates.find(text), None) is not None


def is_profile(piece: Piece) -> bool:
    """Whether a line says who the author is: "Jane Roe is a researcher at ..."."""
    return profile_name(piece) is not None


def profile_name(piece: Piece) -> str | None:
    """The name in a line that says who the author is, or None."""
    text = flat(piece.text).strip("*_ ")
    verb = _PROFILE.search(text[: _VERB + _BESIDE])
    if not verb or verb.start() > _VERB:
        return None
    name = text[: verb.start()].strip(" ,")
    what = re.split(r"[,.;]| (?:at|with|of|for|and|who|based) ", text[verb.end() :])[0]
    if not _NAME.fullmatch(name) or len(name.split()) < 2:
        return None
    return name if terms("byline.profession").search(what) else None


def layout(pieces: Sequence[Piece]) -> Layout:
    """The stretch of pieces that is the article, and the page's own lines."""
    own = [is_furniture(p) for p in pieces]
    told = [p.inside is not None for p in pieces]
    if any(p.inside for p in pieces) and sum(told) > len(pieces) / 2:
        return _with_signature(pieces, _marked(pieces, own))
    light = _contents(pieces) | _teased(pieces, own)
    for index in light:
        own[index] = True
    cuts = _afterwards(pieces, own, light)
    seen = Counter(flat(p.text).casefold() for p in pieces)
    scores = [
        -2.0 if i in light else _score(p, own[i], i in cuts, seen[flat(p.text).casefold()])
        for i, p in enumerate(pieces)
    ]
    first, last = _heaviest(scores)
    while first > 0 and not own[first - 1] and not _labels(pieces, first - 1, own):
        first -= 1
    settled = _settled(pieces, own, first, _signed(pieces, own, last))
    return _with_signature(pieces, settled)


def _contents(pieces: Sequence[Piece]) -> set[int]:
    """The lines of a list of contents, which the headings of the text say again."""
    found: set[int] = set()
    for index, piece in enumerate(pieces):
        if whole("furniture.contents").fullmatch(flat(piece.text).strip("#=* ")) is None:
            continue
        after = range(index + 1, min(len(pieces), index + 1 + _MOST))
        stop = next((i for i in after if pieces[i].prose or pieces[i].words > _BRIEF), index)
        later = {_bare(p.text) for p in pieces[stop:] if p.words <= _BRIEF}
        listed = [i for i in range(index + 1, stop) if _bare(pieces[i].text) in later]
        if len(listed) > 1:
            found.update(range(index, listed[-1] + 1))
    return found


def _bare(text: str) -> str:
    """A heading without its number, marks and "[edit]"."""
    plain = re.sub(r"\[[^\]]*\]|^[\W\d.]+|\W+$", "", flat(text))
    return plain.strip().casefold()


def _teased(pieces: Sequence[Piece], own: Sequence[bool]) -> set[int]:
    """Labels amid the text ("Read also") with the headline below them, of another article."""
    found: set[int] = set()
    label = whole("furniture.label")
    for index, piece in enumerate(pieces[:-2]):
        below = pieces[index + 1]
        if piece.words > 5 or not label.fullmatch(flat(piece.text).strip("#*=_ ")):
            continue
        if below.prose or below.words > 20 or own[index + 1]:
            continue
        last = index + 1
        while last + 1 < len(pieces) and last < index + 3 and _signs_teaser(pieces[last + 1]):
            last += 1
        if last + 1 < len(pieces) and (pieces[last + 1].prose or pieces[last + 1].closed):
            found.update(range(index, last + 1))
    return found


def _signs_teaser(piece: Piece) -> bool:
    """Whether a line is the date or by-line of the headline above it."""
    text = flat(piece.text)
    dated = _dated(text) and piece.words <= 6
    return dated or (piece.words <= 6 and opening("byline.opening").match(text) is not None)


def _with_signature(pieces: Sequence[Piece], found: Layout) -> Layout:
    """A layout whose article takes in the lines that sign it."""
    statement = signatures.is_statement(pieces, found.first)
    above = found.last  # an office or date below the signature is in already
    while above > found.first and not pieces[above].closed and pieces[above].words <= _BRIEF:
        above -= 1
    signature = signatures.find(pieces, above, statement=statement)
    if signature is None:
        return found
    own = [flag and i not in signature.lines for i, flag in enumerate(found.furniture)]
    notes = tuple(i for i in found.notes if i not in signature.lines)
    last = max(found.last, signature.lines[-1])
    return replace(found, last=last, furniture=tuple(own), notes=notes, signature=signature)


def _signed(pieces: Sequence[Piece], own: list[bool], last: int) -> int:
    """The last piece of an article, with the office and date below it, or "End of interview"."""
    for index in range(last + 1, min(len(pieces), last + 4)):
        piece = pieces[index]
        text = flat(piece.text)
        if own[index] or piece.bullet or piece.words > 8:
            break
        if whole("closing").fullmatch(text) or (_dated(text) and piece.words <= 5):
            return index
    return last


def _marked(pieces: Sequence[Piece], own: list[bool]) -> Layout:
    """The layout of a page whose markup tells the article from the rest."""
    within = [i for i, p in enumerate(pieces) if p.inside]
    own = [flag or not p.inside for flag, p in zip(own, pieces, strict=True)]
    return _settled(pieces, own, within[0], within[-1])


def _settled(pieces: Sequence[Piece], own: list[bool], first: int, last: int) -> Layout:
    """Take page lines and notes on the author off the article's ends."""
    while first < last and own[first]:
        first += 1
    notes: list[int] = []
    while last > first:
        piece = pieces[last]
        if not own[last] and last > first and (is_profile(piece) or is_credit(piece)):
            notes.append(last)
        elif not own[last] and not _dangling(pieces, last, first):
            break
        last -= 1
    after = range(last + 1, min(len(pieces), last + 1 + _TAIL))
    notes.extend(i for i in after if i not in notes and not own[i] and is_profile(pieces[i]))
    for index in range(len(pieces)):
        outside = not first <= index <= last
        if outside and index not in notes:
            own[index] = True
    return Layout(first, last, tuple(own), tuple(sorted(notes)))


def is_credit(piece: Piece) -> bool:
    """Whether a line says where the text appeared or came from, and little else."""
    if piece.words > 45:
        return False
    text = flat(piece.text)
    for kind in ("reprint", "repost", "translation"):
        for pattern in templates(f"derivation.{kind}"):
            found = pattern.search(text)
            if found and found.start() <= 25:
                return True
    return False


def _dangling(pieces: Sequence[Piece], index: int, first: int) -> bool:
    """A label at the very end that closes nothing: a heading without a text."""
    piece = pieces[index]
    if piece.closed or piece.field or piece.words > 8 or piece.kind in _SET:
        return False
    if _dated(piece.text) or whole("closing").fullmatch(flat(piece.text)):
        return False
    lone = index > first and not pieces[index - 1].closed
    return piece.kind is BlockKind.HEADING or lone


def _labels(pieces: Sequence[Piece], index: int, own: list[bool]) -> bool:
    """Whether a short line above the article belongs to a run of labels, a menu without bullets."""
    piece = pieces[index]
    if piece.words >= 7 or piece.closed or _dated(piece.text):
        return False
    if piece.bullet or _bylined(flat(piece.text)):
        return piece.bullet and not _numbered(pieces, index)
    if piece.words >= 4:
        return False
    around = [i for i in (index - 1, index - 2) if i >= 0]
    return len(around) == 2 and all(
        own[i] or (pieces[i].words <= 4 and not pieces[i].closed and not _dated(pieces[i].text))
        for i in around
    )


def _numbered(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line like an item of a list is a numbered heading over a paragraph."""
    below = pieces[index + 1] if index + 1 < len(pieces) else None
    heads = re.match(r"\s*(?:\d{1,2}|[IVX]{1,4})[.)]\s", pieces[index].text) is not None
    return heads and below is not None and below.prose and not below.bullet


def _bylined(text: str) -> bool:
    return re.match(rf"(?:{opening('byline.opening').pattern})[\s:]+\w", text, re.I) is not None


def _score(piece: Piece, own: bool, cut: bool, times: int) -> float:
    if cut or own:
        rule = piece.kind is BlockKind.BOILERPLATE  # or the address of a link: of any text
        light = rule or _TIME.fullmatch(piece.text) is not None
        return -80.0 if cut else -0.5 if light else -6.0
    if piece.kind in (BlockKind.NOTE, BlockKind.TABLE):
        return 0.5  # wherever they stand, they belong to what is around them
    words = float(min(piece.words, _MOST))
    tag = mark(piece)
    if piece.field or piece.kind is BlockKind.QUOTATION or (tag and tag.side):
        return words + 1
    if _FOOTNOTE.match(piece.text) and not piece.prose:
        return -2.0
    if piece.prose or piece.closed:
        return words * (0.3 if times > 1 else 1)
    return -4.0 if times == 1 and not piece.bullet else -5.5


def _afterwards(pieces: Sequence[Piece], own: list[bool], light: set[int]) -> set[int]:
    """Lines after which the page holds other things: "Related posts", "References"."""
    weight = [p.words if p.prose and not own[i] else 0 for i, p in enumerate(pieces)]
    total = sum(weight)
    cuts: set[int] = set()
    before = 0
    for index, piece in enumerate(pieces):
        label = flat(piece.text).strip("#*=_ ")
        closed = before >= _LEAST and _CLOSES.fullmatch(piece.text.strip()) is not None
        if closed and sum(weight[index + 1 :]) < 0.45 * total:
            cuts.add(index)
        if (
            before >= 50
            and index not in light
            and not piece.prose
            and whole("afterwards.whole").fullmatch(label)
        ):
            rest = sum(weight[index + 1 :])
            if rest < 0.45 * total:
                cuts.add(index)
                own[index] = True
        before += weight[index]
    return cuts


def _heaviest(scores: Sequence[float]) -> tuple[int, int]:
    """First and last index of the stretch with the greatest sum (Kadane)."""
    best, best_span = float("-inf"), (0, 0)
    running, begin = 0.0, 0
    for index, score in enumerate(scores):
        if running <= 0:
            running, begin = 0.0, index
        running += score
        if running > best:
            best, best_span = running, (begin, index)
    return best_span
