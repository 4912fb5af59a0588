"""The log lies in months: a table of years is never searched or moved as a whole. Months are of UTC.

Only the owner of the tables makes them, at each start. A line of a month that was not made lands in the rest and is
never refused; the next start puts it in its month.
"""

from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

VOORUIT = 18
IN_REST = "SELECT DISTINCT date_trunc('month', at AT TIME ZONE 'UTC')::date FROM audit_logline_rest"
BEGIN = "CREATE TABLE {name} (LIKE audit_logline INCLUDING DEFAULTS)"
MOVE = """WITH moved AS (DELETE FROM audit_logline_rest WHERE at >= %s AND at < %s RETURNING *)
INSERT INTO {name} SELECT * FROM moved"""
END = "ALTER TABLE audit_logline ATTACH PARTITION {name} FOR VALUES FROM ('{van}') TO ('{tot}')"


def maanden(vanaf: date, aantal: int) -> Iterator[date]:
    """The first days of so many months, this one first."""
    begin = vanaf.year * 12 + vanaf.month - 1
    yield from (date(number // 12, number % 12 + 1, 1) for number in range(begin, begin + aantal))


def naam(maand: date) -> str:
    """What the table of a month is called."""
    return f"audit_logline_{maand:%Y_%m}"


def maak(owner: BaseDatabaseWrapper, vandaag: date) -> int:
    """Make what is missing: this month, those ahead, and those of which lines lie in the rest. Returns how many."""
    with transaction.atomic(using=owner.alias), owner.cursor() as cursor:
        cursor.execute(IN_REST)
        wanted = {day for (day,) in cursor.fetchall()} | set(maanden(vandaag, VOORUIT + 1))
        missing = [day for day in sorted(wanted) if not _er_is(cursor, naam(day))]
        for day in missing:
            van, tot = (f"{one:%Y-%m-%d} 00:00+00" for one in maanden(day, 2))
            cursor.execute(BEGIN.format(name=naam(day)))
            cursor.execute(MOVE.format(name=naam(day)), [van, tot])
            cursor.execute(END.format(name=naam(day), van=van, tot=tot))
    return len(missing)


def volgende_ontbreekt(connection: BaseDatabaseWrapper, vandaag: date) -> str:
    """The month after this one when it was not made, for health; else nothing."""
    (_, volgende) = maanden(vandaag, 2)
    with connection.cursor() as cursor:
        return "" if _er_is(cursor, naam(volgende)) else f"{volgende:%Y-%m}"


def _er_is(cursor: CursorWrapper, table: str) -> bool:
    cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [table])
    return bool(cursor.fetchone()[0])
