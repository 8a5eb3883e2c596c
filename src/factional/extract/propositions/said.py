"""What has been gathered of a mood on the way from a reading outwards."""

from __future__ import annotations

from factional.extract.propositions.reading import Reading
from factional.extract.syntax import Clauses, Tree
from factional.model import Certainty, ClaimKind, Quantity
from factional.vocabulary import Relation
from factional.vocabulary.lexicon import words

_ORDER = [Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE]


class Said:
    """Polarity, certainty and kind so far, and the ways in which words change them.

    Attributes:
        fired: Whether any rule has spoken.
    """

    def __init__(self, clauses: Clauses, reading: Reading, relation: Relation, own: bool) -> None:
        self.clauses, self.reading, self.relation, self.own = clauses, reading, relation, own
        self.tree: Tree = clauses.tree
        self.denied = reading.denied
        self.kind = reading.kind or relation.kind
        self.certainty = reading.certainty or Certainty.CERTAIN
        self.past = reading.past
        self.unreal = self.unproven = self.asked = self.fired = False

    @property
    def bounded(self) -> bool:
        """Whether a negation only bounds a number: "does not exceed 300"."""
        value = self.reading.value
        return isinstance(value, Quantity) and value.min is None

    def weaken(self, to: Certainty) -> None:
        """Let certainty fall to a word, unless it is lower already."""
        self.fired = self.fired or to is not Certainty.CERTAIN
        self.certainty = max(self.certainty, to, key=_ORDER.index)

    def flip(self) -> None:
        """Deny what was affirmed, and the other way round."""
        self.denied = not self.denied
        self.fired = True

    def soon(self, *, perfect: bool) -> None:
        """Put off a deed that may be done; one in the perfect may have been."""
        if not perfect and self.kind is ClaimKind.EVENT:
            self.kind = ClaimKind.PREDICTION

    def foretell(self) -> None:
        """Put off what is said to come: an intention where it is the speaker's own side."""
        self.fired = True
        if self.kind is not ClaimKind.INTENTION:
            self.kind = ClaimKind.INTENTION if self.own else ClaimKind.PREDICTION

    def intend(self) -> None:
        """Make it what somebody wants."""
        self.fired = True
        self.kind = ClaimKind.INTENTION

    def outcome(self, i: int) -> bool:
        """Whether a verb and what it is for are one event: "left X to join Y"."""
        lexicon = words("mood.en")
        leaves = self.tree.lemma(i) in lexicon["outcome_verbs"]
        return leaves and self.relation.name in lexicon["outcome_relations"]
