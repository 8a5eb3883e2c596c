"""Attribution over trees and frames: source, cue and content of reported speech.

PropBank's frames of saying (`ARG0` says `ARG1`) where a corpus has them; else the same shapes read
from a gold tree: a verb of saying with its clause, a quotation before its speaker, "according to".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from training.passages import Attribution, Passage, Stretch
from training.sources.conllu import Document, children, subtree

_EDGES = frozenset("'\"“”‘’```'',.:;–-")


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind of `speech.yaml`."""
    return frozenset(_data()[kind])


@cache
def _data() -> dict[str, list[str]]:
    loaded = yaml.safe_load((Path(__file__).parent.parent / "speech.yaml").read_text("utf-8"))
    flat: dict[str, list[str]] = {k: v for k, v in loaded.items() if k != "frames"}
    return flat | {"frames": [frame for frames in loaded["frames"].values() for frame in frames]}


def trimmed(passage: Passage, stretch: Stretch) -> Stretch:
    """A stretch without marks at its edges: quotation marks are not what is said."""
    start, end = stretch
    while start < end and passage.words[start] in _EDGES:
        start += 1
    while end > start and passage.words[end - 1] in _EDGES:
        end -= 1
    return start, end


def by_tree(passage: Passage) -> tuple[Attribution, ...]:
    """Attributions that a gold tree shows."""
    return (*_clauses(passage), *according(passage))


def _clauses(passage: Passage) -> Iterator[Attribution]:
    below = children(passage)
    assert passage.relations is not None
    assert passage.lemmas is not None
    assert passage.tags is not None
    assert passage.heads is not None
    for cue, lemma in enumerate(passage.lemmas):
        kids = below.get(cue, [])
        verbal = passage.tags[cue] == "VERB" and lemma in words("verbs")
        nominal = passage.tags[cue] == "NOUN" and lemma in words("nouns")
        if not (verbal or nominal):
            continue
        wanted = ("ccomp",) if verbal else ("acl", "ccomp")
        contents = [
            k for k in kids if passage.relations[k] in wanted and _finite(passage, below, k)
        ]
        by = {"nsubj", "nmod:poss", "obl:agent"}
        subject = next((k for k in kids if passage.relations[k] in by), None)
        head = passage.heads[cue]
        found: list[Stretch] = [subtree(below, k) for k in contents]
        if (
            not found
            and passage.relations[cue] == "parataxis"
            and head >= 0
            and subject is not None
        ):
            found = _around(subtree(below, head), subtree(below, cue))
        found = [s for s in (trimmed(passage, one) for one in found) if s[0] < s[1]]
        if found:
            source = None if subject is None else trimmed(passage, _agent(passage, below, subject))
            yield Attribution(source, (cue, cue + 1), tuple(found))


def _finite(passage: Passage, below: dict[int, list[int]], top: int) -> bool:
    assert passage.feats is not None
    assert passage.relations is not None
    inside = [
        top,
        *(k for k in below.get(top, ()) if passage.relations[k] in ("aux", "cop", "aux:pass")),
    ]
    return any("VerbForm=Fin" in passage.feats[k] for k in inside)


def _agent(passage: Passage, below: dict[int, list[int]], top: int) -> Stretch:
    """The source without the preposition that may lead it, or the 's that may close it."""
    assert passage.relations
    cased = frozenset(k for k in below.get(top, ()) if passage.relations[k] == "case")
    return subtree(below, top, cased)


def _around(whole: Stretch, hole: Stretch) -> list[Stretch]:
    return [s for s in ((whole[0], hole[0]), (hole[1], whole[1])) if s[0] < s[1]]


def according(passage: Passage) -> Iterator[Attribution]:
    """In "according to X, ..." the noun is the source, the rest of its clause the content."""
    below = children(passage)
    assert passage.relations is not None
    assert passage.heads is not None
    for at, word in enumerate(passage.words[:-1]):
        if word.lower() != "according" or passage.words[at + 1].lower() != "to":
            continue
        source = passage.heads[at]
        head = passage.heads[source] if source >= 0 else -1
        if head < 0:
            continue
        stretch = subtree(below, source)
        clause = subtree(below, head)
        contents = tuple(
            s for s in (trimmed(passage, one) for one in _around(clause, stretch)) if s[0] < s[1]
        )
        named = (max(stretch[0], at + 2), stretch[1])
        if contents and named[0] < named[1]:
            yield Attribution(trimmed(passage, named), (at, at + 2), contents)


def by_frames(passage: Passage, document: Document, folder: Path) -> tuple[Attribution, ...] | None:
    """Attributions of PropBank's frames; None where its skeleton does not fit the document."""
    skeleton = _skeleton(document.name, folder)
    if skeleton is None or len(skeleton) != len(document.sentences):
        return None
    found, at, missed = list[Attribution](), 0, 0
    for sentence, rows in zip(document.sentences, skeleton, strict=True):
        if [r[4] for r in rows] == [r.xpos for r in sentence.rows] or len(rows) == len(
            sentence.rows
        ):
            found += _framed(passage, rows, at)
        else:
            missed += 1
        at += len(sentence.rows)
    return None if missed * 10 > len(skeleton) else (*found, *according(passage))


def _skeleton(name: str, folder: Path) -> list[list[list[str]]] | None:
    genre, _, rest = name.partition("-")
    found = list(folder.glob(f"{genre}/*/{rest}.xml.gold_skel"))
    if not found:
        return None
    blocks = found[0].read_text("utf-8").strip().split("\n\n")
    return [[line.split() for line in block.splitlines() if line.split()] for block in blocks]


def _framed(passage: Passage, rows: list[list[str]], at: int) -> Iterator[Attribution]:
    predicates = [i for i, row in enumerate(rows) if row[7] != "-"]
    for column, predicate in enumerate(predicates):
        if rows[predicate][7] not in words("frames"):
            continue
        roles = _roles([row[8 + column] for row in rows if len(row) > 8 + column])
        contents = [
            s
            for one in roles.get("ARG1", []) + roles.get("C-ARG1", [])
            if (s := trimmed(passage, (one[0] + at, one[1] + at)))[1] - s[0] > 1
        ]
        if not contents:
            continue
        sources = roles.get("ARG0", [])
        source = (sources[0][0] + at, sources[0][1] + at) if sources else None
        cues = roles.get("V", [(predicate, predicate + 1)])
        yield Attribution(source, (cues[0][0] + at, cues[0][1] + at), tuple(contents))


def _roles(cells: list[str]) -> dict[str, list[Stretch]]:
    roles: dict[str, list[Stretch]] = {}
    opened: list[tuple[str, int]] = []
    for at, cell in enumerate(cells):
        opened += [(role, at) for role in re.findall(r"\(([^()*]+)", cell)]
        for _ in range(cell.count(")")):
            role, start = opened.pop()
            roles.setdefault(role, []).append((start, at + 1))
    return roles
