"""The README shows what really happens: its worked example is run, and its links lead somewhere."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from factional import sample

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)


def shown():
    """The commands of the worked example that print something, with what they are said to print."""
    for block in BLOCKS:
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if output.strip():
                yield pytest.param(command, output, id=command)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("readme") / "sample-case"
    sample.build(folder).close()
    return folder


@pytest.mark.parametrize(("command", "output"), list(shown()))
def test_the_worked_example_prints_what_it_says(case, command, output):
    program, *arguments = shlex.split(command)
    assert program == "../.venv/bin/factional"
    whole = [sys.executable, "-m", "factional", *arguments]
    result = subprocess.run(whole, cwd=case, capture_output=True, encoding="utf-8", check=True)
    printed = " ".join(result.stdout.split())
    # a pipe gets names of fields for heads, relations by their names, and nothing for "not weighed"
    heads = {"Id", "Tie", "Claim", "Said", "by", "is", "Document", "not", "weighed"}
    for word in re.findall(r"[\w–-]+", output.replace("─", " ")):
        assert word in printed or word in heads


def test_there_is_something_to_check():
    assert len(list(shown())) >= 2


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md", *sorted(
    path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")
)])  # fmt: skip
def test_links_to_files_lead_somewhere(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (ROOT / file).parent.joinpath(target).exists(), target
