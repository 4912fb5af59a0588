"""A case of a week ago beside an earlier one, and nothing that would make the radar think of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.dossier.casus.actions import open_casus
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.vondst.actions import kijk
from eenplan.dossier.vondst.models import Vondst
from tests.regio import Regio

HUIS = "Proefstraat 12, 1234 AB Toetsdorp"
BSN = "999000019"


@dataclass(slots=True)
class Zaak:
    """`mens` of `casus` is known in `eerder` too, under another name; the worker looked once already."""

    regio: Regio
    casus: Casus
    eerder: Casus
    mens: Persoon
    ander: Persoon

    def kijk(self, na: timedelta = timedelta(hours=1)) -> int:
        """A turn of the worker, so long after the start."""
        at = self.regio.at + na
        with clock.at(at):
            done = kijk(at)
        enter(SYSTEM)
        return done

    def gemeld(self) -> list[tuple[int | None, str, str]]:
        """What was said, in order: the other case, whom to ask, the band."""
        enter(SYSTEM)
        rows = Vondst.objects.filter(casus=self.casus, gemeld_op__isnull=False).order_by("pk")
        return list(rows.values_list("ander_id", "contact", "band"))

    def werk(self) -> list[tuple[int, bool]]:
        """Whose name the piece of work stands on, and whether it runs."""
        rows = Deadline.objects.filter(object_type="vondst", object_id=self.casus.pk).order_by("pk")
        return [(row.account_id, row.done_at is None) for row in rows]

    def berichten(self) -> int:
        """How many notices went to the responsible person."""
        return Message.objects.filter(object_type="vondst", object_id=self.casus.pk).count()


def open_zaak(regio: Regio, eigenaar: str, op: datetime) -> Casus:
    """A case of this person at Veilig Thuis."""
    with act("toets.open", by=SYSTEM, at=op) as a:
        found = open_casus(a, regio.organisations["vt"], regio.accounts[eigenaar].pk, "Toetsdorp")
    enter(SYSTEM)
    return found


@pytest.fixture
def zaak(regio: Regio, persoon: MaakPersoon) -> Zaak:
    """Asked once, nothing found."""
    eerder = open_zaak(regio, "lead", regio.at - timedelta(days=200))
    casus = open_zaak(regio, "triagist", regio.at - timedelta(days=7))
    ander = persoon("Sanne de Toets", "1990-05-02", adres=HUIS, bsn=BSN, casus=eerder)
    mens = persoon("Mevrouw Onbekend", "1955", casus=casus)
    found = Zaak(regio, casus, eerder, mens, ander)
    found.kijk(timedelta())
    return found
