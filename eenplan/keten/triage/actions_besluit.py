"""What a decision brings along: the clocks of its reports stop and their reporters hear what follows."""

from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.deadlines.actions import Subject, finish, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.feiten.actions import leg_vast
from eenplan.keten.melding.models import Melding
from eenplan.keten.triage.access import casus_of
from eenplan.keten.triage.models import Terugkoppeling, Veiligheidsbeoordeling
from eenplan.keten.triage.plichten import PLICHTEN
from eenplan.keten.triage.rules import (
    COLLEGE,
    LATE_REDENEN,
    SHORTEST_REASON,
    VERVALLEN,
    WET,
    Uitkomst,
    alleen_vt,
    termijnen,
    terugkoppeling,
)


def _objects(vb: Veiligheidsbeoordeling) -> list[tuple[str, int]]:
    """What the clocks of this assessment run on."""
    reports = [("melding", pk) for pk in vb.meldingen.values_list("pk", flat=True)]
    return [("veiligheidsbeoordeling", vb.pk), *reports]


def te_laat(vb: Veiligheidsbeoordeling, at: datetime) -> bool:
    """Whether a term that this decision meets is over."""
    over = Deadline.objects.filter(casus_id=vb.casus_id, key__in=termijnen(vb.dienst), done_at__isnull=True)
    late = set(over.filter(due_at__lt=at).values_list("object_type", "object_id"))
    return bool(late & set(_objects(vb)))


def reden_nodig(vb: Veiligheidsbeoordeling, at: datetime, gegeven: str) -> str:
    """The coded late reason that counts: none when in time. Refused when late without one (domain 5, two clocks)."""
    if not te_laat(vb, at):
        return ""
    if gegeven not in LATE_REDENEN:
        raise Refused("De termijn is voorbij. Kies de reden waarom het later werd.")
    return gegeven


def klokken_uit(vb: Veiligheidsbeoordeling, at: datetime) -> None:
    """Finish the clocks; the statutory one lapses when no investigation follows."""
    for kind, pk in _objects(vb):
        finish(list(termijnen(vb.dienst)), kind, pk, at, vb.late_reden)
        finish([WET], kind, pk, at, VERVALLEN)


def meld_terug(vb: Veiligheidsbeoordeling, casus: Casus, at: datetime) -> None:
    """Feedback is part of deciding (domain 4.8, 5 #12): a notice for who sent it in, a task for who phoned."""
    tekst = terugkoppeling(vb.uitkomst, vb.dienst)
    for melding in vb.meldingen.all():
        koppel_terug(vb, melding, tekst, at, casus.bronhouder_id)


def koppel_terug(
    vb: Veiligheidsbeoordeling, melding: Melding, tekst: str, at: datetime, bronhouder_id: int
) -> Terugkoppeling:
    """Lay one sentence ready for one reporter; also used at the end of an investigation (domain 5 #13)."""
    partner = melding.inzender_id if melding.inzender_id != bronhouder_id else None
    if partner:
        put(Kind.TERUGKOPPELING, object_type="melding", object_id=melding.pk, at=at, organisation_id=partner)
    return Terugkoppeling.objects.create(
        beoordeling=vb, melding=melding, tekst=tekst, gemaakt_op=at, gegeven_op=at if partner else None
    )


def vraag_college(vb: Veiligheidsbeoordeling, casus: Casus, at: datetime) -> None:
    """After a request to the Raad the college must hear that it was made (domain 4.8; Wmo 4.1.1-2f)."""
    if PLICHTEN[Uitkomst(vb.uitkomst)].college:
        owner = casus.verantwoordelijke_id or vb.besloten_door_id or 0
        if casus.verantwoordelijke_organisatie_id != casus.bronhouder_id:
            owner = vb.besloten_door_id or owner
        start([COLLEGE], Subject("veiligheidsbeoordeling", vb.pk, casus.bronhouder_id, owner, casus.pk), at)


def informeer_college(
    vb_id: int, hoe: str, *, by: Viewer, at: datetime, ground: str = "Wmo 4.1.1-2f"
) -> Veiligheidsbeoordeling:
    """Note how and whom at the college was told of the request to the Raad."""
    with act("triage.informeer_college", by=by, at=at, ground=ground) as a:
        casus_id = casus_of(vb_id)
        may_write(by, casus_id, DataClass.VEILIGHEID, what="triage.informeer_college")
        alleen_vt(by.role)
        casus = lock(casus_id)
        vb = Veiligheidsbeoordeling.objects.select_for_update(of=("self",)).get(pk=vb_id)
        if vb.uitkomst != Uitkomst.RVDK or vb.besloten_op is None:
            raise Refused("Alleen na een verzoek aan de Raad hoort het college dat. Bekijk het besluit.")
        if vb.college_op:
            raise Refused("Het college is al geïnformeerd. In de beoordeling staat wanneer en hoe.")
        if len(hoe.strip()) < SHORTEST_REASON:
            raise Refused("Schrijf op wie van de gemeente u heeft verteld, en hoe.")
        vb.college_op, vb.college_door_id, vb.college_hoe = at, by.account_id, hoe.strip()[:300]
        vb.save(update_fields=["college_op", "college_door", "college_hoe"])
        finish([COLLEGE], "veiligheidsbeoordeling", vb.pk, at)
        leg_vast("college_geinformeerd", at=at, casus_id=casus_id, gemeente=casus.gemeente)
        a.log(casus_id=casus_id, object_type="veiligheidsbeoordeling", object_id=vb.pk)
    return vb


def heb_teruggekoppeld(
    terugkoppeling_id: int, *, by: Viewer, at: datetime, ground: str = "KNMG; domain 5 #12"
) -> Terugkoppeling:
    """Note that a reporter without a login was told, by telephone or letter."""
    with act("triage.heb_teruggekoppeld", by=by, at=at, ground=ground) as a:
        row = Terugkoppeling.objects.select_for_update().filter(pk=terugkoppeling_id).first()
        casus_id = casus_of(row.beoordeling_id if row else 0)
        may_write(by, casus_id, DataClass.VEILIGHEID, what="triage.heb_teruggekoppeld")
        alleen_vt(by.role)
        if row is None or row.gegeven_op:
            raise Refused("De melder is al op de hoogte.")
        row.gegeven_op, row.gegeven_door_id = at, by.account_id
        row.save(update_fields=["gegeven_op", "gegeven_door"])
        a.log(casus_id=casus_id, object_type="terugkoppeling", object_id=row.pk)
    return row


def vernietig(casus_id: int) -> int:
    """Destroy the assessments of a case with their steps and feedback; returns the number of rows."""
    return Veiligheidsbeoordeling.objects.filter(casus_id=casus_id).delete()[0]
