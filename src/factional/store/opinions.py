"""What an analyst holds of sources and ties: grades, whom a source belongs to, how likely a tie is.

Nothing is worked out from them and kept: they stand in the log, each by itself, signed. A grade is
its analyst's own. A source goes by its name, as an entity's id may be another one tomorrow.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, select

from factional.errors import InvalidQuery, NotFound
from factional.model import DecisionKind
from factional.store import schema as t
from factional.vocabulary import codes

KINDS: Final = frozenset({DecisionKind.GRADED, DecisionKind.AFFILIATED, DecisionKind.ESTIMATED})
"""Decisions that say what somebody holds of a source or of a tie."""


def check(
    connection: Connection, kind: DecisionKind, target: str, details: Mapping[str, str]
) -> None:
    """Refuse an opinion that is none.

    Raises:
        NotFound: there is no such tie.
        InvalidQuery: the code is not of its list, or something is missing.
    """
    if kind is DecisionKind.ESTIMATED:
        _estimate(connection, target, details)
        return
    if not target.strip():
        raise InvalidQuery("Which source? Give its name.")
    if kind is DecisionKind.GRADED and details.get("reliability") not in codes().reliability:
        raise InvalidQuery("A source is graded A to F. Give one of these as reliability.")
    if kind is DecisionKind.AFFILIATED and not details.get("to", "").strip():
        raise InvalidQuery("Whom does it belong to? Give the name.")


def _estimate(connection: Connection, target: str, details: Mapping[str, str]) -> None:
    if connection.execute(select(t.ties.c.id).where(t.ties.c.id == target)).first() is None:
        raise NotFound(f"No tie {target!r}. Look at the claims of it for the id of their tie.")
    lists = {"likelihood": codes().likelihood, "confidence": codes().confidence}
    given = {name: details[name] for name in lists if details.get(name)}
    if not given:
        raise InvalidQuery("How likely is it, or how sure is that? Give a word for one of them.")
    for name, code in given.items():
        if code not in lists[name]:
            raise InvalidQuery(f"No {name} {code!r}. Use one of: {', '.join(lists[name])}.")
