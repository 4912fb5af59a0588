"""What waits to be gone after, one point with its explanation, and what somebody made of it. Nobody reviews himself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from eenplan.core.access.gate import NotVisible, ask
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.audit.actions import Line, write
from eenplan.core.deadlines.actions import finish
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import facts_for
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.logboek.models import Nakijkpunt
from eenplan.dossier.logboek.nakijken import PUNT, TOEZICHT
from eenplan.dossier.logboek.rules import KORTSTE_REDEN, NAKIJKEN

LEES, KLAAR = "nakijken.lees", 50
DICHT = frozenset({"R1", "R6"})  # rules by which one may not know of a case, whatever one has to look into
TE_KORT = "Schrijf in een paar woorden op wat u naging en wat u vond."


@dataclass(frozen=True, slots=True)
class Punt:
    """One point with its term and the number of the case."""

    punt: Nakijkpunt
    termijn: Deadline | None = None
    casus: str = ""


def _van(viewer: Viewer) -> QuerySet[Nakijkpunt]:
    """The privacy officer's: all of her organisation; another's only what is on his name. Never about himself."""
    rows = Nakijkpunt.objects.filter(organisatie_id=viewer.organisation_id or 0)
    rows = rows.exclude(wie_id=viewer.account_id or 0)
    if viewer.role is Role.FG:
        return rows
    mine = Deadline.objects.filter(object_type=PUNT, account_id=viewer.account_id or 0).values("object_id")
    return rows.filter(pk__in=mine) if viewer.role in TOEZICHT else rows.none()


def _met(viewer: Viewer, rows: list[Nakijkpunt]) -> list[Punt]:
    terms = {
        row.object_id: row for row in Deadline.objects.filter(object_type=PUNT, object_id__in=[r.pk for r in rows])
    }
    numbers = _nummers(viewer, {row.casus_id for row in rows if row.casus_id})
    return [Punt(row, terms.get(row.pk), numbers.get(row.casus_id or 0, "")) for row in rows]


def _nummers(viewer: Viewer, keys: Collection[int]) -> dict[int, str]:
    """The numbers of these cases; of one that is secluded, or of whom he knows, only for the privacy officer."""
    if viewer.role is not Role.FG:
        there = facts_for(viewer, keys)
        keys = [pk for pk, facts in there.items() if ask(viewer, facts, DataClass.BESTAAN).rule not in DICHT]
    return dict(Casus.objects.filter(pk__in=keys).values_list("pk", "nummer"))


def wachten(viewer: Viewer) -> list[Punt]:
    """What waits, first due first."""
    found = _met(viewer, list(_van(viewer).filter(oordeel="").select_related("wie").order_by("gevonden_op", "pk")))
    return sorted(found, key=lambda item: item.termijn.due_at if item.termijn else item.punt.gevonden_op)


def aantal(viewer: Viewer) -> int:
    """How many wait."""
    return _van(viewer).filter(oordeel="").count()


def beoordeeld(viewer: Viewer) -> list[Punt]:
    """What was gone after lately, newest first."""
    rows = _van(viewer).exclude(oordeel="").select_related("wie", "beoordeeld_door")
    return _met(viewer, list(rows.order_by("-beoordeeld_op", "-pk")[:KLAAR]))


def een(viewer: Viewer, nakijkpunt_id: int) -> Punt:
    """One of them, or NotVisible; that it was read is a line."""
    row = _van(viewer).select_related("wie", "beoordeeld_door").filter(pk=nakijkpunt_id).first()
    line = Line(LEES, object_type=PUNT, object_id=nakijkpunt_id, rule="R0", allowed=row is not None)
    if row is None:
        raise NotVisible(line)
    write(viewer, [line])
    return _met(viewer, [row])[0]


def beoordeel(
    nakijkpunt_id: int, oordeel: str, reden: str, *, by: Viewer, at: datetime, ground: str = "AVG 32 en 39"
) -> None:
    """Say what it was; Refused without a reason or twice. What cannot be explained stays visible and is an incident."""
    with act("nakijken.beoordeel", by=by, at=at, ground=ground) as a:
        row = Nakijkpunt.objects.select_for_update().get(pk=een(by, nakijkpunt_id).punt.pk)
        if row.oordeel:
            raise Refused("Dit is al beoordeeld.")
        if oordeel not in dict(Nakijkpunt.OORDELEN):
            raise Refused("Kies of het te verklaren is.")
        if len(reden.strip()) < KORTSTE_REDEN:
            raise Refused(TE_KORT)
        row.oordeel, row.reden, row.beoordeeld_door_id, row.beoordeeld_op = oordeel, reden.strip(), by.account_id, at
        row.save(update_fields=["oordeel", "reden", "beoordeeld_door", "beoordeeld_op"])
        finish([NAKIJKEN], PUNT, row.pk, at)
        a.log(casus_id=row.casus_id, object_type=PUNT, object_id=row.pk, rule="R0")
