"""Proposed by the worker, looked through by one, confirmed by another; held; proof; and once more after a backup."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import add_person, open_casus
from eenplan.dossier.casus.models import Belangenconflict, Betrokkene, Casus, Schild
from eenplan.dossier.casus.rules import Rol, Sluitreden, Stand
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.personen.models import Adres, Persoon
from eenplan.dossier.radar.models import Sleutel
from eenplan.dossier.vernietiging import actions, opnieuw
from eenplan.dossier.vernietiging.bewijs import kenmerk, som
from eenplan.dossier.vernietiging.models import Vernietigingsbewijs, Vernietigingsvoorstel, Vernietigstop
from eenplan.dossier.vernietiging.rules import NIET_MEER, ZELF
from eenplan.dossier.vernietiging.voorstellen import eigenaar, stel_voor
from tests.regio import PEOPLE, Regio

MAG = {"lead", "fg"}


def sluit(casus: Casus, at: datetime, **more: Any) -> Casus:
    """Closed long ago, and kept long enough since yesterday."""
    enter(SYSTEM)
    given = {
        "stand": Stand.AFGESLOTEN, "geopend_op": at - timedelta(days=365 * 17), "sluitreden": Sluitreden.OVERIG,
        "afgesloten_op": at - timedelta(days=365 * 16), "bewaren_tot": at.date() - timedelta(days=1), **more,
    }  # fmt: skip
    Casus.objects.filter(pk=casus.pk).update(**given)
    return Casus.objects.get(pk=casus.pk)


def nog_een(regio: Regio, *people: Persoon) -> Casus:
    with act("toets.open", by=SYSTEM, at=regio.at) as a:
        casus = open_casus(a, regio.organisations["vt"], regio.accounts["triagist"].pk, "Toetsdorp")
        for person in people:
            add_person(a, casus, person, Rol.KIND)
    enter(SYSTEM)
    return casus


def vernietig(regio: Regio, casus: Casus) -> Vernietigingsbewijs:
    actions.zet(casus.pk, "kijk_door", by=regio["fg"], at=regio.at)
    return actions.bevestig(casus.pk, by=regio["lead"], at=regio.at)


def test_only_what_nothing_keeps_is_proposed_and_once(regio: Regio, casus: Casus, persoon: MaakPersoon) -> None:
    child, fg = persoon("Kind Kanarie", casus=casus), regio["fg"]
    second = nog_een(regio, child)
    assert stel_voor(regio.at) == 0, "open"
    sluit(casus, regio.at)
    assert stel_voor(regio.at) == 0, "the child is in an open case"
    sluit(second, regio.at, bewaren_tot=regio.at.date())
    sluit(casus, regio.at, opgegaan_in=nog_een(regio))
    assert stel_voor(regio.at) == 0, "it goes on in another"
    sluit(casus, regio.at, opgegaan_in=None)
    actions.houd_vast(casus.pk, "onderzoek", date(2026, 9, 1), by=regio["lead"], at=regio.at)
    assert stel_voor(regio.at) == 0, "it is held"
    actions.geef_vrij(casus.pk, by=regio["lead"], at=regio.at)
    assert [stel_voor(regio.at), stel_voor(regio.at)] == [1, 0], "the last day of the term is kept too"
    row = Vernietigingsvoorstel.objects.get()
    term = Deadline.objects.get(object_type="vernietigingsvoorstel", object_id=row.pk)
    owner = regio.accounts["lead"].pk
    assert (row.casus_id, term.account_id, term.casus_id, term.due_at.date()) == (
        casus.pk, owner, None, date(2026, 6, 20),
    )  # fmt: skip
    actions.zet(casus.pk, "kijk_door", by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    nog_een(regio, child)
    for step in (
        lambda: actions.zet(casus.pk, "leg_terug", by=fg, at=regio.at),
        lambda: actions.bevestig(casus.pk, by=fg, at=regio.at),
    ):
        with pytest.raises(Refused, match=NIET_MEER):
            step()
    stel_voor(regio.at)
    enter(SYSTEM)
    assert not Vernietigingsvoorstel.objects.exists(), "a new case of the child takes the proposal back"
    assert not Deadline.objects.filter(object_type="vernietigingsvoorstel").exists()


def test_it_takes_two_and_leaves_a_proof_without_a_person(regio: Regio, casus: Casus, persoon: MaakPersoon) -> None:
    persoon("Sanne Kanarie", "1990-05-02", adres="Kanarieweg 1, 1234 AB Toetsdorp", bsn="999000019", casus=casus)
    sluit(casus, regio.at)
    stel_voor(regio.at)
    lead, fg = regio["lead"], regio["fg"]
    with pytest.raises(Refused, match="Eerst kijkt iemand anders"):
        actions.bevestig(casus.pk, by=lead, at=regio.at)
    actions.zet(casus.pk, "kijk_door", by=lead, at=regio.at)
    with pytest.raises(Refused, match=ZELF):
        actions.bevestig(casus.pk, by=lead, at=regio.at)
    enter(SYSTEM)
    assert Casus.objects.filter(pk=casus.pk).exists()
    proof = actions.bevestig(casus.pk, by=fg, at=regio.at)
    enter(SYSTEM)
    assert not Casus.objects.filter(pk=casus.pk).exists()
    assert not Persoon.objects.exists()
    proof.refresh_from_db()
    assert (proof.doorgekeken_door_id, proof.bevestigd_door_id) == (lead.account_id, fg.account_id)
    assert (proof.geopend_jaar, proof.gesloten_jaar, proof.personen, proof.regel) == (2009, 2010, 1, "bewaren_wmo")
    assert proof.aantallen["personen"] == 2, "the person and where she lived"
    assert (proof.kenmerk, proof.som) == (kenmerk(casus.nummer), som(proof))
    assert casus.nummer not in json.dumps([str(value) for value in vars(proof).values()])
    line = LogLine.objects.get(verb="vernietiging.bevestig", allowed=True)
    assert (line.casus_id, line.account_id) == (casus.pk, fg.account_id)
    proof.personen = 9
    assert proof.som != som(proof)


def test_when_the_log_takes_no_line_nothing_is_gone(
    regio: Regio, casus: Casus, monkeypatch: pytest.MonkeyPatch
) -> None:
    sluit(casus, regio.at)
    stel_voor(regio.at)
    actions.zet(casus.pk, "kijk_door", by=regio["fg"], at=regio.at)

    def broken(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("eenplan.core.acts.write", broken)
    with pytest.raises(OSError):
        actions.bevestig(casus.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert Casus.objects.filter(pk=casus.pk).exists()
    assert not Vernietigingsbewijs.objects.exists()


def test_a_family_that_shares_one_person_keeps_everything(regio: Regio, casus: Casus, persoon: MaakPersoon) -> None:
    child = persoon("Bram Kanarie", "2001-01-09", adres="Kanarieweg 1, 1234 AB Toetsdorp", casus=casus, rol=Rol.KIND)
    gone = persoon("Peter Kanarie", "1970-03-03", casus=casus, rol=Rol.PLEGER)
    other = nog_een(regio, child)
    sluit(other, regio.at, bewaren_tot=regio.at.date() + timedelta(days=900))
    keys = set(Sleutel.objects.filter(persoon=child).values_list("pk", flat=True))
    assert keys
    assert Sleutel.objects.filter(persoon=gone).exists()
    sluit(casus, regio.at)
    stel_voor(regio.at)
    assert vernietig(regio, casus).personen == 1
    enter(SYSTEM)
    assert list(Persoon.objects.values_list("pk", flat=True)) == [child.pk]
    assert set(Sleutel.objects.values_list("pk", flat=True)) == keys, "by those the radar finds people"
    assert Adres.objects.filter(persoon=child).exists()
    assert list(Betrokkene.objects.values_list("casus_id", "persoon_id")) == [(other.pk, child.pk)]


def test_what_is_held_is_not_destroyed_until_somebody_lets_go(regio: Regio, casus: Casus) -> None:
    sluit(casus, regio.at)
    stel_voor(regio.at)
    lead, fg = regio["lead"], regio["fg"]
    actions.zet(casus.pk, "kijk_door", by=lead, at=regio.at)
    day = date(2026, 9, 1)
    actions.houd_vast(casus.pk, "klacht", day, by=fg, at=regio.at)
    with pytest.raises(Refused, match="al vastgehouden"):
        actions.houd_vast(casus.pk, "klacht", day, by=fg, at=regio.at)
    for step in (lambda: actions.zet(casus.pk, "kijk_door", by=lead, at=regio.at), lambda: vernietig(regio, casus)):
        with pytest.raises(Refused):
            step()
    enter(SYSTEM)
    assert stel_voor(regio.at) == 0
    enter(SYSTEM)
    running = Deadline.objects.filter(done_at__isnull=True).values_list("key", "account_id")
    assert list(running) == [("niet_vernietigen", lead.account_id)]
    assert Deadline.objects.get(key="niet_vernietigen").due_at.astimezone(clock.AMSTERDAM).date() == day
    actions.geef_vrij(casus.pk, by=lead, at=regio.at)
    enter(SYSTEM)
    stop = Vernietigstop.objects.get()
    assert (stop.door_id, stop.opgeheven_door_id) == (fg.account_id, lead.account_id)
    row = Vernietigingsvoorstel.objects.get()
    assert (row.stand, row.doorgekeken_door_id) == ("voorgesteld", None), "it is looked through anew"
    assert vernietig(regio, casus).pk


@pytest.mark.parametrize("key", PEOPLE)
def test_only_lead_and_privacy_officer_decide_here(regio: Regio, casus: Casus, key: str) -> None:
    """And neither of them about people he knows (R1)."""
    sluit(casus, regio.at)
    if key in MAG:
        day = regio.at.date() + timedelta(days=30)
        actions.houd_vast(casus.pk, "inzage", day, by=regio[key], at=regio.at)
        enter(SYSTEM)
        Belangenconflict.objects.create(casus=casus, account=regio.accounts[key], reden="buur", sinds=regio.at)
    for step in (
        lambda: actions.zet(casus.pk, "kijk_door", by=regio[key], at=regio.at),
        lambda: actions.bevestig(casus.pk, by=regio[key], at=regio.at),
        lambda: actions.geef_vrij(casus.pk, by=regio[key], at=regio.at),
    ):
        with pytest.raises(NotVisible):
            step()


def test_a_proposal_is_on_the_name_of_who_may_know_of_it(regio: Regio, casus: Casus) -> None:
    """Not on that of a lead who knows the family, and of a secluded case on that of a reader."""
    lead, fg = regio.accounts["lead"], regio.accounts["fg"]
    assert eigenaar(casus, regio.at) == lead.pk
    casus.besloten = True
    shield = Schild.objects.create(casus=casus, soort="besloten")
    assert eigenaar(casus, regio.at) == fg.pk
    shield.lezers.add(lead)
    assert eigenaar(casus, regio.at) == lead.pk
    Belangenconflict.objects.create(casus=casus, account=lead, reden="buur", sinds=regio.at)
    assert eigenaar(casus, regio.at) == fg.pk


def test_what_a_backup_brings_back_is_destroyed_again(regio: Regio, casus: Casus, tmp_path: Path) -> None:
    """The restored database is older than the proof: that comes from the file."""
    file = tmp_path / "map" / "vernietigd.json"
    nummer, years = sluit(casus, regio.at).nummer, Casus.objects.get(pk=casus.pk)
    stel_voor(regio.at)
    vernietig(regio, casus)
    assert opnieuw.nacht(regio.at, file) == 0
    assert file.stat().st_mode & 0o777 == 0o600
    enter(SYSTEM)
    Vernietigingsbewijs.objects.all().delete()
    back, namesake = nog_een(regio), nog_een(regio)
    sluit(back, regio.at, nummer=nummer, geopend_op=years.geopend_op, bewaren_tot=None)
    sluit(namesake, regio.at, bewaren_tot=regio.at.date() + timedelta(days=9))
    assert opnieuw.nacht(regio.at, file) == 0
    enter(SYSTEM)
    assert list(Casus.objects.values_list("pk", flat=True)) == [namesake.pk]
    assert Vernietigingsbewijs.objects.count() == 1
    again = nog_een(regio)
    sluit(again, regio.at, nummer=nummer, geopend_op=regio.at, bewaren_tot=None)
    opnieuw.nacht(regio.at, file)
    enter(SYSTEM)
    assert Casus.objects.filter(pk=again.pk).exists(), "a number that was given out again is another family"
    file.write_text(file.read_text().replace('"personen": 0', '"personen": 3'))
    with pytest.raises(ValueError, match="veranderd"):
        opnieuw.lees(file)


def browser(regio: Regio, key: str) -> Client:
    client = Client()
    client.force_login(regio.accounts[key], backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_the_page_shows_numbers_and_no_name(regio: Regio, casus: Casus, persoon: MaakPersoon) -> None:
    persoon("Sanne Kanarie", "1990-05-02", casus=casus)
    nummer = sluit(casus, regio.at).nummer
    stel_voor(regio.at)
    step = f"/werk/vernietigen/{casus.pk}"
    with clock.at(regio.at):
        fg, lead = browser(regio, "fg"), browser(regio, "lead")
        page = fg.get("/werk/vernietigen").content.decode()
        assert nummer in page
        assert "Kan weg" in page
        assert "Kanarie" not in page
        assert f"/werk/casus/{casus.pk}" not in page
        form = {"nummer": nummer.lower(), "grond": "bezwaar", "herzien_op": "2026-09-01"}
        assert fg.post("/werk/vernietigen/vasthouden", form).status_code == 302
        assert "er loopt een bezwaar" in lead.get("/werk/vernietigen").content.decode()
        wrong = lead.post("/werk/vernietigen/vasthouden", {**form, "nummer": "C-1999-000001"})
        assert wrong.status_code == 404
        for who, what, said in (
            (lead, "geef_vrij", "mag weer worden vernietigd"), (fg, "kijk_door", "Doorgekeken"), (fg, "bevestig", ZELF),
            (lead, "bevestig", "De casus is vernietigd"),
        ):  # fmt: skip
            assert said in who.post(f"{step}/{what}", follow=True).content.decode(), what
        assert "een casus van 2009 tot 2010" in fg.get("/werk/vernietigen").content.decode()
        assert browser(regio, "triagist").get("/werk/vernietigen").status_code == 404
