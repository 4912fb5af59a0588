"""A case for the municipality: offered to the table, divided with a reason, taken over by who said so."""

import pytest
from django.db import transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.overdracht.actions import stel_op
from eenplan.keten.overdracht.models import Overdracht
from tests.journeys.conftest import START, Toneel
from tests.regio import nieuwe_melding


def voorgesteld(toneel: Toneel) -> Overdracht:
    """A handover that is being prepared."""
    neem_aan(nieuwe_melding(), by=toneel.regio["agent"], at=START)
    with transaction.atomic():
        enter(SYSTEM)
        return stel_op(Casus.objects.get().pk, by=toneel.regio["triagist"], at=START)


@pytest.mark.journey(31)
def test_the_table_divides_it(toneel: Toneel) -> None:
    """Veilig Thuis names the municipality; two teams see it; one takes it, and for the other it is gone."""
    row = voorgesteld(toneel)
    sender = toneel.als("triagist")
    sender.ga(f"/werk/overdracht/{row.pk}")
    sender.page.get_by_label("Wie krijgt de casus?").select_option(
        value=f"{toneel.regio.organisations['gemeente'].pk}-"
    )
    sender.page.get_by_label("Er gelden geen bijzondere afspraken over contact").check()
    sender.page.get_by_label("Belang van de betrokkene").check()
    sender.vul("Niet gevoerd? Waarom niet?", "Het gesprek is morgen aan de verdeeltafel.")
    sender.klik("Aanbieden")
    sender.ziet("blijft Veilig Thuis verantwoordelijk")
    answer = sender.page.request.get(f"{toneel.base}/werk/overdracht/{row.pk}/pdf")
    assert answer.body().startswith(b"%PDF-")
    table = toneel.als("ander")
    table.ga("/partner/overdrachten")
    table.ziet("te verdelen")
    table.ga(f"/partner/overdracht/{row.pk}")
    table.page.get_by_label("Lokaal team Toetsdorp (verzonnen)").check()
    table.vul("Waarom past dat?", "Zij kennen de buurt.")
    table.klik("Verdelen")
    table.ziet("Verdeeld")
    table.ga(f"/partner/overdracht/{row.pk}", status=404)
    taker = toneel.als("regisseur")
    taker.ga(f"/partner/overdracht/{row.pk}")
    taker.ziet("Zij kennen de buurt.")
    taker.klik("Accepteren")
    taker.ziet("Overgenomen")


@pytest.mark.journey(30)
def test_an_agreement_is_written_down_and_becomes_a_ground(toneel: Toneel) -> None:
    """The process controller writes it down; who hands over finds it among the grounds."""
    keeper, regio = toneel.als("proces"), toneel.regio
    keeper.ga("/werk/afspraken")
    keeper.klik("Afspraak vastleggen", role="link")
    keeper.vul("Naam van de afspraak", "Convenant Toetsland")
    keeper.vul("Op welk artikel rust het delen?", "artikel 4")
    for key in ("vt", "team"):
        keeper.page.get_by_role("group", name="Tussen wie?").get_by_label(regio.organisations[key].naam).check()
    keeper.page.get_by_label("Wie het zijn").check()
    keeper.klik("Vastleggen")
    keeper.ziet("Convenant Toetsland")
    row = voorgesteld(toneel)
    sender = toneel.als("triagist")
    sender.ga(f"/werk/overdracht/{row.pk}")
    sender.ziet("Convenant Toetsland, artikel 4")
