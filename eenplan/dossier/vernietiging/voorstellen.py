"""Each night: closed cases of which the time is over become proposals; what may not go after all is taken back."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.queries import colleagues, owner_of
from eenplan.core.acts import Act, act
from eenplan.core.deadlines.actions import Subject, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.web.words import day_of
from eenplan.dossier.casus.models import Belangenconflict, Betrokkene, Casus, Schild
from eenplan.dossier.casus.rules import Stand as Casusstand
from eenplan.dossier.vernietiging.models import Vernietigingsvoorstel, Vernietigstop
from eenplan.dossier.vernietiging.rules import OBJECT, TERMIJN, Stand

BATCH = 500  # a night: nobody can look through more


def vrij(at: datetime) -> QuerySet[Casus]:
    """Closed cases that nothing keeps: the time is over, nobody holds them, none of their people is in an open one."""
    held = Vernietigstop.objects.filter(casus=OuterRef("pk"), opgeheven_op__isnull=True)
    people = Betrokkene.objects.filter(casus=OuterRef(OuterRef("pk"))).values("persoon_id")
    elsewhere = Betrokkene.objects.filter(persoon_id__in=people).exclude(casus__stand=Casusstand.AFGESLOTEN)
    closed = Casus.objects.filter(stand=Casusstand.AFGESLOTEN, bewaren_tot__lt=day_of(at))
    going_on = Casus.objects.filter(pk=OuterRef("opgegaan_in_id")).exclude(stand=Casusstand.AFGESLOTEN)
    return closed.exclude(Exists(held)).exclude(Exists(elsewhere)).exclude(Exists(going_on))


def stel_voor(at: datetime) -> int:
    """Propose what may go; returns how many."""
    with transaction.atomic():
        enter(SYSTEM)
        _trek_in(at)
        known = Vernietigingsvoorstel.objects.filter(casus=OuterRef("pk"))
        fresh = vrij(at).exclude(Exists(known)).order_by("bewaren_tot", "pk").select_related("bronhouder")
        rows = list(fresh[:BATCH])
    for row in rows:
        with act("vernietiging.stel_voor", by=SYSTEM, at=at, ground="Wmo 5.3.4") as a:
            made = Vernietigingsvoorstel.objects.create(casus=row, op=at)
            begin_termijn(a, made, row)
            a.log(casus_id=row.pk, object_type=OBJECT, object_id=made.pk)
    return len(rows)


def begin_termijn(a: Act, row: Vernietigingsvoorstel, casus: Casus) -> None:
    """On a name. It hangs on no case: a closed one has no terms."""
    start([TERMIJN], Subject(OBJECT, row.pk, casus.bronhouder_id, eigenaar(casus, a.at)), a.at)


def eigenaar(casus: Casus, at: datetime) -> int:
    """A lead, else a privacy officer, who may know of this case; nobody who knows the family (R1)."""
    place = casus.bronhouder_id
    out = set(Belangenconflict.objects.filter(casus=casus).values_list("account_id", flat=True))
    leads = [person.pk for person in colleagues(place, at, Role.VT_LEAD)]
    if casus.besloten:
        readers = Schild.objects.filter(casus=casus, soort="besloten").values_list("lezers", flat=True)
        leads = [pk for pk in leads if pk in set(readers)]
    people = [*leads, *(person.pk for person in colleagues(place, at, Role.FG))]
    return next((pk for pk in people if pk not in out), None) or owner_of(casus.bronhouder, at)


def _trek_in(at: datetime) -> None:
    """A case that runs again, or whose people do, is not proposed; a held one waits."""
    rows = Vernietigingsvoorstel.objects.exclude(stand=Stand.VASTGEHOUDEN).exclude(casus__in=vrij(at))
    gone = list(rows.values_list("pk", "casus_id"))
    for pk, casus_id in gone:
        with act("vernietiging.trek_in", by=SYSTEM, at=at, ground="Wmo 5.3.4") as a:
            Deadline.objects.filter(object_type=OBJECT, object_id=pk).delete()
            Vernietigingsvoorstel.objects.filter(pk=pk).delete()
            a.log(casus_id=casus_id, object_type=OBJECT, object_id=pk)
