"""Where the model lies, what its card says, and that its files are those of the card."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from factional.errors import ModelDamaged, ModelNotFound

FORMAT: Final = "factional-language/3"
SHIPPED: Final = Path(__file__).parent / "weights"
VARIABLE: Final = "FACTIONAL_MODEL"


@dataclass(frozen=True, slots=True)
class Data:
    """A source that the model learnt from."""

    name: str
    licence: str
    words: int | None = None
    used_for: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a model: where it comes from, and how good it is.

    Attributes:
        name: Its name.
        version: Its version.
        licence: Licence of the weights, as an SPDX expression or in words.
        folder: Where it was loaded from.
        sha256: Hash over the hashes of all its files: two models with the same are the same.
        size: Bytes of all its files.
        made: ISO date of the export.
        seed: Seed of the training.
        words_seen: Words that went through training, repetitions counted.
        upstream: The encoder that it started from: name, licence, hash, package.
        data: What it learnt from.
        scores: Part to measure to value.
        limits: What it is not good at, in sentences.
        files: File name to SHA-256.
    """

    name: str
    version: str
    licence: str
    folder: str
    sha256: str
    size: int
    made: str | None = None
    seed: int | None = None
    words_seen: int | None = None
    upstream: Mapping[str, str] = field(default_factory=dict)
    data: tuple[Data, ...] = ()
    scores: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    limits: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Labels:
    """What the columns of the network's answers stand for, and where it says yes.

    Attributes:
        stated: The relations that sentences are read for.
        symmetric: Those of them that have no direction.
        values: Those of them whose object is a value, no actor.
        alone: Those of them that are said of one actor alone.
    """

    tags: tuple[str, ...]
    feats: tuple[str, ...]
    scripts: tuple[str, ...]
    relations: tuple[str, ...]
    entities: tuple[str, ...]
    mentions: tuple[str, ...]
    roles: tuple[str, ...]
    stated: tuple[str, ...]
    symmetric: tuple[str, ...]
    values: tuple[str, ...]
    alone: tuple[str, ...]
    window: int
    max_span: int
    exceptions: Mapping[str, str]
    entity_thresholds: tuple[float, ...]
    thresholds: Mapping[str, float]


def folder() -> Path:
    """The folder that FACTIONAL_MODEL names, or that of the shipped weights.

    Raises:
        ModelNotFound: there is no model in it.
    """
    given = os.environ.get(VARIABLE)
    found = Path(given) if given else SHIPPED
    if not (found / "card.json").is_file():
        where = f"{VARIABLE} names {found}, and there" if given else f"In {found} there"
        then = (
            "Name a folder with card.json in it, or unset the variable to use the shipped model."
            if given
            else f"Install factional again, or set {VARIABLE} to the folder of a model."
        )
        raise ModelNotFound(f"{where} is no language model. {then}")
    return found


def read_card(path: Path) -> Card:
    """The card of the model in a folder.

    Raises:
        ModelNotFound: the folder has no card.
        ModelDamaged: the card cannot be read.
    """
    written = _json(path / "card.json")
    try:
        files = dict(sorted(written["files"].items()))
        listed = "".join(f"{sha}  {name}\n" for name, sha in files.items())
        return Card(
            name=written["name"],
            version=str(written["version"]),
            licence=written["licence"],
            folder=str(path),
            sha256=hashlib.sha256(listed.encode()).hexdigest(),
            size=sum((path / name).stat().st_size for name in files if (path / name).exists()),
            made=written.get("made"),
            seed=written.get("seed"),
            words_seen=written.get("words_seen"),
            upstream=written.get("upstream", {}),
            data=tuple(
                Data(d["name"], d["licence"], d.get("words"), _listed(d.get("used_for", "")))
                for d in written.get("data", ())
            ),
            scores=written.get("scores", {}),
            limits=tuple(written.get("limits", ())),
            files=files,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise _unlike(path / "card.json", error) from error


def read_labels(path: Path) -> Labels:
    """The label inventories of the model in a folder.

    Raises:
        ModelNotFound: the folder has none.
        ModelDamaged: they cannot be read, or are those of another version of the format.
    """
    written = _json(path / "labels.json")
    try:
        if written["format"] != FORMAT:
            raise ModelDamaged(
                f"The model in {path} has the format {written['format']}, and this version reads "
                f"{FORMAT}. Install the version of factional that it was made for."
            )
        thresholds = dict(written["thresholds"])
        entities = tuple(written["entities"])
        of_entities = thresholds.pop("entities", {})
        inventories = (
            "tags", "feats", "scripts", "relations", "mentions", "roles", "stated", "symmetric",
            "values", "alone",
        )  # fmt: skip
        return Labels(
            **{name: tuple(written[name]) for name in inventories},
            entities=entities,
            window=int(written["window"]),
            max_span=int(written["max_span"]),
            exceptions=written["exceptions"],
            entity_thresholds=tuple(float(of_entities.get(e, 0.0)) for e in entities),
            thresholds={name: float(value) for name, value in thresholds.items()},
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise _unlike(path / "labels.json", error) from error


def check(card: Card) -> None:
    """Hold the files of a model against the hashes of its card.

    Raises:
        ModelNotFound: a file is missing.
        ModelDamaged: a file is not the one that the card describes.
    """
    for name, expected in card.files.items():
        path = Path(card.folder) / name
        if not path.is_file():
            raise ModelNotFound(f"The language model lacks {path}. Install or export it again.")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ModelDamaged(
                f"{path} is not the file that the model's card describes: its hash differs. "
                "Install or export the model again."
            )


def _json(path: Path) -> dict[str, Any]:
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelNotFound(
            f"The language model lacks {path}. Install or export it again."
        ) from error
    except ValueError as error:
        raise _unlike(path, error) from error
    if not isinstance(written, dict):
        raise _unlike(path, TypeError("it holds no object"))
    return written


def _listed(value: object) -> str:
    return ", ".join(str(v) for v in value) if isinstance(value, list) else str(value)


def _unlike(path: Path, error: Exception) -> ModelDamaged:
    return ModelDamaged(
        f"{path} cannot be read as part of a language model ({type(error).__name__}: {error}). "
        "Install or export the model again."
    )
