"""Danger now and the team, a child and an informant in an investigation, feedback, and the waiting round."""

import re

import pytest

from tests.journeys.conftest import Toneel
from tests.journeys.test_keten import pak_op, politie_meldt


def direct_gevaar(toneel: Toneel) -> None:
    """The first who opens the report answers; the team goes and comes back."""
    wie = toneel.als("triagist2")
    wie.ga("/werk/")
    wie.page.get_by_role("row").get_by_role("link").first.click()
    wie.page.wait_for_url("**/werk/casus/*")
    wie.bekijk()
    wie.ziet("Is er nu direct gevaar?")
    wie.klik("Ja, direct gevaar", role="link")
    wie.page.get_by_label("112 gebeld").check()
    wie.page.get_by_label("Interventieteam gestuurd").check()
    wie.vul("Wat is het gevaar", "Hij staat voor de deur; de politie rijdt.")
    wie.klik("Vastleggen")
    wie.ziet("wacht op wie gaat")
    lead = toneel.als("lead")
    lead.ga("/werk/")
    lead.ziet("acuut")
    lead.klik("Interventieteam", role="link")
    lead.page.get_by_role("row").get_by_role("link").first.click()
    lead.page.wait_for_url("**/werk/interventie/*")
    lead.vul("Wie gaan er?", "Fatma en de wijkagent")
    lead.klik("Wij gaan")
    lead.page.get_by_label("Veilig", exact=True).check()
    lead.vul("Wat zag u", "Moeder en kind zijn bij oma. Hij is meegenomen.")
    lead.klik("Resultaat vastleggen")
    lead.klik("Nee, geen direct gevaar")
    lead.ziet("er is nu geen direct gevaar")


def onderzoek(toneel: Toneel, casus: str) -> None:
    """Write, read with fresh eyes, see the child, ask the teacher."""
    triagist = toneel.als("triagist")
    triagist.ga(casus)
    triagist.klik("Ga verder met beoordelen", role="link")
    form = triagist.page.locator("#voorstelformulier")
    groep = form.get_by_role("group", name="Is het structureel onveilig?")
    groep.get_by_label("Ja", exact=True).check()
    triagist.vul("Welke feiten wijzen daarop?", "Derde keer dit jaar geslagen.")
    triagist.vul("Van wie komen deze feiten?", "Politie, vandaag")
    triagist.page.get_by_label("Vervolgstappen bij Veilig Thuis").check()
    triagist.page.get_by_label("Onderzoek", exact=True).check()
    triagist.vul("Waarom?", "Niet duidelijk is wat er gebeurt. Het kind was erbij. Daarom onderzoek.")
    triagist.klik("Leg voor aan tweede lezer")
    triagist.ziet("Een collega leest mee")
    lead = toneel.als("lead")
    lead.klik("Tweede lezing", role="link")
    lead.ziet("de Toets")
    lead.page.get_by_role("row").get_by_role("link").first.click()
    lead.page.wait_for_url(re.compile("/werk/beoordeling/"))
    lead.klik("Bevestigen")
    triagist.klik("Wachtronde", role="link")
    regel = triagist.page.get_by_role("row", name=re.compile("de Toets"))
    regel.get_by_role("textbox").fill("Oma zegt dat het rustig is.")
    regel.get_by_role("button", name=re.compile("^Veilig")).click()
    triagist.ziet("Oma zegt dat het rustig is.")
    triagist.page.get_by_role("row", name=re.compile("de Toets")).get_by_role("link").click()
    triagist.page.wait_for_url("**/werk/casus/*")
    triagist.page.get_by_role("link", name="Ga verder", exact=True).first.click()
    triagist.page.wait_for_url("**/werk/vervolg/*")
    triagist.bekijk()
    triagist.ziet("nog niet gezien")
    triagist.page.get_by_role("link", name="Vastleggen voor Bram").click()
    triagist.page.get_by_label("Gesproken", exact=True).check()
    triagist.vul("Wat zei of liet het kind zien?", "Bram zegt dat hij bang is als papa schreeuwt.")
    triagist.klik("Vastleggen")
    triagist.klik("Informant vragen", role="link")
    triagist.vul("Wie vraagt u?", "Juf Els, groep 4")
    triagist.page.get_by_label("Beroepsmatig").check()
    triagist.page.get_by_label("Zonder toestemming").check()
    triagist.vul("Wat wilt u weten?", "Hoe gaat het met Bram op school?")
    triagist.klik("Vastleggen")
    triagist.ziet("Juf Els")


@pytest.mark.journey(6, 7, 11, 19)
def test_danger_team_investigation_and_the_round(toneel: Toneel) -> None:
    politie_meldt(toneel)
    direct_gevaar(toneel)
    onderzoek(toneel, pak_op(toneel))
    agent = toneel.als("agent")
    agent.ga("/partner/terugkoppelingen")
    agent.ziet("begint een onderzoek")
    proces = toneel.als("proces")
    proces.ga("/werk/termijnen")
    proces.ziet("Per eigenaar")
    proces.page.get_by_role("link", name=re.compile("lopend: Onderzoek")).click()
    proces.ziet("niet voor u")
