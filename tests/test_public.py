"""What `import factional` promises, and what it costs."""

import operator
import subprocess
import sys

import pytest

import factional


def test_the_surface_is_what_it_says():
    assert factional.__all__ == [
        "Case",
        "Claim",
        "Document",
        "Entity",
        "Extraction",
        "FactionalError",
        "Store",
        "Tie",
        "Vocabulary",
        "__version__",
        "ask",
        "errors",
        "extract",
        "model",
        "read",
    ]
    assert dir(factional) == sorted(factional.__all__)


@pytest.mark.parametrize("name", factional.__all__)
def test_every_name_of_the_surface_is_there_and_explains_itself(name):
    thing = getattr(factional, name)
    assert thing.__doc__
    if isinstance(thing, type):
        assert thing.__name__ == name


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'Graph'"):
        operator.attrgetter("Graph")(factional)


def test_star_import_brings_the_surface():
    names: dict[str, object] = {}
    exec("from factional import *", names)
    assert set(factional.__all__) <= set(names)


def test_importing_it_loads_nothing_heavy():
    code = "import sys, factional; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert [name for name in loaded if name.startswith("factional")] == ["factional"]
    assert not {"sqlalchemy", "fastapi", "trafilatura", "rich", "click", "yaml"} & set(loaded)
