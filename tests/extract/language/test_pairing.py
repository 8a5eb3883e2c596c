"""What pairs are judged by is what the model was trained with."""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language.pairing import (
    Mentioned,
    Named,
    coreference_pairs,
    mention_span,
    pair_features,
    tie_features,
)

PATH = Path(__file__).parents[3] / "training" / "pairing.py"
FORMS = st.sampled_from(
    ["the", "Orvan", "Front", "front", "his", "He", "OF", "Liwa", "al-Dīn", "'s", "men", "it", "of"]
)


@pytest.fixture(scope="module")
def trained():
    """The same numbers, one pair at a time, as training counts them."""
    if not PATH.exists():
        pytest.skip("the training is not here")
    spec = importlib.util.spec_from_file_location("trained_pairing", PATH)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@st.composite
def mentions(draw):
    made, sentence = [], 0
    for head in sorted(draw(st.sets(st.integers(0, 40), min_size=2, max_size=8))):
        words = draw(st.lists(FORMS, min_size=1, max_size=4))
        first = head - draw(st.integers(0, min(len(words) - 1, head)))
        sentence += draw(st.integers(0, 2))
        last = first + len(words)
        at = min(head - first, len(words) - 1)
        made.append(
            Mentioned(tuple(words), words[at], draw(st.integers(1, 3)), first, last, sentence)
        )
    return made


@given(found=mentions())
def test_pair_features_are_those_of_training(found, trained):
    later, earlier = coreference_pairs(len(found), 60)
    mine = pair_features(found, later, earlier)
    one = [trained.compared(m.words, m.head, str(m.kind), m.first, m.last) for m in found]
    for row, i, j in zip(mine, later, earlier, strict=True):
        sentences = found[i].sentence - found[j].sentence
        assert row == pytest.approx(
            trained.pair_features(one[i], one[j], int(i - j - 1), sentences)
        )


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4)), min_size=2, max_size=6, unique=True)
)
def test_tie_features_are_those_of_training(trained, spans):
    spans = sorted((start, start + length) for start, length in spans)
    types = [("Person", "Place", "State", "Organization")[start % 4] for start, _ in spans]
    sentence = [start // 10 for start, _ in spans]
    names = Named(
        np.array([s for s, _ in spans]),
        np.array([e for _, e in spans]),
        np.array(sentence),
        np.array([t == "Person" for t in types]),
        np.array([t in ("Place", "State") for t in types]),
    )
    subject, other = np.nonzero(~np.eye(len(spans), dtype=bool))
    for row, a, b in zip(tie_features(names, subject, other), subject, other, strict=True):
        ends = abs(sentence[a] - sentence[b])
        theirs = trained.tie_features(spans[a], spans[b], (types[a], types[b]), ends)
        assert row == pytest.approx(theirs)


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (
            "in:case:3 the:det:3 new:amod:3 Front:root of:case:5 Orvan:nmod:3",
            "the new Front of Orvan",
        ),
        ("the:det:1 Front:root ,:punct:4 and:cc:4 Dareh:conj:1", "the Front"),
        ("the:det:1 men:root who:nsubj:3 left:acl:relcl:1 .:punct:1", "the men who left"),
        ("Omar:root ,:punct:4 the:det:4 old:amod:4 emir:appos:0", "Omar"),
        ("he:nsubj:3 was:cop:3 an:det:3 emir:root there:advmod:3", "an emir there"),
        ("the:det:1 Front:root 's:case:1", "the Front 's"),
        ("men:root of:case:4 Orvan:nmod:0 and:cc:4 Dareh:conj:2", "men of Orvan and Dareh"),
    ],
)
def test_a_mention_is_what_hangs_on_its_head_and_not_what_stands_beside_it(tree, expected):
    forms, relations, heads = [], [], []
    for cell in tree.split():
        form, rest = cell.split(":", 1) if cell[0] != ":" else (":", cell[2:])
        relation, _, head = rest.rpartition(":") if rest[-1].isdigit() else (rest, "", "-1")
        forms.append(form)
        relations.append(relation)
        heads.append(int(head))
    children = [[c for c, h in enumerate(heads) if h == w] for w in range(len(forms))]
    top = relations.index("root")
    first, last = mention_span(top, children, relations)
    assert " ".join(forms[first:last]) == expected


def test_each_mention_is_paired_with_those_before_it_within_reach():
    later, earlier = coreference_pairs(4, 2)
    assert list(zip(later.tolist(), earlier.tolist(), strict=True)) == [
        (1, 0), (2, 0), (2, 1), (3, 1), (3, 2),
    ]  # fmt: skip
