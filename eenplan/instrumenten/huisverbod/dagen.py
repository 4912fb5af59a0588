"""The ten days: stations done or missed with a reason, the talk with the system, violations, and who watches after."""

from datetime import datetime

from django.db.models import Q

from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.models import Appointment
from eenplan.core.accounts.queries import owner_of
from eenplan.core.acts import Act, act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines import actions as deadlines
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.rules import Kind
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import add_to_team
from eenplan.dossier.casus.models import Casus
from eenplan.instrumenten.huisverbod.delen import deel_met, sluit_af
from eenplan.instrumenten.huisverbod.gang import (
    OBJECT,
    STATION,
    begin_stations,
    grijp,
    klaar,
    laat_weten,
    log,
    meld_feit,
    naar,
    nodig,
    station,
    veilig,
)
from eenplan.instrumenten.huisverbod.models import Huisverbod, Overtreding, Station, Systeemgesprek
from eenplan.instrumenten.huisverbod.strook import EIGEN_HANDELING, OP_VERZOEK, SOORT
from eenplan.keten.nameting.actions import plan_rondes

TE_LAAT = "Deze stap had al klaar moeten zijn. Schrijf op waarom het later werd, of waarom het niet is gebeurd."
VASTE_WEG = {
    "verlengbesluit": "Over verlengen beslist de burgemeester met een eigen besluit.",
    "nazicht": "Deze stap is klaar als u afspreekt wie vanaf morgen meekijkt.",
    "systeemgesprek": "Leg het systeemgesprek zelf vast; dan is deze stap klaar.",
}


def teken(
    huisverbod_id: int,
    sleutel: str,
    tekst: str = "",
    *,
    gemist: bool = False,
    reden: str = "",
    by: Viewer,
    at: datetime,
) -> Station:
    """Mark a station as done, or as missed; late and missed need a reason (D6: no missed station without one)."""
    with act("huisverbod.teken", by=by, at=at, ground="Wth") as a:
        found = grijp(huisverbod_id, "teken", by)
        row = station(found, sleutel)
        if row.gedaan_op:
            raise Refused("Deze stap is al gedaan.")
        if sleutel in EIGEN_HANDELING and not gemist:
            raise Refused(VASTE_WEG[sleutel])
        if sleutel == "nazicht":
            raise Refused(VASTE_WEG[sleutel])
        veilig(found, tekst, reden)
        if (gemist or at > row.due_at) and not reden.strip():
            raise Refused(TE_LAAT)
        if gemist:
            _mis(row, reden, by, at)
        else:
            klaar(a, row, tekst, at, reden)
        if sleutel == "hulp" and not gemist:
            days = (at.astimezone(AMSTERDAM).date() - row.begonnen_op.astimezone(AMSTERDAM).date()).days
            meld_feit("huisverbod_hulp_gestart", found, at, dagen=days, binnen_tien=at <= row.due_at)
        log(a, found)
    return row


def _mis(row: Station, reden: str, by: Viewer, at: datetime) -> None:
    row.gemist_reden, row.door_id = reden.strip()[:300], by.account_id
    row.save(update_fields=["gemist_reden", "door_id"])
    deadlines.finish([SOORT[row.sleutel].regel], STATION, row.pk, at, "gemist")


def start_stap(huisverbod_id: int, sleutel: str, op: datetime | None = None, *, by: Viewer, at: datetime) -> Station:
    """Something was asked or happened that starts a term: counsel, hearing, ruling, copies (domain 5 #24-#27)."""
    with act("huisverbod.start_stap", by=by, at=at, ground="Wth 5-8") as a:
        found = grijp(huisverbod_id, "start_stap", by)
        vanaf = op or at
        if sleutel not in OP_VERZOEK:
            raise Refused("Deze stap begint vanzelf. Kies een stap uit de lijst.")
        if vanaf > at or (found.opgelegd_op and vanaf < found.opgelegd_op):
            raise Refused("Kies een moment na het opleggen, en niet later dan nu.")
        if Station.objects.filter(huisverbod=found, sleutel=sleutel).exists():
            raise Refused("Deze stap is al begonnen.")
        begin_stations(a, found, [SOORT[sleutel]], vanaf)
        log(a, found)
        laat_weten(found, at, behalve=by.account_id)
        return station(found, sleutel)


def plan_gesprek(
    huisverbod_id: int, gepland_op: datetime, plek: str = "", *, by: Viewer, at: datetime
) -> Systeemgesprek:
    """Plan the talk with the whole system (row 45)."""
    with act("huisverbod.plan_gesprek", by=by, at=at, ground="S2") as a:
        found = grijp(huisverbod_id, "teken", by)
        if gepland_op < at:
            raise Refused("Dit moment is al voorbij. Kies een later moment, of leg het gesprek vast als het al was.")
        veilig(found, plek)
        row = Systeemgesprek.objects.create(
            huisverbod=found, gepland_op=gepland_op, plek=plek.strip()[:200], door_id=by.account_id
        )
        log(a, found)
        laat_weten(found, at, behalve=by.account_id)
    return row


def leg_gesprek(
    huisverbod_id: int, op: datetime, aanwezig: str, verslag: str, afspraken: str = "", reden: str = "",
    *, by: Viewer, at: datetime,
) -> Systeemgesprek:  # fmt: skip
    """The talk was held: who was there, what was said, what was agreed; that ends its station."""
    with act("huisverbod.leg_gesprek", by=by, at=at, ground="S2") as a:
        found = grijp(huisverbod_id, "teken", by)
        if op > at:
            raise Refused("Dit gesprek moet nog komen. Plan het, en leg het vast als het is geweest.")
        veilig(found, aanwezig, verslag, afspraken, reden)
        planned = Systeemgesprek.objects.filter(huisverbod=found, gehouden_op__isnull=True).order_by("gepland_op")
        row = planned.first() or Systeemgesprek(huisverbod=found, gepland_op=op)
        row.gehouden_op, row.door_id, row.afspraken = op, by.account_id, afspraken.strip()
        row.aanwezig = nodig(aanwezig, "Schrijf op wie erbij waren.")[:300]
        row.verslag = nodig(verslag, "Schrijf in het kort op wat er is besproken.")
        row.save()
        _gesprek_klaar(a, found, op, reden)
        log(a, found)
    return row


def _gesprek_klaar(a: Act, found: Huisverbod, op: datetime, reden: str) -> None:
    step = Station.objects.filter(huisverbod=found, sleutel="systeemgesprek", gedaan_op__isnull=True).first()
    if step is None:
        return
    if op > step.due_at and not (reden.strip() or step.gemist_reden):
        raise Refused(TE_LAAT)
    klaar(a, step, "Verslag en afspraken liggen vast", op, reden or step.gemist_reden)


def meld_overtreding(huisverbod_id: int, op: datetime, wat: str, *, by: Viewer, at: datetime) -> Overtreding:
    """A violation at any time while in force: a crime (Wth 11). Everyone who takes part hears it at once."""
    with act("huisverbod.meld_overtreding", by=by, at=at, ground="Wth 11") as a:
        found = grijp(huisverbod_id, "meld_overtreding", by)
        laatste = min(at, found.geeindigd_op or at, found.eindigt_op or at)
        if op > laatste or (found.opgelegd_op and op < found.opgelegd_op):
            raise Refused("Kies een moment waarop het huisverbod van kracht was, en niet later dan nu.")
        veilig(found, wat)
        row = Overtreding.objects.create(
            huisverbod=found, op=op, gemeld_op=at, door_id=by.account_id,
            wat=nodig(wat, "Schrijf op wat er gebeurde: waar, wat, wie zag het?"),
        )  # fmt: skip
        naar(a, found, "meld_overtreding")
        meld_feit("huisverbod_overtreden", found, op)
        laat_weten(found, at, Kind.VERVOLGMELDING, behalve=by.account_id)
        a.event("huisverbod.overtreden", casus_id=found.casus_id, huisverbod_id=found.pk)
    return row


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
    sluit_af(a, found.casus)
    begin_stations(a, found, [SOORT["dag_erna"]], a.at, van=(organisation_id, account_id))
    if organisation_id == found.casus.bronhouder_id:
        add_to_team(a, found.casus, account_id)
    else:
        day = a.at.astimezone(AMSTERDAM).date()
        deel_met(a, found.casus, organisation_id, account_id, deadlines.end_of(rule("huisverbod_delen", day), a.at))
    laat_weten(found, a.at, behalve=a.by.account_id)


def houd_termijnen(casus_id: int, at: datetime) -> int:
    """The case went to another team: the clocks of the order stay with Veilig Thuis. Returns how many."""
    rows = Huisverbod.objects.filter(casus_id=casus_id).select_related("casus__bronhouder")
    total = 0
    for found in rows:
        keys = Station.objects.filter(huisverbod=found).exclude(sleutel="dag_erna").values("pk")
        own = Q(object_type=OBJECT, object_id=found.pk) | Q(object_type=STATION, object_id__in=keys)
        running = Deadline.objects.filter(own, casus_id=casus_id, done_at__isnull=True)
        total += running.update(**_eigenaar(found, at))
    return total


def _eigenaar(found: Huisverbod, at: datetime) -> dict[str, int]:
    return {"organisation_id": found.casus.bronhouder_id, "account_id": owner_of(found.casus.bronhouder, at)}


def geen_lopend(casus_id: int) -> None:
    """Refused while an order is not handled: a case with one does not close."""
    rows = Huisverbod.objects.filter(casus_id=casus_id, kijkt_mee__isnull=True).exclude(stand="niet_opgelegd")
    if rows.exists():
        raise Refused("Er is nog een huisverbod dat niet is afgerond. Spreek eerst af wie vanaf morgen meekijkt.")
