"""Consulting Veilig Thuis: name a ground, ask, advise (domain 4.5)."""

from datetime import datetime

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.queries import owner_of
from eenplan.core.acts import act
from eenplan.core.audit.actions import Line
from eenplan.core.deadlines.actions import Subject, finish, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.web.words import day_of
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import add_to_team, lock
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import Stand
from eenplan.feiten.actions import leg_vast
from eenplan.keten.overdracht.geheim import zonder_plek
from eenplan.keten.regie.consult import ZELF_TE_NOEMEN
from eenplan.keten.regie.models import Consult, Consultgrond
from eenplan.keten.regie.queries_consult import feiten_en_plicht
from eenplan.keten.regie.rules import ANTWOORD, CONSULT, VRAGEN

GROND = "S2 hoofdstuk 4; Wmo 4.1.1 lid 2"
OP_CASUS, OP_VRAAG = "consult_casus", "consult_vraag"


def _open(by: Viewer, casus_id: int, action: str) -> Casus:
    may_write(by, casus_id, DataClass.VEILIGHEID, what=f"consult.{action}")
    casus = lock(casus_id)
    if casus.stand == Stand.AFGESLOTEN:
        raise Refused("Deze casus is gesloten. Bel Veilig Thuis bij nieuwe zorgen.")
    return casus


def _wacht(casus_id: int) -> Consult | None:
    return Consult.objects.filter(casus_id=casus_id, stand="gevraagd").first()


def noem_grond(casus_id: int, grond: str, feit: str, *, by: Viewer, at: datetime) -> Consultgrond:
    """Say what the record does not know. When the rule says so from now on, the term to consult starts."""
    with act("consult.noem_grond", by=by, at=at, ground=GROND) as a:
        casus = _open(by, casus_id, "noem_grond")
        CONSULT.step("geen", "noem_grond", by.role)
        if grond not in set(ZELF_TE_NOEMEN) or not feit.strip():
            raise Refused("Kies welke grond er is, en schrijf op welk feit dat laat zien.")
        zonder_plek(by, casus, feit)
        made = Consultgrond.objects.create(
            casus=casus, grond=grond, feit=feit.strip()[:400], op=at, door_id=by.account_id
        )
        _start_plicht(casus, at)
        a.log(casus_id=casus_id, object_type="consultgrond", object_id=made.pk)
    return made


def _start_plicht(casus: Casus, at: datetime) -> None:
    running = Deadline.objects.filter(key=VRAGEN, object_id=casus.pk, object_type=OP_CASUS, done_at__isnull=True)
    if _wacht(casus.pk) or running.exists() or not feiten_en_plicht(casus)[1].geldt:
        return
    place, person = casus.verantwoordelijke_organisatie_id, casus.verantwoordelijke_id
    assert place is not None  # an open case has a responsible organisation and person
    assert person is not None
    start([VRAGEN], Subject(OP_CASUS, casus.pk, place, person, casus.pk), at)


def raadpleeg(casus_id: int, vraag: str, *, by: Viewer, at: datetime) -> Consult:
    """Ask Veilig Thuis; the grounds that hold now go along. Asking is always allowed, also without duty."""
    with act("consult.raadpleeg", by=by, at=at, ground=GROND) as a:
        casus = _open(by, casus_id, "raadpleeg")
        CONSULT.step("geen", "raadpleeg", by.role)
        if _wacht(casus_id):
            raise Refused("Er ligt al een vraag bij Veilig Thuis. Bel als het niet kan wachten.")
        if not vraag.strip():
            raise Refused("Schrijf op waar u advies over wilt.")
        zonder_plek(by, casus, vraag)
        facts, duty = feiten_en_plicht(casus)
        made = Consult.objects.create(
            casus=casus, vraag=vraag.strip(), gronden=[item.grond.value for item in facts], verplicht=duty.geldt,
            gevraagd_op=at, gevraagd_door_id=by.account_id,
        )  # fmt: skip
        finish([VRAGEN], OP_CASUS, casus_id, at)
        owner = owner_of(casus.bronhouder, at)
        add_to_team(a, casus, owner)  # who is asked has to be able to open the case
        start([ANTWOORD], Subject(OP_VRAAG, made.pk, casus.bronhouder_id, owner, casus_id), at)
        put(Kind.NIEUW, object_type="consult", object_id=made.pk, at=at, account_id=owner)
        leg_vast("consult_gevraagd", at=at, casus_id=casus_id, gemeente=casus.gemeente, verplicht=duty.geldt)
        a.log(casus_id=casus_id, object_type="consult", object_id=made.pk)
    return made


def adviseer(consult_id: int, advies: str, *, by: Viewer, at: datetime) -> Consult:
    """Veilig Thuis answers: what, who and when stay recorded; who asked hears that there is an answer."""
    with act("consult.adviseer", by=by, at=at, ground=GROND) as a:
        row = Consult.objects.filter(pk=consult_id).first()
        if row is None:
            raise NotVisible(
                Line("consult.zoek", object_type="consult", object_id=consult_id, rule="R0", allowed=False)
            )
        casus = _open(by, row.casus_id, "adviseer")
        row.refresh_from_db()
        CONSULT.step(row.stand, "adviseer", by.role)
        zonder_plek(by, casus, advies)
        if not advies.strip():
            raise Refused("Schrijf op welk advies u geeft.")
        row.stand, row.advies, row.beantwoord_op, row.beantwoord_door_id = (
            "beantwoord",
            advies.strip(),
            at,
            by.account_id,
        )
        row.save(update_fields=["stand", "advies", "beantwoord_op", "beantwoord_door"])
        finish([ANTWOORD], OP_VRAAG, row.pk, at)
        put(Kind.ANTWOORD, object_type="consult", object_id=row.pk, at=at, account_id=row.gevraagd_door_id)
        days = (day_of(at) - day_of(row.gevraagd_op)).days
        leg_vast("consult_beantwoord", at=at, casus_id=casus.pk, gemeente=casus.gemeente, waarde=days)
        a.log(casus_id=casus.pk, object_type="consult", object_id=row.pk)
        a.event("consult.beantwoord", casus_id=casus.pk, consult_id=row.pk)
    return row
