"""Reading documents: through the gate, for the class each one has."""

from dataclasses import replace
from datetime import datetime

from eenplan.core.access.gate import NotVisible, classes, require
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.core.crypto.zegel import unseal
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.queries import vindplaatsen
from eenplan.dossier.stukken.models import Stuk


def stukken(viewer: Viewer, casus_id: int) -> list[Stuk]:
    """Titles of the documents of a case that this viewer can open; the page passed the gate."""
    facts = facts_of(viewer, casus_id)
    if vindplaatsen(viewer, facts).iemand_geheim:  # none opens for him, see `inhoud`
        return []
    mine = [item.value for item in classes(viewer, facts)]
    return list(Stuk.objects.filter(casus_id=casus_id, klasse__in=mine).defer("verzegeld").order_by("vastgelegd_op"))


def meegestuurd(viewer: Viewer, casus_id: int, op: datetime) -> tuple[Stuk, ...]:
    """Those that came in with what was taken in at this moment; the page passed the gate."""
    return tuple(row for row in stukken(viewer, casus_id) if row.vastgelegd_op == op)


def inhoud(viewer: Viewer, stuk_id: int) -> tuple[Stuk, bytes]:
    """One document with its content. NotVisible when it is not there for this viewer.

    Nor when a place is shielded for him around the case: nobody can take it out of a file (misuse case 5).
    """
    stuk = Stuk.objects.filter(pk=stuk_id).first()
    if stuk is None:
        raise NotVisible(Line("stuk.lees", object_type="stuk", object_id=stuk_id, rule="R0", allowed=False))
    facts = facts_of(viewer, stuk.casus_id)
    if vindplaatsen(viewer, facts).iemand_geheim:
        shut = Line("stuk.lees", casus_id=stuk.casus_id, object_type="stuk", object_id=stuk_id, rule="R6")
        raise NotVisible(replace(shut, allowed=False))
    require(viewer, facts, DataClass(stuk.klasse), what="stuk.lees")
    return stuk, unseal(stuk.verzegeld, organisation_id=stuk.bronhouder_id)
