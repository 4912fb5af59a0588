"""Each closed day of the log is sealed per organisation; who changes, adds or takes away a line later breaks the seal.

A day closes when it is over, and nobody is still busy who began before that: a transaction writes its lines with the
moment they are said at, and shows them when it ends. So a number is drawn from the database (transactions have
numbers), and the sealing waits until all lower ones are done. What a closed day holds is then the same for ever.

Every seal is also a line of a file outside the database: who is master of the database can make new seals, but not that
file. Whoever is master of both is only found by a copy of the file that lies elsewhere (docs/logboek.md).
"""

from datetime import date, datetime, time, timedelta
from hashlib import sha256
from itertools import groupby
from os import fsync
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection, transaction

from eenplan.core.audit.models import Dagzegel
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.models import Heartbeat

MARGE = timedelta(minutes=10)  # clocks of two machines differ; and between looking at the clock and writing
EEN_DAG = timedelta(days=1)
NIEMAND, BEGONNEN = "-", "zegels"
# The line as a reader elsewhere can make it again: docs/logboek.md says it in words.
REGEL = """json_build_array(id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), account_id,
organisation_id, role, purpose, verb, rule, allowed, emergency, classes, casus_id, persoon_id, object_type, object_id,
ground)::text"""
LINES = f"SELECT {REGEL} FROM audit_logline WHERE {{whose}} AND at >= %s AND at < %s ORDER BY id"  # noqa: S608 - our own words
WITH_LINES = "SELECT DISTINCT organisation_id FROM audit_logline WHERE at >= %s AND at < %s"
BEGIN_OF_TIME = datetime(1900, 1, 1, tzinfo=AMSTERDAM)


class Som(NamedTuple):
    """How many lines, and the digest."""

    aantal: int
    som: str


def map_van_zegels() -> Path:
    """Where the seals are kept outside the database."""
    return Path(settings.DATA) / "logboek" / "zegels"


def begin(dag: date | None) -> datetime:
    """The first moment of a day in Amsterdam; of nothing, before there was anything."""
    return datetime.combine(dag, time(), AMSTERDAM) if dag else BEGIN_OF_TIME


def reken(organisation_id: int | None, vanaf: date | None, dag: date, vorige: str) -> Som:
    """The digest over the seal before and every line of these days in the order of their numbers; streamed."""
    whose = "organisation_id IS NULL" if organisation_id is None else "organisation_id = %s"
    given = [] if organisation_id is None else [organisation_id]
    digest, count = sha256(vorige.encode()), 0
    with connection.chunked_cursor() as cursor:
        cursor.execute(LINES.format(whose=whose), [*given, begin(vanaf), begin(dag + EEN_DAG)])
        while rows := cursor.fetchmany(5000):
            digest.update("".join(f"{line}\n" for (line,) in rows).encode())
            count += len(rows)
    return Som(count, digest.hexdigest())


def verzegel(now: datetime, folder: Path | None = None) -> int:
    """Seal every day that is over and was not sealed yet, the oldest first; returns how many seals. May run again."""
    last = (now - MARGE).astimezone(AMSTERDAM).date() - EEN_DAG
    done = Dagzegel.objects.order_by("-dag").values_list("dag", flat=True).first()
    if (done or _begonnen(now) - EEN_DAG) >= last or not _iedereen_klaar(last):
        return 0
    days = [done + EEN_DAG * step for step in range(1, (last - done).days + 1)] if done else [last]
    return sum(_verzegel(day, done is None, now, folder or map_van_zegels()) for day in days)


def _begonnen(now: datetime) -> date:
    """The day on which sealing began: what is taken over or made up on that day belongs to the first seal."""
    row, _ = Heartbeat.objects.get_or_create(name=BEGONNEN, defaults={"at": now})
    return row.at.astimezone(AMSTERDAM).date()


_grens: dict[date, int] = {}


def _iedereen_klaar(dag: date) -> bool:
    """Whether every transaction is over that ran when this was first asked about the day."""
    with connection.cursor() as cursor:
        if dag not in _grens:
            cursor.execute("SELECT pg_current_xact_id()::text::bigint")
            _grens.clear()
            _grens[dag] = cursor.fetchone()[0]
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0]) >= _grens[dag]


def _verzegel(dag: date, first: bool, now: datetime, folder: Path) -> int:
    """The seals of one day, all or none; the file first, for the same seal twice in it does no harm and none does."""
    vanaf = None if first else dag
    with transaction.atomic():
        before = {row.organisation_id: row.som for row in Dagzegel.objects.filter(dag=dag - EEN_DAG)}
        with connection.cursor() as cursor:
            cursor.execute(WITH_LINES, [begin(vanaf), begin(dag + EEN_DAG)])
            whose = sorted({key for (key,) in cursor.fetchall()} | before.keys(), key=lambda key: key or 0)
        rows = []
        for key in whose:
            vorige = before.get(key, "")
            found = reken(key, vanaf, dag, vorige)
            rows.append(Dagzegel(organisation_id=key, vanaf=vanaf, dag=dag, vorige=vorige, op=now, **found._asdict()))
        schrijf(rows, folder)
        Dagzegel.objects.bulk_create(rows)
    return len(rows)


def in_bestand(row: Dagzegel) -> str:
    """A seal as a line of the file: day, organisation, number of lines, digest."""
    return f"{row.dag} {row.organisation_id or NIEMAND} {row.aantal} {row.som}"


def schrijf(rows: list[Dagzegel], folder: Path) -> None:
    """Add the seals to the file of their month, and wait until the disk has them."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for month, group in groupby(rows, key=lambda row: f"{row.dag:%Y-%m}"):
        with (folder / f"{month}.txt").open("a", encoding="ascii") as file:
            file.write("".join(f"{in_bestand(row)}\n" for row in group))
            file.flush()
            fsync(file.fileno())


def achter(now: datetime) -> int:
    """How many days that are over have no seal yet; none on the day on which sealing begins."""
    done = Dagzegel.objects.order_by("-dag").values_list("dag", flat=True).first()
    if done is None:
        begun = Heartbeat.objects.filter(name=BEGONNEN).values_list("at", flat=True).first()
        done = (begun or now).astimezone(AMSTERDAM).date() - EEN_DAG
    return max((now.astimezone(AMSTERDAM).date() - done).days - 1, 0)
