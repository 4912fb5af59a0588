"""The stations of an order: begun, moved, done."""

from collections.abc import Iterable
from datetime import datetime

from eenplan.core.acts import Act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines import actions as deadlines
from eenplan.core.deadlines.models import Deadline
from eenplan.core.rulebook.queries import rules
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.gang import STATION
from eenplan.instrumenten.huisverbod.klokken import wie_bewaakt
from eenplan.instrumenten.huisverbod.models import Huisverbod, Station
from eenplan.instrumenten.huisverbod.stations import REGELS, SOORT, Soort


def begin_stations(
    a: Act, huisverbod: Huisverbod, soorten: Iterable[Soort], vanaf: datetime, *,
    tot: dict[str, datetime] | None = None, van: tuple[int, int] | None = None, niet_na: datetime | None = None,
) -> None:  # fmt: skip
    """Begin these stations, each with its term; a regional one that the region set to nothing is left out.

    `niet_na` is when it makes no sense any more, however long the term.
    """
    tot, terms = tot or {}, rules(REGELS, vanaf.astimezone(AMSTERDAM).date())
    for soort in soorten:
        term = terms[soort.regel]
        if soort.regionaal and not term.value:
            continue
        due = tot.get(soort.sleutel) or deadlines.end_of(term, vanaf)
        due = max(min(due, niet_na or due), vanaf)
        row, fresh = Station.objects.get_or_create(
            huisverbod=huisverbod, sleutel=soort.sleutel, defaults={"begonnen_op": vanaf, "due_at": due}
        )
        if fresh:
            subject = deadlines.Subject(STATION, row.pk, *(van or wie_bewaakt(huisverbod, a.at)), huisverbod.casus_id)
            deadlines.start_until(soort.regel, subject, vanaf, due)


def station(huisverbod: Huisverbod, sleutel: str) -> Station:
    """This station of the order; Refused when it has not begun."""
    row = Station.objects.filter(huisverbod=huisverbod, sleutel=sleutel).first()
    if row is None or sleutel not in SOORT:
        raise Refused("Deze stap hoort niet bij dit huisverbod.")
    return row


def klaar(a: Act, row: Station, tekst: str, op: datetime, reden: str = "") -> None:
    """The station is done; when late, with its reason."""
    row.gedaan_op, row.tekst, row.gemist_reden, row.door_id = op, tekst.strip(), reden.strip()[:300], a.by.account_id
    row.save(update_fields=["gedaan_op", "tekst", "gemist_reden", "door_id"])
    deadlines.finish([SOORT[row.sleutel].regel], STATION, row.pk, op, "later_gedaan" if reden else "")


def verzet(a: Act, huisverbod: Huisverbod, sleutel: str, due_at: datetime) -> None:
    """Another end for a station that is not done: its running term ends and the new one begins."""
    row = Station.objects.filter(huisverbod=huisverbod, sleutel=sleutel, gedaan_op__isnull=True).first()
    if row is None:
        return
    row.due_at = max(due_at, row.begonnen_op)
    row.save(update_fields=["due_at"])
    regel = SOORT[sleutel].regel
    Deadline.objects.filter(object_type=STATION, object_id=row.pk, key=regel, done_at__isnull=True).update(done_at=a.at)
    subject = deadlines.Subject(STATION, row.pk, *wie_bewaakt(huisverbod, a.at), huisverbod.casus_id)
    deadlines.start_until(regel, subject, row.begonnen_op, row.due_at)
