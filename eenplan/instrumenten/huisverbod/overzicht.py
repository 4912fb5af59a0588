"""The orders of one case: block on the family page, terms; and their destruction."""

from dataclasses import dataclass

from eenplan.core import clock
from eenplan.core.access.gate import ask
from eenplan.core.access.policy import Action, DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.dossier.casus.access import facts_of, per_look
from eenplan.dossier.casus.queries import loopt
from eenplan.dossier.casus.rules import VT
from eenplan.instrumenten.huisverbod.access import bevoegdheid_van, voor_thv, zichtbare_casussen
from eenplan.instrumenten.huisverbod.beeld_delen import Halte
from eenplan.instrumenten.huisverbod.functies import Bevoegdheid
from eenplan.instrumenten.huisverbod.haltes import haltes_van_alle
from eenplan.instrumenten.huisverbod.models import Huisverbod, Station
from eenplan.instrumenten.huisverbod.queries import wat_mag
from eenplan.instrumenten.huisverbod.stations import SOORT
from eenplan.instrumenten.huisverbod.volgende import stappen


@dataclass(frozen=True, slots=True)
class Overzicht:
    """The orders of one case on the family page."""

    rijen: tuple[tuple[Huisverbod, tuple[Halte, ...], frozenset[str]], ...]
    mag_beginnen: bool
    stappen: dict[int, str]


@per_look
def overzicht(viewer: Viewer, casus_id: int) -> Overzicht | None:
    """The orders of a case whose page was opened; None when they are not for this viewer."""
    rows = list(Huisverbod.objects.filter(casus_id=casus_id).select_related("casus", "pleger").order_by("begonnen_op"))
    if viewer.role is Role.REGISSEUR:
        if not rows:
            return None
        viewer = voor_thv(viewer)  # he directs for another purpose
    facts = facts_of(viewer, casus_id)
    if not ask(viewer, facts, DataClass.VEILIGHEID).allowed:
        return None
    wie = bevoegdheid_van(viewer, rows[0].casus.gemeente) if rows else Bevoegdheid.GEEN
    haltes = haltes_van_alle([row.pk for row in rows], clock.now())
    found = tuple(
        (row, tuple(item for item in haltes.get(row.pk, ()) if item.vraagt), wat_mag(viewer, row, wie)) for row in rows
    )
    writes = viewer.role in VT and ask(viewer, facts, DataClass.VEILIGHEID, Action.SCHRIJVEN).allowed
    return Overzicht(found, writes and loopt(viewer, casus_id), stappen(rows))


def namen(viewer: Viewer, object_type: str, ids: list[int]) -> dict[int, tuple[str, int]]:
    """What is to be done for these terms, and of which order, where the gate lets the viewer read."""
    cases = zichtbare_casussen(viewer)
    if object_type == "huisverbod":
        return {row.pk: ("Huisverbod", row.pk) for row in Huisverbod.objects.filter(pk__in=ids, casus__in=cases)}
    rows = Station.objects.filter(pk__in=ids, huisverbod__casus__in=cases)
    return {row.pk: (SOORT[row.sleutel].label, row.huisverbod_id) for row in rows}


def vernietig(casus_id: int) -> int:
    """Destroy every order of this case with all that hangs on it; returns the number of rows."""
    return Huisverbod.objects.filter(casus_id=casus_id).delete()[0]
