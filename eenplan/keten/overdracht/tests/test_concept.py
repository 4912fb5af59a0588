"""The package builds itself from what other steps know."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus, Teamlid
from eenplan.dossier.personen.models import Adres, Persoon, VeiligContact
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melder, Melding
from eenplan.keten.melding.rules import MelderGegevens
from eenplan.keten.overdracht import concept, gebeurtenissen
from eenplan.keten.overdracht.geheim import geheimen
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.triage.instrument import STANDAARD
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from tests.regio import Regio, nieuwe_melding

AtMost = Callable[[int], AbstractContextManager[object]]


def made(regio: Regio, casus: Casus) -> concept.Pakket:
    enter(regio["casus"])
    return concept.concept(regio["casus"], casus.pk, now=regio.at)


def test_what_nobody_asked_is_named(regio: Regio, casus: Casus) -> None:
    text = made(regio, casus).onbekend
    for words in ("of er een wapen is", "of er is gewurgd", "of Sanne de Toets bevestigd is"):
        assert words in text
    assert "of kinderen erbij waren" not in text  # the report told


def beoordeeld(regio: Regio, casus: Casus, **given: object) -> None:
    """An assessment that two people decided."""
    enter(SYSTEM)
    triagist, lead = regio.accounts["triagist"], regio.accounts["lead"]
    made_by = {"voorgesteld_door": triagist, "besloten_door": lead, "besloten_op": regio.at, "geopend_op": regio.at}
    values = {"stand": "besloten", "uitkomst": "OVD", "motivering": "Het geweld houdt aan.", **made_by, **given}
    Veiligheidsbeoordeling.objects.create(casus=casus, **values)


def test_reason_is_the_latest_decision(regio: Regio, casus: Casus) -> None:
    beoordeeld(regio, casus, geopend_op=regio.at - timedelta(days=9), motivering="Een ouder besluit.")
    beoordeeld(regio, casus)
    text = made(regio, casus).waarom
    assert "Besluit van 20 mrt 2026: overdracht. Het geweld houdt aan." in text
    assert "ouder" not in text


def test_what_the_assessor_filled_in_is_not_asked_again(regio: Regio, casus: Casus) -> None:
    Melding.objects.filter(casus=casus).update(incident_soorten=[], kinderen_aanwezig=None, wapen=True)
    beoordeeld(
        regio, casus, structureel="ja", structureel_feiten="Hij slaat haar al drie jaar.", structureel_bron="moeder",
        werkt_mee="ja", antwoorden={STANDAARD.vragen[-1].sleutel: "ja"},
    )  # fmt: skip
    pakket = made(regio, casus)
    assert pakket.geweld.splitlines() == [
        "Wie gevaar loopt: slachtoffer (35 jaar), kind (8 jaar).",
        "Er was een wapen.",
        "Feiten: Hij slaat haar al drie jaar. (bron: moeder)",
        "Werkt het gezin mee: ja. Structureel onveilig: ja.",
        f"Ja op: {STANDAARD.vragen[-1].tekst}",
    ]
    assert "soort geweld" not in pakket.waarom + pakket.onbekend
    assert "of duidelijk is wat er gebeurt" in pakket.onbekend
    assert "of het gezin meewerkt" not in pakket.onbekend


def test_who_reported_is_in_no_block(regio: Regio, casus: Casus) -> None:
    """The assessor named him as the source; the receiver never hears who it was (R5, misuse 17)."""
    beoordeeld(
        regio, casus, motivering="Volgens a. agent van Politie Toetsland (verzonnen) is het ernstig.",
        structureel_feiten="Zij belde.", structureel_bron="Agent, gezien op 3 maart",
    )  # fmt: skip
    text = made(regio, casus).tekst
    assert "Volgens [melder] van [melder] is het ernstig." in text
    assert "(bron: [melder], gezien op 3 maart)" in text
    assert "agent" not in text.lower()
    enter(SYSTEM)
    Melder.objects.update(afgeschermd=True)
    assert "Zij belde." in made(regio, casus).geweld
    assert "bron:" not in made(regio, casus).geweld  # "zijn buurvrouw" says it too


def test_a_family_member_who_reported_himself_keeps_his_name(regio: Regio) -> None:
    self_told = MelderGegevens("Burger", naam="Sanne de Toets", contact="0612345678")
    bewijs = neem_aan(nieuwe_melding(melder=self_told), by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    casus = Melding.objects.get(pk=bewijs.melding_id).casus
    Teamlid.objects.create(casus=casus, account=regio.accounts["casus"], van=regio.at)
    assert "Sanne de Toets" in made(regio, casus).wie


def test_what_does_not_fit_goes_by_whole_lines(regio: Regio, casus: Casus) -> None:
    beoordeeld(regio, casus, structureel_feiten="feit. " * 300)
    text = made(regio, casus).geweld
    assert text == "Soort geweld: partnergeweld.\nWie gevaar loopt: slachtoffer (35 jaar), kind (8 jaar)."


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
        assert "welk soort geweld het is" in made(regio, casus).onbekend

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
        """Every block of the package looks at the case; how the writer stands to it is asked once.

        One question is who reported, to leave him out; letters and shares stand on the timeline that it is filled from.
        """
        with django_assert_max_num_queries(34):
            made(regio, casus)


@pytest.mark.parametrize(("geheim", "found"), [(True, ["Schuilstraat"]), (False, [])])
def test_which_places_are_secret(regio: Regio, casus: Casus, geheim: bool, found: list[str]) -> None:
    enter(SYSTEM)
    Adres.objects.create(
        persoon=Persoon.objects.get(voornamen="Sanne"), bronhouder=regio.organisations["vt"], straat="Schuilstraat",
        huisnummer=7, postcode="9999 ZZ", plaats="Elders", zoekadres="x", geheim=geheim, van=regio.at.date(),
    )  # fmt: skip
    assert [row.straat for row in geheimen([casus.pk])] == found
