"""Looking again, and seen. The worker looks: it may run late or twice, and what was said is not said again."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from eenplan.core.access.gate import NotVisible, require
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.queries import live_viewers
from eenplan.core.acts import Act, act
from eenplan.core.audit.actions import write
from eenplan.core.deadlines.actions import Subject, finish, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import TEAM
from eenplan.dossier.radar.queries import Bekend, bekend
from eenplan.dossier.vondst.models import Aanwijzing, Radarvraag, Vondst
from eenplan.dossier.vondst.queries import wie
from eenplan.dossier.vondst.rules import TERMIJN, Wie, nieuws

log = logging.getLogger(__name__)
BATCH = 50  # people, and new cases, in one turn of the worker
VERS = timedelta(days=2)  # so young, what is there already stands on the page of the report that opened the case
LATER = timedelta(days=1)  # a case whose responsible person works here no more is asked about again then
VERB = "vondst.kijk_opnieuw"
OBJECT = "vondst"


def kijk(at: datetime) -> int:
    """Look again for everybody of whom something new is known, then at every new case; how many cases."""
    with transaction.atomic():
        enter(SYSTEM)
        people = list(Aanwijzing.objects.filter(vanaf__lte=at).order_by("vanaf").values_list("pk", flat=True)[:BATCH])
        asked = Radarvraag.objects.filter(casus=OuterRef("pk"))
        never = Casus.objects.filter(~Exists(asked), afgesloten_op=None, geopend_op__gt=at - VERS).order_by("pk")
        fresh = list(never.values_list("pk", flat=True)[:BATCH])
        joined = list(_opgegaan().order_by("casus_id").values_list("casus_id", flat=True).distinct()[:BATCH])
    for pk in joined:
        _een(_ineen, pk, at)
    return sum(_een(_persoon, pk, at) for pk in people) + sum(_een(_eerste, pk, at) for pk in fresh)


def _een(doe: Callable[[int, datetime], int], pk: int, at: datetime) -> int:
    """One act each; one that fails is tried again next time and holds up nobody else."""
    try:
        return doe(pk, at)
    except Exception as error:  # the words of an error may hold a name
        log.error("vondst: %s %s: %s", doe.__name__, pk, type(error).__name__)  # for the same reason
        return 0


def _persoon(persoon_id: int, at: datetime) -> int:
    with act(VERB, by=SYSTEM, at=at, ground="nieuwe gegevens") as a:
        marks = Aanwijzing.objects.select_for_update(skip_locked=True, of=("self",)).filter(vanaf__lte=at)
        mark = marks.filter(pk=persoon_id).first()
        if mark is None:  # another turn has it
            return 0
        links = Betrokkene.objects.filter(persoon_id=persoon_id, casus__afgesloten_op=None)
        cases = list(links.order_by("casus_id").values_list("casus_id", flat=True))
        asked = [_vraag(a, casus_id) for casus_id in cases]
        if all(asked):
            mark.delete()
        else:
            Aanwijzing.objects.filter(pk=persoon_id).update(vanaf=at + LATER)
    return len(cases)


def _eerste(casus_id: int, at: datetime) -> int:
    """Where a new case stands before anything becomes known: that is nobody's news."""
    with act(VERB, by=SYSTEM, at=at, ground="eerste keer") as a:
        if Radarvraag.objects.filter(pk=casus_id).exists():  # just asked, for somebody in it
            return 0
        if not _vraag(a, casus_id):
            Radarvraag.objects.create(casus_id=casus_id, op=at)
    return 1


def _opgegaan() -> QuerySet[Vondst]:
    """What somebody still has to look at though it is his own case by now: the two were joined."""
    return Vondst.objects.filter(ander__opgegaan_in=F("casus"), gemeld_op__isnull=False, gezien_op__isnull=True)


def _ineen(casus_id: int, at: datetime) -> int:
    """Whoever joined the cases looked; his piece of work ends, unless there is another family to look at."""
    with act(VERB, by=SYSTEM, at=at, ground="samengevoegd") as a:
        _opgegaan().filter(casus_id=casus_id).update(gezien_op=at)
        if not Vondst.objects.filter(casus_id=casus_id, gemeld_op__isnull=False, gezien_op__isnull=True).exists():
            finish([TERMIJN], OBJECT, casus_id, at)
        a.log(casus_id=casus_id, object_type=OBJECT)
    return 0


def _vraag(a: Act, casus_id: int) -> bool:
    """Ask the radar as the responsible person would, and keep what is new; False when there is no such person now."""
    casus = Casus.objects.get(pk=casus_id)
    viewer = _verantwoordelijke(casus, a.at)
    if viewer is None:
        return False
    found = _als(viewer, casus_id)
    known = {Wie(row.ander_id, row.contact): row for row in Vondst.objects.filter(casus=casus)}
    new = nieuws(((wie(item), item.band or "") for item in found), {key: row.band for key, row in known.items()})
    again = Radarvraag.objects.filter(pk=casus_id).update(op=a.at)
    if not again:
        Radarvraag.objects.create(casus_id=casus_id, op=a.at)
    loud = again or casus.geopend_op <= a.at - VERS
    for key, strength in new.items():
        row = known.get(key) or Vondst(casus=casus, ander_id=key.ander_id, contact=key.contact)
        row.band, row.gevonden_op = strength, a.at
        if loud:
            row.gemeld_op, row.gezien_op, row.gezien_door = a.at, None, None
        row.save()
    if new and loud:
        _meld(a, casus, viewer)
    a.log(casus_id=casus_id, object_type=OBJECT)
    return True


def _als(viewer: Viewer, casus_id: int) -> list[Bekend]:
    """What he would see on his screen at this moment; with the lines in the log that his look would give (R10)."""
    enter(viewer)
    try:
        require(viewer, facts_of(viewer, casus_id), DataClass.IDENTITEIT, what=VERB)
        return bekend(viewer, casus_id)
    except NotVisible as shut:
        write(viewer, [shut.line] if shut.line else [])
        return []
    finally:
        enter(SYSTEM)


def _verantwoordelijke(casus: Casus, at: datetime) -> Viewer | None:
    """Who answers for the case, as he works there now (R11)."""
    live = live_viewers(casus.verantwoordelijke_id or 0, at).values()
    here = [item for item in live if item.organisation_id == casus.verantwoordelijke_organisatie_id]
    return next((item for item in here if item.role in TEAM), None)


def _meld(a: Act, casus: Casus, viewer: Viewer) -> None:
    """One piece of work for the case, however much was found; a notice without content for each time."""
    who = Subject(OBJECT, casus.pk, viewer.organisation_id or 0, viewer.account_id or 0, casus.pk)
    if not lopend(casus.pk):
        start([TERMIJN], who, a.at)
    put(Kind.VERVOLGMELDING, object_type=OBJECT, object_id=casus.pk, at=a.at, account_id=viewer.account_id)


def lopend(casus_id: int) -> bool:
    """Whether somebody still has to look at what was found."""
    rows = Deadline.objects.filter(object_type=OBJECT, object_id=casus_id, key=TERMIJN, done_at__isnull=True)
    return rows.exists()


def gezien(casus_id: int, *, by: Viewer, at: datetime) -> None:
    """Somebody who works on the case looked at what was found; what he does with it, he does at the report."""
    with act("vondst.gezien", by=by, at=at, ground="Wmo 4.1.1") as a:
        may_write(by, casus_id, DataClass.IDENTITEIT, what="vondst.gezien")
        rows = Vondst.objects.filter(casus_id=casus_id, gemeld_op__isnull=False, gezien_op__isnull=True)
        if not rows.update(gezien_op=at, gezien_door_id=by.account_id):
            raise Refused("Een collega keek al naar wat de radar vond. Ververs de pagina.")
        finish([TERMIJN], OBJECT, casus_id, at)
        a.log(casus_id=casus_id, object_type=OBJECT)


def vernietig(casus_id: int) -> int:
    """Everything that this package holds on a case."""
    mine = Vondst.objects.filter(Q(casus_id=casus_id) | Q(ander_id=casus_id)).delete()[0]
    return mine + Radarvraag.objects.filter(casus_id=casus_id).delete()[0]


def vergeet_aanwijzingen() -> int:
    """What was just written by the thousand (the demo, invented families) is no news; within a transaction."""
    return Aanwijzing.objects.all().delete()[0]
