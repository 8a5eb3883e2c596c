"""What others say of two names, as functions of one shape.

nomenklatura (MIT) is an extra, `pip install "factional[peers]"`: it pulls in DuckDB, scikit-learn,
FollowTheMoney and rigour, 660 MB that nothing else here needs. Without it its rows are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.utils import default_process

from factional.model import EntityType
from factional.resolve.matching import compare
from factional.resolve.matching._glosses import common, glosses
from factional.resolve.matching._sounds import alike, sounds
from factional.resolve.matching._words import read

Score = Callable[[str, str, EntityType], float]
_NOMENKLATURA = ("logic-v1", "logic-v2", "name-based")


def ours(a: str, b: str, kind: EntityType) -> float:
    """Factional's."""
    return compare(a, b, kind).score


def scorers() -> Iterator[tuple[str, Score]]:
    """All that can be run here, with their names; ours first."""
    yield "factional", ours
    if find_spec("nomenklatura") is not None:
        for name in _NOMENKLATURA:
            yield f"nomenklatura {name}", _nomenklatura(name)
    yield "rapidfuzz token_set", _token_set
    yield "Jaro-Winkler", _jaro_winkler


def _token_set(a: str, b: str, kind: EntityType) -> float:
    return fuzz.token_set_ratio(a, b, processor=default_process) / 100


def _jaro_winkler(a: str, b: str, kind: EntityType) -> float:
    return JaroWinkler.similarity(a, b, processor=default_process)


def _nomenklatura(name: str) -> Score:
    matching = import_module("nomenklatura.matching")
    entity = import_module("followthemoney").EntityProxy
    algorithm = matching.get_algorithm(name)
    config = algorithm.default_config()

    def score(a: str, b: str, kind: EntityType) -> float:
        schema = "Person" if kind is EntityType.PERSON else "Organization"
        one, two = (
            entity.from_dict({"id": text, "schema": schema, "properties": {"name": [text]}})
            for text in (a, b)
        )
        return float(algorithm.compare(one, two, config).score)

    return score


def forget() -> None:
    """Empty what Factional keeps of names it has seen, for timing names as if new."""
    from factional.resolve import matching  # noqa: PLC0415

    for cached in (matching._compare, alike, sounds):
        cached.cache_clear()
    common(), glosses(), read("", None)
