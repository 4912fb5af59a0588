"""What was found stands on the family page of who may know it, and is done with one click."""

from datetime import timedelta

import pytest
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.termijnen import lijst
from eenplan.dossier.casus.werkvoorraad import voorraad
from eenplan.dossier.personen.actions import record
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.dossier.vondst import actions, plugs, queries
from eenplan.dossier.vondst.models import Radarvraag, Vondst
from eenplan.dossier.vondst.tests.conftest import Zaak

LATER = timedelta(hours=3)


@pytest.fixture
def gevonden(zaak: Zaak) -> Zaak:
    """The worker found her."""
    record(zaak.mens, Persoonsgegevens("Sanne", "de", "Toets", "1990-05-02"))
    zaak.kijk()
    return zaak


def test_it_is_a_piece_of_work_with_a_term_and_a_way_to_it(gevonden: Zaak) -> None:
    triagist, at = gevonden.regio["triagist"], gevonden.regio.at + LATER
    enter(triagist)
    (row,) = [line for line in lijst(triagist, now=at) if line.termijn.object_type == "vondst"]
    assert (row.termijn.label, row.url) == ("Mogelijk bekend gezin", reverse("casus", args=[gevonden.casus.pk]))
    assert row.termijn.due_at.date() == gevonden.regio.at.date() + timedelta(days=4)  # Friday, two working days
    (work,) = [line for line in voorraad(triagist, now=at) if line.casus_id == gevonden.casus.pk]
    assert work.termijn is not None
    assert "Mogelijk bekend gezin" in work.termijn.label
    words = sockets.describe(triagist, "vondst", [gevonden.casus.pk])[gevonden.casus.pk][0]
    assert "Toets" not in words + row.termijn.label


def test_the_page_shows_the_other_family_with_its_reasons(gevonden: Zaak) -> None:
    triagist = gevonden.regio["triagist"]
    enter(triagist)
    panel = plugs.paneel(triagist, gevonden.casus.pk)
    assert panel is not None
    (found,) = panel.context["gevonden"].gezinnen
    assert (found.casus_id, found.zichtbaar, bool(found.redenen)) == (gevonden.eerder.pk, True, True)
    assert (panel.title, panel.context["gezien"], panel.context["gevonden"].mag_afdoen) == (
        "Mogelijk bekend gezin", "vondst-gezien", True,
    )  # fmt: skip


@pytest.mark.parametrize("key", ["casus", "beheer", "fg", "agent", "regisseur", "beleid", "proces"])
def test_who_may_not_know_the_people_sees_nothing(gevonden: Zaak, key: str) -> None:
    viewer = gevonden.regio[key]
    enter(viewer)
    try:
        found = queries.te_bekijken(viewer, gevonden.casus.pk)
    except NotVisible:
        found = None
    assert found is None


def test_a_colleague_sees_it_with_his_own_eyes(gevonden: Zaak) -> None:
    """In the team too, but not of the other case: only whom to ask, and that is not what was found for him."""
    colleague = gevonden.regio["triagist2"]
    gevonden.eerder.team.filter(account_id=colleague.account_id).delete()
    enter(colleague)
    found = queries.te_bekijken(colleague, gevonden.casus.pk)
    assert found is not None
    assert found.gezinnen == ()


def test_what_the_radar_sees_no_more_can_still_be_done_with(gevonden: Zaak) -> None:
    enter(SYSTEM)
    record(Persoon.objects.get(pk=gevonden.mens.pk), Persoonsgegevens("Iemand", "", "Heelanders", "1931-01-01"))
    gevonden.mens.andere_namen.all().delete()
    triagist = gevonden.regio["triagist"]
    enter(triagist)
    found = queries.te_bekijken(triagist, gevonden.casus.pk)
    assert found is not None
    assert found.gezinnen == ()
    actions.gezien(gevonden.casus.pk, by=triagist, at=gevonden.regio.at + LATER)
    assert gevonden.werk() == [(triagist.account_id, False)]


def test_seen_ends_the_work_and_is_logged(gevonden: Zaak) -> None:
    triagist, at = gevonden.regio["triagist"], gevonden.regio.at + LATER
    actions.gezien(gevonden.casus.pk, by=triagist, at=at)
    enter(SYSTEM)
    row = Vondst.objects.get(casus=gevonden.casus)
    assert (row.gezien_op, row.gezien_door_id) == (at, triagist.account_id)
    assert gevonden.werk() == [(triagist.account_id, False)]
    assert LogLine.objects.filter(verb="vondst.gezien", casus_id=gevonden.casus.pk, object_type="vondst").exists()
    assert plugs.paneel(triagist, gevonden.casus.pk) is None
    with pytest.raises(Refused, match="Een collega keek al"):
        actions.gezien(gevonden.casus.pk, by=triagist, at=at)


def test_a_higher_band_after_it_was_seen_is_new_work(gevonden: Zaak) -> None:
    triagist = gevonden.regio["triagist"]
    Vondst.objects.filter(casus=gevonden.casus).update(band="mogelijk")
    actions.gezien(gevonden.casus.pk, by=triagist, at=gevonden.regio.at + LATER)
    enter(SYSTEM)
    record(gevonden.mens, Persoonsgegevens(bsn="999000019"))
    gevonden.kijk(LATER * 2)
    assert gevonden.werk() == [(triagist.account_id, False), (triagist.account_id, True)]
    assert Vondst.objects.get(casus=gevonden.casus).gezien_op is None


@pytest.mark.parametrize("key", ["casus", "regisseur", "agent", "fg", "beheer"])
def test_who_may_not_write_there_cannot_say_that_it_was_seen(gevonden: Zaak, key: str) -> None:
    with pytest.raises(NotVisible):
        actions.gezien(gevonden.casus.pk, by=gevonden.regio[key], at=gevonden.regio.at)
    enter(SYSTEM)
    assert Vondst.objects.get(casus=gevonden.casus).gezien_op is None


def test_over_http_the_page_has_it_and_one_click_ends_it(gevonden: Zaak) -> None:
    gevonden.regio.log_in_all()
    url = reverse("vondst-gezien", args=[gevonden.casus.pk])
    with clock.at(gevonden.regio.at + LATER):
        client = gevonden.regio.client("triagist")
        page = client.get(reverse("casus", args=[gevonden.casus.pk])).content.decode()
        assert "Mogelijk bekend gezin" in page
        assert gevonden.eerder.nummer in page
        assert url in page
        for key in ("casus", "agent"):
            assert gevonden.regio.client(key).post(url).status_code == 404
        assert client.get(url).status_code == 200
        assert client.post(url).status_code == 302
        assert client.post(url).status_code == 409
        assert url not in client.get(reverse("casus", args=[gevonden.casus.pk])).content.decode()


def test_the_shredder_takes_it_along_from_both_sides(gevonden: Zaak) -> None:
    enter(SYSTEM)
    assert plugs.vernietig(gevonden.eerder.pk) >= 1
    assert not Vondst.objects.exists()
    assert plugs.vernietig(gevonden.casus.pk) == 1
    assert not Radarvraag.objects.filter(casus=gevonden.casus).exists()
