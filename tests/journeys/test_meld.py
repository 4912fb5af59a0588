"""Two reports of one evening, found by the radar and answered by one assessment; and the GGZ that thinks along."""

from datetime import timedelta

import pytest
from django.db import transaction

from eenplan.core.access.policy import Role
from eenplan.core.accounts.models import Account, Appointment, Organisation
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.triage.tests.hulp import OZ
from eenplan.keten.vervolg.models import Dienst
from tests.journeys.conftest import START, Toneel
from tests.regio import PASSWORD, nieuwe_melding
from tests.test_route import decide, take_in


@pytest.mark.journey(12)
def test_the_radar_knows_the_family_and_two_reports_become_one_assessment(toneel: Toneel) -> None:
    regio = toneel.regio
    eerste = neem_aan(nieuwe_melding(), by=regio["agent"], at=START)
    tweede = neem_aan(nieuwe_melding(tekst="Bram vertelde wat hij zag."), by=regio["school"], at=START)
    triagist = toneel.als("triagist")
    triagist.ga(f"/werk/melding/{tweede.melding_id}")
    triagist.ziet("Bekend?")
    triagist.ziet("zeker")
    triagist.ziet("Zelfde incident?")
    triagist.klik(f"Samenvoegen met melding {eerste.nummer}")
    for nummer in (eerste.nummer, tweede.nummer):
        triagist.ziet(nummer)
    triagist.ga(f"/werk/melding/{tweede.melding_id}")
    triagist.ziet("Eén beoordeling geeft antwoord op alle meldingen")
    triagist.klik("ongedaan maken", role="link")
    triagist.vul("Waarom hoort deze melding", "Het bleek een ander gezin met dezelfde naam.")
    triagist.klik("Melding losmaken")
    triagist.ziet("haar eigen casus terug")
    school = toneel.als("school")
    school.ga(f"/partner/melding/{tweede.nummer}")
    school.ziet("Ontvangstbewijs")


def deskundige(toneel: Toneel) -> None:
    """Somebody of the GGZ with an account."""
    place = Organisation.objects.create(naam="GGZ Toetsland (verzonnen)", soort="ggz", gemeente="Toetsdorp")
    account = Account(username="expert", naam="Dr. E. Deskundig", email="expert@voorbeeld.invalid")
    account.set_password(PASSWORD)
    account.save()
    Appointment.objects.create(
        account=account, organisation=place, role=Role.ZORGPARTNER, functie="psychiater",
        van=START - timedelta(days=9),
    )  # fmt: skip


@pytest.mark.journey(8)
def test_an_expert_of_the_ggz_thinks_along_early(toneel: Toneel) -> None:
    deskundige(toneel)
    with transaction.atomic():
        decide(toneel.regio, take_in(toneel.regio), OZ)
        row = Dienst.objects.get()
    lead = toneel.als("lead")
    lead.ga(f"/werk/vervolg/{row.pk}")
    lead.klik("Deskundige vragen mee te denken", role="link")
    lead.kies("Wie vraagt u?", "Dr. E. Deskundig")
    lead.vul("Wat wilt u weten?", "Past dit gedrag bij een trauma?")
    lead.vul("Wat mag de deskundige weten?", "Sanne ziet dat haar kind slecht slaapt en schrikt.")
    lead.page.get_by_label("Zonder namen").check()
    lead.vul("Antwoord voor welke dag?", "2026-04-03")
    lead.klik("Vraag versturen")
    lead.ziet("«Sanne»")
    lead.vul("Wat mag de deskundige weten?", "Moeder ziet dat haar kind slecht slaapt en schrikt.")
    lead.klik("Vraag versturen")
    lead.ziet("wacht op antwoord")
    expert = toneel.als("expert")
    expert.ga("/partner/meedenken")
    expert.klik("Vraag", role="link")
    expert.ziet("Moeder ziet dat haar kind")
    expert.page.get_by_label("Mijn oordeel als deskundige").check()
    expert.vul("Uw antwoord", "Dit past bij een traumareactie. Laat het kind snel zien.")
    expert.page.get_by_label("Ja", exact=True).check()
    expert.klik("Antwoord versturen")
    expert.ziet("U leest er niets meer van")
    lead.ga(f"/werk/vervolg/{row.pk}")
    lead.ziet("Dit past bij een traumareactie")
    lead.ziet("Dr. E. Deskundig, psychiater, GGZ Toetsland")
