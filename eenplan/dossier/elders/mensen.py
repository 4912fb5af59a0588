"""The people of the record as tokens: made whole for one, and kept in heads by which all can be searched."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import connection, transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.actions import Line, write
from eenplan.core.crypto.zegel import unseal
from eenplan.dossier.elders.access import zonder_huis
from eenplan.dossier.elders.actions import SOORT, vergeet_sleutels
from eenplan.dossier.elders.models import Persoontoken, Vergelijksleutel
from eenplan.dossier.elders.tokens import tokens
from eenplan.dossier.personen.actions import bsn_of
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.radar.profiel import profiel_van

BATCH = 2_000
NIETS = 0  # the head that says: looked at
MISSING = """
SELECT persoon_id FROM radar_profielregel p WHERE bronhouder_id = %s
    AND NOT EXISTS (SELECT 1 FROM elders_persoontoken t WHERE t.sleutel_id = %s AND t.persoon_id = p.persoon_id)
ORDER BY persoon_id LIMIT %s
"""


def geopend(sleutel: Vergelijksleutel) -> bytes:
    """The key itself."""
    return unseal(sleutel.verzegeld, organisation_id=sleutel.bronhouder_id, kind=SOORT)


def van_mensen(persons: Collection[int], sleutel: bytes, *, alles: bool = False) -> dict[int, frozenset[bytes]]:
    """The tokens of these people as they stand now. An address that is hidden is no part of them (R6).

    `alles`: with hidden addresses too, for a head that finds somebody and decides nothing.
    """
    silent = frozenset() if alles else zonder_huis(persons)
    rows = Persoon.objects.filter(pk__in=persons).prefetch_related("adressen", "andere_namen")
    found: dict[int, frozenset[bytes]] = {}
    for row in rows:
        homes = [home for home in row.adressen.all() if alles or not (home.geheim or row.pk in silent)]
        found[row.pk] = tokens(sleutel, profiel_van(row, homes), bsn_of(row))
    return found


def kop(token: bytes) -> int:
    """The first eight bytes as the signed whole number of the table; its index may go before row-level security."""
    return int.from_bytes(token[:8], "big", signed=True)


def werk_bij(sleutel: Vergelijksleutel, *, meest: int | None = None) -> int:
    """Make the heads of everybody who is new or was written anew; returns of how many. Runs inside an act."""
    done, key = 0, geopend(sleutel)
    while meest is None or done < meest:
        with connection.cursor() as cursor:
            cursor.execute(MISSING, [sleutel.bronhouder_id, sleutel.pk, min(BATCH, (meest or done + BATCH) - done)])
            people = [person for (person,) in cursor.fetchall()]
        if not people:
            break
        Persoontoken.objects.bulk_create(_koppen(sleutel, van_mensen(people, key, alles=True)), batch_size=BATCH)
        done += len(people)
    return done


def _koppen(sleutel: Vergelijksleutel, found: dict[int, frozenset[bytes]]) -> Iterable[Persoontoken]:
    for person, made in found.items():
        for head in {NIETS, *map(kop, made)}:
            yield Persoontoken(
                sleutel=sleutel, persoon_id=person, bronhouder_id=sleutel.bronhouder_id, kop=head
            )  # fmt: skip


def kandidaten(sleutel: Vergelijksleutel, asked: Iterable[bytes]) -> list[int]:
    """Who has a token with one of these heads; whether it is the whole token, is for the caller."""
    heads = {kop(item) for item in asked} - {NIETS}
    rows = Persoontoken.objects.filter(sleutel=sleutel, kop__in=heads)
    return sorted(set(rows.values_list("persoon_id", flat=True)))


def houd_bij(at: datetime) -> int:
    """The turn of the worker: heads for who is new, so that a question waits for nobody; returns of how many."""
    with transaction.atomic():
        enter(SYSTEM)
        if vergeet_sleutels(at):
            write(SYSTEM, [Line("elders.vergeet_sleutels", rule="R11")])
        return sum(werk_bij(key, meest=BATCH) for key in Vergelijksleutel.objects.filter(afspraak__tot__isnull=True))
