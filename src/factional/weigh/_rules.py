"""By which rules ties are weighed: what was weighed by others is weighed anew."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Final

from factional.vocabulary import Vocabulary

RULES: Final = 3
"""Version of the rules of this room and of its data: raise it where a tie comes out otherwise."""


def rules(vocabulary: Vocabulary) -> str:
    """A short text that is another one where the rules, or the relations of a case, are others."""
    relations = {name: asdict(relation) for name, relation in vocabulary.relations.items()}
    told = json.dumps(relations, sort_keys=True, default=str)
    return f"{RULES}-{hashlib.sha256(told.encode()).hexdigest()[:16]}"
