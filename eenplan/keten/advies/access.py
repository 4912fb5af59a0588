"""Who may see an advice: Veilig Thuis of the organisation that gave it, nobody else (access.md misuse 3).

Advice belongs to no case, so the policy of cases has nothing to say here; what holds is R0 (closed unless
opened), R10 (every decision is a line) and the row lock on organisation.
"""

from django.db.models import QuerySet

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Purpose
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.keten.advies.models import Advies
from eenplan.keten.advies.rules import VT

OPENS = "eigen advies"
PURPOSES = frozenset({Purpose.ADVIES, Purpose.VEILIGHEID})


def mag(viewer: Viewer, organisatie_id: int | None) -> bool:
    """Whether this viewer may work with advice of this organisation."""
    if viewer.system:
        return True
    if viewer.role not in VT or viewer.purpose not in PURPOSES:
        return False
    return viewer.organisation_id is not None and viewer.organisation_id == organisatie_id


def own(viewer: Viewer) -> QuerySet[Advies]:
    """The advice of the viewer's own organisation; nothing for who may not look."""
    if viewer.system:
        return Advies.objects.all()
    if not mag(viewer, viewer.organisation_id):
        return Advies.objects.none()
    return Advies.objects.filter(organisatie_id=viewer.organisation_id)


def regel(what: str, advies_id: int | None, allowed: bool = True) -> Line:
    """The log line of one decision; it names no person, for there is none."""
    return Line(what, object_type="advies", object_id=advies_id, rule=OPENS if allowed else "R0", allowed=allowed)


def require(viewer: Viewer, advies_id: int, *, what: str, lock: bool = False) -> Advies:
    """The advice for this viewer, with its log line; NotVisible when it is not there for him."""
    rows = own(viewer).select_for_update(of=("self",)) if lock else own(viewer).select_related("door")
    found = rows.filter(pk=advies_id).first()
    if found is None:
        raise NotVisible(regel(what, advies_id, allowed=False))
    if not lock:  # an act logs itself
        write(viewer, [regel(what, advies_id)])
    return found


def require_vt(viewer: Viewer, *, what: str) -> int:
    """The organisation in whose name this viewer may write a new advice."""
    if viewer.organisation_id is None or not mag(viewer, viewer.organisation_id):
        raise NotVisible(regel(what, None, allowed=False))
    return viewer.organisation_id
