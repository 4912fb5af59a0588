"""Who knows the family says so with one click: shut at once, and what stood on his name gets somebody who can look."""

import pytest
from django.test import Client

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.actions import Subject, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Belangenconflict, Casus
from eenplan.dossier.toegang import belang, bewaking, herverdelen
from eenplan.dossier.toegang.tests.conftest import Zaak


def meld(zaak: Zaak, wie: str) -> bool:
    return belang.meld(zaak.casus.pk, by=zaak.regio[wie], at=zaak.regio.at)


def duty() -> Deadline | None:
    enter(SYSTEM)
    return Deadline.objects.filter(key="belang_herverdelen", done_at__isnull=True).first()


def test_it_is_shut_at_once_and_a_second_time_changes_nothing(zaak: Zaak) -> None:
    client = Client()
    client.force_login(zaak.regio.accounts["casus"])
    path = f"/werk/casus/{zaak.casus.pk}"
    assert "U kunt dit niet zelf terugdraaien" in client.get(f"{path}/ik-ken-deze-mensen").content.decode()
    assert client.post(f"{path}/ik-ken-deze-mensen").status_code == 302
    assert client.get(path).status_code == 404
    enter(SYSTEM)
    row = Belangenconflict.objects.get()
    assert (row.account.username, row.reden) == ("casus", "kent deze mensen")
    assert LogLine.objects.filter(verb="toegang.belang", rule="R1", casus_id=zaak.casus.pk).count() == 1
    assert duty() is None, "nothing stood on this name"
    with pytest.raises(NotVisible):
        meld(zaak, "casus")


def test_who_answers_for_it_leaves_a_lead_with_a_term_of_a_working_day(zaak: Zaak) -> None:
    assert meld(zaak, "triagist")
    found = duty()
    assert found is not None
    assert (found.account.username, found.casus_id) == ("lead", zaak.casus.pk)
    assert found.due_at.astimezone(zaak.regio.at.tzinfo).isoformat() == "2026-03-23T23:59:59+01:00"
    assert Message.objects.filter(account=zaak.regio.accounts["lead"], kind="dringend").count() == 1
    assert Casus.objects.get().verantwoordelijke.username == "triagist", "it stays visible that it has an owner"
    client = Client()
    client.force_login(zaak.regio.accounts["lead"])
    page = client.get(zaak.pad).content.decode()
    assert "Toets Triagist</strong>, gaf dit zelf op" in page
    assert "geeft Toets Lead aan een ander" in page
    case, way = f"/werk/casus/{zaak.casus.pk}", f"{zaak.pad}/herverdelen"
    assert way in client.get(case).content.decode(), "on top of the case: one click"
    assert "Toets Lead" in client.get("/werk/termijnen?alles=1").content.decode()


def test_the_lead_gives_it_to_a_colleague_and_the_duty_ends(zaak: Zaak) -> None:
    regio = zaak.regio
    meld(zaak, "triagist")
    meld(zaak, "triagist2")
    for who, words in (("triagist2", "dit gezin niet kent"), ("regisseur", "dit gezin niet kent")):
        with pytest.raises(Refused, match=words):
            herverdelen.herverdeel(zaak.casus.pk, regio.accounts[who].pk, by=regio["lead"], at=regio.at)
    with pytest.raises(Refused, match="teamleider"):
        herverdelen.herverdeel(zaak.casus.pk, regio.accounts["casus"].pk, by=regio["casus"], at=regio.at)
    herverdelen.herverdeel(zaak.casus.pk, regio.accounts["casus"].pk, by=regio["lead"], at=regio.at)
    assert duty() is None
    enter(SYSTEM)
    assert belang.te_herverdelen(zaak.casus.pk) is None, "and the case page asks for it no more"
    assert Casus.objects.get().verantwoordelijke.username == "casus"
    assert bewaking.loop_na(regio.at) == 0


def test_a_term_on_his_name_goes_to_who_may_look_at_once(zaak: Zaak) -> None:
    regio, vt = zaak.regio, zaak.casus.bronhouder_id
    start(["informeren"], Subject("persoon", zaak.persoon.pk, vt, regio.accounts["casus"].pk, zaak.casus.pk), regio.at)
    assert not meld(zaak, "casus")
    enter(SYSTEM)
    assert Deadline.objects.get().account.username == "lead"
    assert Message.objects.filter(account=regio.accounts["lead"], kind="dringend").count() == 1


def test_when_the_lead_knows_them_himself_a_colleague_hands_over(zaak: Zaak) -> None:
    meld(zaak, "lead")
    meld(zaak, "triagist")
    found = duty()
    assert found is not None
    assert found.account.username in {"triagist2", "casus"}


def test_who_got_the_case_though_he_may_not_look_is_found_within_a_minute_and_the_duty_ends_with_its_cause(
    zaak: Zaak,
) -> None:
    regio = zaak.regio
    Belangenconflict.objects.create(
        casus=zaak.casus, account=regio.accounts["triagist"], reden="kent deze mensen", sinds=regio.at
    )
    assert bewaking.loop_na(regio.at) == 1
    assert duty() is not None
    assert bewaking.loop_na(regio.at) == 0
    Casus.objects.update(verantwoordelijke=regio.accounts["casus"])
    assert bewaking.loop_na(regio.at) == 1
    assert duty() is None


def test_a_partner_declares_it_at_his_own_door(zaak: Zaak) -> None:
    client = Client()
    client.force_login(zaak.regio.accounts["school"])
    path = f"/partner/casus/{zaak.casus.pk}"
    assert client.get(path).status_code == 200
    assert client.post(f"{path}/ik-ken-deze-mensen").status_code == 302
    assert client.get(path).status_code == 404
