"""Safety conditions: setting them with a check date, and checking them on that day (domain 3.3)."""

from datetime import datetime, time

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.actions import finish, start_until
from eenplan.core.workflow import Refused
from eenplan.keten.triage.rules import Dienst as Soort
from eenplan.keten.vervolg.access import dienst_of
from eenplan.keten.vervolg.actions import GROUND, Ongeldig, locked, step, subject
from eenplan.keten.vervolg.models import Voorwaarde
from eenplan.keten.vervolg.rules import Nagekomen, NieuweVoorwaarde

END_OF_DAY = time(23, 59, 59)


def stel_voorwaarde(
    dienst_id: int, invoer: NieuweVoorwaarde, *, by: Viewer, at: datetime, versie: int | None = None,
    ground: str = GROUND,
) -> Voorwaarde:  # fmt: skip
    """Set a condition; its check date becomes a term on the name of who is responsible."""
    with act("vervolg.stel_voorwaarde", by=by, at=at, ground=ground) as a:
        casus, row = locked(by, dienst_id, versie, "vervolg.stel_voorwaarde")
        if row.soort != Soort.VV:
            raise Refused("Voorwaarden horen bij voorwaarden en vervolg. Leg bij een onderzoek bevindingen vast.")
        step(a, row, "stel_voorwaarde")
        if fouten := invoer.fouten(at.date()):
            raise Ongeldig(fouten)
        found = Voorwaarde.objects.create(
            dienst=row, voor_wie=invoer.voor_wie.strip(), tekst=invoer.tekst.strip(), controle_op=invoer.controle_op,
            gesteld_op=at, gesteld_door_id=by.account_id,
        )  # fmt: skip
        until = datetime.combine(invoer.controle_op, END_OF_DAY, tzinfo=AMSTERDAM)
        start_until("voorwaarde_controle", subject(casus, "voorwaarde", found.pk, at), at, until)
        a.log(casus_id=casus.pk, object_type="voorwaarde", object_id=found.pk)
    return found


def controleer_voorwaarde(
    voorwaarde_id: int, nagekomen: str, bevinding: str = "", *, by: Viewer, at: datetime, ground: str = GROUND
) -> Voorwaarde:
    """Note whether a condition was met. A condition that was broken is told to the chain."""
    with act("vervolg.controleer_voorwaarde", by=by, at=at, ground=ground) as a:
        casus, row = locked(by, dienst_of(voorwaarde_id), None, "vervolg.controleer_voorwaarde")
        found = Voorwaarde.objects.select_for_update().get(pk=voorwaarde_id)
        if found.gecontroleerd_op:
            raise Refused("Deze voorwaarde is al gecontroleerd. Stel een nieuwe voorwaarde als dat nodig is.")
        if nagekomen not in set(Nagekomen):
            raise Ongeldig({"nagekomen": "Kies ja, deels of nee."})
        if nagekomen != Nagekomen.JA and not bevinding.strip():
            raise Ongeldig({"bevinding": "Zeg wat er niet gebeurde en wat u nu doet."})
        found.nagekomen, found.bevinding = nagekomen, bevinding.strip()
        found.gecontroleerd_op, found.gecontroleerd_door_id = at, by.account_id
        found.save()
        finish(["voorwaarde_controle"], "voorwaarde", found.pk, at)
        a.log(casus_id=casus.pk, object_type="voorwaarde", object_id=found.pk)
        if nagekomen == Nagekomen.NEE:
            a.event("vervolg.voorwaarde_geschonden", casus_id=casus.pk, dienst_id=row.pk, voorwaarde_id=found.pk)
    return found
