"""Reading what waits to be destroyed, what is held, and what was destroyed: numbers only, no person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet

from eenplan.core.access.gate import NotVisible, ask
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.access import facts_for
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.vernietiging.models import Vernietigingsbewijs, Vernietigingsvoorstel, Vernietigstop
from eenplan.dossier.vernietiging.rules import OBJECT, WIE, Stand

LIJST, MEEST = "vernietiging.lijst", 200


@dataclass(frozen=True, slots=True)
class Regel:
    """One proposal: the number, years and terms of the case."""

    voorstel: Vernietigingsvoorstel
    personen: int
    zelf: bool
    uiterlijk: datetime | None = None
    eigenaar: str = ""

    @property
    def casus(self) -> Casus:
        """The case; only its number and years are shown."""
        return self.voorstel.casus


def mag_weten(viewer: Viewer, casus_ids: Collection[int]) -> set[int]:
    """Of which cases the viewer may decide here: a lead of what he may know of, a privacy officer of all.

    Never of people he knows (R1).
    """
    if viewer.role not in WIE:
        return set()
    facts = {pk: found for pk, found in facts_for(viewer, casus_ids).items() if not found.conflict}
    if viewer.role is Role.FG:
        return {pk for pk, found in facts.items() if found.own_organisation}
    return {pk for pk, found in facts.items() if ask(viewer, found, DataClass.BESTAAN)}


def zaak(viewer: Viewer, casus_id: int, wat: str) -> Casus:
    """The case for who may decide here. NotVisible for anybody else, with a line in the log."""
    row = Casus.objects.filter(pk=casus_id, bronhouder_id=viewer.organisation_id or 0).first()
    if row is None or casus_id not in mag_weten(viewer, [casus_id]):
        raise NotVisible(Line(f"vernietiging.{wat}", object_type="casus", object_id=casus_id, rule="R0", allowed=False))
    return row


def _van(viewer: Viewer) -> QuerySet[Vernietigingsvoorstel]:
    place = viewer.organisation_id or 0
    return Vernietigingsvoorstel.objects.filter(casus__bronhouder_id=place).exclude(stand=Stand.VASTGEHOUDEN)


def aantal(viewer: Viewer) -> int:
    """How many wait for somebody."""
    return _van(viewer).count() if viewer.role in WIE else 0


def voorstellen(viewer: Viewer) -> list[Regel]:
    """What waits, the oldest first; that somebody looked at the list is in the log."""
    rows = list(
        _van(viewer).select_related("casus", "doorgekeken_door").annotate(mensen=Count("casus__betrokkenen"))
        .order_by("stand", "casus__bewaren_tot", "pk")[:MEEST]
    )  # fmt: skip
    may = mag_weten(viewer, [row.casus_id for row in rows])
    terms = Deadline.objects.filter(object_type=OBJECT, object_id__in=[row.pk for row in rows], done_at__isnull=True)
    due = {pk: (when, who) for pk, when, who in terms.values_list("object_id", "due_at", "account__naam")}
    own = viewer.account_id
    write(viewer, [Line(LIJST, object_type=OBJECT)])
    return [
        Regel(row, row.mensen, row.doorgekeken_door_id == own, *due.get(row.pk, ()))
        for row in rows
        if row.casus_id in may
    ]


def vastgehouden(viewer: Viewer, today: date) -> list[tuple[Vernietigstop, bool]]:
    """What is held, and whether it should have been looked at again; the first due first."""
    rows = Vernietigstop.objects.filter(casus__bronhouder_id=viewer.organisation_id or 0, opgeheven_op__isnull=True)
    found = list(rows.select_related("casus", "door").order_by("herzien_op", "pk")[:MEEST])
    may = mag_weten(viewer, [row.casus_id for row in found])
    return [(row, row.herzien_op < today) for row in found if row.casus_id in may]


def bewijzen(viewer: Viewer, limit: int = 50) -> list[Vernietigingsbewijs]:
    """The last proofs."""
    rows = Vernietigingsbewijs.objects.filter(bronhouder_id=viewer.organisation_id or 0)
    return list(rows.select_related("doorgekeken_door", "bevestigd_door").order_by("-op", "-pk")[:limit])
