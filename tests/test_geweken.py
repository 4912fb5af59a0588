"""Danger does not go by itself: after a handover the case stays acute until somebody says that it is over."""

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.sockets import Event, timelines
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Stand
from eenplan.keten import route
from eenplan.keten.overdracht.geleerd import gevaar
from eenplan.keten.triage import actions as triage
from eenplan.keten.triage.actions_geweken import EERST_BEOORDELEN, NIET_ACUUT, meld_geweken
from eenplan.keten.triage.models import Beoordelingsstap, Veiligheidsbeoordeling
from tests.decor import situatie
from tests.regio import Regio
from tests.test_route import OVERDRAGEN, decide, hand_over, take_in

GEVAAR = "Hij is naar haar op weg; de politie rijdt."
VOORBIJ = "Hij zit vast; zij is bij haar zus."


@situatie
def overgedragen(regio: Regio) -> Casus:
    """Acute when it was offered, and a director who accepted it."""
    casus = decide(regio, take_in(regio), OVERDRAGEN)
    vb = Veiligheidsbeoordeling.objects.get(casus=casus)
    vb.acuut, vb.acuut_toelichting, vb.acuut_op, vb.acuut_door = "ja", GEVAAR, regio.at, regio.accounts["triagist"]
    vb.save()
    Casus.objects.filter(pk=casus.pk).update(acuut=True)
    hand_over(regio, casus)
    return casus


def bladzij(client: Client, regio: Regio, wie: str, casus: Casus) -> str:
    client.force_login(regio.accounts[wie])
    return client.get(reverse("casus", args=[casus.pk])).content.decode()


def test_who_accepts_reads_of_what_the_danger_is_and_takes_it_away(
    client: Client, regio: Regio, overgedragen: Casus
) -> None:
    html = bladzij(client, regio, "regisseur", overgedragen)
    url = reverse("triage-geweken", args=[overgedragen.pk])
    assert GEVAAR in html
    assert url in html
    assert GEVAAR in client.get(url).content.decode()
    assert "Waaraan" in client.post(url, {"waaraan": "  "}).content.decode()
    assert "niet meer op acuut" in client.post(url, {"waaraan": VOORBIJ}, follow=True).content.decode()
    enter(SYSTEM)
    overgedragen.refresh_from_db()
    step = Beoordelingsstap.objects.get(actie="gevaar_geweken")
    assert (overgedragen.acuut, step.reden, step.door) == (False, VOORBIJ, regio.accounts["regisseur"])
    assert LogLine.objects.filter(verb="triage.meld_geweken", casus_id=overgedragen.pk, allowed=True).exists()
    assert GEVAAR not in bladzij(client, regio, "regisseur", overgedragen)
    enter(regio["lead"])
    assert "Direct gevaar voorbij" in {item.label for item in timelines(regio["lead"], overgedragen.pk)}


def test_the_package_told_the_same_words(regio: Regio, overgedragen: Casus) -> None:
    from eenplan.dossier.casus.queries import casus as lees  # the name stands for the fixture here

    enter(regio["regisseur"])
    dossier = lees(regio["regisseur"], overgedragen.pk, what="toets", now=regio.at)
    assert any(GEVAAR in line for line in gevaar(regio["regisseur"], dossier))


def test_once_is_enough(regio: Regio, overgedragen: Casus) -> None:
    meld_geweken(overgedragen.pk, VOORBIJ, by=regio["lead"], at=regio.at)
    with pytest.raises(Refused, match=NIET_ACUUT):
        meld_geweken(overgedragen.pk, VOORBIJ, by=regio["regisseur"], at=regio.at)


def test_not_without_words_and_not_while_it_is_assessed(client: Client, regio: Regio, overgedragen: Casus) -> None:
    with pytest.raises(Refused, match="waaraan u ziet"):
        meld_geweken(overgedragen.pk, " ", by=regio["regisseur"], at=regio.at)
    triage.vraag_acuut(overgedragen.pk, by=SYSTEM, at=regio.at)
    with pytest.raises(Refused, match=EERST_BEOORDELEN):
        meld_geweken(overgedragen.pk, VOORBIJ, by=regio["regisseur"], at=regio.at)
    assert "gevaar-voorbij" not in bladzij(client, regio, "lead", overgedragen)


@pytest.mark.parametrize("wie", ["school", "ander", "agent"])
def test_no_stranger_takes_danger_away(client: Client, regio: Regio, overgedragen: Casus, wie: str) -> None:
    with pytest.raises(NotVisible):
        meld_geweken(overgedragen.pk, VOORBIJ, by=regio[wie], at=regio.at)
    client.force_login(regio.accounts[wie])
    assert client.get(reverse("triage-geweken", args=[overgedragen.pk])).status_code in (403, 404)


@pytest.mark.parametrize("acuut", [True, False])
def test_safe_at_the_last_round_does_not_close_what_is_still_acute(
    regio: Regio, overgedragen: Casus, acuut: bool
) -> None:
    Casus.objects.filter(pk=overgedragen.pk).update(stand=Stand.MONITORING, acuut=acuut)
    ids = {"casus_id": overgedragen.pk, "laatste": "ja"}
    route.na_veilig(Event("nameting.veilig", SYSTEM, regio.at, ids))
    overgedragen.refresh_from_db()
    assert (overgedragen.stand == Stand.AFGESLOTEN) is not acuut
