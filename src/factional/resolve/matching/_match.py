"""What the comparison of two names comes to, with all that it rests on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that two names have in common, or that tells them apart.

    Attributes:
        name: What it is, as the model's weights call it ("words alike").
        value: How much of it there is; most are between 0 and 1.
        weight: What it adds to the log odds that both names are one actor's, value counted in.
        words: The words that made it, for people: "Hayat ~ Hay'at".
    """

    name: str
    value: float
    weight: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """How far two names look like names of one actor.

    Attributes:
        score: Probability, 0 to 1, that two names so alike are one actor's; of what the names
            themselves say, nothing else.
        features: What made the score, the weightiest first.
    """

    score: float
    features: tuple[Feature, ...]

    def why(self) -> str:
        """One line in plain words: what speaks for it, then what speaks against it."""
        sides = (
            ("for: ", [f for f in self.features if f.weight > 0]),
            ("against: ", [f for f in self.features if f.weight < 0]),
        )
        return "; ".join(
            lead + ", ".join(_told(feature) for feature in found) for lead, found in sides if found
        )


def _told(feature: Feature) -> str:
    return f"{feature.name} ({', '.join(feature.words)})" if feature.words else feature.name
