"""Organisations: made, changed, with who is on duty."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.beheer.queries import wie_daar
from eenplan.core.accounts.beheer.regels import GROND, mag
from eenplan.core.accounts.models import Organisation
from eenplan.core.accounts.rules import OrganisationKind
from eenplan.core.acts import act
from eenplan.core.workflow import Refused


@dataclass(frozen=True, slots=True)
class Gegevens:
    """What one can change of an organisation; its kind stays, for what it may see hangs on it."""

    naam: str
    gemeente: str
    telefoon: str
    email: str
    tweede_factor: bool
    dienstdoende_id: int | None = None


def maak(soort: OrganisationKind, given: Gegevens, *, by: Viewer, at: datetime) -> int:
    """A new organisation; nobody is on duty yet."""
    mag(by)
    if soort is OrganisationKind.VEILIG_THUIS and Organisation.objects.filter(soort=soort).exists():
        raise Refused("Er is al een Veilig Thuis in deze regio.")
    with act("organisatie.maak", by=by, at=at, ground=GROND) as a:
        row = Organisation(soort=soort.value)
        _vul(row, given, at)
        a.log(object_type="organisation", object_id=row.pk)
    return row.pk


def wijzig(organisation_id: int, given: Gegevens, *, by: Viewer, at: datetime) -> None:
    """Other words, another number, somebody else on duty."""
    mag(by)
    with act("organisatie.wijzig", by=by, at=at, ground=GROND) as a:
        row = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
        _vul(row, given, at)
        a.log(object_type="organisation", object_id=organisation_id)


def _vul(row: Organisation, given: Gegevens, at: datetime) -> None:
    if Organisation.objects.filter(naam__iexact=given.naam.strip()).exclude(pk=row.pk).exists():
        raise Refused("Er is al een organisatie met deze naam.")
    on_duty = given.dienstdoende_id
    if on_duty and on_duty != row.dienstdoende_id and on_duty not in {item.pk for item in wie_daar(row.pk, at)}:
        raise Refused("Dienst kan alleen iemand hebben die daar nu werkt.")
    row.naam, row.gemeente, row.telefoon = given.naam.strip(), given.gemeente.strip(), given.telefoon.strip()
    row.email, row.tweede_factor, row.dienstdoende_id = given.email, given.tweede_factor, on_duty
    row.save()
