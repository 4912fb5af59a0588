"""New evidence makes the radar look again; its news comes once, to who is responsible, with his right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.outbox.models import Message
from eenplan.dossier.casus.actions import add_person, close, lock, make_responsible, shield
from eenplan.dossier.casus.models import Belangenconflict, Casus
from eenplan.dossier.casus.rules import Sluitreden
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.personen.actions import also_known_as, record, set_address, take_bsn
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.dossier.radar.banden import Band
from eenplan.dossier.vondst import actions
from eenplan.dossier.vondst.models import Aanwijzing, Radarvraag, Vondst
from eenplan.dossier.vondst.tests.conftest import BSN, HUIS, Zaak, open_zaak
from tests.regio import Regio

ZIJ = Persoonsgegevens("Sanne", "de", "Toets", "1990-05-02")


def naam(mens: Persoon) -> None:
    record(mens, replace(ZIJ, geboortedatum=""))
    record(mens, Persoonsgegevens(geboortedatum="1990-05-02"))


def bsn(mens: Persoon) -> None:
    record(mens, Persoonsgegevens(bsn=BSN))


def overgenomen(mens: Persoon) -> None:
    take_bsn(mens, Persoon.objects.get(bsn_index__gt=""))


def huis(mens: Persoon) -> None:
    record(mens, Persoonsgegevens("Sanne", "", "Bakker", "1990"))
    Aanwijzing.objects.all().delete()
    set_address(mens, HUIS, mens.vastgelegd_op.date())


def andere_naam(mens: Persoon) -> None:
    record(mens, Persoonsgegevens(geboortedatum="1990-05-02"))
    Aanwijzing.objects.all().delete()
    also_known_as(mens, "Sanne de Toets")


@pytest.mark.parametrize("nieuw", [naam, bsn, overgenomen, huis, andere_naam])
def test_new_evidence_of_each_kind_is_told(zaak: Zaak, nieuw: Callable[[Persoon], None]) -> None:
    assert zaak.gemeld() == []
    nieuw(zaak.mens)
    assert zaak.kijk() == 1
    ((ander, contact, band),) = zaak.gemeld()
    assert (ander, contact, band in set(Band)) == (zaak.eerder.pk, "", True)
    assert zaak.werk() == [(zaak.regio.accounts["triagist"].pk, True)]
    assert zaak.berichten() == 1
    assert not Aanwijzing.objects.exists()


@pytest.mark.parametrize("niets", [
    lambda mens: mens.save(), lambda mens: record(mens, Persoonsgegevens()),
    lambda mens: Persoon.objects.filter(pk=mens.pk).update(versie=9, voorlopig=True),
])  # fmt: skip
def test_what_says_nothing_new_makes_nobody_look(zaak: Zaak, niets: Callable[[Persoon], None]) -> None:
    mens = Persoon.objects.get(pk=zaak.mens.pk)
    niets(mens)
    assert not Aanwijzing.objects.exists()
    assert zaak.kijk() == 0


def test_it_is_told_once(zaak: Zaak) -> None:
    """However often the worker runs, and however often the same becomes known."""
    naam(zaak.mens)
    for _ in range(3):
        zaak.kijk()
        also_known_as(zaak.mens, "Sanne Toets")
        zaak.mens.adressen.update(plaats="Toetsdorp")
    assert (len(zaak.gemeld()), len(zaak.werk()), zaak.berichten()) == (1, 1, 1)


def test_a_higher_band_is_told_again_on_the_same_piece_of_work(zaak: Zaak) -> None:
    record(zaak.mens, Persoonsgegevens("Sanne", "de", "Toets", "1990"))
    zaak.kijk()
    ((_, _, first),) = zaak.gemeld()
    assert first != Band.ZEKER
    bsn(zaak.mens)
    record(zaak.mens, ZIJ)
    zaak.kijk(timedelta(hours=2))
    assert zaak.gemeld() == [(zaak.eerder.pk, "", Band.ZEKER)]
    assert (len(zaak.werk()), zaak.berichten()) == (1, 2)
    record(zaak.mens, Persoonsgegevens(geboortedatum="1990"))
    zaak.kijk(timedelta(hours=3))
    record(zaak.mens, ZIJ)
    zaak.kijk(timedelta(hours=4))
    assert zaak.berichten() == 2  # down and up again is nothing new


def test_both_cases_hear_it_when_both_have_somebody(zaak: Zaak) -> None:
    """The other one looks when something becomes known there."""
    also_known_as(zaak.ander, "Sanna Toets")
    naam(zaak.mens)
    zaak.kijk()
    enter(SYSTEM)
    assert set(Vondst.objects.filter(gemeld_op__isnull=False).values_list("casus_id", "ander_id")) == {
        (zaak.casus.pk, zaak.eerder.pk), (zaak.eerder.pk, zaak.casus.pk),
    }  # fmt: skip


def test_what_was_there_when_a_new_case_opened_is_no_news(regio: Regio, zaak: Zaak, persoon: MaakPersoon) -> None:
    """The page of the report shows it unasked; only what comes later is told."""
    fresh = open_zaak(regio, "triagist", regio.at)
    mens = persoon("Sanne de Toets", "1990", casus=fresh)
    zaak.kijk()
    found = Vondst.objects.filter(casus=fresh)
    assert [(row.ander_id, row.gemeld_op) for row in found] == [(zaak.eerder.pk, None)]
    assert Radarvraag.objects.filter(casus=fresh).exists()
    record(mens, replace(ZIJ, bsn=BSN))
    zaak.kijk(timedelta(hours=2))
    assert Vondst.objects.get(casus=fresh).gemeld_op is not None


def test_an_old_case_that_was_never_asked_about_hears_all_of_it(zaak: Zaak) -> None:
    Radarvraag.objects.all().delete()
    naam(zaak.mens)
    zaak.kijk()
    assert len(zaak.gemeld()) == 1


def test_a_worker_that_was_down_catches_up(zaak: Zaak) -> None:
    naam(zaak.mens)
    assert zaak.kijk(timedelta(days=30)) == 1
    assert len(zaak.gemeld()) == 1


def test_the_question_is_asked_with_the_right_of_who_is_responsible(zaak: Zaak) -> None:
    naam(zaak.mens)
    zaak.kijk()
    triagist = zaak.regio["triagist"]
    looked = LogLine.objects.filter(verb="radar.bekend", casus_id=zaak.eerder.pk)
    assert set(looked.values_list("account_id", "role", "rule")) == {(triagist.account_id, "vt_intake", "R4")}
    asked = LogLine.objects.filter(verb="vondst.kijk_opnieuw", casus_id=zaak.casus.pk, at__gt=zaak.regio.at)
    assert {(line.account_id, line.ground) for line in asked} >= {(None, "nieuwe gegevens"), (triagist.account_id, "")}


def test_of_a_case_that_is_shut_for_him_he_hears_only_whom_to_ask(zaak: Zaak) -> None:
    with act("toets.sluit_af", by=SYSTEM, at=zaak.regio.at) as a:
        shield(a, zaak.eerder, "besloten", [zaak.regio.accounts["lead"].pk])
    enter(SYSTEM)
    naam(zaak.mens)
    zaak.kijk()
    assert zaak.gemeld() == [(None, "Veilig Thuis Toetsland (verzonnen)", "")]


@pytest.mark.parametrize("waarom", ["belangenconflict", "besloten"])
def test_what_he_may_not_know_he_does_not_hear(zaak: Zaak, waarom: str) -> None:
    """A conflict of interest there; or his own case is shut for him now (R1, R6)."""
    if waarom == "besloten":
        with act("toets.sluit_af", by=SYSTEM, at=zaak.regio.at) as a:
            shield(a, zaak.casus, "besloten", [zaak.regio.accounts["lead"].pk])
        enter(SYSTEM)
    else:
        Belangenconflict.objects.create(
            casus=zaak.eerder, account=zaak.regio.accounts["triagist"], sinds=zaak.regio.at
        )  # fmt: skip
    naam(zaak.mens)
    zaak.kijk()
    assert (zaak.gemeld(), zaak.werk(), zaak.berichten()) == ([], [], 0)


def test_a_secret_address_gives_nothing_away(zaak: Zaak) -> None:
    """That she lives in the hidden house is no reason that the responsible person may hear of (R6)."""
    zaak.ander.adressen.update(geheim=True)
    set_address(zaak.mens, HUIS, zaak.regio.at.date())
    zaak.kijk()
    assert zaak.gemeld() == []


def test_a_director_is_asked_for_with_what_he_may_see(zaak: Zaak) -> None:
    """The other case is at Veilig Thuis only: for him it is not there."""
    with act("toets.geef", by=SYSTEM, at=zaak.regio.at) as a:
        make_responsible(
            a, lock(zaak.casus.pk), zaak.regio.organisations["team"].pk, zaak.regio.accounts["regisseur"].pk
        )
    enter(SYSTEM)
    naam(zaak.mens)
    assert zaak.kijk() == 1
    assert zaak.gemeld() == []


def test_handed_on_it_stays_with_who_links_signals(zaak: Zaak) -> None:
    """S1 radarfunctie: Veilig Thuis; the team could not see the other case."""
    naam(zaak.mens)
    zaak.kijk()
    with act("toets.geef", by=SYSTEM, at=zaak.regio.at) as a:
        make_responsible(
            a, lock(zaak.casus.pk), zaak.regio.organisations["team"].pk, zaak.regio.accounts["regisseur"].pk
        )
    enter(SYSTEM)
    assert zaak.werk() == [(zaak.regio.accounts["triagist"].pk, True)]


def test_who_left_is_asked_for_no_more_and_it_is_not_forgotten(zaak: Zaak) -> None:
    job = Appointment.objects.filter(account=zaak.regio.accounts["triagist"])
    job.update(tot=zaak.regio.at)
    naam(zaak.mens)
    zaak.kijk()
    assert (zaak.gemeld(), Aanwijzing.objects.count()) == ([], 1)
    assert zaak.kijk(timedelta(hours=2)) == 0  # tomorrow again
    with act("toets.geef", by=SYSTEM, at=zaak.regio.at) as a:
        make_responsible(a, lock(zaak.casus.pk), zaak.casus.bronhouder_id, zaak.regio.accounts["triagist2"].pk)
    enter(SYSTEM)
    zaak.kijk(timedelta(hours=26))
    assert zaak.werk() == [(zaak.regio.accounts["triagist2"].pk, True)]
    assert not Aanwijzing.objects.exists()


def test_a_closed_case_is_left_alone_and_its_work_ends(zaak: Zaak) -> None:
    naam(zaak.mens)
    zaak.kijk()
    with act("toets.sluit", by=SYSTEM, at=zaak.regio.at) as a:
        close(a, Casus.objects.get(pk=zaak.casus.pk), Sluitreden.GEEN_VERVOLG, role="vt_lead")
    enter(SYSTEM)
    assert [runs for _, runs in zaak.werk()] == [False]
    bsn(zaak.mens)
    assert zaak.kijk() == 0
    assert not Aanwijzing.objects.exists()


def test_when_both_were_joined_the_work_is_done(zaak: Zaak) -> None:
    """Two people had just decided exactly what it asks to look at."""
    naam(zaak.mens)
    zaak.kijk()
    assert [runs for _, runs in zaak.werk()] == [True]
    with act("toets.voeg", by=SYSTEM, at=zaak.regio.at) as a:
        joined, own = (Casus.objects.get(pk=row.pk) for row in (zaak.eerder, zaak.casus))
        close(a, joined, Sluitreden.SAMENGEVOEGD, opgegaan_in=own, role="vt_lead")
    enter(SYSTEM)
    zaak.kijk(timedelta(hours=2))
    assert [runs for _, runs in zaak.werk()] == [False]
    assert not Vondst.objects.filter(gemeld_op__isnull=False, gezien_op__isnull=True).exists()


def test_one_that_fails_holds_up_nobody_else(zaak: Zaak, persoon: MaakPersoon, monkeypatch: pytest.MonkeyPatch) -> None:
    sick = persoon("Fleur Ander", casus=open_zaak(zaak.regio, "lead", zaak.regio.at - timedelta(days=9)))
    record(sick, Persoonsgegevens("Klaas", "", "Heelanders", "1931-01-01"))
    naam(zaak.mens)
    ask = actions.bekend

    def breaks(viewer: actions.Viewer, casus_id: int) -> list[actions.Bekend]:
        if casus_id != zaak.casus.pk:
            raise RuntimeError("ziek")
        return ask(viewer, casus_id)

    monkeypatch.setattr(actions, "bekend", breaks)
    assert zaak.kijk() == 1
    assert len(zaak.gemeld()) == 1
    assert list(Aanwijzing.objects.values_list("pk", flat=True)) == [sick.pk]


def test_the_notice_says_nothing(zaak: Zaak) -> None:
    naam(zaak.mens)
    zaak.kijk()
    row = Message.objects.get(object_type="vondst")
    assert (row.kind, row.account_id, row.object_id) == (
        "vervolgmelding", zaak.regio.accounts["triagist"].pk, zaak.casus.pk,
    )  # fmt: skip


def test_somebody_in_two_cases_is_asked_for_in_both(zaak: Zaak) -> None:
    other = open_zaak(zaak.regio, "lead", zaak.regio.at - timedelta(days=9))
    with act("toets.voeg_toe", by=SYSTEM, at=zaak.regio.at) as a:
        add_person(a, other, zaak.mens)
    enter(SYSTEM)
    naam(zaak.mens)
    assert zaak.kijk() == 2
    assert set(Vondst.objects.values_list("casus_id", flat=True)) == {zaak.casus.pk, other.pk}


def test_the_mark_of_who_is_gone_goes_and_is_behind_the_lock(zaak: Zaak) -> None:
    naam(zaak.mens)
    zaak.kijk()
    naam_daarna = Persoonsgegevens("Iemand", "", "Anders")
    record(zaak.mens, naam_daarna)
    enter(zaak.regio["agent"])
    with connection.cursor() as cursor:
        for table in ("aanwijzing", "radarvraag", "vondst"):
            cursor.execute(f"SELECT count(*) FROM vondst_{table}")
            assert cursor.fetchone() == (0,), table
    enter(SYSTEM)
    assert Aanwijzing.objects.get().pk == zaak.mens.pk
    zaak.casus.betrokkenen.all().delete()
    zaak.mens.delete()
    assert zaak.kijk() == 0
    assert not Aanwijzing.objects.exists()


def test_by_whatever_road_it_is_written_the_database_notes_it(zaak: Zaak) -> None:
    """Also by hand, in bulk, and with the moment of who writes."""
    enter(SYSTEM)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE personen_persoon SET geboortejaar = 1990 WHERE geboortejaar IS NOT NULL")
    assert set(Aanwijzing.objects.values_list("pk", flat=True)) == {zaak.mens.pk}  # who was 1990 already is no news
    later = zaak.regio.at + timedelta(days=2)
    with clock.at(later):
        enter(SYSTEM)
        set_address(zaak.mens, HUIS, later.date())
    assert Aanwijzing.objects.get().vanaf == later


def test_nothing_is_left_to_look_at_after_the_demo_is_told(zaak: Zaak) -> None:
    naam(zaak.mens)
    assert actions.vergeet_aanwijzingen() == 1
    assert zaak.kijk() == 0
