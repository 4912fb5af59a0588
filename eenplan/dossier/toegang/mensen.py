"""Who works where, who may never look at a case, and who may be named as a reader of a shield."""

from datetime import datetime

from django.db.models import Q

from eenplan.core.access.policy import Role
from eenplan.core.accounts.models import Account, Appointment
from eenplan.dossier.casus.models import Belangenconflict, Casus, Deelname
from eenplan.dossier.toegang.rules import TEAMROLLEN


def in_dienst(organisation_id: int, at: datetime, *roles: Role) -> dict[int, tuple[Account, str]]:
    """Who works there now, in one of these roles (all when none is named), with his function; by name, one query."""
    live = Appointment.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=at), organisation_id=organisation_id, van__lte=at, account__is_active=True
    )
    if roles:
        live = live.filter(role__in=[role.value for role in roles])
    rows = live.select_related("account").order_by("account__naam", "pk")
    return {row.account_id: (row.account, row.functie) for row in reversed(rows)}


def conflicten(casus_id: int) -> frozenset[int]:
    """The accounts that may never look here (R1)."""
    return frozenset(Belangenconflict.objects.filter(casus_id=casus_id).values_list("account_id", flat=True))


def te_noemen(casus: Casus, at: datetime) -> dict[int, tuple[Account, str]]:
    """Who may be named as a reader of a shield: the team, and who takes part by name; nobody with a conflict."""
    staff = in_dienst(casus.bronhouder_id, at, *TEAMROLLEN)
    team = set(casus.team.filter(tot__isnull=True).values_list("account_id", flat=True))
    parts = Deelname.objects.filter(Q(tot__isnull=True) | Q(tot__gt=at), casus=casus, account__isnull=False)
    outside = {row.account_id: row for row in parts.select_related("account", "organisatie")}
    found = {pk: who for pk, who in staff.items() if pk in team}
    for pk, row in outside.items():
        if pk and row.account and pk not in found:
            found[pk] = (row.account, row.organisatie.naam)
    shut = conflicten(casus.pk)
    return {pk: who for pk, who in sorted(found.items(), key=lambda item: item[1][0].naam) if pk not in shut}
