"""Noting that a child was seen or spoken to, or why not; the term runs until it was seen."""

from datetime import datetime, time

from django.db.models import QuerySet

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.actions import finish, start_each, start_until
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.actions import leg_vast
from eenplan.keten.triage.rules import alleen_vt
from eenplan.keten.vervolg.actions import GROUND, Ongeldig, locked, subject
from eenplan.keten.vervolg.kinderen.lezen import kind_ids
from eenplan.keten.vervolg.kinderen.rules import KIND, KINDTERM, Gezien, NieuwKindcontact
from eenplan.keten.vervolg.models import Dienst, Kindcontact

END_OF_DAY = time(23, 59, 59)


def begin(casus_id: int, at: datetime) -> None:
    """A service begins: start the term for every child of the case that has none running."""
    _begin(casus_id, at, Deadline.objects.none())


def begin_later(casus_id: int, at: datetime) -> None:
    """A child that came into the case while a service runs must be seen too; who had a term in it keeps that one."""
    since = Dienst.objects.filter(casus_id=casus_id, afgerond_op__isnull=True).order_by("geopend_op").first()
    if since:
        _begin(casus_id, at, Deadline.objects.filter(key=KIND, casus_id=casus_id, started_at__gte=since.geopend_op))


def _begin(casus_id: int, at: datetime, had: QuerySet[Deadline]) -> None:
    """A term runs once for a child, also when it is in two cases."""
    casus, children = Casus.objects.get(pk=casus_id), kind_ids(casus_id, at.date())
    running = Deadline.objects.filter(key=KIND, object_type=KINDTERM, object_id__in=children, done_at__isnull=True)
    known = {*running.values_list("object_id", flat=True), *had.values_list("object_id", flat=True)}
    start_each([KIND], [subject(casus, KINDTERM, persoon_id, at) for persoon_id in sorted(children - known)], at)


def leg_vast_kind(
    dienst_id: int, persoon_id: int, invoer: NieuwKindcontact, *, by: Viewer, at: datetime, ground: str = GROUND
) -> Kindcontact:
    """Note it. Not seen: why, and a day on which it is tried again; seen or spoken to: the term ends."""
    with act("vervolg.leg_kind", by=by, at=at, ground=ground) as a:
        casus, row = locked(by, dienst_id, None, "vervolg.leg_kind")
        alleen_vt(by.role)
        if row.afgerond_op:
            raise Refused("Deze dienst is afgerond. Leg het vast bij wat nu loopt.")
        if persoon_id not in kind_ids(casus.pk, at.date()):
            raise Refused("Dit is geen kind van deze casus. Kies een kind uit de lijst.")
        if fouten := invoer.fouten(at.date()):
            raise Ongeldig(fouten)
        found = _keep(a, casus, row, persoon_id, invoer)
        a.log(casus_id=casus.pk, object_type="kindcontact", object_id=found.pk, persons=(persoon_id,))
    return found


def _keep(a: Act, casus: Casus, row: Dienst, persoon_id: int, invoer: NieuwKindcontact) -> Kindcontact:
    seen = invoer.gezien != Gezien.NIET
    finish([KIND], KINDTERM, persoon_id, a.at, "" if seen else invoer.waarom)
    if not seen and invoer.opnieuw_op:
        until = datetime.combine(invoer.opnieuw_op, END_OF_DAY, tzinfo=AMSTERDAM)
        start_until(KIND, subject(casus, KINDTERM, persoon_id, a.at), a.at, until)
    leg_vast(
        "kind_gezien", at=a.at, casus_id=casus.pk, gemeente=casus.gemeente, gezien=invoer.gezien,
        waarom="" if seen else invoer.waarom,
    )  # fmt: skip
    return Kindcontact.objects.create(
        dienst=row, persoon_id=persoon_id, op=a.at, door_id=a.by.account_id, gezien=invoer.gezien,
        waarom="" if seen else invoer.waarom, tekst=invoer.tekst.strip(),
        opnieuw_op=None if seen else invoer.opnieuw_op,
    )  # fmt: skip
