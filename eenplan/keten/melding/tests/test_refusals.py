"""What is not there, and what may not be there, is refused in words and changes nothing."""

import pytest
from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import GenoemdePersoon
from tests.regio import Regio, nieuwe_melding

PATHS = ["melding/999999", "melding/999999/neem-op", "melding/999999/koppel", "genoemd/999999"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_number_that_does_not_exist_is_a_404(client: Client, regio: Regio, path: str, method: str) -> None:
    client.force_login(regio.accounts["triagist"])
    answer = getattr(client, method)(f"/werk/{path}", {"casus_id": 1, "zelfde": "{}"})
    assert answer.status_code in {404} if method == "post" else {404, 302, 200}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"geboortedatum": "toen"}, "Dit is geen datum."),
        ({"geboortedatum": "31-02-1990"}, "Deze datum bestaat niet."),
        ({"bsn": "123456789"}, "elfproef"),
        ({"bsn": "abc"}, "elfproef"),
    ],
)
def test_a_person_that_cannot_be_is_not_taken_over(
    client: Client, regio: Regio, changes: dict[str, str], words: str
) -> None:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    genoemd = GenoemdePersoon.objects.get(melding_id=bewijs.melding_id, volgnummer=1)
    client.force_login(regio.accounts["triagist"])
    answer = client.post(f"/werk/genoemd/{genoemd.pk}", {"voornamen": "Sanne", "achternaam": "Toets", **changes})
    assert answer.status_code == 409
    assert words in answer.content.decode()
    enter(SYSTEM)
    genoemd.refresh_from_db()
    assert not genoemd.bevestigd
