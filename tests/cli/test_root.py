"""`factional` itself: its help, its speed, its errors, and the case it speaks of."""

import os
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from factional import __version__
from factional.cli import cli, root
from factional.cli.options import Command, case_option, chosen_folder
from factional.cli.reference import commands
from factional.errors import CaseNotFound


def factional(*arguments, **kwargs):
    """Run the program itself, in a process of its own."""
    environment = {**os.environ, **kwargs.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "factional", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
        **kwargs,
    )


@pytest.fixture
def probe(monkeypatch):
    """Puts a command of the test's own in the place of `actors`."""

    def put(function):
        command = click.command("actors", cls=Command)(case_option(function))
        monkeypatch.setattr(root.Root, "get_command", lambda *_: command)
        return CliRunner()

    return put


def test_help_lists_every_command_and_loads_none():
    code = (
        "import sys; from factional.cli import cli; cli(['--help'], standalone_mode=False); "
        "print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    for name, (_, summary) in root.COMMANDS.items():
        assert f"  {name} " in ran.stdout
        assert summary.split()[0] in ran.stdout
    loaded = set(ran.stderr.split())
    assert not loaded & {
        "rich",
        "sqlalchemy",
        "fastapi",
        "yaml",
        "factional.ask",
        "factional.store",
    }


@pytest.mark.slow
def test_help_is_there_in_half_a_second():
    took = []
    for _ in range(5):
        began = time.perf_counter()
        assert factional("--help").returncode == 0
        took.append(time.perf_counter() - began)
    assert min(took) < 0.5


def test_the_summaries_are_those_of_the_commands():
    for name, (_, summary) in root.COMMANDS.items():
        command = cli.get_command(click.Context(cli), name)
        assert command
        assert command.get_short_help_str(limit=200) == summary


@pytest.mark.parametrize(("name", "context"), [pytest.param(*c, id=c[0]) for c in commands()])
class TestEveryCommand:
    def test_explains_itself_with_an_example_that_calls_it(self, name, context):
        help = context.get_help()
        _, heading, example = help.partition("\nExample:\n")
        assert heading
        assert all(line.startswith("  factional ") for line in example.splitlines())
        words = [word for word in example.split() if not word.startswith("-")]
        assert set(name.split()) <= set(words)
        assert help.splitlines()[2].strip()

    def test_says_what_each_option_does(self, name, context):
        for parameter in context.command.get_params(context):
            if isinstance(parameter, click.Option) and parameter.name != "type":
                assert parameter.help
                assert parameter.help.endswith((".", "20.", "02-21."))

    def test_takes_the_case(self, name, context):
        assert any("--case" in parameter.opts for parameter in context.command.params)

    def test_help_comes_either_way(self, name, context):
        for flag in ("-h", "--help"):
            result = CliRunner().invoke(cli, [*name.split()[1:], flag])
            assert result.exit_code == 0
            assert result.output.startswith(f"Usage: {result.output.split()[1]} ")


class TestErrors:
    def test_ours_are_one_line_and_status_1(self, probe):
        def failing():
            raise CaseNotFound("No case in здесь. Say `factional init`.")

        result = probe(failing).invoke(cli, ["actors"])
        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr == "factional: No case in здесь. Say `factional init`.\n"

    def test_others_are_not_swallowed(self, probe):
        def failing():
            raise RuntimeError("a fault of ours")

        result = probe(failing).invoke(cli, ["actors"])
        assert isinstance(result.exception, RuntimeError)

    @pytest.mark.parametrize(
        "arguments",
        [
            ["nothing"],
            ["claims", "--status", "solved"],
            ["add"],
            ["show"],
            ["actors", "--limit", "-1"],
        ],
    )
    def test_a_wrong_way_to_ask_is_status_2(self, arguments):
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == 2
        assert "Usage:" in result.stderr


class TestChoosingTheCase:
    @pytest.mark.parametrize(
        ("arguments", "environment", "chosen"),
        [
            (["actors"], {}, None),
            (["actors"], {"FACTIONAL_CASE": "env"}, "env"),
            (["--case", "before", "actors"], {"FACTIONAL_CASE": "env"}, "before"),
            (["actors", "--case", "after"], {"FACTIONAL_CASE": "env"}, "after"),
            (["--case", "before", "actors", "--case", "after"], {}, "after"),
        ],
    )
    def test_the_nearest_word_wins(self, probe, arguments, environment, chosen):
        seen = []
        runner = probe(lambda: seen.append(chosen_folder()))
        result = runner.invoke(cli, arguments, env={"FACTIONAL_CASE": None, **environment})
        assert result.exit_code == 0
        assert seen == [chosen and Path(chosen)]

    def test_a_file_is_no_case(self, tmp_path):
        file = tmp_path / "case"
        file.touch()
        assert CliRunner().invoke(cli, ["--case", str(file), "actors"]).exit_code == 2


def test_it_tells_its_version():
    ran = factional("--version")
    assert (ran.returncode, ran.stdout) == (0, f"factional {__version__}\n")


def test_a_pipe_is_utf_8_whatever_the_locale():
    ran = factional("--help", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert ran.returncode == 0
    assert "since when, and on whose word" in ran.stdout


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX pipes")
def test_a_reader_that_leaves_early_is_no_fault():
    program = f"{sys.executable} -m factional vocabulary"
    ran = subprocess.run(
        ["sh", "-c", f"{program} | head -n 1"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert ran.stdout.count("\n") == 1
    assert ran.stderr == ""
