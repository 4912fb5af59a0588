"""Who takes part in an order: the decision to share it for the purpose thv, and its end (R5, R11)."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from eenplan.core.accounts.models import Appointment
from eenplan.core.acts import Act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.actions import end_of
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import involve
from eenplan.dossier.casus.models import Casus, Deelbesluit, Deelname
from eenplan.instrumenten.huisverbod.bevoegdheden import FUNCTIES
from eenplan.instrumenten.huisverbod.rules import KLASSEN, PARTIJEN

DOEL = "thv"
GROND = "Wth 2 en 9; Wmo 5.2.6"
VERTELD = "De betrokkenen horen bij de beslissing wie meeleest"


def mogelijke(casus: Casus, at: datetime) -> list[Appointment]:
    """Who can be asked: police and the mayor's office of this municipality; who can decide first."""
    live = Appointment.objects.filter(Q(tot__isnull=True) | Q(tot__gt=at), van__lte=at, account__is_active=True)
    rows = live.filter(role__in=sorted(PARTIJEN), organisation__soort__in=("politie", "justitie", "gemeente"))
    here = Q(organisation__gemeente="") | Q(organisation__gemeente=casus.gemeente) | ~Q(organisation__soort="gemeente")
    rows = rows.filter(here if casus.gemeente else Q()).select_related("account", "organisation")
    return sorted(rows, key=lambda row: (not beslist(row), row.organisation.naam, row.account.naam))


def beslist(row: Appointment) -> bool:
    """Whether this function decides something about an order."""
    return (row.organisation.soort, row.functie.strip().casefold()) in FUNCTIES


def deel(a: Act, casus: Casus, account_ids: Collection[int]) -> int:
    """Let these people take part until some weeks after its longest end; returns how many are new."""
    places = {row.account_id: row.organisation_id for row in mogelijke(casus, a.at)}
    if set(account_ids) - places.keys():
        raise Refused("U koos iemand die hier niet bij kan. Kies iemand uit de lijst.")
    tot = end_of(rule("huisverbod_delen", a.at.astimezone(AMSTERDAM).date()), a.at)
    known = set(Deelbesluit.objects.filter(casus=casus, doel=DOEL, tot__gt=a.at).values_list("account_id", flat=True))
    new = [pk for pk in account_ids if pk not in known]
    for account_id in new:
        deel_met(a, casus, places[account_id], account_id, tot)
    return len(new)


def deel_met(a: Act, casus: Casus, organisation_id: int, account_id: int, tot: datetime) -> None:
    """One person of one organisation, until then."""
    involve(
        a, casus, organisation_id, account_id, KLASSEN, doel=DOEL, grond=GROND, tot=tot, client_geinformeerd=VERTELD
    )
    Deelname.objects.filter(casus=casus, account_id=account_id, van=a.at, tot__isnull=True).update(tot=tot)


def sluit_af(a: Act, casus: Casus) -> None:
    """Who took part reads on for a short while, to finish his own papers."""
    tot = end_of(rule("huisverbod_delen_na", a.at.astimezone(AMSTERDAM).date()), a.at)
    rows = Deelbesluit.objects.filter(casus=casus, doel=DOEL, tot__gt=tot)
    people = list(rows.values_list("account_id", flat=True))
    rows.update(tot=tot)
    Deelname.objects.filter(casus=casus, account_id__in=people, tot__gt=tot).update(tot=tot)
