"""Danger stands in red where one looks, with its words; the second reader sees it first, and calls who reported."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.triage import plugs, queries, queries_gevaar
from eenplan.keten.triage.actions import stel_voor
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.tests.hulp import OZ, als, lopend, pagina, voorgelegd
from tests.regio import Regio, nieuwe_melding

GEVAAR = "Hij is naar haar op weg; de politie rijdt."


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the chain does after a decision is tested with the chain."""
    monkeypatch.setattr(sockets, "_on", {})


@pytest.mark.parametrize("acuut", [True, False])
def test_the_case_tells_what_the_danger_is(client: Client, regio: Regio, acuut: bool) -> None:
    vb = lopend(regio, acuut)
    html = als(client, regio, "lead").get(reverse("casus", args=[vb.casus_id])).content.decode()
    assert (GEVAAR in html) is acuut
    assert ("ep-pill--te-laat" in html) is acuut


def test_danger_that_is_over_is_not_on_the_case(regio: Regio) -> None:
    vb = lopend(regio, True)
    enter(SYSTEM)
    vb.casus.acuut = False
    vb.casus.save()
    assert queries_gevaar.gevaar_nu(regio["lead"], vb.casus_id) is None


def test_its_words_are_for_who_is_in_the_case(regio: Regio) -> None:
    vb = lopend(regio, True)
    enter(regio["triagist"])
    assert plugs.gevaar(regio["triagist"], vb.casus_id)
    for wie in ("regisseur", "agent"):
        enter(regio[wie])
        with pytest.raises(NotVisible):
            plugs.gevaar(regio[wie], vb.casus_id)


def test_danger_is_read_first_by_the_second_reader(regio: Regio) -> None:
    rustig = voorgelegd(regio)
    acuut = stel_voor(lopend(regio, True, tekst="Weer.").pk, OZ, by=regio["triagist"], at=regio.at)
    enter(regio["lead"])
    assert [row.vb.pk for row in queries.tweede_lezing(regio["lead"], now=regio.at)] == [acuut.pk, rustig.pk]


@pytest.mark.parametrize(("inzender", "woorden"), [("politie", "De melder hoort wat er volgt"), (None, "Bel nog de")])
def test_who_decides_hears_whether_somebody_has_to_call(
    client: Client, regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, inzender: str | None, woorden: str
) -> None:
    """It always said that the reporter would hear it, also when nobody but the reader could tell him."""
    enter(SYSTEM)
    vb_voorgelegd.meldingen.update(inzender=regio.organisations[inzender] if inzender else None)
    vb_voorgelegd.refresh_from_db()
    url = reverse("triage-bevestigen", args=[vb_voorgelegd.pk])
    response = als(client, regio, "lead").post(url, {"versie": vb_voorgelegd.versie}, follow=True)
    assert woorden in response.content.decode()


@pytest.mark.parametrize("afgeschermd", [True, False])
def test_a_reporter_who_is_not_named_is_marked_wherever_the_name_stands(
    client: Client, regio: Regio, afgeschermd: bool
) -> None:
    melder = replace(
        nieuwe_melding().melder, wil_afgeschermd_blijven=afgeschermd, afschermgrond="melder" if afgeschermd else ""
    )
    vb = lopend(regio, melder=melder)
    als(client, regio, "triagist")
    for url in (reverse("casus", args=[vb.casus_id]), pagina(vb)):
        assert ("gezin mag niet weten wie meldde" in client.get(url).content.decode()) is afgeschermd
