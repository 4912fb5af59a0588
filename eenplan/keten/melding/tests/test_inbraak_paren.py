"""Getting at somebody by calling him the same as somebody of one's own (access.md, misuse 8)."""

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.personen.actions import record
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.keten.melding.dezelfde_mens import KIES_OPNIEUW
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.tests.hulp import melding_van, persoon, twee
from tests.regio import Regio


@pytest.mark.parametrize("dicht", ["besloten", "team"])
@pytest.mark.parametrize("bsn", ["", "999000019"])
def test_nobody_of_a_shut_case_of_the_household_is_drawn_into_ones_own(regio: Regio, dicht: str, bsn: str) -> None:
    """The pairs come from the browser: a made-up one took over somebody whom the page never proposed (misuse 8)."""
    known, new = twee(regio)
    shut = melding_van(regio)
    Casus.objects.filter(pk=shut.casus_id).update(huishouden=known.casus.huishouden_id, besloten=dicht == "besloten")
    if dicht == "team":
        shut.casus.team.update(tot=regio.at)
    victim = persoon(shut)
    record(victim, Persoonsgegevens("Geheime", "", "Naam", "1990", bsn=bsn))
    Persoon.objects.filter(pk=persoon(new).pk).update(bsn_index="")
    if bsn:
        record(persoon(new), Persoonsgegevens("Sanne", "", "Toets", "1990", bsn="123456782"))
        Persoon.objects.filter(pk=persoon(new).pk).update(voorlopig=True)
    enter(SYSTEM)
    with pytest.raises(Refused) as told:
        koppel(new.pk, known.casus_id, {persoon(new).pk: victim.pk}, by=regio["triagist"], at=regio.at)
    assert told.value.message == KIES_OPNIEUW
    enter(SYSTEM)
    assert set(victim.betrokken_bij.values_list("casus_id", flat=True)) == {shut.casus_id}
