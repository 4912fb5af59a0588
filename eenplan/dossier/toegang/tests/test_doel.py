"""One purpose at a time per case: asked only when there is a real choice, kept per session, weighed each time (R3)."""

import pytest
from django.test import Client

from eenplan.core.access.policy import DataClass, Purpose
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.tests.test_doors import page
from eenplan.dossier.casus.models import Deelbesluit
from eenplan.dossier.toegang.tests.conftest import Zaak, deel


def als(zaak: Zaak, wie: str) -> Client:
    client = Client()
    client.force_login(zaak.regio.accounts[wie])
    return client


def gedeeld(zaak: Zaak, wie: str, *doelen: Purpose) -> str:
    """Share for each purpose, for one more class at each; the address of the case for this partner."""
    with act("toets.deel", by=SYSTEM, at=zaak.regio.at) as a:
        for doel in doelen:
            deel(a, zaak.regio, zaak.casus, wie, doel)
    enter(SYSTEM)
    Deelbesluit.objects.filter(doel="thv").update(klassen=[item.value for item in DataClass][:5])
    return f"/partner/casus/{zaak.casus.pk}"


def test_a_share_for_another_purpose_than_usual_is_taken_without_a_click(zaak: Zaak) -> None:
    path, client = gedeeld(zaak, "agent", Purpose.THV), als(zaak, "agent")
    shown = client.get(path)
    assert shown.status_code == 200
    assert "U kijkt hier voor: tijdelijk huisverbod." in shown.content.decode()
    assert client.get(f"{path}/toegang").status_code == 200
    lines = LogLine.objects.filter(verb="casus.lees", casus_id=zaak.casus.pk, allowed=True)
    assert set(lines.values_list("purpose", flat=True)) == {"thv"}


def test_where_what_one_usually_looks_for_opens_all_of_it_nothing_is_asked(zaak: Zaak) -> None:
    path, client = gedeeld(zaak, "school", Purpose.VEILIGHEID), als(zaak, "school")
    assert "U kijkt hier voor: regie en hulp." in client.get(path).content.decode()
    assert client.post(f"{path}/doel", {"doel": "veiligheid"}).status_code == 302
    assert "U kijkt hier voor: veiligheid van het gezin." in client.get(path).content.decode()


def test_a_real_choice_is_asked_once_and_can_be_changed(zaak: Zaak) -> None:
    path, client = gedeeld(zaak, "agent", Purpose.STRAFRECHT, Purpose.THV), als(zaak, "agent")
    asked = client.get(path).content.decode()
    assert "Waarvoor kijkt u?" in asked
    assert "Toetsing" not in asked
    assert zaak.casus.nummer not in asked
    for doel, woorden in (("strafrecht", "strafrecht"), ("thv", "tijdelijk huisverbod")):
        assert client.post(f"{path}/doel", {"doel": doel})["Location"] == path
        for _ in range(2):
            assert f"U kijkt hier voor: {woorden}." in client.get(path).content.decode()
    enter(SYSTEM)
    lines = LogLine.objects.filter(verb="casus.doel", allowed=True, classes=[]).order_by("pk")
    assert list(lines.values_list("purpose", flat=True)) == ["strafrecht", "thv"]


def test_veilig_thuis_is_never_asked_and_can_look_for_an_order(zaak: Zaak) -> None:
    client, path = als(zaak, "triagist"), f"/werk/casus/{zaak.casus.pk}"
    assert "U kijkt hier voor: veiligheid van het gezin." in client.get(path).content.decode()
    assert "Waarvoor kijkt u?" in client.get(f"{path}/doel").content.decode()
    client.post(f"{path}/doel", {"doel": "thv"})
    assert "U kijkt hier voor: tijdelijk huisverbod." in client.get(path).content.decode()
    assert "U kijkt hier voor: veiligheid" in als(zaak, "triagist").get(path).content.decode(), "of this session only"


@pytest.mark.parametrize(("wie", "doel"), [
    ("agent", "strafrecht"), ("agent", "regie"), ("agent", "alles"), ("agent", ""), ("school", "thv"),
])  # fmt: skip
def test_a_purpose_that_is_not_his_here_is_refused_as_if_there_were_nothing(zaak: Zaak, wie: str, doel: str) -> None:
    path, client = gedeeld(zaak, "agent", Purpose.THV), als(zaak, wie)
    assert client.get(path).status_code == 200
    refused = client.post(f"{path}/doel", {"doel": doel})
    absent = client.post(f"/partner/casus/{zaak.casus.pk + 99}/doel", {"doel": doel})
    assert (refused.status_code, page(refused)) == (404, page(absent))
    assert LogLine.objects.filter(verb="casus.doel", allowed=False, casus_id=zaak.casus.pk).count() == 1
    assert client.get(path).status_code == 200


def test_who_may_not_open_the_case_is_asked_nothing(zaak: Zaak) -> None:
    for wie, path in (("proces", "werk"), ("casus", "werk"), ("agent", "partner"), ("ander", "partner")):
        status = als(zaak, wie).get(f"/{path}/casus/{zaak.casus.pk}/doel").status_code
        assert status == (200 if wie == "casus" else 404), wie
