"""The house is what docs/architecture.md says: one direction, and SQL in one room."""

import ast
from pathlib import Path

import pytest

import factional
from factional import errors

PACKAGE = Path(factional.__file__).parent
ROOMS = ["read", "extract", "resolve", "weigh", "ask"]
BASE = {"errors", "model", "vocabulary"}
ALLOWED = {
    "errors": set(),
    "model": {"errors"},
    "vocabulary": {"errors", "model"},
    "store": BASE,
    "read": BASE,
    "extract": BASE | {"read"},
    "resolve": BASE | {"read", "extract"},
    "weigh": BASE | {"read", "extract", "resolve"},
    "ask": BASE | {"store", "read", "extract", "resolve", "weigh"},
    "comparing": BASE | {"store", "read"},
    "importing": BASE | {"store", "resolve"},
    "adding": BASE | {"store", "read", "extract"},
    "succession": BASE | {"resolve"},
    "translating": BASE | {"store", "read"},
    "annotating": BASE | {"store", "succession", "ask"},
    "rereading": BASE | {"store", "succession", "translating", "read", "extract"},
    "resolving": BASE | {"store", "resolve"},
    "weighing": BASE | {"store", "resolve", "resolving", "weigh"},
    "grading": BASE | {"store", "ask"},
    "judging": BASE | {"store", "resolve", "ask"},
    "case": BASE
    | {"store", "adding", "comparing", "importing", "translating", *ROOMS}
    | {"annotating", "judging", "rereading", "resolving", "weighing"},
    "sample": BASE | {"store", "case", *ROOMS},
    "exporting": BASE | {"store", *ROOMS},
    "server": BASE | {"store", "adding", "case", "grading", "sample", "exporting", *ROOMS},
    "cli": BASE
    | {
        "store",
        "adding",
        "annotating",
        "grading",
        "importing",
        "judging",
        "rereading",
        "case",
        "sample",
        "server",
    }
    | {"exporting", *ROOMS},
    "__main__": {"cli"},
}


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts != ("__init__",):
            yield pytest.param(path, parts[0], id="/".join(parts))


MODULES = list(modules())


def imported(path):
    """Top-level names of the package that a module imports, and third-party packages."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module]
            if node.module == "factional":
                names = [f"factional.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        yield from names


@pytest.mark.parametrize(("path", "room"), MODULES)
def test_imports_run_one_way(path, room):
    own = {n.split(".")[1] for n in imported(path) if n.startswith("factional.")}
    assert own - {room, "__version__"} <= ALLOWED[room]


@pytest.mark.parametrize(("path", "room"), MODULES)
def test_only_the_store_knows_sql(path, room):
    packages = {name.split(".")[0] for name in imported(path)}
    if room != "store":
        assert not packages & {"sqlalchemy", "alembic", "sqlite3"}


@pytest.mark.parametrize(("path", "room"), MODULES)
def test_no_file_is_longer_than_a_head_can_hold(path, room):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500


def test_every_error_is_drawn_in_the_tree_and_is_of_one_family():
    classes = [c for c in vars(errors).values() if isinstance(c, type)]
    for error in classes:
        assert issubclass(error, errors.FactionalError)
        assert error.__name__ in (errors.__doc__ or "")
        assert error.__doc__
