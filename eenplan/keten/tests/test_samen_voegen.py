"""A new report is joined in the instant in which the case is handed over, closed or decided: nothing falls between.

Whoever is first, afterwards every report lies at an open case that an organisation and a person carry.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction

from eenplan.dossier.casus.models import Casus
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.tests.hulp import WEER, melding_van
from eenplan.keten.nameting.actions import leg_vast
from eenplan.keten.nameting.models import Ronde
from eenplan.keten.overdracht.actions import accepteer, trek_in
from eenplan.keten.tests.levensloop import GEEN, OVERDRAGEN, Loop, opgenomen, overgedragen
from eenplan.keten.tests.samen import GELUKT, kijk, samen
from eenplan.keten.triage import actions as triage
from tests.regio import Regio

pytestmark = pytest.mark.django_db(transaction=True)
Doe = Callable[[], object]


def aanvaard(regio: Regio) -> tuple[Loop, Doe]:
    loop = opgenomen(regio).besluit(OVERDRAGEN).bied_aan()
    return loop, partial(accepteer, loop.overdracht.pk, by=regio["regisseur"], at=regio.at)


def ingetrokken(regio: Regio) -> tuple[Loop, Doe]:
    loop = opgenomen(regio).besluit(OVERDRAGEN).bied_aan()
    return loop, partial(trek_in, loop.overdracht.pk, "Verkeerd team.", by=regio["triagist2"], at=regio.at)


def besloten(regio: Regio) -> tuple[Loop, Doe]:
    """Nothing more is needed: the case closes."""
    loop = opgenomen(regio)
    return loop, partial(triage.bevestig, loop.stel_voor(GEEN), by=regio["lead"], at=regio.at)


def laatst_gemeten(regio: Regio) -> tuple[Loop, Doe]:
    """Safe at the last check: the case closes."""
    loop = overgedragen(regio)
    Ronde.objects.filter(casus_id=loop.casus_id, soort="12_maanden").delete()
    Casus.objects.filter(pk=loop.casus_id).update(stand="in_monitoring")
    talks = [loop.zegt("slachtoffer"), loop.zegt("kind")]
    return loop, partial(leg_vast, loop.ronde().pk, "veilig", talks, by=regio["lead"], at=regio.at + timedelta(days=92))


@pytest.mark.parametrize("wat", [aanvaard, ingetrokken, besloten, laatst_gemeten])
def test_no_report_falls_between(regio: Regio, wat: Callable[[Regio], tuple[Loop, Doe]]) -> None:
    with transaction.atomic():
        loop, other = wat(regio)
        new = melding_van(regio, "school", tekst=WEER)
    found = samen(lambda: koppel(new.pk, loop.casus_id, {}, by=regio["triagist"], at=regio.at), other)
    assert GELUKT in found
    assert all(words == GELUKT or words == "404" or words.endswith((".", "?")) for words in found), found
    report = kijk(lambda: Melding.objects.select_related("casus").get(pk=new.pk))
    casus = report.casus
    assert casus.afgesloten_op is None, (found, report.soort)
    assert casus.verantwoordelijke_id
    assert casus.verantwoordelijke_organisatie_id
    if report.soort == "vervolg":
        assert (casus.pk, casus.stand) == (loop.casus_id, "in_beoordeling"), "a new report weighs the case again"
