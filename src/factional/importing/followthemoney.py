"""FollowTheMoney entities, one JSON object a line: the exports of OpenSanctions, Aleph and others.

https://followthemoney.tech; schemata and properties as of version 4. Edges (who owns or employs
whom), sanctions and addresses are left aside: they are statements, and a list makes none here.
Dates of birth and personal numbers are not taken over.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factional.importing.entries import Draft, rules
from factional.model import EntityType


def draft(line: int, entity: Mapping[str, Any]) -> Draft | None:
    """What an entity says; None where its schema names nobody.

    Args:
        line: Line of the file.
        entity: With `id`, `schema` and `properties`, whose values are lists of strings.
    """
    name = rules()["schemata"].get(entity["schema"])
    if name is None:
        return None
    kind = EntityType(name)
    properties = entity.get("properties")
    given = properties if isinstance(properties, Mapping) else {}
    found = Draft(line, id=str(entity.get("id") or ""), type=kind)
    for key, how in rules()["names"].items():
        texts = _texts(given, key)
        if key == "name" and isinstance(entity.get("caption"), str) and entity["caption"] in texts:
            texts = [entity["caption"], *texts]
        for text in texts:
            found.call(text, how)
    if not found.names and isinstance(entity.get("caption"), str):
        found.call(entity["caption"])
    found.ids = [(scheme, t) for key, scheme in rules()["ids"].items() for t in _texts(given, key)]
    codes = _texts(given, "country") or _texts(given, "jurisdiction")
    found.country = codes[0].upper() if codes else None
    if kind is EntityType.ORGANIZATION:
        found.since = next(iter(_texts(given, "incorporationDate")), None)
        found.until = next(iter(_texts(given, "dissolutionDate")), None)
    return found


def _texts(properties: Mapping[str, Any], key: str) -> list[str]:
    """The strings of a property; in nested exports it may hold whole entities, which are none."""
    values = properties.get(key, [])
    listed = values if isinstance(values, list) else [values]
    return [value for value in listed if isinstance(value, str)]
