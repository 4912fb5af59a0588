"""What reports give the sockets: panel, timeline, menu, terms, and destruction."""

from datetime import date

import pytest
from django.test import Client

from eenplan.core import sockets
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.clock import AMSTERDAM
from eenplan.keten.melding import plugs
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.rules import Incident
from eenplan.keten.melding.tests.hulp import betrek, melding_van, rijen, twee
from tests.regio import PEOPLE, Regio

FRONT = {"triagist", "triagist2", "lead"}


@pytest.mark.parametrize("wie", sorted(PEOPLE))
def test_the_panel_is_for_who_takes_reports_in(regio: Regio, wie: str) -> None:
    row = melding_van(regio)
    enter(regio[wie])
    titles = [panel.title for panel in sockets.case_panels(regio[wie], row.casus_id)] if wie in FRONT else []
    assert ("Meldingen" in titles) is (wie in FRONT)


def test_a_director_sees_what_was_made_of_it_not_the_report_itself(regio: Regio) -> None:
    row = melding_van(regio)
    betrek(regio, row.casus, "regisseur", list(DataClass))
    enter(regio["regisseur"])
    assert plugs.paneel(regio["regisseur"], row.casus_id) is None


def test_the_panel_shows_every_report_of_the_case_oldest_first(regio: Regio) -> None:
    first = melding_van(regio, at=regio.at.replace(hour=10))
    second = melding_van(regio, tekst="De eerste in tijd.")
    second.casus = first.casus
    second.save(update_fields=["casus"])
    enter(regio["lead"])
    panel = plugs.paneel(regio["lead"], first.casus_id)
    assert panel is not None
    assert [item.melding.pk for item in panel.context["meldingen"]] == [second.pk, first.pk]


def test_a_case_without_reports_has_no_panel(regio: Regio) -> None:
    row = melding_van(regio)
    other = melding_van(regio, tekst="Ander gezin.")
    row.casus, was = other.casus, row.casus_id
    row.save(update_fields=["casus"])
    enter(regio["lead"])
    assert plugs.paneel(regio["lead"], was) is None


@pytest.mark.parametrize("incident", [None, date(2026, 3, 18)])
def test_the_timeline_tells_when_it_came_in_and_when_it_happened(regio: Regio, incident: date | None) -> None:
    row = melding_van(regio, incident=Incident(datum=incident))
    enter(regio["lead"])
    items = [(item.label, item.start, item.kind) for item in plugs.tijdlijn(regio["lead"], row.casus_id)]
    happened = [("Incident", incident, "geweld")] if incident else []
    assert items == [(f"Melding {row.nummer}", regio.at, "melding"), *happened]


@pytest.mark.parametrize(("klassen", "sees"), [
    ([DataClass.PROCES], False), ([DataClass.PROCES, DataClass.IDENTITEIT], False),
    ([DataClass.PROCES, DataClass.VEILIGHEID], True),
])  # fmt: skip
def test_outside_veilig_thuis_the_timeline_tells_the_day_only(
    regio: Regio, klassen: list[DataClass], sees: bool
) -> None:
    """Moment and number together would say who reported; and when it happened is about safety."""
    row = melding_van(regio, incident=Incident(datum=date(2026, 3, 18)))
    betrek(regio, row.casus, "regisseur", klassen)
    enter(regio["regisseur"])
    items = [(item.label, item.start) for item in plugs.tijdlijn(regio["regisseur"], row.casus_id)]
    day = regio.at.astimezone(AMSTERDAM).date()
    assert items == ([("Melding", day), ("Incident", date(2026, 3, 18))] if sees else [])


def test_on_the_page_of_a_partner_without_safety_no_report_is_told(regio: Regio, client: Client) -> None:
    row = melding_van(regio, incident=Incident(datum=date(2026, 3, 18)))
    betrek(regio, row.casus, "regisseur", [DataClass.PROCES])
    client.force_login(regio.accounts["regisseur"])
    page = client.get(f"/partner/casus/{row.casus_id}").content.decode()
    assert row.casus.nummer in page
    assert row.nummer not in page
    assert "Incident" not in page


@pytest.mark.parametrize(("wie", "ziet"), [("agent", True), ("school", True), ("triagist", False), ("beleid", False)])
def test_the_menu_of_a_partner(regio: Regio, wie: str, ziet: bool) -> None:
    enter(regio[wie])
    assert ("Meldingen" in {item.label for item in plugs.menu(regio[wie])}) is ziet


def test_a_term_leads_to_its_report(regio: Regio) -> None:
    assert sockets.describe(regio["lead"], "melding", [3, 4]) == {
        3: ("Melding beoordelen", "/werk/melding/3"), 4: ("Melding beoordelen", "/werk/melding/4"),
    }  # fmt: skip


def test_shredding_one_case_leaves_the_other(regio: Regio) -> None:
    gone, stays = melding_van(regio), melding_van(regio, tekst="Een ander gezin.")
    before = rijen(["melding"])
    assert before == {
        "melding_melding": 2,
        "melding_melder": 2,
        "melding_genoemdepersoon": 6,
        "melding_afschermwisseling": 0,
        "melding_uitstel": 0,
        "melding_samenvoeging": 0,
        "melding_samenvoegvoorstel": 0,
    }
    assert plugs.vernietig(gone.casus_id) == 5
    enter(SYSTEM)
    assert rijen(["melding"]) == {name: count // 2 for name, count in before.items()}
    stays.refresh_from_db()
    assert plugs.vernietig(gone.casus_id) == 0


@pytest.mark.parametrize("welke", ["van", "naar"])
def test_shredding_takes_what_a_joining_remembers_of_either_case(regio: Regio, welke: str) -> None:
    """It holds names and addresses of the family of both."""
    bekend, nieuw = twee(regio)
    koppel(nieuw.pk, bekend.casus_id, {}, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    plugs.vernietig(nieuw.casus_id if welke == "van" else bekend.casus_id)
    enter(SYSTEM)
    assert rijen(["melding"])["melding_samenvoeging"] == 0
