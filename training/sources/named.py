"""Corpora of names: CrossNER (politics), Re-DocRED, re3d, KnowledgeNet, with their relations.

Each is brought to our guide: a state's name may be State or Place (the corpora cannot tell), a
nationality is barred, a post without a name is no Person.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from factional.extract.lexicon import words as lexicon
from training import states
from training.passages import Passage, Span, Stretch, Tie
from training.words import covering, paragraphs, words

_CROSSNER = {
    "politician": "Person",
    "person": "Person",
    "organisation": "Organization",
    "politicalparty": "Organization",
    "event": "Event",
    "election": "Event",
    "country": "State|Place",
    "location": "Place",
}
_REDOCRED = {
    "PER": "Person",
    "ORG": "Organization",
    "LOC": "Place",
    "TIME": "Date",
    "NUM": "Quantity",
}
_RE3D = {
    "Organisation": "Organization",
    "Location": "Place",
    "Person": "Person",
    "Temporal": "Date",
    "DocumentReference": "Document",
    "Quantity": "Quantity",
    "Money": "Quantity",
}
_CORE = ("Organization", "State", "Person", "Place")


@cache
def relations(corpus: str) -> dict[str, str]:
    """A corpus's relation names in the guide's; a leading `-` swaps the two sides."""
    text = (Path(__file__).parent.parent / "ties.yaml").read_text("utf-8")
    found: dict[str, str] = yaml.safe_load(text)[corpus]
    return found


def crossner(data: Path, split: str) -> Iterator[Passage]:
    """CrossNER politics, one passage a sentence; `split` is `train` or `dev`."""
    text = (data / "crossner_politics" / f"{split}.txt").read_text("utf-8").strip()
    for number, block in enumerate(text.split("\n\n")):
        rows = [line.split() for line in block.splitlines()]
        forms = tuple(row[0] for row in rows)
        spans, barred = list[Span](), list[Stretch]()
        for start, end, kind in _bio([row[1] for row in rows]):
            if kind in _CROSSNER:
                spans.append(_guided(forms, start, end, _CROSSNER[kind]))
            else:
                barred.append((start, end))
        yield Passage(
            "crossner",
            f"{split}-{number}",
            forms,
            (len(forms) - 1,),
            spans=tuple(spans),
            known=(*_CORE, "Event"),
            flat=True,
            barred=tuple(barred),
        )


def _bio(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    start = -1
    for at, label in enumerate([*labels, "O"]):
        if start >= 0 and not label.startswith("I-"):
            yield start, at, labels[start][2:]
            start = -1
        if label.startswith("B-"):
            start = at


def _guided(forms: tuple[str, ...], start: int, end: int, kind: str) -> Span:
    """A span typed as the guide has it."""
    start, end = _bare(forms, (start, end))
    if kind == "Person":
        start += states.untitled(forms[start:end])
    name = forms[start:end]
    if kind == "Organization" and (states.state(name) or states.government(name)):
        kind = "State"
    elif kind == "Place" and states.state(name):
        kind = "State|Place"
    return Span(start, end, kind)


def redocred(data: Path) -> Iterator[Passage]:
    """Re-DocRED's revised development documents."""
    names = relations("redocred")
    for document in json.loads((data / "redocred" / "dev_revised.json").read_text("utf-8")):
        starts = [0]
        for sentence in document["sents"]:
            starts.append(starts[-1] + len(sentence))
        forms = tuple(word for sentence in document["sents"] for word in sentence)
        spans, barred = list[Span](), list[Stretch]()
        places: list[list[Stretch]] = []
        for entity in document["vertexSet"]:
            places.append([])
            for mention in entity:
                start, end = (starts[mention["sent_id"]] + at for at in mention["pos"])
                places[-1].append((start, end))
                if mention["type"] not in _REDOCRED or states.people(forms[start:end]):
                    barred.append((start, end))
                else:
                    spans.append(_guided(forms, start, end, _REDOCRED[mention["type"]]))
        yield Passage(
            "redocred",
            document["title"],
            forms,
            (len(forms) - 1,),
            ends=tuple(at - 1 for at in starts[1:]),
            spans=tuple(spans),
            known=(*_CORE, "Date"),
            flat=True,
            barred=tuple(barred),
            ties=tuple(_document_ties(document, places, names)),
            ties_known=tuple(sorted({name.lstrip("-") for name in names.values()})),
        )


def _document_ties(
    document: dict[str, Any], places: list[list[Stretch]], names: dict[str, str]
) -> Iterator[Tie]:
    """A relation of two entities holds between each pair of their mentions in its evidence."""
    for label in document["labels"]:
        if label["r"] not in names:
            continue
        name = names[label["r"]]
        sides = (places[label["h"]], places[label["t"]])
        if name.startswith("-"):
            sides = sides[::-1]
        for subject in sides[0]:
            for other in sides[1]:
                if abs(subject[0] - other[0]) < 40:
                    yield Tie(subject, other, name.lstrip("-"))


def re3d(data: Path, held: bool) -> Iterator[Passage]:
    """re3d without BBC; every fifth document is held back, and `held` gives those."""
    number = 0
    for folder in sorted((data / "re3d").iterdir()):
        if not (folder / "documents.json").exists() or folder.name.startswith("BBC"):
            continue
        documents = sorted(_lines(folder / "documents.json"), key=lambda d: str(d["_id"]))
        entities, found = _lines(folder / "entities.json"), _lines(folder / "relations.json")
        for document in documents:
            number += 1
            if (number % 5 == 0) == held:
                mine = [e for e in entities if e["documentId"] == document["_id"]]
                ties = [r for r in found if r["documentId"] == document["_id"]]
                yield _re3d(document, mine, ties)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _re3d(
    document: dict[str, Any], entities: list[dict[str, Any]], found: list[dict[str, Any]]
) -> Passage:
    text = document["text"]
    offsets = words(text)
    forms = tuple(text[a:b] for a, b in offsets)
    spans: dict[Stretch, Span] = {}
    barred = set[Stretch]()
    for entity in entities:
        stretch = covering(offsets, entity["begin"], entity["end"])
        if stretch is None:
            continue
        stretch = _bare(forms, stretch)
        kind = _RE3D.get(entity["type"], "")
        named = any(word[0].isupper() for word in forms[slice(*stretch)])
        name = forms[slice(*stretch)]
        loose = _loose(name) or (kind == "Person" and states.post(name))
        if entity["confidence"] < 0.5 or not kind or (kind in _CORE and (loose or not named)):
            barred.add(stretch)
        else:
            spans[stretch] = _guided(forms, *stretch, kind)
    names = relations("re3d")
    ties = list[Tie]()
    for relation in found:
        subject = covering(offsets, relation["sourceBegin"], relation["sourceEnd"])
        other = covering(offsets, relation["targetBegin"], relation["targetEnd"])
        if relation["type"] in names and relation["confidence"] >= 0.5 and subject and other:
            subject, other = _bare(forms, subject), _bare(forms, other)
            person = subject in spans and spans[subject].type == "Person"
            called = names[relation["type"]]
            if called == "part_of" and person:
                called = "member_of"
            ties.append(Tie(subject, other, called))
    return Passage(
        "re3d",
        document["_id"],
        forms,
        paragraphs(text, offsets),
        spans=tuple(spans[s] for s in sorted(spans)),
        known=(*_CORE, "Date", "Document"),
        flat=True,
        barred=tuple(sorted(barred - spans.keys())),
        ties=tuple(ties),
        ties_known=tuple(sorted({name.lstrip("-") for name in names.values()})),
    )


def _loose(name: tuple[str, ...]) -> bool:
    """Whether the words describe more than they name."""
    small = states.lexicon("links") | states.lexicon("bodies")
    return states.crowd(name) or any(word.islower() and word not in small for word in name)


def _bare(forms: tuple[str, ...], stretch: Stretch) -> Stretch:
    start, end = stretch
    while end - start > 1 and forms[start].lower() in ("the", "a", "an"):
        start += 1
    return start, end


def knowledgenet(data: Path) -> Iterator[Passage]:
    """KnowledgeNet's passages with facts: only what a fact names is labelled, the rest unknown."""
    names = relations("knowledgenet")
    by_text: dict[str, list[dict[str, Any]]] = {}
    for row in _lines(data / "knowledgenet" / "facts.jsonl"):
        if row.get("passage") and row.get("offset_ok", True):
            by_text.setdefault(row["passage"], []).append(row)
    for number, (text, facts) in enumerate(sorted(by_text.items())):
        offsets = words(text)
        forms = tuple(text[a:b] for a, b in offsets)
        asked = {names[f["property"]].lstrip("-") for f in facts if f["property"] in names}
        ties, spans = list[Tie](), set[Span]()
        for fact in facts:
            if fact.get("no_fact") or fact["property"] not in names:
                continue
            base = fact["passageStart"]
            subject = covering(offsets, fact["subjectStart"] - base, fact["subjectEnd"] - base)
            other = covering(offsets, fact["objectStart"] - base, fact["objectEnd"] - base)
            name = names[fact["property"]]
            if subject and other:
                spans |= _typed(forms, (subject, other), fact["property"])
                pair = (other, subject) if name.startswith("-") else (subject, other)
                ties.append(Tie(*pair, name.lstrip("-")))
        if ties:
            yield Passage(
                "knowledgenet",
                str(number),
                forms,
                (len(forms) - 1,),
                spans=tuple(sorted(spans, key=lambda s: (s.start, s.end, s.type))),
                ties=tuple(ties),
                ties_known=tuple(sorted(asked)),
            )


_SIDES = {
    "CEO": ("Organization", "Person"),
    "HEADQUARTERS": ("Organization", "Place"),
    "EMPLOYEE_OR_MEMBER_OF": ("Person", "Organization"),
    "POLITICAL_AFFILIATION": ("Person", "Organization"),
    "SUBSIDIARY_OF": ("Organization", "Organization"),
    "PLACE_OF_RESIDENCE": ("Person", "Place"),
}


def _typed(forms: tuple[str, ...], pair: tuple[Stretch, Stretch], fact: str) -> set[Span]:
    """The names among a fact's two sides; a pronoun or a description is none."""
    return {
        _guided(forms, *stretch, kind)
        for stretch, kind in zip(pair, _SIDES.get(fact, ()), strict=False)
        if forms[stretch[0]][0].isupper()
        and forms[stretch[0]].casefold() not in lexicon("tokens", "pronouns")
        and not states.people(forms[slice(*stretch)])
    }
