"""A fault of ours: what the citizen, the colleague, the partner's system and the watcher are told."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import psycopg
import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.test import Client

from eenplan.keten.melding.models import Melding
from eenplan.site import start
from eenplan.site.pg_user import LaunchError

AWAY = [OperationalError("connection refused"), InterfaceError("closed"), psycopg.OperationalError("pool timeout")]
pytestmark = pytest.mark.django_db


@contextmanager
def failing(error: Exception) -> Iterator[Client]:
    """A client of a site whose database answers with this error."""
    with patch("django.db.backends.utils.CursorWrapper.execute", side_effect=error):
        yield Client(raise_request_exception=False)


@pytest.mark.parametrize("error", AWAY, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("path", ["/", "/advies/", "/werk/", "/partner/", "/beleid/", "/account/login/"])
def test_a_page_without_a_database_says_whom_to_call(path: str, error: Exception) -> None:
    with failing(error) as client:
        client.cookies["sessionid"] = "x" * 32
        answer = client.get(path)
    if answer.status_code == 200:  # asked nothing of the database
        return
    text = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "30", "no-store")
    assert 'href="tel:0800-2000"' in text
    assert 'href="tel:112"' in text
    assert "Traceback" not in text
    assert "refused" not in text


def test_a_citizen_is_not_told_that_the_computer_keeps_what_was_typed() -> None:
    with failing(AWAY[0]) as client:
        citizen = client.post("/advies/", {"vraag": "x"}).content.decode()
        colleague = client.get("/werk/", headers={"cookie": "sessionid=x"}).content.decode()
    assert "op deze computer bewaard" not in citizen
    assert ("eenplan.js" in citizen, "exit.js" in citizen, 'id="nooduitgang"' in citizen) == (False, True, True)
    assert "niet zeker of uw bericht is aangekomen" in citizen
    assert "op deze computer bewaard" in colleague


def test_the_api_answers_with_a_problem() -> None:
    with failing(AWAY[0]) as client:
        answer = client.post("/api/v1/meldingen", {}, "application/json", headers={"authorization": "Bearer x"})
    assert answer.status_code == 503
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Retry-After"] == "30"
    assert answer["API-Version"]
    assert "0800-2000" in answer.json()["detail"]
    assert "dezelfde sleutel" in answer.json()["detail"]
    assert not Melding.objects.exists()


def test_the_api_says_a_fault_of_ours_in_the_same_way() -> None:
    with failing(ProgrammingError("a mistake")) as client:
        answer = client.post("/api/v1/meldingen", {}, "application/json", headers={"authorization": "Bearer x"})
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert "a mistake" not in answer.content.decode()


def test_another_fault_is_the_ordinary_page() -> None:
    with failing(ProgrammingError("a mistake")) as client:
        client.cookies["sessionid"] = "x" * 32
        answer = client.get("/werk/")
    assert answer.status_code == 500
    assert "Er ging iets mis bij ons" in answer.content.decode()


def test_the_watcher_hears_that_it_is_not_well_and_nothing_else() -> None:
    with failing(AWAY[0]) as client:
        answer = client.get("/gezondheid")
    assert (answer.status_code, answer.json()) == (503, {"gezond": False})


def test_a_database_that_does_not_start_again_does_not_end_the_web_server(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A full disk: who comes in the meantime is told whom to call, and the next look tries again."""

    def full(data: Path) -> None:
        raise LaunchError("De database start niet. No space left on device")

    told: list[str] = []
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(start, "ensure_running", full)
    monkeypatch.setattr(start, "say", told.append)
    start.keep_database(tmp_path)
    assert "No space left" in told[0]
    assert "blijft het proberen" in told[0]
