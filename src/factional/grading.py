"""What a person holds of sources and ties: how reliable, whose, how likely.

Grades are the analyst's own. Nothing is hidden, averaged or weighed by them, and whoever grades
nothing misses nothing. Each is one more line in the log, and is taken back as any decision is.
"""

from __future__ import annotations

from factional.ask import find_actor, source
from factional.errors import InvalidQuery
from factional.model import Decision, DecisionKind
from factional.store import Store


def grade(store: Store, source_name: str, reliability: str, *, by: str, note: str = "") -> Decision:
    """Say how reliable a source is, by the Admiralty code.

    Args:
        store: The case.
        source_name: Id or name of a source.
        reliability: `A` to `F`; `F` says that it cannot be judged.
        by: Who grades.
        note: The reason.

    Raises:
        NotFound: nobody called so says anything.
        Ambiguous: several do.
        InvalidQuery: there is no such grade.
    """
    name = source(store, source_name).row.name
    return store.decide(
        DecisionKind.GRADED, name, by=by, note=note, details={"reliability": reliability}
    )


def affiliate(store: Store, source_name: str, to: str, *, by: str, note: str = "") -> Decision:
    """Say whom a source belongs to; how it stands to others follows, for everybody.

    Args:
        store: The case.
        source_name: Id or name of a source: an outlet, say.
        to: Id or name of an actor: whose outlet it is.
        by: Who says so.
        note: The reason.

    Raises:
        NotFound: there is no such source or actor.
        Ambiguous: several are called so.
        InvalidQuery: both are one.
    """
    found = source(store, source_name).row
    home = find_actor(store, to)
    if found.entity is not None and found.entity.id == home.id:
        raise InvalidQuery(f"{home.name} does not belong to itself. Name whom it belongs to.")
    return store.decide(
        DecisionKind.AFFILIATED, found.name, by=by, note=note, details={"to": home.name}
    )


def estimate(
    store: Store,
    tie: str,
    *,
    likelihood: str | None = None,
    confidence: str | None = None,
    by: str,
    note: str = "",
) -> Decision:
    """Say how likely a tie is, or how well founded that judgement is, in the words of ICD 203.

    Args:
        store: The case.
        tie: Id of a tie, or of a claim of it.
        likelihood: One of `vocabulary.codes().likelihood`.
        confidence: One of `vocabulary.codes().confidence`; kept apart from the likelihood.
        by: Who judges.
        note: The reason.

    Raises:
        NotFound: there is no such tie or claim.
        InvalidQuery: neither is given, or it is none of the words.
    """
    given = {"likelihood": likelihood, "confidence": confidence}
    details = {name: code for name, code in given.items() if code}
    return store.decide(DecisionKind.ESTIMATED, _tie(store, tie), by=by, note=note, details=details)


def _tie(store: Store, id: str) -> str:
    return next((tie.id for tie in store.ties() if id in tie.claims), id)
