"""What happens to a case: opened, handed from one responsible person to the next, moved on, closed.

These functions run inside the act of the step that causes them (`a`), so that everything stands or falls together.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.db import connection
from django.db.models import Q

from eenplan.core.access.policy import DataClass, Purpose, Role
from eenplan.core.accounts.models import Organisation
from eenplan.core.accounts.queries import colleagues, owner_of
from eenplan.core.acts import Act, check_version
from eenplan.core.deadlines.actions import close_case, end_of, hand_over, running_for
from eenplan.core.rulebook.queries import rule, rules
from eenplan.core.web.words import day_of
from eenplan.dossier.casus.bewaren import KIND, WMO, bewaren_tot
from eenplan.dossier.casus.models import (
    Betrokkene,
    Casus,
    Deelbesluit,
    Deelname,
    Schild,
    Standwisseling,
    Teamlid,
)
from eenplan.dossier.casus.rules import ADULT, COURSE, Rol, Sluitreden, Stand
from eenplan.dossier.gezinssysteem.models import Huishouden, Lid
from eenplan.dossier.personen.models import Persoon

# What only Veilig Thuis may do stays its duty when a team takes the case over: informing people (Wmo 5.3.1), assessing
# and its services (Wmo 4.1.1), looking again (S1), advising (S2), the clocks of an order
# linking signals of the same people (S1 radarfunctie) and the letters it owes (UB 4.1.8).
STAY_WITH_BRONHOUDER = (
    "persoon", "melding", "veiligheidsbeoordeling", "interventie", "dienst", "kind", "ronde", "consult_vraag",
    "huisverbod", "huisverbod_station", "vondst", "brief",
)  # fmt: skip
FRONT_OFFICE = (Role.VT_INTAKE, Role.VT_LEAD)


def next_number(prefix: str, sequence: str, year: int) -> str:
    """A number from a database sequence: `C-2026-000123`. Never used twice, also after a crash."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s::regclass)", [sequence])
        (number,) = cursor.fetchone()
    return f"{prefix}-{year}-{number:06}"


def open_casus(a: Act, bronhouder: Organisation, owner_id: int, gemeente: str, acuut: bool = False) -> Casus:
    """Open a case with its household, its responsible person and the front office as its team."""
    household = Huishouden.objects.create(bronhouder=bronhouder, gemeente=gemeente, ontstaan_op=a.at)
    casus = Casus.objects.create(
        nummer=next_number("C", "casus_nummer", a.at.year), huishouden=household, bronhouder=bronhouder,
        verantwoordelijke_organisatie=bronhouder, verantwoordelijke_id=owner_id, gemeente=gemeente, acuut=acuut,
        geopend_op=a.at,
    )  # fmt: skip
    _record(a, casus, "", "open")
    call_front_office(a, casus, owner_id)
    a.event("casus.geopend", casus_id=casus.pk)
    return casus


def call_front_office(a: Act, casus: Casus, owner_id: int) -> None:
    """Who has the front door today, and whose name the work stands on, see the case: also a year after it opened."""
    people = {person.pk for person in colleagues(casus.bronhouder_id, a.at, *FRONT_OFFICE)} | {owner_id}
    there = Teamlid.objects.filter(casus=casus, tot__isnull=True, account_id__in=people)
    people -= set(there.values_list("account_id", flat=True))
    Teamlid.objects.bulk_create(Teamlid(casus=casus, account_id=pk, van=a.at) for pk in sorted(people))


def _record(a: Act, casus: Casus, before: str, action: str) -> None:
    Standwisseling.objects.create(
        casus=casus, op=a.at, van_stand=before, naar_stand=casus.stand, actie=action, door_id=a.by.account_id,
        verantwoordelijke_organisatie_id=casus.verantwoordelijke_organisatie_id,
        verantwoordelijke_id=casus.verantwoordelijke_id,
    )  # fmt: skip


def note(a: Act, casus: Casus, action: str) -> None:
    """Something in the life of the case that leaves it where it is."""
    _record(a, casus, casus.stand, action)


def lock(casus_id: int, versie: int | None = None) -> Casus:
    """The case, locked until the act ends; Stale when it changed since `versie`."""
    casus = Casus.objects.select_for_update(of=("self",)).get(pk=casus_id)
    check_version(casus.versie, versie)
    return casus


def lock_all(*casus_ids: int) -> dict[int, Casus]:
    """Several cases, always in one order: two acts that took them crosswise would wait for each other for ever."""
    return {pk: lock(pk) for pk in sorted(set(casus_ids))}


def step(a: Act, casus: Casus, action: str, role: str | None = None) -> None:
    """Move the case along its course; Refused when the course or the role does not allow it."""
    row = COURSE.step(casus.stand, action, role or a.by.role)
    before, casus.stand = casus.stand, row.target
    casus.versie += 1
    casus.save(update_fields=["stand", "versie"])
    _record(a, casus, before, action)


def make_responsible(a: Act, casus: Casus, organisation_id: int, account_id: int) -> None:
    """Hand the sight on safety to someone; every running term goes along. Never to nobody.

    What a third organisation has to do (answer an offer) stays its own.
    """
    before = {casus.bronhouder_id, casus.verantwoordelijke_organisatie_id or 0}
    sender = casus.verantwoordelijke_id
    if a.by.organisation_id == organisation_id:
        casus.ingezien_op = a.at  # who takes it on, or gives it to a colleague, knows it
    elif organisation_id != casus.verantwoordelijke_organisatie_id:
        casus.ingezien_op = None
    casus.verantwoordelijke_organisatie_id, casus.verantwoordelijke_id = organisation_id, account_id
    casus.versie += 1
    casus.save(update_fields=["verantwoordelijke_organisatie_id", "verantwoordelijke_id", "versie", "ingezien_op"])
    stays = () if organisation_id == casus.bronhouder_id else STAY_WITH_BRONHOUDER
    hand_over(casus.pk, organisation_id, account_id, stays=stays, of=before)
    _record(a, casus, casus.stand, "verantwoordelijk")
    if organisation_id == casus.bronhouder_id:
        add_to_team(a, casus, account_id)
    else:
        let_front_office_go(a, casus, {sender})


def let_front_office_go(a: Act, casus: Casus, keep: Collection[int | None]) -> int:
    """Handed on, the case is nobody's at the front door who has nothing to do in it any more; returns how many left.

    Who gave it hears the answer; who is on duty is Veilig Thuis for this case; a lead watches over all of it. A
    question of danger calls the front office of that day back (`call_front_office`).
    """
    place = casus.bronhouder_id
    others = {person.pk for person in colleagues(place, a.at, *set(Role) - {Role.VT_INTAKE})}
    door = {person.pk for person in colleagues(place, a.at, Role.VT_INTAKE)} - others
    busy = set(running_for(casus.pk, place)) | set(keep) | {bij_bronhouder(casus, a.at)[1]}
    members = set(casus.team.filter(tot__isnull=True).values_list("account_id", flat=True))
    return leave_team(a, casus, members - (door - busy))


def bij_bronhouder(casus: Casus, at: datetime) -> tuple[int, int]:
    """Organisation and person of Veilig Thuis who work on this case, also when a team carries it."""
    mine = casus.verantwoordelijke_id if casus.verantwoordelijke_organisatie_id == casus.bronhouder_id else None
    return casus.bronhouder_id, mine or owner_of(casus.bronhouder, at)


def add_to_team(a: Act, casus: Casus, account_id: int) -> None:
    """Name someone of the bronhouder as a member of the casusteam."""
    Teamlid.objects.get_or_create(casus=casus, account_id=account_id, tot=None, defaults={"van": a.at})


def leave_team(a: Act, casus: Casus, keep: Collection[int]) -> int:
    """End the membership of everyone who is not needed any more (R11); returns how many left."""
    return Teamlid.objects.filter(casus=casus, tot__isnull=True).exclude(account_id__in=keep).update(tot=a.at)


def involve(
    a: Act, casus: Casus, organisation_id: int, account_id: int | None, klassen: Collection[DataClass],
    *, doel: str, grond: str, tot: datetime, client_geinformeerd: str, soort: str = "deelnemer",
) -> None:  # fmt: skip
    """Let another organisation take part, with the decision to share that goes with it (R5)."""
    decided_by = a.by.account_id or casus.verantwoordelijke_id
    assert decided_by is not None  # an open case has a responsible person
    Deelname.objects.create(casus=casus, organisatie_id=organisation_id, account_id=account_id, soort=soort, van=a.at)
    Deelbesluit.objects.create(
        casus=casus, organisatie_id=organisation_id, account_id=account_id, doel=doel, grond=grond,
        klassen=sorted(item.value for item in klassen), besloten_door_id=decided_by, van=a.at, tot=tot,
        client_geinformeerd=client_geinformeerd,
    )  # fmt: skip
    a.log(casus_id=casus.pk, object_type="deelbesluit", object_id=organisation_id, classes=frozenset(klassen))


def share_with_director(a: Act, casus: Casus, organisation_id: int) -> None:
    """The decision to share with the organisation that now carries the direction lasts as long as the rule says."""
    until = end_of(rule("deelbesluit_regie", a.at.date()), a.at)
    live = Deelbesluit.objects.filter(casus=casus, organisatie_id=organisation_id, tot__gt=a.at)
    live.filter(tot__lt=until).update(tot=until)
    a.log(casus_id=casus.pk, object_type="deelbesluit", object_id=organisation_id)


def end_direction(a: Act, casus: Casus, organisation_id: int) -> bool:
    """The organisation that directed looks no further (R11), unless it answers for the case; whether it ended.

    What was shared for another purpose (an order), or with an offer that still waits for its answer, has its own end.
    """
    if organisation_id in (casus.verantwoordelijke_organisatie_id, casus.bronhouder_id):
        return False
    parts = Deelname.objects.filter(casus=casus, organisatie_id=organisation_id, tot__isnull=True)
    offered = parts.filter(soort="uitgenodigd").values("van")
    shares = Deelbesluit.objects.filter(casus=casus, organisatie_id=organisation_id, doel=Purpose.REGIE.value)
    ended = shares.filter(tot__gt=a.at).exclude(van__in=offered).update(tot=a.at)
    ended += parts.filter(soort="deelnemer").update(tot=a.at)
    if ended:
        a.log(casus_id=casus.pk, object_type="deelbesluit", object_id=organisation_id, rule="R11")
    return bool(ended)


def end_involvement(a: Act, casus: Casus, organisation_id: int | None = None) -> None:
    """The organisation's part (or that of all) ends now: participation and every decision to share (R11).

    Also the part that would have ended by itself on a day to come.
    """
    parts, shares = Deelname.objects.filter(casus=casus), Deelbesluit.objects.filter(casus=casus)
    if organisation_id is not None:
        parts, shares = parts.filter(organisatie_id=organisation_id), shares.filter(organisatie_id=organisation_id)
    parts.filter(Q(tot__isnull=True) | Q(tot__gt=a.at)).update(tot=a.at)
    shares.filter(tot__gt=a.at).update(tot=a.at)


def add_person(a: Act, casus: Casus, person: Persoon, rol: Rol = Rol.OVERIG) -> Betrokkene:
    """Bring a person into the case and its household."""
    found, _ = Betrokkene.objects.get_or_create(casus=casus, persoon=person, defaults={"rol": rol, "vanaf": a.at})
    Lid.objects.get_or_create(
        huishouden_id=casus.huishouden_id, persoon=person, tot=None,
        defaults={"bronhouder_id": casus.bronhouder_id, "van": a.at.date()},
    )  # fmt: skip
    return found


def shield(a: Act, casus: Casus, soort: str, lezers: Collection[int]) -> Schild:
    """Put a shield on the case; only the named readers pass. The narrowest reader list wins."""
    found, fresh = Schild.objects.get_or_create(casus=casus, soort=soort)
    if fresh:
        found.lezers.set(lezers)
    a.log(casus_id=casus.pk, object_type="schild", object_id=found.pk, rule="R6")
    return found


def close(a: Act, casus: Casus, reden: Sluitreden, opgegaan_in: Casus | None = None, role: str | None = None) -> None:
    """Close the case; nothing keeps running on it and nobody keeps looking by accident."""
    row = COURSE.step(casus.stand, "sluit", role or a.by.role)
    before, casus.stand = casus.stand, row.target
    casus.afgesloten_op, casus.sluitreden, casus.opgegaan_in = a.at, reden, opgegaan_in
    casus.bewaren_tot = _bewaren_tot(a.at, casus)
    casus.versie += 1
    casus.save(update_fields=["stand", "afgesloten_op", "sluitreden", "opgegaan_in", "bewaren_tot", "versie"])
    close_case(casus.pk, a.at)
    end_involvement(a, casus)
    _record(a, casus, before, "sluit")
    a.event("casus.gesloten", casus_id=casus.pk)


def reopened(a: Act, casus: Casus, versie: int) -> None:
    """A case that was joined to another by mistake runs again; its fields were put back by who undid it."""
    casus.versie = versie
    casus.save(update_fields=["versie"])
    _record(a, casus, Stand.AFGESLOTEN, "maak_los")


def go_back(a: Act, casus: Casus, stand: str, *, acuut: bool) -> None:
    """The step that a report set going is undone with it: the case is where it was."""
    before, casus.stand, casus.acuut = casus.stand, Stand(stand), acuut
    casus.versie += 1
    casus.save(update_fields=["stand", "acuut", "versie"])
    _record(a, casus, before, "maak_los")


def bewaar_langer(casus: Casus) -> None:
    """Other people than were known at the closing: the longest term holds, and never a shorter one."""
    if casus.afgesloten_op and casus.bewaren_tot:
        casus.bewaren_tot = max(casus.bewaren_tot, _bewaren_tot(casus.afgesloten_op, casus))
        casus.save(update_fields=["bewaren_tot"])


def _bewaren_tot(at: datetime, casus: Casus) -> date:
    """The retention clock starts at the closing (domain 10.3)."""
    found, today = rules([WMO, KIND], at.date()), day_of(at)
    people = list(casus.betrokkenen.select_related("persoon"))
    born = [item.persoon.geboortedatum for item in people if _is_kind(item, today)]
    return bewaren_tot(day_of(end_of(found[WMO], at)), today, born, found[KIND].value)


def _is_kind(item: Betrokkene, today: date) -> bool:
    age = item.persoon.geboortedatum.age(today)
    return item.rol == Rol.KIND or (age is not None and age < ADULT)


def is_open(casus: Casus) -> bool:
    """Whether someone must have sight on safety here."""
    return casus.stand != Stand.AFGESLOTEN
