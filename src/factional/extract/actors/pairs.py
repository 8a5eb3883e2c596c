"""Pairs: the two that "both groups", "the two sides" and "the latter" take up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import pairwise

from factional.extract.actors.scene import GROUP, ORG, STATE, Scene
from factional.model import EntityType

_REACH = 3
_JOINED = 1.5


def last_two(
    scene: Scene,
    index: int,
    word: int,
    kinds: tuple[EntityType, ...] = (ORG, STATE),
    absent: Collection[str] = (),
) -> list[str]:
    """The two that were last named together, else the two that were named last.

    Args:
        scene: What has been spoken of.
        index: Index of the sentence of what takes them up.
        word: Its head word.
        kinds: What they can be.
        absent: Things that cannot be meant, as the one who speaks of "them".
    """
    tree = scene.tree
    inside = set(tree.subtree(word))
    near = [
        s for s in scene.salience.seen
        if index - s.sentence <= _REACH and s.word < word and s.word not in inside
        and scene.things[s.thing].type in kinds and s.thing not in absent
    ]  # fmt: skip
    if tree.lemma(word) in ("latter", "former"):
        return list(dict.fromkeys(s.thing for s in reversed(near)))[:2][::-1]
    bodies = [s for s in near if scene.things[s.thing].type is not GROUP]
    if len({s.thing for s in bodies}) > 1:
        near = bodies
    scores: defaultdict[str, float] = defaultdict(float)
    for seen in near:
        known = scene.things[seen.thing]
        scores[seen.thing] += (0.5 if known.placeholder else 1.0) / (1 + index - seen.sentence)
    for one, other in pairwise(near):
        if one.thing != other.thing and tree.first_conjunct(other.word) == tree.first_conjunct(
            one.word
        ):
            for seen in (one, other):  # named in one breath
                scores[seen.thing] += _JOINED / (1 + index - seen.sentence)
    best = set(sorted(scores, key=lambda t: scores[t], reverse=True)[:2])
    return [t for t in dict.fromkeys(s.thing for s in near) if t in best]
