"""Interviews in the layouts of `interviews.yaml`, and texts that only look like one."""

from pathlib import Path

import pytest
import yaml

from factional.read import read

CASES = yaml.safe_load(Path(__file__).with_name("interviews.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_turns(case):
    suffix = "html" if "html" in case else "txt"
    document = read(case[suffix if suffix == "html" else "text"].encode(), f"interview.{suffix}")
    found = [[t.kind.value, t.speaker, document.text[t.start : t.end]] for t in document.turns]
    wanted = case["turns"]

    cut = [w[2] for w in wanted] + [""] * len(found)
    assert [[k, s, t[: len(c) or 30]] for (k, s, t), c in zip(found, cut, strict=False)] == wanted
