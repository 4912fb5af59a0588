"""The package builds itself from what other steps know."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.personen.models import Adres, Persoon, VeiligContact
from eenplan.keten.overdracht import concept
from eenplan.keten.overdracht.geheim import geheimen
from tests.regio import Regio


def made(regio: Regio, casus: Casus) -> concept.Pakket:
    enter(regio["casus"])
    return concept.concept(regio["casus"], casus.pk, now=regio.at)


def test_what_nobody_asked_is_named(regio: Regio, casus: Casus) -> None:
    text = made(regio, casus).onbekend
    for words in ("of er een wapen is", "of er is gewurgd", "of Sanne de Toets bevestigd is"):
        assert words in text
    assert "of kinderen erbij waren" not in text  # the report told


def test_reason_is_the_latest_decision(regio: Regio, casus: Casus, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        SimpleNamespace(besloten_op=None, motivering="nog niet besloten"),
        SimpleNamespace(besloten_op=regio.at, motivering="Het geweld houdt aan."),
        SimpleNamespace(besloten_op=regio.at - timedelta(days=9), motivering="Een ouder besluit."),
    ]
    monkeypatch.setattr(concept, "triage", SimpleNamespace(van_casus=lambda viewer, casus_id: rows))
    text = made(regio, casus).waarom
    assert "Besluit van 20 mrt 2026: Het geweld houdt aan." in text
    assert "ouder" not in text
    assert "nog niet besloten" not in text


def test_conditions_come_from_the_service(regio: Regio, casus: Casus, monkeypatch: pytest.MonkeyPatch) -> None:
    row = SimpleNamespace(voor_wie="Peter", tekst="slaapt elders", controle_op=date(2026, 4, 1))
    service = SimpleNamespace(voorwaarden=SimpleNamespace(all=lambda: [row]))
    monkeypatch.setattr(concept, "vervolg", SimpleNamespace(van_casus=lambda viewer, casus_id: [service]))
    assert made(regio, casus).voorwaarden == "Peter: slaapt elders (controle 1 apr 2026)"


def test_without_conditions_it_says_so(regio: Regio, casus: Casus) -> None:
    assert made(regio, casus).voorwaarden == "Er zijn nog geen voorwaarden afgesproken."


def test_safe_contact_without_the_number(regio: Regio, casus: Casus) -> None:
    enter(SYSTEM)
    VeiligContact.objects.create(
        persoon=Persoon.objects.get(voornamen="Sanne"), bronhouder=regio.organisations["vt"], telefoon="0612345678",
        tijden="na negen uur", afspraak="zeg dat het over school gaat",
    )  # fmt: skip
    text = made(regio, casus).veilig_contact
    assert text == "Sanne de Toets: na negen uur, zeg dat het over school gaat"


@pytest.mark.parametrize(("geheim", "found"), [(True, ["Schuilstraat 7", "9999 ZZ"]), (False, [])])
def test_which_places_are_secret(regio: Regio, casus: Casus, geheim: bool, found: list[str]) -> None:
    enter(SYSTEM)
    Adres.objects.create(
        persoon=Persoon.objects.get(voornamen="Sanne"), bronhouder=regio.organisations["vt"], straat="Schuilstraat",
        huisnummer=7, postcode="9999 ZZ", plaats="Elders", zoekadres="x", geheim=geheim, van=regio.at.date(),
    )  # fmt: skip
    assert geheimen(casus.pk) == found
