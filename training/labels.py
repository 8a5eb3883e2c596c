"""The label inventories that the heads answer with, counted over the prepared training passages."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

import yaml

from factional.vocabulary import Vocabulary
from training import lemmas
from training.passages import ENTITIES, ROLES, Passage
from training.sources.gum import KINDS

MAX_SPAN = 12


@dataclass(frozen=True)
class Labels:
    """Everything that `labels.json` says; the order of a list is the order of the logits."""

    tags: list[str]
    feats: list[str]
    scripts: list[str]
    relations: list[str]
    ties: list[str]
    stated: list[str]
    symmetric: list[str]
    values: list[str]
    alone: list[str]
    exceptions: dict[str, str]
    entities: list[str] = field(default_factory=lambda: list(ENTITIES))
    mentions: list[str] = field(default_factory=lambda: ["none", *KINDS])
    roles: list[str] = field(default_factory=lambda: list(ROLES))
    thresholds: dict[str, float | dict[str, float]] = field(
        default_factory=lambda: {
            "ends": 0.0,
            "entities": dict.fromkeys(ENTITIES, 0.0),
            "links": 0.0,
            "coreference": 0.0,
            "stated": 0.05,
        }
    )
    window: int = 160
    max_span: int = MAX_SPAN
    format: str = "factional-language/3"

    @cached_property
    def index(self) -> dict[str, dict[str, int]]:
        """Each list's labels by their place."""
        lists = ("tags", "feats", "scripts", "relations", "ties", "entities", "mentions")
        return {name: {v: i for i, v in enumerate(getattr(self, name))} for name in lists}

    def write(self, path: Path) -> None:
        """Writes `labels.json`."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=0) + "\n", "utf-8")

    @classmethod
    def read(cls, path: Path) -> Labels:
        """Reads what `write` wrote."""
        return cls(**json.loads(path.read_text("utf-8")))


def counted(passages: Iterable[Passage]) -> Labels:
    """The inventories of passages; rare feature strings and scripts are left out, so unlearnt."""
    tagged = [p for p in passages if p.tags]
    tags, feats, relations = Counter[str](), Counter[str](), Counter[str]()
    scripts = Counter[str]()
    for passage in tagged:
        assert passage.tags is not None
        assert passage.feats is not None
        assert passage.relations is not None
        assert passage.lemmas is not None
        tags.update(passage.tags)
        feats.update(passage.feats)
        relations.update(passage.relations)
        scripts.update(map(lemmas.script, passage.words, passage.lemmas))
    ties = yaml.safe_load((Path(__file__).parent / "ties.yaml").read_text("utf-8"))
    symmetric = ties.pop("symmetric")
    known = Vocabulary.load().relations
    named = {name.lstrip("-") for corpus in ties.values() for name in corpus.values()}
    return Labels(
        tags=sorted(tags),
        feats=_frequent(feats, 3),
        scripts=_frequent(scripts, 4),
        relations=_frequent(relations, 5),
        ties=sorted(named | set(symmetric)),
        stated=sorted(known),
        symmetric=sorted(name for name, relation in known.items() if relation.symmetric),
        values=sorted(name for name, relation in known.items() if relation.value),
        alone=sorted(n for n, one in known.items() if not (one.object or one.value)),
        exceptions=lemmas.exceptions(tagged),
    )


def _frequent(counts: Counter[str], least: int) -> list[str]:
    kept = [(label, count) for label, count in counts.items() if count >= least]
    return [label for label, _ in sorted(kept, key=lambda item: (-item[1], item[0]))]
