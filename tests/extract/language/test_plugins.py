"""Language models by name."""

import pytest

from factional.errors import LanguageModelError, UnknownLanguageModel
from factional.extract import language
from factional.extract.language import _plugins
from tests.extract.language import fake


class Point:
    """An entry point that loads what it was given."""

    def __init__(self, name, loaded):
        self.name = name
        self._loaded = loaded

    def load(self):
        if isinstance(self._loaded, Exception):
            raise self._loaded
        return self._loaded


@pytest.fixture
def installed(monkeypatch):
    points = [
        Point("plain", fake.model),
        Point("gone", ImportError("no module named gone")),
        Point("odd", 3),
    ]
    monkeypatch.setattr(_plugins, "entry_points", lambda group: points)


def test_the_built_in_and_the_adapter_are_installed():
    assert {"local", "spacy"} <= set(language.language_models())


def test_a_model_is_found_by_name(installed):
    found = language.analyse("Omar said no.", model="plain")
    assert [word.tag for word in found.words] == ["PROPN", "VERB", "NOUN", "PUNCT"]
    assert len(language.analyse("Omar said. No.", [(0, 10)], model="plain").sentences) == 1


def test_an_unknown_name_lists_the_known(installed):
    with pytest.raises(UnknownLanguageModel, match="Use one of: gone, odd, plain"):
        language.language_model("other")


@pytest.mark.parametrize("name", ["gone", "odd"])
def test_what_cannot_be_loaded_is_told(installed, name):
    with pytest.raises(LanguageModelError, match=f"{name}.* Install its package again"):
        language.language_model(name)
