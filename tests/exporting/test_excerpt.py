"""A smaller case: it holds what was chosen, and can be asked as any case is."""

import json
from dataclasses import replace

import pytest

from factional import ask
from factional.ask import ClaimFilter
from factional.case import Case
from factional.errors import NotFound
from factional.exporting import Choice, Excerpt, Identities, Reason, page, preview
from factional.exporting.packing import packed
from factional.model import AUTHOR, BlockKind, DecisionKind, EntityType, Review
from tests.ask.build import Page
from tests.exporting.conftest import REASON
from tests.web import world

ALL = Choice(low=True, rejected=True, whereabouts=True)


@pytest.fixture(scope="module")
def whole(store):
    return Excerpt(store, ALL)


@pytest.fixture(scope="module")
def masked(store):
    return Excerpt(store, replace(ALL, sources=Identities.ALIAS))


def bytes_of(excerpt):
    return json.dumps(packed(excerpt), ensure_ascii=False)


class TestWhole:
    def test_it_counts_as_the_case_does(self, store, whole):
        assert ask.summary(whole) == ask.summary(store)
        assert whole.selection.left == {}

    def test_claims_stand_where_they_stood_to_each_other(self, store, whole):
        before = {row.id: (row.status, row.origins, row.stance) for row in ask.claims(store).items}
        after = {row.id: (row.status, row.origins, row.stance) for row in ask.claims(whole).items}
        assert after == before

    def test_documents_hold_what_is_quoted_and_no_more(self, store, whole):
        for document in whole.documents():
            text = store.document(document.id).text
            parts = [
                part.strip()
                for passage in document.text.split("\n\n")
                for part in passage.split(" […] ")
            ]
            assert all(part in text for part in parts)
            quotes = [row.evidence.quote for row in ask.document(whole, document.id).claims]
            assert all(any(part in quote or quote in part for quote in quotes) for part in parts)

    def test_evidence_is_found_in_it(self, whole):
        for claim in whole.claims():
            text = whole.document(claim.document).text
            assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote

    def test_evidence_reads_as_in_the_case(self, store, whole):
        quotes = {claim.id: claim.evidence.quote for claim in store.claims()}
        assert {claim.id: claim.evidence.quote for claim in whole.claims()} == quotes

    def test_nobody_learns_where_files_lay_or_who_decided(self, whole):
        told = bytes_of(whole)
        assert "mona" not in told
        assert REASON not in told
        assert world.PLACE not in told


class TestLess:
    def test_what_nobody_should_see_unasked_stays(self, store):
        excerpt = Excerpt(store, Choice())
        assert Review.REJECTED not in {claim.review for claim in excerpt.claims()}
        assert excerpt.selection.left[Reason.REJECTED] == 1
        persons = {e.id for e in excerpt.entities() if e.type is EntityType.PERSON}
        for row in ask.claims(excerpt).items:
            assert not (row.family == "place" and row.subject.id in persons)
        out = len(excerpt.claims())
        assert out + sum(excerpt.selection.left.values()) == len(store.claims())

    def test_an_actor_takes_along_its_own_claims_alone(self, store):
        asked = ClaimFilter(about="kestrel-detachment")
        excerpt = Excerpt(store, replace(ALL, claims=asked))
        wanted = [row.id for row in ask.claims(store, asked).items]
        assert [row.id for row in ask.claims(excerpt).items] == wanted
        named = {e.id for row in ask.claims(excerpt).items for e in (row.subject, row.object) if e}
        assert named <= {e.id for e in excerpt.entities()}
        everybody = {e.name for e in store.entities()} - {e.name for e in excerpt.entities()}
        listed = {row.name for row in ask.actors(excerpt).items}
        assert everybody
        assert not everybody & listed

    def test_without_quotations_there_are_no_words(self, store):
        excerpt = Excerpt(store, replace(ALL, quotes=False, texts=True))
        assert {document.text for document in excerpt.documents()} == {""}
        assert {claim.evidence.quote for claim in excerpt.claims()} == {""}
        told = bytes_of(excerpt)
        said = [d.metadata.title or "" for d in store.documents()]
        said += [str(claim.value) for claim in store.claims()]
        said += [name.text for entity in store.entities() for name in entity.names]
        long = [c.evidence.quote for c in store.claims() if len(c.evidence.quote.split()) > 6]
        assert long
        assert not [quote for quote in long if quote in told and quote not in "\n".join(said)]

    def test_with_texts_they_are_whole(self, store):
        excerpt = Excerpt(store, replace(ALL, texts=True))
        for document in excerpt.documents():
            assert document.text == store.document(document.id).text

    def test_notes_go_out_where_asked_for(self, store):
        told = bytes_of(Excerpt(store, replace(ALL, notes=True)))
        assert REASON in told
        assert "mona" in told

    def test_handling_labels_bind(self, store, monkeypatch):
        strict = [replace(d, tlp="TLP:RED") for d in store.documents()]
        monkeypatch.setattr(type(store), "documents", lambda self: strict)
        excerpt = Excerpt(store, ALL)
        assert excerpt.documents() == []
        assert excerpt.selection.left == {Reason.HANDLING: len(store.claims())}

    def test_what_is_not_there_is_not_found(self, store):
        excerpt = Excerpt(store, replace(ALL, claims=ClaimFilter(about="kestrel-detachment")))
        with pytest.raises(NotFound):
            excerpt.claim("nothing")
        with pytest.raises(NotFound):
            excerpt.document("nothing")
        with pytest.raises(NotFound):
            Excerpt(store, replace(ALL, claims=ClaimFilter(about="nobody of this name")))


class TestSources:
    def test_names_are_nowhere(self, store, masked):
        told = bytes_of(masked)
        hidden = [voice for voice in masked.voices if voice.alias]
        assert {"Saria Velmekh", "Umm Salma"} <= {voice.name for voice in hidden}
        for voice in hidden:
            assert voice.name not in told
        for word in ("Velmekh", "velmekh", "سلمى", "Adeyrin"):
            assert word not in told
        for document in store.documents():
            assert document.id not in told
            assert (document.metadata.title or document.sha256) not in told

    def test_one_source_has_one_name_throughout(self, store, masked):
        alias = {voice.name: voice.alias for voice in masked.voices}["Saria Velmekh"]
        said = ask.claims(store, ClaimFilter(by="Saria Velmekh")).total
        assert ask.claims(masked, ClaimFilter(by=alias)).total == said

    def test_whom_claims_are_about_keeps_its_name_and_persons_do_not(self, masked):
        told = {voice.name: voice for voice in masked.voices}
        for voice in told.values():
            assert not (voice.actor and voice.alias)
        entities = {e.name: e for e in masked.entities()}
        assert "Saria Velmekh" not in entities
        assert "Ayzun Brigade" in entities

    def test_counts_stay_what_they_were(self, store, masked):
        before, after = ask.summary(store), ask.summary(masked)
        assert (after.claims, after.actors, after.ties) == (
            before.claims,
            before.actors,
            before.ties,
        )

    def test_evidence_is_found_where_names_have_changed(self, store):
        excerpt = Excerpt(store, replace(ALL, sources=Identities.ALIAS, texts=True))
        for claim in excerpt.claims():
            text = excerpt.document(claim.document).text
            assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
            assert claim.evidence.quote

    def test_a_source_can_keep_its_name(self, store):
        excerpt = Excerpt(store, replace(ALL, sources=Identities.ALIAS, named=("saria velmekh",)))
        told = bytes_of(excerpt)
        assert "Saria Velmekh" in told
        assert "Umm Salma" not in told

    def test_dropped_sources_cannot_be_told_apart(self, store):
        excerpt = Excerpt(store, replace(ALL, sources=Identities.DROP))
        shown = {voice.name for voice in excerpt.voices if not voice.alias}
        hidden = {voice.name for voice in excerpt.voices if voice.alias} - shown
        told = bytes_of(excerpt)
        assert not any(name in told for name in hidden)
        before = {row.id: row for row in ask.claims(store).items}
        rows = {row.id: row for row in ask.claims(excerpt).items}
        speakers = {
            rows[after].chain[0].entity
            for after, row in zip(rows, before.values(), strict=True)
            if row.speaker in hidden
        }
        assert speakers == {None}

    def test_a_name_that_is_left_stops_the_export(self, store, monkeypatch):
        monkeypatch.setattr(
            "factional.exporting.pages.packed", lambda excerpt: {"x": "by Saria Velmekh"}
        )
        monkeypatch.setattr(
            "factional.exporting.pages._built",
            lambda name: (
                '<script id="factional-manifest"></script><script id="factional-data"></script>'
            ),
        )
        with pytest.raises(Exception, match="would still be in the file"):
            page(store, replace(ALL, sources=Identities.ALIAS))


class TestPreview:
    def test_it_says_what_goes_out_and_what_stays(self, store):
        shown = preview(store, Choice(sources=Identities.ALIAS))
        things = {thing.what: thing for thing in shown.things}
        assert things["claims"].out + sum(shown.left.values()) == things["claims"].of
        assert things["texts"].out == 0
        assert things["notes"].out == 0
        assert things["notes"].of == 2
        assert things["sources"].out < things["sources"].of
        assert shown.claims
        assert all("Velmekh" not in row.evidence.quote for row in shown.claims)


def test_the_two_names_of_a_masked_person_are_in_no_id(tmp_path):
    text = "Osmel Tarvix, whom they call Kestrel, said that he was never Müller.\n"
    page = Page("talk", text, [(BlockKind.PARAGRAPH, text.rstrip())])
    for form in ("Osmel Tarvix", "Kestrel", "Müller"):
        page.who(form.casefold().replace(" ", "_"), form, type=EntityType.PERSON)
    said = {"by": ("osmel_tarvix", AUTHOR)}
    page.say("also_known_as", "osmel_tarvix", "kestrel", "whom they call Kestrel", **said)
    page.say("also_known_as", "osmel_tarvix", "müller", "never Müller", denied=True, **said)
    with Case.init(tmp_path / "case", name="Talk") as case:
        page.put(case.store)
        case.refresh()
        ids = [entity.id for entity in case.store.entities()]
        for other in ids[1:]:
            case.merge(ids[0], other, by="Nour")
        tie = next(t.id for t in case.store.ties() if "kestrel" in t.id)
        case.store.decide(DecisionKind.CONCLUDED, tie, by="Nour", details={"outcome": "open"})
        excerpt = Excerpt(case.store, replace(ALL, sources=Identities.ALIAS, notes=True))
        told = bytes_of(excerpt).casefold()
    assert len({tie.id for tie in excerpt.ties()}) == 2
    assert not [name for name in ("tarvix", "kestrel", "müller", "muller") if name in told]
