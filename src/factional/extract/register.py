"""The register of a case, for extraction: which names its imported lists give, and of what.

It travels to the workers as bytes, beside each document: an extractor stays a pure function of
what it is given.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from factional.extract.lexicon import ordinary, words
from factional.extract.spelling import fold
from factional.model import EntityType, Known

_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Register:
    """Names that a case knows.

    Attributes:
        names: By type, folded names to the name that their entry puts first.
    """

    names: Mapping[EntityType, Mapping[str, str]] = field(
        default_factory=lambda: {kind: {} for kind in EntityType}
    )


def pack(entries: Iterable[Known]) -> bytes:
    """What extraction needs of a case's entries, as bytes; the same for the same entries.

    Weak aliases are left out, and so are names that would find ordinary words or the given name of
    anybody.
    """
    lines: set[tuple[str, str, str]] = set()
    for entry in entries:
        for name in entry.names:
            if not name.weak and telling(name.text, entry.type):
                lines.add((entry.type.value, fold(name.text), entry.name))
    if not lines:
        return b""
    return zlib.compress(json.dumps(sorted(lines), ensure_ascii=False).encode("utf-8"), 6)


def unpack(packed: bytes) -> Register:
    """The register that was packed. A name of two entries stands for itself."""
    if not packed:
        return Register()
    names: dict[EntityType, dict[str, str]] = defaultdict(dict)
    for kind, folded, name in json.loads(zlib.decompress(packed)):
        of = names[EntityType(kind)]
        of[folded] = name if of.get(folded, name) == name else folded
    return Register({kind: names.get(kind, {}) for kind in EntityType})


def telling(name: str, kind: EntityType) -> bool:
    """Whether a name tells its bearer wherever it stands, so that finding it says something.

    "Hope", "May" and "the Front" do not, nor does one word that is anybody's given name; in a
    script with capitals, what has none is no name.
    """
    folded = fold(name)
    parts = folded.split()
    if len(folded) < _SHORTEST or (name == name.lower() and name != name.upper()):
        return False
    if all(part in ordinary() for part in parts) and (len(parts) == 1 or kind.value == "Person"):
        return False
    given = words("names", "given_names", "titles", "kunyas")
    return not (len(parts) == 1 and folded in given)
