"""Shields: always a reader, the responsible one among them; and a whole case that is secluded (misuse 8)."""

from functools import partial

import pytest
from django.test import Client

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.actions import Subject, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Schild, Teamlid
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.toegang import besloten, bewaking, schilden, team
from eenplan.dossier.toegang.models import Toegangswissel
from eenplan.dossier.toegang.tests.conftest import Zaak

WAAROM = "Zij is de zus van een collega."


def pks(zaak: Zaak, *wie: str) -> list[int]:
    return [zaak.regio.accounts[key].pk for key in wie]


def lezers(soort: str) -> set[str]:
    enter(SYSTEM)
    return set(Schild.objects.filter(soort=soort).values_list("lezers__username", flat=True))


def scherm_af(zaak: Zaak, *wie: str, by: str = "triagist", reden: str = WAAROM) -> None:
    schilden.scherm_af(zaak.casus.pk, pks(zaak, *wie), reden, by=zaak.regio[by], at=zaak.regio.at)


def besluit(zaak: Zaak, *wie: str, by: str = "lead", reden: str = WAAROM) -> None:
    besloten.maak_besloten(zaak.casus.pk, pks(zaak, *wie), reden, by=zaak.regio[by], at=zaak.regio.at)


def ziet(zaak: Zaak, wie: str) -> bool:
    client = Client()
    client.force_login(zaak.regio.accounts[wie])
    return client.get(f"/werk/casus/{zaak.casus.pk}").status_code == 200


def test_whereabouts_are_shielded_for_named_readers_with_a_reason(zaak: Zaak) -> None:
    scherm_af(zaak, "triagist", "casus")
    assert lezers("adres") == {"triagist", "casus"}
    row = Toegangswissel.objects.get()
    assert (row.soort, row.reden, row.door.username) == ("schild_op", WAAROM, "triagist")
    assert LogLine.objects.filter(verb="toegang.schild_op", rule="R6", casus_id=zaak.casus.pk).exists()
    client = Client()
    for wie, reads in (("triagist", True), ("triagist2", False)):
        client.force_login(zaak.regio.accounts[wie])
        assert (b"Proefstraat" in client.get(f"/werk/casus/{zaak.casus.pk}").content) == reads


@pytest.mark.parametrize(("wie", "reden", "words"), [
    ((), WAAROM, "altijd een lezer"), (("casus",), WAAROM, "verantwoordelijk"),
    (("triagist", "proces"), WAAROM, "niet meewerkt"), (("triagist", "regisseur"), WAAROM, "niet meewerkt"),
    (("triagist",), "  ", "waarom"),
])  # fmt: skip
def test_a_shield_that_is_none_is_refused(zaak: Zaak, wie: tuple[str, ...], reden: str, words: str) -> None:
    for put in (scherm_af, besluit):
        if put is besluit and not wie:
            continue  # the lead himself always reads it
        with pytest.raises(Refused, match=words):
            put(zaak, *wie, reden=reden)
    enter(SYSTEM)
    assert not Schild.objects.exists()
    assert not Casus.objects.get().besloten


def test_the_shield_is_lifted_by_a_reader_and_never_while_an_address_is_secret(zaak: Zaak) -> None:
    scherm_af(zaak, "triagist")
    with pytest.raises(NotVisible):
        schilden.hef_op(zaak.casus.pk, "Niet meer nodig.", by=zaak.regio["lead"], at=zaak.regio.at)
    enter(SYSTEM)
    Adres.objects.update(geheim=True)
    with pytest.raises(Refused, match="geheim adres"):
        schilden.hef_op(zaak.casus.pk, "Niet meer nodig.", by=zaak.regio["triagist"], at=zaak.regio.at)
    enter(SYSTEM)
    Adres.objects.update(geheim=False)
    schilden.hef_op(zaak.casus.pk, "Niet meer nodig.", by=zaak.regio["triagist"], at=zaak.regio.at)
    assert not lezers("adres")


def test_only_a_reader_names_another_and_the_last_one_stays(zaak: Zaak) -> None:
    regio, casus_id = zaak.regio, zaak.casus.pk
    scherm_af(zaak, "triagist")
    with pytest.raises(NotVisible):
        schilden.lezer_erbij(casus_id, "adres", regio.accounts["lead"].pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    schilden.lezer_erbij(casus_id, "adres", regio.accounts["casus"].pk, by=regio["triagist"], at=regio.at)
    assert lezers("adres") == {"triagist", "casus"}
    with pytest.raises(Refused, match="niet meewerkt"):
        schilden.lezer_erbij(casus_id, "adres", regio.accounts["proces"].pk, by=regio["triagist"], at=regio.at)
    with pytest.raises(Refused, match="verantwoordelijk"):
        schilden.lezer_eraf(casus_id, "adres", regio.accounts["triagist"].pk, by=regio["casus"], at=regio.at)
    schilden.lezer_eraf(casus_id, "adres", regio.accounts["casus"].pk, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    Casus.objects.update(verantwoordelijke=regio.accounts["casus"])
    with pytest.raises(Refused, match="laatste lezer"):
        schilden.lezer_eraf(casus_id, "adres", regio.accounts["triagist"].pk, by=regio["triagist"], at=regio.at)
    assert lezers("adres") == {"triagist"}


def test_when_no_reader_works_here_any_more_the_lead_names_one(zaak: Zaak) -> None:
    regio = zaak.regio
    scherm_af(zaak, "triagist")
    Appointment.objects.filter(account=regio.accounts["triagist"]).update(tot=regio.at)
    schilden.lezer_erbij(zaak.casus.pk, "adres", regio.accounts["casus"].pk, by=regio["lead"], at=regio.at)
    assert "casus" in lezers("adres")


def test_misbruik_08_a_secluded_case_is_shut_for_colleagues_who_are_curious(zaak: Zaak) -> None:
    """Also for who was in the team a moment ago; each try leaves its line, that who reviews the log finds."""
    regio, casus_id = zaak.regio, zaak.casus.pk
    start(
        ["belang_herverdelen"],
        Subject("toets", 1, zaak.casus.bronhouder_id, regio.accounts["casus"].pk, casus_id), regio.at,
    )  # fmt: skip
    assert all(ziet(zaak, wie) for wie in ("triagist", "triagist2", "casus", "lead"))
    besluit(zaak, "triagist")
    seen = {wie: ziet(zaak, wie) for wie in ("triagist", "triagist2", "casus", "lead", "proces", "fg", "beheer")}
    assert {wie for wie, may in seen.items() if may} == {"triagist", "lead"}
    enter(SYSTEM)
    tries = LogLine.objects.filter(casus_id=casus_id, allowed=False)
    assert set(tries.values_list("account_id", flat=True)) >= set(pks(zaak, "triagist2", "casus", "proces"))
    assert Deadline.objects.get(casus_id=casus_id).account == regio.accounts["triagist"]
    assert Message.objects.filter(account=regio.accounts["triagist"], kind="nieuw").exists()


def test_only_a_lead_secludes_and_another_lead_who_reads_it_opens_it_again(zaak: Zaak) -> None:
    regio, casus_id = zaak.regio, zaak.casus.pk
    with pytest.raises(Refused, match="teamleider"):
        besluit(zaak, "triagist", by="triagist")
    Appointment.objects.filter(account=regio.accounts["triagist2"]).update(role="vt_lead")
    other = regio["lead"].__class__(
        regio.accounts["triagist2"].pk, regio["lead"].organisation_id, regio["lead"].role, regio["lead"].purpose
    )
    besluit(zaak, "triagist", "triagist2")
    with pytest.raises(Refused, match="laat die de casus weer openen"):
        besloten.maak_open(casus_id, "Niet meer nodig.", by=regio["lead"], at=regio.at)
    besloten.maak_open(casus_id, "Niet meer nodig.", by=other, at=regio.at)
    assert ziet(zaak, "casus")
    enter(SYSTEM)
    assert (Casus.objects.get().besloten, Schild.objects.exists()) == (False, False)


def test_misbruik_08_taking_the_other_lead_off_first_does_not_help(zaak: Zaak) -> None:
    regio, casus_id = zaak.regio, zaak.casus.pk
    other = regio.accounts["triagist2"]
    Appointment.objects.filter(account=other).update(role="vt_lead")
    for way in (partial(schilden.lezer_eraf, casus_id, "besloten"), partial(team.haal_weg, casus_id)):
        besluit(zaak, "triagist", "triagist2")
        way(other.pk, by=regio["lead"], at=regio.at)
        with pytest.raises(Refused, match="laat die de casus weer openen"):
            besloten.maak_open(casus_id, "Niet meer nodig.", by=regio["lead"], at=regio.at)
        enter(SYSTEM)
        Schild.objects.all().delete()
        Casus.objects.update(besloten=False)


def test_who_is_the_only_lead_opens_it_with_a_reason(zaak: Zaak) -> None:
    besluit(zaak, "triagist")
    with pytest.raises(Refused, match="waarom"):
        besloten.maak_open(zaak.casus.pk, " ", by=zaak.regio["lead"], at=zaak.regio.at)
    besloten.maak_open(zaak.casus.pk, "Niet meer nodig.", by=zaak.regio["lead"], at=zaak.regio.at)
    assert ziet(zaak, "casus")


def test_who_comes_to_answer_for_a_secluded_case_reads_it_within_a_minute(zaak: Zaak) -> None:
    besluit(zaak, "triagist")
    enter(SYSTEM)
    Casus.objects.update(verantwoordelijke=zaak.regio.accounts["casus"])
    assert bewaking.loop_na(zaak.regio.at) == 1
    assert "casus" in lezers("besloten")
    assert bewaking.loop_na(zaak.regio.at) == 0
    assert Teamlid.objects.filter(account=zaak.regio.accounts["casus"], tot__isnull=True).exists()
