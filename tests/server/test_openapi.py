"""The description of the API: exact, stable, and the same wherever it is read."""

import json
import subprocess
import sys
from dataclasses import fields

from factional import ask
from factional.server.app import bare
from factional.server.openapi import describe, text

DESCRIPTION = describe()
SCHEMAS = DESCRIPTION["components"]["schemas"]
READ = {
    "/api/views",
    "/api/actors/{id}/dossier",
    "/api/claims/{id}/effect",
    "/api/queue",
    "/api/dates",
    "/api/questions",
    "/api/decisions",
    "/api/similar",
    "/api/pairing",
    "/api/board",
    "/api/arrivals",
    "/api/search",
    "/api/additions",
    "/api/additions/events",
    "/api/graph",
    "/api/likelier",
    "/api/claims/{id}/assessment",
    "/api/codes",
    "/api/sources/{id}",
    "/api/sources",
    "/api/map",
    "/api/documents/{id}/pages/{number}/picture",
    "/api/documents/{id}/pages/{number}/marks",
}
WRITTEN = {
    "/api/map",
    "/api/estimates",
    "/api/affiliations",
    "/api/grades",
    "/api/export/preview",
    "/api/export",
    "/api/additions",
    "/api/additions/address",
    "/api/additions/{id}/cancel",
    "/api/additions/clear",
    "/api/decisions",
    "/api/undo",
    "/api/questions",
    "/api/claims/{id}/edit",
    "/api/documents/{id}/claims",
    "/api/documents/{id}/labels",
    "/api/documents/{id}/date",
    "/api/documents/{id}/reread",
    "/api/judgements",
    "/api/conclusions",
    "/api/places",
    "/api/splits",
    "/api/views",
}
OPERATIONS = [operation for path in DESCRIPTION["paths"].values() for operation in path.values()]
SENT = {
    operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rsplit("/")[-1]
    for operation in OPERATIONS
    if "requestBody" in operation
}


def test_it_is_openapi_3_1_with_every_path_of_the_contract():
    assert DESCRIPTION["openapi"].startswith("3.1")
    assert set(DESCRIPTION["paths"]) == {
        "/api/case",
        "/api/vocabulary",
        "/api/actors",
        "/api/actors/{id}",
        "/api/claims",
        "/api/claims/{id}",
        "/api/claims/{id}/why",
        "/api/documents",
        "/api/documents/{id}",
        "/api/disputes",
        "/api/lineage",
        *READ,
        *WRITTEN,
    }
    for path, operations in DESCRIPTION["paths"].items():
        assert set(operations) == ({"post"} if path in WRITTEN - READ else {"get"}) | (
            {"post"} if path in WRITTEN else set()
        )


def test_operations_have_names_that_programs_can_use():
    names = [operation["operationId"] for operation in OPERATIONS]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)
    assert all(operation["description"] for operation in OPERATIONS)


def test_records_are_described_field_by_field():
    for record in (
        ask.ClaimRow, ask.ClaimDetail, ask.ActorDetail, ask.DocumentDetail, ask.Dispute, ask.Why,
        ask.Dossier, ask.Queue, ask.Waiting, ask.Question, ask.Effect,
    ):  # fmt: skip
        assert list(SCHEMAS[record.__name__]["properties"]) == [f.name for f in fields(record)]


def test_every_field_of_an_answer_is_always_there():
    for schema in (schema for name, schema in SCHEMAS.items() if name not in SENT):
        assert schema.get("required", []) == list(schema.get("properties", {}))
        assert not any("default" in field for field in schema.get("properties", {}).values())


def test_problems_are_described_as_they_are_answered():
    assert "HTTPValidationError" not in SCHEMAS
    problem = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operation in OPERATIONS:
        for status in ("401", "403", "404", "422"):
            assert operation["responses"][status]["content"] == problem


def test_what_is_sent_may_leave_out_what_has_a_default():
    assert SCHEMAS["Deciding"]["required"] == ["kind", "targets"]
    assert SCHEMAS["Making"]["required"] == ["start", "end", "subject", "relation"]


def test_the_text_is_stable_and_is_what_the_module_prints():
    assert json.loads(text()) == DESCRIPTION
    assert text() == text()
    printed = subprocess.run(
        [sys.executable, "-m", "factional.server.openapi"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert printed.stdout == text()


def test_asking_twice_describes_once():
    app = bare()
    assert app.openapi() is app.openapi()
