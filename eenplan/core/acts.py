"""The gate for writing: one transaction in which the change, its log line and what follows from it stand or fall.

with act("melding.neem_aan", by=viewer, at=moment, ground="Wmo 4.1.1") as a:
    ...change...
    a.log(casus_id=casus.pk, object_type="melding", object_id=melding.pk)
    a.event("melding.ontvangen", casus_id=casus.pk, object_id=melding.pk)
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from eenplan.core import sockets
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter, entered, remember
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.core.workflow import Refused


class Stale(Refused):
    """Someone else changed this meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            "Iemand anders heeft dit intussen gewijzigd. Uw tekst staat hieronder nog; kijk eerst naar de nieuwe stand."
        )


@dataclass(slots=True)
class Act:
    """One running act."""

    verb: str
    by: Viewer
    at: datetime
    ground: str
    lines: list[Line] = field(default_factory=list)
    events: list[sockets.Event] = field(default_factory=list)

    def log(
        self,
        *,
        casus_id: int | None = None,
        object_type: str = "",
        object_id: int | None = None,
        persons: tuple[int, ...] = (),
        classes: frozenset[DataClass] = frozenset(),
        rule: str = "",
    ) -> None:
        """Add the log line of this act (one for each person it concerns)."""
        line = Line(
            self.verb, casus_id=casus_id, object_type=object_type, object_id=object_id, classes=classes, rule=rule,
            ground=self.ground,
        )  # fmt: skip
        self.lines += line.for_persons(persons)

    def event(self, name: str, **ids: int | str | None) -> None:
        """Tell the `on` socket what happened; handlers run in this same transaction."""
        self.events.append(sockets.Event(name, self.by, self.at, ids))


@contextmanager
def act(verb: str, *, by: Viewer, at: datetime, ground: str = "", system: bool = False) -> Iterator[Act]:
    """Open the transaction of one act. Without a log line of its own the bare verb is logged.

    `system` opens row-level security for an act whose doer may not look at what he causes (intake).
    """
    outer = entered() if transaction.get_connection().in_atomic_block else None
    try:
        with transaction.atomic():
            enter(by, system=system)
            running = Act(verb, by, at, ground)
            yield running
            write(by, running.lines or [Line(verb, ground=ground)])
            for event in running.events:
                sockets.tell(event)
            if outer and outer != (by, system):
                enter(outer[0], system=outer[1])
    except BaseException:
        remember(outer)
        raise


def check_version(current: int, given: int | None) -> None:
    """Refuse a change that was made on an older version (two people, one case)."""
    if given is not None and given != current:
        raise Stale
