"""access.md misuse 3: a partner's pages do not change by one byte when an advice exists."""

import pytest
from django.test import Client

from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.actions import involve, lock
from eenplan.keten.advies import actions, burger
from eenplan.keten.advies.rules import NieuwAdvies
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melding
from tests.regio import Regio, nieuwe_melding

CANARY = "Kanarievraag over thuis"
PARTNERS = ("regisseur", "collega", "ander", "agent", "school", "beleid", "proces")


@pytest.fixture
def same_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    """What differs by itself between two views of one page: the mask over the token, the key of the form."""
    monkeypatch.setattr("django.middleware.csrf._mask_cipher_secret", lambda secret: secret * 2)
    for module in ("eenplan.core.web.templatetags.eenplan", "eenplan.keten.advies.burgerdeur"):
        monkeypatch.setattr(f"{module}.uuid4", lambda: "sleutel")


def outputs(regio: Regio, clients: dict[str, Client], casus_id: int) -> dict[tuple[str, str], tuple[int, bytes]]:
    paths = [
        "/", "/werk/", "/partner/", "/werk/adviezen", "/werk/advies/1", "/werk/melding/nieuw",
        f"/werk/casus/{casus_id}", f"/partner/casus/{casus_id}", "/advies/", "/advies/antwoord",
    ]  # fmt: skip
    found = {}
    for who, client in clients.items():
        for path in paths:
            response = client.get(path)
            found[who, path] = (response.status_code, response.content)
    return found


def test_misbruik_03_partner_learns_nothing(regio: Regio, same_tokens: None) -> None:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    casus_id = Melding.objects.get(nummer=bewijs.nummer).casus_id
    with act("toets.deel", by=regio["triagist"], at=regio.at, system=True) as a:
        involve(
            a, lock(casus_id), regio.organisations["team"].pk, None, [DataClass.PROCES, DataClass.VEILIGHEID],
            doel="regie", grond="Wmo 5.2.6", tot=regio.at.replace(month=5), client_geinformeerd="ja",
        )  # fmt: skip
    clients = {who: Client() for who in PARTNERS}
    for who, client in clients.items():
        client.force_login(regio.accounts[who])
        client.get("/advies/")
    before = outputs(regio, clients, casus_id)
    assert before["regisseur", f"/partner/casus/{casus_id}"][0] == 200  # there is something to compare
    receipt = burger.stel_vraag(f"{CANARY}, mijn man is Peter de Toets", at=regio.at, gemeente="Toetsdorp")
    burger.lees_terug(receipt.code, receipt.codewoord, at=regio.at)
    actions.noteer(NieuwAdvies(CANARY, gemeente="Toetsdorp", codewoord="Roos"), by=regio["triagist"], at=regio.at)
    assert outputs(regio, clients, casus_id) == before
    second = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    assert int(second.nummer[-6:]) == int(bewijs.nummer[-6:]) + 1  # no number is missing


def test_nothing_of_advice_in_the_log_of_a_case(regio: Regio) -> None:
    neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    before = LogLine.objects.exclude(casus_id=None).count()
    receipt = burger.stel_vraag(CANARY, at=regio.at)
    burger.lees_terug(receipt.code, receipt.codewoord, at=regio.at)
    actions.noteer(NieuwAdvies(CANARY), by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert LogLine.objects.exclude(casus_id=None).count() == before
    lines = LogLine.objects.filter(object_type="advies")
    assert lines.count() == 3
    assert not lines.exclude(casus_id=None, persoon_id=None).exists()
