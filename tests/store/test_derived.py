"""Actors and ties are made anew, and written by what changed."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from factional.errors import CaseError
from factional.model import (
    Comparison,
    Entity,
    EntityType,
    Name,
    NameKind,
    Question,
    Tie,
    TieStatus,
    Verdict,
)
from factional.store import Store
from tests import strategies
from tests.examples import examples
from tests.store import build


def test_actors_are_read_back_with_every_name_and_its_document(store):
    about = build.put(store)
    store.write_resolution(build.entities(about), build.keys(about))
    assert store.entities() == list(build.entities(about))
    assert store.entity_of() == build.keys(about)


def test_writing_the_same_again_changes_nothing(store):
    about = build.put(store)
    store.write_resolution(build.entities(about), build.keys(about))
    store.write_ties([build.tie(about)])
    before = store.revision
    store.write_resolution(build.entities(about), build.keys(about))
    store.write_ties([build.tie(about)])
    assert store.revision == before


def test_only_the_rows_that_differ_are_written(store):
    about = build.put(store)
    store.write_resolution(build.entities(about), build.keys(about))
    written = []

    def note(connection, cursor, statement, parameters, context, executemany):
        if not statement.startswith(("SELECT", "BEGIN")) and cursor.rowcount:
            written.append((statement.split(" SET")[0].split(" (")[0], cursor.rowcount))

    falcons, hasan, lions = build.entities(about)
    event.listen(store._engine, "after_cursor_execute", note)
    store.write_resolution(
        [replace(falcons, name="Falcons of Qasr"), hasan, lions], build.keys(about)
    )
    assert written == [("UPDATE entities", 1), ("UPDATE cases", 1)]


def test_a_tie_goes_with_its_actor(store):
    about = build.put(store)
    store.write_resolution(build.entities(about), build.keys(about))
    store.write_ties([build.tie(about)])
    falcons, hasan, _ = build.entities(about)
    of = build.keys(about) | {(about.id, "lions"): "falcons"}
    store.write_resolution([falcons, hasan], of)
    assert store.ties() == []
    assert store.entity_of() == of
    assert len(store.claims()) == 2


def test_a_tie_needs_its_actors_and_its_claims(store):
    about = build.put(store)
    tie = build.tie(about)
    with pytest.raises(CaseError, match="does not fit the case"):
        store.write_ties([tie])
    store.write_resolution(build.entities(about), build.keys(about))
    with pytest.raises(CaseError, match="does not fit the case"):
        store.write_ties([replace(tie, denying=("nothing-01",))])
    assert store.ties() == []
    store.write_ties([tie])
    assert store.ties() == [tie]


names = st.builds(
    Name,
    strategies.words,
    st.sampled_from(NameKind),
    st.just(build.document().id),
    st.integers(1, 999),
)


@st.composite
def resolutions(draw):
    """Some entities, and which of them each referent of the report is."""
    ids = draw(st.lists(st.sampled_from("abcdef"), min_size=1, unique=True).map(sorted))
    made = [
        Entity(
            id,
            draw(strategies.words),
            draw(st.sampled_from(EntityType)),
            tuple(sorted(draw(st.lists(names, max_size=3)), key=Name.place)),
            draw(st.booleans()),
        )
        for id in ids
    ]
    of = {key: draw(st.sampled_from(ids)) for key in sorted(build.keys(build.document()))}
    return made, of


@st.composite
def ties_of(draw, ids):
    claims = [f"{build.document().id}-01", f"{build.document().id}-02"]
    comparison = st.builds(
        Comparison,
        st.sampled_from(claims),
        st.sampled_from(claims),
        st.sampled_from(Verdict),
        strategies.words,
    )
    question = st.builds(
        Question,
        st.sampled_from(ids),
        st.sampled_from(strategies.RELATIONS),
        st.none() | st.sampled_from(ids),
        strategies.maybe_words,
    )
    some = st.lists(st.sampled_from(claims), max_size=2).map(tuple)
    return [
        Tie(
            id,
            draw(question),
            draw(st.sampled_from(TieStatus)),
            draw(some),
            draw(some),
            tuple(draw(st.lists(strategies.words, max_size=2))),
            tuple(draw(st.lists(comparison, max_size=2))),
        )
        for id in sorted(draw(st.sets(st.sampled_from(["t1", "t2", "t3"]))))
    ]


@st.composite
def derived(draw):
    entities, of = draw(resolutions())
    return entities, of, draw(ties_of([entity.id for entity in entities]))


@pytest.fixture(scope="module")
def reported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reported")
    with Store.create(folder) as store:
        build.put(store)
    return folder


@given(states=st.lists(derived(), min_size=1, max_size=3))
@examples(40)
def test_each_state_replaces_the_one_before(reported, states):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(reported / "case.db", folder)
        with Store.open(Path(folder)) as store:
            for entities, of, ties in states:
                with store.transaction():
                    store.write_resolution(entities, of)
                    store.write_ties(ties)
                assert store.entities() == entities
                assert store.entity_of() == of
                assert store.ties() == ties
