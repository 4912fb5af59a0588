"""What happens when nobody answers an offer: both leads hear it, and later it is a bottleneck (product D4).

The worker runs it every minute; it may run twice, or late: what was said of this offer is not said again.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.queries import colleagues
from eenplan.core.acts import Act, act
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.web.words import day_of
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.actions import leg_vast
from eenplan.keten.overdracht.models import Overdracht, Overdrachtstap
from eenplan.keten.overdracht.queries import aan_zet
from eenplan.keten.overdracht.rules import ANTWOORD, KNELPUNT, Stand

STAP = {ANTWOORD: "herinner", KNELPUNT: "escaleer"}
REGEL = "domain 3.5"


def bewaak(at: datetime) -> int:
    """Tell what nobody told yet about offers whose term passed; returns how many. Each offer is an act of its own."""
    waits = _wachtend(at)
    for overdracht_id, key in waits:
        if key == ANTWOORD:
            herinner(overdracht_id, at=at)
        else:
            escaleer(overdracht_id, at=at)
    return len(waits)


def herinner(overdracht_id: int, *, at: datetime) -> None:
    """After two working days: the leads of both sides hear that this waits too long."""
    with act("overdracht.herinner", by=SYSTEM, at=at, ground=REGEL) as a:
        row, casus = _neem(overdracht_id)
        if row.stand != Stand.AANGEBODEN:  # somebody answered just now
            return
        _stap(a, row, "herinner")
        _zeg_beiden(row, casus, at)
        a.log(casus_id=casus.pk, object_type="overdracht", object_id=row.pk)


def escaleer(overdracht_id: int, *, at: datetime) -> None:
    """After five: it is stuck. Who listens makes it a bottleneck; the case keeps its responsible person."""
    with act("overdracht.escaleer", by=SYSTEM, at=at, ground=REGEL) as a:
        row, casus = _neem(overdracht_id)
        if row.stand != Stand.AANGEBODEN:  # somebody answered just now
            return
        _stap(a, row, "escaleer")
        _zeg_beiden(row, casus, at)
        assert row.aangeboden_op is not None
        leg_vast(
            "overdracht_vastgelopen", at=at, casus_id=casus.pk, gemeente=casus.gemeente,
            waarde=(day_of(at) - day_of(row.aangeboden_op)).days, ontvanger=row.ontvanger_soort,
        )  # fmt: skip
        a.log(casus_id=casus.pk, object_type="overdracht", object_id=row.pk)
        a.event(
            "overdracht.vastgelopen", casus_id=casus.pk, overdracht_id=row.pk, organisatie_id=row.organisatie_id
        )  # fmt: skip


def _wachtend(at: datetime) -> list[tuple[int, str]]:
    """Offers of which a term passed and nothing was said since they were made; the answer before the bottleneck."""
    with transaction.atomic():
        enter(SYSTEM)
        late = Deadline.objects.filter(object_type="overdracht", key__in=STAP, done_at__isnull=True, due_at__lt=at)
        found = list(late.values_list("object_id", "key"))
        offered = set(Overdracht.objects.filter(stand=Stand.AANGEBODEN).values_list("pk", flat=True))
        said = Overdrachtstap.objects.filter(actie__in=STAP.values(), op__gte=F("overdracht__aangeboden_op"))
        told = set(said.values_list("overdracht_id", "actie"))
    waits = [(pk, key) for pk, key in found if pk in offered and (pk, STAP[key]) not in told]
    return sorted(waits, key=lambda item: (item[0], item[1] != ANTWOORD))


def _neem(overdracht_id: int) -> tuple[Overdracht, Casus]:
    row = Overdracht.objects.select_for_update(of=("self",)).select_related("organisatie").get(pk=overdracht_id)
    return row, Casus.objects.get(pk=row.casus_id)


def _stap(a: Act, row: Overdracht, action: str) -> None:
    Overdrachtstap.objects.create(
        overdracht=row, op=a.at, actie=action, naar_stand=row.stand, organisatie_id=row.organisatie_id,
        buiten_naam=row.buiten_naam,
    )  # fmt: skip


def _zeg_beiden(row: Overdracht, casus: Casus, at: datetime) -> None:
    """The leads and who is responsible; at the other side who was asked, who is on duty, and the common mailbox.

    A receiver without an account hears nothing from Eenplan: his side is called.
    """
    place, there = (None, None) if row.buiten_soort else aan_zet(row, at)
    leads = {person.pk for person in colleagues(casus.bronhouder_id, at, Role.VT_LEAD)}
    told = leads | {casus.verantwoordelijke_id, there}
    for account_id in sorted(person for person in told if person):
        put(Kind.TERMIJN, object_type="overdracht", object_id=row.pk, at=at, account_id=account_id)
    if place:
        put(Kind.TERMIJN, object_type="overdracht", object_id=row.pk, at=at, organisation_id=place.pk)
