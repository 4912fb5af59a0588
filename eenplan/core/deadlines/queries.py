"""Reading deadlines."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.deadlines.models import Alarm, Deadline, Heartbeat


def running(viewer: Viewer, limit: int = 100) -> list[Deadline]:
    """The running terms of the viewer's organisation, first due first. Holds no personal data."""
    rows = Deadline.objects.filter(organisation_id=viewer.organisation_id or 0, done_at__isnull=True)
    return list(rows.select_related("account").order_by("due_at", "pk")[:limit])


def of_case(viewer: Viewer, casus_id: int) -> list[Deadline]:
    """All terms of a case whose page the viewer already opened through the gate."""
    return list(Deadline.objects.filter(casus_id=casus_id).select_related("account").order_by("due_at", "pk"))


def of_object(object_type: str, object_id: int) -> dict[str, Deadline]:
    """The latest term of each kind on one object."""
    rows = Deadline.objects.filter(object_type=object_type, object_id=object_id).order_by("started_at", "pk")
    return {row.key: row for row in rows}


def alarms(viewer: Viewer) -> list[Alarm]:
    """Alarms of running terms for this person that were not seen yet; the heaviest first."""
    rows = Alarm.objects.filter(account_id=viewer.account_id or 0, seen_at__isnull=True, deadline__done_at__isnull=True)
    return list(rows.select_related("deadline").order_by("-level", "raised_at"))


def last_heartbeat() -> datetime | None:
    """When the worker last ticked."""
    return Heartbeat.objects.filter(name="werker").values_list("at", flat=True).first()


def any_running() -> bool:
    """Whether there is anything to watch at all."""
    return Deadline.objects.filter(done_at__isnull=True).exists()
