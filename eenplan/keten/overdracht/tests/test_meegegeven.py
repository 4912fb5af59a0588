"""Who took over finds on the page of the case why it came to him, and the report without who told it."""

from datetime import timedelta

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.melding.gedeeld import gedeelde_meldingen
from eenplan.keten.melding.models import Melder, Melding
from eenplan.keten.overdracht import actions, meegegeven
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.rules import GEEN_AFSPRAKEN, Pakket
from eenplan.keten.overdracht.tests.conftest import aanbod_aan
from eenplan.keten.overdracht.tests.hulp import as_, page
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(22)
TEKST = "A. Agent van Politie Toetsland (verzonnen) zag het. Agent schreef: zij huilde."
PAKKET = Pakket(
    waarom="Er is direct gevaar: hij dreigt.\nBesluit: overdracht.",
    geweld="Soort geweld: partnergeweld.", chronologie="1 mrt 2026: incident",
    voorwaarden="Peter slaapt elders.", kind="Bram: ik was bang.", onbekend="Of er een wapen is.",
    veilig_contact="Bel Sanne na negenen.", plan="Volgt.", nameting="Na 3 maanden.", gezin_weet="Zij weten het.",
)  # fmt: skip


def overgenomen(
    regio: Regio, row: Overdracht, pakket: Pakket = PAKKET, klassen: frozenset[DataClass] | None = None
) -> str:
    """Offered and accepted; the address of the case page."""
    more = {"klassen": klassen} if klassen is not None else {}
    actions.bied_aan(row.pk, aanbod_aan(regio, pakket=pakket, **more), by=regio["casus"], at=regio.at)
    actions.accepteer(row.pk, by=regio["regisseur"], at=regio.at)
    enter(SYSTEM)
    Melding.objects.filter(casus=row.casus_id).update(tekst=TEKST)
    return f"/werk/casus/{row.casus_id}"


def test_the_director_finds_it_all_on_the_page_of_the_case(
    client: Client, regio: Regio, voorgesteld: Overdracht
) -> None:
    url = overgenomen(regio, voorgesteld)
    with clock.at(regio.at):
        shown = page(as_(client, regio, "regisseur").get(url))
    assert "Waarom dit gezin bij u is" in shown
    places = [shown.index(words) for words in ("Bel Sanne na negenen.", "Besluit: overdracht.", "Soort geweld: ")]
    assert places == sorted(places), "safe contact first, then why"
    for words in ("1 mrt 2026: incident", "Peter slaapt elders.", "Bram: ik was bang.", "Of er een wapen is."):
        assert words in shown
    assert "[melder] van [melder] zag het. [melder] schreef: zij huilde." in shown
    assert "Agent" not in shown
    assert "Zo schreef Veilig Thuis het op 20 maart 2026." in shown
    assert "hij dreigt" not in shown, "the case is not acute: what was true then is not told as if it still were"
    assert "<details><summary>Wat u bij de overdracht kreeg" not in shown


def test_later_it_folds_away(client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
    url = overgenomen(regio, voorgesteld)
    with clock.at(regio.at + meegegeven.NIEUW + timedelta(days=1)):
        shown = page(as_(client, regio, "regisseur").get(url))
    assert "<details><summary>Wat u bij de overdracht kreeg" in shown
    assert "Besluit: overdracht." in shown


def test_that_nothing_special_holds_is_said(client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
    pakket = Pakket(**{**vars_of(PAKKET), "veilig_contact": GEEN_AFSPRAKEN})
    shown = page(as_(client, regio, "regisseur").get(overgenomen(regio, voorgesteld, pakket)))
    assert shown.count(GEEN_AFSPRAKEN) == 1


def vars_of(pakket: Pakket) -> dict[str, str]:
    return {name: getattr(pakket, name) for name in Pakket.__slots__}


@pytest.mark.parametrize("soort", ["Politie", "Burger"])
def test_of_a_reporter_who_stays_unnamed_no_word_is_shown(
    client: Client, regio: Regio, voorgesteld: Overdracht, soort: str
) -> None:
    """His own words say who he is; a citizen's always may."""
    url = overgenomen(regio, voorgesteld)
    Melder.objects.update(soort=soort, afgeschermd=soort == "Politie")
    shown = page(as_(client, regio, "regisseur").get(url))
    assert "daaruit kan blijken wie meldde" in shown
    assert "zij huilde" not in shown


def test_without_safety_only_what_everyone_may_know(client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
    """Who was responsible reads as director; a colleague to whom only the course is shared does not."""
    actions.bied_aan(
        voorgesteld.pk, aanbod_aan(regio, pakket=PAKKET, klassen=frozenset()), by=regio["casus"], at=regio.at
    )
    enter(regio["regisseur"])
    rows = [Overdracht.objects.select_related("casus").get(pk=voorgesteld.pk)]
    assert meegegeven.meegegeven(regio["regisseur"], voorgesteld.casus_id, rows, now=regio.at) is None  # not his yet
    rows[0].stand = "geaccepteerd"
    found = meegegeven.meegegeven(regio["regisseur"], voorgesteld.casus_id, rows, now=regio.at + timedelta(hours=1))
    assert found is not None
    assert [title for title, _ in found.blokken] == ["Wat het gezin weet", "Plan", "Nameting"]
    assert found.meldingen == ()


def test_for_the_sender_the_page_stays_as_it_was(client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
    url = overgenomen(regio, voorgesteld)
    shown = page(as_(client, regio, "lead").get(url))
    assert "Waarom dit gezin bij u is" not in shown
    enter(regio["lead"])
    assert [item.tekst for item in gedeelde_meldingen(regio["lead"], voorgesteld.casus_id)] != [TEKST]
