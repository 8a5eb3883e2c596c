"""What a person decides of actors: that two are one, that they are two, that one is two.

An actor is named by its id or any of its names. A decision holds on to the words that name the two
(`factional.model.Judgement`), so it stays true of them when more documents come, and undoing it
leaves everything as it would be without it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from factional.ask import find_actor, find_document
from factional.errors import InvalidQuery, NotFound
from factional.model import Anchor, Decision, DecisionKind, Entity
from factional.resolve import Item, anchors, fold, kind_of
from factional.store import Store

_APART = (DecisionKind.KEPT_APART, DecisionKind.SPLIT)
_LISTED = 6


def merge(
    store: Store, first: str, second: str, *, by: str, note: str = "", across: bool = False
) -> Decision:
    """Decide that two actors are one.

    Args:
        store: The case.
        first: Id or name of the one.
        second: Id or name of the other.
        by: Who decides.
        note: The reason.
        across: Whether they may be of kinds that are never one by themselves, a person and a
            place, say: one of them is taken for what it is not.

    Raises:
        NotFound: there is no actor called so.
        Ambiguous: several are.
        InvalidQuery: they are one already, of two kinds, or somebody keeps them apart.
    """
    one, other = _two(store, first, second)
    if kind_of(one.type) != kind_of(other.type) and not across:
        raise InvalidQuery(
            f"{one.name} is a {one.type} and {other.name} a {other.type}. "
            "Merge them across types if one of them is taken for what it is not."
        )
    _refuse_judged(store, _APART, one, other, "are kept apart")
    return _judge(store, DecisionKind.MERGED, one, other, by=by, note=note)


def apart(store: Store, first: str, second: str, *, by: str, note: str = "") -> Decision:
    """Decide that two actors are two: they are not merged, and not proposed again.

    Raises:
        NotFound: there is no actor called so.
        Ambiguous: several are.
        InvalidQuery: they are one now, or are kept apart already.
    """
    one, other = _two(store, first, second)
    _refuse_judged(store, _APART, one, other, "are kept apart already")
    return _judge(store, DecisionKind.KEPT_APART, one, other, by=by, note=note)


def unsure(store: Store, first: str, second: str, *, by: str, note: str = "") -> Decision:
    """Decide that nobody can tell yet: they stay two, and are not proposed again.

    Raises:
        NotFound: there is no actor called so.
        Ambiguous: several are.
        InvalidQuery: they are one now.
    """
    one, other = _two(store, first, second)
    return _judge(store, DecisionKind.UNSURE, one, other, by=by, note=note)


def split(
    store: Store,
    actor: str,
    *,
    documents: Sequence[str] = (),
    names: Sequence[str] = (),
    by: str,
    note: str = "",
) -> Decision:
    """Decide that what some documents, or some names, call so is another actor.

    What a document calls so is taken off by itself: the names stay with the actor, for later
    documents too. Names that are taken off go with whoever bears them, now and later. Given both,
    what those documents call by those names is taken off.

    Args:
        store: The case.
        actor: Id or name of the actor.
        documents: Documents by id, beginning of an id, or name.
        names: Names of the actor.
        by: Who decides.
        note: The reason.

    Raises:
        NotFound: there is no such actor or document, or it is not called so.
        Ambiguous: several are.
        InvalidQuery: nothing of the actor would stay, or nothing is named.
    """
    if not documents and not names:
        raise InvalidQuery("Nothing is named that is another's. Name documents, or names.")
    entity = _actor(store, actor)
    members = _members(store, entity)
    within = {find_document(store, document) for document in documents}
    called = {fold(name) for name in names}
    taken = [
        item
        for item in members
        if (not within or item.key[0] in within) and (not called or item.name in called)
    ]
    if not taken:
        raise NotFound(_uncalled(entity, members, within))
    rest = [item for item in members if item not in taken]
    if not rest:
        raise InvalidQuery(f"That is all there is of {entity.name}. Name less of it.")
    details = {
        "of": _called(entity, rest),
        "words": "; ".join(sorted({item.referent.name for item in taken})),
    }
    if within:
        details["documents"] = "; ".join(sorted(within))
    else:
        details["names"] = "; ".join(names)
    return store.judge(
        DecisionKind.SPLIT,
        anchors(rest, entity.id),
        anchors(taken, entity.id, whole=bool(within)),
        by=by,
        note=note,
        details=details,
    )


def _called(entity: Entity, rest: Sequence[Item]) -> str:
    """What an actor goes by once only some of its referents are left."""
    if fold(entity.name) in {item.name for item in rest}:
        return entity.name
    return Counter(item.referent.name for item in rest).most_common(1)[0][0]


def _two(store: Store, first: str, second: str) -> tuple[Entity, Entity]:
    one, other = _actor(store, first), _actor(store, second)
    if one.id == other.id:
        raise InvalidQuery(
            f"{first!r} and {second!r} are one already: {one.name} ({one.id}). "
            "Split it, or undo the decision that made them one."
        )
    return one, other


def _actor(store: Store, id_or_name: str) -> Entity:
    """The actor of an id, or of a name; an id is looked up without reading the whole case."""
    return store.entity(id_or_name) or find_actor(store, id_or_name)


def _judge(
    store: Store, kind: DecisionKind, one: Entity, other: Entity, *, by: str, note: str
) -> Decision:
    sides = (anchors(_members(store, entity), entity.id) for entity in (one, other))
    details = {"of": one.name, "other": other.id, "words": other.name}
    return store.judge(kind, *sides, by=by, note=note, details=details)


def _members(store: Store, entity: Entity) -> list[Item]:
    found = store.referents_among(store.members([entity.id]))
    return [Item.of(document, referent) for document, referent in found]


def _refuse_judged(
    store: Store, kinds: Collection[DecisionKind], one: Entity, other: Entity, what: str
) -> None:
    """Refuse what goes against a decision that stands: that one is to be undone, not outvoted."""
    for judgement in store.judgements():
        if judgement.kind not in kinds:
            continue
        sides = [_entities(store, side) for side in (judgement.first, judgement.second)]
        if any(one.id in a and other.id in b for a, b in (sides, sides[::-1])):
            raise InvalidQuery(
                f"{one.name} and {other.name} {what}, by decision {judgement.decision}. "
                "Undo that one first if it is wrong."
            )


def _entities(store: Store, side: Sequence[Anchor]) -> set[str]:
    return set(store.entities_of({(a.document, a.referent) for a in side}).values())


def _uncalled(entity: Entity, members: Sequence[Item], within: Collection[str]) -> str:
    if within:
        listed = sorted({item.key[0] for item in members})
        what = "is not named in these documents" if len(within) > 1 else "is not named there"
    else:
        listed = sorted({item.referent.name for item in members})
        what = "is not called so where it is named first"
    shown = ", ".join(listed[:_LISTED]) + (" …" if len(listed) > _LISTED else "")
    return f"{entity.name} {what}. Use one of: {shown}."
