"""The YAML files that the package brings along."""

from __future__ import annotations

from typing import Any

import yaml

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml, where PyYAML was built with it: ten times as fast."""


def parsed(text: str) -> Any:  # noqa: ANN401
    """What a YAML text holds: mappings, lists, text and numbers, and no other objects.

    Raises:
        yaml.YAMLError: it is not YAML.
    """
    return yaml.load(text, Loader=_LOADER)
