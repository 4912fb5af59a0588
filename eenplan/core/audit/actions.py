"""Writing the log. There is no switch to turn it off; if the insert fails, so does what it logs."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.db import DatabaseError, connections, router

from eenplan.core import clock
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.models import LogLine

VARY = ("verb", "casus_id", "persoon_id", "rule", "allowed", "emergency", "object_type", "object_id", "ground")
# One list shows a hundred families: as rows of a model, writing its lines took a third of the page.
INSERT = """
    INSERT INTO audit_logline (
        at, account_id, organisation_id, role, purpose, classes,
        verb, casus_id, persoon_id, rule, allowed, emergency, object_type, object_id, ground
    )
    SELECT %s, %s::bigint, %s::bigint, %s, %s, line.* FROM json_to_recordset(%s) AS line(
        classes text[], verb text, casus_id bigint, persoon_id bigint, rule text, allowed boolean, emergency boolean,
        object_type text, object_id bigint, ground text
    )
"""


class NotLogged(DatabaseError):
    """The log took no line, so what it would be about does not happen and is not shown (misuse 10)."""


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
    """Insert the lines in one statement, in the running transaction. NotLogged when the database does not take them."""
    said = [{name: getattr(line, name) for name in VARY} | {"classes": sorted(line.classes)} for line in lines]
    if not said:
        return
    who = [viewer.account_id, viewer.organisation_id, viewer.role.value, viewer.purpose.value]
    try:
        with connections[router.db_for_write(LogLine)].cursor() as cursor:
            cursor.execute(INSERT, [clock.now(), *who, json.dumps(said)])
    except DatabaseError as problem:
        raise NotLogged(str(problem)) from problem
