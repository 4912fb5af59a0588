"""Who can be asked to take part in an order."""

from datetime import datetime

from django.db.models import Q, QuerySet

from eenplan.core.access.policy import Role
from eenplan.core.accounts.models import Appointment
from eenplan.dossier.casus.models import Casus
from eenplan.instrumenten.huisverbod.functies import Bevoegdheid, bevoegdheid
from eenplan.instrumenten.huisverbod.rules import PARTIJEN


def mogelijke(casus: Casus, at: datetime) -> list[Appointment]:
    """Police, the mayor's office of this municipality, and who directs the help; who can decide first."""
    rows = _nu(at).filter(role__in=sorted(PARTIJEN), organisation__soort__in=("politie", "justitie", "gemeente"))
    here = Q(organisation__gemeente="") | Q(organisation__gemeente=casus.gemeente) | ~Q(organisation__soort="gemeente")
    rows = rows.filter(here if casus.gemeente else Q())
    found = [*rows, *regisseurs(casus, at)]
    return sorted(found, key=lambda row: (not beslist(row), row.organisation.naam, row.account.naam))


def regisseurs(casus: Casus, at: datetime) -> list[Appointment]:
    """The directors of the team that carries this case; none while Veilig Thuis carries it."""
    team = casus.verantwoordelijke_organisatie_id
    if team is None or team == casus.bronhouder_id:
        return []
    return list(_nu(at).filter(organisation_id=team, role=Role.REGISSEUR))


def _nu(at: datetime) -> QuerySet[Appointment]:
    live = Appointment.objects.filter(Q(tot__isnull=True) | Q(tot__gt=at), van__lte=at, account__is_active=True)
    return live.select_related("account", "organisation")


def beslist(row: Appointment) -> bool:
    """Whether this function decides something about an order."""
    return bevoegdheid(row.organisation.soort, row.functie) is not Bevoegdheid.GEEN
