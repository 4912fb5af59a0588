"""How the keys stand: numbers only."""

from django.db import connection, transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.crypto import bos, envelop, hoofd
from eenplan.core.crypto.kolommen import Column, columns
from eenplan.core.crypto.zegel import InvalidTag

SOORTEN = ("nu", "ouder", "oude vorm", "vernietigd")
Stand = tuple[int, int, bool, bool]  # organisation, case, active, destroyed


def waarden() -> dict[str, dict[str, int]]:
    """Per column how many values stand under the key of now, an older one, in the form of before, or under none."""
    with transaction.atomic(), connection.cursor() as cursor:
        enter(SYSTEM)
        cursor.execute("SELECT id, organisation_id, casus_id, active, wrapped IS NULL FROM crypto_datakey")
        keys: dict[int, Stand] = {number: tuple(rest) for number, *rest in cursor.fetchall()}
        return {column.name: _tel(column, keys) for column in columns()}


def hoofden() -> dict[int, tuple[int, bool, bool]]:
    """Per head key how many data keys lie under it, whether it lies here, and whether it is the one of now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT head, count(*) FROM crypto_datakey WHERE wrapped IS NOT NULL GROUP BY head")
        many = dict(cursor.fetchall())
    here = hoofd.numbers()
    return {number: (many.get(number, 0), number in here, number == max(here)) for number in sorted({*many, *here})}


def gezond() -> tuple[bool, str]:
    """Whether every head key is here that a data key lies under, and opens one of them; in Dutch."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT ON (head) {bos.COLUMNS} FROM crypto_datakey WHERE wrapped IS NOT NULL")  # noqa: S608 - words of ours
        rows = cursor.fetchall()
    for row in rows:
        try:
            bos.opened(row)
        except hoofd.HeadKeyFault as fault:
            return False, str(fault)
        except InvalidTag:
            return False, f"hoofdsleutel {row[4]} past niet bij de database: zet de goede reservekopie terug"
    return True, f"{len(rows)} hoofdsleutels in gebruik, alle aanwezig"


def _tel(column: Column, keys: dict[int, Stand]) -> dict[str, int]:
    count = dict.fromkeys(SOORTEN, 0)
    for _, start, own, casus in column.heads().iterator():
        number = envelop.number_of(bytes(start))
        count[_soort(number, keys.get(number or 0), (own, casus))] += 1
    return count


def _soort(number: int | None, key: Stand | None, place: tuple[int, int]) -> str:
    if number is None:
        return "oude vorm"
    if key is None or key[3]:
        return "vernietigd"
    return "nu" if key[:3] == (*place, True) else "ouder"
