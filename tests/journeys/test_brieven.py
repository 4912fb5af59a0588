"""A letter is owed, written, stopped for what may not leave, held where post is not safe, given, and proven."""

import pytest
from django.db import transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.brieven.models import Brief
from eenplan.keten.tests.levensloop import OVERDRAGEN, opgenomen
from tests.journeys.conftest import START, Toneel


@pytest.mark.journey(11)
def test_owed_written_held_and_given(toneel: Toneel) -> None:
    """Peter and Sanne live at one address: nothing goes by post until somebody knows that it is safe."""
    toneel.regio.at = START
    with transaction.atomic():
        loop = opgenomen(toneel.regio).besluit(OVERDRAGEN)
    writer = toneel.als("triagist")
    writer.ga(f"/werk/casus/{loop.casus_id}")
    writer.klik("Wat wij hebben besloten", role="link")
    writer.vul("Wat wilt u erbij schrijven?", "Bel 06 11 22 33 44 als u haar zoekt.")
    writer.klik("Opslaan en klaarleggen")
    writer.ziet("Er staat een telefoonnummer of mailadres in")
    writer.vul("Wat wilt u erbij schrijven?", "Wij bellen u maandag.")
    writer.klik("Opslaan en klaarleggen")
    writer.ziet("Deze brief gaat niet per post.")
    writer.page.get_by_label("In een gesprek geven").check()
    writer.klik("Opslaan en klaarleggen")
    writer.ziet("Klaargelegd door")
    writer.ga("/werk/brieven")
    writer.ziet("Klaar om te versturen")
    writer.klik("Gegeven")
    with transaction.atomic():
        enter(SYSTEM)
        sent = Brief.objects.get(stand="verzonden")
    writer.ga(f"/werk/brief/{sent.pk}")
    writer.ziet("Bewijs van verzending")
    writer.ga(f"/werk/casus/{loop.casus_id}/brief")
