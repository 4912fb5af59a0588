"""The case of a report, so that the one policy decides; what is not there is refused like what one may not see."""

from eenplan.core.access.gate import NotVisible
from eenplan.core.audit.actions import Line
from eenplan.keten.melding.models import GenoemdePersoon, Melding


def casus_of(melding_id: int) -> int:
    """The case of a report; NotVisible when the database shows no such row to who entered."""
    found = Melding.objects.filter(pk=melding_id).values_list("casus_id", flat=True).first()
    if found is None:
        raise NotVisible(Line("melding.zoek", object_type="melding", object_id=melding_id, rule="R0", allowed=False))
    return found


def casus_of_genoemd(genoemd_id: int) -> int:
    """The case of the report that names this person; NotVisible in the same way."""
    rows = GenoemdePersoon.objects.filter(pk=genoemd_id)
    found = rows.values_list("melding__casus_id", flat=True).first()
    if found is None:
        raise NotVisible(Line("genoemd.zoek", object_type="genoemd", object_id=genoemd_id, rule="R0", allowed=False))
    return found
