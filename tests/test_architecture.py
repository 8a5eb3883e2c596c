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


@pytest.fixture(scope="module")
def modules():
    """Every module by its path below the package, with the text of it."""
    paths = {path.relative_to(PACKAGE): path for path in sorted(PACKAGE.rglob("*.py"))}
    return {
        name: path.read_text(encoding="utf-8")
        for name, path in paths.items()
        if name != Path("__init__.py")
    }


@pytest.fixture(scope="module")
def imports(modules):
    """What every module imports, and the room that it is in."""
    return [
        (name, name.parts[0].removesuffix(".py"), {*imported(modules[name])}) for name in modules
    ]


def imported(text):
    """Top-level names of the package that a module imports, and third-party packages."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module]
            if node.module == "factional":
                names = [f"factional.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        yield from names


def test_imports_run_one_way(imports):
    for path, room, names in imports:
        own = {name.split(".")[1] for name in names if name.startswith("factional.")}
        assert own - {room, "__version__"} <= ALLOWED[room], path


def test_only_the_store_knows_sql(imports):
    for path, room, names in imports:
        if room != "store":
            packages = {name.split(".")[0] for name in names}
            assert not packages & {"sqlalchemy", "alembic", "sqlite3"}, path


def test_no_file_is_longer_than_a_head_can_hold(modules):
    assert {path for path, text in modules.items() if len(text.splitlines()) > 500} == set()


def test_every_error_is_drawn_in_the_tree_and_is_of_one_family():
    classes = [c for c in vars(errors).values() if isinstance(c, type)]
    for error in classes:
        assert issubclass(error, errors.FactionalError)
        assert error.__name__ in (errors.__doc__ or "")
        assert error.__doc__
