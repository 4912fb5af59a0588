"""Who may read and answer a request: the person asked, at his organisation; nothing else of the case is his."""

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.keten.vervolg.expertise.rules import EXPERT
from eenplan.keten.vervolg.models import Expertvraag


def is_expert(viewer: Viewer, row: Expertvraag) -> bool:
    """Whether this is the person who was asked, in that place."""
    mine = (viewer.account_id, viewer.organisation_id) == (row.account_id, row.organisatie_id)
    return viewer.role in EXPERT and viewer.account_id is not None and mine


def gevraagde(viewer: Viewer, vraag_id: int, what: str) -> Expertvraag:
    """The request, for who was asked; for anybody else it is not there."""
    row = Expertvraag.objects.filter(pk=vraag_id).first()
    if row is None or not is_expert(viewer, row):
        raise NotVisible(Line(what, object_type="expertvraag", object_id=vraag_id, rule="R0", allowed=False))
    return row
