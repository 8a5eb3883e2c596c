"""The made-up case, and ways to ask it on the command line."""

import contextlib
import io
import json
import re
import sys
from dataclasses import dataclass

import pytest
from click.testing import CliRunner

from factional.cli import cli
from tests.cli import world


@dataclass
class Answer:
    """What a command printed, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def table(self):
        """The records of a tab-separated answer."""
        heading, *lines = self.out.splitlines()
        names = heading.split("\t")
        return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


class Screen(io.StringIO):
    """A terminal in the place of standard output."""

    def isatty(self):
        return True

    def plain(self):
        return re.sub(r"\x1b\[[0-9;]*m", "", self.getvalue())


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Folder of the made-up case; nobody writes in it."""
    folder = tmp_path_factory.mktemp("world") / "mountains"
    world.build(folder).close()
    return folder


@pytest.fixture
def run():
    """Calls the command line with standard output in a pipe."""

    def call(*arguments, **kwargs):
        result = CliRunner().invoke(cli, [str(a) for a in arguments], **kwargs)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.exit_code, result.stdout, result.stderr)

    return call


@pytest.fixture
def factional(run, folder, monkeypatch):
    """Asks the made-up case, as somebody who stands in its folder."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv("FACTIONAL_CASE", raising=False)
    return run


@pytest.fixture
def screen(folder, monkeypatch):
    """Asks the made-up case on a terminal, and reads the answer off its screen."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def call(*arguments):
        with contextlib.redirect_stdout(Screen()) as terminal:
            cli([str(a) for a in arguments], standalone_mode=False)
        assert sys.stdout is not terminal
        return terminal

    return call
