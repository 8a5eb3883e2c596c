"""Lists as others write them, all of them made up: what is read off each, and what is wrong."""

import bz2
import gzip
import json
import lzma

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.errors import ListError
from factional.importing import open_list
from factional.importing.entries import Draft, Fault, finished, made_id, together
from factional.model import EntityType, NameKind

ORG, PERSON, PLACE = EntityType.ORGANIZATION, EntityType.PERSON, EntityType.PLACE


def read(data, otherwise=None):
    """Entries by id, and faults by line, of a list."""
    raw = data if isinstance(data, bytes) else data.encode()
    entries, faults = [], {}
    for row in open_list(raw).rows:
        if isinstance(row, Fault):
            faults[row.line] = row.reason
        elif isinstance(row, Draft):
            try:
                entries.append(finished(row, "list", otherwise))
            except ListError as error:
                faults[row.line] = str(error)
    return together(entries), faults


def kinds(entry):
    return {name.text: name.kind.value for name in entry.names}


class TestTables:
    def test_columns_are_told_by_their_headings(self):
        entries, faults = read(
            "Name,Type,Aliases,Acronym,Former names,weak_alias,Country,Since,Colour,name:ar\n"
            "Varnish Column,armed group,Qatib al-Warnish; Lacquer Men,VCX,Amber League,the Lions,"
            "ZZ,2014-05,red,لواء البرنيق\n"
        )
        assert faults == {}
        (entry,) = entries.values()
        assert (entry.id, entry.type) == ("organization:varnish-column", ORG)
        assert (entry.country, entry.since) == ("ZZ", "2014-05")
        assert kinds(entry) == {
            "Varnish Column": "primary",
            "لواء البرنيق": "other_script",
            "Qatib al-Warnish": "alias",
            "Lacquer Men": "alias",
            "VCX": "abbreviation",
            "Amber League": "former",
            "the Lions": "alias",
        }
        arabic = next(n for n in entry.names if n.script == "ARABIC")
        assert arabic.language == "ar"
        assert [n.text for n in entry.names if n.weak] == ["the Lions"]

    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_cells_are_parted_as_the_first_row_parts_them(self, delimiter):
        rows = [["name", "type", "aliases"], ["Selma Idder", "person", "Şelma İdder|Selma I."]]
        entries, _ = read("\r\n".join(delimiter.join(row) for row in rows))
        assert kinds(entries["person:selma-idder"]).keys() >= {"Selma Idder", "Selma I."}

    def test_a_table_of_opensanctions_is_one(self):
        entries, faults = read(
            '"id","schema","name","aliases","countries","dataset"\n'
            '"NK-qwx1","Organization","Ochre Cartel","Cartel del Ocre;Los Ocres","zz","made up"\n'
        )
        assert faults == {}
        assert kinds(entries["NK-qwx1"]) == {
            "Ochre Cartel": "primary",
            "Cartel del Ocre": "alias",
            "Los Ocres": "alias",
        }

    def test_bad_rows_are_told_by_line_and_the_others_are_read(self):
        entries, faults = read(
            "name,type,since\n"
            "Good One,person,\n"
            ",person,\n"
            "Odd One,wizard,\n"
            "Undated One,person,last spring\n"
            "Too,many,cells,here\n"
            "\n"
            '"Two\nlines",person,\n'
            "Typeless,,\n"
        )
        assert set(entries) == {"person:good-one", "person:two-lines"}
        assert {line: reason.split(".")[0] for line, reason in faults.items()} == {
            3: "It has no name",
            4: "'wizard' is no type",
            5: "'last spring' is no EDTF date",
            6: "The row has 4 cells, the first row 3",
            10: "The list does not say what 'Typeless' is",
        }

    def test_what_the_list_does_not_say_is_said_for_all(self):
        entries, faults = read("name\nTarnabad\n", otherwise=PLACE)
        assert (entries["place:tarnabad"].type, faults) == (PLACE, {})

    def test_a_text_without_names_is_refused(self):
        with pytest.raises(ListError, match="headed `name`"):
            read("To whom it may concern:\nnothing.\n")


class TestFollowTheMoney:
    ENTITIES = (
        {
            "id": "zz-1",
            "schema": "Organization",
            "caption": "Varnish Column",
            "datasets": ["made_up"],
            "properties": {
                "name": ["Qatib al-Warnish", "Varnish Column", "Колонна Лак"],
                "alias": ["Lacquer Men"],
                "weakAlias": ["VC"],
                "previousName": ["Amber League"],
                "abbreviation": ["VCX"],
                "country": ["zz"],
                "wikidataId": ["Q990000001"],
                "incorporationDate": ["2014-05"],
            },
        },
        {
            "id": "zz-2",
            "schema": "Person",
            "properties": {"name": ["Selma Idder"], "birthDate": ["1971-02-03"]},
        },
        {"id": "zz-3", "schema": "Membership", "properties": {"member": ["zz-2"]}},
    )

    def test_entities_are_read_and_edges_left_aside(self):
        lines = "\n".join(json.dumps(e, ensure_ascii=False) for e in self.ENTITIES)
        rows = open_list(lines.encode())
        assert rows.format == "ftm"
        assert [row is None for row in rows.rows] == [False, False, True]
        entries, _ = read(lines)
        column = entries["zz-1"]
        assert column.name == "Varnish Column"
        assert (column.country, column.since) == ("ZZ", "2014-05")
        assert column.ids == (("wikidata", "Q990000001"),)
        assert kinds(column) == {
            "Varnish Column": "primary",
            "Qatib al-Warnish": "alias",
            "Колонна Лак": "other_script",
            "Lacquer Men": "alias",
            "VC": "abbreviation",
            "Amber League": "former",
            "VCX": "abbreviation",
        }
        assert [n.text for n in column.names if n.weak] == ["VC"]

    def test_a_birth_is_not_taken_over(self):
        entries, _ = read(json.dumps(self.ENTITIES[1]))
        assert entries["zz-2"].since is None
        assert "1971" not in repr(entries)

    def test_nested_entities_are_no_names(self):
        nested = {"id": "zz-4", "schema": "Company", "properties": {"name": ["Q Co", {"id": "x"}]}}
        assert kinds(read(json.dumps(nested))[0]["zz-4"]) == {"Q Co": "primary"}

    def test_a_broken_line_is_told_and_the_rest_is_read(self):
        lines = [json.dumps(e) for e in self.ENTITIES]
        entries, faults = read("\n".join([lines[0], "{broken", '["x"]', "{}", "", lines[1]]))
        assert set(entries) == {"zz-1", "zz-2"}
        assert faults.keys() == {2, 3, 4}
        assert faults[2].startswith("The line is no JSON")
        assert faults[4].startswith("The row has no 'schema'")

    def test_properties_that_break_the_format_are_a_fault_of_their_row(self):
        entries, faults = read('{"id": "a", "schema": "Person", "properties": 7}')
        assert entries == {}
        assert faults == {1: "It has no name. Give it one."}


def label(language, value):
    return {"language": language, "value": value}


def statement(value, rank="normal", **qualifiers):
    made = {"mainsnak": {"datavalue": {"value": value}}, "rank": rank}
    if qualifiers:
        made["qualifiers"] = {
            key: [{"datavalue": {"value": value}}] for key, value in qualifiers.items()
        }
    return made


def moment(time, precision):
    return {"time": time, "precision": precision}


ITEM = {
    "type": "item",
    "id": "Q990000001",
    "labels": {
        "ar": label("ar", "لواء البرنيق"),
        "en": label("en", "Varnish Column"),
        "de": label("de", "Varnish Column"),
        "fr": label("fr", "Colonne du Vernis"),
    },
    "aliases": {"en": [label("en", "VCX"), label("en", "Lacquer Men")]},
    "claims": {
        "P31": [
            statement({"id": "Q990000777"}),
            statement({"id": "Q17149090"}),
            statement({"id": "Q5"}, rank="deprecated"),
        ],
        "P1448": [
            statement(
                {"text": "Amber League", "language": "en"},
                P580=moment("+2014-05-01T00:00:00Z", 10),
                P582=moment("+2016-00-00T00:00:00Z", 9),
            )
        ],
        "P571": [statement(moment("+2014-05-11T00:00:00Z", 11))],
        "P576": [statement(moment("+2010-00-00T00:00:00Z", 8))],
    },
}


class TestWikidata:
    @pytest.mark.parametrize(
        "write",
        [
            json.dumps,
            lambda item: json.dumps(item, indent=2),
            lambda item: json.dumps({"entities": {item["id"]: item}}),
            lambda item: "[\n" + json.dumps(item) + ",\n" + json.dumps({"id": "P31"}) + "\n]\n",
            lambda item: json.dumps([item]),
            lambda item: (
                json.dumps(item) + "\n" + json.dumps({**item, "id": "L5", "type": "lexeme"})
            ),
        ],
        ids=["line", "indented", "api", "dump", "array", "lines"],
    )
    def test_an_item_is_read_in_whatever_wrapping(self, write):
        assert open_list(write(ITEM).encode()).format == "wikidata"
        entries, faults = read(write(ITEM))
        assert faults == {}
        (entry,) = entries.values()
        assert (entry.id, entry.name, entry.type) == ("Q990000001", "Varnish Column", ORG)
        assert (entry.since, entry.until) == ("2014-05-11", "201X")
        assert kinds(entry) == {
            "Varnish Column": "primary",
            "Colonne du Vernis": "alias",
            "لواء البرنيق": "other_script",
            "VCX": "abbreviation",
            "Lacquer Men": "alias",
            "Amber League": "alias",
        }
        dated = next(n for n in entry.names if n.text == "Amber League")
        assert (dated.language, dated.since, dated.until) == ("en", "2014-05", "2016")

    def test_empty_parts_are_written_as_lists(self):
        item = {"type": "item", "id": "Q7", "labels": {"mul": label("mul", "Q")}, "claims": []}
        entries, _ = read(json.dumps({**item, "aliases": []}), otherwise=ORG)
        assert entries["Q7"].names[0].language is None

    def test_a_class_that_nobody_knows_is_a_clear_fault(self):
        item = {**ITEM, "claims": {"P31": [statement({"id": "Q990000777"})]}}
        _, faults = read(json.dumps(item))
        assert "--type" in faults[1]

    def test_who_was_born_is_a_person(self):
        item = {**ITEM, "claims": {"P569": [statement(moment("+1970-01-01T00:00:00Z", 11))]}}
        (entry,) = read(json.dumps(item))[0].values()
        assert (entry.type, entry.since) == (PERSON, None)


def uri(value):
    return {"type": "uri", "value": value}


def literal(value, language=None):
    return {"type": "literal", "value": value} | ({"xml:lang": language} if language else {})


class TestSparql:
    Q = "http://www.wikidata.org/entity/"

    def answer(self, *rows):
        names = ["item", "itemLabel", "itemAltLabel", "type", "alias", "inception"]
        return json.dumps({"head": {"vars": names}, "results": {"bindings": list(rows)}}, indent=1)

    def test_rows_of_one_item_are_one_entry(self):
        one = {
            "item": uri(self.Q + "Q990000001"),
            "itemLabel": literal("Varnish Column", "en"),
            "itemAltLabel": literal("VCX, Lacquer Men", "en"),
            "type": uri(self.Q + "Q43229"),
            "inception": literal("2014-05-11T00:00:00Z"),
        }
        two = {"item": one["item"], "alias": literal("لواء البرنيق", "ar")}
        raw = self.answer(one, two)
        assert open_list(raw.encode()).format == "sparql"
        entries, faults = read(raw)
        assert faults == {}
        (entry,) = entries.values()
        assert (entry.type, entry.since) == (ORG, "2014-05-11")
        assert kinds(entry).keys() == {"Varnish Column", "VCX", "Lacquer Men", "لواء البرنيق"}

    def test_what_has_no_label_and_what_is_no_item_is_told(self):
        _, faults = read(
            self.answer(
                {"item": uri(self.Q + "Q5555555"), "itemLabel": literal("Q5555555")},
                {"item": literal("x")},
            )
        )
        assert faults.keys() == {1, 2}

    def test_an_answer_that_is_none_is_told(self):
        _, faults = read('{"head": {}, "results": {}}')
        assert faults[1].startswith("The answer breaks its format")


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_list_may_be_packed(pack):
    entries, _ = read(pack(b"name,type\nVarnish Column,org\n"))
    assert len(entries) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_are_no_part_of_a_heading(encoding):
    entries, _ = read("name,type\nŞelma İdder,person\n".encode(encoding))
    assert len(entries) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"name,type\nS\xe9lma,person\n", "UTF-8"),
        (gzip.compress(b"name\n", mtime=0)[:12], "packed and broken"),
        (b"[1, 2]", "neither a table nor JSON"),
        (b'{"a": 1}', "holds neither"),
        (b'{"a": ', "neither a table nor JSON"),
    ],
)
def test_what_is_no_list_is_refused(data, reason):
    with pytest.raises(ListError, match=reason):
        list(open_list(data).rows)


def test_one_id_is_one_entry_with_the_names_of_all_its_rows():
    entries, _ = read("id,name,type,aliases\n7,Varnish Column,org,VCX\n7,Lacquer Men,org,VCX\n")
    assert kinds(entries["7"]) == {
        "Varnish Column": "primary",
        "VCX": "abbreviation",
        "Lacquer Men": "alias",
    }


def test_spellings_of_a_name_make_one_id():
    assert made_id("Qasr al-Nour", ORG) == made_id("QASR AN-NOUR", ORG)
    assert made_id("الصقور", ORG) != made_id("النسور", ORG)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text):
    try:
        rows = list(open_list(text.encode("utf-8", "replace")).rows)
    except ListError:
        return
    assert all(row is None or isinstance(row, Draft | Fault) for row in rows)


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), min_size=1
    )
)
def test_the_first_name_is_the_primary_one_and_none_is_there_twice(names):
    draft = Draft(1)
    for name in names:
        draft.call(name)
    entry = finished(draft, "list", ORG)
    assert entry.names[0].kind is NameKind.PRIMARY
    assert [n.kind for n in entry.names].count(NameKind.PRIMARY) == 1
    assert len({n.text for n in entry.names}) == len(entry.names)
