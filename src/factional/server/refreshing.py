"""Weighs the case anew behind the pages, once nobody has decided anything for a moment.

A decision is logged at once; what follows from it for actors and ties takes longer than the next
key, so it is worked out when the hands rest.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factional.case import Case

REST: Final = 1.5
"""Seconds without a decision after which the case is weighed anew."""


class Refresher:
    """Makes actors and ties anew in a thread of its own.

    Args:
        case: The open case.
        rest: Seconds to wait after the last decision.
    """

    def __init__(self, case: Case, *, rest: float = REST) -> None:
        self._case = case
        self._rest = rest
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()
        self._working = threading.Lock()
        self._closed = False

    def soon(self) -> None:
        """Something was decided: weigh anew, unless more is decided before that."""
        with self._lock:
            if self._closed:
                return
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(self._rest, self.now)
            self._timer.daemon = True
            self._timer.start()

    def now(self) -> None:
        """Weigh anew where anything was decided since it was done last."""
        with self._working:
            if not self._closed and self._case.stale:
                self._case.refresh()

    def close(self) -> None:
        """Weigh no more; what is under way is finished first."""
        with self._lock:
            self._closed = True
            if self._timer is not None:
                self._timer.cancel()
        with self._working:
            pass
