"""Where the page of a case is, for this viewer's door."""

from django.urls import reverse

from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import WERK


def casus_url(viewer: Viewer, casus_id: int) -> str:
    """The address of the case page behind the viewer's own door."""
    return reverse("casus" if viewer.role in WERK else "partner-casus", args=[casus_id])
