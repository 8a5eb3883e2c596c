"""JSON-LD of a page: what schema.org's articles say of themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import html

from factional.read.cues import flat

_TYPE = re.compile(r"article|blogposting|report$|analysis|opinion|review$|posting$|webpage$", re.I)
_WRAP = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_LISTS = frozenset(
    {"itemListElement", "hasPart", "isPartOf", "relatedLink", "mentions", "citation"}
)
_DEEPEST = 12

Node = Mapping[str, Any]


def article(root: html.HtmlElement) -> Node | None:
    """The node that speaks of the page's own article, references to other nodes resolved.

    Of several, the first that is called an article comes before one called a page; what stands in
    a list of other articles is none.
    """
    nodes: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            nodes.extend(_nodes(_loaded(script.text or ""), 0))
    named = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    fit = [n for n in nodes if any(_TYPE.search(t) for t in types(n))]
    pages = [n for n in fit if all(t.lower().endswith("webpage") for t in types(n))]
    chosen = next((n for n in fit if n not in pages), next(iter(pages), None))
    return {k: _resolved(v, named) for k, v in chosen.items()} if chosen else None


def types(node: Node) -> list[str]:
    """The types that a node gives itself."""
    value = node.get("@type")
    return [str(v) for v in value] if isinstance(value, list) else [str(value)] if value else []


def names(value: object) -> list[str]:
    """The names in an author or publisher: a text, a node, or a list of these."""
    if isinstance(value, str):
        return [flat(value)] if value.strip() else []
    if isinstance(value, Mapping):
        return names(value.get("name"))
    if isinstance(value, Sequence):
        return [name for one in value for name in names(one)]
    return []


def _loaded(source: str) -> object:
    try:
        return json.loads(_WRAP.sub("", source.strip()), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, Mapping):
        if "@type" in value or "@id" in value:
            yield value
        for name, below in value.items():
            if name not in _LISTS and isinstance(below, (list, Mapping)):
                yield from _nodes(below, depth + 1)


def _resolved(value: object, named: Mapping[str, Node]) -> object:
    if isinstance(value, list):
        return [_resolved(one, named) for one in value]
    if isinstance(value, Mapping) and set(value) == {"@id"}:
        return named.get(str(value["@id"]), value)
    return value
