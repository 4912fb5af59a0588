"""Whether this viewer reaches an order, for the purpose thv; and what his function may decide."""

from typing import Any

from django.db.models import QuerySet

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass, Purpose, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.audit.actions import Line
from eenplan.dossier.casus.access import visible
from eenplan.dossier.casus.models import Casus
from eenplan.instrumenten.huisverbod.bevoegdheden import andere_gemeente
from eenplan.instrumenten.huisverbod.functies import Bevoegdheid, bevoegdheid
from eenplan.instrumenten.huisverbod.models import Huisverbod


def voor_thv(viewer: Viewer) -> Viewer:
    """The same person, looking for the order: one purpose at a time (access.md R3)."""
    return viewer if viewer.system else viewer.for_purpose(Purpose.THV)


def role_of(viewer: Viewer) -> Role:
    """The role that counts in the course; machinery acts as Veilig Thuis does."""
    return Role.VT_LEAD if viewer.system else viewer.role


def vind(huisverbod_id: int) -> Huisverbod:
    """The order behind the row lock, or NotVisible."""
    found = Huisverbod.objects.filter(pk=huisverbod_id).select_related("casus", "pleger", "kijkt_mee").first()
    if found is None:
        raise NotVisible(
            Line("huisverbod.zoek", object_type="huisverbod", object_id=huisverbod_id, rule="R0", allowed=False)
        )
    return found


def bevoegdheid_van(viewer: Viewer, gemeente: str) -> Bevoegdheid:
    """What the viewer may decide here: by the function of his appointment; a mayor only in his own municipality."""
    place = Organisation.objects.filter(pk=viewer.organisation_id or 0).first()
    if place is None or viewer.system:
        return Bevoegdheid.GEEN
    if place.soort == "gemeente" and andere_gemeente(place.gemeente, gemeente):
        return Bevoegdheid.GEEN
    return bevoegdheid(place.soort, viewer.functie)


def zichtbare_casussen(viewer: Viewer) -> QuerySet[Any]:
    """Keys of the cases of which the viewer may read the order, for use inside a query; logs nothing."""
    return visible(voor_thv(viewer), Casus.objects.all(), DataClass.VEILIGHEID).values("pk")
