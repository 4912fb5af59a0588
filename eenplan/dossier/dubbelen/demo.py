"""Invented data: two people of the invented region written down twice, the second time with a slip of the pen."""

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import add_person, add_to_team
from eenplan.dossier.casus.models import Betrokkene
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.personen.actions import new_person, set_address
from eenplan.dossier.personen.models import Persoon

HOEVEEL = 2


def bouw() -> None:
    """In two families that are there; nothing when there is nobody who could have been written down twice."""
    now = clock.now()
    enter(SYSTEM)
    proces = Appointment.objects.filter(role=Role.PROCESREGISSEUR, tot__isnull=True).order_by("pk").first()
    if proces is None:
        return
    rows = Betrokkene.objects.filter(
        casus__afgesloten_op__isnull=True, casus__besloten=False, casus__schilden__isnull=True,
        casus__bronhouder=proces.organisation, persoon__geboortedag__isnull=False, persoon__adressen__isnull=False,
        persoon__voorlopig=False, persoon__overleden_op__isnull=True, rol="slachtoffer",
    ).select_related("casus", "persoon").order_by("casus_id", "pk")  # fmt: skip
    first = {row.casus_id: row for row in reversed(rows)}
    for row in [first[key] for key in sorted(first)][:HOEVEEL]:
        with act("demo.dubbel", by=SYSTEM, at=now) as a:
            a.log(casus_id=row.casus_id)
            add_person(a, row.casus, _nog_eens(row.persoon), Rol(row.rol))
            add_to_team(a, row.casus, proces.account_id)
        enter(SYSTEM)


def _nog_eens(person: Persoon) -> Persoon:
    """The same human being, as somebody else wrote her down: a letter short, and without a number."""
    day = f"{person.geboortejaar:04}-{person.geboortemaand:02}-{person.geboortedag:02}"
    short = f"{person.voornamen} {person.tussenvoegsel} {person.achternaam[:-1]}"
    found = new_person(person.bronhouder_id, short, day, clock.now(), geslacht=person.geslacht)
    found.voorlopig = False
    found.save()
    if place := person.adressen.order_by("-van").first():
        set_address(found, place.regel, clock.now().date())
    return found
