"""The bunch of data keys: found, made when needed, and kept in this process for a few seconds.

Plain SQL, because models of others import `seal` before Django has read all models. A key is written in the
transaction that first needs it, so it is as durable as what it seals, and stands on the standby with it. Only a key
that is committed is remembered for sealing: after a rollback nothing is sealed under a number that does not exist.
"""

import os
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from django.db import connection, transaction

from eenplan.core import clock
from eenplan.core.crypto import envelop, hoofd

BLIND = "blind"
KINDS = ("gewoon", "schild", "melder")
KEPT = timedelta(seconds=5)  # a key that was destroyed elsewhere is gone here after this
MOST = 1_000  # keys in memory at once
COLUMNS = "id, organisation_id, kind, casus_id, head, wrapped"
FIND = f"SELECT {COLUMNS} FROM crypto_datakey WHERE wrapped IS NOT NULL AND"  # noqa: S608 - words of this module
FIND_OR_MAKE = f"""
    WITH place (o, k, c) AS (VALUES (%s::bigint, %s::text, %s::bigint)),
    found AS (
        SELECT {COLUMNS} FROM crypto_datakey, place WHERE active AND organisation_id = o AND kind = k AND casus_id = c
    ), made AS (
        INSERT INTO crypto_datakey (organisation_id, kind, casus_id, active, head, wrapped, made_at)
        SELECT o, k, c, true, %s, %s, %s FROM place WHERE NOT EXISTS (SELECT FROM found)
        ON CONFLICT DO NOTHING RETURNING {COLUMNS}
    )
    SELECT *, false FROM found UNION ALL SELECT *, true FROM made
"""  # noqa: S608 - words of this module
REWRAP = "UPDATE crypto_datakey SET head = %s, wrapped = %s WHERE id = %s"
Place = tuple[int, str, int]
Row = tuple[int, int, str, int, int, bytes]
Of = TypeVar("Of")
What = TypeVar("What")


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """A data key in the clear."""

    number: int
    organisation_id: int
    kind: str
    casus_id: int
    raw: bytes
    cipher: AESGCMSIV

    @property
    def context(self) -> bytes:
        """For whom it is."""
        return context(self.organisation_id, self.kind, self.casus_id)


_keys: dict[int, tuple[datetime, Key]] = {}
_active: dict[Place, tuple[datetime, int]] = {}
_lock = threading.Lock()
_fresh: set[int] = set()  # made in a transaction of which the end is not known here


def context(organisation_id: int, kind: str, casus_id: int) -> bytes:
    """What is bound to a key and to all that it seals."""
    return f"eenplan/{organisation_id}/{kind}/{casus_id}".encode()


def active(organisation_id: int, kind: str, casus_id: int = 0) -> Key:
    """The key to seal with; made when there is none yet."""
    place = (organisation_id, kind, casus_id)
    known = _remembered(_active, place)
    key = by_number(known) if known is not None else None
    if key is None:
        key = _find_or_make(place)
        if key.number not in _fresh or kind == BLIND:  # which would be made the same again
            _remember(_active, place, key.number)
    return key


def by_number(number: int) -> Key | None:
    """The key with this number; None when it was destroyed or never was."""
    key = _remembered(_keys, number)
    row = None if key else _row(number)
    return key or (_kept(row) if row else None)


def known(number: int) -> bool:
    """Whether a key with this number ever was."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM crypto_datakey WHERE id = %s", [number])
        return cursor.fetchone() is not None


def forget() -> None:
    """Keep no key in memory, as in a process that starts."""
    with _lock:
        _keys.clear()
        _active.clear()


def opened(row: Row) -> Key:
    """A row of the table in the clear. Raises HeadKeyFault, or InvalidTag when it was tampered with."""
    number, organisation_id, kind, casus_id, head, wrapped = row
    raw = envelop.unwrap(hoofd.wrapping(head), context(organisation_id, kind, casus_id), bytes(wrapped))
    return Key(number, organisation_id, kind, casus_id, raw, AESGCMSIV(raw))


def _kept(row: Row) -> Key:
    """A row in the clear, remembered; asked again when its head was renewed and destroyed after it was read."""
    try:
        return _keep(opened(row))
    except hoofd.HeadKeyFault:
        again = _row(row[0])
        if again is None or again == row:
            raise
        return _keep(opened(again))


def _keep(key: Key) -> Key:
    _remember(_keys, key.number, key)
    return key


def _row(number: int) -> Row | None:
    with connection.cursor() as cursor:
        cursor.execute(f"{FIND} id = %s", [number])
        found: Row | None = cursor.fetchone()
    return found


def _find_or_make(place: Place) -> Key:
    """One question, also for a new one. What is found by (`blind`) stays as it was derived before data keys."""
    _not_lost()
    head, top = hoofd.top()
    raw = hoofd.derive(0, BLIND) if place[1] == BLIND and hoofd.FIRST in hoofd.numbers() else os.urandom(envelop.KEY)
    with connection.cursor() as cursor:
        cursor.execute(FIND_OR_MAKE, [*place, head, envelop.wrap(top, context(*place), raw), clock.now()])
        found = cursor.fetchone()
        if found is None:  # somebody else made it between our question and our writing
            return active(*place)
        number, made = found[0], found[-1]
        if made and hoofd.current() != head:  # the head was renewed while we waited to write
            head, top = hoofd.top()
            cursor.execute(REWRAP, [head, envelop.wrap(top, context(*place), raw), number])
    if not made:
        return _kept(found[:-1])
    _fresh.add(number)
    transaction.on_commit(lambda: _fresh.discard(number))
    return _keep(Key(number, *place, raw, AESGCMSIV(raw)))


def _not_lost() -> None:
    """Without any head key here a new one is made, but not beside keys that the lost one wrapped."""
    if hoofd.numbers():
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM crypto_datakey WHERE wrapped IS NOT NULL LIMIT 1")
        if cursor.fetchone():
            raise hoofd.HeadKeyFault("De hoofdsleutel ontbreekt: zet de reservekopie terug.")


def _remembered(kept: dict[Of, tuple[datetime, What]], key: Of) -> What | None:
    at, found = kept.get(key, (None, None))
    return found if at is not None and abs(clock.now() - at) < KEPT else None


def _remember(kept: dict[Of, tuple[datetime, What]], key: Of, what: What) -> None:
    with _lock:
        while len(kept) >= MOST:
            del kept[next(iter(kept))]
        kept[key] = (clock.now(), what)
