"""Writing invented families to the database, some hundreds per transaction."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from random import Random

from django.db import connection, connections, transaction
from psycopg import sql

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Betrokkene, Casus, Deelname, Teamlid
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.radar.models import Sleutel
from eenplan.dossier.vondst.actions import vergeet_aanwijzingen
from eenplan.feiten.models import Feit
from eenplan.keten.melding.models import Melding
from eenplan.site.genereer.bezetting import bezetting
from eenplan.site.genereer.boek import Pen
from eenplan.site.genereer.regels import Regels
from eenplan.site.genereer.rijen import Rijen
from eenplan.site.genereer.schrijf_casus import schrijf_huishouden
from eenplan.site.genereer.tabel import Rij, Tabel
from eenplan.site.genereer.trek import Opdracht, trek
from eenplan.site.genereer.verloop import Huishouden

PER_KEER = 200
Wachtend = list[tuple[Tabel, list[Rij]]]


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """What was written."""

    huishoudens: int
    rijen: int
    vragen: int
    seconden: float


def maak(opdracht: Opdracht, vertel: Callable[[int], None] = lambda done: None) -> Gemaakt:
    """Write these households; `vertel` hears how many are there by now. LookupError when the region is too empty."""
    begin, done = time.monotonic(), 0
    with transaction.atomic():
        enter(SYSTEM)
        regio, regels = bezetting(opdracht.nu), Regels()
    opdracht = replace(opdracht, gemeenten=dict(opdracht.gemeenten) or regio.gemeenten)
    rng = Random(f"wie {opdracht.zaad}")  # noqa: S311 - invented families, no secret
    pen = Pen(Rijen(), regels, regio, rng, opdracht.nu)
    drawn = trek(opdracht)
    with _schrijver() as schrijf:
        while batch := list(islice(drawn, PER_KEER)):
            if not _staat_er(batch[0]):
                for household in batch:
                    schrijf_huishouden(pen, household)
                schrijf(pen.rijen, pen.rijen.neem())
            done += len(batch)
            vertel(done)
    if not connection.in_atomic_block:
        _tel_tabellen()
    return Gemaakt(done, pen.rijen.aantal, pen.rijen.vragen, time.monotonic() - begin)


def _staat_er(eerste: Huishouden) -> bool:
    """Whether the batch that begins with this household was written by a run that was cut off: it is whole or not."""
    with transaction.atomic():
        enter(SYSTEM)
        return Melding.objects.filter(sleutel=eerste.zaken[0].gebeurtenissen[0].gegeven.sleutel).exists()


@contextmanager
def _schrijver() -> Iterator[Callable[[Rijen, Wachtend], None]]:
    """Writes one batch while the next one is drawn: the server works on a core of its own.

    Within a transaction of the caller (a test) it writes at once, for another connection would see nothing of it.
    """
    if connection.in_atomic_block:
        yield _schrijf
        return
    waiting: list[Future[None]] = []
    with ThreadPoolExecutor(1) as pool:

        def hand_over(rijen: Rijen, wachtend: Wachtend) -> None:
            _ended(waiting)
            waiting.append(pool.submit(_schrijf, rijen, wachtend))

        yield hand_over
        _ended(waiting)
        pool.submit(connections.close_all).result()  # those of that thread


def _ended(waiting: list[Future[None]]) -> None:
    """Wait for the batch before; what went wrong there goes wrong here."""
    while waiting:
        waiting.pop().result()


def _schrijf(rijen: Rijen, wachtend: Wachtend) -> None:
    with transaction.atomic():
        enter(SYSTEM)
        rijen.schrijf(wachtend)
        vergeet_aanwijzingen()


def _tel_tabellen() -> None:
    """Let the server count what every page looks in, for a plan on old counts is slow; the rest it does by itself."""
    with connections["eigenaar"].cursor() as cursor:
        for model in (Casus, Teamlid, Betrokkene, Deelname, Persoon, Sleutel, Deadline, Melding, Feit):
            cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(model._meta.db_table)))
