"""What resolving reads of a case: what waits, who could be one, and what people decided."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Column, select

from factional.model import Claim, Entity, Judgement, Referent
from factional.store import judging, naming, reading
from factional.store import schema as t
from factional.store.base import Base
from factional.store.naming import Key


class Names(Base):
    """An open case to resolve names in."""

    @property
    def rules(self) -> int:
        """Version of the rules that all of it was resolved by; 0 where it is to be anew."""
        return self._count(t.cases.c.rules)

    def unresolved(self) -> tuple[list[str], list[str]]:
        """Documents whose referents are not resolved, and entities to be resolved again."""
        with self._read() as connection:
            return naming.unresolved(connection)

    def judgements(self) -> list[Judgement]:
        """What people decided of two actors, as far as it stands, in order."""
        with self._read() as connection:
            return judging.judgements(connection)

    def stating(self, relation: str, documents: Collection[str] | None) -> list[Claim]:
        """Claims of a relation as analysts left them: of some documents, or of all for None."""
        with self._read() as connection:
            return reading.stating(connection, relation, documents)

    def denials(self, relation: str) -> list[Claim]:
        """Claims that deny a relation, as analysts left them."""
        with self._read() as connection:
            return reading.denials(connection, relation)

    def referents_among(self, wanted: Collection[Key]) -> list[tuple[str, Referent]]:
        """Some referents with their mentions, each with its document's id."""
        with self._read() as connection:
            return reading.referents_among(connection, wanted)

    def called(self, keys: Collection[str]) -> set[Key]:
        """The referents that have one of some keys."""
        with self._read() as connection:
            return naming.called(connection, keys)

    def bearers(self, keys: Collection[str]) -> list[tuple[str, Key, str]]:
        """Some keys, each with a referent that has it and with that one's entity."""
        with self._read() as connection:
            return naming.bearers(connection, keys)

    def members(self, entities: Collection[str]) -> set[Key]:
        """The referents of some entities."""
        with self._read() as connection:
            return naming.members(connection, entities)

    def reached(
        self, keys: Collection[str], entities: Collection[str], referents: Collection[Key]
    ) -> tuple[set[str], set[str]]:
        """Keys and entities that some keys, entities and referents lead to in one step."""
        with self._read() as connection:
            further = naming.keys_beside(connection, keys)
            further |= naming.keys_within(connection, entities)
            further |= naming.keys_of(connection, referents)
            found = naming.entities_called(connection, keys)
            found |= set(naming.entities_of(connection, referents).values())
            return further, found

    def entities_of(self, referents: Collection[Key]) -> dict[Key, str]:
        """The entity of each of some referents, where it is resolved."""
        with self._read() as connection:
            return naming.entities_of(connection, referents)

    def entity(self, id: str) -> Entity | None:
        """The entity of an id, or None."""
        with self._read() as connection:
            return next(iter(reading.entities(connection, id)), None)

    def nameless(self, ids: Collection[str]) -> dict[str, Entity]:
        """Some entities by id, of their names no more than the preferred one and former ones."""
        with self._read() as connection:
            return naming.nameless(connection, ids)

    def is_entity(self, id: str) -> bool:
        """Whether an id is that of an entity."""
        with self._read() as connection:
            return naming.is_entity(connection, id)

    def _count(self, column: Column[int]) -> int:
        with self._read() as connection:
            return connection.execute(select(column)).scalar_one()
