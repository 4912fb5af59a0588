"""A closed case is nobody's of outside any more, also not of who took part in its order (R11, ADR 0009)."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import close, lock
from eenplan.dossier.casus.models import Deelbesluit, Deelname
from eenplan.dossier.casus.rules import Sluitreden
from eenplan.instrumenten.huisverbod import nazicht
from eenplan.instrumenten.huisverbod.queries import beeld
from eenplan.instrumenten.huisverbod.tests.conftest import EINDE, Zaak
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melding
from tests.regio import Regio, nieuwe_melding

LATER = EINDE + timedelta(hours=2)


def afgerond(zaak: Zaak) -> Zaak:
    """The time is over, somebody watches; the parties still finish their papers."""
    with clock.at(EINDE):
        zaak.verlopen().redenen(EINDE)
        lead = zaak.regio.accounts["lead"].pk
        nazicht.rond_af(zaak.pk, lead, "Het plan ligt bij Veilig Thuis.", by=zaak.regio["casus"], at=EINDE)
    return zaak


def sluit(zaak: Zaak, at: datetime) -> None:
    with clock.at(at), act("toets.sluit", by=SYSTEM, at=at) as a:
        close(a, lock(zaak.casus_id), Sluitreden.GEEN_VERVOLG, role="vt_lead")


def leest(zaak: Zaak, wie: str, at: datetime) -> bool:
    with clock.at(at):
        enter(zaak.regio[wie])
        try:
            beeld(zaak.regio[wie], zaak.pk, now=at)
        except NotVisible:
            return False
        finally:
            enter(SYSTEM)
    return True


@pytest.mark.parametrize("wie", ["hovj", "burgemeester", "loco"])
def test_who_took_part_in_the_order_reads_until_the_case_closes(lopend: Zaak, wie: str) -> None:
    zaak = afgerond(lopend)
    assert leest(zaak, wie, LATER)
    sluit(zaak, LATER)
    assert not leest(zaak, wie, LATER + timedelta(seconds=1))


def test_nothing_of_a_closed_case_is_shared(lopend: Zaak) -> None:
    sluit(afgerond(lopend), LATER)
    enter(SYSTEM)
    assert not Deelbesluit.objects.filter(casus_id=lopend.casus_id, tot__gt=LATER).exists()
    assert not Deelname.objects.filter(casus_id=lopend.casus_id, tot__gt=LATER).exists()
    assert not Deelname.objects.filter(casus_id=lopend.casus_id, tot__isnull=True).exists()


def test_a_closed_case_offers_nothing_to_begin(regio: Regio) -> None:
    """Refusing it afterwards is too late: who is offered it thinks that it can."""
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    casus_id = Melding.objects.get(pk=bewijs.melding_id).casus_id
    client = Client()
    client.force_login(regio.accounts["lead"])
    offers = ("Huisverbod beginnen", "Extra nameting plannen")
    before = client.get(f"/werk/casus/{casus_id}").content.decode()
    with act("toets.sluit", by=SYSTEM, at=regio.at) as a:
        close(a, lock(casus_id), Sluitreden.GEEN_VERVOLG, role="vt_lead")
    after = client.get(f"/werk/casus/{casus_id}").content.decode()
    assert [(words in before, words in after) for words in offers] == [(True, False)] * 2
