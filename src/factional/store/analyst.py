"""What an analyst does with a case: decide, take back, put right. The log keeps it all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factional.errors import InvalidQuery, NotFound
from factional.model import Anchor, BlockKind, Claim, Decision, DecisionKind, Referent
from factional.store import deciding, making, reading, writing
from factional.store.edits import WITH
from factional.store.reader import Reader
from factional.store.standing import PUBLISHED

_WORDS = 80


class Analyst(Reader):
    """A case to read from and to decide about."""

    def decide(
        self,
        kind: DecisionKind,
        target: str,
        *,
        by: str,
        note: str = "",
        details: Mapping[str, str] | None = None,
    ) -> Decision:
        """Log what an analyst decided, and let it take effect.

        Accepted, edited, rejected and set aside are of a claim; an edit's details are the fields
        as they should read. Withdrew and replaced are of a document. Graded is of a source by
        its name, with its `reliability` A to F, affiliated with the name that it belongs `to`;
        estimated is of a tie, with `likelihood` or `confidence` (`vocabulary.codes`). Watched is
        of a question that is asked again and again. What is
        decided of two actors is logged by `judge`.

        Raises:
            NotFound: there is nothing of the id of the target.
            InvalidQuery: the details do not fit, or nobody is named as deciding.
            InvalidTime: an edit's time is not EDTF.
        """
        with self._write() as connection:
            return deciding.decide(
                connection,
                kind,
                target,
                by=by,
                note=note,
                details=details or {},
                vocabulary=self.vocabulary,
            )

    def decide_all(
        self, kind: DecisionKind, targets: Sequence[str], *, by: str, note: str = ""
    ) -> list[Decision]:
        """Decide the same about several, as one act: each is logged, and all are undone as one.

        Raises:
            NotFound: there is nothing of the id of a target; then nothing is decided.
            InvalidQuery: there is no target, or nobody is named as deciding.
        """
        if not targets:
            raise InvalidQuery("Nothing is decided about. Name one target at least.")
        with self._write():
            made: list[Decision] = []
            for target in targets:
                details = {WITH: str(made[0].id)} if made else {}
                made.append(self.decide(kind, target, by=by, note=note, details=details))
            return made

    def judge(
        self,
        kind: DecisionKind,
        first: Sequence[Anchor],
        second: Sequence[Anchor],
        *,
        by: str,
        note: str = "",
        details: Mapping[str, str] | None = None,
    ) -> Decision:
        """Log what an analyst decided of two actors; the next refresh follows it.

        Args:
            kind: Merged, kept apart, split or unsure.
            first: What the one is held by; of a split, what stays.
            second: What the other is held by; of a split, what is taken off.
            by: Who decides.
            note: The reason.
            details: What is needed to show it.

        Raises:
            InvalidQuery: nobody is named as deciding, or one of them is nothing.
        """
        with self._write() as connection:
            return deciding.judge(
                connection, kind, first, second, by=by, note=note, details=details or {}
            )

    def undo(self, decision_id: int, by: str) -> Decision:
        """Take a decision back. The log keeps both; undoing the undoing brings it back.

        Raises:
            NotFound: there is no decision of this number.
            InvalidQuery: it was taken back already.
        """
        with self._write() as connection:
            return deciding.undo(connection, decision_id, by=by)

    def undo_last(self, by: str) -> list[Decision]:
        """Take back the last act of an analyst that stands, and so on back to the first.

        Returns:
            The decisions that take it back: several where several were decided as one.

        Raises:
            InvalidQuery: nothing of this analyst stands.
        """
        with self._write() as connection:
            return [self.undo(id, by) for id in deciding.last_act(connection, by)]

    def withdraw(self, document_id: str, *, by: str, note: str = "") -> Decision:
        """Mark a document as withdrawn; its claims stay.

        Raises:
            NotFound: no document's id begins so.
            Ambiguous: several do.
        """
        with self._write() as connection:
            target = reading.document_id(connection, document_id)
            return self.decide(DecisionKind.WITHDREW, target, by=by, note=note)

    def replace(self, old_id: str, new_id: str, *, by: str, note: str = "") -> Decision:
        """Mark a document as replaced by a later version of it; the claims of both stay.

        Raises:
            NotFound: no document's id begins so.
            Ambiguous: several do.
            InvalidQuery: both are one.
        """
        with self._write() as connection:
            target = reading.document_id(connection, old_id)
            details = {deciding.REPLACED_BY: reading.document_id(connection, new_id)}
            return self.decide(DecisionKind.REPLACED, target, by=by, note=note, details=details)

    def relabel(
        self,
        document_id: str,
        block: int,
        kind: BlockKind,
        *,
        by: str,
        speaker: str | None = None,
        note: str = "",
    ) -> Decision:
        """Say what a block of a document is, and whose words it holds.

        Args:
            document_id: The document, by its id or a beginning that only it has.
            block: Number of the block, from 1.
            kind: What it is.
            by: Who says so.
            speaker: Whose words it holds; left as it is where not given.
            note: The reason.

        Raises:
            NotFound: no document's id begins so, or it has no such block.
            Ambiguous: several do.
            InvalidQuery: that is what it is already.
        """
        with self._write() as connection:
            document = reading.document(connection, document_id)
            if not 0 < block <= len(document.blocks):
                raise NotFound(
                    f"{document.name} has no block {block}. Its blocks are 1 to "
                    f"{len(document.blocks)}; `factional show {document.id}` numbers them."
                )
            old = document.blocks[block - 1]
            if old.kind is kind and speaker in (None, old.speaker):
                raise InvalidQuery(f"Block {block} is a {kind} already. Name what else it is.")
            details = {
                "start": str(old.start),
                "end": str(old.end),
                "kind": kind.value,
                "was": old.kind.value,
                "words": document.text[old.start : old.end][:_WORDS],
            }
            if speaker is not None:
                details["speaker"] = speaker
            return self.decide(
                DecisionKind.RELABELLED, document.id, by=by, note=note, details=details
            )

    def redate(
        self, document_id: str, published: str | None, *, by: str, note: str = ""
    ) -> Decision:
        """Say when a document was published. What hangs on it follows when it is read again.

        Args:
            document_id: The document, by its id or a beginning that only it has.
            published: EDTF date; None where it is not to have one.
            by: Who says so.
            note: The reason.

        Raises:
            NotFound: no document's id begins so.
            Ambiguous: several do.
            InvalidTime: the date is not EDTF.
            InvalidQuery: that is its date already.
        """
        with self._write() as connection:
            target = reading.document_id(connection, document_id)
            details = {PUBLISHED: published or ""}
            return self.decide(DecisionKind.DATED, target, by=by, note=note, details=details)

    def make_claim(
        self,
        claim: Claim,
        *,
        by: str,
        referents: Sequence[Referent] = (),
        note: str = "",
        details: Mapping[str, str] | None = None,
    ) -> Decision:
        """Keep a claim that a person read in a document, as accepted.

        Args:
            claim: What is claimed, with evidence in the text; its id is given here.
            by: Who read it.
            referents: Those of its actors that the document's reading does not know.
            note: The reason.
            details: What else is logged of it.

        Returns:
            The decision, whose target is the claim's id. Undoing it leaves the claim as rejected.

        Raises:
            NotFound: there is no such document.
            InvalidQuery: the claim cannot be kept, and why.
            InvalidTime: its time is not EDTF.
        """
        with self._write() as connection:
            id = making.make(connection, claim, referents, by=by, vocabulary=self.vocabulary)
            return self.decide(DecisionKind.MADE, id, by=by, note=note, details=details)

    def add_referents(self, document_id: str, referents: Sequence[Referent]) -> None:
        """Keep whom a person found in a document beside those that its reading knows.

        Args:
            document_id: The document.
            referents: Whom; none has an id that the document's referents have.
        """
        with self._write() as connection:
            making.put_referents(connection, document_id, referents)
            writing.touch(connection)
