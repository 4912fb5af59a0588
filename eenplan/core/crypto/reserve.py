"""The wrapped keys in a file of their own, kept apart from the backups of the database and for a shorter time.

With a backup that is older than the last renewal of the head key, this file is what opens it; what was destroyed since
is not in it, and so stays destroyed.
"""

import json
import os
from base64 import b64decode, b64encode
from pathlib import Path

from django.db import connection, transaction

from eenplan.core import clock
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.crypto import bos

KIND = "eenplan-sleutelbos-1"
ALL = """
    SELECT id, organisation_id, kind, casus_id, head, wrapped, made_at FROM crypto_datakey
    WHERE wrapped IS NOT NULL ORDER BY id
"""
PUT = """
    INSERT INTO crypto_datakey (id, organisation_id, kind, casus_id, active, head, wrapped, made_at)
    VALUES (%s, %s, %s, %s, false, %s, %s, %s)
    ON CONFLICT (id) DO UPDATE SET head = EXCLUDED.head, wrapped = EXCLUDED.wrapped
    WHERE crypto_datakey.destroyed_at IS NULL
"""
GONE = """
    UPDATE crypto_datakey SET active = false, wrapped = NULL, destroyed_at = %s
    WHERE wrapped IS NOT NULL AND id <> ALL(%s) AND id <= %s
"""
# Numbers that the file has are not given out again; the application may not set a sequence, only draw from it.
DRAW = """
    SELECT count(nextval(s)) FROM pg_get_serial_sequence('crypto_datakey', 'id') AS s,
    generate_series(nextval(pg_get_serial_sequence('crypto_datakey', 'id')), %s)
"""
LOCK = "LOCK TABLE crypto_datakey IN SHARE ROW EXCLUSIVE MODE"
OTHER = "SELECT count(*) FROM crypto_datakey d JOIN unnest(%s::bigint[], %s::timestamptz[]) AS f(n, m) ON d.id = f.n"
Row = tuple[int, int, str, int, int, bytes, str]


def bewaar(path: Path) -> int:
    """Write every key as it lies wrapped in the database, whole or not at all (0600); how many.

    Who is making a key is waited for: of what is missing below the highest number it is certain that it is destroyed.
    """
    with act("sleutel.bewaar", by=SYSTEM, at=clock.now()), connection.cursor() as cursor:
        cursor.execute(LOCK)
        cursor.execute(ALL)
        rows = [[*row[:5], b64encode(bytes(row[5])).decode(), row[6].isoformat()] for row in cursor.fetchall()]
        cursor.execute("SELECT coalesce(max(id), 0) FROM crypto_datakey")
        highest = cursor.fetchone()[0]
    draft = path.with_name(f"{path.name}.nieuw")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        json.dump({"soort": KIND, "tot": highest, "sleutels": rows}, stream)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)
    return len(rows)


def zet_terug(path: Path) -> tuple[int, int]:
    """After an older backup was put back: its keys as this file has them; how many, and how many stay destroyed.

    Every key is opened first: a file that does not fit here changes nothing. Raises ValueError.
    """
    rows, highest = _lees(path)
    for row in rows:
        bos.opened(row[:6])
    numbers = [row[0] for row in rows]
    with act("sleutel.zet_terug", by=SYSTEM, at=clock.now()), connection.cursor() as cursor:
        cursor.execute(LOCK)
        cursor.execute(f"{OTHER} WHERE d.made_at <> f.m", [numbers, [row[6] for row in rows]])
        if cursor.fetchone()[0]:
            raise ValueError("Er zijn na het terugzetten al andere sleutels gemaakt. Zet de database opnieuw terug.")
        cursor.executemany(PUT, rows)
        cursor.execute(GONE, [clock.now(), numbers, highest])
        gone = cursor.rowcount
        cursor.execute(DRAW, [highest])
        transaction.on_commit(bos.forget)
    return len(rows), int(gone)


def _lees(path: Path) -> tuple[list[Row], int]:
    given = json.loads(path.read_text("utf-8"))
    if not isinstance(given, dict) or given.get("soort") != KIND:
        raise ValueError("Dit is geen bestand van 'eenplan sleutel bewaar'.")
    try:
        return [(*row[:5], b64decode(row[5]), row[6]) for row in given["sleutels"]], int(given["tot"])
    except (KeyError, IndexError, TypeError, ValueError) as fault:
        raise ValueError("Dit bestand van 'eenplan sleutel bewaar' is beschadigd. Neem een andere kopie.") from fault
