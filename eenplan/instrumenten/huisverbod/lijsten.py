"""Reading many orders: the list, the block on the family page, the timeline and the terms; through the gate."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.dossier.casus.werkvoorraad import namen
from eenplan.instrumenten.huisverbod.access import zichtbare_casussen
from eenplan.instrumenten.huisverbod.beeld_delen import Halte
from eenplan.instrumenten.huisverbod.haltes import haltes_van_alle
from eenplan.instrumenten.huisverbod.models import Huisverbod
from eenplan.instrumenten.huisverbod.rules import VAN_KRACHT, Stand
from eenplan.instrumenten.huisverbod.volgende import stappen

KLAAR = (Stand.AFGEROND, Stand.NIET_OPGELEGD)
NOG_IN_BEELD = timedelta(days=90)  # what is long done stands on the page of its family


@dataclass(frozen=True, slots=True)
class Regel:
    """One order in the list."""

    rij: Huisverbod
    eerste: Halte | None
    naam: str
    stap: str = ""


def lijst(viewer: Viewer, *, now: datetime) -> list[tuple[str, list[Regel]]]:
    """Every order the viewer takes part in, in groups; a log line per case."""
    old = Q(stand__in=KLAAR, geeindigd_op__lt=now - NOG_IN_BEELD)
    rows = list(_zichtbaar(viewer).exclude(old).select_related("casus").order_by("eindigt_op", "-begonnen_op"))
    haltes = haltes_van_alle([row.pk for row in rows], now)
    names = namen(viewer, [row.casus_id for row in rows], what="huisverbod.lijst", now=now)
    found: dict[str, list[Regel]] = {}
    next_steps = stappen(rows)
    for row in rows:
        open_steps = [item for item in haltes.get(row.pk, ()) if item.vraagt]
        line = Regel(row, open_steps[0] if open_steps else None, names.get(row.casus_id, ""), next_steps[row.pk])
        found.setdefault(_groep(row), []).append(line)
    order = ("Nu van kracht", "Voor de beslissing", "Afgelopen, nog af te ronden", "Klaar")
    return [(name, found[name]) for name in order if name in found]


def _groep(row: Huisverbod) -> str:
    if row.stand in VAN_KRACHT:
        return "Nu van kracht"
    if row.stand in (Stand.BEGONNEN, Stand.RIHG_INGEVULD):
        return "Voor de beslissing"
    return "Klaar" if row.stand in KLAAR else "Afgelopen, nog af te ronden"


def _zichtbaar(viewer: Viewer) -> QuerySet[Huisverbod]:
    return Huisverbod.objects.filter(casus__in=zichtbare_casussen(viewer))


def aantal_open(viewer: Viewer) -> int:
    """How many are not handled yet; a number, so no log line."""
    return _zichtbaar(viewer).exclude(stand__in=KLAAR).count()


def is_politie(viewer: Viewer) -> bool:
    """Whether the viewer works for the police: they may begin at their own door."""
    if viewer.role is not Role.JUSTITIE:
        return False
    return Organisation.objects.filter(pk=viewer.organisation_id or 0, soort="politie").exists()
