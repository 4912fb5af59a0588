"""Reading organisations, accounts and appointments: settings of the region, never anything of a case."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from eenplan.core.access.policy import Role
from eenplan.core.accounts.begin import GRENS, heeft_tweede_stap
from eenplan.core.accounts.grenzen import over
from eenplan.core.accounts.models import Aanmelding, Account, Appointment, Organisation
from eenplan.core.accounts.queries import colleagues
from eenplan.core.accounts.rules import TE_GEVEN, ZONDER_INHOUD

MOST = 200


@dataclass(frozen=True, slots=True)
class Mens:
    """One account as its manager sees it."""

    account: Account
    plaatsen: tuple[Appointment, ...]
    eerder: tuple[Appointment, ...]
    sessies: int
    tweede_stap: bool
    code_tot: datetime | None


def _running(at: datetime) -> Q:
    return Q(tot__isnull=True) | Q(tot__gt=at)


def accounts(zoek: str, at: datetime, organisation_id: int | None = None) -> list[Account]:
    """Accounts by name, at most MOST; each with `plaatsen` that run or will begin. Names or user names with `zoek`."""
    rows = Account.objects.order_by("-is_active", "naam", "pk")
    for word in zoek.split():
        rows = rows.filter(Q(naam__icontains=word) | Q(username__icontains=word))
    places = Appointment.objects.filter(_running(at)).select_related("organisation").order_by("van")
    if organisation_id:
        rows = rows.filter(Exists(places.filter(account_id=OuterRef("pk"), organisation_id=organisation_id)))
    return list(rows.prefetch_related(Prefetch("appointments", places, to_attr="plaatsen"))[: MOST + 1])


def mens(account_id: int, at: datetime) -> Mens | None:
    """One account with all its appointments; None when it is not there."""
    account = Account.objects.select_related("uitnodiging").filter(pk=account_id).first()
    if account is None:
        return None
    places = list(account.appointments.select_related("organisation").order_by("-van"))
    code = getattr(account, "uitnodiging", None)
    open_code = code is not None and code.gebruikt_op is None and code.geldig_tot > at
    return Mens(
        account, tuple(row for row in places if row.tot is None or row.tot > at),
        tuple(row for row in places if row.tot and row.tot <= at), len(levend(account_id)),
        heeft_tweede_stap(account_id),
        code.geldig_tot if code and open_code else None,
    )  # fmt: skip


def sessies(account_id: int) -> QuerySet[Aanmelding]:
    """Where this account is logged in; a session ages by the clock of the machine."""
    return Aanmelding.objects.filter(account_id=account_id, expire_date__gt=timezone.now())


def levend(account_id: int) -> list[tuple[str, dict[str, Any]]]:
    """The sessions with which one could go on: their key and their marks; one that lay still too long is over."""
    now = timezone.now().timestamp()
    found = [(row.session_key, row.get_decoded().get(GRENS) or {}) for row in sessies(account_id)]
    return [(key, marks) for key, marks in found if not over(marks, now)]


def plaats(account_id: int, appointment_id: int, at: datetime) -> Appointment | None:
    """An appointment of this account that runs or will begin."""
    rows = Appointment.objects.select_related("organisation", "account").filter(_running(at), account_id=account_id)
    return rows.filter(pk=appointment_id).first()


def organisaties(at: datetime) -> list[Organisation]:
    """All organisations by name, each with how many people work there now (`mensen`)."""
    live = _running_of("appointments__", at) & Q(appointments__account__is_active=True)
    rows = Organisation.objects.select_related("dienstdoende").order_by("naam")
    return list(rows.annotate(mensen=Count("appointments__account", filter=live, distinct=True)))


def _running_of(path: str, at: datetime) -> Q:
    return Q(Q(**{f"{path}tot__isnull": True}) | Q(**{f"{path}tot__gt": at}), **{f"{path}van__lte": at})


def organisatie(organisation_id: int) -> Organisation | None:
    """One organisation."""
    return Organisation.objects.select_related("dienstdoende").filter(pk=organisation_id).first()


def wie_daar(organisation_id: int, at: datetime) -> list[Account]:
    """Who works there now on cases, and can be on duty."""
    return colleagues(organisation_id, at, *(role for role in TE_GEVEN if role not in ZONDER_INHOUD))


def beheerders(at: datetime) -> QuerySet[Appointment]:
    """Appointments as functional manager that hold now, of accounts that can log in."""
    rows = Appointment.objects.filter(_running(at), van__lte=at, role=Role.BEHEER.value, account__is_active=True)
    return rows.order_by("pk")
