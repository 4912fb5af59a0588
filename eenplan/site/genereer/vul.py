"""Families in this database, once for each seed."""

from collections.abc import Callable

from django.db import transaction

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.site.demo import regio
from eenplan.site.genereer.maak import Gemaakt, maak
from eenplan.site.genereer.trek import Opdracht


def vul(huishoudens: int, zaad: int, vertel: Callable[[str], None], jaren: int = 2) -> Gemaakt | None:
    """Write these households once for each seed; None when that seed was used here before.

    What was cut off goes on: the mark keeps the moment that all is drawn for; batches that are there are passed over.
    """
    if not huishoudens:
        return None
    with transaction.atomic():
        enter(SYSTEM)
        mark = regio.merk(clock.now(), f"verzonnen gezinnen, zaad {zaad}")
    if mark.ingetrokken_op is not None:
        return None

    def meld(done: int) -> None:
        if done == huishoudens or done % 1000 == 0:
            vertel(f"{done} van {huishoudens} huishoudens")

    made = maak(Opdracht(huishoudens, zaad, mark.van, {}, jaren), meld)
    mark.ingetrokken_op = clock.now()
    mark.save(update_fields=["ingetrokken_op"])
    return made
