"""The model card: what the weights were made of, and how good they are, from what happened."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from training import stated, upstream
from training.plans import PLANS, plan

NAME, VERSION, LICENCE = "factional-language", "2", "CC-BY-SA-4.0"
Scores = dict[str, dict[str, float]]


def write(out: Path, held: dict[str, Any], third: dict[str, Any], scores: Scores) -> None:
    """Writes `card.json` and `MODEL_CARD.md` beside the graphs.

    Args:
        out: The folder of the run; its `weights` ship.
        held: The checkpoint: what was seen, over how many legs, by which mix.
        third: What the third stage saw and reached.
        scores: By part and measure, shares of one; empty before they are measured.
    """
    about = yaml.safe_load((Path(__file__).parent / "corpora.yaml").read_text("utf-8"))
    words = json.loads((out / "data" / "words.json").read_text("utf-8"))
    limits = about.pop("limits")
    card = {
        "name": NAME,
        "version": VERSION,
        "licence": LICENCE,
        "upstream": {
            "name": upstream.NAME,
            "licence": upstream.LICENCE,
            "sha256": upstream.SHA256,
            "package": f"{upstream.PACKAGE} 0.1.0",
        },
        "data": [
            {
                "name": row["name"],
                "licence": row["licence"],
                "words": words[key],
                "times": round(sum(plan(name)["corpora"][key]["times"] for name in PLANS), 2),
                "used_for": row["used_for"],
            }
            for key, row in about.items()
        ]
        + [
            {
                "name": stated.title(source),
                "licence": licence,
                "words": seen,
                "times": third["pass"],
                "used_for": ["statements"],
            }
            for source, licence, seen in third["sources"]
        ],
        "seed": held["mix"]["seed"],
        "words_seen": held["state"]["words"] + third["words"],
        "legs": held["state"]["legs"],
        "scores": scores | ({"statements": third["scores"]} if scores else {}),
        "files": digests(out / "weights"),
        "made": datetime.now(UTC).date().isoformat(),
        "limits": limits,
    }
    text = json.dumps(card, ensure_ascii=False, indent=1)
    (out / "weights" / "card.json").write_text(text + "\n", "utf-8")
    (out / "weights" / "MODEL_CARD.md").write_text(_prose(card), "utf-8")


def _prose(card: dict[str, Any]) -> str:
    up = card["upstream"]
    lines = [
        f"# {card['name']} {card['version']}",
        "",
        "One encoder with several heads: parts of speech, features, lemmas, sentence ends, trees",
        "of Universal Dependencies, nested names, attribution, factuality, coreference, relations,",
        "and what a sentence states between two of its words.",
        "",
        f"- **Licence of the weights:** {card['licence']}: the data has share-alike texts.",
        f"- **Upstream:** {up['name']} ({up['licence']}), from the package {up['package']};",
        f"  SHA-256 of its weights `{up['sha256']}`.",
        f"- **Made:** {card['made']}, seed {card['seed']}, {card['words_seen']:,} words seen in"
        f" {card['legs']} leg{'s' if card['legs'] > 1 else ''}.",
        "- **Made by:** `python -m training all`, which the source repository has.",
        "",
        "## Data",
        "",
        "| corpus | licence | words | passes | for |",
        "|---|---|---:|---:|---|",
        *(
            f"| {row['name']} | {row['licence']} | {row['words']:,} | {row['times']:g} |"
            f" {', '.join(row['used_for'])} |"
            for row in card["data"]
        ),
        "",
        "## Scores on development sets",
        "",
        "| part | measures |",
        "|---|---|",
        *(f"| {part} | {_measures(found)} |" for part, found in card["scores"].items()),
        "",
        "## Limits",
        "",
        *(f"- {limit}" for limit in card["limits"]),
        "",
        "## Files",
        "",
        *(f"- `{name}` `{digest}`" for name, digest in card["files"].items()),
        "",
    ]
    return "\n".join(lines)


def _measures(found: dict[str, float]) -> str:
    shown = (
        f"{key} {value:,.0f}" if float(value).is_integer() and value > 1 else f"{key} {value:.3f}"
        for key, value in found.items()
    )
    return ", ".join(shown)


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 by file."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.suffix in (".onnx", ".json") and path.name != "card.json"
    }
