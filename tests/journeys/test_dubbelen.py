"""Who is in the record twice: worked off by keyboard, taken apart again; and in the strip of a report per person."""

from uuid import uuid4

from django.db import transaction

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Teamlid
from eenplan.dossier.dubbelen.zoeken import zoek
from eenplan.dossier.personen.models import Persoon
from eenplan.keten.melding.actions import neem_aan
from tests.journeys.conftest import START, Toneel
from tests.regio import nieuwe_melding


def test_duplicates_are_worked_off_by_keyboard_and_taken_apart(toneel: Toneel) -> None:
    with clock.at(START), transaction.atomic():
        for _ in range(2):
            bewijs = neem_aan(nieuwe_melding(uuid4()), by=toneel.regio["agent"], at=START)
        enter(SYSTEM)
        for casus_id in Teamlid.objects.order_by("casus_id").values_list("casus_id", flat=True).distinct():
            Teamlid.objects.create(casus_id=casus_id, account=toneel.regio.accounts["proces"], van=START)
        zoek(START)
    proces = toneel.als("proces")
    proces.ga("/werk/dubbelen")
    proces.ziet("Sanne de Toets en Sanne de Toets")
    keys = proces.page.keyboard
    keys.press("j")
    keys.press("ArrowUp")
    keys.press("l")
    proces.ziet("Dit paar staat nu achteraan.")
    keys.press("d")
    proces.ziet("Samengevoegd. Onderaan")
    proces.bekijk()
    proces.klik("Toch twee mensen", role="link")
    proces.vul("Waarom zijn dit toch twee mensen?", "Het bleken moeder en dochter.")
    proces.klik("Ongedaan maken")
    proces.ziet("Het zijn weer twee personen.")
    triage = toneel.als("triagist")
    triage.ga(f"/werk/melding/{bewijs.melding_id}")
    triage.klik("Per persoon bekijken", role="link")
    triage.klik("Later")
    triage.ziet("door Toets Triagist")
    triage.klik("Wel dezelfde")
    triage.ziet("Samenvoegen met wie wel dezelfde is")
    triage.bekijk()
    triage.klik("Niet dezelfde")
    triage.ga(f"/werk/melding/{bewijs.melding_id}")
    triage.page.locator("summary", has_text="afgewezen").first.click()
    triage.bekijk()
    with transaction.atomic():
        enter(SYSTEM)
        assert Persoon.objects.filter(voornamen="Sanne").count() == 2
