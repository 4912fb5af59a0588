"""Nobody who left directs a family or answers for it: who comes after him is named at once (domain 3.2, access R11).

The worker runs it every minute; it may run twice, or late. An appointment that ends at midnight leaves no gap: who left
cannot log in any more, and his successor is named in the next minute.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment, Organisation
from eenplan.core.accounts.queries import colleagues
from eenplan.core.acts import act
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.dossier.casus.actions import lock, make_responsible
from eenplan.dossier.casus.models import Casus
from eenplan.keten.regie.actions import change, must_be_able
from eenplan.keten.regie.models import Regie
from eenplan.keten.regie.queries import huidige

GROND = "domain 3.2; access R11"
VERTREK = "De vorige regisseur werkt hier niet meer; een collega neemt het over."
VT_ROLLEN = (Role.VT_LEAD, Role.VT_CASUS, Role.VT_INTAKE)


def vang_op(at: datetime) -> int:
    """Name a successor for every director and every responsible person who left; returns how many cases moved."""
    with transaction.atomic():
        enter(SYSTEM)
        without = list(_vertrokken(at).order_by("pk").values_list("casus_id", flat=True))
    moved = sum(_volg_op(casus_id, at) for casus_id in without)
    with transaction.atomic():
        enter(SYSTEM)
        orphaned = list(_zonder(at).order_by("pk").values_list("pk", flat=True))
    return moved + sum(_naar_veilig_thuis(casus_id, at) for casus_id in orphaned)


def _werkt(account: str, organisation: str, at: datetime, *roles: Role) -> Exists:
    live = Appointment.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=at), account_id=OuterRef(account), organisation_id=OuterRef(organisation),
        van__lte=at, account__is_active=True,
    )  # fmt: skip
    return Exists(live.filter(role__in=roles) if roles else live)


def _vertrokken(at: datetime) -> QuerySet[Regie]:
    rows = Regie.objects.filter(tot__isnull=True, casus__afgesloten_op__isnull=True)
    return rows.exclude(_werkt("account_id", "organisatie_id", at, Role.REGISSEUR))


def _zonder(at: datetime) -> QuerySet[Casus]:
    rows = Casus.objects.filter(afgesloten_op__isnull=True)
    return rows.exclude(_werkt("verantwoordelijke_id", "verantwoordelijke_organisatie_id", at))


def _opvolger(place: Organisation, at: datetime, roles: Sequence[Role]) -> int | None:
    """Who is on duty there, else the first who works there in the first of these roles."""
    for role in roles:
        people = [person.pk for person in colleagues(place.pk, at, role)]
        if people:
            return place.dienstdoende_id if place.dienstdoende_id in people else people[0]
    return None


def _volg_op(casus_id: int, at: datetime) -> bool:
    """A colleague of the same team directs from now on; without one the case waits for Veilig Thuis (`_zonder`)."""
    with act("regie.volg_op", by=SYSTEM, at=at, ground=GROND) as a:
        casus, current = lock(casus_id), huidige(casus_id)
        person = _opvolger(current.organisatie, at, (Role.REGISSEUR,)) if current else None
        if current is None or person is None or person == current.account_id or current.casus_id != casus_id:
            return False
        must_be_able(casus, current.organisatie_id, person, at)
        change(a, casus, current, current.organisatie_id, person, "vertrek", VERTREK)
    return True


def _naar_veilig_thuis(casus_id: int, at: datetime) -> bool:
    """Nobody there can answer for it: Veilig Thuis has the sight on safety again, and its leads hear it."""
    with act("regie.vang_op", by=SYSTEM, at=at, ground=GROND) as a:
        casus = lock(casus_id)
        person = _opvolger(casus.bronhouder, at, VT_ROLLEN)
        if person is None or person == casus.verantwoordelijke_id:
            return False
        make_responsible(a, casus, casus.bronhouder_id, person)
        leads = {item.pk for item in colleagues(casus.bronhouder_id, at, Role.VT_LEAD)}
        for account_id in sorted(leads | {person}):
            put(Kind.NIEUW, object_type="casus", object_id=casus_id, at=at, account_id=account_id)
        a.log(casus_id=casus_id, object_type="casus", object_id=casus_id)
    return True
