"""What a household has one of may lie in another of its cases: the gate of that case is asked as well."""

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.queries import may_write


class Elders(Refused):
    """It lies in a case that is closed to this person; the words name no case, no person and no team."""

    def __init__(self, message: str, line: Line) -> None:
        super().__init__(f"{message} Neem contact op met de teamleider van Veilig Thuis.")
        self.line = line


def mag_elders(by: Viewer, casus_id: int, data_class: DataClass, *, what: str, anders: str) -> None:
    """Pass the gate for writing in that other case, or refuse with these words: his own case is open to him."""
    try:
        may_write(by, casus_id, data_class, what=what)
    except NotVisible as closed:
        raise Elders(anders, closed.line or Line(what, casus_id=casus_id, allowed=False)) from closed


def onthoud(by: Viewer, refusal: Refused) -> None:
    """Keep the line of a refusal by the gate, once the act that it stopped is undone (R10)."""
    if isinstance(refusal, Elders):
        write(by, [refusal.line])
