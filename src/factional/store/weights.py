"""What weighing reads of a case: what waits, and what bears on it."""

from __future__ import annotations

from collections.abc import Collection

from factional.model import Claim, Document, Entity, Likeness, Question, Translation
from factional.store import reading, sharing, weighing
from factional.store import schema as t
from factional.store.names import Names
from factional.store.naming import Key
from factional.store.weighing import Side, Unweighed


class Weights(Names):
    """An open case to weigh claims in."""

    @property
    def weighed(self) -> str:
        """By which rules all of it was weighed; empty where it is to be anew."""
        with self._read() as connection:
            return reading.value(connection, t.cases.c.weighed)

    def unweighed(self) -> Unweighed:
        """What is to be weighed again."""
        with self._read() as connection:
            return weighing.unweighed(connection)

    def count_documents(self) -> int:
        """How many documents the case has."""
        with self._read() as connection:
            return weighing.count_documents(connection)

    def related(self, documents: Collection[str]) -> set[str]:
        """Some documents with all that carry the text of one another, reprints and translations."""
        with self._read() as connection:
            return weighing.related(connection, documents)

    def heads(self, documents: Collection[str]) -> dict[str, Document]:
        """Some documents by id, without text, blocks and tables."""
        with self._read() as connection:
            return {d.id: d for d in reading.documents(connection, documents)}

    def documents_naming(self, entities: Collection[str]) -> set[str]:
        """Ids of the documents with a referent that is one of some entities."""
        with self._read() as connection:
            return weighing.documents_naming(connection, entities)

    def entities_in(self, documents: Collection[str]) -> dict[Key, str]:
        """The entity of each referent of some documents."""
        with self._read() as connection:
            return weighing.entities_in(connection, documents)

    def entities_seen(self, ids: Collection[str]) -> dict[str, Entity]:
        """Some entities by id, with everything that they are called, each text once."""
        with self._read() as connection:
            return weighing.entities_seen(connection, ids)

    def questions_of(
        self, documents: Collection[str], claims: Collection[str] = ()
    ) -> set[Question]:
        """What the claims of some documents, and further ones, answered when weighed last."""
        with self._read() as connection:
            return weighing.questions_of(connection, documents, claims)

    def questions(self, sides: Collection[Side]) -> set[Question]:
        """The questions with ties of some relations and sides; None is any side."""
        with self._read() as connection:
            return weighing.questions(connection, sides)

    def claims_on(self, ties: Collection[str]) -> set[str]:
        """Ids of the claims of some ties."""
        with self._read() as connection:
            return weighing.claims_on(connection, ties)

    def claims_among(
        self, *, ids: Collection[str] = (), documents: Collection[str] = ()
    ) -> dict[str, Claim]:
        """Some claims by id, and those of some documents, as analysts left them."""
        with self._read() as connection:
            found = reading.claims_among(connection, t.claims.c.id, ids)
            found += reading.claims_among(connection, t.claims.c.document, documents)
            return {claim.id: claim for claim in found}

    def spokesmen(
        self,
        *,
        claims: Collection[str] = (),
        documents: Collection[str] = (),
        persons: Collection[str] = (),
        bodies: Collection[str] = (),
    ) -> dict[str, tuple[str, str, str]]:
        """By which claims who spoke for which body, when weighed last: document, person, body."""
        with self._read() as connection:
            return weighing.spokesmen(
                connection, claims=claims, documents=documents, persons=persons, bodies=bodies
            )

    def likenesses_among(self, documents: Collection[str]) -> list[Likeness]:
        """What some documents share with each other."""
        with self._read() as connection:
            return sharing.likenesses(connection, documents)

    def translations_among(self, documents: Collection[str]) -> list[Translation]:
        """Which of some documents translate which of them, without what answers to what."""
        with self._read() as connection:
            return sharing.translations_among(connection, documents)
