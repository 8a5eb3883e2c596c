r"""How well actors of many documents are put together, and whether two are ever made one.

    python -m benchmarks.names.clusters \
        [--gold ../shared/gold --texts ../shared/samples] [--data ../shared/data]

Over the annotated documents of the sample case, and of a folder where one is given. `given` takes
the annotators' own actors and their names, so that only resolving is measured; `read` takes what
the extractor makes of the texts, as far as a name it read is that of one annotated actor of the
document. Persons, organisations, states and groups with a name count. Printed are, over referents
(an actor of one document): B-cubed precision and recall, actors in which two are made one, and how
many of the pairs that are not found are proposed to a person. Which actors of different documents
are one stands in `clusters.yaml` where their ids do not say it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from unittest import mock

import yaml
from tools.matching.material import Pair, groups, united_nations

from factional import ask, sample
from factional.case import Case
from factional.model import (
    Acquisition,
    Block,
    BlockKind,
    Document,
    EntityType,
    Extraction,
    Mention,
    Referent,
)
from factional.resolve import Key, fold, resolve
from factional.resolve.names import is_name

ACTORS = (EntityType.ORGANIZATION, EntityType.STATE, EntityType.PERSON, EntityType.GROUP)
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Annotated:
    """A named actor of an annotated document.

    Attributes:
        document: Name of the document.
        id: Its id there.
        truth: What it is one with in other documents.
        type: What it is.
        names: Its names as the text has them.
    """

    document: str
    id: str
    truth: str
    type: EntityType
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What clusters come to beside what they should be.

    Attributes:
        referents: How many referents are scored.
        actors: How many actors they should be.
        clusters: How many they are.
        precision: B-cubed.
        recall: B-cubed.
        false: Names of the truths that one cluster holds, for each that holds several.
        missed: Pairs of clusters that should be one.
    """

    referents: int
    actors: int
    clusters: int
    precision: float
    recall: float
    false: tuple[tuple[str, ...], ...]
    missed: frozenset[tuple[str, str]]


def annotated(gold: Path) -> list[Annotated]:
    """The named actors of all annotated documents of a folder."""
    told = yaml.safe_load((HERE / "clusters.yaml").read_text("utf-8"))
    one = {member: group[0] for group in told["one"] for member in group}
    by_id = {member.split("/")[1]: group[0] for group in told["one"] for member in group}
    found = []
    for path in sorted(gold.glob("*/*.entities.jsonl")):
        document = path.parent.name
        for line in path.read_text("utf-8").splitlines():
            entity = json.loads(line)
            type, id = EntityType(entity["type"]), entity["id"]
            names = tuple(dict.fromkeys(n for n in entity["mentions"] if _named(n, type)))
            # what annotators write small is a description, also where it opens a sentence
            if type not in ACTORS or not names or entity["name"][:1].islower():
                continue
            truth = one.get(f"{document}/{id}") or (
                f"{document}/{id}" if id in told["two"] else by_id.get(id, id)
            )
            found.append(Annotated(document, id, truth, type, names))
    return found


def _named(text: str, type: EntityType) -> bool:
    return text[:1].isupper() and is_name(text, type)


def given(actors: Iterable[Annotated], case: Case) -> dict[Key, str]:
    """Put the annotators' own actors into a case, each document by itself; the truth by key."""
    truths: dict[Key, str] = {}
    by_document: defaultdict[str, list[Annotated]] = defaultdict(list)
    for actor in actors:
        by_document[actor.document].append(actor)
    for name, own in by_document.items():
        id = hashlib.sha256(name.encode()).hexdigest()
        text = f"Names of {name}"
        document = Document(
            id[:16], id, name, "text/plain", text,
            (Block(BlockKind.PARAGRAPH, 0, len(text)),), (0, len(text)),
        )  # fmt: skip
        extraction = Extraction(referents=tuple(_referent(actor) for actor in own))
        came = Acquisition(name, "2026-01-01T00:00:00Z", name)
        with mock.patch("factional.store.originals.keep"):
            case.store.put(document, extraction, b"", came)
        truths |= {(document.id, actor.id): actor.truth for actor in own}
    return truths


def _referent(actor: Annotated) -> Referent:
    mentions, at = [], 0
    for text in actor.names:
        mentions.append(Mention(actor.id, text, at, at + len(text)))
        at += len(text) + 20
    return Referent(actor.id, actor.names[0], actor.type, tuple(mentions))


def read(actors: Iterable[Annotated], case: Case) -> dict[Key, str]:
    """The truth of the referents of a case that are named like one actor of their document."""
    bearers: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for actor in actors:
        for name in actor.names:
            bearers[actor.document, fold(name)].add(actor.truth)
    names = {document.id: document.name for document in case.store.documents()}
    truths: dict[Key, str] = {}
    for document, referent in case.store.referents():
        found = bearers.get((names[document], fold(referent.name)), set())
        if len(found) == 1 and not referent.placeholder and referent.type in ACTORS:
            truths[document, referent.id] = next(iter(found))
    return truths


def score(of: Mapping[Key, str], truths: Mapping[Key, str]) -> Figures:
    """Hold the entities of referents against what they truly are."""
    clusters: defaultdict[str, set[Key]] = defaultdict(set)
    actors: defaultdict[str, set[Key]] = defaultdict(set)
    for key, truth in truths.items():
        clusters[of[key]].add(key)
        actors[truth].add(key)
    shared = {key: len(clusters[of[key]] & actors[truth]) for key, truth in truths.items()}
    mixed = ({truths[key] for key in members} for members in clusters.values())
    return Figures(
        referents=len(truths),
        actors=len(actors),
        clusters=len(clusters),
        precision=sum(n / len(clusters[of[key]]) for key, n in shared.items()) / len(truths),
        recall=sum(n / len(actors[truths[key]]) for key, n in shared.items()) / len(truths),
        false=tuple(tuple(sorted(group)) for group in mixed if len(group) > 1),
        missed=frozenset(
            pair
            for keys in actors.values()
            for pair in combinations(sorted({of[key] for key in keys}), 2)
        ),
    )


def cases(gold: Path, texts: Iterable[Path]) -> Iterator[tuple[str, Case, dict[Key, str]]]:
    """The two cases of a set of annotated documents, each with the truth of its referents."""
    actors = annotated(gold)
    with tempfile.TemporaryDirectory() as folder:
        with Case.init(Path(folder) / "given") as case:
            truths = given(actors, case)
            case.refresh()
            yield "given", case, truths
        with Case.init(Path(folder) / "read") as case:
            for _ in case.add_all(sorted(texts), workers=0):
                pass
            yield "read", case, read(actors, case)


def merged(a: str, b: str, type: EntityType) -> bool:
    """Whether two names of two documents are made one without asking anybody."""
    both = [Referent("r", name, type, (Mention("r", name, 0, len(name)),)) for name in (a, b)]
    return len(resolve([("d1", both[0]), ("d2", both[1])]).entities) == 1


def bounds(data: Path) -> None:
    """Print what is merged by itself of listed pairs, and what no error in so many allows.

    No error in n is an error rate of at most 3/n, at 95 % (the rule of three).
    """
    print("| pairs | of which one | merged | wrongly | at most wrong (95 %) |")
    print("| --- | --- | --- | --- | --- |")
    both: list[Pair] = []
    for half in ("tune", "report"):
        pairs = [*united_nations(data, half), *groups(half)]
        both += pairs
        _bound(half, pairs)
    _bound("both", both)
    print()


def _bound(label: str, pairs: Sequence[Pair]) -> None:
    made = [pair for pair in pairs if merged(pair.a, pair.b, pair.kind)]
    wrong = sum(not pair.same for pair in made)
    most = f"{3 / len(made):.3f}" if made and not wrong else ""
    same = sum(pair.same for pair in pairs)
    print(f"| {label}, {len(pairs)} | {same} | {len(made)} | {wrong} | {most} |")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    if options.data:
        bounds(options.data)
    sets = [("sample case", sample.gold(), sample.documents())]
    if options.gold and options.texts:
        stems = {path.name for path in options.gold.iterdir()}
        texts = [path for path in options.texts.glob("*.txt") if path.stem in stems]
        sets.append(("shared gold", options.gold, texts))
    print(
        "| set | names | referents | actors | entities | B³ P | B³ R | false | missed, proposed |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for label, gold, texts in sets:
        for names, case, truths in cases(gold, texts):
            found = score(case.store.entity_of(), truths)
            pairs = {
                tuple(sorted((p.first.id, p.second.id)))
                for p in ask.proposals(case.store, least=0.3).items
            }
            proposed = len(found.missed & pairs)
            print(
                f"| {label} | {names} | {found.referents} | {found.actors} | {found.clusters} "
                f"| {found.precision:.3f} | {found.recall:.3f} | {len(found.false)} "
                f"| {proposed} of {len(found.missed)} |"
            )
            for group in found.false:
                print("    false:", " = ".join(group))


if __name__ == "__main__":
    main()
