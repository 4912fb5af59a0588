"""The informants of a service, with names only for who may know the source."""

import json
from dataclasses import dataclass

from eenplan.core.access.gate import ask
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.crypto.zegel import unseal
from eenplan.dossier.casus.bron import ANONIEM
from eenplan.dossier.casus.models import Uitspraak
from eenplan.dossier.casus.queries import Dossier
from eenplan.dossier.casus.uitspraken import spreker_voor
from eenplan.keten.vervolg.models import Informant


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """One informant as this viewer may see him."""

    rij: Informant
    naam: str
    uitspraken: tuple[tuple[Uitspraak, str], ...]
    mag_wijzigen: bool


def naam_van(row: Informant, bronhouder_id: int) -> str:
    """The sealed name of an informant."""
    return str(json.loads(unseal(row.verzegeld, organisation_id=bronhouder_id, kind="melder"))["naam"])


def informanten(viewer: Viewer, dienst_id: int, dossier: Dossier) -> list[Gevraagd]:
    """Everyone who was asked, of a service whose page passed the gate."""
    named = bool(ask(viewer, dossier.facts, DataClass.MELDER))
    rows = Informant.objects.filter(dienst_id=dienst_id).select_related("gevraagd_door").prefetch_related("uitspraken")
    holder = dossier.casus.bronhouder_id
    return [
        Gevraagd(
            row,
            naam_van(row, holder) if named or not row.afgeschermd else ANONIEM,
            tuple((said, spreker_voor(viewer, dossier.facts, said, holder)) for said in row.uitspraken.all()),
            named,
        )
        for row in rows.order_by("gevraagd_op", "pk")
    ]
