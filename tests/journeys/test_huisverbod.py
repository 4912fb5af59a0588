"""The temporary restraining order: begun by Veilig Thuis, weighed together, imposed at night, shared, never let go."""

from datetime import datetime

import pytest
from playwright.sync_api import expect

from eenplan.core import clock
from eenplan.instrumenten.huisverbod.tests.mensen import voeg_toe
from eenplan.keten.melding.actions import neem_aan
from eenplan.site.tasks import termijnen
from tests.journeys.conftest import Bezoek, Toneel
from tests.regio import nieuwe_melding

FEITEN = "Om 21.40 uur zag agent De Vries dat hij haar met de vuist sloeg."


def op(dag: int, uur: int, minuut: int = 0) -> datetime:
    """Move the clock to this moment of March 2026."""
    clock.set_to(datetime(2026, 3, dag, uur, minuut, tzinfo=clock.AMSTERDAM))
    return clock.now()


def begin(toneel: Toneel, herkomst: str) -> Bezoek:
    """Veilig Thuis begins on the family page; people and address are filled in already."""
    neem_aan(nieuwe_melding(), by=toneel.regio["agent"], at=clock.now())
    vt = toneel.als("triagist")
    vt.ga("/werk/")
    vt.page.get_by_role("link", name="Toets", exact=False).first.click()
    vt.klik("Huisverbod beginnen", role="link")
    vt.page.get_by_label(herkomst, exact=False).check()
    vt.vul("Wat is er gebeurd", "Hij sloeg haar waar het kind bij was.")
    vt.klik("Beginnen")
    vt.ziet("Nog niet besloten.")
    return vt


def vul_rihg(toneel: Toneel, vt: Bezoek, hovj: Bezoek) -> None:
    """Part 1 and 3 by the police, part 2 by Veilig Thuis; the visit was joint."""
    hovj.ga("/partner/huisverboden")
    hovj.page.locator("table a").first.click()
    hovj.klik("RiHG invullen", role="link")
    hovj.ziet("niet het officiële RiHG")
    for nummer in (0, 1):
        hovj.page.get_by_label("Hoog (rood)").nth(nummer).check()
        hovj.page.get_by_label("Feiten").nth(nummer).fill(FEITEN)
    hovj.klik("Bewaren en verder")
    hovj.ziet("Onderdeel 2")
    vt.page.get_by_role("link", name="Onderdeel 2 invullen").click()
    vt.klik("Bewaren en verder")
    vt.klik("Bewaren en verder")
    vt.klik("Huisbezoek vastleggen", role="link")
    vt.vul("Wie waren er van de politie?", "A. de Vries")
    vt.vul("Wie was er van Veilig Thuis?", "M. Hoekstra")
    vt.klik("Opslaan")
    vt.ziet("A. de Vries")


@pytest.mark.journey(41, 42, 43, 45)
def test_from_friday_night_to_who_watches_from_tomorrow(toneel: Toneel) -> None:
    voeg_toe(toneel.regio)
    op(20, 21, 50)
    vt, hovj = begin(toneel, "Politie, na een incident"), toneel.als("hovj")
    vul_rihg(toneel, vt, hovj)
    op(20, 22, 15)
    hovj.ga("/partner/huisverboden")
    hovj.page.locator("table a").first.click()
    hovj.ziet("In beginsel wordt een huisverbod opgelegd.")
    hovj.klik("RiHG vaststellen", role="link")
    hovj.klik("Vaststellen")
    hovj.klik("Opleggen", role="link")
    hovj.vul("Waarom?", "Hij sloeg haar vanavond en zegt dat hij terugkomt.")
    hovj.vul("Hoe weet u dat deze persoon volwassen is?", "Rijbewijs gezien")
    hovj.vul("Mandaatsbesluit van deze gemeente", "Mandaatbesluit Toetsdorp 2025-4")
    hovj.klik("Opleggen")
    hovj.ziet("Loopt tot 30 maart 2026, 22.15 uur")
    expect(hovj.page.get_by_role("link", name="Verlengen", exact=True)).to_have_count(0)
    hovj.klik("Burgemeester ingelicht", role="link")
    hovj.klik("Opslaan")
    burgemeester = toneel.als("burgemeester")
    burgemeester.ga("/partner/huisverboden")
    burgemeester.page.locator("table a").first.click()
    burgemeester.bekijk()
    burgemeester.klik("Advies aan de burgemeester", role="link")
    burgemeester.ziet("Voorbeeldtekst.")
    burgemeester.ziet(FEITEN)
    op(22, 14)
    vt.ga("/werk/huisverboden")
    vt.page.locator("table a").first.click()
    vt.klik("Systeemgesprek gehouden", role="link")
    vt.vul("Wie waren erbij?", "Beide ouders, apart")
    vt.vul("Wat is er besproken?", "Wat er is gebeurd en wat nu veilig is.")
    vt.klik("Opslaan")
    vt.ziet("Beide ouders, apart")
    afloop(vt)


def afloop(vt: Bezoek) -> None:
    """The time is over; nothing is handled while stations were missed in silence, or without a name."""
    op(30, 22, 40)
    termijnen(0)  # the worker came by
    vt.page.reload()
    vt.ziet("Huisverbod: verlopen")
    while (missed := vt.page.locator("tr:has-text('nog zonder reden') a")).count():
        missed.first.click()
        vt.page.get_by_label("Nee, dit gebeurt niet").check()
        vt.vul("Waarom later, of waarom niet?", "Het gezin wilde dit niet")
        vt.klik("Opslaan")
    vt.klik("Wie kijkt vanaf morgen mee?", role="link")
    vt.page.get_by_label("Toets Casus", exact=False).check()
    vt.vul("Aan wie is het zorg- en veiligheidsplan overgedragen", "Aan Toets Casus; morgen bellen met moeder.")
    vt.klik("Afronden")
    vt.ziet("Vanaf de dag erna kijkt mee:")


@pytest.mark.journey(44)
def test_a_preventive_order_begins_without_an_incident(toneel: Toneel) -> None:
    voeg_toe(toneel.regio)
    vt = begin(toneel, "Preventief (bestuurlijk)")
    vt.ziet("Preventief (bestuurlijk): er was geen incident")


@pytest.mark.journey(41)
def test_the_police_begin_at_the_kitchen_table(toneel: Toneel) -> None:
    """One form is the report and the order; Veilig Thuis sees both at once."""
    voeg_toe(toneel.regio)
    op(20, 21, 50)
    hovj = toneel.als("hovj")
    hovj.ga("/partner/huisverboden")
    hovj.klik("Huisverbod beginnen", role="link")
    hovj.vul("Wie moet het huis uit?", "Peter de Toets")
    hovj.vul("Adres van de woning", "Proefstraat 12, 1234 AB Toetsdorp")
    hovj.vul("Wat is er gebeurd?", "Hij sloeg haar waar het kind bij was.")
    hovj.vul("Naam (1)", "Sanne de Toets")
    hovj.bekijk()
    hovj.klik("Beginnen")
    hovj.ziet("RiHG invullen")
    hovj.klik("Gegevens wijzigen", role="link")
    hovj.vul("Welk adres is verboden?", "Proefstraat 12 B, 1234 AB Toetsdorp")
    hovj.klik("Opslaan")
    hovj.ziet("Proefstraat 12 B")
    vt = toneel.als("triagist")
    vt.ga("/werk/huisverboden")
    vt.page.locator("table a").first.click()
    vt.ziet("Peter de Toets")
