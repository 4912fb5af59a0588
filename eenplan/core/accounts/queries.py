"""Reading accounts, organisations and tokens."""

from collections.abc import Collection
from datetime import datetime
from hashlib import sha256

from django.db.models import Q, QuerySet

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Account, Appointment, Organisation, PartnerToken
from eenplan.core.accounts.rules import DEFAULT_PURPOSE, OrganisationKind


def live_appointments(account_id: int, now: datetime) -> QuerySet[Appointment]:
    """The appointments that hold at this moment (R11), of an active account."""
    rows = Appointment.objects.filter(Q(tot__isnull=True) | Q(tot__gt=now), account_id=account_id, van__lte=now)
    return rows.filter(account__is_active=True).select_related("organisation", "account").order_by("pk")


PLACE = ("pk", "account_id", "organisation_id", "role", "account__naam", "functie", "organisation__naam")


def live_viewers(account_id: int, now: datetime) -> dict[int, Viewer]:
    """The viewer that each live appointment makes, by the appointment's key, the oldest first; one light query."""
    rows = live_appointments(account_id, now).select_related(None).values_list(*PLACE)
    return {pk: _viewer(*rest) for pk, *rest in rows}


def viewer_of(appointment: Appointment) -> Viewer:
    """The viewer that this appointment makes of its holder."""
    account, place = appointment.account, appointment.organisation
    return _viewer(account.pk, place.pk, appointment.role, account.naam, appointment.functie, place.naam)


def _viewer(account_id: int, place: int, role: str, naam: str, functie: str, organisatie: str) -> Viewer:
    known = Role(role)
    return Viewer(account_id, place, known, DEFAULT_PURPOSE[known], naam, functie, organisatie)


def viewer_by_username(username: str, now: datetime) -> Viewer:
    """The viewer of an account's first live appointment; LookupError when it has none."""
    account = Account.objects.get(username=username)
    appointment = live_appointments(account.pk, now).first()
    if appointment is None:
        raise LookupError(username)
    return viewer_of(appointment)


def viewer_at(organisation_id: int, username: str, role: Role, now: datetime) -> Viewer | None:
    """The person of this name who has this role at the organisation now; None when there is none."""
    account = Account.objects.filter(username=username).values_list("pk", flat=True).first()
    live = live_viewers(account, now).values() if account else ()
    return next((item for item in live if item.organisation_id == organisation_id and item.role is role), None)


def viewer_of_token(token: str) -> Viewer | None:
    """The partner organisation behind an API token that has begun and was not withdrawn."""
    row = PartnerToken.objects.select_related("organisation").filter(
        token_hash=sha256(token.encode()).hexdigest(), ingetrokken_op__isnull=True, van__lte=clock.now()
    ).first()  # fmt: skip
    if row is None:
        return None
    role = Role.JUSTITIE if row.organisation.soort in {"politie", "justitie"} else Role.ZORGPARTNER
    return Viewer(None, row.organisation_id, role, DEFAULT_PURPOSE[role], row.naam, "koppeling", row.organisation.naam)


def veilig_thuis() -> Organisation:
    """The region's Veilig Thuis, that takes in every report."""
    return Organisation.objects.filter(soort=OrganisationKind.VEILIG_THUIS).order_by("pk")[0]


def organisations(*kinds: str) -> list[Organisation]:
    """Organisations of these kinds (all when none is named), by name."""
    rows = Organisation.objects.order_by("naam")
    return list(rows.filter(soort__in=kinds) if kinds else rows)


def colleagues(organisation_id: int, now: datetime, *roles: Role) -> list[Account]:
    """Active people with one of these roles at the organisation now (all roles when none is named)."""
    return colleagues_at([organisation_id], now, *roles).get(organisation_id, [])


def colleagues_at(organisation_ids: Collection[int], now: datetime, *roles: Role) -> dict[int, list[Account]]:
    """The same for many organisations, in one query; by name, each person once."""
    live = Appointment.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=now), organisation_id__in=organisation_ids, van__lte=now,
        account__is_active=True,
    )  # fmt: skip
    if roles:
        live = live.filter(role__in=[role.value for role in roles])
    found: dict[int, dict[int, Account]] = {}
    for row in live.select_related("account").order_by("account__naam", "account_id"):
        found.setdefault(row.organisation_id, {})[row.account_id] = row.account
    return {place: list(people.values()) for place, people in found.items()}


def owner_of(organisation: Organisation, now: datetime) -> int:
    """Whose name new work of this organisation stands on: the person on duty, else its lead, else anyone there."""
    if organisation.dienstdoende_id:
        return organisation.dienstdoende_id
    people = colleagues(organisation.pk, now, Role.VT_LEAD, Role.REGISSEUR) or colleagues(organisation.pk, now)
    if not people:
        raise LookupError(f"{organisation.naam} heeft niemand om werk aan te geven.")
    return people[0].pk
