"""The terms of a handover: to be offered, to be answered, and stuck."""

from datetime import datetime

from eenplan.core.deadlines.actions import Subject, finish, start
from eenplan.core.deadlines.queries import of_object
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.queries import aan_zet
from eenplan.keten.overdracht.rules import AANBIEDEN, ANTWOORD, KNELPUNT


def start_terms(row: Overdracht, casus: Casus, at: datetime) -> None:
    """The answer is the receiver's to give; the bottleneck is the sender's to prevent.

    Who has no account gives no answer here: then the sender gets it from him.
    """
    finish([AANBIEDEN], "overdracht", row.pk, at)
    mine = _sender(row, casus)
    asked = mine
    if not row.buiten_soort:
        place, there = aan_zet(row, at)
        asked = Subject("overdracht", row.pk, place.pk, there, casus.pk)
    start([ANTWOORD], asked, at)
    start([KNELPUNT], mine, at)


def must_be_offered(row: Overdracht, casus: Casus, at: datetime) -> None:
    """A handover that lies on the drawing table has a term too; its first clock keeps running."""
    running = of_object("overdracht", row.pk).get(AANBIEDEN)
    if running is None or running.done_at is not None:
        start([AANBIEDEN], _sender(row, casus), at)


def stop_terms(row: Overdracht, at: datetime) -> None:
    """Somebody answered."""
    finish([ANTWOORD, KNELPUNT], "overdracht", row.pk, at)


def _sender(row: Overdracht, casus: Casus) -> Subject:
    place, person = casus.verantwoordelijke_organisatie_id, casus.verantwoordelijke_id
    if place is None or person is None:  # the database refuses an open case without (domain 3.2)
        raise Refused("Niemand is verantwoordelijk voor deze casus. Wijs eerst iemand aan.")
    return Subject("overdracht", row.pk, place, person, casus.pk)
