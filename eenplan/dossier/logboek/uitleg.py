"""Why was this allowed, or not? From the line itself, from the record as it was then, and from the policy as it is now.

The record keeps who was in the team, took part and had a decision to share, from when until when. What it does not
keep (a shield that was put on later, a birth date that made a case known) is told as it is now.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from eenplan.core import clock
from eenplan.core.access.gate import classes
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Appointment
from eenplan.core.accounts.queries import viewer_of
from eenplan.core.audit.models import LogLine
from eenplan.core.web.words import datum, moment_words
from eenplan.dossier.casus.access import facts_for
from eenplan.dossier.casus.models import Belangenconflict, Deelbesluit, Deelname, Schild, Teamlid
from eenplan.dossier.logboek import woorden
from eenplan.dossier.logboek.queries import Regel, een, in_woorden

TEAM, GEDEELD = "R4", "R5"


@dataclass(frozen=True, slots=True)
class Uitleg:
    """The line, what held then (each with its period), what does not fit, and how it is now."""

    regel: Regel
    toen: list[str]
    let_op: list[str]
    nu: str


def waarom(viewer: Viewer, logline_id: int) -> Uitleg:
    """Explain one line; NotVisible when it is not this viewer's to read."""
    row = een(viewer, logline_id)
    job = _functie(row)
    team, share = _team(row), _gedeeld(row)
    then = [*([_functie_zin(job)] if job else []), *team, *share, *_deelname(row), *_dicht(row)]
    return Uitleg(in_woorden([row])[0], then, _let_op(row, job, bool(team), bool(share)), _nu(row, job))


def _functie(row: LogLine) -> Appointment | None:
    rows = Appointment.objects.filter(
        account_id=row.account_id or 0, organisation_id=row.organisation_id or 0, role=row.role
    ).select_related("account", "organisation")
    return rows.filter(_toen(row.at)).order_by("-van").first() if row.account_id else None


def _toen(at: datetime) -> Q:
    return Q(van__lte=at) & (Q(tot__isnull=True) | Q(tot__gt=at))


def _tot(row: Appointment | Teamlid | Deelname | Deelbesluit) -> str:
    return f"van {moment_words(row.van)} tot {moment_words(row.tot) if row.tot else 'nu'}"


def _functie_zin(job: Appointment) -> str:
    return f"Was {job.functie} bij {job.organisation.naam}, {_tot(job)}."


def _team(row: LogLine) -> list[str]:
    if not (row.casus_id and row.account_id):
        return []
    found = Teamlid.objects.filter(_toen(row.at), casus_id=row.casus_id, account_id=row.account_id)
    return [f"Zat in het casusteam, {_tot(item)}." for item in found]


def _gedeeld(row: LogLine) -> list[str]:
    found = Deelbesluit.objects.filter(
        _toen(row.at), Q(account_id__isnull=True) | Q(account_id=row.account_id), casus_id=row.casus_id or 0,
        organisatie_id=row.organisation_id or 0,
    ).select_related("besloten_door")  # fmt: skip
    return [
        f"De casus was gedeeld {_tot(item)}: {', '.join(woorden.klassen(item.klassen))}. Doel {item.doel}, grond"
        f" {item.grond}, besloten door {item.besloten_door.naam}."
        for item in found
    ]


def _deelname(row: LogLine) -> list[str]:
    found = Deelname.objects.filter(_toen(row.at), casus_id=row.casus_id or 0, organisatie_id=row.organisation_id or 0)
    return [f"De organisatie was {item.soort}, {_tot(item)}." for item in found]


def _dicht(row: LogLine) -> list[str]:
    conflict = Belangenconflict.objects.filter(casus_id=row.casus_id or 0, account_id=row.account_id or 0).first()
    found = [f"Er staat een belangenconflict, sinds {datum(conflict.sinds)}."] if conflict else []
    for item in Schild.objects.filter(casus_id=row.casus_id or 0).prefetch_related("lezers"):
        reads = row.account_id in {one.pk for one in item.lezers.all()}
        found.append(f"Nu is er een afscherming ({item.soort}); deze persoon is {'wel' if reads else 'geen'} lezer.")
    return found


def _let_op(row: LogLine, job: Appointment | None, team: bool, share: bool) -> list[str]:
    found = []
    if row.account_id and job is None:
        found.append("Deze persoon had op dat moment niet de functie waarmee is gekeken.")
    if row.allowed and row.casus_id and row.rule == TEAM and not team:
        found.append("Volgens het dossier zat deze persoon op dat moment niet in het casusteam.")
    if row.allowed and row.casus_id and row.rule == GEDEELD and not share:
        found.append("Volgens het dossier was de casus op dat moment niet gedeeld.")
    return found


def _nu(row: LogLine, job: Appointment | None) -> str:
    """What the policy says today, for this person on this case."""
    if not row.casus_id or not row.account_id:
        return ""
    if job is None or (job.tot and job.tot <= clock.now()) or not job.account.is_active:
        return "Nu mag deze persoon niets meer zien: de functie is voorbij."
    who = viewer_of(job)
    facts = facts_for(who, [row.casus_id]).get(row.casus_id)
    if facts is None:
        return "De casus is van een andere organisatie. Vraag het aan haar functionaris."
    open_now = woorden.klassen([item.value for item in classes(who, facts)])
    return f"Nu mag deze persoon van deze casus zien: {', '.join(open_now) or 'niets'}."
