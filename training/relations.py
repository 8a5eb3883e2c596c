"""Sentences that say which relations the words state between the actors they mention.

One item a line, in `training/field/relations/*.txt`; empty lines and those that begin with # are
passed over:

    [Karam Front] men overran [Tel Dar@L] before dawn, [a resident@P] said. || 1>controls>2

A mark is an Organization unless a letter says otherwise (`LETTERS`). Marks may stand in marks and
are numbered from 1 in the order in which they open. Behind the bars stands everything that the
sentence states outright between two mentions as written, parted by semicolons; every other ordered
pair is a negative. `1>-trains>2` is denied, `1>~attacked>2` only planned, threatened or foretold,
`1>?leads>2` only asked, supposed or contrary to fact; `1>formed` and `1>dissolved` have one
mention. V marks a value, which is no actor and no subject: "[some 80@V] men" of `1>strength>2`. The
relations that take a value take nothing else, and no other takes one; a value without a tie is a
negative as well. A backslash takes the next character as it stands.

The tenth of the items whose hash of the text says so is held back as `dev`: a new item moves no
other. `python -m training.relations` prints how often each relation is stated.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from factional.errors import AnnotationError, VocabularyError
from factional.model import EntityType
from factional.vocabulary import Vocabulary

FOLDER = Path(__file__).parent / "field" / "relations"
LETTERS: dict[str, EntityType | None] = {
    "S": EntityType.STATE,
    "P": EntityType.PERSON,
    "G": EntityType.GROUP,
    "L": EntityType.PLACE,
    "E": EntityType.EVENT,
    "V": None,
}
SPLITS = ("train", "dev")

_TIE = re.compile(r"(\d+)\s*>\s*([-~?]?)([a-z_]+)(?:\s*>\s*(\d+))?")
_CLOSING = re.compile(r"(?:@([A-Za-z]*))?\]")
_SPACE = re.compile(r"\s+")


class Standing(StrEnum):
    """How the words put a relation."""

    STATED = "stated"
    DENIED = "denied"
    PLANNED = "planned"
    SUPPOSED = "supposed"


SIGNS = {
    "": Standing.STATED,
    "-": Standing.DENIED,
    "~": Standing.PLANNED,
    "?": Standing.SUPPOSED,
}


def split_of(text: str) -> str:
    """`dev` for one text in ten, by its hash; else `train`."""
    digest = hashlib.sha256(text.encode()).digest()
    return "dev" if digest[0] * 256 + digest[1] < 6554 else "train"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that stand for an actor, place, event or value: code points, end exclusive.

    Attributes:
        type: None of a value: a number of men, a creed, a fate.
    """

    start: int
    end: int
    type: EntityType | None


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two marks, or of one.

    Attributes:
        subject: Index into the marks, from 0.
        object: The same; None where the relation stands alone.
    """

    subject: int
    relation: str
    object: int | None = None
    standing: Standing = Standing.STATED


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence, what it mentions in the order of its text, and what it states of it."""

    name: str
    text: str
    marks: tuple[Mark, ...]
    ties: tuple[Tie, ...]

    @property
    def split(self) -> str:
        """`dev` for one text in ten, by its hash; else `train`."""
        return split_of(self.text)

    @property
    def skeleton(self) -> str:
        """The text with types for names: two items that share it differ in names only."""
        out, at = [], 0
        for mark in self.marks:
            if mark.start >= at:
                out += [self.text[at : mark.start], f"<{mark.type or 'Value'}>"]
                at = mark.end
        return _SPACE.sub(" ", "".join([*out, self.text[at:]])).casefold().strip()

    def pairs(self) -> Iterator[tuple[int, int, tuple[Tie, ...]]]:
        """Every ordered pair of marks with what is stated of it, nothing for most.

        A value is the second of a pair, never the first.
        A relation without direction stands at both orders of its pair, turned round at the second.
        """
        symmetric = {r.name for r in Vocabulary.load().relations.values() if r.symmetric}
        found: dict[tuple[int, int], list[Tie]] = {}
        for tie in self.ties:
            if tie.object is None:
                continue
            found.setdefault((tie.subject, tie.object), []).append(tie)
            if tie.relation in symmetric:
                turned = Tie(tie.object, tie.relation, tie.subject, tie.standing)
                found.setdefault((tie.object, tie.subject), []).append(turned)
        for first in range(len(self.marks)):
            for second in range(len(self.marks)):
                if first != second and self.marks[first].type is not None:
                    yield first, second, tuple(found.get((first, second), ()))


def parse(line: str, name: str = "") -> Item:
    """Read one item.

    Args:
        line: A line in the notation of this module.
        name: What the item is called, in messages too.

    Raises:
        AnnotationError: the bars are missing, a mark or its letter is wrong, or a relation is
            unknown, stands twice, or does not fit the marks.
    """
    before, bars, after = line.rpartition("||")
    if not bars:
        raise AnnotationError(
            f"{name}: no || follows the sentence. Put it there, even if nothing follows."
        )
    text, marks = _marked(before.strip(), name)
    ties = tuple(_tie(part.strip(), marks, name) for part in after.split(";") if part.strip())
    _once(ties, name)
    return Item(name, text, marks, ties)


def load(path: Path = FOLDER, split: str | None = None) -> list[Item]:
    """The items of a file, or of all `.txt` files of a folder in the order of their names.

    Args:
        path: The file or the folder.
        split: Keep only `train` or only `dev`; None keeps both.

    Raises:
        AnnotationError: an item is wrong, or differs from an earlier one in nothing but names;
            says file and line.
    """
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    items: list[Item] = []
    seen: dict[str, str] = {}
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            item = parse(line, f"{file.name}:{number}")
            twin = seen.setdefault(item.skeleton, item.name)
            if twin != item.name:
                raise AnnotationError(
                    f"{item.name}: differs from {twin} in names only. Say it in other words."
                )
            items.append(item)
    return [item for item in items if split in (None, item.split)]


def statistics(items: Iterable[Item]) -> dict[str, Counter[Standing]]:
    """How often each relation has which standing, the most frequent first."""
    counts: dict[str, Counter[Standing]] = {}
    for item in items:
        for tie in item.ties:
            counts.setdefault(tie.relation, Counter())[tie.standing] += 1
    return dict(sorted(counts.items(), key=lambda one: (-one[1].total(), one[0])))


def _marked(source: str, name: str) -> tuple[str, tuple[Mark, ...]]:
    out: list[str] = []
    marks: list[Mark | None] = []
    starts: list[tuple[int, int]] = []
    at = 0
    while at < len(source):
        char = source[at]
        closing = _CLOSING.match(source, at)
        if char == "\\" and at + 1 < len(source):
            out.append(source[at + 1])
            at += 2
        elif char == "[":
            starts.append((len(marks), len(out)))
            marks.append(None)
            at += 1
        elif closing:
            if not starts:
                raise _broken(name, source, at, "closes a mark that is not open")
            number, start = starts.pop()
            words = "".join(out[start:])
            if not words or words != words.strip():
                raise _broken(name, source, at, "marks nothing, or a space at its edge")
            marks[number] = Mark(start, len(out), _type(closing[1], name, source, at))
            at = closing.end()
        else:
            out.append(char)
            at += 1
    if starts:
        raise _broken(name, source, at, "leaves a mark open")
    return "".join(out), tuple(mark for mark in marks if mark is not None)


def _type(letter: str | None, name: str, source: str, at: int) -> EntityType | None:
    if letter is None:
        return EntityType.ORGANIZATION
    if letter not in LETTERS:
        known = ", ".join(LETTERS)
        raise _broken(name, source, at, f"has the type {letter!r}, which is none of {known}")
    return LETTERS[letter]


def _tie(part: str, marks: tuple[Mark, ...], name: str) -> Tie:
    match = _TIE.fullmatch(part)
    if not match:
        raise AnnotationError(f"{name}: {part!r} is no relation. Write 1>relation>2 or 1>formed.")
    try:
        relation = Vocabulary.load()[match[3]]
    except VocabularyError as error:
        raise AnnotationError(f"{name}: {error}") from error
    ends = [int(match[1]) - 1, *([int(match[4]) - 1] if match[4] else [])]
    if bool(relation.object or relation.value) != (len(ends) == 2):
        raise AnnotationError(
            f"{name}: {part!r} has the wrong number of ends. Give two to a relation between two "
            "mentions or with a value, and one to formed and dissolved."
        )
    if len(set(ends)) != len(ends) or not all(0 <= end < len(marks) for end in ends):
        raise AnnotationError(
            f"{name}: {part!r} names the same mark twice, or one that is not there. "
            f"The sentence has marks 1 to {len(marks)}."
        )
    values = [marks[end].type is None for end in ends]
    if values != [False, bool(relation.value)][: len(ends)]:
        raise AnnotationError(
            f"{name}: {part!r} has a value where it takes an actor, or the other way round. "
            "Mark with @V what strength, composition, ideology, status, described_as and aims_to "
            "have for their object, and nothing else."
        )
    return Tie(ends[0], relation.name, ends[1] if match[4] else None, SIGNS[match[2]])


def _once(ties: tuple[Tie, ...], name: str) -> None:
    vocabulary = Vocabulary.load()
    seen = set()
    for tie in ties:
        ends: tuple[int | None, ...] = (tie.subject, tie.object)
        if vocabulary[tie.relation].symmetric and tie.object is not None:
            ends = tuple(sorted((tie.subject, tie.object)))
        if (tie.relation, ends) in seen:
            raise AnnotationError(
                f"{name}: {tie.relation} stands twice for the same marks. Keep one of them."
            )
        seen.add((tie.relation, ends))


def _broken(name: str, source: str, at: int, what: str) -> AnnotationError:
    near = source[max(0, at - 30) : at + 15]
    return AnnotationError(f"{name}: {what}. See its marks near: {near!r}.")


def main() -> None:
    """Print how many items there are, and how often each relation is stated."""
    items = load()
    held = sum(item.split == "dev" for item in items)
    silent = sum(not item.ties for item in items)
    print(f"{len(items)} items, {held} of them dev, {silent} without a relation")
    print(f"{'relation':16}" + "".join(f"{standing:>10}" for standing in Standing))
    for relation, counts in statistics(items).items():
        print(f"{relation:16}" + "".join(f"{counts[standing]:10}" for standing in Standing))


if __name__ == "__main__":
    main()
