"""How an event ends a state."""

from __future__ import annotations

from factional.weigh._reading import Reading
from factional.weigh._when import last_attested
from factional.weigh._words import stated


def retirement(state: Reading, event: Reading) -> str | None:
    """Why a state is over, by an event of which the vocabulary says that it ends such; else None.

    The event must come, or at least be told, after the last day on which the state is attested.
    Where the state is itself said to be over, it must be of the time of that end. In one text, an
    undated event comes after the state: "a commander of the Front, he has left it".
    """
    if not (state.lasts and state.affirms and event.affirms) or state.foretold or event.foretold:
        return None
    told = event.relation.label
    if event.claim.value is not None:
        told = event.relation.told([stated(event.claim)])
    label = f"“{told}”" + (f" ({event.claim.time})" if event.claim.time else "")
    start, end = event.bounds.earliest_start, event.bounds.latest_end
    if event.lasts:  # who is dead on a day died by then
        end = event.bounds.latest_start
    begun, until = state.bounds.earliest_start, last_attested(state.bounds)
    if state.bounds.latest_end is not None:
        since = state.bounds.earliest_end or begun
        at_its_end = (since is None or end is None or end >= since) and (
            start is None or start <= state.bounds.latest_end
        )
        return f"{label} is told of the time at which it ended." if at_its_end else None
    together = state.claim.document == event.claim.document and event.claim.time is None
    reason = None
    if begun is not None and end is not None and end < begun:
        pass
    elif together:
        reason = f"{label} is told in the same text, and so is perhaps later."
    elif until is None:
        reason = f"{label} is perhaps later; when it held nobody says."
    elif end is not None and end > until:
        sure = start is not None and start >= until
        reason = (
            f"{label} is {'later' if sure else 'perhaps later'} than {until.isoformat()}, "
            "the last day for which it is said to hold."
        )
    return reason
