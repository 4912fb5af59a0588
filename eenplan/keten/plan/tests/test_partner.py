"""Giving a task in the plan to an organisation; what it answers is in keten/tests/test_partner_met_taak."""

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.keten.plan.models import Afspraak, Voortgang
from eenplan.keten.plan.tests.conftest import Gezin, afspraak


def test_an_organisation_that_takes_no_part_gets_no_task(gezin: Gezin) -> None:
    with pytest.raises(Refused, match="doet niet mee"):
        gezin.concept(afspraak(organisatie_id=gezin.regio.organisations["school"].pk))


def test_the_task_is_chosen_on_the_form(client: Client, gezin: Gezin) -> None:
    gezin.concept()
    client.force_login(gezin.regio.accounts["regisseur"])
    team = gezin.regio.organisations["team"]
    url = reverse("partner-plan-afspraak", args=[gezin.casus_id])
    given = {
        "tekst": "Het team belt", "soort": "hulp", "organisatie": team.pk, "controleur": "oma",
        "controle_op": "2026-03-27", "gevolg": "Bellen",
    }  # fmt: skip
    assert client.post(url, given).status_code == 302
    enter(SYSTEM)
    row = Afspraak.objects.latest("pk")
    assert (row.organisatie_id, row.door) == (team.pk, team.naam)
    assert not Voortgang.objects.exists()
