"""Wikidata: entities as JSON (dumps, `wbgetentities`, `Special:EntityData`) and SPARQL results.

https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html and the W3C's SPARQL 1.1 Query
Results JSON Format. Wikidata is CC0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from factional.importing.entries import Draft, rules, type_of
from factional.model import EntityType

_ITEM = re.compile(r"(?:.*/)?(Q[1-9]\d*)$")
_DAY, _MONTH, _YEAR, _DECADE = 11, 10, 9, 8


def draft(line: int, entity: Mapping[str, Any]) -> Draft | None:
    """What an item says; None for a property or a lexeme, and for an item without a name."""
    if entity.get("type", "item") != "item" or not _ITEM.match(str(entity.get("id", ""))):
        return None
    found = Draft(line, id=str(entity["id"]), ids=[("wikidata", str(entity["id"]))])
    labels = {str(v["language"]): str(v["value"]) for v in _mapping(entity.get("labels")).values()}
    if not labels:
        return None
    for language in sorted(labels, key=_rank):
        found.call(labels[language], None, _language(language))
    aliases = _mapping(entity.get("aliases"))
    for language in sorted(aliases, key=_rank):
        for alias in aliases[language]:
            found.call(str(alias["value"]), None, _language(language))
    claims = _mapping(entity.get("claims"))
    for property, kind in rules()["monolingual"].items():
        for statement, value in _values(claims, property):
            since, until = (_qualified(statement, of) for of in ("P580", "P582"))
            found.call(str(value["text"]), kind, _language(str(value["language"])), since, until)
    classes = {str(value["id"]) for _, value in _values(claims, "P31")}
    found.type = _type_of(classes)
    if found.type is None and next(_values(claims, "P569"), None):
        found.type = EntityType.PERSON
    found.country = next((str(value["id"]) for _, value in _values(claims, "P17")), None)
    if found.type is not EntityType.PERSON:
        found.since = next((_date(value) for _, value in _values(claims, "P571")), None)
        found.until = next((_date(value) for _, value in _values(claims, "P576")), None)
    return found


def results(answer: Mapping[str, Any]) -> Iterator[Draft]:
    """What the answer to a query says, a draft for each item; rows of one item are one.

    The item is the first variable whose values are items. `?itemLabel` and `?itemAltLabel`, as the
    label service gives them, are its names, and so is whatever literal stands under `?label`,
    `?name`, `?alias` or `?altLabel`. `?type` or `?class` says what it is, as an item or in words.
    """
    rows = answer["results"]["bindings"]
    found: dict[str, Draft] = {}
    for number, row in enumerate(rows, 1):
        variable = next((v for v in answer["head"]["vars"] if v in row and _item(row[v])), None)
        if variable is None:
            yield Draft(number)
            continue
        item = _item(row[variable]) or ""
        one = found.get(item)
        if one is None:
            one = found[item] = Draft(number, id=item, ids=[("wikidata", item)])
        _add(one, variable, row)
    yield from found.values()


def _add(one: Draft, variable: str, row: Mapping[str, Any]) -> None:
    first = [f"{variable}Label", "label", "name"]
    for key in (*first, f"{variable}AltLabel", "altLabel", "alias"):
        if key not in row or row[key].get("type") == "uri":
            continue
        text, language = str(row[key]["value"]), row[key].get("xml:lang")
        if key == f"{variable}Label" and _ITEM.match(text):
            continue  # the label service gives the id of what has no label
        for name in text.split(", ") if key == f"{variable}AltLabel" else [text]:
            one.call(name, None, language)
    for key in ("type", "class", "typeLabel", "classLabel"):
        if one.type is None and key in row:
            item = _item(row[key])
            one.type = _type_of({item}) if item else type_of(str(row[key]["value"]))
    for field, key in (("since", "inception"), ("until", "dissolved")):
        if key in row and getattr(one, field) is None:
            setattr(one, field, str(row[key]["value"])[:10])


def _item(value: Mapping[str, Any]) -> str | None:
    """The id of an item that a variable is bound to, or None."""
    found = _ITEM.match(str(value.get("value", ""))) if value.get("type") == "uri" else None
    return found.group(1) if found else None


def _type_of(classes: set[str]) -> EntityType | None:
    """What something is that is of these classes."""
    known = rules()["classes"].items()
    return next((EntityType(name) for name, items in known if classes & set(items)), None)


def _rank(language: str) -> tuple[int, str]:
    first: list[str] = rules()["first"]
    return (first.index(language) if language in first else len(first), language)


def _language(code: str) -> str | None:
    """A language code; None for what is written alike in many."""
    return None if code == "mul" else code


def _mapping(value: object) -> Mapping[str, Any]:
    """A mapping of the entity; the serialiser writes an empty one as a list."""
    return value if isinstance(value, Mapping) else {}


def _values(
    claims: Mapping[str, Any], property: str
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Statements of a property with their values, the preferred first, the deprecated left out."""
    listed = claims.get(property, [])
    ranks = {"preferred": 0, "normal": 1}
    for statement in sorted(
        (s for s in listed if s.get("rank", "normal") in ranks),
        key=lambda s: ranks[s.get("rank", "normal")],
    ):
        value = _mapping(statement.get("mainsnak")).get("datavalue", {}).get("value")
        if isinstance(value, Mapping):
            yield statement, value


def _qualified(statement: Mapping[str, Any], property: str) -> str | None:
    for snak in _mapping(statement.get("qualifiers")).get(property, []):
        value = snak.get("datavalue", {}).get("value")
        if isinstance(value, Mapping):
            return _date(value)
    return None


def _date(value: Mapping[str, Any]) -> str | None:
    """The EDTF date of a point in time, as exact as it is; None before our era."""
    found = re.match(r"\+?(\d{4})-(\d\d)-(\d\d)T", str(value.get("time", "")))
    if not found:
        return None
    year, month, day = found.groups()
    precision = value.get("precision", _YEAR)
    if precision >= _DAY:
        return f"{year}-{month}-{day}"
    if precision == _MONTH:
        return f"{year}-{month}"
    if precision == _YEAR:
        return year
    return f"{year[:3]}X" if precision == _DECADE else f"{year[:2]}XX"
