"""Who reads the roster (Veilig Thuis, of its own organisation) and who plans it (its lead)."""

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.netwerk.dienst.rules import PLANT, VT


def mag_lezen(viewer: Viewer) -> bool:
    """Whether the roster is there for this viewer."""
    return viewer.role in VT and viewer.organisation_id is not None


def mag_plannen(viewer: Viewer) -> bool:
    """Whether he may change it."""
    return viewer.role in PLANT and viewer.organisation_id is not None


def require(viewer: Viewer, *, plannen: bool = False) -> int:
    """The organisation whose roster this is; NotVisible for who may not be here."""
    if viewer.organisation_id is None or not (mag_plannen(viewer) if plannen else mag_lezen(viewer)):
        raise NotVisible(Line("dienst.rooster", object_type="roosterdienst", rule="R0", allowed=False))
    return viewer.organisation_id
