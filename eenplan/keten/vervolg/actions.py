"""A service of Veilig Thuis from opening to its end (domain 3.3, 3.4)."""

from dataclasses import asdict
from datetime import datetime

from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act, check_version
from eenplan.core.deadlines.actions import Subject, finish, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import bij_bronhouder, lock
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import Stand
from eenplan.feiten.actions import leg_vast
from eenplan.keten.triage.actions_besluit import koppel_terug
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.rules import LATE_REDENEN
from eenplan.keten.triage.rules import Dienst as Soort
from eenplan.keten.vervolg.access import casus_of
from eenplan.keten.vervolg.kinderen.rules import DIENST_KLAAR, KIND, KINDTERM
from eenplan.keten.vervolg.models import Bevinding, Contact, Dienst, Dienststap, Veiligheidscontact
from eenplan.keten.vervolg.rules import (
    CONTACT_KAN_OOK,
    COURSES,
    EINDE_ONDERZOEK,
    SHORTEST_CLOSE,
    TERM_VAN,
    NieuwContact,
    NieuweBevinding,
)

GROUND = "Wmo 4.1.1"


class Ongeldig(Refused):
    """It cannot be kept like this; `fouten` says per field why, in Dutch."""

    def __init__(self, fouten: dict[str, str]) -> None:
        super().__init__(" ".join(dict.fromkeys(fouten.values())))
        self.fouten = fouten


def subject(casus: Casus, kind: str, object_id: int, at: datetime) -> Subject:
    """A service is the work of Veilig Thuis, also when a local team carries the case (Wmo 4.1.1)."""
    return Subject(kind, object_id, *bij_bronhouder(casus, at), casus.pk)


def open_dienst(casus_id: int, dienst: str, *, by: Viewer, at: datetime, ground: str = GROUND) -> Dienst:
    """The open service of this kind, opened when there is none. An investigation gets its ten weeks (domain 5 #5)."""
    if dienst not in COURSES:
        raise Refused("Kies voorwaarden en vervolg, of onderzoek.")
    with act("vervolg.open_dienst", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="vervolg.open_dienst")
        casus = lock(casus_id)
        if casus.stand == Stand.AFGESLOTEN:
            raise Refused("Deze casus is afgesloten. Neem eerst een nieuwe melding aan.")
        row = Dienst.objects.filter(casus_id=casus_id, soort=dienst, afgerond_op__isnull=True).first()
        if row is None:
            row = Dienst.objects.create(casus=casus, soort=dienst, geopend_op=at, stand=COURSES[dienst].start)
            _keep(a, row, "open_dienst", "")
            start([TERM_VAN[dienst]], subject(casus, "dienst", row.pk, at), at)
            leg_vast("dienst_geopend", at=at, casus_id=casus_id, gemeente=casus.gemeente, dienst=dienst)
            a.event("vervolg.geopend", casus_id=casus_id, dienst_id=row.pk)
        a.log(casus_id=casus_id, object_type="dienst", object_id=row.pk)
    return row


def locked(by: Viewer, dienst_id: int, versie: int | None, what: str) -> tuple[Casus, Dienst]:
    """The gate, then the case and its service, locked; Stale when someone changed it meanwhile."""
    casus_id = casus_of(dienst_id)
    may_write(by, casus_id, DataClass.VEILIGHEID, what=what)
    casus = lock(casus_id)
    row = Dienst.objects.select_for_update().get(pk=dienst_id)
    check_version(row.versie, versie)
    return casus, row


def step(a: Act, row: Dienst, action: str) -> None:
    """Move along the course of its kind; keep the step when the stand changes."""
    found = COURSES[row.soort].step(row.stand, action, Role.VT_LEAD if a.by.system else a.by.role)
    before, row.stand = row.stand, found.target
    row.versie += 1
    row.save()
    if before != row.stand:
        _keep(a, row, action, before)


def _keep(a: Act, row: Dienst, action: str, before: str) -> None:
    Dienststap.objects.create(
        dienst=row, op=a.at, actie=action, van_stand=before, naar_stand=row.stand, door_id=a.by.account_id
    )


def needs_reason(casus_id: int, keys: list[str], at: datetime, given: str) -> str:
    """The coded late reason that counts; Refused when a term is over and none was chosen (domain 5, two clocks)."""
    late = Deadline.objects.filter(casus_id=casus_id, key__in=keys, done_at__isnull=True, due_at__lt=at).exists()
    if late and given not in LATE_REDENEN:
        raise Refused("De termijn is voorbij. Kies de reden waarom het later werd.")
    return given if late else ""


def leg_contact(
    dienst_id: int, invoer: NieuwContact, *, by: Viewer, at: datetime, versie: int | None = None,
    late_reden: str = "", ground: str = GROUND,
) -> Contact:  # fmt: skip
    """Note a contact. The first one that succeeds means that follow-up is in place (domain 5 #6)."""
    with act("vervolg.leg_contact", by=by, at=at, ground=ground) as a:
        casus, row = locked(by, dienst_id, versie, "vervolg.leg_contact")
        if fouten := invoer.fouten():
            raise Ongeldig(fouten)
        if row.stand not in CONTACT_KAN_OOK:
            COURSES[row.soort].step(row.stand, "leg_contact", by.role)
        contact = Contact.objects.create(dienst=row, op=at, door_id=by.account_id, **asdict(invoer))
        if invoer.gelukt:
            _first_contact(a, casus, row, late_reden)
        a.log(casus_id=casus.pk, object_type="contact", object_id=contact.pk)
        if invoer.veiligheid == "onveilig":
            a.event("vervolg.onveilig", casus_id=casus.pk, dienst_id=row.pk)
    return contact


def _first_contact(a: Act, casus: Casus, row: Dienst, late_reden: str) -> None:
    if row.stand not in CONTACT_KAN_OOK:
        step(a, row, "leg_contact")
    keys = ["vervolg_ingezet"]
    reden = needs_reason(casus.pk, keys, a.at, late_reden)
    for melding_id in casus.meldingen.values_list("pk", flat=True):
        finish(keys, "melding", melding_id, a.at, reden)


def leg_bevinding(
    dienst_id: int, invoer: NieuweBevinding, *, by: Viewer, at: datetime, versie: int | None = None,
    ground: str = GROUND,
) -> Bevinding:  # fmt: skip
    """Note what an investigation found about one form of violence; a second time replaces it, with its date."""
    with act("vervolg.leg_bevinding", by=by, at=at, ground=ground) as a:
        casus, row = locked(by, dienst_id, versie, "vervolg.leg_bevinding")
        if row.soort != Soort.OZ:
            raise Refused("Bevindingen horen bij een onderzoek. Leg bij voorwaarden en vervolg een contact vast.")
        COURSES[row.soort].step(row.stand, "leg_bevinding", by.role)
        if fouten := invoer.fouten():
            raise Ongeldig(fouten)
        rest = {"uitslag": invoer.uitslag, "onderbouwing": invoer.onderbouwing, "op": at, "door_id": by.account_id}
        found, _ = Bevinding.objects.update_or_create(dienst=row, vorm=invoer.vorm, defaults=rest)
        step(a, row, "leg_bevinding")
        a.log(casus_id=casus.pk, object_type="bevinding", object_id=found.pk)
    return found


def rond_af(
    dienst_id: int, *, by: Viewer, at: datetime, samenvatting: str, versie: int | None = None, late_reden: str = "",
    ground: str = GROUND,
) -> Dienst:  # fmt: skip
    """Finish the service: terms stop; after an investigation the reporter hears that it ended (domain 5 #13)."""
    return _end(dienst_id, "rond_af", samenvatting, late_reden, by=by, at=at, versie=versie, ground=ground)


def sluit_voortijdig(
    dienst_id: int, *, by: Viewer, at: datetime, reden: str, versie: int | None = None, late_reden: str = "",
    ground: str = GROUND,
) -> Dienst:  # fmt: skip
    """Stop before the end, with a reason (domain 3.3 STOPPED_EARLY, 3.4 CLOSED_EARLY)."""
    return _end(dienst_id, "sluit_voortijdig", reden, late_reden, by=by, at=at, versie=versie, ground=ground)


def _end(
    dienst_id: int, action: str, tekst: str, late_reden: str, *, by: Viewer, at: datetime, versie: int | None,
    ground: str,
) -> Dienst:  # fmt: skip
    with act(f"vervolg.{action}", by=by, at=at, ground=ground) as a:
        casus, row = locked(by, dienst_id, versie, f"vervolg.{action}")
        COURSES[row.soort].step(row.stand, action, Role.VT_LEAD if by.system else by.role)
        if len(tekst.strip()) < SHORTEST_CLOSE:
            raise Ongeldig({"samenvatting": "Schrijf in enkele regels wat er bereikt is en wat nog nodig is."})
        row.late_reden = needs_reason(casus.pk, [TERM_VAN[row.soort]], at, late_reden)
        row.samenvatting, row.voortijdig = tekst.strip(), action == "sluit_voortijdig"
        row.afgerond_op, row.afgerond_door_id = at, by.account_id
        step(a, row, action)
        finish([TERM_VAN[row.soort]], "dienst", row.pk, at, row.late_reden)
        if row.soort == Soort.OZ:
            _feedback(casus, at)
        _tell(a, casus, row, _unseen(casus, at))
    return row


def _unseen(casus: Casus, at: datetime) -> int:
    """Children whom nobody saw: with the last service their terms end, for who takes over cannot work them off."""
    if Dienst.objects.filter(casus=casus, afgerond_op__isnull=True).exists():
        return 0
    running = Deadline.objects.filter(casus_id=casus.pk, key=KIND, done_at__isnull=True)
    return sum(finish([KIND], KINDTERM, pk, at, DIENST_KLAAR) for pk in running.values_list("object_id", flat=True))


def _feedback(casus: Casus, at: datetime) -> None:
    """The second word to each reporter of the decision that led to the investigation."""
    vb = Veiligheidsbeoordeling.objects.filter(casus=casus, stand="besloten").order_by("-besloten_op").first()
    if vb is None:
        return
    for melding in vb.meldingen.all():
        koppel_terug(vb, melding, EINDE_ONDERZOEK, at, casus.bronhouder_id)


def _tell(a: Act, casus: Casus, row: Dienst, unseen: int) -> None:
    leg_vast(
        "dienst_afgerond", at=a.at, casus_id=casus.pk, gemeente=casus.gemeente, dienst=row.soort,
        voortijdig=row.voortijdig, op_tijd=not row.late_reden, late_reden=row.late_reden,
        kinderen_niet_gezien=unseen,
    )  # fmt: skip
    a.log(casus_id=casus.pk, object_type="dienst", object_id=row.pk)
    a.event("vervolg.afgerond", casus_id=casus.pk, dienst_id=row.pk)


def vernietig(casus_id: int) -> int:
    """Destroy the services of a case with all that was noted; returns the number of rows."""
    calls = Veiligheidscontact.objects.filter(casus_id=casus_id).delete()[0]
    return calls + Dienst.objects.filter(casus_id=casus_id).delete()[0]
