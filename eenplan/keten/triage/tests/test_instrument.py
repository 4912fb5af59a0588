"""The instrument as a versioned container: what a region may load, and that an assessment keeps its version."""

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.keten.triage.actions import stel_voor
from eenplan.keten.triage.actions_instrument import laad
from eenplan.keten.triage.instrument import STANDAARD, lees
from eenplan.keten.triage.models import Instrumentversie, Veiligheidsbeoordeling
from eenplan.keten.triage.rules import MEEGELEVERD
from eenplan.keten.triage.tests.hulp import OZ, VV, als, lopend, pagina, vers
from eenplan.keten.triage.versies import huidig, versie
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(5)


def eigen(**changes: Any) -> dict[str, Any]:
    """The region's own version."""
    return {
        **deepcopy(MEEGELEVERD),
        "code": "toetsland-1",
        "naam": "Toetslands instrument",
        "voorbeeld": False,
        **changes,
    }


def als_bestand(inhoud: object) -> bytes:
    """As a file."""
    return json.dumps(inhoud).encode()


def test_what_comes_along_is_marked_as_an_example() -> None:
    assert STANDAARD.voorbeeld
    assert all(vraag.tekst.startswith("VOORBEELD") for vraag in STANDAARD.vragen)
    assert "voorbeeld" in STANDAARD.bron
    assert {vraag.deel for vraag in STANDAARD.vragen} == {"A", "B", "C"}


GEEN_GEVAAR = {"nr": "0", "acuut": "ja", "uitkomst": "GEEN", "reden": "Niets."}
DIRECT_OVER = {"nr": "0", "acuut": "nee", "anoniem": "ja", "uitkomst": "OVD", "reden": "Draag over."}


@pytest.mark.parametrize(
    ("changes", "zegt"),
    [
        ({"code": ""}, "code"),
        ({"code": "x" * 61}, "code"),
        ({"tabel": MEEGELEVERD["tabel"][:3]}, "geen rij voor deze antwoorden"),
        ({"tabel": [GEEN_GEVAAR, *MEEGELEVERD["tabel"]]}, "acuut gevaar"),
        ({"tabel": [DIRECT_OVER, *MEEGELEVERD["tabel"]]}, "anonimiteit"),
        ({"tabel": [{"nr": "1"}]}, "vorm"),
        ({"tabel": [{"nr": "1", "uitkomst": "NNB", "reden": "x"}]}, "vorm"),
        ({"vragen": [*MEEGELEVERD["vragen"], MEEGELEVERD["vragen"][0]]}, "eigen sleutel"),
        ({"vragen": [{"deel": "D", "sleutel": "d1", "tekst": "?"}]}, "deel A, B of C"),
        ({"vragen": 7}, "vorm"),
    ],
)
def test_a_version_that_cannot_be_used_says_why(changes: dict[str, Any], zegt: str) -> None:
    with pytest.raises(ValueError, match=zegt):
        lees(eigen(**changes))


def test_the_manager_loads_a_version_from_a_day_on(regio: Regio) -> None:
    morgen = regio.at.date() + timedelta(days=1)
    laad(als_bestand(eigen()), morgen, by=regio["beheer"], at=regio.at)
    assert huidig(regio.at.date()).code == STANDAARD.code
    assert huidig(morgen).code == "toetsland-1"


@pytest.mark.parametrize(
    ("wie", "inhoud", "dagen", "zegt"),
    [
        ("lead", als_bestand(eigen()), 0, "functioneel beheerder"),
        ("beheer", b"{", 0, "geldige JSON"),
        ("beheer", b"\xff\xfe\x00", 0, "geen tekst"),
        ("beheer", als_bestand([1]), 0, "vorm"),
        ("beheer", als_bestand(eigen()), -1, "latere dag"),
        ("beheer", als_bestand(eigen(code=STANDAARD.code)), 0, "bestaat al"),
    ],
)
def test_what_is_refused(regio: Regio, wie: str, inhoud: bytes, dagen: int, zegt: str) -> None:
    with pytest.raises(Refused, match=zegt):
        laad(inhoud, regio.at.date() + timedelta(days=dagen), by=regio[wie], at=regio.at)
    assert not Instrumentversie.objects.exists()


def test_an_assessment_keeps_the_version_it_began_with(regio: Regio, client: Client) -> None:
    before = lopend(regio)
    own = eigen(vragen=[{"deel": "B", "sleutel": "x1", "tekst": "Toetslands vraag?"}])
    laad(als_bestand(own), regio.at.date(), by=regio["beheer"], at=regio.at)
    after = lopend(regio, tekst="Een ander gezin.")
    assert (before.instrument, after.instrument) == (STANDAARD.code, "toetsland-1")
    als(client, regio, "triagist")
    assert "Toetslands vraag?" not in client.get(pagina(before)).content.decode()
    sent = {
        "structureel": "nee", "duidelijk": "ja", "zorg": "ja", "uitkomst": "OVD", "vraag_x1": "ja",
        "motivering": "Het gaat goed genoeg voor hulp dichtbij.", "versie": after.versie,
    }  # fmt: skip
    assert "Toetslands vraag?" in client.get(pagina(after)).content.decode()
    assert client.post(pagina(after), sent).status_code == 302
    assert vers(after).antwoorden == {"x1": "ja"}
    page = client.get(pagina(after)).content.decode()
    assert "Toetslands vraag?" in page
    assert "toetsland-1" in page


def test_part_c_is_skipped_when_b_is_positive(regio: Regio, vb_lopend: Veiligheidsbeoordeling) -> None:
    typed = replace(OZ, meervoudig="ja", antwoorden={"b1": "ja", "c1": "ja"})
    found = stel_voor(vb_lopend.pk, typed, by=regio["triagist"], at=regio.at)
    assert (found.meervoudig, found.antwoorden) == ("onbekend", {"b1": "ja"})
    kept = replace(VV, structureel="nee", meervoudig="ja", antwoorden={"c1": "ja"})
    assert kept.zonder_c(["c1"]) == kept


def test_the_proposal_comes_from_the_own_table(regio: Regio) -> None:
    table = [{"nr": "alles", "uitkomst": "VT", "dienst": "VV", "reden": "Bij ons altijd eerst voorwaarden."}]
    laad(als_bestand(eigen(tabel=table)), regio.at.date(), by=regio["beheer"], at=regio.at)
    vb = lopend(regio)
    assert stel_voor(vb.pk, OZ, by=regio["triagist"], at=regio.at).voorstel_rij == "alles"


def test_an_unknown_version_falls_back_on_the_example(db: None) -> None:
    assert versie("weg") is STANDAARD
    assert huidig(date(2026, 1, 1)) is STANDAARD


def test_the_page(regio: Regio, client: Client) -> None:
    page = als(client, regio, "triagist").get("/werk/instrument").content.decode()
    assert "niet het instrument van uw regio" in page
    assert "Tabel van voorstellen" in page
    assert "Laden" not in page
    als(client, regio, "beheer")
    file = SimpleUploadedFile("eigen.json", als_bestand(eigen()))
    sent = {"bestand": file, "geldig_vanaf": regio.at.date().isoformat()}
    assert client.post("/werk/instrument", sent).status_code == 302
    assert "Toetslands instrument" in client.get("/werk/instrument").content.decode()
    wrong = {"bestand": SimpleUploadedFile("x.json", b"{"), "geldig_vanaf": regio.at.date().isoformat()}
    assert client.post("/werk/instrument", wrong).status_code == 409
    enter(SYSTEM)
    assert Instrumentversie.objects.count() == 1
    for who in ("agent", "beleid"):
        assert als(client, regio, who).get("/werk/instrument").status_code == 404
