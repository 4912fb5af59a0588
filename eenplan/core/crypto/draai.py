"""Renewing keys: a new data key seals from now on, a new head key wraps all of them; and who may no longer be read.

Nothing here stops anybody: an older key keeps opening what it sealed, until `herversleutel` has written that anew.
"""

from collections.abc import Collection

from django.db import connection, transaction

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.crypto import bos, envelop, hoofd
from eenplan.core.crypto.herversleutel import verhuis

BATCH = 1_000
RETIRE = """
    UPDATE crypto_datakey SET active = false
    WHERE active AND organisation_id = ANY(%s) AND NOT kind = %s RETURNING organisation_id, kind, casus_id
"""
DESTROY = """
    UPDATE crypto_datakey SET active = false, wrapped = NULL, destroyed_at = %s
    WHERE casus_id = ANY(%s) AND casus_id <> 0 AND wrapped IS NOT NULL
"""


def vernieuw(organisations: Collection[int]) -> int:
    """New data keys for these organisations; returns how many were retired. Those of a case come when needed."""
    with act("sleutel.draai", by=SYSTEM, at=clock.now(), ground="access.md misuse 24") as a:
        with connection.cursor() as cursor:
            cursor.execute(RETIRE, [list(organisations), bos.BLIND])
            retired = cursor.fetchall()
        transaction.on_commit(bos.forget)
        for place in sorted({*retired, *((own, kind, 0) for own in organisations for kind in bos.KINDS)}):
            if place[2] == 0:
                bos.active(*place)
        for own in sorted(organisations):
            a.log(object_type="organisatie", object_id=own)
    return len(retired)


def vernieuw_hoofd() -> tuple[int, int]:
    """A new head key, and every data key wrapped under it instead; its number and how many. No value is touched."""
    number = hoofd.make(hoofd.current() + 1)
    hoofd.wrapping(number)  # it can be opened again, or nothing is wrapped under it
    with act("sleutel.draai_hoofd", by=SYSTEM, at=clock.now(), ground="access.md misuse 24") as a:
        bos.active(0, bos.BLIND)  # it is derived from the first head key: once in the table it outlives that
        a.log(object_type="hoofdsleutel", object_id=number)
    done = 0
    while moved := _wikkel_om(number):
        done += moved
    return number, done


def _wikkel_om(number: int) -> int:
    """One batch of data keys from their own head key to this one."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{bos.FIND} head <> %s ORDER BY id LIMIT {BATCH} FOR UPDATE", [number])
        keys = [bos.opened(row) for row in cursor.fetchall()]
        top = hoofd.wrapping(number)
        cursor.executemany(
            bos.REWRAP,
            [(number, envelop.wrap(top, key.context, key.raw), key.number) for key in keys],
        )
    return len(keys)


def vernietig_hoofd(number: int) -> None:
    """Destroy an older head key, and with it what backups hold of destroyed cases. Raises ValueError for another.

    The table is locked for a moment: who was writing a key under this one has then committed, and that key is wrapped
    anew here; who comes after sees that there is a newer head key.
    """
    newest = hoofd.current()
    if number not in hoofd.numbers() or number == newest:
        raise ValueError(f"Hoofdsleutel {number} is er niet, of is nu nodig. Maak eerst een nieuwe: draai --hoofd")
    with act("sleutel.vernietig_hoofd", by=SYSTEM, at=clock.now(), ground="access.md misuse 24") as a:
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE crypto_datakey IN SHARE ROW EXCLUSIVE MODE")
        while _wikkel_om(newest):
            pass
        a.log(object_type="hoofdsleutel", object_id=number)
    hoofd.destroy(number)


def vernietig_casus(casus_ids: Collection[int]) -> int:
    """Destroy the keys of these cases, in the running transaction; returns how many.

    What was sealed for one of them and stands at another case now (a joined report) is first sealed for that one.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM crypto_datakey WHERE casus_id = ANY(%s) AND casus_id <> 0", [list(casus_ids)])
        numbers = {number for (number,) in cursor.fetchall()}
        if not numbers:
            return 0
        verhuis(numbers, casus_ids)
        cursor.execute(DESTROY, [clock.now(), list(casus_ids)])
        gone = cursor.rowcount
    bos.forget()
    transaction.on_commit(bos.forget)
    return int(gone)


def zorg_voor(organisations: Collection[int]) -> None:
    """A data key of every kind for each of them, made by one process before two need it at the same time."""
    with transaction.atomic(), connection.cursor() as cursor:
        enter(SYSTEM)
        bos.active(0, bos.BLIND)
        cursor.execute("SELECT organisation_id, kind FROM crypto_datakey WHERE active AND casus_id = 0")
        for own, kind in sorted({(own, kind) for own in organisations for kind in bos.KINDS} - set(cursor.fetchall())):
            bos.active(own, kind)
