"""Whether this viewer reaches a round: by the gate on its case, for the class veiligheid."""

from typing import Any

from django.db.models import QuerySet

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.dossier.casus.access import visible
from eenplan.dossier.casus.models import Casus
from eenplan.keten.nameting.models import Ronde


def role_of(viewer: Viewer) -> Role:
    """The role that counts in a course; machinery acts as Veilig Thuis does."""
    return Role.VT_LEAD if viewer.system else viewer.role


def find_ronde(ronde_id: int) -> Ronde:
    """The round behind the row lock, or NotVisible."""
    found = Ronde.objects.filter(pk=ronde_id).select_related("casus").first()
    if found is None:
        raise NotVisible(Line("nameting.zoek", object_type="ronde", object_id=ronde_id, rule="R0", allowed=False))
    return found


def visible_cases(viewer: Viewer) -> QuerySet[Any]:
    """Keys of the cases on which the viewer may read about safety, for use inside a query; logs nothing."""
    return visible(viewer, Casus.objects.all(), DataClass.VEILIGHEID).values("pk")
