"""Each minute: no case is carried by who may not look at it without somebody who hands it on (R1, R6)."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, F, OuterRef

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Belangenconflict, Schild
from eenplan.dossier.toegang.belang import gevolg
from eenplan.dossier.toegang.poort import GROND, leg_vast
from eenplan.dossier.toegang.rules import HERVERDELEN, OBJECT, Soort


def loop_na(at: datetime) -> int:
    """Each minute: a case of which the owner may not look has somebody who hands it on; no duty outlives its cause.

    Whoever is responsible for a secluded case reads it, also when he came in the place of who left.
    """
    enter(SYSTEM)
    waits, done, unread = _zonder_opvolging(), _opgelost(), list(_zonder_lezer())
    for row in waits:
        gevolg(row, row.casus, at)
    if done:
        Deadline.objects.filter(pk__in=done).update(done_at=at)
    if unread:
        _lees_mee(unread, at)
    return len(waits) + len(done) + len(unread)


def _zonder_opvolging() -> list[Belangenconflict]:
    running = Deadline.objects.filter(object_type=OBJECT, object_id=OuterRef("pk"), done_at__isnull=True)
    rows = Belangenconflict.objects.filter(
        ~Exists(running), account_id=F("casus__verantwoordelijke_id"), casus__afgesloten_op__isnull=True
    )
    return list(rows.select_related("casus__bronhouder"))


def _opgelost() -> list[int]:
    """Duties to hand over of which nothing is left to hand over."""
    still = Belangenconflict.objects.filter(pk=OuterRef("object_id"), account_id=F("casus__verantwoordelijke_id"))
    running = Deadline.objects.filter(object_type=OBJECT, key=HERVERDELEN, done_at__isnull=True)
    return list(running.filter(~Exists(still)).values_list("pk", flat=True))


def _zonder_lezer() -> Iterable[Schild]:
    through = Schild.lezers.through.objects.filter(
        schild_id=OuterRef("pk"), account_id=OuterRef("casus__verantwoordelijke_id")
    )
    shut = Belangenconflict.objects.filter(
        casus_id=OuterRef("casus_id"), account_id=OuterRef("casus__verantwoordelijke_id")
    )
    rows = Schild.objects.filter(~Exists(through), ~Exists(shut), soort="besloten", casus__afgesloten_op__isnull=True)
    return rows.select_related("casus")


def _lees_mee(rows: Iterable[Schild], at: datetime) -> None:
    with act("toegang.lezer_erbij", by=SYSTEM, at=at, ground=GROND) as a:
        for row in rows:
            who = row.casus.verantwoordelijke_id
            assert who is not None  # an open case has a responsible person
            row.lezers.add(who)
            leg_vast(a, row.casus, Soort.LEZER_ERBIJ, account_id=who, reden="besloten", rule="R6")
