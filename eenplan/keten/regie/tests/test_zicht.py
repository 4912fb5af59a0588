"""A share with the organisation that directs does not end under its director's feet."""

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Deelbesluit
from eenplan.dossier.toegang.delen import beeindig
from eenplan.keten.regie.models import Regie
from tests.regio import Regio


def test_who_directs_keeps_sight_while_he_directs(regio: Regio, casus: Casus, regie: Regie) -> None:
    """Also while Veilig Thuis assesses again and answers for the case itself."""
    Casus.objects.filter(pk=casus.pk).update(
        verantwoordelijke_organisatie=regio.organisations["vt"], verantwoordelijke=regio.accounts["casus"]
    )
    share = Deelbesluit.objects.filter(casus=casus, tot__gt=regio.at).get()
    with pytest.raises(Refused, match="heeft de regie"):
        beeindig(share.pk, by=regio["casus"], at=regio.at)
    enter(SYSTEM)
    assert Deelbesluit.objects.get(pk=share.pk).tot > regio.at
    share.pk = None
    share.save(force_insert=True)
    beeindig(share.pk, by=regio["casus"], at=regio.at)
    enter(SYSTEM)
    assert Deelbesluit.objects.filter(casus=casus, tot__gt=regio.at).count() == 1, "he still reads by the other"
