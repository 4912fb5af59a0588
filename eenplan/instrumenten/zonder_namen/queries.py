"""Who is in the case, as far as the viewer may know; a log line for each, as for every look."""

from collections import Counter
from datetime import datetime

from eenplan.core.access.gate import require
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.dossier.casus import queries
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.personen.rules import split_name
from eenplan.instrumenten.zonder_namen.rules import Bekende, wat_is


def bekenden(viewer: Viewer, casus_id: int, *, now: datetime) -> tuple[Bekende, ...]:
    """The people of the case by what they are. NotVisible for who may not know who they are."""
    require(viewer, facts_of(viewer, casus_id), DataClass.IDENTITEIT, what="zonder_namen.maak")
    found, geteld = queries.casus(viewer, casus_id, what="zonder_namen.maak", now=now), Counter[str]()
    people = []
    for mens in found.mensen:
        geteld[mens.rol] += 1
        voornamen, voegsel, achternaam = split_name(mens.naam)
        place = "" if mens.geheim else mens.adres
        people.append(Bekende(wat_is(mens.rol, mens.leeftijd, geteld[mens.rol]), voornamen, voegsel, achternaam, place))
    return tuple(people)
