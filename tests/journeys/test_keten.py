"""From a police report, and from an advice call, to "safe after twelve months"; each step by the right role."""

import re
from datetime import datetime

import pytest

from eenplan.core import clock
from tests.journeys.conftest import Bezoek, Toneel

GEEN_TOEGANG = 404
AFSPRAKEN = {
    "Veiligheid:": "Peter slaapt bij zijn broer tot het gesprek is geweest.",
    "Hulp:": "Peter volgt de training agressie.",
    "Toekomst:": "Bram gaat naar de speltherapie.",
}


def op(jaar: int, maand: int, dag: int, uur: int = 9) -> None:
    """Move the clock."""
    clock.set_to(datetime(jaar, maand, dag, uur, 0, tzinfo=clock.AMSTERDAM))


def politie_meldt(toneel: Toneel) -> None:
    """The police fill in the web form."""
    agent = toneel.als("agent")
    agent.klik("Melden bij Veilig Thuis", role="link")
    agent.vul("Wat is er aan de hand?", "Wij troffen mevrouw huilend aan. Haar man had haar geslagen.")
    agent.vul("Gemeente", "Toetsdorp")
    persoon(agent, 0, "Sanne de Toets", "02-05-1990", "slachtoffer", "Proefstraat 12, 1234 AB Toetsdorp")
    persoon(agent, 1, "Peter de Toets", "1988", "pleger", "Proefstraat 12, 1234 AB Toetsdorp")
    persoon(agent, 2, "Bram de Toets", "09-01-2018", "kind", "")
    agent.klik("Melding versturen")
    agent.ziet("Ontvangstbewijs M-2026-")


def persoon(bezoek: Bezoek, nummer: int, naam: str, geboren: str, rol: str, adres: str) -> None:
    """Fill in the row of one person."""
    rij = bezoek.page.locator("form details").nth(nummer)
    if rij.get_attribute("open") is None:
        rij.locator("summary").click()
    rij.get_by_label("Naam").fill(naam)
    rij.get_by_label("Geboortedatum").fill(geboren)
    rij.get_by_label("Adres").fill(adres)
    rij.get_by_label("Rol").select_option(value=rol)


def advies_wordt_melding(toneel: Toneel) -> None:
    """A neighbour calls for advice, and then wants to report; what was said is not typed again."""
    triagist = toneel.als("triagist")
    triagist.ga("/werk/")
    triagist.page.keyboard.press("n")
    triagist.page.wait_for_url("**/werk/advies/nieuw")
    triagist.bekijk()
    triagist.vul("Wat vraagt de beller?", "Ik hoor mijn buren vaak schreeuwen en er is een klein kind. #partnergeweld")
    triagist.vul("Welk advies gaf u?", "Uitgelegd wat Veilig Thuis doet; de beller wil melden.")
    triagist.page.get_by_label("Burger").check()
    triagist.page.get_by_label("De beller wil zelf melden").check()
    triagist.klik("Wordt melding")
    triagist.ziet("Nieuwe melding")
    assert "schreeuwen" in triagist.page.get_by_label("Wat is er aan de hand?").input_value()
    triagist.vul("Naam van de melder", "B. Buurman")
    triagist.vul("Gemeente", "Toetsdorp")
    persoon(triagist, 0, "Sanne de Toets", "02-05-1990", "slachtoffer", "Proefstraat 12, 1234 AB Toetsdorp")
    persoon(triagist, 1, "Bram de Toets", "09-01-2018", "kind", "")
    triagist.klik("Melding versturen")
    triagist.ziet("Melding M-2026-")


def pak_op(toneel: Toneel) -> str:
    """The triagist opens the first case of his work supply and takes the report up; returns the case's address."""
    triagist = toneel.als("triagist")
    triagist.ga("/werk/")
    triagist.page.get_by_role("row").get_by_role("link").first.click()
    triagist.page.wait_for_url("**/werk/casus/*")
    triagist.bekijk()
    casus = triagist.page.url.removeprefix(toneel.base)
    triagist.page.get_by_role("link", name=re.compile("M-2026-")).first.click()
    triagist.page.wait_for_load_state()
    triagist.bekijk()
    triagist.klik("Oppakken")
    triagist.ziet("staat op uw naam")
    return casus


def beoordeel(toneel: Toneel, casus: str, dienst: str) -> None:
    """Acute check, proposal, and a second reader who is somebody else."""
    triagist = toneel.als("triagist")
    triagist.ga(casus)
    triagist.klik("Ga verder met beoordelen", role="link")
    triagist.page.get_by_role("group", name="Is er nu acuut gevaar").get_by_label("Nee").check()
    triagist.klik("Vastleggen")
    kies(triagist, "Is het structureel onveilig?", "Ja")
    triagist.vul("Welke feiten wijzen daarop?", "Derde melding in een jaar.")
    triagist.vul("Van wie komen deze feiten?", "politie, 20 maart")
    for vraag in ("Is duidelijk wat er gebeurt?", "Werkt het gezin mee?", "Staat een passende professional klaar"):
        kies(triagist, vraag, "Ja")
    if dienst:
        kies(triagist, "Uw besluit", "Vervolgstappen bij Veilig Thuis")
        kies(triagist, "Welke dienst van Veilig Thuis?", dienst)
    else:
        kies(triagist, "Uw besluit", "Overdracht")
    triagist.vul("Waarom?", "Het geweld is duidelijk, het gezin wil hulp, het lokale team staat klaar.")
    triagist.klik("Leg voor aan tweede lezer")
    triagist.ziet("Een collega leest mee")
    vb = triagist.page.url.removeprefix(toneel.base)
    for wrong in ("regisseur", "agent", "beleid"):
        toneel.als(wrong).ga(vb, status=GEEN_TOEGANG)
    lead = toneel.als("lead")
    lead.ga("/werk/tweede-lezing")
    lead.ga(vb)
    lead.klik("Bevestigen")
    lead.ziet("besloten op")


def kies(bezoek: Bezoek, vraag: str, antwoord: str) -> None:
    """Answer one question with radio buttons."""
    bezoek.page.get_by_role("group", name=vraag).get_by_label(antwoord, exact=True).check()


def verleen_dienst(toneel: Toneel, casus: str) -> None:
    """Voorwaarden en vervolg: contact first, then a condition that can be measured, then done."""
    triagist = toneel.als("triagist")
    triagist.ga(casus)
    triagist.page.get_by_role("link", name="Ga verder", exact=True).click()
    triagist.page.wait_for_url("**/werk/vervolg/*")
    triagist.bekijk()
    triagist.vul("Met wie?", "Sanne de Toets")
    triagist.kies("Hoe?", "Huisbezoek")
    kies(triagist, "Is het gelukt?", "Ja, gesproken")
    kies(triagist, "Is het nu veilig?", "Veilig")
    triagist.klik("Contact vastleggen")
    triagist.vul("Voor wie is de voorwaarde?", "Peter de Toets")
    triagist.vul("Wat doet of laat deze persoon?", "Peter komt niet in huis tot 10 april.")
    triagist.vul("Wanneer kijkt u of het lukt?", "2026-04-09")
    triagist.klik("Voorwaarde stellen")
    triagist.ziet("Peter komt niet in huis")
    triagist.vul("Wat is er bereikt", "Er zijn voorwaarden afgesproken; het lokale team neemt het over.")
    triagist.klik("Afronden")
    triagist.ziet("in voorbereiding")


def draag_over(toneel: Toneel, casus: str) -> None:
    """Veilig Thuis offers; another team sees nothing; the director accepts."""
    triagist = toneel.als("triagist")
    triagist.ga(casus)
    triagist.klik("Bekijk de overdracht", role="link")
    team = toneel.regio.organisations["team"]
    wie = toneel.regio.accounts["regisseur"]
    triagist.page.get_by_label("Wie krijgt de casus?").select_option(value=f"{team.pk}-{wie.pk}")
    triagist.vul("Wat het gezin weet", "Het gezin weet het en vindt het goed.")
    triagist.page.get_by_label("Er gelden geen bijzondere afspraken over contact").check()
    triagist.page.get_by_label("Belang van de betrokkene").check()
    triagist.page.get_by_label("Het warme gesprek is gevoerd").check()
    triagist.klik("Aanbieden")
    triagist.ziet("blijft Veilig Thuis verantwoordelijk")
    nummer = triagist.page.url.rstrip("/").rpartition("/")[2]
    toneel.als("ander").ga(f"/partner/overdracht/{nummer}", status=GEEN_TOEGANG)
    toneel.als("school").ga(f"/partner/overdracht/{nummer}", status=GEEN_TOEGANG)
    regisseur = toneel.als("regisseur")
    regisseur.ga("/partner/overdrachten")
    regisseur.page.get_by_role("row").get_by_role("link").first.click()
    regisseur.page.wait_for_load_state()
    regisseur.bekijk()
    regisseur.klik("Accepteren")
    regisseur.ziet("overgenomen")


def maak_plan(toneel: Toneel, casus: str) -> str:
    """The director makes one plan with the family and settles it; returns the plan's address."""
    plan = casus.replace("/werk/", "/partner/") + "/plan"
    regisseur = toneel.als("regisseur")
    regisseur.ga(plan)
    regisseur.klik("Plan maken")
    for soort, tekst in AFSPRAKEN.items():
        regisseur.klik("Afspraak toevoegen", role="link")
        regisseur.vul("Wat is er afgesproken?", tekst)
        regisseur.page.get_by_label(soort, exact=False).check()
        regisseur.vul("Iemand anders", "Peter de Toets")
        regisseur.vul("Wie kijkt of het gebeurt?", "casusregisseur")
        regisseur.vul("Wanneer wordt er gekeken?", "2026-04-10")
        regisseur.vul("Wat gebeurt er als het niet gebeurt?", "Dan bellen wij Veilig Thuis.")
        regisseur.klik("Afspraak toevoegen")
    regisseur.klik("Vaststellen met het gezin", role="link")
    for group in regisseur.page.get_by_role("group").all():
        if group.get_by_label("Akkoord", exact=True).count():
            group.get_by_label("Akkoord", exact=True).check()
    regisseur.page.get_by_role("button", name=re.compile("aststellen|Opslaan")).first.click()
    regisseur.page.wait_for_load_state()
    regisseur.bekijk()
    regisseur.ziet("Dit geldt nu")
    return plan


def volg_plan(toneel: Toneel, plan: str) -> None:
    """Phase by phase: what was agreed is checked first; the first check after three months says safe."""
    regisseur = toneel.als("regisseur")
    naar_fase(regisseur, plan, "Naar stabiele veiligheid")
    regisseur.ziet("nog niet gecontroleerd")
    op(2026, 4, 10)
    for nummer in range(len(AFSPRAKEN)):
        regisseur.ga(plan)
        regisseur.page.get_by_role("link", name=re.compile("Nagekomen of niet")).nth(nummer).click()
        regisseur.page.wait_for_load_state()
        regisseur.page.get_by_label("Nagekomen", exact=True).check()
        regisseur.page.get_by_role("button", name=re.compile("astleggen|Opslaan")).first.click()
        regisseur.page.wait_for_load_state()
        regisseur.bekijk()
    naar_fase(regisseur, plan, "Naar stabiele veiligheid")
    op(2026, 6, 19)
    meet_na(toneel)
    op(2026, 7, 13)
    naar_fase(regisseur, plan, "Herstel")
    naar_fase(regisseur, plan, "Nazorg")
    op(2027, 3, 22)
    regisseur.ga(plan)
    regisseur.klik("Plan afronden", role="link")
    regisseur.vul("Hoe gaat het nu met het gezin?", "Het gezin redt het samen, al een jaar zonder geweld.")
    regisseur.klik("Afronden")
    regisseur.ziet("afgerond")


def naar_fase(regisseur: Bezoek, plan: str, fase: str) -> None:
    """Ask for the next phase; a guard may say no."""
    regisseur.ga(plan)
    regisseur.klik("Naar een andere fase", role="link")
    regisseur.page.get_by_role("group", name="Naar welke fase?").get_by_label(fase, exact=False).check()
    regisseur.klik("Fase wijzigen")


def meet_na(toneel: Toneel) -> None:
    """The case worker calls everyone; safe."""
    casus = toneel.als("lead")
    casus.ga("/werk/nametingen")
    casus.page.get_by_role("row").get_by_role("link").first.click()
    casus.page.wait_for_load_state()
    casus.bekijk()
    for group in casus.page.get_by_role("group", name="Gesproken?").all():
        group.get_by_label("Ja", exact=True).check()
    for group in casus.page.get_by_role("group", name=re.compile("nu veilig thuis")).all():
        group.get_by_label("Ja", exact=True).check()
    casus.page.get_by_role("group", name="Wat is het resultaat?").get_by_label("Veilig", exact=False).first.check()
    casus.page.get_by_role("button", name=re.compile("astleggen|Opslaan")).first.click()
    casus.page.wait_for_load_state()
    casus.bekijk()


@pytest.mark.journey(3, 4, 5, 9, 10, 13, 21, 22, 24, 27)
def test_to_safe_after_twelve_months(toneel: Toneel) -> None:
    """The whole road: report of the police, service of Veilig Thuis, handover, plan, phases, two checks, the end."""
    politie_meldt(toneel)
    casus = pak_op(toneel)
    beoordeel(toneel, casus, "Voorwaarden en vervolg")
    verleen_dienst(toneel, casus)
    draag_over(toneel, casus)
    plan = maak_plan(toneel, casus)
    volg_plan(toneel, plan)
    op(2027, 3, 23)
    meet_na(toneel)
    lead = toneel.als("lead")
    lead.ga(casus)
    lead.ziet("veilig na monitoring")
    toneel.als("regisseur").ga(casus.replace("/werk/", "/partner/"), status=GEEN_TOEGANG)


@pytest.mark.journey(2, 4, 5, 9)
def test_an_advice_call_comes_on_the_same_road(toneel: Toneel) -> None:
    """Its own two parts: a call becomes a report, and the decision hands over at once. There the roads meet."""
    advies_wordt_melding(toneel)
    casus = pak_op(toneel)
    beoordeel(toneel, casus, "")
    triagist = toneel.als("triagist")
    triagist.ga(casus)
    triagist.klik("Bekijk de overdracht", role="link")
    triagist.ziet("Wie krijgt de casus?")
