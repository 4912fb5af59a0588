"""Loading a version of the region's instrument: a new version from a day on, never a change of an old one."""

import json
from datetime import date, datetime

from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.keten.triage.instrument import STANDAARD, lees
from eenplan.keten.triage.models import Instrumentversie


def laad(tekst: bytes, geldig_vanaf: date, *, by: Viewer, at: datetime, ground: str = "domain 4.3") -> Instrumentversie:
    """Keep this version; it holds for assessments that begin from that day on."""
    with act("triage.laad_instrument", by=by, at=at, ground=ground) as a:
        if by.role != Role.BEHEER:
            raise Refused("Een instrument laadt de functioneel beheerder. Vraag het die.")
        try:
            inhoud = json.loads(tekst.decode("utf-8-sig"))
            found = lees(inhoud)
        except UnicodeDecodeError as error:
            raise Refused("Dit bestand is geen tekst. Kies een JSON-bestand.") from error
        except ValueError as error:
            raise Refused(str(error) if "JSON" not in type(error).__name__ else "Dit is geen geldige JSON.") from error
        if geldig_vanaf < at.date():
            raise Refused("Kies vandaag of een latere dag: wat al beoordeeld is, houdt zijn versie.")
        if found.code == STANDAARD.code or Instrumentversie.objects.filter(code=found.code).exists():
            raise Refused("Deze code bestaat al. Geef de nieuwe versie een eigen code.")
        row = Instrumentversie.objects.create(
            code=found.code, geldig_vanaf=geldig_vanaf, inhoud=inhoud, geladen_op=at, geladen_door_id=by.account_id
        )
        a.log(object_type="instrumentversie", object_id=row.pk)
    return row
