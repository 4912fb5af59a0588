"""The worker looks for people who are in the record twice: at those whose keys were written since it looked last.

It may run twice, late, or after thirty days down: it goes on where it was, a few hundred people at a time.
"""

from collections import defaultdict
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max, Q

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.radar.banden import Band, band
from eenplan.dossier.radar.besluiten import Paar, paar
from eenplan.dossier.radar.models import Dubbelpaar, Dubbelstand, Sleutel
from eenplan.dossier.radar.naast import kans, profielen, schaal
from eenplan.dossier.radar.vergelijk import Profiel, vergelijk
from eenplan.dossier.radar.vinden import vind

PER_KEER, BEURTEN = 200, 5  # people looked at in one turn, and turns in a minute
STERK = frozenset({Band.ZEKER, Band.WAARSCHIJNLIJK})


def zoek(now: datetime) -> int:
    """Some turns, until everybody was looked at; returns how many pairs it keeps of these people."""
    found = 0
    for _ in range(BEURTEN):
        pairs, more = beurt(now)
        found += pairs
        if not more:
            break
    return found


def beurt(now: datetime) -> tuple[int, bool]:
    """One turn: how many pairs it keeps, and whether there may be more people."""
    with transaction.atomic():
        enter(SYSTEM)
        stand, _ = Dubbelstand.objects.select_for_update().get_or_create(pk=1, defaults={"op": now})
        written = Sleutel.objects.filter(pk__gt=stand.vorige).values_list("persoon_id").annotate(tot=Max("pk"))
        rows = list(written.order_by("tot")[:PER_KEER])
        found = _bewaar([pk for pk, _ in rows], now) if rows else 0
        _verder(stand, [tot for _, tot in rows], now)
    return found, len(rows) == PER_KEER


def _verder(stand: Dubbelstand, gezien: list[int], now: datetime) -> None:
    """What was looked at last is looked at once more: a transaction that took longer may have written lower keys."""
    last = max([*gezien, stand.laatste])
    stand.vorige = last if len(gezien) == PER_KEER else stand.laatste
    stand.laatste, stand.op = last, now
    stand.save()


def _bewaar(personen: list[int], now: datetime) -> int:
    """The pairs of these people as they are now; a pair that is too weak by now goes."""
    people, places = (
        profielen(personen),
        dict(Persoon.objects.filter(pk__in=personen).values_list("pk", "bronhouder_id")),
    )
    by_place: dict[int, list[int]] = defaultdict(list)
    for pk in people:
        by_place[places[pk]].append(pk)
    rows = [row for place, found in by_place.items() for row in _paren(found, people, place, now)]
    Dubbelpaar.objects.filter(Q(een__in=personen) | Q(ander__in=personen)).exclude(
        pk__in=_blijven([(row.een_id, row.ander_id) for row in rows])
    ).delete()
    Dubbelpaar.objects.bulk_create(rows, update_conflicts=True, unique_fields=["een", "ander"], update_fields=["kans"])
    return len(rows)


def _blijven(paren: list[Paar]) -> list[int]:
    known = Dubbelpaar.objects.filter(een__in=[een for een, _ in paren]).values_list("pk", "een_id", "ander_id")
    return [pk for pk, een, ander in known if (een, ander) in set(paren)]


def _paren(personen: list[int], people: dict[int, Profiel], bronhouder_id: int, now: datetime) -> list[Dubbelpaar]:
    with connection.cursor() as cursor:
        near = vind([people[pk] for pk in personen], bronhouder_id, cursor)
    weights, found = schaal(bronhouder_id), dict[Paar, Dubbelpaar]()
    for pk, candidates in zip(personen, near, strict=True):
        for other in candidates:
            pair = vergelijk(people[pk], other.profiel)
            chance = kans(pair, weights)
            if other.persoon_id != pk and band(chance, pair) in STERK:
                een, ander = paar(pk, other.persoon_id)
                found[een, ander] = Dubbelpaar(
                    een_id=een, ander_id=ander, bronhouder_id=bronhouder_id, kans=chance, gevonden_op=now
                )
    return list(found.values())
