"""The case of a service, so that the one policy decides."""

from eenplan.core.access.gate import NotVisible
from eenplan.core.audit.actions import Line
from eenplan.keten.vervolg.models import Dienst, Voorwaarde


def casus_of(dienst_id: int) -> int:
    """The case of a service; NotVisible when the database shows no such row to who entered."""
    found = Dienst.objects.filter(pk=dienst_id).values_list("casus_id", flat=True).first()
    if found is None:
        raise NotVisible(Line("vervolg.zoek", object_type="dienst", object_id=dienst_id, rule="R0", allowed=False))
    return found


def dienst_of(voorwaarde_id: int) -> int:
    """The service of a condition; 0, which nobody sees, when there is none."""
    return Voorwaarde.objects.filter(pk=voorwaarde_id).values_list("dienst_id", flat=True).first() or 0
