"""Writing the log. There is no switch to turn it off; if the insert fails, so does what it logs."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from eenplan.core import clock
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.models import LogLine


@dataclass(frozen=True, slots=True)
class Line:
    """What a log line says besides who and when."""

    verb: str
    casus_id: int | None = None
    persoon_id: int | None = None
    classes: frozenset[DataClass] = frozenset()
    rule: str = ""
    allowed: bool = True
    emergency: bool = False
    object_type: str = ""
    object_id: int | None = None
    ground: str = ""

    def for_persons(self, persons: Collection[int]) -> list["Line"]:
        """A line for each person that was shown, or this one line when there was none."""
        return [replace(self, persoon_id=person) for person in persons] or [self]


def write(viewer: Viewer, lines: Iterable[Line]) -> None:
    """Insert the lines in one statement, in the running transaction."""
    now = clock.now()
    LogLine.objects.bulk_create(
        LogLine(
            at=now,
            account_id=viewer.account_id,
            organisation_id=viewer.organisation_id,
            role=viewer.role.value,
            purpose=viewer.purpose.value,
            verb=line.verb,
            rule=line.rule,
            allowed=line.allowed,
            emergency=line.emergency,
            classes=sorted(item.value for item in line.classes),
            casus_id=line.casus_id,
            persoon_id=line.persoon_id,
            object_type=line.object_type,
            object_id=line.object_id,
            ground=line.ground,
        )
        for line in lines
    )
