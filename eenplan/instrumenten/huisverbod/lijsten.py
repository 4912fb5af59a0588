"""Reading many orders: the list, the block on the family page, the timeline and the terms; through the gate."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from eenplan.core import clock
from eenplan.core.access.gate import ask
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.dossier.casus.access import facts_of, per_look
from eenplan.dossier.casus.models import Casus
from eenplan.instrumenten.huisverbod.access import bevoegdheid_van, zichtbare_casussen
from eenplan.instrumenten.huisverbod.models import Huisverbod, Station
from eenplan.instrumenten.huisverbod.queries import Halte, haltes_van, wat_mag
from eenplan.instrumenten.huisverbod.rules import VAN_KRACHT, Stand
from eenplan.instrumenten.huisverbod.strook import SOORT


@dataclass(frozen=True, slots=True)
class Regel:
    """One order in the list."""

    rij: Huisverbod
    eerste: Halte | None


def lijst(viewer: Viewer, *, now: datetime) -> list[tuple[str, list[Regel]]]:
    """Every order the viewer takes part in, in groups; a log line per case."""
    rows = list(_zichtbaar(viewer).select_related("casus").order_by("eindigt_op", "-begonnen_op"))
    classes = frozenset({DataClass.PROCES})
    write(viewer, [Line("huisverbod.lijst", casus_id=row.casus_id, classes=classes, rule="lijst") for row in rows])
    found: dict[str, list[Regel]] = {}
    for row in rows:
        open_steps = [item for item in haltes_van(row, now) if item.vraagt]
        found.setdefault(_groep(row), []).append(Regel(row, open_steps[0] if open_steps else None))
    order = ("Nu van kracht", "Voor de beslissing", "Afgelopen, nog af te ronden", "Klaar")
    return [(name, found[name]) for name in order if name in found]


def _groep(row: Huisverbod) -> str:
    if row.stand in VAN_KRACHT:
        return "Nu van kracht"
    if row.stand in (Stand.BEGONNEN, Stand.RIHG_INGEVULD):
        return "Voor de beslissing"
    return "Klaar" if row.stand in (Stand.AFGEROND, Stand.NIET_OPGELEGD) else "Afgelopen, nog af te ronden"


def _zichtbaar(viewer: Viewer) -> QuerySet[Huisverbod]:
    return Huisverbod.objects.filter(casus__in=zichtbare_casussen(viewer))


def aantal_open(viewer: Viewer) -> int:
    """How many are not handled yet; a number, so no log line."""
    return _zichtbaar(viewer).exclude(stand__in=[Stand.AFGEROND, Stand.NIET_OPGELEGD]).count()


@dataclass(frozen=True, slots=True)
class Overzicht:
    """The orders of one case on the family page."""

    rijen: tuple[tuple[Huisverbod, tuple[Halte, ...], frozenset[str]], ...]
    mag_beginnen: bool


@per_look
def overzicht(viewer: Viewer, casus_id: int) -> Overzicht | None:
    """The orders of a case whose page was opened; None when they are not for this viewer."""
    facts = facts_of(viewer, casus_id)
    if not ask(viewer, facts, DataClass.VEILIGHEID).allowed:
        return None
    casus = Casus.objects.get(pk=casus_id)
    wie = bevoegdheid_van(viewer, casus.gemeente)
    rows = list(Huisverbod.objects.filter(casus_id=casus_id).select_related("casus", "pleger").order_by("begonnen_op"))
    now = clock.now()
    found = tuple(
        (row, tuple(item for item in haltes_van(row, now) if item.vraagt), wat_mag(viewer, row, wie)) for row in rows
    )
    writes = ask(viewer, facts, DataClass.VEILIGHEID, Action.SCHRIJVEN).allowed
    return Overzicht(found, writes and casus.afgesloten_op is None)


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


BESLOTEN = {
    "verleng": "Huisverbod verlengd",
    "trek_in": "Huisverbod ingetrokken",
    "vernietig": "Huisverbod vernietigd",
    "leg_niet_op": "Geen huisverbod",
}


def momenten(row: Huisverbod) -> list[tuple[datetime, str, str, str]]:
    """Points for the timeline of a case whose orders the viewer may read: (moment, lane, words, kind)."""
    found = [(item.op, "geweld", "Huisverbod overtreden", "geweld") for item in row.overtredingen.all()]
    talks = row.systeemgesprekken.filter(gehouden_op__isnull=False).values_list("gehouden_op", flat=True)
    found += [(when, "contacten", "Systeemgesprek", "contact") for when in talks if when]
    decided = row.besluiten.filter(soort__in=BESLOTEN)
    found += [(item.op, "besluiten", BESLOTEN[item.soort], "besluit") for item in decided]
    return sorted(found)
