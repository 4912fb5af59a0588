"""What the pages about a mandate need besides the mandates: the case, who can give one, and the words of its term."""

from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.dossier.casus.access import visible
from eenplan.dossier.casus.models import Casus, Deelname
from eenplan.dossier.casus.queries import Dossier
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.keten.regie.models import Mandaat


def dossier(viewer: Viewer, casus_id: int, *, now: datetime) -> Dossier:
    """The case that a mandate is about."""
    return open_casus(viewer, casus_id, what="regie.lees", now=now)


def gevers(casus_id: int) -> list[Organisation]:
    """Who takes part in a case whose page passed the gate, and so can give a mandate."""
    live = Deelname.objects.filter(casus_id=casus_id, soort="deelnemer", tot__isnull=True).values("organisatie_id")
    home = Casus.objects.filter(pk=casus_id).values("bronhouder_id")
    both = Organisation.objects.filter(pk__in=live) | Organisation.objects.filter(pk__in=home)
    return list(both.order_by("naam").distinct())


def casus_van(viewer: Viewer, mandaat_id: int) -> int:
    """The case of a mandate; 0, which nobody sees, when there is none."""
    return Mandaat.objects.filter(pk=mandaat_id).values_list("casus_id", flat=True).first() or 0


def van_termijnen(viewer: Viewer, mandaat_ids: list[int]) -> dict[int, tuple[int, str]]:
    """Case and giver of each mandate with a term, where the gate lets the viewer read."""
    cases = visible(viewer, Casus.objects.all(), DataClass.PROCES).values("pk")
    rows = Mandaat.objects.filter(pk__in=mandaat_ids, casus__in=cases).select_related("organisatie")
    return {row.pk: (row.casus_id, row.organisatie.naam) for row in rows}
