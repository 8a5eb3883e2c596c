"""Names with hyphens as one word again.

The model learnt from treebanks, where al-Sham is three words. To whoever looks for words it is one:
its parts hang together, so the one that hangs on something outside tells where all of it belongs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from factional.extract.language.analysis import Analysis, Mention, Sentence, Stated, Word


def joined(found: Analysis, goes_on: NDArray[np.bool_]) -> Analysis:
    """An analysis in which words that go on with the one before are one with it.

    Args:
        found: The analysis of the parts.
        goes_on: (W,) whether a word goes on with the one before.
    """
    whole = (np.cumsum(~goes_on) - 1).tolist()
    edges = [*np.flatnonzero(~goes_on).tolist(), len(found.words)]
    return replace(
        found,
        words=tuple(_one(found.words, first, last, whole) for first, last in pairwise(edges)),
        sentences=tuple(
            Sentence(s.start, s.end, whole[s.first], whole[s.last - 1] + 1) for s in found.sentences
        ),
        mentions=tuple(Mention(m.start, m.end, whole[m.head], m.kind) for m in found.mentions),
        stated=tuple(
            Stated(whole[s.subject], whole[s.object], s.relation, s.chance)
            for s in found.stated
            if s.subject == s.object or whole[s.subject] != whole[s.object]
        ),
    )


def _one(words: Sequence[Word], first: int, last: int, whole: Sequence[int]) -> Word:
    """One word of the parts `first` to `last`; heads count whole words from now on."""
    # the part that stands highest in the tree, so that no words close a ring; of several
    # alike the last is the name and not its article
    parts = range(last - 1, first - 1, -1)
    main = words[first if len(parts) == 1 else min(parts, key=lambda part: _depth(words, part))]
    head = None if main.head is None else whole[main.head]
    if last - first == 1:
        return main if head == main.head else replace(main, head=head)
    proper = any(word.tag == "PROPN" for word in words[first:last])
    lemma = "".join(word.lemma for word in words[first:last])
    tag = "PROPN" if proper else main.tag
    return replace(
        main, start=words[first].start, end=words[last - 1].end, tag=tag, lemma=lemma, head=head
    )


def _depth(words: Sequence[Word], word: int) -> int:
    """How many words stand above one."""
    depth, head = 0, words[word].head
    while head is not None:
        depth, head = depth + 1, words[head].head
    return depth
