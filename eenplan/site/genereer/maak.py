"""Writing invented families to the database, some hundreds per transaction."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from random import Random

from django.db import connections, transaction
from psycopg import sql

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.site.genereer.bezetting import bezetting
from eenplan.site.genereer.boek import Pen
from eenplan.site.genereer.klokken import Regels
from eenplan.site.genereer.rijen import Rijen
from eenplan.site.genereer.schrijf_casus import schrijf_huishouden
from eenplan.site.genereer.trek import Opdracht, trek
from eenplan.site.genereer.verloop import Huishouden

PER_KEER = 250


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
    pen = Pen(Rijen(), regels, regio, Random(f"wie {opdracht.zaad}"), opdracht.nu)
    drawn = trek(opdracht)
    while batch := list(islice(drawn, PER_KEER)):
        _schrijf(pen, batch)
        done += len(batch)
        vertel(done)
    _tel_tabellen(pen)
    return Gemaakt(done, pen.rijen.aantal, pen.rijen.vragen, time.monotonic() - begin)


def _schrijf(pen: Pen, batch: list[Huishouden]) -> None:
    with transaction.atomic():
        enter(SYSTEM)
        for drawn in batch:
            schrijf_huishouden(pen, drawn)
        pen.rijen.schrijf()


def _tel_tabellen(pen: Pen) -> None:
    """Let the server count its tables: a page planned on old counts is slow. Only their owner may."""
    with connections["eigenaar"].cursor() as cursor:
        for tabel in pen.rijen.tabellen.values():
            cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(tabel.naam)))
