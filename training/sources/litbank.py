"""LitBank: quotations with their speakers, and coreference, over literary fiction.

A quotation is a content; its source is a mention of the speaker's cluster within a few words of the
quotation marks, its cue a verb of saying there. Where no such verb stands, both are silent.
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path

from training.passages import Attribution, Mention, Passage, Stretch
from training.sources.speech import words as speech_words

_REACH = 7
_BREAKS = frozenset(
    {",", "of", "who", "which", "that", "with", "in", "on", "at", "from", "to", "(", "--", ";"}
)


def passages(data: Path, split: str) -> Iterator[Passage]:
    """The texts of a split; every eighth text, by name, is development."""
    archive = data / "litbank" / "litbank_coref_quotations_events.tar.gz"
    with tarfile.open(archive) as opened:
        texts = {
            Path(member.name).name: stream.read().decode("utf-8")
            for member in opened
            if member.isfile() and (stream := opened.extractfile(member)) is not None
            and "/tsv/" not in member.name.replace("quotations/tsv", "")
        }  # fmt: skip
    names = sorted(name.removesuffix(".conll") for name in texts if name.endswith(".conll"))
    for number, name in enumerate(names):
        if (number % 8 == 7) == (split == "dev"):
            yield _passage(name, texts[f"{name}.conll"], texts.get(f"{name}.ann", ""))


def _passage(name: str, conll: str, quotations: str) -> Passage:
    forms, ends = list[str](), list[int]()
    opened: dict[int, list[int]] = {}
    mentions: list[tuple[int, int, int]] = []
    for line in conll.splitlines():
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 13:
            if forms and (not ends or ends[-1] != len(forms) - 1):
                ends.append(len(forms) - 1)
            continue
        forms.append(_plain(cells[3]))
        at = len(forms) - 1
        for part in filter(
            lambda p: p not in ("_", "-"), (p.strip() for p in cells[12].split("|"))
        ):
            number = int(part.strip("()")) if part.strip("()") else -1
            if part.startswith("("):
                opened.setdefault(number, []).append(at)
            if part.endswith(")") and opened.get(number):
                mentions.append((opened[number].pop(), at + 1, number))
    if ends[-1] != len(forms) - 1:
        ends.append(len(forms) - 1)
    words = tuple(forms)
    starts = [0, *(end + 1 for end in ends)]
    return Passage(
        "litbank",
        name,
        words,
        (len(words) - 1,),
        mentions=tuple(
            Mention(a, b, _head(words, a, b), "", number) for a, b, number in sorted(mentions)
        ),
        attributions=tuple(_attributions(words, starts, mentions, quotations)),
    )


def _plain(word: str) -> str:
    return {"``": "“", "''": "”"}.get(word, word)


def _head(words: tuple[str, ...], start: int, end: int) -> int:
    """The last word before what only qualifies it."""
    for at in range(start + 1, end):
        if words[at].lower() in _BREAKS:
            return at - 1
    return end - 1 if words[end - 1] not in ("'s", "’s") or end - start == 1 else end - 2


def _attributions(
    words: tuple[str, ...],
    starts: list[int],
    mentions: list[tuple[int, int, int]],
    quotations: str,
) -> Iterator[Attribution]:
    rows = [line.split("\t") for line in quotations.splitlines() if line]
    speaker = {row[1]: row[2].rsplit("-", 1)[-1] for row in rows if row[0] == "ATTRIB"}
    quotes: dict[str, Stretch] = {}
    for row in rows:
        if row[0] == "QUOTE" and int(row[4]) < len(starts):
            quotes[row[1]] = (
                starts[int(row[2])] + int(row[3]),
                starts[int(row[4])] + int(row[5]) + 1,
            )
    inside = {at for start, end in quotes.values() for at in range(start, end)}
    said = speech_words("narrative")
    made: dict[tuple[Stretch | None, Stretch | None, str], list[Stretch]] = {}
    for name, (start, end) in sorted(quotes.items(), key=lambda item: item[1]):
        near = [
            at
            for at in (*range(end, end + _REACH), *range(start - 1, start - _REACH - 1, -1))
            if 0 <= at < len(words) and at not in inside
        ]
        cue = next((at for at in near if words[at].lower() in said), None)
        by = [
            (a, b)
            for a, b, number in mentions
            if str(number) == speaker.get(name) and cue is not None and a not in inside
            and (abs(a - cue) <= 5 or abs(b - 1 - cue) <= 1)
        ]  # fmt: skip
        content = (start + 1, end - 1) if end - start > 2 else (start, end)
        if cue is None or not by:
            made[None, None, name] = [content]
        else:
            nearest = min(by, key=lambda s: min(abs(s[0] - cue), abs(s[1] - 1 - cue)))
            made.setdefault((nearest, (cue, cue + 1), ""), []).append(content)
    for (source, cue_words, _), contents in made.items():
        yield Attribution(source, cue_words, tuple(contents))
