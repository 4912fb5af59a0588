"""The package builds itself from what other steps know."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.personen.models import Adres, Persoon, VeiligContact
from eenplan.keten.melding.models import Melding
from eenplan.keten.overdracht import concept, gebeurtenissen
from eenplan.keten.overdracht.geheim import geheimen
from eenplan.keten.overdracht.models import Overdracht
from tests.regio import Regio

AtMost = Callable[[int], AbstractContextManager[object]]


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
    monkeypatch.setattr(concept, "gebeurtenissen", lambda *given, now: [])
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


def test_nobody_recorded_how_to_contact_safely(regio: Regio, casus: Casus) -> None:
    """The machine says to be careful; the form leaves it to the writer to ask."""
    assert made(regio, casus).veilig_contact == "Nog geen afspraken over veilig contact. Bel niet zonder overleg."


class TestChronologie:
    def test_only_what_happened_to_the_family(self, regio: Regio, voorgesteld: Overdracht) -> None:
        """The case was opened, someone became responsible, a handover was started: that is not the family's story."""
        enter(SYSTEM)
        assert len(sockets.timelines(SYSTEM, voorgesteld.casus_id)) > 1
        text = made(regio, voorgesteld.casus).chronologie
        assert text == "20 mrt 2026: Melding bij Veilig Thuis: partnergeweld; kinderen waren erbij"

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (20, ["20 mrt 2026: Incident: partnergeweld; kinderen waren erbij"]),
            (1, ["1 mrt 2026: Incident: partnergeweld; kinderen waren erbij", "20 mrt 2026: Melding bij Veilig Thuis"]),
        ],
    )
    def test_an_incident_and_its_report(self, regio: Regio, casus: Casus, day: int, expected: list[str]) -> None:
        enter(SYSTEM)
        Melding.objects.filter(casus=casus).update(incident_datum=date(2026, 3, day))
        assert made(regio, casus).chronologie.splitlines() == expected

    def test_what_is_not_known_is_not_said(self, regio: Regio, casus: Casus) -> None:
        enter(SYSTEM)
        Melding.objects.filter(casus=casus).update(incident_soorten=[], kinderen_aanwezig=None)
        assert made(regio, casus).chronologie == "20 mrt 2026: Melding bij Veilig Thuis"
        assert "soort geweld nog niet bekend" in made(regio, casus).waarom

    def test_decisions_in_words(self, regio: Regio, casus: Casus, monkeypatch: pytest.MonkeyPatch) -> None:
        rows = [
            SimpleNamespace(besloten_op=None, uitkomst="OVD", dienst="", motivering=""),
            SimpleNamespace(besloten_op=regio.at, uitkomst="VT", dienst="OZ", motivering=""),
        ]
        monkeypatch.setattr(gebeurtenissen, "triage", SimpleNamespace(van_casus=lambda viewer, casus_id: rows))
        lines = made(regio, casus).chronologie.splitlines()
        assert "20 mrt 2026: Besluit van Veilig Thuis: vervolgstappen bij Veilig Thuis: onderzoek" in lines
        assert len(lines) == 2  # what is not decided is not a decision

    def test_contacts_and_checks_until_today(self, regio: Regio, casus: Casus, monkeypatch: pytest.MonkeyPatch) -> None:
        items = [
            sockets.TimelineItem("contacten", regio.at - timedelta(days=2), "Huisbezoek", "contact"),
            sockets.TimelineItem("nametingen", regio.at - timedelta(days=1), "Nameting: veilig", "nameting"),
            sockets.TimelineItem("nametingen", regio.at + timedelta(days=90), "Nameting gepland", "nameting"),
            sockets.TimelineItem("besluiten", regio.at, "Regie: iemand", "besluit"),
            sockets.TimelineItem("fase", regio.at, "Werken aan directe veiligheid", "fase"),
        ]
        monkeypatch.setattr(gebeurtenissen, "timelines", lambda viewer, casus_id: items)
        assert made(regio, casus).chronologie.splitlines()[:2] == [
            "18 mrt 2026: Contact: huisbezoek", "19 mrt 2026: Nameting: veilig",
        ]  # fmt: skip
        assert len(made(regio, casus).chronologie.splitlines()) == 3

    def test_how_much_it_asks(self, regio: Regio, casus: Casus, django_assert_max_num_queries: AtMost) -> None:
        """Every block of the package looks at the case; how the writer stands to it is asked once."""
        with django_assert_max_num_queries(27):
            made(regio, casus)


@pytest.mark.parametrize(("geheim", "found"), [(True, ["Schuilstraat"]), (False, [])])
def test_which_places_are_secret(regio: Regio, casus: Casus, geheim: bool, found: list[str]) -> None:
    enter(SYSTEM)
    Adres.objects.create(
        persoon=Persoon.objects.get(voornamen="Sanne"), bronhouder=regio.organisations["vt"], straat="Schuilstraat",
        huisnummer=7, postcode="9999 ZZ", plaats="Elders", zoekadres="x", geheim=geheim, van=regio.at.date(),
    )  # fmt: skip
    assert [row.straat for row in geheimen([casus.pk])] == found
