"""Seeing the children of a case in a story, by the case worker who visits them."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.keten.vervolg.kinderen.acties import leg_vast_kind
from eenplan.keten.vervolg.kinderen.lezen import kind_ids
from eenplan.keten.vervolg.kinderen.rules import Gezien, NieuwKindcontact
from eenplan.site.verhalen_regio import alles_zien


def zie_kinderen(casus_id: int, dienst_id: int, wie: Viewer, at: datetime) -> None:
    """Each child was spoken to at this visit; without children nothing happens."""
    with alles_zien():
        children = sorted(kind_ids(casus_id, at.date()))
    spoken = NieuwKindcontact(Gezien.GESPROKEN, tekst="Vertelde zelf hoe het thuis gaat.")
    for persoon_id in children:
        leg_vast_kind(dienst_id, persoon_id, spoken, by=wie, at=at)
