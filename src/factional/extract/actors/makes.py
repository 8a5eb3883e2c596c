"""Makes: names of weapons, vehicles and papers, which are nobody.

"Armalite rifles", "a Toyota Hilux", "the Red Notebook": what such a name stands beside, or an
article that a name of somebody never has, tells it apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from factional.extract.capitals import leading
from factional.extract.gazetteer import gazetteer
from factional.extract.lexicon import words
from factional.extract.spans import Span
from factional.extract.spelling import fold, key
from factional.extract.syntax import Clauses
from factional.model import EntityType

_OPEN = (EntityType.ORGANIZATION, EntityType.PERSON)


def without_makes(clauses: Clauses, spans: Sequence[Span]) -> list[Span]:
    """The names without those of things, which the text uses in no other way."""
    uses: dict[tuple[str, ...], list[bool]] = defaultdict(list)
    for span in spans:
        uses[key(span.text)].append(_is_thing(clauses, span))
    return [s for s in spans if not all(uses[key(s.text)])]


def _is_thing(clauses: Clauses, span: Span) -> bool:
    """Whether a name is here that of a weapon, a vehicle or a paper."""
    tree = clauses.tree
    parts = fold(span.text).split()
    bodies = words("names", "heads") | leading()
    if span.type not in _OPEN or parts[-1] in bodies or parts[0] in bodies:
        return False
    if gazetteer().organisation(" ".join(parts)) or not parts:
        return False
    head = tree.head_of(span.start, span.end)
    if head is None:
        return False
    above = tree.head(head)
    before = above is not None and above > head and tree.is_(head, "compound", "amod", "nmod:desc")
    if before:
        return above is not None and tree.lemma(above) in words("names", "makes")
    if len(parts) > 1 and parts[-1] in words("names", "papers"):
        return True
    first = tree.at(span.start)
    article = tree.lower(first - 1) if first else ""
    personal = words("names", "titles", "given_names", "kunyas")
    known = any(part in personal for part in parts) or span.text.isupper()
    return article in ("a", "an") and not known and tree.head(first - 1 if first else 0) == head
