"""The director with a family that was handed over: what must stop first, one plan on paper, advice, aftercare."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from eenplan.core import clock
from eenplan.keten.tests.handelingen import partnertaak
from eenplan.keten.tests.levensloop import Loop, overgedragen
from tests.journeys.conftest import Bezoek, Toneel


def later(toneel: Toneel, **delta: float) -> datetime:
    """Move the clock."""
    moment = toneel.regio.at + timedelta(**delta)
    clock.set_to(moment)
    return moment


def familie(toneel: Toneel) -> tuple[Loop, str, Bezoek]:
    """Handed over to the local team, whose director sits down."""
    with transaction.atomic():  # so that who looks holds
        loop = overgedragen(toneel.regio)
    return loop, f"/partner/casus/{loop.casus_id}", toneel.als("regisseur")


def schrijf_op(bezoek: Bezoek, plan: str) -> None:
    """What happens at home, concrete enough to choose; the report gives the start."""
    bezoek.ga(f"{plan}/top3")
    bezoek.klik("Hiermee beginnen", role="link")
    bezoek.vul("Wat gebeurt er?", "Peter slaat Sanne als hij gedronken heeft")
    bezoek.vul("Wanneer, in woorden", "op vrijdagavond")
    bezoek.vul("Hoe vaak?", "elke week")
    bezoek.vul("Welke schade", "blauwe plekken; Bram durft niet te slapen")
    bezoek.page.get_by_label("Ernstig", exact=True).check()
    bezoek.klik("Opslaan")
    bezoek.klik("Top 3 kiezen", role="link")
    bezoek.page.get_by_label("Punt 1").select_option(index=1)
    bezoek.vul("Met wie van het gezin", "Met Sanne en Peter aan de keukentafel")
    bezoek.klik("Top 3 vastleggen")
    bezoek.ziet("nog geen afspraak")


def spreek_af(bezoek: Bezoek) -> None:
    """The agreement that stops it now."""
    bezoek.vul("Wat is er afgesproken?", "Peter slaapt bij zijn broer.")
    bezoek.page.get_by_label("Wie uit het gezin doet dit?").select_option(label="Peter de Toets")
    bezoek.vul("Wie kijkt of het gebeurt?", "de wijkagent")
    bezoek.vul("Wanneer wordt er gekeken?", "2026-04-10")
    bezoek.vul("Wat gebeurt er als het niet gebeurt?", "Dan bellen wij Veilig Thuis.")
    bezoek.klik("Afspraak toevoegen")


@pytest.mark.journey(23, 25, 26, 28)
def test_from_the_kitchen_table_to_paper(toneel: Toneel) -> None:
    _, casus, regisseur = familie(toneel)
    plan = f"{casus}/plan"
    regisseur.ga(plan)
    regisseur.klik("Plan maken")
    schrijf_op(regisseur, plan)
    regisseur.klik("Afspraak maken die dit stopt", role="link")
    spreek_af(regisseur)
    regisseur.klik("Hersteldoel toevoegen", role="link")
    regisseur.page.get_by_label("Van wie is dit doel?").select_option(label="Bram de Toets")
    regisseur.page.get_by_label("Verwerken van wat er gebeurde").check()
    regisseur.vul("Wat wil deze persoon?", "Ik wil weer slapen in mijn eigen bed.")
    regisseur.vul("Waaraan merkt u", "Bram wordt niet meer wakker.")
    regisseur.klik("Opslaan")
    regisseur.klik("Vaststellen met het gezin", role="link")
    for group in regisseur.page.get_by_role("group").all():
        if group.get_by_label("Akkoord", exact=True).count():
            group.get_by_label("Akkoord", exact=True).check()
    regisseur.klik("Vaststellen")
    regisseur.ziet("Dit geldt nu")
    regisseur.klik("Veiligheidsdocument", role="link")
    regisseur.ziet("Afspraken voor de veiligheid")
    regisseur.klik("Peter de Toets", role="link")
    regisseur.ziet("Dit doet u")
    assert "slapen in mijn eigen bed" not in regisseur.page.content()
    paper = regisseur.page.request.get(f"{toneel.base}{plan}/document.pdf")
    assert (paper.status, paper.body()[:4]) == (200, b"%PDF")
    regisseur.ga(f"{plan}/versies")
    regisseur.ziet("Er is één versie")
    toneel.als("ander").ga(f"{plan}/document", status=404)


@pytest.mark.journey(17, 22)
def test_the_team_must_ask_and_veilig_thuis_answers(toneel: Toneel) -> None:
    loop, casus, regisseur = familie(toneel)
    later(toneel, hours=2)
    regisseur.ga(casus)
    regisseur.klik("Iets noemen dat het dossier niet weet", role="link")
    regisseur.page.get_by_label("Ernstige dreiging").check()
    regisseur.vul("Welk feit laat dat zien?", "Peter stond met een mes voor de deur.")
    regisseur.klik("Opslaan")
    later(toneel, days=12)
    regisseur.ga(casus)
    regisseur.ziet("Raadplegen moet: er is ernstige dreiging")
    regisseur.ziet("te laat")
    regisseur.klik("Veilig Thuis raadplegen", role="link")
    regisseur.vul("Waar wilt u advies over?", "Kan dit nog lokaal?")
    regisseur.klik("Vraag stellen")
    lead = toneel.als("lead")
    lead.ga(f"/werk/casus/{loop.casus_id}")
    lead.klik("Advies geven", role="link")
    lead.vul("Welk advies geeft u?", "Nee. Wij zoeken een specialist.")
    lead.klik("Advies geven")
    regisseur.ga(casus)
    regisseur.ziet("Wij zoeken een specialist")
    lead.ga(f"/werk/casus/{loop.casus_id}/regie")
    lead.ziet("Zo weegt de regio")


@pytest.mark.journey(40)
def test_a_partner_answers_with_one_click(toneel: Toneel) -> None:
    with transaction.atomic():
        loop = overgedragen(toneel.regio).maak_plan()
        partnertaak(loop)
    later(toneel, days=12)
    regisseur = toneel.als("regisseur")
    regisseur.ga(f"/partner/casus/{loop.casus_id}/plan")
    regisseur.ziet("geen antwoord")
    school = toneel.als("school")
    school.ga("/partner/afspraken")
    school.ziet("antwoord te laat")
    school.klik("Het lukt niet")
    school.ziet("waarom het niet lukt")
    school.vul("Eén regel erbij", "Bram is al drie dagen weg.")
    school.klik("Het lukt niet")
    school.ziet("Dank u wel")
    regisseur.ga(f"/partner/casus/{loop.casus_id}/plan")
    regisseur.ziet("Bram is al drie dagen weg.")


@pytest.mark.journey(33)
def test_a_finger_on_the_pulse(toneel: Toneel) -> None:
    loop, casus, regisseur = familie(toneel)
    with transaction.atomic():
        loop.maak_plan().controleer(toneel.regio.at)
        for fase, days in (("stabiel_veilig", 1), ("herstel", 120), ("nazorg", 150)):
            loop.naar(fase, later(toneel, days=days))
    later(toneel, days=160)
    regisseur.ga(f"{casus}/plan")
    regisseur.ziet("Nazorg na het laatste geweld")
    regisseur.klik("Contact vastleggen", role="link")
    regisseur.vul("Met wie sprak u?", "Sanne")
    regisseur.page.get_by_label("Het gaat goed").check()
    regisseur.klik("Vastleggen")
    regisseur.ziet("Sanne: goed")
