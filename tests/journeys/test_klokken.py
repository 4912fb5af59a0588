"""What is late is seen: by who has it on his name, by his team, by who watches. One roster says who has duty."""

from datetime import timedelta

import pytest
from django.db import transaction

from eenplan.core import clock
from eenplan.keten.melding.actions import neem_aan, neem_op
from eenplan.keten.tests.levensloop import overgedragen
from tests.journeys.conftest import START, Toneel
from tests.regio import nieuwe_melding


@pytest.mark.journey(6, 19)
def test_late_work_and_the_roster_of_the_team(toneel: Toneel) -> None:
    regio = toneel.regio
    with transaction.atomic():  # a look at a case lasts as long as its transaction
        overgedragen(regio)
    report = neem_aan(nieuwe_melding(), by=regio["agent"], at=START)
    neem_op(report.melding_id, by=regio["triagist"], at=START)
    with clock.at(START + timedelta(days=40)):  # nobody ticked for forty days
        triagist, director, lead = (toneel.als(key) for key in ("triagist", "regisseur", "lead"))
        director.ga("/werk/termijnen")
        director.ziet("Plan maken met het gezin")
        lead.ga("/werk/termijnen?soort=plan_maken")
        lead.ziet("Toets Regisseur")
        triagist.ga("/werk/")
        triagist.klik("Termijnen", role="link")
        triagist.klik("Veiligheidsbeoordeling", role="link")
        triagist.ziet("Sanne")
        lead.ga("/werk/rooster/nieuw?soort=interventieteam&van=2026-04-29T07:00&tot=2026-04-29T19:00")
        lead.kies("Wie?", "Toets Casus")
        lead.klik("Op het rooster zetten")
        triagist.ga("/werk/interventieteam")
        triagist.ziet("Toets Casus")
