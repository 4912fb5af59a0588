"""Whatever is sent to the API, in whatever order: no server fault, answers as described, nothing of another (R10).

Generated from /api/v1/openapi.json by schemathesis; the systems of two organisations. What one of them made, the other
hears of with the very bytes of what never was. EENPLAN_API_BELOOP sets how many courses of calls are tried.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import PartnerToken
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melding
from eenplan.keten.overdracht.actions import bied_aan, stel_op
from eenplan.keten.overdracht.rules import Aanbod
from tests.regio import Regio, nieuwe_melding

COURSES = int(os.environ.get("EENPLAN_API_BELOOP", "15"))
STEPS = 6
API = "/api/v1"
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance,
]  # fmt: skip
# Where a number comes from that a next call takes: the description names no links itself.
LINKS = {
    "meldingAanmaken": {"meldingLezen": {"path.nummer": "$response.body#/nummer"}},
    "overdrachtenLezen": {"overdrachtBeantwoorden": {"path.nummer": "$response.body#/0/id"}, "casussenLezen": {}},
}
MELDING = {
    "kanaal": "politie", "melder": {"soort": "Politie", "naam": "A. Agent"}, "tekst": "Wij troffen haar huilend aan.",
    "personen": [{"naam": "Sanne de Toets", "geboortedatum": "1990-05-02"}],
}  # fmt: skip
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def linked(application: Application) -> Application:
    """The application, with links in its description, so that courses of calls can be made from it."""
    described = Client().get(f"{API}/openapi.json").json()
    for path in described["paths"].values():
        for operation in path.values():
            links = {
                to: {"operationId": to, "parameters": given}
                for to, given in LINKS.get(operation.get("operationId"), {}).items()
            }
            for status in {"200", "201"} & operation.get("responses", {}).keys() if links else ():
                operation["responses"][status]["links"] = links

    def serve(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] == f"{API}/openapi.json":
            start("200 OK", [("Content-Type", "application/json")])
            return [json.dumps(described).encode()]
        for signal in (request_started, request_finished):  # that would end the transaction of the test
            signal.disconnect(close_old_connections)
        return application(environ, start)

    return serve


class Ander:
    """The system of the other organisation; it knows every number, key and body that the first one used."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        known = {"Authorization": "Bearer ander_team", "Eenplan-Namens": "ander", **headers}
        sent = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return Client().generic(method, f"{API}{path}", headers=known, **sent)

    def same(self, what: str, one: Any, other: Any, status: int) -> None:
        """Both answers are this, byte for byte."""
        assert (one.status_code, one.content) == (other.status_code, other.content), what
        assert one.status_code == status, (what, one.content)
        self.seen[what] += 1

    def after(self, operation: str, answer: Any, body: Any) -> None:
        """What the first one just made or read is not there for this one."""
        found = answer.json() if answer.status_code in (200, 201) else None
        if operation == "meldingAanmaken" and found:
            number = found["nummer"]
            self.same("melding", self.ask("GET", f"/meldingen/{number}"), self.ask("GET", "/meldingen/M-2026-0"), 404)
            mine = self.ask("POST", "/meldingen", {**MELDING, "sleutel": body["sleutel"]})
            assert mine.status_code in (200, 201), mine.content
            assert mine.json()["nummer"] != number  # a report of its own, not the receipt of another
            self.seen["zelfde sleutel"] += 1
        elif operation == "overdrachtenLezen" and found:
            assert self.ask("GET", "/overdrachten").json() == []
            for row in found:
                yes = {"antwoord": "accepteer"}
                paths = [f"/overdrachten/{pk}/antwoord" for pk in (row["id"], 999_999_999)]
                self.same("overdracht", *(self.ask("POST", path, yes) for path in paths), 404)
        elif operation == "casussenLezen" and answer.status_code == 200:
            assert self.ask("GET", "/casussen").json() == []
            named = {"Eenplan-Namens": "regisseur"}
            nobody = {"Eenplan-Namens": "niemand"}
            self.same("namens", self.ask("GET", "/casussen", **named), self.ask("GET", "/casussen", **nobody), 400)


@pytest.fixture
def offers(regio: Regio) -> None:
    """Three handovers that wait for an answer of the first organisation; a token for both."""
    for number in range(3):
        receipt = neem_aan(nieuwe_melding(tekst=f"Melding {number}."), by=regio["agent"], at=regio.at)
        enter(SYSTEM)
        casus = Melding.objects.get(pk=receipt.melding_id).casus
        row = stel_op(casus.pk, by=regio["triagist"], at=regio.at)
        bied_aan(row.pk, Aanbod(regio.organisations["team"].pk), by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    for key in ("team", "ander_team"):
        PartnerToken.objects.create(
            organisation=regio.organisations[key], naam=key, van=regio.at, token_hash=sha256(key.encode()).hexdigest()
        )


def test_misbruik_16_belofte_03_the_api_breaks_nowhere_and_tells_no_other(
    regio: Regio, offers: None, capsys: pytest.CaptureFixture[str]
) -> None:
    from eenplan.site.wsgi import get_wsgi_application

    schema = schemathesis.openapi.from_wsgi(f"{API}/openapi.json", linked(get_wsgi_application()))
    seen, ander = Counter[tuple[str, int]](), Ander()

    class Beloop(schema.as_state_machine()):  # type: ignore[misc]  # made from the description
        def setup(self) -> None:
            """Each course begins with the same three offers."""
            self.sent = 0
            self.block = transaction.atomic()
            self.block.__enter__()

        def teardown(self) -> None:
            """And leaves nothing behind."""
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

        def before_call(self, case: Any) -> None:
            """As the first organisation, in the name of one of its people."""
            case.headers["Authorization"], case.headers["Eenplan-Namens"] = "Bearer team", "regisseur"
            if case.operation.definition.raw["operationId"] == "meldingAanmaken":
                self.sent += 1
                if self.sent % 2:  # few that are made at random obey all rules that no description can hold
                    case.body = {**MELDING, "sleutel": str(uuid4())}
                    case.headers.pop("Idempotency-Key", None)

        def validate_response(self, response: Any, case: Any, **kwargs: Any) -> None:
            """As described."""
            case.validate_response(response, checks=CHECKS)

        def after_call(self, response: Any, case: Any) -> None:
            """Then the other one tries what this one just did."""
            name = case.operation.definition.raw["operationId"]
            seen[name, response.status_code] += 1
            ander.after(name, response, case.body)

    Beloop.run(
        settings=settings(
            max_examples=COURSES, stateful_step_count=STEPS, derandomize=True, deadline=None, database=None,
            suppress_health_check=list(HealthCheck), phases=[Phase.generate],
        )
    )  # fmt: skip
    faults = sum(count for (_, status), count in seen.items() if status >= 500)
    with capsys.disabled():
        print(
            f"\nbelofte 3, API: {seen.total()} calls in {COURSES} courses, {faults} faults of the server;"
            f" {ander.seen.total()} looks of another partner, 0 told: {dict(seen)} {dict(ander.seen)}"
        )
    assert faults == 0
    assert {name for name, _ in seen} == {*LINKS, "meldingLezen", "overdrachtBeantwoorden", "casussenLezen"}
