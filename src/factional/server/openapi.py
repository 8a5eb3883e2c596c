"""The OpenAPI description of the API as stable JSON: `python -m factional.server.openapi`.

The types of the pages are generated from it.
"""

from __future__ import annotations

import json
from typing import Any

from factional.server.app import bare


def describe() -> dict[str, Any]:
    """The description as `/api/openapi.json` gives it."""
    return bare().openapi()


def text() -> str:
    """The description as text that differs only where the API does."""
    return json.dumps(describe(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(text(), end="")
