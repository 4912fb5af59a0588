"""Reading the stations of orders, and the strip they make."""

from collections.abc import Collection, Sequence
from datetime import datetime

from eenplan.core.deadlines.actions import end_of
from eenplan.core.rulebook.queries import rule
from eenplan.instrumenten.huisverbod.beeld_delen import Halte
from eenplan.instrumenten.huisverbod.models import (
    Huisverbod,
    Station,
)
from eenplan.instrumenten.huisverbod.stations import SOORT, stand_van
from eenplan.instrumenten.huisverbod.strook import Strook, teken


def haltes_van(row: Huisverbod, now: datetime) -> tuple[Halte, ...]:
    """The stations of one order."""
    return haltes_van_alle([row.pk], now).get(row.pk, ())


def haltes_van_alle(ids: Collection[int], now: datetime) -> dict[int, tuple[Halte, ...]]:
    """The stations of these orders, first due first, in one query."""
    if not ids:
        return {}
    found: dict[int, list[Station]] = {}
    for item in Station.objects.filter(huisverbod_id__in=ids).select_related("door").order_by("due_at", "pk"):
        found.setdefault(item.huisverbod_id, []).append(item)
    return {pk: _haltes(rows, now) for pk, rows in found.items()}


def _haltes(rows: Sequence[Station], now: datetime) -> tuple[Halte, ...]:
    found = []
    for nummer, item in enumerate(rows, 1):
        stand = stand_van(item.due_at, item.gedaan_op, now, bool(item.gemist_reden))
        found.append(Halte(nummer, item, SOORT[item.sleutel], stand))
    return tuple(found)


def strook_van(row: Huisverbod, haltes: Sequence[Halte], now: datetime) -> Strook | None:
    if row.opgelegd_op is None or row.eindigt_op is None:
        return None
    return teken(row.opgelegd_op, row.eindigt_op, [(item.rij.due_at, item.stand) for item in haltes], now)


def uiterlijk(row: Huisverbod) -> datetime | None:
    """The latest end there can be (Wth 9)."""
    if row.opgelegd_op is None:
        return None
    return end_of(rule("huisverbod_uiterlijk", row.opgelegd_op.date()), row.opgelegd_op)
