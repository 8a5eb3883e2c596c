"""Meanings: from the name that a rule gives (`as`) to the function that says what its match is.

The functions stand in `absolute`, `parts`, `relative`, `told`, `lengths` and `joined` and put
themselves down here.
"""

from __future__ import annotations

from collections.abc import Callable

from factional.errors import VocabularyError
from factional.extract.chart import Node
from factional.extract.times.clock import Clock
from factional.extract.times.values import NOTHING, Value

Meaning = Callable[[Node, Clock], Value]

_MEANINGS: dict[str, Meaning] = {}


def meaning(name: str) -> Callable[[Meaning], Meaning]:
    """Put a function down under the name by which rules ask for it."""

    def put(function: Meaning) -> Meaning:
        _MEANINGS[name] = function
        return function

    return put


def value_of(node: Node, clock: Clock) -> Value:
    """What a node comes to, by the function that its rule names; nothing where it names none.

    Raises:
        VocabularyError: a rule names a function that there is not.
    """
    rule = node.rule
    if rule is None or not rule.how:
        return NOTHING
    function = _MEANINGS.get(rule.how)
    if function is None:
        raise VocabularyError(
            f"The rule {rule.name!r} asks for {rule.how!r}, which is no meaning. "
            f"Use one of: {', '.join(sorted(_MEANINGS))}."
        )
    return function(node, clock)
