"""What is stuck goes up without the family, is decided there, and comes back to who raised it."""

import pytest

from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import add_to_team
from eenplan.dossier.casus.models import Casus
from eenplan.keten.melding.actions import neem_aan
from tests.journeys.conftest import START, Toneel
from tests.regio import nieuwe_melding


@pytest.mark.journey(94)
def test_raised_decided_and_read(toneel: Toneel) -> None:
    """The caseworker names nobody, the process controller sees no family, the decision stands at the case."""
    neem_aan(nieuwe_melding(), by=toneel.regio["agent"], at=START)
    with act("toets.vul", by=SYSTEM, at=START) as a:
        casus = Casus.objects.get()
        add_to_team(a, casus, toneel.regio.accounts["casus"].pk)
    raiser = toneel.als("casus")
    raiser.ga(f"/werk/casus/{casus.pk}")
    raiser.klik("Knelpunt aanbrengen", role="link")
    raiser.kies("Wat voor knelpunt is het?", "Wachtlijst")
    raiser.vul("Wat loopt er vast?", "De behandeling van Peter begint pas over vijf maanden.")
    raiser.klik("Aanbrengen")
    raiser.ziet("Haal 'Peter' uit de tekst")
    raiser.vul("Wat loopt er vast?", "De behandeling van vader begint pas over vijf maanden.")
    raiser.klik("Aanbrengen")
    raiser.ziet("Aangebracht")
    decider = toneel.als("proces")
    decider.ga("/werk/knelpunten")
    decider.klik("Wachtlijst", role="link")
    shown = decider.page.content()
    assert [word for word in (casus.nummer, "Peter", "Sanne", f"/casus/{casus.pk}") if word in shown] == []
    decider.klik("Oppakken", role="link")
    decider.klik("Oppakken")
    decider.klik("Besluit terugmelden", role="link")
    decider.page.get_by_label("Voor een deel opgelost").check()
    decider.vul("Wat is besloten?", "Een overbrugging van zes gesprekken, vanaf maandag.")
    decider.klik("Besluit terugmelden")
    decider.ziet("Teruggemeld")
    decider.ga(f"/werk/casus/{casus.pk}", status=404)
    raiser.ga(f"/werk/casus/{casus.pk}")
    raiser.ziet("Een overbrugging van zes gesprekken")
