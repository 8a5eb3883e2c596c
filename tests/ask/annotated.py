"""Annotation folders written short."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEXT = (
    "The Qasr Front is allied with the Lions of the Valley, the Courier reported.\n"
    "Karim Haddad leads the Front, which has 250 to 300 fighters. The Lions deny that they met.\n"
)
ENTITIES = [
    {"id": "qf", "name": "Qasr Front", "type": "Organization", "mentions": ["Qasr Front", "Front"]},
    {
        "id": "lv",
        "name": "Lions of the Valley",
        "type": "Organization",
        "mentions": ["Lions of the Valley", "Lions"],
    },
    {"id": "kh", "name": "Karim Haddad", "type": "Person", "mentions": ["Karim Haddad"]},
    {"id": "courier", "name": "the Courier", "type": "Organization", "mentions": ["Courier"]},
]


def record(relation: str, quote: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {
        "subject": "qf",
        "object": None,
        "relation": relation,
        "value": None,
        "role": None,
        "polarity": "affirmed",
        "certainty": "certain",
        "kind": "state",
        "time": None,
        "place": None,
        "attribution": ["<author>"],
        "evidence": quote,
        "start": start,
        "end": start + len(quote),
        "core": True,
    } | fields


ALLIED = record("allied_with", "is allied with", object="lv", attribution=["courier", "<author>"])
LEADS = record("leads", "Karim Haddad leads the Front", subject="kh", object="qf", time="2016-05")
STRENGTH = record(
    "strength",
    "has 250 to 300 fighters",
    value={"min": 250, "max": 300, "approx": False, "unit": "fighters"},
)
MET = record("met_with", "deny that they met", object="lv", polarity="denied", core=False)
CLAIMS = [ALLIED, LEADS, STRENGTH, MET]


def write(
    root: Path,
    claims: list[dict[str, Any]],
    entities: list[dict[str, Any]] = ENTITIES,
    *,
    name: str = "qasr",
) -> Path:
    folder = root / name
    folder.mkdir(parents=True, exist_ok=True)
    for kind, records in (("claims", claims), ("entities", entities)):
        lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
        (folder / f"{name}.{kind}.jsonl").write_text(lines, encoding="utf-8")
    meta = {"authors": ["Rana Sabbagh"], "publisher": "Valley Reports", "speakers": []}
    (folder / f"{name}.meta.json").write_text(json.dumps(meta), encoding="utf-8")
    (root / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    return root
