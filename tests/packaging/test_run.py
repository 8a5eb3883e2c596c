"""`run.py`: what it decides, without installing anything."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(tmp_path, monkeypatch):
    """The module, pointed at a small clone of its own."""
    spec = importlib.util.spec_from_file_location("run_under_test", ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "frontend/src").mkdir(parents=True)
    (tmp_path / "frontend/src/app.ts").write_text("export {}")
    (tmp_path / "pyproject.toml").write_text("[project]")
    for name in ("ROOT", "VENV", "PYTHON", "STAMP"):
        before = getattr(module, name)
        monkeypatch.setattr(module, name, tmp_path / before.relative_to(ROOT))
    return module


@pytest.fixture
def calls(run, monkeypatch):
    """Commands that would have been run, each taken to succeed."""
    made = []
    monkeypatch.setattr(run, "call", lambda command, trouble, cwd=None: made.append(command))
    monkeypatch.setattr(run, "make_venv", lambda: run.PYTHON.parent.mkdir(parents=True))
    return made


def finished(run):
    run.PYTHON.write_text("")


def installed(calls):
    """What pip was asked for, each time."""
    return [command[-1] for command in calls if "pip" in command]


class TestInstall:
    def test_a_second_plain_run_calls_nothing(self, run, calls):
        run.install("plain")
        finished(run)
        run.install("plain")
        assert installed(calls) == ["."]

    def test_a_test_install_serves_a_plain_run(self, run, calls):
        run.install("test")
        finished(run)
        run.install("plain")
        assert installed(calls) == [".[test]"]

    def test_a_plain_install_does_not_serve_the_tests(self, run, calls, monkeypatch):
        run.install("plain")
        finished(run)
        monkeypatch.setattr(run, "make_venv", lambda: None)
        run.install("test")
        assert installed(calls) == [".", ".[test]"]

    def test_a_failed_install_leaves_no_stamp(self, run, monkeypatch):
        monkeypatch.setattr(run, "make_venv", run.VENV.mkdir)
        monkeypatch.setattr(run, "call", lambda *_, **__: run.stop("no"))
        with pytest.raises(SystemExit):
            run.install("plain")
        assert not run.STAMP.exists()


class TestFingerprint:
    def test_it_changes_with_the_sources_of_the_pages(self, run):
        before = run.fingerprint()
        (run.ROOT / "frontend/src/app.ts").write_text("export const a = 1")
        assert run.fingerprint() != before

    def test_it_changes_when_a_file_is_renamed(self, run):
        before = run.fingerprint()
        (run.ROOT / "frontend/src/app.ts").rename(run.ROOT / "frontend/src/main.ts")
        assert run.fingerprint() != before

    def test_what_builds_leave_behind_does_not_count(self, run):
        before = run.fingerprint()
        for folder in ("node_modules", "coverage"):
            (run.ROOT / "frontend" / folder).mkdir()
            (run.ROOT / "frontend" / folder / "x.js").write_text("1")
        assert run.fingerprint() == before


class TestVenv:
    def test_without_ensurepip_and_apt_it_says_what_to_install(self, run, monkeypatch):
        monkeypatch.setattr(run, "has_ensurepip", lambda: False)
        monkeypatch.setattr(run.sys, "executable", "/usr/bin/python3")
        monkeypatch.setattr(run.shutil, "which", lambda name: None)
        with pytest.raises(SystemExit, match="python3-venv"):
            run.make_venv()

    def test_without_root_and_terminal_it_prints_the_one_line_to_type(self, run, monkeypatch):
        monkeypatch.setattr(run, "has_ensurepip", lambda: False)
        monkeypatch.setattr(run.sys, "executable", "/usr/bin/python3")
        found = {"apt-get": "/usr/bin/apt-get"}.get
        monkeypatch.setattr(run.shutil, "which", found)
        monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
        with pytest.raises(SystemExit, match="sudo apt-get install python3-venv"):
            run.make_venv()

    def test_uv_makes_it_where_ensurepip_is_missing(self, run, calls, monkeypatch):
        monkeypatch.undo()
        made = []
        monkeypatch.setattr(run, "VENV", run.ROOT / "no-such-venv")
        monkeypatch.setattr(run, "PYTHON", run.VENV / "bin/python")
        monkeypatch.setattr(run, "call", lambda command, trouble: made.append(command))
        monkeypatch.setattr(run, "has_ensurepip", lambda: False)
        monkeypatch.setattr(run.shutil, "which", lambda name: "/usr/bin/uv")
        run.make_venv()
        assert made == [["/usr/bin/uv", "venv", "--seed", "--clear", run.VENV]]


def command(*arguments):
    return subprocess.run(
        [sys.executable, str(ROOT / "run.py"), *arguments],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_help_names_both_commands():
    shown = command("--help")
    assert shown.returncode == 0
    assert "python3 run.py test" in shown.stdout


def test_an_unknown_argument_is_refused_with_a_remedy():
    refused = command("tests")
    assert refused.returncode == 1
    assert "run.py test" in refused.stderr
