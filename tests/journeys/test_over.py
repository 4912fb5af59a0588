"""Handing over on paper, a mandate, and an assessment that begins with what is known."""

from datetime import timedelta

import pytest
from django.db import transaction

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.nameting.actions import leg_vast
from eenplan.keten.tests.levensloop import OVERDRAGEN, Loop, opgenomen, overgedragen
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from tests.journeys.conftest import START, Toneel


@pytest.mark.journey(22)
def test_a_family_moves_to_another_region(toneel: Toneel) -> None:
    """The A4 goes along; who there says yes is written down with the number of the case there; then it closes here."""
    with clock.at(START), transaction.atomic():
        enter(SYSTEM)
        loop = opgenomen(toneel.regio).besluit(OVERDRAGEN)
        row = loop.overdracht.pk
    sender = toneel.als("triagist")
    sender.ga(f"/werk/overdracht/{row}")
    sender.page.get_by_label("Wie krijgt de casus?").select_option(value="buiten")
    sender.page.get_by_text("Ontvanger zonder account: wie is het?").click()
    sender.page.get_by_label("Wat voor ontvanger is het?").select_option(value="andere_vt")
    sender.vul("Welke organisatie, of wie?", "Veilig Thuis Zuiderland")
    sender.vul("Met wie heeft u daar contact?", "J. Post")
    sender.page.get_by_label("Er gelden geen bijzondere afspraken over contact").check()
    sender.page.get_by_label("Belang van de betrokkene").check()
    sender.vul("Niet gevoerd? Waarom niet?", "Zij bellen morgen terug.")
    sender.klik("Aanbieden")
    sender.ziet("Deze ontvanger werkt niet met Eenplan")
    answer = sender.page.request.get(f"{toneel.base}/werk/overdracht/{row}/pdf")
    assert answer.body().startswith(b"%PDF-")
    sender.klik("Zij nemen het over", role="link")
    sender.vul("Welke functie?", "teamleider")
    sender.page.get_by_label("Telefonisch").check()
    sender.vul("Nummer van de zaak daar", "Z-2026-9")
    sender.klik("Vastleggen")
    sender.ziet("Z-2026-9")
    sender.ga(f"/werk/casus/{loop.casus_id}")
    sender.ziet("Bewaren tot en met")


@pytest.mark.journey(21)
def test_a_mandate_for_the_director(toneel: Toneel) -> None:
    """Written down by the director, on the page of the family, until a day."""
    loop = _overgedragen(toneel)
    director = toneel.als("regisseur")
    director.ga(f"/werk/casus/{loop.casus_id}")
    director.klik("Mandaat vastleggen", role="link")
    director.page.get_by_label("Welke organisatie geeft het mandaat?").select_option(index=1)
    director.vul("Wie gaf het?", "M. de Vries, teamleider")
    director.vul("Wat mag de regisseur?", "Het overleg plannen.")
    director.vul("Tot en met wanneer?", (START + timedelta(days=60)).date().isoformat())
    director.klik("Opslaan")
    director.ziet("Het overleg plannen.")


@pytest.mark.journey(13)
def test_unsafe_at_a_check_begins_with_everything_filled(toneel: Toneel) -> None:
    """What is known stands beside the assessment; it is not laid before another until somebody looked."""
    loop = _overgedragen(toneel)
    with clock.at(START), transaction.atomic():
        said = [loop.zegt("slachtoffer"), loop.zegt("kind", veilig=False)]
        leg_vast(loop.ronde().pk, "onveilig", said, waarom="Hij is terug.", by=toneel.regio["triagist"], at=START)
        enter(SYSTEM)
        vb = Veiligheidsbeoordeling.objects.filter(casus_id=loop.casus_id).latest("pk").pk
    worker = toneel.als("triagist")
    worker.ga(f"/werk/beoordeling/{vb}")
    worker.ziet("Wat al bekend is")
    worker.ziet("Hij is terug.")
    worker.ziet("Ik ging na wat is overgenomen")


def _overgedragen(toneel: Toneel) -> Loop:
    with clock.at(START), transaction.atomic():
        enter(SYSTEM)
        return overgedragen(toneel.regio)
