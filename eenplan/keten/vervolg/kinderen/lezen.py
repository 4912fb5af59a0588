"""The children of a case, and when each was last seen."""

from dataclasses import dataclass
from datetime import date

from eenplan.core.access.viewer import Viewer
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Betrokkene
from eenplan.dossier.casus.queries import Dossier
from eenplan.dossier.casus.rules import ADULT
from eenplan.keten.vervolg.kinderen.rules import KIND
from eenplan.keten.vervolg.models import Kindcontact


@dataclass(frozen=True, slots=True)
class Kind:
    """One child on the page of a service."""

    persoon_id: int
    naam: str
    laatste: Kindcontact | None
    termijn: Deadline | None


def kind_ids(casus_id: int, today: date) -> set[int]:
    """Who are children in this case: named as one, or a minor."""
    rows = Betrokkene.objects.filter(casus_id=casus_id).select_related("persoon")
    return {row.persoon_id for row in rows if row.rol == "kind" or _minor(row, today)}


def _minor(row: Betrokkene, today: date) -> bool:
    age = row.persoon.geboortedatum.age(today)
    return age is not None and age < ADULT


def kinderen(viewer: Viewer, dossier: Dossier) -> list[Kind]:
    """Each child of a case whose page passed the gate, with the last contact and the running term."""
    last: dict[int, Kindcontact] = {}
    rows = Kindcontact.objects.filter(dienst__casus_id=dossier.casus.pk).select_related("door")
    for row in rows.order_by("op", "pk"):
        last[row.persoon_id] = row
    terms = {row.object_id: row for row in dossier.termijnen if row.key == KIND and row.done_at is None}
    return [
        Kind(mens.persoon_id, mens.naam, last.get(mens.persoon_id), terms.get(mens.persoon_id))
        for mens in dossier.mensen
        if mens.is_kind
    ]
