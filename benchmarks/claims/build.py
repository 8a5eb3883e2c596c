"""Makes gold with offsets from annotations as a person writes them.

`documents/<set>/annotations/<stem>.yaml` is the compact form, `documents/<set>/gold/<stem>/` the
layout that annotations are exchanged in. Places are found by the anchoring of the sample case.

    python -m benchmarks.claims.build            write the gold of every set
    python -m benchmarks.claims.build --check    exit 1 where it is out of date

Everything but the head is lines of fields between bars:

    entities    id | O S P G L E (type) | name | mention ; mention
    claims      subject | relation | object or value | words that state it | more ; more
    turns       kind | speaker | first words
    gaps        speaker | about, about | topic | reason | words

Claims stand below a line `@ speaker, who passed it on`, where `A` is the author. Words may run over
line breaks, and `first ... last` is a stretch. More is `t=` (time), `place=`, `role=`, `nth=`, a
certainty, a kind, `denied` and `side` (not core). A quantity is `250..300`, `300..`, `..300` or
`~500`, with its unit. What `implied.yaml` says a careful reader infers is added, never as core.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from factional.errors import AnnotationError
from factional.sample.anchor import Gold, anchor, brought_up
from factional.vocabulary.relations import Vocabulary

HERE = Path(__file__).parent
DOCUMENTS = HERE / "documents"
SETS = ("tune", "held")
_TYPES = {
    "O": "Organization",
    "S": "State",
    "P": "Person",
    "G": "Group",
    "L": "Place",
    "E": "Event",
}
_CERTAINTIES = ("certain", "probable", "possible")
_KINDS = ("state", "event", "prediction", "intention")
_QUANTITY = re.compile(r"(?P<low>\d+)?(?P<to>\.\.)?(?P<high>\d+)?\s+(?P<unit>.+)")

Record = dict[str, Any]


def gold_of(stem: str, source: Mapping[str, Any], text: str) -> Gold:
    """What an annotation in the compact form says of a text.

    Raises:
        AnnotationError: words are not in the text, or stand there more than once, or a line does
            not hold what it should.
    """
    claims = list(_claims(source["claims"], text))
    speakers = [
        dict(zip(("name", "role", "affiliation"), fields, strict=False))
        for fields in _rows(source["meta"]["speakers"])
    ]
    made = anchor(
        stem,
        {
            "meta": {**source["meta"], "speakers": speakers},
            "entities": {row[0]: _entity(row, text) for row in _rows(source["entities"])},
            "claims": claims,
            "gaps": [_gap(row, text) for row in _rows(source.get("gaps", ""))],
        },
        text,
    )
    if "turns" in source:
        made.meta["turns"] = _turns(source["turns"], text, made.meta["body"])
    types = {entity["id"]: entity["type"] for entity in made.entities}
    made.claims.extend(_implied(made.claims, types))
    made.claims.sort(key=lambda claim: (claim["start"], claim["end"]))
    for number, claim in enumerate(made.claims, 1):
        claim["id"] = f"{stem}-{number:03}"
    return made


def made_of(name: str) -> Iterator[tuple[Path, str]]:
    """Every file that the gold of a set should hold, with its content."""
    for path in sorted((DOCUMENTS / name / "annotations").glob("*.yaml")):
        source = yaml.safe_load(path.read_text(encoding="utf-8"))
        text = (DOCUMENTS / name / "texts" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        for file, content in gold_of(path.stem, source, text).files().items():
            yield DOCUMENTS / name / "gold" / path.stem / file, content


def main(arguments: Sequence[str]) -> int:
    """Write the gold of every set, or with `--check` say what is out of date."""
    files = (file for name in SETS for file in made_of(name))
    return brought_up(files, HERE, check="--check" in arguments)


def _rows(block: str) -> list[list[str]]:
    return [
        [field.strip() for field in line.split("|")] for line in block.splitlines() if line.strip()
    ]


def _entity(row: Sequence[str], text: str) -> list[Any]:
    name, kind, title, *rest = row
    mentions = [part.strip() for part in (rest[0] if rest else title).split(";")]
    forms = [form for mention in mentions for form in _forms(mention, text)]
    if kind not in _TYPES:
        raise AnnotationError(f"{name} has no type {kind!r}. Use one of {' '.join(_TYPES)}.")
    return [title, _TYPES[kind], list(dict.fromkeys(forms))]


def _forms(words: str, text: str) -> list[str]:
    """The words as they stand in the text, over whatever line breaks."""
    return [text[start:end] for start, end in _places(words, text)]


def _places(words: str, text: str) -> list[tuple[int, int]]:
    if "..." in words:
        first, _, last = words.partition("...")
        ends = [end for _, end in _places(last.strip(), text)]
        return [
            (start, next(end for end in ends if end > upto))
            for start, upto in _places(first.strip(), text)
            if any(end > upto for end in ends)
        ]
    exact = r"\s+".join(re.escape(word) for word in words.split())
    found = [match.span() for match in re.finditer(rf"(?<!\w){exact}(?!\w)", text)]
    if not found:
        raise AnnotationError(f"{words!r} is not in the text. Quote it exactly, whole words.")
    return found


def _stretch(words: str, nth: int | None, text: str) -> tuple[str, int]:
    """The exact words, and which of their occurrences is meant."""
    places = _places(words, text)
    if nth is None and len(places) > 1:
        raise AnnotationError(f"{words!r} stands in the text {len(places)} times. Say which: nth=.")
    start, end = places[(nth or 1) - 1]
    exact = re.compile(rf"(?<!\w){re.escape(text[start:end])}(?!\w)")
    return text[start:end], [match.start() for match in exact.finditer(text)].index(start) + 1


def _claims(block: str, text: str) -> Iterator[Record]:
    vocabulary = Vocabulary.load()
    group: Record = {}
    for row in _rows(block):
        if row[0].startswith("@"):
            if group:
                yield group
            voice = [part.strip() for part in row[0][1:].split(",")]
            group = {"voice": ["<author>" if who == "A" else who for who in voice], "says": []}
            continue
        subject, relation, other, words, *rest = row
        extra = _extra(rest[0] if rest else "", row)
        quotation, extra["nth"] = _stretch(words, extra.get("nth"), text)
        kind = vocabulary[relation].value
        value = _quantity(other) if kind == "quantity" else other or None
        group["says"].append([subject, relation, value, quotation, extra])
    yield group


def _extra(field: str, row: Sequence[str]) -> Record:
    extra: Record = {}
    for part in filter(None, (part.strip() for part in field.split(";"))):
        key, _, value = part.partition("=")
        if part in _CERTAINTIES:
            extra["certainty"] = part
        elif part in _KINDS:
            extra["kind"] = part
        elif part == "denied":
            extra["denied"] = True
        elif part == "side":
            extra["core"] = False
        elif key == "nth":
            extra["nth"] = int(value)
        elif key in ("t", "place", "role") and value:
            extra["time" if key == "t" else key] = value
        else:
            raise AnnotationError(f"{part!r} in {' | '.join(row)} says nothing. Mend the line.")
    return extra


def _quantity(text: str) -> Record:
    found = _QUANTITY.fullmatch(text.removeprefix("~"))
    if found is None:
        raise AnnotationError(f"{text!r} is no quantity. Write 250..300 fighters, or ~500 men.")
    low, high = (int(x) if x else None for x in found.group("low", "high"))
    if not found["to"]:
        high = low
    return {"min": low, "max": high, "approx": text.startswith("~"), "unit": found["unit"]}


def _gap(row: Sequence[str], text: str) -> Record:
    speaker, about, topic, reason, words = row
    quote, _ = _stretch(words, None, text)
    return {
        "speaker": speaker,
        "about": [part.strip() for part in about.split(",")],
        "topic": topic,
        "reason": reason,
        "quote": quote,
    }


def _turns(block: str, text: str, body: Sequence[int]) -> list[Record]:
    """Turns run to the next; the last to the end of the body."""
    turns: list[Record] = []
    after = body[0]
    for kind, speaker, first in _rows(block):
        places = [place for place, _ in _places(first, text) if place >= after]
        if not places:
            raise AnnotationError(f"No turn begins with {first!r} there. Put the turns in order.")
        start = places[0]
        who = "<author>" if speaker == "A" else speaker
        turns.append({"kind": kind, "speaker": who, "start": start, "end": body[1]})
        after = start + 1
    for turn, following in pairwise(turns):
        turn["end"] = len(text[: following["start"]].rstrip())
    return turns


@cache
def _inferences() -> Mapping[str, Any]:
    data: Mapping[str, Any] = yaml.safe_load((HERE / "implied.yaml").read_text(encoding="utf-8"))
    return data


def _implied(claims: Sequence[Record], types: Mapping[str, str]) -> Iterator[Record]:
    """What a careful reader infers from the core claims; nothing that somebody wrote down."""
    rules, vocabulary = _inferences(), Vocabulary.load()
    known = {_question(claim) for claim in claims}
    for claim in claims:
        if not claim["core"] or claim["polarity"] == "denied":
            continue
        for subject, relation, other, status in _inferred(claim, rules, types):
            usual = vocabulary[relation].kind.value
            kind = claim["kind"] if claim["kind"] in ("prediction", "intention") else usual
            new = {
                **claim,
                "subject": subject,
                "relation": relation,
                "object": other,
                "value": status,
                "role": None,
                "kind": kind,
                "place": None,
                "core": False,
            }
            if _question(new) not in known:
                known.add(_question(new))
                yield new


def _inferred(
    claim: Record, rules: Mapping[str, Any], types: Mapping[str, str]
) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Subject, relation, object and status."""
    subject, relation, other = claim["subject"], claim["relation"], claim["object"]
    place = claim["place"]
    if other is not None:
        placed = types[other] == "Place"
        for rule in rules["same"].get(relation, ()):
            if placed == (rule in rules["of_places"]):
                yield subject, rule, other, None
        if relation in rules["object_status"] and not placed:
            yield other, "status", None, rules["object_status"][relation]
        if relation in rules["object_formed"]:
            yield other, "formed", None, None
    if place is not None and subject != place != other:
        for rule in rules["at_place"].get(relation, ()):
            yield subject, rule, place, None
        for rule in rules["object_at_place"].get(relation, ()):
            if other is not None:
                yield other, rule, place, None


def _question(claim: Record) -> tuple[Any, ...]:
    return (
        claim["subject"],
        claim["relation"],
        claim["object"],
        str(claim["value"]),
        claim["polarity"],
        claim["start"],
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
