"""Whose place is empty, and who could take it."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from eenplan.core.access.policy import Role
from eenplan.core.accounts.models import Account, Appointment, Organisation
from eenplan.core.accounts.queries import colleagues
from eenplan.dossier.casus.models import Casus
from eenplan.keten.regie.models import Regie


def _werkt(account: str, organisation: str, at: datetime, *roles: Role) -> Exists:
    live = Appointment.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=at), account_id=OuterRef(account), organisation_id=OuterRef(organisation),
        van__lte=at, account__is_active=True,
    )  # fmt: skip
    return Exists(live.filter(role__in=roles) if roles else live)


def niet_in_dienst(account: str, organisation: str, at: datetime) -> Q:
    """Who left there: out of work at this moment, or hired again after a time in which he was not."""
    ended = Appointment.objects.filter(
        tot__lte=at, account_id=OuterRef(account), organisation_id=OuterRef(organisation)
    )
    goes_on = Appointment.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=OuterRef("tot")), account_id=OuterRef("account_id"),
        organisation_id=OuterRef("organisation_id"), van__lte=OuterRef("tot"),
    )  # fmt: skip
    gap = Exists(ended.filter(~Exists(goes_on), tot__gt=OuterRef("van")))
    gone = Q(account__is_active=False) | Exists(ended) & ~_werkt(account, organisation, at)
    return Q(gone | gap, account_id__in=_ooit_weg(at))


def _ooit_weg(at: datetime) -> list[int]:
    """Few people: asked first, so that the worker does not weigh every place of everybody each minute."""
    left = Account.objects.filter(Q(is_active=False) | Q(appointments__tot__lte=at))
    return sorted(set(left.values_list("pk", flat=True)))


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
