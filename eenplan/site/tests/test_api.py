"""The description of the API: OpenAPI 3.1, public, and true to what the API does."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

METHODS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture
def answer(db: None) -> Any:
    return Client().get("/api/v1/openapi.json")


@pytest.fixture
def openapi(answer: Any) -> dict[str, Any]:
    found: dict[str, Any] = answer.json()
    return found


def operations(openapi: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in openapi["paths"].items():
        for method in METHODS & set(item):
            yield path, method, item[method]


def references(value: Any) -> Iterator[str]:
    """Every $ref below a value."""
    if isinstance(value, dict):
        yield from (value["$ref"],) if "$ref" in value else ()
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def test_it_is_public_and_has_its_headers(answer: Any) -> None:
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/json")
    assert answer["API-Version"] == "1.0.0"
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_it_is_openapi_3_1_of_this_version(openapi: dict[str, Any]) -> None:
    assert re.fullmatch(r"3\.1\.\d+", openapi["openapi"])
    assert openapi["info"]["version"] == "1.0.0"
    assert {"title", "description", "license", "contact"} <= set(openapi["info"])
    assert openapi["servers"]


def test_its_paths_are_those_of_the_api(openapi: dict[str, Any]) -> None:
    assert {(path, method) for path, method, _ in operations(openapi)} == {
        ("/api/v1/meldingen", "post"),
        ("/api/v1/meldingen/{nummer}", "get"),
        ("/api/v1/overdrachten", "get"),
        ("/api/v1/overdrachten/{nummer}/antwoord", "post"),
        ("/api/v1/casussen", "get"),
    }


def test_the_paths_keep_the_design_rules(openapi: dict[str, Any]) -> None:
    for path, _, _ in operations(openapi):
        assert not path.endswith("/")
        assert all(re.fullmatch(r"[a-z0-9-]+|\{[a-zA-Z]+\}", part) for part in path.strip("/").split("/")), path


def test_every_reference_leads_somewhere(openapi: dict[str, Any]) -> None:
    found = set(references(openapi))
    assert found
    for ref in found:
        value: Any = openapi
        for part in ref.removeprefix("#/").split("/"):
            value = value[part]
        assert value


def test_operations_are_named_and_need_a_token(openapi: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(openapi)]
    assert len(names) == len(set(names))
    assert openapi["components"]["securitySchemes"]["partnertoken"]["scheme"] == "bearer"
    for _, _, operation in operations(openapi):
        assert operation["security"] == [{"partnertoken": []}]
        assert operation["summary"]


@pytest.mark.parametrize(
    ("operation_id", "codes"),
    [
        ("meldingAanmaken", {"200", "201", "400", "401", "409", "413", "415", "422"}),
        ("meldingLezen", {"200", "400", "401", "404"}),
    ],
)
def test_the_answers_are_declared(openapi: dict[str, Any], operation_id: str, codes: set[str]) -> None:
    operation = next(item for _, _, item in operations(openapi) if item["operationId"] == operation_id)
    assert set(operation["responses"]) == codes
    for code, response in operation["responses"].items():
        kind = "application/json" if code.startswith("2") else "application/problem+json"
        assert list(response["content"]) == [kind]
        assert "API-Version" in response["headers"]


def test_the_layout_of_a_report_is_described(openapi: dict[str, Any]) -> None:
    schemas = openapi["components"]["schemas"]
    report = schemas["MeldingVelden"]
    assert {"kanaal", "melder", "tekst", "personen", "incident", "gemeente", "sleutel", "kenmerk"} == set(
        report["properties"]
    )
    assert set(report["required"]) == {"melder", "tekst"}
    assert "invalid-params" in schemas["Probleem"]["properties"]
    assert "camelCase" not in str(openapi)
    assert "wilAfgeschermdBlijven" in schemas["MelderVelden"]["properties"]


def test_no_view_of_the_api_is_without_its_door() -> None:
    patterns = list(get_resolver("eenplan.site.api").url_patterns)
    assert len(patterns) == 7
    assert {getattr(item.callback, "door", "") for item in patterns} == {"api"}
