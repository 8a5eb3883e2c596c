"""New referents that are plainly of an actor that is there, and change nothing else of it.

Most of what a document names is named in other documents in the same way. Such a referent joins
its actor without a look at the others that bear the name, so that it costs the same whether ten
documents name the actor or ten thousand.
"""

from __future__ import annotations

from collections.abc import Iterable

from factional.model import Entity, NameKind
from factional.resolve._describing import describe
from factional.resolve._items import Item


def follow(item: Item, head: Entity, others: Iterable[Item]) -> Entity | None:
    """What a referent adds to an actor: its head with the names that the referent gives.

    None unless the actor goes by the referent's very name, is of its type, and some others of it
    that are called so say all that this one says: then whatever was joined or kept two without it
    is so with it.

    Args:
        item: A referent of a document that names the actor nowhere else.
        head: The only actor with which it has a key of `reach` in common; of its names no more
            than former ones are looked at.
        others: Referents of that actor.
    """
    if item.bound:
        return None
    alike = [o.way() for o in others if o.named == item.named and not o.bound]
    _, _, says, texts = item.way()
    if not alike or not says <= frozenset().union(*(way[2] for way in alike)):
        return None
    found = describe(head.id, [(item.key[0], item.referent)])
    known = frozenset({head.name}).union(*(way[3] for way in alike))
    same = (found.name, found.type, found.placeholder) == (head.name, head.type, head.placeholder)
    former = {name.text for name in head.names if name.kind is NameKind.FORMER}
    return found if same and texts <= known and not texts & former else None
