"""All running duties of an organisation with their owners: counts, and the list behind each (row 19, procesregie).

A term holds no personal data; which family it is about shows only who may know that case.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.access import visible
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.werkvoorraad import namen

MOST = 200


@dataclass(frozen=True, slots=True)
class Telling:
    """How many duties of one kind, or of one owner, run and are late."""

    sleutel: str
    label: str
    lopend: int
    te_laat: int


@dataclass(frozen=True, slots=True)
class Plicht:
    """One duty in the list; the family only for who may know it."""

    termijn: Deadline
    casus: Casus | None
    naam: str


def _lopend(viewer: Viewer) -> QuerySet[Deadline]:
    return Deadline.objects.filter(organisation_id=viewer.organisation_id or 0, done_at__isnull=True)


def tellingen(viewer: Viewer, *, now: datetime) -> tuple[list[Telling], list[Telling]]:
    """Per kind of duty and per owner, the most late first."""
    late = Count("pk", filter=Q(due_at__lt=now))
    kinds = _lopend(viewer).values_list("key", "label").annotate(n=Count("pk"), late=late)
    owners = _lopend(viewer).values_list("account_id", "account__naam").annotate(n=Count("pk"), late=late)
    return (
        [Telling(key, label, n, over) for key, label, n, over in kinds.order_by("-late", "label")],
        [Telling(str(pk), name, n, over) for pk, name, n, over in owners.order_by("-late", "account__naam")],
    )


def lijst(viewer: Viewer, *, now: datetime, soort: str = "", eigenaar: str = "", te_laat: bool = False) -> list[Plicht]:
    """The duties behind a count, first due first."""
    rows = _lopend(viewer)
    if soort:
        rows = rows.filter(key=soort)
    if eigenaar:
        rows = rows.filter(account_id=int(eigenaar)) if eigenaar.isascii() and eigenaar.isdigit() else rows.none()
    if te_laat:
        rows = rows.filter(due_at__lt=now)
    found = list(rows.select_related("account").order_by("due_at", "pk")[:MOST])
    wanted = {row.casus_id for row in found if row.casus_id}
    known = {row.pk: row for row in visible(viewer, Casus.objects.filter(pk__in=wanted), DataClass.PROCES)}
    names = namen(viewer, list(known), what="termijnen.lijst", now=now)
    return [Plicht(row, known.get(row.casus_id or 0), names.get(row.casus_id or 0, "")) for row in found]
