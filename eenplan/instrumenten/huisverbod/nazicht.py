"""Nothing ends without who watches from tomorrow (product D6)."""

from datetime import datetime

from django.db.models import Q

from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.models import Appointment
from eenplan.core.acts import Act, act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines import actions as deadlines
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import add_to_team
from eenplan.dossier.casus.models import Casus
from eenplan.instrumenten.huisverbod.berichten import laat_weten
from eenplan.instrumenten.huisverbod.delen import deel_met
from eenplan.instrumenten.huisverbod.delen_tot import sluit_af
from eenplan.instrumenten.huisverbod.gang import grijp, naar, nodig, veilig
from eenplan.instrumenten.huisverbod.models import Huisverbod, Station
from eenplan.instrumenten.huisverbod.stappen import begin_stations, klaar, station
from eenplan.instrumenten.huisverbod.stations import SOORT
from eenplan.keten.nameting.actions import plan_rondes


def kandidaten(casus: Casus, at: datetime) -> list[Appointment]:
    """Who can watch from tomorrow: people of Veilig Thuis, or of the organisation that carries the case."""
    live = Appointment.objects.filter(Q(tot__isnull=True) | Q(tot__gt=at), van__lte=at, account__is_active=True)
    places = [casus.bronhouder_id, casus.verantwoordelijke_organisatie_id]
    roles = ["vt_intake", "vt_casus", "vt_lead", "regisseur"]
    rows = live.filter(organisation_id__in=[pk for pk in places if pk], role__in=roles)
    return list(rows.select_related("account", "organisation").order_by("organisation__naam", "account__naam"))


def rond_af(huisverbod_id: int, kijkt_mee: int | None, plan: str, *, by: Viewer, at: datetime) -> Huisverbod:
    """Nothing ends without who watches from tomorrow: an owner by name, and the plan that was handed over."""
    with act("huisverbod.rond_af", by=by, at=at, ground="Wth; S1") as a:
        found = grijp(huisverbod_id, "rond_af", by)
        people = {row.account_id: row.organisation_id for row in kandidaten(found.casus, at)}
        if kijkt_mee not in people:
            raise Refused("Kies wie vanaf morgen meekijkt. Zonder naam kan een huisverbod niet worden afgerond.")
        veilig(found, plan)
        found.plan_overgedragen = nodig(
            plan, "Schrijf op aan wie het zorg- en veiligheidsplan is overgedragen, en wat daarin vaststaat."
        )
        if open_steps := gemist(found, at):
            names = ", ".join(SOORT[row.sleutel].label.lower() for row in open_steps)
            raise Refused(f"Bij een gemiste stap hoort een reden. Vul die eerst in: {names}.")
        found.kijkt_mee_id = kijkt_mee
        naar(a, found, "rond_af")
        _geef_door(a, found, people[kijkt_mee], kijkt_mee)
        plan_rondes(found.casus_id, at, by=SYSTEM, at=at, ground="huisverbod.afgerond")
        a.event("huisverbod.afgerond", casus_id=found.casus_id, huisverbod_id=found.pk)
    return found


def gemist(found: Huisverbod, at: datetime) -> list[Station]:
    """Stations whose time is over that are not done and have no reason; "who watches" is being settled."""
    rows = Station.objects.filter(huisverbod=found, gedaan_op__isnull=True, gemist_reden="", due_at__lt=at)
    return list(rows.exclude(sleutel="nazicht").order_by("due_at", "pk"))


def _geef_door(a: Act, found: Huisverbod, organisation_id: int, account_id: int) -> None:
    """The last station is done; the owner gets the first one of the days after, and may read what he needs."""
    late = a.at > station(found, "nazicht").due_at
    klaar(a, station(found, "nazicht"), "Afgesproken wie meekijkt", a.at, "Later afgesproken" if late else "")
    sluit_af(a, found)
    begin_stations(a, found, [SOORT["dag_erna"]], a.at, van=(organisation_id, account_id))
    if organisation_id == found.casus.bronhouder_id:
        add_to_team(a, found.casus, account_id)
    else:
        day = a.at.astimezone(AMSTERDAM).date()
        deel_met(a, found.casus, organisation_id, account_id, deadlines.end_of(rule("huisverbod_delen", day), a.at))
    laat_weten(found, a.at, behalve=a.by.account_id)
