"""Assigning, changing and ending the direction of a household; the new one starts where the old one ends."""

from datetime import datetime

from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.accounts.queries import colleagues
from eenplan.core.acts import Act, act
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.web.words import day_of
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock, make_responsible
from eenplan.dossier.casus.models import Casus, Deelbesluit, Deelname
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import Stand
from eenplan.dossier.gezinssysteem.models import Huishouden
from eenplan.feiten.actions import leg_vast
from eenplan.keten.regie.actions_mandaat import eindig_bij_ander_team
from eenplan.keten.regie.elders import mag_elders
from eenplan.keten.regie.models import Consult, Consultgrond, Mandaat, Regie
from eenplan.keten.regie.queries import huidige
from eenplan.keten.regie.rules import COURSE
from eenplan.keten.regie.tabel import NOG_NIET_RUSTIG, REGELS, Beweging, beweging

GROND = "Wmo 4.1.1; S2 3.2.4"
AL_EEN = "Er is al een regisseur voor dit gezin."


def wijs_toe(
    casus_id: int, organisatie_id: int, account_id: int, *, by: Viewer, at: datetime, reden: str, regel: str,
    versie: int | None = None,
) -> Regie:  # fmt: skip
    """Make this person the director. There is one already: then it is a change without a gap; the same one: nothing."""
    with act("regie.wijs_toe", by=by, at=at, ground=GROND) as a:
        casus, current = _take(by, casus_id, "wijs_toe", versie)
        if current and (current.organisatie_id, current.account_id) == (organisatie_id, account_id):
            return current
        _allowed(by, current)
        must_be_able(casus, organisatie_id, account_id, at)
        return change(a, casus, current, organisatie_id, account_id, regel, reden)


def wissel(
    casus_id: int, account_id: int, *, by: Viewer, at: datetime, reden: str, organisatie_id: int | None = None,
    versie: int | None = None,
) -> Regie:  # fmt: skip
    """Give the direction to someone else: to a colleague in the same team, or, by Veilig Thuis, to another team."""
    with act("regie.wissel", by=by, at=at, ground=GROND) as a:
        casus, current = _take(by, casus_id, "wissel", versie)
        if current is None:
            raise Refused("Er is nog geen regisseur. Laat Veilig Thuis er eerst een toewijzen.")
        place = organisatie_id or current.organisatie_id
        _allowed(by, current)
        if by.role == Role.REGISSEUR and {current.organisatie_id, place} != {by.organisation_id}:
            raise Refused("U kunt de regie alleen aan een collega in uw eigen team geven. Vraag anders Veilig Thuis.")
        if (place, account_id) == (current.organisatie_id, current.account_id):
            raise Refused("Deze persoon is al regisseur. Kies een ander.")
        must_be_able(casus, place, account_id, at)
        same_team = place == current.organisatie_id
        return change(a, casus, current, place, account_id, "collega" if same_team else "wissel", reden)


def houdt_zicht(casus_id: int, organisatie_id: int, at: datetime) -> None:
    """Refused when a share ends and the organisation that directs has no other one."""
    current = huidige(casus_id)
    live = Deelbesluit.objects.filter(casus_id=casus_id, organisatie_id=organisatie_id, tot__gt=at)
    if current and current.organisatie_id == organisatie_id and not live.exists():
        raise Refused("Deze organisatie heeft de regie. Wissel eerst de regie.")


def beeindig_bij_sluiten(casus_id: int, *, at: datetime) -> None:
    """A case closed: the direction ends with the last open case of its household, else it goes on in another one."""
    with act("regie.beeindig", by=SYSTEM, at=at, ground=GROND) as a:
        casus = Casus.objects.get(pk=casus_id)
        open_cases = Casus.objects.filter(huishouden_id=casus.huishouden_id).exclude(stand=Stand.AFGESLOTEN)
        current = huidige(casus_id)
        other = open_cases.order_by("geopend_op", "pk").first()
        if current is None or (other and current.casus_id != casus_id):
            return
        _end(current, at)
        if other:
            _start(a, other, current.organisatie_id, current.account_id, "sluiting", REGELS["sluiting"])
        else:
            leg_vast("regie_beeindigd", at=at, casus_id=casus_id, gemeente=casus.gemeente, waarde=_days(current, at))
        a.log(casus_id=casus_id, object_type="regie", object_id=current.pk)
        a.event("regie.beeindigd", casus_id=casus_id)


def vernietig(casus_id: int) -> int:
    """Destroy the direction and the consults that were recorded on this case; returns the number of rows."""
    return sum(model.objects.filter(casus_id=casus_id).delete()[0] for model in (Regie, Mandaat, Consult, Consultgrond))


def _take(by: Viewer, casus_id: int, action: str, versie: int | None = None) -> tuple[Casus, Regie | None]:
    """The case and its household, locked, with its present director."""
    may_write(by, casus_id, DataClass.PROCES, what=f"regie.{action}")
    casus = lock(casus_id, versie)
    if casus.stand == Stand.AFGESLOTEN:
        raise Refused("Deze casus is gesloten; er is geen regie meer nodig.")
    Huishouden.objects.select_for_update().get(pk=casus.huishouden_id)
    current = huidige(casus_id)
    if current and current.casus_id != casus_id:
        mag_elders(by, current.casus_id, DataClass.PROCES, what=f"regie.{action}", anders=AL_EEN)
    return casus, current


def _allowed(by: Viewer, current: Regie | None) -> None:
    if not by.system:
        COURSE.step("toegewezen" if current else "geen", "wissel" if current else "wijs_toe", by.role)


def must_be_able(casus: Casus, organisation_id: int, account_id: int, at: datetime) -> None:
    """A director is a casusregisseur of an organisation that takes part: he must be able to see what he directs."""
    if account_id not in {person.pk for person in colleagues(organisation_id, at, Role.REGISSEUR)}:
        raise Refused("Deze persoon is daar nu geen casusregisseur. Kies iemand uit de lijst.")
    part = Deelname.objects.filter(casus=casus, organisatie_id=organisation_id, soort="deelnemer", tot__isnull=True)
    if not part.exists():
        raise Refused("Deze organisatie doet niet mee in deze casus. Draag de casus eerst over.")


def change(
    a: Act, casus: Casus, current: Regie | None, organisation_id: int, account_id: int, regel: str, reden: str
) -> Regie:
    """The new director starts at the moment that the old one ends; the row locks are on."""
    if not reden.strip():
        raise Refused("Schrijf op waarom deze persoon de regie krijgt.")
    move = _beweging(current, organisation_id)
    if move == Beweging.AF and not a.by.system and (casus.acuut or casus.stand == Stand.BEOORDELING):
        raise Refused(NOG_NIET_RUSTIG)
    if current:
        _end(current, a.at)
        _give_place(a, casus, current, organisation_id, account_id)
        if organisation_id != current.organisatie_id:
            eindig_bij_ander_team(a, casus.pk)
    made = _start(a, casus, organisation_id, account_id, regel, reden.strip(), move)
    if current and casus.verantwoordelijke_id == current.account_id:
        make_responsible(a, casus, organisation_id, account_id)
    put(Kind.NIEUW, object_type="regie", object_id=made.pk, at=a.at, account_id=account_id)
    leg_vast(
        "regie_toegewezen", at=a.at, casus_id=casus.pk, gemeente=casus.gemeente, soort=made.organisatie.soort,
        regel=regel, wissel=current is not None, beweging=move,
    )  # fmt: skip
    a.log(casus_id=casus.pk, object_type="regie", object_id=made.pk)
    a.event(
        "regie.toegewezen", casus_id=casus.pk, regie_id=made.pk, organisatie_id=organisation_id, account_id=account_id,
        **_wie_gaat(current, move),
    )  # fmt: skip
    return made


def _wie_gaat(current: Regie | None, move: str) -> dict[str, int]:
    """Whose part may end with this. Gone up to a specialist the case comes back to its team: that stays (S2 3.2.4)."""
    if current is None or move == Beweging.OP:
        return {}
    return {"was_organisatie_id": current.organisatie_id, "was_casus_id": current.casus_id}


def _beweging(current: Regie | None, organisation_id: int) -> str:
    """Whether this goes up to a specialist or down to the local team."""
    if current is None or current.organisatie_id == organisation_id:
        return ""
    return beweging(current.organisatie.soort, Organisation.objects.get(pk=organisation_id).soort)


def _start(
    a: Act, casus: Casus, organisation_id: int, account_id: int, regel: str, reden: str, move: str = ""
) -> Regie:
    return Regie.objects.create(
        huishouden_id=casus.huishouden_id, casus=casus, organisatie_id=organisation_id, account_id=account_id, van=a.at,
        regel=regel, reden=reden[:300], beweging=move, toegewezen_door_id=a.by.account_id,
    )  # fmt: skip


def _end(current: Regie, at: datetime) -> None:
    if at < current.van:
        raise Refused("Een wissel kan niet voor het begin van de huidige regie liggen.")
    current.tot = at
    current.save(update_fields=["tot"])


def _days(row: Regie, at: datetime) -> int:
    return (day_of(at) - day_of(row.van)).days


def _give_place(a: Act, casus: Casus, old: Regie, organisation_id: int, account_id: int) -> None:
    """What was shared with the old director in person goes to his colleague: same classes, ground and end (R5, R11).

    Only within the team, for the decision named this function there; another team was invited on its own.
    """
    if organisation_id != old.organisatie_id:
        return
    for model in (Deelname, Deelbesluit):
        rows = model.objects.filter(casus=casus, organisatie_id=old.organisatie_id, account_id=old.account_id)
        for row in rows.filter(tot__isnull=True) if model is Deelname else rows.filter(tot__gt=a.at):
            end = row.tot
            row.tot = a.at
            row.save(update_fields=["tot"])
            row.pk, row.account_id, row.van, row.tot = None, account_id, a.at, end
            row.save(force_insert=True)
    a.log(casus_id=casus.pk, object_type="deelbesluit", object_id=organisation_id, rule="R5")
