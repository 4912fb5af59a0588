"""Whose place is empty, and who could take it."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from eenplan.core.access.policy import Role
from eenplan.core.accounts.models import Appointment, Organisation
from eenplan.core.accounts.queries import colleagues
from eenplan.dossier.casus.models import Casus
from eenplan.keten.regie.models import Regie


def _werkt(account: str, organisation: str, at: datetime, *roles: Role) -> Exists:
    live = Appointment.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=at), account_id=OuterRef(account), organisation_id=OuterRef(organisation),
        van__lte=at, account__is_active=True,
    )  # fmt: skip
    return Exists(live.filter(role__in=roles) if roles else live)


def zonder_regisseur(at: datetime) -> QuerySet[Regie]:
    """Directors of open cases who direct there no more."""
    rows = Regie.objects.filter(tot__isnull=True, casus__afgesloten_op__isnull=True)
    return rows.exclude(_werkt("account_id", "organisatie_id", at, Role.REGISSEUR))


def zonder_verantwoordelijke(at: datetime) -> QuerySet[Casus]:
    """Open cases of which the responsible person works there no more."""
    rows = Casus.objects.filter(afgesloten_op__isnull=True)
    return rows.exclude(_werkt("verantwoordelijke_id", "verantwoordelijke_organisatie_id", at))


def opvolger(place: Organisation, at: datetime, roles: Sequence[Role]) -> int | None:
    """Who is on duty there, else the first who works there in the first of these roles."""
    for role in roles:
        people = [person.pk for person in colleagues(place.pk, at, role)]
        if people:
            return place.dienstdoende_id if place.dienstdoende_id in people else people[0]
    return None
