"""Functions: who is what at which organisation, from when until when."""

from datetime import datetime

from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.beheer.regels import GROND, mag, mag_bij, nooit_de_laatste, vind
from eenplan.core.accounts.models import Appointment, Organisation
from eenplan.core.accounts.rules import past_bij
from eenplan.core.acts import act
from eenplan.core.web.words import rolnaam
from eenplan.core.workflow import Refused


def stel_aan(
    account_id: int, *, organisation_id: int, role: Role, functie: str, van: datetime, tot: datetime | None,
    by: Viewer, at: datetime,
) -> Appointment:  # fmt: skip
    """Give somebody a function at an organisation."""
    mag_bij(by, account_id)
    place = Organisation.objects.get(pk=organisation_id)
    if not past_bij(role, place.soort):
        raise Refused(f"De rol {rolnaam(role)} bestaat niet bij {place.naam}. Kies een andere rol of organisatie.")
    if tot is not None and tot <= van:
        raise Refused("De einddatum ligt voor de begindatum.")
    with act("account.stel_aan", by=by, at=at, ground=GROND) as a:
        vind(account_id)
        row = Appointment.objects.create(
            account_id=account_id, organisation=place, role=role.value, functie=functie.strip(), van=van, tot=tot
        )
        a.log(object_type="appointment", object_id=row.pk)
    return row


def beeindig(appointment_id: int, *, tot: datetime, by: Viewer, at: datetime) -> None:
    """End a function, now or on a later day, never later than it would; refused while somebody has to hand over.

    Whoever knows of work that hangs on it refuses through `account.functie_eindigt`, heard in this same transaction.
    """
    mag(by)
    with act("account.beeindig", by=by, at=at, ground=GROND) as a:
        row = Appointment.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=appointment_id)
        if row.tot is not None and row.tot <= at:
            raise Refused("Deze functie is al geëindigd.")
        if row.tot is not None and tot > row.tot:  # else a manager makes his own last as long as he likes
            raise Refused("Deze functie eindigt al eerder. Moet zij langer duren? Voeg de functie opnieuw toe.")
        nooit_de_laatste(at, appointment_id=appointment_id)
        a.log(object_type="appointment", object_id=appointment_id)
        if row.van >= tot:
            row.delete()  # never begun: there is no work that hangs on it
            return
        row.tot = tot
        row.save(update_fields=["tot"])
        _niet_op_dienst(row, tot)
        if tot <= at:
            a.event("account.functie_eindigt", account_id=row.account_id, organisation_id=row.organisation_id)


def _niet_op_dienst(row: Appointment, tot: datetime) -> None:
    others = row.account.appointments.filter(organisation_id=row.organisation_id).exclude(pk=row.pk)
    stays = any(other.tot is None or other.tot > tot for other in others)
    if row.organisation.dienstdoende_id == row.account_id and not stays:
        raise Refused(
            f"{row.account.naam} heeft dienst voor {row.organisation.naam}: nieuw werk komt op die naam. Wijs daar"
            " eerst iemand anders aan."
        )
