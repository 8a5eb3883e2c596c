"""Text of the field that we wrote and labelled ourselves. `README.md` says by which rules.

`load` reads one of the files beside it: `train.yaml`, `dev.yaml`, `attribution.yaml`.
"""

from training.field.loading import load
from training.field.markup import TYPES, Attribution, Entity, Labelled, mark, parse

__all__ = ["TYPES", "Attribution", "Entity", "Labelled", "load", "mark", "parse"]
