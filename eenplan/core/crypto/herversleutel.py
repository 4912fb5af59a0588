"""Writing sealed values anew under the key that seals now, in small batches, while everybody works on.

What is under the right key is passed by on its first ten bytes, so a second run goes on where the first was stopped.
A row is written only when it still holds what was read: who changed it meanwhile wins, under his own key.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db import connection, transaction

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.crypto import envelop
from eenplan.core.crypto.kolommen import Column, columns
from eenplan.core.crypto.zegel import InvalidTag, seal, unseal

BATCH = 200
INSIDE = re.compile(rb"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{38,}={0,2}(?![A-Za-z0-9+/=])")
Place = tuple[int, str, int]


@dataclass(slots=True)
class Verslag:
    """What one run did, per column; `onleesbaar` should be 0."""

    kolom: str
    gezien: int = 0
    herschreven: int = 0
    intussen: int = 0
    onleesbaar: int = 0


def herversleutel() -> Iterator[Verslag]:
    """All columns, one after the other; each batch is a transaction of its own."""
    with act("sleutel.herversleutel", by=SYSTEM, at=clock.now(), ground="access.md misuse 24"):
        pass  # the line in the log stands before the first row is touched
    for column in columns():
        report = Verslag(column.name)
        last: int | None = 0
        while last is not None:
            last = _batch(column, last, report)
        yield report


def verhuis(numbers: Collection[int], casus_ids: Collection[int]) -> int:
    """Seal for their own case what these keys sealed and stands at another, in the running transaction; how many."""
    moved = Verslag("")
    for column in columns():
        if column.of.casus:
            for pk, start, own, casus in column.heads().iterator():
                if casus not in casus_ids and envelop.number_of(bytes(start)) in numbers:
                    _schrijf(column, pk, (own, column.of.kind, casus), moved)
    return moved.herschreven


def _batch(column: Column, after: int, report: Verslag) -> int | None:
    """The next rows; the last key, or None at the end."""
    with transaction.atomic():
        enter(SYSTEM)
        rows = list(column.heads().filter(pk__gt=after)[:BATCH])
        now = _active({(own, column.of.kind, casus) for _, _, own, casus in rows})
        for pk, start, own, casus in rows:
            place = (own, column.of.kind, casus)
            if envelop.number_of(bytes(start)) != now.get(place, -1):
                _schrijf(column, pk, place, report)
        report.gezien += len(rows)
    return rows[-1][0] if len(rows) == BATCH else None


def _active(places: Collection[Place]) -> dict[Place, int]:
    """The numbers of the keys that seal now."""
    wanted = sorted(places)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT organisation_id, kind, casus_id, id FROM crypto_datakey JOIN unnest(%s::bigint[], %s::text[],"
            " %s::bigint[]) AS t(o, k, c) ON organisation_id = o AND kind = k AND casus_id = c WHERE active",
            [list(part) for part in zip(*wanted, strict=True)] or [[], [], []],
        )
        return {(own, kind, casus): number for own, kind, casus, number in cursor.fetchall()}


def _schrijf(column: Column, pk: int, place: Place, report: Verslag) -> None:
    field, (own, kind, casus) = column.of.field, place
    rows = column.model._base_manager.filter(pk=pk)
    old = rows.values_list(field, flat=True).first()
    if old is None:
        return
    try:
        plain = unseal(old, organisation_id=own, kind=kind)
    except InvalidTag:
        report.onleesbaar += 1
        return
    plain = _binnenin(plain, own) if column.of.nested else plain
    fresh = seal(plain, organisation_id=own, kind=kind, casus_id=casus)
    if rows.filter(**{field: bytes(old)}).update(**{field: fresh}):
        report.herschreven += 1
    else:
        report.intussen += 1


def _binnenin(plain: bytes, own: int) -> bytes:
    """The sealed values inside a trace, sealed anew as well; what does not open was none, or goes with its case."""

    def again(found: re.Match[bytes]) -> bytes:
        try:
            inner = unseal(b64decode(found[0], validate=True), organisation_id=own)
        except (ValueError, InvalidTag):
            return found[0]
        return b64encode(seal(inner, organisation_id=own))

    return INSIDE.sub(again, plain)
