"""Our scores against those of the shared scoring program, on its own gold, bent in many ways."""

import json
import random
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from factional.ask.evaluate import Counts, Measure, Scores, evaluate

SHARED = Path(__file__).parents[3] / "shared"
GOLD, PROGRAM, TEXTS = SHARED / "gold", SHARED / "gold" / "score.py", SHARED / "samples"

pytestmark = pytest.mark.skipif(not PROGRAM.exists(), reason="the shared gold is not here")

OTHER_WORDS = {"found": "tp", "false": "fp", "predicted": "pred"}


def the_same(claims, rng):
    return claims


def some_gone(claims, rng):
    return [c for c in claims if rng.random() > 0.3]


def moved(claims, rng):
    away = [rng.choice([-600, -240, 0, 3, 200, 500]) for _ in claims]
    return [
        c | {"start": max(0, c["start"] + n), "end": max(0, c["start"] + n) + c["end"] - c["start"]}
        for c, n in zip(claims, away, strict=True)
    ]


def turned(claims, rng):
    return [
        c | {"subject": c["object"], "object": c["subject"]}
        if c["object"] and rng.random() < 0.5
        else c
        for c in claims
    ]


def muddled(claims, rng):
    """Repetitions, other polarities, times, voices, values and lengths."""
    out = []
    for claim in claims:
        bent = dict(claim)
        if rng.random() < 0.2:
            bent["polarity"] = rng.choice(["affirmed", "denied"])
        if rng.random() < 0.3:
            bent["time"] = rng.choice([None, "2016", "2016~/..", "../2019-02-21", "2018-08~/.."])
        if rng.random() < 0.3:
            other = rng.choice(claims)
            bent["attribution"] = rng.choice([["<author>"], other["attribution"], [], ["Front"]])
        if rng.random() < 0.2:
            bent["certainty"], bent["kind"] = "possible", "event"
        if rng.random() < 0.1:
            bent["end"] = bent["start"] + 450
        if rng.random() < 0.2 and bent["value"] is not None:
            bent["value"] = rng.choice(claims)["value"]
        out += [bent] * rng.choice([1, 1, 1, 2])
    return out


def with_names(rename):
    def change(entities, rng):
        return [rename(entity, rng) for entity in entities]

    return change


def shortened(entity, rng):
    mentions = entity["mentions"][: rng.randint(0, 2)]
    return entity | {"name": rng.choice([entity["name"], *mentions]), "mentions": mentions}


def lengthened(entity, rng):
    kind = rng.choice(["Organization", "Person", entity["type"]])
    return entity | {"name": f"the so-called {entity['name']}’s", "mentions": [], "type": kind}


def kept(entities, rng):
    return entities


BENDS = {
    "gold itself": (the_same, kept),
    "deletions": (some_gone, kept),
    "shifted offsets": (moved, kept),
    "swapped sides": (turned, kept),
    "muddled attributes": (muddled, kept),
    "fewer forms": (the_same, with_names(shortened)),
    "longer names": (muddled, with_names(lengthened)),
}


def bend(folder, change_claims, change_entities, seed):
    rng = random.Random(seed)
    for source in sorted(p for p in GOLD.iterdir() if p.is_dir()):
        if rng.random() < 0.1:
            continue
        target = folder / source.name
        target.mkdir(parents=True)
        for kind, change in (("claims", change_claims), ("entities", change_entities)):
            path = source / f"{source.name}.{kind}.jsonl"
            records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            lines = [json.dumps(r, ensure_ascii=False) + "\n" for r in change(records, rng)]
            (target / path.name).write_text("".join(lines), encoding="utf-8")
        shutil.copy(source / f"{source.name}.meta.json", target)
    return folder


def in_their_words(scores):
    out = {}
    for field in fields(Scores):
        value = getattr(scores, field.name)
        if isinstance(value, Measure):
            value = {f.name: getattr(value, f.name) for f in fields(Measure)}
        elif isinstance(value, Counts):
            value = {
                OTHER_WORDS.get(f.name, f.name): getattr(value, f.name) for f in fields(Counts)
            }
        out[field.name] = value
    return out


def flat(figures, path=()):
    if not isinstance(figures, dict):
        return {path: figures}
    return {k: v for key, value in figures.items() for k, v in flat(value, (*path, key)).items()}


@pytest.mark.parametrize("texts", [None, TEXTS], ids=["offsets", "texts"])
@pytest.mark.parametrize("bent", BENDS, ids=str)
def test_every_figure_agrees(tmp_path, bent, texts):
    predicted = bend(tmp_path / "predicted", *BENDS[bent], seed=bent)
    command = [sys.executable, str(PROGRAM), str(GOLD), str(predicted), "--json"]
    command += ["--texts", str(texts)] if texts else []
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    ours = evaluate(GOLD, predicted, texts)
    assert set(ours.documents) == set(theirs["documents"])
    for scores, wanted in [
        (ours.total, theirs["total"]),
        *((ours.documents[name], theirs["documents"][name]) for name in ours.documents),
    ]:
        found = flat(in_their_words(scores))
        assert found == pytest.approx(flat(wanted), abs=5.1e-5)
    relations = {
        name: {k: v for k, v in (("tp", c.found), ("missed", c.missed), ("false", c.false)) if v}
        for name, c in ours.relations.items()
    }
    assert relations == theirs["relations"]
    assert bent == "gold itself" or ours.total.claims.f1 < 1
