"""Not allowed and not there look the same, and each leaves its line (R10)."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.tests.test_doors import ask, page
from eenplan.dossier.casus.models import Casus
from eenplan.keten.melding.actions import neem_aan
from tests.regio import Regio, nieuwe_melding


@pytest.fixture
def casus(regio: Regio) -> Casus:
    """A case at Veilig Thuis."""
    neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    return Casus.objects.get()


@pytest.mark.parametrize("key", ["agent", "school", "beleid", "ander", "beheer", "fg", "casus"])
def test_misbruik_25_not_allowed_and_not_there_look_the_same(regio: Regio, casus: Casus, key: str) -> None:
    path = "/werk/casus/{}" if key in {"beheer", "fg", "casus"} else "/partner/casus/{}"
    here, absent = (ask(regio, key, path.format(pk)) for pk in (casus.pk, casus.pk + 9999))
    assert (here.status_code, absent.status_code) == (404, 404)
    assert page(here) == page(absent)
    assert here.headers == absent.headers


@pytest.mark.parametrize("path", ["/werk/casus/{}", "/werk/casus/{}/gevaar", "/werk/casus/{}/beoordeling"])
def test_a_colleague_who_has_no_part_waits_no_longer_than_for_nothing(regio: Regio, casus: Casus, path: str) -> None:
    """What the database is asked for is the same, so that neither the page nor its time tells that there is a case."""
    client = Client()
    client.force_login(regio.accounts["casus"])
    client.get("/werk/casus/0")  # the first look of a session asks more
    asked = []
    for pk in (casus.pk, casus.pk + 9999):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path.format(pk)).status_code == 404
        asked.append([row["sql"].split()[:4] for row in seen if "SAVEPOINT" not in row["sql"]])
    assert asked[0] == asked[1]


def test_a_denied_read_leaves_its_line(regio: Regio, casus: Casus) -> None:
    ask(regio, "fg", f"/werk/casus/{casus.pk}")
    line = LogLine.objects.get(account_id=regio["fg"].account_id)
    assert (line.allowed, line.casus_id, line.rule) == (False, casus.pk, "R0")


def test_a_denied_read_by_another_organisation_leaves_its_line(regio: Regio, casus: Casus) -> None:
    ask(regio, "ander", f"/partner/casus/{casus.pk}")
    line = LogLine.objects.get(account_id=regio["ander"].account_id)
    assert (line.allowed, line.casus_id, line.organisation_id) == (False, casus.pk, regio["ander"].organisation_id)
